//! Command lines that are not written as ours are and can mean one thing only: they are read as that, and the line that was meant is told. A line that
//! could mean two things is not guessed at.

use super::args::Args;
use crate::vocabulary::Audience;
use clap::{Command, CommandFactory, Parser};
use std::ffi::OsString;

/// What other programs call our commands.
const OTHER_NAMES: [(&str, &[&str]); 8] = [
    ("lint", &["check"]),
    ("validate", &["check"]),
    ("render", &["build"]),
    ("watch", &["serve"]),
    ("preview", &["serve"]),
    ("rubrics", &["rubric", "list"]),
    ("rules", &["explain"]),
    ("version", &["--version"]),
];

/// A command line that is understood.
#[derive(Debug)]
pub(super) struct Meant {
    pub(super) args: Args,
    /// How it would have been written, where it was written otherwise.
    pub(super) note: Option<String>,
}

/// Reads a command line, the program's own name first. What is returned otherwise is help that was asked for, or why the line as it was typed is not understood.
pub(super) fn understood(typed: Vec<OsString>) -> Result<Meant, clap::Error> {
    let said = match Args::try_parse_from(&typed) {
        Ok(args) => return Ok(Meant { args, note: None }),
        Err(said) if !said.use_stderr() => return Err(said),
        Err(said) => said,
    };
    let words: Option<Vec<String>> = typed.iter().skip(1).map(|word| word.to_str().map(str::to_owned)).collect();
    let Some(words) = words else { return Err(said) };
    if let Some(renamed) = by_another_name(&words) {
        // Whatever else is wrong with it is said of the command that was meant.
        return parsed(&renamed).map(|args| meant(args, &renamed));
    }
    for reading in readings(&words) {
        match parsed(&reading) {
            Ok(args) => return Ok(meant(args, &reading)),
            Err(help) if !help.use_stderr() => return Err(help),
            Err(_) => {}
        }
    }
    Err(said)
}

fn parsed(words: &[String]) -> Result<Args, clap::Error> {
    Args::try_parse_from(["promo"].into_iter().chain(words.iter().map(String::as_str)))
}

fn meant(args: Args, words: &[String]) -> Meant {
    let quoted = |word: &String| if word.contains(' ') { format!("\"{word}\"") } else { word.clone() };
    let line = words.iter().map(quoted).collect::<Vec<_>>().join(" ");
    Meant { args, note: Some(format!("taken as `promo {line}`")) }
}

/// `lint` for `check`.
fn by_another_name(words: &[String]) -> Option<Vec<String>> {
    let (first, rest) = words.split_first()?;
    let (_, ours) = OTHER_NAMES.iter().find(|(other, _)| other == first)?;
    Some(ours.iter().map(|word| (*word).to_owned()).chain(rest.iter().cloned()).collect())
}

/// What the words may stand for, the likeliest first.
fn readings(words: &[String]) -> Vec<Vec<String>> {
    let ways = [about_something, command_first, folder_by_option, audience_as_option, audience_as_word];
    ways.iter().filter_map(|way| way(words)).collect()
}

/// `help formats` for `explain formats`.
fn about_something(words: &[String]) -> Option<Vec<String>> {
    match words {
        [help, name] if help == "help" => Some(vec!["explain".to_owned(), name.clone()]),
        _ => None,
    }
}

/// `--for manager build` for `build --for manager`.
fn command_first(words: &[String]) -> Option<Vec<String>> {
    let promo = Args::command();
    let command = words.iter().position(|word| promo.find_subcommand(word).is_some()).filter(|at| *at > 0)?;
    let (before, rest) = (&words[..command], &words[command..]);
    before[0].starts_with('-').then(|| [&rest[..1], &rest[1..], before].concat())
}

/// `build --packet t` for `build t`, since some commands take a folder so.
fn folder_by_option(words: &[String]) -> Option<Vec<String>> {
    let promo = Args::command();
    let takes_folder =
        |command: &Command| command.get_positionals().any(|it| matches!(it.get_id().as_str(), "dir" | "paths"));
    words.first().and_then(|first| promo.find_subcommand(first)).filter(|command| takes_folder(command))?;
    let at = words.iter().position(|word| word == "--packet" || word.starts_with("--packet="))?;
    let mut read = words.to_vec();
    match read[at].strip_prefix("--packet=") {
        Some(folder) => read[at] = folder.to_owned(),
        None => {
            read.remove(at);
        }
    }
    Some(read)
}

/// `build --manager` for `build --for manager`.
fn audience_as_option(words: &[String]) -> Option<Vec<String>> {
    let is_one = |word: &String| word.strip_prefix("--").is_some_and(is_audience);
    let at = words.iter().position(is_one)?;
    Some([&words[..at], &["--for".to_owned(), words[at][2..].to_owned()], &words[at + 1..]].concat())
}

/// `build t manager` for `build t --for manager`.
fn audience_as_word(words: &[String]) -> Option<Vec<String>> {
    let at = words.iter().skip(1).position(|word| is_audience(word))? + 1;
    Some([&words[..at], &["--for".to_owned(), words[at].clone()], &words[at + 1..]].concat())
}

fn is_audience(word: &str) -> bool {
    Audience::ALL.iter().any(|audience| audience.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(line: &str) -> Option<String> {
        understood(line.split(' ').map(OsString::from).collect()).unwrap_or_else(|said| panic!("{line}: {said}")).note
    }

    #[test]
    fn what_can_mean_one_thing_only_is_read_as_that() {
        let expected = [
            ("promo lint", "check"),
            ("promo validate --strict t", "check --strict t"),
            ("promo render --for manager", "build --for manager"),
            ("promo watch", "serve"),
            ("promo rubrics", "rubric list"),
            ("promo help formats", "explain formats"),
            ("promo --for manager build", "build --for manager"),
            ("promo --strict check t", "check t --strict"),
            ("promo build --packet t", "build t"),
            ("promo status --packet=t", "status t"),
            ("promo build --manager", "build --for manager"),
            ("promo build t manager", "build t --for manager"),
        ];
        for (typed, read) in expected {
            assert_eq!(note(typed), Some(format!("taken as `promo {read}`")), "{typed}");
        }
    }

    #[test]
    fn what_is_written_as_it_should_be_is_not_remarked_on() {
        for line in ["promo check", "promo --color never check", "promo help build", "promo build manager"] {
            match understood(line.split(' ').map(OsString::from).collect()) {
                Ok(meant) => assert_eq!(meant.note, None, "{line}"),
                Err(help) => assert!(!help.use_stderr(), "{line}: {help}"),
            }
        }
    }

    #[test]
    fn what_could_mean_two_things_is_not_guessed_at() {
        for line in ["promo chekc", "promo check --fromat json", "promo add manager", "promo build a b"] {
            assert!(understood(line.split(' ').map(OsString::from).collect()).is_err(), "{line}");
        }
        let said = understood(["promo", "lint", "--nope"].map(OsString::from).to_vec()).unwrap_err().to_string();
        assert!(said.contains("Usage: promo check"), "{said}");
    }
}
