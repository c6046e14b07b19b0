//! What was seen while a body was read that its tree does not tell: signs of something meant otherwise. They are facts, each with its place; whether
//! one is a fault is for [`findings`](super::findings), which looks at them when the tree is whole.

use crate::source::{Span, Spanned};

/// The signs in one body.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// Those that are judged one after the other, in the order of the source.
    pub(super) seen: Vec<Sign>,
    /// The tags of HTML that are shown, by the names of their elements.
    pub(super) tags: Vec<Spanned<String>>,
    /// The links by reference.
    pub(super) by_reference: Vec<ByReference>,
    /// `[text][label]` without a definition.
    pub(super) undefined: Vec<Spanned<String>>,
}

/// Something that is shown and may have been meant otherwise.
#[derive(Debug)]
pub(super) enum Sign {
    /// The paragraph that a plain quote begins with.
    Opening(Span),
    /// A private block with nothing in it.
    EmptyPrivate(Span),
    /// `[!word`, somewhere in text or as a link.
    Marker(Spanned<String>),
    /// `<!--` in text, and the block it stands in.
    Comment(Span, Option<Span>),
    /// `<!-->`: a whole comment, with nothing in it.
    EmptyComment(Span),
    /// `<!-- … <!-- … -->`: it is over before the author thought, and `-->` follows.
    NestedComment(Span),
    /// `%%` or a comment of a template in text, and the block it stands in.
    ForeignComment(Span, Option<Span>),
    /// `:::word`, `!!! word`, `[/word]` or `<word>`.
    Container(Spanned<String>),
    /// A block of code, and how it ends.
    Code(Span, CodeEnd),
    /// A link with `<!--` in its title.
    Title(Span),
    /// The cells of a row that its table has no column for.
    DroppedCells(Span),
    /// `[^label]` that stayed text.
    Footnote(Spanned<String>),
}

/// How a block of code ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeEnd {
    /// With its fence.
    Fence,
    /// With what it stands in, though a fence began it.
    Open,
    /// It is indented.
    Indented,
}

/// A link whose address stands elsewhere.
#[derive(Debug)]
pub(super) struct ByReference {
    /// The link, by its index.
    pub(super) link: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// Where its address is defined.
    pub(super) definition: Span,
}
