//! What is handed over once: there whole or not at all, whatever the disk does, and never written over.

use super::*;
use crate::output::faults::{DiskFault, Faults};
use crate::output::{Parcel, parcel::publish_parcel_on, publish_parcel};

const OLD_LEDGER: &[u8] = b"the ledger as it was";

fn put(packet: &TestPacket, disk: &Disk, name: &str, files: &Files) -> Result<(), PublishError> {
    let archive = format!("{name}.zip");
    publish_parcel_on(
        disk,
        &Parcel {
            keep: &packet.root.join("kept"),
            packet: &packet.root,
            folder: name,
            files,
            beside: &[(&archive, b"an archive")],
            replaced: &[("ledger", b"the ledger as it is")],
        },
    )
}

fn some_files() -> Files {
    files(&[("a.html", "a"), ("sub/deep/b.html", "b")])
}

fn kept(packet: &TestPacket) -> BTreeMap<PathBuf, OnDisk> {
    tree(&packet.root.join("kept"))
}

#[test]
fn a_full_disk_or_an_end_at_any_step_leaves_all_or_nothing() {
    let whole = {
        let packet = TestPacket::new();
        put(&packet, &Disk::default(), "one", &some_files()).unwrap();
        kept(&packet)
    };
    for fault in [DiskFault::Full, DiskFault::Killed] {
        let mut steps = 0;
        for step in 0..1000 {
            let packet = TestPacket::new();
            fs::create_dir(packet.root.join("kept")).unwrap();
            fs::write(packet.root.join("kept/ledger"), OLD_LEDGER).unwrap();
            let before = kept(&packet);
            let disk = Disk { faults: Faults { fault: Some(fault(step)), ..Faults::default() } };
            let done = put(&packet, &disk, "one", &some_files());
            if !disk.faults.met() {
                steps = step;
                break;
            }
            match done {
                Ok(()) => {}
                Err(error) if fault(0) == DiskFault::Full(0) => {
                    assert!(error.to_string().starts_with("cannot "), "{error}");
                    assert_eq!(kept(&packet), before, "{step}: {error}");
                }
                Err(_) => {}
            }
            // Whatever was left, the next finds its way, and what is there of the first is whole.
            put(&packet, &Disk::default(), "two", &some_files()).unwrap();
            let mut now = kept(&packet);
            now.retain(|path, _| !path.starts_with("two") && !path.starts_with("two.zip"));
            assert_eq!(now[Path::new("ledger")], whole[Path::new("ledger")]);
            assert!(now.iter().all(|(path, there)| whole.get(path) == Some(there)), "{step}: {now:?}");
            let of_folder =
                |tree: &BTreeMap<PathBuf, OnDisk>| tree.keys().filter(|path| path.starts_with("one")).count();
            assert!([0, of_folder(&whole)].contains(&of_folder(&now)), "{step}: {now:?}");
        }
        assert!(steps > 15, "{steps} steps");
    }
}

#[test]
fn what_is_there_is_never_written_over() {
    let packet = TestPacket::new();
    put(&packet, &Disk::default(), "one", &some_files()).unwrap();
    let before = kept(&packet);
    // The folder's name is taken, and in the second the archive's.
    fs::rename(packet.root.join("kept/one"), packet.root.join("aside")).unwrap();
    assert!(put(&packet, &Disk::default(), "one", &Files::new()).unwrap_err().to_string().contains("is there already"));
    fs::rename(packet.root.join("aside"), packet.root.join("kept/one")).unwrap();
    fs::rename(packet.root.join("kept/one.zip"), packet.root.join("aside")).unwrap();
    assert!(put(&packet, &Disk::default(), "one", &Files::new()).unwrap_err().to_string().contains("is there already"));
    fs::rename(packet.root.join("aside"), packet.root.join("kept/one.zip")).unwrap();
    assert_eq!(kept(&packet), before);
}

#[test]
fn what_a_run_that_was_ended_has_left_goes_and_what_is_not_ours_stays() {
    let packet = TestPacket::new();
    let workshop = packet.root.join("kept/.making");
    fs::create_dir_all(workshop.join("one")).unwrap();
    fs::write(workshop.join("mine"), "mine").unwrap();
    assert!(put(&packet, &Disk::default(), "one", &some_files()).unwrap_err().to_string().contains("did not write it"));
    fs::write(workshop.join(crate::output::stage::MARKER), "").unwrap();
    put(&packet, &Disk::default(), "one", &some_files()).unwrap();
    assert!(!workshop.exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_no_place_to_keep_things_in() {
    let packet = TestPacket::new();
    std::os::unix::fs::symlink(packet.root.join("files"), packet.root.join("kept")).unwrap();
    let parcel = Parcel {
        keep: &packet.root.join("kept"),
        packet: &packet.root,
        folder: "one",
        files: &some_files(),
        beside: &[],
        replaced: &[],
    };
    assert!(publish_parcel(&parcel).unwrap_err().to_string().contains("is no folder of its own"));
    assert!(!packet.root.join("files/one").exists());
}
