//! What a person would see of a folder with all that can be in one.

use super::*;
use crate::source::NotUtf8;
use std::fs;

struct TestFolder(tempfile::TempDir);

impl TestFolder {
    fn with(files: &[(&str, &str)]) -> TestFolder {
        let packet = TestFolder(tempfile::tempdir().unwrap());
        for (path, text) in files {
            packet.write(path, text.as_bytes());
        }
        packet
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), bytes).unwrap();
    }

    fn read(&self) -> Vec<String> {
        read(self.0.path()).unwrap().entries.iter().map(|(path, entry)| format!("{path}: {}", shown(entry))).collect()
    }
}

fn shown(entry: &TreeEntry) -> String {
    match entry {
        TreeEntry::Text(text) => format!("text {:?}", text.as_str()),
        TreeEntry::Attachment(size) => format!("{size} bytes"),
        TreeEntry::Picture(bytes, size) => format!("{bytes} bytes, {} by {}", size.width, size.height),
        TreeEntry::UnreadablePicture(fault) => fault.what(),
        TreeEntry::Refused(refusal) => format!("{refusal:?}"),
    }
}

#[test]
fn texts_are_read_and_attachments_counted() {
    let packet = TestFolder::with(&[
        ("packet.toml", "[packet]"),
        ("evidence/2026/a.md", "# A\r\n"),
        ("files/chart.svg", "<svg/>"),
        ("files/chart.pdf", "pdf"),
        ("files/chart.png", "png"),
        ("shot.png", "not looked at"),
        ("theme/style.css", "a{}"),
        ("theme/font.woff2", "font"),
        ("drawing.svg", "<svg/>"),
    ]);
    let found = [
        "drawing.svg: 6 bytes",
        "evidence/2026/a.md: text \"# A\\n\"",
        "files/chart.pdf: 3 bytes",
        "files/chart.png: is no picture, whatever its ending says",
        "files/chart.svg: text \"<svg/>\"",
        "packet.toml: text \"[packet]\"",
        "shot.png: 13 bytes",
        "theme/font.woff2: 4 bytes",
        "theme/style.css: text \"a{}\"",
    ];
    assert_eq!(packet.read(), found);
    assert_eq!(read_attachment(packet.0.path(), &PacketPath::new("files/chart.pdf").unwrap()).unwrap(), b"pdf");
}

#[test]
fn what_programs_leave_is_passed_over() {
    let left = [
        ".git/config.toml",
        ".hidden.md",
        "a.md~",
        "#a.md#",
        ".#a.md",
        "a.swp",
        "4913",
        "a.md.tmp",
        "a.md___jb_tmp___",
        "a.md.tmp.4711",
        "a.md.sb-1b2c3d4e-Xy",
        "~$a.md",
        ".goutputstream-X.md",
        "dist/manager/a.md",
        "target/a.md",
        "evidence/node_modules/a.md",
        "built/.promo-manifest.json",
        "built/pages/a.md",
    ];
    let packet = TestFolder::with(&left.map(|path| (path, "x")));
    packet.write("evidence/dist/a.md", b"mine");
    packet.write("evidence/x.tmp/a.md", b"mine too");
    assert_eq!(packet.read(), ["evidence/dist/a.md: text \"mine\"", "evidence/x.tmp/a.md: text \"mine too\""]);
}

