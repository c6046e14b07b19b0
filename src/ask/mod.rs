//! What a peer is asked: who asks, for what, the work that they saw, what it can speak to, a draft to lean on, by when and how to answer. It is made of an
//! edition for this one peer (`view.rs`), in which nothing else is; what it says stands in `words.rs`, and the writers beside it make of that a text, a page, a
//! letter or a form to be filled in.

#![warn(clippy::wildcard_enum_match_arm)]

mod form;
mod html;
mod mail;
mod text;
mod view;
mod when;
mod words;

#[cfg(test)]
mod tests;

pub use form::{Answer, Unreadable, form_token, read_form};
pub use mail::{Attached, mail};
pub use view::{name_is_for, seen_by};
pub use when::{answer_by, is_due};

use crate::document::plain::shown_text;
use crate::document::quotation::Opening;
use crate::document::{Citation, Document, Link, unmarked};
use crate::edition::{Body, Edition, Evidence, Feedback, Support};
use crate::rubric::Need;
use crate::source::Date;
use crate::vocabulary::{Audience, LinkTarget, Relation, interval};

/// What a peer is asked, before it is put into words.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks.
    pub candidate: String,
    /// The level that they ask for, where the packet names one.
    pub level: Option<String>,
    /// Who is asked.
    pub peer: String,
    /// How they know the work.
    pub relation: Option<Relation>,
    /// The work that they saw, in the order in which the edition has it.
    pub work: Vec<Work>,
    /// What their words could speak to.
    pub criteria: Vec<Asked>,
    /// What the candidate remembers, paragraph by paragraph, for them to change or to drop; empty for nothing.
    pub draft: Vec<String>,
    /// The widest reader who will learn who said it.
    pub name_is_for: Audience,
    /// By when an answer is wanted.
    pub by: Date,
    /// When they were asked the first time, where this is a reminder.
    pub asked: Option<Date>,
    /// How they may answer.
    pub way: AnswerWay,
}

/// A piece of work that the peer saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its title, without marks.
    pub title: String,
    /// When it was done, in words.
    pub when: Option<String>,
    /// How its note begins, in one line; empty where nothing of it can stand by itself.
    pub opening: String,
}

/// A criterion that the peer could speak to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What people call it.
    pub title: String,
    /// What the ladder says of it at the level that is asked for.
    pub text: String,
}

/// How a peer may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerWay {
    /// By a letter in reply, or a text in any form.
    Reply,
    /// In the file that comes with the request.
    AttachedForm,
    /// In the very page that holds the request.
    Form,
}

/// What the candidate decides of a request.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// By when an answer is wanted.
    pub by: Date,
    /// When the peer was asked first, where this is a reminder.
    pub asked: Option<Date>,
    /// The widest reader who will learn who said it: see [`name_is_for`].
    pub name_is_for: Audience,
    /// How the peer may answer.
    pub way: AnswerWay,
}

/// Something a request can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// One HTML page.
    Html,
    /// A letter as mail programs read it.
    Mail,
    /// A page to be filled in.
    Form,
}

/// What requests begin with, as text and as pages: what begins otherwise is none of ours, and is not written over.
pub const REQUEST_BEGINNINGS: [&str; 2] = ["Subject: ", html::BEGINNING];

/// A sentence of every request, by which it is known again among what a peer sends back.
pub const OUR_WORDS: &str = "If you would rather not, one word is enough, and no reader will learn of it.";

/// As many statements of a criterion tell what it asks; more nobody reads.
const STATEMENTS: usize = 3;

impl Request {
    /// What the peer is asked whose edition this is: see [`seen_by`]. Nothing where it holds nobody.
    pub fn new(edition: &Edition, terms: Terms) -> Option<Request> {
        let peer = edition.feedback.first()?;
        Some(Request {
            candidate: edition.candidate.name.text.clone(),
            level: edition.target.map(|level| edition.rubric.levels[level].title.clone()),
            peer: peer.entry.title.text.clone(),
            relation: peer.relation,
            work: edition.evidence.iter().map(|evidence| work(edition, evidence)).collect(),
            criteria: peer.supports.iter().filter_map(|support| asked(edition, support)).collect(),
            draft: draft(edition, peer),
            name_is_for: terms.name_is_for,
            by: terms.by,
            asked: terms.asked,
            way: terms.way,
        })
    }

