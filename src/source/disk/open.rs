//! Opening without following links: every folder and file relative to the folder above it, so that a link put in the place of either is refused,
//! whenever it was put there.

use std::fs::File;
use std::io;
use std::path::Path;

/// Why something could not be opened or read.
#[derive(Debug)]
pub(super) enum OpenError {
    /// A symbolic link stands there.
    Link,
    /// A socket or a device without its driver stands there.
    Special,
    /// It is not what it was a moment ago.
    Changed,
    /// Anything else.
    Io(io::Error),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> OpenError {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => OpenError::Changed,
            _ => OpenError::Io(error),
        }
    }
}

#[cfg(unix)]
mod system {
    use super::*;
    use rustix::fd::OwnedFd;
    use rustix::fs::{AtFlags, FileType, Mode, OFlags, linkat, mkdirat, open, openat, renameat, statat, unlinkat};
    use rustix::io::Errno;

    /// A folder that is held open, wherever its path may lead by now.
    pub(in super::super) struct Folder(OwnedFd);

    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

    /// Without `NONBLOCK` a pipe that nobody writes to would never open.
    const FILE: OFlags =
        OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

    impl Folder {
        /// The packet's folder, by its real path.
        pub(in super::super) fn root(real: &Path) -> Result<Folder, OpenError> {
            let folder = open(real, FOLDER, Mode::empty()).map_err(|error| OpenError::from(io::Error::from(error)))?;
            Ok(Folder(folder))
        }

        /// The folder at a path below, which is empty for this one itself.
        pub(in super::super) fn descend(&self, path: &str) -> Result<Folder, OpenError> {
            let mut folder = self.open_at(".", FOLDER)?;
            for name in path.split('/').filter(|name| !name.is_empty()) {
                folder = Folder(folder).open_at(name, FOLDER)?;
            }
            Ok(Folder(folder))
        }

        /// A file of this folder. It may still prove to be something else than a file.
        pub(in super::super) fn open(&self, name: &str) -> Result<File, OpenError> {
            self.open_at(name, FILE).map(File::from)
        }

        /// The same file, to be written: only asked whether that is allowed.
        pub(in super::super) fn may_write(&self, name: &str) -> Result<(), OpenError> {
            self.open_at(name, FILE.difference(OFlags::RDONLY).union(OFlags::WRONLY)).map(drop)
        }

        /// A file that must not be there yet, readable by nobody else.
        pub(in super::super) fn create(&self, name: &str) -> io::Result<File> {
            let how = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            Ok(File::from(openat(&self.0, name, how, Mode::RUSR | Mode::WUSR)?))
        }

        /// Gives a file of this folder the name of another, which it replaces in one step.
        pub(in super::super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
            Ok(renameat(&self.0, from, &self.0, to)?)
        }

        /// Gives a file of this folder a name that nothing has yet; where something has it, nothing changes.
        pub(in super::super) fn settle(&self, from: &str, to: &str) -> io::Result<()> {
            match linkat(&self.0, from, &self.0, to, AtFlags::empty()) {
                Ok(()) => self.remove(from),
                // Some file systems know no second names.
                Err(Errno::PERM | Errno::NOSYS | Errno::OPNOTSUPP | Errno::MLINK) if !self.has(to) => {
                    self.rename(from, to)
                }
                Err(error) => Err(error.into()),
            }
        }

        fn has(&self, name: &str) -> bool {
            statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).is_ok()
        }

        /// Makes a folder in this one; one that is there stays.
        pub(in super::super) fn make_folder(&self, name: &str) -> io::Result<bool> {
            match mkdirat(&self.0, name, Mode::RWXU | Mode::RWXG | Mode::RWXO) {
                Ok(()) => Ok(true),
                Err(Errno::EXIST) => Ok(false),
                Err(error) => Err(error.into()),
            }
        }

