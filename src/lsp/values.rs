//! What the packet and its rubric hold that may be written somewhere: criteria, ids, figures, files, words.

use super::completion::{Offer, seen_from};
use super::explain;
use super::requests::Here;
use crate::check::RULES;
use crate::diagnostic::Severity;
use crate::packet::Note;
use crate::rubric::BUILT_IN;
use crate::source::PacketPath;
use crate::syntax::keys::{Allowed, Key, Listed, Shape, Thing};
use crate::vocabulary::NoteKind;
use gen_lsp_types::CompletionItemKind;
use std::collections::HashMap;

/// What a key may hold.
pub(super) fn of_key(here: &Here<'_>, key: &'static Key, is_in_list: bool) -> Vec<Offer> {
    if matches!(key.shape, Shape::Boolean) {
        return words(&["true", "false"]);
    }
    let rubric = here.snapshot.rubric_at(&here.path, here.offset);
    match key.allowed {
        Allowed::Words(known) => words(&known()),
        Allowed::WordsAndMore(_) => words(&rubric.kinds),
        Allowed::Listed(list) => match list {
            Listed::Criteria => criteria(here, is_in_list),
            Listed::Scopes => words(&rubric.scopes),
            Listed::Levels => rubric.levels.iter().map(level).collect(),
            Listed::Questions => rubric.questions.iter().map(|it| question(&it.id.value, &it.text)).collect(),
            Listed::Proficiencies => rubric.proficiencies.iter().map(|it| word(&it.title.value)).collect(),
            Listed::Archetypes => rubric.archetypes.iter().map(|it| word(&it.value)).collect(),
        },
        Allowed::Id(Thing::Evidence) => ids(here, NoteKind::Evidence),
        Allowed::Id(Thing::Impact) => ids(here, NoteKind::Impact),
        Allowed::Id(Thing::Feedback) => ids(here, NoteKind::Feedback),
        Allowed::Id(Thing::Metric) => metrics(here),
        Allowed::Address => files(here, |_| true, |path| path.to_string()),
        Allowed::RubricName => BUILT_IN.iter().map(|rubric| word(rubric.id)).collect(),
        Allowed::Anything | Allowed::WebAddress | Allowed::Length => Vec::new(),
    }
}

fn word(word: &str) -> Offer {
    Offer::new(word, CompletionItemKind::EnumMember)
}

fn words<T: AsRef<str>>(words: &[T]) -> Vec<Offer> {
    words.iter().map(|it| word(it.as_ref())).collect()
}

fn level(level: &crate::rubric::Level) -> Offer {
    let meaning = level.summary.clone().unwrap_or_default();
    Offer { detail: level.title.clone(), meaning, also: level.aliases.join(" "), ..word(&level.id.value) }
}

fn question(id: &str, text: &str) -> Offer {
    Offer { detail: text.to_owned(), meaning: text.to_owned(), also: text.to_owned(), ..word(id) }
}

/// The criteria with what they expect; in a list their statements too, which a note may name alone.
fn criteria(here: &Here<'_>, has_statements: bool) -> Vec<Offer> {
    let mut offers = Vec::new();
    for criterion in &here.snapshot.rubric_at(&here.path, here.offset).criteria {
        let meaning = explain::criterion(here.snapshot, criterion);
        let of_name = |name: String| Offer {
            detail: criterion.title.clone(),
            meaning: meaning.clone(),
            also: criterion.title.clone(),
            ..Offer::new(name, CompletionItemKind::Class)
        };
        let mut names: Vec<String> = criterion.names().collect();
        names.sort();
        names.dedup();
        offers.push(of_name(criterion.id.value.clone()));
        let statements = names.into_iter().filter(|name| *name != criterion.id.value);
        offers.extend(statements.filter(|_| has_statements).map(of_name));
    }
    offers
}

/// The ids of one kind, by their titles too.
fn ids(here: &Here<'_>, kind: NoteKind) -> Vec<Offer> {
    let others = here.snapshot.packet().of_kind(kind).filter(|note| note.path != here.path);
    others.map(note_offer).collect()
}

