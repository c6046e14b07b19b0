//! A text in which no words can stand by themselves
//!
//! Why it matters: Summary and brief quote what peers say, and the brief says the case and the answers in short. Where a text holds only headings, ratings,
//! code or tables there is nothing to quote, and they send their reader to the page instead.
//!
//! How it can misfire: A rating may be all that a company asks for.
//!
//! Where it comes from: pages that printed a name under an empty pair of quotation marks.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! +++
//! # Given
//!
//! **Rating: exceeds**
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! +++
//! # Given
//!
//! **Rating: exceeds**
//!
//! Kim found the fault that three of us had missed.
//! ```

use crate::check::quotes::quoted;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::NOTHING_TO_QUOTE,
    severity: Severity::Warning,
    source: include_str!("nothing_to_quote.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for quoted in quoted(context).filter(|quoted| quoted.quote.is_none() && quoted.selection().is_none()) {
        let message = format!("nothing that stands {} can be quoted", quoted.place());
        let found = Diagnostic::warning(RULE.name, quoted.note.head, message);
        diagnostics.push(found.help("a sentence or two are enough; tables, code, headings and ratings are not quoted"));
    }
}
