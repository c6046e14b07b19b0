//! Criteria by period.

use super::*;

const PAGE: &str = "timeline.html";

fn work(day: &str) -> String {
    format!("title: Work\ndate: {day}\ncriteria: [impact]")
}

/// A line for each criterion: its name, what holds over time, what lies in each period and what is set apart.
fn lanes(pages: &Pages) -> Vec<String> {
    let page = drawing(pages);
    let selector = Selector::parse(".lane-group, .lanes li, .group-missing").unwrap();
    let line = |element| {
        let mut reader = Reader::default();
        reader.read(element);
        reader.close(None);
        reader.lines.into_iter().map(|line| line.words).collect::<Vec<_>>().join(" | ")
    };
    page.select(&selector).map(line).collect()
}

fn drawing(pages: &Pages) -> Html {
    let files = pages.render(|address| address == PAGE);
    Html::parse_document(std::str::from_utf8(&files[PAGE]).unwrap())
}

/// The bars of all lanes: from which unit of the lane's 640 to which, and whether each counts.
fn bars(pages: &Pages) -> Vec<(f64, f64, bool)> {
    let page = drawing(pages);
    let number = |bar: ElementRef<'_>, name: &str| bar.attr(name).unwrap().parse::<f64>().unwrap();
    let bar = |bar: ElementRef<'_>| {
        let start = number(bar, "x");
        (start.round(), (start + number(bar, "width")).round(), bar.attr("class") == Some("is"))
    };
    let selector = Selector::parse(".lane-bars rect").unwrap();
    page.select(&selector).map(bar).collect()
}

#[test]
fn a_timeline_of_nothing() {
    let nothing = pages(&[]);
    assert_eq!(
        nothing.words(PAGE)[..3],
        [
            "Timeline",
            "What is sustained, and what is one season: July 2025 to June 2026.",
            "A bar is a piece of work from its first day to its last."
        ]
    );
    assert_eq!(lanes(&nothing), ["Impact | nothing yet"]);
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
    let pages = pages(&[("packet.toml", settings), ("evidence/a.md", &one), ("evidence/b.md", &two)]);
    assert_eq!(lanes(&pages), ["Impact | 2 of 3 periods | 2024-H1 E-01 Work 2025-H1 E-02 Work"]);
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
        lanes(&pages(&files)),
        [
            "Impact | sustained | 2025-H2 E-01 Work 2026-H1 E-02 Work",
            "Depth | waived",
            "Ways of working",
            "Clarity | one season | 2025-H2 E-01 Work"
        ]
    );
}

#[test]
fn of_three_periods_two() {
    let periods = "[[periods]]\nid = \"one\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"two\"\nfrom = 2025-11-01\nto = 2026-02-28\n\
                   [[periods]]\nid = \"three\"\nfrom = 2026-03-01\nto = 2026-06-30\n";
    let (one, two) = (work("2025-08-01"), work("2026-03-01"));
    let pages = pages(&[("packet.toml", periods), ("evidence/a.md", &one), ("evidence/b.md", &two)]);
    assert_eq!(
        pages.words(PAGE)[2],
        "A bar is a piece of work from its first day to its last. one: July to October 2025. two: November 2025 to February 2026. \
         three: March to June 2026."
    );
    assert_eq!(lanes(&pages), ["Impact | 2 of 3 periods | one E-01 Work three E-02 Work"]);
}

#[test]
fn an_absence_is_not_a_gap() {
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-10-15\nwhy = \"parental leave\"\n[[away]]\nfrom = 2025-12-01\nto = 2026-01-15\nwhy = \"a change of manager\"\n";
    let spring = work("2026-03-01");
    let pages = pages(&[("packet.toml", away), ("evidence/a.md", &spring)]);
    assert_eq!(lanes(&pages), ["Impact | sustained | 2025-H2 away 2026-H1 E-01 Work"]);
    assert_eq!(
        pages.section(PAGE, "Away"),
        [
            "An absence is not a gap: these days count neither for nor against anything.",
            "1 July to 15 October 2025: parental leave",
            "1 December 2025 to 15 January 2026: a change of manager"
        ]
    );
    assert_eq!(pages.words(PAGE)[2], "A bar is a piece of work from its first day to its last. Hatched: away.");
}

