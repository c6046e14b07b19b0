//! What was withheld and why, a line each, for an author who wants to be sure before anything is mailed.

use super::withheld::{Why, Withheld, Withholdings};
use crate::source::Span;
use std::collections::BTreeMap;

/// One thing that a reader is not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub what: &'static str,
    /// Its first words, or nothing where it has none.
    pub words: String,
}

/// Everything that is withheld, in the order of files and lines.
pub fn report(withholdings: &Withholdings) -> Vec<ReportLine> {
    withholdings.all.iter().map(line).collect()
}
