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

use crate::check::links::{body, readers};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::{Edition, Text, What};
use crate::packet::{Note, Packet};
use crate::source::{Span, Spanned};
use crate::vocabulary::Audience;
use std::borrow::Cow;

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_METRIC,
    severity: Severity::Error,
    source: include_str!("withheld_metric.rs"),
    find: Find::InTexts { is_asked: |packet| packet.notes.iter().any(|note| may_withhold(note)), find },
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for note in &context.packet.notes {
        let Some(body) = body(note) else { continue };
        let withheld = |id: &Spanned<String>| withheld(context.packet, note.audience, &id.value, id.span);
        diagnostics.extend(body.metrics.iter().filter_map(withheld));
    }
    for (edition, texts) in context.texts() {
        diagnostics.extend(texts.iter().flat_map(|text| in_value(context.packet, edition, text)));
    }
}

/// Whether a note has figures that not every reader is given.
fn may_withhold(note: &Note) -> bool {
    Audience::without(note.audience).next().is_some()
        && note.evidence().is_some_and(|evidence| !evidence.metrics.is_empty())
}

/// In a value a citation is printed as it is written, and its id with it.
fn in_value(packet: &Packet, edition: &Edition, text: &Text<'_>) -> Vec<Diagnostic> {
    let is_value = match text.what {
        What::Title | What::Why | What::With | What::Value | What::Address => true,
        // Of a body the citations are known; a day has none; the rest is not the note's.
        What::Body | What::Day | What::Rubric | What::File => false,
    };
    let Some(at) = text.at.filter(|_| is_value) else { return Vec::new() };
    let shown = edition.entry(at).audience;
    let in_part = |(words, span): &(Cow<'_, str>, Span)| -> Vec<Diagnostic> {
        let ids = words.split("{{metric:").skip(1).filter_map(|rest| rest.split("}}").next());
        ids.filter_map(|id| withheld(packet, shown, id.trim(), *span)).collect()
    };
    text.parts.iter().flat_map(in_part).collect()
}

fn withheld(packet: &Packet, shown: Audience, id: &str, span: Span) -> Option<Diagnostic> {
    let (holder, metric) = packet.metric(id)?;
    let message = format!("the figure `{id}` is not shown to {}", readers(shown, holder.audience));
    let hole = Diagnostic::error(RULE.name, span, message);
    let hole = hole.also(metric.span, format!("defined in a note for `{}`", holder.audience.word()));
    let is_withheld = holder.audience.is_narrower_than(shown) && !holder.is_unmended();
    is_withheld.then(|| hole.help("write the figure out if they may know it, or say it without"))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const METRICS: &str = "metrics = [{ id = \"p99\", name = \"p99\", after = \"1 s\" }]";

    #[test]
    fn a_figure_is_for_whoever_may_see_the_note_that_defines_it() {
        let defined_for = |audience: &str| {
            let holder = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\naudience = \"{audience}\"\n{METRICS}\n+++\n");
            let citing =
                "+++\ntitle = \"B\"\ndate = 2026-03-14\naudience = \"manager\"\n+++\nIt took {{metric:p99}}.\n";
            found("withheld-metric", &[("evidence/a.md", &holder), ("evidence/b.md", citing)])
        };
        assert!(defined_for("committee").is_empty() && defined_for("manager").is_empty());
        assert_eq!(
            defined_for("self"),
            ["evidence/b.md: {{metric:p99}}: the figure `p99` is not shown to the manager"]
        );
    }

    #[test]
    fn a_value_names_no_figure_that_is_withheld() {
        let hidden = "+++\ntitle = \"A\"\ndate = 2026-03-14\naudience = \"self\"\nmetrics = [{ id = \"p99\", name = \"b\" }]\n+++\n";
        let claim = "+++\nclaim = \"Baskets open in {{metric:p99}}.\"\n+++\n";
        assert_eq!(found("withheld-metric", &[("evidence/a.md", hidden), ("impact/a.md", claim)]).len(), 1);
        let shown = hidden.replace("audience = \"self\"\n", "");
        assert!(found("withheld-metric", &[("evidence/a.md", &shown), ("impact/a.md", claim)]).is_empty());
    }
}
