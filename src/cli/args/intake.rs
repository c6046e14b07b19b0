//! The command line of `promo import`.

use crate::intake::{DayOrder, GroupBy, Shape};
use crate::source::Date;
use crate::vocabulary::{NoteKind, Relation, Vocabulary};
use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;
use strum::VariantArray;

/// Without `--write` nothing is written: the plan is printed. Every line of a source is in a note, in `notes/inbox-…`, or told as left out; all of it is for you alone until you say
/// otherwise. What stands in the packet already is not brought in again.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo import brag.md                                what would be written, and why\n  \
                        promo import brag.md --write                        write it\n  \
                        promo import brag.md --into evidence --since 2025-07-01\n  \
                        promo import ~/vault/daily --group week             a vault: one note of the log a week\n  \
                        gh pr list --author @me --state merged --limit 500 --json number,title,url,state,mergedAt,createdAt,labels,body,author | promo import -\n  \
                        git log --author=\"$(git config user.name)\" --format='%h %as %s' | promo import -\n  \
                        promo import jira.csv --dates dmy                   03/02/2026 is the third of February"
)]
pub(in crate::cli) struct BringInArgs {
    /// Files and folders; `-` for what comes through a pipe
    #[arg(value_name = "SOURCE", required = true)]
    pub(in crate::cli) sources: Vec<PathBuf>,
    /// What the sources are [default: told by what is in them]
    #[arg(long = "as", value_name = "SHAPE", value_parser = shape())]
    pub(in crate::cli) shape: Option<Shape>,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
    /// Nothing that was over before this day
    #[arg(long, value_name = "DATE", value_parser = date())]
    pub(in crate::cli) since: Option<Date>,
    /// What entries become [default: evidence for pieces of work, the log for bullets]
    #[arg(long, value_name = "KIND", value_enum)]
    pub(in crate::cli) into: Option<IntoArg>,
    /// One note of the log for each week or month
    #[arg(long, value_name = "BY", value_enum)]
    pub(in crate::cli) group: Option<GroupArg>,
    /// How 03/02/2026 is meant; without it such entries go to the inbox, with both days
    #[arg(long, value_name = "ORDER", value_enum)]
    pub(in crate::cli) dates: Option<OrderArg>,
    /// Make drafts of feedback of what others said and are named for; how they know your work is `peer` unless you say it
    #[arg(long, value_name = "RELATION", value_parser = relation(), num_args = 0..=1, require_equals = true, default_missing_value = "peer")]
    pub(in crate::cli) feedback: Option<Relation>,
    /// Write what the plan says
    #[arg(long)]
    pub(in crate::cli) write: bool,
    /// Write only if it is the plan with this digest, as it was printed
    #[arg(long, value_name = "DIGEST", requires = "write")]
    pub(in crate::cli) plan: Option<String>,
    /// For whom the plan is printed
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: PlanFormatArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PlanFormatArg {
    /// Plain text for a person
    Human,
    /// One object, for programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum IntoArg {
    /// A piece of work each, where something says when
    Evidence,
    /// The log
    Log,
    /// Notes of your own
    Notes,
}

impl IntoArg {
    pub(in crate::cli) fn kind(self) -> NoteKind {
        match self {
            IntoArg::Evidence => NoteKind::Evidence,
            IntoArg::Log => NoteKind::Log,
            IntoArg::Notes => NoteKind::Note,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum GroupArg {
    /// By week
    Week,
    /// By month
    Month,
}

impl GroupArg {
    pub(in crate::cli) fn by(self) -> GroupBy {
        match self {
            GroupArg::Week => GroupBy::Week,
            GroupArg::Month => GroupBy::Month,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum OrderArg {
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
}

impl OrderArg {
    pub(in crate::cli) fn order(self) -> DayOrder {
        match self {
            OrderArg::Dmy => DayOrder::DayFirst,
            OrderArg::Mdy => DayOrder::MonthFirst,
        }
    }
}

fn shape() -> impl TypedValueParser<Value = Shape> {
    let words = Shape::VARIANTS.iter().map(|shape| PossibleValue::new(shape.word()));
    PossibleValuesParser::new(words).try_map(|word| {
        Shape::VARIANTS.iter().copied().find(|shape| shape.word() == word).ok_or("no shape has this name")
    })
}

fn relation() -> impl TypedValueParser<Value = Relation> {
    let words = Relation::VARIANTS.iter().map(|relation| PossibleValue::new(relation.word()));
    PossibleValuesParser::new(words).try_map(|word| {
        Relation::VARIANTS.iter().copied().find(|one| one.word() == word).ok_or("no relation has this name")
    })
}

/// A day, as front matter writes it.
fn date() -> impl TypedValueParser<Value = Date> {
    NonEmptyStringValueParser::new()
        .try_map(|word| word.parse::<Date>().map_err(|_| "write year, month and day, such as 2026-03-14"))
}
