//! `sheet.html`: the case on one page of paper, with the same boxes in the same places in every packet, for whoever compares several.

use super::View;
use super::index::ask;
use super::matrix::MatrixView;
use super::metrics::MetricView;
use crate::document::quotation::{Opening, Quotation};
use crate::edition::{Entry, Evidence, Feedback, Impact};
use crate::site::expected::TextView;
use crate::site::page::{Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::vocabulary::State;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "sheet",
    title: "Sheet",
    section: "sheet",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Sheet(Box::new(from.sheet()))),
    // The first page of the print, before its contents.
    chapter: None,
    read_next: Some(Pointer { why: |_| Some("the case on one page of paper".to_owned()), order: Order::OfPages }),
};

/// `sheet.html`: the case on one page of paper.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SheetView {
    /// The ask, in one sentence.
    pub(crate) ask: String,
    /// Why: the words that the case asks to be quoted with, else its first sentence that says more than which level is asked for.
    pub(crate) why: Option<Quotation>,
    /// The figures that changed.
    pub(crate) changed: Vec<ChangedView>,
    /// How many more figures there are than are shown.
    pub(crate) more_figures: usize,
    /// The work itself, where too few figures tell of it.
    pub(crate) work: WorkList,
    pub(crate) matrix: MatrixView,
    /// Who speaks to what.
    pub(crate) peers: Vec<SpokenView>,
    /// How many more peers there are than are shown.
    pub(crate) more_peers: usize,
    /// What will be asked, with the answer in a sentence.
    pub(crate) asked: Vec<AskedView>,
    /// How many more questions are answered than are shown.
    pub(crate) more_asked: usize,
    /// The questions that nothing answers, for a reader who is told.
    pub(crate) open: Vec<TextView>,
    /// How many more are open than are shown.
    pub(crate) more_open: usize,
    /// Whether there is so much that the lines stand close.
    pub(crate) is_dense: bool,
}

/// A figure that changed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChangedView {
    pub(crate) metric: MetricView,
    /// The claim that it stands under, else the work that holds it.
    pub(crate) of: NoteLink,
}

/// Work that is told piece by piece, that with the best proof first.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WorkList {
    pub(crate) items: Vec<WorkView>,
    /// How many more pieces there are.
    pub(crate) more: usize,
    /// The list of all of it.
    pub(crate) all: String,
}

/// A piece of work in two lines.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WorkView {
    pub(crate) link: NoteLink,
    /// What it was, in its first sentence.
    pub(crate) says: Option<Quotation>,
    pub(crate) when: Option<String>,
    /// What it speaks for.
    pub(crate) criteria: Vec<CriterionLink>,
}

/// A peer, and what they speak to.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SpokenView {
    pub(crate) link: NoteLink,
    /// Role, level, team and how they know the work, in one line.
    pub(crate) person: Option<String>,
    /// What they speak for; nothing where their words name none.
    pub(crate) criteria: Vec<CriterionLink>,
    /// The work that they saw.
    pub(crate) saw: Vec<NoteLink>,
}

/// A question with its answer in a sentence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AskedView {
    pub(crate) text: TextView,
    pub(crate) says: Option<Quotation>,
    pub(crate) link: NoteLink,
}

/// How much of each thing one page of paper holds.
struct Room {
    figures: usize,
    work: usize,
    criteria: usize,
    peers: usize,
    questions: usize,
    open: usize,
}

/// A sentence of more words than this is told on its own page alone.
const LONG: usize = 34;

/// What an author has chosen may have as many words, so that the ask and the need for it fit: four lines of the sheet.
const CHOSEN: usize = 60;

/// So many figures make a picture of what changed.
const ENOUGH: usize = 3;

