//! Sites through small themes: what comes out, what the author can replace, and what is said when a template is wrong.

use super::*;
use crate::compile::{Options, compile};
use crate::source::{Date, PacketPath, Text, Tree};
use crate::vocabulary::{Audience, Paper};

const LOG: &str = "{% extends \"base.html\" %}{% block main %}{% for it in view.entries %}<h2>{{ it.title }}</h2>{{ it.body | safe }}{% endfor %}{% endblock main %}";

const THEME: &[(&str, &str)] = &[
    ("base.html", "<title>{{ page.title }}</title>{% block main %}{% endblock main %}"),
    ("log.html", LOG),
    ("style.css", "a{}"),
];

/// The author's edition of a packet with two log entries, of which these pages are rendered.
fn site(templates: &[&str]) -> Site {
    let tree = Tree::of(&[
        ("packet.toml", "[packet]\ntitle = \"T\"\nrubric = \"senior-engineer\"\n[candidate]\nname = \"N\"\n"),
        ("log/a.md", "# One <b>\n\na {{ 7*7 }} {% include \"x\" %} </script>"),
        ("evidence/a.md", "+++\ntitle = \"E\"\ndate = 2026-01-01\n+++\n"),
        ("evidence/b.md", "+++\ntitle = \"F\"\ndate = 2026-01-02\n+++\n"),
    ]);
    let compilation = compile(&tree, Options { today: Date::new(2026, 6, 1).unwrap() });
    let mut site = compilation.site(compilation.edition(Audience::SelfOnly).unwrap());
    site.pages.retain(|page| templates.contains(&page.template));
    assert!(!site.pages.is_empty());
    site
}

fn overrides(files: &[(&str, &str)]) -> BTreeMap<PacketPath, Text> {
    files.iter().map(|(path, text)| (PacketPath::new(path).unwrap(), Text::new(text))).collect()
}

fn theme(own: &[(&str, &str)]) -> Theme {
    Theme::from_files(THEME, &overrides(own)).unwrap()
}

/// A page, as text.
fn page(files: &Files, address: &str) -> String {
    String::from_utf8(files[address].to_vec()).unwrap()
}

/// Each diagnostic as `file `marked`: message; help`.
fn told(diagnostics: &[Diagnostic], own: &[(&str, &str)]) -> Vec<String> {
    let one = |it: &Diagnostic| {
        let text = own.iter().find(|(path, _)| *path == it.file().as_str()).map_or("", |(_, text)| text);
        let help = it.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        assert!(it.rule == "invalid-template" || it.file().has_ending("svg"));
        format!("{} `{}`: {}{help}", it.file(), text.get(it.span.range()).unwrap_or("?"), it.message)
    };
    diagnostics.iter().map(one).collect()
}

/// What is said when a theme with these files is loaded.
fn refused(own: &[(&str, &str)]) -> Vec<String> {
    told(&Theme::from_files(THEME, &overrides(own)).unwrap_err(), own)
}

/// What is said when the log is rendered with these files.
fn stopped(own: &[(&str, &str)]) -> Vec<String> {
    told(&render(&site(&["log"]), &theme(own)).unwrap_err(), own)
}

#[test]
fn pages_go_through_their_templates() {
    let files = render(&site(&["log"]), &theme(&[])).unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["assets/search-index.js", "assets/style.css", "log.html"]);
    let log = page(&files, "log.html");
    assert!(log.starts_with("<title>Log</title><h2>"), "{log}");
    assert!(log.contains("<p>a {{ 7*7 }} {% include “x” %} &lt;/script&gt;</p>"), "a note is never a template: {log}");
    assert!(!log.contains("<b>"), "{log}");
    let index = page(&files, "assets/search-index.js");
    assert!(index.starts_with("window.promoSearch = [[\"") && !index.contains("</script"), "{index}");
    assert_eq!(*Draft::new(&site(&["log"]), &theme(&[]), &site(&["log"]).pages[0]).render().unwrap(), *log.as_bytes());
}

#[test]
fn a_view_is_data_until_it_is_rendered() {
    let (site, theme) = (site(&["log"]), theme(&[]));
    let body = serde_json::to_value(site.view(&site.pages[0])).unwrap()["entries"][0]["body"].clone();
    assert!(body["blocks"].is_array() && body["links"].is_array(), "{body}");
    assert!(!body.to_string().contains("<p>"), "{body}");
    let written = serde_json::to_value(site.written(&site.pages[0], |_| "by the writer".to_owned())).unwrap();
    assert_eq!(written["entries"][0]["body"], "by the writer");
    let digest = |site: &Site| Draft::new(site, &theme, &site.pages[0]).digest();
    assert_eq!(digest(&site), digest(&site.clone()));
    assert_ne!(digest(&site), digest(&site.clone().with_source_positions()), "another page, so another digest");
}

