//! What may be written at a place: keys and values by their declarations and by what the rubric lists, ids and files by what the packet holds.

use super::cursor::{self, Cursor, Language};
use super::requests::Here;
use super::symbols::has_letters;
use super::{explain, values};
use crate::packet::FileKind;
use crate::source::{PacketPath, Span};
use crate::syntax::keys::{Key, Shape};
use crate::syntax::read_document;
use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, InsertTextFormat, MarkupContent, MarkupKind, Range, TextEdit,
};
use std::ops::Range as Bytes;

/// Something that may be written.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// What a list shows.
    pub(super) label: String,
    /// What is written; the label, where that is nothing.
    pub(super) text: Option<String>,
    /// A few words beside the label.
    pub(super) detail: String,
    /// What it means, as Markdown.
    pub(super) meaning: String,
    /// The note that it names, which is explained where the offer is made.
    pub(super) note: Option<PacketPath>,
    /// By what else than the label it is found.
    pub(super) also: String,
    /// What an editor draws before it.
    pub(super) kind: CompletionItemKind,
    /// Whether the text has places to fill in.
    pub(super) is_snippet: bool,
}

impl Offer {
    pub(super) fn new(label: impl Into<String>, kind: CompletionItemKind) -> Offer {
        Offer {
            label: label.into(),
            text: None,
            detail: String::new(),
            meaning: String::new(),
            note: None,
            also: String::new(),
            kind,
            is_snippet: false,
        }
    }
}

/// So many are offered at once. Of more, an editor asks again as letters are added.
const MOST: usize = 200;

/// What may be written here.
pub(super) fn complete(here: &Here<'_>) -> CompletionList {
    let Some((word, offers)) = offers(here) else { return CompletionList::default() };
    let place = Span::new(&here.path, word.start, word.end);
    let range = here.snapshot.range(place);
    let typed = here.snapshot.words(place.with(word.start, here.offset.max(word.start)));
    let is_long = offers.len() > MOST;
    // Editors disagree on who looks at the letters that are there already: Neovim shows whatever comes.
    let has_typed = |offer: &Offer| has_letters(&format!("{} {}", offer.label, offer.also), typed);
    let mut near: Vec<Offer> = offers.into_iter().filter(has_typed).collect();
    near.sort_by_key(|offer| !begins(&offer.label, typed));
    let near = near.into_iter().take(MOST);
    let items = near.enumerate().map(|(nth, offer)| item(here, offer, range, nth)).collect();
    CompletionList { is_incomplete: is_long, items, ..Default::default() }
}

fn begins(label: &str, typed: &str) -> bool {
    label.get(..typed.len()).is_some_and(|first| first.eq_ignore_ascii_case(typed))
}

fn offers(here: &Here<'_>) -> Option<(Bytes<usize>, Vec<Offer>)> {
    match cursor(here)? {
        Cursor::Key { above, there, word } => {
            let keys = keys(here.snapshot.kind(&here.path)?, &above)?;
            let is_toml = language(here) == Some(Language::Toml);
            let is_free = |key: &&Key| !there.iter().any(|name| name == key.name);
            let is_inline = !above.is_empty() && is_inside_braces(here);
            let offer = |key: &Key| key_offer(here, key, is_toml, is_inline || above.is_empty());
            let offers = keys.iter().filter(is_free).map(offer).collect();
            // The word may be a whole line that is there already: then only its name is written.
            Some((word, offers))
        }
        Cursor::Header { above, word, is_list, is_closed } => {
            let keys = keys(here.snapshot.kind(&here.path)?, &above)?.iter();
            let tables = keys.filter(|key| if is_list { is_list_of_tables(key) } else { is_table(key) });
            let mut offers: Vec<Offer> = tables.map(|key| key_offer(here, key, true, false)).collect();
            close(&mut offers, if is_list { "]]" } else { "]" }, is_closed);
            Some((word, offers))
        }
        Cursor::Value { key, word, is_quoted, is_in_list } => {
            let declared = declared(here.snapshot.kind(&here.path)?, &key)?;
            let mut offers = values::of_key(here, declared, is_in_list);
            if !is_quoted && language(here) == Some(Language::Toml) {
                offers.iter_mut().for_each(quote);
            }
            Some((word, offers))
        }
        Cursor::Wiki { word, is_shown, is_closed } => {
            let mut offers = if is_shown { values::shown_files(here) } else { values::note_links(here) };
            close(&mut offers, "]]", is_closed);
            Some((word, offers))
        }
        Cursor::Metric { word, is_closed } => {
            let mut offers = values::metrics(here);
            for offer in &mut offers {
                offer.text = Some(format!("metric:{}", offer.label));
                offer.also = format!("metric:{} {}", offer.label, offer.also);
            }
            close(&mut offers, "}}", is_closed);
            Some((word, offers))
        }
        Cursor::Path { word, is_shown } => Some((word, values::paths(here, is_shown))),
        Cursor::Alert { word, is_closed } => {
            let mut offers = values::alerts();
            close(&mut offers, "]", is_closed);
            Some((word, offers))
        }
        Cursor::Allow { word } => Some((word, values::rules_to_allow())),
    }
}

