//! Which pages each reader has, in which order, and that the table, the templates and the print agree.

use super::*;
use crate::compile::{Options, compile};
use crate::edition::Edition;
use crate::site::{Address, Site, make_site, viewpoint::Viewpoint};
use crate::source::Tree;
use crate::vocabulary::Audience;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

/// One note of each kind that everyone has a page for, and a log and a note for those up to `whose`.
fn edition(audience: Audience, whose: &str) -> Arc<Edition> {
    let own = format!("+++\naudience = \"{whose}\"\n+++\n# Kept\n");
    let tree = Tree::of(&[
        ("packet.toml", SETTINGS),
        ("case.md", "I ask.\n"),
        (
            "evidence/work.md",
            "+++\ntitle = \"Work\"\ndate = 2026-03-14\n\
             metrics = [{ id = \"p99\", name = \"p99\", after = \"1 s\" }]\n+++\n",
        ),
        ("impact/claim.md", "+++\nclaim = \"Claim\"\nevidence = [\"work\"]\n+++\n"),
        (
            "feedback/ada.md",
            "+++\nfrom = { name = \"Ada\", relation = \"peer\" }\nstate = \"given\"\n+++\n# Given\n\nGood.\n",
        ),
        ("log/day.md", &own),
        ("notes/talk.md", &own),
    ]);
    let compilation = compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) });
    compilation.into_edition(audience).unwrap()
}

fn site(audience: Audience, whose: &str) -> Site {
    make_site(&edition(audience, whose), Vec::new())
}

/// The addresses of the pages, those of criteria as one.
fn pages(site: &Site) -> String {
    let mut pages: Vec<&str> = site.pages.iter().map(|page| page.address.as_str().trim_end_matches(".html")).collect();
    pages.iter_mut().filter(|page| page.starts_with("criteria/")).for_each(|page| *page = "criteria/…");
    pages.dedup();
    pages.join(" ")
}

fn print(edition: &Edition) -> print::PrintView {
    let address = Address::page("", "print");
    let View::Print(view) = print::PAGE.view(&Viewpoint::page(edition, &address), 0) else { panic!("no print packet") };
    *view
}

#[test]
fn each_reader_has_their_pages() {
    let case = "coverage criteria/… evidence impact/claim evidence/work feedback/ada timeline metrics questions \
                levels";
    let own = "gaps requests log notes";
    assert_eq!(pages(&site(Audience::SelfOnly, "self")), format!("index sheet brief {case} {own} print packet"));
    assert_eq!(pages(&site(Audience::Manager, "self")), format!("index sheet brief {case} print packet"));
    assert_eq!(pages(&site(Audience::Committee, "self")), format!("index sheet {case} print packet"));
    assert_eq!(pages(&site(Audience::Committee, "committee")), format!("index sheet {case} log notes print packet"));
}

#[test]
fn the_menu_sets_apart_what_is_the_authors() {
    let menu = |audience: Audience, whose: &str| {
        let menu = site(audience, whose).head.menu.into_iter();
        menu.map(|item| format!("{}{}", item.title, if item.is_own { "*" } else { "" })).collect::<Vec<_>>().join(" ")
    };
    let case = "Coverage Evidence Timeline Metrics Questions Levels";
    let own = "Gaps* Requests* Log* Notes*";
    assert_eq!(menu(Audience::SelfOnly, "self"), format!("Summary Sheet Brief {case} {own} Print"));
    assert_eq!(menu(Audience::Committee, "committee"), format!("Summary Sheet {case} Log Notes Print"));
}

#[test]
fn one_page_leads_to_the_next() {
    let site = site(Audience::Committee, "committee");
    let turns = |address: &str| {
        let head = &site.pages.iter().find(|page| page.address.as_str() == address).unwrap().head;
        [&head.previous, &head.next].map(|link| link.as_ref().map(|link| (link.title.clone(), link.href.clone())))
    };
    let link = |title: &str, href: &str| Some((title.to_owned(), href.to_owned()));
    assert_eq!(turns("index.html"), [None, link("Sheet", "sheet.html")]);
    assert_eq!(
        turns("evidence/work.html"),
        [link("Claim", "../impact/claim.html"), link("Ada", "../feedback/ada.html")]
    );
    assert_eq!(turns("notes.html"), [link("Log", "log.html"), None]);
}

#[test]
fn the_print_has_its_chapters_in_an_order_of_its_own() {
    let chapters = |audience: Audience, whose: &str| {
        let view = print(&edition(audience, whose));
        let listed = view.contents.iter().filter(|line| line.level == 1).map(|line| line.title.as_str());
        let shown: Vec<&str> = view.chapters.iter().map(|chapter| chapter.title).collect();
        assert_eq!(listed.collect::<Vec<_>>(), shown, "the contents name the chapters");
        view.chapters.iter().map(|chapter| chapter.anchor).collect::<Vec<_>>().join(" ")
    };
    // The argument first; what has nothing to say has no chapter.
    let notes = "levels timeline impact evidence feedback metrics";
    assert_eq!(
        chapters(Audience::SelfOnly, "self"),
        format!("index brief coverage {notes} questions gaps requests log notes")
    );
    assert_eq!(chapters(Audience::Manager, "self"), format!("index brief coverage {notes} questions"));
    assert_eq!(chapters(Audience::Committee, "committee"), format!("index coverage {notes} log notes"));
}

