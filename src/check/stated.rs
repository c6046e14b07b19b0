//! The numbers that stand under a claim: in its own text, in the work and the words that it cites, and in their ledgers. A claim that tells another number tells it alone.

use super::ledger::{Known, quantity};
use super::words::{Amount, Mention, Numbers, Place};
use super::{Context, NoteProse};
use crate::packet::Note;
use crate::vocabulary::NoteKind;
use std::borrow::Cow;

/// Up to such a number people count without writing it down: *two engineers* are those whom the note names.
const SMALL: f64 = 4.0;

/// What stands under a claim.
pub(super) struct Stated<'p> {
    /// Of each text, and of each figure of a ledger.
    texts: Vec<Cow<'p, Numbers>>,
    /// What readers count for themselves.
    counts: Vec<f64>,
}

impl<'p> Stated<'p> {
    /// Of a claim, with its own text and all that it cites; nothing where something of that is kept from every reader, or there is nothing.
    pub(super) fn under(context: &Context<'p>, prose: &'p NoteProse<'p>) -> Option<Stated<'p>> {
        let impact = prose.note.impact()?;
        let find = |kind, id: &str| context.packet.find(kind, id);
        let work = impact.evidence.iter().map(|id| find(NoteKind::Evidence, &id.value));
        let words = impact.feedback.iter().map(|id| find(NoteKind::Feedback, &id.value));
        let cited: Vec<&Note> = work.chain(words).collect::<Option<_>>()?;
        let proses: Vec<&NoteProse<'_>> =
            cited.iter().copied().map(|note| context.prose_of(note)).collect::<Option<_>>()?;
        let own = prose.parts.iter().filter(|part| part.passage().is_some());
        let parts = own.chain(proses.iter().flat_map(|prose| &prose.parts));
        let mut stated =
            Stated { texts: parts.map(|part| Cow::Borrowed(part.numbers())).collect(), counts: Vec::new() };
        let metrics = cited.iter().filter_map(|note| note.evidence()).flat_map(|evidence| &evidence.metrics);
        let named = impact.metrics.iter().filter_map(|id| context.packet.metric(&id.value)).map(|(_, metric)| metric);
        for known in metrics.chain(named).filter_map(Known::of) {
            let (before, after) = (known.before, known.after);
            let all = vec![before.number, after.number, before.base, after.base];
            stated.texts.push(Cow::Owned(Numbers { all, together: vec![before.base, after.base] }));
        }
        for evidence in cited.iter().filter_map(|note| note.evidence()) {
            stated.counts.push(count(evidence.with.len()));
        }
        proses.iter().for_each(|prose| stated.count_items(prose));
        (!cited.is_empty()).then_some(stated)
    }

    /// Lists are counted by whoever reads them.
    fn count_items(&mut self, prose: &NoteProse<'_>) {
        let lists = prose.parts.split(|part| part.place != Place::Item);
        self.counts.extend(lists.map(|list| count(list.len())));
    }

    /// Whether a figure of the claim is there, or follows from what is.
    pub(super) fn bears(&self, figure: &Mention) -> bool {
        let is_near = |one: f64, other: f64| (one - other).abs() <= other.abs() * 0.03 + 1e-9;
        let all = || self.texts.iter().flat_map(|text| &text.all).chain(&self.counts).copied();
        let together = || self.texts.iter().map(|text| &text.together);
        let pairs = || together().flat_map(|text| text.iter().flat_map(|one| text.iter().map(|other| (*one, *other))));
        match &figure.amount {
            Amount::Quantity(_) => quantity(figure).is_none_or(|said| {
                let is_it = |number: f64| [said.number, said.base].iter().any(|said| is_near(*said, number));
                said.number < SMALL
                    || all().any(is_it)
                    || pairs().any(|(one, other)| is_it(one + other) || is_it((one - other).abs()))
            }),
            Amount::Percent(said) => {
                let is_it = |number: f64| (number - said).abs() <= 2.0;
                let is_pair =
                    |(one, other): (f64, f64)| is_it((one - other).abs()) || other > 0.0 && is_part(one / other, *said);
                all().any(is_it) || pairs().any(is_pair)
            }
            Amount::Factor(_) | Amount::Some | Amount::Cited => true,
        }
    }
}

/// Whether two numbers of this ratio make such a percentage of one another, or a change by it.
fn is_part(ratio: f64, percent: f64) -> bool {
    [ratio * 100.0, (1.0 - ratio) * 100.0, (ratio - 1.0) * 100.0].iter().any(|meant| (meant - percent).abs() <= 2.0)
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
