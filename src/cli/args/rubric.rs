//! The command line of rubrics.

use clap::{Args as Group, Subcommand, ValueEnum};
use std::path::PathBuf;

pub(super) const RUBRIC_EXAMPLES: &str = "\
examples:
  promo rubric list                those that are built in
  promo rubric show                what is asked of you
  promo rubric diff                what your step asks that was not asked before
  promo rubric new -o rubric.toml  one of your own to begin with";

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RubricCommand {
    /// List the built-in rubrics
    #[command(after_help = "examples:\n  \
                            promo rubric list  their ids, their levels, what they are for")]
    List,
    /// Print a rubric: levels, criteria with what each level expects, questions
    #[command(after_help = "examples:\n  \
                            promo rubric show                              what is asked of you\n  \
                            promo rubric show google                       a built-in one\n  \
                            promo rubric show google --toml > rubric.toml  the file, to write over")]
    Show {
        /// A built-in rubric, or the path of a rubric file [default: that of the packet around the working directory]
        id: Option<String>,
        /// Print the file itself, to begin one of your own with
        #[arg(long)]
        toml: bool,
    },
    /// Print what changes between two levels of a rubric
    #[command(after_help = "examples:\n  \
                            promo rubric diff                    what your own step asks anew\n  \
                            promo rubric diff senior staff       of the rubric of your packet\n  \
                            promo rubric diff ladder mid senior  of a built-in one")]
    Diff {
        /// A built-in rubric, or the path of a rubric file [default: that of the packet around the working directory]
        rubric: Option<String>,
        /// The level held: id, title or alias [default: that of the packet's candidate]
        from: Option<String>,
        /// The level asked for: id, title or alias [default: that of the packet's candidate]
        to: Option<String>,
    },
    /// Print a rubric to begin one of your own with: every key with a comment
    #[command(after_help = "examples:\n  \
                            promo rubric new -o rubric.toml  every key, with a comment")]
    New {
        /// Write it to this file, which must not be there yet
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Print every diagnostic of a rubric file
    #[command(after_help = "examples:\n  \
                            promo rubric check rubric.toml  before a packet is held against it")]
    Check {
        /// The rubric file
        file: PathBuf,
    },
    /// Read a ladder of another kind into a rubric: YAML, JSON, Markdown, CSV, TSV, XLSX
    Import(ImportArgs),
}

/// The rubric goes to standard output, and what has no place in it to standard error
#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo rubric import ladder.xlsx -o rubric.toml  a workbook\n  \
                        promo rubric import ladder/ --track Engineering  a folder, one track of it\n  \
                        promo rubric import ladder.csv --levels rows    each row is a level")]
pub(in crate::cli) struct ImportArgs {
    /// The file, or a folder of files that make up one ladder
    #[arg(value_name = "FILE|DIR")]
    pub(in crate::cli) source: PathBuf,
    /// Which axis of a table holds the levels, where their names do not tell
    #[arg(long, value_name = "AXIS", value_enum)]
    pub(in crate::cli) levels: Option<AxisArg>,
    /// Only the levels of this track, and those of all tracks
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) track: Option<String>,
    /// Only this sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sheet: Option<String>,
    /// The id of the rubric [default: made of the name of the source]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// Write the rubric to this file
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
    /// For whom the report is
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: ImportFormatArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum AxisArg {
    /// Each row is a level
    Rows,
    /// Each column is a level
    Columns,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum ImportFormatArg {
    /// A person at a terminal
    Human,
    /// A program: one JSON document
    Json,
}
