//! Moves of small packets, and of packets made by chance: what led to a note leads to it afterwards.

use super::*;
use crate::compile::{Options, compile};
use crate::diagnostic::Diagnostic;
use crate::packet::read_packet;
use crate::source::{PacketPath, Text, Tree};
use crate::vocabulary::NoteKind;
use proptest::prelude::*;

const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

const WORK: &str = "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n# Part one\n\nText.\n";

fn tree(files: &[(&str, &str)]) -> Tree {
    let settings = ("packet.toml", SETTINGS);
    let has_settings = files.iter().any(|(path, _)| *path == "packet.toml");
    let all: Vec<(&str, &str)> = files.iter().copied().chain((!has_settings).then_some(settings)).collect();
    Tree::of(&all)
}

fn planned(tree: &Tree, kind: NoteKind, id: &str, goal: &Goal) -> Result<MovePlan, MoveRefusal> {
    let packet = read_packet(tree, &mut Vec::new());
    let note = packet.find(kind, id).unwrap();
    plan_move(tree, &packet, note, goal)
}

fn to_id(id: &str) -> Goal {
    Goal::Id(id.to_owned())
}

fn to_path(path: &str) -> Goal {
    Goal::Path(PacketPath::new(path).unwrap())
}

/// What a file holds after `old` in `evidence/` has moved.
fn after(path: &str, written: &str, goal: &Goal) -> String {
    let tree = tree(&[("evidence/old.md", WORK), (path, written)]);
    let plan = planned(&tree, NoteKind::Evidence, "old", goal).unwrap_or_else(|why| panic!("{written}: {why:?}"));
    plan.tree.text(&PacketPath::new(path).unwrap()).unwrap().as_str().to_owned()
}

#[test]
fn every_way_to_name_a_note_follows() {
    let id = to_id("new");
    for (before, after_it) in [
        (
            "+++\nclaim = \"c\"\nevidence = [\"old\", 'old']\n+++\n",
            "+++\nclaim = \"c\"\nevidence = [\"new\", 'new']\n+++\n",
        ),
        ("+++\nclaim = \"c\"\nevidence = \"old\" # old\n+++\n", "+++\nclaim = \"c\"\nevidence = \"new\" # old\n+++\n"),
        ("+++\nclaim = \"c\"\nevidence = [\"\\u006fld\"]\n+++\n", "+++\nclaim = \"c\"\nevidence = [\"new\"]\n+++\n"),
        ("---\nclaim: c\nevidence: [old]\n---\n", "---\nclaim: c\nevidence: [new]\n---\n"),
        (
            "---\nclaim: old\nevidence:\n  - \"old\" # old\n---\n",
            "---\nclaim: old\nevidence:\n  - \"new\" # old\n---\n",
        ),
    ] {
        assert_eq!(after("impact/c.md", before, &id), after_it);
    }
    for (before, after_it) in [
        ("See [[old]] and [[ old ]].", "See [[new]] and [[ new ]]."),
        ("[[evidence/old|the old]] [[old#part-one]] [[Old]]", "[[evidence/new|the old]] [[new#part-one]] [[new]]"),
        ("[[old.md]] [[evidence/old.md]]", "[[new.md]] [[evidence/new.md]]"),
        (
            "[a](evidence/old.md) [b](./evidence/old.md#part-one \"old\")",
            "[a](evidence/new.md) [b](./evidence/new.md#part-one \"old\")",
        ),
        ("[a](<evidence/old.md>) ![](x.png)", "[a](<evidence/new.md>) ![](x.png)"),
        ("[a][r]\n\n[r]: evidence/old.md#part-one \"T\"", "[a][r]\n\n[r]: evidence/new.md#part-one \"T\""),
        ("| a |\n|---|\n| [[old\\|x]] |", "| a |\n|---|\n| [[new\\|x]] |"),
        (
            "> [!private]\n> [[old]]\n\nold `[[old]]` <!-- [[old]] -->",
            "> [!private]\n> [[new]]\n\nold `[[old]]` <!-- [[old]] -->",
        ),
    ] {
        assert_eq!(after("case.md", before, &id), after_it);
    }
}

