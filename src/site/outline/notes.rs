//! Notes: what their front matter says, their words a block a line, where their links lead.

use super::facts::Facts;
use super::keys::{id_of, key_of, key_of_criterion, key_of_figure, kind_of};
use super::{Said, Thing};
use crate::document::Document;
use crate::document::plain::shown_text;
use crate::edition::{Body, Entry, NoteRef};
use crate::site::view::{NoteLink, SupportView, WordsLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::vocabulary::{Attribution, Form, LinkTarget, NoteKind};

impl Viewpoint<'_> {
    pub(super) fn note_thing(&self, entry: &Entry) -> Thing {
        let edition = self.edition;
        let facts = match entry.at.kind.form() {
            Form::Impact => {
                let view = self.impact(&edition.impact[entry.at.index], 2);
                let figures = edition.impact[entry.at.index].metrics.iter().map(|index| key_of_figure(edition, *index));
                Facts::default()
                    .line("when", view.when)
                    .line("kept to", view.restricted)
                    .of("speaks for", supports(&view.supports))
                    .of("rests on", self.named(&view.evidence))
                    .of("figures", figures.map(|key| (key, String::new())))
                    .of("seen by", self.named(&view.feedback))
            }
            Form::Evidence => {
                let view = self.evidence(&edition.evidence[entry.at.index], 2);
                Facts::default()
                    .line("when", view.when)
                    .line("kind", view.kind)
                    .line("reached", view.scope)
                    .line("part", view.role)
                    .lines("with", view.with)
                    .lines("to know first", view.notices.into_iter().map(str::to_owned))
                    .line("kept to", view.restricted)
                    .of("speaks for", supports(&view.supports))
                    .lines("to look at", view.links.iter().map(words_and_place))
            }
            Form::Feedback => {
                let view = self.feedback(&edition.feedback[entry.at.index], 2);
                let chosen = entry.quoted.is_some().then(|| view.quotation.text());
                Facts::default()
                    .line("who", view.person)
                    .line("knows the work as", view.relation)
                    .line("state", (!view.is_given).then_some(view.state))
                    .line("asked", view.asked)
                    .line("given", view.given)
                    .line("kept to", view.restricted)
                    .of("speaks for", supports(&view.supports))
                    .of("saw", self.named(&view.evidence))
                    .line("quoted", chosen)
            }
            Form::Page => {
                let day = edition.pages[entry.at.kind].get(entry.at.index).and_then(|page| page.date);
                Facts::default().line("day", day.map(|day| words::day(day.value)))
            }
            Form::Answer => Facts::default(),
        };
        Thing {
            kind: kind_of(entry.at),
            id: id_of(edition, entry.at),
            is_numbered: self.is_numbered(entry.at),
            reference: entry.reference.clone(),
            title: entry.title.text.clone(),
            href: self.href(entry.at, None),
            facts: self.text_facts(facts, "text", entry.at, &entry.body).0,
        }
    }

    /// Whether a note is known by its number alone: that of a peer whom nobody may know, and notes that share a page.
    fn is_numbered(&self, at: NoteRef) -> bool {
        match at.kind.form() {
            Form::Feedback => self.edition.feedback[at.index].attribution == Attribution::Anonymous,
            Form::Page => at.kind != NoteKind::Case,
            Form::Impact | Form::Evidence | Form::Answer => false,
        }
    }

    /// A body: its words a block a line, where its links lead, the figures that it tells.
    pub(super) fn text_facts(&self, mut facts: Facts, name: &str, at: NoteRef, body: &Body) -> Facts {
        facts.add(name, lines_of(&self.document(at, body, 2)));
        let places = body.links.iter().filter_map(|link| match link.target.as_ref()? {
            LinkTarget::Note(at, _) => Some((key_of(self.edition, *at), String::new())),
            LinkTarget::Here(_) => None,
            LinkTarget::File(path, place) => {
                let place = place.as_ref().map_or_else(String::new, |place| format!("#{place}"));
                Some((String::new(), format!("{path}{place}")))
            }
            LinkTarget::Web(address) => Some((String::new(), address.clone())),
        });
        let mut figures: Vec<usize> = body.metrics.values().copied().collect();
        figures.sort_unstable();
        let figures = figures.into_iter().map(|index| (key_of_figure(self.edition, index), String::new()));
        facts.of("links", places).of("tells the figures", figures)
    }

    pub(super) fn named(&self, links: &[NoteLink]) -> Vec<(String, String)> {
        links.iter().map(|link| (self.key_of_link(link), String::new())).collect()
    }
}

/// The words of a body, a block a line. What it says of other things is shown and is none of its own words: a figure that changes has changed in the ledger.
fn lines_of(document: &Document) -> Vec<Said> {
    const OTHERS: &str = "…";
    let mut own = document.clone();
    own.figures.values_mut().for_each(|figure| figure.words = OTHERS.to_owned());
    own.links.iter_mut().filter(|link| link.words.is_some()).for_each(|link| link.words = Some(OTHERS.to_owned()));
    let (own, shown) = (shown_text(&own), shown_text(document));
    let is_alike = own.lines().count() == shown.lines().count();
    let lines = own.lines().zip(shown.lines()).filter(|(own, _)| !own.trim().is_empty());
    let lines = lines.map(|(own, shown)| {
        let shown = if is_alike && own != shown { shown.to_owned() } else { String::new() };
        Said { shown, ..Said::text(own.to_owned()) }
    });
    if is_alike { lines.collect() } else { own.lines().map(|line| Said::text(line.to_owned())).collect() }
}

fn supports(views: &[SupportView]) -> Vec<(String, String)> {
    views.iter().map(|it| (key_of_criterion(&it.criterion), it.why.clone().unwrap_or_default())).collect()
}

pub(super) fn words_and_place(link: &WordsLink) -> String {
    match link.href.as_ref().filter(|href| **href != link.words) {
        Some(href) => format!("{} ({href})", link.words),
        None => link.words.clone(),
    }
}
