//! AVIF: boxes in boxes. Where each part lies is told by its place in the whole file, so nothing is cut: what is to go is filled with zeros. Which side is
//! up is told by the picture itself.

use super::super::edit::Edit;
use super::{PictureFault, number, part};
use std::collections::BTreeMap;
use std::ops::Range;

/// Whether the file says that it may be read as AVIF.
pub(super) fn is_avif(bytes: &[u8]) -> bool {
    let length = number(bytes.get(..4).unwrap_or_default()).min(bytes.len());
    let brands = bytes.get(8..length).unwrap_or_default().chunks_exact(4);
    brands.into_iter().any(|brand| brand == b"avif" || brand == b"avis")
}

pub(super) fn edits(bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    let mut found = Emptied { bytes, emptied: Vec::new() };
    let top = boxes(bytes, 0..bytes.len())?;
    if !top.iter().any(|it| it.kind == *b"meta" || it.kind == *b"moov") {
        return Err(PictureFault::Damaged);
    }
    found.look(&top)?;
    let mut emptied = found.emptied;
    emptied.sort_by_key(|edit| edit.range.start);
    if emptied.windows(2).any(|pair| pair[1].range.start < pair[0].range.end) {
        return Err(PictureFault::Damaged);
    }
    emptied.retain(|edit| bytes[edit.range.clone()] != edit.instead);
    Ok(emptied)
}

/// EXIF that says nothing, with the place of its beginning before it: some readers refuse a picture whose EXIF is none.
const NOTHING: &[u8; 18] = b"\0\0\0\0MM\0\x2a\0\0\0\x08\0\0\0\0\0\0";

/// A box: its kind, and where what is in it lies.
struct Box {
    kind: [u8; 4],
    inside: Range<usize>,
}

/// The boxes one after the other in a part of the file.
fn boxes(bytes: &[u8], within: Range<usize>) -> Result<Vec<Box>, PictureFault> {
    let mut found = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let head = part(bytes, at, 8)?;
        let kind = [head[4], head[5], head[6], head[7]];
        let (before, length) = match number(&head[..4]) {
            // To the end of the file.
            0 => (8, within.end - at),
            1 => (16, number(part(bytes, at + 8, 8)?)),
            length => (8, length),
        };
        let end = at.checked_add(length).filter(|end| *end <= within.end && length >= before);
        let end = end.ok_or(if within.end == bytes.len() { PictureFault::CutShort } else { PictureFault::Damaged })?;
        found.push(Box { kind, inside: at + before..end });
        at = end;
    }
    Ok(found)
}

/// What is to be emptied.
struct Emptied<'a> {
    bytes: &'a [u8],
    emptied: Vec<Edit>,
}

impl Emptied<'_> {
    fn look(&mut self, found: &[Box]) -> Result<(), PictureFault> {
        for it in found {
            match &it.kind {
                b"free" | b"skip" | b"uuid" | b"udta" => self.empty(it.inside.clone(), &[]),
                b"moov" | b"trak" => self.look(&boxes(self.bytes, it.inside.clone())?)?,
                b"meta" => self.items(it)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Fills a part of the file with zeros behind this beginning, if it has the room.
    fn empty(&mut self, range: Range<usize>, beginning: &[u8]) {
        let mut instead = vec![0; range.len()];
        if let Some(place) = instead.get_mut(..beginning.len()) {
            place.copy_from_slice(beginning);
        }
        self.emptied.push(Edit { range, instead });
    }

    /// The parts of the picture, by their numbers: those that are EXIF or a text.
    fn items(&mut self, meta: &Box) -> Result<(), PictureFault> {
        let inside = meta.inside.start.saturating_add(4).min(meta.inside.end)..meta.inside.end;
        let found = boxes(self.bytes, inside)?;
        self.look(&found)?;
        let of_kind = |kind: &[u8; 4]| found.iter().find(|it| it.kind == *kind);
        let about = of_kind(b"iinf").map_or_else(|| Ok(BTreeMap::new()), |it| self.metadata(it))?;
        if about.is_empty() {
            return Ok(());
        }
        let places = of_kind(b"iloc").ok_or(PictureFault::Damaged)?;
        let store = of_kind(b"idat").map(|it| it.inside.clone());
        self.extents(places, &about, store.as_ref())
    }

    /// Which are not the picture, by number, and whether they are EXIF.
    fn metadata(&self, iinf: &Box) -> Result<BTreeMap<usize, bool>, PictureFault> {
        let (bytes, start) = (self.bytes, iinf.inside.start);
        let before = if part(bytes, start, 1)?[0] == 0 { 6 } else { 8 };
        let mut about = BTreeMap::new();
        for entry in boxes(bytes, (start + before).min(iinf.inside.end)..iinf.inside.end)? {
            let start = entry.inside.start;
            let wide = match part(bytes, start, 1)?[0] {
                0 | 1 => continue,
                2 => 2,
                _ => 4,
            };
            let kind = part(bytes, start + 4 + wide + 2, 4)?;
            if kind == b"Exif" || kind == b"mime" || kind == b"uri " {
                about.insert(number(part(bytes, start + 4, wide)?), kind == b"Exif");
            }
        }
        Ok(about)
    }

    fn extents(
        &mut self,
        iloc: &Box,
        about: &BTreeMap<usize, bool>,
        store: Option<&Range<usize>>,
    ) -> Result<(), PictureFault> {
        let mut reader = Reader { bytes: &self.bytes[..iloc.inside.end], at: iloc.inside.start };
        let version = reader.take(1)?;
        reader.take(3)?;
        let sizes = reader.take(2)?;
        let [offset, length, base, index] = [sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15];
        let index = if version == 0 { 0 } else { index };
        let wide = if version < 2 { 2 } else { 4 };
        for _ in 0..reader.take(wide)? {
            let item = reader.take(wide)?;
            let is_stored = version > 0 && reader.take(2)? & 15 == 1;
            reader.take(2)?;
            let base = reader.take(base)?;
            for _ in 0..reader.take(2)? {
                reader.take(index)?;
                let (offset, length) = (reader.take(offset)?, reader.take(length)?);
                if let Some(is_exif) = about.get(&item) {
                    let from = if is_stored { store.ok_or(PictureFault::Damaged)?.start } else { 0 };
                    let start = from.saturating_add(base).saturating_add(offset);
                    part(self.bytes, start, length)?;
                    self.empty(start..start + length, if *is_exif { NOTHING } else { &[] });
                }
            }
        }
        Ok(())
    }
}

/// Numbers one after the other.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The next number, of so many bytes; none are zero.
    fn take(&mut self, wide: usize) -> Result<usize, PictureFault> {
        if wide > 8 {
            return Err(PictureFault::Damaged);
        }
        let bytes = part(self.bytes, self.at, wide)?;
        self.at += wide;
        Ok(number(bytes))
    }
}
