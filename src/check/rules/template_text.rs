//! Text left over from a template
//!
//! Why it matters: A placeholder in the middle of a case says that nobody read it to the end, its author included.
//!
//! How it can misfire: `TODO` counts where it opens a line or stands before a colon; words in square brackets count when they ask a
//! question, end in `…`, or name what to fill in, and so do words in `<…>` that name it and orders such as `(add numbers here)`. Quotes, code and links are left alone. Only English is known; in a packet in another
//! language this rule keeps still.
//!
//! Where it comes from: 7 of 282 real cases hold unmistakable left-overs.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! [What was the problem? …]
//!
//! TODO: ask Ana for the figures.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! A basket took a second to open.
//! ```

use crate::check::values::{Written, values};
use crate::check::{Context, Find, NoteProse, Rule, prose};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::Span;
use crate::syntax::markdown::Passage;
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::TEMPLATE_TEXT,
    severity: Severity::Warning,
    source: include_str!("template_text.rs"),
    find: Find::InEnglish { note: in_note, rest: Some(in_settings) },
};

/// Words that stand for something to be filled in.
const LEFT: &[&str] = &["TBD", "TBC", "YYYY", "XX", "XXX", "XXXX"];

/// Words that do where they open a line or a colon follows: elsewhere they may be what the work was about.
const OPENING: &[&str] = &["TODO", "FIXME"];

/// What printers have filled pages with since long before this.
const LOREM: &str = "Lorem ipsum";

/// What is filled in most often.
const NAMES: &[&str] = &[
    "name",
    "title",
    "date",
    "team",
    "company",
    "project",
    "candidate",
    "manager",
    "level",
    "role",
    "link",
    "number",
    "metric",
    "peer",
    "insert",
    "add",
    "describe",
    "your",
    "placeholder",
    "example",
];

/// What opens a note to the author in round brackets.
const ORDERS: &[&str] = &[
    "add ",
    "insert ",
    "fill in",
    "to be added",
    "to be filled",
    "replace ",
    "describe ",
    "write ",
    "your ",
    "placeholder",
    "link here",
    "details here",
    "yyyy",
    "dd-mm",
    "mm-dd",
];

/// What such a note asks for.
const ASKED: &[&str] = &[
    "here",
    "number",
    "figure",
    "metric",
    "link",
    "name",
    "date",
    "detail",
    "example",
    "screenshot",
    "to be ",
    "fill in",
    "yyyy",
    "dd-mm",
    "mm-dd",
    "…",
];

/// The longest placeholder that is looked at, in bytes.
const LONGEST: usize = 300;

fn in_note(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if prose.note.kind == NoteKind::Feedback {
        diagnostics.extend(prose.passages().flat_map(in_peer_words));
        return;
    }
    let shown = prose.passages().filter(|block| !block.inside_quote);
    diagnostics.extend(shown.flat_map(in_block));
    diagnostics.extend(in_values(values(&prose.note.table, |key| !is_dated(key))));
}

fn in_settings(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Names of rules are not words, and private ones are there to be looked for.
    let settings = values(&context.packet.settings.table, |key| !matches!(key, "rules" | "private"));
    diagnostics.extend(in_values(settings));
}

/// Whether a note still waits to be filled in, so that nothing else need be said of what it does not say yet.
pub(in crate::check) fn is_unfinished(context: &Context<'_>, note: &Note) -> bool {
    let prose = if context.is_english() { prose::read(note) } else { None };
    prose.is_some_and(|prose| prose.passages().any(|block| !left_over(&block.text).is_empty()))
}

fn in_block(block: &Passage<'_>) -> Vec<Diagnostic> {
    left_over(&block.text).into_iter().map(|range| found(&block.text[range.clone()], block.span(range))).collect()
}

fn in_values(values: Vec<Written<'_>>) -> Vec<Diagnostic> {
    let in_value = |(text, span): Written<'_>| {
        let inner = |range: Range<usize>| {
            if span.end - span.start == text.len() {
                span.with(span.start + range.start, span.start + range.end)
            } else {
                span
            }
        };
        left_over(&text).into_iter().map(|range| found(&text[range.clone()], inner(range))).collect::<Vec<_>>()
    };
    values.into_iter().flat_map(in_value).collect()
}

