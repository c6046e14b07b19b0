//! `index.html`: the case in one page.

use super::View;
use super::coverage::TallyView;
use super::feedback::FeedbackView;
use super::impact::ImpactView;
use super::matrix::MatrixView;
use super::sheet::WorkList;
use crate::edition::{Edition, Feedback, Impact, NoteRef};
use crate::site::Prose;
use crate::site::expected::TextView;
use crate::site::page::{Chapter, Make, PageKind, Part};
use crate::site::viewpoint::Viewpoint;
use crate::vocabulary::{Relation, State};
use serde::Serialize;
use std::cmp::Reverse;

/// The file of an edition that one opens first.
pub const START: &str = "index.html";

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "index",
    title: "Summary",
    section: "index",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Index(Box::new(from.index()))),
    chapter: Some(Chapter { title: Some("The case"), is_argument: true, ..Chapter::plain("index") }),
    read_next: None,
};

/// `index.html`: the case in one page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IndexView {
    /// The ask, in one sentence.
    pub(crate) ask: String,
    /// What a person at the level held owns.
    pub(crate) from_owns: Option<TextView>,
    /// What a person at the level asked for owns.
    pub(crate) to_owns: Option<TextView>,
    /// The case in the candidate's words.
    pub(crate) case: Option<Prose>,
    /// The claims to read first.
    pub(crate) results: Vec<ImpactView>,
    /// Whether the author has chosen them.
    pub(crate) are_chosen: bool,
    /// The work itself, where nothing is claimed of it.
    pub(crate) work: WorkList,
    /// Coverage at a glance.
    pub(crate) tally: Option<TallyView>,
    /// Every criterion that the step asks for.
    pub(crate) matrix: MatrixView,
    /// What peers say: a sentence or two each.
    pub(crate) peers: Vec<FeedbackView>,
    /// Where to read next.
    pub(crate) read_next: Vec<ReadNext>,
    /// Whether there is nothing to show yet.
    pub(crate) is_empty: bool,
    /// Minutes to read the whole edition.
    pub(crate) minutes: usize,
}

/// A page to read next, and why.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReadNext {
    pub(crate) title: &'static str,
    pub(crate) href: String,
    /// What it answers.
    pub(crate) why: String,
}

impl Viewpoint<'_> {
    fn index(&self) -> IndexView {
        let edition = self.edition;
        let owns = |level: Option<usize>| Some(self.text(edition.rubric.levels[level?].owns.as_ref()?));
        IndexView {
            ask: ask(edition),
            from_owns: owns(edition.current),
            to_owns: owns(edition.target),
            case: edition.case().map(|case| self.prose(case.entry.at, &case.entry.body, 3)),
            results: self.results(),
            are_chosen: !edition.results.is_empty(),
            work: self.unclaimed(5),
            tally: self.tally(),
            matrix: self.matrix(usize::MAX),
            peers: self.peers(),
            read_next: self.read_next(),
            is_empty: edition.evidence.is_empty() && edition.impact.is_empty() && edition.feedback.is_empty(),
            minutes: self.minutes(),
        }
    }

    /// The claims that the author has chosen, else those with the best proof.
    pub(super) fn results(&self) -> Vec<ImpactView> {
        first_claims(self.edition).into_iter().map(|impact| self.impact(impact, 3)).collect()
    }

    /// The same claims, by their places.
    pub(in crate::site) fn said_first(&self) -> Vec<NoteRef> {
        first_claims(self.edition).into_iter().map(|impact| impact.entry.at).collect()
    }

    /// The peers who are quoted, by their places.
    pub(in crate::site) fn quoted_peers(&self) -> Vec<NoteRef> {
        quoted(self.edition).into_iter().map(|feedback| feedback.entry.at).collect()
    }

    /// A case without impact statements still has work to show: that with the best proof first.
    pub(super) fn unclaimed(&self, most: usize) -> WorkList {
        self.works(if self.edition.impact.is_empty() { most } else { 0 })
    }

    /// The words of the peers whom the author has chosen, else of those from outside the team and of the highest level.
    pub(super) fn peers(&self) -> Vec<FeedbackView> {
        quoted(self.edition).into_iter().map(|feedback| self.feedback(feedback, 3)).collect()
    }

    /// The pages that answer what a reader asks next, with what each answers.
    fn read_next(&self) -> Vec<ReadNext> {
        let pages = super::in_order(|page| page.read_next.as_ref().map(|next| next.order));
        let pages = pages.into_iter().filter(|page| (page.readers)(self.edition));
        let next = pages.filter_map(|page| {
            let why = page.read_next.as_ref().and_then(|next| (next.why)(self))?;
            Some(ReadNext { title: page.title, href: self.section(page.template), why })
        });
        next.collect()
    }
}

/// How many results and peers are shown where the author has not chosen.
const FEW: usize = 3;

fn first_claims(edition: &Edition) -> Vec<&Impact> {
    let chosen: Vec<&Impact> = edition.results.iter().map(|index| &edition.impact[*index]).collect();
    let best = || edition.claims_by_proof().into_iter().take(FEW).collect();
    if chosen.is_empty() { best() } else { chosen }
}

fn quoted(edition: &Edition) -> Vec<&Feedback> {
    let chosen: Vec<&Feedback> = edition.peers.iter().map(|index| &edition.feedback[*index]).collect();
    if chosen.is_empty() { first_peers(edition) } else { chosen }
}

fn first_peers(edition: &Edition) -> Vec<&Feedback> {
    let mut given: Vec<_> = edition.feedback.iter().filter(|feedback| feedback.state == State::Given).collect();
    given.sort_by_key(|feedback| {
        (Reverse((feedback.relation.is_some_and(Relation::is_outside), feedback.level)), feedback.entry.at)
    });
    given.truncate(FEW);
    given
}

/// The ask, in one sentence.
pub(in crate::site) fn ask(edition: &Edition) -> String {
    let title = |level: Option<usize>| level.map(|level| edition.rubric.levels[level].title.as_str());
    match (title(edition.current), title(edition.target)) {
        (Some(from), Some(to)) if from != to => {
            format!("{} asks to be promoted from {from} to {to}.", edition.candidate.name)
        }
        (Some(_), Some(to)) => format!("{} asks to be confirmed as {to}.", edition.candidate.name),
        (None, Some(to)) => format!("{} asks for the level of {to}.", edition.candidate.name),
        _ => format!("The case of {}.", edition.candidate.name),
    }
}
