//! An address that holds a name which its reader is not told
//!
//! Why it matters: `[[people]]` in `packet.toml` says whom a reader is not told of. An address cannot be changed and still lead there, so for that reader
//! the link is left out and its words stay; where the address itself stood in the text, `[address left out]` is read. What cannot be opened is no proof.
//!
//! How it can misfire: The name of a project or a team in an address may be that of a person too: list it under `keep`.
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
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The [design](https://example.com/~ana.ruiz/design) was reviewed by Ana Ruiz.
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
//! The [design](https://example.com/designs/7) was reviewed by Ana Ruiz.
//! ```

use crate::check::links::body;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, listed};
use crate::edition::Hidden;
use crate::packet::{Note, Packet};
use crate::source::Span;
use crate::vocabulary::LinkTarget;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: code::NAMED_ADDRESS,
    severity: Severity::Warning,
    source: include_str!("named_address.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut named_for: BTreeMap<Span, Vec<&str>> = BTreeMap::new();
    for edition in context.others {
        let Some(hidden) = Hidden::from(&context.packet.settings, edition) else { continue };
        let notes = context.packet.notes.par_iter().filter(|note| edition.audience.may_see(note.audience));
        let found: Vec<Span> = notes.flat_map_iter(|note| named(context.packet, note, &hidden)).collect();
        found.into_iter().for_each(|span| named_for.entry(span).or_default().push(edition.audience.reader()));
    }
    diagnostics.extend(named_for.into_iter().map(|(span, readers)| left_out(span, &listed(&readers))));
}

/// Where addresses of a note name somebody.
fn named(packet: &Packet, note: &Note, hidden: &Hidden<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut look = |target: Option<&LinkTarget>, span: Span| {
        if let Some(LinkTarget::Web(address)) = target {
            found.extend(hidden.names.is_in_address(address).then_some(span));
        }
    };
    if let Some(body) = body(note) {
        for (link, target) in body.links.iter().zip(packet.targets(note, &body)) {
            look(target.as_ref().ok(), link.destination.span);
        }
    }
    if let Some(evidence) = note.evidence() {
        for link in &evidence.links {
            look(packet.resolve_address(note, &link.url.value).ok().as_ref(), link.url.span);
        }
        for source in evidence.metrics.iter().filter_map(|metric| metric.source.as_ref()) {
            look(packet.resolve_source(note, &source.value).as_ref(), source.span);
        }
    }
    found
}

fn left_out(span: Span, readers: &str) -> Diagnostic {
    let message = format!("this address names somebody who is hidden, so it is left out for {readers}");
    Diagnostic::warning(RULE.name, span, message)
        .help("lead to an address without the name, or list under `keep` what is none")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn every_place_of_an_address_is_looked_at() {
        let settings = "[[people]]\nname = \"Ana Ruiz\"\naudience = \"self\"\ninstead = \"a colleague\"\n";
        let said = |keys: &str, body: &str| {
            let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n{keys}\n+++\n{body}\n");
            found("named-address", &[("packet.toml", settings), ("evidence/a.md", &note)]).len()
        };
        assert_eq!(
            said("", "[x](https://example.com/ruiz) <https://example.com/Ana%20Ruiz> <ana.ruiz@example.com>"),
            3
        );
        assert_eq!(said("links = [{ title = \"x\", url = \"https://example.com/aruiz\" }]", ""), 1);
        assert_eq!(said("metrics = [{ name = \"b\", source = \"https://example.com/@ana\" }]", ""), 1);
        assert_eq!(said("", "[x](https://example.com/banana)\n\n> [!private]\n> [x](https://example.com/ruiz)"), 0);
    }
}
