//! The table of coverage.

use super::*;

const LINKED: &str = "title: Cut the checkout time\ndate: 2026-03-14\ncriteria: [impact]\nrole: lead\nscope: system\nlinks: [{title: Design, url: \"https://example.com\"}]\n\nIt was slow.";

/// The page without the rows at its head.
fn at_length(pages: &Pages) -> Vec<String> {
    let mut words = pages.words("coverage.html");
    let glance = words.iter().position(|line| line == "At a glance");
    if let Some((from, to)) = glance.zip(words.iter().position(|line| line.starts_with("Sources: "))) {
        words.drain(from..=to);
    }
    words
}

#[test]
fn a_criterion_without_proof_is_missing() {
    assert_eq!(
        at_length(&pages(&[])),
        [
            "Coverage",
            "Each criterion, what is expected of it at both levels, and how well it is proven.",
            "1 missing",
            "Criteria",
            "Criterion | As Engineer | As Senior Engineer | Strength, and why",
            "Impact | nothing | Changes something that matters. | missing / Holds it back: no note speaks for it",
            "What the words mean",
            "strong: one piece of work carries it, another stands beside it at the scope of the level, a peer or a figure with its source speaks for it, and not all of it lies within four months, where the candidate was there for longer",
            "supported: one piece of work carries it: the scope of the level, a leading part, and more than the candidate's word, all in one",
            "thin: some work counts, and no single piece of it carries the criterion",
            "not enough to judge: something is there, and no work that counts",
            "missing: nothing is there",
            "waived: it could not be met, and the reason is given",
            "Held against Small ladder, version 1."
        ]
    );
}

#[test]
fn criteria_stand_in_their_groups() {
    let rubric = format!("{CLARITY}{}", IMPACT.replace("impact", "depth").replace("Impact", "Depth"));
    let words = at_length(&pages(&[("rubric.toml", &rubric)]));
    assert_eq!(
        words[2..13],
        [
            "3 missing",
            "Criteria",
            "Criterion | As Engineer | As Senior Engineer | Strength, and why",
            "Impact | nothing | Changes something that matters. | missing / Holds it back: no note speaks for it",
            "Depth | nothing | Changes something that matters. | missing / Holds it back: no note speaks for it",
            "Ways of working",
            "Criterion | As Engineer | As Senior Engineer | Strength, and why",
            "Clarity | Writes what others can follow. | Makes others see. | missing / Holds it back: no note speaks for it",
            "What the words mean",
            "strong: one piece of work carries it, another stands beside it at the scope of the level, a peer or a figure with its source speaks for it, and not all of it lies within four months, where the candidate was there for longer",
            "supported: one piece of work carries it: the scope of the level, a leading part, and more than the candidate's word, all in one"
        ]
    );
}

#[test]
fn a_row_says_how_strong_it_is_and_why() {
    let notes = [
        ("evidence/a.md", LINKED),
        ("evidence/b.md", "title: B\ndate: 2026-03-15\ncriteria: [impact]\nrole: contributor\nscope: feature"),
        ("evidence/c.md", "title: C\ndate: 2026-03-16\ncriteria: [impact]\nstatus: in-progress"),
        ("impact/d.md", "claim: D\ncriteria: [impact]"),
    ];
    let row = |files: &[(&str, &str)]| {
        at_length(&pages(files)).into_iter().find(|line| line.starts_with("Impact | ")).unwrap()
    };
    assert_eq!(
        row(&notes[..3]),
        "Impact | nothing | Changes something that matters. | supported / carried by E-01: scope “system”, led it, something to look at / Holds it back: no second piece of work stands beside it at the scope of the level / Holds it back: nobody but the candidate speaks for it: no witness, and no figure with its source / Holds it back: all of it in one season: March 2026"
    );
    assert_eq!(
        row(&notes),
        "Impact | nothing | Changes something that matters. | supported / carried by E-01: scope “system”, led it, something to look at / Holds it back: no second piece of work stands beside it at the scope of the level / Holds it back: nobody but the candidate speaks for it: no witness, and no figure with its source / Holds it back: all of it in one season: March 2026"
    );
}

#[test]
fn a_waiver_shows_its_reason() {
    let waiver = "[[waivers]]\ncriterion = \"impact\"\nreason = \"the team shipped nothing in this window\"\n";
    assert_eq!(
        at_length(&pages(&[("packet.toml", waiver)]))[2..6],
        [
            "1 waived",
            "Criteria",
            "Criterion | As Engineer | As Senior Engineer | Strength, and why",
            "Impact | nothing | Changes something that matters. | waived / the team shipped nothing in this window"
        ]
    );
}

#[test]
fn what_is_optional_is_marked() {
    let rubric = format!("{LADDER}{IMPACT}need = \"optional\"\n");
    assert_eq!(
        at_length(&pages(&[("rubric.toml", &rubric)]))[5],
        "Impact optional | nothing | Changes something that matters. | missing / Holds it back: no note speaks for it"
    );
}

