//! What sentences say of figures, beside what the ledger says: a pair *from A to B*, and the metrics that a note may speak of.

use super::Context;
use super::words::{Amount, Mention, Phrases, Said, phrases};
use crate::packet::{Metric, Note};
use crate::vocabulary::NoteKind;
use crate::vocabulary::{Change, Quantity};
use std::collections::HashSet;
use std::ops::Range;

/// A change that a sentence tells.
#[derive(Debug)]
pub(super) struct Told {
    /// From the first figure to the end of the second.
    pub(super) range: Range<usize>,
    pub(super) before: Mention,
    pub(super) after: Mention,
    pub(super) change: Change,
}

/// What stands between the two figures of a change.
static TO: Phrases =
    phrases(r"(?:down |up |back )?to (?:only |just |about |around |under |below |over |some |nearly |almost |now )?$");

/// What stands before the first of them.
static FROM: Phrases =
    phrases(r"from (?:about |around |over |more than |nearly |almost |some |a |an |the |roughly )*$");

/// The one change that a sentence tells: *from A to B*, or A → B. Nothing where there are several, or where one of them cannot be computed with.
pub(super) fn told(said: &Said<'_>, figures: &[Mention]) -> Option<Told> {
    let plain = said.plain();
    let is_pair = |pair: &[Mention]| {
        let start = plain.floor_char_boundary(pair[0].range.start.saturating_sub(40));
        let between = &plain[pair[0].range.end..pair[1].range.start];
        let is_arrow = matches!(between.trim(), "→" | "->" | "=>" | "-->");
        let is_span = between.len() <= 40 && TO.is_in(between) && FROM.is_in(&plain[start..pair[0].range.start]);
        is_arrow || is_span
    };
    let mut pairs = figures.windows(2).filter(|pair| is_pair(pair));
    let pair = pairs.next()?;
    if pairs.next().is_some() {
        return None;
    }
    let (before, after) = (quantity(&pair[0])?, quantity(&pair[1])?);
    let before = with_unit_of(before, after);
    let change = Change::between(&before, after)?;
    let range = pair[0].range.start..pair[1].range.end;
    let first = Mention { range: pair[0].range.clone(), amount: Amount::Quantity(before) };
    Some(Told { range, before: first, after: pair[1].clone(), change })
}

/// What stands before the first figure of a change that is told by two verbs, and between the two: *used to be 26 hours and is 2 now*.
static WAS: Phrases = phrases(
    r"(?:used to (?:be|take|run|cost|have|need)|was|were|took|had been|ran|stood at|cost|needed|averaged) (?:about |around |over |nearly |almost |some |roughly )?$",
);
static NOW: Phrases = phrases(r"(?:now|today|these days|since|before)\b");

/// The one change that a sentence of two or three figures tells by two verbs.
pub(super) fn told_apart(said: &Said<'_>, figures: &[Mention]) -> Option<Told> {
    let plain = said.plain();
    let [first, second, ..] = figures.get(..3)? else { return None };
    let start = plain.floor_char_boundary(first.range.start.saturating_sub(40));
    let between = &plain[first.range.end..second.range.start];
    let is_told = WAS.is_in(&plain[start..first.range.start]) && between.len() <= 40 && NOW.is_in(between);
    let (before, after) = (quantity(first)?, quantity(second)?);
    let (before, after) = (with_unit_of(before, after), with_unit_of(after, before));
    let change = Change::between(&before, &after).filter(|_| is_told && figures.len() == 3)?;
    let (one, two) = (first.range.clone(), second.range.clone());
    Some(Told {
        range: one.start..two.end,
        before: Mention { range: one, amount: Amount::Quantity(before) },
        after: Mention { range: two, amount: Amount::Quantity(after) },
        change,
    })
}

/// *From 9 to 4 minutes*: the first figure has the unit of the second.
fn with_unit_of(before: &Quantity, after: &Quantity) -> Quantity {
    let is_bare = before.unit.is_empty() && !after.unit.is_empty();
    if !is_bare || after.number == 0.0 {
        return before.clone();
    }
    let mut whole = after.clone();
    (whole.number, whole.is_about) = (before.number, before.is_about);
    whole.base = before.number * after.base / after.number;
    whole
}

