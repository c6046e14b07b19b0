//! A name to be hidden that may be mistaken
//!
//! Why it matters: Two people who are called the same are one to a reader, who counts one witness where there are two. A name that is an ordinary word as
//! well is changed where the word is meant. And a name that stands nowhere is most likely spelled otherwise where it stands, and shown.
//!
//! How it can misfire: Sometimes two people are called the same on purpose.
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
//! instead = "a staff engineer of another team"
//!
//! [[people]]
//! name = "Bo Chen"
//! audience = "manager"
//! instead = "a staff engineer of another team"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design was reviewed by Ana Ruiz and Bo Chen.
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
//!
//! [[people]]
//! name = "Bo Chen"
//! audience = "manager"
//! instead = "the on-call engineer of another team"
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The design was reviewed by Ana Ruiz and Bo Chen.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::Text;
use crate::packet::Pseudonym;
use crate::search::{Names, is_ordinary_word, name_letters};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    name: code::UNCLEAR_PERSON,
    severity: Severity::Warning,
    source: include_str!("unclear_person.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let people = &context.packet.settings.people;
    if people.is_empty() {
        return;
    }
    let mut called: HashMap<String, &Pseudonym> = HashMap::new();
    for person in people {
        let before = *called.entry(name_letters(&person.instead.value)).or_insert(person);
        if before.name.span != person.name.span {
            diagnostics.push(called_the_same(before, person));
        }
        diagnostics.extend(ordinary(person));
    }
    let seen = seen(context, people);
    let unseen = people.iter().enumerate().filter(|(who, _)| !seen.contains(who));
    diagnostics.extend(unseen.map(|(_, person)| nowhere(person)));
}

/// Who stands somewhere, surely or perhaps.
fn seen(context: &Context<'_>, people: &[Pseudonym]) -> HashSet<usize> {
    let named: Vec<_> = people.iter().map(Pseudonym::named).collect();
    let names = Names::new(&named, std::iter::empty());
    let texts = context.own.texts();
    let who = |text: &Text<'_>| {
        let text: String = text.parts.iter().map(|(part, _)| &**part).collect();
        names.find(&text).into_iter().map(|found| found.who)
    };
    texts.par_iter().flat_map_iter(who).collect()
}

fn called_the_same(before: &Pseudonym, person: &Pseudonym) -> Diagnostic {
    let message = format!("`{}` and `{}` are one to those who read this", before.name.value, person.name.value);
    Diagnostic::warning(RULE.name, person.instead.span, message)
        .also(before.instead.span, "the same words")
        .help("say of each what tells them apart, such as what they do")
}

fn ordinary(person: &Pseudonym) -> Option<Diagnostic> {
    let forms = std::iter::once(&person.name).chain(&person.also);
    let form = forms.into_iter().find(|form| is_ordinary_word(&form.value))?;
    let message = format!("`{}` is an ordinary word too, and is changed wherever it has a capital", form.value);
    let found = Diagnostic::warning(RULE.name, form.span, message);
    Some(found.help("write the whole name, and list under `keep` what is not meant"))
}

fn nowhere(person: &Pseudonym) -> Diagnostic {
    let message = format!("`{}` stands nowhere in the packet", person.name.value);
    let found = Diagnostic::warning(RULE.name, person.name.span, message);
    found.help("write it as the notes do, and other forms under `also`; or take the entry out")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn words_and_names_that_stand_nowhere_are_told() {
        let said = |name: &str, body: &str| {
            let settings = format!("[[people]]\nname = \"{name}\"\naudience = \"self\"\ninstead = \"a colleague\"\n");
            let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n{body}\n");
            found("unclear-person", &[("packet.toml", &settings), ("evidence/a.md", &note)])
        };
        assert!(said("Ana Ruiz", "With Ana Ruiz.").is_empty());
        assert!(said("Ana Ruiz", "With Ana.").is_empty());
        assert_eq!(said("Anna Ruitz", "With Ana Ruiz."), ["packet.toml: : `Anna Ruitz` stands nowhere in the packet"]);
        assert_eq!(said("Will", "I asked Will.").len(), 1);
    }
}
