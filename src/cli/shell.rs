//! What shells and manuals want to know of the command line: completions, and manual pages made from the help.

use super::args::Args;
use super::completing::VARIABLE;
use super::stdout::{Stdout, unwritable};
use super::{CliError, Verdict};
use crate::diagnostic::did_you_mean;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_complete::env::Shells;

/// Prints what a shell needs to ask this program for completions. It is asked at each word, so that it knows the packet, and nothing of an older version is left.
pub(super) fn completions(shell: Shell, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let shells = Shells::builtins();
    let mut script = Vec::new();
    if let Some(shell) = shells.completer(&shell.to_string()) {
        shell.write_registration(VARIABLE, "promo", "promo", "promo", &mut script).map_err(unwritable)?;
    }
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
