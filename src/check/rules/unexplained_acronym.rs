//! A short form that is never written out
//!
//! Why it matters: A committee sits over ten packets of ten teams. Who does not know a short form skips its sentence or asks, and either takes the place of something better.
//!
//! How it can misfire: It finds many, so it is off: write `unexplained-acronym = "hint"` under `[rules]` to switch it on, best in the last week before you hand in. It looks at the first place in each
//! note and keeps still of what the case or the note has written out before, of the rubric's own words, of what everyone knows, such as *API*, of keys of trackers, and of what `[glossary]` in
//! `packet.toml` says that your readers know; they are not shown the glossary. Names that look like short forms go there too. Only English is known.
//!
//! Where it comes from: style guides for technical writing (Google's and Microsoft's: write it out at first use); 249 in 95,000 words of public cases, which is why it is off.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//! [rules]
//! unexplained-acronym = "hint"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The CDP team reads baskets from it.
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//! [glossary]
//! SRE = "Site Reliability Engineering"
//! [rules]
//! unexplained-acronym = "hint"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The customer data platform (CDP) reads baskets from it, and SRE watches it.
//! ```

use crate::check::severity::is_on;
use crate::check::words::{Part, Voice, is_known_to_all};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::rubric::{Expectation, Rubric};
use crate::vocabulary::NoteKind;
use std::collections::HashSet;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::UNEXPLAINED_ACRONYM,
    severity: Severity::Hint,
    source: include_str!("unexplained_acronym.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[] },
};

/// How many letters a short form has.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// How many bytes beside a short form may write it out.
const NEAR: usize = 120;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !is_on(context.packet, RULE.name) {
        return;
    }
    let known = known(context);
    for prose in context.prose() {
        in_note(prose, &known, diagnostics);
    }
}

/// What needs no explanation in any note.
pub(super) fn known(context: &Context<'_>) -> HashSet<String> {
    let settings = &context.packet.settings;
    let candidate = &settings.candidate;
    let about = [&candidate.role, &candidate.team, &candidate.manager].into_iter().flatten();
    let about = about.chain([&candidate.name]).map(|text| text.value.as_str());
    let glossary = settings.glossary.iter().map(|(term, _)| term.value.as_str());
    let texts = about.chain(of_rubric(&context.packet.rubric));
    let mut known: HashSet<String> =
        texts.flat_map(|text| short_forms(text).map(|range| text[range].to_owned())).collect();
    known.extend(glossary.map(str::to_owned));
    // The case is what everyone reads first.
    let cases = context.prose().iter().filter(|prose| prose.note.kind == NoteKind::Case);
    cases.for_each(|prose| known.extend(explained_in(&prose.parts)));
    known
}

/// The short forms that these texts write out.
pub(super) fn explained_in(parts: &[Part<'_>]) -> HashSet<String> {
    parts.iter().flat_map(explained).collect()
}

fn of_rubric(rubric: &Rubric) -> Vec<&str> {
    let criteria = rubric.criteria.iter().flat_map(|criterion| {
        let texts = criterion.expectations.iter().flat_map(Expectation::texts).chain([criterion.title.as_str()]);
        texts.chain(criterion.summary.as_deref()).chain(criterion.group.iter().map(String::as_str))
    });
    let levels = rubric.levels.iter().flat_map(|level| {
        let aliases = level.aliases.iter().map(String::as_str);
        aliases.chain([level.id.value.as_str(), level.title.as_str()])
    });
    let questions = rubric.questions.iter().map(|question| question.text.as_str());
    criteria.chain(levels).chain(questions).chain(rubric.scopes.iter().map(String::as_str)).collect()
}

fn in_note(prose: &NoteProse<'_>, known: &HashSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    let mut said: HashSet<String> = HashSet::new();
    // A peer's words are the peer's.
    for part in prose.parts.iter().filter(|part| part.voice == Voice::Author) {
        said.extend(explained(part));
        if is_shouted(part.text()) {
            continue;
        }
        for range in short_forms(part.text()) {
            let word = &part.text()[range.clone()];
            let is_prose = part.plain().as_bytes().get(range.start).is_some_and(|byte| *byte != b' ');
            if !is_prose || is_known_to_all(word) || known.contains(word) || !said.insert(word.to_owned()) {
                continue;
            }
            let message = format!("`{word}` is not written out in this note");
            let found = Diagnostic::hint(RULE.name, part.span(range), message);
            diagnostics.push(found.help(
                "write it out where it first stands, with the short form in brackets; or name it in `[glossary]` of `packet.toml`, if every reader knows it",
            ));
        }
    }
}

/// Two to six capitals that are a word, without the `s` of several. Not the key of a tracker, nor a part of a longer name.
pub(super) fn short_forms(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | '&');
    let words = text.split(move |character: char| !is_part(character) && character != '/');
    words.flat_map(|word| word.split('/')).filter_map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let form = word.strip_suffix('s').unwrap_or(word);
        let is_short = LETTERS.contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_uppercase());
        is_short.then(|| start..start + form.len())
    })
}

/// A heading in capitals has no short forms.
fn is_shouted(text: &str) -> bool {
    let capitals = text.chars().filter(|character| character.is_uppercase()).count();
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    capitals > 6 && capitals * 2 > letters
}

