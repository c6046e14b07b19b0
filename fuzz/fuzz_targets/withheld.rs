//! Any text round a private block, and any two texts in it: where nothing is found to be wrong, other readers are shown the same, byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::diagnostic::Severity;
use promo_packet::document::{Document, html};
use promo_packet::source::{PacketPath, Span, Text};
use promo_packet::syntax::markdown::read_markdown;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = Text::decode(bytes) else { return };
    let parts: Vec<&str> = text.as_str().splitn(4, '\u{1}').collect();
    let [before, after, one, other] = parts[..] else { return };
    if let (Some(first), Some(second)) = (shown(before, one, after), shown(before, other, after)) {
        assert!(first == second, "{first}\n{second}");
    }
});

/// What others are shown with this secret; nothing where an error stands in the way of publishing, or where the block is none.
fn shown(before: &str, secret: &str, after: &str) -> Option<String> {
    let block: Vec<String> = format!("[!private]\nx\n{secret}").lines().map(|line| format!("> {line}")).collect();
    let text = format!("{before}\n\n{}\n\n{after}", block.join("\n"));
    let (file, mut found) = (PacketPath::new("evidence/note.md").ok()?, Vec::new());
    let markdown = read_markdown(&file, &text, Span::new(&file, 0, text.len()), &mut found);
    if !markdown.has_private || found.iter().any(|found| found.severity == Severity::Error) {
        return None;
    }
    let markdown = Arc::new(markdown.without_private());
    Some(html::write(&Document { markdown, heading_level: 2, ..Document::default() }))
}
