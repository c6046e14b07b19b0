//! Parts that a sentence lists as all of a sum, and that do not come to it: *of the €40k we save, €18k is from A, €9k from B and €6k from C, and that is all*.

use super::ledger::quantity;
use super::words::{Mention, Phrases, Said, phrases};
use crate::vocabulary::{Dimension, Quantity};
use std::ops::Range;

/// What stands before the whole.
static OF: Phrases =
    phrases(r"(?:of|out of|total of|sum of|altogether|in all|all) (?:the |our |my |its |all |these |those |about )*$");

/// What says that nothing else is part of it.
static COMPLETE: Phrases = phrases(
    r"(?:(?:that|which)(?:'s| is| was) (?:the lot|all|it|everything|the whole)|(?:and )?nothing (?:else|more)|no more than that|which makes up|adds? up|in all|altogether|the whole sum)\b",
);

/// What says that something is left out, or that one thing is in two parts.
static OPEN: Phrases = phrases(
    r"(?:the rest|the others?|remain\w*|remainder|another|among|including|mostly|mainly|at least|some of|for example|such as|both|of which|of them|also|too|a further|more than one|overlap\w*)\b",
);

/// How far the parts may be from the whole, as a part of it: people round.
const ROUNDED: f64 = 0.04;

/// Where the parts stand, what they come to, and the whole.
pub(super) struct Parts {
    pub(super) range: Range<usize>,
    pub(super) whole: Range<usize>,
    pub(super) sum: f64,
}

/// Parts of one sentence that do not come to its whole.
pub(super) fn other_sum(said: &Said<'_>) -> Option<Parts> {
    let (plain, figures) = (said.plain(), said.figures());
    let (first, parts) = figures.split_first().filter(|(_, parts)| parts.len() >= 2)?;
    let whole = quantity(first)?;
    if !OF.is_in(&plain[..first.range.start]) || OPEN.is_in(plain) {
        return None;
    }
    let parts: Vec<(&Mention, &Quantity)> = parts
        .iter()
        .map_while(|part| Some((part, quantity(part)?)))
        .take_while(|(_, part)| is_of(part, whole))
        .collect();
    let is_all = !matches!(whole.dimension, Dimension::Count(_)) && parts.len() >= 3 || COMPLETE.is_in(plain);
    let sum: f64 = parts.iter().map(|(_, part)| part.base).sum();
    if parts.len() < 2 || !is_all || (sum - whole.base).abs() <= whole.base.abs() * ROUNDED {
        return None;
    }
    let unit = whole.base / whole.number;
    let range = parts.first()?.0.range.start..parts.last()?.0.range.end;
    (unit.is_finite() && unit > 0.0).then(|| Parts { range, whole: first.range.clone(), sum: sum / unit })
}

/// Whether a figure may be a part of another: of one kind, and smaller.
fn is_of(part: &Quantity, whole: &Quantity) -> bool {
    part.dimension.compares_with(&whole.dimension) && part.base < whole.base
}

#[cfg(test)]
mod tests {
    use crate::check::trial::marked;

    #[test]
    fn parts_and_their_sum() {
        for (body, count) in [
            ("Of the €40k we save, €18k is from builds, €9k from clusters and €6k from disks, and that is all.", 1),
            ("Of the €33k we save, €18k is from builds, €9k from clusters and €6k from disks, and that is all.", 0),
            ("Of the €40k we save, €18k is from builds, €9k from clusters and the rest from disks.", 0),
            ("Of the 40 faults, 18 were ours and 9 were theirs, and that's the lot.", 1),
            ("Of the 40 faults, 18 were ours and 9 were theirs.", 0),
            ("Of the 20 shops 15 liked it, 12 bought it and 9 came back.", 0),
        ] {
            assert_eq!(marked(crate::diagnostic::code::METRIC_ARITHMETIC, body).len(), count, "{body}");
        }
    }
}
