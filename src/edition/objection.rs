//! The objections of the room: what a stranger will say, made of everything that raises it. There is one of each kind at most, with all its criteria and
//! places inside it, so that nothing is held against a case twice; those that end a case come first.

use super::proof::SetAside;
use super::{Edition, Fault, NoteRef, Raised, Reply, Strength, Weakness};
use crate::vocabulary::{Doubt, Form, PerDoubt, Relation, State};
use std::collections::BTreeSet;

/// Something that the room will say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// What it doubts.
    pub doubt: Doubt,
    /// The weaknesses that raise it.
    pub weaknesses: Vec<Weakness>,
    /// What the words give away.
    pub raised: Vec<Raised>,
    /// The required criteria that it touches, in the rubric's order.
    pub criteria: Vec<usize>,
    /// The notes in which it is seen.
    pub at: Vec<NoteRef>,
    /// The questions of the rubric whose answers answer it.
    pub questions: Vec<usize>,
    /// What has been said to it.
    pub reply: Reply,
}

impl Objection {
    /// Whether an answer with its proof stands against it.
    pub fn is_answered(&self) -> bool {
        matches!(self.reply, Reply::Answered(_))
    }
}

impl Edition {
    /// What the room will say, those first that end a case; nothing in an edition whose reader is told facts alone. `raised` is what the rules found in
    /// the words of what this reader has.
    pub fn objections(&self, raised: &[Raised]) -> Vec<Objection> {
        if !self.told.is_everything() {
            return Vec::new();
        }
        let mut by_doubt: PerDoubt<(Vec<Weakness>, Vec<Raised>)> = PerDoubt::default();
        for weakness in self.weaknesses() {
            if let Some(doubt) = self.doubt(&weakness) {
                by_doubt[doubt].0.push(weakness);
            }
        }
        for raised in raised {
            by_doubt[raised.sign.doubt()].1.push(*raised);
        }
        let mut objections: Vec<Objection> = Vec::new();
        for (doubt, (weaknesses, raised)) in by_doubt {
            let criteria = if doubt == Doubt::OwnWorkOnly { self.without_effect() } else { Vec::new() };
            if !weaknesses.is_empty() || !raised.is_empty() || !criteria.is_empty() {
                objections.push(self.objection(doubt, weaknesses, raised, criteria));
            }
        }
        self.leave_unanswered_to_others(&mut objections);
        objections.extend(self.nothing_to_object(&objections));
        objections
    }

    fn objection(
        &self,
        doubt: Doubt,
        weaknesses: Vec<Weakness>,
        raised: Vec<Raised>,
        criteria: Vec<usize>,
    ) -> Objection {
        let mut touched: BTreeSet<usize> = criteria.into_iter().collect();
        let mut at: BTreeSet<NoteRef> = raised.iter().filter_map(|raised| raised.at).collect();
        for raised in raised.iter().filter_map(|raised| raised.at) {
            touched.extend(self.speaks_for(raised).into_iter().filter(|criterion| self.requires(*criterion)));
        }
        for weakness in &weaknesses {
            touched.extend(weakness.criterion());
            at.extend(weakness.places(self));
        }
        let questions = if doubt == Doubt::NoAnswer {
            weaknesses.iter().filter_map(Weakness::question).collect()
        } else {
            self.questions_about(doubt)
        };
        // What is excused is of the criteria that are waived, which no weakness is against.
        let waived = || self.coverage.iter().filter(|it| it.waiver.is_some()).map(|it| it.criterion);
        let meant: BTreeSet<usize> = if doubt == Doubt::Excused { waived().collect() } else { touched.clone() };
        Objection {
            doubt,
            reply: self.reply(&questions, doubt, &meant, &at),
            weaknesses,
            raised,
            criteria: touched.into_iter().collect(),
            at: at.into_iter().collect(),
            questions,
        }
    }

    /// The questions that the rubric says answer a doubt.
    pub fn questions_about(&self, doubt: Doubt) -> Vec<usize> {
        let questions = self.rubric.questions.iter().enumerate();
        questions.filter(|(_, question)| question.answers.contains(&doubt)).map(|(index, _)| index).collect()
    }

