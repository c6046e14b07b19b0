//! `requests.html`: whom to ask for what. The author's.

use super::View;
use crate::edition::{Request, WhoCould};
use crate::site::fold::{Fold, MissingView, NAMED};
use crate::site::page::{Chapter, Make, PageKind, Part};
use crate::site::view::{CriterionLink, NoteLink, SupportView};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::vocabulary::{NoteKind, Vocabulary};
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "requests",
    title: "Requests",
    section: "requests",
    part: Part::Own,
    readers: |edition| edition.is_own(),
    make: Make::Once(|from| View::Requests(Box::new(from.requests_page()))),
    chapter: Some(Chapter::plain("requests")),
    read_next: None,
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct RequestsView {
    /// Everyone in `feedback/`, those to be written to first.
    pub(crate) requests: Vec<RequestView>,
    /// Criteria that no peer speaks for, and who took part in the work.
    pub(crate) wanted: Vec<WantedView>,
    /// The same by those who could be asked and are not in `feedback/` yet, who could speak for most of them first.
    pub(crate) people: Vec<PersonView>,
    /// Those that nothing speaks for, a line a group where the ladder is long.
    pub(crate) missing: Vec<MissingView>,
    /// What the rubric still asks for, in words.
    pub(crate) feedback: Vec<String>,
}

/// Someone who was asked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RequestView {
    pub(crate) name: String,
    /// What they do, and where.
    pub(crate) person: Option<String>,
    /// How they know the work.
    pub(crate) relation: Option<&'static str>,
    /// `draft`, `requested`, `given` or `declined`.
    pub(crate) state: &'static str,
    /// When they were asked, in words.
    pub(crate) asked: Option<String>,
    /// When they gave it, in words.
    pub(crate) given: Option<String>,
    /// What they can speak for.
    pub(crate) supports: Vec<SupportView>,
    /// The note, when the edition has it.
    pub(crate) link: Option<NoteLink>,
}

/// A criterion that no peer speaks for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WantedView {
    pub(crate) criterion: CriterionLink,
    /// Who could speak for it.
    pub(crate) people: Vec<String>,
    /// The work they saw.
    pub(crate) evidence: Vec<NoteLink>,
}

/// Somebody who took part in the work and could be asked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PersonView {
    /// As the note of the work names them.
    pub(crate) name: String,
    /// What they could speak for, that no peer speaks for.
    pub(crate) criteria: Vec<CriterionLink>,
    /// The work they saw.
    pub(crate) evidence: Vec<NoteLink>,
}

/// So many people are named: nobody asks more at once.
const PEOPLE: usize = 6;

impl Viewpoint<'_> {
    fn requests_page(&self) -> RequestsView {
        let mut requests: Vec<&Request> = self.edition.requests.iter().collect();
        requests.sort_by_key(|request| request.state);
        let fold = Fold::of_long(self.edition);
        RequestsView {
            requests: requests.into_iter().map(|request| self.request(request)).collect(),
            wanted: self.wanted(&fold),
            people: self.people(),
            missing: fold.lines.iter().filter_map(|line| self.missing(line, NAMED)).collect(),
            feedback: self.missing_feedback(),
        }
    }

    /// Everyone who was asked, in the order of their notes.
    pub(super) fn requests(&self) -> Vec<RequestView> {
        self.edition.requests.iter().map(|request| self.request(request)).collect()
    }

    fn request(&self, request: &Request) -> RequestView {
        let person: Vec<String> =
            [&request.role, &request.team].into_iter().flatten().map(|words| words.text.clone()).collect();
        RequestView {
            name: request.name.text.clone(),
            person: (!person.is_empty()).then(|| person.join(", ")),
            relation: request.relation.map(words::relation),
            state: request.state.word(),
            asked: request.asked.map(|asked| words::day(asked.value)),
            given: request.given.map(|given| words::day(given.value)),
            supports: self.supports(&request.supports),
            link: request.at.map(|at| self.note(at)),
        }
    }

    /// Criteria with evidence that no peer speaks for, and who was there.
    fn wanted(&self, fold: &Fold<'_>) -> Vec<WantedView> {
        let edition = self.edition;
        let wanted = edition.coverage.iter().filter(|coverage| !fold.holds(coverage));
        let wanted = wanted.filter(|coverage| edition.is_unwitnessed(coverage)).map(|coverage| {
            let proof = coverage
                .proof
                .iter()
                .filter(|proof| proof.at.kind == NoteKind::Evidence)
                .map(|proof| &edition.evidence[proof.at.index]);
            let mut people: Vec<String> =
                proof.clone().flat_map(|evidence| evidence.with.iter().map(|person| person.text.clone())).collect();
            people.sort();
            people.dedup();
            people.truncate(6);
            WantedView {
                criterion: self.criterion(coverage.criterion),
                people,
                evidence: proof.take(4).map(|evidence| self.note(evidence.entry.at)).collect(),
            }
        });
        wanted.collect()
    }

    /// Who could be asked for what.
    fn people(&self) -> Vec<PersonView> {
        let people = self.edition.could_be_asked().into_iter().take(PEOPLE);
        let person = |WhoCould { name, criteria, evidence }: WhoCould| PersonView {
            name,
            criteria: criteria.into_iter().map(|criterion| self.criterion(criterion)).collect(),
            evidence: evidence.into_iter().map(|at| self.note(at)).collect(),
        };
        people.map(person).collect()
    }
}
