//! The ledger of figures.

use super::*;

const PAGE: &str = "metrics.html";

/// The row of a metric with these keys.
fn row(keys: &str) -> String {
    let work = format!("title: Work\ndate: 2026-03-14\nmetrics: [{{id: time, name: Time, {keys}}}]\n\nWords.");
    pages(&[("evidence/work.md", &work), ("files/chart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")])
        .rows()
        .remove(0)
}

impl Pages {
    /// The figures of the ledger, a line each.
    fn rows(&self) -> Vec<String> {
        let mut words = self.words(PAGE);
        let head = words.iter().position(|line| line.starts_with("What was measured | ")).unwrap();
        words.split_off(head + 1)
    }
}

#[test]
fn a_case_needs_no_figure() {
    assert_eq!(
        pages(&[]).words(PAGE),
        [
            "Metrics",
            "Every figure, what it was and what it became, how it was measured, and where it is used.",
            "No figure is given. A case does not need one; where work was measured, the note can say what it was before and after."
        ]
    );
}

#[test]
fn a_full_ledger_has_a_head() {
    let work = "title: Work\ndate: 2026-03-14\nmetrics: [{name: Time, after: 3 s}]\n\nWords.";
    assert_eq!(
        pages(&[("evidence/work.md", work)]).words(PAGE)[..5],
        [
            "Metrics",
            "Every figure, what it was and what it became, how it was measured, and where it is used.",
            "In a picture the ring is before and the dot after, each on a scale of its own from 0; where they are not exact, the line is dashed.",
            "Every figure of the packet",
            "What was measured | Before | After | Change | How, and where it can be seen | In"
        ]
    );
}

#[test]
fn a_figure_is_shown_with_what_it_was_and_what_it_became() {
    assert_eq!(
        row("before: 9 s, after: 3 s, better: lower, method: weekly median, source: the dashboard"),
        "Time lower is better | 9 s | 3 s | −67 % better | weekly median Source: the dashboard | E-01 Work"
    );
    assert_eq!(
        row("before: 3 s, after: 9 s, better: lower"),
        "Time lower is better | 3 s | 9 s | 3 times as long worse | no method given no source given | E-01 Work"
    );
    assert_eq!(
        row("before: 3 deploys, after: 9 deploys, better: higher"),
        "Time higher is better | 3 deploys | 9 deploys | 3 times as many better | no method given no source given | E-01 Work"
    );
    assert_eq!(
        row("before: 3 s, after: 9 s"),
        "Time | 3 s | 9 s | 3 times as long | no method given no source given | E-01 Work"
    );
    assert_eq!(
        row("before: 3 s, after: 3 s, better: lower"),
        "Time lower is better | 3 s | 3 s | no change | no method given no source given | E-01 Work"
    );
}

#[test]
fn what_is_not_known_is_said() {
    assert_eq!(
        row("after: 3 s"),
        "Time | not known | 3 s | first measured | no method given no source given | E-01 Work"
    );
    assert_eq!(row("before: 3 s"), "Time | 3 s | not known | – | no method given no source given | E-01 Work");
    assert_eq!(
        row("before: by hand, after: 3 s, better: lower"),
        "Time lower is better | by hand | 3 s | – | no method given no source given | E-01 Work"
    );
    assert_eq!(
        row("before: 3 s, after: 4 people, better: lower"),
        "Time lower is better | 3 s | 4 people | – | no method given no source given | E-01 Work"
    );
}

#[test]
fn an_estimate_is_marked() {
    assert_eq!(
        row("before: 9 s, after: 3 s, estimate: true"),
        "Time estimate | 9 s | 3 s | −67 % | no method given no source given | E-01 Work"
    );
}

/// Of a file of the packet a reader learns its name.
#[test]
fn a_source_is_named() {
    assert_eq!(
        row("after: 3 s, source: files/chart.svg"),
        "Time | not known | 3 s | first measured | no method given Source: chart.svg | E-01 Work"
    );
    assert_eq!(
        row("after: 3 s, source: \"https://example.com/board\""),
        "Time | not known | 3 s | first measured | no method given Source: https://example.com/board | E-01 Work"
    );
}

