//! `promo add`.

use crate::packet::{Packet, snapshot};

/// What may be said of a note that has just been added: its prompts, and that nothing is linked to it yet.
const OPEN: [&str; 3] = ["template-text", "unused-evidence", "claim-without-evidence"];

/// The rules that fire in this file.
fn rules_in(packet: &Packet, file: &str) -> Vec<String> {
    let json = packet.run(["check", "--format", "json"]).code(0).out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let found = json["diagnostics"].as_array().unwrap().iter().filter(|found| found["file"] == file);
    found.map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
}

/// A packet whose window holds every day that this test may run on.
fn packet() -> Packet {
    let settings = crate::packet::SETTINGS.replace("2026-06-30", "2199-12-31");
    Packet::empty().file("packet.toml", settings)
}

#[test]
fn each_kind_is_a_note_that_only_has_to_be_filled_in() {
    let kinds = [
        ("evidence", "Cut build time by half", "evidence/cut-build-time-by-half.md"),
        ("impact", "Everyone waits half as long", "impact/everyone-waits-half-as-long.md"),
        ("feedback", "Ana R.", "feedback/ana-r.md"),
        ("answer", "own-part", "answers/own-part.md"),
        ("log", "Week 12", "log/week-12.md"),
        ("note", "What we agreed on", "notes/what-we-agreed-on.md"),
    ];
    for (kind, title, file) in kinds {
        let packet = packet();
        packet.run(["add", kind, title]).code(0).stdout(&format!("{file}\n")).stderr("");
        let rules = rules_in(&packet, file);
        assert!(rules.iter().all(|rule| OPEN.contains(&rule.as_str())), "{kind}: {rules:?}");
        assert!(packet.read(file).contains(title), "{}", packet.read(file));
        packet.run(["build", "--for", "self"]).code(0);
    }
}

#[test]
fn the_path_is_told_from_where_one_stands() {
    let packet = packet().file("log/a.md", "");
    packet.run_in("log", ["add", "evidence", "One"]).code(0).stdout("../evidence/one.md\n");
    let elsewhere = Packet::empty();
    let root = packet.path("");
    let ran = elsewhere.run(["add", "evidence", "Two", "--packet", root.to_str().unwrap()]).code(0);
    assert!(ran.out().ends_with("evidence/two.md\n"), "{}", ran.out());
    assert!(packet.path("evidence/two.md").exists());
}

#[test]
fn a_title_may_hold_anything_that_fits_on_a_line() {
    let long = "very long ".repeat(500);
    let wide = "𐍈".repeat(300);
    let titles = [
        r#"A "quoted" title"#,
        r"C:\new\table",
        "it's 'both' \"kinds\"",
        "+++",
        "--",
        "{{metric:x}} «title» {% include %}",
        "«today»",
        "x --> <b>",
        "???",
        "../../escape",
        "/etc/passwd",
        "CON",
        "[x] # y = z",
        "\u{202e}drawkcab",
        &long,
        &wide,
    ];
    for title in titles {
        let packet = packet();
        let args: [&str; 4] = ["add", "evidence", "--", title];
        let path = packet.run(args).code(0).out();
        let path = path.trim_end();
        assert!(path.starts_with("evidence/") && path.ends_with(".md") && path.matches('/').count() == 1, "{path}");
        let rules = rules_in(&packet, path);
        assert!(rules.iter().all(|rule| OPEN.contains(&rule.as_str())), "{title}: {rules:?}");
        let text = packet.read(path);
        let front = text.split("+++\n").nth(1).unwrap_or_default();
        let front: toml::Table = toml::from_str(front).unwrap_or_default();
        if title != "+++" {
            assert_eq!(front["title"].as_str(), Some(title.trim()), "{text}");
        }
    }
}

#[test]
fn what_is_no_title_is_refused() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    packet.run(["add", "evidence", "  "]).code(2).complains("error: the title is empty");
    packet.run(["add", "evidence", "a\nb"]).code(2).complains("the title holds a line break");
    packet.run(["add", "evidence", "a\x1b[2J"]).code(2).complains("control character");
    packet.run(["add", "proof", "A"]).code(2).complains("KIND cannot be `proof`");
    packet.run(["add", "evidence"]).code(2).complains("`promo add` needs TITLE");
    assert_eq!(snapshot(&packet.path("")), before);
}

