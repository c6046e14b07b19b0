//! The body of a note as one page shows it: what is to be said is there, every link already an address of that page. `render` writes it as HTML.

use crate::syntax::markdown::Markdown;
use std::collections::HashMap;
use std::sync::Arc;

/// Prose on a page.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The pieces, private ones only where the reader is the author.
    pub markdown: Arc<Markdown>,
    /// What each of its links is on this page, by index.
    pub links: Vec<Link>,
    /// What stands for `{{metric:id}}`, by id.
    pub figures: HashMap<String, Citation>,
    /// Put before every id, so that the bodies of many notes can stand on one page: `e-07-`. Empty on the note's own page.
    pub prefix: String,
    /// The level of the highest heading of the body on this page, 2 to 6.
    pub heading_level: u8,
    /// The note's short reference, where blocks are to say at which bytes of its file they were written: in a preview, never in what is published.
    pub traced: Option<String>,
}

/// A link or image of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Where it leads; nothing when only its text stays, or when an image is not shown.
    pub href: Option<String>,
    /// The words of a link that brings none of its own: the title of what it names.
    pub words: Option<String>,
    /// The title, empty for none.
    pub title: String,
    /// Whether it leads out of the edition.
    pub is_outside: bool,
}

/// A figure of the ledger in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Such as `1.2 s → 180 ms`.
    pub words: String,
    /// Where the ledger has it.
    pub href: String,
}
