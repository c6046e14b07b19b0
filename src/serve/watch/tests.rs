//! What an author does in a folder, and how often the preview is told to scan: once, and then what is seen is right.

mod programs;

use super::*;
use crate::source::disk::FolderReader;
use crate::source::{PacketPath, Tree};
use std::io::Write;
use std::thread;
use std::time::SystemTime;

/// Longer than anything takes, so that only the order of things decides and not the speed of the machine.
const SLOW: Times = Times {
    patience: Patience {
        quick: Duration::from_millis(20),
        patient: Duration::from_millis(500),
        at_latest: Duration::from_secs(20),
        rest: Duration::ZERO,
    },
    safety: PATIENCE,
};

/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

struct Scene {
    folder: tempfile::TempDir,
    root: PathBuf,
    watch: Watch,
    reader: FolderReader,
    tree: Tree,
    /// What each scan found that found anything.
    scans: Vec<Vec<String>>,
    /// How many last notes there were.
    lasts: u32,
}

impl Scene {
    fn new(files: &[&str]) -> Scene {
        Scene::with(SLOW, files)
    }

    fn with(times: Times, files: &[&str]) -> Scene {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("packet");
        fs::create_dir(&root).unwrap();
        files.iter().for_each(|path| write(&root.join(path), "one"));
        let watch = Watch::start_with(&root, false, times);
        let reader = FolderReader::new(&root);
        let mut scene = Scene { folder, root, watch, reader, tree: Tree::default(), scans: Vec::new(), lasts: 0 };
        scene.scan();
        scene.scans.clear();
        scene
    }

    fn scan(&mut self) {
        while let Ok(scan) = self.reader.read() {
            let changed: Vec<String> = scan.changed.iter().map(|it| format!("{:?} {}", it.what, it.path)).collect();
            let is_changed = !changed.is_empty();
            self.tree = scan.tree;
            self.scans.extend(is_changed.then_some(changed));
            if !self.watch.scanned(&scan.folders, is_changed) {
                break;
            }
        }
    }

    fn scan_until(&mut self, is_right: impl Fn(&Tree) -> bool) {
        let began = epoch();
        while !is_right(&self.tree) {
            self.watch.wait();
            self.scan();
            assert!(began.elapsed() < PATIENCE, "never came right by itself; saw {:?}", self.scans);
        }
    }

    /// What is seen while something is done in the folder, up to a last note that is written when all is right.
    fn seen(&mut self, act: impl FnOnce(&Path) + Send + 'static, is_right: impl Fn(&Tree) -> bool) -> Vec<Vec<String>> {
        let root = self.root.clone();
        let acting = thread::spawn(move || act(&root));
        self.scan_until(is_right);
        acting.join().unwrap();
        self.lasts += 1;
        let last = format!("last-{}.md", self.lasts);
        write(&self.root.join(&last), "one");
        self.scan_until(|tree| text(tree, &last).is_some());
        assert_eq!(self.scans.pop().unwrap(), [format!("Added {last}")]);
        std::mem::take(&mut self.scans)
    }

    /// The only scan that found something.
    fn once(&mut self, act: impl FnOnce(&Path) + Send + 'static, is_right: impl Fn(&Tree) -> bool) -> Vec<String> {
        let mut scans = self.seen(act, is_right);
        assert_eq!(scans.len(), 1, "{scans:?}");
        scans.remove(0)
    }
}

fn text<'t>(tree: &'t Tree, path: &str) -> Option<&'t str> {
    tree.text(&PacketPath::new(path).unwrap()).map(|text| text.as_str())
}

