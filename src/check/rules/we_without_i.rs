//! A paragraph of *we* without an *I*
//!
//! Why it matters: A reader decides on one person. Two sentences of what *we* did leave them to guess, and they guess low.
//!
//! How it can misfire: What a team or a system can, has or must is no act, and neither is what *we* do each Monday. A word on whose part was whose anywhere in the note is enough (*mine*, *my part*). Only English is known.
//!
//! Where it comes from: objections of committees; two *we* and no *I* alone were wrong in half of the paragraphs of public cases, so only acts count.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! We moved the basket to the cache. We also removed the old tables.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! I moved the basket to the cache. Ana removed the old tables.
//! ```

use crate::check::words::{Cue, Part, Phrases, Place, Tokens, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::WE_WITHOUT_I,
    severity: Severity::Hint,
    source: include_str!("we_without_i.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[&WE, &OWN_PART] },
};

/// *We*, and the word it does.
static WE: Phrases = phrases(
    r"(?:we|our team|the team|our squad|our group)(?:'ve| have)?(?: (?:also|then|finally|successfully|only|both|first|later|soon|eventually|together|jointly|\w+ly|have|had))* \w+",
);

/// What a *we* can be without having done anything. From the paragraphs of public cases in which it was the system's.
const NO_ACT: &[&str] = &[
    "can",
    "could",
    "should",
    "would",
    "will",
    "may",
    "might",
    "must",
    "need",
    "needed",
    "want",
    "wanted",
    "know",
    "knew",
    "see",
    "saw",
    "think",
    "thought",
    "have",
    "had",
    "are",
    "were",
    "was",
    "do",
    "did",
    "don",
    "didn",
    "believe",
    "believed",
    "hope",
    "expect",
    "get",
    "got",
    "still",
    "all",
    "as",
    "cannot",
    "couldn",
    "use",
    "rely",
    "lost",
    "faced",
    "suffered",
    "learned",
    "learnt",
    "depend",
    "live",
    "work",
    "ask",
    "asked",
    "call",
    "like",
    "ve",
    "re",
    "ll",
    "d",
    "and",
    "who",
    "in",
    "at",
    "now",
    "never",
    "always",
    "noticed",
    "struggled",
    "met",
    "lacked",
    "paid",
    "run",
    "serve",
    "own",
    "support",
    "often",
    "usually",
    "once",
];

/// What says whose part was whose.
static OWN_PART: Phrases = phrases(r"(?:mine|my (?:own )?(?:part|share|contribution))\b");

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !matches!(prose.note.kind, NoteKind::Evidence | NoteKind::Impact | NoteKind::Case) || !prose.argues() {
        return;
    }
    let paragraphs = prose.parts.iter().filter(|part| matches!(part.place, Place::Paragraph | Place::Opening));
    let found: Vec<_> = paragraphs.filter(|part| part.has(Cue::We) && !part.has(Cue::I)).filter_map(nobody).collect();
    if !found.is_empty() && !prose.said().any(|said| said.has(Cue::I) && OWN_PART.is_in(said.plain())) {
        diagnostics.extend(found);
    }
}

fn nobody(part: &Part<'_>) -> Option<Diagnostic> {
    let acts: Vec<_> = part
        .sentences()
        .flat_map(|said| {
            let plain = said.plain();
            let is_so = |range: &Range<usize>| !plain.contains("almost") && !plain[..range.start].ends_with("if ");
            let acts = WE.find_all(plain).filter(move |range| is_act(&plain[range.clone()]) && is_so(range));
            acts.map(move |range| (said, range))
        })
        .collect();
    let (said, range) = acts.first().filter(|(said, range)| acts.len() >= 2 || goes_on(&said.plain()[range.end..]))?;
    let message = format!("`{}`, and no `I` in this paragraph", said.words(range.clone()));
    Some(said.found(RULE.name, range.clone(), message).help("which part was yours, and who did the rest?"))
}

/// Whether what *we* did goes on with two acts more of the same subject: *we tore it down, installed the new one and trained the staff*.
fn goes_on(rest: &str) -> bool {
    let words = Tokens::of(rest);
    let is_said_again = |nth: usize| matches!(words.word(nth), "i" | "he" | "she" | "they" | "who" | "which" | "that");
    let is_next = |nth: &usize| {
        let joins = nth.checked_sub(1).map_or("", |before| words.word(before));
        let is_listed = *nth > 0 && !words.is_joined(nth - 1) || matches!(joins, "and" | "then");
        is_listed && is_act(words.word(*nth))
    };
    !(0..words.len()).any(is_said_again) && (0..words.len()).filter(is_next).count() >= 2
}

/// What somebody did, where it does not end in *-ed*.
const DID: &str = "tore swept wove bound hung lit fed beat spun built rebuilt made remade cut put set ran wrote rewrote took gave began brought chose drew redrew drove found held kept led sent sold spoke split spent taught \
    told won sped dug laid shut came went stood won threw took broke sought bought fought wound written drawn grown given taken driven chosen broken done";

/// An act is over: what *we* do each Monday is how a team works.
fn is_act(we: &str) -> bool {
    let verb = we.rsplit(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or("");
    // *Respun* is spun again.
    let is_known = |verb: &str| DID.split_ascii_whitespace().any(|did| did == verb);
    let is_past = verb.ends_with("ed") || is_known(verb) || verb.strip_prefix("re").is_some_and(is_known);
    is_past && !NO_ACT.contains(&verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked;

    #[test]
    fn whose_work_it_was() {
        assert_eq!(marked(RULE.name, "We rewrote the query layer. We also tuned the cache."), ["We rewrote"]);
        assert_eq!(marked(RULE.name, "We rewrote the query layer, and then we tuned the cache."), ["We rewrote"]);
        assert_eq!(marked(RULE.name, "We’ve moved the filters. Then we successfully rolled it out."), ["We’ve moved"]);
    }

    #[test]
    fn one_subject_with_three_acts() {
        for body in [
            "We chased the bounce for weeks, found it under the driver, respun the board and had good parts.",
            "We emptied the store, counted every roll and moved the labels.",
            "We tore out the old press, rewired the line and trained both shifts.",
        ] {
            assert_eq!(marked(RULE.name, body).len(), 1, "{body}");
        }
        for body in [
            "We emptied the store in May.",
            "We emptied the store, and she counted every roll and moved the labels.",
            "We emptied the store, counted every roll and I moved the labels.",
        ] {
            assert!(marked(RULE.name, body).is_empty(), "{body}");
        }
    }

    #[test]
    fn what_a_team_is_or_what_is_said() {
        for body in [
            "We rewrote the query layer. I tuned the cache, and we rolled it out.",
            "We have two people. We need a third.",
            "We meet each Monday. We write down what was decided.",
            "We rewrote the query layer. It went live.",
            "We almost got so caught up in it that we changed nothing.",
            "We rewrote the query layer. We tuned the cache.\n\nThe tuning was mine.",
            "“We rewrote it.” “We moved it.” is what they said.",
        ] {
            assert_eq!(marked(RULE.name, body), Vec::<String>::new(), "{body}");
        }
    }
}