/// What is being written here.
fn cursor(here: &Here<'_>) -> Option<Cursor> {
    let text = here.snapshot.text(&here.path);
    match here.snapshot.kind(&here.path)? {
        FileKind::Packet | FileKind::Rubric | FileKind::Format => {
            cursor::in_table(text, 0, here.offset, Language::Toml)
        }
        FileKind::Note(_) => {
            let whole = here.snapshot.tree.text(&here.path)?;
            let document = read_document(&here.path, whole, &mut Vec::new());
            let inside = document.inside;
            let is_front = language(here).is_some() && inside.start <= here.offset && here.offset <= inside.end;
            // Behind the last line end of the front matter stands its fence.
            let is_fence =
                here.offset == inside.end && text[inside.end..].starts_with(['+', '-']) && !inside.is_empty();
            if is_front && !is_fence {
                return cursor::in_table(text, inside.start, here.offset, language(here)?);
            }
            cursor::in_body(text, here.offset)
        }
    }
}

/// How the front matter of this file is written, if it has some.
pub(super) fn language(here: &Here<'_>) -> Option<Language> {
    match here.snapshot.kind(&here.path)? {
        FileKind::Packet | FileKind::Rubric | FileKind::Format => Some(Language::Toml),
        FileKind::Note(_) => match here.snapshot.text(&here.path).lines().next()?.trim_end() {
            "+++" => Some(Language::Toml),
            "---" => Some(Language::Yaml),
            _ => None,
        },
    }
}

fn is_inside_braces(here: &Here<'_>) -> bool {
    let before = &here.snapshot.text(&here.path)[..here.offset];
    before.rfind('{').is_some_and(|open| !before[open..].contains(['}', '\n']))
}

/// The keys of the table with these names around it.
fn keys(kind: FileKind, above: &[String]) -> Option<&'static [Key]> {
    above.iter().try_fold(kind.keys(), |keys, name| Some(crate::syntax::keys::find(keys, name)?.inner()))
}

fn is_list_of_tables(key: &Key) -> bool {
    matches!(key.shape, Shape::Tables(_) | Shape::TextsOrTables(_))
}

fn is_table(key: &Key) -> bool {
    matches!(key.shape, Shape::Table(_) | Shape::Names(_) | Shape::Terms)
}

/// The key of these names.
pub(super) fn declared(kind: FileKind, path: &[String]) -> Option<&'static Key> {
    let (name, above) = path.split_last()?;
    let table = || crate::syntax::keys::find(keys(kind, above)?, name);
    // In a table whose keys are names, every name has the values of the table.
    table().or_else(|| {
        let (names, above) = above.split_last()?;
        let key = crate::syntax::keys::find(keys(kind, above)?, names)?;
        matches!(key.shape, Shape::Names(_)).then_some(key)
    })
}

