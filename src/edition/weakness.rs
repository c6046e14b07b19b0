//! What may be held against the author: each weakness that the facts of an edition show. Pages make their sentences of these, and `check` has a rule for
//! each of them, so that no page holds something against the author that `check` has not named: a variant that is added has no rule until one is written,
//! and the compiler says so. What the room makes of them is for [`Objection`](super::Objection).

use super::judge::Reason;
use super::pieces::{Lack, Part, Piece, Reach};
use super::proof::{SetAside, has_something_under_it};
use super::{Answer, Coverage, Demanded, Edition, Feedback, Impact, Metric, NoteRef, Spread, Strength};
use crate::source::Interval;
use crate::vocabulary::{Doubt, NoteKind, Role, State};
use std::collections::BTreeSet;
use std::mem::discriminant;

/// Something that may be held against the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Against one criterion that the step asks for.
    Criterion {
        /// Index into the rubric's criteria.
        criterion: usize,
        /// What it is.
        fault: Fault,
        /// The notes that it is seen in, if it is seen in any.
        at: Vec<NoteRef>,
    },
    /// A question of the rubric that nothing answers.
    OpenQuestion {
        /// Index into the rubric's questions.
        question: usize,
        /// The answers that are there, and cite nothing that this reader is shown.
        unsupported: Vec<NoteRef>,
    },
    /// Fewer peers than the rubric asks for.
    Peers(Demanded),
    /// A figure that does not say where it comes from, by its place in the ledger.
    Figure(usize),
    /// A claim with nothing under it.
    BareClaim(NoteRef),
    /// All work that counts for what is required is of one kind.
    OneKind {
        /// The kind.
        kind: String,
        /// The work.
        at: Vec<NoteRef>,
    },
    /// Work that does not count for a criterion because of its kind.
    OtherKind {
        /// The work.
        at: NoteRef,
        /// Index into the rubric's criteria.
        criterion: usize,
        /// Whether it says its kind.
        is_said: bool,
    },
}

/// What may be held against a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No note speaks for it.
    Nothing,
    /// Nothing that speaks for it counts, and why not.
    NothingCounts(BTreeSet<SetAside>),
    /// Peers or claims speak for it, and no evidence does.
    NoEvidence,
    /// The work that came nearest did not reach as far as the level asks. Scopes are indexes into the rubric's.
    BelowScope {
        /// The scope of the work.
        reached: usize,
        /// The scope of the level.
        wanted: usize,
    },
    /// The work that came nearest does not say how far it reached.
    UnsaidScope,
    /// The work that came nearest does not say the candidate's part.
    UnsaidPart,
    /// The candidate's part in the work that came nearest is not a leading one.
    NoLeadingPart(Role),
    /// There is only the candidate's word for the work that came nearest.
    WordAlone,
    /// Nobody but the candidate speaks for the work that carries it.
    NobodyElse,
    /// It rests on one piece of work.
    OnePiece,
    /// All of its work is of one project.
    OneProject,
    /// Fewer pieces of work than are asked for.
    TooFewPieces {
        /// How many there are.
        found: usize,
        /// How many are asked for.
        asked: usize,
    },
    /// All of it is of one season: these days.
    OneSeason(Interval),
    /// It lies in none of the periods.
    OutsidePeriods,
    /// No figure, no claim and no peer says what came of the work.
    NoOutcome,
    /// No peer speaks for it, and none is asked to.
    Unwitnessed,
}

