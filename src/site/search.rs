//! What the search of an edition finds: its criteria and its notes, with all that their pages say of them.

use super::pages::criterion;
use super::view::SupportView;
use super::viewpoint::{Bodies, Viewpoint, figure_words};
use super::{Address, Site};
use crate::document::plain::shown_text;
use crate::document::unmarked;
use crate::edition::{Entry, NoteRef};
use crate::rubric::{Criterion, Expectation};
use crate::source::Interval;
use crate::vocabulary::{Form, months_to_search};
use rayon::prelude::*;

/// Something that the search finds.
#[derive(Clone, Debug)]
pub struct SearchEntry {
    /// Where it is, from the root.
    pub address: String,
    /// Such as `E-07`.
    pub reference: String,
    /// What lists call it.
    pub title: String,
    /// All its words.
    pub text: String,
    /// What its page says beside them: of what kind it is, when it was, who was there, what was measured and how. Also shown under what is found.
    pub about: String,
    /// The months it is of, as people type them. Not shown.
    pub months: String,
}

impl Site {
    /// What the search finds, in reading order.
    pub fn search(&self) -> Vec<SearchEntry> {
        // No page is there, so that what is on the summary is told with its page too.
        let (edition, from) = (&self.edition, Viewpoint::page(&self.edition, Address::root()));
        let criteria = edition.rubric.criteria.iter().enumerate().filter(|_| (criterion::PAGE.readers)(edition));
        let criteria = criteria.map(|(index, criterion)| from.found_criterion(index, criterion));
        let criteria: Vec<SearchEntry> = criteria.collect();
        let notes: Vec<&Entry> = edition.entries().collect();
        criteria.into_par_iter().chain(notes.into_par_iter().map(|entry| from.found_note(entry))).collect()
    }

    /// Where each of these is when the whole edition is one page.
    pub fn places_on_one_page(&self) -> Vec<String> {
        let edition = &self.edition;
        let from = Viewpoint::page(edition, Address::root()).on_paper();
        let criteria = edition.rubric.criteria.iter().enumerate().filter(|_| (criterion::PAGE.readers)(edition));
        let criteria = criteria.map(|(index, _)| from.criterion(index).href);
        criteria.chain(edition.entries().map(|entry| from.href(entry.at, None))).collect()
    }
}

impl Viewpoint<'_> {
    fn found_criterion(&self, index: usize, criterion: &Criterion) -> SearchEntry {
        let link = self.criterion(index);
        let said = criterion.expectations.iter().flat_map(Expectation::texts);
        let text: Vec<&str> = criterion.summary.as_deref().into_iter().chain(said).collect();
        let about: Vec<&str> = ["criterion"].into_iter().chain(criterion.group.iter().map(String::as_str)).collect();
        SearchEntry {
            address: link.href,
            reference: link.reference,
            title: link.title,
            text: text.join(" "),
            about: about.join(BETWEEN),
            months: String::new(),
        }
    }

    fn found_note(&self, entry: &Entry) -> SearchEntry {
        let link = self.note(entry.at);
        let mut facts = vec![entry.at.kind.name().to_owned()];
        facts.extend(self.with(Bodies::LeftOut).facts(entry.at));
        let months = self.days_of(entry.at).into_iter().map(months_to_search).collect::<Vec<_>>();
        SearchEntry {
            address: link.href,
            reference: link.reference,
            title: unmarked(&link.title).into_owned(),
            text: shown_text(&self.document(entry.at, &entry.body, 2)),
            about: facts.join(BETWEEN),
            months: months.join(" "),
        }
    }

    /// What the page of a note says beside its body. It is asked for what it shows, so that nothing is found that cannot be read there.
    fn facts(&self, at: NoteRef) -> Vec<String> {
        match at.kind.form() {
            Form::Evidence => {
                let evidence = &self.edition.evidence[at.index];
                let (it, figures) = (self.evidence(evidence, 2), self.figures(&evidence.metrics));
                let in_progress = it.in_progress.then(|| "in progress".to_owned());
                let known = [it.kind, it.scope, it.role.map(str::to_owned), it.when, in_progress];
                let with = it.with.join(", ");
                let links = it.links.into_iter().map(|link| link.words);
                let facts = known.into_iter().flatten().chain(Some(with).filter(|with| !with.is_empty()));
                facts.chain(criteria(it.supports)).chain(figures).chain(links).collect()
            }
            Form::Impact => {
                let impact = &self.edition.impact[at.index];
                let (it, figures) = (self.impact(impact, 2), self.figures(&impact.metrics));
                it.when.into_iter().chain(criteria(it.supports)).chain(figures).collect()
            }
            Form::Feedback => {
                let it = self.feedback(&self.edition.feedback[at.index], 2);
                let state = (!it.is_given).then(|| it.state.to_owned());
                let known = [it.person, it.relation.map(str::to_owned), state, it.given];
                known.into_iter().flatten().chain(criteria(it.supports)).collect()
            }
            Form::Answer | Form::Page => Vec::new(),
        }
    }

    /// Each figure with its name and how it was measured.
    fn figures(&self, indexes: &[usize]) -> Vec<String> {
        let said = indexes.iter().map(|index| {
            let (figure, method) = (self.figure(*index), self.edition.metrics[*index].method.as_deref());
            let method = method.map(|method| format!(", {method}")).unwrap_or_default();
            format!("{}: {}{method}", figure.name, figure_words(&figure))
        });
        said.collect()
    }

    /// The days that a note is of, as far as this reader may know them.
    fn days_of(&self, at: NoteRef) -> Option<Interval> {
        match at.kind.form() {
            Form::Evidence => self.edition.evidence[at.index].when.map(|when| when.value),
            Form::Impact => self.span_of(&self.edition.impact[at.index]),
            Form::Feedback => self.edition.feedback[at.index].given.map(|given| Interval::day(given.value)),
            Form::Page => self.edition.pages[at.kind][at.index].date.map(|date| Interval::day(date.value)),
            Form::Answer => None,
        }
    }
}

/// Between one fact and the next.
const BETWEEN: &str = " · ";

fn criteria(supports: Vec<SupportView>) -> impl Iterator<Item = String> {
    supports.into_iter().map(|support| match support.why {
        Some(why) => format!("{}: {why}", support.criterion.title),
        None => support.criterion.title,
    })
}
