//! What rides along in attachments and in a theme, as a person would look for it in what is published.

use crate::packet::{PNG, Packet, SETTINGS, snapshot};
use std::fs;
use std::path::Path;

const NOTE: &str = "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n";

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:ink=\"urn:ink\"><!-- XYZZY --><metadata>XYZZY</metadata><g ink:file=\"/home/XYZZY\"/><text>Reads</text></svg>";
const CLEAN_DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:ink=\"urn:ink\"><g/><text>Reads</text></svg>";

fn showing(files: &[&str]) -> Packet {
    let images: Vec<String> = files.iter().map(|file| format!("![x](../files/{file})\n")).collect();
    Packet::new().file("evidence/a.md", format!("{NOTE}{}", images.concat()))
}

/// A picture with a text in it and something behind its end.
fn dirty_png() -> Vec<u8> {
    let text = b"\0\0\0\x0ctEXtAuthor\0XYZZYcrc!";
    let end = PNG.len() - 12;
    [&PNG[..end], text, &PNG[end..], b"XYZZY"].concat()
}

/// Whether any file below holds these bytes.
fn holds(folder: &Path, words: &[u8]) -> bool {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file());
    files.into_iter().any(|it| fs::read(it.path()).unwrap().windows(words.len()).any(|window| window == words))
}

#[test]
fn what_rides_along_is_in_no_edition_and_the_manifest_is_of_what_is() {
    let packet = showing(&["a.svg", "a.png", "b.png"])
        .file("files/a.svg", DRAWING)
        .file("files/a.png", dirty_png())
        .file("files/b.png", PNG);
    for audience in ["self", "manager", "committee"] {
        packet.run(["build", "--for", audience]).code(0);
    }
    assert!(!holds(&packet.path("dist"), b"XYZZY"));
    assert_eq!(packet.read("dist/committee/files/a.svg"), CLEAN_DRAWING);
    for name in ["a.png", "b.png"] {
        assert_eq!(fs::read(packet.path(&format!("dist/committee/files/{name}"))).unwrap(), PNG);
    }
    let manifest = packet.read("dist/committee/.promo-manifest.json");
    for published in [CLEAN_DRAWING.as_bytes(), PNG] {
        assert!(manifest.contains(&blake3::hash(published).to_hex().to_string()[..16]), "{manifest}");
    }
    let before = snapshot(&packet.path("dist"));
    packet.run(["build", "--for", "committee"]).code(0).says("is up to date");
    assert_eq!(snapshot(&packet.path("dist")), before);
}

#[test]
fn private_terms_are_looked_for_in_what_is_handed_on() {
    let settings = format!("{SETTINGS}\n[private]\nterms = [\"XYZZY\"]\n");
    let packet = showing(&["a.svg"]).file("packet.toml", settings).file("files/a.svg", DRAWING);
    packet.file("theme/style.css", "/* XYZZY */ a {}").run(["check"]).code(0);
    let shown = showing(&["a.svg"])
        .file("packet.toml", format!("{SETTINGS}\n[private]\nterms = [\"Reads\"]\n"))
        .file("files/a.svg", DRAWING);
    let place = DRAWING.find("Reads").unwrap() + 1;
    shown.run(["check"]).code(1).says("error[private-term]").says(&format!("files/a.svg:1:{place}\n"));
}

#[test]
fn a_drawing_in_a_drawing_is_searched_too() {
    let inner = "<svg xmlns='http://www.w3.org/2000/svg'><!-- by Kim --><text>XYZZY</text></svg>";
    let outer = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/svg+xml,{}\"/></svg>",
        inner.replace('<', "%3C").replace('>', "%3E")
    );
    let settings = format!("{SETTINGS}\n[private]\nterms = [\"XYZZY\"]\n");
    showing(&["a.svg"])
        .file("packet.toml", settings)
        .file("files/a.svg", outer)
        .run(["check"])
        .code(1)
        .says("error[private-term]");
}

