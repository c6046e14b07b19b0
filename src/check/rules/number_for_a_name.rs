//! A number where the name of something belongs
//!
//! Why it matters: *The follow-up is PR #4833* says nothing to whoever does not click, and on paper nobody can. The title of the change says it all.
//!
//! How it can misfire: A number beside words that say what it is stays (*PR 12, which empties the cache*; *the cache (#12)*; *in CAT-12 I removed the retry*), and numbers that are names, such as RFC 103 or UTF-8.
//! Numbers in links of the text are found by `bare-link-text`; the title of a link under `links` is looked at here where it is nothing but a key. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote: *readers must not need to click*.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The follow-up is PR #4833.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The follow-up empties the cache once a day (PR #4833).
//! ```

use crate::check::words::{Cue, Part, Phrases, Said, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::Span;
use crate::syntax::markdown::{Inline, each_inline};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::NUMBER_FOR_A_NAME,
    severity: Severity::Hint,
    source: include_str!("number_for_a_name.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[&NUMBER, &HASH, &LEADS, &TOLD] },
};

/// A change, a ticket or the key of one, by number.
static NUMBER: Phrases = phrases(
    r"(?:prs?|mrs?|cls?|pull requests?|merge requests?|issues?|tickets?|bugs?|changes?|commits?|change ?lists?|patch|stor(?:y|ies)|diffs?) ?(?:no\.? ?|nr\.? ?|number )?[#!]?\d{1,7}\b|[a-z][a-z0-9]{1,9}-\d{2,7}\b|[a-z]{2,5}\d{5,9}\b",
);

/// `#123`, which begins with no letter.
static HASH: Phrases = phrases(r"^[#!]\d{2,7}\b");

/// Words that lead to a thing whose name is asked for: the number is what they speak of.
static LEADS: Phrases = phrases(
    r"(?:see|via|fix(?:ed|es|ing)?|clos(?:ed|es|ing)|open(?:ed|ing)|led to|is|are|was|were|merg(?:ed|ing)|land(?:ed|ing)|resolv(?:ed|es|ing)|ship(?:ped|ping)|review(?:ed|ing)|fil(?:ed|ing)|wrote|did|through|with|after|and|or|by|on|of|in|for|e\.g\.|i\.e\.|including|like|deliver(?:ed|ing)|complet(?:ed|ing)|implement(?:ed|ing|s)?|creat(?:ed|ing)|submitt(?:ed|ing)|address(?:ed|ing)|handl(?:ed|ing)|under|from|to|as|also|finish(?:ed|ing)|did|around|about|behind|own(?:ed|s)?|took|drove) ?$",
);

/// What follows says what it is.
static TOLD: Phrases = phrases(r"^, (?:which|where|that|who|a|an|the|its|my|our|i|we) ");

/// Prefixes of what is a name with a number: standards, formats, sizes, and places in a packet.
const NAMES: &[&str] = &[
    "utf", "sha", "iso", "rfc", "cve", "http", "covid", "gpt", "aes", "ieee", "ecma", "es", "ipv", "base", "x", "md",
    "cwe", "pep", "jep", "eip", "adr", "arm", "mp", "din", "en", "ean", "rsa", "crc", "tls", "windows", "cp", "latin",
    "h", "p", "q", "s", "t", "c", "b", "l", "v", "f", "sub", "top", "pre", "post", "mid", "under", "over", "web",
    "gpio", "spi", "uart", "usb", "ddr", "lte", "wpa", "oauth", "nist", "cis", "erc", "bip", "swift", "part", "pci",
];

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !prose.argues() {
        return;
    }
    diagnostics.extend(titles(prose.note));
    for part in &prose.parts {
        let links = if part.has(Cue::Numbered) { links(part) } else { continue };
        let hits: Vec<_> = part
            .sentences()
            .filter(|said| said.has(Cue::Numbered))
            .flat_map(|said| numbers(&said).into_iter().map(move |range| (said, range)))
            .collect();
        let hits: Vec<_> = hits
            .into_iter()
            .filter(|(said, range)| !links.iter().any(|link| overlap(*link, said.span(range.clone()))))
            .collect();
        if let Some((said, range)) = hits.first() {
            let found = said.found(
                RULE.name,
                range.clone(),
                format!("`{}` stands where a name belongs", said.words(range.clone())),
            );
            let found = found.help(
                "what is it about? put its title, or what it changed, in its place; the number may follow in brackets",
            );
            diagnostics.push(if hits.len() > 1 {
                found.label(format!("and {} more like it here", hits.len() - 1))
            } else {
                found
            });
        }
    }
}

