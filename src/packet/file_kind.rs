//! The kinds of file that have keys: `packet.toml`, a rubric, a format, and the front matter of each kind of note. Documentation, schemas and explanations go
//! through this list.

use super::{SETTINGS_KEYS, kinds};
use crate::format::FORMAT_KEYS;
use crate::rubric::RUBRIC_KEYS;
use crate::syntax::keys::Key;
use crate::vocabulary::NoteKind;

/// A kind of file that has keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `packet.toml`.
    Packet,
    /// A rubric.
    Rubric,
    /// What a form of a company asks.
    Format,
    /// The front matter of a note of this kind.
    Note(NoteKind),
}

/// A key and where it stands.
#[derive(Clone, Debug)]
pub struct KeyPlace {
    /// The kind of file.
    pub kind: FileKind,
    /// The names of the tables around the key, outermost first, and its own.
    pub path: Vec<&'static str>,
    /// The key.
    pub key: &'static Key,
}

impl FileKind {
    /// All of them, in the order in which one meets them.
    pub fn all() -> Vec<FileKind> {
        let notes = NoteKind::ALL.iter().map(|kind| FileKind::Note(*kind));
        [FileKind::Packet, FileKind::Rubric, FileKind::Format].into_iter().chain(notes).collect()
    }

    /// The word of the command line for it.
    pub const fn word(self) -> &'static str {
        match self {
            FileKind::Packet => "packet",
            FileKind::Rubric => "rubric",
            FileKind::Format => "format",
            FileKind::Note(kind) => kind.word(),
        }
    }

    /// The kind of file with this word.
    pub fn of_word(word: &str) -> Option<FileKind> {
        FileKind::all().into_iter().find(|file| file.word() == word)
    }

    /// The files that are of this kind.
    pub fn files(self) -> String {
        match self {
            FileKind::Packet => "packet.toml".to_owned(),
            FileKind::Rubric => "rubric.toml".to_owned(),
            FileKind::Format => "formats/*.toml".to_owned(),
            FileKind::Note(kind) if kind.folder().is_empty() => format!("{}.md", kind.word()),
            FileKind::Note(kind) => format!("{}/*.md", kind.folder()),
        }
    }

    /// What such a file holds, in a few words.
    pub const fn about(self) -> &'static str {
        match self {
            FileKind::Packet => "who asks for what, on which rubric, for which time",
            FileKind::Rubric => "the levels, the criteria with what each level expects, the questions of a committee",
            FileKind::Format => "what a form of a company asks, how much it takes, and what fills it",
            FileKind::Note(kind) => kind.about(),
        }
    }

    /// The keys at the top of such a file.
    pub const fn keys(self) -> &'static [Key] {
        match self {
            FileKind::Packet => SETTINGS_KEYS,
            FileKind::Rubric => RUBRIC_KEYS,
            FileKind::Format => FORMAT_KEYS,
            FileKind::Note(kind) => kinds::keys(kind),
        }
    }

    /// Every key of such a file, a table before the keys in it.
    pub fn places(self) -> Vec<KeyPlace> {
        let mut places = Vec::new();
        collect(self, self.keys(), &[], &mut places);
        places
    }
}

