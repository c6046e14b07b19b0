//! YAML and JSON, whatever their keys are called.

use super::*;

#[test]
fn records_name_their_level_and_their_theme() {
    let text = "\
name: Kitchen
levels:
  - {id: a, name: Cook}
  - {id: b1, name: Head (Hot)}
  - {id: b2, name: Head (Cold)}
themes:
  - {id: t, name: Taste, summary: What it tastes like.}
competencies:
  - {id: 1f-2, level: a, theme: t, summary: Salts., examples: [soup, bread], proficiency: Aware}
  - {id: 3f-4, level: b1, theme: t, summary: |
      1. Seasons.}
";
    let text =
        text.replace("|\n      1. Seasons.}", "\"1. Seasons.\"}\n  - {id: x, level: b2, theme: t, summary: Chills.}");
    let imported = read_file("a.yaml", text);
    assert_eq!(
        cells(&imported),
        ["Taste / Cook: Salts.", "Taste / Head (Hot): 1. Seasons.", "Taste / Head (Cold): Chills."]
    );
    let read = rubric(&imported.rubric);
    assert_eq!(read.levels[1].track.as_ref().map(|track| track.value.as_str()), Some("Hot"));
    assert_eq!(read.levels[2].equivalent.as_ref().map(|it| it.value.as_str()), Some("b1"));
    let statement = &read.criteria[0].expectations[0].statements[0];
    assert_eq!(statement.id.as_ref().map(|id| id.value.as_str()), Some("1f-2"));
    assert_eq!(statement.examples, ["soup", "bread"]);
    assert_eq!(read.criteria[0].summary.as_deref(), Some("What it tastes like."));
}

#[test]
fn topics_hold_levels() {
    let text = r#"{"title": "All", "topics": [
        {"title": "Code", "path": "code", "summary": "About code.", "levels": [
            {"title": "n00b", "path": "n00b", "summary": "Begins.", "criteria": ["Reads.", "Asks."]},
            {"title": "Pr0", "path": "pr0", "criteria": ["Writes."]}]}], "colour": "red"}"#;
    let imported = read_file("a.json", text);
    assert_eq!(cells(&imported), ["Code / n00b: Reads. | Asks.", "Code / Pr0: Writes."]);
    assert_eq!(imported.report.counts.headlines, 1);
    assert_eq!(imported.report.left[0].why, "a key that a rubric does not have: `colour`");
    assert_eq!(imported.report.left[0].line, 4);
}

#[test]
fn levels_are_keys() {
    let text = "\
skills:
  - id: pair
    name: Pairing
    human:
      description: Working together.
      proficiencyDescriptions:
        awareness: Takes part.
        working: Leads it.
    markers:
      working:
        human: [was asked again]
    agent:
      useWhen: never
";
    let imported = read_file("a.yml", text);
    assert_eq!(cells(&imported), ["Pairing / Awareness: Takes part.", "Pairing / Working: Leads it."]);
    assert_eq!(imported.report.counts.signals, 1);
    assert_eq!(imported.report.left.len(), 1);
}

#[test]
fn levels_have_no_names_but_their_number() {
    let text = r#"{"MOBILE": {"displayName": "Mobile", "milestones": [{"summary": "Works.", "signals": ["s"], "examples": ["e"]}, {"summary": "Leads."}]},
        "WEB": {"displayName": "Web", "milestones": [{"summary": "Tries."}, {"summary": "Knows."}]}}"#;
    let imported = read_file("a.json", text);
    let expected = [
        "Mobile / Milestone 1: Works.",
        "Mobile / Milestone 2: Leads.",
        "Web / Milestone 1: Tries.",
        "Web / Milestone 2: Knows.",
    ];
    assert_eq!(cells(&imported), expected);
}

#[test]
fn levels_hold_what_is_asked() {
    let text = r#"{"ladder": [{"level": "Junior", "expectations": {"Code": ["Reads.", "Asks."], "Talk": "Listens."}},
        {"level": "Senior", "expectations": {"Code": ["Writes."]}}]}"#;
    let expected = ["Code / Junior: Reads. | Asks.", "Code / Senior: Writes.", "Talk / Junior: Listens."];
    assert_eq!(cells(&read_file("a.json", text)), expected);
}

#[test]
fn front_matter_builds_on_a_page_beside_it() {
    let page = |title: &str, text: &str| {
        format!(
            "---\ntitle: T\ntopics:\n  - name: \"impact\"\n    title: {title}\n    content:\n      - level: 1\n        criteria:\n          - \"{text}\"\n      - level: 2\n        exampleCriteria:\n          - criteria: \"{text} more\"\n            examples: [\"like this\"]\n---\nProse.\n"
        )
    };
    let (own, generic) = (page("", "Ships"), page("\"Impact of all\"", "Finishes"));
    let mut source = source(&[("teams/web.md", own.as_bytes())]);
    source.beside = vec![SourceFile { path: "generic.md".to_owned(), bytes: generic.into_bytes() }];
    let imported = import(&source, &ImportOptions::default()).unwrap();
    let expected = ["Impact of all / Level 1: Finishes | Ships", "Impact of all / Level 2: Finishes more | Ships more"];
    assert_eq!(cells(&imported), expected);
    assert_eq!(imported.report.counts.examples, 2);
    assert!(imported.report.notes.iter().any(|note| note.starts_with("2 statements come from generic.md")));
    assert_eq!(imported.report.left.len(), 1, "the prose alone: {:?}", imported.report.left);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    assert!(fault("a.yaml", "a: &x [1]\nb: *x\n").starts_with("a.yaml:1: "));
    assert!(fault("a.json", "{\"a\": [1,\n2,,]}").starts_with("a.json:2: "));
    assert!(fault("a.md", "---\ntopics:\n  - &a {name: x}\n  - *a\n---\n").starts_with("a.md:3: "));
}
