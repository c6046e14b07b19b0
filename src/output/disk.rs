//! The few ways in which publishing changes the disk. Everything that writes, links, moves or removes goes through here, one
//! step at a time, so that a test can let any single step meet a full disk or the end of the process.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use super::readers::Readers;

/// The disk as publishing changes it.
#[derive(Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) faults: super::faults::Faults,
}

impl Disk {
    /// Makes a folder, which must not be there yet.
    pub(super) fn create_dir(&self, path: &Path, readers: Readers) -> io::Result<()> {
        self.step()?;
        readers.create_dir(path)
    }

    /// Writes a file, which must not be there yet.
    pub(super) fn write(&self, path: &Path, bytes: &[u8], readers: Readers) -> io::Result<File> {
        self.step()?;
        let mut file = readers.create_file(path)?;
        self.step()?;
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Waits until a file or folder is on the disk itself.
    pub(super) fn sync(&self, file: &File) -> io::Result<()> {
        self.step()?;
        file.sync_all()
    }

    /// Gives a file or a symbolic link a second name.
    pub(super) fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        #[cfg(test)]
        self.faults.links()?;
        fs::hard_link(from, to)
    }

    /// Copies a file with its time stamp and permissions, or a symbolic link as it is. Pipes and devices are not copied.
    pub(super) fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        let found = fs::symlink_metadata(from)?;
        if found.is_symlink() {
            return copy_symlink(from, to);
        }
        if !found.is_file() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "neither a file nor a folder"));
        }
        let mut copy = File::create_new(to)?;
        io::copy(&mut File::open(from)?, &mut copy)?;
        self.resemble(&copy, &found)?;
        fs::set_permissions(to, found.permissions())
    }

    /// Gives a file that we wrote the time stamp of another.
    pub(super) fn resemble(&self, file: &File, other: &Metadata) -> io::Result<()> {
        self.step()?;
        file.set_modified(other.modified()?)
    }

    /// Closes a file or folder of ours to those who may not read it.
    pub(super) fn tighten(&self, path: &Path, readers: Readers) -> io::Result<()> {
        self.step()?;
        readers.tighten(path)
    }

    /// Moves a file or folder.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        fs::rename(from, to)
    }

    /// Lets two folders change places in one step; `false` where the system or the file system cannot.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<bool> {
        self.step()?;
        #[cfg(test)]
        if self.faults.without_exchange {
            return Ok(false);
        }
        exchange(one, other)
    }

    /// Removes a folder that is empty.
    pub(super) fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_dir(path)
    }

    /// Removes one file.
    pub(super) fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_file(path)
    }

    /// Removes a folder with all that is in it, without following links.
    pub(super) fn remove_tree(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_dir_all(path)
    }

    /// Counts a step. The program itself has nothing to count.
    #[cfg(not(test))]
    #[inline]
    fn step(&self) -> io::Result<()> {
        Ok(())
    }

    #[cfg(test)]
    fn step(&self) -> io::Result<()> {
        self.faults.step()
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn copy_symlink(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_symlink(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "a symbolic link cannot be copied here"))
}
