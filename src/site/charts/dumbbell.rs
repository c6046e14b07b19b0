//! Before and after of one figure: a ring for what was, a dot for what is, on a scale of its own that begins at nothing, so that a small change looks small.

use super::{Scale, tenth};
use crate::edition::Metric;
use crate::site::viewpoint::Viewpoint;
use crate::source::Spanned;
use crate::vocabulary::{Change, Dimension, Figure, Quantity};
use serde::Serialize;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 20.0;

/// The radius of the ring, which the dot fits into.
const RING: f64 = 5.0;

/// What a ring at the very edge needs around it.
const MARGIN: f64 = RING + 1.0;

/// A figure as a picture. It holds no words: they stand beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct DumbbellView {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The line on which everything stands.
    pub(crate) middle: f64,
    /// Where the scale begins and ends.
    pub(crate) start: f64,
    pub(crate) end: f64,
    /// Where nothing is: the start, unless a figure is below nothing.
    pub(crate) zero: f64,
    /// Where the figure before is.
    pub(crate) before: Option<f64>,
    /// Where the figure after is.
    pub(crate) after: f64,
    /// The radius of the ring before; that of the dot is smaller.
    pub(crate) ring: f64,
    /// The line from the edge of the ring to the dot, where they are that far apart.
    pub(crate) line: Option<[f64; 2]>,
    /// Whether a figure is an estimate or not exact: its line is dashed.
    pub(crate) is_rough: bool,
    /// Whether nothing was measured before.
    pub(crate) is_first: bool,
    /// Whether it became worse.
    pub(crate) is_worse: bool,
}

impl Viewpoint<'_> {
    /// The picture of a figure of the ledger, for a column; nothing where a picture would say nothing, or something else.
    pub(in crate::site) fn dumbbell(&self, index: usize) -> Option<DumbbellView> {
        dumbbell(&self.edition.metrics[index], WIDTH)
    }
}

/// The same at this width.
pub(super) fn dumbbell(metric: &Metric, width: f64) -> Option<DumbbellView> {
    let after = quantity(&metric.after)?;
    let Some(before) = &metric.before else {
        return Some(drawn(width, None, after.base, metric.estimate || after.is_about));
    };
    let before = before.value.quantity.as_ref()?;
    let change = Change::between(before, after)?;
    if hides_the_rest(before, after) {
        return None;
    }
    let is_worse = metric.lower_is_better.and_then(|lower| change.improved(lower)) == Some(false);
    let view = drawn(width, Some(before.base), after.base, metric.estimate || change.is_about);
    Some(DumbbellView { is_worse, ..view })
}

fn quantity(figure: &Option<Spanned<Figure>>) -> Option<&Quantity> {
    figure.as_ref()?.value.quantity.as_ref()
}

/// Whether two shares differ in what is left to the whole, as 99.9 % and 99.99 % do: from nothing on they would look the same.
fn hides_the_rest(before: &Quantity, after: &Quantity) -> bool {
    let is_near_whole = |share: &Quantity| share.dimension == Dimension::Share && (90.0..=100.0).contains(&share.base);
    is_near_whole(before) && is_near_whole(after) && before.base != after.base
}

fn drawn(width: f64, before: Option<f64>, after: f64, is_rough: bool) -> DumbbellView {
    let values = [0.0, after, before.unwrap_or(0.0)];
    let (least, most) = (values.into_iter().fold(0.0, f64::min), values.into_iter().fold(0.0, f64::max));
    // Where all is nothing, it stands at the start of a scale of one.
    let most = if least == most { 1.0 } else { most };
    let scale = Scale { values: [least, most], places: [MARGIN, width - MARGIN] };
    let (before, after) = (before.map(|before| scale.place(before)), scale.place(after));
    DumbbellView {
        width,
        height: HEIGHT,
        middle: HEIGHT / 2.0,
        start: MARGIN,
        end: width - MARGIN,
        zero: scale.place(0.0),
        before,
        after,
        ring: RING,
        line: before.and_then(|before| line(before, after)),
        is_rough,
        is_first: before.is_none(),
        is_worse: false,
    }
}

