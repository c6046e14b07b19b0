//! The ledger of figures.

use super::*;

const PAGE: &str = "metrics.html";

/// The row of a metric with these keys.
fn row(keys: &str) -> String {
    let work = format!("title: Work\ndate: 2026-03-14\nmetrics: [{{id: time, name: Time, {keys}}}]\n\nWords.");
    pages(&[("evidence/work.md", &work), ("files/chart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")])
        .words(PAGE)
        .remove(4)
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
        pages(&[("evidence/work.md", work)]).words(PAGE)[..4],
        [
            "Metrics",
            "Every figure, what it was and what it became, how it was measured, and where it is used.",
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
    assert_eq!(row("after: 3 s"), "Time | not known | 3 s | – | no method given no source given | E-01 Work");
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
        "Time | not known | 3 s | – | no method given Source: chart.svg | E-01 Work"
    );
    assert_eq!(
        row("after: 3 s, source: \"https://example.com/board\""),
        "Time | not known | 3 s | – | no method given Source: https://example.com/board | E-01 Work"
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
    let rows = |pages: Pages| pages.words(PAGE)[4..].to_vec();
    assert_eq!(
        rows(pages(&files)),
        [
            "Time | not known | 3 s | – | no method given no source given | E-01 Work I-01 It is fast N-01 own",
            "Cost | not known | $2 | – | no method given no source given | E-01 Work E-02 More"
        ]
    );
    assert_eq!(
        rows(pages(&files).for_committee()),
        [
            "Time | not known | 3 s | – | no method given no source given | E-01 Work I-01 It is fast",
            "Cost | not known | $2 | – | no method given no source given | E-01 Work E-02 More"
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
    let names = |pages: Pages| {
        pages.words(PAGE)[4..].iter().map(|row| row.split(" | ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(pages(&files)), ["First", "Second", "Third", "Own"]);
    assert_eq!(names(pages(&files).for_manager()), ["First", "Second", "Third"]);
}
