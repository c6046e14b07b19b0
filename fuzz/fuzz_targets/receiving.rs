//! Any bytes as what a peer has answered, in each shape: reading never panics, and what is taken into their note leaves the draft as it is and is no more than
//! a note that can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::diagnostic::Severity;
use promo_packet::packet::read_packet;
use promo_packet::receive::{read_letter, take};
use promo_packet::source::{Date, PacketPath, Text, Tree, TreeEntry};
use promo_packet::vocabulary::NoteKind;

const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
const NOTE: &str = "---\nfrom: {name: Ana, relation: peer}\nstate: draft\n---\n# Draft\n\nIt held.\n";

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let ending = ["eml", "txt", "md", "html"][usize::from(kind % 4)];
    let Ok(letter) = read_letter(bytes, &format!("answer.{ending}")) else { return };
    let file = |path: &str, text: &str| Some((PacketPath::new(path).ok()?, TreeEntry::Text(Text::new(text))));
    let files = [("packet.toml", SETTINGS), ("feedback/ana.md", NOTE)];
    let tree = Tree { entries: files.iter().filter_map(|(path, text)| file(path, text)).collect() };
    let packet = read_packet(&tree, &mut Vec::new());
    let Some(note) = packet.of_kind(NoteKind::Feedback).next() else { return };
    let Ok(taken) = take(&tree, &packet, note, &letter.words, letter.is_markdown, Date::constant(2026, 5, 1)) else {
        return;
    };
    let mut found = Vec::new();
    read_packet(&taken.tree, &mut found);
    assert!(found.iter().all(|one| one.severity != Severity::Error), "{found:?}");
    let Some(text) = taken.tree.text(&note.path) else { panic!("the note is gone") };
    assert!(text.as_str().contains("# Draft\n\nIt held.\n"), "{}", text.as_str());
});
