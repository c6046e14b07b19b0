//! Hand-overs as their author and their reader meet them: made twice alike, ignored by git, known again or not, compared, and with nothing in them that is
//! withheld.

use crate::browser::missing;
use crate::chromium;
use crate::packet::{Packet, Ran, promo, snapshot};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use zip::ZipArchive;

const DAY: &str = "2026-07-01";
const FOLDER: &str = "hand-overs/2026-07-01-manager";

/// The example packet in a folder of its own.
fn example() -> Packet {
    let packet = Packet::empty();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-packet");
    let (dist, kept) = (from.join("dist"), from.join("hand-overs"));
    for (path, bytes) in snapshot(&from) {
        if path.is_file() && !path.starts_with(&dist) && !path.starts_with(&kept) {
            packet.save(path.strip_prefix(&from).unwrap().to_str().unwrap(), bytes);
        }
    }
    packet
}

fn hand_over<const N: usize>(packet: &Packet, more: [&str; N]) -> Ran {
    Ran::of(promo(&packet.path("")).args(["hand-over", "--no-pdf", "--date", DAY]).args(more))
}

/// What an archive holds, by name.
fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let count = archive.len();
    let part = |at: usize| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// A small packet without warnings of its own that is quickly made.
fn small() -> Packet {
    let note = "---\ntitle: Cut the time\ndate: 2026-03-14\ncriteria: [scope]\nscope: system\nrole: lead\n---\nWhat it was, and what came of it.\n";
    Packet::new().file("case.md", "I ask, since the work is done.\n").file("evidence/a.md", note)
}

#[test]
fn the_example_handed_over_twice_is_the_same_and_git_sees_nothing() {
    let packet = example();
    let git = |args: &[&str]| {
        let ran = Command::new("git")
            .current_dir(packet.path(""))
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(args)
            .output();
        ran.ok().map(|ran| String::from_utf8(ran.stdout).unwrap())
    };
    let has_git = git(&["init", "-q", "."]).is_some();
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "all"]);
    hand_over(&packet, [])
        .code(0)
        .says("hand-overs/2026-07-01-manager.zip")
        .says("Piotr Wolski")
        .says("how-to-read-this.html");
    hand_over(&packet, ["--to", "Piotr Wolski"])
        .code(0)
        .says("byte for byte what was handed over as 2026-07-01-manager");
    let [one, two] = ["", "-2"].map(|number| fs::read(packet.path(&format!("{FOLDER}{number}.zip"))).unwrap());
    assert!(one == two, "two hand-overs of one packet on one day differ");
    if has_git {
        assert_eq!(git(&["status", "--porcelain", "--ignored"]).unwrap(), "!! hand-overs/\n");
    } else {
        eprintln!("NOT CHECKED: git, that it sees nothing of a hand-over");
    }
    // The folder and the archive hold the same.
    let archive = unpacked(&one);
    let folder = packet.path(FOLDER);
    let there: BTreeMap<String, Vec<u8>> = snapshot(&folder)
        .into_iter()
        .filter(|(path, _)| path.is_file())
        .map(|(path, bytes)| {
            (
                format!(
                    "2026-07-01-manager/{}",
                    path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/")
                ),
                bytes,
            )
        })
        .collect();
    assert!(archive == there, "{:?} and {:?}", archive.keys(), there.keys());
    for name in ["index.html", "packet.html", "print.html", "how-to-read-this.html", "edition.json", "SHA256SUMS"] {
        assert!(archive.contains_key(&format!("2026-07-01-manager/{name}")), "{name}");
    }
    assert!(
        !archive.keys().any(|name| name.ends_with("ledger.toml") || name.contains("promo-manifest")),
        "{:?}",
        archive.keys()
    );
    let ledger = packet.read("hand-overs/ledger.toml");
    assert_eq!(ledger.matches("[[hand-over]]").count(), 2);
    assert!(ledger.contains("to = [\"Piotr Wolski\"]"), "{ledger}");
    // Neither the check nor the next edition knows of it.
    packet.run(["check", "--strict"]).code(0).keeps_still_of("hand-overs");
}

