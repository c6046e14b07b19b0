//! What pictures show, read back from the drawing and from the words that stand in them.

use super::*;

fn feedback(name: &str, keys: &str) -> (String, String) {
    let path = format!("feedback/{}.md", name.to_lowercase());
    (path, format!("from: {{name: {name}, {keys}\n\n# Given\nWords of {name}, who saw it happen in March.\n"))
}

/// Who spoke to what: a line for each peer and for the foot, a mark for each criterion.
fn spoken(pages: &Pages) -> Vec<String> {
    let files = pages.render(|address| address == "coverage.html");
    let page = Html::parse_document(std::str::from_utf8(&files["coverage.html"]).unwrap());
    let (rows, cells) = (Selector::parse(".spoke tr").unwrap(), Selector::parse("td, th").unwrap());
    let circle = Selector::parse("circle").unwrap();
    let cell = |cell: ElementRef<'_>| match cell.select(&circle).next() {
        Some(circle) if circle.attr("fill") == Some("currentColor") => "●".to_owned(),
        Some(_) => "○".to_owned(),
        None => cell.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
    };
    page.select(&rows).map(|row| row.select(&cells).map(cell).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn who_spoke_to_what() {
    let rubric = format!("{CLARITY}{}", IMPACT.replace("impact", "depth").replace("Impact", "Depth"));
    let work = "title: Work\ndate: 2026-03-14\ncriteria: [impact, clarity]";
    let peers = [
        feedback("Ana", "relation: peer, level: senior, team: Till}\nstate: given\ncriteria: [impact]"),
        feedback("Bo", "relation: cross-team}\nstate: given\nattribution: anonymous\ncriteria: [impact, clarity]"),
        feedback("Cy", "relation: partner}\nstate: requested\nasked: 2026-06-20\ncriteria: [depth, impact]"),
        feedback("Di", "relation: partner}\nstate: draft\ncriteria: [depth]"),
        feedback("Ed", "relation: partner}\nstate: declined\ncriteria: [depth]"),
    ];
    let peers = peers.each_ref().map(|(path, text)| (path.as_str(), text.as_str()));
    let files: Vec<(&str, &str)> =
        [("rubric.toml", rubric.as_str()), ("evidence/work.md", work)].into_iter().chain(peers).collect();
    let foot = ["How many speak to it|2|1|0", "One of them outside the team|yes|yes|– no"];
    let head = "Who|Impact|Clarity|Depth";
    let own = spoken(&pages(&files));
    assert_eq!(
        own[..4],
        [head, "Ana Senior Engineer · Till · same team|●||", "Bo another team|●|●|", "Cy another craft|○||○"]
    );
    assert_eq!(own[4..], foot);
    let manager = spoken(&pages(&files).for_manager());
    assert!(!manager[2].contains("Bo") && manager[2].ends_with("|●|●|"), "{manager:?}");
    assert_eq!((manager.len(), manager[3].as_str()), (6, "Cy another craft|○||○"));
    let committee = spoken(&pages(&files).for_committee());
    assert_eq!(committee.len(), 5, "a committee does not learn who was asked: {committee:?}");
    assert_eq!(committee[3..], foot);
}

#[test]
fn a_table_without_a_mark_is_left_out() {
    assert!(spoken(&pages(&[])).is_empty());
    let (path, draft) = feedback("Di", "relation: partner}\nstate: draft\ncriteria: [impact]");
    assert!(spoken(&pages(&[(&path, &draft)])).is_empty());
}

#[test]
fn of_many_criteria_only_those_that_are_spoken_to_have_a_column() {
    let more: String = (0..14).map(|number| IMPACT.replace("impact", &format!("c{number}"))).collect();
    let (path, given) = feedback("Ana", "relation: peer}\nstate: given\ncriteria: [c3]");
    let pages = pages(&[("rubric.toml", &more), (&path, &given)]);
    assert_eq!(spoken(&pages)[1], "Ana same team|●");
    assert!(pages.words("coverage.html").iter().any(|line| line.starts_with("No peer speaks to Impact, Impact")));
}

/// The steps of a criterion's page, the asked one marked, with a mark for each piece of work.
fn steps(files: &[(&str, &str)]) -> Vec<String> {
    let files = pages(files).render(|address| address == "criteria/impact.html");
    let page = Html::parse_document(std::str::from_utf8(&files["criteria/impact.html"]).unwrap());
    let (steps, circle) = (Selector::parse(".scope-steps li").unwrap(), Selector::parse("circle").unwrap());
    let name = Selector::parse(".scope-name").unwrap();
    let step = |step: ElementRef<'_>| {
        let words: String = step.select(&name).next().unwrap().text().collect();
        let full = |circle: ElementRef<'_>| if circle.attr("fill") == Some("currentColor") { '●' } else { '○' };
        format!("{words}{}", step.select(&circle).map(full).collect::<String>())
    };
    page.select(&steps).map(step).collect()
}

