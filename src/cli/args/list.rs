//! The command line of what is in a packet: how it stands, and what it holds.

use crate::vocabulary::NoteKind;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

/// Where the packet stands in a few lines: how strong each criterion is, who has answered, how long there is, what takes away most of what is held against it, and
/// when something was last written down
#[derive(Debug, Group)]
#[command(after_help = "examples:\n  promo status                 a few lines\n  \
                        promo status --all           each criterion, whom to ask, and the next five things to do\n  \
                        promo status --format json   for a program")]
pub(in crate::cli) struct StatusArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// Each criterion in a line of its own, all peers, and what to do next with what it takes away
    #[arg(short, long)]
    pub(in crate::cli) all: bool,
    /// For whom to print
    #[arg(long, value_enum, default_value = "human", conflicts_with = "all")]
    pub(in crate::cli) format: ListFormatArg,
}

/// Ids are what notes name each other by: `evidence = ["checkout"]`, `[[checkout]]`
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo list                             every note: its id, its day, its title\n  \
                        promo list evidence                    the work alone\n  \
                        promo list criteria                    the ids of the rubric's criteria\n  \
                        promo list people                      who is named, and where\n  \
                        promo list impact --format json        for a program"
)]
pub(in crate::cli) struct ListArgs {
    /// What to list [default: every note]
    #[arg(value_parser = listed())]
    pub(in crate::cli) kind: Option<Listed>,
    /// For whom to print
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: ListFormatArg,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Listed {
    /// The notes of a kind.
    Notes(NoteKind),
    /// The criteria of the rubric.
    Criteria,
    /// The questions of the rubric.
    Questions,
    /// The figures of the ledger.
    Metrics,
    /// Who is named.
    People,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormatArg {
    /// A person at a terminal
    Human,
    /// A program: one JSON document
    Json,
}

/// Kinds by their word or their folder, and what else has ids.
fn listed() -> impl TypedValueParser<Value = Listed> {
    let kinds = NoteKind::ALL.iter().flat_map(|kind| {
        let folder = Some(kind.folder()).filter(|folder| !folder.is_empty() && *folder != kind.word());
        [Some(kind.word()), folder].into_iter().flatten()
    });
    let others = ["criteria", "questions", "metrics", "people"];
    PossibleValuesParser::new(kinds.chain(others)).try_map(|word| match word.as_str() {
        "criteria" => Ok(Listed::Criteria),
        "questions" => Ok(Listed::Questions),
        "metrics" => Ok(Listed::Metrics),
        "people" => Ok(Listed::People),
        word => NoteKind::of_word(word)
            .or_else(|| NoteKind::in_folder(word))
            .map(Listed::Notes)
            .ok_or("nothing of this name can be listed"),
    })
}
