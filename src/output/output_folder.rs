//! Where an edition may go. A folder is judged before any work is done: it must be new, empty, or an edition of ours, and
//! never the packet, its notes, a link, or a place that the person lives in.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::address;
use super::error::PublishError;
use super::manifest::{MANIFEST, Manifest, Unreadable};
use super::readers::Readers;
use super::stage::MARKER;
use super::yard::Yard;

/// What every refusal of a place advises.
const ELSEWHERE: &str = "give a folder that is new or holds an edition, such as `dist/manager` in the packet";

/// The folders that an edition must not replace.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The packet's root.
    pub packet: &'a Path,
    /// The folders of the packet that hold what the candidate wrote, in lower case.
    pub own: &'a [&'a str],
    /// The person's home folder, where known.
    pub home: Option<&'a Path>,
    /// The working directory, absolute: relative paths begin here.
    pub current: &'a Path,
}

/// A folder that may be published into.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    path: PathBuf,
    /// Where the next edition is made.
    yard: Yard,
    /// Who may read what is published, as the packet's own folder has it.
    pub(super) readers: Readers,
    /// The folder as the person wrote it, for messages.
    pub(super) shown: PathBuf,
}

/// What stands at the target.
pub(super) enum FolderState {
    /// Nothing, or an empty folder.
    Nothing,
    /// An edition of ours.
    Edition(Manifest),
}

/// Judges the folder `out` without changing anything on disk.
///
/// # Errors
///
/// [`PublishError::Refused`] where the folder is not ours to replace, [`PublishError::Io`] where it cannot be read or written.
pub fn inspect(out: &Path, around: &Surroundings<'_>) -> Result<OutputFolder, PublishError> {
    let packet = fs::canonicalize(around.current.join(around.packet));
    let packet = packet.map_err(PublishError::io("find the packet", around.packet))?;
    let path = resolve(out, around.current, &packet)?;
    let (yard, readers) = (Yard::of(&path, &packet), Readers::of(&packet));
    let target = OutputFolder { path, yard, readers, shown: out.to_path_buf() };
    target.refuse_kept(&packet, around)?;
    target.refuse_notes(&packet, around.own)?;
    target.refuse_inside_edition()?;
    target.standing()?;
    target.refuse_leftovers()?;
    target.refuse_unwritable()?;
    Ok(target)
}