fn collect(file: FileKind, keys: &'static [Key], above: &[&'static str], places: &mut Vec<KeyPlace>) {
    for key in keys {
        let path: Vec<&'static str> = above.iter().copied().chain([key.name]).collect();
        places.push(KeyPlace { kind: file, path: path.clone(), key });
        collect(file, key.inner(), &path, places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, code};
    use crate::format::read_format;
    use crate::packet::NoteCache;
    use crate::packet::settings::read_settings;
    use crate::rubric::read_rubric;
    use crate::source::{PacketPath, Span, Text};
    use crate::syntax::keys::{Presence, Shape};
    use crate::syntax::{read_toml, schema};
    use serde_json::Value;

    /// A table as TOML writes it on one line: what must be there, and the keys of these names.
    fn table(keys: &[Key], also: &[&str], without: Option<&str>) -> String {
        let is_there = |key: &&Key| {
            let is_needed = match key.presence {
                Presence::Required => true,
                Presence::Unless(others) => !others.iter().any(|other| also.contains(other)),
                Presence::With(other) => also.contains(&other),
                Presence::Optional => false,
            };
            (is_needed || also.contains(&key.name)) && without != Some(key.name)
        };
        let written = keys.iter().filter(is_there).map(|key| format!("{} = {}", key.name, value(key)));
        written.collect::<Vec<_>>().join(", ")
    }

    /// The example of a key; of a table, what must be in it and all that may be beside.
    fn value(key: &Key) -> String {
        let inner = || {
            let also: Vec<&str> =
                key.inner().iter().map(|key| key.name).filter(|name| !is_alternative(key.inner(), name)).collect();
            format!("{{ {} }}", table(key.inner(), &also, None))
        };
        match key.shape {
            Shape::Table(_) => inner(),
            Shape::Tables(_) => format!("[{}]", inner()),
            Shape::Names(known) => format!("{{ {} = \"off\" }}", known()[0]),
            Shape::Text
            | Shape::Texts
            | Shape::Date
            | Shape::Boolean
            | Shape::Number
            | Shape::Figure
            | Shape::TextsOrTables(_)
            | Shape::Terms => key.example.to_owned(),
        }
    }

    /// Whether a key takes the place of another that would else be required, or comes only with one that does.
    fn is_alternative(keys: &[Key], name: &str) -> bool {
        keys.iter().any(|key| match key.presence {
            Presence::Unless(others) => others.contains(&name),
            Presence::With(other) => key.name == name && is_alternative(keys, other),
            Presence::Required | Presence::Optional => false,
        })
    }

    /// What reading says of such a file, but for what a rubric or a format says of itself as a whole.
    fn found(file: FileKind, written: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        match file {
            FileKind::Packet => {
                let path = PacketPath::new("packet.toml").unwrap();
                let table = read_toml(written, Span::new(&path, 0, written.len()), Span::default(), &mut found).table;
                read_settings(&path, table, &mut found);
            }
            FileKind::Rubric => {
                read_rubric(&PacketPath::new("rubric.toml").unwrap(), &Text::new(written), &mut found).unwrap();
            }
            FileKind::Format => {
                read_format(&PacketPath::new("formats/a.toml").unwrap(), &Text::new(written), &mut found).unwrap();
            }
            FileKind::Note(kind) => {
                let text = Text::new(&format!("+++\n{written}+++\n"));
                let path = PacketPath::new(&format!("{}a.md", file.files().trim_end_matches("*.md"))).unwrap();
                let mut cache = NoteCache::default();
                cache.read(vec![(&path, kind, &text)]);
                found.clone_from(&cache.get(&path).unwrap().found);
            }
        }
        found.retain(|found| found.rule != code::CONTRADICTORY_RUBRIC && found.rule != code::CONTRADICTORY_FORMAT);
        found
    }

    /// The table with its keys on lines of their own.
    fn lines(keys: &[Key], also: &[&str], without: Option<&str>) -> String {
        let is_there = |key: &&Key| !table(std::slice::from_ref(*key), also, without).is_empty();
        let line = |key: &Key| format!("{} = {}\n", key.name, value(key));
        keys.iter().filter(is_there).map(line).collect()
    }

    fn judge(file: FileKind, written: &str) -> bool {
        let table: toml::Table = toml::from_str(written).unwrap();
        let value = schema::of_toml(&toml::Value::Table(table));
        jsonschema::validator_for(&schema::schema("x", "x", file.keys())).unwrap().is_valid(&value)
    }

    #[test]
    fn every_example_can_be_read_and_every_key_is() {
        for file in FileKind::all() {
            for key in file.keys() {
                // What the example refers to is there.
                let lists = ["scopes", "proficiencies", "archetypes"].into_iter().filter(|_| file == FileKind::Rubric);
                let also: Vec<&str> = lists.chain([key.name]).collect();
                let written = lines(file.keys(), &also, None);
                assert_eq!(found(file, &written), [], "{file:?}:\n{written}");
                assert!(judge(file, &written), "the schema refuses {file:?}:\n{written}");
            }
        }
    }

    #[test]
    fn what_is_required_is_missed() {
        for file in FileKind::all() {
            let required = |key: &&Key| matches!(key.presence, Presence::Required | Presence::Unless(_));
            for key in file.keys().iter().filter(required) {
                let written = lines(file.keys(), &[], Some(key.name));
                assert!(!judge(file, &written), "the schema accepts {file:?}:\n{written}");
                if file != FileKind::Rubric {
                    let help = format!("add `{}`: {}", key.name, key.wanted());
                    let missed = found(file, &written).into_iter().any(|found| found.help.as_ref() == Some(&help));
                    assert!(missed, "{file:?}:\n{written}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_declared_is_refused() {
        for file in FileKind::all() {
            let written = lines(file.keys(), &[], None) + "neither = 1\n";
            assert!(found(file, &written).iter().any(|found| found.rule == code::UNKNOWN_KEY), "{file:?}");
            assert!(!judge(file, &written), "{file:?}");
        }
    }

    #[test]
    fn the_schemas_accept_what_is_shipped() {
        let example = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/example-packet/packet.toml"));
        assert!(judge(FileKind::Packet, example));
        for rubric in crate::rubric::BUILT_IN.iter() {
            assert!(judge(FileKind::Rubric, rubric.toml), "{}", rubric.id);
        }
        for format in crate::format::BUILT_IN.iter() {
            assert!(judge(FileKind::Format, format.toml), "{}", format.id);
        }
    }

    #[test]
    fn a_wrong_value_is_refused_inside_a_table_too() {
        let sound = lines(FileKind::Packet.keys(), &[], None);
        for (one, other) in [("name = ", "nmae = "), ("\"mid\"", "7")] {
            assert!(!judge(FileKind::Packet, &sound.replace(one, other)), "{sound}");
        }
        let schema = schema::schema("evidence", "", FileKind::Note(NoteKind::Evidence).keys());
        assert_eq!(schema["properties"]["role"]["enum"][1], Value::from("lead"));
        assert_eq!(schema["properties"]["metrics"]["items"]["additionalProperties"], Value::from(false));
    }

    #[test]
    fn sentences_fit_behind_the_name_of_their_key() {
        for place in FileKind::all().into_iter().flat_map(FileKind::places) {
            let sentence = place.key.sentence;
            let is_phrase =
                !sentence.is_empty() && !sentence.ends_with('.') && !sentence.starts_with(char::is_uppercase);
            assert!(is_phrase, "{:?}: {sentence}", place.path);
        }
    }
}