#[test]
fn what_is_optional_is_counted_apart() {
    let optional = |id: &str| {
        let criterion = IMPACT.replace("impact", id).replace("Impact", id);
        format!("{criterion}need = \"optional\"\n")
    };
    let tally = |rubric: &str| {
        let words = pages(&[("rubric.toml", &format!("{LADDER}{rubric}"))]).words("coverage.html");
        words[2..].iter().take_while(|line| *line != "At a glance").cloned().collect::<Vec<_>>()
    };
    assert_eq!(tally(&format!("{IMPACT}{}", optional("hiring"))), ["1 missing", "1 more optional"]);
    assert_eq!(tally(&format!("{}{}", optional("hiring"), optional("talks"))), ["2 optional"]);
    assert_eq!(tally(IMPACT), ["1 missing"]);
}

/// A rubric in which no level has a scope never speaks of one.
#[test]
fn without_scopes_no_word_is_explained_by_one() {
    let rubric = LADDER.replace("scope = \"feature\"\n", "").replace("scope = \"system\"\n", "");
    let words =
        pages(&[("rubric.toml", &format!("{rubric}{IMPACT}")), ("evidence/a.md", LINKED)]).words("coverage.html");
    assert!(words.iter().all(|line| !line.contains("scope")), "{words:#?}");
}

#[test]
fn one_level_is_shown_where_both_are_the_same() {
    let settings = SETTINGS.replace("\"mid\"", "\"senior\"");
    assert_eq!(
        at_length(&pages(&[("packet.toml", &settings)]))[..6],
        [
            "Coverage",
            "Each criterion, what is expected of it, and how well it is proven.",
            "1 missing",
            "Criteria",
            "Criterion | As Senior Engineer | Strength, and why",
            "Impact | Changes something that matters. | missing / Holds it back: no note speaks for it"
        ]
    );
}

#[test]
fn what_the_step_does_not_ask_anew_stands_apart() {
    let held = "[[criteria]]\nid = \"held\"\ntitle = \"Held\"\n[[criteria.expectations]]\nlevel = \"mid\"\ntext = \"Is held.\"\n\
                [[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n";
    let bare = held
        .replace("held", "bare")
        .replace("Held", "Bare")
        .replace("level = \"mid\"\ntext = \"Is bare.\"\n[[criteria.expectations]]\n", "");
    let rubric = format!("{held}{bare}");
    let work = |title: &str| format!("title: {title}\ndate: 2026-03-14\ncriteria: [held]");
    let (a, b) = (work("A"), work("B"));
    let pages = pages(&[("rubric.toml", &rubric), ("evidence/a.md", &a), ("evidence/b.md", &b)]);
    assert_eq!(
        pages.section("coverage.html", "What this step does not ask anew"),
        ["Held: Is held. Spoken for by E-01 A, E-02 B.", "Bare"]
    );
    assert_eq!(
        at_length(&pages)[2..6],
        [
            "1 missing",
            "Criteria",
            "Criterion | As Engineer | As Senior Engineer | Strength, and why",
            "Impact | nothing | Changes something that matters. | missing / Holds it back: no note speaks for it"
        ]
    );
}

#[test]
fn a_step_that_asks_nothing_is_told_as_such() {
    let rubric = format!(
        "{LADDER}{}",
        IMPACT.replace("text = \"Changes something that matters.\"", "not-applicable = true\nreason = \"nothing new\"")
    );
    assert_eq!(
        pages_with_errors(&[("rubric.toml", &rubric)]).words("coverage.html")[..4],
        [
            "Coverage",
            "Each criterion, what is expected of it at both levels, and how well it is proven.",
            "The rubric asks nothing of this step.",
            "What this step does not ask anew"
        ]
    );
}

