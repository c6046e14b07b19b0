//! Where things are, seen from one page. On paper every link stays on the page, or leads nowhere: a printed link would name a file of this machine.

use super::view::{CriterionLink, FigureView, MetricView, NoteLink, SupportView, WordsLink};
use super::{Address, Prose, words};
use crate::document::{Document, Figure, Link};
use crate::edition::{Body, Edition, EditionLink, NoteRef, Support};
use crate::syntax::markdown::LinkKind;
use crate::vocabulary::{Change, LinkTarget, NoteKind, slug};

/// A page, or paper, that things of an edition are seen from.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub(super) edition: &'a Edition,
    /// Nothing for paper.
    pub(super) page: Option<&'a Address>,
    /// Whether bodies are left out, for pages that only list notes.
    lists_only: bool,
    /// Whether blocks of notes say where they were written.
    with_source_positions: bool,
    /// What makes text of the bodies of notes; nothing where they stay data.
    writer: Option<Writer>,
}

/// Makes the text of a template of a body.
pub type Writer = fn(&Document) -> String;

impl<'a> From<'a> {
    pub(super) fn page(edition: &'a Edition, page: &'a Address) -> From<'a> {
        From { edition, page: Some(page), lists_only: false, with_source_positions: false, writer: None }
    }

    /// The same things on paper.
    pub(super) fn on_paper(self) -> From<'a> {
        From { page: None, ..self }
    }

    /// The same place without the bodies of notes.
    pub(super) fn listing(self) -> From<'a> {
        From { lists_only: true, ..self }
    }

    /// The same place where blocks of notes say where they were written, if that is wanted.
    pub(super) fn with_source_positions(self, with_source_positions: bool) -> From<'a> {
        From { with_source_positions, ..self }
    }

    /// The same place where bodies are text.
    pub(super) fn written(self, writer: Writer) -> From<'a> {
        From { writer: Some(writer), ..self }
    }

    /// The link to a page, and to an anchor on it. On paper the anchor alone.
    fn to(&self, address: &Address, anchor: &str, paper_anchor: &str) -> String {
        match self.page {
            None => format!("#{paper_anchor}"),
            Some(page) if page == address && !anchor.is_empty() => format!("#{anchor}"),
            Some(page) if anchor.is_empty() => page.link_to(address),
            Some(page) => format!("{}#{anchor}", page.link_to(address)),
        }
    }

    pub(super) fn note(&self, at: NoteRef) -> NoteLink {
        let entry = self.edition.entry(at);
        NoteLink {
            reference: entry.reference.clone(),
            title: entry.title.clone(),
            href: self.href(at, None),
            kind: at.kind.name(),
        }
    }

    pub(super) fn notes(&self, refs: &[NoteRef]) -> Vec<NoteLink> {
        refs.iter().map(|at| self.note(*at)).collect()
    }

    /// The link to a note, and to a heading in it.
    pub(super) fn href(&self, at: NoteRef, heading: Option<&str>) -> String {
        let (address, shared) = note_address(self.edition, at);
        let anchor = anchor(self.edition, at);
        let paper = heading.map_or_else(|| anchor.clone(), |heading| format!("{anchor}-{heading}"));
        let on_page = match (shared, heading) {
            (true, _) => paper.clone(),
            (false, heading) => heading.unwrap_or("").to_owned(),
        };
        self.to(&address, &on_page, &paper)
    }

    pub(super) fn criterion(&self, index: usize) -> CriterionLink {
        let criterion = &self.edition.rubric.criteria[index];
        let anchor = format!("c-{}", slug(&criterion.id.value));
        CriterionLink {
            reference: format!("C-{}", criterion.id.value),
            title: criterion.title.clone(),
            href: self.to(&criterion_address(self.edition, index), "", &anchor),
            strength: self.edition.coverage[index].strength.map(words::strength),
        }
    }

    pub(super) fn supports(&self, supports: &[Support]) -> Vec<SupportView> {
        let view =
            |support: &Support| SupportView { criterion: self.criterion(support.criterion), why: support.why.clone() };
        supports.iter().map(view).collect()
    }

    /// The link to a page of the menu.
    pub(super) fn section(&self, name: &str) -> String {
        self.to(&Address::page("", name), "", name)
    }

    pub(super) fn metric(&self, index: usize) -> MetricView {
        let metric = &self.edition.metrics[index];
        let FigureView { name, before, after, change, improved, estimate } = self.figure(index);
        let anchor = format!("m-{}", metric.slug);
        MetricView {
            href: self.to(&Address::page("", "metrics"), &anchor, &anchor),
            anchor,
            name,
            before,
            after,
            change,
            improved,
            better: metric.lower_is_better.map(|lower| if lower { "lower is better" } else { "higher is better" }),
            method: metric.method.clone(),
            source: metric.source.as_ref().map(|(words, target)| self.words(&file_name(words), target.as_ref())),
            estimate,
            at: self.note(metric.at),
            cited_by: self.notes(&metric.cited_by),
        }
    }

    pub(super) fn figure(&self, index: usize) -> FigureView {
        let metric = &self.edition.metrics[index];
        let quantity =
            |figure: &'a Option<crate::vocabulary::Figure>| figure.as_ref().and_then(|figure| figure.quantity.as_ref());
        let change = quantity(&metric.before)
            .zip(quantity(&metric.after))
            .and_then(|(before, after)| Change::between(before, after));
        FigureView {
            name: metric.name.clone(),
            before: metric.before.as_ref().map(|figure| figure.written.clone()),
            after: metric.after.as_ref().map(|figure| figure.written.clone()),
            improved: change.as_ref().zip(metric.lower_is_better).and_then(|(change, lower)| change.improved(lower)),
            change: change.map(|change| change.in_words()),
            estimate: metric.estimate,
        }
    }

    pub(super) fn metrics(&self, indexes: &[usize]) -> Vec<MetricView> {
        indexes.iter().map(|index| self.metric(*index)).collect()
    }

    pub(super) fn words(&self, words: &str, target: Option<&LinkTarget<NoteRef>>) -> WordsLink {
        let href = target.and_then(|target| self.address_of(target, None));
        let is_outside = matches!(target, Some(LinkTarget::Web(_))) && href.is_some();
        WordsLink { words: words.to_owned(), href, is_outside }
    }

    /// Where a target is. On paper files have no place, and of addresses only those that mean the same everywhere.
    fn address_of(&self, target: &LinkTarget<NoteRef>, own: Option<NoteRef>) -> Option<String> {
        match target {
            LinkTarget::Note(at, heading) => Some(self.href(*at, heading.as_deref())),
            LinkTarget::Here(heading) => own.map(|own| self.href_here(own, heading)),
            LinkTarget::File(path) => self.page.map(|page| page.link_to(&Address::file(path.as_str()))),
            LinkTarget::Web(address) if self.page.is_some() || address.starts_with("https:") => Some(address.clone()),
            LinkTarget::Web(_) => None,
        }
    }

    fn href_here(&self, own: NoteRef, heading: &str) -> String {
        let shared = self.page.is_none() || note_address(self.edition, own).1;
        if shared { format!("#{}-{heading}", anchor(self.edition, own)) } else { format!("#{heading}") }
    }

    /// A body as this page shows it.
    pub(super) fn prose(&self, at: NoteRef, body: &Body, heading_level: u8) -> Prose {
        match self.writer {
            _ if self.lists_only => Prose::default(),
            Some(write) => Prose::Written(write(&self.document(at, body, heading_level))),
            None => Prose::Document(self.document(at, body, heading_level)),
        }
    }

    /// A body resolved for this page. Where many notes share the page, ids get the note's anchor before them.
    pub(super) fn document(&self, at: NoteRef, body: &Body, heading_level: u8) -> Document {
        let shared = self.page.is_none() || note_address(self.edition, at).1;
        let prefix = if shared { format!("{}-", anchor(self.edition, at)) } else { String::new() };
        let figures = body.metrics.iter().map(|(id, index)| {
            let metric = self.metric(*index);
            (id.clone(), Figure { words: figure_words(&self.figure(*index)), href: metric.href })
        });
        Document {
            markdown: body.markdown.clone(),
            links: body.links.iter().map(|link| self.link(at, link)).collect(),
            figures: figures.collect(),
            prefix,
            heading_level,
            source_positions: self.with_source_positions.then(|| self.edition.entry(at).reference.clone()),
        }
    }

    /// A link of a body.
    fn link(&self, own: NoteRef, link: &EditionLink) -> Link {
        let is_image = link.kind == LinkKind::Image;
        let href = match &link.target {
            // An image is part of the page, on paper too.
            Some(LinkTarget::File(path)) if is_image => {
                Some(self.page.unwrap_or(&Address::page("", "print")).link_to(&Address::file(path.as_str())))
            }
            Some(target) => self.address_of(target, Some(own)),
            None => None,
        };
        let words = match &link.target {
            Some(LinkTarget::Note(at, _)) if link.kind == LinkKind::Wiki => Some(self.edition.entry(*at).title.clone()),
            _ => None,
        };
        let is_outside = matches!(link.target, Some(LinkTarget::Web(_))) && href.is_some();
        let text = if is_image { link.text.clone() } else { String::new() };
        Link { href, words, title: link.title.clone(), text, is_outside }
    }
}

