//! What an edition says, as plain data that a program can read: every criterion, claim, figure, peer, question and piece of work, each with what pages tell of
//! it. It goes out with an edition that is handed over, so that two of them can be compared without their pages being read back. It holds nothing that no page
//! shows, and what it says of other things it says by their ids, so that a title that changes has changed in one place.

mod case;
mod facts;
mod keys;
mod notes;
mod room;

use super::Site;
use super::address::Address;
use super::viewpoint::{Bodies, Viewpoint};
use crate::source::Date;
use serde::{Deserialize, Serialize};

/// The form that this program writes; a greater number was written by a later one.
pub const OUTLINE_VERSION: u32 = 1;

/// An edition without its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The form of all that follows.
    pub version: u32,
    /// The day on which it was handed over: `2026-11-28`.
    pub date: String,
    /// `manager` or `committee`.
    pub audience: String,
    /// Such as `en`.
    pub language: String,
    /// What the packet is called.
    pub title: String,
    /// Who asks.
    pub candidate: String,
    /// The level asked for.
    pub target: String,
    /// The rubric that it is held against.
    pub rubric: String,
    /// The packet's files that go out with it: their names, as they stand among its own.
    pub files: Vec<String>,
    /// Everything that it tells of, in reading order.
    pub things: Vec<Thing>,
}

/// One thing that an edition tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// By what it is known again, among those of its kind.
    pub id: String,
    /// Whether that is but its number, so that another may have it in the next edition.
    pub is_numbered: bool,
    /// What people say: `E-07`; empty for what has none.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Where it stands, from the edition's root.
    pub href: String,
    /// What is told of it.
    pub facts: Vec<Fact>,
}

/// The sorts of things that an edition tells of, in the order in which changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThingKind {
    /// Who asks for what, and when.
    Packet,
    /// The case in the candidate's words.
    Case,
    /// A criterion of the rubric.
    Criterion,
    /// An impact statement.
    Claim,
    /// A figure of the ledger.
    Figure,
    /// A peer's words.
    Peer,
    /// Who has been asked for feedback.
    Request,
    /// What the room will say.
    Objection,
    /// What a committee asks.
    Question,
    /// A piece of work.
    Evidence,
    /// Any other note.
    Note,
}

/// Something that is told of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is: `when`, `speaks for`, `text`.
    pub name: String,
    /// Whether the words are ours and name notes by their references.
    pub names_notes: bool,
    /// In order.
    pub says: Vec<Said>,
}

/// One line of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The other thing that it is about: `evidence:checkout-latency`; empty where it is about none.
    pub of: String,
    /// The words; empty where the other thing is all.
    pub text: String,
    /// The same as a page shows it, with the figures and titles of other things in it; empty where that is no other.
    pub shown: String,
}

impl Said {
    fn text(text: String) -> Said {
        Said { of: String::new(), text, shown: String::new() }
    }

    fn of((of, text): (String, String)) -> Said {
        Said { of, text, shown: String::new() }
    }
}

impl ThingKind {
    /// The word in ids.
    pub const fn word(self) -> &'static str {
        match self {
            ThingKind::Packet => "packet",
            ThingKind::Case => "case",
            ThingKind::Criterion => "criterion",
            ThingKind::Claim => "claim",
            ThingKind::Figure => "figure",
            ThingKind::Peer => "peer",
            ThingKind::Request => "request",
            ThingKind::Objection => "objection",
            ThingKind::Question => "question",
            ThingKind::Evidence => "evidence",
            ThingKind::Note => "note",
        }
    }

    /// What several are called in a heading.
    pub const fn heading(self) -> &'static str {
        match self {
            ThingKind::Packet => "Who asks for what",
            ThingKind::Case => "The case",
            ThingKind::Criterion => "Criteria",
            ThingKind::Claim => "Claims",
            ThingKind::Figure => "Figures",
            ThingKind::Peer => "Peers",
            ThingKind::Request => "Who has been asked",
            ThingKind::Objection => "What the room will say",
            ThingKind::Question => "Questions",
            ThingKind::Evidence => "Pieces of work",
            ThingKind::Note => "Other notes",
        }
    }
}

impl Thing {
    /// By what other things name it.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind.word(), self.id)
    }
}

impl Site {
    /// What the edition says, as it is handed over on this day.
    pub fn outline(&self, day: Date) -> Outline {
        let edition = &*self.edition;
        let from = Viewpoint::page(edition, Address::root()).with(Bodies::LeftOut).hearing(&self.raised);
        Outline {
            version: OUTLINE_VERSION,
            date: day.to_string(),
            audience: edition.audience.word().to_owned(),
            language: edition.language.text.clone(),
            title: edition.title.text.clone(),
            candidate: edition.candidate.name.text.clone(),
            target: self.head.to.clone(),
            rubric: edition.rubric.title.clone(),
            files: self.attachments.iter().map(ToString::to_string).collect(),
            things: from.things(self),
        }
    }
}
