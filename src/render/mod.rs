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
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tera::{Context, Value};

/// What is published, by path from the edition's root.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Takes a file that is published, from any thread.
pub type Keep<'a> = &'a (dyn Fn(&str, Arc<[u8]>) + Sync);

/// Renders every page, and the assets and the search index beside them, under `assets/`.
///
/// # Errors
///
/// What is wrong with the author's templates; a fault that many pages share is told once, with the first of them.
pub fn render(site: &Site, theme: &Theme) -> Result<Files, Vec<Diagnostic>> {
    let files = Mutex::new(Files::new());
    let keep = |address: &str, bytes| drop(locked(&files).insert(address.to_owned(), bytes));
    render_each(site, theme, &keep)?;
    Ok(files.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// The same for who needs no two of them at once: each is handed on as soon as it is made.
///
/// # Errors
///
/// The same; some pages have been handed on then.
pub fn render_each(site: &Site, theme: &Theme, keep: Keep<'_>) -> Result<(), Vec<Diagnostic>> {
    let head = Value::from_serializable(&site.head);
    theme.assets.iter().for_each(|(name, bytes)| keep(&format!("assets/{name}"), bytes.clone()));
    // A page that holds another's content comes as soon as that is rendered.
    let (framing, pages): (Vec<&SitePage>, Vec<&SitePage>) = site.pages.iter().partition(|page| page.is_framing());
    let index = |found: &[SearchEntry]| keep("assets/search-index.js", search_script(found).into_bytes().into());
    let frame = |framed: &SitePage, inside: &[u8]| {
        let found = site.search();
        let made = || page_bytes(&head, site, theme, framed, Some((inside, &found)));
        let ((), made) = rayon::join(|| index(&found), made);
        made.map(|bytes| keep(framed.address.as_str(), bytes))
    };
    let make = |page| match page_bytes(&head, site, theme, page, None) {
        Ok(bytes) => {
            keep(page.address.as_str(), bytes.clone());
            let is_inside =
                |framed: &SitePage| site.inside(framed).is_some_and(|inside| inside.address == page.address);
            let framing = framing.iter().filter(|framed| is_inside(framed));
            framing.map(|framed| (*framed, frame(framed, &bytes))).chain([(page, Ok(()))]).collect::<Vec<_>>()
        }
        Err(fault) => vec![(page, Err(fault))],
    };
    // The last page, which holds all the others, takes longest: it comes first, and the others beside it.
    let made: Vec<Vec<(&SitePage, Result<(), Fault>)>> =
        pages.par_iter().copied().rev().with_max_len(8).map(make).collect();
    let mut wrong = Wrong::default();
    for (page, made) in made.into_iter().rev().flatten() {
        wrong.take(page, made);
    }
    if framing.is_empty() {
        index(&site.search());
    }
    wrong.told(theme)
}

fn locked(files: &Mutex<Files>) -> MutexGuard<'_, Files> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What went wrong in which template, and the addresses of the pages on which it did.
#[derive(Default)]
struct Wrong<'a>(Vec<(Fault, &'static str, Vec<&'a str>)>);

impl<'a> Wrong<'a> {
    fn take(&mut self, page: &'a SitePage, made: Result<(), Fault>) {
        let Err(fault) = made else { return };
        let address = page.address.as_str();
        let is_known = |(known, template, _): &&mut (_, _, _)| (known, *template) == (&fault, page.template);
        match self.0.iter_mut().find(is_known) {
            Some((_, _, pages)) => pages.push(address),
            None => self.0.push((fault, page.template, vec![address])),
        }
    }

    fn told(self, theme: &Theme) -> Result<(), Vec<Diagnostic>> {
        let wrong = self.0.into_iter().map(|(fault, template, pages)| fault.on_pages(&theme.own, template, &pages));
        let mut wrong: Vec<Diagnostic> = wrong.collect();
        wrong.sort();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
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
    let view = view(site, page);
    // It has every note in it: no code is left to be read.
    if matches!(view, View::Print(_)) {
        html::let_go_of_grammars();
    }
    Inputs::new(head.clone(), page, view).render(theme, page, inside.as_ref())
}

/// What a page says that was rendered here: it was a text.
fn text(page: &[u8]) -> &str {
    std::str::from_utf8(page).unwrap_or_default()
}

/// Templates are given bodies as HTML.
fn view(site: &Site, page: &SitePage) -> View {
    site.written(page, html::write)
}

/// What a template is given of a view. Of the largest, no two copies are there at once.
fn value(view: View) -> Value {
    match view {
        View::Print(print) => Value::from_serializable(&print.map(|view| Value::from_serializable(&view))),
        view => Value::from_serializable(&view),
    }
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
        Inputs { site: head, page: Value::from_serializable(&page.head), view: value(view) }
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