/// A key with what follows it, such that what must be written has its quotes.
fn key_offer(here: &Here<'_>, key: &Key, is_toml: bool, is_line: bool) -> Offer {
    let has_value =
        here.snapshot.text(&here.path)[here.offset..].split('\n').next().is_some_and(|rest| rest.contains(['=', ':']));
    let text = if has_value || !is_line { None } else { Some(written(key, is_toml, here.client.takes_snippets)) };
    let is_snippet = text.as_ref().is_some_and(|text| text.contains("$0"));
    let mut offer = Offer::new(key.name, CompletionItemKind::Property);
    offer.detail = key.need().unwrap_or_default();
    offer.meaning = explain::key(key);
    Offer { text, is_snippet, ..offer }
}

/// A key as it is begun. `$0` is where the author goes on.
fn written(key: &Key, is_toml: bool, has_places: bool) -> String {
    let place = if has_places { "$0" } else { "" };
    let (name, is) = (key.name, if is_toml { " =" } else { ":" });
    match key.shape {
        _ if !has_places => format!("{name}{is} "),
        Shape::Texts | Shape::TextsOrTables(_) if is_toml => format!("{name}{is} [\"{place}\"]"),
        Shape::Texts | Shape::TextsOrTables(_) => format!("{name}{is} [{place}]"),
        Shape::Text | Shape::Figure if is_toml => format!("{name}{is} \"{place}\""),
        Shape::Table(_) | Shape::Names(_) | Shape::Terms if is_toml => format!("{name}{is} {{ {place} }}"),
        Shape::Tables(_) if is_toml => format!("[[{name}]]\n{place}"),
        Shape::Table(_) | Shape::Names(_) | Shape::Terms => format!("{name}{is}\n  {place}"),
        Shape::Tables(_) => format!("{name}{is}\n  - {place}"),
        Shape::Text | Shape::Figure | Shape::Date | Shape::Boolean | Shape::Number => format!("{name}{is} {place}"),
    }
}

/// As TOML writes a text.
fn quote(offer: &mut Offer) {
    let text = offer.text.take().unwrap_or_else(|| offer.label.clone());
    let is_bare = text == "true" || text == "false" || text.starts_with(|first: char| first.is_ascii_digit());
    offer.also = format!("{} {}", offer.label, offer.also);
    offer.text = Some(if is_bare { text } else { toml::Value::from(text).to_string() });
}

fn close(offers: &mut [Offer], with: &str, is_closed: bool) {
    if !is_closed {
        for offer in offers {
            let text = offer.text.take().unwrap_or_else(|| offer.label.clone());
            offer.text = Some(format!("{text}{with}"));
        }
    }
}

fn item(here: &Here<'_>, offer: Offer, range: Range, nth: usize) -> CompletionItem {
    let Offer { label, text, detail, meaning, note, also, kind, is_snippet } = offer;
    let note = note.and_then(|path| here.snapshot.note(&path));
    let meaning = note.map_or(meaning, |note| explain::note(here.snapshot, note));
    let documentation = (!meaning.is_empty()).then(|| {
        let kind = if here.client.shows_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        MarkupContent { kind, value: meaning }.into()
    });
    let new_text = text.unwrap_or_else(|| label.clone());
    CompletionItem {
        kind: Some(kind),
        detail: (!detail.is_empty()).then_some(detail),
        documentation,
        // Editors sort by words; the order here is the rubric's, the packet's or that of the declaration.
        sort_text: Some(format!("{nth:05}")),
        filter_text: (!also.is_empty()).then(|| format!("{label} {}", also.trim())),
        insert_text_format: is_snippet.then_some(InsertTextFormat::Snippet),
        text_edit: Some(TextEdit { range, new_text }.into()),
        label,
        ..Default::default()
    }
}

/// The path of a file as a link in another writes it.
pub(super) fn seen_from(here: &PacketPath, path: &PacketPath) -> String {
    crate::packet::address_of(&path.seen_from(here.folder()))
}