#[test]
fn what_is_not_utf8_is_refused_with_its_place() {
    let packet = TestFolder::with(&[]);
    packet.write("a.md", b"caf\xe9");
    packet.write("b.md", b"\xff\xfea\0");
    let tree = read(packet.0.path()).unwrap();
    let wrong = |path: &str| match tree.entries[&PacketPath::new(path).unwrap()] {
        TreeEntry::Refused(Refusal::NotUtf8(NotUtf8 { offset, looks_like })) => (offset, looks_like),
        _ => panic!("`{path}` was read"),
    };
    assert_eq!(wrong("a.md").0, 3);
    assert_eq!(wrong("b.md"), (0, Some("UTF-16, little endian")));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let packet = TestFolder::with(&[("fits.md", "")]);
    for (path, size) in [
        ("a.md", 200 << 20),
        ("files/film.mp4", 200 << 20),
        ("film.mp4", 200 << 20),
        ("fits.md", TEXT_CAP),
        ("over.md", TEXT_CAP + 1),
    ] {
        packet.write(path, b"");
        fs::File::options().write(true).open(packet.path(path)).unwrap().set_len(size).unwrap();
    }
    let found: Vec<String> = packet.read().iter().map(|line| line.replace("\\0", "")).collect();
    let expected = [
        "a.md: Oversized { size: 209715200, cap: 1048576 }",
        "files/film.mp4: Oversized { size: 209715200, cap: 67108864 }",
        "film.mp4: 209715200 bytes",
        "fits.md: text \"\"",
        "over.md: Oversized { size: 1048577, cap: 1048576 }",
    ];
    assert_eq!(found, expected);
    let refused = read_attachment(packet.0.path(), &PacketPath::new("files/film.mp4").unwrap()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`files/film.mp4` has 209715200 bytes, more than the 67108864 that are read; make it smaller"
    );
}

#[test]
fn a_file_that_grows_or_goes_has_changed() {
    let packet = TestFolder::with(&[("a.md", "one")]);
    let (before, mut after) = (fs::metadata(packet.path("a.md")).unwrap(), fs::metadata(packet.path("a.md")).unwrap());
    assert!(is_same(&before, &after));
    packet.write("a.md", b"one more");
    after = fs::metadata(packet.path("a.md")).unwrap();
    assert!(!is_same(&before, &after));
    let gone = read_attachment(packet.0.path(), &PacketPath::new("files/gone.png").unwrap()).unwrap_err();
    assert_eq!(gone.to_string(), "`files/gone.png` changed during the build; run it again");
}

#[test]
fn says_what_is_wrong_with_the_folder() {
    let packet = TestFolder::with(&[("a.md", "x")]);
    assert!(matches!(read(&packet.path("none")), Err(ReadError::NotFound(path)) if path == packet.path("none")));
    assert!(matches!(read(&packet.path("a.md")), Err(ReadError::NotAFolder(_))));
    assert!(matches!(read(&packet.path("a.md/b")), Err(ReadError::NotAFolder(_))));
}

