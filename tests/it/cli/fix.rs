//! `promo check --fix` and `--diff`: what is certain is written, and nothing else.

use crate::packet::{Packet, SETTINGS, snapshot};

/// Slips of every certain kind: a key, an id, a date, a word, and a link to a file that has moved.
const SLIPS: &str = "---\ntitel: 'A faster basket'   # mine\ndate: 14 March 2026\n\ncriteira: [impakt]\nscope: Sytem # wide\n---\nThe baskit opens at once, see [the log](old/basket.md#day) and [[baskett]].\n";
const MENDED: &str = "---\ntitle: 'A faster basket'   # mine\ndate: 2026-03-14\n\ncriteria: [impact]\nscope: system # wide\n---\nThe baskit opens at once, see [the log](basket.md#day) and [[basket]].\n";
const BASKET: &str = "+++\ntitle = \"B\"\ndate = 2026-03-14\n+++\n# Day\n\nIt opens.\n";

fn slipped() -> Packet {
    Packet::new().file("evidence/a.md", SLIPS).file("evidence/basket.md", BASKET)
}

#[test]
fn what_is_certain_is_written_and_what_is_left_decides() {
    let packet = slipped().file("evidence/b.md", "+++\ntitle = \"B\"\nscop = \"galaxy\"\n+++\nText.\n");
    let ran = packet.run(["check", "--fix"]).code(1);
    let expected = "\
mended evidence/a.md:2: `titel` is now `title`
mended evidence/a.md:3: `14 March 2026` is now `2026-03-14`
mended evidence/a.md:5: `criteira` is now `criteria`
mended evidence/a.md:6: `Sytem` is now `system`
mended evidence/a.md:8: `old/basket.md` is now `basket.md`
mended evidence/a.md:8: `baskett` is now `basket`
mended evidence/b.md:3: `scop` is now `scope`
mended evidence/a.md:5: `impakt` is now `impact`
mended 8 places in 2 files
";
    assert!(ran.out().starts_with(expected), "{}", ran.out());
    ran.says("unknown-scope").says("missing-key").stderr("");
    assert_eq!(packet.read("evidence/a.md"), MENDED);
    assert_eq!(packet.read("packet.toml"), SETTINGS);
    let after = snapshot(&packet.path(""));
    packet.run(["check", "--fix"]).code(1).says("nothing here is certain enough to be mended\n");
    assert_eq!(snapshot(&packet.path("")), after, "a second run changes nothing");
}

