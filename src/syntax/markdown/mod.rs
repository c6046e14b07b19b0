//! Markdown as a tree with spans. What leaves this room is safe by its type: raw HTML has become text, comments are gone, links, images, figures and
//! private blocks are nodes of their own that the rooms above must resolve before anything can be shown. The parser's own events are known here alone.

mod read;
mod tree;

mod build;
mod comment;
mod cut;
mod empty;
mod findings;
mod foreign;
mod html;
mod inline;
mod links;
mod mask;
mod pieces;
mod quote;
mod scan;
mod signs;
mod slug;
mod source_map;
mod text_run;
mod words;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod show;

pub use cut::Section;
pub use foreign::{ForeignBlock, ForeignKind, ForeignLink, ForeignText, read_foreign};
pub use pieces::{ForeignPiece, PieceKind, foreign_pieces};
pub use read::read_markdown;
pub use scan::{Hiding, hiding};
pub(crate) use slug::{anchor_of, github_anchors};
pub use source_map::SourceMapEntry;
pub use tree::{AlertKind, Alignment, Block, Blocks, Children, Code, DEEPEST, Inline, Inlines, Item, List, Table};
pub(crate) use tree::{each_block, each_inline, each_inline_of};
pub use words::{Passage, PassageKind, count_words};

use crate::source::{Span, Spanned};
use serde::Serialize;

/// The body of a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markdown {
    /// What is shown, in order.
    pub blocks: Blocks,
    /// The links and images, in order; the tree names them by index.
    pub links: Vec<Link>,
    /// The headings, in order; the tree names them by index.
    pub headings: Vec<Heading>,
    /// What `<!-- allow RULE: reason -->` silences.
    pub allows: Vec<Allow>,
    /// Where the text of the tree differs from what was written, in order of their places.
    pub source_map: Vec<SourceMapEntry>,
    /// The ids of the figures that are cited, `{{metric:id}}`, in order: asked for often, and trees are large.
    pub metrics: Vec<Spanned<String>>,
    /// Whether some of it stands in a private block.
    pub has_private: bool,
    /// Whether others than the author read it as it is: no private block is in it, no footnote that may not be referred to, and nothing empty.
    pub is_public: bool,
}

impl Markdown {
    /// With what is known of the tree as a whole.
    fn summed_up(self) -> Markdown {
        let (mut metrics, mut has_private, mut is_public) = (Vec::new(), false, true);
        each_inline_of(&self.blocks, &mut |inline| {
            if let Inline::Metric(id) = &inline.value {
                metrics.push(Spanned::new(id.clone(), inline.span));
            }
        });
        each_block(&self.blocks, &mut |block| {
            has_private |= matches!(block.value, Block::Private(_));
            is_public &= match &block.value {
                Block::Private(_) | Block::Footnote(..) => false,
                Block::List(list) => !list.items.iter().any(|item| empty::all_empty(&item.value.blocks)),
                other => !empty::is_empty(other),
            };
        });
        Markdown { metrics, has_private, is_public, ..self }
    }
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
    /// The words of the link, or the alternative text of the image, without markup; of `[[id]]`, the id. A width, as in `![[a.png|300]]`, is none of them.
    pub text: String,
    /// Which link it is of the body that was read. A part that is cut from the body keeps it, so that what was found out of a link once is known in
    /// every part.
    pub nth: usize,
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
    /// `![alt](destination)`.
    Image,
    /// `![[name]]`: what is shown is found by its name, as Obsidian does.
    Embed,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Without markup.
    pub text: String,
    /// What the author gave as `{#id}`.
    pub id: Option<String>,
    /// The anchor: from the id or the text, unique in its body.
    pub slug: String,
    /// The whole heading.
    pub span: Span,
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
