//! The kinds of note and what each holds.

use super::Figure;
use crate::source::{Date, Interval, PacketPath, Span, Spanned};
use crate::syntax::{Table, markdown::Markdown};
use std::sync::Arc;

/// The kinds of note, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// `case.md`.
    Case,
    /// `impact/`.
    Impact,
    /// `evidence/`.
    Evidence,
    /// `feedback/`.
    Feedback,
    /// `answers/`.
    Answer,
    /// `log/`.
    Log,
    /// `notes/`.
    Note,
}

/// Who a reader is, and the widest reader who may see something: `self` ⊃ `manager` ⊃ `committee`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The author alone.
    SelfOnly,
    /// The author and the manager.
    Manager,
    /// Everyone who is given the packet.
    Committee,
}

/// One file of Markdown.
#[derive(Clone, Debug)]
pub struct Note {
    /// The file.
    pub path: PacketPath,
    /// What it is.
    pub kind: NoteKind,
    /// From front matter, or the file's stem. The span is that of the key's value, or the first line.
    pub id: Spanned<String>,
    /// The widest reader who may see it. Anything in doubt is [`Audience::SelfOnly`].
    pub audience: Audience,
    /// Where the author wrote the audience, when they did.
    pub audience_span: Option<Span>,
    /// The front matter as it was read, for rules that look at every value.
    pub table: Arc<Table>,
    /// The body. For feedback it holds draft and given words alike: see [`Feedback`].
    pub body: Arc<Markdown>,
    /// What its kind asks for.
    pub matter: Matter,
    /// The first line, where the note as a whole is spoken of.
    pub head: Span,
}

/// What a note says in its front matter.
#[derive(Clone, Debug)]
pub enum Matter {
    /// `evidence/`.
    Evidence(Evidence),
    /// `impact/`.
    Impact(Impact),
    /// `feedback/`.
    Feedback(Feedback),
    /// `answers/`.
    Answer(Answer),
    /// The case, the log and other notes.
    Page(Page),
}

/// One piece of work.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What was done.
    pub title: Spanned<String>,
    /// When: `date`, or `from` and `to`.
    pub when: Option<Spanned<Interval>>,
    /// Which criteria it speaks for.
    pub criteria: Vec<CriterionUse>,
    /// A kind of the rubric.
    pub kind: Option<Spanned<String>>,
    /// A scope of the rubric.
    pub scope: Option<Spanned<String>>,
    /// The part the candidate had.
    pub role: Option<Spanned<Role>>,
    /// Who took part.
    pub with: Vec<Spanned<String>>,
    /// Whether it is finished.
    pub status: Status,
    /// What was measured.
    pub metrics: Vec<Metric>,
    /// What else can be looked at.
    pub links: Vec<Reference>,
    /// Whether it is there to be understood, not to be counted: it may lie outside the window.
    pub background: bool,
}

/// A criterion that a note speaks for.
#[derive(Clone, Debug)]
pub struct CriterionUse {
    /// The criterion's id.
    pub id: Spanned<String>,
    /// How the note speaks for it.
    pub why: Option<String>,
}

/// The part the candidate had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Alone.
    Solo,
    /// Led others.
    Lead,
    /// Had the idea that others carried out.
    Idea,
    /// Stood behind others' work.
    Sponsor,
    /// Taught.
    Mentor,
    /// Was one of several.
    Contributor,
    /// Reviewed.
    Reviewer,
}

/// Whether a piece of work is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Done,
    /// It is not: shown, and not counted as proof.
    InProgress,
}

/// Something that was measured.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Unique in the packet.
    pub id: Spanned<String>,
    /// What was measured.
    pub name: String,
    /// The figure before.
    pub before: Option<Spanned<Figure>>,
    /// The figure after.
    pub after: Option<Spanned<Figure>>,
    /// Which way is better.
    pub better: Option<Better>,
    /// How it was measured.
    pub method: Option<Spanned<String>>,
    /// Where it can be seen: a file of the packet, an address, or a few words.
    pub source: Option<Spanned<String>>,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// Where it is defined.
    pub span: Span,
}