/// A packet that was written against an older version of its rubric.
#[test]
fn a_name_that_was_renamed_is_written_where_one_alone_took_its_place() {
    let rubric = "id = \"r\"\ntitle = \"R\"\nversion = \"2\"\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
        [[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\nstatements = [{ id = \"wide\", text = \"Is wide.\" }]\n\
        [[criteria]]\nid = \"clarity\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Is clear.\"\n\
        [[renames]]\nfrom = \"effect\"\nto = [\"result\"]\n[[renames]]\nfrom = \"result\"\nto = [\"impact\"]\n\
        [[renames]]\nfrom = \"all\"\nto = [\"impact\", \"clarity\"]\n[[renames]]\nfrom = \"golf\"\nwhy = \"nobody plays\"\n\
        [[renames]]\nfrom = \"l4\"\nto = [\"mid\"]\n";
    let settings =
        SETTINGS.replace("\"senior-engineer\"", "\"rubric.toml\"").replace("current = \"mid\"", "current = \"l4\"");
    let note =
        "---\ntitle: A\ndate: 2026-03-14\ncriteria: [effect, effect/wide, effect/narrow, all, golf]\n---\nText.\n";
    let packet = Packet::new().file("packet.toml", settings).file("rubric.toml", rubric).file("evidence/a.md", note);
    packet
        .run(["check"])
        .code(1)
        .says("criterion `effect` is called `impact` since version 2\n")
        .says("criterion `effect/wide` is called `impact/wide` since version 2\n")
        .says("criterion `all` became `impact` and `clarity` since version 2\n")
        .says("write `impact` or `clarity`, whichever this speaks for")
        .says("the rubric has no criterion `golf` any more: nobody plays\n")
        .says("level `l4` is called `mid` since version 2\n");
    packet.run(["check", "--fix"]).code(1).says("`l4` is now `mid`");
    let mended = packet.read("evidence/a.md");
    assert!(mended.contains("criteria: [impact, impact/wide, impact, all, golf]\n"), "{mended}");
    assert!(packet.read("packet.toml").contains("current = \"mid\""));
}

/// A statement is looked up, and a slip in its name is mended.
#[test]
fn a_statement_that_a_note_names_must_be_there() {
    let rubric = "id = \"r\"\ntitle = \"R\"\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n[[criteria]]\nid = \"impact\"\n\
        [[criteria.expectations]]\nlevel = \"senior\"\nstatements = [{ id = \"figures\", text = \"Is told in figures.\" }]\n";
    let settings = SETTINGS.replace("\"senior-engineer\"", "\"rubric.toml\"");
    let note = "---\ntitle: A\ndate: 2026-03-14\ncriteria: [impact/figrues, impact]\n---\nText.\n";
    let packet = Packet::new().file("packet.toml", settings).file("rubric.toml", rubric).file("evidence/a.md", note);
    packet.run(["check"]).code(1).says("unknown statement `impact/figrues`\n").says("did you mean `impact/figures`?");
    packet.run(["check", "--fix"]).code(0);
    assert!(packet.read("evidence/a.md").contains("[impact/figures, impact]"));
}

#[test]
fn a_patch_shows_it_and_writes_nothing() {
    let packet = slipped();
    let before = snapshot(&packet.path(""));
    let expected = "\
--- a/evidence/a.md
+++ b/evidence/a.md
@@ -1,8 +1,8 @@
 ---
-titel: 'A faster basket'   # mine
-date: 14 March 2026
+title: 'A faster basket'   # mine
+date: 2026-03-14
 
-criteira: [impakt]
-scope: Sytem # wide
+criteria: [impact]
+scope: system # wide
 ---
-The baskit opens at once, see [the log](old/basket.md#day) and [[baskett]].
+The baskit opens at once, see [the log](basket.md#day) and [[basket]].
";
    packet.run(["check", "--diff"]).code(1).stdout(expected).stderr("");
    assert_eq!(snapshot(&packet.path("")), before);
    packet.run(["check", "--fix"]).code(0).says("mended 7 places in 1 file\n");
    packet.run(["check", "--diff"]).code(0).stdout("").stderr("");
    packet.run(["check", "--fix", "--diff"]).code(2);
    packet.run(["check", "--format", "json", "--diff"]).code(2);
}

#[test]
fn a_check_says_that_some_can_be_mended() {
    let mention = "6 of these can be mended by `promo check --fix`; `promo check --diff` shows how\n";
    let packet = slipped();
    packet.run(["check"]).code(1).says(mention);
    packet.run(["check", "evidence"]).says(mention);
    packet.run(["check", "evidence/basket.md"]).keeps_still_of("can be mended").says("in the rest of the packet: ");
    packet.run(["check", "--fix"]).keeps_still_of("can be mended");
    packet.run(["check"]).code(0).keeps_still_of("can be mended");
}

#[test]
fn only_the_files_asked_for_are_written() {
    let packet = slipped().file("evidence/b.md", SLIPS).file("evidence/2026/c.md", SLIPS);
    packet.run(["check", "--fix", "evidence/b.md"]).code(0).says("mended 7 places in 1 file\n");
    assert_eq!(packet.read("evidence/a.md"), SLIPS);
    assert_eq!(packet.read("evidence/b.md"), MENDED);
    let ran = packet.run_in("evidence", ["check", "--fix", "2026"]).code(0);
    ran.says("mended ../evidence/2026/c.md:2: `titel` is now `title`\n");
    assert_eq!(packet.read("evidence/2026/c.md"), MENDED.replace("(basket", "(../basket"));
    assert_eq!(packet.read("evidence/a.md"), SLIPS);
}

#[test]
fn line_ends_and_marks_stay() {
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let packet = slipped().file("evidence/a.md", crlf(SLIPS));
    let patch = packet.run(["check", "--diff"]).out();
    assert!(patch.contains("\r\n-date: 14 March 2026\r\n") && patch.contains("\r\n+date: 2026-03-14\r\n"), "{patch:?}");
    packet.run(["check", "--fix"]).code(0);
    assert_eq!(packet.read("evidence/a.md"), crlf(MENDED));
    let unended = SLIPS.trim_end();
    packet.save("evidence/a.md", unended);
    packet.run(["check", "--fix"]).code(0);
    assert_eq!(packet.read("evidence/a.md"), MENDED.trim_end());
}

#[test]
fn a_program_is_told_what_was_written() {
    let packet = slipped();
    let ran = packet.run(["check", "--format", "json"]).code(1);
    let before: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    assert!(before.get("mended").is_none(), "{before}");
    let fix = &before["diagnostics"].as_array().unwrap().iter().find(|it| it["rule"] == "invalid-date").unwrap()["fix"];
    assert_eq!((&fix["start"]["line"], &fix["replacement"]), (&3.into(), &"2026-03-14".into()));
    let ran = packet.run(["check", "--fix", "--format", "json"]).code(0).stderr("");
    let after: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    let expected = serde_json::json!({
        "rule": "unknown-key", "file": "evidence/a.md", "line": 2, "written": "titel", "replacement": "title"
    });
    assert_eq!((&after["mended"][0], after["mended"].as_array().unwrap().len()), (&expected, 7));
    assert_eq!((&after["left"], &after["summary"]["errors"]), (&serde_json::json!([]), &0.into()));
    packet.save("evidence/a.md", SLIPS);
    let ran = packet.run(["check", "--fix", "--format", "sarif"]).code(0).complains("mended 7 places in 1 file\n");
    serde_json::from_str::<serde_json::Value>(&ran.out()).unwrap();
}

#[cfg(unix)]
#[test]
fn what_may_not_be_written_is_named() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    let packet = slipped().file("evidence/b.md", SLIPS);
    fs::set_permissions(packet.path("evidence/a.md"), Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(packet.path("evidence/b.md"), Permissions::from_mode(0o640)).unwrap();
    let ran =
        packet.run(["check", "--fix"]).code(1).says("left evidence/a.md as it is: it may not be written by you\n");
    ran.says("mended 7 places in 1 file\n").says("`titel`").stderr("");
    assert_eq!(packet.read("evidence/a.md"), SLIPS);
    assert_eq!(packet.read("evidence/b.md"), MENDED);
    let mode = packet.path("evidence/b.md").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o640);
    let ran = packet.run(["check", "--fix", "--format", "json"]).code(1);
    let json: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(json["left"], serde_json::json!([{ "file": "evidence/a.md", "why": "may not be written by you" }]));
}