#[test]
fn how_far_the_work_reached() {
    let work = |keys: &str| format!("title: Work\ndate: 2026-03-14\ncriteria: [impact]\n{keys}\n\n{keys}.");
    let [led, helped, narrow, unsaid] =
        ["scope: system\nrole: lead", "scope: system\nrole: contributor", "scope: feature\nrole: solo", "role: lead"]
            .map(work);
    let files = [
        ("evidence/a.md", led.as_str()),
        ("evidence/b.md", helped.as_str()),
        ("evidence/c.md", narrow.as_str()),
        ("evidence/d.md", unsaid.as_str()),
    ];
    assert_eq!(steps(&files), ["feature●", "system asked●○"]);
    assert!(pages(&files).section("criteria/impact.html", "How far it reached")[2].contains("Without a scope: E-04"));
    assert!(steps(&[]).is_empty(), "where nothing counts there is no picture");
}

#[test]
fn the_same_packet_is_the_same_picture() {
    let work = "title: Work\nfrom: 2026-01-14\nto: 2026-03-14\ncriteria: [impact]\nscope: system\nmetrics: [{name: A, before: 3, after: 1}]";
    let drawn = || pages(&[("evidence/work.md", work)]).render(|address| address != "print.html");
    assert_eq!(drawn(), drawn());
}

/// The numbers of all shapes that the selector names.
fn numbers(drawn: &str, selector: &str, names: &[&str]) -> Vec<Vec<f64>> {
    let page = Html::parse_document(drawn);
    let selector = Selector::parse(selector).unwrap();
    let of = |shape: ElementRef<'_>| names.iter().map(|name| shape.attr(name).unwrap().parse().unwrap()).collect();
    page.select(&selector).map(of).collect()
}

/// A picture that stands alone, for the author.
fn alone(pages: &Pages, name: &str) -> Option<String> {
    let site = pages.compilation.site(pages.compilation.edition(pages.audience).unwrap());
    Some(crate::render::picture(&site, pages.compilation.theme.as_ref().unwrap(), name)?.unwrap())
}

#[test]
fn a_picture_alone_shows_what_the_page_shows() {
    let files = [
        (
            "evidence/a.md",
            "title: A\nfrom: 2025-08-01\nto: 2025-11-14\ncriteria: [impact]\nscope: system\nmetrics: [{id: scope, name: Scope, before: 4 s, after: 1 s}]",
        ),
        ("evidence/b.md", "title: B\ndate: 2026-03-14\ncriteria: [impact]\nstatus: in-progress\nscope: feature"),
    ];
    let pages = pages(&files);
    let files = pages.render(|_| true);
    let page = |address: &str| std::str::from_utf8(&files[address]).unwrap();
    let timeline = alone(&pages, "timeline").unwrap();
    let bars = ["x", "y", "width", "height"];
    let on_page = numbers(page("timeline.html"), ".lane-bars rect", &bars);
    assert_eq!(on_page.len(), 2);
    assert_eq!(numbers(&timeline, "rect.is, rect.apart", &bars), on_page);
    assert!(timeline.contains("Impact: "), "what it says stands in words too");
    let scope = alone(&pages, "scope").unwrap();
    assert!(
        scope.contains("Impact: 1 system, where system is asked for"),
        "the picture of scopes, not the metric: {scope}"
    );
    assert_eq!(alone(&pages, "who-spoke"), None);
    assert_eq!(alone(&pages, "nothing"), None);
}

/// What no XML may hold is left out, and what means something to it is written otherwise.
#[test]
fn a_picture_alone_is_sound_whatever_is_called_how() {
    let name = "A \u{1f680} <b> & \u{5f85}\u{3061}\u{6642}\u{9593} ".to_owned() + &"long".repeat(30);
    let work =
        format!("title: Work\ndate: 2026-03-14\nmetrics: [{{id: wait, name: \"{name}\", before: 4 s, after: 1 s}}]");
    let drawn = alone(&pages(&[("evidence/a.md", &work)]), "wait").unwrap();
    assert!(drawn.contains("A \u{1f680} &lt;b&gt; &amp; \u{5f85}"), "{drawn}");
    assert!(drawn.matches("<text class=\"title\"").count() >= 3, "a long name stands in several lines: {drawn}");
    assert_eq!(numbers(&drawn, "circle.was, circle.is", &["cx"]), [[290.0], [77.0]]);
}
