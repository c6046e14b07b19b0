//! What each strength takes, and what holds it back.

use super::*;
use crate::edition::make_edition;
use crate::packet::read_packet;
use crate::source::Tree;
use crate::vocabulary::Audience;

const SETTINGS: &str = "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
                        [window]\nfrom = 2025-07-01\nto = 2026-06-30\n";

const RUBRIC: &str = "id = \"small\"\ntitle = \"Small\"\nscopes = [\"feature\", \"system\"]\n[[levels]]\nid = \"mid\"\nscope = \"feature\"\n\
                      [[levels]]\nid = \"senior\"\nscope = \"system\"\n[[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\n\
                      text = \"Changes something.\"\n";

fn note(keys: &str) -> String {
    format!("+++\ntitle = \"x\"\ncriteria = [\"impact\"]\n{keys}\n+++\nWords.\n")
}

/// The strength of the one criterion, and what holds it back.
fn judged(settings: &str, evidence: &[&str], feedback: &str) -> (Strength, String) {
    let notes: Vec<(String, String)> =
        evidence.iter().enumerate().map(|(index, keys)| (format!("evidence/e{index}.md"), note(keys))).collect();
    let settings = format!("{SETTINGS}{settings}");
    let mut files = vec![("packet.toml", settings.as_str()), ("rubric.toml", RUBRIC)];
    files.extend(notes.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    if !feedback.is_empty() {
        files.push(("feedback/ana.md", feedback));
    }
    let mut diagnostics = Vec::new();
    let packet = read_packet(&Tree::of(&files), &mut diagnostics);
    assert_eq!(diagnostics, []);
    let coverage = make_edition(&packet, Audience::Committee).coverage.remove(0);
    (coverage.strength.unwrap(), coverage.held_back().collect::<Vec<_>>().join("; "))
}

const FULL: &str = "scope = \"system\"\nrole = \"lead\"\nlinks = [{title = \"Design\", url = \"https://example.com\"}]";
const GIVEN: &str =
    "---\nfrom: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\n---\n# Given\nKim cut it in March.\n";

fn dated(date: &str, rest: &str) -> String {
    format!("date = {date}\n{rest}")
}

#[test]
fn nothing_is_missing_and_a_waiver_says_why() {
    assert_eq!(judged("", &[], "").0, Strength::Missing);
    let waiver = "[[waivers]]\ncriterion = \"impact\"\nreason = \"no chance\"\n";
    assert_eq!(judged(waiver, &[], "").0, Strength::Waived);
}

#[test]
fn two_seasons_two_sources_and_a_lead_are_strong() {
    let evidence = [dated("2025-09-01", FULL), dated("2026-03-01", FULL)];
    assert_eq!(judged("", &[&evidence[0], &evidence[1]], GIVEN), (Strength::Strong, String::new()));
}

#[test]
fn one_season_is_held_back() {
    let evidence = [dated("2026-02-01", FULL), dated("2026-03-01", FULL)];
    let (strength, because) = judged("", &[&evidence[0], &evidence[1]], GIVEN);
    assert_eq!((strength, because.as_str()), (Strength::Supported, "all of it in one period: 2026-H1"));
}

#[test]
fn a_narrow_scope_is_thin_however_well_it_is_proven() {
    let narrow = FULL.replace("system", "feature");
    let evidence = [dated("2025-09-01", &narrow), dated("2026-03-01", &narrow)];
    let (strength, because) = judged("", &[&evidence[0], &evidence[1]], GIVEN);
    assert_eq!(strength, Strength::Thin);
    assert!(because.contains("scope `feature`, where the level asks for `system`"), "{because}");
}

#[test]
fn words_alone_are_too_little_to_judge() {
    assert_eq!(judged("", &["date = 2026-03-01"], "").0, Strength::NotEnoughToJudge);
    assert_eq!(judged("", &["date = 2026-03-01\nscope = \"system\""], "").0, Strength::Thin);
}

#[test]
fn what_does_not_count_is_said() {
    let unfinished = dated("2026-03-01", &format!("status = \"in-progress\"\n{FULL}"));
    let old = dated("2020-03-01", FULL);
    let (strength, because) = judged("", &[&unfinished, &old], "");
    assert_eq!(strength, Strength::NotEnoughToJudge);
    assert!(because.ends_with("not finished yet and outside the window"), "{because}");
    assert_eq!(judged("", &[], GIVEN).0, Strength::NotEnoughToJudge, "praise is not proof");
}

#[test]
fn one_season_is_all_there_is_when_the_candidate_was_away_for_the_other() {
    let evidence = [dated("2026-02-01", FULL), dated("2026-03-01", FULL)];
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-12-31\nwhy = \"leave\"\n";
    assert_eq!(judged(away, &[&evidence[0], &evidence[1]], GIVEN), (Strength::Strong, String::new()));
}

#[test]
fn an_absence_is_not_a_gap() {
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-11-30\nwhy = \"leave\"\n";
    let files = [
        ("packet.toml", format!("{SETTINGS}{away}")),
        ("rubric.toml", RUBRIC.to_owned()),
        ("evidence/a.md", note("date = 2026-03-01")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let packet = read_packet(&Tree::of(&files), &mut Vec::new());
    let edition = make_edition(&packet, Audience::Committee);
    assert_eq!(edition.coverage[0].periods, [Standing::Away, Standing::Proven(vec![0])]);
}
