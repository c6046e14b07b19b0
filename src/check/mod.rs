//! The rules. Each is one file here: its page (the comment at its top), its logic, and the examples in its page, which are its tests. Rules that are
//! found while the packet is read have their page here too, so that `promo explain` knows them all.

mod allow;
mod page;
mod rule;
mod rules;
mod severity;

pub use page::{Example, ExampleFile, Page};
pub use rule::{Context, Find, Rule};
pub use rules::RULES;

use crate::diagnostic::Diagnostic;

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// In the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// What `<!-- allow RULE: reason -->` holds back.
    pub silenced: Vec<Silenced>,
}

/// A finding that the author has answered in place.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// The author's reason.
    pub reason: String,
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Runs every rule. `read` is what reading the packet has found already.
pub fn check(context: &Context<'_>, read: Vec<Diagnostic>) -> Findings {
    let mut diagnostics = read;
    for rule in RULES {
        if let Find::Here(find) = rule.find {
            find(context, &mut diagnostics);
        }
    }
    severity::check(context.packet, &mut diagnostics);
    allow::check(context.packet, &mut diagnostics);
    severity::apply(context.packet, &mut diagnostics);
    diagnostics.sort();
    diagnostics.dedup();
    allow::silence(context.packet, diagnostics)
}
