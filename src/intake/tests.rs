//! What a person gets of a source: paths, front matter, what is put aside; and what holds whatever is written.

use super::*;
use crate::diagnostic::Severity;
use crate::source::{Text, TreeEntry};
use jiff::civil::date;
use proptest::prelude::*;

const SETTINGS: &str = "[packet]\nrubric = \"senior-engineer\"\n\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\n[window]\nfrom = 2025-01-01\nto = 2026-12-31\n";

fn options() -> IntakeOptions {
    IntakeOptions {
        shape: None,
        since: None,
        into: None,
        group: None,
        order: None,
        feedback: None,
        today: date(2026, 6, 1),
    }
}

fn source(path: &str, text: &str) -> IntakeSource {
    IntakeSource { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn packet() -> Tree {
    Tree::of(&[("packet.toml", SETTINGS)])
}

fn planned(path: &str, text: &str, options: &IntakeOptions) -> Plan {
    plan(&[source(path, text)], &[], &packet(), options).unwrap()
}

fn paths(plan: &Plan) -> Vec<&str> {
    plan.notes.iter().map(|note| note.path.as_str()).collect()
}

/// The packet with what the plan writes.
fn with(plan: &Plan, mut tree: Tree) -> Tree {
    for (path, text) in plan.files() {
        tree.entries.insert(path.clone(), TreeEntry::Text(Text::new(text)));
    }
    tree
}

fn errors(tree: &Tree) -> Vec<String> {
    let found = crate::compile::compile(tree, crate::compile::Options { today: date(2026, 6, 1) }).findings.diagnostics;
    found
        .into_iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| format!("{}: {}", one.file(), one.message))
        .collect()
}

/// The lines of a source that are in no file, blanks aside.
fn lost<'a>(plan: &Plan, text: &'a str) -> Vec<&'a str> {
    let written: Vec<&str> = plan.files().into_iter().flat_map(|(_, text)| text.lines().map(str::trim)).collect();
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !written.contains(line)).collect()
}

#[test]
fn weeks_become_notes_of_the_log() {
    let text = "# 2026\n\n## Week of 2026-02-09\n\n- Cut the build\n  - by half\n- Reviewed\n\n## Week of 2026-02-16\n\n- Talked\n";
    let plan = planned("brag.md", text, &options());
    assert_eq!(paths(&plan), ["log/2026-w07.md", "log/2026-w08.md"]);
    let when = plan.notes[0].when.as_ref().unwrap();
    assert_eq!(
        (when.from.as_str(), when.grain, when.because.as_str()),
        ("2026-02-09", "day", "the heading “Week of 2026-02-09”")
    );
    assert!(
        plan.notes[0]
            .text
            .contains("audience = \"self\"\ndate = 2026-02-09\n+++\n\n- Cut the build\n  - by half\n- Reviewed\n")
    );
    assert_eq!(plan.notes[0].from, "brag.md:3-7");
}

#[test]
fn bullets_become_evidence_only_when_asked() {
    let text = "## March 2026\n\n- Cut the build\n- 2026-03-14: Talked\n";
    let plan = planned("brag.md", text, &IntakeOptions { into: Some(NoteKind::Evidence), ..options() });
    assert_eq!(paths(&plan), ["evidence/cut-the-build.md", "evidence/2026-03-14-talked.md"]);
    assert!(plan.notes[0].text.contains("from = 2026-03-01\nto = 2026-03-31\ncriteria = []\n"));
    assert!(plan.notes[1].text.contains("date = 2026-03-14\n"));
}

#[test]
fn entries_are_grouped_by_week_and_month() {
    let text = "- 2026-02-09 one\n- 2026-02-11 two\n- 2026-03-01 three\n";
    let by = |group| IntakeOptions { group: Some(group), ..options() };
    assert_eq!(paths(&planned("brag.md", text, &by(GroupBy::Week))), ["log/2026-w07.md", "log/2026-w09.md"]);
    assert_eq!(paths(&planned("brag.md", text, &by(GroupBy::Month))), ["log/2026-02.md", "log/2026-03.md"]);
}

