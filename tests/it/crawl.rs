//! Every link of every built page leads somewhere inside the folder, to something that is there; no page names anything outside but by https, http or
//! mailto, and the printed page not even files.

use crate::packets::{self, Built};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// One page, as a browser reads it.
struct Page {
    ids: Vec<String>,
    /// Element, attribute and value of everything that leads somewhere.
    links: Vec<(String, &'static str, String)>,
    /// Names of event handlers and other active content.
    active: Vec<String>,
}

fn read(html: &str) -> Page {
    let document = Html::parse_document(html);
    let mut page = Page { ids: Vec::new(), links: Vec::new(), active: Vec::new() };
    for element in document.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            match attribute {
                "id" => page.ids.push(value.to_owned()),
                "href" => page.links.push((name.to_owned(), "href", value.to_owned())),
                "src" => page.links.push((name.to_owned(), "src", value.to_owned())),
                "style" | "srcset" | "srcdoc" | "formaction" | "action" | "ping" => {
                    page.active.push(format!("<{name} {attribute}>"))
                }
                other if other.starts_with("on") => page.active.push(format!("<{name} {other}>")),
                _ => {}
            }
        }
        if matches!(name, "iframe" | "object" | "embed" | "base" | "form" | "math") {
            page.active.push(format!("<{name}>"));
        }
        if name == "script" && element.value().attr("src").is_none() {
            page.active.push("an inline <script>".to_owned());
        }
    }
    page
}

/// Everything that is wrong with a built folder.
fn faults(built: &Built) -> Vec<String> {
    let files = built.files();
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|path| path.ends_with(".html"))
        .map(|path| (path.as_str(), read(&fs::read_to_string(built.folder().join(path)).unwrap())))
        .collect();
    let mut faults = Vec::new();
    for (address, page) in &pages {
        let mut seen = BTreeSet::new();
        faults.extend(
            page.ids.iter().filter(|id| !seen.insert(*id)).map(|id| format!("{address}: the id `{id}` is there twice")),
        );
        // Its policy names both by their digests.
        let is_allowed = |active: &&String| *address == "packet.html" && *active == "an inline <script>";
        faults.extend(page.active.iter().skip_while(is_allowed).map(|active| format!("{address}: {active}")));
        for (element, attribute, link) in &page.links {
            if let Some(fault) = fault(address, element, attribute, link, &files, &pages) {
                faults.push(format!("{address}: <{element} {attribute}=\"{link}\"> {fault}"));
            }
        }
    }
    faults
}

fn fault(
    address: &str,
    element: &str,
    attribute: &str,
    link: &str,
    files: &BTreeSet<String>,
    pages: &BTreeMap<&str, Page>,
) -> Option<&'static str> {
    if let Some((scheme, _)) = link.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '#', '?', '%'])) {
        let known = matches!(scheme, "https" | "http" | "mailto");
        return match attribute {
            // What other pages have beside them, this one has inside.
            _ if address == "packet.html" && scheme == "data" => None,
            "src" => Some("is fetched from outside"),
            _ if element == "link" => Some("is fetched from outside"),
            _ if !known => Some("has a scheme that no page may hold"),
            _ if address == "print.html" && scheme != "https" => Some("would be a dead link on paper"),
            _ => None,
        };
    }
    if link.starts_with('/') {
        return Some("is absolute");
    }
    let (path, anchor) = link.split_once('#').map_or((link, ""), |(path, anchor)| (path, anchor));
    if address == "print.html" && element == "a" && !path.is_empty() {
        return Some("names a file, and paper has none");
    }
    let target = if path.is_empty() { address.to_owned() } else { resolve(address, path)? };
    if !files.contains(&target) {
        return Some("leads nowhere");
    }
    let anchored = anchor.is_empty()
        || pages.get(target.as_str()).is_some_and(|page| page.ids.iter().any(|id| *id == decoded(anchor)));
    (!anchored).then_some("names an anchor that is not there")
}

fn resolve(address: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = address.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(decoded(&parts.join("/")))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = (byte == b'%').then(|| rest.clone().take(2).map(char::from).collect::<String>());
        match pair.and_then(|pair| u8::from_str_radix(&pair, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for packet in packets::all() {
        for audience in packets::audiences() {
            let built = Built::of(&packet, audience);
            let faults = faults(&built);
            assert!(faults.is_empty(), "{} for {audience}:\n{}", packet.display(), faults.join("\n"));
        }
    }
}

#[test]
fn a_dead_link_is_found() {
    let built = Built::of(&packets::example(), "committee");
    let index = built.folder().join("index.html");
    let broken = fs::read_to_string(&index).unwrap().replacen("coverage.html", "gone.html", 1).replacen(
        "</main>",
        "<a href=\"/x\">x</a></main>",
        1,
    );
    fs::write(&index, broken).unwrap();
    let faults = faults(&built).join("\n");
    assert!(faults.contains("leads nowhere") && faults.contains("is absolute"), "{faults}");
}