#[test]
fn the_author_replaces_file_by_file() {
    let own = [
        ("theme/base.html", "<link href=assets/extra/more.css><h1>mine</h1>{% block main %}{% endblock main %}"),
        ("theme/log.html", "{% extends \"theme/log.html\" %}{% block main %}before {{ super() }}{% endblock main %}"),
        ("theme/style.css", "b{}"),
        ("theme/extra/more.css", "c{}"),
    ];
    let files = render(&site(&["log"]), &theme(&own)).unwrap();
    assert!(page(&files, "log.html").contains("<h1>mine</h1>before <h2>"), "{}", page(&files, "log.html"));
    assert_eq!(page(&files, "assets/style.css"), "b{}");
    assert_eq!(page(&files, "assets/extra/more.css"), "c{}");
}

#[test]
fn templates_hold_data_and_assets_safely() {
    let own = [(
        "theme/log.html",
        "<script>x = {{ (page.title ~ \"</script>\") | json }}</script><style>{{ asset(name=\"style.css\") }}</style>{{ \"<\" }}",
    )];
    let files = render(&site(&["log"]), &theme(&own)).unwrap();
    assert_eq!(page(&files, "log.html"), "<script>x = \"Log\\u003c/script>\"</script><style>a{}</style>&lt;");
}

#[test]
fn every_template_that_cannot_be_read_is_told() {
    let own = [("theme/a.html", "é {{ }}"), ("theme/b.html", "\n{% if %}"), ("theme/c.md", "x")];
    let [a, b, c] = refused(&own).try_into().unwrap();
    assert!(a.starts_with("theme/a.html `}}`: found `}}` but expected one of"), "{a}");
    assert!(b.starts_with("theme/b.html `%}`: found `%}` but expected one of"), "{b}");
    let expected = "theme/c.md ``: `theme/c.md` is neither a template nor an asset; \
                    templates end in `.html`, assets in `.css`, `.js`, `.svg`, `.json` or `.txt`";
    assert_eq!(c, expected);
}

#[test]
fn names_that_nothing_has() {
    let own = [
        ("theme/a.html", "é {{ page | loud }} {% if page is odder %}{% endif %}"),
        ("theme/b.html", "\n {{ get_env(name=\"HOME\") }}{{ <card /> }}{% include \"logg.html\" %}"),
        ("theme/log.html", "{% extends \"base.html\" %}{% block mian %}{% endblock mian %}"),
    ];
    let expected = [
        "theme/a.html `loud`: unknown filter `loud`",
        "theme/a.html `odder`: unknown test `odder`",
        "theme/b.html `get_env(name=\"HOME\")`: unknown function `get_env`",
        "theme/b.html `<card />`: unknown component `card`",
        "theme/b.html `\"logg.html\"`: unknown template `logg.html`; did you mean `log.html`?",
        "theme/log.html `mian`: block `mian` is not defined in any parent template",
    ];
    assert_eq!(refused(&own), expected);
}

#[test]
fn templates_that_do_not_fit_together() {
    let parent = [("theme/a.html", "{% extends \"base\" %}")];
    let known = "known here: `base.html`, `log.html` or `a.html`";
    assert_eq!(refused(&parent), [format!("theme/a.html `\"base\"`: unknown template `base`; {known}")]);
    let itself = [("theme/base.html", " {% extends \"base.html\" %}")];
    let help = "write `theme/base.html` for the theme's own";
    assert_eq!(refused(&itself), [format!("theme/base.html `\"base.html\"`: `base.html` extends itself; {help}")]);
    let circle = [("theme/a.html", "{% include \"b.html\" %}"), ("theme/b.html", "{% include 'a.html' %}")];
    let told = "theme/a.html `\"b.html\"`: `a.html` includes itself: a.html → b.html → a.html";
    assert_eq!(refused(&circle), [told]);
    let component = "{% component x() %}{% endcomponent x %}";
    let twice = [("theme/a.html", component), ("theme/b.html", component)];
    let told = "theme/a.html ``: component `x` is defined in both `theme/a.html` and `theme/b.html`";
    assert_eq!(refused(&twice), [told]);
}

#[test]
fn what_stops_a_page_names_the_page() {
    let log = |text: &str| stopped(&[("theme/log.html", text)]).concat();
    let stop = "`log.html` cannot show `log.html`:";
    let expected = format!("theme/log.html `veiw`: {stop} variable `veiw` is not defined; did you mean `view`?");
    assert_eq!(log("é {{ veiw.entries }}"), expected);
    let expected = format!("theme/log.html `entry`: {stop} field `entry` is not defined; known here: `entries`");
    assert_eq!(log("{{ view.entry }}"), expected);
    let expected = format!("theme/log.html `asset(name=\"x.css\")`: {stop} there is no asset `x.css`");
    assert_eq!(log("{{ asset(name=\"x.css\") }}"), expected);
    let part = [("theme/log.html", "{% include \"part.html\" %}"), ("theme/part.html", "{{ nothing }}")];
    let expected = format!(
        "theme/part.html `nothing`: {stop} variable `nothing` is not defined; known here: `page`, `site` or `view`"
    );
    assert_eq!(stopped(&part), [expected]);
}

