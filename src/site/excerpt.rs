//! The words of a note said without its page: its first paragraph, and why now. Figures and titles stand in them as they do in the body. How
//! much of them is shown is for who shows them.

use super::viewpoint::Viewpoint;
use crate::document::plain::Paragraph;
use crate::edition::{Body, NoteRef};

impl Viewpoint<'_> {
    /// The first paragraph that has words.
    pub(super) fn first_paragraph(&self, at: NoteRef, body: &Body) -> String {
        first(self.document(at, body, 2).paragraphs())
    }

    /// The paragraph that says why now, and where none does the first.
    pub(super) fn why_now(&self, at: NoteRef, body: &Body) -> String {
        let paragraphs = self.document(at, body, 2).paragraphs();
        reason(&paragraphs).map(str::to_owned).unwrap_or_else(|| first(paragraphs))
    }
}

fn first(paragraphs: Vec<Paragraph>) -> String {
    paragraphs.into_iter().find(|paragraph| !paragraph.is_heading).map_or_else(String::new, |it| it.text)
}

/// What follows the words "Why now" in their paragraph, or in the next where they stand alone or are a heading.
fn reason(paragraphs: &[Paragraph]) -> Option<&str> {
    let next =
        |index: usize| paragraphs.get(index + 1).filter(|next| !next.is_heading).map(|paragraph| paragraph.text.trim());
    paragraphs.iter().enumerate().find_map(|(index, paragraph)| match after_why_now(&paragraph.text)? {
        "" => next(index),
        _ if paragraph.is_heading => next(index),
        rest => Some(rest),
    })
}

/// What follows "Why now" at the beginning of a text; the whole of it where no mark sets these words apart.
fn after_why_now(text: &str) -> Option<&str> {
    const WORDS: &str = "why now";
    let text = text.trim();
    let lead = text.get(..WORDS.len()).filter(|lead| lead.eq_ignore_ascii_case(WORDS))?;
    let rest = &text[lead.len()..];
    match rest.chars().next() {
        None => Some(""),
        Some(next) if next.is_alphanumeric() => None,
        Some(next) if next.is_whitespace() => Some(text),
        Some(_) => Some(rest.trim_start_matches(['.', ':', '?', '!', '…', '–', '—', ' ', '\u{a0}'])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(blocks: &[&str]) -> Option<String> {
        let block = |text: &&str| {
            let heading = text.strip_prefix("# ");
            Paragraph { is_heading: heading.is_some(), text: heading.unwrap_or(text).to_owned() }
        };
        reason(&blocks.iter().map(block).collect::<Vec<_>>()).map(str::to_owned)
    }

    #[test]
    fn the_paragraph_that_says_why_now_is_found() {
        let said = Some("It has held.".to_owned());
        assert_eq!(why(&["I ask.", "Why now. It has held.", "Thanks."]), said);
        assert_eq!(why(&["I ask.", "WHY NOW? $4k a month."]).as_deref(), Some("$4k a month."));
        assert_eq!(why(&["I ask.", "Why now – It has held."]).as_deref(), Some("Why now – It has held."));
        assert_eq!(why(&["I ask.", "# Why now?", "It has held."]), said);
        assert_eq!(why(&["I ask.", "Why now:", "It has held."]), said);
    }

    #[test]
    fn words_that_only_begin_alike_are_no_reason() {
        assert_eq!(why(&["I ask.", "Why nowhere else?"]), None);
        assert_eq!(why(&["I ask.", "# Why now", "# What else"]), None);
        assert_eq!(why(&["Why", ""]), None);
    }
}
