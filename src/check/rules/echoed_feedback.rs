//! Peers' words that are the author's draft, or another peer's
//!
//! Why it matters: Words that stand in two statements alike were written by one hand, and a room that sees it once believes none of the peers. A draft is there to help
//! someone remember, not to be signed.
//!
//! How it can misfire: A peer may agree with the draft word for word: then ask for one sentence about a day that only they know. Short words, copies of a note, and
//! what both quote are not compared; names and numbers are left out.
//!
//! Where it comes from: reviewers of real cases who set two endorsements side by side.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! given = 2026-05-20
//! +++
//! # Draft
//!
//! Kim took the search project over when it was late, cut it to what the shops needed, and shipped it in May.
//!
//! # Given
//!
//! Kim took the search project over when it was late, cut it to what the shops needed and shipped it in May.
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
//! # Draft
//!
//! Kim took the search project over when it was late, cut it to what the shops needed, and shipped it in May.
//!
//! # Given
//!
//! I had promised my shops a filter that nobody could build. Kim rang six of them and asked what they would do with it.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::document::plain::plain_text;
use crate::packet::{Feedback, Note};
use crate::source::Span;
use crate::syntax::markdown::{Block, Markdown};
use crate::vocabulary::NoteKind;
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

pub(super) const RULE: Rule = Rule {
    name: code::ECHOED_FEEDBACK,
    severity: Severity::Warning,
    source: include_str!("echoed_feedback.rs"),
    find: Find::Here(find),
};

/// How many words in a row are one run: fewer are everyone's.
const RUN: usize = 4;

/// Of so many runs and more, so large a part must stand in the draft, in percent.
const OF_THE_DRAFT: (usize, usize) = (8, 50);

/// Of so many words and more, so large a part must stand in the draft in the same order, in percent: of two texts on one subject it is about half.
const RETOLD: (usize, usize) = (15, 78);

/// Longer texts are not compared word by word.
const LONGEST: usize = 400;

/// Of so many runs and more, so large a part must stand in another peer's words.
const OF_A_PEER: (usize, usize) = (6, 30);

/// The words of one peer as they are compared.
struct Given<'a> {
    note: &'a Note,
    feedback: &'a Feedback,
    runs: HashSet<u64>,
}

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let names = names(context);
    let notes = context.notes(NoteKind::Feedback);
    let is_copy = |index: usize| context.own.feedback.get(index).is_some_and(|feedback| feedback.copy_of.is_some());
    let given: Vec<Given<'_>> = notes
        .iter()
        .enumerate()
        .filter(|(index, _)| !is_copy(*index))
        .filter_map(|(_, note)| given(note, &names))
        .collect();
    let mut echoed = HashSet::new();
    for (index, peer) in given.iter().enumerate() {
        if let Some(draft) = peer.feedback.draft.as_ref()
            && (is_echo(&peer.runs, &runs(draft, &names), OF_THE_DRAFT) || is_retold(peer, draft, &names))
        {
            echoed.insert(index);
            diagnostics.push(of_the_draft(peer));
        }
    }
    for (one, other) in pairs(&given) {
        // Two that signed one draft are told already, each at its place.
        if !(echoed.contains(&one) && echoed.contains(&other)) {
            diagnostics.push(of_a_peer(&given[other], &given[one]));
        }
    }
}

/// The parts of the names of candidate and peers, in small letters: they are in every text.
fn names(context: &Context<'_>) -> HashSet<String> {
    let candidate = &context.packet.settings.candidate.name.value;
    let peers = context
        .packet
        .of_kind(NoteKind::Feedback)
        .filter_map(|note| note.feedback())
        .map(|feedback| &feedback.from.name.value);
    peers.chain([candidate]).flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect()
}

fn given<'a>(note: &'a Note, names: &HashSet<String>) -> Option<Given<'a>> {
    let feedback = note.feedback().filter(|feedback| feedback.is_given())?;
    let runs = runs(feedback.words.as_ref()?, names);
    Some(Given { note, feedback, runs })
}

/// Every run of words of a text.
fn runs(text: &Markdown, names: &HashSet<String>) -> HashSet<u64> {
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words(text, names).windows(RUN).map(hash).collect()
}

/// The words of a text in small letters, without names, numbers and what it quotes.
fn words(text: &Markdown, names: &HashSet<String>) -> Vec<String> {
    let own: Vec<_> = text.blocks.iter().filter(|block| !matches!(block.value, Block::Quote(_))).cloned().collect();
    let text = plain_text(&Markdown {
        blocks: own,
        links: text.links.clone(),
        headings: text.headings.clone(),
        ..Markdown::default()
    });
    text.split(|part: char| !part.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.contains(|part: char| part.is_numeric()))
        .map(str::to_lowercase)
        .filter(|word| !names.contains(word))
        .collect()
}

/// Whether a peer's words are the author's draft.
pub(super) fn repeats_draft(note: &Note) -> bool {
    let names = HashSet::new();
    let draft = note.feedback().and_then(|feedback| feedback.draft.as_ref());
    let given = given(note, &names);
    given.zip(draft).is_some_and(|(given, draft)| is_echo(&given.runs, &runs(draft, &names), OF_THE_DRAFT))
}

