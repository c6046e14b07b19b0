//! Which pages an edition has, their addresses, and what each shows. A page's view is plain data for a template: every word of it that is not the
//! author's is decided here, and nothing here knows HTML.

mod address;
mod criteria;
mod excerpt;
mod frame;
mod links;
mod make;
mod notes;
mod own;
mod pages;
mod paper;
mod prose;
mod questions;
mod summary;
mod view;
mod words;

pub use address::Address;
pub use frame::{Head, MenuItem, PageHead};
pub use links::Writer;
pub use make::{link_to, make_site};
pub use own::{EntriesView, GapView, GapsView, RequestsView, WantedView};
pub use pages::*;
pub use paper::{ContentsItem, OwnView, PaperView};
pub use prose::Prose;
pub use questions::{ObjectionView, QuestionView, QuestionsView};
pub use summary::{BriefView, IndexView, ReadNext};
pub use view::*;

use crate::edition::Edition;
use crate::source::PacketPath;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An edition as pages.
#[derive(Clone, Debug)]
pub struct Site {
    /// What the pages show.
    edition: Arc<Edition>,
    /// Whether blocks of notes say where they were written.
    with_source_positions: bool,
    /// What every page shows.
    pub head: Head,
    /// The pages, in reading order; addresses differ by more than case.
    pub pages: Vec<Page>,
    /// The packet's files that the pages show or link; each is published under its own path.
    pub attachments: BTreeSet<PacketPath>,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is.
    pub address: Address,
    /// The template that shows it, without its ending: `evidence-note`.
    pub template: &'static str,
    /// What it shows above its content.
    pub head: PageHead,
    /// What it shows: see [`Site::view`].
    content: make::Content,
}

/// Something that the search finds.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Where it is, from the root.
    pub address: String,
    /// Its short reference.
    pub reference: String,
    /// What lists call it.
    pub title: String,
    /// All its words.
    pub text: String,
}

/// What a template is given as `view`.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `index.html`.
    Index(Box<IndexView>),
    /// `brief.html`.
    Brief(Box<BriefView>),
    /// `coverage.html`.
    Coverage(Box<CoverageView>),
    /// `criteria/….html`.
    Criterion(Box<CriterionView>),
    /// `evidence.html`.
    Notes(Box<NotesView>),
    /// `evidence/….html`.
    Evidence(Box<EvidenceView>),
    /// `impact/….html`.
    Impact(Box<ImpactView>),
    /// `feedback/….html`.
    Feedback(Box<FeedbackView>),
    /// `timeline.html`.
    Timeline(Box<TimelineView>),
    /// `metrics.html`.
    Metrics(Box<MetricsView>),
    /// `questions.html`.
    Questions(Box<QuestionsView>),
    /// `levels.html`.
    Levels(Box<LevelsView>),
    /// `gaps.html`.
    Gaps(Box<GapsView>),
    /// `requests.html`.
    Requests(Box<RequestsView>),
    /// `log.html` and `notes.html`.
    Entries(Box<EntriesView>),
    /// `print.html`.
    Paper(Box<PaperView>),
}
