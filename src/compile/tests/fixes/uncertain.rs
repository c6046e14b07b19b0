//! What is found and left to the author, since more than one thing can be meant or more readers would see it.

use super::*;

#[test]
fn no_fix_shows_a_note_to_more_readers() {
    for (rule, path, frame, written) in [
        ("unknown-audience", "evidence/b.md", EVIDENCE, ["audience = 'comittee'", "audience: comittee"]),
        ("unknown-audience", "evidence/b.md", EVIDENCE, ["audience = 'Manager'", "audience: Manager"]),
        ("unknown-key", "evidence/b.md", EVIDENCE, ["audiance = 'committee'", "audiance: committee"]),
        ("unknown-key", "evidence/b.md", EVIDENCE, ["audiance = 'slef'", "audiance: slef"]),
        ("unknown-key", "evidence/b.md", EVIDENCE, ["audiance = ['self']", "audiance: [self]"]),
        ("unknown-value", "feedback/b.md", FEEDBACK, ["state = 'givne'", "state: givne"]),
        ("unknown-value", "feedback/b.md", FEEDBACK, ["state = 'requestd'", "state: requestd"]),
        ("unknown-key", "feedback/b.md", FEEDBACK, ["stat = 'given'", "stat: given"]),
        (
            "unknown-value",
            "feedback/b.md",
            FEEDBACK,
            ["state = 'draft'\nattribution = 'Named'", "state: draft\nattribution: Named"],
        ),
        (
            "unknown-key",
            "feedback/b.md",
            FEEDBACK,
            ["state = 'draft'\natribution = 'named'", "state: draft\natribution: named"],
        ),
    ] {
        for language in 0..2 {
            keeps_still(rule, path, &frame[language].replacen('#', written[language], 1));
        }
    }
}

#[test]
fn what_may_be_meant_otherwise_is_only_asked() {
    for (rule, path, frame, written) in [
        ("unknown-key", "evidence/b.md", EVIDENCE, ["tilte = 'x'", "tilte: x"]),
        (
            "unknown-key",
            "evidence/b.md",
            EVIDENCE,
            ["criteira = 'scope'\ncrieria = 'impact'", "criteira: scope\ncrieria: impact"],
        ),
        ("unknown-key", "evidence/b.md", EVIDENCE, ["[[metric]]\nname = 'x'\n[[metric]]\nname = 'y'", "rol: lead"]),
        (
            "unknown-key",
            "feedback/b.md",
            ["+++\nstate = 'draft'\n#\n+++\n", "---\nstate: draft\n#\n---\n"],
            ["form.name = 'Ana'\nform.relation = 'cross-team'", "fromage: {name: Ana}"],
        ),
        ("unknown-role", "evidence/b.md", EVIDENCE, ["role = \"mentr\\u006f\"", "role: |\n  mentro"]),
        ("unknown-role", "evidence/b.md", EVIDENCE, ["role = '''mentro'''", "role: >-\n  men\n  tro"]),
        ("unknown-role", "evidence/b.md", EVIDENCE, ["role = 'boss'", "role: boss"]),
        ("unknown-criterion", "evidence/b.md", EVIDENCE, ["criteria = 'scope, impact'", "criteria: scope, impact"]),
        ("unknown-key", "evidence/b.md", EVIDENCE, ["criteira = 'scope'\nkind =", "criteira: scope\ntitle: C"]),
        (
            "broken-link",
            "evidence/b.md",
            EVIDENCE,
            [
                "links = [{title = 'x', url = 'old/checkout-latency.md#gone'}]",
                "links: [{title: x, url: 'old/checkout-latency.md#gone'}]",
            ],
        ),
        ("invalid-date", "evidence/b.md", DATED, ["date = '03/04/2026'", "date: 03/04/2026"]),
        ("invalid-date", "evidence/b.md", DATED, ["date = 2025-02-30", "date: 2025-02-30"]),
        ("invalid-date", "evidence/b.md", DATED, ["date = \"2026/03/1\\u0034\"", "date: |\n  2026/03/14"]),
        (
            "broken-link",
            "evidence/b.md",
            EVIDENCE,
            ["links = [{title = 'x', url = 'files/budget.png'}]", "links: [{title: x, url: files/budget.png}]"],
        ),
    ] {
        for language in 0..2 {
            keeps_still(rule, path, &frame[language].replacen('#', written[language], 1));
        }
    }
}

