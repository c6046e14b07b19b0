//! `promo mv`: a note under another name, with everything that names it. All files are written, or none.

use super::args::MvArgs;
use super::mend::patch_of;
use super::stdout::Stdout;
use super::{CliError, Verdict, environment, named_note, new_file, packet_folder};
use crate::diagnostic::count;
use crate::moving::{Goal, MovePlan, MoveRefusal, plan_move};
use crate::packet::{Note, Packet, read_packet};
use crate::report::{visible, visible_line};
use crate::source::disk::{self, FileStep, ReplaceError};
use crate::source::{LineIndex, PacketPath, Span, Text, Tree};
use crate::vocabulary::NoteKind;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &MvArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find(args.packet.as_deref())?;
    let tree = disk::read(&root)?;
    let packet = read_packet(&tree, &mut Vec::new());
    let note = named_note::named(&args.old, &packet, &tree, &root)?;
    let goal = goal(&args.new, note, &root)?;
    let plan = plan_move(&tree, &packet, note, &goal).map_err(|refusal| refused(&refusal, note, &tree, &root))?;
    let steps = steps(&root, &tree, &plan)?;
    if args.dry_run {
        let patch = patch(&plan, &steps);
        stdout.say(&if std::io::stdout().is_terminal() { visible(&patch) } else { patch })?;
        return Ok(Verdict::Sound);
    }
    let made = make_folders(&root, &plan.to)?;
    disk::change(&root, &steps).map_err(|(file, why)| {
        made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
        left(&file, &why)
    })?;
    stdout.say(&told(&plan, &packet, &environment::before_paths(&root)))?;
    Ok(Verdict::Sound)
}

/// An id, or a path: what ends in `.md` or holds a folder. A folder alone keeps the name of the file.
fn goal(typed: &str, note: &Note, root: &Path) -> Result<Goal, CliError> {
    let unusable = || {
        let what = format!("`{typed}` is no place in the packet");
        CliError::new(what).help("give an id, or a path such as `evidence/checkout.md`")
    };
    let is_file = typed.to_lowercase().ends_with(".md");
    if !typed.contains('/') {
        let beside = || note.path.resolve(typed).map(Goal::Path).map_err(|_| unusable());
        return if is_file { beside() } else { Ok(Goal::Id(typed.to_owned())) };
    }
    let is_folder = typed.ends_with('/') || root.join(typed).is_dir();
    let whole = match (is_folder, is_file) {
        (true, _) => format!("{}/{}", typed.trim_end_matches('/'), note.path.name()),
        (false, true) => typed.to_owned(),
        (false, false) => format!("{typed}.md"),
    };
    // What stands in no folder of notes when seen from here may well do so when seen from the packet.
    let paths = named_note::paths(&whole, root);
    let is_known = |path: &&PacketPath| path.top().and_then(NoteKind::in_folder).is_some();
    paths.iter().find(is_known).or(paths.first()).cloned().map(Goal::Path).ok_or_else(unusable)
}

fn refused(refusal: &MoveRefusal, note: &Note, tree: &Tree, root: &Path) -> CliError {
    let here = environment::before_paths(root);
    let (what, help) = match refusal {
        MoveRefusal::Case => (
            "the case has its place: there is one in a packet, `case.md`".to_owned(),
            "give it a `title` instead".to_owned(),
        ),
        MoveRefusal::Same => (format!("`{}` is called so already", note.path), "give another name".to_owned()),
        MoveRefusal::BadName(name) => (
            format!("`{name}` cannot be the name of a note"),
            "use letters, digits, `-`, `_`, `.` and blanks, 80 at the most, a letter or digit first".to_owned(),
        ),
        MoveRefusal::OtherKind(path) => (
            format!("`{path}` is not in `{}/`, where notes of kind {} are", note.kind.folder(), note.kind.name()),
            "a note keeps its kind; `promo add` makes one of another, and its text is copied by hand".to_owned(),
        ),
        MoveRefusal::Taken(path) => (
            format!("`{here}{path}` has this id already, or one that would share its page"),
            "give another name, or rename that note first".to_owned(),
        ),
        MoveRefusal::InTheWay(path) => {
            (format!("`{here}{path}` is there already"), "give another name: nothing is written over".to_owned())
        }
        MoveRefusal::Unread => (
            format!(
                "the front matter of `{here}{}` cannot all be read, so what names the note is not known",
                note.path
            ),
            "`promo check` says what is wrong with it; mend it first".to_owned(),
        ),
        MoveRefusal::Unclear(span) => (
            format!("what {} names could not be kept as it is", place(*span, tree, &here)),
            "write that place more plainly, such as `[[id]]` or an id in quotes, and try again; nothing was moved"
                .to_owned(),
        ),
    };
    CliError::new(what).help(help)
}

