//! What a build writes, keeps, removes and leaves alone.

use super::*;
use crate::output::lock::Lock;
use crate::output::stage::NEW;
use crate::output::{MANIFEST, ManifestEntry, publish_filled};

#[test]
fn a_first_build_makes_the_folders_and_leaves_nothing_beside_them() {
    let packet = TestPacket::new();
    let done = packet.publish(&files(&[("index.html", "home"), ("evidence/a.html", "proof")])).unwrap();
    assert_eq!(done.written, ["evidence/a.html", "index.html"]);
    assert_eq!((done.unchanged, done.removed, done.left_behind), (0, vec![], None));
    assert_eq!(packet.published()[Path::new("evidence/a.html")], OnDisk::File(b"proof".to_vec()));
    assert_eq!(packet.published().len(), 4, "two pages, a folder and the manifest");
    assert_eq!(packet.beside(), ["manager"]);
}

#[test]
fn an_empty_folder_is_filled() {
    let packet = TestPacket::new();
    fs::create_dir_all(packet.out("")).unwrap();
    packet.publish(&files(&[("index.html", "home")])).unwrap();
    assert_eq!(packet.published().len(), 2);
}

#[test]
fn the_same_edition_gives_the_same_folder_wherever_it_lies() {
    let pages = files(&[("index.html", "home"), ("evidence/a.html", "proof")]);
    let (one, other) = (TestPacket::new(), TestPacket::new());
    one.publish(&files(&[("old.html", "old")])).unwrap();
    one.publish(&pages).unwrap();
    other.publish(&pages).unwrap();
    assert_eq!(one.published(), other.published());
}

#[test]
fn only_the_changed_page_is_written_and_the_others_keep_their_time_stamps() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("a.html", "a"), ("sub/b.html", "b"), ("gone/c.html", "c")])).unwrap();
    ["a.html", "sub/b.html"].iter().for_each(|page| age(&packet.out(page)));
    let done = packet.publish(&files(&[("a.html", "A"), ("sub/b.html", "b")])).unwrap();
    assert_eq!((done.written, done.unchanged, done.removed), (vec!["a.html".into()], 1, vec!["gone/c.html".into()]));
    assert_ne!(modified(&packet.out("a.html")), long_past());
    assert_eq!(modified(&packet.out("sub/b.html")), long_past());
    assert!(!packet.out("gone").exists(), "a folder of ours goes with its last page");
}

#[test]
fn where_nothing_changed_nothing_is_touched() {
    let packet = TestPacket::new();
    let pages = files(&[("a.html", "a"), ("sub/b.html", "b")]);
    packet.publish(&pages).unwrap();
    let all = ["", "a.html", "sub", "sub/b.html", MANIFEST].map(|path| packet.out(path));
    all.iter().for_each(|path| age(path));
    let done = packet.publish(&pages).unwrap();
    assert_eq!((done.written.len(), done.unchanged, done.removed.len()), (0, 2, 0));
    assert!(all.iter().all(|path| modified(path) == long_past()));
    assert_eq!(packet.beside(), ["manager"]);
}

#[test]
fn a_page_that_was_damaged_is_written_again() {
    let packet = TestPacket::new();
    let pages = files(&[("a.html", "good"), ("b.html", "b")]);
    packet.publish(&pages).unwrap();
    fs::write(packet.out("a.html"), "evil").unwrap();
    fs::remove_file(packet.out("b.html")).unwrap();
    assert_eq!(packet.publish(&pages).unwrap().written, ["a.html", "b.html"]);
    assert_eq!(packet.published()[Path::new("a.html")], OnDisk::File(b"good".to_vec()));
}

#[test]
fn what_we_did_not_write_survives() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("evidence/a.html", "a")])).unwrap();
    fs::create_dir_all(packet.out("mine/empty")).unwrap();
    for path in ["notes.txt", "evidence/own.txt", "mine/own.txt"] {
        fs::write(packet.out(path), path).unwrap();
    }
    age(&packet.out("notes.txt"));
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere", packet.out("link")).unwrap();
    packet.publish(&files(&[("b.html", "b")])).unwrap();
    packet.publish(&files(&[("c.html", "c")])).unwrap();
    let found = packet.published();
    assert_eq!(found[Path::new("evidence/own.txt")], OnDisk::File(b"evidence/own.txt".to_vec()));
    assert_eq!(found[Path::new("mine/empty")], OnDisk::Folder);
    #[cfg(unix)]
    assert_eq!(found[Path::new("link")], OnDisk::Link("/nowhere".into()));
    assert_eq!(modified(&packet.out("notes.txt")), long_past());
    assert!(!packet.out("evidence/a.html").exists() && !packet.out("b.html").exists());
}

