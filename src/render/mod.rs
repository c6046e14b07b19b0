//! Pages as bytes: each view goes through its template, in parallel. A view is made from an edition, so that nothing is here that its reader may not
//! see. The packet's attachments are published as they are, by those who write to the disk.

mod fault;
mod letter;
mod narrow;
mod one_file;
mod reading;
mod script;
mod theme;

#[cfg(test)]
mod tests;

pub use letter::letter;
pub use one_file::{MOST_TO_MAIL, ONE_FILE, embed_attachments, with_attachments};
pub use script::search_script;
pub use theme::Theme;
pub(crate) use theme::built_in_texts;

use crate::cleaning::without_markup_comments;
use crate::diagnostic::Diagnostic;
use crate::document::html;
use crate::site::{SearchEntry, Site, SitePage, View};
use fault::Fault;
use one_file::Inside;
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
    // A page that holds another's content comes when that is rendered.
    let (framing, pages): (Vec<&SitePage>, Vec<&SitePage>) = site.pages.iter().partition(|page| page.is_framing());
    // The last page, which holds all the others, takes longest: it comes first, and the others beside it.
    let rendered = pages.par_iter().rev().with_max_len(8).map(|page| page_bytes(&head, site, theme, page, None));
    let rendered: Vec<Result<Arc<[u8]>, Fault>> = rendered.collect();
    let mut done = Rendered::default();
    done.files.extend(theme.assets.iter().map(|(name, bytes)| (format!("assets/{name}"), bytes.clone())));
    let found = site.search();
    done.files.insert("assets/search-index.js".to_owned(), search_script(&found).into_bytes().into());
    for (page, rendered) in pages.into_iter().zip(rendered.into_iter().rev()) {
        done.keep(page, rendered);
    }
    for page in framing {
        let inside = site.inside(page).and_then(|inside| done.files.get(inside.address.as_str()));
        if let Some(inside) = inside.cloned() {
            done.keep(page, page_bytes(&head, site, theme, page, Some((&inside, &found))));
        }
    }
    done.files(theme)
}

/// What came of the pages so far.
#[derive(Default)]
struct Rendered<'a> {
    files: Files,
    /// What went wrong in which template, and the addresses of the pages on which it did.
    wrong: Vec<(Fault, &'static str, Vec<&'a str>)>,
}

impl<'a> Rendered<'a> {
    fn keep(&mut self, page: &'a SitePage, rendered: Result<Arc<[u8]>, Fault>) {
        let address = page.address.as_str();
        match rendered {
            Ok(bytes) => drop(self.files.insert(address.to_owned(), bytes)),
            Err(fault) => {
                let is_known = |(known, template, _): &&mut (_, _, _)| (known, *template) == (&fault, page.template);
                match self.wrong.iter_mut().find(is_known) {
                    Some((_, _, pages)) => pages.push(address),
                    None => self.wrong.push((fault, page.template, vec![address])),
                }
            }
        }
    }

    fn files(self, theme: &Theme) -> Result<Files, Vec<Diagnostic>> {
        let wrong = self.wrong.into_iter().map(|(fault, template, pages)| fault.on_pages(&theme.own, template, &pages));
        let mut wrong: Vec<Diagnostic> = wrong.collect();
        wrong.sort();
        if wrong.is_empty() { Ok(self.files) } else { Err(wrong) }
    }
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
    /// The page whose content this one holds too.
    inside: Option<Box<Draft<'a>>>,
}

impl<'a> Draft<'a> {
    /// The page at this place in the site.
    pub fn new(site: &'a Site, theme: &'a Theme, page: &'a SitePage) -> Draft<'a> {
        let inside = site.inside(page).map(|inside| Box::new(Draft::new(site, theme, inside)));
        Draft { site, theme, page, view: view(site, page), inside }
    }

    /// The same for two drafts that come to the same page. It is that of what the template is given, and no template is run for it.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.theme.digest.as_bytes()).update(self.page.template.as_bytes());
        if let Some(inside) = &self.inside {
            hasher.update(inside.digest().as_bytes());
        }
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
        let Draft { site, theme, page, view, inside } = self;
        let inside = inside.map(|inside| inside.render()).transpose()?;
        let inputs = Inputs::new(Value::from_serializable(&site.head), page, view);
        let inside = inside.map(|inside| (inside, site.search()));
        let inside = inside.as_ref().map(|(inside, found)| (text(inside), found.as_slice()));
        let inside = inside.as_ref().map(|(inside, found)| one_file::inside(site, &theme.assets, found, inside));
        let rendered = inputs.render(theme, page, inside.as_ref());
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

fn page_bytes(
    head: &Value,
    site: &Site,
    theme: &Theme,
    page: &SitePage,
    inside: Option<(&[u8], &[SearchEntry])>,
) -> Result<Arc<[u8]>, Fault> {
    let inside = inside.map(|(inside, found)| (text(inside), found));
    let inside = inside.as_ref().map(|(inside, found)| one_file::inside(site, &theme.assets, found, inside));
    Inputs::new(head.clone(), page, view(site, page)).render(theme, page, inside.as_ref())
}

/// What a page says that was rendered here: it was a text.
fn text(page: &[u8]) -> &str {
    std::str::from_utf8(page).unwrap_or_default()
}

/// Templates are given bodies as HTML.
fn view(site: &Site, page: &SitePage) -> View {
    site.written(page, html::write)
}

/// What a template is given: `site`, what every page shows, `page`, what this one shows above its content, and `view`, its content; besides, as `file`, what is put
/// inside of the edition in one file.
struct Inputs {
    site: Value,
    page: Value,
    view: Value,
}

impl Inputs {
    fn new(head: Value, page: &SitePage, view: View) -> Inputs {
        Inputs { site: head, page: Value::from_serializable(&page.head), view: Value::from_serializable(&view) }
    }

    fn render(self, theme: &Theme, page: &SitePage, inside: Option<&Inside<'_>>) -> Result<Arc<[u8]>, Fault> {
        let mut context = Context::new();
        context.insert_value("site", self.site);
        context.insert_value("page", self.page);
        context.insert_value("view", self.view);
        if let Some(inside) = inside {
            context.insert_value("file", inside.parts.clone());
        }
        let rendered = theme.engine.render(&format!("{}.html", page.template), &context);
        drop(context);
        // The program's own templates have no comments.
        let clean = |page: String| if theme.has_templates() { without_markup_comments(page) } else { page };
        let page = clean(rendered.map_err(|error| Fault::first(&error))?);
        Ok(inside.map_or_else(|| page.as_bytes().into(), |inside| inside.put_into(&page)))
    }
}
