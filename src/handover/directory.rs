//! The directory at the end of a ZIP archive, read before anything is unpacked: what is in the archive by name, and what of it nobody should open. Libraries keep
//! but one of two entries of one name; here all are seen.

use super::fault::HandoverFault;
use super::names;
use std::io::{self, Read, Seek, SeekFrom};

/// The end of an archive without its comment.
const END: usize = 22;

/// The longest comment.
const LONGEST_COMMENT: u64 = 0xffff;

/// A line of the directory without its name.
const LINE: usize = 46;

/// More bytes than the directory of any hand-over has.
const LARGEST: u64 = 64 << 20;

/// Its entries but for folders, in order, by name.
pub(super) fn names_in(archive: &mut (impl Read + Seek)) -> Result<Vec<String>, HandoverFault> {
    let directory = directory(archive).map_err(|error| {
        if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData) {
            return broken("is no whole ZIP archive: its end is missing or cut off");
        }
        broken(&format!("cannot be read: {error}"))
    })?;
    let names = entries(&directory)?;
    if let Some((one, other)) = names::same_twice(names.iter().map(String::as_str)) {
        return Err(broken(&format!("holds `{one}` and `{other}`, which are one file to many systems")));
    }
    Ok(names)
}

pub(super) fn broken(what: &str) -> HandoverFault {
    HandoverFault::new(
        format!("the archive {what}"),
        "do not open it; ask for the hand-over again, or look for another copy of it",
    )
}

/// The bytes of the directory.
fn directory(archive: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let length = archive.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(END as u64 + LONGEST_COMMENT);
    archive.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    archive.take(END as u64 + LONGEST_COMMENT).read_to_end(&mut tail)?;
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let is_end = |at: &usize| {
        tail[*at..].starts_with(b"PK\x05\x06") && at + END + usize::from(u16_at(&tail, at + 20)) == tail.len()
    };
    let last = tail.len().checked_sub(END).ok_or_else(invalid)?;
    let at = (0..=last).rev().find(is_end).ok_or_else(invalid)?;
    let (size, start) = (u64::from(u32_at(&tail, at + 12)), u64::from(u32_at(&tail, at + 16)));
    // The greatest numbers say that the true ones stand elsewhere, which a hand-over does not need.
    if size > LARGEST || start + size > from + at as u64 {
        return Err(invalid());
    }
    archive.seek(SeekFrom::Start(start))?;
    let mut directory = Vec::new();
    archive.take(size).read_to_end(&mut directory)?;
    let count = usize::from(u16_at(&tail, at + 10));
    if directory.len() as u64 == size && count_of(&directory) == Some(count) { Ok(directory) } else { Err(invalid()) }
}

/// How many lines it has; nothing where it does not end with one.
fn count_of(directory: &[u8]) -> Option<usize> {
    let (mut at, mut count) = (0, 0);
    while at < directory.len() {
        at = next(directory, at)?;
        count += 1;
    }
    (at == directory.len()).then_some(count)
}

fn next(directory: &[u8], at: usize) -> Option<usize> {
    let line = directory.get(at..at + LINE).filter(|line| line.starts_with(b"PK\x01\x02"))?;
    Some(at + LINE + [28, 30, 32].iter().map(|field| usize::from(u16_at(line, *field))).sum::<usize>())
}

fn entries(directory: &[u8]) -> Result<Vec<String>, HandoverFault> {
    let (mut at, mut names) = (0, Vec::new());
    while let Some(after) = next(directory, at) {
        let line = &directory[at..];
        let name = directory.get(at + LINE..at + LINE + usize::from(u16_at(line, 28))).unwrap_or_default();
        let name = std::str::from_utf8(name).map_err(|_| broken("holds a file whose name is not UTF-8"))?;
        let is_folder = name.ends_with('/');
        if let Some(fault) = names::fault(name.strip_suffix('/').unwrap_or(name)) {
            return Err(broken(&format!("holds `{}`, which {fault}", name.escape_debug())));
        }
        if u16_at(line, 8) & 1 == 1 {
            return Err(broken(&format!("is encrypted: `{name}` cannot be read without a password")));
        }
        if !matches!(u16_at(line, 10), 0 | 8) {
            return Err(broken(&format!("packs `{name}` in a way that hand-overs are not packed in")));
        }
        if u32_at(line, 38) >> 16 & 0o170_000 == 0o120_000 {
            return Err(broken(&format!("holds `{name}`, which is a symbolic link")));
        }
        if !is_folder {
            names.push(name.to_owned());
        }
        at = after;
    }
    Ok(names)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}
