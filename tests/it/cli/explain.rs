//! `promo explain`.

use crate::packet::Packet;

#[test]
fn every_rule_has_a_line_and_a_page() {
    let nowhere = Packet::empty();
    let list = nowhere.run(["explain"]).code(0).stderr("").out();
    let names: Vec<&str> =
        list.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' ')).collect();
    let names: Vec<&str> = names.iter().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 50, "{list}");
    for name in names {
        nowhere.run(["explain", name]).code(0).says(name).says("Why it matters: ").says("Bad:\n").says("Good:\n");
    }
}

#[test]
fn the_list_is_grouped_by_what_a_rule_is_worth() {
    let list = Packet::empty().run(["explain"]).out();
    let places = ["errors: ", "\n  broken-link ", "\nwarnings: ", "\n  claim-without-evidence ", "\nhints: "]
        .map(|part| list.find(part).unwrap());
    assert!(places.is_sorted(), "{list}");
}

#[test]
fn a_page_reads_as_text() {
    let page = Packet::empty().run(["explain", "broken-link"]).code(0).out();
    assert!(
        page.starts_with("broken-link (error)\n\nA link to a file that is not in the packet\n\nWhy it matters: "),
        "{page}"
    );
    assert!(page.contains("\nBad:\n\n  evidence/cache.md\n    +++\n    title = "), "{page}");
    assert!(!page.contains("```"), "{page}");
}

#[test]
fn a_near_miss_is_guessed() {
    let nowhere = Packet::empty();
    nowhere
        .run(["explain", "broken-lnik"])
        .code(2)
        .stdout("")
        .stderr("error: there is no rule and no key `broken-lnik`\n  help: did you mean `broken-link`?\n");
    nowhere.run(["explain", "zzzzzzzz"]).code(2).complains("`promo explain` lists every rule");
    nowhere.run(["explain", "[broken-link]"]).code(0);
    nowhere.run(["explain", "critera"]).code(2).complains("did you mean `criteria`?");
    nowhere.run(["explain", "evidence.rolle"]).code(2).complains("did you mean `evidence.role`?");
}

#[test]
fn keys_can_be_asked_for() {
    let nowhere = Packet::empty();
    nowhere.run(["explain"]).says("`promo explain KEY` says what a key takes");
    nowhere.run(["explain", "feedback.from"]).code(0).says("from: a table with the peer's `name` and `relation`\n");
    nowhere
        .run(["explain", "packet.toml"])
        .code(0)
        .says("packet.toml: who asks for what")
        .says("\n  candidate.current ");
    nowhere.run(["explain", "[candidate]"]).code(0).says("  stands in   packet.toml\n");
}
