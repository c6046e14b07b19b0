//! Every finding as the page shows it: the lines of source, what would help, where it is on the pages, and how to get there in the editor.

use super::editor::{Editor, Opening};
use super::pages::digest;
use super::places::ForEach;
use super::snapshot::Snapshot;
use crate::diagnostic::{Diagnostic, Severity};
use crate::packet::Audience;
use crate::report::{Sources, Summary, frame};
use crate::site::link_to;
use crate::source::PacketPath;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// How many are listed: who has more mends these first.
const MOST: usize = 500;

/// How many columns a frame may have.
const WIDTH: usize = 100;

/// All findings of one snapshot.
pub(super) struct Findings {
    /// What `findings.json` holds.
    pub(super) json: Arc<[u8]>,
    /// The same while the text is.
    pub(super) digest: String,
    /// What the editor would be started with for each finding that needs it.
    pub(super) openings: Vec<Option<Opening>>,
}

#[derive(Serialize)]
struct Document<'a> {
    build: u64,
    counts: Summary,
    more: usize,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    label: &'a str,
    help: Option<&'a str>,
    file: &'a PacketPath,
    line: usize,
    column: usize,
    frame: String,
    open: Option<String>,
    places: ForEach<Option<Place>>,
}

/// Where a finding is on the pages of an edition.
#[derive(Serialize)]
struct Place {
    page: String,
    reference: String,
    /// Nothing for what is said of the note as a whole.
    offset: Option<usize>,
}

impl Findings {
    pub(super) fn new(snapshot: &Snapshot, root: &Path, editor: Option<&Editor>) -> Findings {
        let sources = Sources::new(&snapshot.tree);
        let all = &snapshot.checked().diagnostics;
        let shown = &all[..all.len().min(MOST)];
        let (mut items, mut openings) = (Vec::with_capacity(shown.len()), Vec::with_capacity(shown.len()));
        for (number, diagnostic) in shown.iter().enumerate() {
            let (line, column) = sources
                .place(&diagnostic.file, diagnostic.span)
                .map_or((1, 1), |place| (place.start.line, place.start.column));
            let opening = editor.map(|editor| editor.opening(&root.join(diagnostic.file.as_str()), line, column));
            let (open, program) = match opening {
                Some(Opening::Address(address)) => (Some(address), None),
                Some(program @ Opening::Program(_)) => {
                    (Some(format!("open/{}/{number}", snapshot.checked().since)), Some(program))
                }
                None => (None, None),
            };
            openings.push(program);
            items.push(item(snapshot, diagnostic, &sources, (line, column), open));
        }
        let (counts, more) = (snapshot.counts(), all.len() - items.len());
        let document = Document { build: snapshot.number, counts, more, items };
        let json = serde_json::to_vec(&document).unwrap_or_default();
        Findings { digest: digest(&json), json: json.into(), openings }
    }
}

fn item<'a>(
    snapshot: &Snapshot,
    diagnostic: &'a Diagnostic,
    sources: &Sources<'_>,
    (line, column): (usize, usize),
    open: Option<String>,
) -> Item<'a> {
    Item {
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        label: &diagnostic.label,
        help: diagnostic.help.as_deref(),
        file: &diagnostic.file,
        line,
        column,
        frame: frame(diagnostic, sources, WIDTH),
        open,
        places: ForEach::new(|audience| place(snapshot, diagnostic, audience)),
    }
}

fn place(snapshot: &Snapshot, diagnostic: &Diagnostic, audience: Audience) -> Option<Place> {
    let at = snapshot.places().find(&diagnostic.file, audience)?;
    let edition = snapshot.reading.edition(audience);
    let body = &snapshot.packet().note_at(&diagnostic.file)?.body;
    let start = diagnostic.span.start;
    let is_in_body = body.pieces.first().is_some_and(|first| first.span.start <= start);
    let heading = body.headings.iter().rev().find(|heading| is_in_body && heading.span.start <= start);
    Some(Place {
        page: link_to(edition, at, heading.map(|heading| heading.slug.as_str())),
        reference: edition.entry(at).reference.clone(),
        offset: is_in_body.then_some(start),
    })
}
