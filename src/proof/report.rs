//! What was withheld and why, a line each, for an author who wants to be sure before anything is mailed.

use super::withheld::{Withheld, Withholdings};
use crate::source::Span;

/// One thing that a reader is not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// Where it stands.
    pub span: Span,
    /// What it is: one, and several.
    pub what: (&'static str, &'static str),
    /// Its first words, or nothing where it has none.
    pub words: String,
}

/// Everything that is withheld, in the order of files and lines.
pub(super) fn report(withholdings: &Withholdings) -> Vec<ReportLine> {
    withholdings.all.iter().map(line).collect()
}

fn line(withheld: &Withheld) -> ReportLine {
    /// As much as tells one from another.
    const LONGEST: usize = 60;
    let first = withheld.words.iter().map(|words| words.text.trim()).find(|text| !text.is_empty()).unwrap_or_default();
    let mut words: String = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST {
        words = words.chars().take(LONGEST - 1).chain(['…']).collect();
    }
    ReportLine { span: withheld.span, what: withheld.why.words(), words }
}
