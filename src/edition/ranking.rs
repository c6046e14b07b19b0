//! Which claims a reader is shown first where the author has not chosen: those with the best single piece of work under them. How much hangs on a claim is
//! no proof of it, so nothing is counted.

use super::proof::{Grade, has_measured, is_given, set_aside};
use super::{Edition, Evidence, Impact, NoteRef};
use crate::source::Date;
use crate::vocabulary::NoteKind;
use std::cmp::Reverse;

/// What a claim rests on at best: how good a proof it is, then how far it reached, then how lately it was done.
type Best = (Grade, Option<usize>, Option<Date>);

impl Edition {
    /// The claims with something under them, those with the best proof first.
    pub fn claims_by_proof(&self) -> Vec<&Impact> {
        let has_proof =
            |claim: &&Impact| !(claim.evidence.is_empty() && claim.metrics.is_empty() && claim.feedback.is_empty());
        let mut claims: Vec<&Impact> = self.impact.iter().filter(has_proof).collect();
        claims.sort_by_cached_key(|claim| (Reverse(self.best(claim)), claim.entry.at));
        claims
    }

    /// The work that is not there for understanding alone, that with the best proof first; of what is as good, that which speaks for most.
    pub fn work_by_proof(&self) -> Vec<&Evidence> {
        let mut work: Vec<&Evidence> =
            self.evidence.iter().filter(|work| !work.background && work.copy_of.is_none()).collect();
        work.sort_by_cached_key(|work| {
            let index = work.entry.at.index;
            (Reverse((self.worth(index, Grade::Word), work.supports.len())), index)
        });
        work
    }

    fn best(&self, claim: &Impact) -> Best {
        let work = claim.evidence.iter().map(|at| self.worth(at.index, Grade::Word));
        let figures = claim.metrics.iter().map(|metric| {
            let is_measured = has_measured(self, std::slice::from_ref(metric));
            self.worth(self.metrics[*metric].at.index, if is_measured { Grade::Measured } else { Grade::Word })
        });
        let seen = claim.feedback.iter().filter(|at| is_given(&self.feedback[at.index]));
        let seen = seen.map(|_| (Grade::Witness, None, None));
        work.chain(figures).chain(seen).max().unwrap_or((Grade::Word, None, None))
    }

    /// What one piece of work is worth to a claim that cites a figure of this grade in it, or the whole of it.
    fn worth(&self, index: usize, figure: Grade) -> Best {
        let work = &self.evidence[index];
        if set_aside(self, work, None).is_some() {
            return (Grade::Word, None, None);
        }
        let own = if has_measured(self, &work.metrics) {
            Grade::Measured
        } else if work.links.iter().any(|(_, target)| target.value.is_to_look_at()) || work.entry.body.has_artefact() {
            Grade::Artefact
        } else if work.cited_by.iter().any(|by| self.is_peer(*by)) {
            Grade::Witness
        } else {
            Grade::Word
        };
        (own.max(figure), work.scope, work.when.map(|when| when.value.to))
    }

    fn is_peer(&self, by: NoteRef) -> bool {
        by.kind == NoteKind::Feedback && is_given(&self.feedback[by.index])
    }
}
