//! Every finding as the page shows it: the lines of source, what would help, where it is on the pages, and how to get there in the editor.

use super::edition_files::digest;
use super::editor::{Editor, Opening};
use super::snapshot::{CheckedSnapshot, Snapshot};
use super::whereabouts::{ForEach, Whereabouts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Sources, Summary, frame};
use crate::source::PacketPath;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// How many are listed: who has more mends these first.
const MOST: usize = 500;

/// How many columns a frame may have.
const WIDTH: usize = 100;

/// All findings of one snapshot.
pub(super) struct FindingList {
    /// What `findings.json` holds.
    pub(super) json: Arc<[u8]>,
    /// The same while the text is.
    pub(super) digest: String,
    /// What the editor would be started with for each finding that needs it.
    pub(super) openings: Vec<Option<Opening>>,
}

#[derive(Serialize)]
struct FindingsJson<'a> {
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
    places: ForEach<Option<Whereabouts>>,
}

impl FindingList {
    pub(super) fn new(checked: &CheckedSnapshot, root: &Path, editor: Option<&Editor>) -> FindingList {
        let CheckedSnapshot { snapshot, outcome, .. } = checked;
        let all = checked.in_order();
        let sources = Sources::new(&snapshot.tree);
        let shown = &all[..all.len().min(MOST)];
        let (mut items, mut openings) = (Vec::with_capacity(shown.len()), Vec::with_capacity(shown.len()));
        for (number, diagnostic) in shown.iter().copied().enumerate() {
            let (line, column) =
                sources.location(diagnostic.span).map_or((1, 1), |found| (found.start.line, found.start.column));
            let opening = editor.map(|editor| editor.opening(&root.join(diagnostic.file().as_str()), line, column));
            let (open, program) = match opening {
                Some(Opening::Address(address)) => (Some(address), None),
                Some(program @ Opening::Program(_)) => {
                    (Some(format!("open/{}/{number}", outcome.since)), Some(program))
                }
                None => (None, None),
            };
            openings.push(program);
            items.push(item(snapshot, diagnostic, &sources, (line, column), open));
        }
        let (counts, more) = (checked.counts(), all.len() - items.len());
        let document = FindingsJson { build: snapshot.number, counts, more, items };
        let json = serde_json::to_vec(&document).unwrap_or_default();
        FindingList { digest: digest(&json), json: json.into(), openings }
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
        rule: diagnostic.rule.as_str(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        label: &diagnostic.label,
        help: diagnostic.help.as_deref(),
        file: diagnostic.file(),
        line,
        column,
        frame: frame(diagnostic, sources, WIDTH),
        open,
        places: ForEach::new(|audience| Whereabouts::of(snapshot, diagnostic.file(), diagnostic.span.start, audience)),
    }
}
