//! Lines that are added at the end of a log. An existing file of any shape is only ever added to.

use super::entry::{LogEntry, entries};
use super::typed::{escaped, in_code, is_disguised};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{Note, read_note};
use crate::source::{Date, PacketPath, Text};
use crate::syntax::markdown::Block;
use crate::vocabulary::NoteKind;

/// A line that is added to this file would not be read as an entry: the file ends inside a block of code, a comment or front matter that nothing closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// What to put at the end of a log, so that each of these is an entry: one line each, with its day. `before` is what the file holds.
///
/// # Errors
///
/// [`Unreadable`], and then nothing is to be written.
pub fn added(file: &PacketPath, before: &Text, lines: &[(Date, String)]) -> Result<String, Unreadable> {
    let items: String = lines.iter().map(|(day, words)| item(file, *day, words)).collect();
    let old = Read::of(file, before.as_str());
    let mut wanted: Vec<(Option<Date>, String)> =
        old.entries.iter().map(|entry| (entry.day, entry.text.clone())).collect();
    wanted.extend(lines.iter().map(|(day, words)| (Some(*day), words.clone())));
    if old.is_unclosed {
        return Err(Unreadable);
    }
    let is_ended = before.as_str().is_empty() || before.as_str().ends_with('\n');
    let end = if is_ended { "" } else { "\n" };
    let ways = if old.ends_in_list() { ["", "\n"] } else { ["\n", ""] };
    let ways = if old.is_blank() { &ways[1..] } else { &ways[..] };
    let whole = ways.iter().map(|blank| format!("{end}{blank}{items}"));
    let is_read = |added: &String| {
        let new = Read::of(file, &format!("{}{added}", before.as_str()));
        let read: Vec<(Option<Date>, String)> =
            new.entries.iter().map(|entry| (entry.day, entry.text.clone())).collect();
        read == wanted && new.errors <= old.errors && new.note.body.allows.len() == old.note.body.allows.len()
    };
    whole.into_iter().find(is_read).ok_or(Unreadable)
}

/// One line: as it was typed, where that is words and no more; else in the first way in which it is.
fn item(file: &PacketPath, day: Date, words: &str) -> String {
    let is_more = words.contains("<!--") || is_disguised(words);
    let plain = (!is_more).then(|| words.to_owned());
    let ways: Vec<String> = plain.into_iter().chain([escaped(words), in_code(words)]).collect();
    let line = |words: &String| format!("- {day} {words}\n");
    let is_words = |way: &&String| {
        let alone = Read::of(file, &line(way));
        let is_alone = matches!(alone.entries.as_slice(), [only] if only.day == Some(day) && only.text == words);
        is_alone && alone.errors == 0
    };
    ways.iter().find(is_words).or(ways.first()).map_or_else(String::new, line)
}

/// A log as it is read.
struct Read {
    note: Note,
    entries: Vec<LogEntry>,
    errors: usize,
    /// Its front matter is never closed.
    is_unclosed: bool,
}

impl Read {
    fn of(file: &PacketPath, written: &str) -> Read {
        let (text, mut found) = (Text::new(written), Vec::new());
        let note = read_note(file, NoteKind::Log, &text, &mut found);
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        let errors = found.iter().filter(is_error).count();
        let is_unclosed = found.iter().any(|found| found.rule == code::UNCLOSED_FRONT_MATTER);
        Read { entries: entries(&note, &text), errors, is_unclosed, note }
    }

    fn ends_in_list(&self) -> bool {
        self.note.body.blocks.last().is_some_and(|block| matches!(block.value, Block::List(_)))
    }

    fn is_blank(&self) -> bool {
        self.note.body.blocks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const DAY: Date = date(2026, 3, 17);

    fn whole(before: &str, words: &str) -> Option<String> {
        let file = PacketPath::new("log/2026-w12.md").unwrap();
        let before = Text::new(before);
        let added = added(&file, &before, &[(DAY, words.to_owned())]).ok()?;
        Some(format!("{}{added}", before.as_str()))
    }

    #[test]
    fn a_line_goes_below_what_is_there() {
        for (before, after) in [
            ("", "- 2026-03-17 new\n"),
            ("+++\ntitle = \"a\"\n+++\n", "+++\ntitle = \"a\"\n+++\n- 2026-03-17 new\n"),
            ("- 2026-03-16 old", "- 2026-03-16 old\n- 2026-03-17 new\n"),
            ("- old\n  goes on\n", "- old\n  goes on\n- 2026-03-17 new\n"),
            ("# Monday\n\nIn words.\n", "# Monday\n\nIn words.\n\n- 2026-03-17 new\n"),
            ("> said", "> said\n\n- 2026-03-17 new\n"),
        ] {
            assert_eq!(whole(before, "new").as_deref(), Some(after), "{before}");
        }
        for before in ["```\ncode\n", "+++\ntitle = \"a\"\n", "<!-- not yet\n"] {
            assert_eq!(whole(before, "new"), None, "{before}");
        }
    }

    #[test]
    fn what_looks_like_structure_is_words() {
        for words in ["# x", "---", "+++", "> x", "- x", "**fast** and `code` in [[checkout]]", "```", "| a | b |"] {
            let line = whole("", words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(line, format!("- 2026-03-17 {words}\n"));
        }
        assert_eq!(whole("", "<!-- later").as_deref(), Some("- 2026-03-17 \\<\\!\\-\\- later\n"));
        assert_eq!(whole("", "> [!private]").as_deref(), Some("- 2026-03-17 `` > [!private] ``\n"));
        assert_eq!(whole("", "<!-- allow too-long: x -->").as_deref().map(|line| line.contains("<!--")), Some(false));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_back(
            words in "[^\\s\\p{C}](\\PC{0,40}[^\\s\\p{C}])?|[<!>%{}\\[\\]`*_~#+\\\\a -]{0,20}x",
            before in "|- one\n|text|# Day\n\n- a\n\n- b\n|1. one\n\n> q\n",
        ) {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let whole = whole(&before, &words);
            prop_assert!(whole.is_some(), "{:?}", words);
            let text = Text::new(&whole.unwrap_or_default());
            let file = PacketPath::new("log/2026-w12.md").unwrap();
            let note = read_note(&file, NoteKind::Log, &text, &mut Vec::new());
            let last = entries(&note, &text).pop();
            prop_assert_eq!(last.map(|entry| (entry.day, entry.text)), Some((Some(DAY), words)));
        }
    }
}
