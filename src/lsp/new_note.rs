//! The text that a new note begins with: the keys that its kind must have, and nothing in them that nobody has said.

use super::cursor::Language;
use super::snapshot::Snapshot;
use crate::packet::{Note, kinds};
use crate::source::Date;
use crate::syntax::keys::{Allowed, Key, Presence, Shape, find};
use crate::syntax::markdown::{Block, Children};
use crate::vocabulary::NoteKind;

/// As many characters a title has at the most.
const LONGEST_TITLE: usize = 80;

/// A note in the making.
pub(super) struct Draft {
    pub(super) kind: NoteKind,
    pub(super) title: String,
    pub(super) date: Option<Date>,
    /// Whether it is its author's alone.
    pub(super) is_own: bool,
    pub(super) body: String,
}

impl Draft {
    /// The whole file.
    pub(super) fn text(&self) -> String {
        let keys = kinds::keys(self.kind);
        let is_asked = |key: &&Key| match key.presence {
            Presence::Required | Presence::Unless(_) => true,
            Presence::Optional | Presence::With(_) => key.name == "criteria",
        };
        let own = find(keys, "audience").filter(|_| self.is_own).map(|key| line(key, Some("\"self\""), Language::Toml));
        let mut lines: Vec<String> = own.into_iter().collect();
        let title = toml::Value::from(self.title.as_str()).to_string();
        let mut is_titled = false;
        for key in keys.iter().filter(is_asked) {
            let is_title = !is_titled && matches!((key.shape, key.allowed), (Shape::Text, Allowed::Anything));
            is_titled |= is_title;
            let date = self.date.map(|date| date.to_string());
            let said = if is_title {
                Some(title.as_str())
            } else {
                date.as_deref().filter(|_| matches!(key.shape, Shape::Date))
            };
            lines.push(line(key, said, Language::Toml));
        }
        let body = if self.body.is_empty() { String::new() } else { format!("{}\n", self.body.trim_end()) };
        format!("+++\n{}\n+++\n{body}", lines.join("\n"))
    }
}

/// A line of front matter with a key: what is said, in TOML, or an empty value that asks to be filled.
pub(super) fn line(key: &Key, said: Option<&str>, language: Language) -> String {
    let empty = match key.shape {
        Shape::Texts | Shape::Tables(_) | Shape::TextsOrTables(_) => "[]".to_owned(),
        Shape::Table(keys) => inner(keys, language),
        Shape::Names(_) | Shape::Terms => "{}".to_owned(),
        Shape::Boolean => "false".to_owned(),
        Shape::Number => "0".to_owned(),
        Shape::Text | Shape::Figure | Shape::Date => "\"\"".to_owned(),
    };
    let value = said.map_or(empty, str::to_owned);
    match language {
        Language::Toml => format!("{} = {value}", key.name),
        Language::Yaml => format!("{}: {value}", key.name),
    }
}

fn inner(keys: &[Key], language: Language) -> String {
    let required = keys.iter().filter(|key| matches!(key.presence, Presence::Required));
    let inner: Vec<String> = required.map(|key| line(key, None, language)).collect();
    format!("{{ {} }}", inner.join(", "))
}

/// The entry of the log that a place is in: a heading with what stands under it, an item of a list, a paragraph. Its title, and its words as they stand.
pub(super) fn entry(snapshot: &Snapshot, note: &Note, offset: usize) -> Option<(String, String)> {
    let text = snapshot.text(&note.path);
    let blocks = &note.body.blocks;
    let place = blocks.iter().position(|block| block.span.start <= offset && offset <= block.span.end)?;
    let block = &blocks[place];
    if let Block::Heading(index, _) = block.value {
        let heading = note.body.headings.get(index)?;
        let is_end = |other: &&crate::syntax::markdown::Heading| {
            other.span.start > heading.span.start && other.level <= heading.level
        };
        let end = note.body.headings.iter().find(is_end).map_or(text.len(), |next| next.span.start);
        let body = text.get(heading.span.end..end)?.trim();
        return Some((titled(&heading.text)?, body.to_owned()));
    }
    let span = match block.value.children() {
        Children::Items(items) => {
            items.iter().map(|item| item.span).find(|it| it.start <= offset && offset <= it.end)?
        }
        Children::Inlines(_) => block.span,
        Children::Nothing | Children::Blocks(_) | Children::Table(_) => return None,
    };
    let words = text.get(span.range())?.trim();
    let words = words.trim_start_matches(['-', '*', '+']).trim_start_matches("[ ]").trim_start_matches("[x]").trim();
    Some((titled(words)?, words.to_owned()))
}

/// The first sentence, as far as a title goes.
fn titled(words: &str) -> Option<String> {
    let line = words.lines().next()?.trim();
    let sentence = line.split_once(". ").map_or(line, |(sentence, _)| sentence).trim_end_matches('.');
    let plain: String = sentence.chars().filter(|it| !"*`[]".contains(*it) && !it.is_control()).collect();
    let mut title = String::new();
    for word in plain.split_whitespace() {
        if !title.is_empty() && title.chars().count() + word.chars().count() >= LONGEST_TITLE {
            break;
        }
        title = format!("{title} {word}").trim().to_owned();
    }
    (!title.is_empty()).then_some(title)
}
