//! A number that can be read two ways
//!
//! Why it matters: `1.200 ms` is one millisecond and a bit to some readers and more than a second to others. No change is computed from it, since one of the two would be told something untrue.
//!
//! How it can misfire: In a packet in English, `1,200` is a thousand and more, and `1.200` is a decimal where the other figure has a decimal point too; a percentage is one or the other by its size.
//!
//! Where it comes from: figures that were copied from a page in another language.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! [[metrics]]
//! name = "Latency, p99"
//! before = "1.200 ms"
//! after = "180 ms"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! [[metrics]]
//! name = "Latency, p99"
//! before = "1,200 ms"
//! after = "180 ms"
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, either};
use crate::vocabulary::{NoteKind, readings};

pub(super) const RULE: Rule = Rule {
    name: code::AMBIGUOUS_NUMBER,
    severity: Severity::Warning,
    source: include_str!("ambiguous_number.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let language = context.packet.settings.language();
    for metric in
        context.packet.of_kind(NoteKind::Evidence).filter_map(|note| note.evidence()).flat_map(|it| &it.metrics)
    {
        let figures = [&metric.before, &metric.after];
        let written = figures.map(|figure| figure.as_ref().map_or("", |figure| figure.value.written.as_str()));
        for (figure, other) in figures.into_iter().zip([written[1], written[0]]) {
            let Some(figure) = figure else { continue };
            let Some(readings) = readings(&figure.value.written, other, language) else { continue };
            let message = format!("`{}` can be read two ways, so no change is computed", figure.value);
            let ambiguous = Diagnostic::warning(RULE.name, figure.span, message);
            diagnostics.push(ambiguous.help(format!("write {}", either(&readings))));
        }
    }
}
