//! Themes: templates and assets, those of the program and over them, file by file, the author's own from `theme/`. An author's `evidence.html` takes
//! the place of the theme's, and can still build on it as `theme/evidence.html`. Templates see what they are given and nothing else: no file,
//! no environment, no network, and what a note says is never read as a template.

use super::fault::{Fault, faults, settings};
use super::narrow::narrow;
use super::{reading, script};
use crate::cleaning::{DrawingFault, PublishedPart, without};
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::document::{html, marked_line, unmarked};
use crate::source::{PacketPath, Span, Text};
use crate::vocabulary::{Paper, kept_whole};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Before the names of the author's templates.
pub(super) const OWN: &str = "user/";

/// Before the names of the theme's templates.
pub(super) const BASE: &str = "theme/";

/// The style sheet for paper.
const PRINT: &str = "print.css";

/// What may be published of `theme/`, besides being a template.
const ASSETS: [&str; 5] = ["css", "js", "svg", "json", "txt"];

/// The look of a site, ready to render with.
#[derive(Clone)]
pub struct Theme {
    pub(super) engine: Arc<Engine>,
    /// By their name under `assets/`.
    pub(super) assets: Arc<Assets>,
    /// The author's templates as written.
    pub(super) own: BTreeMap<PacketPath, Text>,
    /// The same for themes of the same templates and assets.
    pub(super) digest: blake3::Hash,
    assets_digest: blake3::Hash,
    /// The author's files that nothing uses, which are not published.
    unused: Vec<PacketPath>,
}

pub(super) type Assets = BTreeMap<String, Arc<[u8]>>;

/// Reads its templates when the first page asks, since a check shows none.
type Engine = LazyLock<Tera, Box<dyn FnOnce() -> Tera + Send + Sync>>;

/// What the themes of the program say, templates and assets alike.
pub(crate) fn built_in_texts() -> impl Iterator<Item = &'static str> {
    let mut files = Vec::new();
    BUILT_IN.dirs().for_each(|dir| collect(dir, "", &mut files));
    files.into_iter().filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
}

impl Theme {
    /// The themes that come with the program, by name.
    pub fn names() -> Vec<&'static str> {
        let mut names: Vec<&str> = BUILT_IN.dirs().filter_map(|dir| dir.path().to_str()).collect();
        names.sort_unstable();
        names
    }

    /// A theme of the program with the author's files, which are all those under `theme/`, over it, for this paper.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the author's templates, or `unknown-theme` when there is no theme of this name.
    pub fn load(name: &str, paper: Paper, overrides: &BTreeMap<PacketPath, Text>) -> Result<Theme, Vec<Diagnostic>> {
        let Some(dir) = BUILT_IN.get_dir(name) else { return Err(vec![unknown(name)]) };
        let mut files = Vec::new();
        collect(dir, &format!("{name}/"), &mut files);
        Theme::new(files, paper, overrides)
    }

    /// A theme of these files, by their names inside the theme.
    #[cfg(test)]
    pub(super) fn from_files(
        files: &[(&str, &str)],
        overrides: &BTreeMap<PacketPath, Text>,
    ) -> Result<Theme, Vec<Diagnostic>> {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes()));
        Theme::new(files.collect(), Paper::A4, overrides)
    }

    fn new(
        files: Vec<(String, &[u8])>,
        paper: Paper,
        overrides: &BTreeMap<PacketPath, Text>,
    ) -> Result<Theme, Vec<Diagnostic>> {
        let mut parts = Parts::default();
        for (name, bytes) in joined(files) {
            match std::str::from_utf8(&bytes) {
                Ok(sheet) if name.ends_with(".css") => parts.add(BASE, name, narrow(sheet).as_bytes()),
                _ => parts.add(BASE, name, &bytes),
            }
        }
        let unused = unused(&parts, overrides);
        let used = overrides.iter().filter(|(path, _)| !unused.contains(path));
        let wrong: Vec<Diagnostic> = used.flat_map(|(path, text)| parts.add_own(path, text)).collect();
        parts.print_on(paper);
        let assets_digest = digest(parts.assets.iter().map(|(name, bytes)| (name, &**bytes)));
        let templates = digest(parts.templates.iter().map(|(name, text)| (name, text.as_bytes())));
        let digest = blake3::hash([*templates.as_bytes(), *assets_digest.as_bytes()].as_flattened());
        let Parts { templates, assets, own } = parts;
        let assets = Arc::new(assets);
        let (engine, faults) = engine(templates, &assets, &own);
        let mut wrong: Vec<Diagnostic> = wrong.into_iter().chain(faults).collect();
        wrong.sort();
        let theme = Theme { engine: Arc::new(engine), assets, own, digest, assets_digest, unused };
        if wrong.is_empty() { Ok(theme) } else { Err(wrong) }
    }

    /// The same for themes of the same assets.
    pub fn assets_digest(&self) -> blake3::Hash {
        self.assets_digest
    }

    /// The author's files that no template, style sheet or script names, and which are not published.
    pub fn unused(&self) -> &[PacketPath] {
        &self.unused
    }

    /// Whether some templates are the author's.
    pub fn has_templates(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether the author's templates may have a part in what this template shows: it is one of them, or they hold what many are made of.
    pub(super) fn is_changed(&self, template: &str) -> bool {
        let mut names = self.own.keys().filter_map(|path| path.as_str().strip_prefix("theme/")?.strip_suffix(".html"));
        let is_part = |name: &str| name == "base" || name == "summary" || name.ends_with("parts");
        names.any(|name| name == template || is_part(name))
    }

    /// What is published under `assets/`, by name.
    pub fn assets(&self) -> &BTreeMap<String, Arc<[u8]>> {
        &self.assets
    }
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme")
            .field("assets", &self.assets.keys())
            .field("own", &self.own.keys())
            .finish_non_exhaustive()
    }
}

