//! Footnotes: which are defined, which are referred to, and which of the two lacks the other.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{CowStr, Event};

use super::Piece;
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Span, Spanned};

/// What a body says of its footnotes.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    defined: Vec<Spanned<String>>,
    referred: HashSet<String>,
    /// `[^label]` that stayed text.
    unresolved: Vec<Spanned<String>>,
}

impl Footnotes {
    /// A definition begins.
    pub(super) fn define(&mut self, label: &str, span: Span, text: &str) {
        let marker = span.with(span.start, span.start + label.len() + 3);
        let found = marker.end <= span.end && text.get(marker.range()).is_some_and(|written| written.ends_with(']'));
        self.defined.push(Spanned::new(label.to_owned(), if found { marker } else { span }));
    }

    pub(super) fn refer(&mut self, label: &str) {
        self.referred.insert(folded(label));
    }

    pub(super) fn unresolved(&mut self, label: &str, span: Span) {
        self.unresolved.push(Spanned::new(label.to_owned(), span));
    }

    /// What is wrong with them.
    pub(super) fn judge(&self, findings: &mut Vec<Diagnostic>) {
        let mut first: HashMap<String, Span> = HashMap::new();
        for definition in &self.defined {
            let (label, key) = (&definition.value, folded(&definition.value));
            if let Some(first) = first.get(&key) {
                let message = format!("footnote `{label}` is defined twice");
                let warning = Diagnostic::warning(code::DUPLICATE_FOOTNOTE, definition.span, message);
                findings.push(warning.also(*first, "first here").help("give one of them another name"));
            } else {
                if !self.referred.contains(&key) {
                    let message = format!("footnote `{label}` is never referred to");
                    let help = format!("write `[^{label}]` where it belongs, or take it out");
                    findings.push(Diagnostic::hint(code::UNUSED_FOOTNOTE, definition.span, message).help(help));
                }
                first.insert(key, definition.span);
            }
        }
        for reference in self.unresolved.iter().filter(|reference| !first.contains_key(&folded(&reference.value))) {
            let label = &reference.value;
            let message = format!("no footnote `{label}` is defined");
            let help = format!("add `[^{label}]: …` on a line of its own, or put the brackets in backticks");
            findings.push(Diagnostic::error(code::UNDEFINED_FOOTNOTE, reference.span, message).help(help));
        }
    }

    /// Labels match whatever their case; the pieces all spell them as the definition does, so that plain equality finds them.
    pub(super) fn respell(&self, pieces: &mut [Spanned<Piece>]) {
        if self.defined.is_empty() {
            return;
        }
        let mut spelling: HashMap<String, &str> = HashMap::new();
        for definition in &self.defined {
            spelling.entry(folded(&definition.value)).or_insert(&definition.value);
        }
        for piece in pieces {
            let label = match &mut piece.value {
                Piece::Plain(Event::FootnoteReference(label)) => label,
                Piece::Plain(Event::Start(pulldown_cmark::Tag::FootnoteDefinition(label))) => label,
                _ => continue,
            };
            if let Some(spelled) = spelling.get(&folded(label)).filter(|spelled| **spelled != &**label) {
                *label = CowStr::from(*spelled).into_static();
            }
        }
    }
}

fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::show::{found, pieces};

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
        assert_eq!(pieces("a[^Note]\n\n[^note]: b"), "p{a^note} note^note{p{b}}");
    }
}
