//! What is wrong in a packet, as plain data. Rooms collect [`Diagnostic`]s; only the doors print them.

mod blanks;
pub mod code;
mod fix;
mod suggest;
mod words;

pub use blanks::odd_blank;
pub use code::RuleName;
pub use fix::{Fix, fixes_apart, settle_fixes};
pub use suggest::{NearMiss, did_you_mean, near_miss, nearest};
pub use words::{count, either, listed};

use crate::source::{PacketPath, Span};

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is broken, or would let out what must not. Nothing is published.
    Error,
    /// Something a reader will object to.
    Warning,
    /// Something that could be better.
    Hint,
}

/// One finding, in the author's words and at the author's place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The smallest span that is wrong, and with it the file.
    pub span: Span,
    /// How much it matters.
    pub severity: Severity,
    /// The rule's name, such as `unknown-key`.
    pub rule: RuleName,
    /// One line: what is. Lowercase, no full stop, the author's words in backticks.
    pub message: String,
    /// A few words under the marked span; empty for none.
    pub label: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// What would help.
    pub help: Option<String>,
    /// A change that is certainly right.
    pub fix: Option<Fix>,
    /// A change that is worth asking for: an editor offers it, and nobody writes it unasked.
    pub likely: Option<Fix>,
}

/// Another place that a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub text: String,
}

impl Diagnostic {
    /// An error: something is broken.
    pub fn error(rule: RuleName, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Error, span, message)
    }

    /// A warning: a reader will object.
    pub fn warning(rule: RuleName, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Warning, span, message)
    }

    /// A hint: it could be better.
    pub fn hint(rule: RuleName, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Hint, span, message)
    }

    fn new(rule: RuleName, severity: Severity, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            span,
            severity,
            rule,
            message: blanks::named(message.into()),
            label: String::new(),
            labels: Vec::new(),
            help: None,
            fix: None,
            likely: None,
        }
    }

    /// The file it is in, relative to the packet.
    pub fn file(&self) -> &'static PacketPath {
        self.span.file.path()
    }

    /// With a few words under the marked span.
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.label = text.into();
        self
    }

    /// With another place.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// With what would help.
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help = Some(text.into());
        self
    }

    /// With a certain change: the words that stand at the marked span, in quotes or not, become others.
    pub fn instead_of(mut self, written: impl Into<String>, replacement: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { span: self.span, written: written.into(), replacement: replacement.into() });
        self
    }

    /// With the known word that stands at the marked span misspelled: as a fix where it is certain which of them that is, else as something to ask.
    pub fn misspelled(self, written: &str, known: &[&str]) -> Diagnostic {
        match near_miss(written, known.iter().copied()) {
            Some(near) => self.near_miss(written, near),
            None => self,
        }
    }

    /// With the word that another at the marked span was most likely meant to be.
    pub fn near_miss(mut self, written: &str, near: NearMiss<'_>) -> Diagnostic {
        let fix = Fix { span: self.span, written: written.to_owned(), replacement: near.word.to_owned() };
        let place = if near.is_certain { &mut self.fix } else { &mut self.likely };
        *place = Some(fix);
        self
    }
}