#[test]
fn two_readings_of_a_day_go_to_the_inbox() {
    let plan = planned("brag.md", "# Log\n\n- 03/02/2026 one\n- two\n", &options());
    assert!(plan.kept.iter().any(|piece| piece.why.contains("may be 2026-02-03 or 2026-03-02")), "{:?}", plan.kept);
    let plan = planned(
        "brag.md",
        "- 03/02/2026 one\n",
        &IntakeOptions { order: Some(DayOrder::DayFirst), into: Some(NoteKind::Evidence), ..options() },
    );
    assert!(plan.notes[0].text.contains("date = 2026-02-03"));
}

#[test]
fn nothing_is_invented() {
    let plan = planned(
        "brag.md",
        "# 2026\n\n## Projects\n\n### Start of the client\n\nIt was slow: 4.8 s → 1.9 s. I led it for the whole system.\n",
        &options(),
    );
    let text = &plan.notes[0].text;
    assert_eq!(plan.notes[0].figures, ["4.8 s → 1.9 s"]);
    for key in ["metrics]]", "role", "scope =", "kind"] {
        assert!(!text.split("<!--").next().unwrap().contains(key), "{text}");
    }
    assert!(text.contains("criteria = []"));
}

#[test]
fn what_is_private_stays_in_the_inbox() {
    let token = format!("ghp_{}", "16C7e42F292c6912E7710c838347Ae178B4a");
    let text = format!(
        "# 2026\n\n- Cut the build\n  - ask ana@mail.example\n  - by half\n- token {token}\n- a raise <!-- psst -->\n- %%psst%% x\n\n<!-- only me -->\n"
    );
    let plan = planned("brag.md", &text, &options());
    assert_eq!(plan.notes.len(), 1);
    assert!(plan.notes[0].text.contains("- Cut the build\n  - by half\n\n<!--"), "{}", plan.notes[0].text);
    for word in ["ana@", "ghp_", "psst", "only me", "raise"] {
        assert!(!plan.notes[0].text.contains(word), "{word}");
        assert!(plan.inbox[0].text.contains(word), "{word}");
    }
    assert!(!plan.kept.iter().any(|piece| piece.begins.contains("ghp_")), "the plan shows no secret");
    assert!(plan.inbox[0].text.contains(&format!("<!-- kept:\n- token {token}")), "no page shows it");
}

#[test]
fn words_of_others_become_drafts_only_when_asked() {
    let text = "# 2026\n\n- Did it\n\n> [!quote]- Lena Fischer\n> That was clear.\n\n## Feedback\n\n- Kind words from somebody\n";
    let plan = planned("brag.md", text, &options());
    assert_eq!(
        (plan.notes.len(), plan.kept.iter().filter(|piece| piece.why.contains("said by others")).count()),
        (1, 2)
    );
    let plan = planned("brag.md", text, &IntakeOptions { feedback: Some(Relation::CrossTeam), ..options() });
    assert_eq!(paths(&plan), ["log/2026.md", "feedback/lena-fischer.md"]);
    assert!(
        plan.notes[1].text.contains("state = \"draft\"") && plan.notes[1].text.contains("relation = \"cross-team\"")
    );
    assert!(errors(&with(&plan, packet())).is_empty());
}

#[test]
fn what_is_new_in_a_source_is_all_that_is_brought_in_again() {
    let text = "## 2026\n\n- one\n- two\n";
    let first = planned("brag.md", text, &options());
    let tree = with(&first, packet());
    let again = plan(&[source("brag.md", text)], &[], &tree, &options()).unwrap();
    assert_eq!((again.is_empty(), again.known), (true, 3));
    let more = plan(&[source("brag.md", "## 2026\n\n- three\n- one\n- two\n")], &[], &tree, &options()).unwrap();
    assert_eq!(paths(&more), ["log/2026-2.md"], "a name that is taken stays as it is");
    assert!(more.notes[0].text.contains("- three\n\n<!--"));
}

