//! Writing what a person asked to have made. Nothing that is there is written over, no link is followed out of the packet, and what could not be
//! finished is taken away again.

use super::CliError;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes a file that must not be there yet.
#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of error of the standard library are many, and grow")]
pub(super) fn write_new(path: &Path, text: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), CliError> {
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => already_there(path),
        _ => CliError::io("write", path)(error),
    })?;
    file.write_all(text.as_ref()).map_err(|error| {
        drop(fs::remove_file(path));
        CliError::io("write", path)(error)
    })
}

/// The file takes the place of the other whole or not at all. A link is none that we write through.
pub(super) fn write_over(file: &Path, text: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), CliError> {
    let old = file.symlink_metadata().ok();
    if old.as_ref().is_some_and(|found| !found.is_file()) {
        let what = format!("`{}` is no file that can be written over", file.display());
        return Err(CliError::new(what).help("name a file of its own: links are never followed"));
    }
    // A name of this run alone: what a run that was killed has left is in nobody's way.
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.promo-{}", std::process::id()));
    write_new(&beside, text)?;
    let permissions = old.map_or(Ok(()), |old| fs::set_permissions(&beside, old.permissions()));
    permissions.and_then(|()| fs::rename(&beside, file)).map_err(|error| {
        drop(fs::remove_file(&beside));
        CliError::io("write", file)(error)
    })
}

/// Before anything is made for a file that is there already: who wants it written over must say so.
pub(super) fn refuse_existing(file: &Path) -> Result<(), CliError> {
    if file.symlink_metadata().is_err() {
        return Ok(());
    }
    let what = format!("`{}` is there already", file.display());
    Err(CliError::new(what).help("name another file, or say `--force` to write over it"))
}

/// Makes a folder of the packet, if it is not there. One that is a symbolic link leads elsewhere, and is refused.
pub(super) fn make_folder(folder: &Path, packet: &Path) -> Result<(), CliError> {
    match folder.symlink_metadata() {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => {
            let inside = folder.strip_prefix(packet).unwrap_or(folder);
            let what = format!("`{}` in the packet is not a folder of its own", inside.display());
            Err(CliError::new(what).help("put a folder there: links are never followed"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir(folder).map_err(CliError::io("make", folder))
        }
        Err(error) => Err(CliError::io("look at", folder)(error)),
    }
}

fn already_there(path: &Path) -> CliError {
    let what = format!("`{}` is there already", path.display());
    CliError::new(what).help("write into that file, or give this one another title")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, "first").unwrap();
        assert!(write_new(&path, "second").is_err());
        assert_eq!(std::io::read_to_string(File::open(&path).unwrap()).unwrap(), "first");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_elsewhere_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("evidence");
        std::os::unix::fs::symlink("/tmp", &link).unwrap();
        assert!(make_folder(&link, folder.path()).is_err());
        assert!(make_folder(&folder.path().join("log"), folder.path()).is_ok());
    }
}