#[test]
fn the_contents_name_what_is_in_a_chapter() {
    let view = print(&edition(Audience::Committee, "self"));
    let lines: Vec<String> = view
        .contents
        .iter()
        .filter(|line| line.level == 2 && !line.anchor.starts_with("c-"))
        .map(|line| format!("{} {} #{}", line.reference.as_deref().unwrap_or("?"), line.title, line.anchor))
        .collect();
    assert_eq!(lines, ["I-01 Claim #i-01", "E-01 Work #e-01", "F-01 Ada #f-01"]);
    assert!(view.contents.iter().any(|line| line.anchor.starts_with("c-") && line.level == 2));
}

#[test]
fn the_summary_sends_each_reader_on() {
    let next = |audience: Audience| {
        let edition = edition(audience, "self");
        let address = Address::page("", "index");
        let view = index::PAGE.view(&Viewpoint::page(&edition, &address), 0);
        let View::Index(view) = view else { panic!("no summary") };
        view.read_next.iter().map(|next| next.href.clone()).collect::<Vec<_>>().join(" ")
    };
    let case = "coverage.html evidence.html metrics.html questions.html timeline.html";
    assert_eq!(next(Audience::SelfOnly), format!("sheet.html brief.html {case} gaps.html"));
    assert_eq!(next(Audience::Manager), format!("sheet.html brief.html {case}"));
    assert_eq!(next(Audience::Committee), format!("sheet.html {}", case.replace("questions.html ", "")));
}

#[test]
fn those_to_be_written_to_stand_first() {
    let peer =
        |state: &str| format!("+++\nfrom = {{ name = \"{state}\", relation = \"peer\" }}\nstate = \"{state}\"\n+++\n");
    let states = ["declined", "given", "requested", "draft"].map(|state| (format!("feedback/{state}.md"), peer(state)));
    let files = states.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let tree = Tree::of(&std::iter::once(("packet.toml", SETTINGS)).chain(files).collect::<Vec<_>>());
    let edition = compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) }).into_edition(Audience::SelfOnly);
    let (edition, address) = (edition.unwrap(), Address::page("", "requests"));
    let view = requests::PAGE.view(&Viewpoint::page(&edition, &address), 0);
    let View::Requests(view) = view else { panic!("no requests") };
    let names: Vec<&str> = view.requests.iter().map(|request| request.name.as_str()).collect();
    assert_eq!(names, ["draft", "requested", "given", "declined"]);
}

#[test]
fn what_a_page_comes_after_is_a_page() {
    let names: BTreeSet<&str> = PAGES.iter().map(|page| page.template).collect();
    assert_eq!(names.len(), PAGES.len(), "each has a template of its own");
    for page in PAGES {
        let orders = [page.chapter.as_ref().map(|it| it.order), page.read_next.as_ref().map(|it| it.order)];
        let is_known =
            |order: &Order| matches!(order, Order::OfPages) || names.iter().any(|it| *order == Order::After(it));
        assert!(orders.iter().flatten().all(is_known), "{}", page.template);
        assert!(names.contains(page.section), "{}", page.template);
    }
    assert_eq!(format!("{}.html", PAGES[0].template), START);
}

#[test]
fn every_page_has_its_template_and_every_chapter_its_place_in_print() {
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/plain");
    let print = include_str!("../../../themes/plain/paper_parts.html");
    for page in PAGES {
        let template = themes.join(format!("{}.html", page.template));
        assert!(template.is_file(), "there is no template themes/plain/{}.html", page.template);
        let words = format!("chapter.template == \"{}\"", page.template);
        assert_eq!(
            print.contains(&words),
            page.chapter.is_some(),
            "paper_parts.html and the chapter of {}",
            page.template
        );
    }
}

#[test]
fn every_kind_of_note_is_listed_that_is_found_under_the_list() {
    let list = include_str!("../../../themes/plain/evidence.html");
    for page in PAGES {
        let is_listed = matches!(page.make, Make::EachNote(..)) && page.section == evidence_list::PAGE.template;
        let words = format!("list.template == \"{}\"", page.template);
        assert_eq!(list.contains(&words), is_listed, "evidence.html and the notes of {}", page.template);
    }
}

#[test]
fn every_edition_begins_somewhere() {
    for audience in Audience::ALL.iter().copied() {
        let site = site(audience, "self");
        let begins = site.pages.first().map(|page| page.address.as_str());
        assert_eq!(begins, Some(START), "the first page of {}: no row of `PAGES` gives it to them", audience.edition());
    }
}