#[test]
fn links_that_lead_nowhere_are_words_and_stay_as_they_stood() {
    let plan = planned(
        "2026-04-07.md",
        "- met [[Ruth]], see ![[a.png|400]], [plan](../plan.md) and {{metric:x}}\n",
        &options(),
    );
    let text = &plan.notes[0].text;
    assert!(
        text.contains("- met \\[[Ruth]], see !\\[[a.png|400]], \\[plan](../plan.md) and \\{{metric:x}}\n"),
        "{text}"
    );
    assert!(text.contains("\n- met [[Ruth]], see ![[a.png|400]], [plan](../plan.md) and {{metric:x}}\n~~~"), "{text}");
    assert!(errors(&with(&plan, packet())).is_empty());
}

#[test]
fn pages_of_a_vault_link_to_one_another() {
    let sources = [
        source("vault/2026-04-07.md", "- see [[Receipts]] ![[plan.png]]\n"),
        source("vault/Receipts.md", "The plan, see [[2026-04-07]].\n"),
    ];
    let pictures = [IntakePicture { path: "vault/img/plan.png".to_owned(), size: 9 }];
    let plan = plan(&sources, &pictures, &packet(), &options()).unwrap();
    assert_eq!(paths(&plan), ["log/2026-04-07.md", "notes/receipts.md"]);
    assert!(plan.notes[0].text.contains("- see [[Receipts]] ![plan](../files/plan.png)\n"), "{}", plan.notes[0].text);
    assert_eq!(
        plan.copies,
        [PlannedCopy {
            from: "vault/img/plan.png".to_owned(),
            to: crate::source::PacketPath::new("files/plan.png").unwrap(),
            size: 9
        }]
    );
}

#[test]
fn a_comment_below_a_bullet_takes_nothing_with_it() {
    let plan = planned("2026-04-07.md", "- one\n%% psst %%\n- two %%psst%%\n", &options());
    assert!(plan.notes[0].text.contains("+++\n\n- one\n\n<!--"), "{}", plan.notes[0].text);
    assert_eq!(
        plan.kept.iter().map(|piece| piece.from.as_str()).collect::<Vec<_>>(),
        ["2026-04-07.md:2", "2026-04-07.md:3"]
    );
}

#[test]
fn no_title_holds_what_the_inbox_keeps() {
    let text = "# 2026\n\n## Projects\n\n### Ask ana@mail.example\n\nDone well.\n\n## Call ana@mail.example\n\n- one\n%% psst %%\n";
    for into in [None, Some(NoteKind::Evidence), Some(NoteKind::Note)] {
        let plan = planned("brag.md", text, &IntakeOptions { into, ..options() });
        assert_eq!(plan.notes.len(), 2);
        for note in &plan.notes {
            assert!(!note.text.contains("ana@") && !note.text.contains("psst"), "{}", note.text);
        }
    }
}

#[test]
fn half_a_file_is_told_with_its_line() {
    let fault =
        plan(&[source("a.json", "[{\"title\": \"a\"},\n {\"title\": \"b")], &[], &packet(), &options()).unwrap_err();
    assert_eq!(fault.what, "`a.json`, line 2: the JSON is cut off: it ends in the middle of a value");
    let fault = plan(&[source("a.csv", "Title,Date\n\"a,2026\nb,c\n")], &[], &packet(), &options()).unwrap_err();
    assert_eq!(fault.what, "`a.csv`, line 2: a cell begins with a quote that nothing closes");
    let fault =
        plan(&[IntakeSource { path: "a.docx".to_owned(), bytes: b"PK\x03\x04".to_vec() }], &[], &packet(), &options())
            .unwrap_err();
    assert!(fault.help.contains("Google Docs"), "{}", fault.help);
}

