//! Pages in a real browser: nothing is wider than the window, the search finds, and the printed edition is a real document; whether pages are accessible
//! is tried in `pages`. Needs Chromium, and for accessibility the npm package `axe-core`; where they are missing this says what was not checked, and with
//! `CI` set it does not pass.

use crate::chromium::{self, Browser, Tab};
use crate::packet::Packet;
use crate::packets::{self, Built};
use std::fs;
use std::path::{Path, PathBuf};

/// One page of each kind.
const PAGES: &[&str] = &[
    "index.html",
    "sheet.html",
    "brief.html",
    "coverage.html",
    "criteria/impact.html",
    "evidence.html",
    "evidence/checkout-latency.html",
    "impact/quiet-on-call.html",
    "feedback/lena-fischer.html",
    "timeline.html",
    "metrics.html",
    "questions.html",
    "levels.html",
    "gaps.html",
    "requests.html",
    "log.html",
    "notes.html",
    "print.html",
    "packet.html",
];

/// A browser, or a loud word on what is not checked.
pub fn browser(what: &str) -> Option<Browser> {
    missing(chromium::installed(), "Chromium", what).map(|program| Browser::start(&program))
}

/// Something that was found, or a loud word on what cannot be checked without it.
pub fn missing<T>(found: Option<T>, tool: &str, what: &str) -> Option<T> {
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{tool} is not there, so {what} cannot be checked");
        packets::not_checked(&format!("{what}, since {tool} is not there"));
    }
    found
}

/// The accessibility checker: from `AXE`, else where `npm install axe-core` puts it in the repository.
pub fn axe() -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("AXE").map_or(beside, PathBuf::from);
    missing(fs::read_to_string(path).ok(), "axe-core", "accessibility")
}

fn go(tab: &Tab<'_>, built: &Built, page: &str) {
    tab.go(&format!("file://{}", built.folder().join(page).display()));
}

#[test]
fn no_page_is_wider_than_a_small_phone() {
    let Some(browser) = browser("the width of pages") else { return };
    let built = Built::of(&packets::example(), "self");
    let tab = browser.tab();
    tab.set_size(320, 800);
    let wide = "[...document.querySelectorAll('main *')].filter(it => it.getBoundingClientRect().right > 321 && \
                !it.closest('.table-scroll, .scroll, pre')).map(it => it.tagName + '.' + it.className).slice(0, 5)";
    let script = format!("({{ inner: innerWidth, scroll: document.scrollingElement.scrollWidth, wide: {wide} }})");
    for page in PAGES {
        go(&tab, &built, page);
        let found = tab.evaluate(&script);
        assert_eq!(found["inner"], 320, "the window did not become small: {found}");
        assert!(found["scroll"].as_u64().unwrap() <= 320, "{page} scrolls sideways: {found}");
    }
}

#[test]
fn a_picture_of_long_names_is_no_wider_than_a_small_phone() {
    let Some(browser) = browser("the width of pictures") else { return };
    let (peer, word) = ("Bartholomew of ".repeat(6), "Supercalifragilisticexpialidocious".repeat(2));
    let metrics = format!("metrics: [{{id: a, name: {word}, before: 3, after: \"1000000000000\", method: {word}}}]");
    let work = format!(
        "---\ntitle: {word}\ndate: 2026-03-01\ncriteria: [scope, impact]\nscope: org\nrole: lead\n{metrics}\n---\n\nWords.\n"
    );
    let given = format!(
        "---\nfrom: {{name: {peer}, relation: peer, team: {word}}}\nstate: given\ncriteria: [scope]\n---\n\n# Given\n\nShe did.\n"
    );
    let packet = Packet::new().file("evidence/work.md", work).file("feedback/peer.md", given);
    let built = Built::of(&packet.path(""), "self");
    let tab = browser.tab();
    tab.set_size(320, 800);
    for page in ["coverage.html", "criteria/scope.html", "timeline.html", "metrics.html"] {
        go(&tab, &built, page);
        let found = tab.evaluate(
            "({ scroll: document.scrollingElement.scrollWidth, wide: [...document.querySelectorAll('main *')].filter(it => \
             it.getBoundingClientRect().right > 321).map(it => it.tagName + '.' + it.className).slice(0, 5) })",
        );
        assert!(found["scroll"].as_u64().unwrap() <= 320 && found["wide"] == serde_json::json!([]), "{page}: {found}");
    }
}

/// The page that is shown breaks none of the rules; `axe` is the checker.
#[track_caller]
pub fn assert_accessible(tab: &Tab<'_>, axe: &str, dark: bool, page: &str) {
    tab.evaluate(&format!("{axe}\n0"));
    assert_accessible_as_shown(tab, &[], dark, page);
}

/// The same once the checker is in the page, however that is shown meanwhile, but for the rules named.
#[track_caller]
pub fn assert_accessible_as_shown(tab: &Tab<'_>, without: &[&str], dark: bool, page: &str) {
    let off: serde_json::Map<_, _> =
        without.iter().map(|rule| ((*rule).to_owned(), serde_json::json!({ "enabled": false }))).collect();
    let script = format!(
        "axe.run(document, {{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], \
         rules: {}, resultTypes: ['violations'], preload: false }}).then(found => \
         ({{ dark: matchMedia('(prefers-color-scheme: dark)').matches, passes: found.passes.length, \
         violations: found.violations.map(it => it.id + ': ' + it.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')) }}))",
        serde_json::Value::from(off)
    );
    let found = tab.evaluate(&script);
    assert_eq!(found["dark"], dark, "the browser did not take the colour scheme");
    assert!(found["passes"].as_u64().unwrap() > 10, "{page}: the checker looked at nothing");
    assert_eq!(found["violations"], serde_json::json!([]), "{page}, dark {dark}");
}

