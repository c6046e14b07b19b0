//! The files of each edition, made when they are asked for. A rendered page is kept while all that goes into it is the same, so that a save costs the
//! page that is open, and that only when it shows what was saved.

use super::preview_page::{self, PageAddress};
use super::response::{ContentType, Response};
use super::snapshot::Snapshot;
use super::status::SnapshotState;
use crate::cleaning::cleaned;
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::{Draft, ONE_FILE, Theme, search_script, with_attachments};
use crate::report::{Sources, Style, spelled_out};
use crate::site::{Site, SitePage, link_to, own_page};
use crate::source::PacketPath;
use crate::source::disk;
use crate::vocabulary::{Audience, NoteKind, slug};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// How many pages are kept; with more than this, only those of the last save stay.
const MOST: usize = 128;

/// Pages as they were last rendered.
#[derive(Default)]
pub(super) struct EditionFiles {
    kept: Mutex<HashMap<(Audience, String), CachedPage>>,
}

/// A page that was rendered.
#[derive(Clone)]
struct CachedPage {
    /// The last snapshot that it was found to be right for, and whether that was checked.
    number: (u64, bool),
    /// The digest of all that went into it.
    inputs: blake3::Hash,
    html: Arc<[u8]>,
    validator: String,
}

impl EditionFiles {
    /// The file of this address in the edition for an audience. Only what the edition has can be found.
    pub(super) fn answer(&self, shown: &SnapshotState, root: &Path, place: PageAddress<'_>) -> Response {
        let snapshot = shown.snapshot();
        let missing = || Response::NotFound(preview_page::missing(place, &unread(snapshot, place.address)));
        let (site, Some(theme)) = (shown.site(place.audience), &snapshot.theme) else { return missing() };
        if let Some(name) = place.address.strip_prefix("assets/") {
            return asset(site, theme, name).map_or_else(missing, |bytes| told(ContentType::of_asset(name), bytes));
        }
        if let Some(bytes) = attachment(site, root, place.address) {
            return told(ContentType::of_attachment(place.address), bytes);
        }
        match site.pages.iter().find(|page| page.address.as_str() == place.address) {
            Some(page) => self.page(shown, theme, site, page, (root, place)),
            None => missing(),
        }
    }

    fn page(
        &self,
        shown: &SnapshotState,
        theme: &Theme,
        site: &Site,
        page: &SitePage,
        (root, place): (&Path, PageAddress<'_>),
    ) -> Response {
        let (snapshot, number) = (shown.snapshot(), shown.number());
        let key = (place.audience, place.address.to_owned());
        let kept = self.lock().get(&key).cloned();
        if let Some(kept) = kept.as_ref().filter(|kept| kept.number == number) {
            return kept.answer();
        }
        let draft = Draft::new(site, theme, page);
        // Above a page that the author alone has, since not all of its note could be read, stands why.
        let found = if place.audience.is_author() { unread(snapshot, place.address) } else { String::new() };
        let inputs = blake3::Hasher::new().update(draft.digest().as_bytes()).update(found.as_bytes()).finalize();
        let fresh = match kept.filter(|kept| kept.inputs == inputs) {
            Some(kept) => CachedPage { number, ..kept },
            None => match draft.render() {
                Ok(html) => {
                    let html = if place.address == ONE_FILE {
                        with_attachments(&html, |path| attachment(site, root, path))
                    } else {
                        html
                    };
                    CachedPage::new(number, inputs, &preview_page::headed(&html, &found), place)
                }
                Err(found) => return Response::Faulty(preview_page::faulty(place, &in_words(&[&found], snapshot))),
            },
        };
        let answer = fresh.answer();
        self.keep(key, fresh);
        answer
    }

    fn keep(&self, key: (Audience, String), page: CachedPage) {
        let mut kept = self.lock();
        if kept.len() >= MOST {
            kept.retain(|_, other| other.number == page.number);
        }
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, page);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(Audience, String), CachedPage>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CachedPage {
    fn new(number: (u64, bool), inputs: blake3::Hash, html: &[u8], place: PageAddress<'_>) -> CachedPage {
        let validator = digest(html);
        CachedPage { number, inputs, html: preview_page::live(html, place, &validator), validator }
    }

    fn answer(&self) -> Response {
        Response::Page { html: self.html.clone(), validator: self.validator.clone() }
    }
}

fn asset(site: &Site, theme: &Theme, name: &str) -> Option<Arc<[u8]>> {
    match name {
        "search-index.js" => Some(search_script(&site.search()).into_bytes().into()),
        name => theme.assets().get(name).cloned(),
    }
}

/// A file of the packet that the edition has, as it is published, without what rides along.
fn attachment(site: &Site, root: &Path, address: &str) -> Option<Arc<[u8]>> {
    let path = site.attachments.iter().find(|path| path.as_str() == address)?;
    let read = disk::read_attachment(root, path).ok().and_then(|bytes| cleaned(path.name(), bytes).ok());
    read.map(Into::into)
}

fn told(kind: ContentType, bytes: Arc<[u8]>) -> Response {
    let validator = Some(digest(&bytes));
    Response::Bytes { kind, bytes, validator }
}

/// What is wrong with the notes that a page shows to their author, or would show, where they cannot be read, or not all of them.
fn unread(snapshot: &Snapshot, address: &str) -> String {
    let is_its = |found: &&Diagnostic| {
        let file = found.file();
        let page = || file.top().and_then(NoteKind::in_folder).and_then(|kind| own_page(kind, &slug(file.stem())));
        let is_unread = match snapshot.packet().note_at(file) {
            Some(note) => note.kept.is_some() && own_address(snapshot, file).is_some_and(|own| own == address),
            None => page().is_some_and(|page| page.as_str() == address),
        };
        found.severity == Severity::Error && is_unread
    };
    let found: Vec<&Diagnostic> = snapshot.unchecked.found.iter().filter(is_its).collect();
    in_words(&found, snapshot)
}

/// The page of a note in its author's edition.
fn own_address(snapshot: &Snapshot, file: &PacketPath) -> Option<String> {
    let at = snapshot.notes().find(file, Audience::SelfOnly)?;
    let page = link_to(snapshot.unchecked.edition(Audience::SelfOnly), at, None);
    Some(page.split('#').next().unwrap_or_default().to_owned())
}

fn in_words(found: &[&Diagnostic], snapshot: &Snapshot) -> String {
    let sources = Sources::new(&snapshot.tree);
    let found: Vec<String> = found.iter().map(|found| spelled_out(found, &sources, Style::default().width)).collect();
    found.join("\n\n")
}

/// The first 128 bits: enough that no two pages of a packet share them.
pub(super) fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
