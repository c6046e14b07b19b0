//! Criteria: what is asked for, at which level or proficiency, in statements that stay their own.

use crate::source::{Span, Spanned};
use crate::vocabulary::Demand;

/// One thing that is asked for.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Such as `impact`, with its place in the rubric.
    pub id: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// The group it stands in, the widest first: a group may be part of another. Empty where it stands in none.
    pub group: Vec<String>,
    /// One sentence on what it is about.
    pub summary: Option<String>,
    /// At most one a level, lowest level first; then at most one a proficiency, lowest first.
    pub expectations: Vec<Expectation>,
}

/// What a criterion asks at one level, or at one proficiency and so at every level that expects it.
#[derive(Clone, Debug, Default)]
pub struct Expectation {
    /// Index into [`Rubric::levels`](super::Rubric::levels); nothing where it hangs on a proficiency.
    pub level: Option<usize>,
    /// Index into [`Rubric::proficiencies`](super::Rubric::proficiencies): what it hangs on, or what the ladder calls this cell.
    pub proficiency: Option<usize>,
    /// What the ladder calls this step, such as `Creates`.
    pub title: Option<String>,
    /// The sentence to be met; empty when nothing is asked, and may be empty where there are statements.
    pub text: String,
    /// What is to be met, one by one.
    pub statements: Vec<Statement>,
    /// Whether it must be met.
    pub need: Need,
    /// How many pieces of evidence are asked for, at least one.
    pub at_least: usize,
    /// Only evidence of these kinds counts; empty for all.
    pub kinds: Vec<String>,
    /// What meets it, for example.
    pub examples: Vec<String>,
    /// Signs that it has been reached; never asked for.
    pub signals: Vec<String>,
    /// What the ladder weighs it with, as written; shown, never counted.
    pub weight: Option<String>,
    /// The rating that the ladder aims at, as written; shown, never counted.
    pub target: Option<String>,
    /// The points that the ladder gives for it, as written; shown, never summed.
    pub points: Option<String>,
}

/// One of several things to be met at a level.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Where it stands in the rubric.
    pub span: Span,
    /// Its name, unique in its expectation: a note may name `criterion/statement`. The same name at another level is the same statement, reworded.
    pub id: Option<Spanned<String>>,
    /// The sentence to be met.
    pub text: String,
    /// Whether it must be met.
    pub need: Demand,
    /// How many pieces of evidence the ladder asks for; shown.
    pub at_least: usize,
    /// The kinds of evidence the ladder asks for; shown. Empty for all.
    pub kinds: Vec<String>,
    /// What meets it, for example.
    pub examples: Vec<String>,
    /// Where more is said.
    pub links: Vec<StatementLink>,
    /// The archetypes it is for; empty for everyone.
    pub archetypes: Vec<String>,
}

/// An address where more is said of a statement.
#[derive(Clone, Debug)]
pub struct StatementLink {
    /// What it is called; else the address.
    pub title: String,
    /// Where it leads: an address of the web, with its place in the rubric.
    pub url: Spanned<String>,
}

/// Whether an expectation must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// Without it the case is not complete.
    #[default]
    Required,
    /// It counts when it is there.
    Optional,
    /// It is beyond what is expected, and counts when it is there.
    Exceeds,
    /// Nothing is asked at this level, and why.
    NotApplicable(String),
}

impl Criterion {
    /// What it says of one proficiency.
    pub fn step(&self, proficiency: usize) -> Option<&Expectation> {
        let hangs_on_it = |it: &&Expectation| it.level.is_none() && it.proficiency == Some(proficiency);
        self.expectations.iter().find(hangs_on_it)
    }

    /// What is asked of a person who holds `current` and wants `target`: the highest expectation above the level held and not above the
    /// target. Nothing below the level held is asked for again.
    pub fn asked(&self, current: usize, target: usize) -> Option<&Expectation> {
        let steps = |level: usize| level == target || (current < level && level < target);
        self.expectations.iter().rev().find(|expectation| expectation.level.is_some_and(steps))
    }

    /// What is expected of a person at this level: the highest expectation that is not above it.
    pub fn held(&self, level: usize) -> Option<&Expectation> {
        self.expectations.iter().rev().find(|expectation| expectation.level.is_some_and(|it| it <= level))
    }

    /// Its id, and the names of its statements as a note writes them: `criterion/statement`.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let ids = self.expectations.iter().flat_map(|expectation| &expectation.statements);
        let ids = ids.filter_map(|statement| statement.id.as_ref());
        std::iter::once(self.id.value.clone()).chain(ids.map(|id| format!("{}/{}", self.id.value, id.value)))
    }

    /// Where it is defined.
    pub fn span(&self) -> Span {
        self.id.span
    }

    /// The name of its group, that of the widest first: `Craft, Design`.
    pub fn group(&self) -> Option<String> {
        (!self.group.is_empty()).then(|| self.group.join(", "))
    }
}

impl Expectation {
    /// Whether a case is complete without it.
    pub fn is_optional(&self) -> bool {
        match self.need {
            Need::Optional | Need::Exceeds => true,
            Need::Required | Need::NotApplicable(_) => false,
        }
    }

    /// Every sentence of it: its own, then the statements'.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let statements = self.statements.iter().map(|statement| statement.text.as_str());
        Some(self.text.as_str()).filter(|text| !text.is_empty()).into_iter().chain(statements)
    }
}