/// Away for less than most of a period, the period counts, and one season is one season.
#[test]
fn a_short_absence_empties_no_period() {
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-07-31\nwhy = \"leave\"\n";
    let spring = work("2026-03-01");
    let pages = pages(&[("packet.toml", away), ("evidence/a.md", &spring)]);
    assert_eq!(lanes(&pages), ["Impact | one season | 2026-H1 E-01 Work"]);
}

/// What reached less far than the level asks does not sustain what did.
#[test]
fn narrow_work_does_not_sustain_what_reached_further() {
    let (wide, narrow) = (work("2026-03-01\nscope: system"), work("2025-09-01\nscope: feature"));
    assert_eq!(
        lanes(&pages(&[("evidence/a.md", &wide), ("evidence/b.md", &narrow)])),
        ["Impact | one season at the scope of the level | 2025-H2 E-01 Work 2026-H1 E-02 Work"]
    );
}

#[test]
fn a_period_with_much_work_lists_three() {
    let notes = ["a", "b", "c", "d", "e"]
        .map(|name| (format!("evidence/{name}.md"), format!("{}\n\nWords of {name}.", work("2026-03-01"))));
    let files = notes.each_ref().map(|(path, text)| (path.as_str(), text.as_str()));
    assert_eq!(lanes(&pages(&files[..2])), ["Impact | one season | 2026-H1 E-01 Work E-02 Work"]);
    assert_eq!(
        lanes(&pages(&files)),
        ["Impact | one season | 2026-H1 E-01 Work E-02 Work E-03 Work +2 +3 at the same time"]
    );
    assert_eq!(bars(&pages(&files)).len(), 2);
}

/// The numbers are read back from the drawing: the window has 365 days on 640 units.
#[test]
fn bars_stand_where_the_work_was_done() {
    let unit = |day: f64| (day / 365.0 * 640.0).round();
    let long = "title: Long\nfrom: 2025-08-01\nto: 2025-10-31\ncriteria: [impact]";
    let open = "title: Open\nfrom: 2026-04-01\nto: 2026-06-30\nstatus: in-progress\ncriteria: [impact]";
    let day = work("2026-02-01");
    let files = [("evidence/a.md", long), ("evidence/b.md", open), ("evidence/c.md", day.as_str())];
    let day = (unit(215.0), unit(215.0) + 5.0, true);
    let expected = [(unit(31.0), unit(123.0), true), day, (unit(274.0), 640.0, false)];
    for pages in [pages(&files), pages(&files).for_committee()] {
        assert_eq!(bars(&pages), expected);
        assert!(lanes(&pages)[0].ends_with("E-03 Open not finished yet"), "{:?}", lanes(&pages));
    }
}

/// A piece of work long before the window does not squeeze the window; one that is near stands in a dotted field.
#[test]
fn what_lies_outside_the_window_shows_as_such() {
    let (near, far) = (work("2025-06-10"), work("2015-06-10"));
    let pages = pages(&[("evidence/a.md", &near), ("evidence/b.md", &far)]);
    assert_eq!(bars(&pages), [((9.0_f64 / 395.0 * 640.0).round(), (9.0_f64 / 395.0 * 640.0).round() + 5.0, false)]);
    assert_eq!(
        lanes(&pages),
        ["Impact | nothing yet | E-01 Work outside the window E-02 Work outside the window 1 earlier than drawn"]
    );
    assert!(pages.words(PAGE)[2].ends_with("Dotted: outside the window."), "{:?}", pages.words(PAGE));
}

#[test]
fn a_long_ladder_folds_what_nothing_speaks_for() {
    let more: String = (0..14).map(|number| IMPACT.replace("impact", &format!("c{number}"))).collect();
    let spring = work("2026-03-01");
    let lanes = lanes(&pages(&[("rubric.toml", &more), ("evidence/a.md", &spring)]));
    assert_eq!(lanes.len(), 2, "{lanes:#?}");
    assert!(lanes[1].starts_with("Nothing speaks for Impact, Impact"), "{lanes:#?}");
}
