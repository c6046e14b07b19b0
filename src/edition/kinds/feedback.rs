//! Peers' words, and who has been asked for them.

use crate::edition::make::Maker;
use crate::edition::words::unnamed;
use crate::edition::{Body, Entry, NoteRef, Shown, Support};
use crate::packet::Note;
use crate::source::{Date, Spanned};
use crate::vocabulary::{Attribution, Audience, NoteKind, Relation, State};

/// One peer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// What every note has; the title is the peer's name, or what may be said of them; the body is their own words.
    pub entry: Entry,
    /// What they do and where, when the reader may know.
    pub role: Option<Shown>,
    /// Where they work, when the reader may know.
    pub team: Option<Shown>,
    /// Their level, an index into the rubric's levels, when the reader may know.
    pub level: Option<usize>,
    /// How they know the work.
    pub relation: Option<Relation>,
    /// How far it has come. For everyone but the author: given.
    pub state: State,
    /// Whether readers may know who said it.
    pub attribution: Attribution,
    /// When it was asked for; the author's only.
    pub asked: Option<Spanned<Date>>,
    /// When it was given, when the reader may know.
    pub given: Option<Spanned<Date>>,
    /// Which criteria it speaks for.
    pub supports: Vec<Support>,
    /// The evidence this person saw.
    pub evidence: Vec<NoteRef>,
    /// The candidate's draft; the author's only.
    pub draft: Option<Body>,
    /// The notes that rest on it.
    pub cited_by: Vec<NoteRef>,
    /// The note with the same words that this is a copy of, by its place in the edition.
    pub copy_of: Option<usize>,
}

/// Someone who has been asked for feedback.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who.
    pub name: Shown,
    /// What they do.
    pub role: Option<Shown>,
    /// Where.
    pub team: Option<Shown>,
    /// How they know the work.
    pub relation: Option<Relation>,
    /// How far it has come.
    pub state: State,
    /// When they were asked.
    pub asked: Option<Spanned<Date>>,
    /// When they gave it.
    pub given: Option<Spanned<Date>>,
    /// Which criteria they can speak for.
    pub supports: Vec<Support>,
    /// The page of it, when the edition has one.
    pub at: Option<NoteRef>,
}

impl<'a> Maker<'a> {
    pub(in crate::edition) fn feedback(&self, note: &'a Note, mut entry: Entry) -> Option<Feedback> {
        let feedback = note.feedback()?;
        let own = self.inventory.audience.is_author();
        let hidden = feedback.attribution == Attribution::Anonymous;
        if hidden {
            // The address would give the name away as surely as the title, and the author's page should have the same
            // one.
            entry.slug = Shown::ours(entry.reference.to_lowercase());
        }
        if hidden && !own {
            entry.title = Shown::ours(unnamed(feedback.from.relation.as_ref().map(|relation| relation.value)));
        }
        let known = own || !hidden;
        let person = &feedback.from;
        let mut supports = self.supports(&feedback.criteria);
        if !known {
            // How the author says it speaks for a criterion, and what this person saw, would tell who they are.
            supports.iter_mut().for_each(|support| support.why = None);
        }
        Some(Feedback {
            entry,
            role: person.role.as_ref().filter(|_| known).map(Shown::written),
            team: person.team.as_ref().filter(|_| known).map(Shown::written),
            level: person.level.as_ref().filter(|_| known).and_then(|level| self.packet().rubric.level(&level.value)),
            relation: person.relation.as_ref().map(|relation| relation.value),
            state: feedback.state.as_ref().map_or(State::Draft, |state| state.value),
            attribution: feedback.attribution,
            asked: feedback.asked.filter(|_| own),
            given: feedback.given.filter(|_| known),
            supports,
            evidence: if known { self.references(NoteKind::Evidence, &feedback.evidence) } else { Vec::new() },
            draft: feedback.draft.as_ref().filter(|_| own).map(|draft| self.inventory.body(note, draft)),
            cited_by: Vec::new(),
            copy_of: None,
        })
    }

    /// Who has been asked: for the author everyone, for the manager those of whom [`Note::is_known_request`] says so.
    pub(in crate::edition) fn requests(&self) -> Vec<Request> {
        let is_known = |note: &&Note| match self.inventory.audience {
            Audience::SelfOnly => true,
            Audience::Manager => note.is_known_request(),
            Audience::Committee => false,
        };
        let notes = self.packet().of_kind(NoteKind::Feedback).filter(is_known);
        let mut requests: Vec<Request> = notes.filter_map(|note| self.request(note)).collect();
        // The names of their files are nobody's, and so is their order.
        let day = |request: &Request| (request.asked.is_none(), request.asked.map(|asked| asked.value));
        requests.sort_by(|one, other| (day(one), &one.name.text).cmp(&(day(other), &other.name.text)));
        requests
    }

    fn request(&self, note: &Note) -> Option<Request> {
        let feedback = note.feedback()?;
        let person = &feedback.from;
        Some(Request {
            name: Shown::written(&person.name),
            role: person.role.as_ref().map(Shown::written),
            team: person.team.as_ref().map(Shown::written),
            relation: person.relation.as_ref().map(|relation| relation.value),
            state: feedback.state.as_ref().map_or(State::Draft, |state| state.value),
            asked: feedback.asked,
            given: feedback.given,
            supports: self.supports(&feedback.criteria),
            at: self.inventory.notes.get(&note.path).copied(),
        })
    }
}
