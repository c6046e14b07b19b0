//! What is asked: levels in order, criteria with an expectation a level, the questions of a committee. A rubric is a built-in one or a file of
//! the packet; both are read by the same code, so an author's own rubric can do whatever ours can.

mod built_in;
mod changes;
mod criterion;
mod keys;
mod level;
mod read;
mod room;
#[cfg(test)]
mod tests;
mod validate;

pub use built_in::{BUILT_IN, BuiltIn, built_in};
pub use changes::{Change, changes};
pub use criterion::{Criterion, Expectation, Need, Statement, StatementLink};
pub use keys::KEYS as RUBRIC_KEYS;
pub use level::{Expects, Level, LevelRule, Proficiency};
pub use read::read_rubric;
pub use room::{Became, Question, Quota, Rename};

use crate::source::{PacketPath, Spanned};

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
    /// What it is, in a sentence or two.
    pub summary: Option<String>,
    /// Where it comes from: a sentence or an address.
    pub source: Option<String>,
    /// Under which terms it may be used.
    pub license: Option<String>,
    /// The id and version of the one it takes the place of.
    pub supersedes: Option<String>,
    /// Narrow to wide. Scopes elsewhere are indexes into this list; it may be empty.
    pub scopes: Vec<String>,
    /// [`KINDS`] and the rubric's own.
    pub kinds: Vec<String>,
    /// The steps of one scale for every criterion, lowest first. Proficiencies elsewhere are indexes into this list.
    pub proficiencies: Vec<Proficiency>,
    /// The kinds of candidate that some statements are for.
    pub archetypes: Vec<Spanned<String>>,
    /// Whether a level adds to what those below it ask, instead of saying all of it.
    pub cumulative: bool,
    /// Lowest first. Levels elsewhere are indexes into this list.
    pub levels: Vec<Level>,
    /// In the order of the file, which is the order of every page.
    pub criteria: Vec<Criterion>,
    /// What a committee asks.
    pub questions: Vec<Question>,
    /// How much peer feedback is asked for.
    pub feedback: Quota,
    /// What became of names that an older packet may still use.
    pub renames: Vec<Rename>,
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

    /// The proficiency with this title.
    pub fn proficiency(&self, title: &str) -> Option<usize> {
        self.proficiencies.iter().position(|proficiency| proficiency.title.value == title)
    }

    /// What a criterion asks at one level: what it says of the level itself, else of the proficiency that the level expects of it.
    pub fn at<'a>(&self, criterion: &'a Criterion, level: usize) -> Option<&'a Expectation> {
        let own = criterion.expectations.iter().find(|expectation| expectation.level == Some(level));
        own.or_else(|| criterion.step(self.levels[level].expected(criterion)?))
    }

    /// The tracks, in the order of their first levels; nothing alone where there are none.
    pub fn tracks(&self) -> Vec<Option<&str>> {
        let mut tracks: Vec<Option<&str>> = Vec::new();
        for track in self.levels.iter().filter_map(Level::track) {
            if !tracks.contains(&Some(track)) {
                tracks.push(Some(track));
            }
        }
        if tracks.is_empty() { vec![None] } else { tracks }
    }

    /// Everything that a packet may refer to by name, but for scopes and kinds: criteria, `criterion/statement`, levels, questions.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let criteria = self.criteria.iter().flat_map(Criterion::names);
        let levels = self.levels.iter().map(|level| level.id.value.clone());
        criteria.chain(levels).chain(self.questions.iter().map(|question| question.id.value.clone()))
    }
}
