//! Completions of a word that is being typed: a shell runs the program with `PROMO_COMPLETE` set, as the lines of `promo completions` tell it to. Whatever goes
//! wrong, nothing is said, so that nobody's prompt is written over; nothing is written either. What is in the packet around the working directory is read as every command
//! reads it, which is bounded. Of an argument that takes certain words alone the parser knows them; what others may hold is in the table `SOURCES`.

use super::args::Args;
use super::environment;
use crate::check::RULES;
use crate::format::Format;
use crate::packet::{FileKind, Packet, read_packet};
use crate::report::visible_line;
use crate::rubric::{BUILT_IN, Rubric, read_rubric};
use crate::source::{PacketPath, Tree, TreeEntry, disk};
use crate::vocabulary::{NoteKind, State};
use clap::{Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

/// Tells the program that it is asked for completions, and by which shell.
pub(super) const VARIABLE: &str = "PROMO_COMPLETE";

/// How many bytes of a title stand beside its id.
const LONGEST_HELP: usize = 80;

/// A word, and what it is.
type Candidate = (String, String);

/// A command, one of its arguments, the words that may stand there, and whether a file may too.
type Source = (&'static str, &'static str, fn() -> Vec<Candidate>, Files);

/// What may stand in the place of which argument. The command `*` is every one that has
/// such an argument.
const SOURCES: &[Source] = &[
    ("explain", "name", explained, Files::No),
    ("new", "rubric", rubrics, Files::Toml),
    ("rubric show", "id", rubrics, Files::Toml),
    ("rubric diff", "rubric", rubrics_and_levels, Files::Toml),
    ("rubric diff", "from", levels, Files::No),
    ("rubric diff", "to", levels, Files::No),
    ("add", "title", questions, Files::No),
    ("ask", "id", to_be_asked, Files::No),
    ("receive", "id", to_be_received, Files::No),
    ("chart", "name", pictures, Files::No),
    ("man", "command", commands, Files::No),
    ("*", "criteria", criteria, Files::No),
    ("*", "criterion", criteria, Files::No),
    ("*", "evidence", || notes(&[NoteKind::Evidence]), Files::No),
    ("export", "format", forms, Files::No),
    ("rm", "note", every_note, Files::No),
    ("mv", "old", every_note, Files::No),
];

/// Which files may be named in the place of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Files {
    No,
    Toml,
}

/// Answers a shell that asks for completions; whether it was one that asked.
pub(super) fn answered() -> bool {
    if environment::variable(VARIABLE).is_empty() {
        return false;
    }
    // A bug of ours must not fill the terminal of somebody who pressed a key.
    std::panic::set_hook(Box::new(|_| {}));
    let answer = || {
        let asked = CompleteEnv::with_factory(command).var(VARIABLE);
        asked.try_complete(std::env::args_os(), environment::current().ok().as_deref())
    };
    !matches!(std::panic::catch_unwind(answer), Ok(Ok(false)))
}

/// The command line, with what may stand in the place of its arguments.
fn command() -> Command {
    SOURCES.iter().fold(Args::command(), |promo, source| match source.0 {
        "*" => everywhere(promo, source),
        path => within(promo, &path.split(' ').collect::<Vec<_>>(), source),
    })
}

fn within(command: Command, path: &[&str], source: &Source) -> Command {
    match path.split_first() {
        None => completed(command, source),
        // A command that is not there is none that could be completed.
        Some((name, _)) if command.find_subcommand(name).is_none() => command,
        Some((name, rest)) => command.mut_subcommand(name, |inner| within(inner, rest, source)),
    }
}

fn everywhere(command: Command, source: &Source) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    names.into_iter().fold(completed(command, source), |command, name| {
        command.mut_subcommand(name, |inner| everywhere(inner, source))
    })
}

/// The command with words for its argument, where it has such an argument and the parser knows no words for it.
fn completed(command: Command, (_, argument, words, files): &Source) -> Command {
    let is_open = |it: &clap::Arg| it.get_id() == *argument && it.get_possible_values().is_empty();
    let completer = |it: clap::Arg| {
        let (words, files) = (*words, *files);
        it.add(ArgValueCompleter::new(move |typed: &OsStr| candidates(typed, words, files)))
    };
    // One by one they would change their order, by which they are told apart.
    command.mut_args(|it| if is_open(&it) { completer(it) } else { it })
}

