//! A quote that leaves out what turns its sentence
//!
//! Why it matters: *I do not think that she is ready* holds *she is ready*, word for word. The pages show `[…]` where words are left out, and no reader can see
//! that one of them was *not*.
//!
//! So is a quote that a peer's words hold, such as your own mail, when the line that says whose it is stays out.
//!
//! How it can misfire: It names words such as *but*, *if* and *without* that are left out of a sentence of which the rest is quoted; of your own words in the case
//! and in answers, *not* and its like too. They may belong to something else: then say in an `allow` comment what. Only English is known.
//!
//! Where it comes from: the oldest trick there is, and the easiest to play without meaning to.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! quote = "Kim is ready for the next level"
//! +++
//! # Given
//! Kim is ready for the next level if she learns to hand things over.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! quote = "Kim is ready for the next level"
//! +++
//! # Given
//! I think that Kim is ready for the next level, and so does my team.
//! ```

use crate::check::quotes::{Quoted, denies, quoted, words};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::QUOTE_OUT_OF_CONTEXT,
    severity: Severity::Warning,
    source: include_str!("quote_out_of_context.rs"),
    find: Find::InEnglish { note: |_, _| {}, rest: Some(find), phrases: &[] },
};

/// Words that set a condition to a sentence, or turn it.
const TURNS: &[&str] = &[
    "without", "except", "unless", "but", "although", "though", "however", "if", "doubt", "almost", "nearly", "yet",
    "until", "despite", "wish", "should",
];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(quoted(context).filter_map(|quoted| another_speaker(&quoted).or_else(|| turned(&quoted))));
}

/// A quote in a peer's words without the line that says whose it is. That it is the candidate's is an error already.
fn another_speaker(quoted: &Quoted<'_>) -> Option<Diagnostic> {
    let quote = quoted.quote?;
    let (line, span) = quoted.quotable.introduction_left_out(&quoted.selection()?)?;
    let peer = words(&quoted.note.feedback()?.from.name.value);
    if words(&line).iter().any(|word| peer.contains(word)) {
        return None;
    }
    let message = format!("this stands in a quote after `{}`, so it may be another person's words", line.trim());
    let found = Diagnostic::warning(RULE.name, quote.span, message).also(span, "whose words are they?");
    Some(found.help("quote that line too, or what this peer wrote themselves"))
}

fn turned(quoted: &Quoted<'_>) -> Option<Diagnostic> {
    let quote = quoted.quote?;
    // A peer's words without their `not` are an error already.
    let turns = |word: &str| {
        TURNS.contains(&word.to_lowercase().as_str()) || (quoted.note.kind != NoteKind::Feedback && denies(word))
    };
    let left_out = quoted.quotable.left_out_of_sentences(&quoted.selection()?);
    let (word, span) = left_out.into_iter().find(|(word, _)| turns(word))?;
    let message = format!("this leaves `{word}` out of a sentence of which the rest is quoted");
    let found = Diagnostic::warning(RULE.name, quote.span, message).also(span, "left out");
    Some(found.help("quote the whole sentence, or another"))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn left_out(quote: &str, given: &str) -> Vec<String> {
        let note = format!(
            "---\nfrom: {{name: Ana, relation: peer}}\nstate: given\nquote: \"{quote}\"\n---\n# Given\n{given}\n"
        );
        let found = found("quote-out-of-context", &[("feedback/ana.md", &note)]);
        found.into_iter().filter_map(|found| found.split('`').nth(1).map(str::to_owned)).collect()
    }

    #[test]
    fn what_turns_the_rest_of_the_sentence_is_named() {
        assert_eq!(left_out("She is the best", "She is the best, except in meetings."), ["except"]);
        assert_eq!(left_out("I would […] hire her", "I would, if I could, hire her."), ["if"]);
        let case = "---\nquote: It was […] mine\n---\nIt was not all mine.\n";
        assert_eq!(found("quote-out-of-context", &[("case.md", case)]).len(), 1);
    }

    #[test]
    fn a_quote_in_the_words_of_a_peer_is_said_with_what_introduces_it() {
        let given = "On Tuesday my lead wrote:\n\n> I led it alone.\n\nThat is so.";
        assert_eq!(left_out("I led it alone.", given), ["On Tuesday my lead wrote:"]);
        assert!(left_out("My lead wrote: I led it alone.", given).is_empty());
        assert!(left_out("That is so.", given).is_empty());
        assert!(left_out("I led it alone.", &given.replace("my lead", "Ana")).is_empty(), "the peer themselves");
    }

    #[test]
    fn other_sentences_and_other_words_are_no_matter() {
        assert!(left_out("She is the best.", "I am not her lead. She is the best. But she is late.").is_empty());
        assert!(left_out("she is the best", "I am sure that she is the best in the team.").is_empty());
        assert!(left_out("I would not […] hesitate", "I would not, at any time, hesitate.").is_empty());
        assert!(left_out("I would […] hesitate", "I would not hesitate.").is_empty(), "an error already");
    }
}