/// `1.2 s → 180 ms`, or the one figure there is.
pub(super) fn figure_words(figure: &FigureView) -> String {
    match (&figure.before, &figure.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => figure.name.clone(),
    }
}

/// A path says nothing to a reader; the file's name may.
fn file_name(source: &str) -> String {
    if source.starts_with("files/") {
        source.rsplit('/').next().unwrap_or(source).to_owned()
    } else {
        source.to_owned()
    }
}

/// The page of a note, and whether it shares that page with others.
pub(super) fn note_address(edition: &Edition, at: NoteRef) -> (Address, bool) {
    match at.kind {
        NoteKind::Case => (Address::page("", "index"), true),
        NoteKind::Answer => (Address::page("", "questions"), true),
        NoteKind::Log => (Address::page("", "log"), true),
        NoteKind::Note => (Address::page("", "notes"), true),
        NoteKind::Evidence | NoteKind::Impact | NoteKind::Feedback => {
            (Address::page(at.kind.folder(), &edition.entry(at).slug), false)
        }
    }
}

/// The page of a criterion.
pub(super) fn criterion_address(edition: &Edition, index: usize) -> Address {
    Address::page("criteria", &slug(&edition.rubric.criteria[index].id.value))
}

/// What a note is called on a page with many: `e-07`; the case is `case`.
pub(super) fn anchor(edition: &Edition, at: NoteRef) -> String {
    edition.entry(at).reference.to_lowercase()
}
