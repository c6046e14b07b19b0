//! What the name of a file says of it: that a sync program, an editor or a file manager made it of another.

use crate::source::composed;

/// What in a name says that there is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A number, which a duplicate may have and the next of a series too; or a word that may be part of a title.
    Number,
    /// A word or a sign that nobody writes but to say so.
    Copy,
}

/// The word for a copy in the languages of the systems that make them.
const COPY: &[&str] = &[
    "copy",
    "kopie",
    "copie",
    "copia",
    "cópia",
    "kopia",
    "kopi",
    "kopio",
    "kópia",
    "копия",
    "копія",
    "副本",
    "コピー",
    "복사본",
];

/// How the word for a conflict begins in them; it stands inside other words too, such as `SFConflict`.
const CONFLICT: &[&str] = &["conflict", "conflit", "konflikt", "конфликт", "冲突", "衝突"];

/// What stands before the name of the original.
const BEFORE: &[&str] = &[
    "copy of ",
    "kopie von ",
    "kopie van ",
    "copie de ",
    "copia de ",
    "copia di ",
    "cópia de ",
    "kopia av ",
    "kopi af ",
    "kopi av ",
    "kopia ",
    "копия ",
];

/// The endings of what editors and merges leave.
const LEFT: &[&str] = &[".orig", ".bak", ".backup", ".conflict", ".conflicted"];

/// The name without what says that it is a copy, in small letters, and the surest of the marks that were taken away.
pub(super) fn original_name(stem: &str) -> (String, Option<Mark>) {
    let name = composed(stem).to_lowercase();
    let (mut rest, mut mark) = (name.trim(), None);
    while let Some((shorter, next)) = shortened(rest) {
        // In `sprint 2 (copy)` the number belongs to the name.
        if shorter.is_empty() || mark > Some(next) {
            break;
        }
        (rest, mark) = (shorter, Some(next));
    }
    (rest.to_owned(), mark)
}

/// The name without its outermost mark.
fn shortened(name: &str) -> Option<(&str, Mark)> {
    let found = in_brackets(name).or_else(|| left_behind(name)).or_else(|| after(name)).or_else(|| before(name));
    let (rest, mark) = found.or_else(|| numbered(name).map(|rest| (rest, Mark::Number)))?;
    Some((rest.trim(), mark))
}

/// `name (1)`, `name (copy)`, `name (Kim's conflicted copy 2026-03-02)`.
fn in_brackets(name: &str) -> Option<(&str, Mark)> {
    let (rest, inside) = name.strip_suffix(')')?.rsplit_once('(')?;
    let mut words = inside.split(|character: char| !character.is_alphanumeric());
    let says_so = CONFLICT.iter().any(|word| inside.contains(word)) || words.any(|word| COPY.contains(&word));
    let mark = if says_so { Mark::Copy } else { Mark::Number };
    (says_so || is_number(inside)).then_some((rest, mark))
}

/// `name.sync-conflict-20260302-101010-ABCDEFG`, `name.orig`, `name~`, `name_LOCAL_1234`.
fn left_behind(name: &str) -> Option<(&str, Mark)> {
    let in_sync = name.split_once(".sync-conflict-").map(|(rest, _)| rest);
    let by_ending = || LEFT.iter().find_map(|ending| name.strip_suffix(ending));
    let rest = in_sync.or_else(by_ending).or_else(|| name.strip_suffix('~')).or_else(|| in_merge(name))?;
    Some((rest.trim_end_matches('~'), Mark::Copy))
}

fn in_merge(name: &str) -> Option<&str> {
    let (rest, number) = name.rsplit_once('_')?;
    let side = ["_base", "_local", "_remote", "_backup"].iter().find_map(|side| rest.strip_suffix(side))?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(side)
}

/// `name copy`, `name - Copy`, `name Kopie 2`. After a mere hyphen it may be a word of the title: `marketing-copy`.
fn after(name: &str) -> Option<(&str, Mark)> {
    let name = numbered(name).unwrap_or(name).trim_end();
    let rest = COPY.iter().find_map(|word| name.strip_suffix(word))?;
    let rest = rest.strip_suffix('の').map_or(rest, str::trim_end);
    if let Some(rest) = rest.strip_suffix(char::is_whitespace) {
        return Some((rest.trim_end().trim_end_matches(['-', '–', '—']), Mark::Copy));
    }
    let is_japanese = name.ends_with("のコピー");
    let rest = if is_japanese { Some(rest) } else { rest.strip_suffix(['-', '_', '.']) }?;
    Some((rest, if is_japanese { Mark::Copy } else { Mark::Number }))
}

/// `Copy of name`, `Kopie von name`.
fn before(name: &str) -> Option<(&str, Mark)> {
    BEFORE.iter().find_map(|words| name.strip_prefix(words)).map(|rest| (rest, Mark::Copy))
}

/// `name 2`.
fn numbered(name: &str) -> Option<&str> {
    name.rsplit_once(' ').filter(|(_, number)| is_number(number)).map(|(rest, _)| rest)
}

/// A number that counts copies, and no year.
fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_is_known_by_its_shape() {
        for left in [
            "build (conflicted copy 2026-03-02)",
            "build (Kim's conflicted copy 2026-03-02)",
            "build (conflicted copy 2026-03-02 101010)",
            "build (Conflicted copy laptop 202603021010)",
            "build (SFConflict kim@example.org 2026-03-02-10-10-10)",
            "build (In Konflikt stehende Kopie von Kim 2026-03-02)",
            "build (Copie en conflit de Kim 2026-03-02)",
            "build (Case Conflict)",
            "build (Case Conflict) (1)",
            "build.sync-conflict-20260302-101010-ABCDEFG",
            "build (copy)",
            "build (another copy)",
            "build (3rd copy)",
            "build (Kopie)",
            "build copy",
            "build copy 2",
            "build - Copy",
            "build - Copy (2)",
            "build - Kopie",
            "build Kopie 3",
            "build - Co\u{301}pia",
            "build 副本",
            "buildのコピー",
            "build — копия",
            "Copy of build",
            "Copy of Copy of build",
            "Kopie von build",
            "Copia di build",
            "build~",
            "build.orig",
            "build.bak",
            "build_LOCAL_1234",
        ] {
            assert_eq!(original_name(left), ("build".to_owned(), Some(Mark::Copy)), "{left}");
        }
    }

    #[test]
    fn a_number_or_a_word_of_a_title_is_not_sure() {
        for numbered in ["build 2", "build (1)", "build 2 (1)", "build-copy", "build_copy"] {
            assert_eq!(original_name(numbered), ("build".to_owned(), Some(Mark::Number)), "{numbered}");
        }
    }

    #[test]
    fn a_name_of_its_own_is_left_alone() {
        for own in
            ["build", "build-2", "build 2026", "2", "copy", "photocopy", "(1)", "build (first part)", "copy-on-write"]
        {
            assert_eq!(original_name(own), (own.to_owned(), None), "{own}");
        }
        assert_eq!(original_name("Sprint 2 (copy)"), ("sprint 2".to_owned(), Some(Mark::Copy)));
    }
}
