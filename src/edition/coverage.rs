//! Each criterion held against the evidence of this edition: its strength, and why, in words a reader can check. `judge` decides.

use super::{NoteRef, Strength};
use crate::rubric::{Expectation, Need};

/// One criterion as this edition proves it.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Index into the rubric's criteria.
    pub criterion: usize,
    /// What is expected of a person at the level held.
    pub held: Option<Expectation>,
    /// What the step asks; nothing when it asks nothing new here.
    pub asked: Option<Expectation>,
    /// How well it is proven; nothing when nothing is asked.
    pub strength: Option<Strength>,
    /// Why, the strongest fact first.
    pub reasons: Vec<Reason>,
    /// Everything that speaks for it, strongest first, and last what does not count.
    pub proof: Vec<Proof>,
    /// How it stands in each period of the edition, in order.
    pub periods: Vec<Standing>,
}

/// One fact behind a strength.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is about.
    pub about: About,
    /// In words a reader can check.
    pub text: String,
    /// Whether it holds the criterion back.
    pub holds_back: bool,
}

/// What a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// How good the best proof is.
    Grade,
    /// How much evidence there is.
    Amount,
    /// What kind of work it was.
    Kind,
    /// How many kinds of source.
    Sources,
    /// How far the work reached.
    Scope,
    /// The candidate's part.
    Part,
    /// How it is spread over periods.
    Spread,
}

/// One note that speaks for a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The note.
    pub at: NoteRef,
    /// How good a proof it is.
    pub grade: Grade,
    /// How the author says it speaks for the criterion.
    pub why: Option<String>,
    /// Why it does not count, when it does not.
    pub set_aside: Option<&'static str>,
}

/// How good a proof is, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The author's word.
    Word,
    /// Someone who was there, in their own words.
    Witness,
    /// Something that can be looked at.
    Artefact,
    /// A figure with its source.
    Measured,
}

/// How a criterion stands in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Evidence that counts, by its place in the edition.
    Proven(Vec<usize>),
    /// No evidence, and the candidate was away for most of the period.
    Away,
    /// No evidence.
    Empty,
}

impl Grade {
    /// What pages call it.
    pub fn name(self) -> &'static str {
        match self {
            Grade::Word => "the candidate's word",
            Grade::Witness => "a witness, in their own words",
            Grade::Artefact => "a linked artefact",
            Grade::Measured => "a figure with its source",
        }
    }
}

impl Coverage {
    /// Whether the step asks for it and a case is not complete without it.
    pub fn is_required(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.need == Need::Required)
    }

    /// The proof that counts.
    pub fn counted(&self) -> impl Iterator<Item = &Proof> {
        self.proof.iter().filter(|proof| proof.set_aside.is_none())
    }

    /// What holds it back.
    pub fn held_back(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().filter(|reason| reason.holds_back).map(|reason| reason.text.as_str())
    }
}
