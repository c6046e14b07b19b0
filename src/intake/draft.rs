//! A note in the making: what it is, and the pieces of the source that it holds.

use super::entry::{Dated, Facts, Part};
use crate::source::PacketPath;
use crate::vocabulary::NoteKind;

/// A note that is not written yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: NoteKind,
    pub(super) path: PacketPath,
    pub(super) title: String,
    pub(super) when: Option<Dated>,
    pub(super) segments: Vec<Segment>,
    /// What is said otherwise in the note, its own heading and front matter: kept in its comment.
    pub(super) apart: Vec<Part>,
    pub(super) facts: Facts,
    pub(super) entries: usize,
    pub(super) remark: Option<String>,
}

/// A piece of the source in a note.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) part: Part,
    /// As it stands in the note, where that is otherwise than in the source.
    pub(super) changed: Option<String>,
    /// What is said above it in the note: the title of a record among others.
    pub(super) above: Option<String>,
}

impl Segment {
    pub(super) fn of(part: Part) -> Segment {
        Segment { part, changed: None, above: None }
    }

    pub(super) fn text(&self) -> &str {
        self.changed.as_deref().unwrap_or(&self.part.text)
    }
}

/// The longest title, in letters.
const LONGEST_TITLE: usize = 100;

/// A title of plain words, cut between words: links between pages by their names, no signs of comments.
pub(super) fn tidy(title: &str) -> String {
    let mut plain = String::new();
    let mut rest = title;
    while let Some((before, after)) = rest.split_once("[[") {
        plain.push_str(before.trim_end_matches('!'));
        let Some((link, after)) = after.split_once("]]") else {
            plain.push_str(after);
            rest = "";
            break;
        };
        plain.push_str(link.rsplit('|').next().unwrap_or(link));
        rest = after;
    }
    plain.push_str(rest);
    let plain = plain.replace("%%", "").replace("<!--", "").replace("-->", "").replace("{{", "{").replace("::", ":");
    let words: Vec<&str> =
        plain.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|it| !it.is_empty()).collect();
    let mut tidy = String::new();
    for word in words {
        if tidy.chars().count() + word.chars().count() > LONGEST_TITLE {
            if tidy.is_empty() {
                tidy.extend(word.chars().take(LONGEST_TITLE));
            }
            return tidy.trim_end_matches([',', ';', ':', '-', '–', '(']).trim_end().to_owned() + " …";
        }
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    let tidy = tidy.trim_end_matches([':', ',', ';']).trim().to_owned();
    if tidy.chars().any(char::is_alphanumeric) { tidy } else { "Untitled".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_plain_words() {
        assert_eq!(tidy("#win Unblocked [[Receipts|the plan]]: %%x%% ![[a.png]]"), "#win Unblocked the plan: x a.png");
        assert_eq!(tidy("…"), "Untitled");
        assert!(tidy(&"word ".repeat(60)).ends_with("word …"));
        assert!(tidy(&"x".repeat(600)).len() < 110);
    }
}
