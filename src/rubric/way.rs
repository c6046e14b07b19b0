//! The way from one level to another: which levels are climbed, on which track, and what a criterion asks on it that was not expected before. Coverage,
//! `promo rubric diff` and the page of levels all ask here, so that they cannot part.

use super::changes::{adds, need_of_new};
use super::{Criterion, Expectation, Need, Rubric, Statement};
use crate::source::Span;
use crate::vocabulary::Demand;

/// For whom statements are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom<'a> {
    /// For anyone: all of them count.
    Anyone,
    /// For one candidate, of the archetype that they name, if they name one.
    Candidate(Option<&'a str>),
}

/// A way from the level held to the level asked for.
#[derive(Clone, Debug)]
pub struct Way<'a> {
    rubric: &'a Rubric,
    from: usize,
    to: usize,
    whom: Whom<'a>,
    /// The levels whose expectations are held, lowest first: those of the held level's own track.
    held: Vec<usize>,
    /// The levels that ask, lowest first, that asked for last: those of its track above the place held there.
    asking: Vec<usize>,
    /// The highest level that both tracks have, and the levels above it that are no higher than the level held but stand on a track that it is not on. What
    /// they ask is asked only where the own track has said nothing.
    beside: (Option<usize>, Vec<usize>),
}

impl Whom<'_> {
    /// Whether a statement is for them. Who names no archetype is asked what everyone is.
    pub fn is_meant(self, statement: &Statement) -> bool {
        match self {
            Whom::Anyone => true,
            Whom::Candidate(archetype) => {
                let is_own = |other: &String| Some(other.as_str()) == archetype;
                statement.archetypes.is_empty() || statement.archetypes.iter().any(is_own)
            }
        }
    }
}

impl Rubric {
    /// The way between two levels, read for somebody.
    pub fn way<'a>(&'a self, from: usize, to: usize, whom: Whom<'a>) -> Way<'a> {
        let held = self.up_to(from);
        let [own, target] = [&self.levels[from], &self.levels[to]];
        let track = target.track().or_else(|| own.track());
        let on_track = || (0..=to).filter(|level| self.levels[*level].is_on(track));
        if own.shares_track(target) {
            let asking = on_track().filter(|level| *level == to || *level > from).collect();
            return Way { rubric: self, from, to, whom, held, asking, beside: (None, Vec::new()) };
        }
        let (fork, place) = self.place(from, track);
        let is_above = |level: usize, than: Option<usize>| than.is_none_or(|than| level > than);
        let asking = on_track().filter(|level| *level == to || is_above(*level, place)).collect();
        let beside = on_track().filter(|level| *level != to && is_above(*level, fork) && !is_above(*level, place));
        let beside = (fork, beside.collect());
        Way { rubric: self, from, to, whom, held, asking, beside }
    }

    /// What is expected of a person at a level: the highest expectation that is not above it, or all of them where levels add to each other.
    pub fn held(&self, criterion: &Criterion, level: usize) -> Option<Expectation> {
        self.amount_to(criterion, &self.up_to(level), None)
    }

    /// Whether a level is as high as another, or higher. On another track it is as high as what is said to be so there.
    pub fn is_at_least(&self, level: usize, wanted: usize) -> bool {
        let [own, other] = [&self.levels[level], &self.levels[wanted]];
        if own.shares_track(other) {
            return level >= wanted;
        }
        self.place(level, other.track()).1.is_some_and(|place| place >= wanted)
    }

    /// Whether one goes down from a level to another. A level of another track is neither above nor below.
    pub fn is_below(&self, level: usize, than: usize) -> bool {
        level < than && self.levels[level].shares_track(&self.levels[than])
    }

    /// The levels of a level's own track up to it.
    fn up_to(&self, level: usize) -> Vec<usize> {
        let track = self.levels[level].track();
        (0..=level).filter(|other| self.levels[*other].is_on(track)).collect()
    }

    /// Where a level stands on another track: the highest level that both have, and as high as one is said to be there; else that level again.
    fn place(&self, level: usize, track: Option<&str>) -> (Option<usize>, Option<usize>) {
        let below = self.up_to(level);
        let fork = below.iter().copied().rfind(|level| self.levels[*level].track.is_none());
        let above = below.iter().rev().take_while(|level| Some(**level) != fork);
        let equal = above.filter_map(|level| self.equal(*level, track)).next();
        (fork, equal.or(fork))
    }

    /// The level of a track that is said to be as high as this one, at either of the two.
    fn equal(&self, level: usize, track: Option<&str>) -> Option<usize> {
        let named = |level: usize| self.level(&self.levels[level].equivalent.as_ref()?.value);
        let is_on = |other: &usize| self.levels[*other].track() == track;
        let by_other = || (0..self.levels.len()).filter(is_on).find(|other| named(*other) == Some(level));
        named(level).filter(is_on).or_else(by_other)
    }

