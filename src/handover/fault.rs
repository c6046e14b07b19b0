//! Why a hand-over cannot be read or made.

use std::fmt;

/// What is, and what would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverFault {
    /// Lowercase, without a full stop.
    pub what: String,
    /// What would help.
    pub help: String,
}

impl HandoverFault {
    pub(super) fn new(what: impl Into<String>, help: impl Into<String>) -> HandoverFault {
        HandoverFault { what: what.into(), help: help.into() }
    }
}

impl fmt::Display for HandoverFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for HandoverFault {}
