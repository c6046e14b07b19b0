//! A full disk, or the end of the process, at every single step: the folder holds the whole old edition or the whole new one,
//! and the next build finds its way.

use super::*;
use crate::output::faults::{DiskFault, Faults};
use crate::output::swap;

/// How the file system is, apart from the fault.
#[derive(Debug, Clone, Copy)]
struct FileSystem {
    without_exchange: bool,
    without_links: bool,
}

const FILE_SYSTEMS: [FileSystem; 3] = [
    FileSystem { without_exchange: false, without_links: false },
    FileSystem { without_exchange: true, without_links: false },
    FileSystem { without_exchange: true, without_links: true },
];

fn faulty(kind: FileSystem, fault: DiskFault) -> Disk {
    let FileSystem { without_exchange, without_links } = kind;
    Disk { faults: Faults { without_exchange, without_links, fault: Some(fault), ..Faults::default() } }
}

fn before() -> Files {
    files(&[("a.html", "a"), ("sub/b.html", "b"), ("gone/c.html", "secret"), ("x/same.html", "same")])
}

fn after() -> Files {
    files(&[("a.html", "A"), ("sub/b.html", "b"), ("new/d.html", "d"), ("x/same.html", "same")])
}

/// A packet with the old edition and two files of someone else's in it.
fn with_old_edition() -> TestPacket {
    let packet = TestPacket::new();
    packet.publish(&before()).unwrap();
    fs::write(packet.out("notes.txt"), "mine").unwrap();
    fs::write(packet.out("sub/own.txt"), "mine too").unwrap();
    age(&packet.out("sub/b.html"));
    packet
}

/// The new edition with those two files.
fn expected() -> BTreeMap<PathBuf, OnDisk> {
    let packet = with_old_edition();
    packet.publish(&after()).unwrap();
    packet.published()
}

/// Runs `look` for a fault at each step, until there is no such step any more; at least `least` steps must have been met.
fn at_each_step(fault: fn(usize) -> DiskFault, least: usize, look: impl Fn(FileSystem, &Disk)) {
    for kind in FILE_SYSTEMS {
        let steps = (0..1000).take_while(|step| {
            let disk = faulty(kind, fault(*step));
            look(kind, &disk);
            disk.faults.met()
        });
        let steps = steps.count();
        assert!((least..1000).contains(&steps), "{steps} steps of {kind:?}");
    }
}

#[test]
fn a_full_disk_at_any_step_leaves_one_whole_edition_and_no_leftovers() {
    let new = expected();
    at_each_step(DiskFault::Full, 20, |_, disk| {
        let packet = with_old_edition();
        let old = packet.published();
        match publish_on(disk, &packet.target(), "manager", &after()) {
            Ok(done) if done.left_behind.is_none() => assert_eq!(packet.beside(), ["manager"]),
            Ok(_) => assert_eq!(packet.published(), new),
            Err(error) => {
                assert!(error.to_string().starts_with("cannot "), "{error}");
                assert_eq!(packet.published(), old, "{error}");
                assert_eq!(packet.beside(), ["manager"], "{error}");
            }
        }
        packet.publish(&after()).unwrap();
        assert_eq!((packet.published(), packet.beside()), (new.clone(), vec!["manager".to_owned()]));
        assert_eq!(modified(&packet.out("sub/b.html")), long_past());
    });
}

#[test]
fn a_build_killed_at_any_step_is_recovered_to_one_whole_edition() {
    let new = expected();
    at_each_step(DiskFault::Killed, 20, |kind, disk| {
        let packet = with_old_edition();
        let old = packet.published();
        let _ = publish_on(disk, &packet.target(), "manager", &after());
        let stands = packet.published();
        let away = kind.without_exchange && stands.is_empty();
        assert!(stands == old || stands == new || away, "{stands:?}");
        swap::clear(&Disk::default(), &packet.target()).unwrap();
        assert_eq!(packet.beside(), ["manager"]);
        assert_eq!(packet.published(), if stands == new { stands } else { old });
        assert_eq!(modified(&packet.out("sub/b.html")), long_past());
    });
}

#[test]
fn a_build_after_a_killed_one_publishes_what_it_was_asked_for() {
    let third = files(&[("a.html", "third"), ("sub/b.html", "b")]);
    at_each_step(DiskFault::Killed, 20, |_, disk| {
        let packet = with_old_edition();
        let _ = publish_on(disk, &packet.target(), "manager", &after());
        packet.publish(&third).unwrap();
        let pages: Vec<_> = packet.published().into_keys().filter(|path| packet.out("").join(path).is_file()).collect();
        let expected = [".promo-manifest.json", "a.html", "notes.txt", "sub/b.html", "sub/own.txt"];
        assert_eq!(pages, expected.map(PathBuf::from));
        assert_eq!(packet.beside(), ["manager"]);
    });
}

#[test]
fn a_recovery_killed_at_any_step_is_recovered_too() {
    let new = expected();
    at_each_step(DiskFault::Killed, 1, |kind, disk| {
        for first in [5, 18, 24, 30, 33, 36] {
            let packet = with_old_edition();
            let old = packet.published();
            let killed = faulty(kind, DiskFault::Killed(first));
            let _ = publish_on(&killed, &packet.target(), "manager", &after());
            let _ = swap::clear(disk, &packet.target());
            swap::clear(&Disk::default(), &packet.target()).unwrap();
            assert!([&old, &new].contains(&&packet.published()), "{kind:?} {first}");
            assert_eq!(packet.beside(), ["manager"]);
        }
    });
}