#[test]
fn tables_are_read_whatever_divides_them() {
    let text = "\u{feff}Summary;Issue key;Status;Resolved;Notes\n\"Hold; the slot\";A-1;Done;14.03.2026;\"two\nlines\"\nOpen;A-2;To Do;;\n";
    let plan = planned("jira.csv", text, &options());
    assert_eq!(paths(&plan), ["evidence/hold-the-slot.md"]);
    let note = &plan.notes[0];
    assert!(
        note.text.contains("title = \"Hold; the slot\"")
            && note.text.contains("date = 2026-03-14")
            && note.text.contains("two\nlines")
    );
    assert_eq!(note.from, "jira.csv:2-3");
    assert_eq!(plan.left_out[0].why, "it is not done: “To Do”");
}

#[test]
fn logs_of_git_are_told_by_month() {
    let text = "1a2b3c4 2026-02-09 Hold the slot\n2b3c4d5 2026-03-01 Merge branch 'x'\n3c4d5e6 2026-03-02 Cut it\n";
    let plan = planned("standard input", text, &options());
    assert_eq!(paths(&plan), ["log/2026-02.md", "log/2026-03.md"]);
    assert!(plan.notes[0].text.contains("- Hold the slot (`1a2b3c4`)\n"));
    assert_eq!(plan.left_out.len(), 1);
}

#[test]
fn a_text_of_megabytes_is_cut_into_notes_that_can_be_read() {
    let text = format!(
        "# 2026\n\n{}\n\n{}",
        "word ".repeat(400_000),
        "- a bullet with an address a@b.example\n".repeat(30_000)
    );
    let plan = planned("brag.md", &text, &options());
    assert!(
        plan.files().iter().all(|(_, text)| text.len() < 1 << 20),
        "{:?}",
        plan.files().iter().map(|(_, text)| text.len()).max()
    );
    assert!(errors(&with(&plan, packet())).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn no_line_is_lost_and_no_error_comes_in(lines in prop::collection::vec(
        "(# |## |### |- |  - |    - |\\* |1\\. |> |> \\[!quote\\] |- \\[ \\] |\\| |```|~~~|---|\\+\\+\\+|<details>|<!-- |-->|%%|\\[x\\]: |\t)?(2026|March 2026|2026-03-14|03/02/2026|Week of 2026-02-09|Projects|Goals|Feedback|\\[\\[a\\]\\]|!\\[\\[b\\.png\\]\\]|\\[c\\]\\(\\.\\./d\\.md\\)|\\{\\{metric:e\\}\\}|a@b\\.example|\\[\\^1\\]|<<<<<<< |%%|</b>|<script>|é|date: 2026-01-01|key: x)?( words| — Ana)?",
        0..16,
    )) {
        let text = lines.join("\n");
        let Ok(plan) = plan(&[source("brag.md", &text)], &[], &packet(), &options()) else { return Err(TestCaseError::fail("refused")) };
        // The marks of front matter are no words of it.
        let lost: Vec<&str> = lost(&plan, &text).into_iter().filter(|line| !matches!(*line, "---" | "+++")).collect();
        prop_assert!(lost.iter().all(|line| line.contains("-->") || line.contains("<!--")), "lost {:?} of {text:?}", lost);
        let tree = with(&plan, packet());
        prop_assert!(errors(&tree).is_empty(), "{:?} of {text:?}", errors(&tree));
        let again = super::plan(&[source("brag.md", &text)], &[], &tree, &options()).unwrap();
        prop_assert!(again.is_empty(), "again: {:?} of {text:?}", again.files());
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), shape in 0usize..9) {
        use strum::VariantArray;
        let options = IntakeOptions { shape: Shape::VARIANTS.get(shape).copied(), ..options() };
        let _ = plan(&[IntakeSource { path: "a".to_owned(), bytes }], &[], &packet(), &options);
    }
}
