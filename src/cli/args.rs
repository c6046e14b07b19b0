//! The command line as typed. What it means for a folder is for each command.

mod add;
mod build;
mod check;
mod export;
mod hand_over;
mod hook;
mod intake;
mod list;
mod log;
mod moving;
mod peers;
mod rubric;
mod shell;
mod values;

pub(super) use add::AddArgs;
pub(super) use build::{BuildArgs, ChartArgs, PaperArg, PdfArgs, PrintArgs, ServeArgs};
pub(super) use check::{CheckArgs, ExplainArgs, FormatArg, SchemaArgs};
pub(super) use export::{ExportArgs, MarkupArg};
pub(super) use hand_over::{DiffArgs, HandOverArgs, VerifyArgs};
pub(super) use hook::HookArgs;
pub(super) use intake::{BringInArgs, GroupArg, IntoArg, OrderArg, PlanFormatArg};
pub(super) use list::{ListArgs, ListFormatArg, Listed, StatusArgs};
pub(super) use log::LogArgs;
pub(super) use moving::{MvArgs, RmArgs};
pub(super) use peers::{AskArgs, ReceiveArgs, RequestFormatArg};
use rubric::RUBRIC_EXAMPLES;
pub(super) use rubric::{AxisArg, ImportArgs, ImportFormatArg, RubricCommand};
pub(super) use shell::{CompletionsArgs, ManArgs};
use values::{audience, date, file_kind, note_kind, paper};

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Checks a folder of promotion evidence against a rubric and renders it as a packet
#[derive(Debug, Parser)]
#[command(name = "promo", version, arg_required_else_help = true)]
#[command(after_help = "examples:\n  \
                        promo new my-packet              a packet that builds at once\n  \
                        promo check                      what is broken, what is weak, and why a reader minds\n  \
                        promo serve --open               the packet in your browser\n  \
                        promo help build                 what a command takes\n  \
                        promo help formats               what may stand in the files\n\n\
                        exit codes: 0 no errors, 1 the packet has errors, 2 the command could not do its work")]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value = "auto")]
    pub(super) color: ColourArg,
    /// Say only what was asked for, and errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a packet that builds at once, with one worked note of each kind
    #[command(visible_alias = "init")]
    New(NewArgs),
    /// Add a note to a packet and print its path
    Add(AddArgs),
    /// Bring in what you have: a brag document, a vault, pull requests, a table of a tracker; first as a plan, with `--write` as notes
    Import(BringInArgs),
    /// List what the packet holds: ids, days, titles
    #[command(visible_alias = "ls")]
    List(ListArgs),
    /// Add a line to this week's log, or print what stands there
    Log(LogArgs),
    /// Give a note another name, and name it so everywhere
    Mv(MvArgs),
    /// Say what rests on a note, and take the note away
    Rm(RmArgs),
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
    #[command(visible_alias = "preview")]
    Serve(ServeArgs),
    /// Speak with an editor: findings while one types, completion, explanations, links, renaming; the editor starts it
    #[command(
        after_help = "examples:\n  promo lsp    what an editor starts; editors/README.md has the lines for each editor"
    )]
    Lsp,
    /// Ask a peer for feedback: what they saw, what it can speak to, by when and how to answer
    Ask(AskArgs),
    /// Take in what a peer has answered: a letter, a text, a page or a form
    Receive(ReceiveArgs),
    /// Draw one picture of an edition, alone: the timeline, a figure, who spoke to what; without a name, list them
    Chart(ChartArgs),
    /// Fill in your company's form: text, Markdown, HTML to be pasted, or a document; `list` names the forms, `show` what one asks
    Export(ExportArgs),
    /// Have git check the packet before each commit, beside the hooks that are there
    Hook(HookArgs),
    /// Say what a rule asks and why, or what a key holds; without a name, list every rule
    Explain(ExplainArgs),
    /// Look at rubrics, or begin one
    #[command(subcommand, after_help = RUBRIC_EXAMPLES)]
    Rubric(RubricCommand),
    /// Print the JSON Schema of a kind of file, for editors
    Schema(SchemaArgs),
    /// Print what a shell needs to complete commands, rules, ids, levels and questions
    Completions(CompletionsArgs),
    /// Print the manual page, or that of one command
    Man(ManArgs),
}

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo new my-packet                          a packet that builds at once\n  \
                        promo new my-packet --rubric staff-engineer  by another built-in rubric\n  \
                        promo new my-packet --rubric ladder.toml     against your company's own\n  \
                        promo new . --bare                           here, with the settings alone")]
pub(super) struct NewArgs {
    /// The folder to make, or one that is there and holds nothing of these names, such as `.`
    pub(super) dir: PathBuf,
    /// Without worked notes: the settings alone
    #[arg(long)]
    pub(super) bare: bool,
    /// The rubric that the packet is held against: a built-in one, or the path of a rubric file, which is copied into the packet
    #[arg(long, value_name = "ID|FILE", default_value = "senior-engineer")]
    pub(super) rubric: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ColourArg {
    Auto,
    Always,
    Never,
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
        for command in Args::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(help.contains(&format!("\n  {} ", command.get_name())), "{}:\n{help}", command.get_name());
        }
        assert!(help.contains("\n  man "), "{help}");
    }

    /// Every command has examples, and every example is a command line that is understood as it stands.
    #[test]
    fn every_command_has_examples_that_are_understood() {
        let mut promo = Args::command();
        promo.build();
        let mut left = vec![promo];
        while let Some(command) = left.pop() {
            let shown = command.get_bin_name().unwrap_or("promo").to_owned();
            let examples = examples(&command);
            assert!(!examples.is_empty(), "`{shown} --help` has no `examples:`");
            for example in &examples {
                let words = words(example);
                let names_it = words.join(" ").starts_with(&shown);
                assert!(names_it, "an example of `{shown}` is of another command: {example}");
                let told = Args::try_parse_from(&words);
                let is_help = told.as_ref().is_err_and(|said| !said.use_stderr() || shown == "promo");
                assert!(told.is_ok() || is_help, "`{example}` is not understood:\n{}", told.unwrap_err());
            }
            let inner = command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help");
            left.extend(inner.cloned());
        }
    }

    /// The command lines under `examples:`, without what is said beside them.
    fn examples(command: &clap::Command) -> Vec<String> {
        let help = command.get_after_help().or(command.get_after_long_help());
        let help = help.map(ToString::to_string).unwrap_or_default();
        let examples = help.split_once("examples:\n").map_or("", |(_, examples)| examples);
        let line = |line: &str| {
            let line = line.trim_start();
            let start = line.find("promo ")?;
            let typed = line[start..].split("  ").next()?.split(['|', '>']).next()?;
            Some(typed.trim().to_owned())
        };
        examples.lines().take_while(|line| line.starts_with(' ')).filter_map(line).collect()
    }

    /// The words of a command line as a shell would split it.
    fn words(line: &str) -> Vec<String> {
        let quoted = line.split('"').enumerate();
        let mut words: Vec<String> = Vec::new();
        for (index, part) in quoted {
            match index % 2 {
                0 => words.extend(part.split_whitespace().map(str::to_owned)),
                _ => words.push(part.to_owned()),
            }
        }
        words
    }
}