/// The words that begin as what is typed, and files.
fn candidates(typed: &OsStr, words: fn() -> Vec<Candidate>, files: Files) -> Vec<CompletionCandidate> {
    let begins = typed.to_string_lossy();
    let fitting = words().into_iter().filter(|(word, _)| word.starts_with(&*begins) && can_be_typed(word));
    let word = |(word, about): Candidate| CompletionCandidate::new(word).help(Some(in_short(&about).into()));
    let mut found: Vec<CompletionCandidate> = fitting.map(word).collect();
    if files == Files::Toml {
        let is_toml = |path: &Path| path.is_dir() || path.extension().is_some_and(|ending| ending == "toml");
        found.extend(PathCompleter::any().filter(is_toml).complete(typed));
    }
    found
}

/// Whether a shell takes the word as it stands: what an author writes as an id may be a command to a shell.
fn can_be_typed(word: &str) -> bool {
    !word.is_empty() && !word.starts_with('-') && word.chars().all(|it| it.is_alphanumeric() || "-_.".contains(it))
}

fn in_short(about: &str) -> String {
    let line = visible_line(about);
    line[..line.floor_char_boundary(LONGEST_HELP)].to_owned()
}

fn explained() -> Vec<Candidate> {
    let rules = RULES.iter().map(|rule| (rule.name.as_str().to_owned(), rule.page().summary));
    let files = FileKind::all().into_iter().map(|file| (file.word().to_owned(), file.about().to_owned()));
    let key = |place: crate::packet::KeyPlace| {
        let name = format!("{}.{}", place.kind.word(), place.path.join("."));
        (name, place.key.sentence.to_owned())
    };
    let keys = FileKind::all().into_iter().flat_map(FileKind::places).map(key);
    let more = [("formats".to_owned(), "the files of a packet".to_owned())];
    rules.chain(files).chain(keys).chain(more).collect()
}

fn commands() -> Vec<Candidate> {
    let about = |it: &Command| (it.get_name().to_owned(), it.get_about().map(ToString::to_string).unwrap_or_default());
    Args::command().get_subcommands().filter(|it| !it.is_hide_set()).map(about).collect()
}

fn rubrics() -> Vec<Candidate> {
    let title = |it: &crate::rubric::BuiltIn| it.read().map_or_else(String::new, |rubric| rubric.title);
    BUILT_IN.iter().map(|it| (it.id.to_owned(), title(it))).collect()
}

/// The forms that a packet can fill in, and the two words that look at forms.
fn forms() -> Vec<Candidate> {
    let words = [("list", "the forms that there are"), ("show", "what one asks")]
        .map(|(word, is)| (word.to_owned(), is.to_owned()));
    let ours = || crate::format::BUILT_IN.iter().filter_map(|format| format.read()).map(Arc::new).collect();
    let forms: Vec<Arc<Format>> = packet().map_or_else(ours, |packet| packet.all_formats());
    words.into_iter().chain(forms.iter().map(|form| (form.id.value.clone(), form.title.clone()))).collect()
}

fn rubrics_and_levels() -> Vec<Candidate> {
    [levels_of(rubric_of_packet()), rubrics()].concat()
}

/// The levels of the rubric that is named before, else of the packet's.
fn levels() -> Vec<Candidate> {
    let typed = typed();
    let named = typed.iter().rev().find_map(|word| match BUILT_IN.iter().find(|it| it.id == word) {
        Some(built_in) => built_in.read(),
        None if word.ends_with(".toml") => {
            let (path, text) = disk::read_text_file(Path::new(word)).ok()?;
            read_rubric(&path, &text, &mut Vec::new())
        }
        None => None,
    });
    levels_of(named.or_else(rubric_of_packet))
}

fn levels_of(rubric: Option<Rubric>) -> Vec<Candidate> {
    let level = |level: &crate::rubric::Level| (level.id.value.clone(), level.title.to_string());
    rubric.map(|rubric| rubric.levels.iter().map(level).collect()).unwrap_or_default()
}

fn criteria() -> Vec<Candidate> {
    let criteria = rubric_of_packet().map(|rubric| rubric.criteria).unwrap_or_default();
    criteria.into_iter().map(|it| (it.id.value, it.title)).collect()
}

/// The title of an answer is a question of the rubric; the titles of other notes are the author's own.
fn questions() -> Vec<Candidate> {
    if !typed().iter().any(|word| word == NoteKind::Answer.word()) {
        return Vec::new();
    }
    let questions = rubric_of_packet().map(|rubric| rubric.questions).unwrap_or_default();
    questions.into_iter().map(|it| (it.id.value, it.text)).collect()
}