/// The links of a piece of work whose titles are keys of a tracker and nothing else.
fn titles(note: &Note) -> Option<Diagnostic> {
    let links = note.evidence()?.links.iter();
    let is_key = |title: &str| {
        let (project, number) = title.trim().split_once('-').unwrap_or_default();
        let is_project =
            project.len() > 1 && project.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
        is_project
            && (2..=7).contains(&number.len())
            && number.chars().all(|letter| letter.is_ascii_digit())
            && !NAMES.contains(&project.to_lowercase().as_str())
    };
    let keys: Vec<_> = links.map(|link| &link.title).filter(|title| is_key(&title.value)).collect();
    let first = keys.first()?;
    let found = Diagnostic::hint(RULE.name, first.span, format!("`{}` stands where a name belongs", first.value.trim()))
        .help("what is it about? make its title, or what it changed, the title of the link; the number may follow in brackets");
    Some(if keys.len() > 1 { found.label(format!("and {} more like it here", keys.len() - 1)) } else { found })
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// The links of a text: numbers in them are for another rule.
fn links(part: &Part<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    if let Some(passage) = part.passage() {
        each_inline(passage.line, &mut |inline| {
            if matches!(inline.value, Inline::Link(..)) {
                spans.push(inline.span);
            }
        });
    }
    spans
}

/// How many numbers of one sentence are looked at: more say no more.
const MOST: usize = 50;

/// The numbers of a sentence that stand for names.
fn numbers(said: &Said<'_>) -> Vec<Range<usize>> {
    let plain = said.plain();
    let hashes = plain
        .match_indices(['#', '!'])
        .filter(|(at, _)| !plain[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '/'));
    let hashes = hashes.filter_map(|(at, _)| HASH.find(&plain[at..]).map(|found| at + found.start..at + found.end));
    let named: Vec<Range<usize>> = NUMBER.find_all(plain).take(MOST).collect();
    let is_named = |hash: &Range<usize>| named.iter().any(|range| range.start <= hash.start && hash.end <= range.end);
    let hashes: Vec<Range<usize>> = hashes.take(MOST).filter(|hash| !is_named(hash)).collect();
    let mut found: Vec<Range<usize>> = named.into_iter().filter(|range| is_thing(said, range)).chain(hashes).collect();
    found.sort_by_key(|range| range.start);
    let all = found.clone();
    found.retain(|range| stands_for_a_name(plain, range, &all));
    found
}

/// A key in capitals that is no standard; a change or a ticket.
fn is_thing(said: &Said<'_>, range: &Range<usize>) -> bool {
    let words = &said.text()[range.clone()];
    match words.split_once('-') {
        Some((prefix, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) && !prefix.contains(' ') => {
            prefix.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
                && !NAMES.contains(&prefix.to_lowercase().as_str())
        }
        _ => match words.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
            // The key of a service desk has no hyphen: CHG0048812.
            prefix if prefix.len() > 2 && prefix.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && !NAMES.contains(&prefix.to_lowercase().as_str())
                    || ["prs", "mrs", "cls"].contains(&prefix.to_lowercase().as_str())
            }
            _ => true,
        },
    }
}

/// A text without the few words between two commas at its end: *and, of course,*.
fn without_aside(text: &str) -> &str {
    const FEW: usize = 3;
    let inside = text.strip_suffix(',').and_then(|text| text.rfind(',').map(|open| (open, &text[open + 1..])));
    match inside {
        Some((open, aside)) if aside.split_whitespace().count() <= FEW => &text[..open],
        Some(_) | None => text,
    }
}

/// Whether nothing beside the number says what it is: it ends a clause that leads to it, or is the first word of one.
fn stands_for_a_name(plain: &str, range: &Range<usize>, all: &[Range<usize>]) -> bool {
    let (before, after) = (&plain[..range.start], &plain[range.end..]);
    let is_inside = before.matches(['(', '[']).count() > before.matches([')', ']']).count();
    let rest = after.trim_start_matches([' ', ',', '&', '/']).trim_start_matches("and ").trim_start();
    let next_is_number = all.iter().any(|other| other.start >= range.end && plain[range.end..other.start].len() <= 6);
    let ends =
        rest.is_empty() || rest.starts_with(['.', ';', ')', '!', '?']) || after.starts_with(',') || next_is_number;
    let last = without_aside(before.trim_end());
    let joins = all.iter().any(|other| other.end <= range.start && plain[other.end..range.start].len() <= 6);
    let is_first = !last.contains(|letter: char| letter.is_alphanumeric());
    let is_led = LEADS.is_in(last) || joins;
    let is_told = after.trim_start().starts_with([':', '(', '–', '—', '-']) || TOLD.is_in(after);
    !is_inside
        && ((is_led && ends) || (is_first && (rest.is_empty() || (!is_told && next_is_number))))
        && (!is_told || next_is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn a_number_alone() {
        for (sentence, words) in [
            ("The follow-up is PR #4833.", "PR #4833"),
            ("I fixed #123 and #124.", "#123"),
            ("It was merged in MR !4712.", "MR !4712"),
            ("I delivered OPS-4711 and OPS-4712.", "OPS-4711"),
            ("The bug led to issue 5704.", "issue 5704"),
            ("- CAT-1201", "CAT-1201"),
            ("The treatment of old rules is settled in CHG0048812 and CHG0049377.", "CHG0048812"),
            ("I closed INC1200345.", "INC1200345"),
            ("The turn came with the audit and, of course, !3308.", "!3308"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn a_number_beside_its_name() {
        for sentence in [
            "The follow-up empties the cache once a day (PR #4833).",
            "PR #4833, which empties the cache, went out in May.",
            "In CAT-1201 I removed the second retry.",
            "CAT-1201: the date picker takes a typed date.",
            "It is encoded in UTF-8 and hashed with SHA-256.",
            "We follow RFC 103 and ISO-8601.",
            "See [PR #4833](https://example.com/4833).",
            "It holds 12 issues and 40 changes.",
            "`#1234` is a colour.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }

    #[test]
    fn the_title_of_a_link_that_is_a_key() {
        for (title, count) in [
            ("CIRC-388", 1),
            ("CDS2-2304", 1),
            ("UTF-8", 0),
            ("RFC-9110", 0),
            ("CIRC-388: what a reader owes", 0),
            ("What a reader owes", 0),
            ("T-1000", 0),
        ] {
            let link = format!("links = [{{ title = \"{title}\", url = \"https://example.com/a\" }}]");
            let note = format!("+++\ntitle = \"A queue\"\ndate = 2026-03-14\n{link}\n+++\nNobody waits now.\n");
            assert_eq!(marked_in(RULE.name, "evidence/queue.md", &note).len(), count, "{title}");
        }
    }
}
