//! Markdown as pieces with spans. What leaves this room is safe by its type: raw HTML has become text, comments are gone, links, images, figures and
//! private blocks are pieces of their own that the rooms above must resolve before anything can be shown.

mod read;

pub use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd};
pub use read::read_markdown;

use crate::source::{Span, Spanned};

/// The body of a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markdown {
    /// What is shown, in order.
    pub pieces: Vec<Spanned<Piece>>,
    /// The links and images, in order; pieces name them by index.
    pub links: Vec<Link>,
    /// The headings, in order; pieces name them by index.
    pub headings: Vec<Heading>,
    /// What `<!-- allow RULE: reason -->` silences.
    pub allows: Vec<Allow>,
}

/// One piece of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An event that is safe as it stands: never raw HTML, a link, an image, a heading or a block quote with a marker.
    Plain(Event<'static>),
    /// The beginning of a heading, by its index.
    StartHeading(usize),
    /// Its end.
    EndHeading(usize),
    /// The beginning of a link, by its index; its text follows.
    StartLink(usize),
    /// Its end.
    EndLink(usize),
    /// An image, by its index.
    Image(usize),
    /// The beginning of `> [!note]` and its like.
    StartAlert(AlertKind),
    /// Its end.
    EndAlert,
    /// The beginning of `> [!private]`: for the author only, up to the matching end.
    StartPrivate,
    /// Its end.
    EndPrivate,
    /// `{{metric:id}}`: the figure of the ledger.
    Metric(String),
}

/// A link or an image as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// How it was written.
    pub kind: LinkKind,
    /// Where it leads, as written, entities and escapes resolved. The smallest span that holds it.
    pub destination: Spanned<String>,
    /// The title, empty for none.
    pub title: String,
    /// The words of the link, or the alternative text of the image, without markup.
    pub text: String,
}

/// The ways to write a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](destination)`, or by reference.
    Text,
    /// `[[id]]`: the text is the title of what it names.
    Wiki,
    /// `[[id|text]]`.
    WikiText,
    /// `<https://…>`.
    Bare,
    /// `![alt](destination)`.
    Image,
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Without markup.
    pub text: String,
    /// The anchor: from `{#id}` or the text, unique in its body.
    pub slug: String,
    /// The whole heading.
    pub span: Span,
}

/// The alerts that GitHub also knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    /// Something to know.
    Note,
    /// Something that helps.
    Tip,
    /// Something that matters.
    Important,
    /// Something that may hurt.
    Warning,
    /// Something that will.
    Caution,
}

/// A rule silenced in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rule's name as written.
    pub rule: Spanned<String>,
    /// Why; empty when nothing is said.
    pub reason: String,
    /// What it silences: from the comment to the end of the block that follows; with front matter above, a comment before
    /// everything else in the body silences the whole file.
    pub scope: Span,
}
impl Markdown {
    pub fn sections(&self) -> Vec<Section> { todo!() }
    pub fn part(&self, range: std::ops::Range<usize>) -> Markdown { todo!() }
    pub fn without_private(&self) -> Markdown { todo!() }
    pub fn word_count(&self) -> usize { todo!() }
}
pub struct Section { pub title: String, pub span: Span, pub content: std::ops::Range<usize> }
impl Markdown { pub fn first_paragraph(&self) -> String { todo!() } pub fn plain_text(&self) -> String { todo!() } }