/// From the edge of the ring to the dot.
fn line(before: f64, after: f64) -> Option<[f64; 2]> {
    let edge = before + RING.copysign(after - before);
    ((after - before).abs() > RING).then(|| [tenth(edge), after])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Options, compile};
    use crate::source::Tree;
    use crate::vocabulary::Audience;
    use proptest::prelude::*;

    const SETTINGS: &str =
        "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

    /// The picture of a metric with these keys.
    fn picture(keys: &str) -> Option<DumbbellView> {
        let note = format!("---\ntitle: Work\ndate: 2026-03-14\nmetrics: [{{id: time, name: Time, {keys}}}]\n---\n");
        let tree = Tree::of(&[("packet.toml", SETTINGS), ("evidence/work.md", &note)]);
        let compilation = compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) });
        dumbbell(&compilation.into_edition(Audience::SelfOnly).unwrap().metrics[0], WIDTH)
    }

    /// Zero, before and after, as parts of the scale in percent.
    fn parts(keys: &str) -> [f64; 3] {
        let picture = picture(keys).unwrap_or_else(|| panic!("{keys} has no picture"));
        let part = |place: f64| ((place - picture.start) / (picture.end - picture.start) * 100.0).round();
        [part(picture.zero), picture.before.map_or(f64::NAN, part), part(picture.after)]
    }

    #[test]
    fn both_figures_stand_where_they_belong() {
        assert_eq!(parts("before: 1200 ms, after: 180 ms"), [0.0, 100.0, 15.0]);
        assert_eq!(parts("before: 1.2 s, after: 180 ms"), [0.0, 100.0, 15.0]);
        assert_eq!(parts("before: 2 days, after: 3 h"), [0.0, 100.0, 6.0]);
        assert_eq!(parts("before: 4.5 %, after: 0.9 %"), [0.0, 100.0, 20.0]);
        assert_eq!(parts("before: $41k/month, after: 24.6k USD per month"), [0.0, 100.0, 60.0]);
        assert_eq!(parts("before: 0, after: 1000000000000"), [0.0, 0.0, 100.0]);
        assert_eq!(parts("before: 12, after: 0"), [0.0, 100.0, 0.0]);
        assert_eq!(parts("before: 0, after: 0"), [0.0, 0.0, 0.0]);
    }

    #[test]
    fn below_nothing_the_scale_begins_lower() {
        assert_eq!(parts("before: \"-$2M\", after: $1M"), [67.0, 0.0, 100.0]);
        assert_eq!(parts("before: \"-5\", after: \"-3\""), [100.0, 0.0, 40.0]);
    }

    #[test]
    fn the_same_figure_twice_is_a_dot_in_a_ring() {
        let same = picture("before: 3 s, after: 3000 ms").unwrap();
        assert_eq!((same.before, same.line, same.is_worse), (Some(same.after), None, false));
    }

    #[test]
    fn a_line_begins_at_the_ring() {
        let less = picture("before: 100 s, after: 50 s").unwrap();
        assert_eq!((less.before, less.after, less.line), (Some(114.0), 60.0, Some([109.0, 60.0])));
        let more = picture("before: 50 s, after: 100 s").unwrap();
        assert_eq!(more.line, Some([65.0, 114.0]));
    }

    #[test]
    fn what_was_measured_once_is_one_dot() {
        let first = picture("after: 3 s").unwrap();
        assert_eq!((first.before, first.line, first.is_first), (None, None, true));
    }

    #[test]
    fn what_does_not_compare_has_no_picture() {
        for keys in [
            "before: 3 s",
            "before: by hand, after: 3 s",
            "before: 3 s, after: by hand",
            "before: 12 ms, after: 12 people",
            "before: 10-12 min, after: 3 min",
            "before: 99.9 %, after: 99.99 %",
        ] {
            assert_eq!(picture(keys), None, "{keys}");
        }
        assert!(picture("before: 20 %, after: 99 %").is_some());
    }

    #[test]
    fn what_is_not_exact_and_what_is_worse_show() {
        let rough = |keys| picture(keys).unwrap().is_rough;
        assert!(rough("before: 9 s, after: 3 s, estimate: true"));
        assert!(rough("before: ~9 s, after: 3 s") && rough("after: about 3 s"));
        assert!(rough("before: 2 days, after: 3 h"), "working days are no days of 24 hours");
        assert!(!rough("before: 9 s, after: 3 s"));
        let worse = |keys| picture(keys).unwrap().is_worse;
        assert!(worse("before: 3 s, after: 9 s, better: lower") && !worse("before: 3 s, after: 9 s"));
        assert!(!worse("before: 9 s, after: 3 s, better: lower"));
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_picture(before in -1e15..1e15f64, after in -1e15..1e15f64) {
            let view = drawn(WIDTH, Some(before), after, false);
            prop_assert_eq!(&view, &drawn(WIDTH, Some(before), after, false));
            for place in [view.zero, view.before.unwrap(), view.after] {
                prop_assert!((MARGIN..=WIDTH - MARGIN).contains(&place), "{place}");
            }
            prop_assert!(before <= after || view.before.unwrap() >= view.after);
        }
    }
}
