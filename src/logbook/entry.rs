//! What stands in a log, whoever wrote it and in whatever shape: each item of a list is an entry, and each block that is in no list. An entry is of the day that it
//! begins with, else of the heading above it, else of its note.

use super::typed::typed;
use super::week::monday_of;
use crate::packet::Note;
use crate::source::{Date, Span, Spanned, Text};
use crate::syntax::days_meant;
use crate::syntax::markdown::{Block, Item};

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Its day, where one is known.
    pub day: Option<Date>,
    /// What it says, as it was typed: without the mark of its list and its day.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The entries of a note of the log, in their order. `text` is its file's.
pub fn entries(note: &Note, text: &Text) -> Vec<LogEntry> {
    let own = note.data.page().and_then(|page| page.date.as_ref()).map(|date| date.value);
    let mut day =
        own.or_else(|| day_at_start(note.path.stem()).map(|(day, _)| day)).or_else(|| monday_of(note.path.stem()));
    let mut found = Vec::new();
    for block in &note.body.blocks {
        match &block.value {
            Block::Heading(index, _) => {
                let heading = note.body.headings.get(*index).map_or("", |heading| heading.text.as_str());
                day = day_of_heading(heading).or(day);
            }
            Block::List(list) => found.extend(list.items.iter().filter_map(|item| of_item(item, text, day))),
            Block::Rule | Block::Footnote(..) => {}
            Block::Paragraph(_)
            | Block::Plain(_)
            | Block::Quote(_)
            | Block::Alert(..)
            | Block::Private(_)
            | Block::Code(_)
            | Block::Table(_) => found.extend(entry(text.as_str().get(block.span.range()), block.span, day)),
        }
    }
    found
}

fn of_item(item: &Spanned<Item>, text: &Text, day: Option<Date>) -> Option<LogEntry> {
    let written = text.as_str().get(item.span.range())?;
    let digits = written.trim_start_matches(|letter: char| letter.is_ascii_digit());
    entry(digits.strip_prefix(['-', '*', '+', '.', ')']), item.span, day)
}

/// Lines after the first may be indented as far as the first is, and are told without that.
fn entry(written: Option<&str>, span: Span, day: Option<Date>) -> Option<LogEntry> {
    let lines: Vec<&str> = written?.trim().lines().map(str::trim).collect();
    let written = lines.join("\n");
    let (day, words) = match day_at_start(&written) {
        Some((own, rest)) => (Some(own), rest.trim_start_matches(':').trim_start().to_owned()),
        None => (day, written),
    };
    (!words.is_empty()).then(|| LogEntry { day, text: typed(&words), span })
}

/// The day that a heading ends with: `2026-03-14`, `14 March 2026`, `Week of 9 March 2026`.
fn day_of_heading(heading: &str) -> Option<Date> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let ends = (0..words.len()).map(|start| words[start..].join(" "));
    let day = |end: String| match days_meant(&end).as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    day_at_start(heading).map(|(day, _)| day).or_else(|| ends.into_iter().find_map(day))
}

/// The date that a text begins with, and what comes after it.
fn day_at_start(text: &str) -> Option<(Date, &str)> {
    let (date, rest) = text.split_at_checked("2026-03-17".len())?;
    let is_end = rest.chars().next().is_none_or(|next| next.is_whitespace() || next == ':');
    Some((date.parse().ok().filter(|_| is_end && date.is_ascii())?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::read_note;
    use crate::source::PacketPath;
    use crate::vocabulary::NoteKind;

    fn told(path: &str, written: &str) -> Vec<String> {
        let text = Text::new(written);
        let note = read_note(&PacketPath::new(path).unwrap(), NoteKind::Log, &text, &mut Vec::new());
        let line = |entry: LogEntry| {
            format!("{}: {}", entry.day.map_or_else(|| "some day".to_owned(), |day| day.to_string()), entry.text)
        };
        entries(&note, &text).into_iter().map(line).collect()
    }

    #[test]
    fn every_shape_of_a_log_has_entries() {
        assert_eq!(
            told(
                "log/2026-w12.md",
                "- 2026-03-17 one\n- two\n  more of it\n\n## 2026-03-19\n\nIn words.\n\n1. three\n\n---\n\n> said\n"
            ),
            [
                "2026-03-17: one",
                "2026-03-16: two\nmore of it",
                "2026-03-19: In words.",
                "2026-03-19: three",
                "2026-03-19: > said"
            ]
        );
        assert_eq!(told("log/a.md", "+++\ndate = 2026-03-14\n+++\n* one\n"), ["2026-03-14: one"]);
        assert_eq!(
            told("log/a.md", "## Week of 9 March 2026\n\none\n\n## Soon\n\ntwo\n"),
            ["2026-03-09: one", "2026-03-09: two"]
        );
        assert_eq!(told("log/2026-03-15.md", "one\n"), ["2026-03-15: one"]);
        assert_eq!(
            told("log/a.md", "- 2026-03-99 one\n-\n- 2026-03-17: two\n"),
            ["some day: 2026-03-99 one", "2026-03-17: two"]
        );
    }
}