impl Reason {
    /// What of it may be held against the criterion, and the notes in which that is seen.
    pub fn faults(&self) -> Vec<(Fault, Vec<NoteRef>)> {
        match self {
            Reason::Nothing => vec![(Fault::Nothing, Vec::new())],
            Reason::NothingCounts(aside) => vec![(Fault::NothingCounts(aside.clone()), Vec::new())],
            Reason::NoEvidence(_) => vec![(Fault::NoEvidence, Vec::new())],
            Reason::Nearest { pieces, is_first: _ } => {
                let at: Vec<NoteRef> = pieces.iter().map(|piece| piece.at).collect();
                let lacks = pieces.first().map(Piece::lacks).unwrap_or_default();
                lacks.iter().map(|lack| (lacking(lack), at.clone())).collect()
            }
            Reason::TooFew { found, asked, others: _ } if *asked > 1 => {
                vec![(Fault::TooFewPieces { found: *found, asked: *asked }, Vec::new())]
            }
            Reason::TooFew { .. } => vec![(Fault::OnePiece, Vec::new())],
            Reason::OneProject { others: _ } => vec![(Fault::OneProject, Vec::new())],
            Reason::Voice { peers, figures, narrower: _ } if peers.is_empty() && figures.is_empty() => {
                vec![(Fault::NobodyElse, Vec::new())]
            }
            Reason::Spread(Spread::OneSeason(season)) => vec![(Fault::OneSeason(season.days), Vec::new())],
            Reason::Spread(Spread::Outside) => vec![(Fault::OutsidePeriods, Vec::new())],
            Reason::Unplaced(_)
            | Reason::Carried(_)
            | Reason::Beside { .. }
            | Reason::Voice { .. }
            | Reason::Spread(Spread::Over(_) | Spread::OnlyPeriod(_) | Spread::NotAsked) => Vec::new(),
        }
    }

    /// Whether it holds the criterion back.
    pub fn holds_back(&self) -> bool {
        !self.faults().is_empty()
    }
}

pub(super) fn lacking(lack: &Lack) -> Fault {
    match lack {
        Lack::Scope(Reach::Narrow { reached, wanted }) => Fault::BelowScope { reached: *reached, wanted: *wanted },
        Lack::Scope(Reach::NotAsked | Reach::Unsaid | Reach::Reached { .. }) => Fault::UnsaidScope,
        Lack::Part(Part::Beside(role)) => Fault::NoLeadingPart(*role),
        Lack::Part(Part::Unsaid | Part::Leading(_)) => Fault::UnsaidPart,
        Lack::MoreThanWord => Fault::WordAlone,
    }
}

/// From so many pieces of work, for so many criteria, that all are of one kind is a pattern.
const PATTERN_OF_KIND: usize = 3;

impl Edition {
    /// Everything that may be held against the author, in the order of the rubric and of the notes; nothing in an edition whose reader is told facts
    /// alone.
    pub fn weaknesses(&self) -> Vec<Weakness> {
        if !self.told.is_everything() {
            return Vec::new();
        }
        let criteria = self.coverage.iter().flat_map(|coverage| self.against(coverage));
        let peers = self.demanded().into_iter().filter(|demanded| !demanded.is_met()).map(Weakness::Peers);
        let figures = self.metrics.iter().enumerate().filter(|(_, metric)| !metric.says_where_it_comes_from());
        let figures = figures.map(|(index, _)| Weakness::Figure(index));
        let claims = self.impact.iter().filter(|impact| self.is_bare(impact));
        let claims = claims.map(|impact| Weakness::BareClaim(impact.entry.at));
        criteria.chain(self.one_kind()).chain(self.open_questions()).chain(peers).chain(figures).chain(claims).collect()
    }

