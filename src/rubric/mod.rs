//! What is asked: levels in order, criteria with an expectation a level, the questions of a committee. A rubric is a built-in one or a file of
//! the packet; both are read by the same code, so an author's own rubric can do whatever ours can.

mod built_in;
mod changes;
mod keys;
mod read;
mod validate;

pub use built_in::{BUILT_IN, BuiltIn, built_in};
pub use changes::{Change, changes};
pub use keys::KEYS as RUBRIC_KEYS;
pub use read::read_rubric;

use crate::source::{PacketPath, Span, Spanned};
use crate::vocabulary::Doubt;

/// The evidence kinds that every rubric knows; a rubric may add more.
pub const KINDS: &[&str] = &["project", "design", "incident", "mentoring", "review", "talk", "article", "process"];

/// A rubric, read and checked.
#[derive(Clone, Debug, Default)]
pub struct Rubric {
    /// The file it was read from, relative to the packet; for a built-in one, its own name.
    pub file: Option<PacketPath>,
    /// Such as `senior-engineer`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Its edition; compared as text.
    pub version: String,
    /// Such as `en`.
    pub language: String,
    /// Where it comes from: a sentence or an address.
    pub source: Option<String>,
    /// Under which terms it may be used.
    pub license: Option<String>,
    /// The id and version of the one it takes the place of.
    pub supersedes: Option<String>,
    /// Narrow to wide. Scopes elsewhere are indexes into this list.
    pub scopes: Vec<String>,
    /// [`KINDS`] and the rubric's own.
    pub kinds: Vec<String>,
    /// Lowest first. Levels elsewhere are indexes into this list.
    pub levels: Vec<Level>,
    /// In the order of the file, which is the order of every page.
    pub criteria: Vec<Criterion>,
    /// What a committee asks.
    pub questions: Vec<Question>,
    /// How much peer feedback is asked for.
    pub feedback: Quota,
}

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
}

/// One thing that is asked for.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Such as `impact`, with its place in the rubric.
    pub id: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// The group it stands in.
    pub group: Option<String>,
    /// One sentence on what it is about.
    pub summary: Option<String>,
    /// At most one a level, lowest level first.
    pub expectations: Vec<Expectation>,
}

/// What a criterion asks at one level.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// Index into [`Rubric::levels`].
    pub level: usize,
    /// The sentence to be met; empty when nothing is asked.
    pub text: String,
    /// Whether it must be met.
    pub need: Need,
    /// How many pieces of evidence are asked for, at least one.
    pub at_least: usize,
    /// Only evidence of these kinds counts; empty for all.
    pub kinds: Vec<String>,
    /// What meets it, for example.
    pub examples: Vec<String>,
}

/// Whether an expectation must be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Without it the case is not complete.
    Required,
    /// It counts when it is there.
    Optional,
    /// Nothing is asked at this level, and why.
    NotApplicable(String),
}

/// What a committee asks.
#[derive(Clone, Debug)]
pub struct Question {
    /// Such as `primary-role`, with its place in the rubric.
    pub id: Spanned<String>,
    /// The question.
    pub text: String,
    /// The ids of the criteria it concerns; empty for all.
    pub criteria: Vec<Spanned<String>>,
    /// The objection behind it.
    pub objection: Option<String>,
    /// The doubts of the room that an answer to it answers.
    pub answers: Vec<Doubt>,
}

/// How much peer feedback is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// Given, in all.
    pub at_least: usize,
    /// Of these, from outside the team.
    pub outside_team: usize,
    /// Of these, from people at the target level or above.
    pub at_target_level: usize,
}

impl Rubric {
    /// The level with this id, else with this title or alias, whatever its case.
    pub fn level(&self, name: &str) -> Option<usize> {
        let by_id = self.levels.iter().position(|level| level.id.value.eq_ignore_ascii_case(name));
        by_id.or_else(|| self.level_called(name))
    }

    fn level_called(&self, name: &str) -> Option<usize> {
        self.levels.iter().position(|level| {
            level.title.eq_ignore_ascii_case(name) || level.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
        })
    }

    /// The scope with this name.
    pub fn scope(&self, name: &str) -> Option<usize> {
        self.scopes.iter().position(|scope| scope == name)
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id.value == id)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.value == id)
    }
}

impl Criterion {
    /// What it says of one level.
    pub fn at(&self, level: usize) -> Option<&Expectation> {
        self.expectations.iter().find(|expectation| expectation.level == level)
    }

    /// What is asked of a person who holds `current` and wants `target`: the highest expectation above the level held and not above the
    /// target. Nothing below the level held is asked for again.
    pub fn asked(&self, current: usize, target: usize) -> Option<&Expectation> {
        let steps = |level: usize| level == target || (current < level && level < target);
        self.expectations.iter().rev().find(|expectation| steps(expectation.level))
    }

    /// What is expected of a person at this level: the highest expectation that is not above it.
    pub fn held(&self, level: usize) -> Option<&Expectation> {
        self.expectations.iter().rev().find(|expectation| expectation.level <= level)
    }

    /// Where it is defined.
    pub fn span(&self) -> Span {
        self.id.span
    }
}
