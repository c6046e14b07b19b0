//! What fills a section: items of an edition, each as its parts tell it.

mod claims;
mod criteria;
mod people;
mod room;

use super::content::Block;
use super::lower::lowered;
use crate::document::quotation::Opening;
use crate::document::{Citation, Document, Link, unmarked};
use crate::edition::{Body, Edition, Entry, NoteRef, Support};
use crate::format::{Fill, FillOrder, Part, Section, Source};
use crate::site::Spoken;
use crate::source::PacketPath;
use crate::vocabulary::{LinkTarget, NoteKind, slug};

/// One of what fills a section.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) blocks: Vec<Block>,
    /// The file that it comes from, for its author.
    pub(super) file: Option<PacketPath>,
    /// How many pictures are told by their words alone.
    pub(super) pictures: usize,
}

/// An edition, and what whoever makes the case says of it.
#[derive(Clone, Copy)]
pub(super) struct Filler<'a> {
    pub(super) edition: &'a Edition,
    pub(super) spoken: &'a Spoken,
}

impl<'a> Filler<'a> {
    /// What fills a section.
    pub(super) fn items(&self, section: &Section) -> Vec<Item> {
        let Some(fill) = &section.fill else { return Vec::new() };
        let criteria = self.criteria_of(fill);
        if !fill.criteria.is_empty() && criteria.is_empty() {
            return Vec::new();
        }
        let parts = |default: &[Part]| if section.parts.is_empty() { default.to_vec() } else { section.parts.clone() };
        let items = match fill.from {
            Source::Ask => vec![Item { blocks: vec![Block::words(&self.spoken.ask)], ..Item::default() }],
            Source::Text => vec![Item { blocks: paragraphs(fill.text.as_deref().unwrap_or("")), ..Item::default() }],
            Source::Case => {
                self.edition.case().map(|case| self.note(&case.entry, &parts(&[Part::Text]))).into_iter().collect()
            }
            // A case without claims has its work to show.
            Source::Impact | Source::Results if self.edition.impact.is_empty() && fill.ids.is_empty() => {
                self.work(fill, &criteria, &parts(claims::PARTS))
            }
            Source::Impact | Source::Results => self.claims(fill, &criteria, &parts(claims::PARTS)),
            Source::Evidence => self.work(fill, &criteria, &parts(claims::PARTS)),
            Source::Criterion => self.criteria(&criteria, &parts(criteria::PARTS), section.limit.per),
            Source::Metrics => self.metrics(&criteria),
            Source::Feedback | Source::Peers => self.feedback(fill, &criteria, &parts(&[Part::Text])),
            Source::Answers => self.answers(fill, &parts(&[Part::Claim, Part::Text])),
            Source::Objections => self.objections(),
            Source::Waivers => self.waivers(),
            Source::Gaps => self.gaps(),
            Source::Notes => self.notes(fill, &parts(&[Part::Text])),
        };
        items.into_iter().filter(|item| !item.blocks.is_empty()).collect()
    }

    /// The criteria that a fill names and the rubric has, by their places.
    fn criteria_of(&self, fill: &Fill) -> Vec<usize> {
        let criteria = self.edition.rubric.criteria.iter().enumerate();
        let is_named = |id: &str| fill.criteria.iter().any(|named| named.value == id);
        criteria.filter(|(_, criterion)| is_named(&criterion.id.value)).map(|(index, _)| index).collect()
    }

    /// Notes that are pages of text, those that are named in the order of their names.
    fn notes(&self, fill: &Fill, parts: &[Part]) -> Vec<Item> {
        let entries = || [NoteKind::Note, NoteKind::Log].into_iter().flat_map(|kind| self.edition.of_kind(kind));
        if fill.ids.is_empty() {
            return self.edition.of_kind(NoteKind::Note).map(|entry| self.note(entry, parts)).collect();
        }
        let named = fill.ids.iter().filter_map(|id| entries().find(|entry| is_called(entry, &id.value)));
        named.map(|entry| self.note(entry, parts)).collect()
    }

