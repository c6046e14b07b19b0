//! Archives as they are made, and as nobody should send them.

use super::*;
use crate::handover::contents::verify;
use crate::handover::{Contents, Difference, DigestList, LIST};
use crate::vocabulary::Audience;

fn files(files: &[(&str, &[u8])]) -> Files {
    files.iter().map(|(name, bytes)| ((*name).to_owned(), (*bytes).into())).collect()
}

/// A small hand-over with its list.
fn handed_over() -> Files {
    let page = "<p>the same words again and again</p>\n".repeat(40);
    let mut all = files(&[("brief.html", page.as_bytes()), ("evidence/a b.html", b"two"), ("edition.json", b"{}")]);
    let list = DigestList::of(Audience::Manager, jiff::civil::date(2026, 11, 28), &all);
    all.insert(LIST.to_owned(), list.text().into_bytes().into());
    all
}

fn packed() -> Vec<u8> {
    pack("2026-11-28-manager", &handed_over()).unwrap()
}

fn read(archive: &[u8]) -> Result<Contents, HandoverFault> {
    let seen = look_into(Cursor::new(archive), |name| name.ends_with(LIST))?;
    Contents::of(seen).map_err(|what| HandoverFault::new(what, ""))?
}

fn fault(archive: &[u8]) -> String {
    match read(archive) {
        Ok(_) => "it is read".to_owned(),
        Err(fault) => fault.what,
    }
}

/// An entry of an archive that is written by hand, so that anything can be said of it.
#[derive(Clone, Copy)]
struct Entry<'a> {
    name: &'a str,
    bytes: &'a [u8],
    flags: u16,
    method: u16,
    mode: u32,
}

const PLAIN: Entry<'_> = Entry { name: "a", bytes: b"a", flags: 0, method: 0, mode: 0o100_644 };

fn named(name: &str) -> Entry<'_> {
    Entry { name, ..PLAIN }
}

