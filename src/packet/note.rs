//! The kinds of note and what each holds.

use crate::source::{Date, Interval, PacketPath, Span, Spanned};
use crate::syntax::{Table, markdown::Markdown};
use crate::vocabulary::Figure;
use crate::vocabulary::{Attribution, Better, Relation, Role, State, Status};
use crate::vocabulary::{Audience, NoteKind};
use std::sync::Arc;

/// One file of Markdown.
#[derive(Clone, Debug)]
pub struct Note {
    /// The file.
    pub path: PacketPath,
    /// What it is.
    pub kind: NoteKind,
    /// From front matter, or the file's stem. The span is that of the key's value, or the first line.
    pub id: Spanned<String>,
    /// The id as it stands in the address of its page: see [`slug`](crate::vocabulary::slug).
    pub slug: String,
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

    /// Whether the manager may know that this peer was asked: they were, by name, and the author keeps the note from nobody.
    pub fn is_known_request(&self) -> bool {
        let Some(feedback) = self.feedback().filter(|feedback| feedback.attribution == Attribution::Named) else {
            return false;
        };
        match feedback.state.as_ref().map(|state| state.value) {
            Some(State::Requested) => self.audience_span.is_none(),
            Some(State::Given) => Audience::Manager.may_see(self.audience),
            _ => false,
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

impl Feedback {
    /// Whether the peer has given it.
    pub fn is_given(&self) -> bool {
        self.state.as_ref().is_some_and(|state| state.value == State::Given)
    }
}
