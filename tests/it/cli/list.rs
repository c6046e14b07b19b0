//! `promo list`.

use crate::packet::Packet;

fn packet() -> Packet {
    let work = |title: &str, days: &str, more: &str| format!("+++\ntitle = \"{title}\"\n{days}\n{more}\n+++\nText.\n");
    Packet::new()
        .file(
            "evidence/basket.md",
            work("The basket", "date = 2026-03-14", "with = [\"Ana\", \"Bo\"]\n[[metrics]]\nname = \"Calls\""),
        )
        .file("evidence/b.md", work("Earlier \\u001b[2J", "from = 2026-01-02\nto = 2026-02-03", "id = \"an-id\""))
        .file("impact/claim.md", "+++\nclaim = \"Half as many\"\n+++\n")
        .file(
            "feedback/ana.md",
            "+++\nfrom = { name = \"Ana\", relation = \"peer\" }\nstate = \"draft\"\n+++\n# Draft\n\nShe saw.\n",
        )
}

#[test]
fn every_note_is_listed_with_its_id() {
    let expected = "\
impact
  claim  Half as many
evidence
  an-id   2026-01-02 – 2026-02-03  Earlier ␛[2J
  basket  2026-03-14               The basket
feedback
  ana  Ana
";
    packet().run(["list"]).code(0).stdout(expected).stderr("");
    packet().run(["ls"]).code(0).stdout(expected);
    let expected = "an-id   2026-01-02 – 2026-02-03  Earlier ␛[2J\nbasket  2026-03-14               The basket\n";
    packet().run(["list", "evidence"]).code(0).stdout(expected);
    packet().run(["list", "answers"]).code(0).stdout("no note of kind answer: `promo add answer` makes one\n");
    Packet::new().run(["list"]).code(0).stdout("no notes yet: `promo add` makes one\n");
}

#[test]
fn what_else_has_an_id_is_listed_too() {
    packet().run(["list", "criteria"]).code(0).says("scope          Scope and ownership\n");
    packet().run(["list", "questions"]).code(0).says("next-level-work   ");
    packet().run(["list", "metrics"]).code(0).stdout("calls  Calls\n");
    packet().run(["list", "people"]).code(0).stdout("Ana  evidence/basket, feedback/ana\nBo   evidence/basket\n");
    Packet::new().run(["list", "people"]).code(0).stdout("nobody is named yet\n");
    packet().run(["list", "proof"]).code(2).complains("invalid value 'proof'");
}

#[test]
fn a_program_reads_it_too() {
    let read = |what: &str| -> serde_json::Value {
        serde_json::from_str(&packet().run(["list", what, "--format", "json"]).code(0).out()).unwrap()
    };
    let work = read("evidence");
    assert_eq!((work["version"].as_u64(), work["notes"].as_array().unwrap().len()), (Some(1), 2));
    assert_eq!(
        (work["notes"][1]["id"].as_str(), work["notes"][1]["from"].as_str()),
        (Some("basket"), Some("2026-03-14"))
    );
    assert_eq!(work["notes"][0]["path"].as_str(), Some("evidence/b.md"));
    assert_eq!(read("criteria").as_array().unwrap().len(), 9);
    assert_eq!(read("people")[0]["notes"][1], "feedback/ana");
}