    /// What may be held against one criterion.
    fn against(&self, coverage: &Coverage) -> Vec<Weakness> {
        let criterion = coverage.criterion;
        let is_told = |strength: Strength| strength != Strength::Waived && !coverage.is_spared();
        let verdict = coverage.verdict.as_ref().filter(|verdict| is_told(verdict.strength));
        let Some(verdict) = verdict else { return Vec::new() };
        let mut faults: Vec<(Fault, Vec<NoteRef>)> = verdict.reasons.iter().flat_map(Reason::faults).collect();
        let carrying = coverage.pieces.first().map(|piece| piece.at);
        if let [only] = coverage.pieces.as_slice()
            && !faults.iter().any(|(fault, _)| *fault == Fault::OnePiece)
        {
            faults.push((Fault::OnePiece, vec![only.at]));
        }
        let is_placed = |fault: &Fault| matches!(fault, Fault::OneSeason(_) | Fault::OutsidePeriods);
        if !faults.iter().any(|(fault, _)| is_placed(fault)) {
            faults.extend(season(coverage).map(|fault| (fault, Vec::new())));
        }
        if self.is_without_outcome(coverage) {
            faults.push((Fault::NoOutcome, coverage.pieces.iter().map(|piece| piece.at).collect()));
        }
        if self.is_unwitnessed(coverage) && !faults.iter().any(|(fault, _)| *fault == Fault::NobodyElse) {
            faults.push((Fault::Unwitnessed, Vec::new()));
        }
        let placed = |(fault, at): (Fault, Vec<NoteRef>)| {
            let at = if at.is_empty() { carrying.into_iter().collect() } else { at };
            Weakness::Criterion { criterion, fault, at }
        };
        let kinds = coverage.proof.iter().filter_map(|proof| {
            let is_said = match proof.set_aside? {
                SetAside::OtherKind => true,
                SetAside::KindUnsaid => false,
                SetAside::NothingUnderIt
                | SetAside::Copy
                | SetAside::Background
                | SetAside::Declined
                | SetAside::NotDated
                | SetAside::InProgress
                | SetAside::NotGiven
                | SetAside::OutsideWindow => return None,
            };
            Some(Weakness::OtherKind { at: proof.at, criterion, is_said })
        });
        faults.into_iter().map(placed).chain(kinds).collect()
    }

    /// Whether a fault is one of the case as a whole, and true of fewer than half of the required criteria for which there is work: of one criterion among
    /// many the room does not say it.
    pub fn is_exception(&self, fault: &Fault) -> bool {
        if !matches!(fault, Fault::OneSeason(_) | Fault::NobodyElse) {
            return false;
        }
        let is_same = |other: &Fault| discriminant(other) == discriminant(fault);
        let worked = self.coverage.iter().filter(|it| it.is_required() && it.waiver.is_none() && !it.pieces.is_empty());
        let (with, all) = worked.fold((0, 0), |(with, all), coverage| {
            let has = self
                .against(coverage)
                .iter()
                .any(|it| matches!(it, Weakness::Criterion { fault, .. } if is_same(fault)));
            (with + usize::from(has), all + 1)
        });
        with * 2 < all
    }

    /// Whether the step asks for a criterion, and there is no peer who speaks for it or is asked to.
    pub fn is_unwitnessed(&self, coverage: &Coverage) -> bool {
        let names_it = |feedback: &&Feedback| feedback.supports.iter().any(|it| it.criterion == coverage.criterion);
        let is_hoped_for = |feedback: &Feedback| match feedback.state {
            State::Draft | State::Requested => true,
            State::Given | State::Declined => false,
        };
        let is_asked = coverage.asked.is_some() && coverage.waiver.is_none() && !coverage.is_spared();
        let hopes = self.feedback.iter().filter(names_it).any(is_hoped_for);
        self.is_own() && is_asked && coverage.witnesses.is_empty() && !hopes
    }

    /// Whether nothing says what came of the work for a criterion: no figure, no claim that rests on it, and no peer who saw it. Where an author claims
    /// nothing at all, work is read as it stands; what was taught, written or reviewed is its own outcome.
    fn is_without_outcome(&self, coverage: &Coverage) -> bool {
        const TOLD_BY_ITSELF: &[&str] = &["review", "talk", "article", "mentoring"];
        let is_bare = |piece: &Piece| {
            let evidence = &self.evidence[piece.at.index];
            let is_claimed = evidence.cited_by.iter().any(|by| by.kind == NoteKind::Impact);
            let is_told = evidence.kind.as_ref().is_some_and(|kind| TOLD_BY_ITSELF.contains(&kind.text.as_str()));
            evidence.metrics.is_empty() && !is_claimed && !is_told && piece.witnesses.is_empty()
        };
        let is_told = self.impact.is_empty() || !coverage.witnesses.is_empty();
        !is_told && !coverage.pieces.is_empty() && coverage.pieces.iter().all(is_bare)
    }

