//! Where things are, seen from where they are shown. On paper every link stays on the page, or leads nowhere: a printed
//! link would name a file of this machine.

use super::page::{criterion_address, note_address};
use super::view::{CriterionLink, FigureView, NoteLink, SupportView, WordsLink};
use super::{Address, pages, words};
use crate::document::Document;
use crate::document::plain::word_count;
use crate::edition::{Edition, NoteRef, Raised, Support};
use crate::source::{PacketPath, Spanned};
use crate::vocabulary::{Change, Figure, LinkTarget, NoteKind, slug};
use enum_map::EnumMap;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::sync::OnceLock;

/// What cannot stand in the place that follows `#` in an address; `%` stands there already where something is encoded.
const ENCODED_PLACE: AsciiSet = CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'#');

/// Where the things of an edition are seen from.
#[derive(Clone, Copy)]
pub(super) struct Viewpoint<'a> {
    pub(super) edition: &'a Edition,
    medium: Medium<'a>,
    bodies: Bodies,
    /// What makes text of the bodies of notes; nothing where they stay data.
    pub(super) writer: Option<Writer>,
    /// Where what several pages ask for is kept, once it is found.
    pub(super) found: Option<&'a Found>,
    /// What the rules found in the words of the edition.
    pub(super) raised: &'a [Raised],
}

/// What several pages of a site ask for, found when the first of them does.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Minutes to read the whole edition.
    minutes: OnceLock<usize>,
    /// The notes of each kind that speak for a criterion, by criterion.
    pub(super) speakers: EnumMap<NoteKind, OnceLock<Vec<Vec<usize>>>>,
}

/// Makes of a body the text that a template is given.
pub(super) type Writer = fn(&Document) -> String;

/// What things are shown on.
#[derive(Clone, Copy)]
enum Medium<'a> {
    /// One page among others, at this address.
    Page(&'a Address),
    /// All of them in one document, made for paper.
    Paper,
}

/// What is shown of the bodies of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bodies {
    /// Nothing, on pages that only list notes.
    LeftOut,
    Whole,
    /// All, and each block says where it was written.
    WithSourcePositions,
}

