//! The door for people at a terminal: one file a command. A command says on `Stdout` what it has to say and returns a `Verdict` on the
//! packet; trouble in the world comes back as `CliError`. What becomes of the two, and the exit code, is decided here alone.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod args;
mod completing;

mod add;
mod ask;
mod build;
mod chart;
mod check;
mod diff;
mod explain;
mod export;
mod hand_over;
mod hook;
mod import;
mod list;
mod log;
mod lsp;
mod mv;
mod new;
mod pdf;
mod receive;
mod rm;
mod rubric;
mod schema;
mod serve;
mod shell;
mod status;
mod verify;

mod compiled;
mod editor;
mod environment;
mod error;
mod meant;
mod mend;
mod named_note;
mod new_file;
mod packet_folder;
mod progress;
mod proven;
mod record;
mod stats;
mod status_display;
mod stdout;
mod table;
mod template;
mod text_editor;
mod text_layout;
mod usage;

use args::{Command, RubricCommand};
use error::CliError;
use meant::Meant;
use std::process::ExitCode;
use stdout::Stdout;

/// What a command found out about the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Nothing that keeps it from being published.
    Sound,
    /// Errors; when the check is strict, warnings too.
    Faulty,
}

/// Runs the command line that the process was started with. The exit code is 0 for a sound packet, 1 for a faulty one, and 2 when the command
/// could not do its work.
pub fn main() -> ExitCode {
    if completing::answered() {
        return ExitCode::SUCCESS;
    }
    let done = meant::understood(std::env::args_os().collect()).map_or_else(help_or_trouble, |meant| run(&meant));
    match done {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Faulty) => ExitCode::from(1),
        Err(error) => {
            error.tell();
            ExitCode::from(2)
        }
    }
}

fn run(Meant { args, note }: &Meant) -> Result<Verdict, CliError> {
    args.color.choice().write_global();
    let mut stdout = Stdout::lock();
    if args.quiet {
        stdout.be_quiet();
        progress::be_quiet();
    } else if let Some(note) = note {
        error::remark(note);
    }
    let verdict = obey(&args.command, &mut stdout)?;
    stdout.finish()?;
    Ok(verdict)
}

fn obey(command: &Command, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    match command {
        Command::New(args) => new::run(args, stdout),
        Command::Add(args) => add::run(args, stdout),
        Command::Import(args) => import::run(args, stdout),
        Command::List(args) => list::run(args, stdout),
        Command::Log(args) => log::run(args, stdout),
        Command::Mv(args) => mv::run(args, stdout),
        Command::Rm(args) => rm::run(args, stdout),
        Command::Check(args) => check::run(args, stdout),
        Command::Status(args) => status::run(args, stdout),
        Command::Build(args) => build::run(args, stdout),
        Command::Pdf(args) => pdf::run(args, stdout),
        Command::HandOver(args) => hand_over::run(args, stdout),
        Command::Verify(args) => verify::run(args, stdout),
        Command::Diff(args) => diff::run(args, stdout),
        Command::Ask(args) => ask::run(args, stdout),
        Command::Receive(args) => receive::run(args, stdout),
        Command::Chart(args) => chart::run(args, stdout),
        Command::Serve(args) => serve::run(args, stdout),
        Command::Hook(args) => hook::run(args, stdout),
        Command::Export(args) => export::run(args, stdout),
        Command::Lsp => lsp::run(stdout),
        Command::Explain(args) => explain::run(args, stdout),
        Command::Rubric(command) => rubrics(command, stdout),
        Command::Schema(args) => schema::run(args, stdout),
        Command::Completions(args) => shell::completions(args.shell, stdout),
        Command::Man(args) => shell::man(&args.command, stdout),
    }
}

fn rubrics(command: &RubricCommand, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    match command {
        RubricCommand::List => rubric::list(stdout),
        RubricCommand::Show { id, toml: false } => rubric::show(id.as_deref(), stdout),
        RubricCommand::Show { id, toml: true } => rubric::print(id.as_deref(), stdout),
        RubricCommand::Diff { rubric, from, to } => {
            let typed: Vec<&str> = [rubric, from, to].into_iter().flatten().map(String::as_str).collect();
            rubric::diff(&typed, stdout)
        }
        RubricCommand::New { output } => rubric::blank(output.as_deref(), stdout),
        RubricCommand::Check { file } => rubric::check(file, stdout),
        RubricCommand::Import(args) => rubric::import(args, stdout),
    }
}

/// Help and the version belong on standard output; a command line that is not understood is trouble.
fn help_or_trouble(said: clap::Error) -> Result<Verdict, CliError> {
    if said.use_stderr() {
        return Err(usage::in_our_words(said));
    }
    let mut stdout = Stdout::lock();
    stdout.say(&said.render().ansi().to_string())?;
    stdout.finish()?;
    Ok(Verdict::Sound)
}
