//! Ids and what becomes of them in addresses.

use super::{Note, NoteKind};
use crate::diagnostic::Diagnostic;
use std::collections::HashMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The form of an id that stands in a page's address: lower case, letters and digits of any script, everything else one hyphen, at the most 80
/// characters. Two ids with one slug would be one page, so they count as the same id.
pub fn slug(id: &str) -> String {
    let mut slug = String::with_capacity(id.len());
    for character in id.nfc().flat_map(char::to_lowercase).take(80) {
        match character {
            '_' => slug.push('_'),
            character if character.is_alphanumeric() => slug.push(character),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    // Windows keeps these names for devices, whatever their ending.
    let reserved = matches!(slug, "con" | "prn" | "aux" | "nul")
        || (slug.len() == 4
            && (slug.starts_with("com") || slug.starts_with("lpt"))
            && slug.ends_with(|last: char| last.is_ascii_digit()));
    match slug {
        "" => "untitled".to_owned(),
        slug if reserved || slug == "index" => format!("{slug}-"),
        slug => slug.to_owned(),
    }
}

/// Where each id leads, by kind; ids that would share a page are reported at both places.
pub(super) fn index(notes: &[Arc<Note>], diagnostics: &mut Vec<Diagnostic>) -> HashMap<(NoteKind, String), usize> {
    let mut ids: HashMap<(NoteKind, String), usize> = HashMap::with_capacity(notes.len());
    let mut pages: HashMap<(NoteKind, String), usize> = HashMap::with_capacity(notes.len());
    for (index, note) in notes.iter().enumerate() {
        ids.entry((note.kind, note.id.value.clone())).or_insert(index);
        if let Some(first) = pages.insert((note.kind, note.slug.clone()), index) {
            diagnostics.push(duplicate(&notes[first], note));
        }
    }
    ids
}

fn duplicate(first: &Note, second: &Note) -> Diagnostic {
    let (kind, one, two) = (second.kind.name(), &first.id.value, &second.id.value);
    let message = if one == two {
        format!("two notes of kind {kind} have the id `{two}`")
    } else {
        format!("the ids `{one}` and `{two}` would share one page")
    };
    Diagnostic::error("duplicate-id", &second.path, second.id.span, message)
        .also(&first.path, first.id.span, "the other one")
        .help("rename one of the files, or give it an `id`")
}

/// Where each metric stands; an id that is there twice is reported at both places.
pub(super) fn metrics(notes: &[Arc<Note>], diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, (usize, usize)> {
    let mut places: HashMap<String, (usize, usize)> = HashMap::new();
    for (index, note) in notes.iter().enumerate() {
        for (nth, metric) in note.evidence().map_or(&[][..], |evidence| &evidence.metrics).iter().enumerate() {
            let Some((other, _)) = places.get(&metric.id.value) else {
                places.insert(metric.id.value.clone(), (index, nth));
                continue;
            };
            let first = &notes[*other];
            let place =
                first.evidence().and_then(|evidence| evidence.metrics.iter().find(|it| it.id.value == metric.id.value));
            let message = format!("two metrics have the id `{}`", metric.id.value);
            let twice = Diagnostic::error("duplicate-id", &note.path, metric.id.span, message);
            let twice = twice.also(&first.path, place.map_or(first.head, |place| place.id.span), "the other one");
            diagnostics.push(twice.help("define a metric in one note, and cite it elsewhere by its id"));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_plain() {
        assert_eq!(slug("Checkout  latency, p99"), "checkout-latency-p99");
        assert_eq!(slug("Übergabe"), slug("U\u{308}bergabe"));
        assert_eq!([slug("???"), slug("CON"), slug("com1"), slug("index")], ["untitled", "con-", "com1-", "index-"]);
    }

    proptest! {
        #[test]
        fn an_address_is_never_a_path(id in ".{0,40}") {
            let slug = slug(&id);
            prop_assert!(!slug.is_empty() && !slug.contains(['/', '\\', '.', ':', '\0', ' ']));
        }
    }
}
