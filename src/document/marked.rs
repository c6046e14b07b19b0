//! Texts that are a sentence or a few, and no body of a note: those of a rubric. What marks them up is shown, and what they say without it is known.

use super::plain::plain_text;
use super::{Document, Link};
use crate::source::{PacketPath, Span, Spanned};
use crate::syntax::markdown::{Block, Blocks, Inline, Item, LinkKind, Markdown, read_markdown};
use std::borrow::Cow;
use std::sync::Arc;

/// A text of the rubric as a document, where its marks mean something there: emphasis, code, links, lists, paragraphs. Headings, quotes, tables, pictures
/// and whatever else Markdown has are no part of a sentence, and stay the letters that they are.
pub fn marked(text: &str) -> Option<Document> {
    let may_be = text.contains(['*', '_', '`', '[', '<', '\n']) || text.starts_with("- ");
    let file = may_be.then(|| PacketPath::new("rubric.toml").ok()).flatten()?;
    let mut markdown = read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new());
    if !is_known(&markdown) || is_bare(&markdown.blocks) {
        return None;
    }
    if let [only] = &mut *markdown.blocks
        && let Block::Paragraph(line) = &mut only.value
    {
        only.value = Block::Plain(std::mem::take(line));
    }
    let links = markdown.links.iter().map(|link| Link {
        href: Some(link.destination.value.clone()),
        title: link.title.clone(),
        is_outside: true,
        ..Link::default()
    });
    Some(Document { links: links.collect(), markdown: Arc::new(markdown), heading_level: 6, ..Document::default() })
}

/// The same where it is one line: for a heading, or within a sentence of ours.
pub fn marked_line(text: &str) -> Option<Document> {
    marked(text).filter(
        |document| matches!(document.markdown.blocks.as_slice(), [only] if matches!(only.value, Block::Plain(_))),
    )
}

/// What it says without its marks, for where they cannot be shown.
pub fn unmarked(text: &str) -> Cow<'_, str> {
    marked_line(text).map_or(Cow::Borrowed(text), |document| Cow::Owned(plain_text(&document.markdown)))
}

fn is_known(markdown: &Markdown) -> bool {
    let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    let links = markdown.links.iter().all(|link| match link.kind {
        LinkKind::Text | LinkKind::Bare => is_web(&link.destination.value),
        LinkKind::Wiki | LinkKind::WikiText | LinkKind::Image | LinkKind::Embed => false,
    });
    links && markdown.metrics.is_empty() && are_known(&markdown.blocks)
}

fn are_known(blocks: &Blocks) -> bool {
    let is_known_item = |item: &Spanned<Item>| item.value.task.is_none() && are_known(&item.value.blocks);
    blocks.iter().all(|block| match &block.value {
        Block::Paragraph(_) | Block::Plain(_) => true,
        Block::List(list) => list.items.iter().all(is_known_item),
        Block::Heading(..)
        | Block::Quote(_)
        | Block::Alert(..)
        | Block::Private(_)
        | Block::Code(_)
        | Block::Table(_)
        | Block::Footnote(..)
        | Block::Rule => false,
    })
}

/// One paragraph of nothing but words.
fn is_bare(blocks: &Blocks) -> bool {
    let is_word = |inline: &Spanned<Inline>| matches!(inline.value, Inline::Text(_) | Inline::SoftBreak);
    match blocks.as_slice() {
        [] => true,
        [Spanned { value: Block::Paragraph(line), .. }] => line.iter().all(is_word),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_where_they_are_marks() {
        assert_eq!(unmarked("Says *why* in `a.rs`, as [here](https://example.com)."), "Says why in a.rs, as here.");
        for as_written in ["2 * 3 * 4", "a_b_c", "# Not a heading", "- a\n- b"] {
            assert_eq!(unmarked(as_written), as_written);
        }
    }

    #[test]
    fn a_list_is_no_line() {
        assert!(marked("- a\n- *b*").is_some());
        assert!(marked_line("- a\n- *b*").is_none());
    }
}
