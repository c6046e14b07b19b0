//! Every kind of page as its readers meet it: in Chromium and in Firefox, by keyboard, without scripts, through the checkers of HTML and of accessibility, with
//! what the pictures show held against the data, and with strange packets.

mod accessible;
mod charts;
mod form;
mod in_firefox;
mod keyboard;
mod room;
mod strange;
mod valid;

use crate::packet::Packet;
use crate::packets::{self, Built};
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Packets that are unlike one another: the example, one with nothing in it, two weak ones, and one that was made strong.
struct Subjects {
    nothing: Packet,
}

impl Subjects {
    fn new() -> Subjects {
        Subjects { nothing: Packet::new() }
    }

    /// A name for messages, and where it is.
    fn all(&self) -> Vec<(&'static str, PathBuf)> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        vec![
            ("the example", packets::example()),
            ("a packet with nothing", self.nothing.path("")),
            ("a weak packet", tests.join("weak/payments-lead")),
            ("another weak packet", tests.join("weak/security-engineer")),
            ("a packet made strong", tests.join("weak-to-strong/checkout/after")),
        ]
    }

    /// The first three, which are as unlike as all.
    fn few(&self) -> Vec<(&'static str, PathBuf)> {
        self.all().into_iter().take(3).collect()
    }
}

/// One page of each kind: all that stand at the top, and of each folder the one that holds most.
fn one_of_each_kind(built: &Built) -> Vec<String> {
    let mut kinds: BTreeMap<String, (u64, String)> = BTreeMap::new();
    for page in built.files().into_iter().filter(|path| path.ends_with(".html")) {
        let kind = page.split_once('/').map_or(page.as_str(), |(folder, _)| folder).to_owned();
        let size = fs::metadata(built.folder().join(&page)).unwrap().len();
        let most = kinds.entry(kind).or_default();
        *most = (size, page).max(most.clone());
    }
    kinds.into_values().map(|(_, page)| page).collect()
}

fn address(folder: &Path, page: &str) -> String {
    format!("file://{}", folder.join(page).display())
}

fn parsed(built: &Built, page: &str) -> Html {
    Html::parse_document(&fs::read_to_string(built.folder().join(page)).unwrap())
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// A criterion by its name, and where its page is: what the search of every packet can find.
fn a_criterion(built: &Built) -> (String, String) {
    let page = built.files().into_iter().find(|path| path.starts_with("criteria/")).unwrap();
    let name = parsed(built, &page).select(&selector("h1")).next().unwrap().text().collect::<String>();
    (name.trim().to_owned(), page)
}

/// Types into the search of the page that is open.
fn typed(query: &str) -> String {
    format!(
        "(() => {{ const field = document.querySelector('input[type=search]'); field.focus(); field.value = {}; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }})) }})()",
        serde_json::json!(query)
    )
}

/// An expression that names what is wider than the window, unless it scrolls by itself.
const WIDER_THAN_THE_WINDOW: &str = "(() => { const root = document.scrollingElement; \
    const wide = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > root.clientWidth + 1 && \
    !it.closest('.table-scroll, .scroll, pre, .hidden, svg *')).map(it => `${it.tagName}.${it.className}`); \
    return root.scrollWidth > root.clientWidth ? [`scrolls to ${root.scrollWidth}`, ...wide.slice(0, 5)] : [] })()";

/// An expression that names the pictures that cannot be shown.
const BROKEN_PICTURES: &str = "Promise.all([...document.images].map(it => { it.loading = 'eager'; \
    return it.decode().then(() => 0, () => it.alt || it.src) })).then(all => all.filter(it => it !== 0))";
