//! Drawings, which are SVG: what in them fetches or acts, and what goes before they are handed on. A drawing that is opened by itself is a page, which may
//! run scripts and fetch from anywhere; and drawing programs write into it where it was saved, by what, and often the whole source.

mod addresses;
mod css;
mod embedded;
mod prolog;
mod tree;

use super::PictureSize;
use super::edit::{Edit, blanked};
use std::ops::Range;

/// How deep drawings may lie in drawings.
const DEEPEST: usize = 4;

/// A drawing that was looked into.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// Why it is not handed on, each kind of fault once, in the order of their places.
    pub faults: Vec<DrawingFault>,
    /// What goes.
    pub edits: Vec<Edit>,
    /// How large it is shown, where it says so.
    pub size: Option<PictureSize>,
}

/// Something in a drawing for which it is not handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawingFault {
    /// Where the first of it stands, in bytes.
    pub range: Range<usize>,
    /// What is, after `holds`, such as `a script`.
    pub what: String,
    /// What would help.
    pub help: &'static str,
    /// How many there are.
    pub times: usize,
}

impl Drawing {
    /// Looks into a drawing.
    pub fn read(text: &str) -> Drawing {
        Drawing::read_at(text, 0)
    }

    fn read_at(text: &str, depth: usize) -> Drawing {
        let mut found = Found { text, depth, drawing: Drawing::default() };
        // Entities are expanded while a drawing is read, so one that has any is not read at all.
        if let Some(entities) = prolog::entities(text) {
            found.fault(entities, "declarations before the drawing, which can put anything into it", PLAIN);
            return found.drawing;
        }
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        match roxmltree::Document::parse_with_options(text, options) {
            Ok(document) => found.look(&document),
            Err(error) => found.unreadable(&error),
        }
        found.drawing.edits.sort_by_key(|edit| edit.range.start);
        found.drawing
    }

    /// The drawing with blanks in the place of all that goes.
    pub fn blanked(&self, text: &str) -> String {
        blanked(text, &self.edits)
    }
}

/// What the style sheet of a theme fetches from elsewhere.
pub(super) fn fetched_by_theme(style: &str) -> Vec<DrawingFault> {
    let addresses = css::from_elsewhere(style);
    let Some(first) = addresses.first() else { return Vec::new() };
    let start = style.find(first.as_str()).unwrap_or_default();
    let range = start..start + if style[start..].starts_with(first.as_str()) { first.len() } else { 0 };
    let what = "an address that every reader's browser would fetch from".to_owned();
    let help = "write what it holds into the style sheet, letters and pictures as `url(data:…)`";
    vec![DrawingFault { range, what, help, times: addresses.len() }]
}

impl DrawingFault {
    /// A drawing that is no text.
    pub(super) fn unreadable() -> DrawingFault {
        DrawingFault { range: 0..0, what: BROKEN.to_owned(), help: AGAIN, times: 1 }
    }
}

const BROKEN: &str = "what no browser reads as a drawing";
const AGAIN: &str = "export it again, or use a bitmap";
const PLAIN: &str = "export it as plain SVG, without what its program needs to edit it, or use a bitmap";

/// What is found while a drawing is gone through.
struct Found<'a> {
    text: &'a str,
    depth: usize,
    drawing: Drawing,
}

impl Found<'_> {
    fn fault(&mut self, range: Range<usize>, what: impl Into<String>, help: &'static str) {
        let what = what.into();
        match self.drawing.faults.iter_mut().find(|fault| fault.what == what) {
            Some(fault) => fault.times += 1,
            None => self.drawing.faults.push(DrawingFault { range, what, help, times: 1 }),
        }
    }

    fn cut(&mut self, range: Range<usize>) {
        self.drawing.edits.push(Edit::cut(range));
    }

    fn unreadable(&mut self, error: &roxmltree::Error) {
        let place = error.pos();
        let line = usize::try_from(place.row.saturating_sub(1)).unwrap_or(0);
        let start = self.text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
        let columns = usize::try_from(place.col.saturating_sub(1)).unwrap_or(0);
        let line = self.text[start..].lines().next().unwrap_or("");
        let start = start + line.chars().take(columns).map(char::len_utf8).sum::<usize>();
        self.fault(start..start, BROKEN, AGAIN);
    }
}

#[cfg(test)]
mod tests;