/// The files of a theme, sorted out.
#[derive(Default)]
struct Parts {
    templates: Vec<(String, String)>,
    assets: Assets,
    own: BTreeMap<PacketPath, Text>,
}

impl Parts {
    fn add(&mut self, prefix: &str, name: String, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) if name.ends_with(".html") => self.templates.push((format!("{prefix}{name}"), text.to_owned())),
            _ => drop(self.assets.insert(name, bytes.into())),
        }
    }

    /// Says in the style sheet for paper what size that is: it stands last, since a packet decides, and no theme.
    fn print_on(&mut self, paper: Paper) {
        let size = match paper {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
        };
        if let Some(style) = self.assets.get_mut(PRINT) {
            *style = [&**style, format!("\n@page {{\n  size: {size};\n}}\n").as_bytes()].concat().into();
        }
    }

    /// Adds a file of the author's without its comments, or says why it is of no use.
    fn add_own(&mut self, path: &PacketPath, text: &Text) -> Vec<Diagnostic> {
        let Some(name) = own_name(path) else { return Vec::new() };
        if !is_template(path) && !is_asset(path) {
            let message = format!("`{path}` is neither a template nor an asset");
            let help = "templates end in `.html`, assets in `.css`, `.js`, `.svg`, `.json` or `.txt`";
            return vec![Diagnostic::error(code::INVALID_TEMPLATE, Span::of_file(path), message).help(help)];
        }
        if is_template(path) {
            // Its comments go when a page has been made of it: a place in it stays what it is until then.
            self.own.insert(path.clone(), text.clone());
            self.add(OWN, name.to_owned(), text.as_str().as_bytes());
            return Vec::new();
        }
        let published = PublishedPart::of(path.name(), text.as_str());
        self.add(OWN, name.to_owned(), without(text.as_str(), &published.cut).as_bytes());
        let place = |fault: &DrawingFault| Span::new(path, fault.range.start, fault.range.end);
        let said = |fault: DrawingFault| {
            let found = Diagnostic::error(code::UNSAFE_FILE, place(&fault), format!("`{path}` holds {}", fault.what));
            found.help(fault.help)
        };
        published.faults.into_iter().map(said).collect()
    }
}

