//! A note that begins as an entry of the log: `--from log/2026-w12#2`. The entry stays where it is, as it is.

use crate::cli::CliError;
use crate::cli::args::AddArgs;
use crate::diagnostic::near_miss;
use crate::document::plain::plain_text;
use crate::logbook::entries;
use crate::packet::{Note, Packet, read_note};
use crate::source::{Date, PacketPath, Text, Tree};
use crate::vocabulary::NoteKind;

/// As long may a title be that is made of an entry.
const LONGEST_TITLE: usize = 80;

/// An entry, as a note begins with it.
pub(super) struct Entry {
    pub(super) day: Option<Date>,
    /// Its words, as many as fit into a title.
    pub(super) title: String,
    /// All that it says, where the title does not.
    pub(super) text: Option<String>,
}

/// Whether a `from` names an entry of the log; it is a day otherwise, and both may be given.
pub(super) fn is_entry(from: &str) -> bool {
    from.contains('#') || from.contains('/') || from.ends_with(".md")
}

/// The entry that is asked for, where one is.
pub(super) fn entry(args: &AddArgs, tree: &Tree, packet: &Packet) -> Result<Option<Entry>, CliError> {
    let mut given = args.keys.iter().filter(|(name, _)| *name == "from").flat_map(|(_, values)| values);
    let Some(from) = given.rfind(|from| is_entry(from)) else { return Ok(None) };
    let (file, number) = from.split_once('#').map_or((from.as_str(), None), |(file, number)| (file, Some(number)));
    let note = log(file, packet)?;
    let found = tree.text(&note.path).map(|text| entries(note, text)).unwrap_or_default();
    let number = number.and_then(|number| number.trim().parse::<usize>().ok());
    let Some(found) = number.and_then(|number| found.get(number.checked_sub(1)?)) else {
        let what = format!("`--from`: `{from}` is no entry: `{}` has {}", note.path, counted(found.len()));
        return Err(CliError::new(what).help(format!("count them from the top, such as `{}#1`", file)));
    };
    let plain = plain(&found.text);
    let title = match &args.of_all.title {
        Some(title) => title.clone(),
        None => shortened(&plain),
    };
    let is_all = title == found.text;
    Ok(Some(Entry { day: found.day, title, text: (!is_all).then(|| found.text.clone()) }))
}

fn counted(entries: usize) -> String {
    match entries {
        0 => "none".to_owned(),
        1 => "1 entry".to_owned(),
        several => format!("{several} entries"),
    }
}

/// A file of the log, by its id or its path.
fn log<'p>(file: &str, packet: &'p Packet) -> Result<&'p Note, CliError> {
    let id = file.trim().trim_end_matches(".md");
    let id = id.strip_prefix("log/").unwrap_or(id);
    let by_path =
        || packet.note_at(&PacketPath::new(&format!("log/{id}.md")).ok()?).filter(|note| note.kind == NoteKind::Log);
    packet.find(NoteKind::Log, id).or_else(by_path).ok_or_else(|| {
        let near = near_miss(id, packet.ids_of(NoteKind::Log)).map(|near| near.to_string());
        let help = near.unwrap_or_else(|| {
            "name a file of the log and the number of the entry, such as `log/2026-w12#2`".to_owned()
        });
        CliError::new(format!("`--from`: there is no log `{file}`")).help(help)
    })
}

/// On one line, without markup.
fn plain(text: &str) -> String {
    let Ok(path) = PacketPath::new("log/entry.md") else { return String::new() };
    let note = read_note(&path, NoteKind::Log, &Text::new(&format!("- {text}")), &mut Vec::new());
    let plain = plain_text(&note.body);
    let words: Vec<&str> = plain.trim_start_matches(['-', '•', ' ']).split_whitespace().collect();
    if words.is_empty() { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { words.join(" ") }
}

/// The first sentence where it is short enough, else as many words as there is room for.
fn shortened(text: &str) -> String {
    let sentence = text.split_inclusive(". ").next().unwrap_or(text).trim_end();
    let sentence = if sentence.len() < text.len() { sentence.trim_end_matches('.') } else { sentence };
    let Some((end, _)) = sentence.char_indices().nth(LONGEST_TITLE) else { return sentence.to_owned() };
    let cut = &sentence[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_of_the_first_words() {
        assert_eq!(shortened("Moved the caller. It took a day."), "Moved the caller");
        assert_eq!(shortened("Moved the caller."), "Moved the caller.");
        assert_eq!(shortened(&"word ".repeat(30)).chars().count(), 80);
        assert_eq!(plain("**fast** and `code` [there](x.md)"), "fast and code there");
    }
}
