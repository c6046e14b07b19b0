//! The packet as one audience may see it. An [`Edition`] is made before anything is counted, linked, indexed or rendered, and it is a type of its
//! own: what its reader may not see is not in it, so no page can show it by mistake.

mod body;
mod cite;
mod coverage;
mod judge;
mod make;
mod numbering;
mod strength;

pub use body::{Body, EditionLink};
pub use coverage::{About, Coverage, Grade, Proof, Reason, Standing};
pub use make::make_edition;
pub(crate) use numbering::numbered;
pub use strength::Strength;

use crate::rubric::{Quota, Rubric};
use crate::source::{Date, Interval, PacketPath};
use crate::vocabulary::{
    Attribution, Audience, Away, Cycle, Figure, LinkTarget, NoteKind, Period, Relation, Role, State, Status,
};
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

/// One piece of work.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What every note has.
    pub entry: Entry,
    /// When.
    pub when: Option<Interval>,
    /// Which criteria it speaks for.
    pub supports: Vec<Support>,
    /// A kind of the rubric.
    pub kind: Option<String>,
    /// Index into the rubric's scopes.
    pub scope: Option<usize>,
    /// The part the candidate had.
    pub role: Option<Role>,
    /// Who took part.
    pub with: Vec<String>,
    /// Whether it is finished.
    pub status: Status,
    /// Whether it is there to be understood, not to be counted.
    pub background: bool,
    /// Its figures, indexes into [`Edition::metrics`].
    pub metrics: Vec<usize>,
    /// What else can be looked at: words, and where they lead.
    pub links: Vec<(String, LinkTarget<NoteRef>)>,
    /// The notes that rest on it.
    pub cited_by: Vec<NoteRef>,
}

/// A claim with its proof.
#[derive(Clone, Debug)]
pub struct Impact {
    /// What every note has; the title is the claim.
    pub entry: Entry,
    /// Which criteria it speaks for.
    pub supports: Vec<Support>,
    /// The evidence under it.
    pub evidence: Vec<NoteRef>,
    /// The figures under it, indexes into [`Edition::metrics`].
    pub metrics: Vec<usize>,
    /// The peers who saw it.
    pub feedback: Vec<NoteRef>,
    /// The notes that rest on it.
    pub cited_by: Vec<NoteRef>,
}

/// One peer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// What every note has; the title is the peer's name, or what may be said of them; the body is their own words.
    pub entry: Entry,
    /// What they do and where, when the reader may know.
    pub role: Option<String>,
    /// Where they work, when the reader may know.
    pub team: Option<String>,
    /// Their level, an index into the rubric's levels, when the reader may know.
    pub level: Option<usize>,
    /// How they know the work.
    pub relation: Option<Relation>,
    /// How far it has come. For everyone but the author: given.
    pub state: State,
    /// Whether readers may know who said it.
    pub attribution: Attribution,
    /// When it was asked for; the author's only.
    pub asked: Option<Date>,
    /// When it was given, when the reader may know.
    pub given: Option<Date>,
    /// Which criteria it speaks for.
    pub supports: Vec<Support>,
    /// The evidence this person saw.
    pub evidence: Vec<NoteRef>,
    /// The candidate's draft; the author's only.
    pub draft: Option<Body>,
    /// The notes that rest on it.
    pub cited_by: Vec<NoteRef>,
}

/// Someone who has been asked for feedback.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where.
    pub team: Option<String>,
    /// How they know the work.
    pub relation: Option<Relation>,
    /// How far it has come.
    pub state: State,
    /// When they were asked.
    pub asked: Option<Date>,
    /// When they gave it.
    pub given: Option<Date>,
    /// Which criteria they can speak for.
    pub supports: Vec<Support>,
    /// The page of it, when the edition has one.
    pub at: Option<NoteRef>,
}

/// An answer to a question of the committee.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What every note has; the title is the question.
    pub entry: Entry,
    /// Index into the rubric's questions.
    pub question: Option<usize>,
    /// The evidence under it.
    pub evidence: Vec<NoteRef>,
    /// The impact statements under it.
    pub impact: Vec<NoteRef>,
}

/// The case, the log and other notes.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every note has.
    pub entry: Entry,
    /// The day it is of.
    pub date: Option<Date>,
}

/// A figure of the ledger.
#[derive(Clone, Debug)]
pub struct Metric {
    /// As the author named it.
    pub id: String,
    /// Its id as an anchor, unique in the edition.
    pub slug: String,
    /// What was measured.
    pub name: String,
    /// The figure before.
    pub before: Option<Figure>,
    /// The figure after.
    pub after: Option<Figure>,
    /// Whether lower is better, when it is said.
    pub lower_is_better: Option<bool>,
    /// How it was measured.
    pub method: Option<String>,
    /// Where it can be seen: words, and where they lead.
    pub source: Option<(String, Option<LinkTarget<NoteRef>>)>,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// The evidence that holds it.
    pub at: NoteRef,
    /// The other notes that cite it.
    pub cited_by: Vec<NoteRef>,
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
