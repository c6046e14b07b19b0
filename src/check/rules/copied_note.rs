//! A note that is a copy of another
//!
//! Why it matters: One piece of work that stands there twice looks like two, and a reader who notices trusts the rest less. So copies count
//! once, but each of them still has its page until the file is gone.
//!
//! How it can misfire: Notes with the same title, date and text are taken for one, and so are files that are named as a sync program, an
//! editor or a file manager names what it leaves: `build (conflicted copy 2026-03-02).md`, `build - Copy.md`, `build~.md`. A number alone,
//! as in `build 2.md`, says so only where title and date are the same. Work that was done twice says what was different: in its title, its
//! date or its text.
//!
//! Where it comes from: folders that are kept in step between two machines.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! The basket opens at once.
//! ```
//!
//! ```evidence/cache.sync-conflict-20260315-101010-ABCDEFG.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! The basket opens at once, and so does the till.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! The basket opens at once, and so does the till.
//! ```
//!
//! ```evidence/second-cache.md
//! +++
//! title = "A cache for the till"
//! date = 2026-04-02
//! criteria = ["impact"]
//! +++
//! The basket opens at once, and so does the till.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::copies;
use crate::packet::Note;
use crate::source::{PacketPath, Span};
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::COPIED_NOTE,
    severity: Severity::Warning,
    source: include_str!("copied_note.rs"),
    find: Find::Here(find),
};

/// Of the kinds that are counted. Of two of them the edition knows already.
fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let own = context.own;
    let files: Vec<&PacketPath> = context.notes(NoteKind::Impact).into_iter().map(|note| &note.path).collect();
    let kinds = [
        (NoteKind::Evidence, own.evidence.iter().map(|evidence| evidence.copy_of).collect()),
        (NoteKind::Impact, copies(own, NoteKind::Impact, &files)),
        (NoteKind::Feedback, own.feedback.iter().map(|feedback| feedback.copy_of).collect()),
    ];
    for (kind, originals) in kinds {
        let notes = context.notes(kind);
        for (index, original) in originals.into_iter().enumerate() {
            let Some(original) = original else { continue };
            // Two notes with one id are an error already.
            if notes[index].slug != notes[original].slug {
                diagnostics.push(copied(notes[index], notes[original]));
            }
        }
    }
}

fn copied(note: &Note, original: &Note) -> Diagnostic {
    let message = format!("this is a copy of `{}`, and both count as one", original.path);
    let help = format!(
        "move what is worth keeping into `{}` and delete this file; if they are two, let title, date or text say so",
        original.path
    );
    Diagnostic::warning(RULE.name, place(note), message).also(place(original), "the note that it repeats").help(help)
}

/// The title, where the note has one.
fn place(note: &Note) -> Span {
    let evidence = note.evidence().map(|evidence| evidence.title.span);
    let impact = || note.impact().map(|impact| impact.claim.span);
    evidence.or_else(impact).or_else(|| note.feedback().map(|feedback| feedback.from.name.span)).unwrap_or(note.head)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn note(title: &str, date: &str) -> String {
        format!("+++\ntitle = \"{title}\"\ndate = {date}\ncriteria = [\"impact\"]\n+++\nIt is fast.\n")
    }

    #[test]
    fn each_copy_is_named_with_its_original() {
        let (one, spaced) = (note("A cache", "2026-03-14"), note("A  Cache", "2026-03-14"));
        let files = [("evidence/b.md", one.as_str()), ("evidence/late/c.md", &spaced), ("evidence/b (1).md", &one)];
        assert_eq!(
            found("copied-note", &files),
            [
                "evidence/b (1).md: \"A cache\": this is a copy of `evidence/b.md`, and both count as one",
                "evidence/late/c.md: \"A  Cache\": this is a copy of `evidence/b.md`, and both count as one"
            ]
        );
    }

    #[test]
    fn a_peer_who_is_there_twice_is_named() {
        let peer = "---\nfrom: {name: Ana, relation: peer}\nstate: given\ngiven: 2026-05-20\n---\n# Given\nIt is.\n";
        let files = [("feedback/ana.md", peer), ("feedback/ana - Copy.md", peer)];
        assert_eq!(
            found("copied-note", &files),
            ["feedback/ana - Copy.md: Ana: this is a copy of `feedback/ana.md`, and both count as one"]
        );
    }

    #[test]
    fn the_next_of_a_series_is_none() {
        let (one, two) = (note("A talk", "2026-03-14"), note("A talk", "2026-04-14"));
        assert!(found("copied-note", &[("evidence/talk.md", &one), ("evidence/talk 2.md", &two)]).is_empty());
    }
}