#[test]
fn who_cites_a_figure_stands_beside_who_holds_it() {
    let files = [
        (
            "evidence/work.md",
            "title: Work\ndate: 2026-03-14\nmetrics: [{id: time, name: Time, after: 3 s}, {id: cost, name: Cost, after: $2}]\n\nSee {{metric:time}}.",
        ),
        ("evidence/more.md", "title: More\ndate: 2026-04-14\n\nSee {{metric:cost}}."),
        ("impact/fast.md", "claim: It is fast\nmetrics: [time]\n\nSee {{metric:time}}."),
        ("notes/own.md", "It is {{metric:time}}."),
    ];
    let rows = |pages: Pages| pages.rows();
    assert_eq!(
        rows(pages(&files)),
        [
            "Time | not known | 3 s | first measured | no method given no source given | E-01 Work I-01 It is fast N-01 own",
            "Cost | not known | $2 | first measured | no method given no source given | E-01 Work E-02 More"
        ]
    );
    assert_eq!(
        rows(pages(&files).for_committee()),
        [
            "Time | not known | 3 s | first measured | no method given no source given | E-01 Work I-01 It is fast",
            "Cost | not known | $2 | first measured | no method given no source given | E-01 Work E-02 More"
        ]
    );
}

#[test]
fn figures_stand_in_the_order_of_the_work() {
    let files = [
        (
            "evidence/a.md",
            "title: A\ndate: 2026-03-14\nmetrics: [{name: Second, after: 3 s}, {name: Third, after: 4 s}]",
        ),
        ("evidence/b.md", "title: B\ndate: 2026-02-14\nmetrics: [{name: First, after: 3 s}]"),
        ("evidence/c.md", "title: C\ndate: 2026-01-14\naudience: self\nmetrics: [{name: Own, after: 3 s}]"),
    ];
    let names =
        |pages: Pages| pages.rows().iter().map(|row| row.split(" | ").next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(pages(&files)), ["First", "Second", "Third", "Own"]);
    assert_eq!(names(pages(&files).for_manager()), ["First", "Second", "Third"]);
}

/// The numbers are read back from the drawing.
#[test]
fn a_picture_shows_what_the_row_says() {
    let drawn = |keys: &str| {
        let work = format!("title: Work\ndate: 2026-03-14\nmetrics: [{{name: Time, {keys}}}]");
        let page = pages(&[("evidence/work.md", &work)]).render(|address| address == PAGE)[PAGE].to_vec();
        let page = Html::parse_document(std::str::from_utf8(&page).unwrap());
        let place = |class: &str| {
            let circle = page.select(&Selector::parse(&format!(".dumbbell .{class}")).unwrap()).next()?;
            circle.attr("cx")?.parse::<f64>().ok()
        };
        let dashed = page.select(&Selector::parse(".way[stroke-dasharray]").unwrap()).count();
        (place("was"), place("is"), dashed)
    };
    // From 6 to 114 of 120.
    assert_eq!(drawn("before: 1200 ms, after: 300 ms"), (Some(114.0), Some(33.0), 0));
    assert_eq!(drawn("before: ~50 s, after: 100 s"), (Some(60.0), Some(114.0), 1));
    assert_eq!(drawn("after: 3 s"), (None, Some(114.0), 0));
    assert_eq!(drawn("before: by hand, after: 3 s"), (None, None, 0));
}

#[test]
fn the_image_that_is_a_source_is_shown_small() {
    let shown = |source: &str| {
        let work = format!("title: Work\ndate: 2026-03-14\nmetrics: [{{name: Time, after: 3 s, source: {source}}}]");
        let files = [
            ("evidence/work.md", work.as_str()),
            ("files/chart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            ("files/data.csv", "a,b\n"),
        ];
        let page = pages(&files).render(|address| address == PAGE)[PAGE].to_vec();
        let page = Html::parse_document(std::str::from_utf8(&page).unwrap());
        let image = page.select(&Selector::parse(".thumbnail img").unwrap()).next();
        image.and_then(|image| image.attr("src").map(str::to_owned))
    };
    assert_eq!(shown("files/chart.svg").as_deref(), Some("files/chart.svg"));
    assert_eq!(shown("files/data.csv"), None);
    assert_eq!(shown("\"https://example.com/chart.png\""), None);
}
