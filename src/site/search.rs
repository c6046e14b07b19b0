//! What the search of an edition finds: its criteria and its notes, with all their words.

use super::pages::criterion;
use super::viewpoint::Viewpoint;
use super::{Address, Site};
use crate::document::plain::plain_text;
use crate::rubric::Expectation;

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
}

impl Site {
    /// What the search finds, in reading order.
    pub fn search(&self) -> Vec<SearchEntry> {
        // No page is there, so that what is on the summary is told with its page too.
        let root = Address::file("");
        let (edition, from) = (&self.edition, Viewpoint::page(&self.edition, &root));
        let criteria = edition.rubric.criteria.iter().enumerate().filter(|_| (criterion::PAGE.readers)(edition));
        let criteria = criteria.map(|(index, criterion)| {
            let link = from.criterion(index);
            let said = criterion.expectations.iter().flat_map(Expectation::texts);
            let text: Vec<&str> = criterion.summary.as_deref().into_iter().chain(said).collect();
            SearchEntry { address: link.href, reference: link.reference, title: link.title, text: text.join(" ") }
        });
        let notes = edition.entries().map(|entry| {
            let (link, text) = (from.note(entry.at), plain_text(&entry.body.markdown));
            SearchEntry { address: link.href, reference: link.reference, title: link.title.replace('`', ""), text }
        });
        criteria.chain(notes).collect()
    }
}
