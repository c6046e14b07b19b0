//! `promo import`: the plan that a person reads, the notes that are written, and what happens to what is there.

use crate::packet::{PNG, Packet, Ran, promo};
use std::fs;
use std::io::Write;
use std::process::Stdio;

const BRAG: &str = "\
# Brag document

> For me.

## Projects

### Start of the client (March 2026)

It was slow, and everybody waited: 4.8 s → 1.9 s on the test laptop.

## Week of 2026-03-09

- Taught Jo to release
- ask ana@mail.example about it
";

fn files(packet: &Packet, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(packet.path(folder)).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_plan_is_printed_and_nothing_is_written() {
    let packet = Packet::new().file("brag.txt", BRAG);
    let ran = packet.run(["import", "brag.txt"]).code(0);
    for words in [
        "Would be written",
        "evidence/start-of-the-client-march-2026.md, from brag.txt:7-9",
        "March 2026 (month, guessed from the heading “Start of the client (March 2026)”)",
        "a figure? 4.8 s → 1.9 s",
        "log/2026-w11.md, from brag.txt:11-13",
        "2026-03-09 (day, guessed from the heading “Week of 2026-03-09”)",
        "Would go to the inbox: notes/inbox-brag-1.md",
        "it holds an address of mail: 1 piece",
        "nothing is written yet: the same with `--write` writes it",
    ] {
        assert!(ran.out().contains(words), "`{words}` in\n{}", ran.out());
    }
    assert_eq!(files(&packet, ""), ["brag.txt", "packet.toml"]);
}

#[test]
fn what_was_printed_is_written_once() {
    let packet = Packet::new().file("brag.txt", BRAG).file("log/2026-w11.md", "# Mine\n");
    packet.run(["import", "brag.txt", "--write"]).code(0).says("log/2026-w11-2.md");
    assert_eq!(packet.read("log/2026-w11.md"), "# Mine\n");
    let note = packet.read("evidence/start-of-the-client-march-2026.md");
    assert!(note.starts_with("+++\ntitle = \"Start of the client (March 2026)\"\naudience = \"self\"\nfrom = 2026-03-01\nto = 2026-03-31\ncriteria = []\n+++\n"), "{note}");
    assert!(!note.contains("metrics]]") && note.contains("figures that may become metrics: 4.8 s → 1.9 s"));
    assert!(
        packet
            .read("notes/inbox-brag-1.md")
            .contains("source: `brag.txt:14`\n\n```text\n- ask ana@mail.example about it\n```\n")
    );
    packet.run(["check"]).code(0);
    packet.run(["build", "--for", "self"]).code(0);
    let before = (files(&packet, "log"), files(&packet, "notes"), files(&packet, "evidence"));
    packet
        .run(["import", "brag.txt", "--write"])
        .code(0)
        .says("Nothing is new: all of it stands in the packet already");
    assert_eq!((files(&packet, "log"), files(&packet, "notes"), files(&packet, "evidence")), before);
}

#[test]
fn a_plan_that_is_another_by_now_is_not_written() {
    let packet = Packet::new().file("brag.txt", BRAG);
    let json = packet.run(["import", "brag.txt", "--format", "json"]).code(0).out();
    let plan: serde_json::Value = serde_json::from_str(&json).unwrap();
    let hash = plan["hash"].as_str().unwrap().to_owned();
    assert_eq!(plan["notes"][0]["when"]["guessed"], true);
    packet.save("brag.txt", format!("{BRAG}- more\n"));
    packet.run(["import", "brag.txt", "--write", "--plan", &hash]).code(2).complains("the plan is ");
    assert_eq!(files(&packet, ""), ["brag.txt", "packet.toml"]);
    packet.save("brag.txt", BRAG);
    packet.run(["import", "brag.txt", "--write", "--plan", &hash]).code(0);
}

#[test]
fn when_one_file_cannot_be_written_none_is() {
    let packet = Packet::new().file("brag.txt", BRAG).file("notes", "in the way");
    packet
        .run(["import", "brag.txt", "--write"])
        .code(2)
        .complains("cannot write `notes/inbox-brag-1.md`")
        .complains("nothing was written");
    assert_eq!(files(&packet, ""), ["brag.txt", "notes", "packet.toml"]);
}

#[test]
fn what_comes_through_a_pipe_is_read() {
    let packet = Packet::new();
    let prs = r#"[{"number": 7, "title": "Hold the slot", "url": "https://example.com/a/b/pull/7", "mergedAt": "2026-02-09T10:11:12Z", "state": "MERGED", "body": "Why.\r\n<!-- template -->", "author": {"login": "kim"}},
{"number": 8, "title": "Bump x from 1 to 2", "url": "https://example.com/a/b/pull/8", "mergedAt": "2026-02-10T00:00:00Z", "state": "MERGED", "body": null, "author": {"login": "kim"}},
{"number": 9, "title": "Not yet", "url": "https://example.com/a/b/pull/9", "mergedAt": null, "state": "OPEN", "body": null, "author": {"login": "kim"}}]"#;
    let ran = piped(&packet, &["import", "-", "--write"], prs);
    ran.code(0)
        .says("2026-02-09 (day, by the field `mergedAt`)")
        .says("Bump x from 1 to 2 (#8): a bump of a dependency")
        .says("Not yet (#9): it is still open");
    let note = packet.read("evidence/hold-the-slot.md");
    assert!(
        note.contains("links = [\"https://example.com/a/b/pull/7\"]")
            && note.contains("Why.")
            && !note.contains("template"),
        "{note}"
    );
    piped(&packet, &["import", "-"], "  \n").code(2).complains("standard input is empty");
}

