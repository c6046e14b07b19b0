//! Which pages an edition has, their addresses, and what each shows. A page's view is plain data for a template: every
//! word of it that is not the author's is decided here, and nothing here knows HTML.

#![warn(clippy::wildcard_enum_match_arm)]

mod pages;

mod address;
mod charts;
mod expected;
mod fold;
mod frame;
mod how_to_read;
mod make;
mod neighbours;
mod outline;
mod overview;
mod page;
mod prose;
mod search;
mod spoken;
mod view;
mod viewpoint;
mod words;

pub use address::Address;
pub use charts::PictureName;
pub use how_to_read::HowToReadView;
pub use make::{link_to, make_site};
pub use outline::{Fact, OUTLINE_VERSION, Outline, Said, Thing, ThingKind};
pub use overview::{CriterionStanding, MissingStanding, Overview, overview, standing};
pub use page::own_page;
pub use pages::START;
pub(crate) use pages::View;
pub use prose::Prose;
pub use search::SearchEntry;
pub use spoken::{Spoken, SpokenGap, SpokenObjection, part_in_words, relation_in_words};
pub use words::NextStep;
pub(crate) use words::minutes as reading_minutes;

use crate::edition::{Edition, Raised};
use crate::source::PacketPath;
use frame::{PageHead, SiteHead};
use page::PageKind;
use std::collections::BTreeSet;
use std::sync::Arc;
use viewpoint::Bodies;

/// An edition as pages.
#[derive(Clone, Debug)]
pub struct Site {
    edition: Arc<Edition>,
    /// What the rules found in the words of it.
    raised: Vec<Raised>,
    /// What pages of notes show of their bodies.
    bodies: Bodies,
    /// What several pages ask for.
    found: viewpoint::Found,
    /// What every page shows.
    pub(crate) head: SiteHead,
    /// The pages, in reading order; addresses differ by more than case.
    pub pages: Vec<SitePage>,
    /// The packet's files that the pages show or link; each is published under its own path.
    pub attachments: BTreeSet<PacketPath>,
}

/// One page at its address.
#[derive(Clone, Debug)]
pub struct SitePage {
    /// Where it is, from the edition's root.
    pub address: Address,
    /// The template that shows it, without its ending: `evidence-note`.
    pub template: &'static str,
    /// What it shows above its content.
    pub(crate) head: PageHead,
    /// The row of the table that it comes from.
    kind: &'static PageKind,
    /// Which of the pages of that kind it is: the index of its note or criterion in the edition.
    index: usize,
}
