//! How large a picture is shown, so that a page keeps its place while the picture is read.

use super::{Format, exif};
use crate::cleaning::PictureSize;

/// The size by the picture's own head, turned as a browser turns it; nothing where that cannot be told for certain.
pub fn picture_size(bytes: &[u8]) -> Option<PictureSize> {
    let format = Format::of(bytes)?;
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let size = PictureSize { width, height };
    match (format, orientation(bytes)) {
        (Format::Avif, _) if memchr::memmem::find(bytes, b"irot").is_some() => None,
        (Format::Jpeg, Some(5..=8)) => Some(PictureSize { width: height, height: width }),
        (Format::Jpeg, _) | (_, None) => Some(size),
        // Not every browser turns these.
        (Format::Png | Format::Gif | Format::WebP | Format::Avif, Some(_)) => None,
    }
    .filter(|size| size.width > 0 && size.height > 0)
}

/// What EXIF says of it, where it says that it is turned.
fn orientation(bytes: &[u8]) -> Option<u8> {
    const HEAD: &[u8] = b"Exif\0\0";
    let jpeg = memchr::memmem::find(bytes, HEAD).map(|at| &bytes[at..]);
    let png = memchr::memmem::find(bytes, b"eXIf").map(|at| &bytes[at + 4..]);
    let webp = || memchr::memmem::find(bytes, b"EXIF").and_then(|at| bytes.get(at + 8..));
    exif::orientation(jpeg.or(png).or_else(webp)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_large_as_its_head_says() {
        assert_eq!(picture_size(b"GIF89a\x02\x01\x03\x00\x80\x00\x00"), Some(PictureSize { width: 258, height: 3 }));
        assert_eq!(picture_size(b"GIF89a\x00\x00\x03\x00\x80\x00\x00"), None);
        assert_eq!(picture_size(b"no picture"), None);
    }

    /// A head of JPEG, 3 by 2 pixels, with EXIF that says this orientation.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let exif = [&b"Exif\0\0"[..], &exif::minimal(orientation)].concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let frame = b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x03\x01\x01\x11\x00";
        [&b"\xff\xd8\xff\xe1"[..], &length, &exif, frame].concat()
    }

    #[test]
    fn a_photograph_is_turned_as_a_browser_turns_it() {
        assert_eq!(picture_size(&jpeg(3)), Some(PictureSize { width: 3, height: 2 }));
        assert_eq!(picture_size(&jpeg(6)), Some(PictureSize { width: 2, height: 3 }));
    }
}