/// Whether enough of the runs stand in the others.
fn is_echo(runs: &HashSet<u64>, others: &HashSet<u64>, (least, percent): (usize, usize)) -> bool {
    runs.len() >= least && runs.intersection(others).count() * 100 >= runs.len() * percent
}

/// Whether a peer's words are the draft with a few of them exchanged: in the same order, nearly all.
fn is_retold(peer: &Given<'_>, draft: &Markdown, names: &HashSet<String>) -> bool {
    let Some(given) = peer.feedback.words.as_ref() else { return false };
    let (given, draft) = (words(given, names), words(draft, names));
    let is_read = (RETOLD.0..=LONGEST).contains(&given.len()) && draft.len() <= LONGEST;
    is_read && in_order(&given, &draft) * 100 >= given.len() * RETOLD.1
}

/// How many words of one text stand in another in the same order.
fn in_order(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut corner = 0;
        for (nth, known) in other.iter().enumerate() {
            let above = row[nth + 1];
            row[nth + 1] = if word == known { corner + 1 } else { above.max(row[nth]) };
            corner = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Peers who share enough of their runs, the smaller text against the larger, each later one with the first that it repeats.
fn pairs(given: &[Given<'_>]) -> Vec<(usize, usize)> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (index, peer) in given.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for run in &peer.runs {
            let holders = holders.entry(*run).or_default();
            // What many say is a phrase of the house.
            for holder in holders.iter().take(8) {
                *shared.entry(*holder).or_default() += 1;
            }
            holders.push(index);
        }
        let smaller = |other: usize| given[other].runs.len().min(peer.runs.len());
        let is_shared = |(other, number): &(&usize, &usize)| {
            smaller(**other) >= OF_A_PEER.0 && **number * 100 >= smaller(**other) * OF_A_PEER.1
        };
        found.extend(shared.iter().filter(is_shared).map(|(other, _)| *other).min().map(|other| (other, index)));
    }
    found
}

fn of_the_draft(peer: &Given<'_>) -> Diagnostic {
    let message = format!("what {} says is your draft", peer.feedback.from.name.value);
    let help = "ask for one sentence in their own words: which day do you remember, and what was different afterwards?";
    Diagnostic::warning(RULE.name, place(peer), message).help(help)
}

fn of_a_peer(peer: &Given<'_>, other: &Given<'_>) -> Diagnostic {
    let (one, two) = (&peer.feedback.from.name.value, &other.feedback.from.name.value);
    let found = Diagnostic::warning(RULE.name, place(peer), format!("what {one} says is what {two} says"));
    found.also(place(other), "the words that are repeated").help("ask one of them what they saw that the other did not")
}

fn place(peer: &Given<'_>) -> Span {
    let name = peer.feedback.from.name.span;
    if name.end > name.start { name } else { peer.note.head }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn peer(name: &str, draft: &str, words: &str) -> String {
        format!(
            "+++\nfrom = {{ name = \"{name}\", relation = \"peer\" }}\nstate = \"given\"\n+++\n# Draft\n\n{draft}\n\n# Given\n\n{words}\n"
        )
    }

    const ONE: &str =
        "took the search project over when it was late, cut it to what the shops needed, and shipped it in May.";
    const TWO: &str = "rang six of my shops and asked what they would do with a filter; nobody had asked them before.";

    #[test]
    fn one_hand_is_seen() {
        let (ana, ben) = (peer("Ana", "", &format!("Kim {ONE}")), peer("Ben", "", &format!("She {ONE} I saw it.")));
        let files = [("feedback/ana.md", ana.as_str()), ("feedback/ben.md", &ben)];
        assert_eq!(found("echoed-feedback", &files), ["feedback/ben.md: \"Ben\": what Ben says is what Ana says"]);
        let signed = peer("Ana", &format!("Kim {ONE}"), &format!("Kim {ONE}"));
        assert_eq!(
            found("echoed-feedback", &[("feedback/ana.md", &signed)]),
            ["feedback/ana.md: \"Ana\": what Ana says is your draft"]
        );
    }

    #[test]
    fn one_hand_that_exchanges_a_few_words_is_seen() {
        let draft = "opened doors for me that I did not know existed and believed in me before I did. She brings warmth to every room and lifts up all those around her.";
        let words = "opened doors for me I did not even know existed, and she believed in me before I did. She brings warmth to every room she is in and lifts up everyone around her.";
        assert_eq!(found("echoed-feedback", &[("feedback/ana.md", &peer("Ana", draft, words))]).len(), 1);
    }

    #[test]
    fn two_hands_are() {
        let (ana, ben) = (peer("Ana", TWO, ONE), peer("Ben", ONE, TWO));
        assert!(found("echoed-feedback", &[("feedback/ana.md", &ana), ("feedback/ben.md", &ben)]).is_empty());
        let quoted = format!("I wrote then:\n\n> {ONE}\n\nI have nothing to add to that but my thanks.");
        assert!(found("echoed-feedback", &[("feedback/ana.md", &peer("Ana", ONE, &quoted))]).is_empty());
        let short = "Kim is a joy to work with.";
        assert!(found("echoed-feedback", &[("feedback/ana.md", &peer("Ana", short, short))]).is_empty());
        let copy = peer("Ana", "", ONE);
        assert!(found("echoed-feedback", &[("feedback/ana.md", &copy), ("feedback/ana - Copy.md", &copy)]).is_empty());
    }
}
