//! Levels: the rungs of a ladder, the tracks they stand on, and what a ladder says of one across its criteria.

use super::Criterion;
use crate::source::Spanned;

/// One rung.
#[derive(Clone, Debug)]
pub struct Level {
    /// Such as `senior`, with its place in the rubric.
    pub id: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// Other names, such as `L5`.
    pub aliases: Vec<String>,
    /// The scope at which the work of this level is done.
    pub scope: Option<usize>,
    /// For how many months the work must have been done.
    pub sustained: Option<u32>,
    /// What a person at this level owns, in a few words.
    pub owns: Option<String>,
    /// The level as a whole, in a sentence or two.
    pub summary: Option<String>,
    /// The track it stands on. A level without one is part of every track.
    pub track: Option<Spanned<String>>,
    /// The level of another track that is as high as this one, by its id, title or alias.
    pub equivalent: Option<Spanned<String>>,
    /// The proficiencies that it expects.
    pub expects: Vec<Expects>,
    /// What the ladder says of it across criteria.
    pub rules: Vec<LevelRule>,
}

/// A step of the scale that criteria may share.
#[derive(Clone, Debug)]
pub struct Proficiency {
    /// What people call it, which is its only name.
    pub title: Spanned<String>,
    /// What it means, in a sentence.
    pub summary: Option<String>,
}

/// A criterion and the proficiency that a level expects of it.
#[derive(Clone, Debug)]
pub struct Expects {
    /// The criterion's id.
    pub criterion: Spanned<String>,
    /// Index into [`Rubric::proficiencies`](super::Rubric::proficiencies).
    pub proficiency: usize,
}

/// What a ladder says of a level across criteria, such as "expert in at least one". The words are shown, and never a verdict.
#[derive(Clone, Debug)]
pub struct LevelRule {
    /// The rule in words, with its place in the rubric.
    pub text: Spanned<String>,
    /// How many of the criteria it asks for, where it can be told in a number.
    pub at_least: Option<usize>,
    /// The ids of the criteria it is about; empty for all.
    pub criteria: Vec<Spanned<String>>,
    /// The proficiency that it asks of so many of them.
    pub proficiency: Option<usize>,
}

impl Level {
    /// The proficiency that it expects of a criterion: by name, else by a rule that asks it of some.
    pub fn expected(&self, criterion: &Criterion) -> Option<usize> {
        let named = self.expects.iter().find(|expects| expects.criterion.value == criterion.id.value);
        let by_rule = || {
            let asked = self.rules.iter().filter(|rule| rule.at_least.is_some() && rule.is_about(criterion));
            asked.filter_map(|rule| rule.proficiency).find(|proficiency| criterion.step(*proficiency).is_some())
        };
        named.map(|expects| expects.proficiency).or_else(by_rule)
    }

    /// Whether it is part of this track: on it, or on none. Nothing is a track too, that of the levels which every track has.
    pub fn is_on(&self, track: Option<&str>) -> bool {
        self.track.is_none() || self.track() == track
    }

    /// Whether one may come from this level to another without leaving a track.
    pub fn shares_track(&self, other: &Level) -> bool {
        self.is_on(other.track()) || other.track.is_none()
    }

    /// The name of its track.
    pub fn track(&self) -> Option<&str> {
        self.track.as_ref().map(|track| track.value.as_str())
    }
}

impl LevelRule {
    /// Whether it is about this criterion.
    pub fn is_about(&self, criterion: &Criterion) -> bool {
        self.criteria.is_empty() || self.criteria.iter().any(|id| id.value == criterion.id.value)
    }
}
