//! Which pages an edition has, their addresses, and what each shows. A page's view is plain data for a template: every word of it that is not the
//! author's is decided here, and nothing here knows HTML.

mod address;
mod prose;

pub use address::Address;
pub use prose::{Figure, Link, Prose};

use crate::source::PacketPath;
use std::collections::BTreeSet;

/// An edition as pages.
#[derive(Clone, Debug)]
pub struct Site {
    /// The pages, in reading order; addresses differ by more than case.
    pub pages: Vec<Page>,
    /// What the search finds, in reading order.
    pub search: Vec<Finding>,
    /// The packet's files that the pages show or link; each is published under its own path.
    pub attachments: BTreeSet<PacketPath>,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is.
    pub address: Address,
    /// The template that shows it, without its ending: `evidence`.
    pub template: &'static str,
    /// What the template is given.
    pub view: View,
}

/// Something that the search finds.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Finding {
    /// Where it is.
    pub address: String,
    /// Its short reference.
    pub reference: String,
    /// What lists call it.
    pub title: String,
    /// All its words.
    pub text: String,
}

/// What a template is given.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(untagged)]
pub enum View {
    /// Only words.
    Words(String),
}
