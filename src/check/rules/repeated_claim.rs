//! The same sentence in two notes
//!
//! Why it matters: A reader who meets a sentence for the second time stops reading, and asks what else is there twice. Two notes that end in the same result look like one
//! piece of work that was cut in two.
//!
//! How it can misfire: Sentences of ten words and more are compared, by their letters alone. The case and the claims may repeat what a note says, since they sum it up; a log,
//! peers' words and copies of a whole note are not looked at. Only English is known.
//!
//! Where it comes from: reviewers of real cases; a sentence that stands nine times in one of them.
//!
//! Bad:
//!
//! ```evidence/alerts.md
//! +++
//! title = "Alerts"
//! date = 2026-03-14
//! +++
//! The import now runs without me, and everyone in the team can repair it.
//! ```
//!
//! ```evidence/outage.md
//! +++
//! title = "The outage in June"
//! date = 2026-06-11
//! +++
//! The import now runs without me, and everyone in the team can repair it.
//! ```
//!
//! Good:
//!
//! ```evidence/alerts.md
//! +++
//! title = "Alerts"
//! date = 2026-03-14
//! +++
//! The import now runs without me, and everyone in the team can repair it.
//! ```
//!
//! ```evidence/outage.md
//! +++
//! title = "The outage in June"
//! date = 2026-06-11
//! +++
//! Ben repaired it alone, with the page that I had written in March.
//! ```

use crate::check::words::{Place, Said};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::PacketPath;
use crate::vocabulary::NoteKind;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    name: code::REPEATED_CLAIM,
    severity: Severity::Hint,
    source: include_str!("repeated_claim.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[] },
};

/// So many words and more are nobody's by chance.
const WORDS: usize = 10;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let copies = copies(context);
    let mut first: HashMap<u64, (usize, Said<'_>)> = HashMap::new();
    let mut found: HashMap<usize, Diagnostic> = HashMap::new();
    let notes = context.prose();
    for (index, prose) in notes.iter().enumerate().filter(|(_, prose)| is_compared(prose)) {
        for said in prose.said().filter(|said| matches!(said.part.place, Place::Paragraph | Place::Item)) {
            let letters = said.letters();
            if letters.words < WORDS {
                continue;
            }
            match first.entry(letters.sum) {
                Entry::Vacant(entry) => drop(entry.insert((index, said))),
                Entry::Occupied(entry) => {
                    let (other, original) = entry.get();
                    let is_copy = copies.contains(&prose.note.path) || copies.contains(&notes[*other].note.path);
                    let is_summed_up = sums_up(prose, notes[*other]);
                    if *other != index && !is_copy && !is_summed_up {
                        found
                            .entry(index)
                            .or_insert_with(|| repeated(&said, original, notes[*other].note.path.as_str()));
                    }
                }
            }
        }
    }
    diagnostics.extend(found.into_values());
}

/// The case sums up.
fn is_compared(prose: &NoteProse<'_>) -> bool {
    prose.argues() && prose.note.kind != NoteKind::Case
}

/// A claim sums up what stands under it.
fn sums_up(one: &NoteProse<'_>, other: &NoteProse<'_>) -> bool {
    matches!(
        (one.note.kind, other.note.kind),
        (NoteKind::Impact, NoteKind::Evidence) | (NoteKind::Evidence, NoteKind::Impact)
    )
}

/// Evidence that is a copy of a note: that is told by a rule of its own.
fn copies<'a>(context: &Context<'a>) -> HashSet<&'a PacketPath> {
    let notes = context.notes(NoteKind::Evidence).into_iter().zip(&context.own.evidence);
    notes.filter(|(_, evidence)| evidence.copy_of.is_some()).map(|(note, _)| &note.path).collect()
}

fn repeated(said: &Said<'_>, original: &Said<'_>, path: &str) -> Diagnostic {
    let whole = |said: &Said<'_>| said.span(0..said.text().len());
    let found = Diagnostic::hint(RULE.name, whole(said), format!("this sentence stands in `{path}` too"));
    found
        .also(whole(original), "here first")
        .help("say it where the result is told, and here what only this note can say")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const SENTENCE: &str = "The import now runs without me, and everyone in the team can repair it.";

    fn said(files: &[(&str, &str)]) -> usize {
        let note = |(nth, (path, body)): (usize, &(&str, &str))| {
            let head = match path.split('/').next() {
                Some("evidence") => format!("+++\ntitle = \"Work {nth}\"\ndate = 2026-03-1{nth}\n+++\n"),
                Some("impact") => "+++\nclaim = \"It runs\"\n+++\n".to_owned(),
                _ => String::new(),
            };
            ((*path).to_owned(), format!("{head}{body}\n"))
        };
        let files: Vec<(String, String)> = files.iter().enumerate().map(note).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        found("repeated-claim", &files).len()
    }

    #[test]
    fn one_finding_for_each_note_that_repeats() {
        let changed = "The import NOW runs without me — and everyone in the team can repair it";
        let twice = format!("{SENTENCE} {SENTENCE}");
        assert_eq!(said(&[("evidence/a.md", SENTENCE), ("evidence/b.md", changed)]), 1);
        assert_eq!(said(&[("evidence/a.md", &twice), ("evidence/b.md", "It is.")]), 0);
        assert_eq!(said(&[("evidence/a.md", SENTENCE), ("evidence/b.md", &twice), ("evidence/c.md", SENTENCE)]), 2);
    }

    #[test]
    fn what_sums_up_may_repeat_and_short_words_are_everyones() {
        assert_eq!(said(&[("evidence/a.md", SENTENCE), ("case.md", SENTENCE), ("impact/a.md", SENTENCE)]), 0);
        assert_eq!(said(&[("impact/a.md", SENTENCE), ("impact/b.md", SENTENCE)]), 1);
        assert_eq!(
            said(&[("evidence/a.md", "It runs without me now."), ("evidence/b.md", "It runs without me now.")]),
            0
        );
        assert_eq!(said(&[("evidence/a.md", SENTENCE), ("evidence/a - Copy.md", SENTENCE)]), 0);
        assert_eq!(said(&[("evidence/a.md", SENTENCE), ("log/2026.md", SENTENCE)]), 0);
    }
}
