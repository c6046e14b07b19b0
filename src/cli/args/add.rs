//! The command line of `promo add`: a kind and a title, and every key of every kind as an option, made of the declarations of the keys.

use super::note_kind;
use crate::cli::add::KeyOption;
use crate::vocabulary::NoteKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use std::path::PathBuf;

/// What is to be added.
#[derive(Debug)]
pub(in crate::cli) struct AddArgs {
    /// What is there whatever the kind.
    pub(in crate::cli) of_all: NewNoteArgs,
    /// The keys that are given, each with its values in the order in which they were typed.
    pub(in crate::cli) keys: Vec<(&'static str, Vec<String>)>,
}

/// What a kind says in front matter may be given here; what is wrong in it is said at once, and then nothing is written. Lists are written with commas. A template of
/// your own, `templates/KIND.md` in the packet, takes the place of ours
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  promo add evidence \"Cut build time by half\"                      prints the path of a new note\n  \
                        promo add evidence \"A cache\" --date yesterday --role lead --criteria scope,impact\n  \
                        promo add evidence --from log/2026-w12#2                         the second entry of that week, as evidence\n  \
                        promo add impact \"Half as many calls\" --evidence a-cache --id calls\n  \
                        promo add feedback \"Ana R.\" --relation cross-team --team Payments --edit\n  \
                        pbpaste | promo add note \"Talk with Alex\" -                      the text comes from standard input"
)]
pub(in crate::cli) struct NewNoteArgs {
    /// What the note is
    #[arg(id = "note-kind", value_name = "KIND", value_parser = note_kind())]
    pub(in crate::cli) kind: NoteKind,
    /// Its title; for feedback the peer's name, for an answer the id of a question of the rubric [default: with `--from log/…`, what the entry says]
    #[arg(required_unless_present = "from")]
    pub(in crate::cli) title: Option<String>,
    /// `-`: its text comes from standard input
    #[arg(value_name = "-", value_parser = ["-"])]
    pub(in crate::cli) body: Option<String>,
    /// Open it in your editor
    #[arg(short, long)]
    pub(in crate::cli) edit: bool,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
}

fn arg(option: &KeyOption) -> Arg {
    Arg::new(option.name)
        .long(option.name)
        .value_name(option.value_name())
        .help(option.help())
        .help_heading("What stands in the note")
        .action(ArgAction::Append)
        .allow_negative_numbers(true)
}

impl Args for AddArgs {
    fn augment_args(command: Command) -> Command {
        KeyOption::all().iter().fold(NewNoteArgs::augment_args(command), |command, option| command.arg(arg(option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        AddArgs::augment_args(command)
    }
}

impl FromArgMatches for AddArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<AddArgs, clap::Error> {
        let given = |option: KeyOption| {
            let values: Vec<String> = matches.get_many::<String>(option.name)?.cloned().collect();
            Some((option.name, values))
        };
        let of_all = NewNoteArgs::from_arg_matches(matches)?;
        Ok(AddArgs { of_all, keys: KeyOption::all().into_iter().filter_map(given).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = AddArgs::from_arg_matches(matches)?;
        Ok(())
    }
}