    /// Whether something in the packet makes the room ask a question. Of one that does not say which doubts it answers, nobody can tell.
    pub fn is_provoked(&self, question: usize) -> bool {
        let answers = &self.rubric.questions[question].answers;
        let weighs = |weakness: &&Weakness| match weakness {
            Weakness::OpenQuestion { .. } => false,
            Weakness::Criterion { fault, .. } => !self.is_exception(fault),
            Weakness::Peers(_)
            | Weakness::Figure(_)
            | Weakness::BareClaim(_)
            | Weakness::OneKind { .. }
            | Weakness::OtherKind { .. } => true,
        };
        let weaknesses = self.weaknesses();
        let mut doubts = weaknesses.iter().filter(weighs).filter_map(|it| self.doubt(it));
        answers.is_empty() || doubts.any(|doubt| answers.contains(&doubt))
    }

    /// What a weakness makes the room doubt; nothing where it does not ask for the criterion, or would not notice.
    fn doubt(&self, weakness: &Weakness) -> Option<Doubt> {
        match weakness {
            Weakness::Criterion { criterion, .. } if !self.requires(*criterion) => None,
            Weakness::Criterion { fault, .. } => fault.doubt(),
            Weakness::OpenQuestion { question, unsupported } => {
                let is_need = self.rubric.questions[*question].answers.contains(&Doubt::BusinessNeed);
                let is_said = !unsupported.is_empty();
                is_need.then_some(Doubt::BusinessNeed).or_else(|| is_said.then_some(Doubt::NoAnswer))
            }
            Weakness::Peers(demanded) => Some(demanded.demand.doubt()),
            Weakness::Figure(_) => Some(Doubt::NoBaseline),
            Weakness::BareClaim(_) => Some(Doubt::SaysWho),
            Weakness::OneKind { .. } => Some(Doubt::OneSource),
            Weakness::OtherKind { .. } => None,
        }
    }

    /// The criteria of which the rubric asks what others do differently, where none of them is carried by any work and nobody whom the candidate taught
    /// has spoken.
    fn without_effect(&self) -> Vec<usize> {
        let questions = self.questions_about(Doubt::OwnWorkOnly);
        let asked = questions.iter().flat_map(|question| &self.rubric.questions[*question].criteria);
        let asked: BTreeSet<&str> = asked.map(|id| id.value.as_str()).collect();
        let is_asked = |criterion: &usize| asked.contains(self.rubric.criteria[*criterion].id.value.as_str());
        let required = (0..self.coverage.len()).filter(|criterion| self.requires(*criterion));
        let criteria: Vec<usize> = required.filter(is_asked).collect();
        let is_carried = |criterion: &usize| match self.coverage[*criterion].strength() {
            Some(Strength::Strong | Strength::Supported | Strength::Waived) | None => true,
            Some(Strength::Thin | Strength::NotEnoughToJudge | Strength::Missing) => false,
        };
        let is_taught = self.feedback.iter().any(|peer| {
            peer.state == State::Given && peer.relation == Some(Relation::Mentee) && peer.copy_of.is_none()
        });
        if is_taught || criteria.iter().any(is_carried) { Vec::new() } else { criteria }
    }

    /// Where nothing else is left to say, the room asks why it cannot wait. While the organisation's need is open, that is the same question.
    fn nothing_to_object(&self, objections: &[Objection]) -> Option<Objection> {
        let mut required = self.coverage.iter().filter(|coverage| self.requires(coverage.criterion)).peekable();
        let is_strong = required.peek().is_some() && required.all(|it| it.strength() == Some(Strength::Strong));
        let is_open = |objection: &Objection| !objection.is_answered();
        let questions = self.questions_about(Doubt::WhyNow);
        let is_asked = is_strong && !questions.is_empty() && !objections.iter().any(is_open);
        is_asked.then(|| self.objection(Doubt::WhyNow, Vec::new(), Vec::new(), Vec::new()))
    }

