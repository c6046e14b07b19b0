//! The command line as typed. What it means for a folder is for each command.

mod hand_over;
mod hook;
mod peers;

pub(super) use hand_over::{DiffArgs, HandOverArgs, VerifyArgs};
pub(super) use hook::HookArgs;
pub(super) use peers::{AskArgs, ReceiveArgs, RequestFormatArg};

use super::add;
use crate::compile::Compilation;
use crate::packet::FileKind;
use crate::report;
use crate::source::Date;
use crate::vocabulary::{Audience, NoteKind, Paper, Vocabulary};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Checks a folder of promotion evidence against a rubric and renders it as a packet
#[derive(Debug, Parser)]
#[command(name = "promo", version, arg_required_else_help = true)]
#[command(after_help = "exit codes: 0 no errors, 1 the packet has errors, 2 the command could not do its work")]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value = "auto")]
    pub(super) color: ColourArg,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a packet that builds at once, with one worked note of each kind
    New(NewArgs),
    /// Add a note to a packet and print its path
    Add(AddArgs),
    /// Print every diagnostic of every file
    Check(CheckArgs),
    /// Say how the packet stands, and what to do next
    Status(StatusArgs),
    /// Render the edition for an audience into a folder of pages
    Build(BuildArgs),
    /// Print the edition for an audience to a PDF, by a browser that is installed
    Pdf(PdfArgs),
    /// Make the edition that goes out, as a folder and an archive, and note to whom it was given
    HandOver(HandOverArgs),
    /// Say whether a hand-over is still what it was
    Verify(VerifyArgs),
    /// Say what has changed from one hand-over to another, or to the packet of today
    Diff(DiffArgs),
    /// Preview the packet in a browser: save, and it is there
    Serve(ServeArgs),
    /// Ask a peer for feedback: what they saw, what it can speak to, by when and how to answer
    Ask(AskArgs),
    /// Take in what a peer has answered: a letter, a text, a page or a form
    Receive(ReceiveArgs),
    /// Draw one picture of an edition, alone: the timeline, a figure, who spoke to what; without a name, list them
    Chart(ChartArgs),
    /// Have git check the packet before each commit, beside the hooks that are there
    Hook(HookArgs),
    /// Say what a rule asks and why, or what a key holds; without a name, list every rule
    Explain(ExplainArgs),
    /// Look at rubrics, or begin one
    #[command(subcommand)]
    Rubric(RubricCommand),
    /// Print the JSON Schema of a kind of file, for editors
    Schema(SchemaArgs),
    /// Print the completions for a shell
    Completions {
        /// The shell that is to read them
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or that of one command
    #[command(hide = true)]
    Man {
        /// A command, such as `build`
        command: Option<String>,
    },
}

#[derive(Debug, Group)]
pub(super) struct NewArgs {
    /// The folder to make: new, or empty
    pub(super) dir: PathBuf,
    /// The rubric that the packet is held against: a built-in one, or the path of a rubric file, which is copied into the packet
    #[arg(long, value_name = "ID|FILE", default_value = "senior-engineer")]
    pub(super) rubric: String,
}

#[derive(Debug, Group)]
pub(super) struct AddArgs {
    /// What the note is
    #[arg(value_parser = note_kind())]
    pub(super) kind: NoteKind,
    /// Its title; for feedback the peer's name, for an answer the id of a question of the rubric
    pub(super) title: String,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(super) packet: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub(super) struct CheckArgs {
    /// The packet's folder, or some of its files: the whole packet is checked, what is in them is shown, and the exit code is for what is shown
    /// [default: the packet around the working directory]
    #[arg(value_name = "DIR|FILE")]
    pub(super) paths: Vec<PathBuf>,
    /// For whom to print
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: FormatArg,
    /// Let warnings count for the exit code
    #[arg(long)]
    pub(super) strict: bool,
    /// Write what is certain: near misses of keys and ids, dates written otherwise, links to files that have moved; what is left is shown, and the exit
    /// code is for that. Prose is never touched
    #[arg(long)]
    pub(super) fix: bool,
    /// Show what `--fix` would write, as a patch of the packet's folder, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub(super) diff: bool,
    /// Count what the packet holds by criterion, period, scope and source, instead of listing what was found
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(super) stats: bool,
    /// Whose edition `--stats` counts
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "self", requires = "stats")]
    pub(super) audience: Audience,
}

#[derive(Debug, Group)]
pub(super) struct StatusArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(super) dir: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub(super) struct BuildArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(super) dir: Option<PathBuf>,
    /// The audience of the edition
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(super) audience: Audience,
    /// The folder to publish into [default: dist/AUDIENCE in the packet]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// List what the edition withholds and why, each with its place in the packet; nothing of the list is published
    #[arg(long)]
    pub(super) report: bool,
    #[command(flatten)]
    pub(super) paper: PaperArg,
}

