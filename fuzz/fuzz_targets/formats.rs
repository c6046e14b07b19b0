//! Any text as a format: reading never panics, every place that is told lies in the file, and what is read twice is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::format::read_format;
use promo_packet::source::{PacketPath, Text};

fuzz_target!(|text: &str| {
    let Ok(path) = PacketPath::new("formats/ours.toml") else { return };
    let (text, mut found, mut again) = (Text::new(text), Vec::new(), Vec::new());
    let format = read_format(&path, &text, &mut found);
    for one in &found {
        assert!(one.span.end <= text.as_str().len(), "{one:?}");
    }
    let second = read_format(&path, &text, &mut again);
    assert_eq!((format!("{format:?}"), &found), (format!("{second:?}"), &again), "twice is not the same");
});
