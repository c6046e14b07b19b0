//! Markdown as pieces with spans. What leaves this room is safe by its type: raw HTML has become text, comments are gone, links, images, figures and
//! private blocks are pieces of their own that the rooms above must resolve before anything can be shown.

mod comment;
mod footnotes;
mod inline;
#[cfg(test)]
mod laws;
mod links;
mod part;
mod prose;
mod quote;
mod read;
mod run;
mod scan;
#[cfg(test)]
mod show;
mod slug;

pub use part::Section;
pub(crate) use prose::is_edge;
pub use prose::{Prose, ProseKind, count_words};
pub use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};
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
    /// Where the text of the pieces differs from what was written, in order of their places: with it, every word of a text leads back
    /// to its own bytes although quotes are curled, entities resolved and neighbours merged.
    pub seams: Vec<Seam>,
    /// The ids of the figures that are cited, `{{metric:id}}`, in order: asked for often, and pieces are many.
    pub metrics: Vec<Spanned<String>>,
    /// Whether some of it stands in a private block.
    pub has_private: bool,
}

impl Markdown {
    /// With what is known of the pieces as a whole.
    fn summed_up(mut self) -> Markdown {
        let cited = self.pieces.iter().filter_map(|piece| match &piece.value {
            Piece::Metric(id) => Some(Spanned::new(id.clone(), piece.span)),
            _ => None,
        });
        self.metrics = cited.collect();
        self.has_private = self.pieces.iter().any(|piece| matches!(piece.value, Piece::StartPrivate));
        self
    }
}

/// A place where the shown text is not the written one: `--` shown as a dash, an entity, the backslash of an escape, a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seam {
    /// What was written.
    pub span: Span,
    /// How many bytes of text are shown for it.
    pub shown: usize,
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
    /// The words of the link, or the alternative text of the image, without markup; of `[[id]]`, the id.
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
    /// `<https://…>`, or an address in running text.
    Bare,
    /// `![alt](destination)`, or `![[name]]`.
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
