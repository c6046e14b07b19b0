//! `promo log`: a line in the log of the week, or what stands there. A file that is there is only added to.

use super::args::LogArgs;
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, new_file, packet_folder, text_editor};
use crate::logbook::{LogEntry, added, begun, entries, spoken_day, week_file};
use crate::packet::{Packet, read_packet};
use crate::report::visible_line;
use crate::source::disk::{self, ReplaceError, TEXT_CAP};
use crate::source::{Date, PacketPath, Text, Tree, TreeEntry};
use crate::vocabulary::{NoteKind, day};
use jiff::ToSpan;
use std::fs;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &LogArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let today = environment::today()?;
    let root = packet_folder::find(args.packet.as_deref())?;
    if let Some(since) = &args.since {
        let since = meant(since, today)?;
        return tell(&root, since, stdout);
    }
    let on = args.date.as_deref().map_or(Ok(today), |written| past(written, today))?;
    let lines = typed(args)?;
    let path = if lines.is_empty() { open(&root, on)? } else { write(&root, on, &lines)? };
    stdout.say(&format!("{}\n", environment::from_here(&path).display()))?;
    Ok(Verdict::Sound)
}

/// The day that is meant.
pub(super) fn meant(written: &str, today: Date) -> Result<Date, CliError> {
    spoken_day(written, today).ok_or_else(|| {
        let what = format!("`{written}` is no day that is known here");
        CliError::new(what)
            .help("write a date such as 2026-03-17, `today`, `yesterday`, or a day of the week such as `monday`")
    })
}

/// A day that is over, or today: somewhere on earth that may be tomorrow already.
fn past(written: &str, today: Date) -> Result<Date, CliError> {
    let meant = meant(written, today)?;
    if meant > today.saturating_add(1.day()) {
        let what = format!("{} is still to come", day(meant));
        return Err(CliError::new(what).help("log what was done; what is planned belongs into `notes/`"));
    }
    Ok(meant)
}

/// The lines that are to be logged; none where the editor is to be opened.
fn typed(args: &LogArgs) -> Result<Vec<String>, CliError> {
    let is_piped = || !std::io::stdin().is_terminal();
    let text = match &args.text {
        Some(text) if text == "-" && args.more.is_empty() => standard_input("-")?,
        Some(text) => [std::slice::from_ref(text), &args.more].concat().join(" "),
        None if is_piped() => standard_input("standard input")?,
        None => return Ok(Vec::new()),
    };
    let lines: Vec<String> = text.lines().map(plain).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() && args.text.is_some() {
        return Err(CliError::new("there is nothing to log").help("say in one line what was done"));
    }
    Ok(lines)
}

/// On one line, with blanks in the place of what no line can hold.
fn plain(line: &str) -> String {
    let shown = |letter: char| if letter.is_control() { ' ' } else { letter };
    line.chars().map(shown).collect::<String>().trim().to_owned()
}

/// What is piped in, as text.
pub(super) fn standard_input(shown: &str) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(TEXT_CAP + 1).read_to_end(&mut bytes);
    read.map_err(|error| CliError::system("cannot read standard input", error))?;
    if bytes.len() as u64 > TEXT_CAP {
        return Err(CliError::new("standard input is longer than a note may be").help("the limit is 1 MiB; split it"));
    }
    let text = Text::decode(&bytes).map_err(|_| {
        CliError::new(format!("`{shown}` is not UTF-8")).help("convert it first, such as with `iconv -t UTF-8`")
    })?;
    Ok(text.as_str().to_owned())
}

/// The file of a week: as it is spelled on disk where it is there.
fn file_of(tree: &Tree, on: Date) -> Result<(PacketPath, bool), CliError> {
    let file = week_file(on).ok_or_else(|| CliError::new(format!("{on} is in no week")))?;
    let is_it = |path: &&PacketPath| path.as_str().eq_ignore_ascii_case(file.as_str());
    match tree.entries.keys().find(is_it).cloned() {
        Some(path) => Ok((path, true)),
        None => Ok((file, false)),
    }
}

