//! A name that is to be hidden, and that an edition for others would show
//!
//! Why it matters: `[[people]]` in `packet.toml` says whom a reader is not told of, and what is read instead. A whole name is changed wherever it stands, and
//! a part of one where it can be nobody else. Two things are left to the author: what cannot be changed, such as the words in a drawing, the name of a file
//! that is handed on, or a rubric of one's own; and what may be the name or may not, such as `Will`, `Carlos Ruiz` beside an Ana Ruiz, or
//! `ruiz` in small letters. One forgotten place gives the secret away, so nothing is published until it is said.
//!
//! How it can misfire: An ordinary word at the beginning of a sentence may look like a name. List under `keep` what is not meant, as it is written, with as
//! many words as it takes: `keep = ["Carlos Ruiz"]`; list under `also` what is. A name is not found in pictures, in what a drawing draws as outlines, nor in a
//! nickname or a translation that is not listed. Names of months beside a number and ordinary words in small letters count as words.
//!
//! Where it comes from: this program's promise: what is not meant for a reader is not in that reader's files, in any form.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [[people]]
//! name = "Grace Hopper"
//! audience = "manager"
//! instead = "a staff engineer of another team"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design was reviewed by Grace.
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [[people]]
//! name = "Grace Hopper"
//! also = ["Grace"]
//! audience = "manager"
//! instead = "a staff engineer of another team"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design was reviewed by Grace.
//! ```

use crate::check::links::readers;
use crate::check::places::places;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::{Edition, Hidden, Text, What};
use crate::packet::Packet;
use crate::search::{Term, readable};
use crate::source::Span;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::EXPOSED_NAME,
    severity: Severity::Error,
    source: include_str!("exposed_name.rs"),
    find: Find::InTexts { is_asked: |packet| !packet.settings.people.is_empty(), find },
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let packet = context.packet;
    // A built-in rubric is nobody's secret, and a day of front matter no place for a name.
    let is_looked_at =
        |text: &&Text<'_>| text.what != What::Day && (text.what != What::Rubric || has_own_rubric(packet));
    // That the candidate and the manager cannot be hidden is another rule's.
    let candidate = &packet.settings.candidate;
    let open: Vec<Span> = std::iter::once(&candidate.name).chain(&candidate.manager).map(|name| name.span).collect();
    let is_open = |span: Span| open.iter().any(|open| open.contains(span));
    let mut told = HashSet::new();
    for (edition, texts) in context.texts() {
        let Some(hidden) = Hidden::from(&packet.settings, edition) else { continue };
        let look = Look::new(&hidden);
        let found = texts.par_iter().filter(is_looked_at).flat_map_iter(|text| look.at(text));
        for found in found.collect::<Vec<_>>() {
            if !is_open(found.span) && told.insert(found.span) {
                diagnostics.push(exposed(&hidden, edition, &found));
            }
        }
    }
}

fn has_own_rubric(packet: &Packet) -> bool {
    packet.settings.rubric.as_ref().is_some_and(|name| name.value.ends_with(".toml"))
}

/// A place where somebody stands, or may stand.
struct Exposed {
    span: Span,
    who: usize,
    /// The words, where they are written as they are looked for, and not encoded or with another ending.
    words: Option<String>,
    is_sure: bool,
    what: What,
}

/// What is looked for.
struct Look<'a> {
    hidden: &'a Hidden<'a>,
    /// Names letter by letter, however they go on or are encoded, each with whom it names.
    terms: Vec<(usize, Term)>,
}

impl<'a> Look<'a> {
    fn new(hidden: &'a Hidden<'a>) -> Look<'a> {
        let named: Vec<_> = hidden.people.iter().map(|person| person.named()).collect();
        let term = |(who, words): (usize, String)| Some((who, Term::stem(&words)?));
        Look { hidden, terms: hidden.names.telling(&named).into_iter().filter_map(term).collect() }
    }

    fn at(&self, text: &Text<'_>) -> Vec<Exposed> {
        let joined: String = text.parts.iter().map(|(part, _)| &**part).collect();
        let mut found: Vec<Exposed> = Vec::new();
        for (start, words) in readable(&joined) {
            found.extend(self.hidden.names.find(words).into_iter().map(|it| Exposed {
                span: span(text, &(start + it.range.start..start + it.range.end)),
                who: it.who,
                words: Some(words[it.range].split_whitespace().collect::<Vec<_>>().join(" ")),
                is_sure: it.is_sure,
                what: text.what,
            }));
        }
        if found.is_empty() {
            let others = self.without_others(text, &joined);
            let terms: Vec<&Term> = self.terms.iter().map(|(_, term)| term).collect();
            found.extend(places(&others, &terms).into_iter().map(|(term, span)| {
                let who = self.terms[term].0;
                Exposed { span, who, words: None, is_sure: true, what: text.what }
            }));
        }
        found
    }

    /// The text without what is kept and without the names of others, each part as long as it was.
    fn without_others<'t>(&self, text: &Text<'t>, joined: &str) -> Text<'t> {
        let left = self.hidden.names.without_others(joined);
        let mut at = 0;
        let part = |(part, span): &(Cow<'_, str>, Span)| {
            at += part.len();
            (Cow::Owned(left[at - part.len()..at].to_owned()), *span)
        };
        Text { what: text.what, at: text.at, parts: text.parts.iter().map(part).collect() }
    }
}

