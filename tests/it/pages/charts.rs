//! What the pictures of the example show, read back from its pages and held against the words beside them and the notes that they are made of.

use super::{parsed, selector};
use crate::packets::{self, Built};
use jiff::civil::{Date, date};
use scraper::{ElementRef, Html};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The first and the last day of the example's window, which are those of a month.
const WINDOW: [Date; 2] = [date(2025, 1, 1), date(2026, 6, 30)];

/// The scopes of its rubric, narrow to wide.
const SCOPES: [&str; 5] = ["task", "feature", "system", "org", "company"];

fn texts(of: ElementRef<'_>, path: &str) -> Vec<String> {
    let text =
        |it: ElementRef<'_>| it.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    of.select(&selector(path)).map(text).collect()
}

fn number(shape: ElementRef<'_>, name: &str) -> f64 {
    shape.attr(name).unwrap().parse().unwrap()
}

fn numbers(of: ElementRef<'_>, path: &str, name: &str) -> Vec<f64> {
    of.select(&selector(path)).map(|shape| number(shape, name)).collect()
}

#[track_caller]
fn assert_near(drawn: f64, wanted: f64, what: &str) {
    assert!((drawn - wanted).abs() < 0.11, "{what}: drawn at {drawn}, and it is {wanted}");
}

/// A figure as it is written: `$24.6k/month`, `4.5 %`.
fn figure(written: &str) -> f64 {
    let from = written.find(|sign: char| sign.is_ascii_digit()).unwrap_or_else(|| panic!("{written}"));
    let rest = &written[from..];
    let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
    let thousand = if rest[end..].starts_with('k') { 1000.0 } else { 1.0 };
    rest[..end].parse::<f64>().unwrap() * thousand
}

/// Rings and dots stand on a scale from nothing, as the figures in words say, on the sheet as in the ledger.
#[test]
fn rings_and_dots_stand_where_the_figures_are() {
    let built = Built::of(&packets::example(), "self");
    for (page, row, before, after, least) in [
        ("metrics.html", ".ledger tbody tr", "[data-label=Before]", "[data-label=After]", 7),
        ("sheet.html", ".changed tbody tr", ".change-before", ".change-after", 3),
    ] {
        let html = parsed(&built, page);
        let rows: Vec<ElementRef<'_>> =
            html.select(&selector(row)).filter(|row| !texts(*row, ".dumbbell").is_empty()).collect();
        assert!(rows.len() >= least, "{page} has {} pictures", rows.len());
        for row in rows {
            let values = [before, after].map(|path| figure(&texts(row, path)[0]));
            let place = |value: f64| 6.0 + value / values[0].max(values[1]) * 108.0;
            let what = format!("{page}, {}", texts(row, "th")[0]);
            assert_near(numbers(row, "circle.was", "cx")[0], place(values[0]), &what);
            assert_near(numbers(row, "circle.is", "cx")[0], place(values[1]), &what);
            let zero = row.select(&selector("path.axis")).next().unwrap().attr("d").unwrap();
            assert!(zero.contains("M6.0 4.0v12"), "{what}: nothing is not at the start: {zero}");
        }
    }
}

/// A note of the example, as its author wrote it.
struct Note {
    days: [Date; 2],
    scope: String,
}

impl Note {
    fn read(page: &str) -> Note {
        let path = packets::example().join(page).with_extension("md");
        let text = fs::read_to_string(path).unwrap();
        let value = |key: &str| -> Option<String> {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(['=', ':']))?;
            Some(line.trim().trim_matches('"').to_owned())
        };
        let day = |keys: [&str; 2]| keys.into_iter().find_map(value).unwrap().parse().unwrap();
        Note { days: [day(["from", "date"]), day(["to", "date"])], scope: value("scope").unwrap_or_default() }
    }
}

/// The page of each note, by its reference.
fn notes(built: &Built) -> BTreeMap<String, Note> {
    let mut notes = BTreeMap::new();
    for page in ["evidence.html", "timeline.html"] {
        let html = parsed(built, page);
        for link in html.select(&selector("main a[href^='evidence/']")) {
            let text = link.text().collect::<String>();
            let reference = text.split_whitespace().next().unwrap_or_default();
            if reference.starts_with("E-") {
                let page = link.attr("href").unwrap().split('#').next().unwrap();
                notes.insert(reference.to_owned(), Note::read(page));
            }
        }
    }
    assert!(notes.len() >= 18, "{}", notes.len());
    notes
}

/// Where days are drawn on a line of this width, on which nothing is narrower than `least`.
fn drawn([from, to]: [Date; 2], width: f64, least: f64) -> [f64; 2] {
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    let per_day = width / (days(WINDOW[0], WINDOW[1]) + 1.0);
    let wide = ((days(from, to) + 1.0) * per_day).max(least);
    [(days(WINDOW[0], from) * per_day).min(width - wide), wide]
}

