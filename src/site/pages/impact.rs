//! `impact/….html`: one claim with what proves it.

use super::View;
use super::metrics::MetricView;
use crate::edition::Impact;
use crate::site::Prose;
use crate::site::neighbours::NeighboursView;
use crate::site::page::{Chapter, Make, PageKind, Part, note_lines};
use crate::site::view::{NoteLink, SupportView};
use crate::site::viewpoint::{Viewpoint, anchor};
use crate::site::words;
use crate::source::Interval;
use crate::vocabulary::NoteKind;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "impact-note",
    title: "Impact",
    section: "evidence",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::EachNote(NoteKind::Impact, |from, index| {
        View::Impact(Box::new(from.impact(&from.edition.impact[index], from.by_medium(2, 4))))
    }),
    chapter: Some(Chapter { lines: |from| note_lines(from, NoteKind::Impact), ..Chapter::plain("impact") }),
    read_next: None,
};

/// An impact statement.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ImpactView {
    /// Its link; the title is the claim.
    pub(crate) link: NoteLink,
    /// Its anchor on a page with many notes.
    pub(crate) anchor: String,
    /// When the evidence under it was done, in words.
    pub(crate) when: Option<String>,
    /// Who may see it, when that is not everyone.
    pub(crate) restricted: Option<String>,
    /// What it speaks for.
    pub(crate) supports: Vec<SupportView>,
    /// The figures under it.
    pub(crate) metrics: Vec<MetricView>,
    /// The evidence under it.
    pub(crate) evidence: Vec<NoteLink>,
    /// The peers who saw it.
    pub(crate) feedback: Vec<NoteLink>,
    pub(crate) body: Prose,
    /// Who rests on it.
    pub(crate) cited_by: Vec<NoteLink>,
    /// Others of its kind that speak for the same criteria; none on paper.
    pub(crate) neighbours: Vec<NeighboursView>,
}

impl Viewpoint<'_> {
    pub(in crate::site) fn impact(&self, impact: &Impact, heading_level: u8) -> ImpactView {
        let entry = &impact.entry;
        ImpactView {
            link: self.note(entry.at),
            anchor: anchor(self.edition, entry.at),
            when: self.span_of(impact).map(words::interval),
            restricted: words::restricted(entry.audience),
            supports: self.supports(&impact.supports),
            metrics: self.metrics(&impact.metrics),
            evidence: self.notes(&impact.evidence),
            feedback: self.notes(&impact.feedback),
            body: self.prose(entry.at, &entry.body, heading_level),
            cited_by: self.notes(&impact.cited_by),
            neighbours: self.neighbours(entry.at, &impact.supports),
        }
    }

    /// From the first to the last day of the evidence under a claim.
    pub(in crate::site) fn span_of(&self, impact: &Impact) -> Option<Interval> {
        let days = impact.evidence.iter().filter_map(|at| self.edition.evidence[at.index].when);
        let days = days.map(|when| when.value);
        days.reduce(|all, one| Interval { from: all.from.min(one.from), to: all.to.max(one.to) })
    }
}
