//! `promo status`.

use crate::packet::Packet;

const WORK: &str =
    "+++\ntitle = \"The basket\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\nscope = \"feature\"\n+++\nIt was slow.\n";

#[test]
fn it_says_how_the_packet_stands_and_what_to_do_next() {
    let packet = Packet::new().file("evidence/basket.md", WORK);
    packet
        .run(["status", "--all"])
        .code(0)
        .says("  Impact                               thin\n")
        .says("  Hiring                               missing (optional)\n")
        .says("0 of 9 questions answered")
        .says("Next, that first which takes away most\n  1. ")
        .says("(weeks, since it is theirs to give)")
        .says("It takes away 3 of ");
}

/// The page of gaps begins with the same.
#[test]
fn it_prints_what_the_page_of_gaps_begins_with() {
    let packet = Packet::new().file("evidence/basket.md", WORK);
    let out = packet.run(["status", "--all"]).code(0).out();
    packet.run(["build", "--for", "self"]).code(0);
    let page = std::fs::read_to_string(packet.path("dist/self/gaps.html")).unwrap();
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed: Vec<String> = (1..=5)
        .map(|number| flat(out.split(&format!("\n  {number}. ")).nth(1).unwrap().split(" (").next().unwrap()))
        .collect();
    let page = flat(&page.replace("<span class=\"whole\">", "").replace("</span>", ""));
    for step in printed {
        assert!(page.replace(['“', '”'], "").contains(&step.replace(['`', '“', '”'], "")), "{step}");
    }
}

/// Of a long ladder what nothing speaks for is a line a group, and the weakest are named.
#[test]
fn a_long_ladder_is_folded() {
    let one = |number: usize| {
        let (group, need) = if number < 8 { ("Craft", "required") } else { ("Team", "optional") };
        format!(
            "[[criteria]]\nid = \"c{number}\"\ntitle = \"C{number}\"\ngroup = \"{group}\"\n\
             [[criteria.expectations]]\nlevel = \"senior\"\ntext = \"x\"\nneed = \"{need}\"\n"
        )
    };
    let criteria: String = (1..=12).map(one).collect();
    let levels = "id = \"own\"\ntitle = \"Own\"\n[[levels]]\nid = \"mid\"\ntitle = \"Mid\"\n[[levels]]\nid = \"senior\"\ntitle = \"Senior\"\n";
    let settings =
        "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    Packet::empty()
        .file("packet.toml", settings)
        .file("rubric.toml", format!("{levels}{criteria}"))
        .file("evidence/basket.md", WORK.replace("impact", "c2").replace("scope = \"feature\"\n", ""))
        .run(["status", "--all"])
        .code(0)
        .says("  C2  thin\n  - Craft, missing: C1, C3, C4, C5, C6 and 1 more\n  - Team, missing (optional): C8, C9, C10, C11, C12\n")
        .says("  - the weakest: C1 (missing), C3 (missing), C4 (missing), C5 (missing), C6 (missing)\n");
}

/// Whom to ask for what, who has not answered for how long.
#[test]
fn it_says_whom_to_ask_and_who_has_not_answered() {
    let peer = |name: &str, state: &str| {
        format!(
            "+++\nfrom = {{ name = \"{name}\", relation = \"peer\" }}\nstate = \"{state}\"\nasked = 2026-05-02\n+++\n# Given\n\nIt held.\n"
        )
    };
    let work = WORK.replace("criteria", "with = [\"Bo Lind (SRE)\", \"Eve Moe\"]\ncriteria");
    let packet = Packet::new()
        .file("evidence/basket.md", work)
        .file("feedback/ana.md", peer("Ana", "draft"))
        .file("feedback/bo.md", peer("Bo Lind", "requested"))
        .file("feedback/cy.md", peer("Cy", "declined"))
        .file("feedback/dee.md", peer("Dee", "given").replace("+++\n#", "given = 2026-05-20\n+++\n#"));
    let said = packet.run(["status", "--all"]).code(0);
    let said =
        said.says("  - not asked yet: Ana (`promo ask ana`)\n").says(" weeks: Bo Lind (`promo ask bo --again`)\n");
    said.says("  - could be asked: Eve Moe, for Impact\n")
        .keeps_still_of("Cy")
        .keeps_still_of("Dee")
        .keeps_still_of("could be asked: Bo");
    packet.run(["build", "--for", "self"]).code(0);
    let page = std::fs::read_to_string(packet.path("dist/self/requests.html")).unwrap();
    assert!(
        page.contains("Who could be asked") && page.contains("Eve Moe</p>") && !page.contains("Bo Lind (SRE)</p>"),
        "{page}"
    );
}

/// A line for each thing that one asks, nine or so.
#[test]
fn a_few_lines_say_how_it_stands() {
    let settings = format!("{}[cycle]\ndeadline = 2199-10-15\n", crate::packet::SETTINGS);
    let packet = Packet::empty().file("packet.toml", settings).file("evidence/basket.md", WORK);
    let out = packet
        .run(["status"])
        .code(0)
        .says("  criteria   1 thin, 7 missing, 1 more optional\n")
        .says("             thin: Impact\n")
        .says(" and 3 more\n")
        .says("  peers      0 of 3 given; ")
        .says("  questions  0 of 9 answered; ")
        .says("  check      ")
        .says("  deadline   15 October 2199, in ")
        .says("  log        nothing yet; `promo log \"what was done\"` takes a minute")
        .says("  next       ")
        .out();
    assert!(out.lines().count() <= 16, "{out}");
    packet.run(["log", "a thing"]).code(0);
    packet.run(["status"]).code(0).says("  log        last entry today\n");
    packet.run(["log", "a thing", "--date", "2025-08-01"]).code(0);
    packet.run(["status"]).code(0).says("  log        last entry today\n");
    let old = Packet::new()
        .file("log/2025-w31.md", "- 2025-08-01 a thing\n- 2099-08-01 a slip\n\n## 2 August 2025\n\n[What was it?]\n");
    old.run(["status"]).code(0).says("days ago; five minutes a week are enough");
}

#[test]
fn a_program_reads_it_too() {
    let packet = Packet::new().file("evidence/basket.md", WORK).file("log/a.md", "- 2026-03-14 a thing\n");
    let json = packet.run(["status", "--format", "json"]).code(0).out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["version"].as_u64(), json["candidate"].as_str()), (Some(1), Some("Kim Berg")));
    assert_eq!(json["criteria"].as_array().unwrap().len(), 9);
    assert_eq!(json["criteria"][2]["strength"], "thin");
    assert_eq!((json["peers"][0]["found"].as_u64(), json["peers"][0]["asked"].as_u64()), (Some(0), Some(3)));
    assert_eq!((json["last_entry"]["date"].as_str(), json["deadline"].is_null()), (Some("2026-03-14"), true));
    assert!(json["next"][0]["what"].is_string() && json["findings"]["errors"] == 0, "{json}");
}

#[test]
fn a_broken_packet_says_so() {
    Packet::empty().file("packet.toml", "[packet\n").run(["status"]).code(0);
}
