//! `promo mv` and `promo rm`.

use crate::packet::{Packet, snapshot};
use std::process::Command;

const WORK: &str = "+++\ntitle = \"The basket\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\n[[metrics]]\nid = \"calls\"\nname = \"Calls\"\nbefore = \"4\"\nafter = \"2\"\n+++\n# Why\n\nIt was slow.\n";

/// A packet in which a piece of work is named in every way.
fn packet() -> Packet {
    Packet::empty()
        .file("packet.toml", format!("{}[brief]\nresults = [\"claim\"]\n", crate::packet::SETTINGS))
        .file("evidence/the-basket.md", WORK)
        .file("impact/claim.md", "+++\nclaim = \"Half as many calls\"\nevidence = [\"the-basket\"]\nmetrics = [\"calls\"]\n+++\nSee [[the-basket#why]].\n")
        .file("case.md", "I ask.\r\n\r\nThe work is [there](evidence/the-basket.md#why), and [[evidence/the-basket|here]]: {{metric:calls}}.\r\n")
        .file("feedback/ana.md", "---\nfrom: {name: Ana, relation: peer}\nstate: draft\nevidence:\n  - the-basket\n---\n# Draft\n\nShe saw it.\n")
}

/// The rules that fire, each with its file and its words.
fn findings(packet: &Packet) -> Vec<(String, String, String)> {
    let json = packet.run(["check", "--format", "json"]).out().replace("the-basket", "basket");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let word = |found: &serde_json::Value, key: &str| found[key].as_str().unwrap().to_owned();
    let found = json["diagnostics"].as_array().unwrap().iter();
    found.map(|found| (word(found, "rule"), word(found, "file"), word(found, "message"))).collect()
}

#[test]
fn a_note_is_renamed_with_every_mention() {
    let packet = packet();
    let before = findings(&packet);
    packet
        .run(["mv", "the-basket", "basket"])
        .code(0)
        .stdout("`evidence/the-basket.md` is `evidence/basket.md` now; 5 places in 3 files that name it follow\n")
        .stderr("");
    assert!(!packet.path("evidence/the-basket.md").exists());
    assert_eq!(packet.read("evidence/basket.md"), WORK);
    assert_eq!(
        packet.read("case.md"),
        "I ask.\r\n\r\nThe work is [there](evidence/basket.md#why), and [[evidence/basket|here]]: {{metric:calls}}.\r\n"
    );
    assert!(packet.read("feedback/ana.md").contains("  - basket\n"));
    assert_eq!(findings(&packet), before);
    packet.run(["mv", "claim", "fewer-calls"]).code(0).says("1 place that names it follows");
    assert!(packet.read("packet.toml").contains("results = [\"fewer-calls\"]"));
    packet.run(["mv", "evidence/basket.md", "evidence/2026/"]).code(0);
    assert!(packet.read("case.md").contains("[there](evidence/2026/basket.md#why)"));
    packet.run_in("evidence/2026", ["mv", "basket.md", "cart.md"]).code(0).says("evidence/2026/cart.md` now");
    packet.run(["check"]).keeps_still_of("error[");
}

/// A form of one's own may choose notes by their ids.
#[test]
fn a_form_fills_the_same_fields_after_a_rename() {
    let form = "title = \"Ours\"\nsource = [\"ours\"]\n[[sections]]\nid = \"work\"\ntitle = \"Work\"\nprompt = \"What?\"\nfill = { from = \"evidence\", id = [\"the-basket\"] }\n";
    let packet = packet().file("formats/ours.toml", form);
    let filled = |packet: &Packet| packet.run(["export", "ours"]).out();
    let before = filled(&packet);
    assert!(before.contains("The basket"), "{before}");
    packet.run(["mv", "the-basket", "basket"]).code(0).says("6 places in 4 files");
    assert_eq!(filled(&packet), before);
}