#[test]
fn what_cannot_be_handed_on_is_an_error_and_nothing_is_published() {
    let fetching = DRAWING.replace("<g ", "<image href=\"https://example.com/a.png\"/><g ");
    let place = fetching.find("href").unwrap() + 1;
    let trials: [(&str, &str, Vec<u8>, String); 6] = [
        (
            "![x](../files/a.svg)",
            "files/a.svg",
            fetching.into_bytes(),
            format!(
                "error[unsafe-file]: `files/a.svg` holds an address to fetch from, in `<image>`\n --> files/a.svg:1:{place}\n"
            ),
        ),
        (
            "[x](../files/a.svg)",
            "files/a.svg",
            b"<svg".to_vec(),
            "error[unsafe-file]: `files/a.svg` holds what no browser reads as a drawing".to_owned(),
        ),
        (
            "![x](../files/a.png)",
            "files/a.png",
            PNG[..40].to_vec(),
            "error[unreadable-picture]: `files/a.png` is cut short".to_owned(),
        ),
        (
            "[x](../files/a.gif)",
            "files/a.gif",
            PNG.to_vec(),
            "error[unreadable-picture]: `files/a.gif` is a PNG picture".to_owned(),
        ),
        (
            "[x](../files/a.md)",
            "files/a.md",
            b"> [!private]\n> XYZZY".to_vec(),
            "help: make it a note, such as `notes/a.md`, and link that".to_owned(),
        ),
        (
            "[x](../docs/a.mdx)",
            "docs/a.mdx",
            b"XYZZY".to_vec(),
            "error[attached-markdown]: `docs/a.mdx` is Markdown and no note".to_owned(),
        ),
    ];
    for (link, path, bytes, said) in trials {
        let packet = Packet::new().file("evidence/a.md", format!("{NOTE}{link}\n")).file(path, bytes);
        packet.run(["check"]).code(1).says(&said);
        packet.run(["build"]).code(1).says("nothing is published");
        assert!(!packet.path("dist/manager").exists());
        // What no note leads to is nobody's concern.
        packet.file("evidence/a.md", NOTE).run(["build"]).code(0);
    }
}

#[test]
fn what_is_wrong_in_a_drawing_is_said_once() {
    let packet = Packet::new()
        .file(
            "evidence/a.md",
            format!(
                "{}![x](../files/a.svg) [y](../files/a.svg)\n",
                NOTE.replace("date", "links = [\"files/a.svg\"]\ndate")
            ),
        )
        .file("evidence/b.md", format!("{NOTE}![x](../files/a.svg)\n").replace("\"A\"", "\"B\""))
        .file("files/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/><script/></svg>");
    let ran = packet.run(["check"]).code(1);
    assert_eq!(ran.out().matches("error[").count(), 1, "{}", ran.out());
    ran.says("holds a script, at 2 places");
}

#[test]
fn comments_and_idle_files_of_a_theme_stay_at_home() {
    let packet = showing(&[])
        .file("theme/style.css", "a { color: red } /* XYZZY */")
        .file("theme/extra.js", "a() // XYZZY")
        .file("theme/log.html", "{% extends \"theme/log.html\" %}{% block main %}<!-- XYZZY --><script src=assets/extra.js></script>{{ super() }}{% endblock main %}")
        .file("theme/todo.txt", "XYZZY")
        .file("log/2026-01-02.md", "---\ndate: 2026-01-02\naudience: committee\n---\nWords.\n");
    packet.run(["check"]).code(0).says("hint[unused-theme-file]: no template, style sheet or script names `todo.txt`");
    packet.run(["build"]).code(0);
    assert!(!holds(&packet.path("dist"), b"XYZZY"));
    assert_eq!(packet.read("dist/manager/assets/extra.js"), "a() ");
    assert!(packet.read("dist/manager/log.html").contains("<script src=assets/extra.js></script>"));
}

#[cfg(unix)]
#[test]
fn a_closed_packet_has_closed_editions() {
    use std::os::unix::fs::PermissionsExt;
    let packet = showing(&["a.png"]).file("files/a.png", PNG);
    packet.run(["build"]).code(0);
    fs::set_permissions(packet.path(""), fs::Permissions::from_mode(0o700)).unwrap();
    packet.run(["build"]).code(0).says("is up to date");
    for entry in walkdir::WalkDir::new(packet.path("dist/manager")) {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{}", entry.path().display());
    }
    assert!(!packet.path(".promo").exists());
}
