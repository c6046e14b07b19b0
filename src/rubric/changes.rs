//! What changes from one level to another, sentence by sentence: the page people ask a ladder for and seldom get.

use super::{Criterion, Expectation, Need, Rubric, Statement, Way, Whom};
use crate::vocabulary::Demand;
use similar::{Algorithm, capture_diff_slices, get_diff_ratio};

/// Two sentences of which so much is the same are one sentence in other words.
const ALIKE: f32 = 0.6;

/// One criterion at two levels.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What is expected of a person at the level held.
    pub before: Option<Expectation>,
    /// What the way asks; nothing when it asks nothing new.
    pub after: Option<Expectation>,
}

/// A sentence that a level asks, held against what was expected before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// Its place among the statements; nothing for the headline.
    pub statement: Option<usize>,
    /// Its words.
    pub text: &'a str,
    /// Whether it is new.
    pub novelty: Novelty,
}

/// How new a sentence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// It was not said before.
    New,
    /// It was said in these other words.
    Reworded(String),
    /// It was said before, and a case was complete without it.
    Raised,
    /// It was said before.
    Carried,
    /// It is for candidates of another archetype.
    Others,
}

/// Words that stand together in two versions of a sentence: the same in both, or those of the one in the place of those of the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// As they were.
    pub before: String,
    /// As they are.
    pub after: String,
}

/// Two versions of a sentence, run by run, blanks between runs left out.
pub fn runs(before: &str, after: &str) -> Vec<Run> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    let words = |words: &[&str]| words.join(" ");
    let runs = capture_diff_slices(Algorithm::Patience, &old, &new);
    let run = |run: &similar::DiffOp| Run { before: words(&old[run.old_range()]), after: words(&new[run.new_range()]) };
    // A word taken out beside one put in is one that took its place.
    let mut joined: Vec<Run> = Vec::new();
    for run in runs.iter().map(run) {
        match joined.last_mut().filter(|last| last.before != last.after && run.before != run.after) {
            Some(last) => {
                *last = Run { before: beside(&last.before, &run.before), after: beside(&last.after, &run.after) }
            }
            None => joined.push(run),
        }
    }
    joined
}

/// How much of two sentences is the same, from 0 to 1, word by word.
fn likeness(one: &str, other: &str) -> f32 {
    let (old, new): (Vec<&str>, Vec<&str>) = (one.split_whitespace().collect(), other.split_whitespace().collect());
    get_diff_ratio(&capture_diff_slices(Algorithm::Patience, &old, &new), old.len(), new.len())
}

fn beside(one: &str, other: &str) -> String {
    format!("{one} {other}").trim().to_owned()
}

/// Every criterion on a way, in the rubric's order.
pub fn changes<'a>(rubric: &'a Rubric, way: &Way<'_>) -> Vec<Change<'a>> {
    let change = |criterion| Change { criterion, before: way.held(criterion), after: way.asked(criterion) };
    rubric.criteria.iter().map(change).collect()
}

/// The sentences of an expectation, held against what was expected before.
pub fn sentences<'a>(before: Option<&Expectation>, after: &'a Expectation, whom: Whom<'_>) -> Vec<Sentence<'a>> {
    let mut open: Vec<Said<'_>> = before.map(said).unwrap_or_default();
    let mut sentences: Vec<Sentence<'a>> = Vec::new();
    let said = said(after);
    // What is the same word for word is found first, so that nothing else is taken for it.
    for own in &said {
        let novelty = if own.is_for(whom) { own.same(&mut open) } else { Novelty::Others };
        sentences.push(Sentence { statement: own.place, text: own.text, novelty });
    }
    for (own, sentence) in said.iter().zip(&mut sentences) {
        if let (Novelty::New, Some(before)) = (&sentence.novelty, own.alike(&open)) {
            sentence.novelty = Novelty::Reworded(open.remove(before).text.to_owned());
        }
    }
    sentences
}

/// Whether an expectation asks for something that another did not: words, pieces, kinds, or that it must be met at all.
pub(super) fn adds(before: &Expectation, after: &Expectation, whom: Whom<'_>) -> bool {
    is_stricter(before, after) || new(before, after, whom).next().is_some()
}

/// Whether what is new of it must be met.
pub(super) fn need_of_new(before: &Expectation, after: &Expectation, whom: Whom<'_>) -> Need {
    let is_new = |demand: Demand| new(before, after, whom).any(|said| said.need == demand);
    match () {
        () if is_stricter(before, after) || is_new(Demand::Required) => after.need.clone(),
        () if is_new(Demand::Optional) => Need::Optional,
        () => Need::Exceeds,
    }
}

fn is_stricter(before: &Expectation, after: &Expectation) -> bool {
    let is_kept = |kind: &String| after.kinds.contains(kind);
    let narrows = !after.kinds.is_empty() && (before.kinds.is_empty() || !before.kinds.iter().all(is_kept));
    let was_required = before.need == Need::Required;
    after.at_least > before.at_least || narrows || (after.need == Need::Required && !was_required)
}

fn new<'a>(before: &'a Expectation, after: &'a Expectation, whom: Whom<'a>) -> impl Iterator<Item = Said<'a>> {
    let mut open = said(before);
    said(after).into_iter().filter(move |own| own.is_for(whom) && own.same(&mut open) != Novelty::Carried)
}

/// A sentence of an expectation.
struct Said<'a> {
    place: Option<usize>,
    text: &'a str,
    need: Demand,
    statement: Option<&'a Statement>,
}

fn said(expectation: &Expectation) -> Vec<Said<'_>> {
    let need = match expectation.need {
        Need::Required | Need::NotApplicable(_) => Demand::Required,
        Need::Optional => Demand::Optional,
        Need::Exceeds => Demand::Exceeds,
    };
    let headline = Said { place: None, text: &expectation.text, need, statement: None };
    let headline = (!expectation.text.is_empty()).then_some(headline);
    let statements = expectation.statements.iter().enumerate();
    let statements = statements.map(|(place, statement)| Said {
        place: Some(place),
        text: &statement.text,
        need: statement.need,
        statement: Some(statement),
    });
    headline.into_iter().chain(statements).collect()
}

impl Said<'_> {
    fn is_for(&self, whom: Whom<'_>) -> bool {
        self.statement.is_none_or(|statement| whom.is_meant(statement))
    }

    fn id(&self) -> Option<&str> {
        self.statement?.id.as_ref().map(|id| id.value.as_str())
    }

    /// Whether it was said in the same words. What it is the same as is taken out of `open`.
    fn same(&self, open: &mut Vec<Said<'_>>) -> Novelty {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let own = words(self.text);
        let Some(place) = open.iter().position(|other| words(other.text) == own) else { return Novelty::New };
        let was_required = open.remove(place).need == Demand::Required;
        if self.need == Demand::Required && !was_required { Novelty::Raised } else { Novelty::Carried }
    }

    /// The sentence that this one says in other words: that of the same name, else that which is most like it. Two names are two things.
    fn alike(&self, open: &[Said<'_>]) -> Option<usize> {
        let by_name = open.iter().position(|other| self.id().is_some() && other.id() == self.id());
        by_name.or_else(|| {
            let unnamed = open.iter().enumerate().filter(|(_, other)| self.id().is_none() || other.id().is_none());
            let ratio = |text: &str| likeness(text, self.text);
            let rated = unnamed.map(|(place, other)| (ratio(other.text), place)).filter(|(ratio, _)| *ratio >= ALIKE);
            rated.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1))).map(|(_, place)| place)
        })
    }
}