impl<'a> Viewpoint<'a> {
    pub(super) fn page(edition: &'a Edition, page: &'a Address) -> Viewpoint<'a> {
        let medium = Medium::Page(page);
        Viewpoint { edition, medium, bodies: Bodies::Whole, writer: None, found: None, raised: &[] }
    }

    /// The same things on paper.
    pub(super) fn on_paper(self) -> Viewpoint<'a> {
        Viewpoint { medium: Medium::Paper, ..self }
    }

    /// What is shown here of the bodies of notes.
    pub(super) fn bodies(&self) -> Bodies {
        self.bodies
    }

    /// The same place with so much of the bodies of notes.
    pub(super) fn with(self, bodies: Bodies) -> Viewpoint<'a> {
        Viewpoint { bodies, ..self }
    }

    /// The same place where bodies are text.
    pub(super) fn written(self, writer: Writer) -> Viewpoint<'a> {
        Viewpoint { writer: Some(writer), ..self }
    }

    /// The same place, with a place to keep what several pages ask for.
    pub(super) fn keeping(self, found: &'a Found) -> Viewpoint<'a> {
        Viewpoint { found: Some(found), ..self }
    }

    /// The same place with what the rules found in the words of the edition.
    pub(super) fn hearing(self, raised: &'a [Raised]) -> Viewpoint<'a> {
        Viewpoint { raised, ..self }
    }

    /// Minutes to read the whole edition.
    pub(super) fn minutes(&self) -> usize {
        let count = || words::minutes(self.edition.entries().map(|entry| word_count(&entry.body.markdown)).sum());
        self.found.map_or_else(count, |found| *found.minutes.get_or_init(count))
    }

    /// Minutes to read all notes but the case.
    pub(super) fn minutes_of_notes(&self) -> usize {
        let notes = self.edition.entries().filter(|entry| entry.at.kind != NoteKind::Case);
        words::minutes(notes.map(|entry| word_count(&entry.body.markdown)).sum())
    }

    /// What differs between a page of its own and paper, where all pages follow one another.
    pub(super) fn by_medium<T>(&self, page: T, paper: T) -> T {
        match self.medium {
            Medium::Page(_) => page,
            Medium::Paper => paper,
        }
    }

    /// The link to a page, and to an anchor on it. On paper the anchor alone.
    fn to(&self, address: &Address, anchor: &str, paper_anchor: &str) -> String {
        match self.medium {
            Medium::Paper => format!("#{paper_anchor}"),
            Medium::Page(page) if page == address && !anchor.is_empty() => format!("#{anchor}"),
            Medium::Page(page) if anchor.is_empty() => page.link_to(address),
            Medium::Page(page) => format!("{}#{anchor}", page.link_to(address)),
        }
    }

    pub(super) fn note(&self, at: NoteRef) -> NoteLink {
        let entry = self.edition.entry(at);
        NoteLink {
            reference: entry.reference.clone(),
            title: entry.title.text.clone(),
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
        let anchor = criterion_anchor(self.edition, index);
        CriterionLink {
            reference: format!("C-{}", criterion.id.value),
            title: criterion.title.clone(),
            href: self.to(&criterion_address(self.edition, index), "", &anchor),
            anchor,
            strength: self.edition.coverage[index].strength().map(|strength| words::strength(self.edition, strength)),
        }
    }

    pub(super) fn supports(&self, supports: &[Support]) -> Vec<SupportView> {
        let view = |support: &Support| SupportView {
            criterion: self.criterion(support.criterion),
            why: support.why.as_deref().map(str::to_owned),
        };
        supports.iter().map(view).collect()
    }

    /// The link to a place on the page of questions.
    pub(super) fn on_questions(&self, anchor: &str) -> String {
        self.to(&Address::page("", pages::questions::PAGE.template), anchor, anchor)
    }

    /// The link to a page of the menu.
    pub(super) fn section(&self, name: &str) -> String {
        self.to(&Address::page("", name), "", name)
    }

    /// The link to a figure of the ledger.
    pub(super) fn metric_href(&self, index: usize) -> String {
        let anchor = metric_anchor(self.edition, index);
        self.to(&Address::page("", pages::metrics::PAGE.template), &anchor, &anchor)
    }

    pub(super) fn figure(&self, index: usize) -> FigureView {
        let metric = &self.edition.metrics[index];
        let quantity =
            |figure: &'a Option<Spanned<Figure>>| figure.as_ref().and_then(|figure| figure.value.quantity.as_ref());
        let change = quantity(&metric.before)
            .zip(quantity(&metric.after))
            .and_then(|(before, after)| Change::between(before, after));
        FigureView {
            name: metric.name.text.clone(),
            before: metric.before.as_ref().map(|figure| figure.value.written.clone()),
            after: metric.after.as_ref().map(|figure| figure.value.written.clone()),
            improved: change.as_ref().zip(metric.lower_is_better).and_then(|(change, lower)| change.improved(lower)),
            change: change.map(|change| change.in_words()),
            estimate: metric.estimate,
        }
    }

    pub(super) fn words(&self, words: &str, target: Option<&LinkTarget<NoteRef>>) -> WordsLink {
        let href = target.and_then(|target| self.address_of(target, None));
        let is_outside = matches!(target, Some(LinkTarget::Web(_))) && href.is_some();
        WordsLink { words: words.to_owned(), href, is_outside }
    }

    /// Where a target is. On paper files have no place.
    pub(super) fn address_of(&self, target: &LinkTarget<NoteRef>, own: Option<NoteRef>) -> Option<String> {
        match target {
            LinkTarget::Note(at, heading) => Some(self.href(*at, heading.as_deref())),
            LinkTarget::Here(heading) => own.map(|own| self.href_here(own, heading)),
            LinkTarget::File(path, place) => self.by_medium(Some(self.file_at(path, place.as_deref())), None),
            LinkTarget::Web(address) => Some(address.clone()),
        }
    }

    /// The link to a file of the packet, as it is published beside the pages.
    pub(super) fn file(&self, path: &PacketPath) -> String {
        let file = Address::file(path.as_str());
        match self.medium {
            Medium::Page(page) => page.link_to(&file),
            Medium::Paper => Address::page("", pages::print::PAGE.template).link_to(&file),
        }
    }

    /// Where an image of the packet is; nothing for what is no image.
    pub(super) fn image(&self, target: &LinkTarget<NoteRef>) -> Option<String> {
        match target {
            LinkTarget::File(path, _) if path.is_image() => Some(self.file(path)),
            LinkTarget::File(..) | LinkTarget::Note(..) | LinkTarget::Here(_) | LinkTarget::Web(_) => None,
        }
    }

    /// The link to a place in a file, such as a page: how places are named is for the program that shows the file.
    fn file_at(&self, path: &PacketPath, place: Option<&str>) -> String {
        let place = place.map(|place| format!("#{}", utf8_percent_encode(place, &ENCODED_PLACE)));
        self.file(path) + &place.unwrap_or_default()
    }

    /// Whether the ids in a note get the note's anchor before them, since many notes stand in one document.
    pub(super) fn is_shared(&self, at: NoteRef) -> bool {
        self.by_medium(note_address(self.edition, at).1, true)
    }

    fn href_here(&self, own: NoteRef, heading: &str) -> String {
        if self.is_shared(own) { format!("#{}-{heading}", anchor(self.edition, own)) } else { format!("#{heading}") }
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

/// What a note is called on a page with many: `e-07`; the case is `case`.
pub(super) fn anchor(edition: &Edition, at: NoteRef) -> String {
    edition.entry(at).reference.to_lowercase()
}

/// What a criterion is called on a page with many: `c-scope`.
pub(super) fn criterion_anchor(edition: &Edition, index: usize) -> String {
    format!("c-{}", slug(&edition.rubric.criteria[index].id.value))
}

/// What a figure is called where the ledger stands: `m-checkout-p99`.
pub(super) fn metric_anchor(edition: &Edition, index: usize) -> String {
    format!("m-{}", edition.metrics[index].slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Options, compile};
    use crate::document::Link;
    use crate::source::Tree;
    use crate::vocabulary::Audience;
    use std::sync::Arc;

    const SETTINGS: &str =
        "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

    /// Two notes, `a` with this body and `b` with a heading.
    fn edition(body: &str) -> Arc<Edition> {
        let note = |title: &str, body: &str| format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
        let tree = Tree::of(&[
            ("packet.toml", SETTINGS),
            ("evidence/a.md", &note("The first", body)),
            ("evidence/b.md", &note("The second", "# How\n\nWords.")),
            ("files/plan.svg", "<svg/>"),
        ]);
        compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) }).into_edition(Audience::SelfOnly).unwrap()
    }

    fn evidence(index: usize) -> NoteRef {
        NoteRef { kind: NoteKind::Evidence, index }
    }

    #[test]
    fn a_link_leads_to_a_page_to_a_place_on_it_or_to_a_place_on_this_one() {
        let edition = edition("Words.");
        let (summary, page) = (Address::page("", "index"), Address::page("evidence", "b"));
        let (summary, page) = (Viewpoint::page(&edition, &summary), Viewpoint::page(&edition, &page));
        assert_eq!(summary.href(evidence(1), None), "evidence/b.html");
        assert_eq!(summary.href(evidence(1), Some("how")), "evidence/b.html#how");
        assert_eq!(page.href(evidence(1), None), "b.html");
        assert_eq!(page.href(evidence(1), Some("how")), "#how");
        assert_eq!(page.section("coverage"), "../coverage.html");
        let paper = page.on_paper();
        assert_eq!(paper.href(evidence(1), None), "#e-02");
        assert_eq!(paper.href(evidence(1), Some("how")), "#e-02-how");
        assert_eq!(paper.section("coverage"), "#coverage");
    }

    #[test]
    fn on_paper_files_have_no_place_and_addresses_stay() {
        let edition = edition("Words.");
        let address = Address::page("evidence", "a");
        let page = Viewpoint::page(&edition, &address);
        let target = |from: &Viewpoint<'_>, target: LinkTarget<NoteRef>| {
            let link = from.words("there", Some(&target));
            (link.href, link.is_outside)
        };
        let file = || LinkTarget::File(PacketPath::new("files/plan.svg").unwrap(), None);
        let web = |address: &str| LinkTarget::Web(address.to_owned());
        let secure = || web("https://example.com");
        assert_eq!(target(&page, file()), (Some("../files/plan.svg".to_owned()), false));
        assert_eq!(target(&page, secure()), (Some("https://example.com".to_owned()), true));
        assert_eq!(target(&page, web("http://wiki")), (Some("http://wiki".to_owned()), true));
        let paper = page.on_paper();
        assert_eq!(target(&paper, file()), (None, false));
        assert_eq!(target(&paper, secure()), (Some("https://example.com".to_owned()), true));
        assert_eq!(target(&paper, web("http://wiki")), (Some("http://wiki".to_owned()), true));
        assert_eq!(page.words("nowhere", None).href, None);
    }

    #[test]
    fn a_link_to_a_heading_of_the_note_stays_in_the_note() {
        let edition = edition("# Why\n\n[Why](#why)");
        let address = Address::page("evidence", "a");
        let href = |from: Viewpoint<'_>| {
            from.document(evidence(0), &edition.entry(evidence(0)).body, 2).links.remove(0).href.unwrap_or_default()
        };
        let page = Viewpoint::page(&edition, &address);
        assert_eq!([href(page), href(page.on_paper())], ["#why", "#e-01-why"]);
    }

    #[test]
    fn only_a_link_without_words_takes_the_title_and_only_an_image_is_printed() {
        let body = "[[b]] and [its page](b.md), [the plan](../files/plan.svg), ![A plan](../files/plan.svg)";
        let edition = edition(body);
        let address = Address::page("evidence", "a");
        let links = |from: Viewpoint<'_>| {
            let links = from.document(evidence(0), &edition.entry(evidence(0)).body, 2).links;
            let shown = |link: Link| (link.href.unwrap_or_default(), link.words.unwrap_or_default(), link.text);
            links.into_iter().map(shown).collect::<Vec<_>>()
        };
        let expected = |links: [[&str; 3]; 4]| links.map(|[a, b, c]| (a.to_owned(), b.to_owned(), c.to_owned()));
        let page = Viewpoint::page(&edition, &address);
        let plan = "../files/plan.svg";
        let on_page = [["b.html", "The second", ""], ["b.html", "", ""], [plan, "", ""], [plan, "", "A plan"]];
        assert_eq!(links(page), expected(on_page));
        let on_paper = [["#e-02", "The second", ""], ["#e-02", "", ""], ["", "", ""], ["files/plan.svg", "", "A plan"]];
        assert_eq!(links(page.on_paper()), expected(on_paper));
    }
}