#[test]
fn what_a_page_does_wrong_is_noticed() {
    let Some(browser) = browser("the complaints of a page") else { return };
    let policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'sha256-x'\">";
    for (page, kind) in
        [(format!("{policy}<script>1</script>"), "security:"), ("<script>throw 'x'</script>".into(), "exception:")]
    {
        let tab = browser.open(&format!("data:text/html,{page}"));
        assert!(tab.complaints().iter().any(|it| it.starts_with(kind)), "{page}: {:?}", tab.complaints());
    }
}

#[test]
fn the_search_finds_from_a_folder() {
    let Some(browser) = browser("the search") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = browser.tab();
    let script = "const field = document.querySelector('input[type=search]'); field.focus(); field.value = 'ledger'; \
                  field.dispatchEvent(new Event('input', { bubbles: true }))";
    for (page, root) in [("index.html", ""), ("evidence/checkout-latency.html", "../")] {
        go(&tab, &built, page);
        tab.evaluate(script);
        let wanted = format!("{root}evidence/second-ledger-review.html");
        let links = "[...document.querySelectorAll('[role=search] a, .search a, #search-results a')]";
        tab.wait_for(
            &format!("{links}.some(it => it.getAttribute('href').split('#')[0] === '{wanted}')"),
            "the search has found",
        );
        assert_eq!(tab.complaints(), [""; 0], "{page}");
    }
}

/// A packet with one note of evidence, whose body this is.
fn with_body(body: &str) -> Packet {
    let note = format!("---\ntitle: Cut the build time by half\ndate: 2026-03-01\ncriteria: [scope]\n---\n\n{body}");
    Packet::new().file("evidence/build.md", note)
}

#[test]
fn the_search_finds_what_is_typed_plainly() {
    let Some(browser) = browser("the search") else { return };
    let packet = with_body(
        "The team's nights are quiet; nobody didn't sleep -- it is a \"quoted\" word. Mu\u{308}ller wrote the re\u{301}sume\u{301}.\n\n\
         決済の待ち時間を半分にした。ลดเวลาชำระเงิน.\n",
    );
    let built = Built::of(&packet.path(""), "committee");
    let tab = browser.tab();
    go(&tab, &built, "index.html");
    for query in [
        "team's",
        "didn\u{2019}t",
        "\"quoted\"",
        "quoted",
        "sleep - it",
        "r\u{e9}sum\u{e9}",
        "resume",
        "mu\u{308}ller",
        "待ち時間",
        "ชำระเงิน",
    ] {
        let script = format!(
            "const field = document.querySelector('input[type=search]'); field.focus(); field.value = {}; \
             field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            serde_json::json!(query)
        );
        tab.evaluate(&format!("{{ {script} }}"));
        let link = "[...document.querySelectorAll('.found a')].some(it => it.pathname.endsWith('evidence/build.html'))";
        tab.wait_for(link, &format!("the search has found {query}"));
        tab.evaluate("document.querySelector('.found').textContent = ''");
    }
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn a_wide_table_is_as_wide_as_the_paper() {
    let Some(browser) = browser("wide tables on paper") else { return };
    let tab = browser.tab();
    for columns in [7, 13, 20] {
        let row = |cell: &dyn Fn(usize) -> String| {
            format!("|{}\n", (1..=columns).map(|at| cell(at) + "|").collect::<String>())
        };
        let word = |at: usize| format!("p99_c_{at}_milliseconds");
        let packet = with_body(&[row(&|at| format!("Week {at}")), row(&|_| "---".to_owned()), row(&word)].concat());
        let built = Built::of(&packet.path(""), "committee");
        // What is left of a sheet of A4 between its margins, in pixels.
        tab.set_size(665, 900);
        tab.call("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" }));
        go(&tab, &built, "print.html");
        let widths = tab.evaluate(
            "(() => { const table = document.querySelector('.prose table'); const sheet = document.documentElement.clientWidth; \
             return { table: Math.ceil(table.getBoundingClientRect().right), sheet, \
             cut: [...table.querySelectorAll('td')].filter(it => it.scrollWidth > it.clientWidth).length } })()",
        );
        assert!(widths["table"].as_u64() <= widths["sheet"].as_u64() && widths["cut"] == 0, "{columns}: {widths}");
    }
}

#[test]
fn the_printed_edition_is_a_document() {
    let Some(browser) = browser("printing") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = browser.tab();
    go(&tab, &built, "print.html");
    let bytes = tab.pdf();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-"));
    let pages = text.matches("/Type /Page\n").count()
        + text.matches("/Type /Page ").count()
        + text.matches("/Type /Page\r").count();
    assert!(pages > 10, "{pages} pages");
    assert!(!text.contains("file:///"), "a link on paper names a file of this machine");
    assert!(text.contains("/Outlines"), "the document has no outline");
    assert!(text.contains("/Dest /coverage"), "the contents lead nowhere");
}

/// What is said to a screen reader alone is not copied, and what is drawn is.
#[test]
fn what_is_copied_is_what_is_seen() {
    let Some(browser) = browser("what is copied") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = browser.tab();
    let copied = "(() => { getSelection().selectAllChildren(document.querySelector('main')); return getSelection().toString() })()";
    for (page, words) in [
        ("index.html", "4.5\u{a0}% \u{2192} 0.9\u{a0}%"),
        ("sheet.html", "Engineer \u{2192} Senior Engineer"),
        ("criteria/impact.html", "\u{201c}"),
    ] {
        go(&tab, &built, page);
        let text = tab.evaluate(copied).as_str().unwrap().replace('\n', " ");
        assert!(text.contains(words), "{page}: {words} in {text}");
        assert!(!text.contains("\u{2192}to") && !text.contains("file:"), "{page}: {text}");
    }
}
