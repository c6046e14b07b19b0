//! The proof before publishing: the bytes of every file that a door would publish are searched for what the edition withholds. An [`Edition`] is made so
//! that nothing of it can be there; here that is looked at from the other end, by what the packet says and by what would be handed over, so that no
//! mistake of the rooms between stays unseen. Every door that publishes calls [`Proof::finds`], or [`Proof::finds_beside`] for what is no page.

#![warn(clippy::wildcard_enum_match_arm)]

mod withheld;

mod control;
mod find;
mod fold;
mod keys;
mod reading;
mod report;
mod runs;
mod search;
mod wanted;

#[cfg(test)]
mod tests;

pub use find::Find;
pub(crate) use keys::first_key;
pub use report::ReportLine;
pub use wanted::Machine;

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::packet::Packet;
use crate::render::{Files, Theme};
use crate::site::Site;
use crate::source::Tree;
use find::Found;
use rayon::prelude::*;
use reading::KnownLines;
use search::{Pass, in_file, in_manifest, search};
use std::borrow::Borrow;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use wanted::Wanted;
use withheld::Withholdings;

/// What goes out beside the pages of a site, and the site as its pages are to be rendered with that. Our own words in it are told from withheld ones as those of
/// pages are: by what is made of the packet without what is withheld.
pub type Beside<'a> = &'a dyn Fn(Site, &Theme) -> (Site, Result<Files, Vec<Diagnostic>>);

/// What must not be in the files of an edition, ready to be looked for.
#[derive(Debug)]
pub struct Proof {
    edition: Arc<Edition>,
    withholdings: Withholdings,
    wanted: Wanted,
}

impl Proof {
    /// What this edition of the packet withholds. `tree` is what the packet was read from; `machine` is where that happens, which is nobody's business.
    pub fn new(packet: &Packet, tree: &Tree, edition: &Arc<Edition>, machine: &Machine) -> Proof {
        let withholdings = Withholdings::of(packet, tree, edition);
        let wanted = Wanted::new(&withholdings, machine);
        Proof { edition: edition.clone(), withholdings, wanted }
    }

    /// What of it stands in these files, their names and the manifest of them; nothing when they may be published. `tree` is the one that it was made of.
    pub fn finds(&self, tree: &Tree, files: &Files, manifest: &str) -> Vec<Find> {
        self.finds_beside(tree, files, manifest, None)
    }

    /// The same of files that are not all pages: `beside` makes the others.
    pub fn finds_beside(&self, tree: &Tree, files: &Files, manifest: &str, beside: Option<Beside<'_>>) -> Vec<Find> {
        self.finds_against(files, manifest, || self.control(tree, beside))
    }

    /// The same for files that are no pages of the edition. `control` is what stands there too where nothing of the packet's notes is told: only our own words,
    /// names and days, so that what is found in it is no find.
    pub fn finds_against(&self, files: &Files, manifest: &str, control: impl FnOnce() -> Files) -> Vec<Find> {
        let looking = self.looking();
        files.par_iter().for_each(|(address, bytes)| _ = looking.look(address, bytes));
        let Ok(finds) = looking.finds(manifest, || Ok::<_, Infallible>(files), control);
        finds
    }

    /// The same for files of which each is there for a while only.
    pub fn looking(&self) -> Looking<'_> {
        Looking { proof: self, lines: KnownLines::default(), found: Mutex::default() }
    }

    /// Our own words, a day, a count may be the same as a title that is withheld. They are there without it too.
    pub fn control(&self, tree: &Tree, beside: Option<Beside<'_>>) -> Files {
        control::files(tree, &self.withholdings, self.edition.audience, beside)
    }

    /// What is withheld, a line each, for the author.
    pub fn report(&self) -> Vec<ReportLine> {
        report::report(&self.withholdings)
    }
}

/// A search of files as they come, from any thread.
pub struct Looking<'a> {
    proof: &'a Proof,
    lines: KnownLines,
    /// What was found; of the places nothing is known.
    found: Mutex<Vec<Found>>,
}

impl Looking<'_> {
    /// Looks through a file and tells whether nothing is there. Lines that many pages have are read once.
    pub fn look(&self, address: &str, bytes: &[u8]) -> bool {
        let found = in_file(&self.proof.wanted, address, bytes, Pass::First(&self.lines));
        let is_clean = found.is_empty();
        self.found.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
        is_clean
    }

    /// What must not be there; nothing when all that was looked through may be published. `files` is all of it once more, which is asked for only where something
    /// was found that is not shown on purpose; for `control` see [`Proof::finds_against`].
    ///
    /// # Errors
    ///
    /// What `files` gives back.
    pub fn finds<F: Borrow<Files>, E>(
        self,
        manifest: &str,
        files: impl FnOnce() -> Result<F, E>,
        control: impl FnOnce() -> Files,
    ) -> Result<Vec<Find>, E> {
        let Proof { edition, withholdings, wanted } = self.proof;
        let mut found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.extend(in_manifest(wanted, manifest, Pass::First(&self.lines)));
        // Where nothing is found at all, it need not be known what is shown.
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let shown = wanted.shown(withholdings, edition);
        if found.iter().all(|found| found.hit.is_some_and(|hit| shown.explains(&hit))) {
            return Ok(Vec::new());
        }
        let mut found = search(wanted, files()?.borrow(), manifest, Pass::Every(&shown));
        if found.iter().any(|found| found.hit.is_some()) {
            let there = wanted.there(&control());
            found.retain(|found| !found.hit.is_some_and(|hit| there.explains(&hit)));
        }
        Ok(find::told(found, wanted, withholdings))
    }
}
