//! Footnotes: which are defined, which are referred to, and which of the two lacks the other.

use std::collections::{HashMap, HashSet};

use super::super::signs::Sign;
use super::super::tree::{Block, Inline, each_block, each_inline_of};
use super::super::{Blocks, Markdown};
use super::Judge;
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Span, Spanned};

impl Judge<'_> {
    /// What is wrong with them.
    pub(super) fn footnotes(&mut self, markdown: &Markdown, signs: &[Sign]) {
        let mut first: HashMap<String, Span> = HashMap::new();
        let defined = definitions(&markdown.blocks);
        let referred = if defined.is_empty() { HashSet::new() } else { references(&markdown.blocks) };
        for (label, place) in defined {
            let (key, span) = (folded(label), marker(self.text, label, place));
            if let Some(first) = first.get(&key) {
                let message = format!("footnote `{label}` is defined twice");
                let warning = Diagnostic::warning(code::DUPLICATE_FOOTNOTE, span, message);
                let warning = warning.also(*first, "first here");
                self.findings.push(warning.help("give one of them another name"));
                continue;
            }
            if !referred.contains(&key) {
                let message = format!("footnote `{label}` is never referred to");
                let help = format!("write `[^{label}]` where it belongs, or take it out");
                self.findings.push(Diagnostic::hint(code::UNUSED_FOOTNOTE, span, message).help(help));
            }
            first.insert(key, span);
        }
        let unresolved = signs.iter().filter_map(|sign| match sign {
            Sign::Footnote(reference) => Some(reference),
            _ => None,
        });
        for reference in unresolved.filter(|reference| !first.contains_key(&folded(&reference.value))) {
            self.undefined_footnote(reference);
        }
    }

    fn undefined_footnote(&mut self, reference: &Spanned<String>) {
        let label = &reference.value;
        let message = format!("no footnote `{label}` is defined");
        let help = format!("add `[^{label}]: …` on a line of its own, or put the brackets in backticks");
        self.findings.push(Diagnostic::error(code::UNDEFINED_FOOTNOTE, reference.span, message).help(help));
    }
}

/// Each definition, with the place of the whole.
fn definitions(blocks: &Blocks) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    each_block(blocks, &mut |block| {
        if let Block::Footnote(label, _) = &block.value {
            found.push((label.as_str(), block.span));
        }
    });
    found
}

/// The names that are referred to.
fn references(blocks: &Blocks) -> HashSet<String> {
    let mut found = HashSet::new();
    each_inline_of(blocks, &mut |inline| {
        if let Inline::FootnoteReference(label) = &inline.value {
            found.insert(folded(label));
        }
    });
    found
}

/// Where `[^label]` stands in a definition.
fn marker(text: &str, label: &str, definition: Span) -> Span {
    let marker = definition.with(definition.start, definition.start + label.len() + 3);
    let found = marker.end <= definition.end && text.get(marker.range()).is_some_and(|written| written.ends_with(']'));
    if found { marker } else { definition }
}

/// Labels match whatever their case; from here on all are spelled in one way, so that plain equality finds them, and a definition that others do not
/// have does not decide how.
pub(crate) fn spell_labels_alike(blocks: &mut Blocks) {
    if !definitions(blocks).is_empty() {
        respell(blocks);
    }
}

fn respell(blocks: &mut Blocks) {
    for block in blocks {
        if let Block::Footnote(label, _) = &mut block.value {
            *label = folded(label);
        }
        block.value.change(&mut respell, &mut |line| respell_line(line));
    }
}

fn respell_line(inlines: &mut [Spanned<Inline>]) {
    for inline in inlines {
        match &mut inline.value {
            Inline::FootnoteReference(label) => *label = folded(label),
            other => other.children_mut().into_iter().for_each(|inside| respell_line(inside)),
        }
    }
}

fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::super::show::{found, tree};

    #[test]
    fn what_is_missing() {
        assert_eq!(found("a[^1]\n\n[^1]: b"), "");
        assert_eq!(
            found("a[^2] `[^3]` \\[^4]"),
            "error[undefined-footnote] `[^2]`: no footnote `2` is defined; \
             add `[^2]: …` on a line of its own, or put the brackets in backticks"
        );
        assert_eq!(
            found("[^1]: b"),
            "hint[unused-footnote] `[^1]`: footnote `1` is never referred to; write `[^1]` where it belongs, or take it out"
        );
        assert_eq!(
            found("a[^1]\n\n[^1]: b\n\n[^1]: c"),
            "warning[duplicate-footnote] `[^1]`: footnote `1` is defined twice; give one of them another name"
        );
    }

    #[test]
    fn labels_are_spelled_alike() {
        assert_eq!(tree("a[^note]\n\n[^Note]: b"), "p{a^note} note^note{p{b}}");
    }
}
