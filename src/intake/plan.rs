//! What an import would write, as plain data: what is printed, what programs read and what is written are one and the same.

use super::shapes::Shape;
use crate::source::PacketPath;
use serde::Serialize;

/// Everything that an import does.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// What tells this plan from every other: of the sources, the packet and the options.
    pub hash: String,
    /// The sources, and as what each is read.
    pub sources: Vec<PlannedSource>,
    /// The notes to write.
    pub notes: Vec<PlannedNote>,
    /// The notes that hold what has no place.
    pub inbox: Vec<PlannedInbox>,
    /// What is in them, and why.
    pub kept: Vec<KeptPiece>,
    /// What is not imported, and why.
    pub left_out: Vec<LeftOut>,
    /// Pictures to copy.
    pub copies: Vec<PlannedCopy>,
    /// How many pieces stand in the packet already.
    pub known: usize,
    /// What a person should know of the reading.
    pub remarks: Vec<String>,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedSource {
    /// As its reader would type it.
    pub path: String,
    /// As what it is read.
    pub shape: Shape,
}

/// A note to write.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedNote {
    /// Where.
    pub path: PacketPath,
    /// What it is called.
    pub title: String,
    /// When it was, in words, and what says so.
    pub when: Option<PlannedDate>,
    /// Where it comes from: `2026-02-Feb.md:31-34`.
    pub from: String,
    /// How many entries it holds.
    pub entries: usize,
    /// Criteria of the rubric that share words with it: a suggestion.
    pub criteria: Vec<SuggestedCriterion>,
    /// Figures that it may tell: a suggestion.
    pub figures: Vec<String>,
    /// What a person should know of it.
    pub remark: Option<String>,
    /// All of the file.
    pub text: String,
}

/// A date, and why it is believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedDate {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How finely it is told: `day`, `week`, `month`, `year`.
    pub grain: &'static str,
    /// What says so: `the heading “Week of 2026-02-09”`.
    pub because: String,
    /// Whether it is a guess: anything but a field made for it.
    pub guessed: bool,
    /// What says otherwise.
    pub against: Option<String>,
}

/// A criterion that an entry shares words with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuggestedCriterion {
    /// Its id in the rubric.
    pub id: String,
    /// The words.
    pub words: Vec<String>,
}

/// A note of the inbox.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedInbox {
    /// Where.
    pub path: PacketPath,
    /// How many pieces it holds.
    pub pieces: usize,
    /// All of the file.
    pub text: String,
}

/// A piece that has no place among the notes.
#[derive(Clone, Debug, Serialize)]
pub struct KeptPiece {
    /// Where it stood: `brag.md:3-5`.
    pub from: String,
    /// Why.
    pub why: String,
    /// Its first words; of what is secret nothing.
    pub begins: String,
}

/// Something that is not imported.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOut {
    /// Where it stood.
    pub from: String,
    /// What it is called.
    pub title: String,
    /// Why.
    pub why: String,
}

/// A picture that a note shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedCopy {
    /// As its reader would type it.
    pub from: String,
    /// Where in the packet.
    pub to: PacketPath,
    /// In bytes.
    pub size: u64,
}

impl Plan {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.inbox.is_empty()
    }

    /// The files that are written, in the order of their paths.
    pub fn files(&self) -> Vec<(&PacketPath, &str)> {
        let notes = self.notes.iter().map(|note| (&note.path, note.text.as_str()));
        let mut files: Vec<_> = notes.chain(self.inbox.iter().map(|note| (&note.path, note.text.as_str()))).collect();
        files.sort();
        files
    }
}
