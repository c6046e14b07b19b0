//! From save to screen, beside other tools: `cargo bench --bench previews [-- 100 1000 5000 [promo] [hugo]]` saves a note over and over, and times how long each
//! save takes to be in the page that is open in Chromium. `-- saves 10000` tells what so many saves leave behind in memory, `-- half-open` how long a page takes
//! beside connections that hang. It prints tables and judges no time. `PROMO_OTHER=/path/to/promo cargo bench …` measures another binary of this program beside
//! this one, such as that of an older state.
#![expect(unreachable_pub, reason = "what is shared with the tests is public there")]
#![expect(clippy::print_stdout, reason = "the tables are what this program is for")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot go on has nothing to tell")]
#![expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]

#[expect(dead_code, reason = "tests ask a page for more")]
#[path = "../../tests/it/chromium/mod.rs"]
mod chromium;
mod load;
#[path = "../builds/notes.rs"]
mod notes;
#[expect(dead_code, reason = "tests ask a preview for more")]
#[path = "../../tests/it/serve/preview.rs"]
mod preview;
#[path = "../builds/sites.rs"]
mod sites;
mod tools;

use chromium::{Browser, Tab};
use notes::notes;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tools::Tool;

const SAVES: usize = 200;
/// A save that is not shown after this is missed.
const PATIENCE: Duration = Duration::from_secs(10);
/// A tool that takes longer than this for all saves is not asked for the rest.
const LONG: Duration = Duration::from_secs(240);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // `cargo test --all-targets` starts this program too, and without this word.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let Some(program) = chromium::installed() else {
        return println!("Chromium not found, nothing to look at pages with");
    };
    let browser = Browser::start(&program);
    let mut numbers: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    match arguments.iter().find(|argument| ["saves", "half-open"].contains(&argument.as_str())).map(String::as_str) {
        Some("saves") => load::saves(&browser, numbers.first().copied().unwrap_or(10_000)),
        Some(_) => load::half_open(&browser),
        None => {
            let tools = tools::installed(&arguments);
            numbers.extend(numbers.is_empty().then_some(1000));
            numbers.into_iter().for_each(|size| compare(&browser, &tools, size));
        }
    }
}

fn compare(browser: &Browser, tools: &[&Tool], size: usize) {
    println!("\n{size} notes; from the end of a save to its text in the open page, in milliseconds\n");
    println!("{:<16}{:>8}{:>8}{:>10}{:>10}{:>10}{:>10}", "", "saves", "missed", "minimum", "median", "95 %", "maximum");
    for tool in tools {
        let folder = tempfile::tempdir().unwrap();
        (tool.write)(folder.path(), &notes(size)).unwrap();
        let server = (tool.serve)(folder.path());
        print_row(tool.name, &measure(browser, &server.page(tool.page), &folder.path().join(tool.note)));
    }
}

/// What each save took; `None` where it was missed.
fn measure(browser: &Browser, page: &str, note: &Path) -> Vec<Option<Duration>> {
    let tab = browser.tab();
    tab.before_each_page(WATCH);
    tab.go(page);
    let text = fs::read_to_string(note).unwrap();
    // The page has to have found its server before anything counts.
    (0..3).find(|warm_up| save(&tab, note, &text, &format!("warm-up {warm_up}")).is_some());
    let start = Instant::now();
    let mut took = Vec::new();
    for number in 0..SAVES {
        if start.elapsed() < LONG {
            // Tools that look every so often, or wait for quiet, are met at every phase.
            thread::sleep(Duration::from_millis(50 + (number as u64 * 37) % 101));
            took.push(save(&tab, note, &text, &number.to_string()));
        }
    }
    tab.call("Page.close", serde_json::json!({}));
    took
}

/// Writes the note again with a sentence that it did not have, and waits until the page has it too.
fn save(tab: &Tab<'_>, note: &Path, text: &str, mark: &str) -> Option<Duration> {
    fs::write(note, format!("{text}\nSeen again in save {mark}.\n")).unwrap();
    let saved = Instant::now();
    tab.reported(mark, PATIENCE).map(|shown| shown.saturating_duration_since(saved))
}

/// Runs in every page, and tells of a mark as soon as it is in the document.
const WATCH: &str = "
    let told;
    const look = () => {
        const mark = document.body?.textContent.match(/Seen again in save ([^.]+)\\./)?.[1];
        if (mark && mark !== told) report(told = mark);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    addEventListener('load', look);";

fn print_row(name: &str, took: &[Option<Duration>]) {
    let mut times: Vec<f64> = took.iter().flatten().map(|it| it.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: f64| {
        times.get((part * times.len() as f64).ceil() as usize - 1).map_or("-".into(), |it| format!("{it:.1}"))
    };
    let missed = took.len() - times.len();
    print!("{name:<16}{:>8}{missed:>8}", took.len());
    match times.is_empty() {
        true => println!(),
        false => println!("{:>10}{:>10}{:>10}{:>10}", at(f64::MIN_POSITIVE), at(0.5), at(0.95), at(1.0)),
    }
}
