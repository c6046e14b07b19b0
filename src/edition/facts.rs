//! What the notes that speak for a criterion amount to: typed facts, computed once and without a word of English.
//! `judge` decides from them alone, and every page and rule that speaks of strength reads them.

use super::pieces::{Piece, Reach, pieces};
use super::proof::{Grade, Proof, SetAside, is_witness, is_witness_of_claim, reading_order};
use super::{Edition, Feedback, NoteRef};
use crate::rubric::Expectation;
use crate::vocabulary::NoteKind;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// What speaks for a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// Everything, strongest first, and last what does not count.
    pub(super) proof: Vec<Proof>,
    /// The pieces of work that count, in the same order: those that carry it come first.
    pub(super) pieces: Vec<Piece>,
    /// The peers whose words are for it, whatever work they saw.
    pub(super) witnesses: Vec<NoteRef>,
    /// How many pieces at the scope of the level are asked for.
    pub(super) asked: usize,
    /// The periods in which the candidate was there, indexes into the edition's.
    pub(super) present: Vec<usize>,
}

/// How work is spread over the periods, which are indexes into the edition's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// It lies in these.
    Over(Vec<usize>),
    /// All of it lies in one, and the candidate was there for others.
    OnePeriod {
        /// Which.
        period: usize,
        /// Whether work that reached less far lies in others.
        is_narrower_elsewhere: bool,
    },
    /// All of it lies in this one, and there is no other that the candidate was there for.
    OnlyPeriod(usize),
    /// It lies in none, and there are several.
    Outside,
    /// It lies in none, and there is nothing to be spread over.
    NotAsked,
}

impl Facts {
    /// `asked` is what the step asks, `present` the periods that the candidate was there for.
    pub(super) fn of(edition: &Edition, criterion: usize, asked: Option<&Expectation>, present: Vec<usize>) -> Facts {
        let wanted = asked.and_then(|asked| edition.rubric.levels[asked.level?].scope);
        let mut proof = super::proof::proof(edition, criterion, asked);
        let mut pieces = pieces(edition, criterion, &proof, wanted);
        let carriers: HashMap<NoteRef, _> =
            pieces.iter().filter(|piece| piece.carries()).map(|piece| (piece.at, rank(piece))).collect();
        let place = |at: NoteRef, grade: Grade| {
            (Reverse((carriers.contains_key(&at), grade, carriers.get(&at).copied())), reading_order(at))
        };
        pieces.sort_by_cached_key(|piece| place(piece.at, piece.grade));
        proof.sort_by_cached_key(|proof| (proof.set_aside.is_some(), place(proof.at, proof.grade)));
        let witnesses = edition.feedback.iter().filter(|peer| speaks_for(edition, criterion, peer, &pieces, &proof));
        let witnesses = witnesses.map(|feedback| feedback.entry.at).collect();
        Facts { proof, pieces, witnesses, asked: asked.map_or(1, |asked| asked.at_least), present }
    }

    /// The piece that carries the criterion: of several the one with the best proof.
    pub(super) fn carrying(&self) -> Option<&Piece> {
        self.pieces.first().filter(|piece| piece.carries())
    }

    /// The pieces at the scope of the level.
    pub(super) fn at_scope(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| piece.is_at_scope())
    }

    /// The pieces that lack least to carry it.
    pub(super) fn nearest(&self) -> impl Iterator<Item = &Piece> {
        let least = self.pieces.iter().map(|piece| piece.lacking().count()).min();
        self.pieces.iter().filter(move |piece| Some(piece.lacking().count()) == least)
    }

    /// The peers who speak for the criterion and name none of its work as what they saw.
    pub(super) fn at_large(&self) -> impl Iterator<Item = NoteRef> {
        let saw = |peer: &NoteRef| self.pieces.iter().any(|piece| piece.witnesses.contains(peer));
        self.witnesses.iter().copied().filter(move |peer| !saw(peer))
    }

    /// The peers who speak for work at the scope of the level, or for the criterion at large. Who saw narrower work
    /// speaks for that.
    pub(super) fn peers(&self) -> Vec<NoteRef> {
        let seen = self.at_scope().flat_map(|piece| piece.witnesses.iter().copied());
        let peers: BTreeSet<NoteRef> = seen.chain(self.at_large()).collect();
        peers.into_iter().collect()
    }

    /// The pieces at the scope of the level that have a figure with its source.
    pub(super) fn figures(&self) -> Vec<NoteRef> {
        self.at_scope().filter(|piece| piece.grade == Grade::Measured).map(|piece| piece.at).collect()
    }

    /// The peers and the pieces with a figure that speak for narrower work alone.
    pub(super) fn narrower(&self) -> Vec<NoteRef> {
        let peers = self.peers();
        let figures = self.pieces.iter().filter(|piece| piece.grade == Grade::Measured && !piece.is_at_scope());
        let others = self.witnesses.iter().copied().filter(|peer| !peers.contains(peer));
        figures.map(|piece| piece.at).chain(others).collect()
    }

    /// How the work at the scope of the level is spread. An absence is not a gap: one period is all there can be when
    /// the candidate was away for the others.
    pub(super) fn spread(&self) -> Spread {
        let periods: BTreeSet<usize> = self.at_scope().flat_map(|piece| piece.periods.iter().copied()).collect();
        let periods: Vec<usize> = periods.into_iter().collect();
        match periods.as_slice() {
            [] if self.present.len() > 1 => Spread::Outside,
            [] => Spread::NotAsked,
            [only] if self.present.iter().any(|present| present != only) => {
                let lies_elsewhere = |piece: &Piece| piece.periods.iter().any(|period| period != only);
                Spread::OnePeriod { period: *only, is_narrower_elsewhere: self.pieces.iter().any(lies_elsewhere) }
            }
            [only] => Spread::OnlyPeriod(*only),
            _ => Spread::Over(periods),
        }
    }

    /// Why what does not count is set aside.
    pub(super) fn set_aside(&self) -> BTreeSet<SetAside> {
        self.proof.iter().filter_map(|proof| proof.set_aside).collect()
    }
}

/// Of pieces that carry a criterion by proof as good, one that a peer saw comes first, and one that reached further.
fn rank(piece: &Piece) -> (bool, Option<usize>) {
    let reached = match piece.reach {
        Reach::Reached { reached, .. } => Some(reached),
        Reach::NotAsked | Reach::Unsaid | Reach::Narrow { .. } => None,
    };
    (!piece.witnesses.is_empty(), reached)
}

/// Whether a peer is a witness for a criterion. Words that name no criterion are for the work that they name, and for
/// the claims that rest on them.
fn speaks_for(edition: &Edition, criterion: usize, peer: &Feedback, pieces: &[Piece], proof: &[Proof]) -> bool {
    let names_it = || peer.supports.iter().any(|support| support.criterion == criterion);
    let saw_it = || pieces.iter().any(|piece| piece.witnesses.contains(&peer.entry.at));
    let is_under_a_claim = || {
        let claims = proof.iter().filter(|proof| proof.at.kind == NoteKind::Impact && proof.set_aside.is_none());
        claims.map(|proof| &edition.impact[proof.at.index]).any(|impact| {
            impact.feedback.contains(&peer.entry.at) && is_witness_of_claim(edition, criterion, peer, impact)
        })
    };
    is_witness(peer, criterion) && (names_it() || saw_it() || is_under_a_claim())
}
