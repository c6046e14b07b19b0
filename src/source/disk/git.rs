//! What git keeps of the folder that a packet lies in, read from git's own files. No program is run, nothing is written, and what cannot be read is as if it were not
//! there: a packet need not lie in a repository.

mod config;
mod index;

use super::reader::Stamp;
use crate::source::{HAND_OVERS, PacketPath, Refusal, TreeEntry};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

pub use config::config_values;
pub use index::tracked_paths;

/// An index larger than this is not read: that of a repository with a million files has 100 MiB.
const INDEX_CAP: u64 = 256 << 20;

/// A file of settings, or one that says where others are, is not read past this.
const TEXT_CAP: u64 = 1 << 20;

/// The folder of a packet that `promo build` publishes into.
const BUILT: &str = "dist";

/// The repository that a folder is checked out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// The folder that is checked out, by its real path.
    pub work_tree: PathBuf,
    /// What belongs to this checkout alone, such as its index.
    own: PathBuf,
    /// What every checkout of the repository shares: its settings, its hooks.
    pub shared: PathBuf,
}

/// Where git looks for hooks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HooksFolder {
    /// The folder.
    pub folder: PathBuf,
    /// The file of settings that names it, where it is named by settings that others than this repository go by, or only under a condition.
    pub named_elsewhere: Option<PathBuf>,
}

impl Repository {
    /// The repository around a folder, as git would find it.
    pub fn around(folder: &Path) -> Option<Repository> {
        let folder = fs::canonicalize(folder).ok()?;
        folder.ancestors().find_map(Repository::at)
    }

    fn at(work_tree: &Path) -> Option<Repository> {
        let mark = work_tree.join(".git");
        let own = if mark.is_dir() { mark } else { named(&mark, work_tree, "gitdir: ")? };
        if !own.join("HEAD").is_file() {
            return None;
        }
        let shared = named(&own.join("commondir"), &own, "").unwrap_or_else(|| own.clone());
        let (own, shared) = (fs::canonicalize(own).ok()?, fs::canonicalize(shared).ok()?);
        Some(Repository { work_tree: work_tree.to_owned(), own, shared })
    }

    /// Where its hooks stand. `outside` are the files of settings that are read before its own, `home` is what `~` means in any of them.
    pub fn hooks(&self, outside: &[PathBuf], home: Option<&Path>) -> HooksFolder {
        let own = [self.shared.join("config"), self.own.join("config.worktree")];
        let mut last = None;
        for file in outside.iter().chain(&own) {
            let is_own = own.contains(file);
            for (value, is_sure) in config::named(file, home, "core", "hookspath") {
                let folder = self.work_tree.join(config::at_home(&value, home));
                let is_inside = folder.starts_with(&self.work_tree) || folder.starts_with(&self.shared);
                let is_ours = is_own && is_sure && is_inside;
                last = Some(HooksFolder { folder, named_elsewhere: (!is_ours).then(|| file.clone()) });
            }
        }
        last.unwrap_or_else(|| HooksFolder { folder: self.shared.join("hooks"), named_elsewhere: None })
    }

    /// How many bytes the name of an object has: it depends on how the repository was made.
    fn name_length(&self) -> usize {
        let formats = config::named(&self.shared.join("config"), None, "extensions", "objectformat");
        if formats.last().is_some_and(|(format, _)| format.eq_ignore_ascii_case("sha256")) { 32 } else { 20 }
    }

    /// The paths that git keeps below a folder, from that folder on.
    fn tracked_below(&self, folder: &Path) -> Option<Vec<String>> {
        let inside = folder.strip_prefix(&self.work_tree).ok()?;
        let inside = inside.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?;
        let inside = inside.iter().map(|part| format!("{part}/")).collect::<String>();
        let index = read(&self.own.join("index"), INDEX_CAP)?;
        let tracked = tracked_paths(&index, self.name_length(), inside.as_bytes())?;
        Some(tracked.into_iter().map(|path| path[inside.len()..].to_owned()).collect())
    }
}

/// What git keeps of editions that were made of a packet, as it was when last looked at.
#[derive(Default)]
pub(super) struct TrackedEditions {
    known: Option<KnownIndex>,
}

/// An index, and what was found in it.
struct KnownIndex {
    file: PathBuf,
    stamp: Stamp,
    found: Vec<(PacketPath, TreeEntry)>,
}

impl TrackedEditions {
    /// The folders of the packet in which git keeps some. The index is read again when it is another.
    pub(super) fn look(&mut self, packet: &Path) -> Vec<(PacketPath, TreeEntry)> {
        let index = Repository::around(packet).map(|repository| (repository.own.join("index"), repository));
        let stamped =
            index.and_then(|(index, repository)| Some((Stamp::of(&index.metadata().ok()?), index, repository)));
        let Some((stamp, index, repository)) = stamped else {
            self.known = None;
            return Vec::new();
        };
        if let Some(known) = self.known.as_ref().filter(|known| known.file == index && known.stamp == stamp) {
            return known.found.clone();
        }
        let found = repository.tracked_below(packet).map_or_else(Vec::new, |tracked| editions(&tracked));
        self.known = Some(KnownIndex { file: index, stamp, found: found.clone() });
        found
    }
}

/// Those of the tracked files that `promo` has made. In `dist` there may be what other programs have built: an edition is known by its manifest, a print by
/// its ending.
fn editions(tracked: &[String]) -> Vec<(PacketPath, TreeEntry)> {
    let built = |path: &&String| path.starts_with("dist/");
    let marked: Vec<&str> = tracked.iter().filter_map(|path| path.strip_suffix(super::MANIFEST)).collect();
    let is_edition = |path: &&String| marked.iter().any(|folder| path.starts_with(folder));
    let is_print = |path: &&String| path.ends_with(".pdf") && path.matches('/').count() == 1;
    let dist = tracked.iter().filter(built).filter(|path| is_edition(path) || is_print(path)).count();
    let handed = tracked.iter().filter(|path| path.strip_prefix(HAND_OVERS).is_some_and(|rest| rest.starts_with('/')));
    let entry = |(folder, files): (&str, usize)| {
        let path = PacketPath::new(folder).ok().filter(|_| files > 0)?;
        Some((path, TreeEntry::Refused(Refusal::InGit { files })))
    };
    [(BUILT, dist), (HAND_OVERS, handed.count())].into_iter().filter_map(entry).collect()
}

/// The place that a file of one line names, from another.
fn named(file: &Path, from: &Path, before: &str) -> Option<PathBuf> {
    let text = String::from_utf8(read(file, TEXT_CAP)?).ok()?;
    Some(from.join(text.strip_prefix(before)?.trim_end_matches(['\r', '\n'])))
}

/// The whole of a file that is one, and no larger than that.
fn read(file: &Path, cap: u64) -> Option<Vec<u8>> {
    let is_file = file.metadata().is_ok_and(|found| found.is_file() && found.len() <= cap);
    let mut bytes = Vec::new();
    File::open(file).ok().filter(|_| is_file)?.take(cap).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests;
