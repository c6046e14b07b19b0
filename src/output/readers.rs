//! Who may read an edition: never more than may read the packet. Each file and folder gets the permissions that the person's own mask gives, less those that
//! the packet's folder does not give.

use std::fs;
use std::io;
use std::path::Path;

/// The permissions that a file or folder may have at the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readers {
    #[cfg(unix)]
    mode: u32,
}

/// What is ours in any case: we must be able to fill it.
#[cfg(unix)]
const OWN: u32 = 0o700;

#[cfg(unix)]
impl Readers {
    /// Those of this folder.
    pub(super) fn of(folder: &Path) -> Readers {
        use std::os::unix::fs::PermissionsExt;
        // A folder that cannot be looked at is nobody else's.
        let mode = fs::metadata(folder).map_or(0, |found| found.permissions().mode());
        Readers { mode: mode & 0o777 | OWN }
    }

    /// The person alone.
    pub(super) const fn nobody_else() -> Readers {
        Readers { mode: OWN }
    }

    /// Makes a folder, never open for longer than it takes.
    pub(super) fn create_dir(self, path: &Path) -> io::Result<()> {
        use std::os::unix::fs::DirBuilderExt;
        fs::DirBuilder::new().mode(self.mode).create(path)
    }

    /// Makes a folder and those above it that are missing.
    pub(super) fn create_dir_all(self, path: &Path) -> io::Result<()> {
        use std::os::unix::fs::DirBuilderExt;
        fs::DirBuilder::new().mode(self.mode).recursive(true).create(path)
    }

    /// Makes a file, which must not be there yet.
    pub(super) fn create_file(self, path: &Path) -> io::Result<fs::File> {
        use std::os::unix::fs::OpenOptionsExt;
        fs::OpenOptions::new().write(true).create_new(true).mode(self.mode & 0o666).open(path)
    }

    /// Takes from a file or folder of ours what it gives and may not give. Its time stamp stays.
    pub(super) fn tighten(self, path: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::symlink_metadata(path)?.permissions().mode() & 0o7777;
        let right = mode & (self.mode | 0o7000);
        if mode == right { Ok(()) } else { fs::set_permissions(path, fs::Permissions::from_mode(right)) }
    }

    /// Gives a folder of ours the permissions of another, as far as it may have them.
    pub(super) fn resemble(self, path: &Path, old: &fs::Metadata) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let mode = (old.permissions().mode() & (self.mode | 0o7000)) | OWN;
        if fs::symlink_metadata(path)?.permissions().mode() & 0o7777 == mode {
            return Ok(());
        }
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
}

/// Elsewhere the system hands down who may read a folder.
#[cfg(not(unix))]
impl Readers {
    pub(super) fn of(_folder: &Path) -> Readers {
        Readers {}
    }

    pub(super) const fn nobody_else() -> Readers {
        Readers {}
    }

    pub(super) fn create_dir(self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    pub(super) fn create_dir_all(self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    pub(super) fn create_file(self, path: &Path) -> io::Result<fs::File> {
        fs::File::create_new(path)
    }

    pub(super) fn tighten(self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn resemble(self, _path: &Path, _old: &fs::Metadata) -> io::Result<()> {
        Ok(())
    }
}
