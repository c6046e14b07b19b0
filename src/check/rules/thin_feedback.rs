//! Given feedback of a few words
//!
//! Why it matters: Twenty words hold no situation, no act and no result. A room takes them for a courtesy, and the criterion that rests on them for one that nobody saw.
//!
//! How it can misfire: Two sentences can say all: a short text that holds a figure, a day, or what somebody did is left alone in packets in English. What is praise
//! alone is told by `praise-without-fact` instead. Twenty-five words are ours.
//!
//! Where it comes from: peers' words in public rounds of promotion, of which half are shorter; what reviewers wrote of them.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! given = 2026-05-20
//! +++
//! # Given
//!
//! I can say that we work in the same team and that I have no objections.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! given = 2026-05-20
//! +++
//! # Given
//!
//! In March she stopped every retry within ten minutes, before we knew the cause.
//! ```

use crate::check::rules::praise_without_fact::{is_praise_alone, is_told};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count};
use crate::document::plain::word_count;
use crate::packet::Note;
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::THIN_FEEDBACK,
    severity: Severity::Hint,
    source: include_str!("thin_feedback.rs"),
    find: Find::Here(find),
};

/// Fewer words than this are a courtesy, unless they hold a fact.
const WORDS: usize = 25;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for note in context.notes(NoteKind::Feedback) {
        let words = words(note);
        if (1..WORDS).contains(&words) && !is_answered(context, note) {
            diagnostics.extend(thin(note, words));
        }
    }
}

/// How many words a peer gave.
fn words(note: &Note) -> usize {
    let feedback = note.feedback().filter(|feedback| feedback.is_given());
    feedback.and_then(|feedback| feedback.words.as_ref()).map_or(0, |words| word_count(words))
}

/// Whether a fact is in it, or what is missing is said by another rule already.
fn is_answered(context: &Context<'_>, note: &Note) -> bool {
    context.prose_of(note).is_some_and(|prose| is_told(prose) || is_praise_alone(prose))
}

fn thin(note: &Note, words: usize) -> Option<Diagnostic> {
    let name = &note.feedback()?.from.name;
    let message = format!("{} are all that {} says", count(words, "word"), name.value);
    let help = "ask again: which day do you remember, what did I do, and what was different afterwards?";
    Some(Diagnostic::hint(RULE.name, name.span, message).help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(words: &str) -> usize {
        let peer = format!(
            "+++\nfrom = {{ name = \"Ana\", relation = \"peer\" }}\nstate = \"given\"\n+++\n# Given\n\n{words}\n"
        );
        found("thin-feedback", &[("feedback/ana.md", &peer)]).len()
    }

    #[test]
    fn a_few_words_are_thin_unless_they_hold_a_fact() {
        assert_eq!(said("We work in the same team."), 1);
        assert_eq!(said("She found the slow query in March."), 0);
        assert_eq!(said("Kim is great."), 0, "praise alone is told by its own rule");
        assert_eq!(said(&"We meet on most days of the week. ".repeat(4)), 0);
    }
}
