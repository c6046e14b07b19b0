//! What each strength takes, and what holds it back.

use super::*;
use crate::edition::{Standing, make_edition};
use crate::packet::read_packet;
use crate::source::Tree;
use crate::vocabulary::{Audience, NoteKind};

const SETTINGS: &str = "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
                        [window]\nfrom = 2025-07-01\nto = 2026-06-30\n";

const RUBRIC: &str = "id = \"small\"\ntitle = \"Small\"\nscopes = [\"feature\", \"system\"]\n[[levels]]\nid = \"mid\"\nscope = \"feature\"\n\
                      [[levels]]\nid = \"senior\"\nscope = \"system\"\n[[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\n\
                      text = \"Changes something.\"\n";

fn note(keys: &str) -> String {
    format!("+++\ntitle = \"x\"\ncriteria = [\"impact\"]\n{keys}\n+++\nWords.\n")
}

/// The strength of the one criterion, and what holds it back.
fn judged(settings: &str, evidence: &[&str], feedback: &str) -> (Strength, Vec<Reason>) {
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
    (coverage.strength.unwrap(), coverage.held_back().cloned().collect())
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
    assert_eq!(judged("", &[&evidence[0], &evidence[1]], GIVEN), (Strength::Strong, vec![]));
}

#[test]
fn one_season_is_held_back() {
    let evidence = [dated("2026-02-01", FULL), dated("2026-03-01", FULL)];
    let held_back = vec![Reason::Spread(Spread::OnePeriod(1))];
    assert_eq!(judged("", &[&evidence[0], &evidence[1]], GIVEN), (Strength::Supported, held_back));
}

#[test]
fn a_narrow_scope_is_thin_however_well_it_is_proven() {
    let narrow = FULL.replace("system", "feature");
    let evidence = [dated("2025-09-01", &narrow), dated("2026-03-01", &narrow)];
    let held_back = vec![Reason::Scope(Scope::Narrow { reached: 0, wanted: 1 })];
    assert_eq!(judged("", &[&evidence[0], &evidence[1]], GIVEN), (Strength::Thin, held_back));
}

#[test]
fn words_alone_are_too_little_to_judge() {
    assert_eq!(judged("", &["date = 2026-03-01"], ""), (Strength::NotEnoughToJudge, vec![Reason::OnlyTold]));
    assert_eq!(judged("", &["date = 2026-03-01\nscope = \"system\""], "").0, Strength::Thin);
}

#[test]
fn what_does_not_count_is_said() {
    let unfinished = dated("2026-03-01", &format!("status = \"in-progress\"\n{FULL}"));
    let old = dated("2020-03-01", FULL);
    let aside = BTreeSet::from([SetAside::InProgress, SetAside::OutsideWindow]);
    let held_back = vec![Reason::NothingCounts(aside)];
    assert_eq!(judged("", &[&unfinished, &old], ""), (Strength::NotEnoughToJudge, held_back));
    let praise = vec![Reason::NoEvidence(BTreeSet::new())];
    assert_eq!(judged("", &[], GIVEN), (Strength::NotEnoughToJudge, praise), "praise is not proof");
}

