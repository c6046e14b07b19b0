//! Which pages an edition has, in reading order.

use super::criteria::Depth;
use super::frame::{Head, MenuItem, PageHead};
use super::links::{From, Writer, criterion_address, note_address};
use super::own::EntriesView;
use super::view::NoteLink;
use super::{Address, Finding, Page, Site, View, words};
use crate::document::plain::plain_text;
use crate::edition::{Edition, Entry, NoteRef};
use crate::vocabulary::{Audience, NoteKind};
use std::sync::Arc;

/// The pages of an edition.
pub fn make_site(edition: &Arc<Edition>) -> Site {
    let plans = plans(edition);
    let pages = (0..plans.len()).map(|index| page(&plans, index)).collect();
    let head = head(edition, &plans);
    Site { edition: edition.clone(), with_source_positions: false, head, pages, attachments: edition.files.clone() }
}

/// The link from an edition's root to a note, and to a heading in it.
pub fn link_to(edition: &Edition, at: NoteRef, heading: Option<&str>) -> String {
    From::page(edition, &Address::file("")).href(at, heading)
}

impl Site {
    /// What the search finds, in reading order.
    pub fn search(&self) -> Vec<Finding> {
        search(&self.edition)
    }

    /// What a page shows. It is made when it is asked for, so that only the pages that are being rendered are in memory.
    pub fn view(&self, page: &Page) -> View {
        view(self.place(page), page.content)
    }

    /// The same with the bodies of notes as text, for a template.
    pub fn written(&self, page: &Page, writer: Writer) -> View {
        view(self.place(page).written(writer), page.content)
    }

    fn place<'a>(&'a self, page: &'a Page) -> From<'a> {
        From::page(&self.edition, &page.address).with_source_positions(self.with_source_positions)
    }

    /// The same site for a preview: blocks of notes say where in their files they were written.
    pub fn with_source_positions(self) -> Site {
        Site { with_source_positions: true, ..self }
    }
}

/// A page to be made.
struct Plan {
    address: Address,
    template: &'static str,
    section: &'static str,
    title: String,
    reference: Option<String>,
    content: Content,
}

/// What is on a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content {
    Index,
    Brief,
    Coverage,
    Criterion(usize),
    Notes,
    Note(NoteRef),
    Timeline,
    Metrics,
    Questions,
    Levels,
    Gaps,
    Requests,
    Log,
    Pages,
    Paper,
}

fn plans(edition: &Edition) -> Vec<Plan> {
    let mut plans = Vec::new();
    let mut add =
        |name: &'static str, title: &'static str, content: Content| plans.push(Plan::top(name, title, content));
    add("index", "Summary", Content::Index);
    if edition.audience.makes_the_case() {
        add("brief", "Brief", Content::Brief);
    }
    add("coverage", "Coverage", Content::Coverage);
    plans.extend((0..edition.rubric.criteria.len()).map(|index| Plan::criterion(edition, index)));
    plans.push(Plan::top("evidence", "Evidence", Content::Notes));
    let of_case = |entry: &&Entry| matches!(entry.at.kind, NoteKind::Impact | NoteKind::Evidence | NoteKind::Feedback);
    plans.extend(edition.entries().filter(of_case).map(|entry| Plan::note(edition, entry)));
    let mut add =
        |name: &'static str, title: &'static str, content: Content| plans.push(Plan::top(name, title, content));
    add("timeline", "Timeline", Content::Timeline);
    add("metrics", "Metrics", Content::Metrics);
    add("questions", "Questions", Content::Questions);
    add("levels", "Levels", Content::Levels);
    if edition.is_own() {
        add("gaps", "Gaps", Content::Gaps);
        add("requests", "Requests", Content::Requests);
    }
    // A note that its author shows to others takes its page along.
    if edition.is_own() || !edition.log.is_empty() {
        add("log", "Log", Content::Log);
    }
    if edition.is_own() || !edition.notes.is_empty() {
        add("notes", "Notes", Content::Pages);
    }
    add("print", "Print", Content::Paper);
    plans
}

impl Plan {
    fn top(name: &'static str, title: &'static str, content: Content) -> Plan {
        Plan {
            address: Address::page("", name),
            template: name,
            section: name,
            title: title.to_owned(),
            reference: None,
            content,
        }
    }

    fn criterion(edition: &Edition, index: usize) -> Plan {
        let criterion = &edition.rubric.criteria[index];
        Plan {
            address: criterion_address(edition, index),
            template: "criterion",
            section: "coverage",
            title: criterion.title.clone(),
            reference: Some(format!("C-{}", criterion.id.value)),
            content: Content::Criterion(index),
        }
    }

    fn note(edition: &Edition, entry: &Entry) -> Plan {
        let template = match entry.at.kind {
            NoteKind::Impact => "impact-note",
            NoteKind::Feedback => "feedback-note",
            _ => "evidence-note",
        };
        Plan {
            address: note_address(edition, entry.at).0,
            template,
            section: "evidence",
            title: entry.title.clone(),
            reference: Some(entry.reference.clone()),
            content: Content::Note(entry.at),
        }
    }