#[test]
fn a_foreign_file_in_the_place_of_a_page_is_refused_by_name() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("index.html", "home")])).unwrap();
    fs::write(packet.out("Notes"), "mine").unwrap();
    fs::create_dir(packet.out("b.html")).unwrap();
    let before = packet.published();
    for page in ["notes", "notes/a.html", "b.html"] {
        let error = packet.publish(&files(&[(page, "x")])).unwrap_err().to_string();
        let name = if page == "b.html" { "b.html" } else { "Notes" };
        assert!(error.contains(&format!("dist/manager/{name}` stands where a page must go")), "{error}");
        assert_eq!(packet.published(), before);
        assert_eq!(packet.beside(), ["manager"]);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_ours_swapped_for_a_link_is_not_written_through() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("sub/a.html", "a")])).unwrap();
    let elsewhere = packet.dir.path().join("elsewhere");
    fs::rename(packet.out("sub"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, packet.out("sub")).unwrap();
    let error = packet.publish(&files(&[("sub/a.html", "b")])).unwrap_err().to_string();
    assert!(error.contains("dist/manager/sub` stands where a page must go"), "{error}");
    assert_eq!(bytes(&elsewhere.join("a.html")), b"a");
}

#[cfg(unix)]
#[test]
fn a_page_of_ours_swapped_for_a_link_is_refused_even_if_it_reads_the_same() {
    let packet = TestPacket::new();
    let pages = files(&[("a.html", "a")]);
    packet.publish(&pages).unwrap();
    fs::rename(packet.out("a.html"), packet.dir.path().join("a.html")).unwrap();
    std::os::unix::fs::symlink(packet.dir.path().join("a.html"), packet.out("a.html")).unwrap();
    let error = packet.publish(&pages).unwrap_err().to_string();
    assert!(error.contains("dist/manager/a.html` stands where a page must go"), "{error}");
}

#[test]
fn another_audience_in_the_same_folder_replaces_the_whole_edition() {
    let packet = TestPacket::new();
    publish_on(&Disk::default(), &packet.target(), "self", &files(&[("log.html", "mine"), ("a.html", "a")])).unwrap();
    let done = packet.publish(&files(&[("a.html", "a")])).unwrap();
    assert_eq!((done.written.len(), done.unchanged, done.removed), (0, 1, vec!["log.html".to_owned()]));
    assert_eq!(packet.published().len(), 2);
    let manifest = String::from_utf8(bytes(&packet.out(MANIFEST))).unwrap();
    assert!(manifest.contains("\"manager\"") && !manifest.contains("log.html"), "{manifest}");
}

#[test]
fn an_unsafe_address_is_refused_before_anything_is_made() {
    let packet = TestPacket::new();
    for page in ["../evidence/a.md", "/etc/x", "a\\b"] {
        packet.publish(&files(&[("a.html", "a"), (page, "x")])).unwrap_err();
    }
    assert!(!packet.root.join("dist").exists());
    assert_eq!(bytes(&packet.root.join("evidence/a.md")), b"a note");
}

#[test]
fn a_second_build_is_locked_out_and_a_third_is_not() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    let lock = Lock::take(&packet.target()).unwrap();
    let error = packet.publish(&files(&[("a.html", "b")])).unwrap_err().to_string();
    assert_eq!(error, "another build is writing `dist/manager`; wait for it to end");
    drop(lock);
    packet.publish(&files(&[("a.html", "b")])).unwrap();
    assert_eq!(packet.beside(), ["manager"]);
}