/// What the rubric asks of peer feedback, against peers of these relations and levels.
fn quota(asked: &str, peers: &[&str]) -> Vec<String> {
    let notes: Vec<(String, String)> = peers
        .iter()
        .enumerate()
        .map(|(index, keys)| {
            (format!("feedback/{index}.md"), format!("from: {{name: P{index}, {keys}}}\n\n# Given\nIt is."))
        })
        .map(|(path, text)| {
            (
                path,
                text.replace("}\n\n", "}\nstate: given\n\n").replace(", asked}\nstate: given", "}\nstate: requested"),
            )
        })
        .collect();
    let rubric = format!("[feedback]\n{asked}\n");
    let mut files = vec![("rubric.toml", rubric.as_str())];
    files.extend(notes.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    pages(&files).section("coverage.html", "Peer feedback")
}

#[test]
fn peer_feedback_is_counted_against_what_the_rubric_asks_for() {
    let asked = "at-least = 3\noutside-team = 2\nat-target-level = 1";
    assert_eq!(
        quota(asked, &[]),
        [
            "0 pieces of peer feedback, where 3 are asked for: 3 short",
            "0 from outside the team, where 2 are asked for: 2 short",
            "0 from the target level or above, where 1 is asked for: 1 short"
        ]
    );
    assert_eq!(
        quota(asked, &["relation: peer, level: senior", "relation: partner, level: mid", "relation: cross-team"]),
        [
            "3 pieces of peer feedback, where 3 are asked for",
            "2 from outside the team, where 2 are asked for",
            "1 from the target level or above, where 1 is asked for"
        ]
    );
    assert_eq!(
        quota("at-least = 1", &["relation: peer", "relation: peer, asked"]),
        ["1 piece of peer feedback, where 1 is asked for"]
    );
}

/// Those who lead, teach or were taught are of the team, whatever team they name.
#[test]
fn only_another_team_or_craft_is_outside() {
    let outside =
        |relation: &str| quota("at-least = 1\noutside-team = 1", &[&format!("relation: {relation}")]).remove(1);
    for relation in ["peer", "leader", "mentee", "report", "manager"] {
        assert_eq!(outside(relation), "0 from outside the team, where 1 is asked for: 1 short", "{relation}");
    }
    for relation in ["cross-team", "partner"] {
        assert_eq!(outside(relation), "1 from outside the team, where 1 is asked for", "{relation}");
    }
}

#[test]
fn a_number_of_one_relation_is_counted_by_itself() {
    let told = quota("at-least = 2\nreport = 2\npartner = 1", &["relation: report", "relation: peer"]);
    assert_eq!(
        told[1..],
        [
            "1 from those who report to the candidate, where 2 are asked for: 1 short",
            "0 from another craft, where 1 is asked for: 1 short"
        ]
    );
}

#[test]
fn a_peer_of_the_target_level_counts_as_such() {
    let senior = |keys: &str| quota("at-least = 1\nat-target-level = 1", &[&format!("relation: peer{keys}")]).remove(1);
    assert_eq!(senior(", level: senior"), "1 from the target level or above, where 1 is asked for");
    assert_eq!(senior(", level: mid"), "0 from the target level or above, where 1 is asked for: 1 short");
    assert_eq!(senior(""), "0 from the target level or above, where 1 is asked for: 1 short");
}

#[test]
fn a_peer_above_the_target_level_counts_too() {
    let rubric = format!(
        "{LADDER}[[levels]]\nid = \"staff\"\ntitle = \"Staff Engineer\"\nscope = \"system\"\n{IMPACT}[[criteria.expectations]]\nlevel = \"staff\"\ntext = \"More.\"\n[feedback]\nat-least = 1\nat-target-level = 1\n"
    );
    let peer = "from: {name: Ana, relation: peer, level: staff}\nstate: given\n\n# Given\nIt is.";
    let pages = pages(&[("rubric.toml", &rubric), ("feedback/a.md", peer)]);
    assert_eq!(
        pages.section("coverage.html", "Peer feedback")[1],
        "1 from the target level or above, where 1 is asked for"
    );
}

#[test]
fn without_a_target_level_a_peer_of_no_level_is_not_of_it() {
    let settings = SETTINGS.replace("target = \"senior\"\n", "");
    let rubric = "[feedback]\nat-least = 1\nat-target-level = 1\n";
    let peer = "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nIt is.";
    let pages = pages_with_errors(&[("packet.toml", &settings), ("rubric.toml", rubric), ("feedback/a.md", peer)]);
    assert_eq!(
        pages.section("coverage.html", "Peer feedback")[1],
        "0 from the target level or above, where 1 is asked for: 1 short"
    );
}

#[test]
fn the_words_are_explained_and_the_rubric_is_named() {
    let rubric = format!("{}{IMPACT}", LADDER.replace("scopes", "version = \"3\"\nsource = \"the handbook\"\nscopes"));
    assert_eq!(
        pages(&[("rubric.toml", &rubric)]).section("coverage.html", "What the words mean"),
        [
            "strong: one piece of work carries it, another stands beside it at the scope of the level, a peer or a figure with its source speaks for it, and not all of it lies within four months, where the candidate was there for longer",
            "supported: one piece of work carries it: the scope of the level, a leading part, and more than the candidate's word, all in one",
            "thin: some work counts, and no single piece of it carries the criterion",
            "not enough to judge: something is there, and no work that counts",
            "missing: nothing is there",
            "waived: it could not be met, and the reason is given",
            "Held against Small ladder, version 3. Source: the handbook."
        ]
    );
}

/// Of a ladder with scales that this level takes no step on, the names are one line.
#[test]
fn much_that_is_asked_at_no_level_is_one_line() {
    let bare = |id: &str| {
        format!(
            "[[criteria]]\nid = \"{id}\"\ntitle = \"Bare {id}\"\n[[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n"
        )
    };
    let rubric = ["a", "b", "c", "d"].map(bare).concat();
    let section = |rubric: &str| {
        let heading = "What this step does not ask anew";
        pages(&[("rubric.toml", &format!("{LADDER}{IMPACT}{rubric}"))]).section("coverage.html", heading)
    };
    assert_eq!(section(&rubric), ["This step asks nothing of Bare a, Bare b, Bare c, Bare d."]);
    assert_eq!(section(&["a", "b"].map(bare).concat()), ["Bare a", "Bare b"]);
}