    fn link(&self, from: &Address) -> NoteLink {
        let reference = self.reference.clone().unwrap_or_default();
        NoteLink { reference, title: self.title.clone(), href: from.link_to(&self.address), kind: "page" }
    }
}

fn page(plans: &[Plan], index: usize) -> Page {
    let plan = &plans[index];
    // The printed edition is a page beside the others, not one of them.
    let neighbour = |other: Option<&Plan>| {
        other.filter(|other| !matches!(other.content, Content::Paper)).map(|other| other.link(&plan.address))
    };
    let head = PageHead {
        title: plan.title.clone(),
        reference: plan.reference.clone(),
        section: plan.section,
        root: plan.address.to_root(),
        address: plan.address.to_string(),
        previous: index.checked_sub(1).and_then(|before| neighbour(plans.get(before))),
        next: neighbour(plans.get(index + 1)),
    };
    Page { address: plan.address.clone(), template: plan.template, head, content: plan.content }
}

fn view(from: From<'_>, content: Content) -> View {
    let edition = from.edition;
    match content {
        Content::Index => View::Index(Box::new(from.index())),
        Content::Brief => View::Brief(Box::new(from.brief())),
        Content::Coverage => View::Coverage(Box::new(from.coverage(Depth::Strongest))),
        Content::Criterion(index) => {
            View::Criterion(Box::new(from.criterion_view(&edition.coverage[index], Depth::All)))
        }
        Content::Notes => View::Notes(Box::new(from.listing().all_notes(3))),
        Content::Note(at) => match at.kind {
            NoteKind::Impact => View::Impact(Box::new(from.impact(&edition.impact[at.index], 2))),
            NoteKind::Feedback => View::Feedback(Box::new(from.feedback(&edition.feedback[at.index], 3))),
            _ => View::Evidence(Box::new(from.evidence(&edition.evidence[at.index], 2))),
        },
        Content::Timeline => View::Timeline(Box::new(from.timeline())),
        Content::Metrics => View::Metrics(Box::new(from.ledger())),
        Content::Questions => View::Questions(Box::new(from.questions())),
        Content::Levels => View::Levels(Box::new(from.levels())),
        Content::Gaps => View::Gaps(Box::new(from.gaps())),
        Content::Requests => View::Requests(Box::new(from.requests_page())),
        Content::Log => View::Entries(Box::new(EntriesView { entries: from.entries(&edition.log, 3) })),
        Content::Pages => View::Entries(Box::new(EntriesView { entries: from.entries(&edition.notes, 3) })),
        Content::Paper => View::Paper(Box::new(from.on_paper().paper_view())),
    }
}

fn head(edition: &Edition, plans: &[Plan]) -> Head {
    let title =
        |level: Option<usize>| level.map_or_else(String::new, |level| edition.rubric.levels[level].title.clone());
    let candidate = &edition.candidate;
    Head {
        language: edition.language.clone(),
        title: edition.title.clone(),
        candidate: candidate.name.clone(),
        role: candidate.role.clone(),
        team: candidate.team.clone(),
        manager: candidate.manager.clone(),
        from: title(edition.current),
        to: title(edition.target),
        audience: edition.audience.word(),
        audience_words: match edition.audience {
            Audience::SelfOnly => "for you alone",
            Audience::Manager => "for the manager",
            Audience::Committee => "for the committee",
        },
        window: edition.window.map(words::interval),
        cycle: edition.cycle.as_ref().and_then(|cycle| cycle.name.clone()),
        deadline: edition.cycle.as_ref().and_then(|cycle| cycle.deadline).map(words::day),
        menu: menu(edition, plans),
    }
}

fn menu(edition: &Edition, plans: &[Plan]) -> Vec<MenuItem> {
    let top = plans.iter().filter(|plan| plan.reference.is_none());
    let item = |plan: &Plan| {
        let is_own = edition.is_own()
            && matches!(plan.content, Content::Gaps | Content::Requests | Content::Log | Content::Pages);
        MenuItem { title: plan.title.clone(), address: plan.address.to_string(), section: plan.section, is_own }
    };
    top.map(item).collect()
}

fn search(edition: &Edition) -> Vec<Finding> {
    // No page is there, so that what is on the summary is told with its page too.
    let root = Address::file("");
    let from = From::page(edition, &root);
    let criteria = edition.rubric.criteria.iter().enumerate().map(|(index, criterion)| {
        let link = from.criterion(index);
        let said = criterion.expectations.iter().map(|expectation| expectation.text.as_str());
        let text: Vec<&str> = criterion.summary.as_deref().into_iter().chain(said).collect();
        Finding { address: link.href, reference: link.reference, title: link.title, text: text.join(" ") }
    });
    let notes = edition.entries().map(|entry| {
        let link = from.note(entry.at);
        Finding {
            address: link.href,
            reference: link.reference,
            title: link.title,
            text: plain_text(&entry.body.markdown),
        }
    });
    criteria.chain(notes).collect()
}
