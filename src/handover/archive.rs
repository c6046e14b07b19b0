//! A hand-over as one archive, and archives read back without unpacking them to the disk. The same files give the same bytes, whenever and wherever they are
//! packed: names in order, one time for all, no owner, and nothing beside names and contents.

use super::contents::{FileSeen, Keep, Seen};
use super::directory::{broken, names_in};
use super::fault::HandoverFault;
use crate::output::Files;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// All that an archive may unpack to: 1 GiB.
pub const UNPACKED_CAP: u64 = 1 << 30;

/// How much an archive may unpack to.
#[derive(Clone, Copy)]
struct Bounds {
    /// Any archive: 64 MiB.
    anyway: u64,
    /// A larger one: so many times its own size, but never more than [`UNPACKED_CAP`].
    times: u64,
}

const BOUNDS: Bounds = Bounds { anyway: 64 << 20, times: 300 };

/// Packs these files into a folder of this name.
///
/// # Errors
///
/// What is too large to be read back.
pub fn pack(folder: &str, files: &Files) -> Result<Vec<u8>, HandoverFault> {
    let size: u64 = files.values().map(|bytes| bytes.len() as u64).sum();
    if size > UNPACKED_CAP {
        let what = format!("the edition has {} MiB, and no more than {} are packed", size >> 20, UNPACKED_CAP >> 20);
        return Err(HandoverFault::new(what, "make its pictures and attachments smaller"));
    }
    let written = |error: zip::result::ZipError| {
        HandoverFault::new(format!("the archive cannot be made: {error}"), "this is a fault of the program")
    };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        packed.start_file(format!("{folder}/{name}"), options).map_err(written)?;
        packed.write_all(bytes).map_err(|error| written(error.into()))?;
    }
    Ok(packed.finish().map_err(written)?.into_inner())
}

/// What is in an archive, read within bounds. Every byte of it is looked at and none is kept but what is asked for.
pub(super) fn look_into(archive: impl Read + Seek, keep: Keep) -> Result<Seen, HandoverFault> {
    look_into_within(BOUNDS, archive, keep)
}

fn look_into_within(bounds: Bounds, mut archive: impl Read + Seek, keep: Keep) -> Result<Seen, HandoverFault> {
    let names = names_in(&mut archive)?;
    let cannot = |error: std::io::Error| broken(&format!("cannot be read: {error}"));
    let size = archive.seek(SeekFrom::End(0)).map_err(cannot)?;
    let mut left = UNPACKED_CAP.min(bounds.anyway.max(size.saturating_mul(bounds.times)));
    let bound = left;
    let mut archive = ZipArchive::new(archive).map_err(|error| broken(&format!("cannot be read: {error}")))?;
    let mut seen = Seen::default();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&format!("cannot be read: {error}")))?;
        let name = part.name().map_err(|error| broken(&format!("cannot be read: {error}")))?.into_owned();
        if name.ends_with('/') {
            continue;
        }
        let at = seen.files.len();
        if names.get(at) != Some(&name) {
            return Err(broken(&format!("names `{name}` otherwise in its two lists of names")));
        }
        let mut part = part.take(left + 1);
        let read = FileSeen::read(&mut part, keep(&name))
            .map_err(|error| broken(&format!("is damaged at `{name}`: {error}")))?;
        left = left.checked_sub(read.size).ok_or_else(|| {
            broken(&format!("unpacks to more than {bound} bytes, which nothing that was handed over does"))
        })?;
        seen.files.insert(name, read);
    }
    if seen.files.len() != names.len() {
        return Err(broken("has other files than its list of them says"));
    }
    Ok(seen)
}

#[cfg(test)]
mod tests;
