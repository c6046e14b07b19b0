//! One season: work that lies so close together that a reader takes it for one good stretch. It is measured in days and not by the periods of the packet,
//! so that December and February are not two seasons because a half-year ends between them, and five months are not one because none does.

use super::pieces::Piece;
use crate::source::Interval;

/// Work that lies within so many days is of one season: four months. The number is ours: longer than a quarter, shorter than a half-year.
const SEASON: i64 = 120;

/// The candidate must have been there for so many days before more than a season can be asked for: one season, and as long again.
const ROOM: i64 = 2 * SEASON;

/// The one season that all work is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// From the first day of the work to the last.
    pub days: Interval,
    /// Whether only the work at the scope of the level is, and narrower work lies elsewhere.
    pub is_narrower_elsewhere: bool,
}

/// The one season of these pieces, of those at the scope of the level where there are any; nothing where they lie further apart. `room` is for how many days
/// the candidate was there.
pub(super) fn season(pieces: &[Piece], room: i64) -> Option<Season> {
    let all = extent(pieces.iter())?;
    let days = extent(pieces.iter().filter(|piece| piece.is_at_scope())).unwrap_or(all);
    let is_season = room >= ROOM && days.days() <= SEASON;
    is_season.then_some(Season { days, is_narrower_elsewhere: all.days() > SEASON })
}

/// From the first day of all to the last.
fn extent<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Option<Interval> {
    let days = pieces.filter_map(|piece| piece.days);
    days.reduce(|all, one| Interval { from: all.from.min(one.from), to: all.to.max(one.to) })
}
