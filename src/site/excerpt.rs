//! The words of a note said without its page: its first paragraph, and why now. Figures and titles stand in them as they do in the body. How
//! much of them is shown is for who shows them.

use super::viewpoint::{Viewpoint, figure_words};
use crate::edition::{Body, Goal};
use crate::syntax::markdown::{Event, LinkKind, Piece, Prose, ProseKind};

/// A paragraph or a heading in the words a reader reads.
struct Block {
    is_heading: bool,
    text: String,
}

impl Viewpoint<'_> {
    /// The first paragraph that has words.
    pub(super) fn first_paragraph(&self, body: &Body) -> String {
        let blocks = body.markdown.paragraphs();
        let paragraph = blocks.iter().find(|block| block.kind == ProseKind::Paragraph && is_own(block));
        paragraph.map_or_else(String::new, |paragraph| self.said(body, paragraph))
    }

    /// The paragraph that says why now, and where none does the first.
    pub(super) fn why_now(&self, body: &Body) -> String {
        let blocks = body.markdown.paragraphs();
        let blocks: Vec<Block> =
            blocks.iter().filter(|block| is_own(block)).filter_map(|it| self.block(body, it)).collect();
        reason(&blocks).map_or_else(|| self.first_paragraph(body), str::to_owned)
    }

    fn block(&self, body: &Body, prose: &Prose) -> Option<Block> {
        let is_heading = matches!(prose.kind, ProseKind::Heading(_));
        let is_shown = is_heading || prose.kind == ProseKind::Paragraph;
        is_shown.then(|| Block { is_heading, text: self.said(body, prose) })
    }

    /// The words of a block. What this reader does not have is not said, as in the body.
    fn said(&self, body: &Body, prose: &Prose) -> String {
        let mut text = String::new();
        for piece in &body.markdown.pieces[prose.pieces.clone()] {
            match &piece.value {
                Piece::Plain(Event::Text(words) | Event::Code(words)) => text.push_str(words),
                Piece::Plain(Event::SoftBreak | Event::HardBreak) => text.push(' '),
                Piece::Metric(id) => {
                    text.extend(body.metrics.get(id).map(|index| figure_words(&self.figure(*index))));
                }
                Piece::StartLink(link) => text.push_str(self.title(body, *link)),
                Piece::Plain(_)
                | Piece::StartHeading(_)
                | Piece::EndHeading(_)
                | Piece::EndLink(_)
                | Piece::Image(_)
                | Piece::StartAlert(_)
                | Piece::EndAlert
                | Piece::StartPrivate
                | Piece::EndPrivate => {}
            }
        }
        text
    }

    /// The title that a link brings where it has no words of its own.
    fn title(&self, body: &Body, link: usize) -> &str {
        match body.links.get(link).map(|link| (link.kind, &link.goal)) {
            Some((LinkKind::Wiki, Some(Goal::Note(at, _)))) => &self.edition.entry(*at).title,
            _ => "",
        }
    }
}

/// Whether the author says it, and to every reader of the note.
fn is_own(block: &Prose) -> bool {
    !block.inside_private && !block.inside_quote
}

/// What follows the words "Why now" in their paragraph, or in the next where they stand alone or are a heading.
fn reason(blocks: &[Block]) -> Option<&str> {
    let next = |index: usize| blocks.get(index + 1).filter(|block| !block.is_heading).map(|block| block.text.trim());
    blocks.iter().enumerate().find_map(|(index, block)| match after_why_now(&block.text)? {
        "" => next(index),
        _ if block.is_heading => next(index),
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
            Block { is_heading: heading.is_some(), text: heading.unwrap_or(text).to_owned() }
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
