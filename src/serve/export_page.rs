//! The page *Export* of the preview: a form of the author's company filled in, with one button a field that copies it. It is the author's own, and part of no
//! edition. What can be copied has gone through the same proof as what `promo export` writes.

use super::edition_files::digest;
use super::response::Response;
use super::status::SnapshotState;
use crate::diagnostic::Severity;
use crate::export::{Export, Filled};
use crate::format::{Format, Markup};
use crate::output::Files;
use crate::proof::{Machine, Proof};
use crate::render::Theme;
use crate::site::Site;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as escaped};
use std::path::Path;
use std::sync::Arc;

/// The page of a form, by its address below `export/`: `index.html`, or the name of a form with the ending of a page.
pub(super) fn answer(shown: &SnapshotState, root: &Path, address: &str) -> Option<Response> {
    let packet = shown.snapshot().packet();
    let formats = packet.all_formats();
    let name = address.strip_suffix(".html")?;
    let format = match name {
        "index" => {
            formats.iter().find(|format| format.is_own()).or_else(|| formats.iter().find(|it| it.id.value == FIRST))
        }
        name => formats.iter().find(|format| format.id.value == name),
    }?;
    let content = content(shown, root, format);
    let html: Arc<[u8]> = page(&formats, format, &content).into_bytes().into();
    Some(Response::Page { validator: digest(&html), html })
}

/// The form that is shown where none is asked for and the author has none.
const FIRST: &str = "plain";

/// What is below the list of forms: the fields, or why there are none.
fn content(shown: &SnapshotState, root: &Path, format: &Format) -> String {
    let checked = shown.checked();
    let errors = checked.outcome.diagnostics.iter().chain(&shown.snapshot().unchecked.found);
    if errors.into_iter().any(|found| found.severity == Severity::Error) {
        return "<p class=\"lede\">Nothing is exported while there are errors: mend them first.</p>\n".to_owned();
    }
    let site = shown.site(format.audience);
    let export = Export::new(site, format);
    let held = held_back(shown, root, format, &export);
    if !held.is_empty() {
        let held: String = held.iter().map(|words| format!("<li>{}</li>\n", escaped(words))).collect();
        let whose = format.audience.edition();
        return format!(
            "<p class=\"lede\">Nothing can be copied: it would tell what {whose} withholds.</p>\n<ul>\n{held}</ul>\n"
        );
    }
    export.sections.iter().map(|section| field(section, format.markup)).collect()
}

/// What would be copied and must not.
fn held_back(shown: &SnapshotState, root: &Path, format: &Format, export: &Export) -> Vec<String> {
    let snapshot = shown.snapshot();
    let edition = snapshot.unchecked.edition(format.audience);
    // Whose machine it is no form can tell but by the folder: nothing else of it is known here.
    let packet = root.to_string_lossy().into_owned();
    let machine = Machine { packet, home: String::new(), user: String::new(), host: String::new() };
    let proof = Proof::new(snapshot.packet(), &snapshot.tree, edition, &machine);
    let own_words_gone = format.without_own_words();
    let beside = |site: Site, _: &Theme| {
        let files = copied(&Export::new(&site, &own_words_gone), format.markup);
        (site, Ok(files))
    };
    let finds = proof.finds_beside(&snapshot.tree, &copied(export, format.markup), "", Some(&beside));
    finds.into_iter().map(|find| format!("{}: {}", find.what, find.words)).collect()
}

/// What is copied, in words that can be searched.
fn copied(export: &Export, markup: Markup) -> Files {
    let mut files = Files::new();
    for section in &export.sections {
        let (text, html) = section.pasted(markup);
        files.insert(format!("{}.txt", section.id), format!("{}\n{text}", section.heading).into_bytes().into());
        files.insert(format!("{}.html", section.id), html.into_bytes().into());
    }
    files
}

fn field(section: &Filled, markup: Markup) -> String {
    let (text, html) = section.pasted(markup);
    let (counts, is_off) = section.in_short(markup);
    let (id, heading) = (attribute(&section.id), escaped(&section.heading));
    let counts = if counts.is_empty() {
        String::new()
    } else {
        let class = if is_off { "against off" } else { "against" };
        format!("<p class=\"{class}\">{}</p>\n", escaped(&counts))
    };
    let copy = if section.is_filled() {
        format!(
            "<p><button type=\"button\" data-field=\"{id}\" aria-label=\"Copy: {}\">Copy</button></p>\n",
            attribute(&section.heading)
        )
    } else {
        String::new()
    };
    format!(
        "<section aria-labelledby=\"name-{id}\">\n<h2 id=\"name-{id}\">{heading}</h2>\n{counts}{copy}\
         <div class=\"field prose\" id=\"field-{id}\">\n{html}\n</div>\n\
         <textarea id=\"text-{id}\" aria-label=\"{heading}, as text\" hidden readonly>\n{}</textarea>\n</section>\n",
        escaped(&text)
    )
}

fn page(formats: &[Arc<Format>], shown: &Format, content: &str) -> String {
    let link = |format: &Arc<Format>| {
        let id = &format.id.value;
        let current = if *id == shown.id.value { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"{}.html\"{current}>{}</a></li>\n", attribute(id), escaped(&format.title))
    };
    let links: String = formats.iter().map(link).collect();
    let (title, whose) = (escaped(&shown.title), shown.audience.edition());
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Export: {title}</title>\n<link rel=\"icon\" href=\"../self/assets/icon.svg\">\n<link rel=\"stylesheet\" href=\"../self/assets/style.css\">\n\
         <link rel=\"stylesheet\" href=\"../live/export.css\">\n<script type=\"module\" src=\"../live/export.js\"></script>\n</head>\n\
         <body>\n<main id=\"promo.content\" tabindex=\"-1\">\n<p><a href=\"../self/index.html\">Back to the packet</a></p>\n<h1>Export</h1>\n\
         <p class=\"lede\">{title}, filled from {whose}. Copy a field and paste it; load this page again when you have saved.</p>\n\
         <nav aria-label=\"Forms\">\n<ul class=\"forms\">\n{links}</ul>\n</nav>\n<p class=\"said\" role=\"status\"></p>\n{content}\
         </main>\n</body>\n</html>\n"
    )
}
