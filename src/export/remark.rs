//! What the author should know of a form that was filled in, in words for them alone.

use super::Measure;
use crate::diagnostic::count;
use crate::format::Items;
use crate::source::PacketPath;
use std::fmt;

/// Something that the author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A section, or one of its items, has more than it may.
    Over {
        /// The section.
        section: String,
        /// By how much.
        measure: Measure,
        /// Which item, from 1, and its file.
        item: Option<(usize, Option<PacketPath>)>,
    },
    /// All of it together has more than it may.
    OverInAll(Measure),
    /// A section has more items than it takes, or fewer.
    Items {
        /// The section.
        section: String,
        /// How many it has.
        found: usize,
        /// How many it takes.
        takes: Items,
    },
    /// Nothing fills a section.
    Unfilled {
        /// The section.
        section: String,
        /// What would fill it.
        what_fills: String,
        /// Whether the form is not complete without it.
        is_required: bool,
    },
    /// Pictures of which only their words are there.
    Pictures {
        /// The section.
        section: String,
        /// How many.
        pictures: usize,
    },
}

impl Remark {
    /// Whether the form cannot be handed in as it is.
    pub fn is_fault(&self) -> bool {
        match self {
            Remark::Over { .. } | Remark::OverInAll(_) | Remark::Items { .. } => true,
            Remark::Unfilled { is_required, .. } => *is_required,
            Remark::Pictures { .. } => false,
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::Over { section, measure, item: None } => write!(f, "{section}: {measure}"),
            Remark::Over { section, measure, item: Some((number, None)) } => {
                write!(f, "{section}: {measure} in item {number}")
            }
            Remark::Over { section, measure, item: Some((number, Some(file))) } => {
                write!(f, "{section}: {measure} in item {number} ({file})")
            }
            Remark::OverInAll(measure) => write!(f, "in all: {measure}"),
            Remark::Items { section, found, takes } => match (takes.min, takes.max) {
                (Some(min), Some(max)) => {
                    write!(f, "{section}: {}, and {min} to {max} are asked for", count(*found, "item"))
                }
                (Some(min), None) => {
                    write!(f, "{section}: {}, and at least {min} are asked for", count(*found, "item"))
                }
                (None, Some(max)) => write!(f, "{section}: {}, and at most {max} are taken", count(*found, "item")),
                (None, None) => write!(f, "{section}: {}", count(*found, "item")),
            },
            Remark::Unfilled { section, what_fills, .. } => write!(f, "{section}: nothing fills it yet: {what_fills}"),
            Remark::Pictures { section, pictures } => {
                write!(f, "{section}: {} left out, with their words in their place", count(*pictures, "picture"))
            }
        }
    }
}
