//! The command line of forms that are filled in from the packet.

use super::audience;
use crate::vocabulary::Audience;
use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

/// Nothing is cut: over a limit, all of it is written, and it is said by how much. What goes out is searched for what the edition withholds before it is
/// written. A format of your own is a file in formats/ of the packet
#[derive(Debug, Group)]
#[command(after_help = "examples:\n  promo export list                           the formats that there are\n  \
                        promo export show amazon-forte              what one asks, its limits, and where they are known from\n  \
                        promo export amazon-forte                   the whole form, as its fields keep it\n  \
                        promo export amazon-forte --section growth  what goes into one field\n  \
                        promo export brief -o brief.docx            the manager's notes for the room, for Word\n  \
                        promo export plain --as html -o case.html   to be pasted into Google Docs, Confluence or Notion")]
pub(in crate::cli) struct ExportArgs {
    /// The form: a built-in one, or one of formats/ in the packet; `list` and `show` look at forms
    #[arg(value_name = "FORMAT")]
    pub(in crate::cli) format: String,
    /// The packet's folder; after `show`, the form [default: the packet around the working directory]
    #[arg(value_name = "DIR")]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// After `show FORMAT`, the packet's folder
    #[arg(value_name = "DIR", hide = true)]
    pub(in crate::cli) packet: Option<PathBuf>,
    /// The audience of the edition that it is filled from [default: the widest that the form allows]
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience())]
    pub(in crate::cli) audience: Option<Audience>,
    /// What to write [default: as the name of the file ends, else what the form keeps]
    #[arg(long = "as", value_name = "MARKUP", value_enum)]
    pub(in crate::cli) markup: Option<MarkupArg>,
    /// Only what goes into one field of the form, and nothing over it
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) section: Option<String>,
    /// Write it to this file, `-` for standard output [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
    /// Let what is over a limit, or missing where it must not be, count for the exit code; all of it is written in any case
    #[arg(long)]
    pub(in crate::cli) strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MarkupArg {
    /// Words and line breaks
    Text,
    /// Markdown
    Markdown,
    /// A fragment to be pasted
    Html,
    /// A document for Word
    Docx,
}