/// The short forms that a text writes out: `Site Reliability Engineer (SRE)`, `SRE (Site Reliability Engineer)`, `SRE stands for …`.
fn explained(part: &Part<'_>) -> Vec<String> {
    let text = part.text();
    let is_explained = |range: &Range<usize>| {
        let word = &text[range.clone()];
        let before = &text[text.ceil_char_boundary(range.start.saturating_sub(NEAR))..range.start];
        let after = &text[range.end..text.floor_char_boundary(range.end + NEAR)];
        let after = after.strip_prefix('s').unwrap_or(after);
        let in_brackets = before.strip_suffix('(').is_some_and(|words| ends_in(words, word));
        let spelled =
            after.trim_start().strip_prefix(['(', '–', '—', ',']).is_some_and(|words| begins_with(words, word));
        let says = [" stands for ", " means ", " is short for ", ", short for ", " (short for ", ", that is, "];
        in_brackets || spelled || says.iter().any(|says| after.starts_with(says))
    };
    short_forms(text).filter(is_explained).map(|range| text[range].to_owned()).collect()
}

/// Whether the last words have these initials, small words left out or not.
fn ends_in(words: &str, initials: &str) -> bool {
    let all: Vec<char> = initials_of(words).collect();
    let long: Vec<char> = initials_of_long(words).collect();
    [all, long].iter().any(|found| {
        let wanted: Vec<char> = initials.chars().collect();
        found.ends_with(&wanted)
    })
}

fn begins_with(words: &str, initials: &str) -> bool {
    initials_of(words).take(initials.len()).eq(initials.chars())
        || initials_of_long(words).take(initials.len()).eq(initials.chars())
}

fn initials_of(words: &str) -> impl Iterator<Item = char> {
    words
        .split(|character: char| !character.is_alphanumeric())
        .filter_map(|word| word.chars().next()?.to_uppercase().next())
}

fn initials_of_long(words: &str) -> impl Iterator<Item = char> {
    const SMALL: [&str; 9] = ["of", "the", "and", "for", "to", "in", "a", "on", "by"];
    let words = words.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !SMALL.contains(word)).filter_map(|word| word.chars().next()?.to_uppercase().next())
}

#[cfg(test)]
mod tests {
    use crate::check::trial::{found, trial};

    const ON: &str = "[rules]\nunexplained-acronym = \"hint\"\n";

    fn said_with(settings: &str, body: &str) -> Vec<String> {
        let note = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\n+++\n{body}\n");
        let found = found("unexplained-acronym", &[("packet.toml", settings), ("evidence/cache.md", &note)]);
        let marked = |found: String| found.split(": ").nth(1).map(str::to_owned);
        found.into_iter().filter_map(marked).collect()
    }

    #[test]
    fn it_is_off_until_it_is_switched_on() {
        assert!(said_with("", "The CDP reads it.").is_empty());
        assert_eq!(said_with(ON, "The CDP reads it."), ["CDP"]);
        assert!(said_with("[rules]\nunexplained-acronym = \"off\"\n", "The CDP reads it.").is_empty());
        assert!(said_with("language = \"de\"\n", "The CDP reads it.").is_empty());
        let note = [("packet.toml", "[rules]\nunexplained-acronym = \"error\"\n"), ("case.md", "The CDP.\n")];
        let found = trial(&note).findings.diagnostics;
        assert!(
            found.iter().any(
                |found| found.rule == "unexplained-acronym" && found.severity == crate::diagnostic::Severity::Error
            )
        );
    }

    #[test]
    fn the_first_of_a_note_is_found() {
        assert_eq!(said_with(ON, "The CDP reads it, and CDPs write it. The CDP.\n\nThe DWH too."), ["CDP", "DWH"]);
    }

    #[test]
    fn what_is_written_out_is_known() {
        for body in [
            "The customer data platform (CDP) reads it. The CDP writes it.",
            "The CDP (customer data platform) reads it.",
            "Our Customer-Data Platform (CDP) reads it.",
            "Three customer data platforms (CDPs) read it; a CDP is slow.",
            "The Bank of England and of Wales (BEW) reads it.",
            "CDP stands for the platform of customers' data.",
            "The API is behind HTTP, as JSON; CI/CD, see PAY-123 and `CDP` and https://example.com/CDP.",
            "WHAT WAS DONE BY US",
        ] {
            assert!(said_with(ON, body).is_empty(), "{body}: {:?}", said_with(ON, body));
        }
        let settings = format!("[glossary]\nCDP = \"customer data platform\"\n{ON}");
        assert_eq!(said_with(&settings, "The CDP and the DWH."), ["DWH"]);
        assert_eq!(said_with(ON, "The CDP reads it. The customer data platform (CDPX) is another."), ["CDP", "CDPX"]);
    }

    #[test]
    fn the_case_explains_for_all_and_a_note_for_itself() {
        let note = |body: &str| format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\n+++\n{body}\n");
        let (writes, uses) = (note("The customer data platform (CDP) reads it."), note("The CDP reads it."));
        let of = |path: &str| {
            let files = [("packet.toml", ON), (path, writes.as_str()), ("evidence/b.md", uses.as_str())];
            found("unexplained-acronym", &files).len()
        };
        assert_eq!([of("evidence/a.md"), of("case.md")], [1, 0]);
    }
}