#[test]
fn every_page_says_that_it_is_confidential_for_whom_and_when() {
    let packet = small();
    hand_over(&packet, ["--anyway"]).code(0);
    for (path, bytes) in snapshot(&packet.path(FOLDER)) {
        if path.extension().is_some_and(|ending| ending == "html") {
            let page = String::from_utf8(bytes).unwrap();
            let line =
                "<strong>Confidential.</strong> This edition was made for the manager and handed over on 1 July 2026.";
            assert!(page.contains(line), "{}", path.display());
            assert!(
                page.contains("data-edition=\"Edition for the manager · confidential · 1 July 2026\""),
                "{}",
                path.display()
            );
        }
    }
    // An edition that is only built has no such day, and does not change from day to day.
    packet.run(["build"]).code(0);
    assert!(!packet.read("dist/manager/index.html").contains("Confidential"));
}

#[test]
fn the_edition_on_paper_goes_with_it_where_a_browser_is_there() {
    let Some(browser) = missing(chromium::installed(), "Chromium", "the PDF of a hand-over") else { return };
    let packet = small();
    let ran = Ran::of(
        promo(&packet.path(""))
            .args(["hand-over", "--anyway", "--date", DAY, "--timeout", "300", "--browser"])
            .arg(browser)
            .env_remove("PROMO_BROWSER"),
    );
    ran.code(0).says("packet.pdf");
    let archive = unpacked(&fs::read(packet.path(&format!("{FOLDER}.zip"))).unwrap());
    assert!(archive["2026-07-01-manager/packet.pdf"].starts_with(b"%PDF-"));
    assert!(packet.read(&format!("{FOLDER}/how-to-read-this.html")).contains("href=\"packet.pdf\""));
    packet.run(["verify", FOLDER]).code(0);
    // Nothing is printed or built into what was handed over.
    let pdf = format!("{FOLDER}/packet.pdf");
    packet.run(["pdf", "-o", &pdf]).code(2).complains("lies in the packet's `hand-overs`");
    packet.run(["build", "--out", FOLDER]).code(2);
    packet.run(["verify", FOLDER]).code(0);
}

#[test]
fn warnings_stop_it_unless_they_are_meant_and_errors_always() {
    let packet = small();
    hand_over(&packet, []).code(1).says("nothing is handed over while there are warnings").says("--anyway");
    assert!(!packet.path("hand-overs").exists());
    hand_over(&packet, ["--anyway"]).code(0);
    packet.save("evidence/b.md", "---\ntitle: B\ndate: nonsense\n---\n");
    for more in [[].as_slice(), &["--anyway"]] {
        let ran = Ran::of(promo(&packet.path("")).args(["hand-over", "--no-pdf"]).args(more));
        ran.code(1).says("nothing is handed over while there are errors");
    }
    assert_eq!(fs::read_dir(packet.path("hand-overs")).unwrap().count(), 4, "the first one is there, and no other");
    packet.run(["hand-over", "--for", "self"]).code(2).complains("your own edition holds what nobody else may see");
    packet.run(["hand-over", "--date", "1 July"]).code(2).complains("a day is written as in 2026-11-28");
}