/// The lanes of the timeline: criterion, and the reference and shape of each bar.
fn lanes(html: &Html) -> Vec<(String, Vec<(String, ElementRef<'_>)>)> {
    let lane = |lane| {
        let bars = ElementRef::select(&lane, &selector(".lane-bars rect"))
            .map(|bar| (texts(bar, "title")[0].clone(), bar))
            .collect();
        (texts(lane, ".lane-name").remove(0), bars)
    };
    html.select(&selector(".lanes li")).map(lane).collect()
}

#[test]
fn bars_stand_from_the_first_to_the_last_day_of_the_notes() {
    let built = Built::of(&packets::example(), "self");
    let (html, notes) = (parsed(&built, "timeline.html"), notes(&built));
    let mut all = BTreeSet::new();
    for (criterion, bars) in lanes(&html) {
        for (reference, bar) in bars {
            let [x, width] = drawn(notes[&reference].days, 640.0, 5.0);
            assert_near(number(bar, "x"), x, &format!("{criterion}, {reference}"));
            assert_near(number(bar, "width"), width, &format!("{criterion}, {reference}"));
            all.insert(reference);
        }
    }
    assert!(all.len() >= 15, "{all:?}");
    let axis = html.select(&selector(".axis-wide")).next().unwrap();
    for label in axis.select(&selector(".label-month")) {
        let nth = numbers(axis, ".label-month", "x").iter().position(|x| *x == number(label, "x")).unwrap();
        let months = i64::try_from(nth).unwrap();
        let month = WINDOW[0].checked_add(jiff::Span::new().months(months)).unwrap();
        let [x, width] = drawn([month, month.last_of_month()], 640.0, 0.0);
        assert_near(number(label, "x"), x + width / 2.0, &format!("the name of {month}"));
    }
}

/// On the sheet: when it was, and how far it reached, of the work that counts for each criterion.
#[test]
fn lines_of_time_and_boxes_of_scope_show_the_work_that_counts() {
    let built = Built::of(&packets::example(), "self");
    let (timeline, sheet, notes) = (parsed(&built, "timeline.html"), parsed(&built, "sheet.html"), notes(&built));
    let lanes = lanes(&timeline);
    let mut compared = 0;
    for row in sheet.select(&selector(".matrix tbody tr")) {
        let name = texts(row, "th a").remove(0);
        let Some((_, bars)) = lanes.iter().find(|(criterion, _)| *criterion == name) else { continue };
        let counts = |(_, bar): &&(String, ElementRef<'_>)| bar.attr("class") == Some("is");
        let work: Vec<&Note> = bars.iter().filter(counts).map(|(reference, _)| &notes[reference]).collect();
        let days: BTreeSet<[Date; 2]> = work.iter().map(|note| note.days).collect();
        let wanted = joined(days.into_iter().map(|days| drawn(days, 150.0, 4.0)));
        let (x, width) = (numbers(row, ".strip rect", "x"), numbers(row, ".strip rect", "width"));
        assert_eq!(x.len(), wanted.len(), "{name}");
        for (nth, wanted) in wanted.iter().enumerate() {
            assert_near(x[nth], wanted[0], &name);
            assert_near(width[nth], wanted[1], &name);
        }
        let Some(reach) = row.select(&selector(".reach")).next() else {
            assert!(work.is_empty(), "{name} has no picture of how far it reached");
            continue;
        };
        let label = reach.attr("aria-label").unwrap();
        let widest = work.iter().filter_map(|note| SCOPES.iter().position(|scope| *scope == note.scope)).max().unwrap();
        assert_eq!(label, format!("reached {}, system is asked", SCOPES[widest]), "{name}");
        assert_eq!(
            numbers(row, ".reach rect.on", "x"),
            (0..=widest).map(|step| step as f64 * 13.0 + 1.0).collect::<Vec<_>>()
        );
        let asked = row.select(&selector(".reach path")).next().unwrap().attr("d").unwrap();
        assert_eq!(asked, "M39.5 0v16", "{name}: the line stands behind the third of five");
        compared += 1;
    }
    assert!(compared >= 7, "{compared} criteria were compared");
}

/// Bars that lie over one another or touch look like one, and are drawn as one.
fn joined(bars: impl Iterator<Item = [f64; 2]>) -> Vec<[f64; 2]> {
    let mut joined: Vec<[f64; 2]> = Vec::new();
    for [x, width] in bars {
        match joined.last_mut() {
            Some([start, wide]) if x <= *start + *wide => *wide = wide.max(x + width - *start),
            _ => joined.push([x, width]),
        }
    }
    joined
}

/// A full dot stands where the note of a peer names the criterion, and nowhere else.
#[test]
fn dots_stand_where_peers_spoke() {
    let built = Built::of(&packets::example(), "self");
    let html = parsed(&built, "coverage.html");
    let table = html.select(&selector(".spoke")).next().unwrap();
    let id = |link: ElementRef<'_>| {
        link.attr("href").unwrap().trim_start_matches("criteria/").trim_end_matches(".html").to_owned()
    };
    let criteria: Vec<String> = table.select(&selector("thead a")).map(id).collect();
    let mut spoken = 0;
    for row in table.select(&selector("tbody tr")) {
        let Some(page) = row.select(&selector("th a")).next().and_then(|it| it.attr("href")) else { continue };
        // The page of a peer without a name is called otherwise than their note.
        let Ok(text) = fs::read_to_string(packets::example().join(page).with_extension("md")) else { continue };
        let head =
            text.lines().skip(1).take_while(|line| !["+++", "---"].contains(line)).collect::<Vec<_>>().join("\n");
        let (_, listed) = head.split_once("criteria").unwrap();
        let listed: String = listed.chars().skip_while(|sign| *sign != '[').take_while(|sign| *sign != ']').collect();
        for (criterion, cell) in criteria.iter().zip(row.select(&selector("td"))) {
            let is_listed = listed.split([',', '[', ' ', '"', '\n']).any(|word| word == criterion);
            let shapes = ["circle.is", "circle.was"].map(|path| cell.select(&selector(path)).count());
            let is_given = head.contains("given");
            assert_eq!(
                shapes,
                [usize::from(is_listed && is_given), usize::from(is_listed && !is_given)],
                "{page}, {criterion}"
            );
            spoken += shapes[0];
        }
    }
    assert!(spoken >= 6, "{spoken} dots");
}