#[test]
fn nothing_is_written_over() {
    let packet = packet();
    packet.run(["add", "evidence", "One"]).code(0);
    let before = snapshot(&packet.path(""));
    let expected = "\
error: there is a note of kind evidence with the id `one` already: `evidence/one.md`
  help: write into that note, or give this one another title
";
    packet.run(["add", "evidence", "ONE!"]).code(2).stdout("").stderr(expected);
    let broken = packet.file("evidence/two.md", "+++\nnot toml\n").file("evidence/three.md", b"\xff");
    broken.run(["add", "evidence", "Two"]).code(2).complains("with the id `two` already: `evidence/two.md`");
    broken.run(["add", "evidence", "Three"]).code(2).complains("three.md` is there already");
    assert_eq!(broken.read("evidence/two.md"), "+++\nnot toml\n");
    assert!(before.iter().all(|(path, _)| path.exists()));
}

#[test]
fn a_note_in_a_subfolder_has_its_id_too() {
    let packet = packet().file("evidence/2026/one.md", "+++\ntitle = \"One\"\ndate = 2026-01-01\n+++\n");
    packet.run(["add", "evidence", "One"]).code(2).complains("`evidence/2026/one.md`");
}

#[test]
fn an_answer_is_to_a_question_of_the_rubric() {
    let packet = packet();
    packet.run(["add", "answer", "own-prat"]).code(2).complains("did you mean `own-part`?");
    packet.run(["add", "answer", "what?"]).code(2).complains("its questions are `next-level-work`, ");
    let answered = packet.file("answers/mine.md", "+++\nquestion = \"own-part\"\n+++\nAll of it.\n");
    answered.run(["add", "answer", "own-part"]).code(2).complains("`answers/mine.md`");
    let broken = answered.file("packet.toml", "[packet]\nrubric = \"gone\"\n");
    broken.run(["add", "answer", "sustained"]).code(2).complains("the rubric of this packet cannot be read");
}

#[cfg(unix)]
#[test]
fn no_note_is_written_outside_the_packet() {
    let (packet, outside) = (packet(), Packet::empty());
    std::os::unix::fs::symlink(outside.path(""), packet.path("evidence")).unwrap();
    packet.run(["add", "evidence", "One"]).code(2).complains("`evidence` in the packet is not a folder of its own");
    assert_eq!(snapshot(&outside.path("")), []);
}

#[test]
fn a_rubric_cannot_break_a_note() {
    let rubric = "id = \"r\"\ntitle = \"R\"\nscopes = [\"a\\nb = 1\"]\nkinds = [\"x\\ny = 2\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
                  [[criteria]]\nid = \"c\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"T\"\n[[questions]]\nid = \"q\"\ntext = \"--> [[gone]]\\n# x\"\n";
    let settings = crate::packet::SETTINGS.replace("\"senior-engineer\"", "\"rubric.toml\"");
    let packet = Packet::empty().file("packet.toml", settings).file("rubric.toml", rubric);
    packet.run(["add", "evidence", "One"]).code(0);
    packet.run(["add", "answer", "q"]).code(0);
    packet.run(["check"]).code(0).keeps_still_of("error[");
}

