//! Documents, read back as a word processor would.

use super::packet;
use std::io::{Cursor, Read};

/// The texts of a document by the names of its parts.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let mut read = |name: &String| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        (name.clone(), text)
    };
    names.iter().filter(|name| !name.ends_with('/')).map(&mut read).collect()
}

#[test]
fn a_document_is_read_back_with_headings_lists_tables_and_links() {
    let packet = packet();
    packet.run(["export", "amazon-forte", "-o", "out.docx"]).code(0).says("out.docx\n");
    let bytes = std::fs::read(packet.path("out.docx")).unwrap();
    let parts = parts(&bytes);
    let part = |name: &str| &parts.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("{name}")).1;
    let document = roxmltree::Document::parse(part("word/document.xml")).unwrap();
    let is = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let text = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|it| is(it, "t")).filter_map(|it| it.text()).collect()
    };
    let style = |node: roxmltree::Node<'_, '_>| -> String {
        let style = node.descendants().find(|it| is(it, "pStyle"));
        style.and_then(|it| it.attributes().next()).map_or_else(String::new, |it| it.value().to_owned())
    };
    let paragraphs: Vec<(String, String)> =
        document.descendants().filter(|it| is(it, "p")).map(|it| (style(it), text(it))).collect();
    let has = |style: &str, words: &str| paragraphs.iter().any(|(own, text)| own == style && text == words);
    assert!(has("Title", "Amazon Forte, self part: Kim Berg"), "{paragraphs:?}");
    assert!(has("Heading1", "Accomplishments") && has("Heading2", "Checkout answers at once"), "{paragraphs:?}");
    assert!(has("ListParagraph", "First, a cache went."), "{paragraphs:?}");
    assert!(has("", "The wait lay between teams, see the page and Hold the slot (E-01)."), "{paragraphs:?}");
    let points: Vec<String> = document
        .descendants()
        .filter(|it| is(it, "numId"))
        .filter_map(|it| it.attributes().next())
        .map(|it| it.value().to_owned())
        .collect();
    let numbering = part("word/numbering.xml");
    assert!(
        points
            .iter()
            .all(|id| numbering.contains(&format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"11\" />"))),
        "points: {points:?} {numbering}"
    );
    let rows: Vec<String> = document.descendants().filter(|it| is(it, "tr")).map(text).collect();
    assert_eq!(rows, ["WhatWhen", "CacheMay"]);
    let links = part("word/_rels/document.xml.rels");
    for link in document.descendants().filter(|it| is(it, "hyperlink")) {
        let id = link.attributes().find(|it| it.name() == "id").unwrap().value();
        assert!(links.contains(&format!("Id=\"{id}\"")), "{id}: {links}");
    }
    assert!(links.contains("Target=\"https://example.com/design?a=1&amp;b=2\""), "{links}");
    assert!(part("word/styles.xml").contains("w:default=\"1\" w:styleId=\"Normal\""));
    assert!(!part("docProps/core.xml").contains("unknown") && part("docProps/core.xml").contains("1970-01-01"));
}

#[test]
fn the_same_packet_gives_the_same_bytes() {
    let packet = packet();
    let written = || packet.run(["export", "staffeng", "--as", "docx", "-o", "out.docx", "--force"]).code(0);
    written();
    let first = std::fs::read(packet.path("out.docx")).unwrap();
    for _ in 0..4 {
        written();
        assert!(std::fs::read(packet.path("out.docx")).unwrap() == first, "two runs make two documents");
    }
}