fn write(root: &Path, on: Date, lines: &[String]) -> Result<PathBuf, CliError> {
    let tree = disk::read(root)?;
    let (file, is_there) = file_of(&tree, on)?;
    let path = root.join(file.as_str());
    let entries: Vec<(Date, String)> = lines.iter().map(|line| (on, line.clone())).collect();
    let left = |why: ReplaceError| {
        CliError::new(format!("`{file}` {why}, so it is left as it is"))
            .help("nothing was logged: try again once it is mended")
    };
    if is_there {
        let Some(TreeEntry::Text(known)) = tree.entries.get(&file) else { return Err(left(ReplaceError::NoFile)) };
        let before = disk::read_written(root, &file).map_err(left)?;
        if Text::decode(&before).ok().as_ref() != Some(known) {
            return Err(left(ReplaceError::Changed));
        }
        let more = added(&file, known, &entries).map_err(|_| unreadable(&file))?;
        let after = [before.as_slice(), more.replace('\n', line_end(&before)).as_bytes()].concat();
        fits(&file, &after)?;
        disk::replace(root, &file, &before, &after).map_err(left)?;
    } else {
        let begun = begun(on);
        let more = added(&file, &Text::new(&begun), &entries).map_err(|_| unreadable(&file))?;
        let whole = format!("{begun}{more}");
        fits(&file, whole.as_bytes())?;
        new_file::make_folder(&root.join(NoteKind::Log.folder()), root)?;
        new_file::write_new(&path, &whole)?;
    }
    Ok(path)
}

fn unreadable(file: &PacketPath) -> CliError {
    let what =
        format!("a line at the end of `{file}` would be no entry: the file ends inside a block that nothing closes");
    CliError::new(what).help("close its block of code, comment or front matter first; nothing was logged")
}

fn fits(file: &PacketPath, whole: &[u8]) -> Result<(), CliError> {
    if whole.len() as u64 <= TEXT_CAP {
        return Ok(());
    }
    let what = format!("`{file}` would be longer than a note may be, so it is left as it is");
    Err(CliError::new(what).help("the limit is 1 MiB: log less, or split the file"))
}

fn line_end(written: &[u8]) -> &'static str {
    if written.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" }
}

/// Opens the file of the week. One that is made for it and left as it was is taken away again.
fn open(root: &Path, on: Date) -> Result<PathBuf, CliError> {
    if !text_editor::is_there() {
        let what = "there is nothing to log, and no editor is known to write it in";
        return Err(CliError::new(what)
            .help("say it: `promo log \"what was done\"`; or set `VISUAL` or `EDITOR`, such as `export EDITOR=nano`"));
    }
    let tree = disk::read(root)?;
    let (file, is_there) = file_of(&tree, on)?;
    let path = root.join(file.as_str());
    let begun = begun(on);
    if !is_there {
        new_file::make_folder(&root.join(NoteKind::Log.folder()), root)?;
        new_file::write_new(&path, &begun)?;
    }
    let closed = text_editor::edit(&path);
    let is_untouched = !is_there && disk::read_written(root, &file).is_ok_and(|now| now == begun.as_bytes());
    if is_untouched {
        drop(fs::remove_file(&path));
        closed?;
        return Err(CliError::new("nothing was written, so nothing was logged").help("write a line and save the file"));
    }
    closed.map(|()| path)
}

/// Every entry of the log, with its note, those of no known day last.
pub(super) fn all_entries<'a>(packet: &'a Packet, tree: &Tree) -> Vec<(&'a PacketPath, LogEntry)> {
    let of_note = packet.of_kind(NoteKind::Log).filter_map(|note| {
        let text = tree.text(&note.path)?;
        Some(entries(note, text).into_iter().map(|entry| (&note.path, entry)))
    });
    let mut found: Vec<(&PacketPath, LogEntry)> = of_note.flatten().collect();
    found.sort_by_key(|(_, entry)| entry.day.unwrap_or(Date::MAX));
    found
}

fn tell(root: &Path, since: Date, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let tree = disk::read(root)?;
    let packet = read_packet(&tree, &mut Vec::new());
    let mut layout = TextLayout::new(stdout.style());
    let all = all_entries(&packet, &tree);
    let lately: Vec<&LogEntry> =
        all.iter().map(|(_, entry)| entry).filter(|entry| entry.day.is_some_and(|day| day >= since)).collect();
    if lately.is_empty() {
        let last = all.iter().filter_map(|(_, entry)| entry.day).max();
        let last = last.map_or_else(String::new, |last| format!(", the last is of {}", day(last)));
        layout.paragraph(0, &format!("no entry since {}{last}; `promo log \"what was done\"` adds one", day(since)));
    }
    let mut told = None;
    for entry in lately {
        let date = entry.day.map(|day| day.to_string()).unwrap_or_default();
        let shown = if told.as_ref() == Some(&date) { "" } else { date.as_str() };
        for (nth, line) in entry.text.lines().enumerate() {
            layout.entry(0, if nth == 0 { shown } else { "" }, 12, &visible_line(line));
        }
        told = Some(date);
    }
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}
