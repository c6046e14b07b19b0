//! `promo add`: a note with the keys that its kind requires and those that are given, and prompts to write over. It never writes over anything: a note that is
//! there is named instead. What is given is read as the packet would read it before it is written, and all that is wrong in it is said at once.

mod draft;
mod of_log;
mod options;
mod stem;

pub(super) use options::KeyOption;

use super::args::AddArgs;
use super::stdout::Stdout;
use super::template::{comments, fill, in_comment};
use super::{CliError, Verdict, environment, log, new_file, packet_folder, text_editor};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, either, near_miss};
use crate::logbook::spoken_day;
use crate::moving::is_usable_id;
use crate::packet::{Packet, TEMPLATES, read_packet};
use crate::source::{Date, PacketPath, Text, Tree, TreeEntry, composed, disk};
use crate::syntax::keys::Shape;
use crate::vocabulary::{NoteKind, slug};
use draft::Draft;
use include_dir::{Dir, include_dir};
use of_log::Entry;
use options::{KeyPlace, title_key};
use stem::stem;

pub(super) fn run(args: &AddArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    if args.of_all.edit && !text_editor::is_there() {
        let what = "no editor is known to open it with";
        return Err(
            CliError::new(what).help("set `VISUAL` or `EDITOR`, such as `export EDITOR=nano`, or leave `--edit` out")
        );
    }
    let root = packet_folder::find(args.of_all.packet.as_deref())?;
    let tree = disk::read(&root)?;
    let packet = read_packet(&tree, &mut Vec::new());
    let note = NewNote::of(args, &tree, &packet, environment::today()?)?;
    note.check(&tree)?;
    let path = root.join(note.path.as_str());
    let folder = root.join(note.kind.folder());
    new_file::make_folder(&folder, &root)?;
    new_file::write_new(&path, &note.text)?;
    if args.of_all.edit {
        text_editor::edit(&path)?;
    }
    stdout.say(&format!("{}\n", environment::from_here(&path).display()))?;
    Ok(Verdict::Sound)
}

/// A note as it is to be written.
struct NewNote {
    kind: NoteKind,
    path: PacketPath,
    text: String,
    title: String,
    /// The options that were given, to be named where something is wrong in them.
    given: Vec<&'static str>,
}

impl NewNote {
    fn of(args: &AddArgs, tree: &Tree, packet: &Packet, today: Date) -> Result<NewNote, CliError> {
        let kind = args.of_all.kind;
        let entry = of_log::entry(args, tree, packet)?;
        let written = match (&args.of_all.title, &entry) {
            (Some(title), _) => title.as_str(),
            (None, Some(entry)) => entry.title.as_str(),
            (None, None) => return Err(CliError::new("the note has no title").help("say in one line what it is about")),
        };
        let title = title(written)?.to_owned();
        if kind == NoteKind::Answer {
            known_question(packet, &title)?;
        }
        let values = values(args, kind, entry.as_ref(), today)?;
        let id = args.keys.iter().find(|(name, _)| *name == "id").and_then(|(_, values)| values.last());
        let stem = named(packet, kind, &title, id.map(String::as_str))?;
        let path = PacketPath::new(&format!("{}/{stem}.md", kind.folder()));
        let path = path.map_err(|_| CliError::new(format!("`{stem}` cannot be the name of a note")))?;
        let template = own_template(tree, kind)?.unwrap_or_else(|| template(kind).unwrap_or_default().to_owned());
        let mut draft = Draft::of(&template);
        filled(&mut draft, kind, &title, today, packet);
        set(&mut draft, kind, &title, &values, today);
        body(&mut draft, args, entry.as_ref())?;
        let given = values.iter().map(|value| value.place.key.name).collect();
        Ok(NewNote { kind, path, text: draft.into_note(), title, given })
    }

