//! Which forms there are, and those of the author's company.

use super::{packet, with_format};
use crate::packet::Packet;

#[test]
fn forms_are_listed_and_shown_with_where_they_are_known_from() {
    let packet = with_format("limit = { words = 150 }\nfill = { from = \"impact\" }");
    let listed = packet.run(["export", "list"]).code(0).out();
    for said in ["amazon-forte", "reported by newspapers, as of 10 January 2026", "ours", "yours: formats/ours.toml"] {
        assert!(listed.contains(said), "{said}:\n{listed}");
    }
    let shown = packet.run(["export", "show", "meta-self-review"]).code(0).out();
    for said in
        ["1000 words in all", "https://automationhacks.io/", "at second hand, as of 25 August 2023", "500 to 1,500"]
    {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    packet.run(["export", "show", "ours"]).code(0).says("limit        150 words in the section");
    // Forms of ours can be looked at where there is no packet.
    Packet::empty().run(["export", "show", "plain"]).code(0).says("The case, by criterion");
}

#[test]
fn a_form_of_the_packet_takes_the_place_of_ours() {
    let own = "extends = \"lattice\"\ntitle = \"Lattice at ours\"\n[[sections]]\nid = \"growth\"\nprompt = \"Where to?\"\nlimit = { words = 9 }\n";
    let packet = packet().file("formats/lattice.toml", own);
    packet.run(["check"]).code(0);
    packet.run(["export", "show", "lattice"]).code(0).says("Lattice at ours").says("9 words in the section");
    packet.run(["export", "lattice", "--as", "text"]).code(0).says("Where to?");
}

#[test]
fn a_form_that_is_wrong_stops_at_check_with_its_place() {
    let packet = packet().file(
        "formats/ours.toml",
        "title = \"Ours\"\n\n[[sections]]\nid = \"one\"\nprompt = \"What?\"\nlimit = { words = 0 }\nfill = { from = \"impct\" }\nlimt = 3\n\n\
         [[sections]]\nid = \"one\"\nprompt = \"Again?\"\nfill = { from = \"impact\", criteria = [\"impac\"] }\n",
    );
    let said = packet.run(["check", "formats/ours.toml"]).code(1).out();
    for expected in [
        "error[contradictory-format]",
        "formats/ours.toml:6:19",
        "`words = 0` leaves no room",
        "unknown from `impct`",
        "did you mean `impact`?",
        "unknown key `limt`",
        "did you mean `limit`?",
        "section `one` is there twice",
        "first here",
        "unknown criterion `impac`",
    ] {
        assert!(said.contains(expected), "{expected}:\n{said}");
    }
    packet.run(["export", "plain"]).code(1).complains("nothing is exported while there are errors");
}