#[test]
fn settings_and_addresses_follow_too() {
    let settings = format!("{SETTINGS}[brief]\nresults = [\"old\"] # old\n");
    let claim = "+++\nclaim = \"c\"\n+++\n";
    let work = "+++\ntitle = \"A\"\ndate = 2026-03-14\nlinks = [{ title = \"t\", url = \"../impact/old.md\" }]\n[[metrics]]\nname = \"m\"\nsource = \"[[old]]\"\n+++\n";
    let tree = tree(&[("packet.toml", &settings), ("impact/old.md", claim), ("evidence/w.md", work)]);
    let plan = planned(&tree, NoteKind::Impact, "old", &to_id("new")).unwrap();
    let text = |path: &str| plan.tree.text(&PacketPath::new(path).unwrap()).unwrap().as_str().to_owned();
    assert_eq!(text("packet.toml"), settings.replace("[\"old\"]", "[\"new\"]"));
    assert_eq!(text("evidence/w.md"), work.replace("old.md", "new.md").replace("[[old]]", "[[new]]"));
    assert!(plan.tree.text(&PacketPath::new("impact/old.md").unwrap()).is_none());
}

#[test]
fn an_id_key_is_what_changes_where_there_is_one() {
    let keyed = WORK.replace("+++\ntitle", "+++\nid = \"key\"\ntitle");
    let link = "[[key]] [a](evidence/old.md)";
    let tree = tree(&[("evidence/old.md", &keyed), ("case.md", link)]);
    let plan = planned(&tree, NoteKind::Evidence, "key", &to_id("new")).unwrap();
    assert_eq!(plan.to.as_str(), "evidence/old.md");
    let text =
        |plan: &MovePlan, path: &str| plan.tree.text(&PacketPath::new(path).unwrap()).unwrap().as_str().to_owned();
    assert!(text(&plan, "evidence/old.md").contains("id = \"new\""));
    assert_eq!(text(&plan, "case.md"), "[[new]] [a](evidence/old.md)");
    let plan = planned(&tree, NoteKind::Evidence, "key", &to_path("evidence/2026/new.md")).unwrap();
    assert_eq!(text(&plan, "case.md"), "[[key]] [a](evidence/2026/new.md)");
    assert_eq!(text(&plan, "evidence/2026/new.md"), keyed);
}

#[test]
fn paths_in_the_note_itself_stay_right() {
    let body = "[c](../case.md#x) ![p](../files/p.png) [o](other.md) [me](old.md#part-one) [here](#part-one) <https://a.b> [gone](gone.md)\n";
    let moved = "[c](../../case.md#x) ![p](../../files/p.png) [o](../other.md) [me](new.md#part-one) [here](#part-one) <https://a.b> [gone](../gone.md)\n";
    let tree = tree(&[
        ("evidence/old.md", &format!("{WORK}{body}")),
        ("evidence/other.md", WORK),
        ("case.md", "# x\n"),
        ("files/p.png", ""),
    ]);
    let plan = planned(&tree, NoteKind::Evidence, "old", &to_path("evidence/2026/new.md")).unwrap();
    assert_eq!(plan.tree.text(&plan.to).unwrap().as_str(), format!("{WORK}{moved}"));
}

#[test]
fn what_cannot_be_is_refused() {
    let tree = tree(&[
        ("evidence/old.md", WORK),
        ("evidence/taken.md", WORK),
        ("impact/claim.md", "+++\nclaim = \"c\"\n+++\n"),
        ("notes/a.md", "See [[claim]].\n"),
        ("case.md", "x"),
    ]);
    let refused = |goal: Goal| planned(&tree, NoteKind::Evidence, "old", &goal).unwrap_err();
    assert!(matches!(refused(to_id("taken")), MoveRefusal::Taken(_)));
    assert!(matches!(refused(to_id("Taken")), MoveRefusal::Taken(_)));
    assert!(matches!(refused(to_path("evidence/2026/taken.md")), MoveRefusal::Taken(_)));
    assert!(matches!(refused(to_path("impact/old.md")), MoveRefusal::OtherKind(_)));
    assert!(matches!(refused(to_path("old.md")), MoveRefusal::OtherKind(_)));
    assert_eq!(refused(to_id("old")), MoveRefusal::Same);
    for bad in ["", "con", "a/b", "a]b", "a|b", "#", ".hidden", "-x", "x\ny", "x.md", "\u{202e}x"] {
        assert!(matches!(refused(to_id(bad)), MoveRefusal::BadName(_)), "{bad}");
    }
    assert_eq!(planned(&tree, NoteKind::Case, "case", &to_id("x")).unwrap_err(), MoveRefusal::Case);
    // `[[claim]]` would be the id of two notes.
    assert!(matches!(refused(to_id("claim")), MoveRefusal::Unclear(_)));
}

