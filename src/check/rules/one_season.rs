//! A criterion whose work is all of one season
//!
//! Why it matters: "One good quarter is not a pattern." A level is given to a person who works at it, and what was done once may not be done
//! again.
//!
//! How it can misfire: A season is measured in days: all work at the scope of the level lies within 120, where the candidate was there for twice as many.
//! Periods in which the candidate was away for most of the time are not counted, and a shorter window is not asked. Work that went on longer says so with
//! `from` and `to`. Allow it in the note, with the reason; criteria are silenced one by one.
//!
//! Where it comes from: what ends cases; levels that ask for work over months say so in the rubric as `sustained`.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! scope = "system"
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! scope = "system"
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2025-10-02
//! criteria = ["impact"]
//! scope = "system"
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::ONE_SEASON,
    severity: Severity::Warning,
    source: include_str!("one_season.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the work for {} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("the work for {number} criteria is all of one season: {names}"),
    help: "what of the same kind did you do in another season? the log may know; or has the first result held, and where is that seen?",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