    /// Reads the packet with the note in it. What is wrong in its front matter keeps it from being written; what is wrong in its text is for its author to see.
    fn check(&self, tree: &Tree) -> Result<(), CliError> {
        let mut tree = tree.clone();
        let text = Text::new(&self.text);
        tree.entries.insert(self.path.clone(), TreeEntry::Text(text.clone()));
        let mut found = Vec::new();
        let packet = read_packet(&tree, &mut found);
        let front = text.as_str().len() - Draft::of(text.as_str()).body.len();
        let is_here = |found: &&Diagnostic| {
            found.severity == Severity::Error && *found.file() == self.path && found.span.start < front
        };
        let told = found.iter().filter(is_here).map(|found| self.told(found, &text));
        several(told.collect())?;
        let is_called_so =
            packet.note_at(&self.path).is_some_and(|note| composed(note.title()) == composed(&self.title));
        if is_called_so {
            return Ok(());
        }
        let what = format!("the note would not be called `{}`", self.title);
        Err(CliError::new(what)
            .help(format!("look at `{TEMPLATES}/{}.md`: its front matter says otherwise", self.kind.word())))
    }

    /// What is wrong, with the option that says it.
    fn told(&self, found: &Diagnostic, text: &Text) -> CliError {
        let before = &text.as_str()[..found.span.start];
        let line = text.as_str()[before.rfind('\n').map_or(0, |at| at + 1)..].lines().next().unwrap_or_default();
        let key = |name: &&&str| line.starts_with(&format!("{name} =")) || line.starts_with(&format!("{name}:"));
        let inner =
            |name: &&&str| before.rsplit([',', '{']).next().is_some_and(|rest| rest.trim_start().starts_with(**name));
        let option = self.given.iter().find(key).or_else(|| self.given.iter().find(inner));
        let what = option.map_or_else(|| found.message.clone(), |name| format!("`--{name}`: {}", found.message));
        let error = CliError::new(what);
        match &found.help {
            Some(help) => error.help(help.as_str()),
            None => error,
        }
    }
}

/// All of them are told; the last ends the command.
fn several(mut errors: Vec<CliError>) -> Result<(), CliError> {
    let last = errors.pop();
    errors.iter().for_each(CliError::tell);
    last.map_or(Ok(()), Err)
}

fn title(typed: &str) -> Result<&str, CliError> {
    let title = typed.trim();
    if title.is_empty() {
        return Err(CliError::new("the title is empty").help("say what the note is about, in one line"));
    }
    if title.contains(char::is_control) {
        let what = "the title holds a line break or another control character";
        return Err(CliError::new(what).help("write it in one line of plain text"));
    }
    Ok(title)
}

/// A key and what it is to hold.
struct Value {
    place: KeyPlace,
    given: Vec<String>,
}

/// What is given, for this kind. Options of other kinds are all told.
fn values(args: &AddArgs, kind: NoteKind, entry: Option<&Entry>, today: Date) -> Result<Vec<Value>, CliError> {
    let options = KeyOption::all();
    let (mut values, mut errors) = (Vec::new(), Vec::new());
    for (name, given) in &args.keys {
        let is_day = |given: &&String| *name != "from" || !of_log::is_entry(given);
        let given: Vec<String> = given.iter().filter(is_day).cloned().collect();
        if *name == "id" || given.is_empty() {
            continue;
        }
        match options.iter().find(|option| option.name == *name).and_then(|option| option.of(kind)) {
            Some(place) => values.push(Value { place, given: as_meant(place, &given, today) }),
            None => {
                let known: Vec<&str> =
                    options.iter().filter(|option| option.of(kind).is_some()).map(|option| option.name).collect();
                let help = did_you_mean(name, &known)
                    .unwrap_or_else(|| format!("`promo explain {}` lists its keys", kind.word()));
                errors.push(
                    CliError::new(format!("`--{name}`: a note of kind {} has no such key", kind.name())).help(help),
                );
            }
        }
    }
    several(errors)?;
    let has = |values: &[Value], name: &str| values.iter().any(|value| value.place.key.name == name);
    if let Some(day) = entry.and_then(|entry| entry.day)
        && !["date", "from", "to"].iter().any(|name| has(&values, name))
        && let Some(place) = options.iter().find(|option| option.name == "date").and_then(|option| option.of(kind))
    {
        values.push(Value { place, given: vec![day.to_string()] });
    }
    Ok(values)
}

