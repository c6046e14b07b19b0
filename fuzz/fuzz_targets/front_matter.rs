//! Any bytes as a note: reading its front matter never panics, and every span can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::source::{PacketPath, Text};
use promo_packet::syntax::read_document;

fuzz_target!(|bytes: &[u8]| {
    let (Ok(text), Ok(file)) = (Text::decode(bytes), PacketPath::new("evidence/note.md")) else { return };
    let mut diagnostics = Vec::new();
    let document = read_document(&file, &text, &mut diagnostics);
    assert!(document.is_whole() || !diagnostics.is_empty(), "something is lost without a word");
    assert!(text.as_str().get(document.body.range()).is_some(), "the body is not in the note");
    for diagnostic in &diagnostics {
        let spans = diagnostic.labels.iter().map(|label| label.span);
        for span in spans.chain([diagnostic.span]) {
            assert!(text.as_str().get(span.range()).is_some(), "{diagnostic:?}");
        }
    }
});