impl OutputFolder {
    /// The folder, absolute, with nothing left to resolve.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that holds the target.
    pub(super) fn parent(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// The folder in which the next edition is made.
    pub(super) fn workshop(&self) -> PathBuf {
        self.yard.workshop(&self.path)
    }

    /// The lock file.
    pub(super) fn lock(&self) -> PathBuf {
        self.yard.lock(&self.path)
    }

    /// The folder in which workshop and lock lie.
    pub(super) fn yard(&self) -> PathBuf {
        self.yard.folder(&self.path)
    }

    /// Whether that folder is ours to make and to remove.
    pub(super) fn has_own_yard(&self) -> bool {
        self.yard.is_own()
    }

    /// The other targets whose builds have left something in the same yard.
    pub(super) fn neighbours(&self) -> Vec<OutputFolder> {
        let others = self.yard.targets(&self.path).into_iter().filter(|other| *other != self.path);
        others
            .map(|path| OutputFolder { shown: path.clone(), path, yard: self.yard.clone(), readers: self.readers })
            .collect()
    }

    /// What stands at the target now; an error if that is not ours.
    pub(super) fn standing(&self) -> Result<FolderState, PublishError> {
        if self.is_folder()? { self.standing_folder() } else { Ok(FolderState::Nothing) }
    }

    /// Whether a folder stands at the target, or nothing; an error if it is something else.
    pub(super) fn is_folder(&self) -> Result<bool, PublishError> {
        match fs::symlink_metadata(&self.path) {
            Ok(found) if found.is_symlink() => Err(self.refused("is a symbolic link")),
            Ok(found) if !found.is_dir() => Err(self.refused("is a file")),
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(self.refused("lies below a file")),
            Err(error) => Err(PublishError::io("look at", &self.shown)(error)),
        }
    }

    fn standing_folder(&self) -> Result<FolderState, PublishError> {
        if is_empty(&self.path).map_err(PublishError::io("list", &self.shown))? {
            return Ok(FolderState::Nothing);
        }
        match Manifest::read(&self.path) {
            Ok(Some(manifest)) => Ok(FolderState::Edition(manifest)),
            Ok(None) => Err(self.refused("holds files that this program did not write")),
            Err(Unreadable::Broken(what)) => {
                let help = "move the folder away and build again";
                Err(PublishError::refused(self.shown.join(MANIFEST), what, help))
            }
            Err(Unreadable::Io(error)) => Err(PublishError::io("read", &self.shown.join(MANIFEST))(error)),
        }
    }

    fn refuse_kept(&self, packet: &Path, around: &Surroundings<'_>) -> Result<(), PublishError> {
        if self.path.parent().is_none() {
            return Err(self.refused("is the root of the file system"));
        }
        let home = around.home.map(|home| (home, "is the home folder or holds it"));
        let kept = [(packet, "is the packet or holds it"), (around.current, "is the working directory or holds it")];
        for (folder, what) in kept.into_iter().chain(home) {
            let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
            if real.starts_with(&self.path) {
                return Err(self.refused(what));
            }
        }
        Ok(())
    }

    fn refuse_notes(&self, packet: &Path, own: &[&str]) -> Result<(), PublishError> {
        match own_folder(&self.path, packet, own) {
            Some(folder) => Err(self.refused(in_own_folder(folder))),
            None => Ok(()),
        }
    }

    /// An edition inside another would become a part of it.
    fn refuse_inside_edition(&self) -> Result<(), PublishError> {
        match edition_around(&self.path) {
            Some(folder) => Err(self.refused(format!("lies inside another edition, `{}`", folder.display()))),
            None => Ok(()),
        }
    }

    /// What has the name of our workshop, but not our marker in it, is not cleared away.
    pub(super) fn refuse_leftovers(&self) -> Result<(), PublishError> {
        let workshop = self.workshop();
        let marked = fs::symlink_metadata(workshop.join(MARKER)).is_ok_and(|marker| marker.is_file());
        match fs::symlink_metadata(&workshop) {
            Ok(found) if found.is_dir() && (marked || is_empty(&workshop).unwrap_or(false)) => Ok(()),
            Ok(_) => {
                let what = "stands where the new edition is made, and this program did not write it";
                Err(PublishError::refused(workshop, what, "move it away, or give another `--out`"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(PublishError::io("look at", &workshop)(error)),
        }
    }

    /// The folder, where it exists, and the nearest folder above that does, must take new names.
    fn refuse_unwritable(&self) -> Result<(), PublishError> {
        let above = self.path.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(&self.path);
        if self.path.exists() {
            may_write(&self.path).map_err(PublishError::io("write into", &self.shown))?;
            if !same_file_system(&self.path, above) {
                return Err(
                    self.refused("is the root of another file system, and an edition is exchanged from beside it")
                );
            }
        }
        may_write(above).map_err(PublishError::io("write into", above))
    }

    fn refused(&self, what: impl Into<String>) -> PublishError {
        PublishError::refused(&self.shown, what, ELSEWHERE)
    }
}

/// The folder of the packet's own files that a path lies in. Case is not minded, since the disk may not mind it either.
pub(super) fn own_folder<'a>(path: &Path, packet: &Path, own: &[&'a str]) -> Option<&'a str> {
    let Component::Normal(first) = path.strip_prefix(packet).ok()?.components().next()? else { return None };
    let first = address::fold(&first.to_string_lossy());
    own.iter().copied().find(|folder| *folder == first)
}

/// What is said of a path in such a folder.
pub(super) fn in_own_folder(folder: &str) -> String {
    format!("lies in the packet's `{folder}`, which holds the candidate's own files")
}

/// The edition that a path lies inside of.
pub(super) fn edition_around(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| fs::symlink_metadata(folder.join(MANIFEST)).is_ok())
}

/// The real path of `out`: `.` and `..` walked as the system walks them, links outside the packet followed, links inside it
/// (and at the very end) refused.
pub(super) fn resolve(out: &Path, current: &Path, packet: &Path) -> Result<PathBuf, PublishError> {
    let spelled = current.join(out);
    let mut real = PathBuf::new();
    let mut parts = spelled.components().peekable();
    while let Some(part) = parts.next() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = real.pop(),
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::Normal(name) => {
                real.push(name);
                if fs::symlink_metadata(&real).is_ok_and(|found| found.is_symlink()) {
                    if parts.peek().is_none() || real.starts_with(packet) {
                        let what = format!("leads through the symbolic link `{}`", real.display());
                        return Err(PublishError::refused(out, what, "give the path that it points to"));
                    }
                    real = fs::canonicalize(&real).map_err(PublishError::io("follow", &real))?;
                }
            }
        }
    }
    Ok(in_true_case(&real))
}

/// The same path, with the part that exists spelled as the disk spells it.
fn in_true_case(path: &Path) -> PathBuf {
    for known in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (fs::canonicalize(known), path.strip_prefix(known)) {
            return if rest.as_os_str().is_empty() { real } else { real.join(rest) };
        }
    }
    path.to_path_buf()
}

pub(super) fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

#[cfg(unix)]
pub(super) fn may_write(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).map_err(io::Error::from)
}

#[cfg(not(unix))]
pub(super) fn may_write(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn same_file_system(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(one), Ok(other)) => one.dev() == other.dev(),
        _ => true,
    }
}

#[cfg(not(unix))]
fn same_file_system(_one: &Path, _other: &Path) -> bool {
    true
}
