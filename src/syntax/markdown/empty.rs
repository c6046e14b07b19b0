//! What is left with nothing in it when something was taken out: items, quotes and boxes without a word, blanks that stand side by side. None of it
//! is shown to others than the author, since it would tell that something stood there.

use super::tree::{Block, Children, Inline, Inlines};
use crate::source::Spanned;

/// Whether other readers than the author find nothing in these blocks.
pub(super) fn for_readers(blocks: &[Spanned<Block>]) -> bool {
    blocks.iter().all(|block| match (&block.value, block.value.children()) {
        (Block::Private(_), _) => true,
        (Block::Rule | Block::Code(_), _) => false,
        (_, Children::Nothing) => true,
        (_, Children::Blocks(inside)) => for_readers(inside),
        (_, Children::Items(items)) => items.iter().all(|item| for_readers(&item.value.blocks)),
        (_, Children::Inlines(line)) => is_blank(line),
        (_, Children::Table(table)) => table.head.is_empty(),
    })
}

/// Whether there is nothing in any of these blocks, of which private ones are gone.
pub(super) fn all_empty(blocks: &[Spanned<Block>]) -> bool {
    blocks.iter().all(|block| is_empty(&block.value))
}

/// Whether there is nothing in a block.
pub(super) fn is_empty(block: &Block) -> bool {
    match (block, block.children()) {
        (Block::Rule | Block::Code(_) | Block::Table(_), _) | (_, Children::Nothing | Children::Table(_)) => false,
        (_, Children::Blocks(inside)) => all_empty(inside),
        (_, Children::Items(items)) => items.iter().all(|item| all_empty(&item.value.blocks)),
        (_, Children::Inlines(line)) => is_blank(line),
    }
}

/// Whether a line shows nothing.
fn is_blank(line: &[Spanned<Inline>]) -> bool {
    line.iter().all(|inline| match &inline.value {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Strikethrough(inside) => is_blank(inside),
        Inline::Code(_) | Inline::Link(..) | Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => {
            false
        }
    })
}

/// Between what stands before a gap and what follows it, no more than one blank is left, and none where a line begins or ends or a sentence does.
pub(super) fn close_gap(before: &mut Inlines, after: Option<&mut Spanned<Inline>>) {
    let begins = before.last().is_none_or(|last| is_break(&last.value));
    let is_open = |last: &Spanned<Inline>| matches!(&last.value, Inline::Text(text) if text.ends_with(' '));
    let has_blank = begins || before.last().is_some_and(is_open);
    let ends = match after {
        None => true,
        Some(after) if is_break(&after.value) => true,
        Some(Spanned { value: Inline::Text(text), span }) => {
            if has_blank && text.starts_with(' ') {
                let rest = text.trim_start_matches(' ').len();
                span.start = (span.start + text.len() - rest).min(span.end);
                text.drain(..text.len() - rest);
                begins && text.is_empty()
            } else {
                text.starts_with(['.', ',', ';', ':', '!', '?', ')'])
            }
        }
        Some(_) => false,
    };
    if ends && has_blank && !begins {
        trim_end(before);
    }
}

fn is_break(inline: &Inline) -> bool {
    matches!(inline, Inline::SoftBreak | Inline::HardBreak)
}

/// Takes the blanks from the end of a line.
fn trim_end(line: &mut Inlines) {
    if let Some(Spanned { value: Inline::Text(text), span }) = line.last_mut() {
        let length = text.trim_end_matches(' ').len();
        span.end = span.end.saturating_sub(text.len() - length).max(span.start);
        text.truncate(length);
        if text.is_empty() {
            line.pop();
        }
    }
}
