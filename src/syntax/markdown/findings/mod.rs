//! The second pass: what is wrong in a body, from its tree and from the signs that were seen while it was read.

mod comments;
mod footnotes;
mod html;
mod lines;
mod listings;
mod neighbours;
mod private;
mod references;
mod tables;

pub(super) use footnotes::spell_labels_alike;
pub(super) use private::means_private;

use super::Markdown;
use super::signs::{Sign, Signs};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{PacketPath, Span};

/// Judges one body.
pub(super) struct Judge<'a> {
    file: &'a PacketPath,
    text: &'a str,
    findings: Vec<Diagnostic>,
    /// Where the last marker was judged, so that none is judged twice.
    judged: Option<usize>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(file: &'a PacketPath, text: &'a str) -> Judge<'a> {
        Judge { file, text, findings: Vec::new(), judged: None }
    }

    /// What is wrong, in the order of the source, and the links that must not be kept: their addresses are private.
    pub(super) fn judge(mut self, markdown: &Markdown, signs: &Signs, body: Span) -> (Vec<Diagnostic>, Vec<usize>) {
        self.signs(&signs.seen);
        self.html(&signs.tags);
        self.lines(markdown, body);
        self.neighbours(&markdown.blocks);
        self.reasons(markdown);
        self.undefined(&signs.undefined);
        self.footnotes(markdown, &signs.seen);
        let hidden = self.private_addresses(markdown, &signs.by_reference);
        self.findings.sort_by_key(|finding| finding.span);
        (self.findings, hidden)
    }

    fn signs(&mut self, signs: &[Sign]) {
        let (mut exposed_in, mut foreign_in): (Option<Span>, Option<Span>) = (None, None);
        for sign in signs {
            match sign {
                Sign::Opening(paragraph) => self.judge_opening(*paragraph),
                Sign::EmptyPrivate(quote) => self.judge_empty(*quote),
                Sign::Marker(word) => self.judge_marker(&word.value, word.span, false),
                // One comment is reported in each block.
                Sign::Comment(_, block) if exposed_in.is_some() && exposed_in == *block => {}
                Sign::Comment(span, block) => {
                    exposed_in = *block;
                    self.expose_comment(*span);
                }
                Sign::DroppedCells(rest) => self.dropped(*rest),
                Sign::ForeignComment(_, block) if foreign_in.is_some() && foreign_in == *block => {}
                Sign::ForeignComment(span, block) => {
                    foreign_in = *block;
                    self.expose_foreign(*span);
                }
                Sign::EmptyComment(span) => self.expose_nothing(*span),
                Sign::NestedComment(span) => self.expose_nested(*span),
                Sign::Container(word) => self.judge_container(word),
                Sign::Code(block, end) => self.judge_lines(*block, *end),
                Sign::Title(link) => self.expose_title(*link),
                Sign::Footnote(_) => {}
            }
        }
    }

    /// What is allowed must say why.
    fn reasons(&mut self, markdown: &Markdown) {
        for rule in markdown.allows.iter().filter(|allow| allow.reason.is_empty()).map(|allow| &allow.rule) {
            let message = format!("no reason is given for allowing `{}`", rule.value);
            let help = format!("write `<!-- allow {}: why it is right here -->`", rule.value);
            let hint = Diagnostic::hint(code::ALLOW_WITHOUT_REASON, rule.span, message);
            self.findings.push(hint.help(help));
        }
    }
}