/// Where these bytes of a text were written.
fn span(text: &Text<'_>, range: &Range<usize>) -> Span {
    let mut at = 0;
    let mut found: Option<Span> = None;
    for (part, span) in &text.parts {
        let here = at.max(range.start)..(at + part.len()).min(range.end);
        if !here.is_empty() {
            let is_exact = span.end - span.start == part.len();
            let exact = |byte: usize| span.start + (byte - at);
            let place = if is_exact { span.with(exact(here.start), exact(here.end)) } else { *span };
            found = Some(found.map_or(place, |before| before.join(place)));
        }
        at += part.len();
    }
    found.unwrap_or_default()
}

fn exposed(hidden: &Hidden<'_>, edition: &Edition, found: &Exposed) -> Diagnostic {
    let person = hidden.people[found.who];
    let name = &person.name.value;
    let readers = readers(edition.audience, person.audience);
    let words = found.words.as_ref().map_or_else(|| format!("a form of `{name}`"), |words| format!("`{words}`"));
    let (message, help) = if found.is_sure {
        let message = format!("{words} would be shown to {readers}");
        let help = match found.what {
            What::File => "take the name out of the file: what it holds is handed on as it is".to_owned(),
            What::Rubric => "take the name out of the rubric: its words are shown as they are".to_owned(),
            What::Body | What::Value | What::Address | What::Title | What::Why | What::With | What::Day => {
                "say it without the name, or rename the file; list under `also` another form of it, and under `keep` what is none"
                    .to_owned()
            }
        };
        (message, help)
    } else {
        let help = format!(
            "list it under `also` if it is {name}, or under `keep` if it is not, with the words beside it where that takes more"
        );
        (format!("{words} may be {name}, of whom {readers} must not be told"), help)
    };
    Diagnostic::error(RULE.name, found.span, message).also(person.name.span, "hidden by this line").help(help)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const SETTINGS: &str = "[[people]]\nname = \"Ana Ruiz\"\naudience = \"manager\"\ninstead = \"a colleague\"\n";

    fn note(keys: &str, body: &str) -> String {
        format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n{keys}\n+++\n{body}\n")
    }

    fn said(settings: &str, body: &str) -> Vec<String> {
        found("exposed-name", &[("packet.toml", settings), ("evidence/a.md", &note("", body))])
    }

    #[test]
    fn what_is_changed_is_not_exposed_and_what_is_unsure_is() {
        for body in ["With Ana Ruiz.", "# Ana's part", "`ana_ruiz`", "[x](https://x.org/ana)", "Ana **Ruiz**", "banana"]
        {
            assert!(said(SETTINGS, body).is_empty(), "{body}: {:?}", said(SETTINGS, body));
        }
        let message = "may be Ana Ruiz, of whom the committee must not be told";
        assert_eq!(said(SETTINGS, "With Carlos Ruiz."), [format!("evidence/a.md: Ruiz: `Ruiz` {message}")]);
        assert_eq!(said(SETTINGS, "With Ana Ruiz, on ruiz."), [format!("evidence/a.md: ruiz: `ruiz` {message}")]);
        assert_eq!(said(SETTINGS, "The plan of Ana Ruizowa").len(), 1, "an ending that is not known");
        let term = SETTINGS.replace("Ana Ruiz", "Falcon");
        let message = "a form of `Falcon` would be shown to the committee";
        assert_eq!(said(&term, "Two Falcons."), [format!("evidence/a.md: Falcon: {message}")]);
        assert!(
            said(
                &term.replace("audience", "also = [\"Falcons\"]\nkeep = [\"Falconry\"]\naudience"),
                "Falcons, Falconry."
            )
            .is_empty()
        );
        let kept = SETTINGS.replace("audience", "keep = [\"Carlos Ruiz\", \"ruiz\"]\naudience");
        assert!(said(&kept, "With Carlos Ruiz, on ruiz.").is_empty());
    }

    #[test]
    fn what_cannot_be_changed_is_told() {
        let drawing =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>by <tspan>Ana</tspan> <tspan>Ruiz</tspan></text></svg>";
        let shows = note("", "![The plan](../files/a.svg)");
        let files = [("packet.toml", SETTINGS), ("evidence/a.md", shows.as_str()), ("files/a.svg", drawing)];
        let message = "files/a.svg: Ana: `Ana` would be shown to the committee";
        assert_eq!(found("exposed-name", &files).first().map(String::as_str), Some(message));
        let named = note("", "![The plan](../files/ana-ruiz.png)");
        let files = [("packet.toml", SETTINGS), ("evidence/a.md", named.as_str()), ("files/ana-ruiz.png", "")];
        assert_eq!(found("exposed-name", &files).len(), 1);
    }
}
