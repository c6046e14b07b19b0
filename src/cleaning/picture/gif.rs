//! GIF: blocks, of which comments, texts and what programs have added go; how often it plays stays.

use super::super::edit::Edit;
use super::{PictureFault, behind, part};

pub(super) fn edits(bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    let mut edits = Vec::new();
    let mut at = 13 + colours(part(bytes, 10, 1)?[0]);
    part(bytes, 0, at)?;
    let mut has_picture = false;
    loop {
        let start = at;
        match part(bytes, at, 1)?[0] {
            0x21 => {
                let label = part(bytes, at, 2)?[1];
                at = blocks_end(bytes, at + 2)?;
                let is_kept = match label {
                    0xf9 => true,
                    0xff => is_loop(&bytes[start..at]),
                    _ => false,
                };
                if !is_kept {
                    edits.push(Edit::cut(start..at));
                }
            }
            0x2c => {
                let head = part(bytes, at, 10)?;
                // Then one byte about the compression.
                at = blocks_end(bytes, at + 10 + colours(head[9]) + 1)?;
                has_picture = true;
            }
            0x3b => {
                edits.extend(behind(bytes, at + 1));
                return if has_picture { Ok(edits) } else { Err(PictureFault::Damaged) };
            }
            _ => return Err(PictureFault::Damaged),
        }
    }
}

/// How long the table of colours is that these flags tell of.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Behind a row of blocks, each with its length before it.
fn blocks_end(bytes: &[u8], start: usize) -> Result<usize, PictureFault> {
    let mut at = start;
    loop {
        let length = usize::from(part(bytes, at, 1)?[0]);
        part(bytes, at, length + 1)?;
        at += length + 1;
        if length == 0 {
            return Ok(at);
        }
    }
}

/// Whether it says how often the pictures are played, and nothing else.
fn is_loop(extension: &[u8]) -> bool {
    let is_known = |name: &[u8]| extension.get(2..14).is_some_and(|head| head[0] == 11 && &head[1..] == name);
    (is_known(b"NETSCAPE2.0") || is_known(b"ANIMEXTS1.0")) && extension.len() == 19
}
