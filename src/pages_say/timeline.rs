//! Criteria by period.

use super::*;

const PAGE: &str = "timeline.html";

fn work(day: &str) -> String {
    format!("title: Work\ndate: {day}\ncriteria: [impact]")
}

#[test]
fn a_timeline_of_nothing() {
    assert_eq!(
        pages(&[]).words(PAGE),
        [
            "Timeline",
            "What is sustained, and what is one season: July 2025 to June 2026.",
            "Criteria by period",
            "Criterion | 2025-H2 July to December 2025 | 2026-H1 January to June 2026 | Over time",
            "Impact | nothing | nothing | nothing yet"
        ]
    );
}

#[test]
fn without_window_and_work_there_is_no_period() {
    let settings = SETTINGS.split("[window]").next().unwrap();
    assert_eq!(
        pages(&[("packet.toml", settings)]).words(PAGE),
        [
            "Timeline",
            "What is sustained, and what is one season.",
            "There is no period to show: the packet names no window."
        ]
    );
}

#[test]
fn without_window_the_work_makes_the_periods() {
    let settings = SETTINGS.split("[window]").next().unwrap();
    let (one, two) = (work("2024-03-01"), work("2025-03-01"));
    let words = pages(&[("packet.toml", settings), ("evidence/a.md", &one), ("evidence/b.md", &two)]).words(PAGE);
    assert_eq!(
        words[1..],
        [
            "What is sustained, and what is one season.",
            "Criteria by period",
            "Criterion | 2024-H1 January to June 2024 | 2024-H2 July to December 2024 | 2025-H1 January to June 2025 | Over time",
            "Impact | E-01 Work | nothing | E-02 Work | 2 of 3 periods"
        ]
    );
}

#[test]
fn what_is_sustained_and_what_is_one_season() {
    let (spring, autumn) = (work("2026-03-01"), work("2025-09-01").replace("[impact]", "[impact, clarity]"));
    let rubric = format!("{CLARITY}{}", IMPACT.replace("impact", "depth").replace("Impact", "Depth"));
    let files = [
        ("packet.toml", "[[waivers]]\ncriterion = \"depth\"\nreason = \"no chance\"\n"),
        ("rubric.toml", rubric.as_str()),
        ("evidence/a.md", spring.as_str()),
        ("evidence/b.md", autumn.as_str()),
    ];
    assert_eq!(
        pages(&files).words(PAGE)[3..],
        [
            "Criterion | 2025-H2 July to December 2025 | 2026-H1 January to June 2026 | Over time",
            "Impact | E-01 Work | E-02 Work | sustained",
            "Depth | nothing | nothing | waived",
            "Ways of working",
            "Clarity | E-01 Work | nothing | one season"
        ]
    );
}

#[test]
fn of_three_periods_two() {
    let periods = "[[periods]]\nid = \"one\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"two\"\nfrom = 2025-11-01\nto = 2026-02-28\n\
                   [[periods]]\nid = \"three\"\nfrom = 2026-03-01\nto = 2026-06-30\n";
    let (one, two) = (work("2025-08-01"), work("2026-03-01"));
    assert_eq!(
        pages(&[("packet.toml", periods), ("evidence/a.md", &one), ("evidence/b.md", &two)]).words(PAGE)[3..],
        [
            "Criterion | one July to October 2025 | two November 2025 to February 2026 | three March to June 2026 | Over time",
            "Impact | E-01 Work | nothing | E-02 Work | 2 of 3 periods"
        ]
    );
}

#[test]
fn an_absence_is_not_a_gap() {
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-10-15\nwhy = \"parental leave\"\n[[away]]\nfrom = 2025-12-01\nto = 2026-01-15\nwhy = \"a change of manager\"\n";
    let spring = work("2026-03-01");
    assert_eq!(
        pages(&[("packet.toml", away), ("evidence/a.md", &spring)]).words(PAGE)[2..],
        [
            "Criteria by period",
            "Criterion | 2025-H2 July to December 2025 away: parental leave and a change of manager | 2026-H1 January to June 2026 away: a change of manager | Over time",
            "Impact | away | E-01 Work | sustained",
            "Away",
            "An absence is not a gap: these days count neither for nor against anything.",
            "1 July to 15 October 2025: parental leave",
            "1 December 2025 to 15 January 2026: a change of manager"
        ]
    );
}

/// Away for less than most of a period, the period counts, and one season is one season.
#[test]
fn a_short_absence_empties_no_period() {
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-07-31\nwhy = \"leave\"\n";
    let spring = work("2026-03-01");
    assert_eq!(
        pages(&[("packet.toml", away), ("evidence/a.md", &spring)]).words(PAGE)[3..5],
        [
            "Criterion | 2025-H2 July to December 2025 away: leave | 2026-H1 January to June 2026 | Over time",
            "Impact | nothing | E-01 Work | one season"
        ]
    );
}

/// What reached less far than the level asks does not sustain what did.
#[test]
fn narrow_work_does_not_sustain_what_reached_further() {
    let (wide, narrow) = (work("2026-03-01\nscope: system"), work("2025-09-01\nscope: feature"));
    assert_eq!(
        pages(&[("evidence/a.md", &wide), ("evidence/b.md", &narrow)]).words(PAGE)[4],
        "Impact | E-01 Work | E-02 Work | one season at the scope of the level"
    );
}

#[test]
fn a_period_with_much_work_lists_three() {
    let notes = ["a", "b", "c", "d", "e"]
        .map(|name| (format!("evidence/{name}.md"), format!("{}\n\nWords of {name}.", work("2026-03-01"))));
    let files = notes.each_ref().map(|(path, text)| (path.as_str(), text.as_str()));
    assert_eq!(pages(&files[..3]).words(PAGE)[4], "Impact | nothing | E-01 Work E-02 Work E-03 Work | one season");
    assert_eq!(pages(&files).words(PAGE)[4], "Impact | nothing | E-01 Work E-02 Work E-03 Work +2 | one season");
}
