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
