//! What has no place: one note, in parts where it is long, with the place of each piece above it. Pieces stand in fences, where nothing of them is read as anything; what is secret
//! stands in a comment, which no page shows.

use super::entry::Stray;
use super::known::{Imported, address, mark};
use super::names::Names;
use super::plan::{KeptPiece, PlannedInbox};
use super::source::SourceText;
use std::fmt::Write;

/// No note of the inbox is longer than this and one piece.
const LONGEST: usize = 200 << 10;

/// No piece is longer; one that is comes in parts.
const LONGEST_PIECE: usize = 400 << 10;

pub(super) fn write(strays: &[Stray], texts: &[SourceText], names: &mut Names, of: &str) -> Vec<PlannedInbox> {
    let mut order: Vec<&Stray> = strays.iter().collect();
    // One reason after the other, in the order in which they were first met.
    let mut whys: Vec<&str> = Vec::new();
    for stray in &order {
        if !whys.contains(&stray.why.as_str()) {
            whys.push(&stray.why);
        }
    }
    order.sort_by_key(|stray| whys.iter().position(|why| *why == stray.why));
    let mut notes = Vec::new();
    let mut open = Open::default();
    for stray in order {
        if open.text.len() > LONGEST {
            notes.push(std::mem::take(&mut open).finish(names, of));
        }
        for (nth, text) in parts(&stray.part.text).into_iter().enumerate() {
            if nth > 0 {
                notes.push(std::mem::take(&mut open).finish(names, of));
            }
            open.add(stray, text, &address(texts, stray.part.place));
        }
    }
    if open.pieces > 0 {
        notes.push(open.finish(names, of));
    }
    notes
}

/// The piece in parts that a note can hold, cut at ends of lines where there are some.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > LONGEST_PIECE {
        let end = rest.floor_char_boundary(LONGEST_PIECE);
        let end = rest[..end].rfind('\n').map_or(end, |line| line + 1);
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts.push(rest);
    parts
}

#[derive(Default)]
struct Open {
    text: String,
    why: String,
    hashes: Vec<String>,
    pieces: usize,
    from: String,
}

impl Open {
    fn add(&mut self, stray: &Stray, text: &str, from: &str) {
        if self.why != stray.why {
            let _ = write!(self.text, "\n## {}\n", heading(&stray.why));
            self.why.clone_from(&stray.why);
        }
        if self.from.is_empty() {
            from.clone_into(&mut self.from);
        }
        let text = text.trim_end().trim_start_matches('\n');
        if stray.is_secret {
            let text = text.replace("-->", "-- >").replace("<!--", "< !--");
            let _ = write!(
                self.text,
                "\nsource: `{}` (in a comment, so that no page shows it)\n\n<!-- kept:\n{text}\n-->\n",
                code(from)
            );
        } else {
            let fence = fence(text);
            let _ = write!(self.text, "\nsource: `{}`\n\n{fence}text\n{text}\n{fence}\n", code(from));
        }
        self.hashes.push(stray.part.hash.clone());
        self.pieces += 1;
    }

    fn finish(self, names: &mut Names, of: &str) -> PlannedInbox {
        let path = names.inbox(of);
        let title = toml::Value::from(format!("Inbox of {}", super::draft::tidy(of)));
        let about = "What the import found no place for, as it stands in the source. Move what is worth it into a note, and delete the rest.";
        let mark = mark(&Imported { from: self.from, hashes: self.hashes });
        let text = format!("+++\ntitle = {title}\naudience = \"self\"\n+++\n\n{about}\n{}\n{mark}\n-->\n", self.text);
        PlannedInbox { path, pieces: self.pieces, text }
    }
}

/// A heading of plain words.
fn heading(why: &str) -> String {
    let mut letters = why.chars();
    let plain: String =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str());
    plain.replace(['[', ']', '{', '}', '<', '>', '#'], "")
}

/// A path in backticks.
fn code(path: &str) -> String {
    path.replace('`', "'").replace(['\n', '\r'], " ")
}

/// More backticks than stand in a row in the text, three at least.
fn fence(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

/// The pieces, for the plan.
pub(super) fn told(strays: &[Stray], texts: &[SourceText]) -> Vec<KeptPiece> {
    let piece = |stray: &Stray| {
        let words: Vec<&str> = stray.part.text.split_whitespace().take(9).collect();
        let begins = if stray.is_secret { String::new() } else { words.join(" ").chars().take(60).collect() };
        KeptPiece { from: address(texts, stray.part.place), why: stray.why.clone(), begins }
    };
    strays.iter().filter(|stray| stray.why != "left out").map(piece).collect()
}
