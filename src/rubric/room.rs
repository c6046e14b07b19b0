//! What a rubric says beside levels and criteria: the questions of the room, how many peers it wants to hear, and what became of old names.

use super::Rubric;
use crate::source::Spanned;
use crate::vocabulary::{Doubt, Relation};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// Given, in all.
    pub at_least: usize,
    /// Of these, from outside the team.
    pub outside_team: usize,
    /// Of these, from people at the target level or above.
    pub at_target_level: usize,
    /// Of these, from people of one relation, for each relation that has a number.
    pub of_relation: Vec<(Relation, usize)>,
}

/// What became of a name that an older packet may still use: a criterion, `criterion/statement`, a level or a question.
#[derive(Clone, Debug)]
pub struct Rename {
    /// The old name, with its place in the rubric.
    pub from: Spanned<String>,
    /// What took its place; empty where nothing did.
    pub to: Vec<Spanned<String>>,
    /// Why, where nothing did.
    pub why: Option<String>,
}

/// What an old name became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Became<'a> {
    /// The names that took its place; empty where none did.
    pub names: Vec<&'a str>,
    /// Why, where none did.
    pub why: Vec<&'a str>,
}

impl Rubric {
    /// What became of a name that is gone, through all its renames. Nothing where it was never renamed, or goes round in circles.
    pub fn became(&self, name: &str) -> Option<Became<'_>> {
        let mut became = Became { names: Vec::new(), why: Vec::new() };
        self.follow(self.renamed(name)?, &mut Vec::new(), &mut became)?;
        Some(became)
    }

    fn renamed(&self, name: &str) -> Option<&Rename> {
        self.renames.iter().find(|rename| rename.from.value == name)
    }

    /// Follows one rename to its ends. `way` is how one came there: to come to it again would be a circle.
    fn follow<'a>(&'a self, rename: &'a Rename, way: &mut Vec<&'a str>, became: &mut Became<'a>) -> Option<()> {
        let name = rename.from.value.as_str();
        if way.contains(&name) {
            return None;
        }
        way.push(name);
        became.why.extend(rename.why.as_deref());
        for to in &rename.to {
            match self.renamed(&to.value) {
                Some(further) => self.follow(further, way, became)?,
                None if became.names.contains(&to.value.as_str()) => {}
                None => became.names.push(&to.value),
            }
        }
        way.pop();
        Some(())
    }
}
