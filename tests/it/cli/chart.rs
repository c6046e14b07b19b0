//! `promo chart`.

use crate::packet::Packet;

const WORK: &str = "---\ntitle: The basket <1 & 2>\nfrom: 2026-01-14\nto: 2026-03-14\ncriteria: [impact]\nscope: feature\nrole: lead\n\
                    metrics: [{id: wait, name: Wait, before: 9 s, after: 3 s, method: median, source: files/wait.svg}]\n---\nIt was slow.\n";

const OWN: &str = "---\ntitle: Mine alone\ndate: 2026-02-14\naudience: self\ncriteria: [impact]\n\
                   metrics: [{id: secret-wait, name: Hidden wait, before: 9 s, after: 3 s}]\n---\nWords.\n";

const PEER: &str = "---\nfrom: {name: Ana Ruiz, relation: cross-team}\nstate: requested\nasked: 2026-05-02\ncriteria: [scope]\n---\n\n# Draft\n\nWords.\n";

fn packet() -> Packet {
    Packet::new()
        .file("evidence/basket.md", WORK)
        .file("evidence/own.md", OWN)
        .file("feedback/ana.md", PEER)
        .file("files/wait.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
}

#[test]
fn without_a_name_it_lists_what_this_reader_has() {
    let packet = packet();
    let own = packet.run(["chart", "--for", "self"]).code(0).out();
    let names = |listed: &str| -> Vec<String> {
        listed.lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(names(&own), ["timeline", "who-spoke", "scope", "wait", "secret-wait"]);
    assert_eq!(names(&packet.run(["chart"]).code(0).out()), ["timeline", "who-spoke", "scope", "wait"]);
    let committee = packet.run(["chart", "--for", "committee"]).code(0).out();
    assert_eq!(names(&committee), ["timeline", "scope", "wait"], "a committee does not learn who was asked");
    assert!(committee.contains("Wait: 9 s → 3 s"), "{committee}");
}

#[test]
fn a_picture_goes_to_standard_output_or_into_a_file() {
    let packet = packet();
    for name in ["timeline", "who-spoke", "scope", "wait"] {
        let drawn = packet.run(["chart", name]).code(0).out();
        assert!(drawn.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "), "{drawn}");
        assert!(
            drawn.ends_with("</svg>\n") && drawn.contains("<title id=") && drawn.contains("fill=\"#fff\""),
            "{drawn}"
        );
        assert!(!drawn.contains("style=") && !drawn.contains("Mine alone") && !drawn.contains("E-02"), "{drawn}");
        assert_eq!(drawn, packet.run(["chart", name]).code(0).out(), "the same bytes each time");
        packet.run(["chart", name, "-o", "out.svg", "--force"]).code(0).says("out.svg");
        assert_eq!(std::fs::read_to_string(packet.path("out.svg")).unwrap(), drawn);
    }
    assert!(packet.run(["chart", "wait"]).code(0).out().contains("Source: wait.svg"));
}

#[test]
fn what_is_there_is_written_over_only_when_asked() {
    let packet = packet().file("out.svg", "mine");
    packet.run(["chart", "wait", "-o", "out.svg"]).code(2);
    assert_eq!(std::fs::read_to_string(packet.path("out.svg")).unwrap(), "mine");
    packet.run(["chart", "wait", "-o", "out.svg", "--force"]).code(0);
    assert!(std::fs::read_to_string(packet.path("out.svg")).unwrap().starts_with("<svg"));
}

#[test]
fn an_unknown_name_is_told_what_there_is() {
    packet().run(["chart", "timelin"]).code(2).complains("there is no picture `timelin`").complains("`timeline`");
    packet().run(["chart", "secret-wait"]).code(2).complains("there is no picture `secret-wait`");
}

#[test]
fn while_there_are_errors_nothing_is_drawn() {
    let packet = packet().file("evidence/broken.md", "---\ntitle: No day\n---\nWords.\n");
    let done = packet
        .run(["chart", "timeline", "-o", "out.svg"])
        .code(1)
        .complains("no picture is made while there are errors");
    assert_eq!(done.out(), "");
    assert!(!packet.path("out.svg").exists());
}
