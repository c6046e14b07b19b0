//! The numbers that stand under a claim: in its own text, in the work and the words that it cites, and in their ledgers. A claim that tells another number tells it alone.

use super::ledger::{Known, quantity};
use super::words::{Amount, Mention, Part, Place};
use super::{Context, NoteProse};
use crate::packet::Note;
use crate::vocabulary::NoteKind;

/// Up to such a number people count without writing it down: *two engineers* are those whom the note names.
const SMALL: f64 = 4.0;

/// What stands under a claim.
pub(super) struct Stated {
    /// Every number, however it is written.
    numbers: Vec<f64>,
    /// The figures of each text, and of each figure of a ledger: what may be added up, or set against one another.
    together: Vec<Vec<f64>>,
}

impl Stated {
    /// Of a claim, with its own text and all that it cites; nothing where something of that is kept from every reader, or there is nothing.
    pub(super) fn under<'a>(context: &Context<'a>, prose: &NoteProse<'a>) -> Option<Stated> {
        let impact = prose.note.impact()?;
        let find = |kind, id: &str| context.packet.find(kind, id);
        let work = impact.evidence.iter().map(|id| find(NoteKind::Evidence, &id.value));
        let words = impact.feedback.iter().map(|id| find(NoteKind::Feedback, &id.value));
        let cited: Vec<&Note> = work.chain(words).collect::<Option<_>>()?;
        let read = |note: &Note| context.prose().iter().find(|prose| std::ptr::eq(prose.note, note));
        let proses: Vec<&NoteProse<'_>> = cited.iter().copied().map(read).collect::<Option<_>>()?;
        let mut stated = Stated { numbers: Vec::new(), together: Vec::new() };
        let own = prose.parts.iter().filter(|part| part.passage().is_some());
        own.chain(proses.iter().flat_map(|prose| &prose.parts)).for_each(|part| stated.read(part));
        let metrics = cited.iter().filter_map(|note| note.evidence()).flat_map(|evidence| &evidence.metrics);
        let named = impact.metrics.iter().filter_map(|id| context.packet.metric(&id.value)).map(|(_, metric)| metric);
        for known in metrics.chain(named).filter_map(Known::of) {
            let (before, after) = (known.before, known.after);
            stated.numbers.extend([before.number, after.number, before.base, after.base]);
            stated.together.push(vec![before.base, after.base]);
        }
        for evidence in cited.iter().filter_map(|note| note.evidence()) {
            stated.numbers.push(count(evidence.with.len()));
        }
        proses.iter().for_each(|prose| stated.count_items(prose));
        (!cited.is_empty()).then_some(stated)
    }

    /// Lists are counted by whoever reads them.
    fn count_items(&mut self, prose: &NoteProse<'_>) {
        let lists = prose.parts.split(|part| part.place != Place::Item);
        self.numbers.extend(lists.map(|list| count(list.len())));
    }

    fn read(&mut self, part: &Part<'_>) {
        let mut together = Vec::new();
        for figure in part.sentences().flat_map(|said| said.figures()) {
            match figure.amount {
                Amount::Percent(number) | Amount::Factor(number) => together.push(number),
                Amount::Quantity(ref it) => {
                    self.numbers.push(it.number);
                    together.push(it.base);
                }
                Amount::Some | Amount::Cited => {}
            }
        }
        self.numbers.extend(&together);
        self.together.push(together);
        // Cells and quoted words have no sentences, and numbers in names are numbers too.
        let digits = part.text().split(|next: char| !(next.is_ascii_digit() || matches!(next, '.' | ',')));
        let numbers =
            digits.map(|run| run.trim_matches(['.', ',']).replace(',', "")).filter_map(|run| run.parse().ok());
        self.numbers.extend::<Vec<f64>>(numbers.collect());
    }

    /// Whether a figure of the claim is there, or follows from what is.
    pub(super) fn bears(&self, figure: &Mention) -> bool {
        let is_near = |one: f64, other: f64| (one - other).abs() <= other.abs() * 0.03 + 1e-9;
        let all = || self.numbers.iter().copied();
        let pairs = || {
            self.together.iter().flat_map(|text| text.iter().flat_map(|one| text.iter().map(|other| (*one, *other))))
        };
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
