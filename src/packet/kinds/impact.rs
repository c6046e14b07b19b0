//! An impact statement: a claim with its proof.

use super::criteria::{self, CRITERIA, CriterionUse};
use super::{AUDIENCE, ID, titled};
use crate::packet::references::Check;
use crate::source::Spanned;
use crate::syntax::Fields;
use crate::syntax::keys::{Allowed, Key, Thing};
use crate::vocabulary::NoteKind;

/// A claim with its proof.
#[derive(Clone, Debug)]
pub struct Impact {
    /// One sentence.
    pub claim: Spanned<String>,
    /// Which criteria it speaks for.
    pub criteria: Vec<CriterionUse>,
    /// Ids of evidence.
    pub evidence: Vec<Spanned<String>>,
    /// Ids of metrics.
    pub metrics: Vec<Spanned<String>>,
    /// Ids of feedback.
    pub feedback: Vec<Spanned<String>>,
}

/// The keys of an impact statement.
pub(super) const KEYS: &[Key] = &[
    ID,
    AUDIENCE,
    Key::text("claim", "what changed and for whom, in one sentence", "\"Customers check out six times faster\"")
        .required(),
    CRITERIA,
    Key::texts("evidence", "the work that proves it", "[\"checkout-latency\"]").of(Allowed::Id(Thing::Evidence)),
    Key::texts("metrics", "the figures that prove it", "[\"checkout-p99\"]").of(Allowed::Id(Thing::Metric)),
    Key::texts("feedback", "the peers who saw it", "[\"ana\"]").of(Allowed::Id(Thing::Feedback)),
];

pub(super) fn read(fields: &mut Fields<'_>) -> Impact {
    Impact {
        claim: titled(fields, "claim"),
        criteria: criteria::read(fields),
        evidence: fields.texts("evidence"),
        metrics: fields.texts("metrics"),
        feedback: fields.texts("feedback"),
    }
}

impl Impact {
    pub(super) fn check(&self, check: &mut Check<'_>) {
        check.notes(NoteKind::Evidence, &self.evidence);
        check.notes(NoteKind::Feedback, &self.feedback);
        for id in &self.metrics {
            check.metric(id);
        }
    }
}