#[test]
fn one_fault_of_many_pages_is_told_once() {
    let site = site(&["evidence-note", "timeline"]);
    let own = [("theme/evidence-note.html", "{{ x }}")];
    let expected = [
        "packet.toml ``: `timeline.html` cannot show `timeline.html`: unknown template `timeline.html`",
        "theme/evidence-note.html `x`: `evidence-note.html` cannot show `evidence/a.html` and 1 more page: \
         variable `x` is not defined; known here: `page`, `site` or `view`",
    ];
    assert_eq!(told(&render(&site, &theme(&own)).unwrap_err(), &own), expected);
}

#[test]
fn a_folder_of_stylesheets_is_one_file() {
    let tokens = "/* Ink. */\na {\n  color: red;\n}\n";
    let files = [
        ("style/20-base.css", "b {\n  top: 0;\n}\n"),
        ("print.css", "p {\n  top: 0;\n}\n"),
        ("style/10-tokens.css", tokens),
    ];
    let published = |own: &[(&str, &str)]| -> Vec<String> {
        let theme = Theme::from_files(&files, &overrides(own)).unwrap();
        theme.assets().iter().map(|(name, bytes)| format!("{name}: {}", String::from_utf8_lossy(bytes))).collect()
    };
    // The size of the paper is no theme's.
    let print = "print.css: p{top:0}\n@page {\n  size: A4;\n}\n";
    assert_eq!(published(&[]), [print, "style.css: a{color:red}b{top:0}"]);
    // An author replaces the whole, and what lies in a folder of the author's is published where it lies.
    let own = [("theme/style.css", "@import 'style/10-tokens.css';"), ("theme/style/10-tokens.css", "d{}")];
    assert_eq!(published(&own), [print, "style.css: @import 'style/10-tokens.css';", "style/10-tokens.css: d{}"]);
}

#[test]
fn the_themes_of_the_program_are_sound() {
    assert_eq!(Theme::names().first(), Some(&"plain"));
    let plain = Theme::load("plain", Paper::A4, &BTreeMap::new()).unwrap();
    assert_eq!(
        plain.assets().keys().collect::<Vec<_>>(),
        ["icon.svg", "print.css", "room.css", "room.js", "script.js", "style.css"]
    );
    // Beside a template of the author's, all are read.
    let own = overrides(&[("theme/own.html", "x")]);
    for name in Theme::names() {
        assert_eq!(Theme::load(name, Paper::A4, &own).map(|_| ()), Ok(()), "{name}");
    }
    let wrong = Theme::load("plian", Paper::A4, &BTreeMap::new()).unwrap_err();
    assert_eq!((wrong[0].rule.as_str(), wrong[0].help.as_deref()), ("unknown-theme", Some("did you mean `plain`?")));
}

#[test]
fn comments_of_the_authors_theme_stay_at_home() {
    let own = [
        (
            "theme/log.html",
            "<!-- XYZZY --><p>{# XYZZY #}a</p><style>b{}/* XYZZY */</style><script>c() // XYZZY\n</script>",
        ),
        ("theme/style.css", "/* XYZZY */ b{}"),
        ("theme/script.js", "// XYZZY\na('// kept')"),
        ("theme/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- XYZZY --><g/></svg>"),
        ("theme/parts.html", "icon.svg script.js"),
    ];
    let files = render(&site(&["log"]), &theme(&own)).unwrap();
    assert_eq!(page(&files, "log.html"), "<p>a</p><style>b{}</style><script>c() \n</script>");
    assert_eq!(page(&files, "assets/style.css"), " b{}");
    assert_eq!(page(&files, "assets/script.js"), "\na('// kept')");
    assert_eq!(page(&files, "assets/icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>");
}

#[test]
fn what_nothing_names_stays_at_home() {
    let own = [
        ("theme/log.html", "<script src=assets/a.js></script>"),
        ("theme/a.js", "fetch('b.json')"),
        ("theme/b.json", "[\"c.txt\"]"),
        ("theme/c.txt", "c"),
        ("theme/d.txt", "d, e.json"),
        ("theme/e.json", "[\"d.txt\"]"),
    ];
    let theme = theme(&own);
    let unused: Vec<&str> = theme.unused().iter().map(PacketPath::as_str).collect();
    assert_eq!(unused, ["theme/d.txt", "theme/e.json"]);
    let published: Vec<&str> = theme.assets().keys().map(String::as_str).collect();
    assert_eq!(published, ["a.js", "b.json", "c.txt", "style.css"]);
}

#[test]
fn a_drawing_of_the_theme_is_judged_as_any() {
    let own = [("theme/icon.svg", "<svg><script/></svg>"), ("theme/log.html", "<img src=assets/icon.svg>")];
    assert_eq!(
        refused(&own),
        ["theme/icon.svg `<script`: `theme/icon.svg` holds a script; export it again without scripts, or use a bitmap"]
    );
}