fn to_be_asked() -> Vec<Candidate> {
    peers(|state| matches!(state, Some(State::Draft | State::Requested) | None))
}

fn to_be_received() -> Vec<Candidate> {
    peers(|state| !matches!(state, Some(State::Declined | State::Given)))
}

fn peers(is_wanted: fn(Option<State>) -> bool) -> Vec<Candidate> {
    let Some(packet) = packet() else { return Vec::new() };
    let peer = |note: &crate::packet::Note| {
        let feedback = note.feedback()?;
        let name = feedback.from.name.value.clone();
        is_wanted(feedback.state.as_ref().map(|state| state.value)).then(|| (note.id.value.clone(), name))
    };
    packet.of_kind(NoteKind::Feedback).filter_map(peer).collect()
}

fn every_note() -> Vec<Candidate> {
    notes(NoteKind::ALL)
}

fn notes(kinds: &[NoteKind]) -> Vec<Candidate> {
    let Some(packet) = packet() else { return Vec::new() };
    let of_kind = |kind: &NoteKind| packet.of_kind(*kind).map(|it| (it.id.value.clone(), it.title().to_owned()));
    kinds.iter().flat_map(of_kind).collect()
}

fn pictures() -> Vec<Candidate> {
    let always = [
        ("timeline", "when the work was done"),
        ("who-spoke", "which peer spoke to what"),
        ("scope", "how far the work reached"),
    ];
    let always = always.map(|(name, about)| (name.to_owned(), about.to_owned()));
    let packet = packet();
    let evidence = packet.iter().flat_map(|packet| packet.of_kind(NoteKind::Evidence)).filter_map(|it| it.evidence());
    let metrics = evidence.flat_map(|it| &it.metrics).map(|it| (it.id.value.clone(), it.name.value.clone()));
    always.into_iter().chain(metrics).collect()
}

/// The rubric of the packet around the working directory: two files are read, however many notes there are.
fn rubric_of_packet() -> Option<Rubric> {
    let root = disk::find_packet(&environment::current().ok()?)?;
    let (path, text) = disk::read_text_file(&root.join("packet.toml")).ok()?;
    let settings = Tree { entries: [(path, TreeEntry::Text(text))].into() };
    let name = read_packet(&settings, &mut Vec::new()).settings.rubric?.value;
    if let Some(built_in) = BUILT_IN.iter().find(|it| it.id == name) {
        return built_in.read();
    }
    let inside = PacketPath::new(&name).ok()?;
    let (path, text) = disk::read_text_file(&root.join(inside.as_str())).ok()?;
    read_rubric(&path, &text, &mut Vec::new())
}

/// The packet around the working directory, as far as it can be read.
fn packet() -> Option<Packet> {
    let root = disk::find_packet(&environment::current().ok()?)?;
    Some(read_packet(&disk::read(&root).ok()?, &mut Vec::new()))
}

/// The words of the line that is being typed: a shell gives them after `--`.
fn typed() -> Vec<String> {
    let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
    words.map(|word| word.to_string_lossy().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Commands that others of the table wait for may be missing, as those of a program built without them; arguments of those that are there may not.
    #[test]
    fn every_argument_of_the_table_is_there() {
        for (path, argument, ..) in SOURCES.iter().filter(|(path, ..)| *path != "*") {
            let promo = Args::command();
            let command = path.split(' ').try_fold(&promo, |around, name| around.find_subcommand(name));
            let Some(command) = command else { continue };
            let has = |it: &clap::Arg| it.get_id() == *argument;
            assert!(command.get_arguments().any(has), "`{path}` takes no `{argument}`");
        }
    }

    #[test]
    fn with_its_words_the_command_line_is_as_sound_as_without() {
        command().debug_assert();
    }

    #[test]
    fn nothing_that_a_shell_would_obey_is_offered() {
        for word in ["a b", "a;rm", "$(x)", "`x`", "a\u{1b}[2J", "-x", "", "a'b", "a*"] {
            assert!(!can_be_typed(word), "{word:?}");
        }
        for word in ["checkout-p99", "2026-w12", "größe", "evidence.role", "漢字"] {
            assert!(can_be_typed(word), "{word:?}");
        }
    }
}
