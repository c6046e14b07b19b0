//! The page is printed, looked at, and printed again with the numbers of its pages in the contents.

use super::browser::{Browser, Run};
use super::document::Document;
use super::error::PdfError;
use super::numbers::{Numbered, PagesOf};
use super::places::Machine;
use super::tidy::tidied;
use super::words::words;
use super::workshop::Workshop;
use crate::output::Files;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// How often numbers are looked for. With numbers in it a line may break otherwise, and what comes after may move to another page, once.
const TRIES: usize = 3;

/// What is to be printed, and how.
pub struct PrintJob<'a> {
    /// By which browser.
    pub browser: &'a Browser,
    /// On which machine.
    pub machine: &'a Machine,
    /// The edition, and of it the address of the page that holds it all.
    pub files: &'a Files,
    /// The page.
    pub page: &'a str,
    /// How long each print may take.
    pub limit: Duration,
    /// Set by whoever wants it to end.
    pub stop: &'a AtomicBool,
}

/// An edition on paper.
#[derive(Debug)]
pub struct Paper {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What became of the numbers in the contents.
    pub numbers: Numbers,
    /// All that can be read in it, as HTML, to be searched before it is handed over.
    pub words: String,
}

/// What became of the numbers in the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// They stand there, and are true of these pages.
    True,
    /// The theme leaves no places for them, or the browser does not say where its links lead.
    Absent,
    /// They were other ones at each print, so that none is there.
    Moving,
}

/// Prints an edition.
///
/// # Errors
///
/// [`PdfError`] for whatever keeps a browser from printing just this page.
pub fn print(job: &PrintJob<'_>) -> Result<Paper, PdfError> {
    let workshop = Workshop::new(&job.browser.yard(job.machine))?;
    workshop.put_all(job.files)?;
    let html = job.files.get(job.page).ok_or_else(|| PdfError::NoPage { page: job.page.to_owned() })?;
    let html = String::from_utf8_lossy(html);
    let press = Press { job, workshop: &workshop, title: title_of(&html) };
    let numbered = Numbered::new(&html);
    if numbered.is_empty() {
        return press.print(&html)?.finish(Numbers::Absent);
    }
    let mut pages = numbered.asked(&press.print(&numbered.with_placeholders())?.pages_of);
    for _ in 1..TRIES {
        let sheets = press.print(&numbered.with(&pages))?;
        let now = numbered.asked(&sheets.pages_of);
        if now == pages {
            return sheets.finish(if pages.is_empty() { Numbers::Absent } else { Numbers::True });
        }
        pages = now;
    }
    press.print(&numbered.with(&PagesOf::new()))?.finish(Numbers::Moving)
}

/// A browser with a page in front of it.
struct Press<'a> {
    job: &'a PrintJob<'a>,
    workshop: &'a Workshop,
    /// What the page is called, by which it is known again.
    title: String,
}

/// What came out of it.
struct Sheets<'a> {
    bytes: Vec<u8>,
    count: usize,
    pages_of: PagesOf,
    browser: &'a Browser,
    has_title: bool,
}

impl<'a> Press<'a> {
    fn print(&self, html: &str) -> Result<Sheets<'a>, PdfError> {
        let PrintJob { browser, machine, page, limit, stop, .. } = *self.job;
        self.workshop.put(page, html.as_bytes())?;
        let page = self.workshop.edition().join(page);
        let run = Run { workshop: self.workshop, page: &page, limit, stop, is_root: machine.is_root };
        let bytes = browser.print(&run)?;
        let path = || browser.path().to_owned();
        if !bytes.starts_with(b"%PDF-") {
            return Err(PdfError::NoPdf { path: path() });
        }
        if !Document::is_whole(&bytes) {
            return Err(PdfError::CutShort { path: path() });
        }
        let document = Document::read(&bytes).ok_or_else(|| PdfError::Unreadable { path: path() })?;
        let title = document.title().unwrap_or_default();
        if !self.is_title(&title) {
            return Err(PdfError::OtherPage { path: path(), title });
        }
        let (count, pages_of) = (document.pages().len(), document.places_of_links());
        Ok(Sheets { count, pages_of, bytes, browser, has_title: !self.title.is_empty() })
    }

    /// Whether a document of this title is the page that was given. One without a title is called by the name of its file, and of a very long one a browser
    /// keeps the beginning.
    fn is_title(&self, title: &str) -> bool {
        const LONG: usize = 1000;
        match self.title.as_str() {
            "" => title == self.job.page,
            whole => title == whole || title.len() >= LONG && whole.starts_with(title),
        }
    }
}

impl Sheets<'_> {
    fn finish(self, numbers: Numbers) -> Result<Paper, PdfError> {
        let unreadable = || PdfError::Unreadable { path: self.browser.path().to_owned() };
        let bytes = tidied(&self.bytes, self.has_title).ok_or_else(unreadable)?;
        let words = words(&Document::read(&bytes).ok_or_else(unreadable)?);
        Ok(Paper { bytes, pages: self.count, numbers, words })
    }
}

/// The title of a page, as a browser has it.
fn title_of(html: &str) -> String {
    let head = html.split_once("<body").map_or(html, |(head, _)| head);
    let title = head.split_once("<title").and_then(|(_, rest)| rest.split_once('>')?.1.split_once("</title>"));
    let title = title.map_or("", |(title, _)| title);
    html_escape::decode_html_entities(title).split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_read_as_a_browser_does() {
        assert_eq!(title_of("<head><title>\n A &amp; B\n\u{b7} c </title>"), "A & B \u{b7} c");
        assert_eq!(title_of("<title id=t>A</title>"), "A");
        assert_eq!(title_of("<head></head><body><svg><title>A</title></svg>"), "");
    }
}