#[test]
fn a_hand_over_is_known_again_and_what_was_done_to_it_is_named() {
    let packet = small();
    hand_over(&packet, ["--anyway", "--to", "Ana Ruiz"]).code(0);
    packet
        .run(["verify", FOLDER])
        .code(0)
        .says("the ledger has this list: it is that of 2026-07-01-manager to Ana Ruiz");
    packet.run(["verify", "hand-overs/2026-07-01-manager.zip"]).code(0).says("the ledger has this list");
    // A copy elsewhere, where no packet is at hand, and where one is.
    let away = Packet::empty();
    for (name, bytes) in unpacked(&fs::read(packet.path("hand-overs/2026-07-01-manager.zip")).unwrap()) {
        away.save(&name, bytes);
    }
    let copy = away.path("2026-07-01-manager");
    let copy = copy.to_str().unwrap();
    away.run(["verify", "2026-07-01-manager"])
        .code(0)
        .says("is as its list says")
        .says("all that can be said without the packet's ledger");
    packet.run(["verify", copy]).code(0).says("the ledger has this list");
    let root = packet.path("");
    away.run(["verify", "2026-07-01-manager", "--packet", root.to_str().unwrap()])
        .code(0)
        .says("the ledger has this list");
    // What is changed in the copy.
    away.save("2026-07-01-manager/brief.html", "other");
    away.save("2026-07-01-manager/more.txt", "more");
    fs::remove_file(away.path("2026-07-01-manager/sheet.html")).unwrap();
    away.save("2026-07-01-manager/.DS_Store", "x");
    away.run(["verify", "2026-07-01-manager"])
        .code(1)
        .says("changed  brief.html: 5 bytes, sha256 ")
        .says("added    more.txt: 4 bytes\n")
        .says("removed  sheet.html: sha256 was ")
        .says("1 changed, 1 added and 1 removed")
        .says("1 file that a system leaves beside others not counted");
}

/// Whoever changes a file and the list alike is seen by the ledger, and by nobody without it.
#[test]
fn a_list_that_was_made_to_fit_is_seen_by_the_ledger() {
    let (packet, forged) = (small(), small());
    hand_over(&packet, ["--anyway"]).code(0);
    forged.save("case.md", "I ask, and everybody is for it.\n");
    hand_over(&forged, ["--anyway"]).code(0);
    let copy = forged.path(FOLDER);
    let away = Packet::empty();
    for (path, bytes) in snapshot(&copy).into_iter().filter(|(path, _)| path.is_file()) {
        away.save(&format!("copy/{}", path.strip_prefix(&copy).unwrap().display()), bytes);
    }
    away.run(["verify", "copy"]).code(0).says("whoever changed a file and the list alike would not be seen");
    let copy = away.path("copy");
    packet.run(["verify", copy.to_str().unwrap()]).code(1).says("it is not what was handed over as 2026-07-01-manager");
    // A list in which a word is another no longer says what it is.
    let list = away.read("copy/SHA256SUMS").replace("audience: manager", "audience: committee");
    away.save("copy/SHA256SUMS", list);
    away.run(["verify", "copy"]).code(1).says("the list itself is not what was handed over");
}

