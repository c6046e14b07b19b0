//! The packet as it was at one save: everything that the preview shows comes from one of these, so that no page mixes two saves. It is never changed
//! and is replaced by the next. What is made when it is first asked for (sites, findings) follows from the snapshot alone.

use super::findings::FindingList;
use super::whereabouts::{NoteChange, NoteIndex};
use crate::compile::Unchecked;
use crate::diagnostic::Diagnostic;
use crate::edition::Raised;
use crate::packet::Packet;
use crate::render::Theme;
use crate::report::Summary;
use crate::site::{Site, make_site};
use crate::source::{PacketPath, Tree};
use crate::vocabulary::{Audience, PerAudience};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// One state of the packet, ready to be shown. Nothing is known yet of what is wrong in it, but for what reading has found.
pub(super) struct Snapshot {
    /// Counted from 1.
    pub(super) number: u64,
    pub(super) tree: Tree,
    pub(super) unchecked: Unchecked,
    /// Where the packet's own theme cannot be used, the last one that could.
    pub(super) theme: Option<Theme>,
    /// The same while the attachments are.
    pub(super) files: String,
    /// What the last check has found, in an earlier state: until this one is checked, its pages tell of that.
    heard: Vec<Diagnostic>,
    sites: PerAudience<OnceLock<HeardSite>>,
    notes: OnceLock<NoteIndex>,
}

/// A snapshot and what came of its check, which takes longer than a page.
pub(super) struct CheckedSnapshot {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) outcome: Outcome,
    list: OnceLock<FindingList>,
    sites: PerAudience<OnceLock<HeardSite>>,
}

/// The pages of an audience, and what was found in their words.
struct HeardSite {
    site: Site,
    raised: Vec<Raised>,
}

/// What came of a check.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The number of the snapshot since which the findings, their lines and their places are what they are.
    pub(super) since: u64,
    /// The files that were saved when the findings became what they are: what is found in them comes first.
    pub(super) saved: Vec<PacketPath>,
    /// What differs from the snapshot that was checked before.
    pub(super) changed: Vec<NoteChange>,
    /// From the scan of the folder until everything was known.
    pub(super) took: Duration,
}

impl Snapshot {
    pub(super) fn new(
        number: u64,
        tree: Tree,
        unchecked: Unchecked,
        theme: Option<Theme>,
        files: String,
        heard: Vec<Diagnostic>,
    ) -> Snapshot {
        Snapshot { number, tree, unchecked, theme, files, heard, sites: Default::default(), notes: OnceLock::new() }
    }

    /// The packet as written.
    pub(super) fn packet(&self) -> &Packet {
        &self.unchecked.packet
    }

    /// The pages of an audience, before it is known what is found in them.
    pub(super) fn site(&self, audience: Audience) -> &Site {
        &self.heard(audience).site
    }

    fn heard(&self, audience: Audience) -> &HeardSite {
        self.sites[audience].get_or_init(|| self.hearing(audience, self.raised(audience, &self.heard)))
    }

    fn hearing(&self, audience: Audience, raised: Vec<Raised>) -> HeardSite {
        let site = make_site(self.unchecked.edition(audience), raised.clone()).with_source_positions();
        HeardSite { site, raised }
    }

    fn raised(&self, audience: Audience, found: &[Diagnostic]) -> Vec<Raised> {
        self.unchecked.raised(audience, found)
    }

    /// Where each note is shown.
    pub(super) fn notes(&self) -> &NoteIndex {
        self.notes.get_or_init(|| NoteIndex::new(self.packet()))
    }
}

impl CheckedSnapshot {
    pub(super) fn new(snapshot: Arc<Snapshot>, outcome: Outcome) -> CheckedSnapshot {
        CheckedSnapshot { snapshot, outcome, list: OnceLock::new(), sites: Default::default() }
    }

    /// The pages of an audience, with what is found in them: where that is what they told before, the same.
    pub(super) fn site(&self, audience: Audience) -> &Site {
        let raised = || self.snapshot.raised(audience, &self.outcome.diagnostics);
        let own = || self.sites[audience].get_or_init(|| self.snapshot.hearing(audience, raised()));
        match self.snapshot.sites[audience].get() {
            Some(before) if self.sites[audience].get().is_none() && before.raised == raised() => &before.site,
            Some(_) | None => &own().site,
        }
    }

    /// Every diagnostic: those of the files just saved first, then errors, warnings and hints.
    pub(super) fn in_order(&self) -> Vec<&Diagnostic> {
        let mut found: Vec<&Diagnostic> = self.outcome.diagnostics.iter().collect();
        found.sort_by_key(|found| (!self.outcome.saved.contains(found.file()), found.severity));
        found
    }

    /// How many diagnostics there are.
    pub(super) fn counts(&self) -> Summary {
        Summary::of(&self.outcome.diagnostics)
    }

    /// Every finding as the page shows it, made when it is first asked for.
    pub(super) fn list(&self, make: impl FnOnce(&CheckedSnapshot) -> FindingList) -> &FindingList {
        self.list.get_or_init(|| make(self))
    }
}
