//! Tracks: levels of one track in order, and what is as high on another.

use super::{Check, unknown};
use crate::diagnostic::code;
use crate::rubric::Level;
use crate::source::{Span, Spanned};

/// Two levels of two tracks that are said to be as high as each other.
struct Equal {
    levels: [usize; 2],
    place: Span,
}

impl Check<'_> {
    pub(super) fn tracks(&mut self) {
        for track in self.rubric.tracks() {
            self.order(track);
        }
        let equals = self.equals();
        for (nth, second) in equals.iter().enumerate() {
            for first in &equals[..nth] {
                self.agree(first, second);
            }
        }
    }

    /// Scopes do not become narrower on the way up one track.
    fn order(&mut self, track: Option<&str>) {
        let levels: Vec<&Level> = self.rubric.levels.iter().filter(|level| level.is_on(track)).collect();
        for pair in levels.windows(2) {
            if let (Some(lower), Some(higher)) = (pair[0].scope, pair[1].scope)
                && higher < lower
                && !self.is_said(pair[1].id.span)
            {
                let message =
                    format!("level `{}` has a narrower scope than `{}` below it", pair[1].id.value, pair[0].id.value);
                self.contradiction(pair[1].id.span, message, "list levels lowest first, and scopes narrow to wide");
            }
        }
    }

    /// Levels that every track has are looked at once for each of them.
    fn is_said(&self, place: Span) -> bool {
        self.diagnostics.iter().any(|said| said.rule == code::CONTRADICTORY_RUBRIC && said.span == place)
    }

    fn equals(&mut self) -> Vec<Equal> {
        let levels = &self.rubric.levels;
        let mut equals = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            let Some(name) = &level.equivalent else { continue };
            let Some(other) = self.rubric.level(&name.value) else {
                let ids: Vec<String> = levels.iter().map(|level| level.id.value.clone()).collect();
                self.diagnostics.push(unknown(code::UNKNOWN_LEVEL, "level", name, &ids));
                continue;
            };
            match (&level.track, &levels[other].track) {
                (Some(own), Some(their)) if own.value != their.value => {
                    equals.push(Equal { levels: [index, other], place: name.span });
                }
                (own, their) => self.same_track(level, name, own.is_some() && their.is_some()),
            }
        }
        equals
    }

    fn same_track(&mut self, level: &Level, name: &Spanned<String>, is_same: bool) {
        let (id, other) = (&level.id.value, &name.value);
        let message = if is_same {
            format!("`{id}` and `{other}` stand on the same track, and cannot be as high as each other")
        } else {
            format!("`{id}` and `{other}` do not stand on two tracks: a level without `track` is part of every track")
        };
        self.contradiction(name.span, message, "name a level of another track, or remove `equivalent`");
    }

    /// Two such pairs between the same two tracks neither share a level nor cross.
    fn agree(&mut self, first: &Equal, second: &Equal) {
        let levels = &self.rubric.levels;
        let track = |index: usize| levels[index].track();
        let [a, b] = first.levels;
        let [c, d] = match second.levels {
            [c, d] if track(c) == track(a) => [c, d],
            [c, d] => [d, c],
        };
        if track(a) != track(c) || track(b) != track(d) || [a, b] == [c, d] {
            return;
        }
        let id = |index: usize| &levels[index].id.value;
        if a == c || b == d {
            let (both, one, other) = if a == c { (a, b, d) } else { (b, a, c) };
            let message = format!("`{}` is as high as both `{}` and `{}`, of one track", id(both), id(one), id(other));
            self.contradiction(second.place, message, "keep one of the two");
        } else if (a < c) != (b < d) {
            let message = format!(
                "`{}` is as high as `{}`, and `{}` as high as `{}`: the one is above, the other below",
                id(a),
                id(b),
                id(c),
                id(d)
            );
            self.contradiction(second.place, message, "let what is higher on one track be higher on the other");
        }
    }
}