/// A peer's words are the peer's, so only what asks to be filled in is looked for.
fn in_peer_words(block: &Passage<'_>) -> Vec<Diagnostic> {
    let asking = brackets(&block.text).filter(|range| is_asking(&block.text[range.clone()]));
    asking.map(|range| found(&block.text[range.clone()], block.span(range))).collect()
}

fn found(text: &str, span: Span) -> Diagnostic {
    let words: String = text.chars().take(40).collect();
    let words = if words.len() < text.len() { format!("{}…", words.trim_end()) } else { words };
    Diagnostic::warning(RULE.name, span, format!("`{words}` is left over from a template"))
        .help("write what belongs there, or take it out")
}

/// An impossible date is an error already.
fn is_dated(key: &str) -> bool {
    matches!(key, "date" | "from" | "to" | "asked" | "given")
}

fn left_over(text: &str) -> Vec<Range<usize>> {
    let is_left = |bracket: &str| is_asking(bracket) || is_named(bracket) || is_order(&bracket[1..bracket.len() - 1]);
    let asked = brackets(text).filter(|range| is_left(&text[range.clone()]));
    let mut found: Vec<Range<usize>> = asked.chain(words(text)).chain(enclosed(text)).collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// `[insert quote]`, `[add the figure here]`: an order in small letters.
fn is_order(inside: &str) -> bool {
    let is_alone = ["insert ", "fill in", "placeholder", "to be filled", "to be added"]
        .iter()
        .any(|order| inside.starts_with(order));
    let is_asked =
        ORDERS.iter().any(|order| inside.starts_with(order)) && ASKED.iter().any(|asked| inside.contains(asked));
    (is_alone || is_asked) && inside.split_whitespace().count() <= 8
}

/// `[…]` that begins with a capital or is an order, brackets included.
fn brackets(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|start| {
        let near = &text[start..text.floor_char_boundary(start + LONGEST)];
        let end = start + near.find(']')? + 1;
        let inside = &text[start + 1..end - 1];
        let is_plain = (inside.starts_with(char::is_uppercase) || is_order(inside)) && !inside.contains('[');
        (is_plain && !text[end..].starts_with(['(', '['])).then_some(start..end)
    })
}

/// `(add numbers here)`, `<your team>`.
fn enclosed(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr2_iter(b'(', b'<', text.as_bytes()).filter_map(|start| {
        let is_round = text.as_bytes()[start] == b'(';
        let near = &text[start..text.floor_char_boundary(start + LONGEST)];
        let end = start + near.find(if is_round { ')' } else { '>' })? + 1;
        let inside = text[start + 1..end - 1].trim().to_lowercase();
        let words = inside.split_whitespace().count();
        let is_order = ORDERS.iter().any(|order| inside.starts_with(order)) && words <= 8;
        let is_left = if is_round {
            is_order && (inside.ends_with("...") || ASKED.iter().any(|asked| inside.contains(asked)))
        } else {
            is_order || (words <= 4 && !inside.contains(['/', '@', ':', '=', '&']) && is_named(&inside))
        };
        is_left.then_some(start..end)
    })
}

/// `[What was the problem? …]`.
fn is_asking(bracket: &str) -> bool {
    bracket.ends_with("?]") || bracket.ends_with("…]") || bracket.ends_with("...]")
}

/// `[Name]`, `[Your team]`.
fn is_named(bracket: &str) -> bool {
    let inside = bracket.trim_matches(['[', ']']).to_lowercase();
    let mut words = inside.split_whitespace();
    words.clone().count() <= 5
        && words.any(|word| NAMES.contains(&word))
        && !inside.contains(|character: char| character.is_ascii_digit())
}

fn words(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut is_inside) = (Vec::new(), false);
    for (at, byte) in text.bytes().enumerate() {
        // Every byte of every note comes by here: only what begins with one of their letters, and is not inside a word, is looked at.
        if !is_inside && matches!(byte, b'F' | b'L' | b'T' | b'X' | b'Y' | b'l') {
            found.extend(word(text, at));
        }
        is_inside = IS_PART[usize::from(byte)];
    }
    found
}

