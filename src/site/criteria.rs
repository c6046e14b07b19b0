//! The views of criteria: on their own pages, in the table of coverage, on the timeline, and what changes between two levels.

use super::links::From;
use super::view::{CellView, CriterionView, GroupView, ProofView, ReasonView, TallyView};
use super::words;
use crate::diagnostic::count;
use crate::edition::{Coverage, Edition, Proof, Standing, Strength};
use crate::rubric::Need;
use crate::vocabulary::{NoteKind, slug};

/// How much of the proof a page lists.
#[derive(Clone, Copy)]
pub(super) enum Depth {
    /// The strongest few, for a table.
    Strongest,
    /// All of it.
    All,
}

const FEW: usize = 3;

impl From<'_> {
    /// The criteria that the step asks for, by group, in the rubric's order.
    pub(super) fn groups(&self, depth: Depth) -> Vec<GroupView> {
        let mut groups: Vec<GroupView> = Vec::new();
        for coverage in self.edition.coverage.iter().filter(|coverage| coverage.asked.is_some()) {
            let title = self.edition.rubric.criteria[coverage.criterion].group.clone();
            let view = self.criterion_view(coverage, depth);
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.criteria.push(view),
                None => groups.push(GroupView { title, criteria: vec![view] }),
            }
        }
        groups
    }

    /// The criteria that the step asks nothing new of, and that notes speak for all the same or not.
    pub(super) fn not_asked(&self) -> Vec<CriterionView> {
        let not_asked = self.edition.coverage.iter().filter(|coverage| coverage.asked.is_none());
        not_asked.map(|coverage| self.criterion_view(coverage, Depth::Strongest)).collect()
    }

    /// How many criteria have each strength, strongest first.
    pub(super) fn tally(&self) -> Vec<TallyView> {
        let number =
            |strength: Strength| self.edition.coverage.iter().filter(|it| it.strength == Some(strength)).count();
        let tally = Strength::ALL
            .into_iter()
            .map(|strength| TallyView { strength: words::strength(strength), count: number(strength) });
        tally.filter(|tally| tally.count > 0).collect()
    }

    pub(super) fn criterion_view(&self, coverage: &Coverage, depth: Depth) -> CriterionView {
        let rubric = &self.edition.rubric;
        let criterion = &rubric.criteria[coverage.criterion];
        let title = |level: Option<usize>| level.map_or_else(String::new, |level| rubric.levels[level].title.clone());
        let waived = coverage.strength == Some(Strength::Waived);
        let most = match depth {
            Depth::Strongest => FEW,
            Depth::All => usize::MAX,
        };
        CriterionView {
            link: self.criterion(coverage.criterion),
            anchor: format!("c-{}", slug(&criterion.id.value)),
            summary: criterion.summary.clone(),
            from: title(self.edition.current),
            to: title(coverage.asked.as_ref().map(|asked| asked.level).or(self.edition.target)),
            held: coverage.held.as_ref().map(|held| held.text.clone()).filter(|text| !text.is_empty()),
            asked: coverage.asked.as_ref().map(|asked| asked.text.clone()),
            need: coverage.asked.as_ref().and_then(|asked| (asked.need == Need::Optional).then_some("optional")),
            examples: coverage.asked.as_ref().map_or_else(Vec::new, |asked| asked.examples.clone()),
            reasons: if waived { Vec::new() } else { reasons(self.edition, coverage) },
            waiver: coverage.reasons.first().filter(|_| waived).map(|reason| words::reason(self.edition, reason)),
            proof: coverage.proof.iter().take(most).map(|proof| self.proof(proof)).collect(),
            more: coverage.proof.len().saturating_sub(most),
            periods: self.cells(coverage, if matches!(depth, Depth::All) { 8 } else { FEW }),
            sustained: self.sustained(coverage),
        }
    }

    fn proof(&self, proof: &Proof) -> ProofView {
        let edition = self.edition;
        let evidence = (proof.at.kind == NoteKind::Evidence).then(|| &edition.evidence[proof.at.index]);
        let metric = match proof.at.kind {
            NoteKind::Evidence => edition.evidence[proof.at.index].metrics.first(),
            NoteKind::Impact => edition.impact[proof.at.index].metrics.first(),
            _ => None,
        };
        ProofView {
            link: self.note(proof.at),
            grade: words::grade(proof.grade),
            when: evidence.and_then(|evidence| evidence.when).map(words::interval),
            role: evidence.and_then(|evidence| evidence.role).map(words::part),
            scope: evidence.and_then(|evidence| evidence.scope).map(|scope| edition.rubric.scopes[scope].clone()),
            why: proof.why.clone(),
            set_aside: proof.set_aside.map(words::set_aside),
            metric: metric.map(|index| self.figure(*index)),
        }
    }

    fn cells(&self, coverage: &Coverage, most: usize) -> Vec<CellView> {
        let cell = |(standing, period): (&Standing, &crate::vocabulary::Period)| {
            let (state, evidence): (&'static str, &[usize]) = match standing {
                Standing::Proven(evidence) => ("proven", evidence),
                Standing::Away => ("away", &[]),
                Standing::Empty => ("empty", &[]),
            };
            let notes =
                evidence.iter().take(most).map(|index| self.note(self.edition.evidence[*index].entry.at)).collect();
            CellView { period: period.id.clone(), state, evidence: notes, more: evidence.len().saturating_sub(most) }
        };
        coverage.periods.iter().zip(&self.edition.periods).map(cell).collect()
    }

    /// What holds over time: an absence is not a gap.
    fn sustained(&self, coverage: &Coverage) -> String {
        let proven = coverage.periods.iter().filter(|standing| matches!(standing, Standing::Proven(_))).count();
        let counted = coverage.periods.iter().filter(|standing| !matches!(standing, Standing::Away)).count();
        match proven {
            0 => "nothing yet".to_owned(),
            1 if counted > 1 => "one season".to_owned(),
            all if all == counted => "sustained".to_owned(),
            some => format!("{some} of {}", count(counted, "period")),
        }
    }
}

fn reasons(edition: &Edition, coverage: &Coverage) -> Vec<ReasonView> {
    coverage
        .reasons
        .iter()
        .map(|reason| ReasonView { text: words::reason(edition, reason), holds_back: reason.holds_back() })
        .collect()
}
