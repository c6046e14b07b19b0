//! What whoever makes the case says, as plain words: for texts that are no pages.

use super::address::Address;
use super::viewpoint::Viewpoint;
use super::{Site, words};
use crate::edition::{Edition, NoteRef};
use crate::vocabulary::{Relation, Role};

/// What whoever makes the case says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Who asks for what, in one sentence.
    pub ask: String,
    /// The claims to say first, by their places in the edition.
    pub results: Vec<NoteRef>,
    /// The peers to quote, by their places in the edition.
    pub peers: Vec<NoteRef>,
    /// What the room will say; nothing for readers who judge for themselves.
    pub objections: Vec<SpokenObjection>,
    /// What is missing, for the author alone.
    pub gaps: Vec<SpokenGap>,
}

/// Something that the room will say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenObjection {
    /// What a person in the room says.
    pub said: String,
    /// Why it is said.
    pub because: Vec<String>,
    /// What is said to it: the reference of each answer and its words; none where they stand with an objection before.
    pub answers: Vec<(String, Option<String>)>,
    /// What would answer it; nothing where it is answered.
    pub wanted: Option<String>,
}

/// A criterion that is not strong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenGap {
    /// What people call it.
    pub criterion: String,
    /// What is expected, in a sentence.
    pub asked: Option<String>,
}

/// The candidate's part in a piece of work, as a reader reads it.
pub fn part_in_words(role: Role) -> &'static str {
    words::part(role)
}

/// How a peer knows the work, as a reader reads it.
pub fn relation_in_words(relation: Relation) -> &'static str {
    words::relation(relation)
}

impl Site {
    /// The edition that it shows.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// What whoever makes the case says.
    pub fn spoken(&self) -> Spoken {
        let here = Address::file("");
        let viewpoint = Viewpoint::page(&self.edition, &here).hearing(&self.raised);
        viewpoint.for_the_room()
    }
}

impl Viewpoint<'_> {
    fn for_the_room(&self) -> Spoken {
        let edition = self.edition;
        let makes_the_case = edition.audience.makes_the_case();
        let objections = if makes_the_case { self.brief().objections } else { Vec::new() };
        let objections = objections.into_iter().map(|objection| SpokenObjection {
            said: objection.said,
            because: objection
                .because
                .into_iter()
                .map(|because| {
                    let titles: Vec<&str> = because.criteria.iter().map(|criterion| criterion.title.as_str()).collect();
                    let more = if because.more > 0 { format!(" and {} more", because.more) } else { String::new() };
                    if !titles.is_empty() {
                        format!("{} ({}{more})", because.text, titles.join(", "))
                    } else {
                        because.text
                    }
                })
                .collect(),
            answers: objection
                .answers
                .into_iter()
                .map(|answer| (answer.link.reference, answer.quotation.map(|quotation| quotation.text())))
                .collect(),
            wanted: objection.wanted,
        });
        let gaps = if edition.is_own() { self.gaps().gaps } else { Vec::new() };
        let gaps = gaps.into_iter().map(|gap| SpokenGap {
            criterion: gap.criterion.title,
            asked: gap.asked.and_then(|asked| asked.lead).map(|lead| lead.text),
        });
        Spoken {
            ask: super::pages::ask(edition),
            results: self.said_first(),
            peers: self.quoted_peers(),
            objections: objections.collect(),
            gaps: gaps.collect(),
        }
    }
}