/// `evidence/a.md:12`.
pub(super) fn place(span: Span, tree: &Tree, here: &str) -> String {
    let path = span.file.path();
    let line = tree.text(path).map(|text| LineIndex::new(text).position(span.start).line);
    line.map_or_else(|| format!("{here}{path}"), |line| format!("{here}{path}:{line}"))
}

fn left(file: &PacketPath, why: &ReplaceError) -> CliError {
    CliError::new(format!("`{file}` {why}, so every file is as it was")).help("try again once it is mended")
}

/// Every file that changes, with its line ends on disk, and the one that moves.
fn steps(root: &Path, tree: &Tree, plan: &MovePlan) -> Result<Vec<FileStep>, CliError> {
    let mut steps = Vec::new();
    for (path, edits) in &plan.edits {
        let known = tree.text(path).ok_or_else(|| left(path, &ReplaceError::NoFile))?;
        let before = disk::read_written(root, path).map_err(|why| left(path, &why))?;
        let changed = || left(path, &ReplaceError::Changed);
        let written = std::str::from_utf8(&before).map_err(|_| changed())?;
        if Text::new(written) != *known {
            return Err(changed());
        }
        let after = known.edited(written, edits.iter().map(|(place, words)| (place.clone(), words.as_str())));
        steps.push(FileStep::Replace { path: path.clone(), after: after.into_bytes(), before });
    }
    if plan.from != plan.to {
        steps.push(FileStep::Rename { from: plan.from.clone(), to: plan.to.clone() });
    }
    Ok(steps)
}

/// The folders of the new place, as far as they are not there; those that were made are given back.
fn make_folders(root: &Path, to: &PacketPath) -> Result<Vec<PathBuf>, CliError> {
    let (mut folder, mut made) = (root.to_owned(), Vec::new());
    for part in to.folder().split('/') {
        folder.push(part);
        let is_new = !folder.exists();
        new_file::make_folder(&folder, root)?;
        made.extend(is_new.then(|| folder.clone()));
    }
    Ok(made)
}

/// As `git apply` reads it.
fn patch(plan: &MovePlan, steps: &[FileStep]) -> String {
    let mut patch = String::new();
    let name = |path: &PacketPath| if *path == plan.from { plan.to.clone() } else { path.clone() };
    let is_moved = plan.from != plan.to;
    if is_moved {
        let (from, to) = (&plan.from, &plan.to);
        patch.push_str(&format!("diff --git a/{from} b/{to}\nrename from {from}\nrename to {to}\n"));
    }
    let replaced = |is_own: bool| {
        steps.iter().filter_map(move |step| match step {
            FileStep::Replace { path, before, after } => {
                ((*path == plan.from) == is_own).then_some((path, before, after))
            }
            FileStep::Rename { .. } | FileStep::Remove { .. } => None,
        })
    };
    for (path, before, after) in replaced(true).chain(replaced(false)) {
        let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        if !(is_moved && *path == plan.from) {
            patch.push_str(&format!("diff --git a/{path} b/{path}\n"));
        }
        patch.push_str(&patch_of(path, &name(path), &before, &after));
    }
    patch
}

fn told(plan: &MovePlan, packet: &Packet, here: &str) -> String {
    let (from, to) = (&plan.from, &plan.to);
    let moved = if from == to {
        format!("`{here}{from}` has the id `{}` now", plan.id)
    } else {
        format!("`{here}{from}` is `{here}{to}` now")
    };
    let others: Vec<usize> =
        plan.edits.iter().filter(|(path, _)| *path != from).map(|(_, edits)| edits.len()).collect();
    let places = others.iter().sum::<usize>();
    let follow = match places {
        0 if packet.notes.len() == 1 => String::new(),
        0 => "; nothing else names it".to_owned(),
        1 => "; 1 place that names it follows".to_owned(),
        places => format!("; {} in {} that name it follow", count(places, "place"), count(others.len(), "file")),
    };
    visible_line(&format!("{moved}{follow}")) + "\n"
}
