//! Small pictures of each format, made by hand, with and without what rides along.

use super::super::edit::apply;
use super::*;

const SECRET: &[u8] = b"XYZZY 52.5N 13.4E";

/// EXIF with the secret, an orientation and a second entry.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II\x2a\0\x08\0\0\0\x02\0\x0e\x01\x02\0\x11\0\0\0\x26\0\0\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(SECRET);
    exif
}

fn chunk(kind: &[u8], contents: &[u8]) -> Vec<u8> {
    let length = u32::try_from(contents.len()).unwrap();
    [&length.to_be_bytes(), kind, contents, b"crc!"].concat()
}

fn png(extra: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let head = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0; 13]), chunk(b"iCCP", b"P3")].concat();
    [head, extra.concat(), chunk(b"IDAT", b"data"), chunk(b"IEND", b""), behind.to_vec()].concat()
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap();
    [&[0xff, marker], &length.to_be_bytes()[..], contents].concat()
}

const JFIF: &[u8] = b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

fn jpeg(extra: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let head =
        [vec![0xff, 0xd8], segment(0xe0, JFIF), extra.concat(), segment(0xe2, b"ICC_PROFILE\0\x01\x01P3")].concat();
    let scan =
        [segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"), segment(0xda, b"head"), b"a\xff\0b\xff\xd1c".to_vec()].concat();
    [head, scan, segment(0xda, b"more"), b"d\xff\xd9".to_vec(), behind.to_vec()].concat()
}

fn gif(extra: &[&[u8]], behind: &[u8]) -> Vec<u8> {
    let head = b"GIF89a\x01\0\x01\0\x80\0\0rgbRGB!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0!\xf9\x04\0\0\0\0\0".to_vec();
    [head, extra.concat(), b",\0\0\0\0\x01\0\x01\0\0\x02\x02Lx\0;".to_vec(), behind.to_vec()].concat()
}

fn sub_blocks(label: u8, contents: &[u8]) -> Vec<u8> {
    [&[0x21, label, u8::try_from(contents.len()).unwrap()], contents, &[0]].concat()
}

fn webp_chunk(kind: &[u8], contents: &[u8]) -> Vec<u8> {
    let length = u32::try_from(contents.len()).unwrap();
    let even = if contents.len() % 2 == 1 { &[0][..] } else { &[] };
    [kind, &length.to_le_bytes(), contents, even].concat()
}

fn webp(flags: u8, extra: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let chunks = [webp_chunk(b"VP8X", &[flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]), webp_chunk(b"VP8 ", b"odd")].concat();
    let inside = [b"WEBP".to_vec(), chunks, extra.concat()].concat();
    let length = u32::try_from(inside.len()).unwrap();
    [b"RIFF", &length.to_le_bytes()[..], &inside, behind].concat()
}

fn boxed(kind: &[u8], contents: &[u8]) -> Vec<u8> {
    let length = u32::try_from(contents.len() + 8).unwrap();
    [&length.to_be_bytes(), kind, contents].concat()
}

/// With EXIF as item 2 in `mdat`, XMP as item 3 in `idat`.
fn avif(exif: &[u8], xmp: &[u8]) -> Vec<u8> {
    let brand = boxed(b"ftyp", b"avif\0\0\0\0avifmif1");
    let infe = |id: u8, kind: &[u8]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, b"\0"].concat());
    let iinf =
        boxed(b"iinf", &[&[0, 0, 0, 0, 0, 3][..], &infe(1, b"av01"), &infe(2, b"Exif"), &infe(3, b"mime")].concat());
    let item = |id: u8, stored: u8, offset: usize, length: usize| {
        let [offset, length] = [offset, length].map(|it| u32::try_from(it).unwrap().to_be_bytes());
        [&[0, id, 0, stored, 0, 0, 0, 1], &offset[..], &length].concat()
    };
    let meta = |picture: usize| {
        let items = [item(1, 0, picture, 4), item(2, 0, picture + 4, exif.len()), item(3, 1, 0, xmp.len())].concat();
        let iloc = boxed(b"iloc", &[&[1, 0, 0, 0, 0x44, 0, 0, 3][..], &items].concat());
        boxed(b"meta", &[&[0, 0, 0, 0][..], &iinf, &iloc, &boxed(b"idat", xmp)].concat())
    };
    let picture = brand.len() + meta(0).len() + 8;
    [brand, meta(picture), boxed(b"mdat", &[b"AV01", exif].concat())].concat()
}

