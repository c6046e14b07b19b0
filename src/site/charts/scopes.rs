//! How far the work for a criterion reached, against what the level asks: the scopes as steps, a dot in its step for each piece.

use crate::edition::{Coverage, Part, Piece};
use crate::site::view::NoteLink;
use crate::site::viewpoint::Viewpoint;
use serde::Serialize;

/// How far apart dots are, which is how high a row of them is.
const PITCH: f64 = 12.0;

/// As many dots stand in a row.
const IN_ROW: usize = 6;

/// As many pieces are named.
const NAMED: usize = 11;

/// The scopes as steps, narrow to wide.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ScopesView {
    pub(crate) steps: Vec<StepView>,
    /// Whether a piece is there in which the part was not a leading one.
    pub(crate) has_rings: bool,
    /// The pieces that do not say their scope.
    pub(crate) unsaid: Vec<NoteLink>,
}

/// One scope.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StepView {
    pub(crate) name: String,
    /// Whether the level asks for it.
    pub(crate) is_asked: bool,
    pub(crate) dots: Vec<DotView>,
    /// Of the drawing of the dots.
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The pieces by name, where there are few enough.
    pub(crate) pieces: Vec<NoteLink>,
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct DotView {
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Whether the candidate had a leading part in it.
    pub(crate) leads: bool,
}

impl Viewpoint<'_> {
    /// Nothing where the level asks for no scope, or no piece counts.
    pub(in crate::site) fn scopes(&self, coverage: &Coverage) -> Option<ScopesView> {
        let steps = self.steps(coverage).filter(|_| !coverage.pieces.is_empty())?;
        let has_rings = steps.iter().flat_map(|step| &step.dots).any(|dot| !dot.leads);
        let is_unsaid = |piece: &&Piece| self.edition.evidence[piece.at.index].scope.is_none();
        let unsaid = coverage.pieces.iter().filter(is_unsaid).map(|piece| self.note(piece.at)).collect();
        Some(ScopesView { steps, has_rings, unsaid })
    }

    /// The scopes with the pieces that reached each; nothing where the level asks for none.
    pub(super) fn steps(&self, coverage: &Coverage) -> Option<Vec<StepView>> {
        let rubric = &self.edition.rubric;
        let wanted = rubric.levels[coverage.asked.as_ref()?.level?].scope?;
        let of = |scope: usize| {
            let is_of = move |piece: &&Piece| self.edition.evidence[piece.at.index].scope == Some(scope);
            coverage.pieces.iter().filter(is_of)
        };
        let is_named = coverage.pieces.len() <= NAMED;
        let step = |(scope, name): (usize, &String)| {
            let pieces = of(scope).count();
            let [last, _] = place(pieces.clamp(1, IN_ROW) - 1);
            let [_, lowest] = place(pieces.max(1) - 1);
            StepView {
                name: name.clone(),
                is_asked: scope == wanted,
                dots: of(scope).enumerate().map(dot).collect(),
                width: last + PITCH / 2.0,
                height: lowest + PITCH / 2.0,
                pieces: of(scope).filter(|_| is_named).map(|piece| self.note(piece.at)).collect(),
            }
        };
        Some(rubric.scopes.iter().enumerate().map(step).collect())
    }
}

fn dot((number, piece): (usize, &Piece)) -> DotView {
    let [x, y] = place(number);
    let leads = match piece.part {
        Part::Leading(_) => true,
        Part::Beside(_) | Part::Unsaid => false,
    };
    DotView { x, y, leads }
}

/// Where a dot stands among its like.
fn place(number: usize) -> [f64; 2] {
    let middle = |place: usize| u32::try_from(place).map_or(0.0, f64::from) * PITCH + PITCH / 2.0;
    [middle(number % IN_ROW), middle(number / IN_ROW)]
}