/// On what an edition is printed, for every command that makes one for paper.
#[derive(Clone, Copy, Debug, Group)]
pub(super) struct PaperArg {
    /// The paper that the edition is printed on [default: the `paper` of packet.toml, else a4]
    #[arg(long, value_name = "PAPER", value_parser = paper())]
    pub(super) paper: Option<Paper>,
}

/// Nothing is printed while the packet has errors. The browser has no network, and sees a private folder that is gone afterwards; what it has printed is
/// searched for what the edition withholds before it takes its place.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo pdf                                the manager's edition: dist/manager.pdf\n  \
                        promo pdf --for committee -o case.pdf    the committee's, into a file of another name\n  \
                        promo pdf -o - | lp                      straight to a printer\n  \
                        promo pdf --browser brave-browser        by this browser"
)]
pub(super) struct PdfArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(super) dir: Option<PathBuf>,
    /// The audience of the edition
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(super) audience: Audience,
    /// The file to write, `-` for standard output; what is there and is no PDF is not written over [default: dist/AUDIENCE.pdf in the packet]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The browser that prints: Chromium, Google Chrome, Edge or Brave, by its path or its name [default: the first that is found]
    #[arg(long, value_name = "PATH", env = "PROMO_BROWSER", hide_env_values = true)]
    pub(super) browser: Option<PathBuf>,
    /// How many seconds it may take to print once; it prints twice for the numbers of the pages
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400), default_value = "60")]
    pub(super) timeout: u64,
    #[command(flatten)]
    pub(super) paper: PaperArg,
}

#[derive(Debug, Group)]
pub(super) struct ServeArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(super) dir: Option<PathBuf>,
    /// The audience whose edition is shown first; the page switches
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "self")]
    pub(super) audience: Audience,
    /// The port to listen on, 0 for any that is free [default: that of the last preview of this packet, else 4747]
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
    /// Open it in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Look at the folder again and again, where the system does not tell of changes; done by itself when that is found out
    #[arg(long)]
    pub(super) poll: bool,
    /// What findings are opened in: vscode, vscodium, cursor, zed, obsidian, neovim, or a link with {path}, {line} and {column} [default: as the
    /// environment tells]
    #[arg(long, value_name = "EDITOR", env = "PROMO_EDITOR", hide_env_values = true)]
    pub(super) editor: Option<String>,
}