fn clean(name: &str, bytes: &[u8]) -> Vec<u8> {
    apply(bytes, &edits(name, bytes).unwrap())
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn what_rides_along_goes_and_the_picture_stays() {
    let text = [b"Author\0", SECRET].concat();
    let dirty = png(&[chunk(b"tEXt", &text), chunk(b"tIME", b"2026-01"), chunk(b"eXIf", &exif(1))], SECRET);
    assert_eq!(clean("a.png", &dirty), png(&[], b""));

    let jfif_picture = [&JFIF[..12], &[1, 1], SECRET].concat();
    let extra = [
        segment(0xe0, &jfif_picture),
        segment(0xe1, &[b"Exif\0\0", &exif(1)[..]].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
        segment(0xe2, &[b"MPF\0", SECRET].concat()),
        segment(0xed, SECRET),
        segment(0xfe, SECRET),
    ];
    assert_eq!(clean("a.jpg", &jpeg(&extra, SECRET)), jpeg(&[segment(0xe0, JFIF)], b""));
    let mut between = jpeg(&[], b"");
    let place = between.len() - 3;
    between.splice(place - 8..place - 8, segment(0xfe, SECRET));
    assert_eq!(clean("a.jpg", &between), jpeg(&[], b""), "between two scans");

    let extra = [sub_blocks(0xfe, SECRET), [sub_blocks(0xff, b"XMP DataXMP"), b"x".to_vec()].concat()];
    let extra = [&extra[0][..], &[&[0x21, 0xff, 0x0b], &b"XMP DataXMP"[..], &[17], SECRET, &[0]].concat()];
    assert_eq!(clean("a.gif", &gif(&extra, SECRET)), gif(&[], b""));

    let extra = [webp_chunk(b"EXIF", &exif(1)), webp_chunk(b"XMP ", SECRET), webp_chunk(b"abcd", SECRET)];
    assert_eq!(clean("a.webp", &webp(0x2c, &extra, SECRET)), webp(0x20, &[], b""));

    let dirty = avif(&[b"\0\0\0\0", &exif(1)[..]].concat(), SECRET);
    let cleaned = clean("a.avif", &dirty);
    assert_eq!(cleaned.len(), dirty.len(), "places in the file stay");
    assert!(holds(&dirty, SECRET) && !holds(&cleaned, SECRET) && holds(&cleaned, b"AV01"));
}

#[test]
fn a_picture_with_nothing_beside_it_is_not_touched() {
    let clean: [(&str, Vec<u8>); 5] = [
        ("a.png", png(&[], b"")),
        ("a.jpeg", jpeg(&[], b"")),
        ("a.gif", gif(&[], b"")),
        ("a.webp", webp(0, &[], b"")),
        ("a.avif", avif(b"", b"")),
    ];
    for (name, bytes) in clean {
        assert_eq!(edits(name, &bytes), Ok(Vec::new()), "{name}");
    }
}

#[test]
fn which_side_is_up_stays_as_the_only_tag() {
    let kept = exif::minimal(6);
    let turned = [
        ("a.png", png(&[chunk(b"eXIf", &exif(6))], b"")),
        ("a.jpg", jpeg(&[segment(0xe1, &[b"Exif\0\0", &exif(6)[..]].concat())], b"")),
        ("a.webp", webp(0x08, &[webp_chunk(b"EXIF", &exif(6))], b"")),
    ];
    for (name, bytes) in turned {
        let cleaned = clean(name, &bytes);
        assert!(holds(&cleaned, &kept) && !holds(&cleaned, SECRET), "{name}");
        assert_eq!(edits(name, &cleaned), Ok(Vec::new()), "{name}: what was cleaned is clean");
    }
    let webp = clean("a.webp", &webp(0x0c, &[webp_chunk(b"EXIF", &exif(6))], b""));
    assert_eq!((webp[20], usize::from(webp[4])), (0x08, webp.len() - 8), "flags and length tell of it");
}

#[test]
fn what_is_cut_short_or_damaged_is_said() {
    let whole = [
        ("a.png", png(&[], b"")),
        ("a.jpg", jpeg(&[], b"")),
        ("a.gif", gif(&[], b"")),
        ("a.webp", webp(0, &[], b"")),
        ("a.avif", avif(&exif(1), SECRET)),
    ];
    for (name, bytes) in whole {
        for length in 0..bytes.len() {
            assert!(judge_picture(name, &bytes[..length]).is_some(), "{name} of {length} bytes");
        }
        assert_eq!(judge_picture(name, &bytes[..bytes.len() - 1]), Some(PictureFault::CutShort), "{name}");
    }
    let mut damaged = jpeg(&[], b"");
    damaged[4] = 0xff;
    assert!(judge_picture("a.jpg", &damaged).is_some());
}

#[test]
fn an_ending_says_what_a_picture_is() {
    assert_eq!(judge_picture("a.png", &jpeg(&[], b"")), Some(PictureFault::Misnamed("JPEG", "jpg")));
    assert_eq!(judge_picture("a.JPG", &jpeg(&[], b"")), None);
    assert_eq!(judge_picture("a.png", b"version https://git-lfs.github.com/spec/v1"), Some(PictureFault::NoPicture));
    assert_eq!(judge_picture("a.png", b""), Some(PictureFault::NoPicture));
}