    /// The same with nothing of the notes in it, at the same places: what words are ours.
    #[must_use]
    pub fn blank(&self) -> Request {
        let work = |_: &Work| Work { title: String::new(), when: None, opening: String::new() };
        let (work, draft) = (self.work.iter().map(work).collect(), self.draft.iter().map(|_| String::new()).collect());
        Request { work, draft, ..self.clone() }
    }

    /// The request in one of its forms. `token` tells one form from another, and says nothing else.
    pub fn write(&self, format: Format, token: &str) -> String {
        let letter = words::letter(self);
        match format {
            Format::Markdown => text::markdown(&letter),
            Format::Text => text::plain(&letter),
            Format::Html => html::page(&letter),
            Format::Mail => mail(&letter_parts(&letter), None, None),
            Format::Form => form::page(self, &letter, token),
        }
    }

    /// The parts of a letter that holds the request.
    pub fn parts(&self) -> LetterParts {
        letter_parts(&words::letter(self))
    }
}

/// A letter before it is encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterParts {
    /// What it is about.
    pub subject: String,
    /// Its words as plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
}

fn letter_parts(letter: &words::Letter) -> LetterParts {
    LetterParts { subject: letter.subject.clone(), text: text::body(letter), html: html::page(letter) }
}

fn work(edition: &Edition, evidence: &Evidence) -> Work {
    let entry = &evidence.entry;
    // That more follows goes without saying.
    let opening = document(edition, &entry.body).quotation(None, Opening::Note).text();
    Work {
        title: unmarked(&entry.title).into_owned(),
        when: evidence.when.map(|when| interval(when.value)),
        opening: opening.strip_suffix(" […]").unwrap_or(&opening).to_owned(),
    }
}

/// What the ladder asks of a criterion at the level that is asked for: the statements that the note names, else its sentence.
fn asked(edition: &Edition, support: &Support) -> Option<Asked> {
    let criterion = &edition.rubric.criteria[support.criterion];
    let expectation = edition.way().and_then(|way| way.asked(criterion));
    let expectation = expectation.or_else(|| edition.rubric.held(criterion, edition.target?));
    let text = expectation.filter(|it| !matches!(it.need, Need::NotApplicable(_))).map(|expectation| {
        let is_named = |id: &str| support.statements.iter().any(|named| named.id == id);
        let named = expectation.statements.iter().filter(|it| it.id.as_ref().is_some_and(|id| is_named(&id.value)));
        let named: Vec<&str> = named.map(|statement| &*statement.text).collect();
        match (named.as_slice(), &*expectation.text) {
            ([], "") => {
                expectation.statements.iter().take(STATEMENTS).map(|it| &*it.text).collect::<Vec<_>>().join(" ")
            }
            ([], text) => text.to_owned(),
            (named, _) => named.join(" "),
        }
    });
    let text = text.or_else(|| criterion.summary.clone()).unwrap_or_default();
    Some(Asked { title: criterion.title.clone(), text: in_one_line(&unmarked(&text)) })
}

/// The draft, unless there is none but the template's question.
fn draft(edition: &Edition, peer: &Feedback) -> Vec<String> {
    let text = shown_text(&document(edition, &peer.entry.body));
    let paragraphs: Vec<String> = text.lines().map(in_one_line).filter(|line| !line.is_empty()).collect();
    let is_template = matches!(paragraphs.as_slice(), [only] if only.starts_with('[') && only.ends_with(']'));
    if is_template { Vec::new() } else { paragraphs }
}

/// A body outside of any page, to be read as words: what links without words are called, and the figures.
fn document(edition: &Edition, body: &Body) -> Document {
    let links = body.links.iter().map(|link| {
        let words = match &link.target {
            Some(LinkTarget::Note(at, _)) => Some(edition.entry(*at).title.text.clone()),
            Some(LinkTarget::Here(_) | LinkTarget::File(..) | LinkTarget::Web(_)) | None => None,
        };
        Link { words, ..Link::default() }
    });
    let figure = |(id, index): (&String, &usize)| {
        let metric = &edition.metrics[*index];
        let figures = [&metric.before, &metric.after].into_iter().flatten();
        let words = figures.map(|figure| figure.value.written.clone()).collect::<Vec<_>>().join(" → ");
        (id.clone(), Citation { words, href: String::new() })
    };
    let (links, figures) = (links.collect(), body.metrics.iter().map(figure).collect());
    Document { markdown: body.markdown.clone(), links, figures, ..Document::default() }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