impl Viewpoint<'_> {
    pub(super) fn sheet(&self) -> SheetView {
        let given: Vec<&Feedback> = self.edition.feedback.iter().filter(|it| is_heard(it)).collect();
        let is_dense = self.asked().count() > 10 || given.len() > 5;
        let room = if is_dense {
            Room { figures: 4, work: 3, criteria: 16, peers: 8, questions: 3, open: 2 }
        } else {
            Room { figures: 5, work: 5, criteria: 10, peers: 5, questions: 4, open: 3 }
        };
        let (figures, more_figures) = self.figures_that_changed(room.figures);
        let of_work = if figures.len() >= ENOUGH { 0 } else { room.work.saturating_sub(figures.len()) };
        let (asked, more_asked) = self.asked_and_answered(room.questions);
        let open = self.open_questions();
        SheetView {
            ask: ask(self.edition),
            why: self.edition.case().and_then(|case| self.why(&case.entry)),
            more_figures,
            changed: figures,
            work: self.works(of_work),
            matrix: self.matrix(room.criteria),
            more_peers: given.len().saturating_sub(room.peers),
            peers: given.into_iter().take(room.peers).map(|peer| self.spoken(peer)).collect(),
            asked,
            more_asked,
            more_open: open.len().saturating_sub(room.open),
            open: open.iter().take(room.open).map(|at| self.line(&self.edition.rubric.questions[*at].text)).collect(),
            is_dense,
        }
    }

    /// So many pieces at most; of none, nothing is left over either.
    pub(super) fn works(&self, most: usize) -> WorkList {
        let work = if most == 0 { Vec::new() } else { self.edition.work_by_proof() };
        WorkList {
            items: work.iter().take(most).map(|work| self.work(work)).collect(),
            more: work.len().saturating_sub(most),
            all: self.section("evidence"),
        }
    }

    /// A piece of work in two lines.
    fn work(&self, work: &Evidence) -> WorkView {
        WorkView {
            link: self.note(work.entry.at),
            says: self.sentence(&work.entry),
            when: work.when.map(|when| words::interval(when.value)),
            criteria: work.supports.iter().map(|support| self.criterion(support.criterion)).collect(),
        }
    }

    /// The first sentence of a note, where it is one that is read at a glance.
    pub(super) fn sentence(&self, entry: &Entry) -> Option<Quotation> {
        let says =
            self.document(entry.at, &entry.body, 2).first_sentence(|sentence| sentence.split_whitespace().count() > 3);
        let is_short = says.text().split_whitespace().count() <= LONG;
        (!says.is_empty() && is_short).then_some(says)
    }

    /// The ask stands above it, so a sentence that only asks is not said again.
    fn why(&self, case: &Entry) -> Option<Quotation> {
        let body = self.document(case.at, &case.body, 2);
        let is_short =
            |most: usize| move |says: &Quotation| !says.is_empty() && says.text().split_whitespace().count() <= most;
        let chosen = case.quoted.as_ref().map(|chosen| body.quotation(Some(chosen), Opening::Case));
        let chosen = chosen.filter(is_short(CHOSEN));
        let target = self.edition.target.map(|target| self.edition.rubric.levels[target].title.to_lowercase());
        let asks = |sentence: &str| target.as_ref().is_some_and(|target| sentence.to_lowercase().contains(target));
        // A few words in front are a heading in the line.
        let is_whole = |sentence: &str| sentence.split_whitespace().count() > 5;
        chosen.or_else(|| Some(body.first_sentence(|it| is_whole(it) && !asks(it))).filter(is_short(LONG)))
    }

    /// Figures with a before and an after: those of the claims that are shown first, one of each, then the rest; and how many more there are.
    fn figures_that_changed(&self, most: usize) -> (Vec<ChangedView>, usize) {
        let edition = self.edition;
        let is_change = |metric: &usize| {
            let metric = &edition.metrics[*metric];
            metric.before.is_some() && metric.after.is_some()
        };
        let chosen = edition.results.iter().map(|index| &edition.impact[*index]);
        let claims: Vec<&Impact> = chosen.chain(edition.claims_by_proof()).collect();
        let first =
            claims.iter().filter_map(|claim| Some((*claim.metrics.iter().find(|it| is_change(it))?, claim.entry.at)));
        let of_claims = claims.iter().flat_map(|claim| claim.metrics.iter().map(|metric| (*metric, claim.entry.at)));
        let of_work = edition.metrics.iter().enumerate().map(|(index, metric)| (index, metric.at));
        let mut all = Vec::new();
        for (metric, at) in first.chain(of_claims).chain(of_work) {
            if is_change(&metric) && !all.iter().any(|(known, _)| *known == metric) {
                all.push((metric, at));
            }
        }
        let more = all.len().saturating_sub(most);
        let view = |(metric, at): &(usize, _)| ChangedView { metric: self.metric(*metric), of: self.note(*at) };
        (all.iter().take(most).map(view).collect(), more)
    }

    fn spoken(&self, peer: &Feedback) -> SpokenView {
        let view = self.feedback(peer, 3);
        let person = [view.person, view.beside_name.map(str::to_owned)];
        let person: Vec<String> = person.into_iter().flatten().collect();
        SpokenView {
            link: view.link,
            person: (!person.is_empty()).then(|| person.join(", ")),
            criteria: view.supports.into_iter().map(|support| support.criterion).collect(),
            saw: view.evidence,
        }
    }

    /// The questions that are answered, each with the first sentence of its answer; and how many more there are.
    fn asked_and_answered(&self, most: usize) -> (Vec<AskedView>, usize) {
        let edition = self.edition;
        let answered = |index: &usize| !edition.is_open(*index);
        let questions: Vec<usize> = (0..edition.rubric.questions.len()).filter(answered).collect();
        let view = |index: &usize| {
            let answer = edition.answers.iter().find(|answer| answer.question == Some(*index))?;
            Some(AskedView {
                text: self.line(&edition.rubric.questions[*index].text),
                says: self.sentence(&answer.entry),
                link: self.note(answer.entry.at),
            })
        };
        (questions.iter().take(most).filter_map(view).collect(), questions.len().saturating_sub(most))
    }
}

fn is_heard(peer: &Feedback) -> bool {
    peer.state == State::Given && peer.copy_of.is_none()
}
