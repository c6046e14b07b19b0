//! More words than brief and summary can quote
//!
//! Why it matters: A manager has five minutes for all of it, and a page with one long quote is a page without the others. Nothing is cut short for you, so that
//! nobody is quoted against their meaning: which sentences carry it is yours to say.
//!
//! How it can misfire: Where nothing else is quoted, there may be room.
//!
//! Where it comes from: how long a person listens: 150 words are more than half a minute.
//!
//! Bad:
//!
//! ```answers/own-part.md
//! +++
//! question = "own-part"
//! +++
//! The count was mine, and so was the plan. We had no owner for the path, and nobody had asked for one; the complaints went to whoever was on call, and each
//! of us mended what was in front of us, in the order in which it came. I began by counting, for five weeks, by a rule that I had written down before, and
//! found that four causes made nine tenths of it. For each cause I wrote one page: what it is, how often, what it costs, what could be done, and at which step
//! one could stop. Then I asked who would take which. Tomás took the first, Lena the third; I took the second, because it was the one that nobody wanted, and
//! because it needed an agreement with the bank, which took from March to May. The fourth we left alone, on purpose, and said so. I reviewed all of it, and I
//! was wrong once, about the order: the third should have been the first.
//! ```
//!
//! Good:
//!
//! ```answers/own-part.md
//! +++
//! question = "own-part"
//! quote = "The count was mine, and so was the plan."
//! +++
//! The count was mine, and so was the plan. We had no owner for the path, and nobody had asked for one; the complaints went to whoever was on call, and each
//! of us mended what was in front of us.
//! ```

use crate::check::quotes::quoted;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::syntax::markdown::count_words;

/// The most words that are read at one go.
const MOST: usize = 150;

pub(super) const RULE: Rule = Rule {
    name: code::LONG_QUOTE,
    severity: Severity::Hint,
    source: include_str!("long_quote.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for quoted in quoted(context) {
        let Some(selection) = quoted.selection() else { continue };
        let words = count_words(&quoted.quotable.quotation(&selection).text());
        if words > MOST {
            let (place, help) = match quoted.quote {
                Some(quote) => (quote.span, "which of these sentences carry it?"),
                None => (quoted.note.head, "say with `quote` which of its sentences carry it"),
            };
            let message = format!("{words} words of what stands {} are quoted", quoted.place());
            diagnostics.push(Diagnostic::hint(RULE.name, place, message).help(help));
        }
    }
}