    /// That all work which counts for what is required is of one kind, where it says its kinds and is more than a piece or two. Where every criterion asks for
    /// that kind alone, there is nothing to hold against it.
    fn one_kind(&self) -> Option<Weakness> {
        let required =
            self.coverage.iter().filter(|it| it.is_required() && it.waiver.is_none() && !it.pieces.is_empty());
        let (criteria, at): (Vec<_>, Vec<_>) =
            required.map(|it| (it, it.pieces.iter().map(|piece| piece.at).collect::<Vec<_>>())).unzip();
        let at: BTreeSet<NoteRef> = at.into_iter().flatten().collect();
        let mut kinds = at.iter().map(|at| self.evidence.get(at.index)?.kind.as_ref());
        let first = kinds.next()??.text.clone();
        let is_one = kinds.all(|kind| kind.is_some_and(|kind| kind.text == first));
        let asks_for_it = |it: &&Coverage| it.asked.as_ref().is_some_and(|asked| asked.kinds == [first.as_str()]);
        let is_asked = criteria.iter().all(asks_for_it);
        let is_seen = is_one && !is_asked && at.len() >= PATTERN_OF_KIND && criteria.len() >= PATTERN_OF_KIND;
        is_seen.then(|| Weakness::OneKind { kind: first, at: at.into_iter().collect() })
    }

    /// Whether nothing that this reader has is under a claim.
    pub fn is_bare(&self, impact: &Impact) -> bool {
        !has_something_under_it(self, impact)
    }

    /// The questions of the rubric that nothing answers, each with the answers that cite nothing this reader is shown.
    pub fn open_questions(&self) -> impl Iterator<Item = Weakness> {
        let questions = 0..self.rubric.questions.len();
        questions.filter(|question| self.is_open(*question)).map(|question| {
            let answers = self.answers.iter().filter(|answer| answer.question == Some(question));
            Weakness::OpenQuestion { question, unsupported: answers.map(|answer| answer.entry.at).collect() }
        })
    }

    /// Whether no answer to a question cites anything that this reader is shown. An answer is for its own question and for no other.
    pub fn is_open(&self, question: usize) -> bool {
        !self.answers.iter().any(|answer| answer.question == Some(question) && self.is_answer(answer))
    }

    /// Whether an answer answers its question: it has its proof and its words, and where it says why somebody is needed at that level, and now, what it cites
    /// speaks for a criterion that the question is about. A wish cites anything.
    pub fn is_answer(&self, answer: &Answer) -> bool {
        answer.is_supported() && self.speaks_to_its_question(answer)
    }

    /// Whether what an answer cites speaks for a criterion of its question, where that is asked; of a question that names none, or none that is asked of anybody here,
    /// nothing can be told.
    pub fn speaks_to_its_question(&self, answer: &Answer) -> bool {
        let Some(question) = answer.question.map(|question| &self.rubric.questions[question]) else { return true };
        let is_wish = question.answers.iter().any(|doubt| matches!(doubt, Doubt::BusinessNeed | Doubt::WhyNow));
        let is_meant = |criterion: &usize| {
            let id = &self.rubric.criteria[*criterion].id.value;
            question.criteria.iter().any(|known| known.value == *id)
        };
        let is_asked =
            |coverage: &Coverage| coverage.is_required() && coverage.waiver.is_none() && is_meant(&coverage.criterion);
        !is_wish || !self.coverage.iter().any(is_asked) || self.shown_by(answer).iter().any(is_meant)
    }
}

impl Metric {
    /// Whether it says how it was measured and where it can be seen.
    pub fn says_where_it_comes_from(&self) -> bool {
        self.method.is_some() && self.source.is_some()
    }
}

/// What its work over time leaves open, as the timeline says it: also of a criterion that nothing carries.
fn season(coverage: &Coverage) -> Option<Fault> {
    let is_outside = coverage.over_time()?.proven == 0 && !coverage.pieces.is_empty();
    if is_outside { Some(Fault::OutsidePeriods) } else { coverage.season.map(|season| Fault::OneSeason(season.days)) }
}
