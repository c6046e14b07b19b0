//! Text left over from a template
//!
//! Why it matters: A placeholder in the middle of a case says that nobody read it to the end, its author included.
//!
//! How it can misfire: `TODO` counts where it opens a line or stands before a colon; words in square brackets count when they ask a
//! question, end in `…`, or name what to fill in, and so do orders such as `(add numbers here)` and words in `<…>` that name it, give an order or are a clause of three words and more, if they are no element of HTML; a choice such as `promotion/retention` counts in a short line, and *and/or*, *CI/CD* and paths never do. Quotes, code and links are left alone. Only English is known; in a packet in another
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
use crate::check::words::left_over::{
    ASKED, ASKS, ATTRIBUTES, BESIDE, COUNTS, FORMS, GAPS, INSTRUCTIONS, LATER, LEFT, LENGTHS, LOREM, NAMES, OPENING,
    ORDERS, WHOLE,
};
use crate::check::{Context, Find, NoteProse, Rule};
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
    find: Find::InEnglish { note: in_note, rest: Some(in_settings), phrases: &[] },
};

/// How many words a label has at the most.
const LABEL: usize = 8;

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
    let prose = context.prose_of(note);
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
    let prompts = enclosed(&block.text).filter(|range| block.text[range.start..].starts_with('<'));
    asking.chain(prompts).map(|range| found(&block.text[range.clone()], block.span(range))).collect()
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
    let mut found: Vec<Range<usize>> =
        asked.chain(words(text)).chain(enclosed(text)).chain(choices(text)).chain(instruction(text)).collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// *Explain in two or three sentences why …*: what a form asks, and how long the answer is to be.
fn instruction(text: &str) -> Option<Range<usize>> {
    let first = text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    if !INSTRUCTIONS.iter().any(|order| order.eq_ignore_ascii_case(first)) {
        return None;
    }
    // A short form such as *max.* ends nothing.
    let ends = text.match_indices(['.', '?', '!', '\n']).map(|(at, _)| at + 1);
    let is_end =
        |at: &usize| text[*at..].trim_start_matches(' ').chars().next().is_none_or(|next| !next.is_ascii_digit());
    let sentence = &text[..ends.into_iter().find(is_end).unwrap_or(text.len())];
    let words: Vec<String> = sentence.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
    let is_number =
        |word: &str| COUNTS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    let asks_length = words.windows(2).any(|pair| is_number(&pair[0]) && LENGTHS.contains(&pair[1].as_str()));
    let is_answer = words.iter().any(|word| matches!(word.as_str(), "i" | "my" | "we" | "our"));
    (asks_length && !is_answer).then_some(0..sentence.len())
}

/// `[insert quote]`, `[add the figure here]`: an order in small letters.
fn is_order(inside: &str) -> bool {
    let is_alone = ["insert ", "fill in", "placeholder", "to be filled", "to be added"]
        .iter()
        .any(|order| inside.starts_with(order));
    let is_asked =
        ORDERS.iter().any(|order| inside.starts_with(order)) && ASKED.iter().any(|asked| inside.contains(asked));
    (is_alone || is_asked) && inside.split_whitespace().count() <= 8 || is_gap(inside)
}

/// `[names, once Ravi has asked them]`, `[figure to come]`: what belongs there, and that it comes later.
fn is_gap(inside: &str) -> bool {
    let gap = GAPS.iter().find_map(|gap| inside.strip_prefix(gap)).unwrap_or("");
    LATER.iter().any(|later| gap.starts_with(later)) && gap.split_whitespace().count() <= 8
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
        let written = &text[start + 1..end - 1];
        let inside = written.trim().to_lowercase();
        let is_left = if is_round {
            let is_order =
                ORDERS.iter().any(|order| inside.starts_with(order)) && inside.split_whitespace().count() <= 8;
            is_whole(text, start, end, &inside)
                || is_order && (inside.ends_with("...") || ASKED.iter().any(|asked| inside.contains(asked)))
        } else {
            // `Map<Name>` is a type.
            !text[..start].ends_with(char::is_alphanumeric) && is_prompt(&inside, inside.len() == written.len())
        };
        is_left.then_some(start..end)
    })
}

/// What stands in `<…>` and is neither an element of HTML, nor an address, nor one side of an inequality: an order, a name of what belongs there, or a clause of three words and more.
fn is_prompt(inside: &str, is_close: bool) -> bool {
    let count = inside.split_whitespace().count();
    let (first, ends_asking) = (inside.chars().next(), inside.ends_with(['?', '…']) || inside.ends_with("..."));
    let mut attributes = inside.split_whitespace().skip(1).peekable();
    let is_element = attributes.peek().is_some() && attributes.all(|word| ATTRIBUTES.contains(&word));
    if !first.is_some_and(char::is_alphabetic) || inside.contains(['/', '@', '=', '&', '<', '{']) || is_element {
        return false;
    }
    let is_order = ORDERS.iter().any(|order| inside.starts_with(order)) || is_gap(inside) || ends_asking;
    let is_clause = is_close && count >= 3 && !inside.contains(':');
    is_order || is_clause || count <= 4 && !inside.contains(':') && is_named(inside)
}

/// `Date of submission (…)`, `(delete as appropriate)`. Dots in brackets within a sentence are words left out of a quotation.
fn is_whole(text: &str, start: usize, end: usize, inside: &str) -> bool {
    let is_label = || {
        let (label, rest) = line_around(text, start..end);
        rest.trim_matches([' ', ':', '.']).is_empty()
            && !label.contains(['"', '“', '”'])
            && (1..=LABEL).contains(&label.split_whitespace().count())
    };
    WHOLE.contains(&inside) && (!inside.starts_with(['…', '.']) || is_label())
}

