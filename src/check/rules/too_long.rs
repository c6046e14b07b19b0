//! More to read than the room has time for
//!
//! Why it matters: A committee has about ten minutes for a packet and ten packets to read. What it does not reach has not been written, and it does not choose which part
//! that is.
//!
//! How it can misfire: Case, claims and answers are counted, as a manager gets them, at 230 words a minute; evidence is there to be looked up and may be long. A rubric
//! that asks for long answers makes a long case. Only `[rules]` silences it, since it is about the packet as a whole.
//!
//! Where it comes from: committees that say how long they have; 230 words a minute, from Brysbaert's review of 190 studies (2019).
//!
//! Bad:
//!
//! ```case.md padded
//! Kim asks for this.
//! It is time.
//! ```
//!
//! Good:
//!
//! ```case.md
//! Kim asks for this.
//! It is time.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::document::plain::word_count;
use crate::edition::{Edition, Entry};
use crate::syntax::markdown::count_words;
use crate::vocabulary::{Audience, NoteKind};

pub(super) const RULE: Rule = Rule {
    name: code::TOO_LONG,
    severity: Severity::Hint,
    source: include_str!("too_long.rs"),
    find: Find::Here(find),
};

/// Minutes that a room has.
const MINUTES: usize = 10;

/// Words that are read in a minute.
const A_MINUTE: usize = 230;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(edition) = context.others.iter().find(|edition| edition.audience == Audience::Manager) else { return };
    let parts = [NoteKind::Case, NoteKind::Impact, NoteKind::Answer].map(|kind| (kind, words(edition, kind)));
    let total: usize = parts.iter().map(|(_, words)| words).sum();
    if total <= MINUTES * A_MINUTE {
        return;
    }
    let Some((longest, words)) = parts.iter().max_by_key(|(_, words)| *words) else { return };
    let minutes = total.div_ceil(A_MINUTE);
    let message = format!("case, claims and answers take {minutes} minutes to read, and a room has {MINUTES}");
    let what = match longest {
        NoteKind::Case => "the case",
        NoteKind::Impact => "the claims",
        NoteKind::Answer => "the answers",
        NoteKind::Evidence | NoteKind::Feedback | NoteKind::Log | NoteKind::Note => return,
    };
    let help = format!(
        "begin with {what}, {words} words of {total}: what tells how the work was done can stand in the evidence"
    );
    diagnostics.push(Diagnostic::hint(RULE.name, context.packet.home(), message).help(help));
}

/// The words of all notes of a kind, with their titles.
fn words(edition: &Edition, kind: NoteKind) -> usize {
    edition.of_kind(kind).map(|entry: &Entry| count_words(&entry.title) + word_count(&entry.body.markdown)).sum()
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(words: usize, path: &str, head: &str) -> Vec<String> {
        let text = format!("{head}{}\n", "word ".repeat(words));
        found("too-long", &[(path, &text)])
    }

    #[test]
    fn ten_minutes_are_what_a_room_has() {
        let said_of = said(2400, "case.md", "");
        assert_eq!(said_of, ["packet.toml: : case, claims and answers take 11 minutes to read, and a room has 10"]);
        assert!(said(2200, "case.md", "").is_empty());
        let answer = "+++\nquestion = \"own-part\"\n+++\n";
        assert_eq!(said(2400, "answers/own-part.md", answer).len(), 1);
    }

    #[test]
    fn evidence_and_what_the_author_keeps_are_not_counted() {
        assert!(said(4000, "evidence/a.md", "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n").is_empty());
        assert!(said(4000, "case.md", "+++\naudience = \"self\"\n+++\n").is_empty());
        assert!(said(4000, "case.md", "> [!private]\n> ").is_empty());
    }
}
