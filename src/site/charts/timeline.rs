//! When the work was done: a lane for each criterion on one axis of time, a bar from the first to the last day of each piece.

use super::axis::{Axis, AxisView};
use super::tenth;
use crate::edition::{Coverage, Edition, Proof, SetAside};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::source::Interval;
use crate::vocabulary::NoteKind;
use serde::Serialize;
use std::fmt::Write;

const WIDTH: f64 = 640.0;
const NARROW: f64 = 320.0;
const HEIGHT: f64 = 26.0;

/// How high a bar is, and how wide it is at least: a day is a mark that can be seen.
const BAR: f64 = 7.0;
const DAY: f64 = 5.0;

/// As many bars stand above one another.
const ROWS: usize = 2;

/// How far the lines of a hatching are apart.
const HATCH: f64 = 7.0;

/// What all lanes of a timeline have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TimeView {
    /// The axis where there is room.
    pub(crate) wide: AxisView,
    /// The axis on a phone, and on paper.
    pub(crate) narrow: AxisView,
    /// Of a lane.
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Where periods begin: a path.
    pub(crate) borders: String,
    /// The days away, hatched: a path.
    pub(crate) away: String,
    /// The days outside the window: a path of lines to be dotted.
    pub(crate) outside: String,
    /// Whether some piece is set apart.
    pub(crate) has_apart: bool,
}

/// The bars of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct BarsView {
    pub(crate) bars: Vec<BarView>,
    /// How many pieces lie behind those that are drawn.
    pub(crate) behind: usize,
    /// How many lie before the axis begins, and how many after it ends.
    pub(crate) before: usize,
    pub(crate) after: usize,
}

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct BarView {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Whether it counts, as far as this reader is told.
    pub(crate) counts: bool,
    /// Which it is.
    pub(crate) reference: String,
}

/// A piece that is set apart, and why.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct Apart<'a> {
    pub(in crate::site) proof: &'a Proof,
    pub(in crate::site) why: &'static str,
}