#[test]
fn a_patch_shows_what_would_be_written() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    let patch = packet.run(["mv", "the-basket", "basket", "--dry-run"]).code(0).out();
    assert!(patch.contains("rename from evidence/the-basket.md\nrename to evidence/basket.md\n"), "{patch}");
    assert!(patch.contains("-evidence = [\"the-basket\"]\n+evidence = [\"basket\"]\n"), "{patch}");
    assert_eq!(snapshot(&packet.path("")), before);
    let packet = packet.file("change.patch", patch);
    let applied = Command::new("git").current_dir(packet.path("")).args(["apply", "change.patch"]).output().unwrap();
    assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
    std::fs::remove_file(packet.path("change.patch")).unwrap();
    let other = self::packet();
    other.run(["mv", "the-basket", "basket"]).code(0);
    for file in ["case.md", "evidence/basket.md", "impact/claim.md", "feedback/ana.md"] {
        assert_eq!(packet.read(file), other.read(file));
    }
}

#[test]
fn what_cannot_be_renamed_stays() {
    let packet = packet().file("evidence/taken.md", WORK.replace("calls", "taken")).file("files/a.txt", "x");
    let before = snapshot(&packet.path(""));
    for (old, new, why) in [
        ("the-basket", "taken", "has this id already"),
        ("the-basket", "impact/basket.md", "is not in `evidence/`"),
        ("the-basket", "../basket.md", "is no place in the packet"),
        ("the-basket", "a|b", "`a|b` cannot be the name of a note"),
        ("the-basket", "the-basket", "is called so already"),
        ("case.md", "ask", "the case has its place"),
        ("case", "ask", "the case has its place"),
        ("files/a.txt", "b", "is not a note that can be read"),
        ("packet.toml", "b", "is not a note that can be read"),
        ("the-baskt", "b", "did you mean `the-basket`?"),
        ("the-bas", "b", "did you mean `the-basket`?"),
        ("../x.md", "b", "no note has the id or the path"),
    ] {
        packet.run(["mv", old, new]).code(2).complains(why).stdout("");
    }
    assert_eq!(snapshot(&packet.path("")), before);
}

/// Root may write everything, so this looks at what a folder is: a file of another's stands where a folder is to be.
#[test]
fn nothing_is_left_half_done() {
    let packet = packet().file("evidence/2026", "a file");
    let before = snapshot(&packet.path(""));
    packet.run(["mv", "the-basket", "evidence/2026/basket.md"]).code(2).complains("is not a folder of its own");
    assert_eq!(snapshot(&packet.path("")), before);
}

#[test]
fn what_rests_on_a_note_is_said_before_it_goes() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    let expected = "\
`evidence/the-basket.md`, The basket: 7 places rest on it
  - case.md:3: The work is [there](evidence/the-basket.md#why), and [[evidence/the-basket|here…
  - case.md:3: The work is [there](evidence/the-basket.md#why), and [[evidence/the-basket|here…
  - case.md:3: The work is [there](evidence/the-basket.md#why), and [[evidence/the-basket|here…
  - feedback/ana.md:5: - the-basket
  - impact/claim.md:3: evidence = [\"the-basket\"]
  - impact/claim.md:4: metrics = [\"calls\"]
  - impact/claim.md:6: See [[the-basket#why]].
";
    let told = packet.run(["rm", "the-basket"]).code(2).complains("say `--yes`").out();
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flat(&told), flat(expected));
    assert_eq!(snapshot(&packet.path("")), before);
    packet
        .run(["rm", "the-basket", "--yes"])
        .code(0)
        .says("removed `evidence/the-basket.md`; the places above name it still");
    assert!(!packet.path("evidence/the-basket.md").exists());
    packet.run(["rm", "feedback/ana.md", "-y"]).code(0).says("nothing rests on it").says("removed `feedback/ana.md`\n");
    packet.run(["rm", "case.md", "--yes"]).code(2).complains("the case is not taken away");
    packet.run(["rm", "files/", "--yes"]).code(2).complains("no note has the id or the path `files/`");
    assert!(packet.path("case.md").exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_neither_moved_nor_removed() {
    let packet = packet();
    let elsewhere = Packet::empty().file("w.md", WORK);
    std::os::unix::fs::symlink(elsewhere.path("w.md"), packet.path("evidence/linked.md")).unwrap();
    for args in [["mv", "evidence/linked.md", "x"], ["rm", "evidence/linked.md", "--yes"]] {
        packet.run(args).code(2).complains("is not a note that can be read");
    }
    assert!(elsewhere.path("w.md").exists());
}
