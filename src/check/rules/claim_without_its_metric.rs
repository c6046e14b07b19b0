//! A claim that speaks of a figure and does not cite it
//!
//! Why it matters: A claim is printed with the figures it cites, before and after, with method and source. One that says *much faster* and leaves its figure in a note below
//! is read as a boast, though the proof is there.
//!
//! How it can misfire: The claim must cite no figure at all, and its work must hold one that can be set against what is claimed: the same number, the same kind of number,
//! or words of the figure's name beside a great change. Only English is known.
//!
//! Where it comes from: packets with planted weaknesses, in which the figure stood one note further.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! metrics = [{ id = "basket", name = "Opening a basket, p99", before = "1.2 s", after = "180 ms" }]
//! +++
//! ```
//!
//! ```impact/fast.md
//! +++
//! claim = "A basket opens in 180 ms"
//! evidence = ["cache"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! metrics = [{ id = "basket", name = "Opening a basket, p99", before = "1.2 s", after = "180 ms" }]
//! +++
//! ```
//!
//! ```impact/fast.md
//! +++
//! claim = "A basket opens in 180 ms"
//! evidence = ["cache"]
//! metrics = ["basket"]
//! +++
//! ```

use crate::check::ledger::{Known, known_to, quantity};
use crate::check::words::{Cue, Mention, Place, Said, great_change};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::{Dimension, Quantity};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::CLAIM_WITHOUT_ITS_METRIC,
    severity: Severity::Hint,
    source: include_str!("claim_without_its_metric.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[] },
};

/// A claim that tells no figure speaks of one when it holds so many words of its name.
const NAMED: usize = 2;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(context.prose().iter().filter_map(|prose| uncited(context, prose)));
}

fn uncited<'a>(context: &Context<'a>, prose: &NoteProse<'a>) -> Option<Diagnostic> {
    let impact = prose.note.impact()?;
    if !impact.metrics.is_empty() || !prose.note.body.metrics.is_empty() || impact.evidence.is_empty() {
        return None;
    }
    let known = known_to(context, prose.note);
    if known.is_empty() {
        return None;
    }
    let claims = prose.said().filter(|said| said.part.place == Place::Claim);
    let (said, range, known) = claims.filter_map(|said| speaks_of(&said, prose, &known)).next()?;
    let id = &known.metric.id.value;
    let message = format!("`{}` is claimed without its figure, `{id}`", said.words(range.clone()));
    let found = Diagnostic::hint(RULE.name, said.span(range), message).also(known.metric.span, "the figure");
    Some(found.help(format!("cite it: `metrics = [\"{id}\"]` in TOML, `metrics: [{id}]` in YAML")))
}

/// Where a claim speaks of a figure that its work holds.
fn speaks_of<'p, 'k, 'a>(
    said: &Said<'p>,
    prose: &NoteProse<'_>,
    known: &'k [Known<'a>],
) -> Option<(Said<'p>, Range<usize>, &'k Known<'a>)> {
    let plain = said.plain();
    for figure in said.figures() {
        let is_meant = |known: &&Known<'_>| {
            quantity(figure).is_some_and(|said| is_of(said, known)) || is_share_of(figure, known, plain)
        };
        if let Some(known) = known.iter().find(is_meant) {
            return Some((*said, figure.range.clone(), known));
        }
    }
    if let Some(great) = said.has(Cue::Degree).then(|| great_change(plain)).flatten() {
        let is_named = |known: &&Known<'_>| prose.said().any(|said| known.is_named_in(said.plain(), 1));
        return Some((*said, great, known.iter().find(is_named)?));
    }
    let is_named = |known: &&Known<'_>| known.held(plain).0 >= NAMED;
    let is_told = || prose.said().any(|said| said.figures().iter().any(Mention::measures));
    Some((*said, 0..plain.len(), known.iter().find(is_named).filter(|_| !is_told())?))
}

/// The same number, or one that measures the same kind of thing with a unit.
fn is_of(said: &Quantity, known: &Known<'_>) -> bool {
    let is_same = |other: &Quantity| {
        said.dimension.compares_with(&other.dimension) && (said.base - other.base).abs() <= other.base.abs() * 0.02
    };
    let is_counted = matches!(said.dimension, Dimension::Count(_));
    if is_counted {
        is_same(known.before) && known.before.number > 9.0 || is_same(known.after) && known.after.number > 9.0
    } else {
        is_same(known.before) || is_same(known.after)
    }
}

/// A part or a multiple, where the claim holds words of the figure's name.
fn is_share_of(figure: &Mention, known: &Known<'_>, plain: &str) -> bool {
    figure.is_relative() && known.is_named_in(plain, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::found;

    fn said(claim: &str, keys: &str, body: &str) -> Vec<String> {
        let work = "+++\ntitle = \"Work\"\ndate = 2026-03-14\nmetrics = [{ id = \"p95\", name = \"Search response time, p95\", before = \"800 ms\", after = \"500 ms\" }]\n+++\n";
        let claim = format!("+++\nclaim = \"{claim}\"\nevidence = [\"work\"]\n{keys}\n+++\n{body}\n");
        found(RULE.name.as_str(), &[("evidence/work.md", work), ("impact/fast.md", &claim)])
    }

    #[test]
    fn a_figure_that_lies_one_note_further() {
        assert_eq!(
            said("Search is dramatically better for everyone", "", "It is."),
            ["impact/fast.md: dramatically better: `dramatically better` is claimed without its figure, `p95`"]
        );
        assert_eq!(said("Search answers in 0.5 s", "", "It is.").len(), 1);
        assert_eq!(said("Response time is down by 38 %", "", "It is.").len(), 1);
        assert_eq!(said("A search has a response when a shopper needs it", "", "It is.").len(), 1);
    }

    #[test]
    fn a_claim_that_cites_it_or_speaks_of_something_else() {
        assert!(said("Search answers in 0.5 s", "metrics = [\"p95\"]", "It is.").is_empty());
        assert!(said("Search answers in 0.5 s", "", "It is {{metric:p95}} now.").is_empty());
        assert!(said("Six people can repair an import", "", "It is.").is_empty());
        assert!(said("On-call is much calmer for 40 % of the teams", "", "Nobody is called.").is_empty());
        assert!(said("Two lines of three are on time", "", "It is.").is_empty());
        assert!(said("A search has a response in time", "", "It takes 300 ms less.").is_empty());
    }
}
