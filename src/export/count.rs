//! How much of a form is filled, in the unit of its limit.

use super::content::{Block, words_of};
use super::{markdown, text};
use crate::document::sentences;
use crate::format::{Limit, Markup, Unit};
use crate::syntax::markdown::count_words;
use crate::vocabulary::Vocabulary;
use std::fmt;

/// As many words are taken for a page: one page of plain text in letters of 11 points, set with single spacing, holds about so many.
pub const WORDS_A_PAGE: usize = 500;

/// How much there is of what a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is counted.
    pub unit: Unit,
    /// How much there is.
    pub found: usize,
    /// How much there may be.
    pub at_most: usize,
}

impl Measure {
    /// Whether there is more than there may be.
    pub fn is_over(&self) -> bool {
        self.found > self.at_most
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} {}", self.found, self.at_most, self.unit.word())
    }
}

/// What some content has of each unit that a limit names.
pub(super) fn measures(limit: &Limit, blocks: &[Block], markup: Markup) -> Vec<Measure> {
    let measure = |(unit, at_most): &(Unit, usize)| {
        let found = match unit {
            Unit::Sentences => sentences_in(blocks),
            Unit::Words | Unit::Characters | Unit::Bytes | Unit::Pages => counted(*unit, &as_pasted(blocks, markup)),
        };
        Measure { unit: *unit, found, at_most: *at_most }
    };
    limit.at_most.iter().map(measure).collect()
}

/// What a field counts: what is pasted into it, and of what keeps markup only what one reads there.
fn as_pasted(blocks: &[Block], markup: Markup) -> String {
    match markup {
        Markup::Text => text::write(blocks),
        Markup::Markdown => markdown::write(blocks).trim_end().to_owned(),
        Markup::Html | Markup::Docx => text::without_addresses(blocks),
    }
}

/// How much of a unit a text has. Line breaks count as one character, and as one byte.
pub fn counted(unit: Unit, text: &str) -> usize {
    match unit {
        Unit::Words => count_words(text),
        Unit::Characters => text.chars().count(),
        Unit::Bytes => text.len(),
        Unit::Sentences => text.lines().map(|line| sentences(line).len()).sum(),
        Unit::Pages => count_words(text).div_ceil(WORDS_A_PAGE),
    }
}

/// Sentences of everything but headings: what stands over an item is no sentence of it.
fn sentences_in(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Heading(..) => 0,
        Block::Paragraph(line) => sentences(&words_of(line)).len(),
        Block::List { items, .. } => items.iter().map(|item| sentences_in(item)).sum(),
        Block::Code(text) => counted(Unit::Sentences, text),
        Block::Table { rows, .. } => rows.len(),
    };
    blocks.iter().map(of).sum()
}