/// Days may be said as one says them; all else is taken as it is.
fn as_meant(place: KeyPlace, given: &[String], today: Date) -> Vec<String> {
    let day = |text: &String| spoken_day(text, today).map_or_else(|| text.clone(), |day| day.to_string());
    if matches!(place.key.shape, Shape::Date) { given.iter().map(day).collect() } else { given.to_vec() }
}

/// The stem of the file: the id that is given, else made of the title.
fn named(packet: &Packet, kind: NoteKind, title: &str, id: Option<&str>) -> Result<String, CliError> {
    if let Some(id) = id {
        if !is_usable_id(id) {
            let what = format!("`--id`: `{id}` cannot be the name of a note");
            return Err(CliError::new(what)
                .help("use letters, digits, `-`, `_`, `.` and blanks, 80 at the most, a letter or digit first"));
        }
        not_there_yet(packet, kind, title, &slug(id))?;
        return Ok(id.to_owned());
    }
    let (short, whole) = (stem(title), slug(title));
    let is_other = |stem: &str| {
        packet.of_kind(kind).any(|note| note.slug == stem && note.title() != title && slug(note.title()) != whole)
    };
    if short != whole && is_other(&short) {
        // Another title begins with the same words.
        let numbered = (2..1_000).map(|number| format!("{short}-{number}"));
        let free = numbered.into_iter().find(|stem| packet.of_kind(kind).all(|note| note.slug != *stem));
        return free
            .ok_or_else(|| CliError::new("many notes are called so").help("give it a name of its own with `--id`"));
    }
    not_there_yet(packet, kind, title, &short)?;
    Ok(short)
}

fn known_question(packet: &Packet, id: &str) -> Result<(), CliError> {
    if !packet.rubric_is_known {
        let what = "the rubric of this packet cannot be read, and the questions are in it";
        return Err(CliError::new(what).help("`promo check` says what is wrong with it"));
    }
    if packet.rubric.question(id).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = packet.rubric.questions.iter().map(|question| question.id.value.as_str()).collect();
    let help = match near_miss(id, known.iter().copied()) {
        Some(near) => near.to_string(),
        None if known.is_empty() => "this rubric has no questions".to_owned(),
        None => format!("its questions are {}", either(&known)),
    };
    Err(CliError::new(format!("the rubric `{}` has no question `{id}`", packet.rubric.id)).help(help))
}

/// Two notes of a kind whose ids make one address would be one page.
fn not_there_yet(packet: &Packet, kind: NoteKind, title: &str, stem: &str) -> Result<(), CliError> {
    let same = packet.of_kind(kind).find(|note| {
        let is_answered = note.answer().is_some_and(|answer| answer.question.value == title);
        note.slug == stem || is_answered
    });
    match same {
        Some(note) => {
            let what = format!(
                "there is a note of kind {} with the id `{}` already: `{}`",
                kind.name(),
                note.id.value,
                note.path
            );
            Err(CliError::new(what).help("write into that note, or give this one another title"))
        }
        None => Ok(()),
    }
}

/// The author's own beginning of such a note, where there is one.
fn own_template(tree: &Tree, kind: NoteKind) -> Result<Option<String>, CliError> {
    let Ok(path) = PacketPath::new(&format!("{TEMPLATES}/{}.md", kind.word())) else { return Ok(None) };
    match tree.entries.get(&path) {
        None => Ok(None),
        Some(TreeEntry::Text(text)) => Ok(Some(text.as_str().to_owned())),
        Some(
            TreeEntry::Attachment(_) | TreeEntry::Picture(..) | TreeEntry::UnreadablePicture(_) | TreeEntry::Refused(_),
        ) => {
            let what = format!("the template `{path}` cannot be read");
            Err(CliError::new(what).help("put a text in UTF-8 there, or take it away: then ours is used"))
        }
    }
}

