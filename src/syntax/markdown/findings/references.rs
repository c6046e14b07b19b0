//! Links by reference: those that nothing defines, and those whose address only the author may see.

use super::super::Markdown;
use super::super::signs::ByReference;
use super::super::tree::{Block, Children};
use super::Judge;
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Span, Spanned};

impl Judge<'_> {
    /// `[text][label]` without a definition.
    pub(super) fn undefined(&mut self, undefined: &[Spanned<String>]) {
        for label in undefined {
            let name = &label.value;
            let message = format!("no definition for the reference `{name}`");
            let help = format!("add `[{name}]: address` on a line of its own, or write `[text](address)`");
            let span = label_span(self.text, label.span, name);
            self.findings.push(Diagnostic::warning(code::UNDEFINED_REFERENCE, span, message).help(help));
        }
    }

    /// A link outside a private block must not take its destination from inside: it is reported, and only its words stay.
    pub(super) fn private_addresses(&mut self, markdown: &Markdown, links: &[ByReference]) -> Vec<usize> {
        let (mut blocks, mut hidden) = (Vec::new(), Vec::new());
        if !links.is_empty() {
            collect_private(&markdown.blocks, &mut blocks);
        }
        for link in links {
            let last = blocks.partition_point(|block: &Span| block.start <= link.definition.start);
            let block = blocks[..last].last().filter(|block| block.contains(link.definition));
            if block.is_some_and(|block| !block.contains(link.span)) {
                let message = "this link is shown, but its address is defined in a private block";
                self.expose(link.span, message.to_owned(), "define the address outside the private block");
                hidden.push(link.link);
            }
        }
        hidden
    }
}

/// The private blocks that stand in no other, in order.
fn collect_private(blocks: &[Spanned<Block>], found: &mut Vec<Span>) {
    for block in blocks {
        match (&block.value, block.value.children()) {
            (Block::Private(_), _) => found.push(block.span),
            (_, Children::Blocks(inside)) => collect_private(inside, found),
            (_, Children::Items(items)) => items.iter().for_each(|item| collect_private(&item.value.blocks, found)),
            (_, Children::Inlines(_) | Children::Table(_) | Children::Nothing) => {}
        }
    }
}

/// Where the label stands in `[text][label]`.
fn label_span(text: &str, link: Span, label: &str) -> Span {
    let end = link.end.saturating_sub(1);
    let start = end.saturating_sub(label.len());
    if text.get(start..end) == Some(label) { link.with(start, end) } else { link }
}
