//! Any text as the body of a note, its links left as hostile as they are written: what comes out has no element, attribute or scheme that is not allowed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::render::html;
use promo_packet::site::{Citation, Link, Prose};
use promo_packet::source::{PacketPath, Span, Text};
use promo_packet::syntax::markdown::{Markdown, Piece, read_markdown};
use std::sync::Arc;

#[path = "../../src/render/markdown/inspect.rs"]
mod inspect;

fuzz_target!(|bytes: &[u8]| {
    let (Ok(text), Ok(file)) = (Text::decode(bytes), PacketPath::new("evidence/note.md")) else { return };
    let text = text.as_str();
    let html = html(&prose(read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new())));
    let complaints = inspect::complaints(&html);
    assert!(complaints.is_empty(), "{complaints:?}\n{html}");
});

/// A page that resolves nothing: every address is what the author wrote, and every figure is.
fn prose(markdown: Markdown) -> Prose {
    let links = markdown.links.iter().map(|link| Link {
        href: Some(link.destination.value.clone()),
        words: Some(link.destination.value.clone()),
        title: link.title.clone(),
        is_outside: true,
    });
    let figures = markdown.pieces.iter().filter_map(|piece| match &piece.value {
        Piece::Metric(id) => Some((id.clone(), Citation { words: id.clone(), href: id.clone() })),
        _ => None,
    });
    Prose {
        links: links.collect(),
        figures: figures.collect(),
        prefix: String::new(),
        heading_level: 2,
        traced: Some("E-01".to_owned()),
        markdown: Arc::new(markdown),
    }
}