#[test]
fn what_is_no_hand_over_is_an_error_of_its_own() {
    let packet = small();
    packet.save("x.zip", "PK no archive");
    packet.save("x.txt", "text");
    packet.save("two/a/SHA256SUMS", "");
    packet.save("two/b/SHA256SUMS", "");
    let complains = |path: &str, part: &str| drop(packet.run(["verify", path]).code(2).stdout("").complains(part));
    complains("nothing", "cannot find `nothing`");
    complains("x.txt", "`x.txt` is neither a folder nor a ZIP archive");
    complains("x.zip", "is no whole ZIP archive");
    complains("evidence", "is no hand-over: it holds no `SHA256SUMS`");
    complains("two", "holds several hand-overs");
    let before = snapshot(&packet.path(""));
    packet.run(["diff", "x.zip"]).code(2);
    assert_eq!(snapshot(&packet.path("")), before, "nothing was written");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_copy_is_named_and_not_followed() {
    let packet = small();
    hand_over(&packet, ["--anyway"]).code(0);
    std::os::unix::fs::symlink(packet.path("case.md"), packet.path(FOLDER).join("linked.html")).unwrap();
    packet.run(["verify", FOLDER]).code(1).says("added    linked.html: a link or a device, which is not followed");
}

#[test]
fn what_has_changed_is_told_as_text_and_as_a_page() {
    let packet = small();
    hand_over(&packet, ["--anyway"]).code(0);
    packet.run(["diff", FOLDER]).code(0).says("nothing that they say has changed");
    packet.save("evidence/a.md", packet.read("evidence/a.md").replace("Cut the time", "Cut the waiting time"));
    packet.run(["diff", FOLDER]).code(0).says("- Cut the time\n").says("+ Cut the waiting time\n").says("1 changed");
    let second = Ran::of(promo(&packet.path("")).args(["hand-over", "--no-pdf", "--anyway", "--date", "2026-08-01"]));
    second.code(0);
    let zip = "hand-overs/2026-08-01-manager.zip";
    packet
        .run(["diff", FOLDER, zip])
        .code(0)
        .says("1 July 2026 to 1 August 2026: 1 changed")
        .says("+ Cut the waiting time\n");
    packet.run(["diff", FOLDER, zip, "-o", "changes.html"]).code(0);
    let page = packet.read("changes.html");
    for part in ["What has changed", "Cut the waiting time", "from 1 July 2026 to 1 August 2026", "Confidential"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    packet.run(["diff", FOLDER, zip, "-o", "changes.html"]).code(2).complains("is there already");
    packet.run(["diff", FOLDER, zip, "-o", "changes.html", "--force"]).code(0);
}

#[test]
fn two_that_are_not_of_one_reader_or_packet_are_not_compared() {
    let (packet, other) = (small(), small());
    hand_over(&packet, ["--anyway"]).code(0);
    hand_over(&packet, ["--anyway", "--for", "committee"]).code(0);
    for more in [[].as_slice(), &["--anyway"]] {
        let ran = Ran::of(promo(&packet.path("")).args(["diff", FOLDER, "hand-overs/2026-07-01-committee"]).args(more));
        ran.code(2).stdout("").complains("the two are for different readers: one `manager`, the other `committee`");
    }
    other.save("packet.toml", other.read("packet.toml").replace("Kim Berg", "Lou Berg"));
    hand_over(&other, ["--anyway"]).code(0);
    let theirs = other.path(FOLDER);
    let theirs = theirs.to_str().unwrap();
    packet
        .run(["diff", FOLDER, theirs])
        .code(2)
        .complains("the two are of different people: one `Kim Berg`, the other `Lou Berg`");
    packet.run(["diff", FOLDER, theirs, "--anyway"]).code(0);
    // One that was changed since is not what its reader has.
    packet.save(&format!("{FOLDER}/index.html"), "other");
    packet.run(["diff", FOLDER]).code(2).complains("is not what was handed over");
}

#[test]
fn an_outline_of_a_later_version_is_not_guessed_at() {
    let packet = small();
    hand_over(&packet, ["--anyway"]).code(0);
    let path = format!("{FOLDER}/edition.json");
    packet.save(&path, packet.read(&path).replace("\"version\": 1", "\"version\": 2"));
    packet.run(["diff", FOLDER, "--anyway"]).code(2).complains("has version 2, and this program knows version 1");
}

/// A packet that withholds a word in every place where something can be withheld.
fn with_canaries() -> Packet {
    let packet = small();
    let settings = packet.read("packet.toml") + "\n[private]\nterms = [\"Canaryterm\"]\n";
    packet.save("packet.toml", settings);
    packet.save("evidence/a.md", packet.read("evidence/a.md") + "\n> [!private]\n> canaryblock knows of Canaryterm.\n");
    packet.save("notes/canaryfile.md", "# Canarytitle\n\nCanarynote, see [[a]].\n");
    packet.save("log/week.md", "Canarylog of the week.\n");
    packet.save(
        "feedback/canaryname.md",
        "---\nfrom: {name: Canary Person, relation: peer}\nstate: given\nattribution: anonymous\ncriteria: [scope]\n---\n# Draft\ncanarydraft\n\n# Given\nShe came \
         back on the second day with what was missing, and wrote it down.\n",
    );
    packet
}

#[test]
fn nothing_withheld_is_in_a_hand_over_or_in_what_is_told_of_two() {
    let packet = with_canaries();
    for audience in ["manager", "committee"] {
        hand_over(&packet, ["--anyway", "--for", audience, "--to", "Canary Reader"]).code(0);
        let name = format!("hand-overs/2026-07-01-{audience}");
        let archive = fs::read(packet.path(&format!("{name}.zip"))).unwrap();
        assert!(!holds_canary(&archive), "the archive's names, for {audience}");
        for (inside, bytes) in unpacked(&archive) {
            assert!(!holds_canary(inside.as_bytes()) && !holds_canary(&bytes), "{inside}, for {audience}");
        }
        packet.run(["diff", &name]).code(0).says("nothing that they say has changed");
        let more = format!("came of it, really for the {audience}");
        let note = packet.read("evidence/a.md").replace("came of it", &more);
        packet.save("evidence/a.md", note + "\n> [!private]\n> canarytoo\n");
        let told = packet.run(["diff", &name]).code(0).says(&format!("really for the {audience}")).out();
        assert!(!holds_canary(told.as_bytes()), "{told}");
        packet.run(["diff", &name, "-o", "changes.html", "--force"]).code(0);
        assert!(!holds_canary(packet.read("changes.html").as_bytes()));
    }
}

fn holds_canary(bytes: &[u8]) -> bool {
    bytes.to_ascii_lowercase().windows(6).any(|window| window == b"canary")
}

/// A withheld note may be called as our own pages and outlines speak: that is chance, and stops nothing.
#[test]
fn words_of_ours_are_no_find() {
    let packet = small();
    for (number, title) in
        ["Where to begin", "Good to know", "speaks for", "names_notes", "On paper, or in one piece", "What has changed"]
            .iter()
            .enumerate()
    {
        packet.save(&format!("notes/own-{number}.md"), format!("# {title}\n\nMine.\n"));
    }
    packet.save("feedback/x.md", "---\nfrom: {name: Cy, relation: peer}\nstate: given\nattribution: anonymous\n---\n# Given\nThey came back with it.\n");
    hand_over(&packet, ["--anyway"]).code(0);
    // Whether it was found or explained: what is compared is the edition itself.
    packet.run(["diff", FOLDER]).code(0).says("nothing that they say has changed");
    packet.save("evidence/a.md", packet.read("evidence/a.md").replace("Cut the time", "Cut the waiting time"));
    packet.run(["diff", FOLDER, "-o", "changes.html"]).code(0).says("1 changed");
}

/// What the author has taken back since is not handed on by a page that tells what is gone, unless that is meant.
#[test]
fn what_is_withheld_since_is_not_told_again_unasked() {
    let packet = small();
    let note = packet.read("evidence/a.md").replace("Cut the time", "Moved the falcon to its new home in one night");
    packet.save("evidence/b.md", &note);
    hand_over(&packet, ["--anyway"]).code(0);
    packet.save("evidence/b.md", note.replace("role: lead", "role: lead\naudience: self"));
    packet.run(["diff", FOLDER, "-o", "changes.html"]).code(1).says("no page is written").says("--anyway");
    assert!(!packet.path("changes.html").exists());
    packet.run(["diff", FOLDER, "-o", "changes.html", "--anyway"]).code(0);
}

#[test]
fn a_ledger_that_cannot_be_read_is_not_written_over() {
    let packet = small();
    packet.save("hand-overs/ledger.toml", "[[hand-over");
    let before = snapshot(&packet.path("hand-overs"));
    hand_over(&packet, ["--anyway"]).code(2).complains("`ledger.toml` cannot be read");
    assert_eq!(snapshot(&packet.path("hand-overs")), before);
}
