//! The packet as it was at one save: everything that the preview shows comes from one of these, so that no page mixes two saves. It is made whole by
//! the builder, never changed afterwards, and replaced by the next.

use super::findings::Findings;
use super::places::{Change, Places};
use crate::compile::Compilation;
use crate::diagnostic::Diagnostic;
use crate::packet::{Audience, Packet};
use crate::render::Theme;
use crate::report::Summary;
use crate::site::{Site, make_site};
use crate::source::Tree;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// One state of the packet, ready to be shown.
pub(super) struct Snapshot {
    /// Counted from 1.
    pub(super) number: u64,
    /// The sources.
    pub(super) tree: Tree,
    /// The packet as written.
    pub(super) packet: Packet,
    /// What is wrong or weak in it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What the pages look like: where the packet's own theme cannot be used, the last one that could.
    pub(super) theme: Option<Theme>,
    /// What differs from the snapshot before.
    pub(super) changed: Vec<Change>,
    /// The number of the snapshot since which the findings, their lines and their places are what they are.
    pub(super) found: u64,
    /// The same while the attachments are.
    pub(super) files: String,
    /// How long it took from looking at the folder until everything was known.
    pub(super) took: Duration,
    /// Widest audience first.
    sites: Vec<Site>,
    places: OnceLock<Places>,
    findings: OnceLock<Arc<Findings>>,
}

/// What the builder knows besides the compilation.
pub(super) struct Made {
    pub(super) number: u64,
    pub(super) tree: Tree,
    pub(super) theme: Option<Theme>,
    pub(super) files: String,
}

impl Snapshot {
    pub(super) fn new(compilation: Compilation, made: Made) -> Snapshot {
        let Compilation { packet, findings, editions, theme } = compilation;
        Snapshot {
            number: made.number,
            tree: made.tree,
            packet,
            diagnostics: findings.diagnostics,
            theme: theme.or(made.theme),
            changed: Vec::new(),
            found: made.number,
            files: made.files,
            took: Duration::ZERO,
            sites: editions.iter().map(|edition| make_site(edition).traced()).collect(),
            places: OnceLock::new(),
            findings: OnceLock::new(),
        }
    }

    /// The pages of an audience.
    pub(super) fn site(&self, audience: Audience) -> Option<&Site> {
        self.sites.iter().find(|site| site.edition().audience == audience)
    }

    /// How many diagnostics there are.
    pub(super) fn counts(&self) -> Summary {
        Summary::of(&self.diagnostics)
    }

    /// Where each note is shown.
    pub(super) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::new(&self.packet))
    }

    /// Every finding as the page shows it, made when it is first asked for.
    pub(super) fn findings(&self, make: impl FnOnce(&Snapshot) -> Findings) -> Arc<Findings> {
        self.findings.get_or_init(|| Arc::new(make(self))).clone()
    }
}