fn note_offer(note: &Note) -> Offer {
    Offer {
        detail: note.title().to_owned(),
        note: Some(note.path.clone()),
        also: note.title().to_owned(),
        ..Offer::new(note.id.value.as_str(), CompletionItemKind::Reference)
    }
}

/// What `[[` may name. An id that several kinds have is written with its folder.
pub(super) fn note_links(here: &Here<'_>) -> Vec<Offer> {
    let packet = here.snapshot.packet();
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    packet.notes.iter().for_each(|note| *bearers.entry(&note.id.value).or_default() += 1);
    let offer = |note: &Note| {
        let folder = note.kind.folder();
        let is_shared = bearers.get(note.id.value.as_str()).is_some_and(|bearers| *bearers > 1);
        let text = (is_shared && !folder.is_empty()).then(|| format!("{folder}/{}", note.id.value));
        let label = text.clone().unwrap_or_else(|| note.id.value.clone());
        Offer { label, text, ..note_offer(note) }
    };
    packet.notes.iter().filter(|note| note.path != here.path).map(|note| offer(note)).collect()
}

/// The figures of the packet.
pub(super) fn metrics(here: &Here<'_>) -> Vec<Offer> {
    let evidence = here.snapshot.packet().of_kind(NoteKind::Evidence).filter_map(Note::evidence);
    let offer = |metric: &crate::packet::Metric| Offer {
        detail: metric.name.value.clone(),
        meaning: explain::metric(metric),
        also: metric.name.value.clone(),
        ..Offer::new(metric.id.value.as_str(), CompletionItemKind::Value)
    };
    evidence.flat_map(|evidence| &evidence.metrics).map(offer).collect()
}

fn files(
    here: &Here<'_>,
    is_offered: impl Fn(&PacketPath) -> bool,
    written: impl Fn(&PacketPath) -> String,
) -> Vec<Offer> {
    let files = &here.snapshot.packet().files;
    let fit = files.iter().filter(|(path, file)| file.unfit.is_empty() && is_offered(path));
    fit.map(|(path, _)| Offer::new(written(path), CompletionItemKind::File)).collect()
}

/// The pictures that `![[` may show.
pub(super) fn shown_files(here: &Here<'_>) -> Vec<Offer> {
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    here.snapshot.packet().files.keys().for_each(|path| *bearers.entry(path.name()).or_default() += 1);
    let is_alone = |path: &PacketPath| bearers.get(path.name()) == Some(&1);
    let written = |path: &PacketPath| if is_alone(path) { path.name().to_owned() } else { path.to_string() };
    files(here, PacketPath::is_image, written)
}

/// The files and notes that a link in this note may lead to, as it writes them.
pub(super) fn paths(here: &Here<'_>, is_shown: bool) -> Vec<Offer> {
    let mut offers = files(here, |path| !is_shown || path.is_image(), |path| seen_from(&here.path, path));
    if !is_shown {
        let notes = here.snapshot.packet().notes.iter().filter(|note| note.path != here.path);
        offers.extend(notes.map(|note| {
            let offer = note_offer(note);
            Offer { label: seen_from(&here.path, &note.path), ..offer }
        }));
    }
    offers
}

/// The marks of a quote that is more than one.
pub(super) fn alerts() -> Vec<Offer> {
    let meanings = [
        ("private", "for you alone: no other reader is given it"),
        ("note", "something to know"),
        ("tip", "something that helps"),
        ("important", "something that matters"),
        ("warning", "something that may hurt"),
        ("caution", "something that will"),
    ];
    let offer = |(name, meaning): (&str, &str)| Offer {
        detail: meaning.to_owned(),
        ..Offer::new(name, CompletionItemKind::Keyword)
    };
    meanings.into_iter().map(offer).collect()
}

/// The rules that a comment may silence.
pub(super) fn rules_to_allow() -> Vec<Offer> {
    let may_be = RULES.iter().filter(|rule| rule.severity != Severity::Error);
    let offer = |rule: &&crate::check::Rule| {
        let page = rule.page();
        Offer {
            detail: page.summary,
            meaning: page.markdown,
            ..Offer::new(rule.name.as_str(), CompletionItemKind::Event)
        }
    };
    may_be.map(offer).collect()
}
