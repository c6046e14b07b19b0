//! How wide what is printed is: at the width of the terminal nothing runs past its edge but what has no place to break.

use crate::packet::{Packet, Ran, SETTINGS, promo};
use console::measure_text_width;

const WIDTHS: [usize; 4] = [40, 60, 80, 120];

/// Every command that prints prose of its own.
const COMMANDS: [&[&str]; 27] = [
    &["check"],
    &["check", "--stats"],
    &["status"],
    &["explain"],
    &["explain", "formats"],
    &["explain", "evidence"],
    &["explain", "criteria"],
    &["explain", "claim-without-evidence"],
    &["explain", "unclear-role"],
    &["rubric", "list"],
    &["rubric", "show"],
    &["rubric", "show", "google"],
    &["rubric", "diff"],
    &["rubric", "diff", "staff-engineer", "senior", "staff"],
    &["rubric", "check", "packet.toml"],
    &["chart"],
    &["explain", "nothing-of-this-name"],
    &["check", "nowhere"],
    &["build", "manager"],
    &["build", "--for", "boss"],
    &["biuld"],
    &["add"],
    &["add", "evidence"],
    &["add", "answer", "nothing-that-is-asked"],
    &["ask", "nobody"],
    &["rubric", "diff", "senior", "mid"],
    &["lint", "--fromat", "json"],
];

/// Those that print what stands in the packet.
const OF_THE_PACKET: [&str; 5] = ["check", "status", "rubric", "chart", "ask"];

/// A packet in scripts whose letters are wider than one column, or take none.
fn foreign() -> Packet {
    let settings = SETTINGS.replace("Kim Berg", "木村 さくら").replace("senior-engineer", "rubric.toml");
    let rubric = include_str!("../../../rubrics/senior-engineer.toml").replacen(
        "title = \"",
        "title = \"信頼性と影響の拡大についての評価基準 ",
        3,
    );
    Packet::empty()
        .file("packet.toml", settings)
        .file("rubric.toml", rubric)
        .file("evidence/遅延.md", "+++\ntitle = \"チェックアウトの遅延を千二百ミリ秒から百八十ミリ秒に短縮した、そして誰も起こされなくなった 👩‍👩‍👧‍👦\"\ncriteria = [\"scpoe\", \"信頼\"]\nfrom = 2025-09-01\n+++\n私たちは何かをした、とても大きな影響があった。 [ここに書く]\n")
        .file("impact/cafe\u{301}.md", "+++\nclaim = \"Le de\u{301}lai a e\u{301}te\u{301} re\u{301}duit de manie\u{300}re tre\u{300}s importante pour tous les utilisateurs\"\nevidence = [\"遅延\", \"gone\"]\n+++\nText.\n")
}

#[test]
fn nothing_runs_past_the_edge_but_what_cannot_be_broken() {
    let (new, foreign) = (Packet::empty(), foreign());
    new.run(["new", "packet"]).code(0);
    for folder in [new.path("packet"), foreign.path("")] {
        for width in WIDTHS {
            // What does not come from the packet is the same in both.
            let is_new = folder.ends_with("packet");
            for args in COMMANDS.iter().filter(|args| is_new || OF_THE_PACKET.contains(&args[0]) && args.len() < 3) {
                let ran = Ran::of(promo(&folder).env("COLUMNS", width.to_string()).args(*args));
                for line in ran.out().lines().chain(ran.err().lines()) {
                    assert!(
                        fits(line, width, args),
                        "{args:?} at {width} in {}:\n{line}\n\n{}{}",
                        folder.display(),
                        ran.out(),
                        ran.err()
                    );
                }
            }
        }
    }
}

fn fits(line: &str, width: usize, args: &[&str]) -> bool {
    let indent = line.len() - line.trim_start().len();
    let is_source = line.trim_start().trim_start_matches(|it: char| it.is_ascii_digit()).trim_start().starts_with('|');
    let is_place = ["-->", ":::", "..."].iter().any(|mark| line.trim_start().starts_with(mark));
    let is_code = args[0] == "explain" && indent >= 4;
    let last_word = line.split(' ').next_back().map_or(0, measure_text_width);
    let under = indent.max(if line.trim_start().starts_with("= ") { 4 } else { 0 });
    measure_text_width(line) <= width || is_source || is_place || is_code || under + last_word > width
}

#[test]
fn in_a_pipe_a_message_is_one_line() {
    let packet = foreign();
    let out = packet.run(["check"]).out();
    assert!(out.lines().any(|line| measure_text_width(line) > 80 && line.contains("[")), "{out}");
    packet.run(["explain", "nothing-of-this-name"]).stderr("error: there is no rule and no key `nothing-of-this-name`\n  help: `promo explain` lists every rule, `promo explain evidence` every key of evidence\n");
}

#[test]
fn what_is_wrapped_loses_no_word() {
    let new = Packet::empty();
    new.run(["new", "packet"]).code(0);
    let words =
        |out: String| out.split_whitespace().filter(|it| !it.starts_with(['|', '^'])).collect::<Vec<_>>().join("");
    for args in [&["explain"][..], &["rubric", "show", "google"], &["status"], &["rubric", "diff"]] {
        let at = |width: &str| words(Ran::of(promo(&new.path("packet")).env("COLUMNS", width).args(args)).out());
        assert_eq!(at("40"), at("120"), "{args:?}");
    }
}
