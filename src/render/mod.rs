//! Pages as bytes: each view goes through its template, in parallel. A view is made from an edition, so that nothing is here that its reader may not
//! see. The packet's attachments are published as they are, by those who write to the disk.

mod fault;
mod markdown;
mod script;
mod theme;

#[cfg(test)]
mod tests;

pub use markdown::html;
pub use script::search_script;
pub use theme::Theme;

use crate::diagnostic::Diagnostic;
use crate::site::{Page, Site};
use fault::Fault;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Value};

/// What is published, by path from the edition's root.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Renders every page, and the assets and the search index beside them, under `assets/`.
///
/// # Errors
///
/// What is wrong with the author's templates; a fault that many pages share is told once, with the first of them.
pub fn render(site: &Site, theme: &Theme) -> Result<Files, Vec<Diagnostic>> {
    let head = Value::from_serializable(&site.head);
    // The last page, which holds all the others, takes longest: it comes first, and the others beside it.
    let rendered = site.pages.par_iter().rev().with_max_len(8).map(|page| page_bytes(&head, site, theme, page));
    let rendered: Vec<Result<Arc<[u8]>, Fault>> = rendered.collect();
    let mut files: Files = theme.assets.iter().map(|(name, bytes)| (format!("assets/{name}"), bytes.clone())).collect();
    files.insert("assets/search-index.js".to_owned(), search_script(&site.search()).into_bytes().into());
    let mut wrong: Vec<(Fault, &'static str, Vec<&str>)> = Vec::new();
    for (page, rendered) in site.pages.iter().zip(rendered.into_iter().rev()) {
        let address = page.address.as_str();
        match rendered {
            Ok(bytes) => drop(files.insert(address.to_owned(), bytes)),
            Err(fault) => {
                match wrong.iter_mut().find(|(known, template, _)| (known, *template) == (&fault, page.template)) {
                    Some((_, _, pages)) => pages.push(address),
                    None => wrong.push((fault, page.template, vec![address])),
                }
            }
        }
    }
    let wrong = wrong.into_iter().map(|(fault, template, pages)| fault.on_pages(&theme.own, template, &pages));
    let mut wrong: Vec<Diagnostic> = wrong.collect();
    wrong.sort();
    if wrong.is_empty() { Ok(files) } else { Err(wrong) }
}

/// Renders one page, for a preview that shows one at a time.
///
/// # Errors
///
/// What is wrong with a template that the page goes through.
pub fn render_page(site: &Site, theme: &Theme, page: &Page) -> Result<Arc<[u8]>, Box<Diagnostic>> {
    page_bytes(&Value::from_serializable(&site.head), site, theme, page)
        .map_err(|fault| Box::new(fault.on_pages(&theme.own, page.template, &[page.address.as_str()])))
}

/// A template is given `site`, what every page shows, `page`, what this one shows above its content, and `view`, its content.
fn page_bytes(head: &Value, site: &Site, theme: &Theme, page: &Page) -> Result<Arc<[u8]>, Fault> {
    let mut context = Context::new();
    context.insert_value("site", head.clone());
    context.insert("page", &page.head);
    context.insert("view", &site.view(page));
    let rendered = theme.tera.render(&format!("{}.html", page.template), &context);
    drop(context);
    rendered.map(|page| page.into_bytes().into()).map_err(|error| Fault::first(&error))
}
