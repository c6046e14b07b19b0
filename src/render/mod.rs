//! Pages as bytes: each view goes through its template, in parallel. A view is made from an edition, so that nothing is here that its reader may not
//! see. The packet's attachments are published as they are, by those who write to the disk.

mod fault;
mod reading;
mod script;
mod theme;

#[cfg(test)]
mod tests;

pub use script::search_script;
pub use theme::Theme;
pub(crate) use theme::built_in_texts;

use crate::cleaning::without_markup_comments;
use crate::diagnostic::Diagnostic;
use crate::document::html;
use crate::site::{Site, SitePage, View};
use fault::Fault;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};
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

/// What is wrong with the author's templates that shows only when they are rendered: one page of each template that they have a part in is tried.
pub fn try_templates(site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let mut tried = BTreeSet::new();
    let pages = site.pages.iter().filter(|page| theme.is_changed(page.template) && tried.insert(page.template));
    let mut wrong: Vec<Diagnostic> =
        pages.filter_map(|page| Draft::new(site, theme, page).render().err()).map(|found| *found).collect();
    wrong.sort();
    wrong.dedup();
    wrong
}

/// One page that is ready to be rendered, for a preview that renders a page when it is asked for, and not again while all that goes into it is the
/// same. What the page shows is made once, for both questions.
pub struct Draft<'a> {
    site: &'a Site,
    theme: &'a Theme,
    page: &'a SitePage,
    view: View,
}

impl<'a> Draft<'a> {
    /// The page at this place in the site.
    pub fn new(site: &'a Site, theme: &'a Theme, page: &'a SitePage) -> Draft<'a> {
        Draft { site, theme, page, view: view(site, page) }
    }

    /// The same for two drafts that come to the same page. It is that of what the template is given, and no template is run for it.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.theme.digest.as_bytes()).update(self.page.template.as_bytes());
        // A hasher is slow with crumbs, and a view is written in many.
        let mut writer = BufWriter::with_capacity(1 << 16, &mut hasher);
        // A hasher takes everything, and views can be serialized.
        let _ = serde_json::to_writer(&mut writer, &(&self.site.head, &self.page.head, &self.view));
        let _ = writer.flush();
        drop(writer);
        hasher.finalize()
    }

    /// Renders it.
    ///
    /// # Errors
    ///
    /// What is wrong with a template that the page goes through.
    pub fn render(self) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let Draft { site, theme, page, view } = self;
        let rendered = Inputs::new(Value::from_serializable(&site.head), page, view).render(theme, page);
        rendered.map_err(|fault| Box::new(fault.on_pages(&theme.own, page.template, &[page.address.as_str()])))
    }
}

/// A picture that stands alone, by its name; nothing when the site has none of this name. What is wrong is wrong with the author's template.
pub fn picture(site: &Site, theme: &Theme, name: &str) -> Option<Result<String, Diagnostic>> {
    let mut context = Context::new();
    context.insert_value("view", Value::from_serializable(&site.picture(name)?));
    let drawn = theme.engine.render("alone.html", &context);
    Some(drawn.map_err(|error| Fault::first(&error).on_pages(&theme.own, "alone", &[name])))
}

fn page_bytes(head: &Value, site: &Site, theme: &Theme, page: &SitePage) -> Result<Arc<[u8]>, Fault> {
    Inputs::new(head.clone(), page, view(site, page)).render(theme, page)
}

/// Templates are given bodies as HTML.
fn view(site: &Site, page: &SitePage) -> View {
    site.written(page, html::write)
}

/// What a template is given: `site`, what every page shows, `page`, what this one shows above its content, and `view`, its content.
struct Inputs {
    site: Value,
    page: Value,
    view: Value,
}

impl Inputs {
    fn new(head: Value, page: &SitePage, view: View) -> Inputs {
        Inputs { site: head, page: Value::from_serializable(&page.head), view: Value::from_serializable(&view) }
    }

    fn render(self, theme: &Theme, page: &SitePage) -> Result<Arc<[u8]>, Fault> {
        let mut context = Context::new();
        context.insert_value("site", self.site);
        context.insert_value("page", self.page);
        context.insert_value("view", self.view);
        let rendered = theme.engine.render(&format!("{}.html", page.template), &context);
        drop(context);
        // The program's own templates have no comments.
        let clean = |page: String| if theme.has_templates() { without_markup_comments(page) } else { page };
        rendered.map(|page| clean(page).into_bytes().into()).map_err(|error| Fault::first(&error))
    }
}
