//! From the tree to a [`Packet`]. Notes are read one by one, then together: ids first, references last.

use super::renamed::renamed;
use super::settings::{Settings, read_settings};
use super::{Attachment, Note, NoteCache, Packet, attachments, ids, references};
use crate::diagnostic::{Diagnostic, code, count, did_you_mean};
use crate::format::{Format, check_against, read_format};
use crate::rubric::{BUILT_IN, Rubric, built_in};
use crate::source::{HAND_OVERS, PacketPath, Refusal, Span, Text, Tree, TreeEntry};
use crate::syntax::{Table, read_toml};
use crate::vocabulary::NoteKind;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Reads a packet. There is always one: what cannot be read is left out, and said.
pub fn read_packet(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Packet {
    read_packet_again(tree, &mut NoteCache::default(), diagnostics)
}

/// The same as [`read_packet`], quicker: notes whose text is as it was the last time are taken from the cache.
pub fn read_packet_again(tree: &Tree, cache: &mut NoteCache, diagnostics: &mut Vec<Diagnostic>) -> Packet {
    refusals(tree, diagnostics);
    let settings = settings(tree, diagnostics);
    let rubric = rubric(&settings, tree, cache, diagnostics);
    let found = Found::in_tree(tree);
    let formats = formats(&found, rubric.as_deref(), diagnostics);
    let (notes, skipped) = notes(&found, cache, diagnostics);
    let (ids, metrics) = ids::of(&notes, diagnostics);
    let mut packet = Packet {
        current: None,
        target: None,
        ids,
        metrics,
        paths: notes.iter().enumerate().map(|(index, note)| (note.path.composed(), index)).collect::<HashMap<_, _>>(),
        files: files(&found, cache, diagnostics),
        theme: theme(&found, diagnostics),
        formats,
        others: found.others,
        in_the_cloud: in_the_cloud(tree),
        rubric_is_known: rubric.is_some(),
        rubric: rubric.unwrap_or_default(),
        settings,
        notes,
        skipped,
        links: Vec::new(),
    };
    let links = |note: &Arc<Note>| note.links().map(|link| packet.resolve(note, link)).collect();
    packet.links = packet.notes.par_iter().map(links).collect();
    levels(&mut packet, diagnostics);
    references::check(&packet, diagnostics);
    packet
}

/// What a path is for.
enum PathUse {
    Settings,
    Note(NoteKind),
    File,
    Theme,
    Format,
    Other,
}

/// What is attached to notes.
const FILES: &str = "files";

/// What takes the place of the theme's files.
const THEME: &str = "theme";

/// Forms of the author's company.
const FORMATS: &str = "formats";

/// What `promo add` begins a note with, one file a kind.
pub const TEMPLATES: &str = "templates";

/// The folders of a packet that hold what its author wrote.
pub fn own_folders() -> Vec<&'static str> {
    let notes = NoteKind::ALL.iter().map(|kind| kind.folder()).filter(|folder| !folder.is_empty());
    notes.chain([FILES, TEMPLATES, THEME, FORMATS, HAND_OVERS]).collect()
}

fn place(path: &PacketPath) -> PathUse {
    match (path.top(), path.name()) {
        (None, "packet.toml") => PathUse::Settings,
        (None, "case.md") => PathUse::Note(NoteKind::Case),
        (Some(FILES), _) => PathUse::File,
        (Some(THEME), _) => PathUse::Theme,
        (Some(FORMATS), _) if path.has_ending("toml") => PathUse::Format,
        (Some(top), _) if path.has_ending("md") => NoteKind::in_folder(top).map_or(PathUse::Other, PathUse::Note),
        _ => PathUse::Other,
    }
}

