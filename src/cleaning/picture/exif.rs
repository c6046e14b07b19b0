//! The one thing of EXIF that changes how a picture looks: which side is up.

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;

/// The orientation that a block of EXIF says, where it is not the usual one. With or without the six bytes that JPEG puts before it.
pub(super) fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let is_little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let (low, high) = if is_little { (4, 6) } else { (6, 4) };
    let first = usize::from(short(high)?) << 16 | usize::from(short(low)?);
    let entries = usize::from(short(first)?);
    let entry = (0..entries).map(|nth| first + 2 + nth * 12).find(|at| short(*at) == Some(ORIENTATION))?;
    u8::try_from(short(entry + 8)?).ok().filter(|orientation| (2..=8).contains(orientation))
}

/// EXIF that says this orientation and nothing else.
pub(super) fn minimal(orientation: u8) -> [u8; 26] {
    let mut exif = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    exif[19] = orientation;
    exif
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for turned in 2..=8 {
            assert_eq!(orientation(&minimal(turned)), Some(turned));
        }
        for usual in [0, 1, 9, 255] {
            assert_eq!(orientation(&minimal(usual)), None, "nothing needs to be said of it");
        }
        let little =
            b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x04\0\0\0Kim\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(orientation(little), Some(6));
        for cut in 0..little.len() - 8 {
            let _ = orientation(&little[..cut]);
        }
    }
}
