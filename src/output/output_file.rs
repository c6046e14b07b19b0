//! One file that goes out alone, such as an edition on paper: where it may go, and how it takes its place. It is whole or not there, and nothing is written
//! over but a file of its kind.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::output_folder::{Surroundings, edition_around, in_own_folder, may_write, own_folder, resolve};
use super::readers::Readers;

/// A file that may be written.
#[derive(Debug, Clone)]
pub struct OutputFile {
    path: PathBuf,
    /// As the person wrote it, for messages.
    shown: PathBuf,
    /// Who may read it, as the packet's own folder has it.
    readers: Readers,
}

/// A kind of file: what it is called, and the bytes that it begins with.
type Kind<'a> = (&'a str, &'a [u8]);

/// Judges the file `out` without changing anything on disk. A file that is there must be of this kind.
///
/// # Errors
///
/// [`PublishError::Refused`] where it is not ours to write, [`PublishError::Io`] where it cannot be.
pub fn inspect_file(out: &Path, kind: Kind<'_>, around: &Surroundings<'_>) -> Result<OutputFile, PublishError> {
    let packet = fs::canonicalize(around.current.join(around.packet));
    let packet = packet.map_err(PublishError::io("find the packet", around.packet))?;
    let path = resolve(out, around.current, &packet)?;
    let target = OutputFile { path, shown: out.to_path_buf(), readers: Readers::of(&packet) };
    target.refuse_other_kinds(kind)?;
    if let Some(folder) = own_folder(&target.path, &packet, around.own) {
        return Err(target.refused(in_own_folder(folder)));
    }
    if let Some(folder) = edition_around(&target.path) {
        return Err(
            target.refused(format!("lies inside an edition, `{}`, of which every file is known", folder.display()))
        );
    }
    target.refuse_unwritable()?;
    Ok(target)
}

/// Writes it; `false` when it holds these bytes already, and then it keeps its time stamp.
///
/// # Errors
///
/// [`PublishError::Io`], and then what was there still is.
pub fn publish_file(target: &OutputFile, bytes: &[u8]) -> Result<bool, PublishError> {
    let OutputFile { path, shown, readers } = target;
    if read_up_to(path, bytes.len() + 1).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    let folder = path.parent().unwrap_or(path);
    readers.create_dir_all(folder).map_err(PublishError::io("make", folder))?;
    // A name of this run alone: what a run that was killed has left is in nobody's way.
    let beside = folder.join(format!(".promo-{}.new", std::process::id()));
    let written = readers.create_file(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        drop(fs::remove_file(&beside));
        PublishError::io("write", shown)(error)
    })?;
    Ok(true)
}

impl OutputFile {
    /// The file, absolute, with nothing left to resolve.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn refuse_other_kinds(&self, (name, beginning): Kind<'_>) -> Result<(), PublishError> {
        match fs::symlink_metadata(&self.path) {
            Ok(found) if found.is_dir() => Err(self.refused("is a folder")),
            Ok(found) if !found.is_file() => Err(self.refused("is no file that can be written over")),
            Ok(_) => match read_up_to(&self.path, beginning.len()) {
                Ok(there) if there == beginning || there.is_empty() => Ok(()),
                Ok(_) => Err(self.refused(format!("is there already, and is no {name}"))),
                Err(error) => Err(PublishError::io("read", &self.shown)(error)),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(self.refused("lies below a file")),
            Err(error) => Err(PublishError::io("look at", &self.shown)(error)),
        }
    }

    fn refuse_unwritable(&self) -> Result<(), PublishError> {
        let above = self.path.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(&self.path);
        may_write(above).map_err(PublishError::io("write into", above))
    }

    fn refused(&self, what: impl Into<String>) -> PublishError {
        PublishError::refused(
            &self.shown,
            what,
            "name another file with `-o`, such as `dist/manager.pdf` in the packet",
        )
    }
}

fn read_up_to(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