fn by_hand(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for Entry { name, bytes, flags, method, mode } in entries {
        let start = archive.len() as u32;
        let mut common = Vec::new();
        [*flags, *method, 0, 0x21].iter().for_each(|field| common.extend(field.to_le_bytes()));
        [crc32(bytes), bytes.len() as u32, bytes.len() as u32]
            .iter()
            .for_each(|field| common.extend(field.to_le_bytes()));
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        archive.extend(b"PK\x03\x04\x14\0");
        archive.extend(&common);
        archive.extend(name.as_bytes());
        archive.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x03\x14\0");
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (archive.len() as u32, entries.len() as u16);
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count.to_le_bytes(), count.to_le_bytes()].as_flattened());
    archive.extend([(directory.len() as u32).to_le_bytes(), start.to_le_bytes()].as_flattened());
    archive.extend([0, 0]);
    archive
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn the_same_files_give_the_same_bytes_and_nothing_but_names_and_contents() {
    let archive = packed();
    assert_eq!(archive, packed());
    let mut read = ZipArchive::new(Cursor::new(&archive)).unwrap();
    let names: Vec<String> =
        (0..read.len()).map(|at| read.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let folder = |name: &str| format!("2026-11-28-manager/{name}");
    assert_eq!(names, ["SHA256SUMS", "brief.html", "edition.json", "evidence/a b.html"].map(folder));
    for at in 0..read.len() {
        let part = read.by_index(at).unwrap();
        assert_eq!(part.extra_data().unwrap_or_default(), b"");
        assert_eq!(part.unix_mode(), Some(0o100_644));
        assert_eq!(part.last_modified().map(|time| (time.year(), time.month(), time.day())), Some((1980, 1, 1)));
        assert_eq!(part.comment(), "");
    }
}

#[test]
fn an_archive_is_what_its_list_says() {
    let contents = read(&packed()).unwrap();
    assert_eq!(verify(&contents).differences, []);
    assert_eq!(verify(&contents).same, 3);
    // One that was packed without a folder, too.
    let entries: Vec<(String, Vec<u8>)> =
        handed_over().iter().map(|(name, bytes)| (name.clone(), bytes.to_vec())).collect();
    let entries: Vec<Entry<'_>> = entries.iter().map(|(name, bytes)| Entry { name, bytes, ..PLAIN }).collect();
    assert_eq!(verify(&read(&by_hand(&entries)).unwrap()).differences, []);
}

#[test]
fn names_that_leave_the_folder_or_fall_on_one_file_are_refused() {
    let said = |names: &[&str]| fault(&by_hand(&names.iter().map(|name| named(name)).collect::<Vec<_>>()));
    assert_eq!(said(&["../x"]), "the archive holds `../x`, which has a part that is `.` or `..`");
    assert_eq!(said(&["a/../../x"]), "the archive holds `a/../../x`, which has a part that is `.` or `..`");
    assert_eq!(said(&["/etc/x"]), "the archive holds `/etc/x`, which is an absolute path");
    assert_eq!(said(&["C:/x"]), "the archive holds `C:/x`, which is an absolute path");
    assert_eq!(said(&["a\\..\\x"]), "the archive holds `a\\\\..\\\\x`, which holds a backslash");
    assert_eq!(said(&["a\u{7}"]), "the archive holds `a\\u{7}`, which holds a control character");
    assert_eq!(said(&["a", "b", "a"]), "the archive holds `a` and `a`, which are one file to many systems");
    assert_eq!(
        said(&["a.html", "A.HTML"]),
        "the archive holds `a.html` and `A.HTML`, which are one file to many systems"
    );
    let [one, other] = ["e\u{301}", "\u{e9}"];
    assert_eq!(
        said(&[one, other]),
        format!("the archive holds `{one}` and `{other}`, which are one file to many systems")
    );
}

#[test]
fn what_is_no_plain_file_is_refused() {
    let said = |entry: Entry<'_>| fault(&by_hand(&[entry]));
    assert_eq!(said(Entry { mode: 0o120_777, ..PLAIN }), "the archive holds `a`, which is a symbolic link");
    assert_eq!(said(Entry { flags: 1, ..PLAIN }), "the archive is encrypted: `a` cannot be read without a password");
    assert_eq!(said(Entry { method: 99, ..PLAIN }), "the archive packs `a` in a way that hand-overs are not packed in");
    assert_eq!(said(PLAIN), "is no hand-over: it holds no `SHA256SUMS`");
}

#[test]
fn two_lists_of_names_that_disagree_are_refused() {
    let mut archive = by_hand(&[named("good")]);
    let at = archive.windows(4).rposition(|window| window == b"good").unwrap();
    archive[at..at + 4].copy_from_slice(b"evil");
    assert_ne!(fault(&archive), "it is read");
    let mut archive = packed();
    let at = archive.windows(10).position(|window| window == b"brief.html").unwrap();
    archive[at] = b'B';
    let told = read(&archive).map(|contents| verify(&contents).differences);
    // The name that counts is that of the directory.
    assert!(told.as_ref().is_ok_and(|differences| differences.is_empty()) || told.is_err(), "{told:?}");
}

#[test]
fn what_unpacks_to_more_than_it_should_is_stopped_on_the_way() {
    let archive = pack("a", &files(&[("zeros", &[0; 1 << 16]), (LIST, b"")])).unwrap();
    let within = |bounds| look_into_within(bounds, Cursor::new(&archive), |_| false).map(|seen| seen.files.len());
    assert_eq!(within(Bounds { anyway: 1 << 16, times: 0 }), Ok(2));
    let refused = within(Bounds { anyway: 1 << 15, times: 2 }).unwrap_err().what;
    assert_eq!(refused, "the archive unpacks to more than 32768 bytes, which nothing that was handed over does");
    assert_eq!(within(Bounds { anyway: 0, times: 1 << 10 }), Ok(2));
}

#[test]
fn an_archive_that_is_cut_off_is_none() {
    let archive = packed();
    for length in 0..archive.len() {
        assert_ne!(fault(&archive[..length]), "it is read", "{length} of {}", archive.len());
    }
    assert_eq!(fault(b"PK"), "the archive is no whole ZIP archive: its end is missing or cut off");
}

/// Whatever byte is another: the archive is refused, or the files that differ are named, or what is in it is the same.
#[test]
fn no_changed_byte_passes_for_what_was_handed_over() {
    let archive = packed();
    let expected = handed_over();
    let (mut refused, mut named, mut harmless) = (0, 0, 0);
    for at in 0..archive.len() {
        let mut other = archive.clone();
        other[at] ^= 0x20;
        let Ok(seen) = look_into(Cursor::new(&other), |name| name.ends_with(LIST)) else {
            refused += 1;
            continue;
        };
        let holds_all = expected.iter().all(|(name, bytes)| {
            let name = format!("2026-11-28-manager/{name}");
            seen.files.get(&name).is_some_and(|file| file.digest == crate::handover::sha256(bytes))
        });
        match Contents::of(seen) {
            Ok(Ok(contents)) if verify(&contents).differences.is_empty() => {
                assert!(holds_all && contents.list.is_itself, "byte {at}");
                harmless += 1;
            }
            Ok(Ok(_)) => named += 1,
            Ok(Err(_)) | Err(_) => refused += 1,
        }
    }
    assert!(refused > 100 && harmless > 10, "{refused} refused, {named} named, {harmless} harmless");
}

#[test]
fn what_was_changed_added_and_removed_is_named() {
    let mut all = handed_over();
    all.insert("brief.html".to_owned(), b"other".as_slice().into());
    all.insert("more.txt".to_owned(), b"more".as_slice().into());
    all.insert("evidence/.DS_Store".to_owned(), b"x".as_slice().into());
    all.remove("edition.json");
    let verified = verify(&read(&pack("a", &all).unwrap()).unwrap());
    let names: Vec<(&str, &str)> = verified
        .differences
        .iter()
        .map(|difference| match difference {
            Difference::Changed { name, size: 5, .. } => ("changed", name.as_str()),
            Difference::Changed { name, .. } => ("changed to another size", name.as_str()),
            Difference::Added { name, .. } => ("added", name.as_str()),
            Difference::Removed { name, .. } => ("removed", name.as_str()),
        })
        .collect();
    assert_eq!(names, [("changed", "brief.html"), ("removed", "edition.json"), ("added", "more.txt")]);
    assert_eq!((verified.same, verified.left), (1, vec!["evidence/.DS_Store".to_owned()]));
}
