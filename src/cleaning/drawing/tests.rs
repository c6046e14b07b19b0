//! Drawings as programs export them.

use super::super::edit::apply;
use super::*;

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\">";

fn drawing(inside: &str) -> String {
    format!("{HEAD}{inside}</svg>")
}

/// What is handed on.
fn clean(text: &str) -> String {
    let drawing = Drawing::read(text);
    assert_eq!(drawing.faults, [], "{text}");
    let clean = String::from_utf8(apply(text.as_bytes(), &drawing.edits)).unwrap();
    assert_eq!(Drawing::read(&clean).edits, [], "what was cleaned is clean: {clean}");
    assert_eq!(drawing.blanked(text).len(), text.len());
    clean
}

/// What is wrong, each with what it marks.
fn faults(text: &str) -> Vec<(String, String)> {
    let found = Drawing::read(text).faults;
    found.into_iter().map(|fault| (fault.what, text[fault.range].to_owned())).collect()
}

#[test]
fn what_no_browser_draws_goes() {
    let pairs = [
        ("<!-- XYZZY --><rect/>", "<rect/>"),
        ("<metadata><rdf:RDF xmlns:rdf=\"r\">XYZZY</rdf:RDF></metadata><rect/>", "<rect/>"),
        ("<inkscape:view inkscape:path=\"/home/kim\"><rect/></inkscape:view><rect/>", "<rect/>"),
        ("<rect inkscape:export-filename=\"/home/kim/a.png\" width=\"1\"/>", "<rect width=\"1\"/>"),
        ("<rect style=\"/* Kim */fill: red\"/>", "<rect style=\"fill: red\"/>"),
        ("<!-- payload-start -->XYZZY<!-- payload-end --><rect/>", "<rect/>"),
        ("<g>Kim<text>a</text></g>", "<g><text>a</text></g>"),
        ("<rect data-owner=\"Kim\"/>", "<rect/>"),
        ("<?xpacket begin?><rect/>", "<rect/>"),
        ("<text>a<!-- b -->c</text>", "<text>ac</text>"),
        ("<style>a{} /* Kim */ b{}</style>", "<style>a{}  b{}</style>"),
        ("<style><![CDATA[a{} /* Kim */]]></style>", "<style><![CDATA[a{} ]]></style>"),
    ];
    for (before, after) in pairs {
        assert_eq!(clean(&drawing(before)), drawing(after));
    }
}

#[test]
fn what_stands_round_the_drawing_goes() {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- by Kim -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n{}<!-- XYZZY -->",
        drawing("<rect/>")
    );
    assert_eq!(clean(&text), format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n\n{}", drawing("<rect/>")));
    let other = format!("<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>{}", drawing(""));
    assert_eq!(clean(&other), drawing(""), "it is handed on as UTF-8");
    let source = "<svg xmlns=\"http://www.w3.org/2000/svg\" content=\"&lt;mxfile&gt;XYZZY\" width=\"1\"><rect/></svg>";
    assert_eq!(clean(source), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"><rect/></svg>");
}

#[test]
fn what_is_drawn_stays() {
    for inside in [
        "<title>Reads a second</title><desc>From 2 to 4</desc><text xml:space=\"preserve\"> a  b </text>",
        "<a href=\"https://example.com/a\" xlink:title=\"more\"><rect/></a><a xlink:href=\"#here\"/>",
        "<linearGradient id=\"a\"/><rect fill=\"url(#a)\" style=\"stroke: url('#a')\"/><use xlink:href=\"#a\"/>",
        "<style>@namespace url(http://www.w3.org/2000/svg); [data-a] { fill: red }</style><rect data-a=\"1\"/>",
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
        "<animate attributeName=\"opacity\" values=\"0;1\"/><text>based on = it (a)</text>",
        "<image href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"/>",
    ] {
        assert_eq!(clean(&drawing(inside)), drawing(inside));
    }
}

