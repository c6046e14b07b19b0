//! `evidence.html`: every note of the case in one list.

use super::View;
use super::evidence::EvidenceView;
use super::feedback::FeedbackView;
use super::impact::ImpactView;
use crate::diagnostic::count;
use crate::site::page::{Make, Order, PageKind, Part, Pointer};
use crate::site::viewpoint::{Bodies, Viewpoint};
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "evidence",
    title: "Evidence",
    section: "evidence",
    part: Part::Case,
    readers: |_| true,
    make: Make::Once(|from| View::EvidenceList(Box::new(from.evidence_list()))),
    chapter: None,
    read_next: Some(Pointer {
        why: |from| {
            let work = from.edition.evidence.len();
            (work > 0).then(|| format!("{}, with what rests on them", count(work, "piece of work/pieces of work")))
        },
        order: Order::OfPages,
    }),
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceListView {
    pub(crate) impact: Vec<ImpactView>,
    pub(crate) evidence: Vec<EvidenceView>,
    pub(crate) feedback: Vec<FeedbackView>,
}

impl Viewpoint<'_> {
    fn evidence_list(&self) -> EvidenceListView {
        let (from, edition) = (self.with(Bodies::LeftOut), self.edition);
        EvidenceListView {
            impact: edition.impact.iter().map(|impact| from.impact(impact, 3)).collect(),
            evidence: edition.evidence.iter().map(|evidence| from.evidence(evidence, 3)).collect(),
            feedback: edition.feedback.iter().map(|feedback| from.feedback(feedback, 3)).collect(),
        }
    }
}
