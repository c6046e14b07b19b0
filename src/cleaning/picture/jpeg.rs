//! JPEG: markers, each with its segment, and scans between them. What programs write is in the segments `APP0` to `APP15` and `COM`, and behind the end,
//! where phones put a second picture or a film.

use super::super::edit::Edit;
use super::{PictureFault, behind, exif, number, part};

pub(super) fn edits(bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    let mut edits = Vec::new();
    let mut at = 2;
    let (mut is_turned, mut has_scan) = (false, false);
    loop {
        if part(bytes, at, 1)? != [0xff] {
            return Err(PictureFault::Damaged);
        }
        let marker = part(bytes, at, 2)?[1];
        match marker {
            // Filling before a marker.
            0xff => {
                at += 1;
                continue;
            }
            0xd9 => {
                edits.extend(behind(bytes, at + 2));
                return if has_scan { Ok(edits) } else { Err(PictureFault::Damaged) };
            }
            0x00 | 0xd8 => return Err(PictureFault::Damaged),
            0x01 | 0xd0..=0xd7 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = number(part(bytes, at + 2, 2)?);
        let segment = part(bytes, at, length + 2)?;
        let contents = segment.get(4..).ok_or(PictureFault::Damaged)?;
        let end = at + segment.len();
        let instead = instead(marker, contents, &mut is_turned);
        if let Some(instead) = instead.filter(|instead| instead != segment) {
            edits.push(Edit::replace(at..end, instead));
        }
        has_scan |= marker == 0xda;
        at = if marker == 0xda { scan_end(bytes, end)? } else { end };
    }
}

/// What stands in the place of a segment; nothing for one that stays.
fn instead(marker: u8, contents: &[u8], is_turned: &mut bool) -> Option<Vec<u8>> {
    match marker {
        // How large a pixel is, without the small picture that may follow.
        0xe0 if contents.starts_with(b"JFIF\0") && contents.len() >= 14 => {
            let head = [&contents[..12], &[0, 0]].concat();
            Some(segment(marker, &head))
        }
        0xe1 if contents.starts_with(b"Exif\0\0") && !*is_turned => {
            let orientation = exif::orientation(contents);
            *is_turned = orientation.is_some();
            let exif = orientation.map(|it| segment(marker, &[&b"Exif\0\0"[..], &exif::minimal(it)].concat()));
            Some(exif.unwrap_or_default())
        }
        // The colour profile, and how colours are to be read.
        0xe2 if contents.starts_with(b"ICC_PROFILE\0") => None,
        0xee if contents.starts_with(b"Adobe") && contents.len() >= 12 => Some(segment(marker, &contents[..12])),
        0xe0..=0xef | 0xfe => Some(Vec::new()),
        _ => None,
    }
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap_or(u16::MAX);
    [&[0xff, marker], &length.to_be_bytes()[..], contents].concat()
}

/// Where the next marker stands that is no part of the scan.
fn scan_end(bytes: &[u8], start: usize) -> Result<usize, PictureFault> {
    let mut at = start;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| *byte == 0xff).ok_or(PictureFault::CutShort)?;
        match part(bytes, at, 2)?[1] {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Ok(at),
        }
    }
}
