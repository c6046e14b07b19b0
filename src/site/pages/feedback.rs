//! `feedback/….html`: what one peer says.

use super::View;
use crate::document::quotation::{Opening, Quotation};
use crate::edition::Feedback;
use crate::site::Prose;
use crate::site::neighbours::NeighboursView;
use crate::site::page::{Chapter, Make, PageKind, Part, note_lines};
use crate::site::view::{NoteLink, SupportView};
use crate::site::viewpoint::{Viewpoint, anchor};
use crate::site::words;
use crate::vocabulary::{Attribution, NoteKind, State, Vocabulary};
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "feedback-note",
    title: "Peer feedback",
    section: "evidence",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::EachNote(NoteKind::Feedback, |from, index| {
        View::Feedback(Box::new(from.feedback(&from.edition.feedback[index], from.by_medium(3, 4))))
    }),
    chapter: Some(Chapter { lines: |from| note_lines(from, NoteKind::Feedback), ..Chapter::plain("feedback") }),
    read_next: None,
};

/// Peer feedback.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FeedbackView {
    /// Its link; the title is the name, or what may be said.
    pub(crate) link: NoteLink,
    /// Its anchor on a page with many notes.
    pub(crate) anchor: String,
    /// Role, level and team in one line.
    pub(crate) person: Option<String>,
    /// How they know the work, in words.
    pub(crate) relation: Option<&'static str>,
    /// The same beside their name, which says it already where nobody is named.
    pub(crate) beside_name: Option<&'static str>,
    /// `draft`, `requested`, `given` or `declined`.
    pub(crate) state: &'static str,
    /// Whether it is given.
    pub(crate) is_given: bool,
    /// Whether readers do not learn who said it.
    pub(crate) anonymous: bool,
    /// When it was asked for, in words.
    pub(crate) asked: Option<String>,
    /// When it was given, in words.
    pub(crate) given: Option<String>,
    /// Who may see it, when that is not everyone.
    pub(crate) restricted: Option<String>,
    /// What it speaks for.
    pub(crate) supports: Vec<SupportView>,
    /// What this person saw.
    pub(crate) evidence: Vec<NoteLink>,
    /// Their own words.
    pub(crate) body: Prose,
    /// What is quoted of them; nothing where no words can stand by themselves.
    pub(crate) quotation: Quotation,
    /// The candidate's draft; the author's only.
    pub(crate) draft: Option<Prose>,
    /// Who rests on it.
    pub(crate) cited_by: Vec<NoteLink>,
    /// Others of its kind that speak for the same criteria; none on paper.
    pub(crate) neighbours: Vec<NeighboursView>,
}

impl Viewpoint<'_> {
    /// Whether this reader does not learn who a peer is: what stands for the name says how they know the work.
    pub(in crate::site) fn is_unnamed(&self, feedback: &Feedback) -> bool {
        feedback.attribution == Attribution::Anonymous && !self.edition.audience.is_author()
    }

    pub(in crate::site) fn feedback(&self, feedback: &Feedback, heading_level: u8) -> FeedbackView {
        let entry = &feedback.entry;
        let level = feedback.level.map(|level| self.edition.rubric.levels[level].title.clone());
        let person: Vec<String> =
            [feedback.role.as_deref().map(str::to_owned), level, feedback.team.as_deref().map(str::to_owned)]
                .into_iter()
                .flatten()
                .collect();
        let is_unnamed = self.is_unnamed(feedback);
        FeedbackView {
            link: self.note(entry.at),
            anchor: anchor(self.edition, entry.at),
            person: (!person.is_empty()).then(|| person.join(", ")),
            relation: feedback.relation.map(words::relation),
            beside_name: feedback.relation.filter(|_| !is_unnamed).map(words::relation),
            state: feedback.state.word(),
            is_given: feedback.state == State::Given,
            anonymous: feedback.attribution == Attribution::Anonymous,
            asked: feedback.asked.map(|asked| words::day(asked.value)),
            given: feedback.given.map(|given| words::day(given.value)),
            restricted: words::restricted(entry.audience),
            supports: self.supports(&feedback.supports),
            evidence: self.notes(&feedback.evidence),
            body: self.prose(entry.at, &entry.body, heading_level),
            quotation: self.quotation(entry, Opening::Note),
            draft: feedback.draft.as_ref().map(|draft| self.prose(entry.at, draft, heading_level)),
            cited_by: self.notes(&feedback.cited_by),
            neighbours: self.neighbours(entry.at, &feedback.supports),
        }
    }
}
