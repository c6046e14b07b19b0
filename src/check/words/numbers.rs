//! The numbers that a text tells, for what is held against them.

use super::{Amount, Part};

/// The numbers of one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    /// Every one, also those that stand in names, in cells and in what is quoted.
    pub(crate) all: Vec<f64>,
    /// Those of its figures, in the units that they are compared in: what may be added up, or set against one another.
    pub(crate) together: Vec<f64>,
}

impl Numbers {
    pub(super) fn of(part: &Part<'_>) -> Numbers {
        let mut numbers = Numbers::default();
        for figure in part.sentences().flat_map(|said| said.figures()) {
            match figure.amount {
                Amount::Percent(number) | Amount::Factor(number) => numbers.together.push(number),
                Amount::Quantity(ref it) => {
                    numbers.all.push(it.number);
                    numbers.together.push(it.base);
                }
                Amount::Some | Amount::Cited => {}
            }
        }
        numbers.all.extend(&numbers.together);
        // Cells and quoted words have no sentences, and numbers in names are numbers too.
        let digits = part.text().split(|next: char| !(next.is_ascii_digit() || matches!(next, '.' | ',')));
        numbers.all.extend(
            digits.map(|run| run.trim_matches(['.', ',']).replace(',', "")).filter_map(|run| run.parse::<f64>().ok()),
        );
        numbers
    }
}
