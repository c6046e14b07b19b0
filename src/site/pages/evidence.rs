//! `evidence/….html`: one piece of work.

use super::View;
use super::metrics::MetricView;
use crate::edition::Evidence;
use crate::site::Prose;
use crate::site::neighbours::NeighboursView;
use crate::site::page::{Chapter, Make, PageKind, Part, note_lines};
use crate::site::view::{NoteLink, SupportView, WordsLink};
use crate::site::viewpoint::{Viewpoint, anchor};
use crate::site::words;
use crate::vocabulary::{NoteKind, Status};
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "evidence-note",
    title: "Evidence",
    section: "evidence",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::EachNote(NoteKind::Evidence, |from, index| {
        View::Evidence(Box::new(from.evidence(&from.edition.evidence[index], from.by_medium(2, 4))))
    }),
    chapter: Some(Chapter { lines: |from| note_lines(from, NoteKind::Evidence), ..Chapter::plain("evidence") }),
    read_next: None,
};

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceView {
    pub(crate) link: NoteLink,
    /// Its anchor on a page with many notes.
    pub(crate) anchor: String,
    /// When, in words.
    pub(crate) when: Option<String>,
    /// The kind of work.
    pub(crate) kind: Option<String>,
    /// How far it reached.
    pub(crate) scope: Option<String>,
    /// The candidate's part, in words.
    pub(crate) role: Option<&'static str>,
    /// Who took part.
    pub(crate) with: Vec<String>,
    /// Whether it is not finished.
    pub(crate) in_progress: bool,
    /// Whether it is there to be understood, not to be counted.
    pub(crate) background: bool,
    /// What a reader should know of it first.
    pub(crate) notices: Vec<&'static str>,
    /// Who may see it, when that is not everyone.
    pub(crate) restricted: Option<String>,
    /// What it speaks for.
    pub(crate) supports: Vec<SupportView>,
    pub(crate) metrics: Vec<MetricView>,
    /// What else can be looked at.
    pub(crate) links: Vec<WordsLink>,
    pub(crate) body: Prose,
    /// Who rests on it.
    pub(crate) cited_by: Vec<NoteLink>,
    /// Others of its kind that speak for the same criteria; none on paper.
    pub(crate) neighbours: Vec<NeighboursView>,
}

impl Viewpoint<'_> {
    pub(in crate::site) fn evidence(&self, evidence: &Evidence, heading_level: u8) -> EvidenceView {
        let entry = &evidence.entry;
        EvidenceView {
            link: self.note(entry.at),
            anchor: anchor(self.edition, entry.at),
            when: evidence.when.map(|when| words::interval(when.value)),
            kind: evidence.kind.as_deref().map(str::to_owned),
            scope: evidence.scope.map(|scope| self.edition.rubric.scopes[scope].clone()),
            role: evidence.role.map(words::part),
            with: evidence.with.iter().map(|person| person.text.clone()).collect(),
            in_progress: evidence.status == Status::InProgress,
            background: evidence.background,
            notices: self.notices(evidence),
            restricted: words::restricted(entry.audience),
            supports: self.supports(&evidence.supports),
            metrics: self.metrics(&evidence.metrics),
            links: evidence.links.iter().map(|(words, goal)| self.words(words, Some(&goal.value))).collect(),
            body: self.prose(entry.at, &entry.body, heading_level),
            cited_by: self.notes(&evidence.cited_by),
            neighbours: self.neighbours(entry.at, &evidence.supports),
        }
    }

    /// That it is not finished, or there to be understood; and, for a reader who is told, what that means.
    fn notices(&self, evidence: &Evidence) -> Vec<&'static str> {
        let is_told = self.edition.told.is_everything();
        let unfinished = match evidence.status {
            Status::InProgress if is_told => Some("This work is not finished, and does not count yet."),
            Status::InProgress => Some("This work is not finished yet."),
            Status::Done => None,
        };
        let background = evidence.background.then_some(if is_told {
            "This is here to be understood, and does not count."
        } else {
            "This is here to be understood."
        });
        unfinished.into_iter().chain(background).collect()
    }
}
