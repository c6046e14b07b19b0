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

const SKILLS: &str = "\
skills:
  - {id: prep, name: Preparing, proficiencyDescriptions: {awareness: Washes., working: Cuts., expert: Teaches.}}
  - {id: heat, name: Heating, proficiencyDescriptions: {awareness: Boils., working: Fries., expert: Smokes.}}
  - {id: till, name: Selling, proficiencyDescriptions: {awareness: Counts., working: Sums., expert: Prices.}}
";
const RANKS: &str = "\
- {id: k1, title: Commis, managementTitle: Runner, base: {core: awareness, broad: awareness}, expectations: {scope: One pan.}}
- {id: k2, title: Chef, managementTitle: Host, base: {core: expert, broad: working}, expectations: {scope: All pans.}}
";

/// A kitchen with these files beside its skills and its ranks.
fn kitchen(more: &[(&str, &str)], track: Option<&str>) -> Imported {
    let mut files = vec![("a/levels.yaml", RANKS), ("a/skills.yaml", SKILLS)];
    files.extend(more);
    let files: Vec<(&str, &[u8])> = files.into_iter().map(|(path, text)| (path, text.as_bytes())).collect();
    let options = ImportOptions { track: track.map(str::to_owned), ..ImportOptions::default() };
    import(&source(&files), &options).unwrap_or_else(|fault| panic!("{fault}; {}", fault.help))
}

/// `track level: criterion step, criterion step`.
fn expects(imported: &Imported) -> Vec<String> {
    let rubric = rubric(&imported.rubric);
    let level = |level: &crate::rubric::Level| {
        let track = level.track.as_ref().map_or("-", |track| track.value.as_str());
        let steps: Vec<String> = level
            .expects
            .iter()
            .map(|one| format!("{} {}", one.criterion.value, rubric.proficiencies[one.proficiency].title.value))
            .collect();
        format!("{track} {}: {}", level.title, steps.join(", "))
    };
    rubric.levels.iter().map(level).collect()
}

const HOT: (&str, &str) = ("a/roles/hot.yaml", "title: Hot Kitchen\ncoreSkills: [heat]\nbroadSkills: [prep]\n");
const FRONT: (&str, &str) = ("a/roles/front.yaml", "title: Front\ncoreSkills: [till]\n");

#[test]
fn levels_ask_tiers_for_steps_and_disciplines_say_which_skill_is_of_which() {
    let one = kitchen(&[HOT], None);
    let asked = ["- Commis: heat Awareness, prep Awareness", "- Chef: heat Expert, prep Working"];
    assert_eq!(expects(&one), asked);
    // Where nothing else is said of the levels, they are levels all the same.
    let bare = RANKS.replace(", expectations: {scope: One pan.}", "").replace(", expectations: {scope: All pans.}", "");
    let bare = [("levels.yaml", bare.as_bytes()), ("skills.yaml", SKILLS.as_bytes()), ("hot.yaml", HOT.1.as_bytes())];
    assert_eq!(expects(&import(&source(&bare), &ImportOptions::default()).unwrap()), asked);
    let two = kitchen(&[HOT, FRONT], None);
    let hot = ["Hot Kitchen Commis: heat Awareness, prep Awareness", "Hot Kitchen Chef: heat Expert, prep Working"];
    let front = ["Front Commis: till Awareness", "Front Chef: till Expert"];
    assert_eq!(expects(&two), [hot, front].concat());
    let levels = rubric(&two.rubric).levels;
    assert_eq!(levels[3].id.value, "k2-front");
    assert_eq!(levels[3].equivalent.as_ref().map(|level| level.value.as_str()), Some("k2-hot-kitchen"));
    // A name that both tracks have names neither.
    assert_eq!(levels[3].aliases, Vec::<String>::new());
    assert_eq!(rubric(&one.rubric).levels[1].aliases, ["Host"]);
    assert!(two.report.left.iter().any(|left| left.why.contains("another name of several levels")));
    // What stands on both tracks was said once.
    let counts = two.report.counts;
    assert_eq!((counts.statements, counts.statements_read), (11, 11));
    assert!(two.report.notes.iter().any(|note| note.contains("Hot Kitchen, Front; `--track`")), "{:?}", two.report);
}

#[test]
fn one_discipline_is_taken_by_its_name() {
    let front = kitchen(&[HOT, FRONT], Some("front"));
    assert_eq!(expects(&front), ["Front Commis: till Awareness", "Front Chef: till Expert"]);
    let levels = rubric(&front.rubric).levels;
    assert_eq!(
        (front.report.counts.statements, levels.len(), levels[1].aliases.as_slice()),
        (11, 2, &["Host".to_owned()][..])
    );
    assert!(front.report.notes.iter().any(|note| note.contains("only `front` was taken")), "{:?}", front.report);
}

/// What moves steps up and down is told, since nobody knows how far; words that are no skills are left.
#[test]
fn shifts_and_unknown_skills_are_told() {
    let shift = ("a/tracks/night.yaml", "title: Night\nskillModifiers: {hot: 1, cold: -1}\n");
    let odd = ("a/roles/odd.yaml", "title: Odd\ncoreSkills: [juggling]\n");
    let imported = kitchen(&[HOT, shift, odd], None);
    let left = |word: &str| imported.report.left.iter().any(|left| left.why.contains(word));
    assert!(left("a shift of steps") && left("`coreSkills`"), "{:?}", imported.report.left);
    assert_eq!(rubric(&imported.rubric).levels.len(), 2);
}
