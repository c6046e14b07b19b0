//! The command line of what is between a candidate and their peers.

use crate::source::Date;
use clap::builder::{NonEmptyStringValueParser, TypedValueParser};
use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

/// Without `-o` and `--form` the request is printed and nothing is recorded: read it, change your draft, print it again. A request that is written to a file, or
/// printed with `--record`, is recorded in the peer's note: `state = "requested"`, and the day. Nothing is sent: that is for your mail program.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo ask ruth-adeyemi                     the request as it would go out, to be read aloud\n  \
                        promo ask ruth-adeyemi -o ruth.eml         a letter that your mail program opens; the note says that she was asked\n  \
                        promo ask ruth-adeyemi --form --as eml     the same with a page to write into: dist/requests/ruth-adeyemi.eml\n  \
                        promo ask ruth-adeyemi --again             a reminder\n  \
                        promo ask --all-due --as eml               a letter for everyone whom it is time to ask, in dist/requests"
)]
pub(in crate::cli) struct AskArgs {
    /// The id of the feedback note, which is the name of its file
    #[arg(required_unless_present = "all_due")]
    pub(in crate::cli) id: Option<String>,
    /// Everyone who is not asked yet, as soon as nine weeks are left before the deadline
    #[arg(long, conflicts_with_all = ["id", "output", "to", "again"])]
    pub(in crate::cli) all_due: bool,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
    /// What to write [default: as the name of the file ends, else markdown]
    #[arg(long = "as", value_name = "FORMAT", value_enum)]
    pub(in crate::cli) format: Option<RequestFormatArg>,
    /// Let the peer answer without any tool: one page that they open, write into, and save or mail back; with `--as eml`, a letter with that page
    #[arg(long)]
    pub(in crate::cli) form: bool,
    /// The file to write, `-` for standard output [default: standard output; of a form or many, in dist/requests of the packet]
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// By when an answer is wanted [default: three weeks before the deadline of packet.toml, and a week from now at the least]
    #[arg(long, value_name = "DATE", value_parser = date())]
    pub(in crate::cli) by: Option<Date>,
    /// The peer's address, for a letter
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) to: Option<String>,
    /// Leave your draft out: they remember what they remember
    #[arg(long)]
    pub(in crate::cli) without_draft: bool,
    /// Remind a peer who was asked and has not answered
    #[arg(long)]
    pub(in crate::cli) again: bool,
    /// Record a request that is printed, as one that is written to a file
    #[arg(long)]
    pub(in crate::cli) record: bool,
    /// Say what would be written and recorded, and do neither
    #[arg(long, conflicts_with = "record")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum RequestFormatArg {
    /// Markdown
    Markdown,
    /// Plain text
    Text,
    /// One page that a browser opens
    Html,
    /// A letter that a mail program opens
    Eml,
}

/// Their words are put under `# Given` of their note as they stand, with the day; what is quoted, signed or attached is left out and shown. Words that are there are
/// never written over.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo receive ruth-adeyemi answer.eml      a letter, saved from your mail program\n  \
                        promo receive ruth-adeyemi words.html      the form that she sent back\n  \
                        pbpaste | promo receive ruth-adeyemi -     words that were copied\n  \
                        promo receive sam-boateng --declined       he would rather not"
)]
pub(in crate::cli) struct ReceiveArgs {
    /// The id of the feedback note, which is the name of its file
    pub(in crate::cli) id: String,
    /// The answer: a letter (.eml), a text, Markdown, a page or a form; `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "declined")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
    /// The day on which they answered [default: the day of the letter, else today]
    #[arg(long, value_name = "DATE", value_parser = date())]
    pub(in crate::cli) on: Option<Date>,
    /// They would rather not: nobody but you will see it
    #[arg(long, conflicts_with_all = ["file", "on"])]
    pub(in crate::cli) declined: bool,
    /// Show what would be taken in, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

/// A day, as front matter writes it.
fn date() -> impl TypedValueParser<Value = Date> {
    NonEmptyStringValueParser::new()
        .try_map(|word| word.parse::<Date>().map_err(|_| "write year, month and day, such as 2026-03-14"))
}
