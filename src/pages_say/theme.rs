//! The author's own templates: `check` tells what is wrong with them before a page fails.

use super::*;

/// What is found in a packet with this template.
fn found(path: &str, template: &str) -> Vec<String> {
    let pages = pages_with_errors(&[(path, template), ("evidence/a.md", "title: Work\ndate: 2026-03-14\n\nWords.")]);
    let is_of_theme = |rule: &str| matches!(rule, "invalid-template" | "unsafe-file");
    let found = pages.compilation.findings.diagnostics.into_iter().filter(|found| is_of_theme(found.rule.as_str()));
    found.map(|found| format!("{}: {}", found.file(), found.message)).collect()
}

#[test]
fn a_page_of_the_authors_is_tried() {
    let template = "{% extends \"theme/evidence-note.html\" %}{% block main %}{{ view.titel }}{% endblock main %}";
    assert_eq!(
        found("theme/evidence-note.html", template),
        ["theme/evidence-note.html: `evidence-note.html` cannot show `evidence/a.html`: field `titel` is not defined"]
    );
    assert_eq!(found("theme/evidence-note.html", &template.replace("view.titel", "page.title")), [""; 0]);
}

/// The frame and the summary stand in many pages, parts in those that are made of them: the pages that fail are told.
#[test]
fn what_many_pages_are_made_of_is_tried() {
    let frame = "{% extends \"theme/base.html\" %}{% block turn %}{{ nothing }}{% endblock turn %}";
    let told = found("theme/base.html", frame);
    assert_eq!(told[0], "theme/base.html: `brief.html` cannot show `brief.html`: variable `nothing` is not defined");
    assert_eq!(told.len(), 15, "each template but the one for paper, which has nothing to turn");
    let summary = "{% component brief(view, h) -%}{{ nothing }}{%- endcomponent brief %}";
    assert_eq!(
        found("theme/summary.html", summary),
        [
            "theme/summary.html: `brief.html` cannot show `brief.html`: variable `nothing` is not defined",
            "theme/summary.html: `print.html` cannot show `print.html`: variable `nothing` is not defined"
        ]
    );
}

#[test]
fn the_parts_of_pages_are_tried() {
    let parts = "{% component only_you() -%}<p>{{ nothing }}</p>{%- endcomponent only_you %}";
    assert_eq!(
        found("theme/own_parts.html", parts),
        [
            "theme/own_parts.html: `gaps.html` cannot show `gaps.html`: variable `nothing` is not defined",
            "theme/own_parts.html: `log.html` cannot show `log.html`: variable `nothing` is not defined",
            "theme/own_parts.html: `notes.html` cannot show `notes.html`: variable `nothing` is not defined",
            "theme/own_parts.html: `requests.html` cannot show `requests.html`: variable `nothing` is not defined"
        ]
    );
}

#[test]
fn a_style_sheet_fetches_nothing_from_elsewhere() {
    let style = "p { background: url(https://example.com/paper.png) }";
    assert_eq!(
        found("theme/style.css", style),
        ["theme/style.css: `theme/style.css` holds an address that every reader's browser would fetch from"]
    );
    assert_eq!(found("theme/style.css", "p { background: url(data:image/png;base64,AA==) }"), [""; 0]);
}

/// The example of `themes/README.md` does what is said of it.
#[test]
fn the_worked_example_works() {
    let told = include_str!("../../themes/README.md");
    let example = told.split_once("```html\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0;
    let note = "title: Work\ndate: 2026-03-14\nrole: lead\n\nWords.";
    let pages = pages(&[("evidence/a.md", note), ("theme/evidence-note.html", example)]);
    assert_eq!(pages.words("evidence/a.html")[0], "led it");
}
