//! Any text as the body of a note, its links left as hostile as they are written: what comes out has no element, attribute or scheme that is not allowed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::document::{Document, Citation, Link, html, markdown};
use promo_packet::source::{PacketPath, Span, Text};
use promo_packet::syntax::markdown::{Markdown, read_markdown};
use std::sync::Arc;

#[path = "../../tests/it/hostile/inspect.rs"]
mod inspect;

fuzz_target!(|bytes: &[u8]| {
    let (Ok(text), Ok(file)) = (Text::decode(bytes), PacketPath::new("evidence/note.md")) else { return };
    let text = text.as_str();
    let document = document(read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new()));
    let html = html::write(&document);
    let complaints = inspect::complaints(&html);
    assert!(complaints.is_empty(), "{complaints:?}\n{html}");
    // What is written as Markdown is read without a panic, whatever it has become.
    let again = markdown::write(&document);
    read_markdown(&file, &again, Span::new(&file, 0, again.len()), &mut Vec::new());
});

/// A page that resolves nothing: every address is what the author wrote, and every figure is.
fn document(markdown: Markdown) -> Document {
    let links = markdown.links.iter().map(|link| Link {
        href: Some(link.destination.value.clone()),
        words: Some(link.destination.value.clone()),
        title: link.title.clone(),
        text: link.text.clone(),
        is_outside: true,
        pixels: None,
    });
    let figures = markdown.metrics.iter().map(|metric| {
        let id = metric.value.clone();
        (id.clone(), Citation { words: id.clone(), href: id })
    });
    Document {
        links: links.collect(),
        figures: figures.collect(),
        prefix: String::new(),
        heading_level: 2,
        numbers_links: true,
        source_positions: Some("E-01".to_owned()),
        markdown: Arc::new(markdown),
    }
}
