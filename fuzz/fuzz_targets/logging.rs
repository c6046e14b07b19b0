//! Any line added to any log: unless it is refused, all that stood there is an entry as before, and the line is one more, as it was typed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::logbook::{added, entries};
use promo_packet::packet::read_note;
use promo_packet::source::{Date, PacketPath, Text};
use promo_packet::vocabulary::NoteKind;

fuzz_target!(|texts: (&str, &str)| {
    let (before, words) = texts;
    let words = words.split(|letter: char| letter.is_control() || letter.is_whitespace());
    let words = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let Ok(file) = PacketPath::new("log/2026-w12.md") else { return };
    if words.is_empty() {
        return;
    }
    let read = |text: &Text| entries(&read_note(&file, NoteKind::Log, text, &mut Vec::new()), text);
    let (before, day) = (Text::new(before), Date::constant(2026, 3, 17));
    let Ok(more) = added(&file, &before, &[(day, words.clone())]) else { return };
    let mut after = read(&Text::new(&format!("{}{more}", before.as_str())));
    assert_eq!(after.pop().map(|entry| (entry.day, entry.text)), Some((Some(day), words)));
    assert_eq!(after.len(), read(&before).len());
});
