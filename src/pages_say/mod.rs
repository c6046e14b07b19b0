//! What pages say to their readers. A test writes a small packet, asks for the words of a page, and compares them with what should stand there. It knows
//! the program by its doors alone: `compile`, `make_site` and `render`.

mod agreement;
mod brief;
mod committee;
mod coverage;
mod criteria;
mod index;
mod ladders;
mod levels;
mod metrics;
mod next_steps;
mod notes;
mod objections;
mod one_file;
mod one_list;
mod own;
mod peers;
mod people;
mod pictures;
mod print;
mod questions;
mod quotes;
mod readers;
mod said_once;
mod sheet;
mod strength;
mod theme;
mod timeline;
mod withheld;

use crate::compile::{Cache, Compilation, Options, compile_again};
use crate::diagnostic::Severity;
use crate::render::{Files, render};
use crate::source::Tree;
use crate::vocabulary::Audience;
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};
use std::sync::{Mutex, PoisonError};

/// The packet of a test that brings none: an engineer who asks to become a senior engineer, with a window of two half-years.
const SETTINGS: &str = "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
                        [window]\nfrom = 2025-07-01\nto = 2026-06-30\n";

/// A rubric without criteria.
const LADDER: &str = "id = \"small\"\ntitle = \"Small ladder\"\nscopes = [\"feature\", \"system\"]\n\
                      [[levels]]\nid = \"mid\"\ntitle = \"Engineer\"\nscope = \"feature\"\n\
                      [[levels]]\nid = \"senior\"\ntitle = \"Senior Engineer\"\nscope = \"system\"\n";

/// The one criterion of a test that brings no other.
const IMPACT: &str = "[[criteria]]\nid = \"impact\"\ntitle = \"Impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\n\
                      text = \"Changes something that matters.\"\n";

/// A second one, in another group.
const CLARITY: &str = "[[criteria]]\nid = \"clarity\"\ntitle = \"Clarity\"\ngroup = \"Ways of working\"\n[[criteria.expectations]]\nlevel = \"mid\"\n\
                       text = \"Writes what others can follow.\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Makes others see.\"\n";

static CACHE: Mutex<Option<Cache>> = Mutex::new(None);

/// A packet and the reader of its pages.
struct Pages {
    compilation: Compilation,
    audience: Audience,
}

/// The pages that the author has of a packet with these files.
///
/// What is given for `packet.toml` and `rubric.toml` is added at the end of the usual ones; text that begins as such a file does takes its place. A note
/// is written as its front matter (YAML) and, after an empty line, its body; `case.md`, the log and other notes are only a body.
fn pages(files: &[(&str, &str)]) -> Pages {
    let pages = pages_with_errors(files);
    let found = &pages.compilation.findings.diagnostics;
    let errors: Vec<_> = found.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "the packet of this test is broken: {errors:#?}");
    pages
}

/// The same for a packet that is broken, as the preview shows it.
fn pages_with_errors(files: &[(&str, &str)]) -> Pages {
    let mut all = vec![("packet.toml", SETTINGS.to_owned()), ("rubric.toml", format!("{LADDER}{IMPACT}"))];
    for (path, text) in files {
        match all.iter_mut().find(|(known, _)| known == path) {
            Some((_, whole)) if text.starts_with("[packet]") || text.starts_with("id =") => *whole = (*text).to_owned(),
            Some((_, whole)) => whole.push_str(text),
            None => all.push((path, file(path, text))),
        }
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(path, text)| (*path, text.as_str())).collect();
    // The cache is for the theme alone, which is nine tenths of the work.
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let options = Options { today: jiff::civil::date(2026, 7, 1) };
    let compilation = compile_again(&Tree::of(&all), options, cache.get_or_insert_default());
    Pages { compilation, audience: Audience::SelfOnly }
}

fn file(path: &str, text: &str) -> String {
    if !["evidence/", "impact/", "feedback/", "answers/"].iter().any(|folder| path.starts_with(folder)) {
        return text.to_owned();
    }
    let (keys, body) = text.split_once("\n\n").unwrap_or((text, ""));
    format!("---\n{}\n---\n{body}\n", keys.trim_end())
}

impl Pages {
    fn for_manager(self) -> Pages {
        Pages { audience: Audience::Manager, ..self }
    }

    fn for_committee(self) -> Pages {
        Pages { audience: Audience::Committee, ..self }
    }

    /// The addresses of the pages, in the order of the alphabet.
    fn addresses(&self) -> Vec<String> {
        self.render(|_| true).into_keys().filter(|name| name.ends_with(".html")).collect()
    }

    /// The words of a page's content, a line for each paragraph, heading, item or row.
    fn words(&self, page: &str) -> Vec<String> {
        self.lines(page, "main").into_iter().map(|line| line.words).collect()
    }

