//! Text left over from a template
//!
//! Why it matters: A placeholder in the middle of a case says that nobody read it to the end, its author included.
//!
//! How it can misfire: `TODO` counts where it opens a line or stands before a colon; words in square brackets count when they ask a
//! question, end in `…`, name what to fill in or are an order for it (`[Insert two examples of …]`), and so do orders such as `(add numbers here)` and words in `<…>` that name it, give an order or are a clause of three words and more, if they are no element of HTML; lines of three `_` and more count where a word would stand; a choice such as `promotion/retention` counts in a short line, and *and/or*, *CI/CD* and paths never do. Quotes, code and links are left alone. Only English is known; in a packet in another
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

use crate::check::placeholders::{brackets, enclosed, is_asking, left_over};
use crate::check::values::{Written, values};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::Span;
use crate::syntax::markdown::{Passage, PassageKind};
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::TEMPLATE_TEXT,
    severity: Severity::Warning,
    source: include_str!("template_text.rs"),
    find: Find::InEnglish { note: in_note, rest: Some(in_settings), phrases: &[] },
};

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

/// Whether a note still waits to be filled in, half of its text or more, so that nothing else need be said of what it does not say yet. One place that was
/// forgotten hides nothing.
pub(in crate::check) fn is_unfinished(context: &Context<'_>, note: &Note) -> bool {
    let Some(prose) = context.prose_of(note) else { return false };
    let (mut left, mut written) = (0, 0);
    for block in prose.passages().filter(|block| !matches!(block.kind, PassageKind::Heading(_))) {
        *(if left_over(&block.text).is_empty() { &mut written } else { &mut left }) += 1;
    }
    left > 0 && left >= written
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
        for order in [
            "[Insert two or three examples of wards that use it]",
            "[describe how the mill ran before the change, in your own words, and for whom]",
            "[Paste the letter of the mayor]",
            "[Give one or two reasons why the choir needs this]",
            "[List the three boats that were moved first and by whom]",
        ] {
            assert_eq!(shown(order), [order]);
            assert_eq!(shown(&format!("{order}(a.md)")), [""; 0]);
        }
        for said in [
            "[List of boats]",
            "[Add-ons of the loom](a.md) and [State machines]",
            "[Say it twice], sang the choir",
            "[Write access was refused]",
            "[Give way] stands on the sign",
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
    fn a_line_that_was_to_be_written_upon() {
        for (text, left) in [
            ("Checked by ______ on ______.", vec!["______", "______"]),
            ("The answer came after ___ days", vec!["___"]),
            ("Name: ...........", vec!["..........."]),
            ("It fell by xx % and costs xx.", vec!["xx", "xx"]),
            ("[Ana's words go here]", vec!["[Ana's words go here]"]),
            ("The bakers say: [a line of Ida comes here].", vec!["[a line of Ida comes here]"]),
        ] {
            assert_eq!(shown(text), left, "{text}");
        }
        for text in [
            "`__init__` and a___b, ___loud___ and __bold__",
            "She thought about it......",
            "HTTP 5xx and 4xx errors, and the xxHash of a file",
            "The lever [it goes in here] is red.",
            "Well ... and then?",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
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
        assert_eq!(found("They do.\n\nThey open on old phones too.\n\n[How fast was it before? …]"), 1);
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
