//! From an edition to its site: the table of pages, asked what it has for this reader.

use super::frame::{MenuItem, SiteHead};
use super::page::{Make, Part};
use super::pages::{PAGES, View};
use super::viewpoint::{Bodies, Found, Viewpoint, Writer};
use super::{Address, Site, SitePage, words};
use crate::edition::{Edition, NoteRef, Raised};
use crate::source::Date;
use std::sync::Arc;

/// The pages of an edition. `raised` is what the rules found in the words of it.
pub fn make_site(edition: &Arc<Edition>, raised: Vec<Raised>) -> Site {
    let mut pages: Vec<SitePage> = PAGES.iter().flat_map(|page| page.pages(edition)).collect();
    let head = head(edition, menu(edition, &pages));
    join(&mut pages);
    let attachments = edition.files.clone();
    let (bodies, found) = (Bodies::Whole, Found::default());
    Site { edition: edition.clone(), raised, bodies, found, head, pages, attachments }
}

/// The link from an edition's root to a note, and to a heading in it.
pub fn link_to(edition: &Edition, at: NoteRef, heading: Option<&str>) -> String {
    Viewpoint::page(edition, &Address::file("")).href(at, heading)
}

impl Site {
    /// What a page shows. It is made when it is asked for, so that only what is being rendered is in memory.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "for outputs that want bodies as data; templates want them as text")
    )]
    pub(crate) fn view(&self, page: &SitePage) -> View {
        page.kind.view(&self.viewpoint(page), page.index)
    }

    /// The same with the bodies of notes as text, for a template.
    pub(crate) fn written(&self, page: &SitePage, writer: Writer) -> View {
        page.kind.view(&self.viewpoint(page).written(writer), page.index)
    }

    fn viewpoint<'a>(&'a self, page: &'a SitePage) -> Viewpoint<'a> {
        Viewpoint::page(&self.edition, &page.address).with(self.bodies).keeping(&self.found).hearing(&self.raised)
    }

    /// Who makes the case, where the packet says it.
    pub fn manager(&self) -> Option<&str> {
        self.head.manager.as_deref()
    }

    /// The same site as it is handed over on this day: each page says so.
    pub fn handed_over(mut self, day: Date) -> Site {
        self.head.handed_over = Some(words::day(day));
        self
    }

    /// The same site without the edition in one file, for who needs the pages alone.
    pub fn without_one_file(mut self) -> Site {
        self.pages.retain(|page| !page.is_framing());
        self
    }

    /// The same site for a preview: blocks of notes say where in their files they were written.
    pub fn with_source_positions(self) -> Site {
        Site { bodies: Bodies::WithSourcePositions, ..self }
    }
}

/// Tells each page what comes before and after it. The printed edition is a page beside the others, not one of them.
fn join(pages: &mut [SitePage]) {
    for index in 0..pages.len() {
        let here = &pages[index].address;
        let link = |other: Option<&SitePage>| {
            other.filter(|other| other.kind.part != Part::Whole).map(|other| other.link_from(here))
        };
        let previous = link(index.checked_sub(1).and_then(|before| pages.get(before)));
        let next = link(pages.get(index + 1));
        pages[index].head.previous = previous;
        pages[index].head.next = next;
    }
}

fn head(edition: &Edition, menu: Vec<MenuItem>) -> SiteHead {
    let title =
        |level: Option<usize>| level.map_or_else(String::new, |level| edition.rubric.levels[level].title.clone());
    let candidate = &edition.candidate;
    SiteHead {
        language: edition.language.text.clone(),
        direction: words::direction(&edition.language),
        title: edition.title.text.clone(),
        candidate: candidate.name.text.clone(),
        role: candidate.role.as_deref().map(str::to_owned),
        team: candidate.team.as_deref().map(str::to_owned),
        manager: candidate.manager.as_deref().map(str::to_owned),
        from: title(edition.current),
        to: title(edition.target),
        audience: edition.audience.word(),
        is_judged: edition.told.is_everything(),
        audience_words: words::for_whom(edition.audience),
        handed_over: None,
        window: edition.window.map(|window| words::interval(window.value)),
        cycle: edition.cycle.as_ref().and_then(|cycle| cycle.name.as_ref().map(|name| name.value.clone())),
        deadline: edition.cycle.as_ref().and_then(|cycle| cycle.deadline).map(|deadline| words::day(deadline.value)),
        menu,
    }
}

/// The pages of which there is one. The edition in one file is offered at the foot of each page.
fn menu(edition: &Edition, pages: &[SitePage]) -> Vec<MenuItem> {
    let single = pages.iter().filter(|page| matches!(page.kind.make, Make::Once(_)) && !page.is_framing());
    let item = |page: &SitePage| MenuItem {
        title: page.kind.title,
        address: page.address.to_string(),
        section: page.kind.section,
        is_own: edition.is_own() && page.kind.part == Part::Own,
    };
    single.map(item).collect()
}