/// Fills the gaps of a template.
fn filled(draft: &mut Draft, kind: NoteKind, title: &str, today: Date, packet: &Packet) {
    let question = packet.rubric.question(title).map_or("", |question| question.text.as_str());
    let mut values = vec![
        ("title".to_owned(), draft.text(title)),
        ("today".to_owned(), today.to_string()),
        ("question".to_owned(), in_comment(question)),
    ];
    values.extend(comments(kind, &packet.rubric));
    draft.fill(|text| fill(text, &values));
}

/// Gives the keys their values.
fn set(draft: &mut Draft, kind: NoteKind, title: &str, values: &[Value], today: Date) {
    let (name, table) = title_key(kind);
    match table {
        None if !draft.has(name) => draft.set(name, &draft.text(title)),
        None => {}
        Some(table) => {
            let inner: Vec<&Value> = values.iter().filter(|value| value.place.table == Some(table)).collect();
            let is_given = !inner.is_empty();
            let mut entries = vec![(name, draft.text(title))];
            entries.extend(
                inner.into_iter().map(|value| (value.place.key.name, draft.value(value.place.key, &value.given))),
            );
            if !entries.iter().any(|(name, _)| *name == "relation") {
                entries.push(("relation", draft.text("peer")));
            }
            if is_given || !draft.has(table) {
                let whole = draft.table(&entries);
                draft.set(table, &whole);
            }
        }
    }
    let has = |name: &str| values.iter().any(|value| value.place.key.name == name);
    let is_span = has("from") || has("to");
    if is_span && !has("date") {
        draft.unset("date");
    } else if kind == NoteKind::Evidence && !is_span && !draft.has("date") && !draft.has("from") {
        draft.set("date", &today.to_string());
    }
    for value in values.iter().rev().filter(|value| value.place.table.is_none()) {
        let written = draft.value(value.place.key, &value.given);
        draft.set(value.place.key.name, &written);
    }
}

/// What is piped in is all that the note says; what the log says stands above the prompts.
fn body(draft: &mut Draft, args: &AddArgs, entry: Option<&Entry>) -> Result<(), CliError> {
    if args.of_all.body.is_some() {
        let text = log::standard_input("-")?;
        draft.body = format!("{}\n", text.trim_end());
    } else if let Some(text) = entry.and_then(|entry| entry.text.as_deref()) {
        draft.body = format!("{text}\n\n{}", draft.body.trim_start());
    }
    Ok(())
}

/// The templates, one a kind of note, named by its word.
static OURS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/templates/add");

/// What a note of this kind begins as; nothing for a kind of which there is one, made with the packet.
pub(super) fn template(kind: NoteKind) -> Option<&'static str> {
    OURS.get_file(format!("{}.md", kind.word()))?.contents_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_gap_stays_open() {
        let tree = Tree { entries: [].into() };
        let packet = read_packet(&tree, &mut Vec::new());
        for kind in NoteKind::ALL {
            let Some(template) = template(*kind) else {
                assert!(kind.folder().is_empty(), "there is no template src/cli/templates/add/{}.md", kind.word());
                continue;
            };
            let mut draft = Draft::of(template);
            filled(&mut draft, *kind, "A title", jiff::civil::date(2026, 3, 14), &packet);
            let note = draft.into_note();
            assert!(!note.contains('«') && note.contains("A title"), "{note}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert!(title("  ").is_err());
        assert!(title("a\nb").is_err());
        assert_eq!(title(" a \"b\" ").unwrap(), "a \"b\"");
    }
}
