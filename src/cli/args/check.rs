//! The command line of what is looked at: a packet checked, a rule or a key explained, a schema.

use super::{audience, file_kind};
use crate::packet::FileKind;
use crate::report;
use crate::vocabulary::Audience;
use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo check                           all of the packet around you\n  \
                        promo check evidence/a.md             what is in one note\n  \
                        promo check --fix                     mend what is certain\n  \
                        promo check --diff                    see first what that would write\n  \
                        promo check --strict --format github  for a pipeline: warnings count too\n  \
                        promo check --stats --for committee   what a reader finds, counted")]
pub(in crate::cli) struct CheckArgs {
    /// The packet's folder, or some of its files: the whole packet is checked, what is in them is shown, and the exit code is for what is shown
    /// [default: the packet around the working directory]
    #[arg(value_name = "DIR|FILE")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// For whom to print
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: FormatArg,
    /// Let warnings count for the exit code
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Write what is certain: near misses of keys and ids, dates written otherwise, links to files that have moved; what is left is shown, and the exit
    /// code is for that. Prose is never touched
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// Show what `--fix` would write, as a patch of the packet's folder, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub(in crate::cli) diff: bool,
    /// Count what the packet holds by criterion, period, scope and source, instead of listing what was found
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(in crate::cli) stats: bool,
    /// Whose edition `--stats` counts
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "self", requires = "stats")]
    pub(in crate::cli) audience: Audience,
}

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo explain                         every rule\n  \
                        promo explain claim-without-evidence  what a rule asks, and why\n  \
                        promo explain evidence                every key of a kind of note\n  \
                        promo explain evidence.role           what one key takes\n  \
                        promo explain formats                 which files a packet has")]
pub(in crate::cli) struct ExplainArgs {
    /// A rule, as diagnostics show it in brackets; a key, such as `criteria` or `feedback.from`; or a kind of file, such as `packet.toml`
    pub(in crate::cli) name: Option<String>,
}

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo schema packet                of packet.toml\n  \
                        promo schema rubric > rubric.json  of a rubric, into a file")]
pub(in crate::cli) struct SchemaArgs {
    /// The kind of file: `packet.toml`, a rubric, or the front matter of a kind of note
    #[arg(value_parser = file_kind())]
    pub(in crate::cli) kind: FileKind,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum FormatArg {
    /// A person at a terminal
    Human,
    /// A program: one JSON document
    Json,
    /// A code scanning service: SARIF 2.1.0
    Sarif,
    /// A GitHub workflow: annotations
    Github,
}

impl FormatArg {
    pub(in crate::cli) fn of_report(self) -> report::Format {
        match self {
            FormatArg::Human => report::Format::Human,
            FormatArg::Json => report::Format::Json,
            FormatArg::Sarif => report::Format::Sarif,
            FormatArg::Github => report::Format::Github,
        }
    }
}