pub(super) fn quantity(mention: &Mention) -> Option<&Quantity> {
    match &mention.amount {
        Amount::Quantity(quantity) => Some(quantity),
        Amount::Percent(_) | Amount::Factor(_) | Amount::Some | Amount::Cited => None,
    }
}

/// A figure of the ledger that can be computed with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) metric: &'a Metric,
    pub(super) before: &'a Quantity,
    pub(super) after: &'a Quantity,
}

impl<'a> Known<'a> {
    pub(super) fn of(metric: &'a Metric) -> Option<Known<'a>> {
        let before = metric.before.as_ref()?.value.quantity.as_ref()?;
        let after = metric.after.as_ref()?.value.quantity.as_ref()?;
        Some(Known { metric, before, after })
    }

    /// Whether a sentence holds words of its name: so many, or all where it has fewer.
    pub(super) fn is_named_in(&self, plain: &str, least: usize) -> bool {
        let (held, all) = self.held(plain);
        all > 0 && held >= least.min(all)
    }

    /// How many words of its name a sentence holds, and how many there are. A percentile that it does not have makes it another figure.
    pub(super) fn held(&self, plain: &str) -> (usize, usize) {
        let said: HashSet<&str> = words(plain).collect();
        let name = self.metric.name.value.to_lowercase();
        let named: HashSet<&str> = words(&name).collect();
        if said.iter().any(|word| is_percentile(word) && !named.contains(word))
            && named.iter().any(|word| is_percentile(word))
        {
            return (0, named.len());
        }
        let is_held = |word: &&&str| said.iter().any(|said| is_same(said, word));
        (named.iter().filter(is_held).count(), named.len())
    }
}

/// The words of a text that say what it is about.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    const SMALL: &[&str] = &[
        "the", "and", "for", "from", "with", "per", "our", "its", "all", "was", "are", "has", "had", "now", "that",
        "this", "which", "into", "than",
    ];
    text.split(|part: char| !part.is_alphanumeric()).filter(|word| word.len() > 2 && !SMALL.contains(word))
}

/// `times` for `time`, `builds` for `build`.
fn is_same(one: &str, other: &str) -> bool {
    one.trim_end_matches('s') == other.trim_end_matches('s')
}

fn is_percentile(word: &str) -> bool {
    word.strip_prefix('p').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The figures that a note may speak of: its own, those that it cites, and those of the work that it cites; for the case all of them.
pub(super) fn known_to<'a>(context: &Context<'a>, note: &'a Note) -> Vec<Known<'a>> {
    let packet = context.packet;
    let of_work = |note: &'a Note| note.evidence().map_or(&[][..], |evidence| &evidence.metrics);
    let mut metrics: Vec<&'a Metric> = of_work(note).iter().collect();
    metrics.extend(note.body.metrics.iter().filter_map(|id| packet.metric(&id.value)).map(|(_, metric)| metric));
    let cited = match (note.impact(), note.answer()) {
        (Some(impact), _) => {
            metrics.extend(impact.metrics.iter().filter_map(|id| packet.metric(&id.value)).map(|(_, metric)| metric));
            &impact.evidence[..]
        }
        (None, Some(answer)) => &answer.evidence[..],
        (None, None) => &[],
    };
    let cited = cited.iter().filter_map(|id| packet.find(NoteKind::Evidence, &id.value));
    metrics.extend(cited.flat_map(of_work));
    if note.kind == NoteKind::Case {
        metrics.extend(packet.of_kind(NoteKind::Evidence).filter(|note| !note.audience.is_author()).flat_map(of_work));
    }
    metrics.sort_by_key(|metric| (metric.span.file, metric.span.start));
    metrics.dedup_by_key(|metric| metric.span);
    metrics.into_iter().filter_map(Known::of).collect()
}
