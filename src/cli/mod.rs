//! The door for people at a terminal: one file a command. A command says on its `Screen` what it has to say and returns a `Verdict` on the
//! packet; trouble in the world comes back as `Trouble`. What becomes of the two, and the exit code, is decided here alone.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod args;

mod add;
mod build;
mod check;
mod explain;
mod new;
mod rubric;
mod schema;
mod serve;
mod shell;

mod editor;
mod file;
mod place;
mod progress;
mod screen;
mod sheet;
mod status;
mod template;
mod trouble;

use args::{Args, Command, RubricCommand};
use clap::Parser;
use screen::Screen;
use std::process::ExitCode;
use trouble::Trouble;

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
    let done = Args::try_parse().map_or_else(|said| usage(&said), |args| run(&args));
    match done {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Faulty) => ExitCode::from(1),
        Err(trouble) => {
            trouble.tell();
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<Verdict, Trouble> {
    args.color.choice().write_global();
    let mut screen = Screen::stdout();
    let verdict = obey(&args.command, &mut screen)?;
    screen.finish()?;
    Ok(verdict)
}

fn obey(command: &Command, screen: &mut Screen) -> Result<Verdict, Trouble> {
    match command {
        Command::New(args) => new::run(args, screen),
        Command::Add(args) => add::run(args, screen),
        Command::Check(args) => check::run(args, screen),
        Command::Build(args) => build::run(args, screen),
        Command::Serve(args) => serve::run(args, screen),
        Command::Explain(args) => explain::run(args, screen),
        Command::Rubric(RubricCommand::List) => rubric::list(screen),
        Command::Rubric(RubricCommand::Show { id }) => rubric::show(id, screen),
        Command::Rubric(RubricCommand::Diff { id, from, to }) => rubric::diff(id, from, to, screen),
        Command::Rubric(RubricCommand::Check { file }) => rubric::check(file, screen),
        Command::Schema(args) => schema::run(args, screen),
        Command::Completions { shell } => shell::completions(*shell, screen),
        Command::Man { command } => shell::man(command.as_deref(), screen),
    }
}

/// Help and the version belong on the screen; a command line that is not understood is trouble, in the parser's own words.
fn usage(said: &clap::Error) -> Result<Verdict, Trouble> {
    if said.use_stderr() {
        return Err(Trouble::usage(said));
    }
    let mut screen = Screen::stdout();
    screen.say(&said.render().ansi().to_string())?;
    screen.finish()?;
    Ok(Verdict::Sound)
}
