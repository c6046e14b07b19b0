//! The pictures of pages: where things stand in them, as plain data. A template draws what it is given and computes nothing, so that a theme can draw it
//! otherwise and a test can read the numbers back. Lengths are units of a fixed `viewBox`, to a tenth: the same data are the same bytes on every machine.

mod alone;
mod axis;
mod dumbbell;
mod reach;
mod scopes;
mod strip;
mod timeline;
mod who_spoke;

pub use alone::PictureName;
pub(crate) use dumbbell::DumbbellView;
pub(crate) use reach::ReachView;
pub(crate) use scopes::ScopesView;
pub(in crate::site) use strip::Stretch;
pub(crate) use strip::StripView;
pub(in crate::site) use timeline::Apart;
pub(crate) use timeline::{BarsView, TimeView};
pub(crate) use who_spoke::WhoSpokeView;

/// From what is measured to where it stands in a picture.
#[derive(Clone, Copy, Debug)]
struct Scale {
    /// What stands at the start and at the end; they differ.
    values: [f64; 2],
    /// Where the start and the end are.
    places: [f64; 2],
}

impl Scale {
    /// Where a value stands. What lies outside is held at the edge.
    fn place(self, value: f64) -> f64 {
        let ([least, most], [start, end]) = (self.values, self.places);
        tenth(start + ((value - least) / (most - least)).clamp(0.0, 1.0) * (end - start))
    }
}

/// To a tenth, and never a nought with a sign.
fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_keeps_what_it_shows_inside() {
        let scale = Scale { values: [-1.0, 3.0], places: [10.0, 110.0] };
        assert_eq!(
            [-5.0, -1.0, 0.0, 0.003, 3.0, 1e300].map(|it| scale.place(it)),
            [10.0, 10.0, 35.0, 35.1, 110.0, 110.0]
        );
        assert!(tenth(-0.01).is_sign_positive());
    }
}