#[test]
fn what_fetches_or_acts_is_named_with_its_place() {
    let trials = [
        ("<script>a()</script>", "a script", "<script"),
        ("<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>", "a script", "<x:script"),
        ("<rect onclick=\"a()\"/>", "a script, in `onclick`", "onclick=\"a()\""),
        ("<foreignObject/>", "foreign content: HTML, which is no drawing", "<foreignObject"),
        ("<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", "foreign content: HTML, which is no drawing", "<h:p"),
        (
            "<image href=\"https://e.com/a.png\"/>",
            "an address to fetch from, in `<image>`",
            "href=\"https://e.com/a.png\"",
        ),
        ("<use xlink:href=\"b.svg#a\"/>", "an address to fetch from, in `<use>`", "xlink:href=\"b.svg#a\""),
        ("<rect fill=\"url(https://e.com/a#b)\"/>", "an address to fetch from, in a style", "url(https://e.com/a#b)"),
        (
            "<rect style=\"fill: \\75rl('a.svg#b')\"/>",
            "an address to fetch from, in a style",
            "fill: \\75rl('a.svg#b')",
        ),
        ("<style>@im\\70ort 'https://e.com/a'</style>", "a style sheet from elsewhere", "@im\\70ort 'https://e.com/a'"),
        ("<style>a{fill:u&#114;l(a.png)}</style>", "an address to fetch from, in a style", "a{fill:u&#114;l(a.png)}"),
        ("<a href=\" javascript:a()\"/>", "a script, in a link", "href=\" javascript:a()\""),
        (
            "<a href=\"java&#10;script:a()\"/>",
            "a link to a file beside it, which its reader may not have",
            "href=\"java&#10;script:a()\"",
        ),
        (
            "<a href=\"../notes/secret.md\"/>",
            "a link to a file beside it, which its reader may not have",
            "href=\"../notes/secret.md\"",
        ),
        (
            "<a href=\"#a\"><set attributeName=\"href\" to=\"x\"/></a>",
            "an animation that sets `href`",
            "attributeName=\"href\"",
        ),
        ("<a ping=\"https://e.com\" href=\"#a\"/>", "an address to fetch from, in `<a>`", "ping=\"https://e.com\""),
        ("<g xml:base=\"https://e.com/\"/>", "an address to fetch from, in `<g>`", "xml:base=\"https://e.com/\""),
        ("<video/>", "a `<video>`, which shows something from elsewhere", "<video"),
        (
            "<image href=\"data:image/svg+xml,%3Csvg onload='a()'/%3E\"/>",
            "a drawing with a script, in `onload`",
            "data:image/svg+xml,%3Csvg onload='a()'/%3E",
        ),
        (
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "a picture that is no picture, whatever its ending says",
            "data:image/png;base64,AAAA",
        ),
        (
            "<image href=\"data:text/html,x\"/>",
            "a picture that is no picture, whatever its ending says",
            "data:text/html,x",
        ),
    ];
    for (inside, what, place) in trials {
        assert_eq!(faults(&drawing(inside)), [(what.to_owned(), place.to_owned())], "{inside}");
    }
    let whole = format!("<?xml-stylesheet href=\"a.css\"?>{}", drawing(""));
    assert_eq!(faults(&whole)[0].0, "a style sheet from elsewhere");
    assert_eq!(faults("<svg onload='a()'/>")[0].0, "a script, in `onload`", "also where no browser draws it");
}

#[test]
fn a_fault_is_said_once_and_counted() {
    let found = Drawing::read(&drawing("<rect onclick=\"a\"/><rect onclick=\"b\"/>")).faults;
    assert_eq!(found.iter().map(|fault| fault.times).collect::<Vec<_>>(), [2]);
}

#[test]
fn what_cannot_be_read_is_said_where_it_breaks() {
    let text = drawing("\n<g>é</h>");
    let found = Drawing::read(&text).faults;
    assert_eq!((found.len(), found[0].what.as_str()), (1, BROKEN));
    assert!(text[found[0].range.start..].starts_with("</h>"), "{}", &text[found[0].range.start..]);
    for text in ["", "no drawing", "<html/>", "<svg", "<p xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<!DOCTYPE"] {
        assert_eq!(Drawing::read(text).faults.len(), 1, "{text}");
    }
    let entities = "<!DOCTYPE svg [<!ENTITY a \"x\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
    assert!(Drawing::read(entities).faults[0].what.starts_with("declarations"));
}

#[test]
fn a_deep_drawing_is_read() {
    let deep = 30_000;
    let text = drawing(&format!("{}<!-- x -->{}", "<g>".repeat(deep), "</g>".repeat(deep)));
    let read = Drawing::read(&text);
    assert!(read.edits.len() + read.faults.len() == 1);
}

#[test]
fn pictures_in_a_drawing_are_cleaned_too() {
    use base64::Engine;
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let chunk = |kind: &[u8], contents: &[u8]| {
        [&u32::try_from(contents.len()).unwrap().to_be_bytes(), kind, contents, b"crc!"].concat()
    };
    let png = |extra: &[u8]| {
        let parts: [&[u8]; 5] =
            [b"\x89PNG\r\n\x1a\n", &chunk(b"IHDR", &[0; 13]), extra, &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")];
        encode(&parts.concat())
    };
    let (dirty, cleaned) = (png(&chunk(b"tEXt", b"Author\0XYZZY")), png(b""));
    for place in
        ["<image xlink:href=\"data:image/png;base64,@\"/>", "<style>a { fill: url('data:image/png;base64,@') }</style>"]
    {
        let (before, after) = (drawing(&place.replace('@', &dirty)), drawing(&place.replace('@', &cleaned)));
        assert_eq!(clean(&before), after);
        assert_eq!(clean(&after), after);
    }
    // In lines of 76 letters, as Inkscape writes it.
    let lines = format!("<image href=\"data:image/png;base64,{}\n {}\"/>", &dirty[..20], &dirty[20..]);
    assert_eq!(clean(&drawing(&lines)), drawing(&format!("<image href=\"data:image/png;base64,{cleaned}\"/>")));
    let inner = encode(drawing("<!-- XYZZY --><rect/>").as_bytes());
    let outer = drawing(&format!("<image href=\"data:image/svg+xml;base64,{inner}\"/>"));
    assert!(clean(&outer).contains(&encode(drawing("<rect/>").as_bytes())));
}

#[test]
fn a_drawing_says_how_large_it_is() {
    let size = |attributes: &str| {
        let drawing = Drawing::read(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>"));
        drawing.size.map(|size| (size.width, size.height))
    };
    assert_eq!(size("width=\"680\" height=\"380px\" viewBox=\"0 0 1 1\""), Some((680, 380)));
    assert_eq!(size("viewBox=\"0,0 680.4 380\""), Some((680, 380)));
    assert_eq!(size("width=\"100%\" height=\"100%\" viewBox=\"0 0 34 19\""), Some((34, 19)));
    for none in [
        "",
        "width=\"5em\" height=\"2em\"",
        "viewBox=\"0 0 x 1\"",
        "width=\"0\" height=\"9\"",
        "viewBox=\"0 0 1e30 1\"",
    ] {
        assert_eq!(size(none), None, "{none}");
    }
}
