//! A peer quoted only up to where their praise begins, or turns
//!
//! Why it matters: Where no `quote` says otherwise, summary and brief quote the first paragraph of a peer's words. Some begin with how they came to know you,
//! or with what they had feared, and the sentence that matters begins with *But*. Quoted up to there, praise reads as blame.
//!
//! How it can misfire: It looks for a first paragraph that does not speak of you, by name or as *she* or *he*, where what follows does, and for a next sentence that begins with
//! *But*, *However* and the like. The first paragraph may be the right one all the same: then say so with `quote`. Only English is known.
//!
//! Where it comes from: two of three quotes of this program's own example ended before the praise began.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! +++
//! # Given
//!
//! I thought that the plan would fail, and that Kim had no time for it.
//!
//! But it held for a year, and Kim found the fault that three of us had missed.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! quote = "But it held for a year, and Kim found the fault that three of us had missed."
//! +++
//! # Given
//!
//! I thought that the plan would fail, and that Kim had no time for it.
//!
//! But it held for a year, and Kim found the fault that three of us had missed.
//! ```

use crate::check::quotes::{Quoted, quoted, words};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::QUOTE_CUT_SHORT,
    severity: Severity::Hint,
    source: include_str!("quote_cut_short.rs"),
    find: Find::InEnglish { note: |_, _| {}, rest: Some(find), phrases: &[] },
};

/// How a sentence begins that turns the one before.
const TURNS: &[&str] =
    &["but", "however", "yet", "still", "nevertheless", "nonetheless", "instead", "until", "though", "then", "despite"];

/// Words for the person that feedback is about. `They` may be anybody, and is none of them where the candidate is called otherwise.
const PRONOUNS: &[&str] = &["she", "her", "hers", "herself", "he", "him", "his", "himself", "you", "your", "yours"];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let name = context.packet.settings.candidate.name.value.to_lowercase();
    let peers = quoted(context).filter(|quoted| quoted.note.kind == NoteKind::Feedback && quoted.quote.is_none());
    diagnostics.extend(peers.filter_map(|peer| cut_short(&peer, &words(&name))));
}

fn cut_short(peer: &Quoted<'_>, name: &[String]) -> Option<Diagnostic> {
    let selection = peer.selection()?;
    let next = peer.quotable.next_words(&selection)?;
    let shown = words(&peer.quotable.quotation(&selection).text());
    let is_meant = |word: &String| PRONOUNS.contains(&word.as_str()) || name.contains(word);
    let message = if words(next).first().is_some_and(|first| TURNS.contains(&first.as_str())) {
        "only the first paragraph is quoted, and what follows turns it"
    } else if !shown.iter().any(is_meant) && words(next).iter().any(is_meant) {
        "only the first paragraph is quoted, and it does not speak of you"
    } else {
        return None;
    };
    let found = Diagnostic::hint(RULE.name, peer.note.head, message);
    Some(found.help("say with `quote` which sentences to quote, word for word"))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn hints(given: &str) -> Vec<String> {
        let note = format!("---\nfrom: {{name: Ana, relation: peer}}\nstate: given\n---\n# Given\n{given}\n");
        let found = found("quote-cut-short", &[("feedback/ana.md", &note)]);
        found.into_iter().filter_map(|found| found.rsplit(", and ").next().map(str::to_owned)).collect()
    }

    #[test]
    fn a_beginning_that_is_only_the_setting_is_told() {
        assert_eq!(hints("I run payments at night.\n\nKim found the fault."), ["it does not speak of you"]);
        assert_eq!(hints("I run payments.\n\n- She found it."), ["it does not speak of you"]);
        assert_eq!(hints("I know parachains; they sleep.\n\nKim does not."), ["it does not speak of you"]);
        assert_eq!(hints("Kim was late.\n\nHowever, it held."), ["what follows turns it"]);
        assert_eq!(hints("> Kim was late.\n>\n> But it held."), ["what follows turns it"]);
    }

    #[test]
    fn a_beginning_that_speaks_of_the_candidate_is_not() {
        assert!(hints("Kim’s plan held.\n\nThe bank called.").is_empty());
        assert!(hints("They led it.\n\nThey found the fault.").is_empty());
        assert!(hints("I run payments at night. But Kim found the fault.").is_empty());
        assert!(hints("I run payments at night.\n\nIt is dark.").is_empty(), "the rest does not speak of her either");
    }
}