/// `promotion/retention`, of which one was to be struck out: in a heading or another short line, where no word follows that both describe (*the promotion/retention
/// committee*); of other choices only behind a colon, as forms have them.
fn choices(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'/', text.as_bytes()).filter_map(|slash| {
        let is_part = |character: char| character.is_alphanumeric() || character == '-';
        let start = text[..slash]
            .rfind(|character| !is_part(character))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let rest = &text[slash + 1..];
        let end = slash + 1 + rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let pair = [text[start..slash].to_lowercase(), text[slash + 1..end].to_lowercase()];
        let is_pair = |(one, other): &(&str, &str)| {
            (*one == pair[0] && *other == pair[1]) || (*one == pair[1] && *other == pair[0])
        };
        let (is_asked, is_in_form) = (ASKS.iter().any(&is_pair), FORMS.iter().any(is_pair));
        if !is_asked && !is_in_form {
            return None;
        }
        let (line, after) = line_around(text, start..end);
        if line.ends_with('/') || after.starts_with('/') {
            return None;
        }
        let next = after.split_whitespace().next().unwrap_or_default();
        let ends = !after.starts_with(' ')
            || next.is_empty()
            || BESIDE.contains(&next)
            || !next.starts_with(char::is_alphabetic);
        let is_short = (line.split_whitespace().count() + after.split_whitespace().count()) <= LABEL;
        let is_left =
            is_asked && ends && is_short || is_in_form && line.trim_end().ends_with(':') && after.trim().is_empty();
        is_left.then_some(start..end)
    })
}

/// What stands on the same line before and after some words; of a long line, what is near.
fn line_around(text: &str, words: Range<usize>) -> (&str, &str) {
    let before = &text[text.ceil_char_boundary(words.start.saturating_sub(LONGEST))..words.start];
    let after = &text[words.end..text.floor_char_boundary(words.end + LONGEST)];
    (before.rsplit('\n').next().unwrap_or_default(), after.split('\n').next().unwrap_or_default())
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
        for gap in ["[names, once Ravi has asked them]", "[figure to come]", "[quote from Ana]"] {
            assert_eq!(shown(&format!("Who came: {gap}.")), [gap]);
        }
        for said in [
            "He said that [names] were read out.",
            "[date-fns](https://example.com)",
            "[names of wards] was the first table",
        ] {
            assert_eq!(shown(said), [""; 0], "{said}");
        }
        for asked in [
            "Explain in two or three sentences why this matters.",
            "Describe the business need (max. 150 words).",
            "Please give 3 bullets on scope",
        ] {
            assert_eq!(shown(asked), [asked]);
        }
        for said in
            ["Explain it in two sentences, I was told.", "List of 12 pages that moved.", "Give the reader two weeks."]
        {
            assert_eq!(shown(said), [""; 0], "{said}");
        }
        assert_eq!(
            shown("<your team> saved (add numbers here) for <Name>"),
            ["<your team>", "(add numbers here)", "<Name>"]
        );
    }

    #[test]
    fn a_choice_that_was_not_made() {
        for (text, left) in [
            ("Argument for promotion/retention", "promotion/retention"),
            ("Retention/Promotion to rank III", "Retention/Promotion"),
            ("I ask to be promoted/retained.", "promoted/retained"),
            ("Relocation: yes/no", "yes/no"),
            ("Date of submission (…)", "(…)"),
            ("Reporting period (...):", "(...)"),
            ("Date of submission (DD/MM/YYYY)", "(DD/MM/YYYY)"),
            ("Kind of case (delete as appropriate): new", "(delete as appropriate)"),
        ] {
            assert_eq!(shown(text), [left], "{text}");
        }
        for text in [
            "It reads and/or writes, CI/CD runs it, read/write locks, he/she, src/yes/no.rs",
            "The promotion/retention committee meets",
            "promotion/retention/removal",
            "A long sentence on how the rules of promotion/retention in other companies have changed since then.",
            "Each answer is yes/no and is kept.",
            "Date of submission: 2026-03-14",
            "She wrote that “the cache (…)",
            "It was slow (…) and then it was not.",
            "two caches (choose one at start)",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
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
    fn a_prompt_is_found_wherever_markdown_puts_it() {
        for prompt in [
            "<Insert second gap if anybody thinks that one more is needed>",
            "<the mayor's own words go here>",
            "<what did the ward save?>",
            "<figure to come>",
            "<name of the vineyard>",
        ] {
            for body in [
                prompt.to_owned(),
                format!("We saw {prompt} there."),
                format!("- {prompt}"),
                format!("## {prompt}"),
                format!("| a |\n| --- |\n| {prompt} |"),
                format!("Said.\n{prompt}\nSaid."),
                format!("<div>\n{prompt}\n</div>"),
            ] {
                let found = in_file("answers/a.md", "question = \"gaps\"", &body);
                assert_eq!(found.len(), 1, "{body}: {found:?}");
            }
            let found = in_file("evidence/a.md", &format!("date = 2026-03-14\ntitle = \"{prompt}\""), "It is.");
            assert_eq!(found.len(), 1, "{found:?}");
        }
        let keys = "from = { name = \"Ana Ruiz\", relation = \"peer\" }\nstate = \"given\"";
        assert_eq!(in_file("feedback/ana.md", keys, "# Given\nShe moved <your own example here> there.").len(), 1);
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
            "Map<Name, a long one>, <video controls autoplay loop>, <mail@example.com>",
            "<u>read twice</u> and <kbd>Enter</kbd>, <-- here and there -->",
            "the call (add and remove alike) and your team (your own, too, if you have one)",
        ] {
            assert!(shown(text).is_empty(), "{text}");
        }
    }
}
