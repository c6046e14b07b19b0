//! A name to be hidden in a way that cannot work
//!
//! Why it matters: `[[people]]` in `packet.toml` says whom a reader is not told of, and what is read instead. Where two entries are about one name, where
//! the words to be read instead hold a name themselves, or where everyone may read the name, nobody can say what a reader would get. The candidate and the
//! manager cannot be hidden: a packet is about the one and is presented by the other.
//!
//! How it can misfire: None known.
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
//! name = "Ana Ruiz"
//! audience = "manager"
//! instead = "Ana's team lead"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design was reviewed by Ana Ruiz.
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
//! name = "Ana Ruiz"
//! audience = "manager"
//! instead = "a staff engineer of another team"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design was reviewed by Ana Ruiz.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{Pseudonym, Settings};
use crate::search::{Named, Names, name_letters};
use crate::source::Spanned;
use crate::vocabulary::Audience;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: code::CONTRADICTORY_PERSON,
    severity: Severity::Error,
    source: include_str!("contradictory_person.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let settings = &context.packet.settings;
    for person in &settings.people {
        diagnostics.extend(for_everyone(person));
        diagnostics.extend(forms(person).filter_map(too_short));
        diagnostics.extend(forms(person).filter_map(|form| in_the_open(settings, form)));
    }
    twice(&settings.people, diagnostics);
    diagnostics.extend(named_by_others(&settings.people));
}

fn forms(person: &Pseudonym) -> impl Iterator<Item = &Spanned<String>> {
    std::iter::once(&person.name).chain(&person.also)
}

fn for_everyone(person: &Pseudonym) -> Option<Diagnostic> {
    let is_for_all = Audience::without(person.audience).next().is_none();
    let span = person.audience_span.filter(|_| is_for_all)?;
    let message = format!("everyone may read `{}`, so nothing is read instead", person.name.value);
    Some(Diagnostic::error(RULE.name, span, message).help("write `manager` or `self`, or take the entry out"))
}

fn too_short(form: &Spanned<String>) -> Option<Diagnostic> {
    let is_short = name_letters(&form.value).chars().count() < 2;
    let message = format!("`{}` is too short to be found", form.value);
    is_short.then(|| Diagnostic::error(RULE.name, form.span, message).help("write at least two letters"))
}

/// The candidate and the manager stand on every page.
fn in_the_open(settings: &Settings, form: &Spanned<String>) -> Option<Diagnostic> {
    let candidate = &settings.candidate;
    let people = std::iter::once((&candidate.name, "the candidate"))
        .chain(candidate.manager.iter().map(|it| (it, "the manager")));
    let names = Names::new(&[Named { name: &form.value, also: Vec::new(), keep: Vec::new() }], std::iter::empty());
    let is_in = |name: &str| names.find(name).iter().any(|found| found.range.len() == name.trim().len());
    let (name, who) = people.into_iter().find(|(name, _)| is_in(&name.value))?;
    let message = format!("`{}` is {who}, whom a packet cannot hide", form.value);
    let found = Diagnostic::error(RULE.name, form.span, message).also(name.span, "named here");
    Some(found.help("take the entry out; whoever else has this name needs more of it here"))
}

fn twice(people: &[Pseudonym], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, (usize, &Spanned<String>)> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        for form in forms(person) {
            let letters = name_letters(&form.value);
            match seen.get(&letters) {
                Some((other, first)) if *other != index => {
                    let message = format!("`{}` is hidden twice", form.value);
                    let twice = Diagnostic::error(RULE.name, form.span, message).also(first.span, "here first");
                    diagnostics.push(
                        twice.help("keep one entry for one person; two of one name need more of it to be told apart"),
                    );
                }
                Some(_) => {}
                None => drop(seen.insert(letters, (index, form))),
            }
        }
    }
}

/// What is read instead names nobody.
fn named_by_others(people: &[Pseudonym]) -> Vec<Diagnostic> {
    let named: Vec<Named<'_>> = people.iter().map(Pseudonym::named).collect();
    let names = Names::new(&named, std::iter::empty());
    let named = people.iter().filter_map(|person| {
        let instead = &person.instead;
        let found = names.find(&instead.value).into_iter().find(|found| found.is_sure)?;
        let other = &people[found.who].name;
        let message = format!("`{}` would name `{}`", instead.value, other.value);
        let found = Diagnostic::error(RULE.name, instead.span, message).also(other.span, "hidden here");
        Some(found.help("say what a reader may know of them, such as `an engineer of another team`"))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn person(name: &str, more: &str) -> String {
        format!("[[people]]\nname = \"{name}\"\n{more}")
    }

    fn said(people: &str) -> Vec<String> {
        found("contradictory-person", &[("packet.toml", people)])
    }

    const REST: &str = "audience = \"manager\"\ninstead = \"an engineer\"\n";

    #[test]
    fn what_cannot_work_is_told() {
        assert!(said(&person("Ana Ruiz", REST)).is_empty());
        let all = person("Ana Ruiz", "audience = \"committee\"\ninstead = \"an engineer\"\n");
        assert_eq!(said(&all).len(), 1);
        let twice = format!("{}{}", person("Ana Ruiz", REST), person("ANA-RUIZ", REST));
        assert_eq!(said(&twice), ["packet.toml: : `ANA-RUIZ` is hidden twice"]);
        assert_eq!(said(&person("Kim", REST)).len(), 1, "the candidate");
        assert_eq!(said(&person("C++", REST)).len(), 1, "too short");
        let also = person("Ana Ruiz", &format!("also = [\"K\"]\n{REST}"));
        assert_eq!(said(&also).len(), 1);
        let chain = format!(
            "{}{}",
            person("Ana Ruiz", REST),
            person("Bo Chen", "audience = \"self\"\ninstead = \"a friend of Ruiz\"\n")
        );
        assert_eq!(said(&chain).len(), 1);
        let contained = format!("{}{}", person("Ana Ruiz", REST), person("Ana Ruiz Lopez", REST));
        assert!(said(&contained).is_empty(), "the longer one is found first");
    }

    #[test]
    fn what_is_empty_is_missing() {
        for key in ["name", "instead"] {
            let empty = person("Ana Ruiz", REST).replace(if key == "name" { "Ana Ruiz" } else { "an engineer" }, " ");
            assert_eq!(found("missing-key", &[("packet.toml", &empty)]).len(), 1, "{key}");
        }
    }
}
