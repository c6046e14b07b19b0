//! What stands next to a private block and may have been meant to be in it: an empty line without `>` ends a quote, and the next one is everyone's.

use super::super::read::fence_end;
use super::super::signs::CodeEnd;
use super::super::tree::{Block, Children, List};
use super::Judge;
use crate::source::{Span, Spanned};

impl Judge<'_> {
    /// Looks at each block and what follows it.
    pub(super) fn neighbours(&mut self, blocks: &[Spanned<Block>]) {
        for pair in blocks.windows(2) {
            self.follows(&pair[0], &pair[1]);
        }
        for block in blocks {
            match (&block.value, block.value.children()) {
                // What stands in it is hidden.
                (Block::Private(_), _) => {}
                (_, Children::Blocks(inside)) => self.neighbours(inside),
                (_, Children::Items(items)) => items.iter().for_each(|item| self.neighbours(&item.value.blocks)),
                (_, Children::Inlines(_) | Children::Table(_) | Children::Nothing) => {}
            }
        }
    }

    fn follows(&mut self, before: &Spanned<Block>, after: &Spanned<Block>) {
        let Some(private) = private_end(before) else { return };
        // A comment between the two, or anything else, says that the second is meant for everyone.
        let between = self.text.get(before.span.end..after.span.start).unwrap_or_default();
        if let Some(Block::Code(_)) = private.last().map(|last| &last.value) {
            self.open_fence(private);
        }
        if !between.chars().all(|character| character.is_whitespace() || character == '>') {
            return;
        }
        let line = &self.text[after.span.range()];
        let first = after.span.with(after.span.start, after.span.start + line.lines().next().unwrap_or_default().len());
        match &after.value {
            Block::Quote(_) => {
                let message = "this quote stands straight after a private block, and is shown";
                self.expose(first, message.to_owned(), TWO);
            }
            Block::List(list) if goes_on(private, list) => {
                let message = "this list goes on where the private block ends, and is shown";
                self.expose(first, message.to_owned(), TWO);
            }
            Block::Private(_) => {}
            _ if !private.is_empty() && is_next_line(&self.text[..after.span.start]) => {
                let message = "this line follows the private block without `>`, and is shown";
                self.expose(first, message.to_owned(), LINE);
            }
            _ => {}
        }
    }

    /// A fence that only the end of the private block closes: what follows may have been meant to be in both.
    fn open_fence(&mut self, private: &[Spanned<Block>]) {
        let Some(Spanned { value: Block::Code(_), span }) = private.last() else { return };
        let block = &self.text[span.range()];
        let is_fence = block.trim_start().starts_with("```") || block.trim_start().starts_with("~~~");
        if is_fence && fence_end(block) == CodeEnd::Open {
            let line = block.lines().next().unwrap_or_default().len();
            let message = "this block of code is closed by the end of the private block, and what follows is shown";
            let span: Span = span.with(span.start, span.start + line);
            self.expose(span, message.to_owned(), "close it, with `> ` before the fence");
        }
    }
}

/// How to say which of the two is meant.
const TWO: &str = "put `>` on the empty line before it if it is private; if it is for everyone, put words or a comment between the two";

/// The same of a single line.
const LINE: &str = "begin it with `> ` if it is private; if it is for everyone, put an empty line before it";

/// Whether the line that follows this text stands right below one of a quote, and in no quote itself.
fn is_next_line(before: &str) -> bool {
    let mut lines = before.rsplit('\n');
    lines.next().is_some_and(|own| own.trim().is_empty())
        && lines.next().is_some_and(|above| above.trim_start().starts_with('>'))
}

/// What stands in the private block that a block ends with, however deep.
fn private_end(block: &Spanned<Block>) -> Option<&[Spanned<Block>]> {
    match (&block.value, block.value.children()) {
        (Block::Private(inside), _) => Some(inside),
        (_, Children::Blocks(inside)) => private_end(inside.last()?),
        (_, Children::Items(items)) => private_end(items.last()?.value.blocks.last()?),
        (_, Children::Inlines(_) | Children::Table(_) | Children::Nothing) => None,
    }
}

/// Whether a list looks like the rest of the one that these blocks end with: bullets after bullets, or the next number.
fn goes_on(blocks: &[Spanned<Block>], list: &List) -> bool {
    let Some(Block::List(last)) = blocks.last().map(|last| &last.value) else { return false };
    list.start == last.start.map(|start| start + last.items.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::super::super::show::found;

    #[test]
    fn what_stands_straight_after_a_private_block_was_meant_to_be_in_it() {
        for exposed in [
            "> [!private]\n> one\n\n> s",
            "> [!private]\n> one\n\n\n>s",
            "- > [!private]\n  > one\n\n  > s",
            "- a\n\n  > [!private]\n  > one\n\n> s",
            "> > [!private]\n> > one\n>\n> > s",
            "> [!private]\n> 1. one\n> 2. two\n\n3. s",
            "> [!private]\n> - one\n\n- s",
            "> [!private]\n> ```\n> one\n\ns",
            "> [!private]\n> one\n>\ns",
        ] {
            assert_eq!(found(exposed).lines().count(), 1, "{exposed}: {}", found(exposed));
            assert!(found(exposed).starts_with("error[exposed-private]"), "{exposed}: {}", found(exposed));
        }
        for fine in [
            "> [!private]\n> one\n\n<!-- for everyone -->\n\n> s",
            "> [!private]\n> one\n\nAs Ana said:\n\n> s",
            "> [!private]\n> one\n\n> [!note]\n> s",
            "> [!private]\n> one\n\n> [!private]\n> s",
            "> [!private]\n> 1. one\n\n1. s",
            "> [!private]\n> 1. one\n\n- s",
            "> [!private]\n> - one\n>\n> two\n\n- s",
            "> [!private]\n> - one\n\nFor everyone:\n\n- s",
            "> [!private]\n> one\n>\n> > two",
            "> [!private]\n> ```\n> one\n> ```\n\ns",
            "> > [!private]\n> > one\n>\n> two\n\nthree",
        ] {
            assert_eq!(found(fine), "", "{fine}");
        }
    }
}