    /// The words between a heading and the next that is not below it.
    fn section(&self, page: &str, heading: &str) -> Vec<String> {
        let lines = self.lines(page, "main");
        let start = lines.iter().position(|line| line.heading.is_some() && line.words == heading);
        let start = start.unwrap_or_else(|| panic!("{page} has no heading `{heading}`: {lines:#?}"));
        let ends = |line: &Line| line.heading.is_some_and(|level| Some(level) <= lines[start].heading);
        let inside = lines[start + 1..].iter().take_while(|line| !ends(line));
        inside.map(|line| line.words.clone()).collect()
    }

    /// The headings of a page's content.
    fn headings(&self, page: &str) -> Vec<String> {
        self.lines(page, "main").into_iter().filter(|line| line.heading.is_some()).map(|line| line.words).collect()
    }

    /// What the menu of a page offers.
    fn menu(&self, page: &str) -> Vec<String> {
        self.lines(page, "header nav").into_iter().map(|line| line.words).collect()
    }

    /// The words of another part of a page, such as its foot.
    fn part(&self, page: &str, selector: &str) -> Vec<String> {
        self.lines(page, selector).into_iter().map(|line| line.words).collect()
    }

    /// What pictures are called for those who hear them.
    fn labels(&self, page: &str, selector: &str) -> Vec<String> {
        let files = self.render(|address| address == page);
        let html = Html::parse_document(&String::from_utf8_lossy(&files[page]));
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).map(|it| it.attr("aria-label").unwrap_or_default().to_owned()).collect()
    }

    /// What the search finds: address, reference, title, text, what else its page says, and its months.
    fn found_by_search(&self) -> Vec<[String; 6]> {
        let files = self.render(|_| false);
        let script = String::from_utf8(files["assets/search-index.js"].to_vec()).unwrap();
        let list = script.trim_start_matches("window.promoSearch = ").trim_end().trim_end_matches(';');
        serde_json::from_str(list).unwrap()
    }

    fn lines(&self, page: &str, selector: &str) -> Vec<Line> {
        let files = self.render(|address| address == page);
        let bytes = files.get(page).unwrap_or_else(|| panic!("this reader has no page {page}"));
        read_aloud(bytes, selector)
    }

    /// The pages that are asked for, as bytes.
    fn render(&self, is_asked: impl Fn(&str) -> bool) -> Files {
        let mut site = self.compilation.site(self.compilation.edition(self.audience).unwrap());
        // The edition in one file holds what the print says.
        let is_needed = |page: &str| is_asked(page) || page == "print.html" && is_asked("packet.html");
        site.pages.retain(|page| is_needed(page.address.as_str()));
        render(&site, self.compilation.theme.as_ref().unwrap()).unwrap()
    }
}

/// The lines of the parts of a page that the selector names.
fn read_aloud(page: &[u8], selector: &str) -> Vec<Line> {
    let html = Html::parse_document(std::str::from_utf8(page).unwrap());
    let mut reader = Reader::default();
    for part in html.select(&Selector::parse(selector).unwrap()) {
        reader.read(part);
        reader.close(None);
    }
    reader.lines
}

/// A paragraph, a heading, an item or a row.
#[derive(Debug)]
struct Line {
    words: String,
    /// The level of a heading.
    heading: Option<u8>,
}

/// Reads a page as it is read aloud: what is drawn only is left out, what is said only is there.
#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    open: String,
}

impl Reader {
    fn read(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        let is_shut = element.value().name() == "dialog" && element.attr("open").is_none();
        let is_silent = element.attr("aria-hidden") == Some("true") || element.attr("hidden").is_some() || is_shut;
        let own_line = |class| ["under", "why", "address"].contains(&class);
        match name {
            _ if is_silent => {}
            "script" | "style" | "svg" => {}
            "br" => self.open.push(' '),
            "span" if element.value().classes().any(own_line) => {
                self.open.push(' ');
                self.children(element);
                self.open.push(' ');
            }
            "a" | "span" | "strong" | "em" | "code" => self.children(element),
            "tr" => self.joined(element, " | "),
            "td" | "th" | "dt" | "dd" => self.joined(element, " / "),
            "div" if element.child_elements().any(|child| child.value().name() == "dt") => self.joined(element, ": "),
            _ => {
                self.close(None);
                self.children(element);
                self.close(name.strip_prefix('h').and_then(|level| level.parse().ok()));
            }
        }
    }

    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.open.push_str(text),
                _ => ElementRef::wrap(child).into_iter().for_each(|child| self.read(child)),
            }
        }
    }

    /// The lines of an element as one.
    fn joined(&mut self, element: ElementRef<'_>, between: &str) {
        let mut inner = Reader::default();
        inner.children(element);
        inner.close(None);
        let words: Vec<String> = inner.lines.into_iter().map(|line| line.words).collect();
        self.close(None);
        self.open = words.join(between);
        self.close(None);
    }

    fn close(&mut self, heading: Option<u8>) {
        let words: Vec<&str> = self.open.split_whitespace().collect();
        if !words.is_empty() {
            self.lines.push(Line { words: words.join(" "), heading });
        }
        self.open.clear();
    }
}