fn front(packet: &Packet, file: &str) -> toml::Table {
    let text = packet.read(file);
    toml::from_str(text.split("+++\n").nth(1).unwrap()).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

#[test]
fn every_key_may_be_said_at_once() {
    let packet = packet();
    let args = [
        "add",
        "evidence",
        "A cache",
        "--from",
        "2026-03-02",
        "--to",
        "13 March 2026",
        "--criteria",
        "scope,impact",
        "--role",
        "lead",
        "--scope",
        "system",
        "--kind",
        "project",
        "--with",
        "Ana R. (SRE, Payments), Bo",
        "--status",
        "done",
        "--audience",
        "manager",
        "--links",
        "https://example.com/a",
        "--id",
        "cache",
    ];
    packet.run(args).code(0).stdout("evidence/cache.md\n").stderr("");
    let expected = "from = 2026-03-02\nto = 2026-03-13\ncriteria = [\"scope\", \"impact\"]\nrole = \"lead\"\nscope = \"system\"\nkind = \"project\"\n\
                    with = [\"Ana R. (SRE, Payments)\", \"Bo\"]\nstatus = \"done\"\naudience = \"manager\"\nlinks = [\"https://example.com/a\"]\ntitle = \"A cache\"\n";
    assert_eq!(front(&packet, "evidence/cache.md"), toml::from_str(expected).unwrap());
    let rules = rules_in(&packet, "evidence/cache.md");
    assert!(rules.iter().all(|rule| rule != "unknown-key" && !rule.starts_with("missing")), "{rules:?}");
    packet.run(["add", "impact", "Half as many calls", "--evidence", "cache", "--criteria", "impact"]).code(0);
    let claim = front(&packet, "impact/half-as-many-calls.md");
    assert_eq!((claim["evidence"][0].as_str(), claim["criteria"][0].as_str()), (Some("cache"), Some("impact")));
    packet
        .run([
            "add",
            "feedback",
            "Ana \"R.\"",
            "--relation",
            "cross-team",
            "--team",
            "Payments",
            "--state",
            "requested",
        ])
        .code(0);
    let from = front(&packet, "feedback/ana-r.md");
    assert_eq!(from["from"]["name"].as_str(), Some("Ana \"R.\""));
    assert_eq!((from["from"]["team"].as_str(), from["state"].as_str()), (Some("Payments"), Some("requested")));
    packet.run(["check"]).keeps_still_of("error[");
}

#[test]
fn all_that_is_wrong_is_said_and_nothing_written() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    packet
        .run([
            "add",
            "evidence",
            "A",
            "--role",
            "ledd",
            "--criteria",
            "scpe",
            "--date",
            "2026-13-01",
            "--kind",
            "projct",
        ])
        .code(2)
        .stdout("")
        .complains("error: `--role`: unknown role `ledd`\n  help: did you mean `lead`?\n")
        .complains("`--criteria`: unknown criterion `scpe`\n  help: did you mean `scope`?\n")
        .complains("`--kind`: unknown kind `projct`\n  help: did you mean `project`?\n")
        .complains("`--date`: `2026-13-01` is not a date");
    packet
        .run(["add", "impact", "A", "--role", "lead", "--scope", "org"])
        .code(2)
        .complains("`--role`: a note of kind impact statement has no such key")
        .complains("`--scope`: a note of kind impact statement has no such key");
    packet
        .run(["add", "feedback", "A", "--relation", "pear"])
        .code(2)
        .complains("`--relation`: ")
        .complains("did you mean `peer`?");
    packet
        .run(["add", "impact", "A", "--evidence", "gone"])
        .code(2)
        .complains("`--evidence`: no evidence has the id `gone`");
    packet
        .run(["add", "evidence", "A", "--from", "2026-03-09", "--to", "2026-03-02"])
        .code(2)
        .complains("ends before it begins");
    packet
        .run(["add", "evidence", "A", "--id", "../a"])
        .code(2)
        .complains("`--id`: `../a` cannot be the name of a note");
    assert_eq!(snapshot(&packet.path("")), before);
}

#[test]
fn an_entry_of_the_log_becomes_a_note() {
    let log = "+++\ntitle = \"w\"\n+++\n- 2026-03-16 read\n- 2026-03-17 Moved the **last** caller of [the API](https://example.com). It took a day.\n";
    let packet = packet().file("log/2026-w12.md", log);
    packet
        .run(["add", "evidence", "--from", "log/2026-w12#2"])
        .code(0)
        .stdout("evidence/moved-the-last-caller-of-the-api.md\n");
    let file = "evidence/moved-the-last-caller-of-the-api.md";
    let made = front(&packet, file);
    assert_eq!(made["title"].as_str(), Some("Moved the last caller of the API"));
    assert_eq!(made["date"].to_string(), "2026-03-17");
    assert!(
        packet
            .read(file)
            .contains("+++\nMoved the **last** caller of [the API](https://example.com). It took a day.\n\n[")
    );
    assert_eq!(packet.read("log/2026-w12.md"), log);
    packet.run(["add", "evidence", "Another name", "--from", "2026-w12.md#1", "--role", "lead"]).code(0);
    assert_eq!(front(&packet, "evidence/another-name.md")["date"].to_string(), "2026-03-16");
    packet
        .run(["add", "evidence", "Both", "--from", "2026-w12#1", "--from", "2026-03-02", "--to", "2026-03-09"])
        .code(0);
    let both = front(&packet, "evidence/both.md");
    assert_eq!([both["from"].to_string(), both["to"].to_string()], ["2026-03-02", "2026-03-09"]);
    assert!(both.get("date").is_none() && packet.read("evidence/both.md").contains("+++\nread\n"));
    packet.run(["add", "evidence", "--from", "log/2026-w12#3"]).code(2).complains("`log/2026-w12.md` has 2 entries");
    packet.run(["add", "evidence", "--from", "log/2026-w13#1"]).code(2).complains("did you mean `2026-w12`?");
    packet.run(["add", "evidence", "--from", "2026-03-02"]).code(2).complains("the note has no title");
}