/// What stands in the folder, by what it is for, in the order of the paths.
#[derive(Default)]
struct Found<'a> {
    notes: Vec<(&'a PacketPath, NoteKind, Option<&'a Text>)>,
    files: Vec<(&'a PacketPath, &'a TreeEntry)>,
    theme: Vec<(&'a PacketPath, &'a TreeEntry)>,
    formats: Vec<(&'a PacketPath, &'a Text)>,
    others: Vec<PacketPath>,
}

impl<'a> Found<'a> {
    fn in_tree(tree: &'a Tree) -> Found<'a> {
        let mut found = Found::default();
        for (path, entry) in &tree.entries {
            match place(path) {
                PathUse::Settings => {}
                PathUse::Note(kind) => found.notes.push((path, kind, entry.text())),
                PathUse::File => found.files.push((path, entry)),
                PathUse::Theme => found.theme.push((path, entry)),
                PathUse::Format => found.formats.extend(entry.text().map(|text| (path, text))),
                PathUse::Other => found.others.push(path.clone()),
            }
        }
        found
    }
}

fn refusals(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) {
    for (path, entry) in &tree.entries {
        // What is nobody's note may stay in the cloud.
        let is_idle = *entry == TreeEntry::Refused(Refusal::InTheCloud)
            && matches!(place(path), PathUse::Other)
            && !path.has_ending("toml");
        if let TreeEntry::Refused(refusal) = entry
            && !is_idle
        {
            diagnostics.push(refused(path, *refusal));
        }
    }
}

fn refused(path: &PacketPath, refusal: Refusal) -> Diagnostic {
    let (rule, message, help) = match refusal {
        Refusal::SymbolicLink => (
            code::SYMBOLIC_LINK,
            format!("`{path}` is a symbolic link"),
            "put the file itself here: links are never followed".to_owned(),
        ),
        Refusal::Special => {
            (code::SPECIAL_FILE, format!("`{path}` is not a regular file"), "remove it from the packet".to_owned())
        }
        Refusal::Oversized { size, cap } => {
            let help =
                format!("the limit is {}; split it, or keep it outside the packet and link to it", mebibytes(cap));
            (code::OVERSIZED_FILE, format!("`{path}` is {} large", mebibytes(size)), help)
        }
        Refusal::NotUtf8(not) => {
            let looks_like = not.looks_like.map_or_else(String::new, |name| format!("; it looks like {name}"));
            let message = format!("`{path}` is not UTF-8: byte {} cannot be read{looks_like}", not.offset);
            (code::UNREADABLE_TEXT, message, "save it as UTF-8".to_owned())
        }
        Refusal::InTheCloud => (
            code::NOT_DOWNLOADED,
            format!("`{path}` is not on this disk, only in the cloud"),
            "have it downloaded: open it, or choose *keep on this device* in its folder".to_owned(),
        ),
        Refusal::InGit { files } => return in_git(path, files),
        Refusal::UnusableName => (
            code::UNUSABLE_NAME,
            format!("the name of `{path}` does not work on every system"),
            "rename it, shorter and plainer".to_owned(),
        ),
    };
    Diagnostic::error(rule, Span::of_file(path), message).help(help)
}

/// What lies in a repository is read by whoever may read the repository, whatever its pages withhold from them.
fn in_git(path: &PacketPath, files: usize) -> Diagnostic {
    let what = if path.as_str() == HAND_OVERS { "what was handed over, and to whom" } else { "editions" };
    let files = count(files, "file");
    let message =
        format!("git keeps {files} of `{path}/`, which holds {what}: whoever may read the repository may read that");
    let help = format!(
        "`git rm -r --cached {path}` takes it out of the next commit, and `{path}/` in `.gitignore` keeps it out; what was pushed stays in the history"
    );
    Diagnostic::warning(code::TRACKED_EDITION, Span::of_file(path), message).help(help)
}

#[expect(clippy::cast_precision_loss, reason = "a size in a message needs no more than three digits")]
fn mebibytes(bytes: u64) -> String {
    let size = bytes as f64 / f64::from(1 << 20);
    if size.fract() == 0.0 { format!("{size:.0} MiB") } else { format!("{size:.1} MiB") }
}

fn settings(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let file = PacketPath::settings();
    let text = tree.text(&file);
    let source = text.map_or("", Text::as_str);
    let home = first_line(&file, source);
    let read = text.and_then(|_| read_toml(source, home.with(0, source.len()), home, diagnostics).whole());
    match read {
        Some(table) => read_settings(&file, table, diagnostics),
        None => {
            if !tree.entries.contains_key(&file) {
                let missing = Diagnostic::error(code::MISSING_FILE, home, "there is no `packet.toml`");
                diagnostics.push(missing.help("`promo new DIR` makes a packet"));
            }
            // Whatever the reader would miss in an empty file follows from what has been said.
            read_settings(&file, Table { span: home, entries: Vec::new() }, &mut Vec::new())
        }
    }
}

fn first_line(file: &PacketPath, source: &str) -> Span {
    Span::new(file, 0, source.find('\n').unwrap_or(source.len()))
}

fn rubric(
    settings: &Settings,
    tree: &Tree,
    cache: &mut NoteCache,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Arc<Rubric>> {
    let (file, text) = rubric_text(settings, tree, diagnostics)?;
    let read = cache.rubric(file, text)?;
    diagnostics.extend(read.found.iter().cloned());
    read.rubric.clone()
}

/// The text of the rubric that the packet names, and its file.
fn rubric_text(settings: &Settings, tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Option<(PacketPath, Text)> {
    let name = settings.rubric.as_ref()?;
    let file = PacketPath::new(&name.value).ok().filter(|path| path.has_ending("toml"));
    let Some(file) = file else {
        if let Some(found) = built_in(&name.value) {
            return Some((found.file()?, Text::new(found.toml)));
        }
        let known: Vec<&str> = BUILT_IN.iter().map(|rubric| rubric.id).collect();
        let unknown = Diagnostic::error(code::UNKNOWN_RUBRIC, name.span, format!("unknown rubric `{}`", name.value));
        let help = did_you_mean(&name.value, &known).unwrap_or_default();
        let unknown = unknown.help(format!("{help}; a rubric of your own is a path such as `rubric.toml`"));
        diagnostics.push(unknown.misspelled(&name.value, &known));
        return None;
    };
    match tree.entries.get(&file) {
        Some(TreeEntry::Text(text)) => Some((file, text.clone())),
        Some(_) => None,
        None => {
            let missing = Diagnostic::error(code::UNKNOWN_RUBRIC, name.span, format!("there is no file `{file}`"));
            diagnostics.push(missing.help("write the rubric there, or name a built-in one: `promo rubric list`"));
            None
        }
    }
}

/// The notes that could be read, and the files of those that could not.
fn notes(
    found: &Found<'_>,
    cache: &mut NoteCache,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Arc<Note>>, Vec<(NoteKind, PacketPath)>) {
    let files = &found.notes;
    cache.read(files.iter().filter_map(|(path, kind, text)| Some((*path, *kind, (*text)?))).collect());
    let (mut notes, mut skipped) = (Vec::with_capacity(files.len()), Vec::new());
    for (path, kind, _) in files {
        match cache.get(path) {
            Some(read) => {
                diagnostics.extend(read.found.iter().cloned());
                notes.push(read.note.clone());
            }
            None => skipped.push((*kind, PacketPath::clone(path))),
        }
    }
    (notes, skipped)
}

fn files(
    found: &Found<'_>,
    cache: &mut NoteCache,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<PacketPath, Attachment> {
    let mut files: BTreeMap<PacketPath, Attachment> = BTreeMap::new();
    let mut folded: HashMap<String, PacketPath> = HashMap::new();
    cache.look_into(found.files.iter().filter_map(|(path, entry)| Some((*path, entry.text()?))).collect());
    for (path, entry) in found.files.iter().copied() {
        let Some(attachment) = attachments::read(path, entry, cache) else { continue };
        if let Some(other) = folded.insert(path.composed().as_str().to_lowercase(), path.clone()) {
            let message = format!("`{other}` and `{path}` are one file on some systems");
            diagnostics
                .push(Diagnostic::error(code::DUPLICATE_ID, Span::of_file(path), message).help("rename one of them"));
        }
        files.insert(path.clone(), attachment);
    }
    files
}

/// What is there to override the theme with. A file that is neither a template nor an asset would be passed over, so it is said.
fn theme(found: &Found<'_>, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<PacketPath, Text> {
    let mut theme = BTreeMap::new();
    for (path, entry) in found.theme.iter().copied() {
        match entry {
            TreeEntry::Text(text) => drop(theme.insert(path.clone(), text.clone())),
            TreeEntry::Attachment(_) | TreeEntry::Picture(..) | TreeEntry::UnreadablePicture(_) => {
                let message = format!("`{path}` is neither a template nor an asset");
                let idle = Diagnostic::error(code::INVALID_TEMPLATE, Span::of_file(path), message);
                diagnostics.push(idle.help("templates end in .html, assets in .css, .js, .svg, .json or .txt"));
            }
            TreeEntry::Refused(_) => {}
        }
    }
    theme
}

/// The formats of the packet. One that shares its name with a built-in one takes its place; two of the packet with one name are told.
fn formats(found: &Found<'_>, rubric: Option<&Rubric>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<Format>> {
    let mut formats: Vec<Arc<Format>> = Vec::new();
    for (path, text) in &found.formats {
        let Some(format) = read_format(path, text, diagnostics) else { continue };
        if let Some(rubric) = rubric {
            check_against(&format, rubric, diagnostics);
        }
        if let Some(first) = formats.iter().find(|first| first.is_called(&format.id.value)) {
            let message = format!("`{}` and `{path}` are both called `{}`", first.file, format.id.value);
            let twice = Diagnostic::error(code::DUPLICATE_ID, format.id.span, message);
            diagnostics.push(twice.also(first.id.span, "first here").help("give one of them another `id`"));
        }
        formats.push(Arc::new(format));
    }
    formats
}

fn in_the_cloud(tree: &Tree) -> Vec<PacketPath> {
    let is_away = |entry: &TreeEntry| *entry == TreeEntry::Refused(Refusal::InTheCloud);
    tree.entries.iter().filter(|(_, entry)| is_away(entry)).map(|(path, _)| path.clone()).collect()
}

fn levels(packet: &mut Packet, diagnostics: &mut Vec<Diagnostic>) {
    if !packet.rubric_is_known {
        return;
    }
    let candidate = &packet.settings.candidate;
    let names: Vec<&str> = packet.rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
    let mut find = |written: &Option<crate::source::Spanned<String>>| {
        let written = written.as_ref()?;
        let found = packet.rubric.level(&written.value);
        if found.is_none() {
            let unknown = || {
                let message = format!("unknown level `{}`", written.value);
                let unknown = Diagnostic::error(code::UNKNOWN_LEVEL, written.span, message);
                let unknown = unknown.help(did_you_mean(&written.value, &names).unwrap_or_default());
                unknown.misspelled(&written.value, &names)
            };
            let renamed = renamed(&packet.rubric, code::UNKNOWN_LEVEL, "level", written, &names);
            diagnostics.push(renamed.unwrap_or_else(unknown));
        }
        found
    };
    let (current, target) = (find(&candidate.current), find(&candidate.target));
    if let (Some(held), Some(asked), Some(place)) = (current, target, &candidate.target)
        && packet.rubric.is_below(asked, held)
    {
        let message = format!("the target `{}` is below the current level", place.value);
        let below = Diagnostic::error(code::REVERSED_LEVELS, place.span, message);
        diagnostics.push(below.help("exchange `current` and `target`"));
    }
    packet.current = current;
    packet.target = target;
}
