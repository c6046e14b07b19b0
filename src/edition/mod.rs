//! The packet as one audience may see it. An [`Edition`] is made before anything is counted, linked, indexed or
//! rendered, and it is a type of its own: what its reader may not see is not in it, so no page can show it by mistake.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod body;
mod cite;
mod copies;
mod kinds;
mod make;
mod numbering;
mod words;

mod coverage;
mod facts;
mod judge;
mod pieces;
mod proof;
mod strength;

pub use body::{Body, EditionLink, Goal};
pub(crate) use copies::copies;
pub use coverage::{Coverage, Standing};
pub use facts::Spread;
pub use judge::Reason;
pub use kinds::{Answer, Evidence, Feedback, Impact, Metric, Page, Request};
pub use make::make_edition;
pub(crate) use numbering::numbered;
pub use pieces::{Lack, Part, Piece, Reach};
pub use proof::{Grade, Proof, SetAside};
pub use strength::Strength;

use crate::rubric::{Quota, Rubric};
use crate::source::{Interval, PacketPath};
use crate::vocabulary::{Audience, Away, Cycle, NoteKind, Period};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that one audience may see, and nothing else.
#[derive(Clone, Debug)]
pub struct Edition {
    /// For whom it is.
    pub audience: Audience,
    /// What the packet is called.
    pub title: String,
    /// Such as `en`.
    pub language: String,
    /// Who asks.
    pub candidate: Candidate,
    /// What is asked.
    pub rubric: Arc<Rubric>,
    /// The level held, an index into the rubric's levels.
    pub current: Option<usize>,
    /// The level asked for.
    pub target: Option<usize>,
    /// The work that counts.
    pub window: Option<Interval>,
    /// When it is decided.
    pub cycle: Option<Cycle>,
    /// The stretches of the window.
    pub periods: Vec<Period>,
    /// When the candidate was not there.
    pub away: Vec<Away>,
    /// The case in the candidate's words.
    pub case: Option<Page>,
    /// Pieces of work, in the order of their numbers.
    pub evidence: Vec<Evidence>,
    /// Claims with their proof, in the order of their numbers.
    pub impact: Vec<Impact>,
    /// Peers' words, in the order of their numbers. For the author, also what is not given yet.
    pub feedback: Vec<Feedback>,
    /// Who has been asked, for the manager and the author.
    pub requests: Vec<Request>,
    /// The candidate's answers, in the order of the rubric's questions.
    pub answers: Vec<Answer>,
    /// The log.
    pub log: Vec<Page>,
    /// Other notes.
    pub notes: Vec<Page>,
    /// Every figure, in the order of the evidence.
    pub metrics: Vec<Metric>,
    /// One for each criterion of the rubric, in its order.
    pub coverage: Vec<Coverage>,
    /// How much peer feedback the rubric asks for.
    pub quota: Quota,
    /// The files that these notes show or link.
    pub files: BTreeSet<PacketPath>,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where.
    pub team: Option<String>,
    /// Who makes the case.
    pub manager: Option<String>,
}

/// A note of this edition: its kind and its place in the list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteRef {
    /// Which list.
    pub kind: NoteKind,
    /// The place in it.
    pub index: usize,
}

/// What every note of an edition has.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it is in this edition.
    pub at: NoteRef,
    /// What people say and print: `E-07`. The same in every edition that holds the note.
    pub reference: String,
    /// The page's name without folder and ending. For anonymous feedback it is made from the number.
    pub slug: String,
    /// What lists call it.
    pub title: String,
    /// The widest reader who may see it.
    pub audience: Audience,
    /// The body, links resolved.
    pub body: Body,
}

/// A criterion that a note speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Index into the rubric's criteria.
    pub criterion: usize,
    /// How.
    pub why: Option<String>,
}

impl Edition {
    /// What every note has, of this one.
    pub fn entry(&self, at: NoteRef) -> &Entry {
        match at.kind {
            NoteKind::Case => {
                &self.case.as_ref().unwrap_or_else(|| unreachable!("only a case that is there is referred to")).entry
            }
            NoteKind::Impact => &self.impact[at.index].entry,
            NoteKind::Evidence => &self.evidence[at.index].entry,
            NoteKind::Feedback => &self.feedback[at.index].entry,
            NoteKind::Answer => &self.answers[at.index].entry,
            NoteKind::Log => &self.log[at.index].entry,
            NoteKind::Note => &self.notes[at.index].entry,
        }
    }

    /// Every note, in reading order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.case
            .iter()
            .map(|page| &page.entry)
            .chain(self.impact.iter().map(|impact| &impact.entry))
            .chain(self.evidence.iter().map(|evidence| &evidence.entry))
            .chain(self.feedback.iter().map(|feedback| &feedback.entry))
            .chain(self.answers.iter().map(|answer| &answer.entry))
            .chain(self.log.iter().map(|page| &page.entry))
            .chain(self.notes.iter().map(|page| &page.entry))
    }

    /// Whether it is the author's own.
    pub fn is_own(&self) -> bool {
        self.audience.is_author()
    }
}