/// Who names the note by an id that another kind has too says the kind with it.
#[test]
fn a_shared_id_is_written_with_its_kind() {
    let tree =
        tree(&[("evidence/old.md", WORK), ("impact/new.md", "+++\nclaim = \"c\"\n+++\n"), ("case.md", "[[old]]\n")]);
    let plan = planned(&tree, NoteKind::Evidence, "old", &to_id("new")).unwrap();
    assert_eq!(plan.tree.text(&PacketPath::new("case.md").unwrap()).unwrap().as_str(), "[[evidence/new]]\n");
}

const FORM: &str = "title = \"T\"\nsource = [\"ours\"]\nextends = \"lattice\"\n[[sections]]\nid = \"a\"\ntitle = \"A\"\nprompt = \"What?\"\nfill = { from = \"evidence\", id = [\"old\", 'Old', \"gone\"] } # old\n[[sections]]\nid = \"b\"\ntitle = \"B\"\nprompt = \"Who?\"\nfill = { from = \"impact\", id = [\"old\"] }\n";

/// A form may choose notes by their ids, in any letters that make the same page; ids of other kinds stay.
#[test]
fn forms_follow() {
    let tree = tree(&[("evidence/old.md", WORK), ("formats/f.toml", FORM)]);
    let packet = read_packet(&tree, &mut Vec::new());
    let plan = planned(&tree, NoteKind::Evidence, "old", &to_id("new")).unwrap();
    let text = plan.tree.text(&PacketPath::new("formats/f.toml").unwrap()).unwrap().as_str().to_owned();
    assert_eq!(text, FORM.replace("[\"old\", 'Old',", "[\"new\", \"new\","));
    assert_eq!(mentions(&packet, packet.find(NoteKind::Evidence, "old").unwrap()).len(), 2);
}

/// A form looks among notes before it looks into the log.
#[test]
fn a_form_never_chooses_another_note_than_it_did() {
    let form = FORM.replace("from = \"impact\", id = [\"old\"]", "from = \"notes\", id = [\"week\"]");
    let tree = tree(&[("notes/x.md", "Words.\n"), ("log/week.md", "Words.\n"), ("formats/f.toml", &form)]);
    assert!(matches!(planned(&tree, NoteKind::Note, "x", &to_id("week")), Err(MoveRefusal::Unclear(_))));
    assert!(planned(&tree, NoteKind::Note, "x", &to_id("y")).is_ok());
}

/// What a file holds once files have moved together.
fn together(tree: &Tree, files: &[(&str, &str)], path: &str) -> Result<String, MoveRefusal> {
    let files: Vec<(PacketPath, PacketPath)> =
        files.iter().map(|(from, to)| (PacketPath::new(from).unwrap(), PacketPath::new(to).unwrap())).collect();
    let edits = plan_files(tree, &read_packet(tree, &mut Vec::new()), &files)?;
    let path = PacketPath::new(path).unwrap();
    Ok(plan::applied(tree, &edits).unwrap().text(&path).unwrap().as_str().to_owned())
}

