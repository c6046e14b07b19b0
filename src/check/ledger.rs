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
    let (before, after) = (with_unit_of(before, after), with_unit_of(after, before));
    let change = Change::between(&before, &after)?;
    let range = pair[0].range.start..pair[1].range.end;
    let first = Mention { range: pair[0].range.clone(), amount: Amount::Quantity(before) };
    let second = Mention { range: pair[1].range.clone(), amount: Amount::Quantity(after) };
    Some(Told { range, before: first, after: second, change })
}

/// What stands between two figures of which the second is what it was before: *12 minutes instead of 48*, *3 s, down from 12 s*.
static INSTEAD: Phrases = phrases(
    r"^(?:[^.;]{0,30}? )?(?:instead of|rather than|in place of|as opposed to|as against|compared (?:to|with)|in comparison (?:to|with)|versus|vs\.?|against|where (?:it|we|they|there|one) (?:{WORD} )?(?:took|was|were|needed|had|had been|cost|used)|(?:it |there |we |they )?(?:earlier|formerly|previously|before) ?(?:it |we |they |there )?(?:took|was|were|needed|had|cost)?|(?:down|up|coming|reduced|raised|away) from|from|not) (?:{WORD} ){0,3}?$",
);

/// What stands before the first of two figures of which the first is what it was before, and what between them: *used to be 26 hours and is 2 now*, *where a scan took 90 s it takes 30 s today*.
static WAS: Phrases = phrases(
    r"(?:used to \w+|was|were|took|had been|ran|stood at|stood|cost|needed|averaged|began at|started at|had|lasted|before,?|earlier,?|formerly,?|previously,?|once|from) (?:{WORD} ){0,2}?$",
);
static NOW: Phrases = phrases(
    r"(?:now|today|these days|nowadays|since|before|earlier|formerly|previously|(?:it|they|we|one|that) (?:\w+ )?(?:takes?|needs?|is|are|has|have|costs?|uses?|lasts?)|(?:is|are) (?:\w+ )?(?:done|down|up|ready)|(?:and|but) (?:in {WORD}|after|is|are|takes?|it)|to)\b",
);

/// The one change that a sentence tells by two verbs, or by what something has taken the place of: of its figures all others are parts and multiples.
pub(super) fn told_apart(said: &Said<'_>, figures: &[Mention]) -> Option<Told> {
    let plain = said.plain();
    let mut quantities = figures.iter().filter(|figure| quantity(figure).is_some());
    let (first, second) = (quantities.next()?, quantities.next()?);
    let is_other = |figure: &Mention| !figure.is_relative() && figure != first && figure != second;
    if quantities.next().is_some() || figures.iter().any(is_other) {
        return None;
    }
    let start = plain.floor_char_boundary(first.range.start.saturating_sub(40));
    let between = &plain[first.range.end..second.range.start];
    let behind = &plain[second.range.end..plain.ceil_char_boundary((second.range.end + 24).min(plain.len()))];
    let is_told_in_order =
        NOW.is_in(between) && (between.contains("from") || WAS.is_in(&plain[start..first.range.start]));
    let is_instead = between.len() <= 60 && INSTEAD.is_in(between) && !is_told_in_order;
    let is_told = WAS.is_in(&plain[start..first.range.start])
        && between.len() <= 60
        && (NOW.is_in(between) || NOW.find(behind.trim_start()).is_some_and(|now| now.start == 0));
    let (before, after) = if is_instead { (second, first) } else { (first, second) };
    let (was, is) = (quantity(before)?, quantity(after)?);
    let (was, is) = (with_unit_of(was, is), with_unit_of(is, was));
    let change = Change::between(&was, &is).filter(|_| is_instead || is_told)?;
    Some(Told {
        range: first.range.start..second.range.end,
        before: Mention { range: before.range.clone(), amount: Amount::Quantity(was) },
        after: Mention { range: after.range.clone(), amount: Amount::Quantity(is) },
        change,
    })
}

/// *From 9 to 4 minutes*, *from 240 seconds to 30*: a figure without a unit has that of the other.
pub(super) fn with_unit_of(before: &Quantity, after: &Quantity) -> Quantity {
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

/// One word of a name is enough in a sentence of so few words for it.
const BRIEF: usize = 6;

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

    /// Whether a sentence speaks of it: it holds two words of its name, or all, or one where it says little else.
    pub(super) fn is_spoken_of_in(&self, plain: &str) -> bool {
        let (held, all) = self.held(plain);
        held > 0 && (held >= 2.min(all) || held * BRIEF >= words(plain).count())
    }

    /// Whether it is what a sentence has less or more of, and nothing else: *86 % fewer stops*.
    pub(super) fn is_counted_by(&self, plain: &str, figure: &Mention) -> bool {
        let behind = plain[figure.range.end..].trim_start();
        let Some(thing) = ["fewer ", "less ", "more "].iter().find_map(|word| behind.strip_prefix(word)) else {
            return false;
        };
        let end = thing.find(|next: char| !next.is_alphabetic()).unwrap_or(thing.len());
        let rest = thing[end..].trim_start();
        let is_all = rest.is_empty() || rest.starts_with([',', '.', ';', ')']);
        let is_then = ["now", "than before", "since", "a month", "a week", "a year", "a quarter", "a day"];
        let name = self.metric.name.value.to_lowercase();
        (is_all || is_then.iter().any(|then| rest.starts_with(then)))
            && end > 3
            && words(&name).any(|word| is_same(word, &thing[..end]))
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