#[derive(Debug, Group)]
pub(super) struct ChartArgs {
    /// `timeline`, `who-spoke`, `scope`, or the id of a metric
    pub(super) name: Option<String>,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(super) packet: Option<PathBuf>,
    /// The audience of the edition that it is drawn of
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(super) audience: Audience,
    /// Write it to this file [default: standard output]
    #[arg(short, long, value_name = "FILE.svg")]
    pub(super) output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

#[derive(Debug, Group)]
pub(super) struct ExplainArgs {
    /// A rule, as diagnostics show it in brackets; a key, such as `criteria` or `feedback.from`; or a kind of file, such as `packet.toml`
    pub(super) name: Option<String>,
}

#[derive(Debug, Group)]
pub(super) struct SchemaArgs {
    /// The kind of file: `packet.toml`, a rubric, or the front matter of a kind of note
    #[arg(value_parser = file_kind())]
    pub(super) kind: FileKind,
}

/// A kind of file, by its word.
fn file_kind() -> impl TypedValueParser<Value = FileKind> {
    let words = FileKind::all().into_iter().map(FileKind::word);
    PossibleValuesParser::new(words).try_map(|word| FileKind::of_word(&word).ok_or("no kind of file has this word"))
}

/// A kind of note that can be added, by its word.
fn note_kind() -> impl TypedValueParser<Value = NoteKind> {
    let words = NoteKind::ALL.iter().filter(|kind| add::template(**kind).is_some()).map(|kind| kind.word());
    PossibleValuesParser::new(words).try_map(|word| NoteKind::of_word(&word).ok_or("no kind of note has this word"))
}

/// A day, as it is written everywhere.
fn date(text: &str) -> Result<Date, String> {
    let is_short = text.len() == "2026-11-28".len();
    let day = text.parse().ok().filter(|_| is_short);
    day.ok_or_else(|| "a day is written as in 2026-11-28".to_owned())
}

/// A paper, by its word.
fn paper() -> impl TypedValueParser<Value = Paper> {
    let words = Paper::words().into_iter().map(|(word, _)| word);
    let of_word = |word: String| Paper::words().into_iter().find(|(known, _)| *known == word).map(|(_, paper)| paper);
    PossibleValuesParser::new(words).try_map(move |word| of_word(word).ok_or("no paper has this word"))
}

/// An audience, by its word.
fn audience() -> impl TypedValueParser<Value = Audience> {
    let words = Audience::ALL.iter().map(|audience| PossibleValue::new(audience.word()).help(about(*audience)));
    let of_word = |word: String| Audience::ALL.iter().copied().find(|audience| audience.word() == word);
    PossibleValuesParser::new(words).try_map(move |word| of_word(word).ok_or("no audience has this word"))
}

/// What the help says of an audience.
const fn about(audience: Audience) -> &'static str {
    match audience {
        Audience::SelfOnly => "You alone: everything",
        Audience::Manager => "The manager who makes the case",
        Audience::Committee => "The committee that decides",
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum RubricCommand {
    /// List the built-in rubrics
    List,
    /// Print a rubric: levels, criteria with what each level expects, questions
    Show {
        /// A built-in rubric, or the path of a rubric file [default: that of the packet around the working directory]
        id: Option<String>,
        /// Print the file itself, to begin one of your own with
        #[arg(long)]
        toml: bool,
    },
    /// Print what changes between two levels of a rubric
    Diff {
        /// A built-in rubric, or the path of a rubric file [default: that of the packet around the working directory]
        rubric: Option<String>,
        /// The level held: id, title or alias [default: that of the packet's candidate]
        from: Option<String>,
        /// The level asked for: id, title or alias [default: that of the packet's candidate]
        to: Option<String>,
    },
    /// Print a rubric to begin one of your own with: every key with a comment
    New {
        /// Write it to this file, which must not be there yet
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Print every diagnostic of a rubric file
    Check {
        /// The rubric file
        file: PathBuf,
    },
    /// Read a ladder of another kind into a rubric: YAML, JSON, Markdown, CSV, TSV, XLSX
    Import(ImportArgs),
}

/// The rubric goes to standard output, and what has no place in it to standard error
#[derive(Debug, Group)]
pub(super) struct ImportArgs {
    /// The file, or a folder of files that make up one ladder
    #[arg(value_name = "FILE|DIR")]
    pub(super) source: PathBuf,
    /// Which axis of a table holds the levels, where their names do not tell
    #[arg(long, value_name = "AXIS", value_enum)]
    pub(super) levels: Option<AxisArg>,
    /// Only the levels of this track, and those of all tracks
    #[arg(long, value_name = "NAME")]
    pub(super) track: Option<String>,
    /// Only this sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// The id of the rubric [default: made of the name of the source]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// Write the rubric to this file
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    /// For whom the report is
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: ImportFormatArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum AxisArg {
    /// Each row is a level
    Rows,
    /// Each column is a level
    Columns,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ImportFormatArg {
    /// A person at a terminal
    Human,
    /// A program: one JSON document
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FormatArg {
    /// A person at a terminal
    Human,
    /// A program: one JSON document
    Json,
    /// A code scanning service: SARIF 2.1.0
    Sarif,
    /// A GitHub workflow: annotations
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ColourArg {
    Auto,
    Always,
    Never,
}

impl PaperArg {
    /// What was compiled, on the paper that was asked for.
    pub(super) fn over(self, compilation: Compilation) -> Compilation {
        match self.paper {
            Some(paper) => compilation.on_paper(paper),
            None => compilation,
        }
    }
}

impl FormatArg {
    pub(super) fn of_report(self) -> report::Format {
        match self {
            FormatArg::Human => report::Format::Human,
            FormatArg::Json => report::Format::Json,
            FormatArg::Sarif => report::Format::Sarif,
            FormatArg::Github => report::Format::Github,
        }
    }
}

impl ColourArg {
    pub(super) fn choice(self) -> anstream::ColorChoice {
        match self {
            ColourArg::Auto => anstream::ColorChoice::Auto,
            ColourArg::Always => anstream::ColorChoice::Always,
            ColourArg::Never => anstream::ColorChoice::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn help_lists_what_a_user_may_run() {
        let help = Args::command().render_help().to_string();
        let commands = [
            "new",
            "add",
            "check",
            "status",
            "build",
            "pdf",
            "hand-over",
            "verify",
            "diff",
            "serve",
            "ask",
            "receive",
            "chart",
            "hook",
            "explain",
            "rubric",
            "schema",
            "completions",
        ];
        for command in commands {
            assert!(help.contains(&format!("\n  {command} ")), "{command}:\n{help}");
        }
        assert!(!help.contains("\n  man "), "{help}");
    }
}