/// Which way a figure should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Down.
    Lower,
    /// Up.
    Higher,
}

/// A link of the front matter.
#[derive(Clone, Debug)]
pub struct Reference {
    /// What it leads to.
    pub title: Spanned<String>,
    /// Where.
    pub url: Spanned<String>,
}

/// A claim with its proof.
#[derive(Clone, Debug)]
pub struct Impact {
    /// One sentence.
    pub claim: Spanned<String>,
    /// Which criteria it speaks for.
    pub criteria: Vec<CriterionUse>,
    /// Ids of evidence.
    pub evidence: Vec<Spanned<String>>,
    /// Ids of metrics.
    pub metrics: Vec<Spanned<String>>,
    /// Ids of feedback.
    pub feedback: Vec<Spanned<String>>,
}

/// One peer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// Who.
    pub from: Person,
    /// How far it has come.
    pub state: Option<Spanned<State>>,
    /// When it was asked for.
    pub asked: Option<Spanned<Date>>,
    /// When it was given.
    pub given: Option<Spanned<Date>>,
    /// Whether a reader may know who said it.
    pub attribution: Attribution,
    /// Which criteria it speaks for.
    pub criteria: Vec<CriterionUse>,
    /// Ids of evidence that this person saw.
    pub evidence: Vec<Spanned<String>>,
    /// What the candidate hopes to hear. Author only, always.
    pub draft: Option<Arc<Markdown>>,
    /// The peer's own words: the only part that another reader ever sees.
    pub words: Option<Arc<Markdown>>,
}

/// Who gives feedback.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their name.
    pub name: Spanned<String>,
    /// What they do.
    pub role: Option<String>,
    /// A level of the rubric.
    pub level: Option<Spanned<String>>,
    /// Where they work.
    pub team: Option<String>,
    /// How they know the candidate's work.
    pub relation: Option<Spanned<Relation>>,
}

/// How a peer knows the candidate's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// In the same team.
    Peer,
    /// In another team.
    CrossTeam,
    /// Leads the candidate's work, or a wider part of it.
    Leader,
    /// Was taught by the candidate.
    Mentee,
    /// From another craft: product, design, support.
    Partner,
    /// The candidate's manager.
    Manager,
}

/// How far feedback has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Written by the candidate, not yet sent.
    Draft,
    /// Asked for.
    Requested,
    /// Given, in the peer's own words.
    Given,
    /// The peer would rather not.
    Declined,
}

/// Whether a reader may know who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    /// By name.
    Named,
    /// Only how they know the work.
    Anonymous,
}

/// The candidate's answer to a question of the committee.
#[derive(Clone, Debug)]
pub struct Answer {
    /// A question of the rubric.
    pub question: Spanned<String>,
    /// Ids of evidence.
    pub evidence: Vec<Spanned<String>>,
    /// Ids of impact statements.
    pub impact: Vec<Spanned<String>>,
}

/// A note with little structure.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From front matter, the first heading, or the file's stem.
    pub title: String,
    /// The day it is of, when it says one.
    pub date: Option<Spanned<Date>>,
}

impl NoteKind {
    /// Every kind, in reading order.
    pub const ALL: [NoteKind; 7] = [
        NoteKind::Case,
        NoteKind::Impact,
        NoteKind::Evidence,
        NoteKind::Feedback,
        NoteKind::Answer,
        NoteKind::Log,
        NoteKind::Note,
    ];

    /// The folder it lives in; the case lives at the root.
    pub fn folder(self) -> &'static str {
        match self {
            NoteKind::Case => "",
            NoteKind::Impact => "impact",
            NoteKind::Evidence => "evidence",
            NoteKind::Feedback => "feedback",
            NoteKind::Answer => "answers",
            NoteKind::Log => "log",
            NoteKind::Note => "notes",
        }
    }

    /// What a message calls it.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Case => "case",
            NoteKind::Impact => "impact statement",
            NoteKind::Evidence => "evidence",
            NoteKind::Feedback => "peer feedback",
            NoteKind::Answer => "answer",
            NoteKind::Log => "log",
            NoteKind::Note => "note",
        }
    }

    /// Who sees a note of this kind that does not say. Feedback is the author's until it is given.
    pub fn default_audience(self) -> Audience {
        match self {
            NoteKind::Log | NoteKind::Note => Audience::SelfOnly,
            _ => Audience::Committee,
        }
    }
}

