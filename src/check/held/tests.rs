//! One finding for the packet, and what silences a part of it.

use crate::check::trial::{found, trial};
use crate::diagnostic::{Diagnostic, Severity};

/// A rubric with these criteria, `?` at the end of the optional ones; each stands in the group of its first letter.
fn rubric(ids: &[&str]) -> String {
    let one = |id: &&str| {
        let (name, need) = (id.trim_end_matches('?'), if id.ends_with('?') { "optional" } else { "required" });
        format!(
            "[[criteria]]\nid = \"{name}\"\ngroup = \"{}\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Does.\"\nneed = \"{need}\"\n",
            name[..1].to_uppercase()
        )
    };
    let head = "id = \"small\"\ntitle = \"Small\"\nscopes = [\"feature\", \"system\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\nscope = \"system\"\n";
    format!("{head}{}", ids.iter().map(one).collect::<String>())
}

fn work(criteria: &str, keys: &str, body: &str) -> String {
    format!("+++\ntitle = \"Work\"\ndate = 2026-03-14\ncriteria = [{criteria}]\nrole = \"lead\"\n{keys}+++\n{body}\n")
}

fn of_rule(rule: &str, files: &[(&str, &str)]) -> Vec<Diagnostic> {
    trial(files).findings.diagnostics.into_iter().filter(|found| found.rule == *rule).collect()
}

#[test]
fn what_is_so_of_several_criteria_is_one_finding_with_its_places() {
    let rubric = rubric(&["a1", "b1"]);
    let (one, two) = (work("\"a1\"", "scope = \"feature\"\n", "One."), work("\"b1\"", "scope = \"feature\"\n", "Two."));
    let files = [("rubric.toml", rubric.as_str()), ("evidence/one.md", &one), ("evidence/two.md", &two)];
    let found = of_rule("below-scope", &files);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "the work nearest to 2 criteria does not reach the scope of the level: `a1` and `b1`");
    assert_eq!((found[0].file().as_str(), found[0].labels.len()), ("evidence/one.md", 1));
    assert_eq!(found[0].labels[0].text, "reaches `feature`, where the level asks for `system`");
}

/// A comment in a note answers for the criterion that it is found for there, and leaves the rest in one finding.
#[test]
fn one_criterion_is_silenced_in_its_note() {
    let rubric = rubric(&["a1", "b1", "b2"]);
    let allowed = "<!-- allow below-scope: nothing wider was to be had -->\nOne.";
    let (one, two) =
        (work("\"a1\"", "scope = \"feature\"\n", allowed), work("\"b1\", \"b2\"", "scope = \"feature\"\n", "Two."));
    let files = [("rubric.toml", rubric.as_str()), ("evidence/one.md", &one), ("evidence/two.md", &two)];
    let findings = trial(&files).findings;
    let silenced: Vec<&str> = findings.silenced.iter().map(|it| it.diagnostic.message.as_str()).collect();
    assert_eq!(silenced, ["the work nearest to criterion `a1` reaches `feature`, where the level asks for `system`"]);
    let left = of_rule("below-scope", &files);
    assert!(left.len() == 1 && left[0].message.ends_with("`b1` and `b2`"), "{left:#?}");
}

#[test]
fn five_are_named_and_all_are_listed_by_group() {
    let rubric = rubric(&["a1", "a2", "a3", "a4", "b1", "b2", "c1"]);
    let found = of_rule("uncovered-criterion", &[("rubric.toml", &rubric)]);
    let message = "7 criteria have no proof that can be judged: `a1`, `a2`, `a3`, `a4`, `b1` and 2 more";
    assert_eq!((found.len(), found[0].message.as_str()), (1, message));
    let help = found[0].help.as_deref().unwrap_or_default();
    assert!(help.ends_with("\nA: `a1`, `a2`, `a3`, `a4`\nB: `b1`, `b2`\nC: `c1`"), "{help}");
}

/// A case is complete without what is optional, so `--strict` lets it pass.
#[test]
fn what_is_optional_is_a_hint() {
    let severity = |ids: &[&str]| of_rule("uncovered-criterion", &[("rubric.toml", &rubric(ids))])[0].severity;
    assert_eq!(severity(&["a1?", "a2?"]), Severity::Hint);
    assert_eq!(severity(&["a1?", "a2"]), Severity::Warning);
}

/// What a reader is not given may be what the case rests on: they are told so on their pages, and the author by this.
#[test]
fn what_a_reader_alone_is_told_names_the_reader() {
    let rubric = rubric(&["a1"]);
    let question = format!("{rubric}[[questions]]\nid = \"why\"\ntext = \"Why?\"\n");
    let kept = work("\"a1\"", "scope = \"system\"\naudience = \"self\"\n", "One.");
    let answer = "+++\nquestion = \"why\"\nevidence = [\"one\"]\n+++\nBecause it has held for a year, in two teams, and nobody has had to look at it since then.\n";
    let claim = "+++\nclaim = \"It is\"\nevidence = [\"one\"]\n+++\n";
    let files = [
        ("rubric.toml", question.as_str()),
        ("evidence/one.md", &kept),
        ("answers/why.md", answer),
        ("impact/one.md", claim),
    ];
    let said = |rule: &str| found(rule, &files).concat();
    assert!(said("uncovered-criterion").contains("the committee sees no note that proves criterion `a1`"));
    assert!(said("unsupported-answer").contains("the answer to `why` cites nothing that the committee is shown"));
    assert!(said("withheld-proof").contains("claim `It is` has nothing under it that the committee is shown"));
    assert!(said("unanswered-question").is_empty());
}