    /// What a criterion says at these levels, lowest first, as one expectation: the highest of them, or all of them where levels add to each other.
    /// `below` is the proficiency that is left out with all below it.
    fn amount_to(&self, criterion: &Criterion, levels: &[usize], below: Option<usize>) -> Option<Expectation> {
        let at = |level: usize| Some((level, self.at(criterion, level)?));
        if !self.cumulative {
            let (level, found) = levels.iter().rev().find_map(|level| at(*level))?;
            return Some(Expectation { level: Some(level), ..found.clone() });
        }
        let mut reached = below;
        let mut parts: Vec<&Expectation> = Vec::new();
        let mut highest = None;
        for (level, found) in levels.iter().filter_map(|level| at(*level)) {
            highest = Some(level);
            match found.proficiency.filter(|_| found.level.is_none()) {
                None => parts.push(found),
                Some(step) => {
                    let steps = reached.map_or(0, |reached| reached + 1)..=step;
                    parts.extend(steps.filter_map(|step| criterion.step(step)));
                    reached = reached.max(Some(step));
                }
            }
        }
        let whole = sum(&parts)?;
        Some(Expectation { level: highest, ..whole })
    }
}

impl<'a> Way<'a> {
    /// The level held.
    pub fn from(&self) -> usize {
        self.from
    }

    /// The level asked for.
    pub fn to(&self) -> usize {
        self.to
    }

    /// For whom it is read.
    pub fn whom(&self) -> Whom<'a> {
        self.whom
    }

    /// Whether the two levels stand on different tracks.
    pub fn changes_track(&self) -> bool {
        let [own, target] = [&self.rubric.levels[self.from], &self.rubric.levels[self.to]];
        !own.shares_track(target)
    }

    /// What is expected of a person at the level held.
    pub fn held(&self, criterion: &Criterion) -> Option<Expectation> {
        self.rubric.amount_to(criterion, &self.held, None)
    }

    /// What the way asks of a criterion, at the highest level that says something of it; nothing where it asks nothing new. Nothing below the level held is
    /// asked for again, and neither are words that were expected there already.
    pub fn asked(&self, criterion: &Criterion) -> Option<Expectation> {
        let held = self.held(criterion);
        let on_scale = |it: &Expectation| it.proficiency.filter(|_| criterion.hangs_on_the_scale(it));
        let reached = held.as_ref().and_then(on_scale).filter(|_| self.from != self.to);
        let levels = self.asking(held.as_ref());
        let asked = self.rubric.amount_to(criterion, &levels, reached)?;
        if matches!(asked.need, Need::NotApplicable(_)) || !asked.has_sentences_for(self.whom) {
            return None;
        }
        let Some(held) = held.filter(|_| self.from != self.to) else { return Some(asked) };
        // A lower step is not asked of who stands on a higher one, in whatever words a level says it.
        let is_lower = held.proficiency.zip(asked.proficiency).is_some_and(|(held, asked)| asked < held);
        let falls = is_lower || (reached.is_some() && on_scale(&asked) <= reached && on_scale(&asked).is_some());
        let is_new = !falls && adds(&held, &asked, self.whom);
        is_new.then(|| Expectation { need: need_of_new(&held, &asked, self.whom), ..asked })
    }

    fn asking(&self, held: Option<&Expectation>) -> Vec<usize> {
        let (fork, beside) = &self.beside;
        let is_said = held.and_then(|held| held.level).is_some_and(|level| fork.is_none_or(|fork| level > fork));
        let beside = beside.iter().filter(|_| !is_said);
        beside.chain(&self.asking).copied().collect()
    }
}

/// Several expectations, lowest first, as one: the sentences of all, each once, under the headline of the highest.
fn sum(parts: &[&Expectation]) -> Option<Expectation> {
    let applies = |it: &&&Expectation| !matches!(it.need, Need::NotApplicable(_));
    let told: Vec<&&Expectation> = parts.iter().filter(applies).collect();
    let Some((highest, below)) = told.split_last() else { return parts.last().map(|last| (*last).clone()) };
    let mut whole = (**highest).clone();
    let own = std::mem::take(&mut whole.statements);
    for part in below {
        let headline = (!part.text.is_empty() && part.text != highest.text).then(|| headline(part));
        whole.add(headline.into_iter().chain(part.statements.iter().cloned()));
        if !part.is_optional() {
            whole.need = Need::Required;
        }
        whole.at_least = whole.at_least.max(part.at_least);
        let counts_all = whole.kinds.is_empty() || part.kinds.is_empty();
        whole.kinds = if counts_all { Vec::new() } else { both(&whole.kinds, &part.kinds) };
        whole.examples = both(&part.examples, &whole.examples);
        whole.signals = both(&part.signals, &whole.signals);
    }
    whole.add(own.into_iter());
    Some(whole)
}

/// The headline of a lower level stands among the statements of a higher one.
fn headline(expectation: &Expectation) -> Statement {
    let need = match expectation.need {
        Need::Required | Need::NotApplicable(_) => Demand::Required,
        Need::Optional => Demand::Optional,
        Need::Exceeds => Demand::Exceeds,
    };
    Statement::plain(expectation.text.clone(), Span::default(), need)
}

fn both(one: &[String], other: &[String]) -> Vec<String> {
    let new = other.iter().filter(|it| !one.contains(it));
    one.iter().chain(new).cloned().collect()
}

#[cfg(test)]
mod tests;
