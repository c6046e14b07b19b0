//! `promo rm`: what rests on a note, and the note taken away. Nothing else is touched: what names it still is told as what to mend.

use super::args::RmArgs;
use super::mv::place;
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, named_note, packet_folder};
use crate::diagnostic::count;
use crate::moving::{Mention, mentions};
use crate::packet::{Note, read_packet};
use crate::report::visible_line;
use crate::source::disk::{self, FileStep, ReplaceError};
use crate::source::{Text, Tree};
use crate::vocabulary::NoteKind;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

/// As much of a line is shown as tells it from others.
const SHOWN: usize = 80;

pub(super) fn run(args: &RmArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find(args.packet.as_deref())?;
    let tree = disk::read(&root)?;
    let packet = read_packet(&tree, &mut Vec::new());
    let note = named_note::named(&args.note, &packet, &tree, &root)?;
    if note.kind == NoteKind::Case {
        let what = "the case is not taken away: it is what the packet is for";
        return Err(CliError::new(what).help("empty it, or remove `case.md` by hand"));
    }
    let before = as_read(&root, &tree, note)?;
    let here = environment::before_paths(&root);
    let file = visible_line(&format!("{here}{}", note.path));
    let resting: Vec<Mention> =
        mentions(&packet, note).into_iter().filter(|it| *it.span.file.path() != note.path).collect();
    let mut layout = TextLayout::new(stdout.style());
    layout.paragraph(0, &resting_words(&file, note, resting.len()));
    for mention in &resting {
        layout.item(2, &format!("{}: {}", place(mention.span, &tree, &here), line(mention, &tree)));
    }
    layout.show(stdout)?;
    if !args.yes && !is_meant(&file, stdout)? {
        stdout.say("nothing was removed\n")?;
        return Ok(Verdict::Sound);
    }
    let step = FileStep::Remove { path: note.path.clone(), before };
    disk::change(&root, &[step]).map_err(|(_, why)| left(note, &why))?;
    let mend = match resting.len() {
        0 => String::new(),
        1 => "; the place above names it still, and is to be mended".to_owned(),
        _ => "; the places above name it still, and are to be mended".to_owned(),
    };
    stdout.say(&format!("removed `{file}`{mend}\n"))?;
    Ok(Verdict::Sound)
}

fn left(note: &Note, why: &ReplaceError) -> CliError {
    CliError::new(format!("`{}` {why}, so it is left where it is", note.path)).help("look at it, and try again")
}

/// The bytes of the note, while they are what was read.
fn as_read(root: &Path, tree: &Tree, note: &Note) -> Result<Vec<u8>, CliError> {
    let before = disk::read_written(root, &note.path).map_err(|why| left(note, &why))?;
    let is_same = Text::decode(&before).ok().as_ref() == tree.text(&note.path);
    if is_same { Ok(before) } else { Err(left(note, &ReplaceError::Changed)) }
}

fn resting_words(file: &str, note: &Note, resting: usize) -> String {
    let title = note.title();
    match resting {
        0 => format!("`{file}`, {title}: nothing rests on it"),
        1 => format!("`{file}`, {title}: 1 place rests on it"),
        several => format!("`{file}`, {title}: {} rest on it", count(several, "place")),
    }
}

/// The line of a mention, shortened.
fn line(mention: &Mention, tree: &Tree) -> String {
    let text = tree.text(mention.span.file.path()).map_or("", Text::as_str);
    let start = text[..mention.span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    if line.chars().count() <= SHOWN {
        return line.to_owned();
    }
    line.chars().take(SHOWN - 1).chain(['…']).collect()
}

/// Whether the person says so. Where nobody can be asked, nothing is removed.
fn is_meant(file: &str, stdout: &mut Stdout) -> Result<bool, CliError> {
    if !std::io::stdin().is_terminal() {
        let what = format!("nobody can be asked here whether `{file}` is to go");
        return Err(CliError::new(what).help("say `--yes` to remove it without a question"));
    }
    stdout.say(&format!("remove `{file}`? [y/N] "))?;
    stdout.flush().map_err(super::stdout::unwritable)?;
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.map_err(|error| CliError::system("cannot read the answer", error))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
