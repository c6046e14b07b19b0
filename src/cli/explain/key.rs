//! A key as text: what it says, what it takes, where it stands. Everything is read from its declaration.

use crate::cli::text_layout::TextLayout;
use crate::diagnostic::listed;
use crate::packet::{FileKind, KeyPlace};
use crate::syntax::keys::{Key, Shape};

/// What a name of keys stands for.
pub(super) struct Found {
    /// Kinds of file of this name.
    files: Vec<FileKind>,
    /// Keys of this name, those with the same declaration together.
    keys: Vec<Vec<KeyPlace>>,
}

/// Looks a name up: `criteria`, `feedback.from`, `candidate.current`, `packet.toml`, `[candidate]`.
pub(super) fn find(name: &str) -> Option<Found> {
    let plain = name.trim_matches(['[', ']', '`']);
    let word = plain.strip_suffix(".toml").or_else(|| plain.strip_suffix(".md")).unwrap_or(plain);
    let is_named = |file: &FileKind| file.word() == word || file.files() == plain;
    let files: Vec<FileKind> = FileKind::all().into_iter().filter(is_named).collect();
    let asked: Vec<&str> = plain.split('.').collect();
    let mut keys: Vec<Vec<KeyPlace>> = Vec::new();
    for place in every_place().filter(|place| address(place).ends_with(&asked)) {
        match keys.iter_mut().find(|same| is_same(same[0].key, place.key)) {
            Some(same) => same.push(place),
            None => keys.push(vec![place]),
        }
    }
    (!files.is_empty() || !keys.is_empty()).then_some(Found { files, keys })
}

/// Every name that can be asked for, for near misses.
pub(super) fn names() -> Vec<String> {
    let files = FileKind::all().into_iter().map(|file| file.word().to_owned());
    let keys = every_place().flat_map(|place| [place.key.name.to_owned(), address(&place).join(".")]);
    files.chain(keys).collect()
}

/// Says it.
pub(super) fn show(layout: &mut TextLayout, found: &Found) {
    let mut is_first = true;
    let mut gap = |layout: &mut TextLayout| {
        if !std::mem::take(&mut is_first) {
            layout.blank();
        }
    };
    for file in &found.files {
        gap(layout);
        file_page(layout, *file);
    }
    for same in &found.keys {
        gap(layout);
        key_page(layout, same);
    }
}

fn every_place() -> impl Iterator<Item = KeyPlace> {
    FileKind::all().into_iter().flat_map(FileKind::places)
}

/// The word of the file, the tables around the key, its name.
fn address(place: &KeyPlace) -> Vec<&'static str> {
    [place.kind.word()].into_iter().chain(place.path.iter().copied()).collect()
}

fn is_same(one: &Key, other: &Key) -> bool {
    one.name == other.name
        && one.sentence == other.sentence
        && one.need() == other.need()
        && one.value() == other.value()
}

fn file_page(layout: &mut TextLayout, file: FileKind) {
    layout.heading(&format!("{}: {}", file.files(), file.about()));
    layout.blank();
    let places = file.places();
    let column = places.iter().map(|place| place.path.join(".").len()).max().unwrap_or(0) + 4;
    for place in &places {
        let need = place.key.need().map_or_else(String::new, |need| format!(" ({need})"));
        layout.entry(2, &place.path.join("."), column, &format!("{}{need}", place.key.sentence));
    }
    layout.blank();
    layout.paragraph(0, &format!("`promo explain {}.KEY` says what a key takes, with an example.", file.word()));
}

fn key_page(layout: &mut TextLayout, same: &[KeyPlace]) {
    let key = same[0].key;
    layout.heading(&format!("{}: {}", key.name, key.sentence));
    layout.blank();
    let mut row = |label: &str, text: &str| layout.entry(2, label, 14, text);
    row("takes", &key.value());
    row("needed", &key.need().unwrap_or_else(|| "no, it may be left out".to_owned()));
    row("stands in", &listed(&same.iter().map(home).collect::<Vec<_>>()));
    let inner: Vec<String> = key.inner().iter().map(|inner| format!("`{}`", inner.name)).collect();
    if !inner.is_empty() {
        row("holds", &format!("{}; `promo explain {}.{}` and so on", listed(&inner), key.name, key.inner()[0].name));
    }
    if let Shape::Names(_) = key.shape {
        row("holds", "names of rules; `promo explain` lists them");
    }
    if !key.example.is_empty() {
        layout.entry(2, "example", 14, "");
        layout.code(4, &format!("{} = {}", key.name, key.example));
    }
}

/// `evidence/*.md`, ``feedback/*.md under `from` ``.
fn home(place: &KeyPlace) -> String {
    let above = &place.path[..place.path.len() - 1];
    match (place.kind, above) {
        (_, []) => place.kind.files(),
        (FileKind::Packet, above) => format!("{}, section `[{}]`", place.kind.files(), above.join(".")),
        (FileKind::Rubric | FileKind::Format | FileKind::Note(_), above) => {
            format!("{} under `{}`", place.kind.files(), above.join("."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule;
    use crate::report::Style;

    fn page(name: &str) -> String {
        let mut layout = TextLayout::new(Style { colour: false, width: 100, is_wrapped: false });
        show(&mut layout, &find(name).unwrap_or_else(|| panic!("{name} is not found")));
        layout.into_text()
    }

    #[test]
    fn a_key_that_several_kinds_share_is_explained_once() {
        let page = page("criteria");
        assert_eq!(page.matches("which criteria it speaks for").count(), 1, "{page}");
        assert!(page.contains("stands in   impact/*.md, evidence/*.md and feedback/*.md\n"), "{page}");
        assert!(page.contains("criteria: what is asked for, in the order of every page\n"), "{page}");
    }

    #[test]
    fn an_address_leads_to_one_key() {
        let expected = "\
role: the candidate's own part in it

  takes       `solo`, `lead`, `contributor`, `reviewer`, `mentor`, `sponsor` or `idea`
  needed      no, it may be left out
  stands in   evidence/*.md
  example
    role = \"lead\"
";
        assert_eq!(page("evidence.role"), expected);
        assert!(page("candidate.current").contains("stands in   packet.toml, section `[candidate]`\n"));
        assert!(page("feedback.from.relation").contains("feedback/*.md under `from`\n"));
    }

    #[test]
    fn every_key_and_every_kind_of_file_has_a_page() {
        for name in names() {
            assert!(page(&name).contains(": "), "{name}");
        }
        for name in ["packet.toml", "rubric.toml", "evidence/*.md", "case.md", "[candidate]", "`role`"] {
            assert!(!page(name).is_empty());
        }
        assert!(page("packet.toml").contains("\n  candidate.name "), "{}", page("packet.toml"));
    }

    #[test]
    fn no_rule_has_the_name_of_a_key() {
        let taken: Vec<String> = names().into_iter().filter(|name| rule(name).is_some()).collect();
        assert!(taken.is_empty(), "`promo explain` would show the rules, and never these keys: {taken:?}");
    }
}
