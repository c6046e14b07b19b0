//! How much of a judgement a reader is told. A committee judges for itself, so it is given facts; who makes the case must know where it is weak.

use crate::packet::Settings;
use crate::vocabulary::Audience;

/// How much of a judgement a reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What is offered for each criterion, and no word of ours on how good it is.
    Facts,
    /// The words of strength besides.
    Strength,
    /// Everything: strength with its reasons, what is open, what may be held against the case.
    Everything,
}

impl Told {
    /// What readers of this audience are told.
    pub(super) fn of(audience: Audience, settings: &Settings) -> Told {
        if audience.makes_the_case() {
            Told::Everything
        } else if settings.committee_strength {
            Told::Strength
        } else {
            Told::Facts
        }
    }

    /// Whether a reader is told what is weak, open or missing.
    pub fn is_everything(self) -> bool {
        match self {
            Told::Everything => true,
            Told::Facts | Told::Strength => false,
        }
    }
}
