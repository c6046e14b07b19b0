//! PNG: chunks, each with its length, name, contents and checksum.

use super::super::edit::Edit;
use super::{PictureFault, behind, exif, number, part};

/// What a picture is made of, what changes its colours and its animation. Whatever else a chunk is called, a browser does not need it.
const KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI",
    b"sBIT", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Length, name and checksum.
const AROUND: usize = 12;

pub(super) fn edits(bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    let mut edits = Vec::new();
    let mut at = 8;
    let mut has_data = false;
    loop {
        if has_data && is_unreadable(bytes, at) {
            // A browser shows what comes before, so that stays, and nothing of what nobody can name.
            edits.push(Edit::replace(at..bytes.len(), END.to_vec()));
            return Ok(edits);
        }
        let length = number(part(bytes, at, 4)?);
        let chunk = part(bytes, at, length.saturating_add(AROUND))?;
        let (kind, contents) = (&chunk[4..8], &chunk[8..chunk.len() - 4]);
        if at == 8 && kind != b"IHDR" {
            return Err(PictureFault::Damaged);
        }
        let end = at + chunk.len();
        has_data |= kind == b"IDAT";
        if kind == b"IEND" {
            edits.extend(behind(bytes, end));
            return if has_data { Ok(edits) } else { Err(PictureFault::Damaged) };
        }
        if !KEPT.iter().any(|kept| *kept == kind) {
            // An upper letter says that nothing can be shown without it.
            if kind[0].is_ascii_uppercase() || !kind.iter().all(u8::is_ascii_alphabetic) {
                return Err(PictureFault::Damaged);
            }
            let turned = (kind == b"eXIf").then(|| exif::orientation(contents)).flatten();
            let instead = turned.map_or_else(Vec::new, |orientation| of(b"eXIf", &exif::minimal(orientation)));
            if instead != chunk {
                edits.push(Edit::replace(at..end, instead));
            }
        }
        at = end;
    }
}

/// The last chunk of every picture.
const END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// Whether no chunk begins here although the picture has its end: some program wrote a wrong length before.
fn is_unreadable(bytes: &[u8], at: usize) -> bool {
    let begins = part(bytes, at, 8).and_then(|head| part(bytes, at, number(&head[..4]).saturating_add(AROUND)));
    let is_named = begins.is_ok_and(|chunk| chunk[4..8].iter().all(u8::is_ascii_alphabetic));
    !is_named && bytes.ends_with(END)
}

/// A chunk.
fn of(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let length = u32::try_from(contents.len()).unwrap_or(u32::MAX);
    let mut chunk = Vec::with_capacity(contents.len() + AROUND);
    chunk.extend_from_slice(&length.to_be_bytes());
    chunk.extend_from_slice(kind);
    chunk.extend_from_slice(contents);
    let checksum = checksum(&chunk[4..]);
    chunk.extend_from_slice(&checksum.to_be_bytes());
    chunk
}

/// CRC-32, bit by bit: it is made of forty bytes at the most.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_png() {
        assert_eq!(of(b"IEND", b""), END);
    }

    #[test]
    fn behind_a_wrong_length_nothing_is_handed_on() {
        let start = [&b"\x89PNG\r\n\x1a\n"[..], &of(b"IHDR", &[0; 13])].concat();
        let mut data = of(b"IDAT", &[7; 10]);
        data[3] = 13;
        let whole = [&start[..], &data, &of(b"tEXt", b"Author\0Ana"), END].concat();
        let shown = super::super::super::edit::apply(&whole, &edits(&whole).unwrap());
        assert!(shown.starts_with(&[&start[..], &data].concat()) && shown.ends_with(END));
        assert!(!shown.windows(3).any(|bytes| bytes == b"Ana"));
        assert_eq!(edits(&whole[..whole.len() - 4]), Err(PictureFault::CutShort));
        assert_eq!(edits(&[&start[..], &data[..9], END].concat()), Err(PictureFault::CutShort));
    }
}
