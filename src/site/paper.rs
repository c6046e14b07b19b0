//! `print.html`: the whole edition in reading order, made for paper. It holds what the other pages hold, with links that stay on it.

use super::criteria::Depth;
use super::links::{From, anchor};
use super::own::{EntriesView, GapsView, RequestsView};
use super::pages::{CoverageView, LevelsView, MetricsView, NotesView, TimelineView};
use super::questions::QuestionsView;
use super::summary::{BriefView, IndexView};
use crate::edition::Page;
use serde::Serialize;

/// The whole edition.
#[derive(Clone, Debug, Serialize)]
pub struct PaperView {
    /// The contents, in reading order.
    pub contents: Vec<ContentsItem>,
    /// The case in one page.
    pub summary: IndexView,
    /// What to say in five minutes, for those who say it.
    pub brief: Option<BriefView>,
    /// What changes between the levels.
    pub levels: LevelsView,
    /// Each criterion with all its proof.
    pub coverage: CoverageView,
    /// Criteria by period.
    pub timeline: TimelineView,
    /// Every note of the case.
    pub notes: NotesView,
    /// The ledger.
    pub metrics: MetricsView,
    /// Questions and answers.
    pub questions: QuestionsView,
    /// The author's own pages.
    pub own: Option<OwnView>,
    /// The log: the author's, and what of it is meant for this reader.
    pub log: Option<EntriesView>,
    /// Other notes, likewise.
    pub pages: Option<EntriesView>,
}

/// What only the author prints.
#[derive(Clone, Debug, Serialize)]
pub struct OwnView {
    /// What is missing.
    pub gaps: GapsView,
    /// Whom to ask.
    pub requests: RequestsView,
}

/// One line of the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsItem {
    /// The short reference of a note, when it is one.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// 1 for a chapter, 2 for what is in it.
    pub level: u8,
}

impl From<'_> {
    pub(super) fn paper_view(&self) -> PaperView {
        let edition = self.edition;
        PaperView {
            contents: self.contents(),
            summary: self.index(),
            brief: (edition.audience.makes_the_case()).then(|| self.brief()),
            levels: self.levels(),
            coverage: self.coverage(Depth::All),
            timeline: self.timeline(),
            notes: self.all_notes(4),
            metrics: self.ledger(),
            questions: self.questions(),
            own: edition.is_own().then(|| OwnView { gaps: self.gaps(), requests: self.requests_page() }),
            log: self.shown(&edition.log),
            pages: self.shown(&edition.notes),
        }
    }

    /// As with their pages: the author has them even while they are empty, others have what they are shown.
    fn shown(&self, pages: &[Page]) -> Option<EntriesView> {
        (self.edition.is_own() || !pages.is_empty()).then(|| EntriesView { entries: self.entries(pages, 4) })
    }

    fn contents(&self) -> Vec<ContentsItem> {
        let edition = self.edition;
        let mut contents = Vec::new();
        let mut chapter = |title: &str, anchor: &str, inside: Vec<ContentsItem>| {
            contents.push(ContentsItem {
                reference: None,
                title: title.to_owned(),
                anchor: anchor.to_owned(),
                level: 1,
            });
            contents.extend(inside);
        };
        let notes = |entries: Vec<&crate::edition::Entry>| {
            entries.into_iter().map(|entry| self.item(entry)).collect::<Vec<_>>()
        };
        chapter("Summary", "index", Vec::new());
        if edition.audience.makes_the_case() {
            chapter("Brief", "brief", Vec::new());
        }
        chapter("Levels", "levels", Vec::new());
        chapter("Coverage", "coverage", self.criteria_items());
        chapter("Timeline", "timeline", Vec::new());
        if !edition.impact.is_empty() {
            chapter("Impact", "impact", notes(edition.impact.iter().map(|it| &it.entry).collect()));
        }
        if !edition.evidence.is_empty() {
            chapter("Evidence", "evidence", notes(edition.evidence.iter().map(|it| &it.entry).collect()));
        }
        if !edition.feedback.is_empty() {
            chapter("Peer feedback", "feedback", notes(edition.feedback.iter().map(|it| &it.entry).collect()));
        }
        chapter("Metrics", "metrics", Vec::new());
        chapter("Questions", "questions", Vec::new());
        if edition.is_own() {
            chapter("Gaps", "gaps", Vec::new());
            chapter("Requests", "requests", Vec::new());
        }
        if edition.is_own() || !edition.log.is_empty() {
            chapter("Log", "log", Vec::new());
        }
        if edition.is_own() || !edition.notes.is_empty() {
            chapter("Notes", "notes", Vec::new());
        }
        contents
    }

    fn item(&self, entry: &crate::edition::Entry) -> ContentsItem {
        let anchor = anchor(self.edition, entry.at);
        ContentsItem { reference: Some(entry.reference.clone()), title: entry.title.clone(), anchor, level: 2 }
    }

    fn criteria_items(&self) -> Vec<ContentsItem> {
        let asked = self.edition.coverage.iter().filter(|coverage| coverage.asked.is_some());
        let item = |coverage: &crate::edition::Coverage| {
            let link = self.criterion(coverage.criterion);
            ContentsItem {
                reference: Some(link.reference),
                title: link.title,
                anchor: link.href.trim_start_matches('#').to_owned(),
                level: 2,
            }
        };
        asked.map(item).collect()
    }
}
