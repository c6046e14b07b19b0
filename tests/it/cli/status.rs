//! `promo status`.

use crate::packet::Packet;

const WORK: &str =
    "+++\ntitle = \"The basket\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\nscope = \"feature\"\n+++\nIt was slow.\n";

#[test]
fn it_says_how_the_packet_stands_and_what_to_do_next() {
    let packet = Packet::new().file("evidence/basket.md", WORK);
    packet
        .run(["status"])
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
    let out = packet.run(["status"]).code(0).out();
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
        .run(["status"])
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
    let said = packet.run(["status"]).code(0);
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
