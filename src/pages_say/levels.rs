//! What changes from the level held to the level asked for.

use super::*;

#[test]
fn what_changes_stands_beside_what_was() {
    assert_eq!(
        pages(&[("rubric.toml", CLARITY)]).words("levels.html"),
        [
            "Levels",
            "What changes from Engineer to Senior Engineer.",
            "From Engineer",
            "Scope: feature",
            "To Senior Engineer",
            "Scope: system",
            "What changes",
            "What is expected of each criterion at both levels",
            "Criterion | Engineer | Senior Engineer",
            "Impact | nothing | Changes something that matters.",
            "Clarity | Writes what others can follow. | Makes others see."
        ]
    );
}

#[test]
fn a_level_says_what_it_owns_and_for_how_long() {
    let level = |sustained: &str| {
        let rubric = format!("{LADDER}{IMPACT}").replace(
            "title = \"Senior Engineer\"",
            &format!("title = \"Senior Engineer\"\nowns = \"systems\"\nsustained = \"{sustained}\"\naliases = [\"L5\", \"Senior\"]"),
        );
        pages(&[("rubric.toml", &rubric)]).section("levels.html", "To Senior Engineer")
    };
    assert_eq!(
        level("6 months"),
        ["Owns: systems", "Scope: system", "Work at this level for: 6 months", "Also called: L5, Senior"]
    );
    assert_eq!(
        ["1 month", "2 quarters", "1 year", "24 months", "18 months"].map(|time| level(time).remove(2)),
        [
            "Work at this level for: 1 month",
            "Work at this level for: 6 months",
            "Work at this level for: 1 year",
            "Work at this level for: 2 years",
            "Work at this level for: 18 months",
        ]
    );
}

#[test]
fn what_is_not_asked_anew_stays_as_it_is() {
    let held = "[[criteria]]\nid = \"held\"\ntitle = \"Held\"\n[[criteria.expectations]]\nlevel = \"mid\"\ntext = \"Is held.\"\n\
                [[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n";
    let bare = "[[criteria]]\nid = \"bare\"\ntitle = \"Bare\"\n[[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n";
    let optional = "[[criteria]]\nid = \"more\"\ntitle = \"More\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Does more.\"\nneed = \"optional\"\n";
    let rubric = format!("{held}{bare}{optional}");
    let pages = pages(&[("rubric.toml", &rubric)]);
    assert_eq!(
        pages.section("levels.html", "What changes"),
        [
            "What is expected of each criterion at both levels",
            "Criterion | Engineer | Senior Engineer",
            "Impact | nothing | Changes something that matters.",
            "More optional | nothing | Does more."
        ]
    );
    assert_eq!(pages.section("levels.html", "What stays as it is"), ["Held: Is held.", "Bare"]);
}

#[test]
fn where_nothing_changes_it_is_said() {
    let rubric = format!(
        "{LADDER}{}",
        IMPACT.replace("text = \"Changes something that matters.\"", "not-applicable = true\nreason = \"nothing new\"")
    );
    assert_eq!(
        pages_with_errors(&[("rubric.toml", &rubric)]).words("levels.html"),
        [
            "Levels",
            "What changes from Engineer to Senior Engineer.",
            "From Engineer",
            "Scope: feature",
            "To Senior Engineer",
            "Scope: system",
            "The rubric names nothing that changes between these levels.",
            "What stays as it is",
            "Impact"
        ]
    );
}

#[test]
fn a_packet_without_target_shows_the_level_held() {
    let settings = SETTINGS.replace("target = \"senior\"\n", "");
    assert_eq!(
        pages_with_errors(&[("packet.toml", &settings)]).words("levels.html"),
        [
            "Levels",
            "What changes.",
            "From Engineer",
            "Scope: feature",
            "The rubric names nothing that changes between these levels."
        ]
    );
    let settings = SETTINGS.replace("\"mid\"", "\"senior\"");
    assert_eq!(pages(&[("packet.toml", &settings)]).words("levels.html")[..2], ["Levels", "What changes."]);
}
