//! `promo check --stats`: what a packet holds, for people and for programs.

use crate::packet::{Packet, SETTINGS};
use serde_json::{Value, json};

const WORK: &str = "+++\ntitle = \"A faster basket\"\ndate = 2026-03-14\ncriteria = [\"impact\", \"scope\"]\nscope = \"system\"\n\
                    links = [{ title = \"d\", url = \"https://www.tracker.example/1\" }]\n+++\nIt opens, see [it](https://tracker.example/2).\n";
const PEER: &str = "+++\nstate = \"given\"\ngiven = 2026-05-02\ncriteria = [\"impact\"]\n[from]\nname = \"Ana\"\nrelation = \"cross-team\"\n+++\n\
                    # Given\n\nThe basket opens at once since March.\n";

fn stats(packet: &Packet, audience: &str) -> Value {
    let ran = packet.run(["check", "--stats", "--for", audience, "--format", "json"]);
    serde_json::from_str(&ran.out()).unwrap()
}

#[test]
fn a_person_sees_what_there_is_under_each_other() {
    let packet = Packet::new().file("evidence/a.md", WORK).file("feedback/ana.md", PEER).file("log/b.md", "A day.\n");
    let ran = packet.run(["check", "--stats"]).code(0).stderr("");
    let out = ran.out();
    assert!(
        out.starts_with("what the packet holds for you: 18 words, 1 minute to read; 7 of them are peers'\n"),
        "{out}"
    );
    for table in [
        "\ncriterion          work that counts  claims  peers\nscope                             1       0      0\n",
        "\nimpact                            1       0      1\n",
        "\nperiod   work\n2025-H2     0\n2026-H1     1\n",
        "\npeers' words  given\ncross-team        1\n",
        "\nlinks lead to    links\ntracker.example      2\n",
    ] {
        assert!(out.contains(table), "{table} is not in\n{out}");
    }
    assert!(out.lines().last().unwrap().contains(" warnings"), "{out}");
}

#[test]
fn it_counts_for_one_reader() {
    let packet = Packet::new()
        .file("evidence/a.md", WORK)
        .file("evidence/own.md", WORK.replace("date", "audience = \"self\"\ndate"));
    let number = |audience: &str| {
        let stats = stats(&packet, audience);
        assert_eq!(stats["audience"], audience);
        stats["notes"][0]["notes"].clone()
    };
    assert_eq!([number("self"), number("manager"), number("committee")], [json!(2), json!(1), json!(1)]);
    packet.run(["check", "--stats", "--for", "committee"]).says("what the packet holds for the committee: ");
    packet.run(["check", "--for", "committee"]).code(2);
}

#[test]
fn an_empty_packet_holds_nothing() {
    let packet = Packet::new();
    let stats = stats(&packet, "self");
    assert_eq!(
        (&stats["version"], &stats["reading"]),
        (&json!(1), &json!({ "words": 0, "minutes": 0, "peers_words": 0 }))
    );
    assert_eq!((&stats["notes"], &stats["links"], &stats["peers"]), (&json!([]), &json!([]), &json!([])));
    packet.run(["check", "--stats"]).code(0).says("what the packet holds for you: there is nothing to read yet\n");
}

#[test]
fn a_packet_without_a_rubric_is_counted_all_the_same() {
    let packet =
        Packet::new().file("packet.toml", SETTINGS.replace("senior-engineer", "gone.toml")).file("evidence/a.md", WORK);
    let stats = stats(&packet, "self");
    assert_eq!(
        (&stats["criteria"], &stats["scopes"], &stats["notes"][0]["notes"]),
        (&json!([]), &json!([]), &json!(1))
    );
    packet.run(["check", "--stats"]).code(1).keeps_still_of("criterion").says("\nperiod   work\n").says("1 error");
}

#[test]
fn names_in_wide_letters_stand_in_line() {
    let rubric = "id = \"r\"\ntitle = \"R\"\nscopes = [\"機能\", \"シ\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
                  [[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"T.\"\n";
    let settings = SETTINGS.replace("senior-engineer", "rubric.toml");
    let packet = Packet::new().file("packet.toml", settings).file("rubric.toml", rubric);
    packet.run(["check", "--stats"]).says("\nscope  work\n機能      0\nシ        0\n");
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let packet = Packet::new().file("evidence/a.md", WORK);
    packet.run(["check", "--stats", "evidence/a.md"]).code(2).complains("`--stats` counts a whole packet");
    packet.run(["check", "--stats", "--format", "sarif"]).code(2).complains("for people or as JSON");
    packet.run(["check", "--stats", "--fix"]).code(2);
}
