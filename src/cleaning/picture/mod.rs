//! Pictures without what cameras, phones and programs write beside the picture: place, day, names, thumbnails, editing histories, whatever lies behind the
//! end. What changes how it looks stays: colour profiles, animation, and of all that EXIF says the orientation.

mod avif;
mod exif;
mod gif;
mod jpeg;
mod png;
mod size;
mod webp;

pub use size::picture_size;

use super::edit::Edit;
use super::has_ending;

/// Formats that every browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Png,
    Jpeg,
    Gif,
    WebP,
    Avif,
}

/// Why a picture cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureFault {
    /// Its end is missing.
    CutShort,
    /// It is built as no picture of its format is.
    Damaged,
    /// It is a picture of another format than its ending says. The name of that format, and an ending for it.
    Misnamed(&'static str, &'static str),
    /// It is no picture at all.
    NoPicture,
}

const FORMATS: [Format; 5] = [Format::Png, Format::Jpeg, Format::Gif, Format::WebP, Format::Avif];

impl Format {
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Png => &["png", "apng"],
            Format::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Format::Gif => &["gif"],
            Format::WebP => &["webp"],
            Format::Avif => &["avif"],
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::Gif => "GIF",
            Format::WebP => "WebP",
            Format::Avif => "AVIF",
        }
    }

    /// The format by the first bytes.
    fn of(bytes: &[u8]) -> Option<Format> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Format::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Format::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Format::WebP),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] if avif::is_avif(bytes) => Some(Format::Avif),
            _ => None,
        }
    }
}

/// Whether a file of this name is to be a picture that is looked into.
pub fn is_picture(name: &str) -> bool {
    FORMATS.iter().any(|format| has_ending(name, format.endings()))
}

/// Why the picture in a file of this name cannot be read, if it cannot.
pub fn judge_picture(name: &str, bytes: &[u8]) -> Option<PictureFault> {
    edits(name, bytes).err()
}

/// What goes from the picture in a file of this name.
pub(super) fn edits(name: &str, bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    match Format::of(bytes) {
        Some(format) if has_ending(name, format.endings()) => edits_of(format, bytes),
        Some(other) => Err(PictureFault::Misnamed(other.name(), other.endings()[0])),
        None => Err(PictureFault::NoPicture),
    }
}

/// What goes from a picture of whatever format it is.
pub(super) fn edits_of_any(bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    Format::of(bytes).ok_or(PictureFault::NoPicture).and_then(|format| edits_of(format, bytes))
}

fn edits_of(format: Format, bytes: &[u8]) -> Result<Vec<Edit>, PictureFault> {
    match format {
        Format::Png => png::edits(bytes),
        Format::Jpeg => jpeg::edits(bytes),
        Format::Gif => gif::edits(bytes),
        Format::WebP => webp::edits(bytes),
        Format::Avif => avif::edits(bytes),
    }
}

impl PictureFault {
    /// What is, after the name of the file.
    pub fn what(self) -> String {
        match self {
            PictureFault::CutShort => "is cut short: its end is missing".to_owned(),
            PictureFault::Damaged => "is damaged: it cannot be read as a picture".to_owned(),
            PictureFault::Misnamed(format, _) => {
                format!("is a {format} picture by what is in it, not what its ending says")
            }
            PictureFault::NoPicture => "is no picture, whatever its ending says".to_owned(),
        }
    }

    /// What would help.
    pub fn help(self) -> String {
        match self {
            PictureFault::CutShort | PictureFault::Damaged => "copy or export it again".to_owned(),
            PictureFault::Misnamed(_, ending) => format!("let its name end in `.{ending}`, also where it is shown"),
            PictureFault::NoPicture => "put the picture itself there, or give it the ending of what it is".to_owned(),
        }
    }
}

/// Bytes of a file that is read from front to back; what is not there is missing at its end.
fn part(bytes: &[u8], at: usize, length: usize) -> Result<&[u8], PictureFault> {
    at.checked_add(length).and_then(|end| bytes.get(at..end)).ok_or(PictureFault::CutShort)
}

/// A number of up to eight bytes, the highest first.
fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// What lies behind the end, if anything does.
fn behind(bytes: &[u8], end: usize) -> Option<Edit> {
    (end < bytes.len()).then(|| Edit::cut(end..bytes.len()))
}

#[cfg(test)]
mod tests;