/// The name of an author's file inside the theme.
fn own_name(path: &PacketPath) -> Option<&str> {
    path.as_str().strip_prefix("theme/")
}

fn is_template(path: &PacketPath) -> bool {
    path.as_str().ends_with(".html")
}

fn is_asset(path: &PacketPath) -> bool {
    ASSETS.iter().any(|ending| path.has_ending(ending))
}

/// The author's assets that are no part of the theme and that nothing names: no template, and nothing that is itself used.
fn unused(theme: &Parts, own: &BTreeMap<PacketPath, Text>) -> Vec<PacketPath> {
    let mut texts: Vec<&str> = theme.templates.iter().map(|(_, text)| text.as_str()).collect();
    let (assets, others): (Vec<_>, Vec<_>) = own.iter().partition(|(path, _)| is_asset(path));
    texts.extend(others.iter().map(|(_, text)| text.as_str()));
    let is_part = |path: &PacketPath| own_name(path).is_some_and(|name| theme.assets.contains_key(name));
    let (parts, mut open): (Vec<_>, Vec<_>) = assets.into_iter().partition(|(path, _)| is_part(path));
    texts.extend(parts.iter().map(|(_, text)| text.as_str()));
    // What is named by something that is used is used: as long as that finds more, it is gone through again.
    loop {
        let is_named = |path: &PacketPath| texts.iter().any(|text| text.contains(path.name()));
        let (named, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|(path, _)| is_named(path));
        open = rest;
        if named.is_empty() {
            return open.into_iter().map(|(path, _)| path.clone()).collect();
        }
        texts.extend(named.iter().map(|(_, text)| text.as_str()));
    }
}

fn digest<'a>(files: impl Iterator<Item = (&'a String, &'a [u8])>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        hasher.update(blake3::hash(name.as_bytes()).as_bytes()).update(blake3::hash(bytes).as_bytes());
    }
    hasher.finalize()
}

/// The engine, and what is wrong with the author's templates. Where there are none, nothing is: those of the program are sound.
fn engine(
    templates: Vec<(String, String)>,
    assets: &Arc<Assets>,
    own: &BTreeMap<PacketPath, Text>,
) -> (Engine, Vec<Diagnostic>) {
    if own.is_empty() {
        let assets = assets.clone();
        return (LazyLock::new(Box::new(move || read(&templates, &assets).0)), Vec::new());
    }
    let (tera, faults) = match syntax_faults(&templates) {
        faults if faults.is_empty() => read(&templates, assets),
        faults => (bare(assets), faults),
    };
    let names: Vec<&str> = templates.iter().map(|(name, _)| name.as_str()).collect();
    let faults = faults.into_iter().map(|fault| fault.diagnostic(own, &names)).collect();
    (LazyLock::new(Box::new(move || tera)), faults)
}

/// The engine with these templates, and what keeps them from being used.
fn read(templates: &[(String, String)], assets: &Arc<Assets>) -> (Tera, Vec<Fault>) {
    let mut tera = bare(assets);
    let added = tera.add_raw_templates(templates.iter().map(|(name, text)| (name, text)));
    let faults = added.map_or_else(|error| faults(&error), |()| Vec::new());
    (tera, faults)
}

/// Each template that cannot be read, not only the first.
fn syntax_faults(templates: &[(String, String)]) -> Vec<Fault> {
    let own = templates.iter().filter(|(name, _)| name.starts_with(OWN));
    let errors = own.filter_map(|(name, text)| Tera::default().add_raw_template(name, text).err());
    errors.filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_))).flat_map(|error| faults(&error)).collect()
}

