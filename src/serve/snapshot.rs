//! The packet as it was at one save: everything that the preview shows comes from one of these, so that no page mixes two saves. It is never changed
//! and is replaced by the next. Editions, pages and findings are made from it when they are first asked for.

use super::findings::FindingList;
use super::whereabouts::{NoteChange, NoteIndex};
use crate::compile::Unchecked;
use crate::diagnostic::Diagnostic;
use crate::packet::Packet;
use crate::render::Theme;
use crate::report::Summary;
use crate::site::{Site, make_site};
use crate::source::Tree;
use crate::vocabulary::{Audience, PerAudience};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// One state of the packet, ready to be shown.
pub(super) struct Snapshot {
    /// Counted from 1.
    pub(super) number: u64,
    /// The sources.
    pub(super) tree: Tree,
    /// The packet, and its editions.
    pub(super) unchecked: Unchecked,
    /// What the pages look like: where the packet's own theme cannot be used, the last one that could.
    pub(super) theme: Option<Theme>,
    /// The same while the attachments are.
    pub(super) files: String,
    sites: PerAudience<OnceLock<Site>>,
    places: OnceLock<NoteIndex>,
    checked: OnceLock<Checked>,
    findings: OnceLock<Arc<FindingList>>,
}

/// What came of the check, which takes longer than a page.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// What is wrong or weak in it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The number of the snapshot since which the findings, their lines and their places are what they are.
    pub(super) since: u64,
    /// What differs from the snapshot before.
    pub(super) changed: Vec<NoteChange>,
    /// How long it took from looking at the folder until everything was known.
    pub(super) took: Duration,
}

impl Snapshot {
    pub(super) fn new(number: u64, tree: Tree, unchecked: Unchecked, theme: Option<Theme>, files: String) -> Snapshot {
        Snapshot {
            number,
            tree,
            unchecked,
            theme,
            files,
            sites: Default::default(),
            places: OnceLock::new(),
            checked: OnceLock::new(),
            findings: OnceLock::new(),
        }
    }

    /// The packet as written.
    pub(super) fn packet(&self) -> &Packet {
        &self.unchecked.packet
    }

    /// The pages of an audience.
    pub(super) fn site(&self, audience: Audience) -> &Site {
        self.sites[audience].get_or_init(|| make_site(self.unchecked.edition(audience)).traced())
    }

    /// Says what came of the check, once.
    pub(super) fn check(&self, checked: Checked) {
        // Only the builder checks, and each snapshot once.
        let _ = self.checked.set(checked);
    }

    /// What came of the check; nothing yet before it is done.
    pub(super) fn checked(&self) -> &Checked {
        static NOTHING: Checked =
            Checked { diagnostics: Vec::new(), since: 0, changed: Vec::new(), took: Duration::ZERO };
        self.checked.get().unwrap_or(&NOTHING)
    }

    /// How many diagnostics there are.
    pub(super) fn counts(&self) -> Summary {
        Summary::of(&self.checked().diagnostics)
    }

    /// Where each note is shown.
    pub(super) fn places(&self) -> &NoteIndex {
        self.places.get_or_init(|| NoteIndex::new(self.packet()))
    }

    /// Every finding as the page shows it, made when it is first asked for.
    pub(super) fn findings(&self, make: impl FnOnce(&Snapshot) -> FindingList) -> Arc<FindingList> {
        self.findings.get_or_init(|| Arc::new(make(self))).clone()
    }
}
