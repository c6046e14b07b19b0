//! A link whose words come from something that its reader is not given
//!
//! Why it matters: A plain `[[id]]` is shown as the title of the note it names. For a reader who does not have that note nothing is shown,
//! and the sentence has a hole. The same goes for a link to a heading in a private block: it would lead nowhere, and its address would tell
//! what the heading says.
//!
//! How it can misfire: None known. `[[id|words]]` and `[words](path)` keep their words and lose only the link.
//!
//! Where it comes from: this program's promise: what is not meant for a reader is not in that reader's files, in any form.
//!
//! Bad:
//!
//! ```notes/falcon.md
//! # What the customer said
//!
//! They were about to leave.
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It began with [[falcon]].
//! ```
//!
//! Good:
//!
//! ```notes/falcon.md
//! # What the customer said
//!
//! They were about to leave.
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It began with a customer who was about to leave.
//! ```

use crate::check::links::{What, Withheld, readers};
use crate::check::references::Reference;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, listed};
use crate::packet::Note;
use crate::source::PacketPath;
use crate::syntax::markdown::LinkKind;
use crate::vocabulary::Audience;

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_LINK,
    severity: Severity::Error,
    source: include_str!("withheld_link.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(context.withheld_links().iter().filter_map(|withheld| match withheld.what {
        What::Note(other) if withheld.link.kind == LinkKind::Wiki => Some(untitled(withheld, other)),
        What::Note(_) => None,
        What::Heading(file) => Some(headless(withheld, file)),
    }));
    let withheld =
        context.references().iter().filter(|found| found.other.audience.is_narrower_than(found.note.audience));
    // Figures have a rule of their own.
    let is_link = |found: &&Reference<'_>| found.written.starts_with('[') && !found.other.is_unmended();
    diagnostics.extend(withheld.filter(is_link).map(printed));
}

/// A link in a value is printed as it is typed, and the name of the other note with it.
fn printed(found: &Reference<'_>) -> Diagnostic {
    let (note, other) = (found.note, found.other);
    let message = format!(
        "`{}` is shown as it is typed, and names a note that is not for {}",
        found.written,
        readers(note.audience, other.audience)
    );
    Diagnostic::error(RULE.name, found.span, message)
        .also(other.audience_span.unwrap_or(other.head), format!("only for {}", only(other.audience)))
        .help("write the words that they may read instead")
}

fn untitled(withheld: &Withheld<'_>, other: &Note) -> Diagnostic {
    let (note, link) = (withheld.note, &withheld.link);
    let message =
        format!("`[[{}]]` has no words for {}", link.destination.value, readers(note.audience, other.audience));
    Diagnostic::error(RULE.name, link.destination.span, message)
        .also(other.audience_span.unwrap_or(other.head), format!("only for {}", only(other.audience)))
        .help(format!("write the words yourself, `[[{}|…]]`, or let them see the other note", link.destination.value))
}

fn headless(withheld: &Withheld<'_>, file: &PacketPath) -> Diagnostic {
    let message =
        format!("this heading of `{file}` is not shown to {}", readers(withheld.note.audience, Audience::SelfOnly));
    Diagnostic::error(RULE.name, withheld.link.destination.span, message)
        .help("link to the note as a whole, or take the heading out of the private block")
}

fn only(audience: Audience) -> String {
    listed(&audience.readers().map(Audience::reader).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use crate::check::trial::{found, trial};

    #[test]
    fn a_heading_in_a_private_block_is_no_place_to_link_to() {
        let body = "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n[why](#why-we-left) and [how](#how)\n\n# How\n\n> [!private]\n> # Why we left\n";
        let message = "this heading of `evidence/a.md` is not shown to the manager and the committee";
        assert_eq!(
            found("withheld-link", &[("evidence/a.md", body)]),
            [format!("evidence/a.md: #why-we-left: {message}")]
        );
    }

    #[test]
    fn what_its_reader_has_too_is_fine() {
        let note = |audience: &str| {
            format!("+++\ntitle = \"A\"\ndate = 2026-03-14\naudience = \"{audience}\"\n+++\n[[a]] [[b]]\n")
        };
        let (wide, narrow) = (note("committee"), note("manager"));
        let links = found("withheld-link", &[("evidence/a.md", &wide), ("evidence/b.md", &narrow)]);
        assert_eq!(links, ["evidence/a.md: b: `[[b]]` has no words for the committee"]);
    }

    #[test]
    fn a_value_names_no_note_that_is_withheld() {
        let other = "+++\ntitle = \"B\"\ndate = 2026-03-14\naudience = \"self\"\n+++\n";
        for written in ["[[b]]", "[b](b.md)"] {
            let claim = format!("+++\ntitle = \"After {written}\"\ndate = 2026-03-14\n+++\n");
            let message = format!(
                "`{written}` is shown as it is typed, and names a note that is not for the manager and the committee"
            );
            assert_eq!(
                found("withheld-link", &[("evidence/a.md", &claim), ("evidence/b.md", other)]),
                [format!("evidence/a.md: {written}: {message}")]
            );
        }
    }

    #[test]
    fn it_says_for_whom_the_other_note_is() {
        let other_is_for = |audience: &str| {
            let a = "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n[[b]]\n";
            let b = format!("+++\ntitle = \"B\"\ndate = 2026-03-14\naudience = \"{audience}\"\n+++\n");
            let found = trial(&[("evidence/a.md", a), ("evidence/b.md", &b)]).findings.diagnostics;
            let labels = found.iter().filter(|found| found.rule == "withheld-link").flat_map(|found| &found.labels);
            labels.map(|label| label.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(other_is_for("manager"), ["only for you and the manager"]);
        assert_eq!(other_is_for("self"), ["only for you"]);
    }
}