    /// An answer without proof is told with the objection that it should answer; one that should answer none that is raised, by itself.
    fn leave_unanswered_to_others(&self, objections: &mut Vec<Objection>) {
        let told: BTreeSet<usize> = objections
            .iter()
            .filter(|objection| objection.doubt != Doubt::NoAnswer && !objection.is_answered())
            .flat_map(|objection| objection.questions.iter().copied())
            .collect();
        for objection in objections.iter_mut().filter(|objection| objection.doubt == Doubt::NoAnswer) {
            let is_told = |weakness: &Weakness| weakness.question().is_some_and(|it| told.contains(&it));
            let left: Vec<Weakness> = objection.weaknesses.iter().filter(|it| !is_told(it)).cloned().collect();
            *objection = self.objection(Doubt::NoAnswer, left, Vec::new(), Vec::new());
        }
        objections.retain(|objection| objection.doubt != Doubt::NoAnswer || !objection.weaknesses.is_empty());
    }

    /// Whether a case is not complete without a criterion, and it is not waived.
    fn requires(&self, criterion: usize) -> bool {
        let coverage = &self.coverage[criterion];
        coverage.is_required() && coverage.waiver.is_none()
    }

    /// The criteria that a note speaks for.
    pub(super) fn speaks_for(&self, at: NoteRef) -> Vec<usize> {
        let supports = match at.kind.form() {
            Form::Evidence => &self.evidence[at.index].supports[..],
            Form::Impact => &self.impact[at.index].supports[..],
            Form::Feedback => &self.feedback[at.index].supports[..],
            Form::Answer | Form::Page => &[],
        };
        supports.iter().map(|support| support.criterion).collect()
    }
}

impl Fault {
    /// What it makes the room doubt.
    fn doubt(&self) -> Option<Doubt> {
        Some(match self {
            Fault::NothingCounts(aside) if aside.iter().all(|aside| *aside == SetAside::InProgress) => {
                Doubt::Unfinished
            }
            Fault::NothingCounts(aside) if aside.iter().all(|aside| *aside == SetAside::OutsideWindow) => {
                Doubt::LastTime
            }
            Fault::Nothing | Fault::NothingCounts(_) | Fault::NoEvidence => Doubt::NothingOffered,
            Fault::BelowScope { .. } | Fault::UnsaidScope => Doubt::PresentLevel,
            Fault::UnsaidPart | Fault::NoLeadingPart(_) => Doubt::OwnPart,
            Fault::WordAlone | Fault::NobodyElse => Doubt::SaysWho,
            Fault::OnePiece | Fault::OneProject | Fault::TooFewPieces { .. } => Doubt::OneSource,
            Fault::OneSeason(_) | Fault::OutsidePeriods => Doubt::OneSeason,
            Fault::NoOutcome => Doubt::SoWhat,
            // Whom to ask is for the page of requests: nobody in the room counts who has not spoken.
            Fault::Unwitnessed => return None,
        })
    }
}

impl Weakness {
    /// The criterion that it is against.
    pub fn criterion(&self) -> Option<usize> {
        match self {
            Weakness::Criterion { criterion, .. } | Weakness::OtherKind { criterion, .. } => Some(*criterion),
            Weakness::OpenQuestion { .. }
            | Weakness::Peers(_)
            | Weakness::Figure(_)
            | Weakness::BareClaim(_)
            | Weakness::OneKind { .. } => None,
        }
    }

    /// The question that nothing answers.
    pub fn question(&self) -> Option<usize> {
        match self {
            Weakness::OpenQuestion { question, .. } => Some(*question),
            Weakness::Criterion { .. }
            | Weakness::Peers(_)
            | Weakness::Figure(_)
            | Weakness::BareClaim(_)
            | Weakness::OneKind { .. }
            | Weakness::OtherKind { .. } => None,
        }
    }

    /// The notes that it is seen in.
    pub fn places(&self, edition: &Edition) -> Vec<NoteRef> {
        match self {
            Weakness::Criterion { at, .. }
            | Weakness::OpenQuestion { unsupported: at, .. }
            | Weakness::OneKind { at, .. } => at.clone(),
            Weakness::Figure(index) => vec![edition.metrics[*index].at],
            Weakness::BareClaim(at) | Weakness::OtherKind { at, .. } => vec![*at],
            Weakness::Peers(_) => Vec::new(),
        }
    }
}