#[test]
fn the_packet_is_found_upwards() {
    let packet = TestFolder::with(&[("packet.toml", ""), ("evidence/2026/a.md", ""), ("evidence/packet.toml/x", "")]);
    let root = fs::canonicalize(packet.0.path()).unwrap();
    for start in ["", "evidence/2026", "evidence/2026/a.md"] {
        assert_eq!(find_packet(&packet.path(start)).as_ref(), Some(&root), "{start}");
    }
    assert_eq!(find_packet(&packet.path("nowhere")), None);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    #[test]
    fn links_are_refused_wherever_they_lead() {
        let outside = TestFolder::with(&[("secret.md", "secret"), ("folder/a.md", "secret")]);
        let packet = TestFolder::with(&[("evidence/a.md", "mine")]);
        let links = [
            (outside.path("secret.md"), "evidence/file.md"),
            (outside.path("folder"), "evidence/folder"),
            (packet.path("nowhere"), "evidence/dangling.md"),
            (packet.path("evidence/self.md"), "evidence/self.md"),
            (packet.path("evidence"), "evidence/loop"),
            (outside.path("folder"), "dist"),
        ];
        for (target, link) in links {
            symlink(target, packet.path(link)).unwrap();
        }
        let found = packet.read();
        assert_eq!(found.iter().filter(|line| line.ends_with("SymbolicLink")).count(), 6, "{found:?}");
        assert_eq!(
            found.iter().filter(|line| line.contains("text")).collect::<Vec<_>>(),
            ["evidence/a.md: text \"mine\""]
        );
    }

    #[test]
    fn the_folder_itself_may_be_reached_through_a_link() {
        let packet = TestFolder::with(&[("mine/a.md", "x")]);
        symlink(packet.path("mine"), packet.path("link")).unwrap();
        assert_eq!(read(&packet.path("link")).unwrap().entries.len(), 1);
    }

    /// What a walk has seen as a file or a folder may be a link by the time it is opened.
    #[test]
    fn a_link_that_takes_a_place_is_refused() {
        let outside = TestFolder::with(&[("a.md", "secret"), ("a.png", "secret")]);
        let packet = TestFolder::with(&[("real/x.md", "x")]);
        symlink(outside.path("a.md"), packet.path("real/a.md")).unwrap();
        symlink(outside.0.path(), packet.path("folder")).unwrap();
        let root = Folder::root(&fs::canonicalize(packet.0.path()).unwrap()).unwrap();
        let paths = ["real/a.md", "real/x.md"].map(|path| PacketPath::new(path).unwrap());
        let read = read_folder(&root, "real", &paths).unwrap();
        assert_eq!([shown(&read[0].1), shown(&read[1].1)], ["SymbolicLink", "text \"x\""]);
        let read = read_folder(&root, "folder", &[PacketPath::new("folder/a.md").unwrap()]).unwrap();
        assert_eq!((read[0].0.as_str(), shown(&read[0].1)), ("folder", "SymbolicLink".to_owned()));
        let refused = read_attachment(packet.0.path(), &PacketPath::new("folder/a.png").unwrap()).unwrap_err();
        assert!(matches!(refused, ReadError::Refused(_, Refusal::SymbolicLink)), "{refused}");
        assert!(matches!(read_folder(&root, "gone", &[]), Err(ReadError::Changed(path)) if path == Path::new("gone")));
    }

    #[test]
    fn pipes_and_sockets_are_refused_and_never_block() {
        let packet = TestFolder::with(&[]);
        let made = std::process::Command::new("mkfifo").arg(packet.path("pipe.md")).status().unwrap();
        assert!(made.success());
        let _socket = UnixListener::bind(packet.path("socket.md")).unwrap();
        assert_eq!(packet.read(), ["pipe.md: Special", "socket.md: Special"]);
        let root = Folder::root(&fs::canonicalize(packet.0.path()).unwrap()).unwrap();
        let paths = ["pipe.md", "socket.md"].map(|path| PacketPath::new(path).unwrap());
        let late = read_folder(&root, "", &paths).unwrap();
        assert!(late.iter().all(|(_, entry)| matches!(entry, TreeEntry::Refused(Refusal::Special))), "{late:?}");
    }

    #[test]
    fn names_that_cannot_be_used_are_refused_each_under_its_own() {
        let packet = TestFolder::with(&[("a\\b.md", "x"), ("line\nbreak.md", "x"), ("a\u{fffd}b.md", "mine")]);
        for name in [b"caf\xe9.md", b"caf\xe8.md"] {
            fs::write(packet.0.path().join(OsStr::from_bytes(name)), "x").unwrap();
        }
        let long = format!("{}/{}", "f".repeat(200), "n".repeat(70));
        packet.write(&format!("{long}/a.md"), b"x");
        let mut found = packet.read();
        assert_eq!(found.remove(4), format!("{long}: UnusableName"));
        let expected = [
            "a\u{fffd}b.md: text \"mine\"",
            "a\u{fffd}b.md (2): UnusableName",
            "caf\u{fffd}.md: UnusableName",
            "caf\u{fffd}.md (2): UnusableName",
            "line\u{fffd}break.md: UnusableName",
        ];
        assert_eq!(found, expected);
    }

    /// The kernel's own files announce no bytes and have some, as a file does that grows while it is read.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_holds_more_than_it_announced_has_changed() {
        let file = fs::File::open("/proc/self/stat").unwrap();
        assert!(matches!(bytes(file, TEXT_CAP), Err(OpenError::Changed)));
    }

    /// The superuser may read everything, so for that one there is nothing to see.
    #[test]
    fn what_may_not_be_read_stops_the_reading() {
        let packet = TestFolder::with(&[("evidence/a.md", "x")]);
        fs::set_permissions(packet.path("evidence/a.md"), fs::Permissions::from_mode(0o000)).unwrap();
        if fs::File::open(packet.path("evidence/a.md")).is_err() {
            let error = read(packet.0.path()).unwrap_err().to_string();
            assert_eq!(error, "`evidence/a.md` may not be read by you; change its permissions");
        }
        let denied = OpenError::from(io::Error::from(io::ErrorKind::PermissionDenied)).into_error(Path::new("a.md"));
        assert_eq!(denied.to_string(), "`a.md` may not be read by you; change its permissions");
    }
}