impl Viewpoint<'_> {
    /// What all lanes share; nothing where there are no days to show.
    pub(in crate::site) fn time(&self) -> Option<TimeView> {
        let (edition, axis) = (self.edition, self.axis()?);
        let away: Vec<(Interval, &str)> =
            edition.away.iter().map(|away| (away.days.value, away.why.value.as_str())).collect();
        let extent = |days: Interval| axis.extent(days, WIDTH);
        let borders = edition.periods.iter().filter_map(|period| extent(period.days)).map(|[start, _]| start);
        let (mut hatched, mut dotted) = (String::new(), String::new());
        away.iter().filter_map(|(days, _)| extent(*days)).for_each(|span| hatch(span, &mut hatched));
        outside(edition, axis).into_iter().for_each(|span| dot(span, &mut dotted));
        Some(TimeView {
            wide: axis.view(WIDTH, &edition.periods, &away),
            narrow: axis.view(NARROW, &edition.periods, &away),
            width: WIDTH,
            height: HEIGHT,
            borders: borders.filter(|x| *x > 0.0).map(|x| format!("M{x} 0v{HEIGHT}")).collect(),
            away: hatched,
            outside: dotted,
            has_apart: self.asked_evidence().any(|proof| self.apart(proof).is_some()),
        })
    }

    /// The bars of a criterion.
    pub(in crate::site) fn bars(&self, coverage: &Coverage) -> BarsView {
        let Some(axis) = self.axis() else { return BarsView::default() };
        let mut pieces: Vec<(bool, Interval, &Proof)> = Vec::new();
        let (mut before, mut after) = (0, 0);
        for proof in evidence(coverage) {
            let Some(days) = self.days(proof) else { continue };
            match () {
                () if days.to < axis.days.from => before += 1,
                () if days.from > axis.days.to => after += 1,
                () => pieces.push((self.apart(proof).is_none(), days, proof)),
            }
        }
        // What counts is drawn first, so that nothing else can hide it.
        pieces.sort_by_key(|(counts, days, proof)| (!counts, days.from, days.to, proof.at));
        let mut rows: [Vec<[f64; 2]>; ROWS] = Default::default();
        let mut bars = Vec::new();
        for (counts, days, proof) in &pieces {
            let [start, end] = drawn(axis, *days);
            let is_free = |row: &Vec<[f64; 2]>| row.iter().all(|[from, to]| end <= *from || *to <= start);
            if let Some(row) = rows.iter().position(is_free) {
                rows[row].push([start, end]);
                let reference = self.edition.entry(proof.at).reference.clone();
                let (x, width) = (start, tenth(end - start));
                bars.push((row, BarView { x, y: 0.0, width, height: BAR, counts: *counts, reference }));
            }
        }
        let is_stacked = bars.iter().any(|(row, _)| *row > 0);
        let place = |row: usize| match (is_stacked, row) {
            (false, _) => (HEIGHT - BAR) / 2.0,
            (true, 0) => HEIGHT / 2.0 - BAR - 1.5,
            (true, _) => HEIGHT / 2.0 + 1.5,
        };
        let behind = pieces.len() - bars.len();
        BarsView {
            bars: bars.into_iter().map(|(row, bar)| BarView { y: place(row), ..bar }).collect(),
            behind,
            before,
            after,
        }
    }

    /// The pieces of a criterion that are set apart, as far as this reader is told. Copies are not: the work is there once.
    pub(in crate::site) fn set_apart<'a>(&self, coverage: &'a Coverage) -> Vec<Apart<'a>> {
        evidence(coverage).filter_map(|proof| Some(Apart { proof, why: self.apart(proof)? })).collect()
    }

    fn apart(&self, proof: &Proof) -> Option<&'static str> {
        let why = proof.set_aside?;
        if self.edition.told.is_everything() { Some(words::set_aside(why)) } else { words::in_fact(why) }
    }

    fn days(&self, proof: &Proof) -> Option<Interval> {
        self.edition.evidence[proof.at.index].when.map(|when| when.value)
    }

    fn asked_evidence(&self) -> impl Iterator<Item = &Proof> {
        self.edition.coverage.iter().filter(|coverage| coverage.asked.is_some()).flat_map(evidence)
    }

    /// The window, or where there is none the periods, and the work beside it that is near.
    fn axis(&self) -> Option<Axis> {
        let edition = self.edition;
        let periods = edition.periods.iter().map(|period| period.days);
        let all = periods.reduce(|all, days| Interval { from: all.from.min(days.from), to: all.to.max(days.to) });
        let inside = edition.window.map(|window| window.value).or(all)?;
        let beside: Vec<Interval> = self.asked_evidence().filter_map(|proof| self.days(proof)).collect();
        Some(Axis::of(inside, &beside))
    }
}

/// The evidence that speaks for a criterion, each piece of work once.
fn evidence(coverage: &Coverage) -> impl Iterator<Item = &Proof> {
    let is_piece = |proof: &&Proof| proof.at.kind == NoteKind::Evidence && proof.set_aside != Some(SetAside::Copy);
    coverage.proof.iter().filter(is_piece)
}

/// From where to where a bar is drawn: as wide as a mark at least, and inside the lane.
fn drawn(axis: Axis, days: Interval) -> [f64; 2] {
    let [start, end] = axis.extent(days, WIDTH).unwrap_or_default();
    let start = start.min(WIDTH - DAY);
    [start, end.max(tenth(start + DAY))]
}

/// What of the axis lies outside the window.
fn outside(edition: &Edition, axis: Axis) -> Vec<[f64; 2]> {
    let Some(window) = edition.window.map(|window| window.value) else { return Vec::new() };
    let [start, end] = axis.extent(window, WIDTH).unwrap_or([0.0, WIDTH]);
    [[0.0, start], [end, WIDTH]].into_iter().filter(|[from, to]| from < to).collect()
}

/// Slanting lines from the foot to the head of a lane, cut at the sides.
fn hatch([start, end]: [f64; 2], path: &mut String) {
    let mut foot = start - HEIGHT + HATCH / 2.0;
    while foot < end {
        let (from, to) = (foot.max(start), (foot + HEIGHT).min(end));
        if from < to {
            let height = |x: f64| tenth(HEIGHT - (x - foot));
            let _ = write!(path, "M{} {}L{} {}", tenth(from), height(from), tenth(to), height(to));
        }
        foot += HATCH;
    }
}

/// Lines along a lane.
fn dot([start, end]: [f64; 2], path: &mut String) {
    for y in [3.0, HEIGHT / 2.0, HEIGHT - 3.0] {
        let _ = write!(path, "M{start} {y}H{end}");
    }
}
