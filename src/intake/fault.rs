//! Why nothing came of a source.

use std::fmt;

/// What is, and what would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeFault {
    /// Lower case, without a full stop.
    pub what: String,
    /// What would help.
    pub help: String,
}

impl IntakeFault {
    pub(super) fn new(what: impl Into<String>, help: impl Into<String>) -> IntakeFault {
        IntakeFault { what: what.into(), help: help.into() }
    }
}

impl fmt::Display for IntakeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for IntakeFault {}
