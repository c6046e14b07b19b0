//! Ids: where each leads, and which would share a page.

use super::Note;
use crate::diagnostic::{Diagnostic, code};
use crate::vocabulary::NoteKind;
use std::collections::HashMap;
use std::sync::Arc;

/// The place of the note with this id, by kind.
pub(super) type NoteIds = HashMap<(NoteKind, String), usize>;

/// The place of the note that holds the metric with this id, and the metric's in it.
pub(super) type MetricIds = HashMap<String, (usize, usize)>;

/// Where the ids of notes lead, and those of metrics.
pub(super) fn of(notes: &[Arc<Note>], diagnostics: &mut Vec<Diagnostic>) -> (NoteIds, MetricIds) {
    let (mut of_notes, mut of_metrics) = (Vec::new(), Vec::new());
    let ids = rayon::join(|| index(notes, &mut of_notes), || metrics(notes, &mut of_metrics));
    diagnostics.extend(of_notes.into_iter().chain(of_metrics));
    ids
}

/// Where each id leads, by kind; ids that would share a page are reported at both places. An id that is a guess gives way, and is no reason to complain.
fn index(notes: &[Arc<Note>], diagnostics: &mut Vec<Diagnostic>) -> NoteIds {
    let mut ids: NoteIds = HashMap::with_capacity(notes.len());
    let mut pages: HashMap<(NoteKind, String), usize> = HashMap::with_capacity(notes.len());
    for (index, note) in notes.iter().enumerate() {
        if note.has_guessed_id() {
            continue;
        }
        ids.entry((note.kind, note.id.value.clone())).or_insert(index);
        if let Some(first) = pages.insert((note.kind, note.slug.clone()), index) {
            diagnostics.push(duplicate(&notes[first], note));
        }
    }
    for (index, note) in notes.iter().enumerate().filter(|(_, note)| note.has_guessed_id()) {
        ids.entry((note.kind, note.id.value.clone())).or_insert(index);
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
    Diagnostic::error(code::DUPLICATE_ID, second.id.span, message)
        .also(first.id.span, "the other one")
        .help("rename one of the files, or give it an `id`")
}

/// Where each metric stands; an id that is there twice is reported at both places.
fn metrics(notes: &[Arc<Note>], diagnostics: &mut Vec<Diagnostic>) -> MetricIds {
    let mut places: MetricIds = HashMap::with_capacity(notes.len());
    for (index, note) in notes.iter().enumerate() {
        for (nth, metric) in note.evidence().map_or(&[][..], |evidence| &evidence.metrics).iter().enumerate() {
            let Some((other, _)) = places.get(&metric.id.value) else {
                places.insert(metric.id.value.clone(), (index, nth));
                continue;
            };
            let first = &notes[*other];
            if !note.is_whole() || !first.is_whole() {
                // The id of a metric is made of its name where no other can be read.
                continue;
            }
            let place =
                first.evidence().and_then(|evidence| evidence.metrics.iter().find(|it| it.id.value == metric.id.value));
            let message = format!("two metrics have the id `{}`", metric.id.value);
            let twice = Diagnostic::error(code::DUPLICATE_ID, metric.id.span, message);
            let twice = twice.also(place.map_or(first.head, |place| place.id.span), "the other one");
            diagnostics.push(twice.help("define a metric in one note, and cite it elsewhere by its id"));
        }
    }
    places
}
