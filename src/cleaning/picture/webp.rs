//! WebP: chunks in one large chunk, which says how long it is, and a chunk before them that says which there are.

use super::super::edit::Edit;
use super::{PictureFault, behind, exif, part};

/// What a picture is made of.
const KEPT: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The flags for EXIF and XMP.
const FLAG_EXIF: u8 = 0x08;
const FLAG_XMP: u8 = 0x04;

pub(super) fn edits(bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    let size = little(part(bytes, 4, 4)?);
    let whole = part(bytes, 0, size.saturating_add(8))?;
    let mut edits = Vec::new();
    let (mut at, mut flags, mut has_picture, mut is_turned) = (12, None, false, false);
    while at < whole.len() {
        let head = part(whole, at, 8)?;
        let (kind, length) = (&head[..4], little(&head[4..]));
        let contents = part(whole, at + 8, length)?;
        // Chunks begin at even places.
        let end = (at + 8 + length + (length & 1)).min(whole.len());
        match kind {
            b"VP8X" => flags = contents.first().map(|flags| (at + 8, *flags)),
            b"VP8 " | b"VP8L" | b"ANMF" => has_picture = true,
            _ => {}
        }
        if !KEPT.iter().any(|kept| *kept == kind) {
            let turned = (kind == b"EXIF" && !is_turned).then(|| exif::orientation(contents)).flatten();
            is_turned |= turned.is_some();
            let instead = turned.map_or_else(Vec::new, oriented);
            if instead != whole[at..end] {
                edits.push(Edit::replace(at..end, instead));
            }
        }
        at = end;
    }
    if !has_picture {
        return Err(PictureFault::Damaged);
    }
    let length = edits.iter().fold(whole.len(), |length, edit| length - edit.range.len() + edit.instead.len());
    let length = u32::try_from(length - 8).map_err(|_| PictureFault::Damaged)?.to_le_bytes();
    if length != bytes[4..8] {
        edits.insert(0, Edit::replace(4..8, length));
    }
    if let Some((place, flags)) = flags {
        let right = flags & !FLAG_XMP & !FLAG_EXIF | if is_turned { FLAG_EXIF } else { 0 };
        if right != flags {
            edits.push(Edit::replace(place..place + 1, [right]));
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    edits.extend(behind(bytes, whole.len()));
    Ok(edits)
}

/// A chunk of EXIF that says the orientation alone. Its length is even.
fn oriented(orientation: u8) -> Vec<u8> {
    [&b"EXIF\x1a\0\0\0"[..], &exif::minimal(orientation)].concat()
}

fn little(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
