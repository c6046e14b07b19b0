//! Places that are not ours. Each test looks at the whole folder before and after: nothing in it may have changed.

use super::*;
use crate::output::MANIFEST;
use crate::output::stage::MARKER;

/// The refusal of a place, after seeing that it changed nothing.
fn refusal(packet: &TestPacket, out: impl AsRef<Path>) -> String {
    let all = packet.root.parent().unwrap();
    let before = tree(all);
    let error = packet.inspect(out).unwrap_err().to_string();
    assert_eq!(tree(all), before);
    error
}

#[test]
fn the_packet_and_what_holds_it_are_refused_however_they_are_spelled() {
    let packet = TestPacket::new();
    let root = packet.root.display().to_string();
    for out in [".", "..", "../..", "evidence/..", "dist/../.", &root, &format!("{root}/"), "../packet"] {
        let error = refusal(&packet, out);
        assert!(error.starts_with(&format!("`{out}` is the packet or holds it; give a folder")), "{error}");
    }
    assert!(refusal(&packet, "/").contains("is the root of the file system"));
}

#[test]
fn the_home_folder_and_the_working_directory_are_refused() {
    let packet = TestPacket::new();
    let home = packet.root.parent().unwrap().join("home");
    fs::create_dir(&home).unwrap();
    assert!(refusal(&packet, &home).contains("is the home folder or holds it"));
    let work = home.join("work");
    fs::create_dir(&work).unwrap();
    let around = Surroundings { packet: &packet.root, own: &super::OWN, home: Some(&home), current: &work };
    for out in [".", "../work", "./"] {
        let error = inspect(Path::new(out), &around).unwrap_err().to_string();
        assert!(error.contains("is the working directory or holds it"), "{error}");
    }
}

#[test]
fn folders_of_notes_are_refused_and_others_in_the_packet_are_not() {
    let packet = TestPacket::new();
    for out in ["evidence", "evidence/site", "files/deep/site", "Theme/site", "dist/../notes/x", "log"] {
        let error = refusal(&packet, out);
        assert!(error.contains("which holds the candidate's own files"), "{error}");
    }
    for out in ["dist", "dist/manager", "site", "dist/evidence", "../elsewhere"] {
        packet.inspect(out).unwrap();
    }
    assert!(!packet.root.join("dist").exists(), "looking makes nothing");
}

#[test]
fn a_file_and_what_lies_below_one_are_refused() {
    let packet = TestPacket::new();
    assert!(refusal(&packet, "packet.toml").contains("is a file"));
    assert!(refusal(&packet, "packet.toml/site").contains("lies below a file"));
}

#[test]
fn a_folder_that_we_did_not_make_is_refused() {
    let packet = TestPacket::new();
    fs::create_dir(packet.root.join("site")).unwrap();
    packet.inspect("site").unwrap();
    fs::write(packet.root.join("site/thesis.txt"), "years of work").unwrap();
    assert!(refusal(&packet, "site").starts_with("`site` holds files that this program did not write; give"));
}

#[test]
fn a_place_inside_another_edition_or_above_one_is_refused() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    assert!(refusal(&packet, "dist/manager/committee").contains("lies inside another edition"));
    assert!(refusal(&packet, "dist").contains("did not write"));
}

#[test]
fn a_broken_manifest_is_refused_by_name() {
    let packet = TestPacket::new();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    for broken in ["", "{}", "{\"version\":9}", "\u{0}"] {
        fs::write(packet.out(MANIFEST), broken).unwrap();
        let error = refusal(&packet, "dist/manager");
        assert!(error.starts_with(&format!("`dist/manager/{MANIFEST}` ")), "{error}");
        assert!(error.ends_with("move the folder away and build again"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_refused_at_the_end_and_anywhere_in_the_packet() {
    use std::os::unix::fs::symlink;
    let packet = TestPacket::new();
    let elsewhere = packet.root.parent().unwrap().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, packet.root.join("dist")).unwrap();
    symlink("nowhere", packet.root.join("dangling")).unwrap();
    symlink("loop", packet.root.join("loop")).unwrap();
    for out in ["dist", "dist/", "dist/manager", "dangling", "loop/site"] {
        let error = refusal(&packet, out);
        assert!(error.contains("leads through the symbolic link"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_outside_the_packet_is_followed_before_the_place_is_judged() {
    let packet = TestPacket::new();
    let way = packet.root.parent().unwrap().join("way");
    std::os::unix::fs::symlink(&packet.root, &way).unwrap();
    assert!(refusal(&packet, way.join("evidence/site")).contains("lies in the packet's `evidence`"));
    assert!(refusal(&packet, way.join("..").join("packet")).contains("is the packet or holds it"));
    assert_eq!(packet.inspect(way.join("dist/manager")).unwrap().path(), packet.root.join("dist/manager"));
}

#[test]
fn a_workshop_without_our_marker_is_refused_and_an_empty_one_is_taken_over() {
    let packet = TestPacket::new();
    let workshop = packet.target().workshop();
    fs::create_dir_all(&workshop).unwrap();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    fs::create_dir_all(&workshop).unwrap();
    fs::write(workshop.join("thesis.txt"), "years of work").unwrap();
    assert!(refusal(&packet, "dist/manager").contains("this program did not write it"));
    fs::write(workshop.join(MARKER), "").unwrap();
    packet.publish(&files(&[("a.html", "a")])).unwrap_err();
    assert!(workshop.join("thesis.txt").exists(), "even a marked one keeps what is not ours");
}

#[test]
fn a_lock_file_that_holds_something_is_not_ours() {
    let packet = TestPacket::new();
    let lock = packet.target().lock();
    fs::create_dir(lock.parent().unwrap()).unwrap();
    fs::write(&lock, "mine").unwrap();
    let error = packet.publish(&files(&[("a.html", "a")])).unwrap_err().to_string();
    assert!(error.contains("stands where the lock must go"), "{error}");
    assert_eq!(bytes(&lock), b"mine");
    fs::write(&lock, "").unwrap();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    assert_eq!(packet.beside(), ["manager"], "an empty one is what a killed build leaves");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_refused_before_building() {
    use std::os::unix::fs::PermissionsExt;
    let packet = TestPacket::new();
    packet.publish(&files(&[("a.html", "a")])).unwrap();
    for (closed, out) in [("dist/manager", "dist/manager"), ("dist", "dist/manager"), ("dist", "dist/new/deep")] {
        let closed = packet.root.join(closed);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
        if rustix::fs::access(&closed, rustix::fs::Access::WRITE_OK).is_ok() {
            println!("nothing is closed to the superuser: nothing checked");
            return;
        }
        let error = refusal(&packet, out);
        assert!(error.starts_with("cannot write into `"), "{error}");
        assert!(error.ends_with("give an `--out` or `-o` that may be written"), "{error}");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
