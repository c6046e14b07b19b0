//! Every criterion in a row: how well it is proven, its best proof, what kinds of source there are, how far the work reached and when it was. The sheet, the
//! summary and the page of coverage show it.

use crate::edition::{Coverage, Grade, NoteRef, Proof, SetAside};
use crate::site::charts::{ReachView, Stretch, StripView};
use crate::site::fold::{Fold, MissingView, NAMED};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::vocabulary::NoteKind;
use serde::Serialize;
use std::collections::BTreeSet;

/// Every criterion in a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MatrixView {
    /// In the order of the rubric.
    pub(crate) rows: Vec<RowView>,
    /// Those that no note speaks for, a line a group, where the ladder is long.
    pub(crate) missing: Vec<MissingView>,
    /// How many more there are than are shown.
    pub(crate) more: usize,
    /// Whether its reader is told how well each is proven.
    pub(crate) has_strengths: bool,
    /// Whether a scope is asked of any.
    pub(crate) has_scopes: bool,
    /// The first and the last day that the lines of time show, in words; nothing where there is no time to show.
    pub(crate) time: Option<String>,
    /// Whether the candidate was away for some of it.
    pub(crate) has_absence: bool,
}

/// A criterion in a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RowView {
    pub(crate) link: CriterionLink,
    /// Whether a case is complete without it.
    pub(crate) optional: bool,
    /// The reason of a waiver.
    pub(crate) waiver: Option<String>,
    /// The best proof that no row before it names, where there is one as good.
    pub(crate) proof: Option<NoteLink>,
    /// Why it does not count, where nothing that is offered does.
    pub(crate) aside: Option<String>,
    /// How many more there are.
    pub(crate) more: usize,
    /// Whether there is a figure with its source, something to look at, a peer, the candidate's own account: in this order.
    pub(crate) sources: [bool; 4],
    /// The same in words.
    pub(crate) sources_in_words: String,
    pub(crate) reach: Option<ReachView>,
    pub(crate) strip: Option<StripView>,
}

/// What the four sources are called.
const SOURCES: [&str; 4] = ["a figure with its source", "something to look at", "a peer", "own account"];

impl Viewpoint<'_> {
    /// Of so many criteria at most.
    pub(super) fn matrix(&self, most: usize) -> MatrixView {
        let fold = Fold::of_long(self.edition);
        let shown: Vec<&Coverage> = self.asked().filter(|coverage| !fold.holds(coverage)).collect();
        let stretch = Stretch::of(self.edition);
        let mut named = BTreeSet::new();
        let rows: Vec<RowView> = shown.iter().take(most).map(|it| self.row(it, stretch, &mut named)).collect();
        MatrixView {
            missing: fold.lines.iter().filter_map(|line| self.missing(line, NAMED)).collect(),
            more: shown.len().saturating_sub(most),
            has_strengths: rows.iter().any(|row| row.link.strength.is_some()),
            has_scopes: rows.iter().any(|row| row.reach.is_some()),
            time: stretch.map(Stretch::words),
            has_absence: rows.iter().any(|row| row.strip.as_ref().is_some_and(|strip| !strip.away.is_empty())),
            rows,
        }
    }

    fn row(&self, coverage: &Coverage, stretch: Option<Stretch>, named: &mut BTreeSet<NoteRef>) -> RowView {
        let counts = best_proof(coverage, named);
        named.extend(counts.map(|proof| proof.at));
        let proof = counts.or_else(|| coverage.proof.first());
        let sources = sources(coverage);
        let told: Vec<&str> =
            SOURCES.into_iter().zip(sources).filter(|(_, is_there)| *is_there).map(|it| it.0).collect();
        RowView {
            link: self.criterion(coverage.criterion),
            optional: !coverage.is_required(),
            waiver: coverage.waiver.as_deref().map(str::to_owned),
            proof: proof.map(|proof| self.note(proof.at)),
            aside: proof.and_then(|proof| proof.set_aside).and_then(|why| self.aside(why)),
            more: counted(coverage).count().saturating_sub(1),
            sources,
            sources_in_words: if told.is_empty() { "no source".to_owned() } else { told.join(", ") },
            reach: ReachView::of(self.edition, coverage),
            strip: stretch.map(|stretch| StripView::of(self.edition, coverage, stretch)),
        }
    }
}

impl Viewpoint<'_> {
    /// Why something does not count: a fact for who judges for themselves.
    fn aside(&self, why: SetAside) -> Option<String> {
        match self.edition.told.is_everything() {
            true => Some(format!("does not count: {}", words::set_aside(why))),
            false => words::in_fact(why).map(str::to_owned),
        }
    }
}

fn counted(coverage: &Coverage) -> impl Iterator<Item = &Proof> {
    coverage.proof.iter().filter(|proof| proof.set_aside.is_none())
}

/// Of proofs as good as the best, the first that is not named yet: a committee would see one project where there are several. Where all are named, the best.
pub(super) fn best_proof<'c>(coverage: &'c Coverage, named: &BTreeSet<NoteRef>) -> Option<&'c Proof> {
    let carries = |proof: &Proof| coverage.pieces.iter().any(|piece| piece.at == proof.at && piece.carries());
    let is_work = |proof: &Proof| proof.at.kind == NoteKind::Evidence;
    let best = counted(coverage).find(|proof| is_work(proof)).or_else(|| counted(coverage).next())?;
    let is_as_good = |proof: &&Proof| {
        is_work(proof) == is_work(best) && carries(proof) == carries(best) && proof.grade == best.grade
    };
    counted(coverage).filter(is_as_good).find(|proof| !named.contains(&proof.at)).or(Some(best))
}

fn sources(coverage: &Coverage) -> [bool; 4] {
    let has = |grade: Grade| coverage.pieces.iter().any(|piece| piece.grade == grade);
    let is_told = counted(coverage).next().is_some();
    [has(Grade::Measured), has(Grade::Artefact), !coverage.witnesses.is_empty(), is_told]
}