        /// Takes a folder away that is empty.
        pub(in super::super) fn remove_folder(&self, name: &str) -> io::Result<()> {
            Ok(unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
        }

        /// Gives a file of this folder a name in that one, at which nothing may stand. Where the system cannot do so in one step, it is looked at first.
        pub(in super::super) fn move_to(&self, from: &str, folder: &Folder, to: &str) -> io::Result<()> {
            match linkat(&self.0, from, &folder.0, to, AtFlags::empty()) {
                Ok(()) => self.remove(from),
                Err(Errno::EXIST) => Err(Errno::EXIST.into()),
                Err(_) if statat(&folder.0, to, AtFlags::SYMLINK_NOFOLLOW).is_ok() => Err(Errno::EXIST.into()),
                Err(_) => Ok(renameat(&self.0, from, &folder.0, to)?),
            }
        }

        /// Takes a file of this folder away.
        pub(in super::super) fn remove(&self, name: &str) -> io::Result<()> {
            Ok(unlinkat(&self.0, name, AtFlags::empty())?)
        }

        fn open_at(&self, name: &str, how: OFlags) -> Result<OwnedFd, OpenError> {
            openat(&self.0, name, how, Mode::empty()).map_err(|error| match error {
                Errno::NXIO | Errno::NODEV => OpenError::Special,
                _ if self.is_link(name) => OpenError::Link,
                error => io::Error::from(error).into(),
            })
        }

        /// Systems differ in how they refuse to open a link, so it is asked for by name.
        fn is_link(&self, name: &str) -> bool {
            statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)
                .is_ok_and(|found| FileType::from_raw_mode(found.st_mode) == FileType::Symlink)
        }
    }
}

#[cfg(not(unix))]
mod system {
    use super::*;
    use std::path::PathBuf;

    /// A folder by its path. Here a link is looked for just before each opening.
    pub(in super::super) struct Folder(PathBuf);

    impl Folder {
        /// The packet's folder, by its real path.
        pub(in super::super) fn root(real: &Path) -> Result<Folder, OpenError> {
            Ok(Folder(real.to_owned()))
        }

        /// The folder at a path below, which is empty for this one itself.
        pub(in super::super) fn descend(&self, path: &str) -> Result<Folder, OpenError> {
            let mut folder = self.0.clone();
            for name in path.split('/').filter(|name| !name.is_empty()) {
                folder.push(name);
                look_first(&folder)?;
            }
            Ok(Folder(folder))
        }

        /// A file of this folder.
        pub(in super::super) fn open(&self, name: &str) -> Result<File, OpenError> {
            let path = self.0.join(name);
            look_first(&path)?;
            Ok(File::open(path)?)
        }

        /// The same file, to be written: only asked whether that is allowed.
        pub(in super::super) fn may_write(&self, name: &str) -> Result<(), OpenError> {
            let path = self.0.join(name);
            look_first(&path)?;
            Ok(File::options().write(true).open(path).map(drop)?)
        }

        /// A file that must not be there yet.
        pub(in super::super) fn create(&self, name: &str) -> io::Result<File> {
            File::create_new(self.0.join(name))
        }

        /// Gives a file of this folder the name of another, which it replaces in one step.
        pub(in super::super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
            std::fs::rename(self.0.join(from), self.0.join(to))
        }

        /// Gives a file of this folder a name that nothing has yet.
        pub(in super::super) fn settle(&self, from: &str, to: &str) -> io::Result<()> {
            std::fs::hard_link(self.0.join(from), self.0.join(to))?;
            self.remove(from)
        }

        /// Makes a folder in this one; one that is there stays.
        pub(in super::super) fn make_folder(&self, name: &str) -> io::Result<bool> {
            match std::fs::create_dir(self.0.join(name)) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                Err(error) => Err(error),
            }
        }

        /// Takes a folder away that is empty.
        pub(in super::super) fn remove_folder(&self, name: &str) -> io::Result<()> {
            std::fs::remove_dir(self.0.join(name))
        }

        /// Gives a file of this folder a name in that one, at which nothing may stand.
        pub(in super::super) fn move_to(&self, from: &str, folder: &Folder, to: &str) -> io::Result<()> {
            let there = folder.0.join(to);
            if there.symlink_metadata().is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            std::fs::rename(self.0.join(from), there)
        }

        /// Takes a file of this folder away.
        pub(in super::super) fn remove(&self, name: &str) -> io::Result<()> {
            std::fs::remove_file(self.0.join(name))
        }
    }

    fn look_first(path: &Path) -> Result<(), OpenError> {
        let kind = path.symlink_metadata()?.file_type();
        match kind {
            kind if kind.is_symlink() => Err(OpenError::Link),
            kind if kind.is_file() || kind.is_dir() => Ok(()),
            _ => Err(OpenError::Special),
        }
    }
}

pub(super) use system::Folder;