/// The engine with all that templates can call, before it has any.
fn bare(assets: &Arc<Assets>) -> Tera {
    let mut tera = Tera::default();
    // The prefixes are set while there is no template, the one case in which that cannot go wrong.
    let _ = tera.set_fallback_prefixes([OWN, BASE]);
    tera.set_escape_fn(|text, out| tera::escape_html(&whole(text), out));
    tera.register_filter("whole_words", |text: &str, _: Kwargs, _: &State<'_>| safe(&whole_words(text)));
    tera.register_filter("titled", |text: &str, _: Kwargs, _: &State<'_>| safe(&titled(text)));
    tera.register_filter("unmarked", |text: &str, _: Kwargs, _: &State<'_>| unmarked(text).into_owned());
    tera.register_filter("json", |value: Value, _: Kwargs, _: &State<'_>| script::value(&value).map(|it| safe(&it)));
    tera.register_filter("reading_minutes", |html: &str, _: Kwargs, _: &State<'_>| reading::minutes(html));
    let assets = assets.clone();
    tera.register_function("asset", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let name: &str = arguments.must_get("name")?;
        let bytes = assets.get(name).ok_or_else(|| tera::Error::message(format!("There is no asset `{name}`")))?;
        Ok(safe(&script::inline(&String::from_utf8_lossy(bytes))))
    });
    tera
}

/// A text of a view with its figures kept whole; an address stays what it is.
fn whole(text: &str) -> Cow<'_, str> {
    let is_address = ["http:", "https:", "mailto:", "#", "../"].iter().any(|begin| text.starts_with(begin));
    if is_address { Cow::Borrowed(text) } else { kept_whole(text) }
}

/// The same as HTML, in which no word breaks at its hyphen either: `E-07`, `2025-H2`.
fn whole_words(text: &str) -> String {
    let mut html = Vec::new();
    for (index, word) in kept_whole(text).split(' ').enumerate() {
        let (open, close) = if word.contains('-') { ("<span class=\"whole\">", "</span>") } else { ("", "") };
        html.extend(if index == 0 { "" } else { " " }.bytes().chain(open.bytes()));
        // What is written to memory is always taken.
        let _ = tera::escape_html(word, &mut html);
        html.extend(close.bytes());
    }
    String::from_utf8_lossy(&html).into_owned()
}

/// A title or a claim as HTML. It may stand inside a link, so that one of its own stays as it was written.
fn titled(text: &str) -> String {
    match marked_line(text).filter(|document| document.links.is_empty()) {
        Some(document) => html::write(&document).trim_end().to_owned(),
        None => {
            let mut html = Vec::new();
            // What is written to memory is always taken.
            let _ = tera::escape_html(&kept_whole(text), &mut html);
            String::from_utf8_lossy(&html).into_owned()
        }
    }
}

fn safe(text: &str) -> Value {
    Value::safe_string(text)
}

fn collect(dir: &'static Dir<'static>, root: &str, files: &mut Vec<(String, &[u8])>) {
    for file in dir.files() {
        if let Some(name) = file.path().to_str().and_then(|path| path.strip_prefix(root)) {
            // The parts of a path are joined as the machine that built the program joins them.
            files.push((name.replace('\\', "/"), file.contents()));
        }
    }
    dir.dirs().for_each(|inner| collect(inner, root, files));
}

/// The files of a theme of the program by the names they go by outside of it. A folder of stylesheets is one: `style/10-tokens.css`, `style/20-base.css` and
/// the rest are `style.css`, in the order of their names. So a browser asks for one file, and an author replaces one.
fn joined(mut files: Vec<(String, &[u8])>) -> BTreeMap<String, Vec<u8>> {
    files.sort_unstable();
    let mut joined: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (name, bytes) in files {
        let folder = name.strip_suffix(".css").and_then(|part| part.split_once('/')).map(|(folder, _)| folder);
        let whole = joined.entry(folder.map_or_else(|| name.clone(), |folder| format!("{folder}.css"))).or_default();
        if !whole.is_empty() {
            whole.push(b'\n');
        }
        whole.extend(bytes);
    }
    joined
}

/// Where the theme is chosen is known to those who read the settings, and they say so there; this is for the rest.
fn unknown(name: &str) -> Diagnostic {
    let message = format!("there is no theme `{name}`");
    let mut diagnostic = Diagnostic::error(code::UNKNOWN_THEME, Span::of_file(&settings()), message);
    diagnostic.help = did_you_mean(name, &Theme::names());
    diagnostic
}