#[test]
fn the_text_may_be_piped_in_and_the_note_edited() {
    let packet = packet();
    let mut command = crate::packet::promo(&packet.path(""));
    command.args(["add", "note", "Talk", "-"]).stdin(std::process::Stdio::piped());
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"+++\r\n# Words\n\n\n").unwrap();
    crate::packet::Ran::ended(child).code(0).stdout("notes/talk.md\n");
    assert!(packet.read("notes/talk.md").ends_with("+++\n+++\n# Words\n"), "{}", packet.read("notes/talk.md"));
    let edited = |editor: Option<&str>| {
        let mut command = crate::packet::promo(&packet.path(""));
        command.env_remove("VISUAL").env_remove("EDITOR").args(["add", "note", "Gaps", "--edit"]);
        editor.map(|editor| command.env("VISUAL", editor));
        crate::packet::Ran::of(&mut command)
    };
    edited(None).code(2).complains("set `VISUAL` or `EDITOR`");
    assert!(!packet.path("notes/gaps.md").exists());
    edited(Some("f() { echo more >> \"$1\"; }; f")).code(0).stdout("notes/gaps.md\n");
    assert!(packet.read("notes/gaps.md").ends_with("more\n"));
}

#[test]
fn a_template_of_ones_own_takes_the_place_of_ours() {
    let packet = packet()
        .file(
            "templates/evidence.md",
            "---\ntitle: «title»\nrole: lead\n# scope: «values scope»\ndate: «today»\n---\n# Why\n\n«title» it is.\n",
        )
        .file("templates/note.md", "# Agreed\n");
    packet
        .run(["add", "evidence", "A: \"b\"", "--scope", "system", "--date", "2026-03-14"])
        .code(0)
        .stdout("evidence/a-b.md\n");
    assert_eq!(
        packet.read("evidence/a-b.md"),
        "---\ntitle: \"A: \\\"b\\\"\"\nrole: lead\nscope: \"system\"\ndate: 2026-03-14\n---\n# Why\n\n\"A: \\\"b\\\"\" it is.\n"
    );
    packet.run(["add", "note", "Talk"]).code(0);
    assert_eq!(packet.read("notes/talk.md"), "+++\ntitle = \"Talk\"\n+++\n# Agreed\n");
    packet.run(["check"]).keeps_still_of("templates/").keeps_still_of("error[");
    let broken = packet.file("templates/impact.md", "---\nclaim: [\n---\n").file("templates/log.md", b"\xff");
    broken.run(["add", "impact", "A"]).code(2).complains("error: ");
    broken.run(["add", "log", "A"]).code(2).complains("the template `templates/log.md` cannot be read");
    assert!(!broken.path("impact").exists());
}

#[test]
fn ids_are_short_and_titles_need_not_be() {
    let packet = packet();
    let title = "Moved the last of the forty services over to the new platform";
    packet.run(["add", "evidence", title]).code(0).stdout("evidence/moved-the-last-of-the-forty-services.md\n");
    packet
        .run(["add", "evidence", title])
        .code(2)
        .complains("already: `evidence/moved-the-last-of-the-forty-services.md`");
    let other = "Moved the last of the forty services over to another region";
    packet.run(["add", "evidence", other]).code(0).stdout("evidence/moved-the-last-of-the-forty-services-2.md\n");
}
