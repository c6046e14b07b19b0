//! What the notes that speak for a criterion amount to: typed facts, computed once and without a word of English.
//! `judge` decides from them alone.

use super::coverage::Standing;
use super::proof::{Grade, Proof, SetAside, is_seen_by_a_peer};
use super::{Edition, Evidence, NoteRef, Shown};
use crate::rubric::Expectation;
use crate::vocabulary::{NoteKind, Role};
use std::collections::BTreeSet;

/// How much is known of a criterion that the step asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Facts {
    /// It cannot be met, for this reason of the author's.
    Waived(Shown),
    /// No note speaks for it.
    Nothing,
    /// Nothing that speaks for it counts, for these reasons.
    NothingCounts(BTreeSet<SetAside>),
    /// Peers or claims speak for it, and no evidence that counts does; why the rest does not count.
    NoEvidence(BTreeSet<SetAside>),
    /// There is work to judge.
    Work(Work),
}

/// What the work that counts amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Work {
    /// The best proof: where it is, and how good.
    pub(super) best: (NoteRef, Grade),
    /// How many pieces of evidence there are.
    pub(super) found: usize,
    /// How many are asked for, at least one.
    pub(super) asked: usize,
    /// The kinds of source.
    pub(super) sources: BTreeSet<Source>,
    /// How far the work reached; nothing when the level does not say how far it should.
    pub(super) scope: Option<Scope>,
    /// The candidate's part.
    pub(super) part: Part,
    /// How it is spread over the periods; nothing when there is no more than one that the candidate was there for.
    pub(super) spread: Option<Spread>,
}

/// A kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// What the candidate says of the work.
    Account,
    /// Something that can be looked at.
    Artefact,
    /// Someone who saw it.
    Peer,
}

/// How far the work reached, where the level says how far it should. Scopes are indexes into the rubric's, narrow to
/// wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// No note says it.
    Unsaid,
    /// Not as far as the level asks.
    Narrow {
        /// The widest scope of the work.
        reached: usize,
        /// The scope of the level.
        wanted: usize,
    },
    /// As far as the level asks, or further.
    Reached {
        /// The widest scope of the work.
        reached: usize,
        /// The scope of the level.
        wanted: usize,
    },
}

/// The candidate's part in the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// No note says it.
    Unsaid {
        /// Whether no note says its scope either, so that nothing is known of what the candidate did.
        nor_scope: bool,
    },
    /// None of it was the candidate's to do or to let be done.
    NotLeading,
    /// Some of it was.
    Leading {
        /// In so many pieces.
        led: usize,
        /// Of so many.
        of: usize,
    },
}

/// How the work is spread over the periods, which are indexes into the edition's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// All of it lies in this one, and the candidate was there for others.
    OnePeriod(usize),
    /// It lies in these.
    Periods(Vec<usize>),
}

impl Facts {
    /// What `proof`, best first, amounts to. `standings` says how it stands in each period, `away` whether the
    /// candidate was not there for most of it.
    pub(super) fn of(
        edition: &Edition,
        asked: &Expectation,
        proof: &[Proof],
        standings: &[Standing],
        away: &[bool],
    ) -> Facts {
        if proof.is_empty() {
            return Facts::Nothing;
        }
        let aside: BTreeSet<SetAside> = proof.iter().filter_map(|proof| proof.set_aside).collect();
        let counted: Vec<&Proof> = proof.iter().filter(|proof| proof.set_aside.is_none()).collect();
        let Some(best) = counted.first() else { return Facts::NothingCounts(aside) };
        let mut evidence: Vec<&Evidence> = Vec::new();
        for proof in &counted {
            if proof.at.kind == NoteKind::Evidence {
                evidence.push(&edition.evidence[proof.at.index]);
            }
        }
        if evidence.is_empty() {
            return Facts::NoEvidence(aside);
        }
        Facts::Work(Work {
            best: (best.at, best.grade),
            found: evidence.len(),
            asked: asked.at_least,
            sources: sources(edition, &counted, &evidence),
            scope: edition.rubric.levels[asked.level].scope.map(|wanted| scope(&evidence, wanted)),
            part: part(&evidence),
            spread: spread(standings, away),
        })
    }
}

fn sources(edition: &Edition, counted: &[&Proof], evidence: &[&Evidence]) -> BTreeSet<Source> {
    let mut sources = BTreeSet::from([Source::Account]);
    if counted.iter().any(|proof| proof.grade >= Grade::Artefact) {
        sources.insert(Source::Artefact);
    }
    let says_so = counted.iter().any(|proof| proof.at.kind == NoteKind::Feedback);
    if says_so || evidence.iter().any(|evidence| is_seen_by_a_peer(edition, &evidence.cited_by)) {
        sources.insert(Source::Peer);
    }
    sources
}

fn scope(evidence: &[&Evidence], wanted: usize) -> Scope {
    match evidence.iter().filter_map(|evidence| evidence.scope).max() {
        None => Scope::Unsaid,
        Some(reached) if reached < wanted => Scope::Narrow { reached, wanted },
        Some(reached) => Scope::Reached { reached, wanted },
    }
}

fn part(evidence: &[&Evidence]) -> Part {
    let roles: Vec<Role> = evidence.iter().filter_map(|evidence| evidence.role).collect();
    if roles.is_empty() {
        return Part::Unsaid { nor_scope: evidence.iter().all(|evidence| evidence.scope.is_none()) };
    }
    match roles.iter().filter(|role| is_first_part(**role)).count() {
        0 => Part::NotLeading,
        led => Part::Leading { led, of: evidence.len() },
    }
}

/// Parts in which the work was the candidate's to do or to let be done: a mentor's mentoring is as much their own as a
/// lead's project.
fn is_first_part(role: Role) -> bool {
    match role {
        Role::Solo | Role::Lead | Role::Idea | Role::Sponsor | Role::Mentor => true,
        Role::Contributor | Role::Reviewer => false,
    }
}

/// An absence is not a gap: one period is all there can be when the candidate was away for the others.
fn spread(standings: &[Standing], away: &[bool]) -> Option<Spread> {
    let is_proven = |period: &usize| matches!(standings[*period], Standing::Proven(_));
    let proven: Vec<usize> = (0..standings.len()).filter(is_proven).collect();
    let present = away.iter().filter(|is_away| !**is_away).count();
    match proven.as_slice() {
        [] => None,
        [only] => (present > 1).then_some(Spread::OnePeriod(*only)),
        _ => Some(Spread::Periods(proven)),
    }
}