fn is(path: &'static str, expected: &'static str) -> impl Fn(&Tree) -> bool {
    move |tree| text(tree, path) == Some(expected)
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// In pieces, as programs do.
fn save(path: &Path, text: &str) {
    let mut file = fs::File::create(path).unwrap();
    for piece in text.as_bytes() {
        file.write_all(&[*piece]).unwrap();
        file.flush().unwrap();
    }
    file.sync_all().unwrap();
}

fn rename(root: &Path, from: &str, to: &str) {
    fs::rename(root.join(from), root.join(to)).unwrap();
}

fn remove(root: &Path, path: &str) {
    fs::remove_file(root.join(path)).unwrap();
}

#[test]
fn a_save_in_place() {
    let mut scene = Scene::new(&["evidence/a.md", "b.md"]);
    assert_eq!(
        scene.once(|root| save(&root.join("evidence/a.md"), "two"), is("evidence/a.md", "two")),
        ["Changed evidence/a.md"]
    );
    assert_eq!(scene.once(|root| save(&root.join("b.md"), "two"), is("b.md", "two")), ["Changed b.md"]);
}

/// As VS Code and Obsidian may: emptied and closed, then opened once more and written.
#[test]
fn a_save_that_empties_first() {
    let mut scene = Scene::new(&["a.md"]);
    let act = |root: &Path| {
        fs::File::options().write(true).open(root.join("a.md")).unwrap().set_len(0).unwrap();
        let mut file = fs::File::options().write(true).open(root.join("a.md")).unwrap();
        file.write_all(b"two").unwrap();
    };
    assert_eq!(scene.once(act, is("a.md", "two")), ["Changed a.md"]);
}

/// As Vim: a trial, the note renamed to its backup, written anew, the backup removed.
#[test]
fn a_save_with_a_backup() {
    let mut scene = Scene::new(&["evidence/a.md"]);
    let act = |root: &Path| {
        let root = &root.join("evidence");
        write(&root.join(".a.md.swp"), "swap");
        write(&root.join("4913"), "");
        remove(root, "4913");
        rename(root, "a.md", "a.md~");
        save(&root.join("a.md"), "two");
        fs::set_permissions(root.join("a.md"), fs::metadata(root.join("a.md~")).unwrap().permissions()).unwrap();
        remove(root, "a.md~");
        remove(root, ".a.md.swp");
    };
    assert_eq!(scene.once(act, is("evidence/a.md", "two")), ["Changed evidence/a.md"]);
}

#[test]
fn a_save_by_renaming() {
    let mut scene = Scene::new(&["a.md"]);
    for (temporary, expected) in [
        ("a.md.tmp.4711", "two"),
        (".goutputstream-X1Y2Z3", "three"),
        ("a.md.sb-1b2c3d4e-Xy", "four"),
        ("a.md.Xy1b2c", "five"),
    ] {
        let act = move |root: &Path| {
            save(&root.join(temporary), expected);
            rename(root, temporary, "a.md");
        };
        assert_eq!(scene.once(act, is("a.md", expected)), ["Changed a.md"], "{temporary}");
    }
}

#[test]
fn a_note_that_is_touched_or_locked_is_no_change() {
    let mut scene = Scene::new(&["a.md"]);
    let act = |root: &Path| {
        fs::File::options().write(true).open(root.join("a.md")).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        save(&root.join("a.md"), "one");
        write(&root.join(".#a.md"), "lock");
        remove(root, ".#a.md");
        write(&root.join("dist/manager/index.html"), "built");
        write(&root.join(".git/index"), "git");
    };
    assert_eq!(scene.seen(act, |_| true), [[""; 0]; 0]);
}

/// What is never read is never even scanned: the only thing that wakes is the last note.
#[test]
fn what_is_passed_over_wakes_nobody() {
    let mut scene = Scene::new(&["a.md", "dist/x.html", ".git/y"]);
    for path in ["dist/x.html", ".git/y", ".git/new/z", "a.md~", "4913", "x.md.tmp.1", ".x.swp"] {
        write(&scene.root.join(path), "two");
    }
    write(&scene.root.join("a.md"), "two");
    scene.watch.wait();
    scene.scan();
    assert_eq!(scene.scans, [["Changed a.md"]]);
}

#[test]
fn another_case_is_another_name() {
    let mut scene = Scene::new(&["A.md"]);
    let changed = scene.once(|root| rename(root, "A.md", "a.md"), |tree| text(tree, "A.md").is_none());
    assert_eq!(changed, ["Removed A.md", "Added a.md"]);
}

#[test]
fn a_note_that_is_deleted_and_written_again() {
    let mut scene = Scene::new(&["a.md"]);
    assert_eq!(scene.once(|root| remove(root, "a.md"), |tree| text(tree, "a.md").is_none()), ["Removed a.md"]);
    assert_eq!(scene.once(|root| save(&root.join("a.md"), "two"), is("a.md", "two")), ["Added a.md"]);
}

#[test]
fn a_folder_that_is_moved_out_and_in() {
    let mut scene = Scene::new(&["evidence/2026/a.md", "b.md"]);
    let aside = scene.folder.path().join("aside");
    let (out, back) = (aside.clone(), aside);
    let gone = scene.once(
        move |root| fs::rename(root.join("evidence"), out).unwrap(),
        |tree| text(tree, "evidence/2026/a.md").is_none(),
    );
    assert_eq!(gone, ["Removed evidence/2026/a.md"]);
    let come =
        scene.once(move |root| fs::rename(back, root.join("evidence")).unwrap(), is("evidence/2026/a.md", "one"));
    assert_eq!(come, ["Added evidence/2026/a.md"]);
    let saved = scene.once(|root| save(&root.join("evidence/2026/a.md"), "two"), is("evidence/2026/a.md", "two"));
    assert_eq!(saved, ["Changed evidence/2026/a.md"]);
    let renamed = scene.once(|root| rename(root, "evidence", "proof"), is("proof/2026/a.md", "two"));
    assert_eq!(renamed, ["Removed evidence/2026/a.md", "Added proof/2026/a.md"]);
    let saved = scene.once(|root| save(&root.join("proof/2026/a.md"), "three"), is("proof/2026/a.md", "three"));
    assert_eq!(saved, ["Changed proof/2026/a.md"]);
}

/// As `cp -r` does, with folders in folders.
#[test]
fn a_folder_that_is_copied_in() {
    let mut scene = Scene::new(&["b.md"]);
    let act = |root: &Path| {
        for number in 0..300 {
            write(&root.join(format!("evidence/{}/{}/{number}.md", number % 3, number % 7)), "one");
        }
    };
    let changed = scene.once(act, is("evidence/2/5/299.md", "one"));
    assert_eq!(changed.len(), 300);
}

#[test]
fn a_folder_that_is_deleted_and_made_again() {
    let mut scene = Scene::new(&["evidence/a.md"]);
    for expected in ["two", "three"] {
        let act = move |root: &Path| {
            fs::remove_dir_all(root.join("evidence")).unwrap();
            write(&root.join("evidence/a.md"), expected);
        };
        assert_eq!(scene.once(act, is("evidence/a.md", expected)), ["Changed evidence/a.md"]);
    }
    assert_eq!(
        scene.once(|root| save(&root.join("evidence/a.md"), "four"), is("evidence/a.md", "four")),
        ["Changed evidence/a.md"]
    );
}

#[test]
fn a_root_that_goes_and_comes_back() {
    let mut scene = Scene::new(&["evidence/a.md"]);
    let aside = scene.folder.path().join("aside");
    fs::rename(&scene.root, &aside).unwrap();
    while scene.reader.read().is_ok() || !matches!(scene.watch.way, Way::Gone) {
        assert_eq!(scene.watch.wait(), Hint::Event);
    }
    write(&aside.join("evidence/a.md"), "two");
    let root = scene.root.clone();
    let acting = thread::spawn(move || fs::rename(&aside, &root).unwrap());
    assert_eq!(scene.watch.wait(), Hint::Event);
    scene.scan();
    acting.join().unwrap();
    assert_eq!(scene.scans, [["Changed evidence/a.md"]]);
    scene.scans.clear();
    assert_eq!(
        scene.once(|root| save(&root.join("evidence/a.md"), "three"), is("evidence/a.md", "three")),
        ["Changed evidence/a.md"]
    );
}

#[test]
fn a_root_that_is_deleted_and_made_again() {
    let mut scene = Scene::new(&["evidence/a.md"]);
    for expected in ["two", "three"] {
        let act = move |root: &Path| {
            fs::remove_dir_all(root).unwrap();
            write(&root.join("evidence/a.md"), expected);
        };
        scene.seen(act, is("evidence/a.md", expected));
    }
    assert_eq!(scene.watch.mode(), WatchMode::Native);
    assert_eq!(
        scene.once(|root| save(&root.join("evidence/a.md"), "four"), is("evidence/a.md", "four")),
        ["Changed evidence/a.md"]
    );
}

#[test]
fn a_storm_ends_with_what_is_right() {
    let times = Times { patience: Patience::USUAL, ..SLOW };
    let mut scene = Scene::with(times, &["a.md"]);
    let act = |root: &Path| (0..6_000).for_each(|number| fs::write(root.join("a.md"), number.to_string()).unwrap());
    let scans = scene.seen(act, is("a.md", "5999"));
    assert!(scans.len() < 600, "{}", scans.len());
}

#[test]
fn polling_sees_the_same() {
    let mut scene = Scene::new(&["evidence/a.md"]);
    scene.watch = Watch::start(&scene.root, true);
    assert_eq!(scene.watch.mode().to_string(), "looking again and again: as asked");
    scene.seen(|root| save(&root.join("evidence/a.md"), "two"), is("evidence/a.md", "two"));
    scene.seen(|root| write(&root.join("new/b.md"), "two"), is("new/b.md", "two"));
    let act = |root: &Path| {
        fs::remove_dir_all(root).unwrap();
        write(&root.join("c.md"), "three");
    };
    scene.seen(act, is("c.md", "three"));
}

/// As in a folder of a network, where another computer writes.
#[test]
fn where_nothing_is_announced_it_polls() {
    let mut scene = Scene::with(Times { safety: Duration::from_millis(50), ..SLOW }, &["a.md"]);
    scene.watch.round += 1;
    write(&scene.root.join("a.md"), "two");
    scene.scan_until(is("a.md", "two"));
    while scene.watch.mode() == WatchMode::Native {
        scene.watch.wait();
        scene.scan();
    }
    assert_eq!(scene.watch.mode(), WatchMode::Polling(PollingReason::Silent));
    write(&scene.root.join("a.md"), "three");
    scene.scan_until(is("a.md", "three"));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_note_and_back() {
    let mut scene = Scene::new(&["a.md"]);
    let act = |root: &Path| {
        remove(root, "a.md");
        std::os::unix::fs::symlink("/nowhere", root.join("a.md")).unwrap();
    };
    assert_eq!(scene.once(act, |tree| text(tree, "a.md").is_none()), ["Changed a.md"]);
    let act = |root: &Path| {
        remove(root, "a.md");
        save(&root.join("a.md"), "two");
    };
    assert_eq!(scene.once(act, is("a.md", "two")), ["Changed a.md"]);
}

#[cfg(unix)]
#[test]
fn a_root_behind_a_link_that_is_led_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two, link) = (folder.path().join("one"), folder.path().join("two"), folder.path().join("link"));
    write(&one.join("a.md"), "one");
    write(&two.join("a.md"), "two");
    std::os::unix::fs::symlink(&one, &link).unwrap();
    let mut scene = Scene::new(&[]);
    scene.root = link.clone();
    scene.watch = Watch::start_with(&link, false, Times { safety: Duration::from_millis(50), ..SLOW });
    scene.reader = FolderReader::new(&link);
    scene.scan();
    scene.scans.clear();
    assert_eq!(scene.once(|root| save(&root.join("a.md"), "1"), is("a.md", "1")), ["Changed a.md"]);
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&two, &link).unwrap();
    scene.scan_until(is("a.md", "two"));
    scene.scans.clear();
    assert_eq!(scene.once(|root| save(&root.join("a.md"), "2"), is("a.md", "2")), ["Changed a.md"]);
}
