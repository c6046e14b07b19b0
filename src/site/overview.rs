//! How a packet stands, in a few lines: what a terminal shows of what the author's pages say.

use super::fold::{Fold, NAMED, is_long, weakest};
use super::words::{self, NextStep};
use crate::edition::{Coverage, Demanded, Edition, Objection, Raised, WhoCould};

/// How a packet stands.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The criteria that the step asks for, each with the word of its strength, in the rubric's order; but for those in a line.
    pub criteria: Vec<CriterionStanding>,
    /// All of them, whether they stand in a line or not.
    pub all: Vec<CriterionStanding>,
    /// Those that nothing speaks for, a line a group where the ladder is long.
    pub missing: Vec<MissingStanding>,
    /// The weakest, where the ladder is long.
    pub worst: Vec<CriterionStanding>,
    /// What the rubric asks of peer feedback: what there is, in its number, how many there are, and how many are asked for.
    pub peers: Vec<(&'static str, usize, usize)>,
    /// Who could be asked and is not yet, and what they could speak for, in the criteria's titles.
    pub could_be_asked: Vec<(String, Vec<String>)>,
    /// How many of the rubric's questions are answered, and how many there are.
    pub questions: (usize, usize),
    /// How many objections the room has that nothing answers, and how many it has in all.
    pub objections: (usize, usize),
    /// What to do next, that first which takes away most.
    pub steps: Vec<NextStep>,
}

/// How a criterion stands.
#[derive(Clone, Debug)]
pub struct CriterionStanding {
    /// What people call it.
    pub title: String,
    /// Such as `thin`.
    pub word: &'static str,
    /// Whether a case is complete without it.
    pub is_optional: bool,
}

/// Criteria of one group that nothing speaks for.
#[derive(Clone, Debug)]
pub struct MissingStanding {
    /// The group's name, when it has one.
    pub group: Option<String>,
    /// What people call them, the first alone where they are many.
    pub titles: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Whether a case is complete without them.
    pub is_optional: bool,
}

/// As many steps are told: more is a plan, and nobody has one read to them.
const STEPS: usize = 5;

/// So many people are named who could be asked.
const ASKED: usize = 3;

/// How the author's edition stands. `raised` is what the rules found in its words.
pub fn overview(edition: &Edition, raised: &[Raised]) -> Overview {
    let title = |coverage: &Coverage| edition.rubric.criteria[coverage.criterion].title.clone();
    let criterion = |coverage: &Coverage| {
        Some(CriterionStanding {
            title: title(coverage),
            word: words::strength(edition, coverage.strength()?).name,
            is_optional: !coverage.is_required(),
        })
    };
    let peers = |Demanded { demand, found, asked }: Demanded| {
        let [one, many] = words::peers(demand);
        (if found == 1 { one } else { many }, found, asked)
    };
    let fold = Fold::of_long(edition);
    let line = |line: &Vec<&Coverage>| {
        let first = line.first()?;
        Some(MissingStanding {
            group: edition.rubric.criteria[first.criterion].group(),
            titles: line.iter().take(NAMED).map(|coverage| title(coverage)).collect(),
            more: line.len().saturating_sub(NAMED),
            is_optional: !first.is_required(),
        })
    };
    let worst = weakest(edition).into_iter().take(if is_long(edition) { NAMED } else { 0 });
    let asked = edition.rubric.questions.len();
    let open = (0..asked).filter(|question| edition.is_open(*question)).count();
    let objections = edition.objections(raised);
    let could = |WhoCould { name, criteria, evidence: _ }: WhoCould| {
        (name, criteria.into_iter().map(|criterion| edition.rubric.criteria[criterion].title.clone()).collect())
    };
    Overview {
        criteria: edition.coverage.iter().filter(|coverage| !fold.holds(coverage)).filter_map(criterion).collect(),
        all: edition.coverage.iter().filter_map(criterion).collect(),
        missing: fold.lines.iter().filter_map(line).collect(),
        worst: worst.filter_map(criterion).collect(),
        peers: edition.demanded().into_iter().map(peers).collect(),
        could_be_asked: edition.could_be_asked().into_iter().take(ASKED).map(could).collect(),
        questions: (asked - open, asked),
        objections: (objections.iter().filter(|objection| !objection.is_answered()).count(), objections.len()),
        steps: next_steps(edition, raised, &objections),
    }
}

/// How strong a criterion is, and why, in words; nothing for a reader who is not told.
pub fn standing(edition: &Edition, coverage: &Coverage) -> Option<(&'static str, Vec<String>)> {
    let strength = words::strength(edition, coverage.strength()?).name;
    let reasons = coverage.reasons().filter_map(|reason| words::reason(edition, reason));
    Some((strength, reasons.collect()))
}

/// What to do next, that first which takes away most of what is held against the author.
pub(super) fn next_steps(edition: &Edition, raised: &[Raised], objections: &[Objection]) -> Vec<NextStep> {
    let total = edition.items(raised).len();
    edition.steps(raised, STEPS).iter().map(|step| words::step(edition, step, total, objections)).collect()
}
