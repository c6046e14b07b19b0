//! Any words that are withheld, on a line of any page: whatever stands around them, the proof before publishing finds them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::edition::make_edition;
use promo_packet::packet::read_packet;
use promo_packet::proof::{Machine, Proof};
use promo_packet::source::{PacketPath, Text, Tree, TreeEntry};
use promo_packet::vocabulary::Audience;
use std::collections::BTreeMap;
use std::sync::Arc;

const WORDS: [&str; 16] = [
    "bavem", "cimox", "dutev", "fopaz", "gerix", "hasov", "jimuz", "kotex", "luraw", "bemiz", "cavox", "dinuv", "fesow", "gomax", "hutez", "jaroz",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((chosen, page)) = bytes.split_at_checked(8) else { return };
    let words: Vec<&str> = chosen.iter().map(|byte| WORDS[usize::from(byte % 16)]).collect();
    let secret = words.join(" ");
    let Ok(page) = std::str::from_utf8(page) else { return };
    let middle = page.floor_char_boundary(page.len() / 2);
    let page = format!("{}\n{secret}\n{}", &page[..middle], &page[middle..]);
    let files = [("packet.toml", "[packet]\nrubric = \"senior-engineer\"\n"), ("notes/own.md", secret.as_str())];
    let entries = files.into_iter().filter_map(|(path, text)| Some((PacketPath::new(path).ok()?, TreeEntry::Text(Text::new(text)))));
    let tree = Tree { entries: entries.collect() };
    let packet = read_packet(&tree, &mut Vec::new());
    let edition = Arc::new(make_edition(&packet, Audience::Committee));
    let proof = Proof::new(&packet, &tree, &edition, &Machine::default());
    let files = BTreeMap::from([("index.html".to_owned(), Arc::from(page.into_bytes()))]);
    assert!(!proof.finds(&tree, &files, "").is_empty(), "{secret} is not found");
});
