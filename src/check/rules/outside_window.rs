//! Work that lies wholly outside the window
//!
//! Why it matters: A committee decides on the work of a stretch of time. Work from before it was rewarded last time, or was known then; it
//! does not count towards any criterion.
//!
//! How it can misfire: Work that is there to be understood, not counted, says `background: true`. Work that only begins or ends outside the
//! window counts.
//!
//! Where it comes from: what reviewers of real cases wrote.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2025-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2025-03-14
//! background = true
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::{Interval, Spanned};

pub(super) const RULE: Rule = Rule {
    name: code::OUTSIDE_WINDOW,
    severity: Severity::Warning,
    source: include_str!("outside_window.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(window) = &context.packet.settings.window else { return };
    diagnostics.extend(context.packet.notes.iter().filter_map(|note| outside(note, window)));
}

fn outside(note: &Note, window: &Spanned<Interval>) -> Option<Diagnostic> {
    let evidence = note.evidence().filter(|evidence| !evidence.background)?;
    let when = evidence.when.as_ref().filter(|when| !when.value.overlaps(window.value))?;
    let side = if when.value.to < window.value.from { "before the window" } else { "after the window" };
    let found = Diagnostic::warning(RULE.name, when.span, format!("this work lies {side}, so it does not count"));
    let found = found.also(window.span, "the window");
    Some(found.help("is the date right? if the work is there only to explain other work, say `background: true`"))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn it_says_on_which_side_of_the_window_work_lies() {
        let on = |date: &str| {
            let note = format!("+++\ntitle = \"A cache\"\ndate = {date}\n+++\n");
            found("outside-window", &[("evidence/cache.md", &note)])
        };
        let said = |date: &str, side: &str| {
            [format!("evidence/cache.md: {date}: this work lies {side} the window, so it does not count")]
        };
        assert_eq!(on("2025-06-30"), said("2025-06-30", "before"));
        assert!(on("2025-07-01").is_empty() && on("2026-06-30").is_empty());
        assert_eq!(on("2026-07-01"), said("2026-07-01", "after"));
    }
}