#[test]
fn where_two_can_be_meant_none_is_written() {
    let two = [
        ("files/a/pages.png", ""),
        ("files/b/pages.png", ""),
        ("impact/both.md", CLAIM),
        ("files/charts/summary.png", ""),
        ("drafts/summary.png", ""),
    ];
    for (rule, written) in [
        ("broken-image", "![a chart](../files/pages.png)"),
        ("broken-image", "![a chart](../files/summary.png)"),
        ("broken-link", "[x](both.md)"),
        ("broken-link", "[x](../evidence/b.md)"),
        ("unknown-note", "[[impact/chekcout-latency]]"),
        ("unknown-note", "[[BOTH]]"),
        ("unknown-note", "[[answers/both]]"),
        ("broken-link", "[x][way]\n\n[way]: checkout-latency.md"),
        ("unknown-note", "[[chekcout-latency#gone]]"),
        ("unsafe-link", "[x](../../evidence/checkout-latency.md)"),
        ("unsafe-link", "[x](\\\\host\\checkout-latency.md)"),
        ("broken-link", "[x](../charts/latensy.png)"),
    ] {
        let latency = LATENCY.replace("id = \"latency\"", "id = \"other\"");
        let files = [&two[..], &[("evidence/both.md", latency.as_str()), ("notes/b.md", written)]].concat();
        let before = found(&packet(&files));
        let its = of(&before, rule, "notes/b.md");
        assert!(!its.is_empty(), "no {rule} in {written:?}: {before:#?}");
        assert!(its.iter().all(|found| found.fix.is_none()), "{written:?}: {its:#?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_may_be_what_is_meant() {
    let written = EVIDENCE[0].replacen('#', "links = [{title = 'x', url = '../impact/cost.md'}]", 1);
    let latency = LATENCY.replace("id = \"latency\"", "id = \"other\"");
    let mut tree = packet(&[("evidence/b.md", &written), ("evidence/cost.md", &latency)]);
    let fixes =
        |tree: &Tree| of(&found(tree), "broken-link", "evidence/b.md").iter().filter(|it| it.fix.is_some()).count();
    assert_eq!(fixes(&tree), 1);
    let unread = crate::source::Refusal::Oversized { size: 2, cap: 1 };
    tree.entries.insert(PacketPath::new("log/cost.md").unwrap(), crate::source::TreeEntry::Refused(unread));
    assert_eq!(fixes(&tree), 0);
}

#[test]
fn nothing_is_written_where_the_help_asks_which_of_several_is_meant() {
    let fixes = |claimed: &str, others: &[&str]| {
        let claim = CLAIM.replace("checkout-latency", claimed);
        let link = format!("[[{claimed}]]");
        let paths: Vec<String> = others.iter().map(|id| format!("evidence/{id}.md")).collect();
        let of_evidence = LATENCY.replace("id = \"latency\"", "").replace("[[metrics]]", "[[links]]");
        let mut files = vec![("impact/b.md", claim.as_str()), ("notes/b.md", link.as_str())];
        files.extend(paths.iter().map(|path| (path.as_str(), of_evidence.as_str())));
        let found = found(&packet(&files));
        let its = [of(&found, "unknown-note", "impact/b.md"), of(&found, "unknown-note", "notes/b.md")].concat();
        assert_eq!(its.len(), 2, "{claimed}: {found:#?}");
        its.iter().map(|found| found.fix.as_ref().map(|fix| fix.replacement.clone())).collect::<Vec<_>>()
    };
    let only = Some("cut-builds".to_owned());
    assert_eq!(fixes("cut-build", &["cut-builds"]), [only.clone(), only.clone()]);
    assert_eq!(fixes("cut-build", &["cut-builds", "cut-build-time-by-half"]), [None, None]);
    assert_eq!(fixes("Cut-Builds", &["cut-builds", "cut-builds-by-half"]), [only.clone(), only]);
}
