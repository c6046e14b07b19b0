//! A body as one page shows it to one reader: what is to be said is there, every link already an address of that page. It is plain data; the writers
//! beside it make HTML, plain text or Markdown of it, and whoever serialises it gets the data and no page.

pub mod html;
pub mod markdown;
mod marked;
pub mod plain;
pub mod quotation;
mod sentences;

pub(crate) use sentences::sentences;

pub use marked::{marked, marked_line, unmarked};

use crate::syntax::markdown::Markdown;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A body on a page.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it says, private blocks only where the reader is the author. Of its links the page knows more: see [`Document::links`].
    pub markdown: Arc<Markdown>,
    /// What each of its links is on this page, by index.
    pub links: Vec<Link>,
    /// What stands for `{{metric:id}}`, by id.
    pub figures: BTreeMap<String, Citation>,
    /// Put before every id, so that the bodies of many notes can stand on one page: `e-07-`. Empty on the note's own page.
    pub prefix: String,
    /// The level of the highest heading of the body on this page, 2 to 6.
    pub heading_level: u8,
    /// Whether links that lead outside are numbered on paper, with their addresses in a list below; else the address follows its link.
    pub numbers_links: bool,
    /// The note's short reference, where blocks are to say at which bytes of its file they were written: in a preview, never in what is published.
    pub source_positions: Option<String>,
}

/// A link or image of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where it leads; nothing when only its text stays, or when an image is not shown.
    pub href: Option<String>,
    /// The words of a link that brings none of its own: the title of what it names.
    pub words: Option<String>,
    /// The title, empty for none.
    pub title: String,
    /// What an image shows, in words.
    pub text: String,
    /// Whether it leads out of the edition.
    pub is_outside: bool,
    /// Width and height of an image in pixels, where they are known.
    pub pixels: Option<(u32, u32)>,
}

/// A figure of the ledger in running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Such as `1.2 s → 180 ms`.
    pub words: String,
    /// Where the ledger has it.
    pub href: String,
}

/// A link that leads nowhere: what a body has that its page knows nothing of.
static NOWHERE: Link =
    Link { href: None, words: None, title: String::new(), text: String::new(), is_outside: false, pixels: None };

impl Document {
    /// What the link or image of this index is on this page.
    pub fn link(&self, index: usize) -> &Link {
        self.links.get(index).unwrap_or(&NOWHERE)
    }

    /// The level that a heading has on this page; `top` is the highest that the body uses.
    fn level(&self, index: usize, top: u8) -> u8 {
        let below = self.markdown.headings.get(index).map_or(0, |heading| heading.level.saturating_sub(top));
        (self.heading_level + below).clamp(2, 6)
    }

    /// The highest level that the headings of the body are written with.
    fn top_level(&self) -> u8 {
        self.markdown.headings.iter().map(|heading| heading.level).min().unwrap_or(1)
    }
}

/// As the data that the writers go by: what the author wrote as destination of a link is not among it.
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Document", 8)?;
        document.serialize_field("blocks", &self.markdown.blocks)?;
        document.serialize_field("headings", &self.markdown.headings)?;
        document.serialize_field("links", &self.links)?;
        document.serialize_field("figures", &self.figures)?;
        document.serialize_field("prefix", &self.prefix)?;
        document.serialize_field("heading_level", &self.heading_level)?;
        document.serialize_field("numbers_links", &self.numbers_links)?;
        document.serialize_field("source_positions", &self.source_positions)?;
        document.end()
    }
}
