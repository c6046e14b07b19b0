//! What a note is worth where it stands, in one line above it: who rests on it, and how strong its criteria are.

use super::requests::Here;
use crate::diagnostic::count;
use crate::edition::{Edition, NoteRef, numbered};
use crate::site::standing;
use crate::vocabulary::{Audience, NoteKind, State};
use gen_lsp_types::{CodeLens, Command};

/// One line for a note of the case.
pub(super) fn lenses(here: &Here<'_>) -> Vec<CodeLens> {
    let lens = line(here).map(|title| {
        let head = here.snapshot.note(&here.path).map_or_else(Default::default, |note| here.snapshot.range(note.head));
        let command = Command { title, command: String::new(), ..Default::default() };
        CodeLens { range: head, command: Some(command), data: None }
    });
    lens.into_iter().collect()
}

fn line(here: &Here<'_>) -> Option<String> {
    let note = here.snapshot.note(&here.path)?;
    let of_kind = numbered(here.snapshot.packet(), note.kind, Audience::SelfOnly);
    let place = of_kind.iter().position(|(_, other)| other.path == note.path)?;
    let own = here.snapshot.own();
    let mut parts = match note.kind {
        NoteKind::Evidence => {
            let cited_by = &own.evidence.get(place)?.cited_by;
            vec![cited(cited_by), seen(own, cited_by)]
        }
        NoteKind::Impact => {
            let claim = own.impact.get(place)?;
            vec![
                format!("rests on {}", count(claim.evidence.len(), "piece of work/pieces of work")),
                seen(own, &claim.feedback),
            ]
        }
        NoteKind::Feedback => {
            vec![format!("names {}", count(own.feedback.get(place)?.evidence.len(), "piece of work/pieces of work"))]
        }
        NoteKind::Case | NoteKind::Answer | NoteKind::Log | NoteKind::Note => return None,
    };
    parts.extend(strengths(own, note.criteria().iter().map(|it| it.id.value.as_str())));
    Some(parts.join(" · "))
}

fn cited(by: &[NoteRef]) -> String {
    match by.iter().filter(|at| at.kind == NoteKind::Impact).count() {
        0 => "cited by no claim".to_owned(),
        claims => format!("cited by {}", count(claims, "claim")),
    }
}

/// Who was asked and has said nothing yet has not spoken for it.
fn seen(own: &Edition, by: &[NoteRef]) -> String {
    let has_said = |at: &&NoteRef| own.feedback.get(at.index).is_some_and(|feedback| feedback.state == State::Given);
    match by.iter().filter(|at| at.kind == NoteKind::Feedback).filter(has_said).count() {
        0 => "seen by no peer".to_owned(),
        1 => "seen by one peer".to_owned(),
        peers => format!("seen by {}", count(peers, "peer")),
    }
}

fn strengths<'a>(own: &'a Edition, criteria: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut told = Vec::new();
    for id in criteria {
        let place = own.rubric.criteria.iter().position(|criterion| criterion.id.value == id);
        let coverage = place.and_then(|place| own.coverage.get(place));
        let strength = coverage.and_then(|coverage| standing(own, coverage)).map(|(word, _)| format!("{id} {word}"));
        told.extend(strength.filter(|line| !told.contains(line)));
    }
    told
}