#[test]
fn files_move_together() {
    let links = "[[old]] ![p](../files/p.png) ![[p.png]] ![[files/p.png]] [b](b.md#part-one) [me](old.md)\n";
    let work = "+++\ntitle = \"A\"\ndate = 2026-03-14\nlinks = [{ title = \"t\", url = \"files/p.png\" }, { title = \"u\", url = \"../files/p.png\" }]\n+++\n";
    let old = format!("{work}{links}");
    let tree = tree(&[("evidence/old.md", &old), ("evidence/b.md", WORK), ("files/p.png", ""), ("files/q.png", "")]);
    let moved = |files: &[(&str, &str)]| together(&tree, files, "evidence/old.md");
    let after = moved(&[("files/p.png", "files/a b/r.png")]).unwrap();
    assert_eq!(
        after,
        old.replace("files/p.png\" }, {", "files/a%20b/r.png\" }, {")
            .replace("../files/p.png", "../files/a%20b/r.png")
            .replace("[[p.png]]", "[[r.png]]")
            .replace("[[files/p.png]]", "[[files/a b/r.png]]")
    );
    let all = [
        ("evidence/old.md", "evidence/x/new.md"),
        ("evidence/b.md", "evidence/x/c.md"),
        ("files/p.png", "files/r.png"),
    ];
    let links = "[[new]] ![p](../../files/r.png) ![[r.png]] ![[files/r.png]] [b](c.md#part-one) [me](new.md)\n";
    let head = work.replace("../files/p.png", "../../files/r.png").replace("\"files/p.png", "\"files/r.png");
    assert_eq!(moved(&all).unwrap(), format!("{head}{links}"));
    assert!(matches!(moved(&[("files/p.png", "files/Q.png")]), Err(MoveRefusal::InTheWay(_))));
    assert!(matches!(
        moved(&[("files/p.png", "files/r.png"), ("files/q.png", "files/r.png")]),
        Err(MoveRefusal::InTheWay(_))
    ));
    assert!(matches!(moved(&[("files/p.png", "elsewhere/p.png")]), Err(MoveRefusal::Unclear(_))));
    assert_eq!(moved(&[("packet.txt", "other.txt")]).unwrap(), old, "what is no part of the packet is named nowhere");
}

#[test]
fn a_figure_is_renamed_where_it_stands_and_where_it_is_cited() {
    let work = "+++\ntitle = \"A\"\ndate = 2026-03-14\n[[metrics]]\nid = \"p9\"\nname = \"p9\"\n[[metrics]]\nid = \"p99\"\nname = \"m\"\n+++\n{{metric:p9}} {{metric:p99}}\n";
    let claim = "---\nclaim: c\nmetrics: [p99, p9]\n---\n";
    let tree = tree(&[("evidence/w.md", work), ("impact/c.md", claim)]);
    let packet = read_packet(&tree, &mut Vec::new());
    let edits = plan_figure(&tree, &packet, "p9", "new").unwrap();
    let after = plan::applied(&tree, &edits).unwrap();
    let text = |path: &str| after.text(&PacketPath::new(path).unwrap()).unwrap().as_str().to_owned();
    assert_eq!(text("impact/c.md"), claim.replace(" p9]", " new]"));
    assert_eq!(text("evidence/w.md"), work.replace("id = \"p9\"", "id = \"new\"").replace(":p9}", ":new}"));
    assert!(matches!(plan_figure(&tree, &packet, "p9", "p99"), Err(MoveRefusal::Taken(_))));
    assert!(matches!(plan_figure(&tree, &packet, "p9", "a b"), Err(MoveRefusal::BadName(_))));
}

/// What is found in a packet, whichever of the two names the note bears.
fn found(tree: &Tree) -> Vec<(String, String, String)> {
    let plain = |text: &str| text.replace("zq-new", "zq-old").replace("/2026/", "/").replace("../../", "../");
    let told =
        |found: &Diagnostic| (found.rule.as_str().to_owned(), plain(&found.message), plain(found.file().as_str()));
    let compiled = compile(tree, Options { today: jiff::civil::date(2026, 7, 1) });
    let mut found: Vec<(String, String, String)> = compiled.findings.diagnostics.iter().map(told).collect();
    found.sort();
    found
}

