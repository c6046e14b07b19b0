//! A command line that is not understood, told as other trouble is: what is, and what would help. What the parser says of rare cases stands in its own words.

use super::CliError;
use super::args::Args;
use crate::diagnostic::{either, listed};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};
use std::path::Path;

/// What the parser could not make anything of, in our words.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the kinds are the parser's, which may get more at any time; their words are as good as none of ours"
)]
pub(super) fn in_our_words(said: clap::Error) -> CliError {
    let told = match said.kind() {
        ErrorKind::InvalidSubcommand => unknown_command(&said),
        ErrorKind::UnknownArgument => unknown_argument(&said),
        ErrorKind::InvalidValue => unknown_value(&said),
        ErrorKind::MissingRequiredArgument => missing(&said),
        _ => None,
    };
    told.unwrap_or_else(|| CliError::usage(said))
}

fn unknown_command(said: &clap::Error) -> Option<CliError> {
    let typed = text(said, ContextKind::InvalidSubcommand)?;
    let (command, _) = command(said);
    if command == "promo" && Path::new(&typed).exists() {
        let what = format!("`{typed}` is no command");
        return Some(CliError::new(what).help(format!("a path stands after a command, as in `promo check {typed}`")));
    }
    let help = near(said, ContextKind::SuggestedSubcommand);
    let list = if command == "promo" { "promo help".to_owned() } else { format!("{command} --help") };
    let help = help.unwrap_or_else(|| format!("`{list}` lists the commands"));
    Some(CliError::new(format!("there is no command `{}`", after(&command, &typed))).help(help))
}

/// `rubric lst`, of a command below another.
fn after(command: &str, typed: &str) -> String {
    format!("{} {typed}", command.trim_start_matches("promo").trim_start()).trim_start().to_owned()
}

fn unknown_argument(said: &clap::Error) -> Option<CliError> {
    let typed = text(said, ContextKind::InvalidArg)?;
    let (command, parser) = command(said);
    let takes = format!("`{command} --help` says what it takes");
    let help = near(said, ContextKind::SuggestedArg).unwrap_or(takes);
    let what = if typed.starts_with('-') {
        format!("`{command}` has no option `{typed}`")
    } else {
        let most = parser.as_ref().map_or(0, |parser| parser.get_positionals().count());
        let after = if most == 0 { "nothing".to_owned() } else { "no more".to_owned() };
        format!("`{typed}` is one word too many: `{command}` takes {after} before it")
    };
    Some(CliError::new(what).help(help))
}

fn unknown_value(said: &clap::Error) -> Option<CliError> {
    let argument = text(said, ContextKind::InvalidArg)?;
    let typed = text(said, ContextKind::InvalidValue)?;
    let option = argument.split_whitespace().find(|word| word.starts_with("--"));
    let place = argument.trim_matches(['<', '>', '[', ']', '.']);
    let known = list(said, ContextKind::ValidValue);
    let help = near(said, ContextKind::SuggestedValue).or_else(|| {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        (!known.is_empty()).then(|| format!("it takes {}", either(&known)))
    })?;
    let what = match (option, typed.as_str()) {
        (Some(option), "") => format!("`{option}` is given without a value"),
        (Some(option), typed) => format!("`{option}` does not take `{typed}`"),
        (None, typed) => format!("{place} cannot be `{typed}`"),
    };
    Some(CliError::new(what).help(help))
}

fn missing(said: &clap::Error) -> Option<CliError> {
    let missing = list(said, ContextKind::InvalidArg);
    let (command, parser) = command(said);
    let named: Vec<String> = missing.iter().map(|it| it.trim_matches(['<', '>']).to_owned()).collect();
    let example = parser.as_ref().and_then(first_example);
    let help = example.map_or_else(
        || format!("`{command} --help` says what it takes"),
        |example| format!("such as `{example}`; `{command} --help` says more"),
    );
    (!named.is_empty()).then(|| CliError::new(format!("`{command}` needs {}", listed(&named))).help(help))
}

/// The first line under `examples:`.
fn first_example(command: &Command) -> Option<String> {
    let help = command.get_after_help()?.to_string();
    let (_, examples) = help.split_once("examples:\n")?;
    let line = examples.lines().next()?.trim();
    line.starts_with("promo ").then(|| line.split("  ").next().unwrap_or(line).to_owned())
}

/// The command that was typed, as far as it was understood, and its parser.
fn command(said: &clap::Error) -> (String, Option<Command>) {
    let usage = match said.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let mut words = usage.split_whitespace().skip_while(|word| *word != "promo").skip(1);
    let mut found = Args::command();
    let mut name = "promo".to_owned();
    while let Some(inner) = words.next().and_then(|word| found.find_subcommand(word).cloned()) {
        name = format!("{name} {}", inner.get_name());
        found = inner;
    }
    (name, Some(found))
}

fn near(said: &clap::Error, kind: ContextKind) -> Option<String> {
    let near = list(said, kind);
    let quoted: Vec<String> = near.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => None,
        // The nearest is last.
        [.., nearest] => Some(format!("did you mean {nearest}?")),
    }
}

fn text(said: &clap::Error, kind: ContextKind) -> Option<String> {
    list(said, kind).into_iter().next()
}

fn list(said: &clap::Error, kind: ContextKind) -> Vec<String> {
    match said.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::meant::understood;
    use std::ffi::OsString;

    fn told(line: &str) -> String {
        let words = line.split(' ').map(OsString::from).collect();
        in_our_words(understood(words).expect_err(line)).in_plain_words()
    }

    #[test]
    fn a_line_that_is_not_understood_says_what_is_and_what_would_help() {
        let expected = [
            ("promo chekc", "there is no command `chekc` (did you mean `check`?)"),
            ("promo rubric lst", "there is no command `rubric lst` (did you mean `list`?)"),
            ("promo frobnicate", "there is no command `frobnicate` (`promo help` lists the commands)"),
            ("promo src", "`src` is no command (a path stands after a command, as in `promo check src`)"),
            ("promo check --fromat json", "`promo check` has no option `--fromat` (did you mean `--format`?)"),
            (
                "promo build a b",
                "`b` is one word too many: `promo build` takes no more before it (`promo build --help` says what it takes)",
            ),
            ("promo build --for boss", "`--for` does not take `boss` (it takes `self`, `manager` or `committee`)"),
            ("promo add evidnce x", "KIND cannot be `evidnce` (did you mean `evidence`?)"),
            (
                "promo add",
                "`promo add` needs KIND and TITLE (such as `promo add evidence \"Cut build time by half\"`; `promo add --help` says more)",
            ),
        ];
        for (line, words) in expected {
            assert_eq!(told(line), words, "{line}");
        }
    }
}
