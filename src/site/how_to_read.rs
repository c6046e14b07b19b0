//! The page that goes with an edition that is handed over, and that its reader opens first: what it is, where to begin, how long that takes, and that it is not to
//! be passed on.

use super::address::Address;
use super::pages::brief;
use super::viewpoint::Viewpoint;
use super::{Site, words};
use crate::source::Date;
use serde::Serialize;

/// What the page shows.
#[derive(Clone, Debug, Serialize)]
pub struct HowToReadView {
    language: String,
    direction: Option<&'static str>,
    /// What the packet is called.
    title: String,
    candidate: String,
    /// The level held.
    from: String,
    /// The level asked for.
    to: String,
    /// `for the manager`.
    audience_words: String,
    /// The day on which it was handed over, in words.
    day: String,
    /// The last day of the cycle, in words.
    deadline: Option<String>,
    /// The pages to read, in this order.
    steps: Vec<ReadingStep>,
    /// Minutes to read all of it.
    minutes: usize,
    /// The file that is the edition on paper, where there is one.
    on_paper: Option<String>,
    /// The file that is the edition in one page, and the page that is made to be printed.
    in_one_file: String,
    printed: String,
}

/// One page to read.
#[derive(Clone, Debug, Serialize)]
struct ReadingStep {
    title: &'static str,
    href: String,
    /// What it answers.
    why: &'static str,
    /// How long that takes, of the page that a reader must have read.
    minutes: Option<usize>,
}

/// What to read first: the page, and what it answers.
const STEPS: [(&str, &str); 5] = [
    ("brief", "what to say for the candidate and what to answer, to be printed on one or two sheets"),
    ("sheet", "the case on one page, with the same boxes in the same places in every packet"),
    ("coverage", "each thing that the level asks for, with its best proof"),
    ("questions", "what a committee asks, and what is answered"),
    ("index", "the summary, from which everything else is found"),
];

impl Site {
    /// The page for an edition that is handed over on this day. The names are those of files that go with it.
    pub fn how_to_read(&self, day: Date, on_paper: Option<&str>) -> HowToReadView {
        let from = Viewpoint::page(&self.edition, Address::root()).keeping(&self.found);
        let head = &self.head;
        let steps = STEPS.iter().filter_map(|(name, why)| {
            let page = self.pages.iter().find(|page| page.address == Address::page("", name))?;
            let minutes = (*name == brief::PAGE.template).then(|| from.hearing(&self.raised).brief().minutes);
            Some(ReadingStep { title: page.kind.title, href: page.address.to_string(), why, minutes })
        });
        HowToReadView {
            language: head.language.clone(),
            direction: head.direction,
            title: head.title.clone(),
            candidate: head.candidate.clone(),
            from: head.from.clone(),
            to: head.to.clone(),
            audience_words: head.audience_words.clone(),
            day: words::day(day),
            deadline: head.deadline.clone(),
            steps: steps.collect(),
            minutes: from.minutes(),
            on_paper: on_paper.map(str::to_owned),
            in_one_file: "packet.html".to_owned(),
            printed: "print.html".to_owned(),
        }
    }
}
