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
mod people;
mod shown;
mod texts;
mod words;

mod action;
mod coverage;
mod facts;
mod judge;
mod objection;
mod peers;
mod pieces;
mod project;
mod proof;
mod ranking;
mod reply;
mod season;
mod sign;
mod strength;
mod told;
mod weakness;

pub use action::{Action, Cost, Item, Offers, Step};
pub use body::{Body, EditionLink};
pub(crate) use copies::copies;
pub use coverage::{Coverage, OverTime, Standing, Verdict};
pub use facts::Spread;
pub use judge::Reason;
pub use kinds::{Answer, Evidence, Feedback, Impact, Metric, Page, Request};
pub use make::{make_edition, make_judged_edition};
pub(crate) use numbering::numbered;
pub use objection::Objection;
pub use peers::{Demanded, PeerDemand, WhoCould};
pub(crate) use people::Hidden;
pub use pieces::{Lack, Part, Piece, Reach};
pub use project::Project;
pub use proof::{Grade, Proof, SetAside};
pub use reply::Reply;
pub use season::Season;
pub use shown::Shown;
pub use sign::{Raised, Sign};
pub use strength::Strength;
pub use texts::{Text, What};
pub use told::Told;
pub use weakness::{Fault, Weakness};

use crate::document::quotation::Selection;
use crate::rubric::{Quota, Rubric, Way, Whom};
use crate::source::{self, Interval, PacketPath, Spanned};
use crate::vocabulary::{Audience, Away, Cycle, Form, NoteKind, PerKind, Period};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that one audience may see, and nothing else.
#[derive(Clone, Debug)]
pub struct Edition {
    /// For whom it is.
    pub audience: Audience,
    /// How much of a judgement they are told.
    pub told: Told,
    /// What the packet is called.
    pub title: Shown,
    /// Such as `en`.
    pub language: Shown,
    /// Who asks.
    pub candidate: Candidate,
    /// What is asked.
    pub rubric: Arc<Rubric>,
    /// The level held, an index into the rubric's levels.
    pub current: Option<usize>,
    /// The level asked for.
    pub target: Option<usize>,
    /// The work that counts.
    pub window: Option<Spanned<Interval>>,
    /// When it is decided.
    pub cycle: Option<Cycle>,
    /// The stretches of the window.
    pub periods: Vec<Period>,
    /// When the candidate was not there.
    pub away: Vec<Away>,
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
    /// The case, the log and all else that is a text with a title and a day, by kind. Empty for a kind that has a list of its own.
    pub pages: PerKind<Vec<Page>>,
    /// Every figure, in the order of the evidence.
    pub metrics: Vec<Metric>,
    /// One for each criterion of the rubric, in its order.
    pub coverage: Vec<Coverage>,
    /// The claims that the author has chosen to show first, by their places, in order; empty where none of them is chosen.
    pub results: Vec<usize>,
    /// The peers that the author has chosen to quote, those who have given their words.
    pub peers: Vec<usize>,
    /// How much peer feedback the rubric asks for.
    pub quota: Quota,
    /// The files that these notes show or link.
    pub files: BTreeSet<PacketPath>,
    /// What those of them say that are texts.
    pub file_texts: BTreeMap<PacketPath, source::Text>,
    /// How large those of them are shown that are pictures.
    pub picture_sizes: BTreeMap<PacketPath, source::PictureSize>,
    /// The packet's own theme, which any page may hold.
    pub theme: BTreeMap<PacketPath, source::Text>,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Their name.
    pub name: Shown,
    /// The kind of candidate they are, where the rubric tells them apart.
    pub archetype: Option<Shown>,
    /// What they do.
    pub role: Option<Shown>,
    /// Where.
    pub team: Option<Shown>,
    /// Who makes the case.
    pub manager: Option<Shown>,
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
    pub slug: Shown,
    /// What lists call it.
    pub title: Shown,
    /// The widest reader who may see it.
    pub audience: Audience,
    /// The body, links resolved.
    pub body: Body,
    /// Which of its words are quoted, where the author has chosen and they stand in what others read.
    pub quoted: Option<Selection>,
}

/// A criterion that a note speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Index into the rubric's criteria.
    pub criterion: usize,
    /// Those of its statements that the note names, each with how it speaks for it.
    pub statements: Vec<NamedStatement>,
    /// How.
    pub why: Option<Shown>,
}

/// A statement that a note names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedStatement {
    /// Its id in the rubric.
    pub id: String,
    /// How the note speaks for it.
    pub why: Option<Shown>,
}

impl Edition {
    /// What every note has, of this one.
    pub fn entry(&self, at: NoteRef) -> &Entry {
        match at.kind.form() {
            Form::Impact => &self.impact[at.index].entry,
            Form::Evidence => &self.evidence[at.index].entry,
            Form::Feedback => &self.feedback[at.index].entry,
            Form::Answer => &self.answers[at.index].entry,
            Form::Page => &self.pages[at.kind][at.index].entry,
        }
    }

    /// Every note, in reading order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        NoteKind::ALL.iter().flat_map(|kind| self.of_kind(*kind))
    }

    /// The notes of one kind, in the order of their numbers.
    pub fn of_kind(&self, kind: NoteKind) -> impl Iterator<Item = &Entry> {
        let count = match kind.form() {
            Form::Impact => self.impact.len(),
            Form::Evidence => self.evidence.len(),
            Form::Feedback => self.feedback.len(),
            Form::Answer => self.answers.len(),
            Form::Page => self.pages[kind].len(),
        };
        (0..count).map(move |index| self.entry(NoteRef { kind, index }))
    }

    /// The way from the level held to the level asked for, as it is for this candidate.
    pub fn way(&self) -> Option<Way<'_>> {
        let archetype = self.candidate.archetype.as_ref().map(|archetype| archetype.text.as_str());
        Some(self.rubric.way(self.current?, self.target?, Whom::Candidate(archetype)))
    }

    /// The case in the candidate's words.
    pub fn case(&self) -> Option<&Page> {
        self.pages[NoteKind::Case].first()
    }

    /// Whether it is the author's own.
    pub fn is_own(&self) -> bool {
        self.audience.is_author()
    }
}