/// Whether a byte is a letter, a digit or `_` by itself, so that no word begins after it.
const IS_PART: [bool; 256] = {
    let (mut is_part, mut byte) = ([false; 256], 0);
    while byte < 128 {
        is_part[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    is_part
};

/// The word that begins here, if it is one that is left over.
fn word(text: &str, start: usize) -> Option<Range<usize>> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    if text[..start].ends_with(is_part) {
        return None;
    }
    let rest = &text[start..];
    if rest.get(..LOREM.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(LOREM)) {
        return Some(start..start + LOREM.len());
    }
    let word = &rest[..rest.find(|character| !is_part(character)).unwrap_or(rest.len())];
    let opens = text[..start].trim().is_empty() || rest[word.len()..].starts_with(':');
    let is_left = LEFT.contains(&word) || (opens && OPENING.contains(&word));
    is_left.then_some(start..start + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        left_over(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_was_to_be_filled_in() {
        assert_eq!(shown("[Your name] cut it by XX % in YYYY."), ["[Your name]", "XX", "YYYY"]);
        assert_eq!(
            shown("[What was it before? …] TBD. Lorem ipsum dolor."),
            ["[What was it before? …]", "TBD", "Lorem ipsum"]
        );
        assert_eq!(shown("TODO ask Ana"), ["TODO"]);
        assert_eq!(
            shown("<your team> saved (add numbers here) for <Name>"),
            ["<your team>", "(add numbers here)", "<Name>"]
        );
    }

    #[test]
    fn what_stands_side_by_side_is_found_twice_and_what_is_inside_once() {
        assert_eq!(shown("[Your name]TBD"), ["[Your name]", "TBD"]);
        assert_eq!(shown("[Since when? YYYY …]"), ["[Since when? YYYY …]"]);
    }

    /// What is found in a note that begins with this key.
    fn in_file(path: &str, key: &str, body: &str) -> Vec<String> {
        let note = format!("+++\n{key}\n+++\n{body}\n");
        crate::check::trial::found("template-text", &[(path, &note)])
    }

    #[test]
    fn the_place_is_that_of_the_words() {
        let said = |words: &str| format!("evidence/a.md: {words}: `{words}` is left over from a template");
        let found = in_file("evidence/a.md", "date = 2026-03-14\ntitle = \"Cut to XX ms\"", "It took TBD.");
        assert_eq!(found, [said("XX"), said("TBD")]);
        let long = "[What was the problem that you wanted to solve? …]";
        let short = "evidence/a.md: [What was the problem that you wanted to solve? …]: `[What was the problem that you wanted to…` is left over from a template";
        assert_eq!(in_file("evidence/a.md", "title = \"A\"\ndate = 2026-03-14", long), [short]);
    }

    #[test]
    fn of_peers_words_only_what_asks_is_found() {
        let keys = "from = { name = \"Ana Ruiz\", relation = \"peer\" }\nstate = \"given\"";
        let said = in_file("feedback/ana.md", keys, "# Given\nThe answer was always TBD. [What did you see?]");
        assert_eq!(said, ["feedback/ana.md: [What did you see?]: `[What did you see?]` is left over from a template"]);
    }

    #[test]
    fn nothing_else_is_said_of_a_note_that_is_not_filled_in() {
        let claim = |words: &str| format!("+++\nclaim = \"Baskets open at once\"\n+++\n{words}\n");
        let found = |words: &str| {
            crate::check::trial::found("claim-without-evidence", &[("impact/fast.md", &claim(words))]).len()
        };
        assert_eq!([found("They do."), found("[How fast was it before? …]")], [1, 0]);
    }

    #[test]
    fn what_was_meant() {
        for text in [
            "took 300 TODO comments out",
            "[Noor] led it",
            "[x] done",
            "[1]",
            "[Name](a.md)",
            "todo",
            "EXXON",
            "[PR 12]",
            "a < b and c > d",
            "Vec<u8>, <br>, <https://example.com/name>",
            "the call (add and remove alike) and your team (your own, too, if you have one)",
        ] {
            assert!(shown(text).is_empty(), "{text}");
        }
    }
}