#[test]
fn many_builds_at_once_leave_one_whole_edition() {
    let packet = TestPacket::new();
    let target = packet.target();
    let edition = |name: &str| files(&[("a.html", name), ("sub/b.html", name)]);
    std::thread::scope(|scope| {
        for name in ["one", "two", "three", "four"] {
            let target = &target;
            scope.spawn(move || {
                for _ in 0..20 {
                    match publish_on(&Disk::default(), target, "manager", &edition(name)) {
                        Ok(_) | Err(PublishError::Locked { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    assert_eq!(bytes(&packet.out("a.html")), bytes(&packet.out("sub/b.html")));
    assert_eq!(packet.beside(), ["manager"]);
}

#[test]
fn what_another_build_makes_and_removes_meanwhile_stops_none() {
    let packet = TestPacket::new();
    let target = packet.target();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..3000 {
                    match Lock::take(&target) {
                        Ok(_) | Err(PublishError::Locked { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
}

#[cfg(unix)]
#[test]
fn a_folder_that_was_closed_to_others_stays_closed() {
    use std::os::unix::fs::PermissionsExt;
    let packet = TestPacket::new();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    fs::set_permissions(packet.out(""), fs::Permissions::from_mode(0o700)).unwrap();
    packet.publish(&files(&[("a.html", "b")])).unwrap();
    assert_eq!(fs::metadata(packet.out("")).unwrap().permissions().mode() & 0o777, 0o700);
}

#[cfg(unix)]
mod readers {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn close(packet: &TestPacket, to: u32) {
        fs::set_permissions(&packet.root, fs::Permissions::from_mode(to)).unwrap();
    }

    const PAGES: [&str; 4] = ["a.html", "sub/b.html", "sub/c.html", MANIFEST];

    #[test]
    fn an_edition_is_no_more_widely_readable_than_its_packet() {
        let packet = TestPacket::new();
        let pages = files(&[("a.html", "a"), ("sub/b.html", "b"), ("sub/c.html", "c")]);
        close(&packet, 0o700);
        packet.publish(&pages).unwrap();
        for page in PAGES {
            assert_eq!(mode(&packet.out(page)), 0o600, "{page}");
        }
        for folder in ["", "sub", ".."] {
            assert_eq!(mode(&packet.out(folder)), 0o700, "{folder:?}");
        }
        close(&packet, 0o750);
        let out = packet.inspect(packet.root.join("out")).unwrap();
        publish_on(&Disk::default(), &out, "manager", &pages).unwrap();
        assert_eq!(mode(&packet.root.join("out/sub/b.html")) & 0o007, 0);
    }

    #[test]
    fn a_packet_that_is_closed_later_closes_what_stands() {
        for changed in ["a", "A"] {
            let packet = TestPacket::new();
            close(&packet, 0o755);
            let pages = |first: &str| files(&[("a.html", first), ("sub/b.html", "b"), ("sub/c.html", "c")]);
            packet.publish(&pages("a")).unwrap();
            for page in PAGES {
                fs::set_permissions(packet.out(page), fs::Permissions::from_mode(0o644)).unwrap();
            }
            let old = ["sub/b.html", "sub/c.html"].map(|page| packet.out(page));
            old.iter().for_each(|page| age(page));
            close(&packet, 0o700);
            packet.publish(&pages(changed)).unwrap();
            assert!(PAGES.iter().all(|page| mode(&packet.out(page)) == 0o600), "{changed}");
            assert_eq!((mode(&packet.out("")), mode(&packet.out("sub"))), (0o700, 0o700));
            assert!(old.iter().all(|page| modified(page) == long_past()), "time stamps stay");
        }
    }

    #[test]
    fn what_is_being_made_is_closed_to_others() {
        let packet = TestPacket::new();
        close(&packet, 0o755);
        let killed = crate::output::faults::Faults {
            fault: Some(crate::output::faults::DiskFault::Killed(9)),
            ..Default::default()
        };
        let target = packet.target();
        let _ = publish_on(&Disk { faults: killed }, &target, "manager", &files(&[("a.html", "a"), ("b.html", "b")]));
        assert_eq!(mode(&target.workshop()), 0o700);
    }
}

/// What was made before it was known that there is to be no edition is nowhere, and the edition that stood there stands.
#[test]
fn an_edition_that_is_given_up_leaves_what_stood_there() {
    let packet = TestPacket::new();
    let give_up = || {
        let target = packet.target();
        let given_up = publish_filled(&target, |making| {
            making.put("evidence/b.html", b"secret", &ManifestEntry::of(b"secret"));
            assert_eq!(bytes(&target.workshop().join(NEW).join("evidence/b.html")), b"secret");
            Ok::<_, PublishError>(Err::<Manifest, _>("given up"))
        });
        assert_eq!(given_up.unwrap().unwrap_err(), "given up");
        assert!(!packet.root.join(".promo").exists());
    };
    give_up();
    assert!(!packet.root.join("dist").exists());
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    let before = packet.published();
    give_up();
    assert_eq!((packet.published(), packet.beside()), (before, vec!["manager".to_owned()]));
}
