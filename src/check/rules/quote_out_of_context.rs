//! A quote that leaves out what turns its sentence
//!
//! Why it matters: *I do not think that she is ready* holds *she is ready*, word for word. The pages show `[…]` where words are left out, and no reader can see
//! that one of them was *not*.
//!
//! How it can misfire: It names words such as *not*, *never*, *but*, *if* and *without* that are left out of a sentence of which the rest is quoted. They may
//! belong to something else: then say in an `allow` comment what.
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
//! I do not think that Kim is ready for the next level.
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
//! I think that Kim is ready for the next level.
//! ```

use crate::check::quotes::quoted;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::QUOTE_OUT_OF_CONTEXT,
    severity: Severity::Warning,
    source: include_str!("quote_out_of_context.rs"),
    find: Find::InEnglish { note: |_, _| {}, rest: Some(find) },
};

/// Words that turn a sentence, or set a condition to it.
const TURNS: &[&str] = &[
    "not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "cannot", "hardly", "barely", "scarcely",
    "rarely", "seldom", "without", "except", "unless", "but", "although", "though", "however", "if", "doubt", "almost",
    "nearly", "yet", "until", "despite", "wish", "should",
];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for quoted in quoted(context) {
        let Some((quote, selection)) = quoted.quote.zip(quoted.selection()) else { continue };
        let left_out = quoted.quotable.left_out_of_sentences(&selection);
        let Some((word, span)) = left_out.into_iter().find(|(word, _)| turns(word)) else { continue };
        let message = format!("this leaves `{word}` out of a sentence of which the rest is quoted");
        let found = Diagnostic::warning(RULE.name, quote.span, message).also(span, "left out");
        diagnostics.push(found.help("quote the whole sentence, or another"));
    }
}

fn turns(word: &str) -> bool {
    let word = word.to_lowercase();
    TURNS.contains(&word.as_str()) || word.ends_with("n't")
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
        assert_eq!(left_out("I would […] hesitate", "I would not hesitate."), ["not"]);
        assert_eq!(left_out("she is the best", "It isn’t true that she is the best."), ["isn't"]);
        assert_eq!(left_out("She is the best", "She is the best, except in meetings."), ["except"]);
    }

    #[test]
    fn other_sentences_and_other_words_are_no_matter() {
        assert!(left_out("She is the best.", "I am not her lead. She is the best. But she is late.").is_empty());
        assert!(left_out("she is the best", "I am sure that she is the best in the team.").is_empty());
        assert!(left_out("I would not […] hesitate", "I would not, at any time, hesitate.").is_empty());
    }
}
