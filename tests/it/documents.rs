//! The tables of keys in `docs/formats.md` are made from the declarations of the keys, between markers: `<!-- keys of evidence.metrics -->` and
//! `<!-- end of keys -->`. `UPDATE_DOCS=1 cargo test --test it documents` writes them again.

use promo_packet::diagnostic::listed;
use promo_packet::packet::FileKind;
use promo_packet::syntax::keys::{Key, find};
use promo_packet::vocabulary::NoteKind;
use std::collections::BTreeSet;
use std::fmt::Write;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md");
const BEGIN: &str = "<!-- keys of ";
const END: &str = "<!-- end of keys -->";

/// The keys that every note has stand in a table of their own.
const EVERY_NOTE: [&str; 2] = ["id", "audience"];

#[test]
fn the_tables_of_keys_are_as_the_program_reads_them() {
    let written = std::fs::read_to_string(FILE).unwrap();
    let made = made_again(&written);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(FILE, &made).unwrap();
        return;
    }
    assert!(
        made == written,
        "docs/formats.md does not say what is declared: `UPDATE_DOCS=1 cargo test --test it documents` writes it again"
    );
}

#[test]
fn every_key_stands_in_a_table() {
    let written = std::fs::read_to_string(FILE).unwrap();
    let names = written.lines().filter_map(|line| line.strip_prefix(BEGIN)?.strip_suffix(" -->"));
    let there: BTreeSet<&str> = names.flat_map(|names| names.split(", ")).collect();
    let tables = FileKind::all().into_iter().flat_map(|file| {
        let inner = file.places().into_iter().filter(|place| !place.key.inner().is_empty());
        let inner = inner.map(move |place| format!("{}.{}", file.word(), place.path.join(".")));
        [file.word().to_owned()].into_iter().chain(inner)
    });
    let missing: Vec<String> = tables.filter(|table| !there.contains(table.as_str())).collect();
    assert!(missing.is_empty(), "docs/formats.md has no table for {missing:?}");
}

/// The document with each table made again.
fn made_again(written: &str) -> String {
    let mut made = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (names, after) = after.split_once(" -->\n").expect("a marker ends its line");
        let (_, after) = after.split_once(END).unwrap_or_else(|| panic!("the table of `{names}` has no end"));
        let mut tables: Vec<String> = names.split(", ").map(table).collect();
        tables.dedup();
        assert_eq!(tables.len(), 1, "the keys of `{names}` are no longer the same");
        write!(made, "{before}{BEGIN}{names} -->\n\n{}\n{END}", tables[0]).unwrap();
        rest = after;
    }
    made + rest
}

fn table(name: &str) -> String {
    let (keys, left_out): (&[Key], &[&str]) = match name.split('.').collect::<Vec<_>>().as_slice() {
        ["every note"] => return rows(FileKind::Note(NoteKind::Case).keys().iter().filter(is_everywhere)),
        [word] => (FileKind::of_word(word).unwrap_or_else(|| panic!("{word}")).keys(), &EVERY_NOTE),
        [word, path @ ..] => {
            let top = FileKind::of_word(word).unwrap_or_else(|| panic!("{word}")).keys();
            let inner =
                path.iter().fold(top, |keys, name| find(keys, name).unwrap_or_else(|| panic!("{name}")).inner());
            (inner, &[])
        }
        [] => unreachable!("a split has one part at least"),
    };
    let is_note =
        !matches!(FileKind::of_word(name), None | Some(FileKind::Packet | FileKind::Rubric | FileKind::Format));
    rows(keys.iter().filter(|key| !is_note || !left_out.contains(&key.name)))
}

fn is_everywhere(key: &&Key) -> bool {
    EVERY_NOTE.contains(&key.name)
}

fn rows<'a>(keys: impl Iterator<Item = &'a Key>) -> String {
    let row = |key: &Key| {
        let need = key.need().map_or_else(String::new, |need| format!(" – {need}"));
        format!("| `{}` | {} | {}{need} |\n", key.name, key.sentence, key.value())
    };
    let rows: String = keys.map(row).collect();
    format!("| key | says | value |\n| --- | --- | --- |\n{rows}")
}

#[test]
fn the_words_of_files_are_told() {
    let written = std::fs::read_to_string(FILE).unwrap();
    let words: Vec<String> = FileKind::all().into_iter().map(|file| format!("`{}`", file.word())).collect();
    assert!(written.contains(&listed(&words)), "docs/formats.md should list {}", listed(&words));
}
