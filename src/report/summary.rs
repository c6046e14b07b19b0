//! How many there are of each severity, in numbers and in English.

use crate::diagnostic::{Diagnostic, Severity, count, listed};
use std::fmt;

/// How many diagnostics there are of each severity. Displays as `2 errors, 1 warning and 3 hints`, or `no problems`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Diagnostics that keep the packet from being published.
    pub errors: usize,
    /// Diagnostics that a reader will object to.
    pub warnings: usize,
    /// Diagnostics that could make it better.
    pub hints: usize,
}

impl Summary {
    /// Counts them.
    pub fn of(diagnostics: &[Diagnostic]) -> Summary {
        let number = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Summary { errors: number(Severity::Error), warnings: number(Severity::Warning), hints: number(Severity::Hint) }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.hints, "hint")];
        let parts: Vec<String> =
            counts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
        f.write_str(if parts.is_empty() { "no problems".to_owned() } else { listed(&parts) }.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_english() {
        let say = |errors, warnings, hints| Summary { errors, warnings, hints }.to_string();
        assert_eq!(say(2, 1, 3), "2 errors, 1 warning and 3 hints");
        assert_eq!(say(0, 1, 0), "1 warning");
        assert_eq!(say(0, 0, 0), "no problems");
    }
}