fn piped(packet: &Packet, args: &[&str], input: &str) -> Ran {
    let mut command = promo(&packet.path(""));
    let mut child =
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Ran::ended(child)
}

#[test]
fn a_folder_is_read_and_its_pictures_are_copied() {
    let packet = Packet::new()
        .file(
            "vault/daily/2026-04-07.md",
            "- the plan ![[plan.png|400]], see [[Receipts]] and [[Nobody]]\n%% psst %%\n",
        )
        .file("vault/Receipts.md", "What three teams signed.\n")
        .file("vault/img/plan.png", PNG)
        .file("vault/slides.pptx", "PK")
        .file("vault/.obsidian/app.json", "{}");
    let ran = packet.run(["import", "vault", "--write"]).code(0).says("vault/slides.pptx: not of a kind that is read");
    assert!(ran.out().contains("1 picture"), "{}", ran.out());
    let note = packet.read("log/2026-04-07.md");
    assert!(note.contains("- the plan ![plan](../files/plan.png), see [[Receipts]] and \\[[Nobody]]\n"), "{note}");
    assert_eq!(fs::read(packet.path("files/plan.png")).unwrap(), PNG);
    packet.run(["check"]).code(0);
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_are_named_and_not_followed() {
    let packet = Packet::new().file("vault/a.md", "- one\n").file("secret.txt", "- two\n");
    std::os::unix::fs::symlink(packet.path("secret.txt"), packet.path("vault/b.md")).unwrap();
    let ran = packet.run(["import", "vault"]).code(0).says("vault/b.md: a symbolic link: links are not followed");
    assert!(!ran.out().contains("two"), "{}", ran.out());
    packet
        .run(["import", "vault/b.md"])
        .code(2)
        .complains("`vault/b.md` is a symbolic link, and links are not followed");
}

#[test]
fn what_cannot_be_read_is_told_with_what_would_help() {
    let packet = Packet::new()
        .file("cut.json", "[{\"title\": \"a\"},\n{\"title\": \"b")
        .file("brag.docx", "PK\u{3}\u{4}")
        .file("latin.md", b"## M\xe4rz 2026\n\n- F\xfchrung\n");
    packet.run(["import", "cut.json"]).code(2).complains("`cut.json`, line 2: the JSON is cut off");
    packet.run(["import", "brag.docx"]).code(2).complains("Google Docs");
    packet.run(["import", "nothing.md"]).code(2).complains("there is nothing at `nothing.md`");
    packet.run(["import", "latin.md", "--write"]).code(0).says("it is read as windows-1252");
    assert!(packet.read("log/2026-03.md").contains("- Führung\n"));
}

#[test]
fn secrets_stay_out_of_every_page() {
    let token = format!("ghp_{}", "16C7e42F292c6912E7710c838347Ae178B4a");
    let packet = Packet::new().file("brag.txt", format!("## 2026\n\n- it works\n- the token is {token}\n"));
    let ran = packet.run(["import", "brag.txt", "--write"]).code(0);
    assert!(!ran.out().contains(&token), "{}", ran.out());
    packet.run(["build", "--for", "self"]).code(0);
    assert!(packet.read("notes/inbox-brag-1.md").contains(&token));
}

#[test]
fn without_a_packet_a_plan_is_made_all_the_same() {
    let folder = Packet::empty().file("brag.txt", BRAG);
    folder.run(["import", "brag.txt"]).code(0).says("No packet is here").says("promo new my-packet");
    folder.run(["import", "brag.txt", "--write"]).code(2);
}
