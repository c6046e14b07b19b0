//! A figure of a note that its reader is not given
//!
//! Why it matters: The figure belongs to the note that defines it, with its method and its source. For a reader who does not have that note
//! the sentence has a hole where the figure stands.
//!
//! How it can misfire: None known. A figure under `metrics` of an impact statement is left out in silence: the statement stands without it.
//!
//! Where it comes from: this program's promise: what is not meant for a reader is not in that reader's files, in any form.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! audience = "self"
//! metrics = [{ id = "basket-p99", name = "Opening a basket, p99", before = "900 ms", after = "180 ms" }]
//! +++
//! ```
//!
//! ```case.md
//! Baskets open in {{metric:basket-p99}}.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! audience = "committee"
//! metrics = [{ id = "basket-p99", name = "Opening a basket, p99", before = "900 ms", after = "180 ms" }]
//! +++
//! ```
//!
//! ```case.md
//! Baskets open in {{metric:basket-p99}}.
//! ```

use crate::check::withheld::readers;
use crate::check::{Context, Find, Rule, shown};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{Note, Packet};
use crate::source::{Span, Spanned};

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_METRIC,
    severity: Severity::Error,
    source: include_str!("withheld_metric.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for note in &context.packet.notes {
        let Some(body) = shown::body(note) else { continue };
        let withheld = |id: &Spanned<String>| withheld(context.packet, note, &id.value, id.span);
        diagnostics.extend(body.metrics.iter().filter_map(withheld));
        // In a value a citation is printed as it is written, and its id with it.
        for (text, span) in shown::printed(note, |_| true).iter().flat_map(|block| &block.parts) {
            let ids = text.split("{{metric:").skip(1).filter_map(|rest| rest.split("}}").next());
            diagnostics.extend(ids.filter_map(|id| self::withheld(context.packet, note, id.trim(), *span)));
        }
    }
}

fn withheld(packet: &Packet, note: &Note, id: &str, span: Span) -> Option<Diagnostic> {
    let (holder, metric) = packet.metric(id)?;
    let message = format!("the figure `{id}` is not shown to {}", readers(note.audience, holder.audience));
    let hole = Diagnostic::error(RULE.name, span, message);
    let hole = hole.also(metric.span, format!("defined in a note for `{}`", holder.audience.word()));
    let is_withheld = holder.audience < note.audience && !holder.is_unmended();
    is_withheld.then(|| hole.help("write the figure out if they may know it, or say it without"))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn a_value_names_no_figure_that_is_withheld() {
        let hidden = "+++\ntitle = \"A\"\ndate = 2026-03-14\naudience = \"self\"\nmetrics = [{ id = \"p99\", name = \"b\" }]\n+++\n";
        let claim = "+++\nclaim = \"Baskets open in {{metric:p99}}.\"\n+++\n";
        assert_eq!(found("withheld-metric", &[("evidence/a.md", hidden), ("impact/a.md", claim)]).len(), 1);
        let shown = hidden.replace("audience = \"self\"\n", "");
        assert!(found("withheld-metric", &[("evidence/a.md", &shown), ("impact/a.md", claim)]).is_empty());
    }
}