/// A mention of the note or of something else, for a body in the folder `evidence/`.
fn mention() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "[[zq-old]]",
        "[[evidence/zq-old|old]]",
        "[[zq-old.md]]",
        "[[ZQ-OLD#part-one]]",
        "[t](zq-old.md)",
        "[t](../evidence/zq-old.md#part-one)",
        "[t](<zq-old.md> 'zq-old')",
        "[t][r]",
        "[t](zq\\-old.md)",
        "[[other]]",
        "[[gone]]",
        "[t](other.md)",
        "![p](../files/p.png)",
        "![[p.png]]",
        "`zq-old`",
        "zq-old",
        "{{metric:m}}",
        "[t](#part-one)",
        "\n\n> [!private]\n> [[zq-old]]\n\n",
        "\n\n- [[zq-old]]\n  - [t](zq-old.md)\n\n",
        "https://example.com/zq-old.md",
    ])
}

fn ids() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(vec!["zq-old", "other", "gone"]), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_move_changes_no_finding(
        own in prop::collection::vec(mention(), 0..5),
        others in prop::collection::vec(mention(), 0..7),
        evidence in ids(),
        is_toml in any::<bool>(),
        has_key in any::<bool>(),
        goal in prop::sample::select(vec!["zq-new", "evidence/zq-new.md", "evidence/2026/zq-old.md", "evidence/2026/zq-new.md"]),
    ) {
        let key = if has_key { "id = \"zq-old\"\n" } else { "" };
        let reference = "\n\n[r]: ../evidence/zq-old.md\n";
        let old = format!("+++\n{key}title = \"A\"\ndate = 2026-03-14\n[[metrics]]\nname = \"m\"\n+++\n# Part one\n\n{}{reference}", own.join(" "));
        let other = format!("{WORK}{}{reference}", others.join(" "));
        let claim = if is_toml {
            format!("+++\nclaim = \"c\"\nevidence = {evidence:?}\n+++\n")
        } else {
            format!("---\nclaim: c\nevidence: [{}]\n---\n", evidence.join(", "))
        };
        let before = tree(&[
            ("evidence/zq-old.md", &old),
            ("evidence/other.md", &other),
            ("impact/c.md", &claim),
            ("files/p.png", ""),
        ]);
        let goal = if goal.contains('/') { to_path(goal) } else { to_id(goal) };
        let packet = read_packet(&before, &mut Vec::new());
        let note = packet.find(NoteKind::Evidence, "zq-old").unwrap();
        let plan = match plan_move(&before, &packet, note, &goal) {
            // Only its place was to change, and it is called by its key.
            Err(MoveRefusal::Same) => return Ok(()),
            plan => plan.map_err(|why| TestCaseError::fail(format!("{why:?}")))?,
        };
        prop_assert_eq!(found(&before), found(&plan.tree));
        let after = read_packet(&plan.tree, &mut Vec::new());
        let moved = after.note_at(&plan.to).unwrap();
        prop_assert_eq!(mentions(&packet, note).len(), mentions(&after, moved).len());
        // Back again is where it began.
        let back = if has_key && plan.from == plan.to { to_id("zq-old") } else { to_path("evidence/zq-old.md") };
        let back = plan_move(&plan.tree, &after, moved, &back).map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
        prop_assert_eq!(found(&before), found(&back.tree));
    }

    #[test]
    fn whatever_it_is_called_it_is_planned_or_refused(name in "\\PC{0,12}|[a-z0-9 ._-]{1,8}") {
        let before = tree(&[("evidence/zq-old.md", WORK), ("case.md", "[[zq-old]] [a](evidence/zq-old.md)\n"), ("impact/c.md", "---\nclaim: c\nevidence: [zq-old]\n---\n")]);
        if let Ok(plan) = planned(&before, NoteKind::Evidence, "zq-old", &to_id(&name)) {
            let after = read_packet(&plan.tree, &mut Vec::new());
            let moved = after.find(NoteKind::Evidence, &plan.id).unwrap();
            prop_assert_eq!(mentions(&after, moved).len(), 3);
            prop_assert_eq!(plan.tree.text(&plan.to).map(Text::as_str), Some(WORK));
        }
    }
}
