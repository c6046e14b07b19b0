//! How far work reached against what is asked: the scopes of the rubric as steps, narrow to wide.

use crate::edition::{Coverage, Edition};
use serde::Serialize;

/// The scopes of the rubric as steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ReachView {
    /// Narrow to wide, whether each was reached.
    pub(crate) steps: Vec<bool>,
    /// The step that is asked for, from 1.
    pub(crate) asked: usize,
    /// The widest that was reached, by name; nothing where no work says it.
    pub(crate) reached: Option<String>,
    /// What is asked for, by name.
    pub(crate) wanted: String,
}

impl ReachView {
    /// Of the work that counts for a criterion; nothing where the level asks for no scope, or there is no work.
    pub(in crate::site) fn of(edition: &Edition, coverage: &Coverage) -> Option<ReachView> {
        let scopes = &edition.rubric.scopes;
        let wanted = coverage.asked.as_ref().and_then(|asked| edition.rubric.levels[asked.level?].scope)?;
        let widest = coverage.pieces.iter().filter_map(|piece| piece.reach.reached()).max();
        (!coverage.pieces.is_empty()).then(|| ReachView {
            steps: (0..scopes.len()).map(|scope| widest.is_some_and(|widest| scope <= widest)).collect(),
            asked: wanted + 1,
            reached: widest.map(|widest| scopes[widest].clone()),
            wanted: scopes[wanted].clone(),
        })
    }
}
