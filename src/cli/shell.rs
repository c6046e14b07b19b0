//! What shells and manuals want to know of the command line: completions, and manual pages made from the help.

use super::args::Args;
use super::stdout::{Stdout, unwritable};
use super::{CliError, Verdict};
use crate::diagnostic::did_you_mean;
use clap::{Command, CommandFactory};
use clap_complete::Shell;

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "promo", &mut script);
    stdout.say(&String::from_utf8_lossy(&script))?;
    Ok(Verdict::Sound)
}

/// Prints the manual page of `promo`, or of one of its commands, also of one below another.
pub(super) fn man(command: &[String], stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let mut promo = Args::command();
    promo.build();
    let page = command.iter().try_fold(promo, |around, name| inner(&around, name))?;
    clap_mangen::Man::new(page).render(stdout).map_err(unwritable)?;
    Ok(Verdict::Sound)
}

fn inner(around: &Command, name: &str) -> Result<Command, CliError> {
    let known: Vec<&str> =
        around.get_subcommands().filter(|known| !known.is_hide_set()).map(Command::get_name).collect();
    let unknown = || {
        let help = did_you_mean(name, &known).unwrap_or_else(|| "`promo help` lists them".to_owned());
        CliError::new(format!("there is no command `{name}`")).help(help)
    };
    around.find_subcommand(name).cloned().ok_or_else(unknown)
}