#[test]
fn a_first_build_that_fails_leaves_no_folder() {
    at_each_step(DiskFault::Full, 15, |_, disk| {
        let packet = TestPacket::new();
        if publish_on(disk, &packet.target(), "manager", &after()).is_err() {
            assert_eq!(packet.beside(), Vec::<String>::new());
        }
    });
}

#[test]
fn the_error_names_the_page_and_not_the_workshop() {
    let packet = with_old_edition();
    // On one thread, so that each step is the same file's each time and one of them is the page's.
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let full = (0..100).find_map(|step| {
        let disk = faulty(FILE_SYSTEMS[0], DiskFault::Full(step));
        let publish = || publish_on(&disk, &packet.target(), "manager", &after());
        let error = one_thread.install(publish).unwrap_err().to_string();
        error.contains("a.html").then_some(error)
    });
    let full = full.unwrap();
    assert!(full.starts_with("cannot write `dist/manager/a.html`: "), "{full}");
    assert!(full.ends_with("; free some space and build again"), "{full}");
}

/// Someone saves a file into the old edition just before it is exchanged: it lies in the workshop then, and is brought over.
#[test]
fn a_file_that_came_at_the_last_moment_is_brought_over() {
    let packet = with_old_edition();
    let target = packet.target();
    let killed = (0..1000).find(|step| {
        let disk = faulty(FILE_SYSTEMS[0], DiskFault::Killed(*step));
        publish_on(&disk, &target, "manager", &after()).is_ok()
    });
    assert!(killed.is_some());
    let replaced = target.workshop().join("new");
    fs::create_dir_all(replaced.join("late")).unwrap();
    fs::write(replaced.join("late/own.txt"), "late").unwrap();
    fs::write(replaced.join("notes.txt.tmp"), "late").unwrap();
    packet.publish(&after()).unwrap();
    assert_eq!(bytes(&packet.out("late/own.txt")), b"late");
    assert_eq!(bytes(&packet.out("notes.txt.tmp")), b"late");
    assert_eq!(packet.beside(), ["manager"]);
}

#[test]
fn two_versions_of_a_foreign_file_are_both_kept() {
    let packet = with_old_edition();
    let target = packet.target();
    let reached = (0..1000).any(|step| {
        publish_on(&faulty(FILE_SYSTEMS[0], DiskFault::Killed(step)), &target, "manager", &after()).is_ok()
    });
    assert!(reached);
    let other = target.workshop().join("new/notes.txt");
    fs::remove_file(&other).unwrap();
    fs::write(&other, "saved late").unwrap();
    let error = packet.publish(&after()).unwrap_err().to_string();
    assert!(error.contains("new/notes.txt` is not ours, and differs"), "{error}");
    assert_eq!((bytes(&other), bytes(&packet.out("notes.txt"))), (b"saved late".to_vec(), b"mine".to_vec()));
}

#[test]
fn a_killed_build_leaves_nothing_beside_the_editions_and_any_build_clears_up_after_it() {
    let old = with_old_edition().published();
    at_each_step(DiskFault::Killed, 20, |kind, disk| {
        let packet = with_old_edition();
        let target = packet.target();
        let _ = publish_on(disk, &target, "manager", &after());
        let stands = packet.beside();
        // Where folders cannot be exchanged, the old edition is away for a moment.
        assert!(stands == ["manager"] || kind.without_exchange && stands.is_empty(), "{stands:?}");
        assert!(!target.lock().starts_with(packet.root.join("dist")));
        let other = packet.inspect("dist/committee").unwrap();
        publish_on(&Disk::default(), &other, "committee", &after()).unwrap();
        assert!(!packet.root.join(".promo").exists(), "a build for another audience clears up");
        assert_eq!(packet.beside(), ["committee", "manager"]);
        assert!([old.clone(), expected()].contains(&packet.published()));
    });
}

#[test]
fn a_build_beside_another_leaves_its_work_alone() {
    let packet = with_old_edition();
    let (manager, committee) = (packet.target(), packet.inspect("dist/committee").unwrap());
    let _theirs = crate::output::lock::Lock::take(&manager).unwrap();
    fs::create_dir_all(manager.workshop().join("new")).unwrap();
    fs::write(manager.workshop().join(".promo-workshop"), "").unwrap();
    publish_on(&Disk::default(), &committee, "committee", &after()).unwrap();
    assert!(manager.workshop().join("new").exists());
}

#[test]
fn what_is_ours_in_no_hidden_folder_stays() {
    let packet = TestPacket::new();
    fs::create_dir(packet.root.join(".promo")).unwrap();
    for name in ["packet.schema.json", "mine.new", "mine.lock"] {
        fs::write(packet.root.join(".promo").join(name), "mine").unwrap();
    }
    packet.publish(&after()).unwrap();
    let left: Vec<PathBuf> = tree(&packet.root.join(".promo")).into_keys().collect();
    assert_eq!(left, ["mine.lock", "mine.new", "packet.schema.json"].map(PathBuf::from));
}

#[cfg(unix)]
#[test]
fn a_hidden_folder_that_leads_elsewhere_is_not_used() {
    let packet = TestPacket::new();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), packet.root.join(".promo")).unwrap();
    packet.publish(&after()).unwrap();
    assert_eq!((tree(elsewhere.path()).len(), packet.beside()), (0, vec!["manager".to_owned()]));
}
