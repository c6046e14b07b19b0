//! Words that a page may print, with the place they come from, so that [`Edition::texts`](super::Edition::texts) can lead back to it.

use crate::source::{Span, Spanned};
use std::fmt;
use std::ops::Deref;

/// Words that a page may print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The words.
    pub text: String,
    /// Where the author wrote them. Nothing for words of ours, and for those that another text of the edition has: a question of the rubric, the first
    /// heading of a body.
    pub span: Option<Span>,
}

impl Shown {
    /// What the author wrote.
    pub(super) fn written(words: &Spanned<String>) -> Shown {
        Shown::at(&words.value, Some(words.span))
    }

    /// Words of ours, or another text's.
    pub(super) fn ours(words: impl Into<String>) -> Shown {
        Shown { text: words.into(), span: None }
    }

    /// Words that may be the author's.
    pub(super) fn at(words: &str, span: Option<Span>) -> Shown {
        Shown { text: words.to_owned(), span }
    }
}

impl Deref for Shown {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