impl Audience {
    /// Every audience, widest first.
    pub const ALL: [Audience; 3] = [Audience::SelfOnly, Audience::Manager, Audience::Committee];

    /// The words of front matter and of the command line.
    pub const WORDS: [(&'static str, Audience); 3] =
        [("self", Audience::SelfOnly), ("manager", Audience::Manager), ("committee", Audience::Committee)];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Audience::SelfOnly => "self",
            Audience::Manager => "manager",
            Audience::Committee => "committee",
        }
    }

    /// Whether a reader of this audience may see what is meant for `widest` and nobody beyond.
    pub fn may_see(self, widest: Audience) -> bool {
        self <= widest
    }
}

impl Note {
    /// As evidence.
    pub fn evidence(&self) -> Option<&Evidence> {
        match &self.matter {
            Matter::Evidence(evidence) => Some(evidence),
            _ => None,
        }
    }

    /// As an impact statement.
    pub fn impact(&self) -> Option<&Impact> {
        match &self.matter {
            Matter::Impact(impact) => Some(impact),
            _ => None,
        }
    }

    /// As peer feedback.
    pub fn feedback(&self) -> Option<&Feedback> {
        match &self.matter {
            Matter::Feedback(feedback) => Some(feedback),
            _ => None,
        }
    }

    /// As an answer.
    pub fn answer(&self) -> Option<&Answer> {
        match &self.matter {
            Matter::Answer(answer) => Some(answer),
            _ => None,
        }
    }

    /// The criteria it speaks for.
    pub fn criteria(&self) -> &[CriterionUse] {
        match &self.matter {
            Matter::Evidence(evidence) => &evidence.criteria,
            Matter::Impact(impact) => &impact.criteria,
            Matter::Feedback(feedback) => &feedback.criteria,
            Matter::Answer(_) | Matter::Page(_) => &[],
        }
    }

    /// What a list calls it. Feedback has no title but the peer's name.
    pub fn title(&self) -> &str {
        match &self.matter {
            Matter::Evidence(evidence) => &evidence.title.value,
            Matter::Impact(impact) => &impact.claim.value,
            Matter::Feedback(feedback) => &feedback.from.name.value,
            Matter::Answer(answer) => &answer.question.value,
            Matter::Page(page) => &page.title,
        }
    }
}

impl Role {
    /// The words of front matter.
    pub const WORDS: [(&'static str, Role); 7] = [
        ("solo", Role::Solo),
        ("lead", Role::Lead),
        ("contributor", Role::Contributor),
        ("reviewer", Role::Reviewer),
        ("mentor", Role::Mentor),
        ("sponsor", Role::Sponsor),
        ("idea", Role::Idea),
    ];
}

impl Relation {
    /// The words of front matter.
    pub const WORDS: [(&'static str, Relation); 6] = [
        ("peer", Relation::Peer),
        ("cross-team", Relation::CrossTeam),
        ("leader", Relation::Leader),
        ("mentee", Relation::Mentee),
        ("partner", Relation::Partner),
        ("manager", Relation::Manager),
    ];

    /// Whether such a person looks from outside the candidate's team.
    pub fn is_outside(self) -> bool {
        matches!(self, Relation::CrossTeam | Relation::Partner)
    }
}

impl State {
    /// The words of front matter.
    pub const WORDS: [(&'static str, State); 4] = [
        ("draft", State::Draft),
        ("requested", State::Requested),
        ("given", State::Given),
        ("declined", State::Declined),
    ];
}

impl Feedback {
    /// Whether the peer has given it.
    pub fn is_given(&self) -> bool {
        self.state.as_ref().is_some_and(|state| state.value == State::Given)
    }
}

/// The word that front matter has for a value.
pub fn word_of<T: PartialEq + Copy>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}
