//! A sentence of short forms
//!
//! Why it matters: Who sits on the committee comes from another team. One short form that is not known can be guessed; of a sentence with five of them nothing is left.
//!
//! How it can misfire: It counts from five different short forms in one sentence on that neither the note nor the case writes out, and that neither `[glossary]` in `packet.toml`, nor the rubric, nor
//! everyone knows. Names in capitals count too: put them under `[glossary]`. Only English is known.
//!
//! Where it comes from: the same style guides as for `unexplained-acronym`, which finds each of them and is off, and packets in which a whole sentence was lost on strangers.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The SOUP list, the DHF and the RMF were updated, and the HSI got a new OTP row.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design history and the risk file were updated, and so was the page on how board and program meet.
//! ```

use super::unexplained_acronym::{explained_in, known, short_forms};
use crate::check::words::{Said, Voice, is_known_to_all};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::MANY_SHORT_FORMS,
    severity: Severity::Hint,
    source: include_str!("many_short_forms.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[] },
};

/// From so many on nothing is left of a sentence.
const MANY: usize = 5;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut of_packet = None;
    for prose in context.prose() {
        let full: Vec<Said<'_>> = prose.said_by(Voice::Author).filter(|said| capitals(said.text()) >= MANY).collect();
        if full.is_empty() {
            continue;
        }
        let of_packet = of_packet.get_or_insert_with(|| known(context));
        diagnostics.extend(full.into_iter().filter_map(|said| heaped(&said, prose, of_packet)).take(1));
    }
}

/// How many words may be short forms: what is quick to see.
fn capitals(text: &str) -> usize {
    text.as_bytes().windows(2).filter(|pair| pair.iter().all(u8::is_ascii_uppercase)).count()
}

fn heaped(said: &Said<'_>, prose: &NoteProse<'_>, of_packet: &HashSet<String>) -> Option<Diagnostic> {
    let text = said.text();
    let of_note = explained_in(&prose.parts);
    let is_open = |range: &Range<usize>| {
        let word = &text[range.clone()];
        let is_prose = said.plain().as_bytes().get(range.start).is_some_and(|byte| *byte != b' ');
        is_prose && !is_known_to_all(word) && !of_packet.contains(word) && !of_note.contains(word)
    };
    let open: Vec<Range<usize>> = short_forms(text).filter(is_open).collect();
    let names: BTreeSet<&str> = open.iter().map(|range| &text[range.clone()]).collect();
    let (first, last) = (open.first()?, open.last()?);
    if names.len() < MANY || names.len() * 2 > text.split_whitespace().count() {
        return None;
    }
    let range = first.start..last.end;
    let message = format!("{} short forms in one sentence, and none of them is written out", names.len());
    let help = "write each out where it first stands, or say in plain words what was done; those that every reader knows go under `[glossary]` of `packet.toml`";
    Some(Diagnostic::hint(RULE.name, said.span(range), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{found, marked};

    const HEAP: &str = "The SOUP list, the DHF and the RMF were updated, and the HSI got a new OTP row.";

    #[test]
    fn five_and_more() {
        assert_eq!(marked(RULE.name, HEAP), ["SOUP list, the DHF and the RMF were updated, and the HSI got a new OTP"]);
        assert_eq!(marked(RULE.name, &format!("{HEAP} {HEAP}")).len(), 1);
    }

    #[test]
    fn fewer_or_known() {
        for body in [
            "The DHF and the RMF were updated, and so was the HSI.",
            "The API, the SDK, the CLI, the PR and the UI were updated.",
            "The one time password (OTP) is here. The SOUP list, the DHF and the RMF were updated, and the HSI got a new OTP row.",
            "SOUP, DHF, RMF, HSI, OTP",
        ] {
            assert_eq!(marked(RULE.name, body), Vec::<String>::new(), "{body}");
        }
        let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n{HEAP}\n");
        let settings = "[glossary]\nOTP = \"one time password\"\n";
        assert!(found(RULE.name.as_str(), &[("packet.toml", settings), ("evidence/a.md", &note)]).is_empty());
    }
}