#[test]
fn one_season_is_all_there_is_when_the_candidate_was_away_for_the_other() {
    let evidence = [dated("2026-02-01", FULL), dated("2026-03-01", FULL)];
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-12-31\nwhy = \"leave\"\n";
    assert_eq!(judged(away, &[&evidence[0], &evidence[1]], GIVEN), (Strength::Strong, vec![]));
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

#[test]
fn a_period_is_empty_when_the_candidate_was_there_for_half_of_it() {
    let evidence = [dated("2026-02-01", FULL), dated("2026-03-01", FULL)];
    let away = "[[away]]\nfrom = 2025-07-01\nto = 2025-09-30\nwhy = \"leave\"\n";
    let held_back = vec![Reason::Spread(Spread::OnePeriod(1))];
    assert_eq!(judged(away, &[&evidence[0], &evidence[1]], GIVEN), (Strength::Supported, held_back));
}

#[test]
fn a_peer_is_a_source_by_the_criterion_or_by_the_work_they_saw() {
    let evidence = "date = 2026-03-01\nscope = \"system\"\nrole = \"lead\"";
    let is_one = |feedback: &str| {
        let (_, held_back) = judged("", &[evidence], feedback);
        held_back.iter().any(|reason| matches!(reason, Reason::Sources(_)))
    };
    assert!(is_one(""));
    assert!(!is_one(GIVEN), "the criterion");
    assert!(!is_one(&GIVEN.replace("criteria: [impact]", "evidence: [e0]")), "the work");
    assert!(is_one(&GIVEN.replace("criteria: [impact]", "criteria: []")), "neither");
}

/// Work that leaves nothing to ask for.
fn strong() -> Work {
    Work {
        best: (NoteRef { kind: NoteKind::Evidence, index: 0 }, Grade::Measured),
        found: 3,
        asked: 2,
        sources: BTreeSet::from([Source::Account, Source::Artefact]),
        scope: Some(Scope::Reached { reached: 1, wanted: 1 }),
        part: Part::Leading { led: 1, of: 3 },
        spread: Some(Spread::Periods(vec![0, 1])),
    }
}

#[test]
fn each_fact_holds_back_as_far_as_it_weighs() {
    type Change = fn(&mut Work);
    let cases: [(&str, Change, Strength); 14] = [
        ("as it is", |_| (), Strength::Strong),
        ("a witness is good proof", |work| work.best.1 = Grade::Witness, Strength::Strong),
        ("only told", |work| work.best.1 = Grade::Word, Strength::Thin),
        ("too few", |work| work.found = 1, Strength::Thin),
        ("one, where one is asked for", |work| (work.found, work.asked) = (1, 1), Strength::Supported),
        ("two, where one is asked for", |work| (work.found, work.asked) = (2, 1), Strength::Strong),
        ("one source", |work| work.sources = BTreeSet::from([Source::Account]), Strength::Supported),
        (
            "one piece from one source",
            |work| {
                (work.found, work.asked) = (1, 1);
                work.sources = BTreeSet::from([Source::Account]);
            },
            Strength::Thin,
        ),
        ("no scope said", |work| work.scope = Some(Scope::Unsaid), Strength::Supported),
        ("too narrow", |work| work.scope = Some(Scope::Narrow { reached: 0, wanted: 1 }), Strength::Thin),
        ("no scope asked for", |work| work.scope = None, Strength::Strong),
        ("no part said", |work| work.part = Part::Unsaid { nor_scope: false }, Strength::Supported),
        ("neither part nor scope", |work| work.part = Part::Unsaid { nor_scope: true }, Strength::Thin),
        ("no leading part", |work| work.part = Part::NotLeading, Strength::Supported),
    ];
    for (name, change, expected) in cases {
        let mut work = strong();
        change(&mut work);
        let (strength, reasons) = judge(&Facts::Work(work));
        assert_eq!(strength, expected, "{name}");
        assert_eq!(reasons.iter().any(Reason::holds_back), strength != Strength::Strong, "{name}: {reasons:?}");
    }
}

#[test]
fn a_bare_word_is_judged_as_soon_as_it_says_anything() {
    let bare = Work {
        best: (strong().best.0, Grade::Word),
        sources: BTreeSet::from([Source::Account]),
        part: Part::Unsaid { nor_scope: true },
        ..strong()
    };
    let mut seen = bare.clone();
    seen.sources.insert(Source::Peer);
    let placed = Work { part: Part::Unsaid { nor_scope: false }, ..bare.clone() };
    assert_eq!(judge(&Facts::Work(bare)), (Strength::NotEnoughToJudge, vec![Reason::OnlyTold]));
    assert_eq!(judge(&Facts::Work(seen)).0, Strength::Thin);
    assert_eq!(judge(&Facts::Work(placed)).0, Strength::Thin);
}
