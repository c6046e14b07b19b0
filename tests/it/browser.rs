//! Pages in a real browser: nothing is wider than the window, the accessibility rules hold in light and dark, the search finds, and the printed edition is a
//! real document. Needs Chromium, and for accessibility the npm package `axe-core`; where they are missing this says what was not checked, and with
//! `CI` set it does not pass.

use crate::packets::{self, Built};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use tempfile::TempDir;

/// One page of each kind.
const PAGES: &[&str] = &[
    "index.html",
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
];

/// One browser at a time: they share two processors with everything else.
static ONE: Mutex<()> = Mutex::new(());

/// The browser, or a loud word on what is not checked.
fn chromium(what: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let found = std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file());
    missing(found, "Chromium", what)
}

fn missing<T>(found: Option<T>, tool: &str, what: &str) -> Option<T> {
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{tool} is not there, so {what} cannot be checked");
        packets::not_checked(&format!("{what}, since {tool} is not there"));
    }
    found
}

/// The accessibility checker: from `AXE`, else where `npm install axe-core` puts it in the repository.
fn axe() -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("AXE").map_or(beside, PathBuf::from);
    missing(fs::read_to_string(path).ok(), "axe-core", "accessibility")
}

fn run(browser: &Path, args: &[&str], page: &str) -> String {
    let _one = ONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let profile = TempDir::new().unwrap();
    let fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ];
    let mut command = Command::new(browser);
    command.args(fixed).arg(format!("--user-data-dir={}", profile.path().display())).args(args).arg(page);
    String::from_utf8_lossy(&command.output().unwrap().stdout).into_owned()
}

/// Opens a copy of a page with a script that writes what it found, as JSON, into the page.
fn ask(browser: &Path, built: &Built, page: &str, args: &[&str], script: &str) -> Value {
    let copy = built.folder().join(page).with_extension("asked.html");
    let html = fs::read_to_string(built.folder().join(page)).unwrap();
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let end = policy + html[policy..].find('>').unwrap() + 1;
    let answer = "const answer = value => { const pre = document.createElement('pre'); pre.id = 'answer'; pre.textContent = JSON.stringify(value); \
                  document.body.append(pre); };";
    let asked = format!("{}{}<script>{answer}\n{script}</script>", &html[..policy], &html[end..]);
    fs::write(&copy, asked).unwrap();
    let dumped = run(
        browser,
        &[args, &["--virtual-time-budget=8000", "--dump-dom"]].concat(),
        &format!("file://{}", copy.display()),
    );
    fs::remove_file(copy).unwrap();
    let document = scraper::Html::parse_document(&dumped);
    let answer =
        document.select(&scraper::Selector::parse("#answer").unwrap()).next().map(|pre| pre.text().collect::<String>());
    serde_json::from_str(&answer.unwrap_or_else(|| panic!("{page} gave no answer"))).unwrap()
}

#[test]
fn no_page_is_wider_than_a_small_phone() {
    let Some(browser) = chromium("the width of pages") else { return };
    let built = Built::of(&packets::example(), "self");
    for page in PAGES {
        let script = "const wide = [...document.querySelectorAll('main *')].filter(it => it.getBoundingClientRect().right > 321 && \
                      !it.closest('.table-scroll, .scroll, pre')).map(it => it.tagName + '.' + it.className).slice(0, 5);\
                      const page = document.scrollingElement; const frame = { inner: innerWidth, scroll: page.scrollWidth, wide }; answer(frame);";
        let found = ask(&browser, &built, page, &["--window-size=320,800"], script);
        let inner = found["inner"].as_u64().unwrap();
        assert!(inner <= 500, "the window did not become small: {found}");
        assert!(found["scroll"].as_u64().unwrap() <= inner, "{page} scrolls sideways: {found}");
    }
}

#[test]
fn the_accessibility_rules_hold_in_light_and_dark() {
    let (Some(browser), Some(axe)) = (chromium("accessibility"), axe()) else { return };
    let built = Built::of(&packets::example(), "self");
    let script = format!(
        "{axe}\naxe.run(document, {{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }}).then(found => \
         answer({{ dark: matchMedia('(prefers-color-scheme: dark)').matches, passes: found.passes.length, \
         violations: found.violations.map(it => it.id + ': ' + it.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')) }}));"
    );
    for (setting, dark) in
        [("--blink-settings=preferredColorScheme=1", false), ("--blink-settings=preferredColorScheme=0", true)]
    {
        for page in PAGES {
            let found = ask(&browser, &built, page, &[setting, "--window-size=1280,1200"], &script);
            assert_eq!(found["dark"], dark, "the browser did not take the colour scheme");
            assert!(found["passes"].as_u64().unwrap() > 10, "{page}: the checker looked at nothing");
            assert_eq!(found["violations"], serde_json::json!([]), "{page}, dark {dark}");
        }
    }
}

#[test]
fn the_search_finds_from_a_folder() {
    let Some(browser) = chromium("the search") else { return };
    let built = Built::of(&packets::example(), "committee");
    let script = "const field = document.querySelector('input[type=search]'); field.focus(); field.value = 'ledger'; \
                  field.dispatchEvent(new Event('input', { bubbles: true })); \
                  setTimeout(() => { field.dispatchEvent(new Event('input', { bubbles: true })); setTimeout(() => answer({ links: \
                  [...document.querySelectorAll('[role=search] a, .search a, #search-results a')].map(it => it.getAttribute('href')) }), 500); }, 1500);";
    for (page, root) in [("index.html", ""), ("evidence/checkout-latency.html", "../")] {
        let found = ask(&browser, &built, page, &[], script);
        let wanted = format!("{root}evidence/second-ledger-review.html");
        assert!(found["links"].as_array().unwrap().iter().any(|link| link == &wanted), "{page}: {found}");
    }
}

#[test]
fn the_printed_edition_is_a_document() {
    let Some(browser) = chromium("printing") else { return };
    let built = Built::of(&packets::example(), "committee");
    let pdf = built.folder().join("packet.pdf");
    let args =
        [&format!("--print-to-pdf={}", pdf.display()), "--no-pdf-header-footer", "--generate-pdf-document-outline"];
    run(&browser, &args.map(AsRef::as_ref), &format!("file://{}", built.folder().join("print.html").display()));
    let bytes = fs::read(pdf).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-"));
    let pages = text.matches("/Type /Page\n").count()
        + text.matches("/Type /Page ").count()
        + text.matches("/Type /Page\r").count();
    assert!(pages > 10, "{pages} pages");
    assert!(!text.contains("file:///"), "a link on paper names a file of this machine");
    assert!(text.contains("/Outlines"), "the document has no outline");
}
