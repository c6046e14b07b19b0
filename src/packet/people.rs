//! `[[people]]` of `packet.toml`: names and terms that not every reader is told.

use crate::diagnostic::code;
use crate::source::{Span, Spanned};
use crate::syntax::Fields;
use crate::syntax::keys::{Key, words};
use crate::vocabulary::Audience;

/// A name or a term, and what those read who are not told it.
#[derive(Clone, Debug)]
pub struct Pseudonym {
    /// The whole name, or the term.
    pub name: Spanned<String>,
    /// Other forms of it.
    pub also: Vec<Spanned<String>>,
    /// Words that look like a part of it and mean something else.
    pub keep: Vec<Spanned<String>>,
    /// The widest reader who may read it. Anything in doubt is [`Audience::SelfOnly`].
    pub audience: Audience,
    /// Where the author wrote the audience, when they did.
    pub audience_span: Option<Span>,
    /// What others read.
    pub instead: Spanned<String>,
}

/// The keys of an entry.
pub(super) const KEYS: &[Key] = &[
    Key::text("name", "the whole name of a person, or a term", "\"Ana Ruiz\"").required(),
    Key::texts(
        "also",
        "other forms of it, such as a short name or a user name: replaced wherever they stand",
        "[\"Anita\", \"aruiz\"]",
    ),
    Key::texts(
        "keep",
        "words that look like a part of the name and mean something or somebody else, each as it is written: left as they are",
        "[\"Carlos Ruiz\"]",
    ),
    Key::word(
        "audience",
        words::<Audience>,
        "the widest reader who may read the name, `manager` or `self`",
        "\"manager\"",
    )
    .narrow(&["self"])
    .required(),
    Key::text("instead", "what the other readers read", "\"a staff engineer of another team\"").required(),
];

/// A name without words to read instead is hidden all the same: what is missing is an error, so that nobody is handed the gap.
pub(super) fn person(fields: &mut Fields<'_>) -> Option<Pseudonym> {
    let name = fields.required_text("name");
    let (also, keep) = (fields.texts("also"), fields.texts("keep"));
    let audience_span = fields.span_of("audience");
    let audience = fields.word("audience", code::UNKNOWN_AUDIENCE);
    fields.missing_unless_wrong("audience");
    let instead = fields.required_text("instead");
    let name = name?;
    Some(Pseudonym {
        also,
        keep,
        audience: audience.map_or(Audience::SelfOnly, |audience| audience.value),
        audience_span,
        instead: instead.unwrap_or_else(|| Spanned::new("somebody".to_owned(), name.span)),
        name,
    })
}