    /// A note with nothing but its words.
    fn note(&self, entry: &Entry, parts: &[Part]) -> Item {
        let mut item = self.item(entry);
        for part in parts {
            match part {
                Part::Claim => item.blocks.push(title(entry)),
                Part::Text => self.say(&mut item, &entry.body),
                Part::Quote => item.blocks.extend(self.quote(entry).map(Block::words)),
                Part::Figure | Part::Method | Part::OwnPart | Part::Witness | Part::Link => {}
                Part::Expectation | Part::Proof => {}
            }
        }
        item
    }

    fn item(&self, entry: &Entry) -> Item {
        Item { file: file_of(entry), ..Item::default() }
    }

    /// Adds a body to an item.
    fn say(&self, item: &mut Item, body: &Body) {
        let said = lowered(self.edition, body);
        item.pictures += said.pictures;
        item.blocks.extend(said.blocks);
    }

    /// What is quoted of a note in one line; nothing where no words of it can stand by themselves.
    fn quote(&self, entry: &Entry) -> Option<String> {
        let opening = if entry.at.kind == NoteKind::Case { Opening::Case } else { Opening::Note };
        let quotation = self.document(&entry.body).quotation(entry.quoted.as_ref(), opening);
        Some(quotation.text()).filter(|text| !text.is_empty())
    }

    /// How a note begins, where it is not the words that matter but what they say: that more follows goes without saying.
    fn opening(&self, entry: &Entry) -> Option<String> {
        let text = self.document(&entry.body).quotation(None, Opening::Note).text();
        let text = text.strip_suffix(" […]").unwrap_or(&text).to_owned();
        Some(text).filter(|text| !text.is_empty())
    }

    /// A body outside of any page, to be read as words.
    fn document(&self, body: &Body) -> Document {
        let links = body.links.iter().map(|link| {
            let words = match &link.target {
                Some(LinkTarget::Note(at, _)) => Some(unmarked(&self.edition.entry(*at).title).into_owned()),
                Some(LinkTarget::Here(_) | LinkTarget::File(..) | LinkTarget::Web(_)) | None => None,
            };
            Link { words, ..Link::default() }
        });
        let figure = |(id, index): (&String, &usize)| {
            let metric = &self.edition.metrics[*index];
            let figures = [&metric.before, &metric.after].into_iter().flatten();
            let words = figures.map(|figure| figure.value.written.clone()).collect::<Vec<_>>().join(" → ");
            (id.clone(), Citation { words, href: String::new() })
        };
        let (links, figures) = (links.collect(), body.metrics.iter().map(figure).collect());
        Document { markdown: body.markdown.clone(), links, figures, ..Document::default() }
    }
}

/// The title of a note, over what is told of it.
fn title(entry: &Entry) -> Block {
    Block::Heading(3, vec![super::content::Run::plain(unmarked(&entry.title))])
}

/// Whether a format means this note by an id.
fn is_called(entry: &Entry, id: &str) -> bool {
    entry.slug.text == slug(id)
}

/// Whether a note speaks for one of these criteria; for any where none is named.
fn speaks_for(supports: &[Support], criteria: &[usize]) -> bool {
    criteria.is_empty() || supports.iter().any(|support| criteria.contains(&support.criterion))
}

/// The file of a note. What its author is told of it goes to no reader.
fn file_of(entry: &Entry) -> Option<PacketPath> {
    let block = entry.body.markdown.blocks.first().map(|block| block.span);
    entry.title.span.or(block).map(|span| span.file.path().clone())
}

/// Words of ours or of a format: paragraphs are set apart by empty lines.
fn paragraphs(text: &str) -> Vec<Block> {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(Block::words).collect()
}

/// These in the order that a fill asks for: `strength` has the order that they are given in.
fn in_order<T>(
    mut all: Vec<T>,
    order: FillOrder,
    date: impl Fn(&T) -> Option<crate::source::Date>,
    at: impl Fn(&T) -> NoteRef,
) -> Vec<T> {
    match order {
        FillOrder::Strength => {}
        FillOrder::Number => all.sort_by_key(&at),
        FillOrder::Date => all.sort_by_key(|one| (date(one).is_none(), date(one), at(one))),
    }
    all
}
