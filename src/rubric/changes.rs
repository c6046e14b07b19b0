//! What changes from one level to another: the page people ask a ladder for and seldom get.

use super::{Criterion, Expectation, Rubric};

/// One criterion at two levels.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What is expected of a person at the lower level.
    pub before: Option<&'a Expectation>,
    /// What is asked above it; nothing when the step asks nothing new.
    pub after: Option<&'a Expectation>,
}

/// Every criterion at two levels, in the rubric's order.
pub fn changes(rubric: &Rubric, from: usize, to: usize) -> Vec<Change<'_>> {
    let change =
        |criterion| Change { criterion, before: Criterion::held(criterion, from), after: criterion.asked(from, to) };
    rubric.criteria.iter().map(change).collect()
}
