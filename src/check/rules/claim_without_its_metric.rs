//! A claim that speaks of a figure and does not cite it
//!
//! Why it matters: A claim is printed with the figures it cites, before and after, with method and source. One that says *much faster* and leaves its figure in a note below
//! is read as a boast, though the proof is there.
//!
//! How it can misfire: The claim must cite no figure at all, and its work must hold one that can be set against what is claimed: the same number, the same kind of number,
//! words of the figure's name beside a great change, a number that neither the claim's own text nor anything it cites holds, nor two of its numbers make, or a figure that nothing else cites where the claim and its text tell no number of it. Only English is known.
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
use crate::check::stated::Stated;
use crate::check::words::{Cue, Mention, Place, Said, great_change};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::Spanned;
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

fn uncited<'a>(context: &Context<'a>, prose: &'a NoteProse<'a>) -> Option<Diagnostic> {
    let impact = prose.note.impact()?;
    if !impact.metrics.is_empty() || !prose.note.body.metrics.is_empty() || impact.evidence.is_empty() {
        return None;
    }
    let known = known_to(context, prose.note);
    if known.is_empty() {
        return nowhere(context, prose);
    }
    let claims = || prose.said().filter(|said| said.part.place == Place::Claim);
    let spoken = claims().filter_map(|said| speaks_of(&said, prose, &known)).next();
    let found = spoken.or_else(|| leaves_out(claims().next()?, context, prose, &known));
    let Some((said, range, known)) = found else { return nowhere(context, prose) };
    let id = &known.metric.id.value;
    let message = format!("`{}` is claimed without its figure, `{id}`", said.words(range.clone()));
    let found = Diagnostic::hint(RULE.name, said.span(range), message).also(known.metric.span, "the figure");
    Some(found.help(format!("cite it: `metrics = [\"{id}\"]` in TOML, `metrics: [{id}]` in YAML")))
}

/// A number of the claim that nothing under it holds.
fn nowhere<'a>(context: &Context<'a>, prose: &'a NoteProse<'a>) -> Option<Diagnostic> {
    let told = |said: &Said<'_>| said.part.place == Place::Claim && said.has_figure();
    let said = prose.said().find(told)?;
    let stated = Stated::under(context, prose)?;
    let figure = said.figures().iter().find(|figure| !stated.bears(figure))?;
    let words = said.words(figure.range.clone());
    let message = format!("`{words}` is claimed, and nothing under this claim says so");
    let help = "where was it counted? tell the number in the work that is cited, with its day and who counted it, or give that work the figure under `metrics`";
    Some(Diagnostic::hint(RULE.name, said.span(figure.range.clone()), message).help(help))
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

/// A figure under a claim that nothing cites, where neither the claim nor its text tells a number of it: it is there for this claim, or for none.
fn leaves_out<'p, 'k, 'a>(
    said: Said<'p>,
    context: &Context<'a>,
    prose: &NoteProse<'_>,
    known: &'k [Known<'a>],
) -> Option<(Said<'p>, Range<usize>, &'k Known<'a>)> {
    let is_cited = |known: &Known<'_>| {
        let id = known.metric.id.value.as_str();
        let is_it = |ids: &[Spanned<String>]| ids.iter().any(|cited| cited.value == id);
        context
            .packet
            .notes
            .iter()
            .any(|note| note.impact().is_some_and(|impact| is_it(&impact.metrics)) || is_it(&note.body.metrics))
    };
    let tells = |figure: &Mention, known: &Known<'_>| {
        figure.is_relative() || quantity(figure).is_some_and(|said| is_of(said, known) || is_between(said, known))
    };
    let is_told = |known: &Known<'_>| prose.said().any(|said| said.figures().iter().any(|figure| tells(figure, known)));
    let is_open = |known: &&Known<'_>| !is_cited(known) && !is_told(known);
    let is_counted = said.has_figure();
    Some((said, 0..said.plain().len(), known.iter().find(is_open).filter(|_| !is_counted)?))
}

/// By how much it became less or more: *it takes 300 ms less*.
fn is_between(said: &Quantity, known: &Known<'_>) -> bool {
    let by = (known.before.base - known.after.base).abs();
    said.dimension.compares_with(&known.after.dimension) && (said.base - by).abs() <= by * 0.1
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
    fn a_number_that_stands_nowhere() {
        for (claim, body) in [
            ("Seven teams build on one library", "A limit is a line in a file."),
            ("Changes go in with 80 % fewer faults", "Each is tried against a day of messages."),
            ("Twelve clinics book without a call", "The form replaced the telephone."),
            ("The line stands still 9 hours less a month", "The feeder is tested before each shift."),
        ] {
            assert_eq!(said(claim, "", body).len(), 1, "{claim}");
        }
        for (claim, body) in [
            ("Seven teams build on one library", "Three joined in May, four in June."),
            ("Seven teams build on one library", "Teams: 7, by the log."),
            ("Changes go in with 80 % fewer faults", "It was 10 faults in May and is 2 in June."),
            ("Two engineers own a part each", "Ana and Ben do."),
            ("Twelve clinics book without a call", "| clinics | 12 |\n| --- | --- |\n| 12 | all |"),
        ] {
            assert!(said(claim, "", body).is_empty(), "{claim}: {body}");
        }
    }

    #[test]
    fn a_claim_that_cites_it_or_speaks_of_something_else() {
        assert!(said("Search answers in 0.5 s", "metrics = [\"p95\"]", "It is.").is_empty());
        assert!(said("Search answers in 0.5 s", "", "It is {{metric:p95}} now.").is_empty());
        assert!(said("Six people can repair an import", "", "Six of us have done it.").is_empty());
        assert!(said("On-call is much calmer for 40 % of the teams", "", "Of 10 teams 4 are never called.").is_empty());
        assert!(said("Two lines of three are on time", "", "It is.").is_empty());
        assert!(said("A search has a response in time", "", "It takes 300 ms less.").is_empty());
    }
}
