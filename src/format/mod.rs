//! What a form of a company asks, as data: its sections with their prompts and limits, what of a packet fills each, and how far its numbers are to be
//! trusted. A format is a built-in one of `formats/` or a file of the packet; both are read by the same code, so an author's own can do whatever ours can.

mod built_in;
mod keys;
mod read;
#[cfg(test)]
mod tests;
mod validate;
mod words;

pub use built_in::{BUILT_IN, BuiltInFormat, built_in};
pub use keys::KEYS as FORMAT_KEYS;
pub use read::read_format;
pub use validate::check_against;
pub use words::{FillOrder, Markup, Part, Per, Source, Trust, Unit};

use crate::source::{Date, PacketPath, Spanned};
use crate::vocabulary::Audience;

/// A form of a company, read and checked.
#[derive(Clone, Debug)]
pub struct Format {
    /// The file it was read from, relative to the packet; for a built-in one, its own name.
    pub file: PacketPath,
    /// What commands call it, such as `amazon-forte`.
    pub id: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// The day at which its source was right.
    pub as_of: Option<Date>,
    /// Where it is known from: addresses, or a sentence.
    pub source: Vec<String>,
    /// How far its source is to be trusted.
    pub trust: Option<Trust>,
    /// What is uncertain of it, in a sentence.
    pub remark: Option<String>,
    /// What the field that it is pasted into keeps.
    pub markup: Markup,
    /// The widest edition that it may be filled from.
    pub audience: Audience,
    /// What may be written in all.
    pub limit: Limit,
    /// What it asks, in its order.
    pub sections: Vec<Section>,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Section {
    /// A short name, unique in the form.
    pub id: Spanned<String>,
    /// What the form calls it.
    pub title: Option<String>,
    /// What it asks.
    pub prompt: String,
    /// Whether the form is not complete without it.
    pub is_required: bool,
    /// How many items it takes.
    pub items: Items,
    /// What may be written in it, or in each of its items.
    pub limit: Limit,
    /// What of the packet fills it; nothing for what is written by hand.
    pub fill: Option<Fill>,
    /// What is told of each item, in this order; empty for what its source tells by itself.
    pub parts: Vec<Part>,
}

/// How many items a section takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// At the least.
    pub min: Option<usize>,
    /// At the most.
    pub max: Option<usize>,
}

/// How much may be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// At the most so many of each of these.
    pub at_most: Vec<(Unit, usize)>,
    /// In what.
    pub per: Per,
}

/// What of a packet fills a section.
#[derive(Clone, Debug)]
pub struct Fill {
    /// What is taken.
    pub from: Source,
    /// Which of it: ids of notes, or of questions; empty for all.
    pub ids: Vec<Spanned<String>>,
    /// Only what speaks for these criteria; empty for all.
    pub criteria: Vec<Spanned<String>>,
    /// In which order.
    pub order: FillOrder,
    /// Words that stand in the format itself.
    pub text: Option<String>,
}

impl Format {
    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id.value == id)
    }

    /// Whether it is the author's own, a file of the packet.
    pub fn is_own(&self) -> bool {
        !self.file.folder().is_empty()
    }

    /// The same without the sentences that the author has written into it, if it is their own: what is found in those is no chance. What a field is called stays, for
    /// that is a word or two of the company's.
    #[must_use]
    pub fn without_own_words(&self) -> Format {
        let mut format = self.clone();
        if self.is_own() {
            for section in &mut format.sections {
                section.prompt = String::new();
                section.fill.iter_mut().for_each(|fill| fill.text = None);
            }
        }
        format
    }

    /// Whether a command means this format by a name: its id, or the name of its file.
    pub fn is_called(&self, name: &str) -> bool {
        self.id.value == name || self.file.stem() == name
    }
}

impl Section {
    /// What stands over it: the name that the form gives it, else what it asks.
    pub fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.prompt)
    }
}
