//! Pages, findings and facts say the same of a criterion: over the example packet and over packets that nobody wrote.

use super::*;
use crate::diagnostic::code;
use crate::edition::{Coverage, Edition, Grade, Strength};
use crate::source::disk;
use crate::vocabulary::{NoteKind, State};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_example_agrees_with_itself() {
    let tree = disk::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-packet")).unwrap();
    agree(compiled(&tree));
}

/// A peer who saw work that only explains is a witness for no claim that cites it.
#[test]
fn who_saw_what_does_not_count_is_no_witness() {
    let rubric = format!("{LADDER}{IMPACT}{CLARITY}need = \"optional\"\n");
    let head = "date: 2026-02-01\ncriteria: [impact]\nbackground: true";
    agree(compiled(&Tree::of(&[
        ("packet.toml", SETTINGS),
        ("rubric.toml", &rubric),
        ("evidence/e0.md", &format!("---\ntitle: A\n{head}\n---\nWords.\n")),
        (
            "feedback/p0.md",
            "---\nfrom: {name: Ana, relation: peer}\nstate: given\ncriteria: []\nevidence: [e0]\n---\n# Given\nIt is.\n",
        ),
        ("impact/i0.md", "---\nclaim: It is better\ncriteria: [impact]\nevidence: [e0]\n---\n"),
    ])));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_packet_agrees_with_itself(evidence in vec(evidence(), 0..5), peers in vec(peer(), 0..3), claims in vec(claim(), 0..2)) {
        let mut files = vec![
            ("packet.toml".to_owned(), SETTINGS.to_owned()),
            ("rubric.toml".to_owned(), format!("{LADDER}{IMPACT}{CLARITY}need = \"optional\"\n")),
        ];
        for (folder, notes) in [("evidence/e", evidence), ("feedback/p", peers), ("impact/i", claims)] {
            let notes = notes.into_iter().enumerate();
            files.extend(notes.map(|(index, note)| (format!("{folder}{index}.md"), note)));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        agree(compiled(&Tree::of(&files)));
    }
}

/// A note of evidence, of three titles so that copies come about.
pub(super) fn evidence() -> impl Strategy<Value = String> {
    let head = (select(vec!["A", "B", "C"]), select(vec!["2025-09-01", "2026-02-01", "2020-01-01"]), criteria());
    let scope = select(vec!["", "scope: system\n", "scope: feature\n"]);
    let role = select(vec!["", "role: lead\n", "role: contributor\n", "role: mentor\nkind: mentoring\n"]);
    let proof = select(vec![
        String::new(),
        format!("{LINK}\n"),
        format!("{FIGURE}\n"),
        "background: true\n".to_owned(),
        "status: in-progress\n".to_owned(),
    ]);
    (head, scope, role, proof).prop_map(|((title, date, criteria), scope, role, proof)| {
        format!("---\ntitle: {title}\ndate: {date}\ncriteria: {criteria}\n{scope}{role}{proof}---\nWords.\n")
    })
}

pub(super) fn peer() -> impl Strategy<Value = String> {
    let state = select(vec!["draft", "requested", "given", "given", "given", "declined"]);
    (state, criteria(), select(vec!["", "evidence: [e0]\n"])).prop_map(|(state, criteria, evidence)| {
        format!("---\nfrom: {{name: Ana, relation: peer}}\nstate: {state}\ncriteria: {criteria}\n{evidence}---\n# Given\nIt is.\n")
    })
}

pub(super) fn claim() -> impl Strategy<Value = String> {
    let proof = select(vec!["", "evidence: [e0]\n", "feedback: [p0]\n"]);
    (criteria(), proof)
        .prop_map(|(criteria, proof)| format!("---\nclaim: It is better\ncriteria: {criteria}\n{proof}---\n"))
}

pub(super) fn criteria() -> impl Strategy<Value = &'static str> {
    select(vec!["[]", "[impact]", "[clarity]", "[impact, clarity]"])
}

const LINK: &str = "links: [{title: Design, url: \"https://example.com\"}]";
const FIGURE: &str = "metrics: [{name: Time, after: 3 s, source: \"https://example.com/board\"}]";

pub(super) fn compiled(tree: &Tree) -> Pages {
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let options = Options { today: jiff::civil::date(2026, 7, 1) };
    Pages { compilation: compile_again(tree, options, cache.get_or_insert_default()), audience: Audience::SelfOnly }
}

/// What the pages of a reader say, by their addresses.
type Said = BTreeMap<String, Vec<String>>;

fn agree(pages: Pages) {
    let mut pages = pages;
    for audience in [Audience::Committee, Audience::Manager, Audience::SelfOnly] {
        pages = Pages { audience, ..pages };
        let said = said(&pages);
        let edition = pages.compilation.edition(audience).unwrap();
        for criterion in &edition.coverage {
            facts_agree(edition, criterion);
            page_agrees(&said, edition, criterion);
        }
        if audience.is_author() {
            requests_agree(&said, edition);
            gaps_agree(&said, edition);
            findings_agree(&pages, edition);
        }
    }
}

fn said(pages: &Pages) -> Said {
    let is_asked =
        |address: &str| ["coverage", "criteria/", "requests", "gaps"].iter().any(|start| address.starts_with(start));
    let files = pages.render(is_asked).into_iter().filter(|(name, _)| name.ends_with(".html"));
    let words = |bytes: &[u8]| read_aloud(bytes, "main").into_iter().map(|line| line.words).collect();
    files.map(|(name, bytes)| (name.to_string(), words(&bytes))).collect()
}

/// The strength is what the definition says of the pieces, said once more in other words.
fn facts_agree(edition: &Edition, coverage: &Coverage) {
    let id = &edition.rubric.criteria[coverage.criterion].id.value;
    let carrying = coverage.carrying();
    let is_carried = coverage
        .pieces
        .iter()
        .any(|piece| piece.is_at_scope() && piece.grade > Grade::Word && piece.lacks().is_empty());
    assert_eq!(carrying.is_some(), is_carried, "{id}");
    match coverage.strength() {
        Some(Strength::Strong) => {
            let at_scope: Vec<_> = coverage.pieces.iter().filter(|piece| piece.is_at_scope()).collect();
            assert!(is_carried && at_scope.len() > 1, "{id}");
            let is_measured = at_scope.iter().any(|piece| piece.grade == Grade::Measured);
            assert!(is_measured || !coverage.witnesses.is_empty(), "{id}");
            assert_eq!(coverage.held_back().count(), 0, "{id}");
        }
        Some(Strength::Supported) => assert!(is_carried && coverage.held_back().next().is_some(), "{id}"),
        Some(Strength::Thin) => assert!(!is_carried && !coverage.pieces.is_empty(), "{id}"),
        Some(Strength::NotEnoughToJudge) => assert!(coverage.pieces.is_empty() && !coverage.proof.is_empty(), "{id}"),
        Some(Strength::Missing) => assert!(coverage.proof.is_empty(), "{id}"),
        Some(Strength::Waived) | None => {}
    }
    for piece in &coverage.pieces {
        assert_eq!(piece.at.kind, NoteKind::Evidence, "{id}");
        assert!(piece.witnesses.iter().all(|peer| coverage.witnesses.contains(peer)), "{id}");
    }
    for peer in &coverage.witnesses {
        let peer = &edition.feedback[peer.index];
        let names_it = peer.supports.iter().any(|support| support.criterion == coverage.criterion);
        assert!(peer.state == State::Given && (names_it || peer.supports.is_empty()), "{id}");
    }
}

/// The page of a criterion has the word and the reasons of the table, and its first proof is the piece that carries it.
fn page_agrees(said: &Said, edition: &Edition, coverage: &Coverage) {
    let criterion = &edition.rubric.criteria[coverage.criterion];
    let page = &said[&format!("criteria/{}.html", criterion.id.value)];
    let Some(word) = page.iter().find_map(|line| line.strip_prefix("How it stands: ")) else { return };
    let mut rows = said["coverage.html"].iter().filter(|line| line.starts_with(&format!("{} ", criterion.title)));
    assert!(rows.next().is_some_and(|glance| glance.contains(&format!("| {word} | "))), "{}", criterion.title);
    let row = rows.next().unwrap();
    assert!(row.contains(&format!("| {word} / ")), "{row}");
    let reasons = page.iter().filter(|line| line.starts_with("Holds it back: ") || line.starts_with("carried by "));
    reasons.for_each(|reason| assert!(row.contains(reason), "{reason} in {row}"));
    if let Some(carrying) = coverage.carrying() {
        let reference = &edition.entry(carrying.at).reference;
        assert!(
            coverage.strength() == Some(Strength::Waived) || row.contains(&format!("carried by {reference}: ")),
            "{row}"
        );
        let start = page.iter().position(|line| line == "Proof, strongest first").unwrap();
        assert!(page[start + 1].starts_with(reference), "{page:#?}");
    }
}

/// Where the author is told that no peer speaks for a criterion, no page has a witness for it; and the other way round.
fn requests_agree(said: &Said, edition: &Edition) {
    let requests = &said["requests.html"];
    let start = requests.iter().position(|line| line == "Criteria that no peer speaks for").unwrap_or(requests.len());
    for coverage in edition.coverage.iter().filter(|coverage| coverage.asked.is_some()) {
        let criterion = &edition.rubric.criteria[coverage.criterion];
        let is_listed = requests[start..].iter().any(|line| line.starts_with(&format!("{} ", criterion.title)));
        let page = &said[&format!("criteria/{}.html", criterion.id.value)];
        let has_witness = page.iter().any(|line| {
            let is_aside = line.contains("does not count");
            (line.contains("a witness")
                || line.contains("seen by F-")
                || line.starts_with("F-") && line.contains("speaks for it"))
                && !is_aside
                && !line.contains("no witness")
        });
        assert!(!(is_listed && has_witness), "{}: {page:#?}", criterion.title);
        assert!(!(has_witness && coverage.witnesses.is_empty()), "{}: {page:#?}", criterion.title);
    }
}

/// Every criterion that is not strong is a gap; one that a case needs has an objection of the room for it.
fn gaps_agree(said: &Said, edition: &Edition) {
    let gaps = &said["gaps.html"];
    let start = gaps.iter().position(|line| line == "Criteria, weakest first").unwrap();
    let gaps = &gaps[start..];
    for coverage in edition.coverage.iter().filter(|coverage| coverage.asked.is_some()) {
        let criterion = &edition.rubric.criteria[coverage.criterion];
        let place = gaps.iter().position(|line| line.starts_with(&format!("{} ", criterion.title)));
        let is_done = matches!(coverage.strength(), Some(Strength::Strong | Strength::Waived));
        assert_eq!(place.is_some(), !is_done, "{}", criterion.title);
        let objected = place.and_then(|place| gaps.get(place + 2));
        let is_objected = objected.is_some_and(|line| line.starts_with("Objection"));
        assert_eq!(is_objected, place.is_some() && coverage.is_required(), "{}", criterion.title);
    }
}

/// What `check` says of a criterion, it says of the same facts.
fn findings_agree(pages: &Pages, edition: &Edition) {
    let found = &pages.compilation.findings.diagnostics;
    for coverage in edition.coverage.iter().filter(|coverage| coverage.is_required()) {
        let id = format!("`{}`", edition.rubric.criteria[coverage.criterion].id.value);
        let says = |rule| found.iter().any(|found| found.rule == rule && found.message.contains(&id));
        let is_told = coverage.pieces.iter().all(|piece| piece.grade == Grade::Word);
        let is_judged = matches!(coverage.strength(), Some(Strength::Strong | Strength::Supported | Strength::Thin));
        let is_weak = is_judged && (coverage.pieces.len() == 1 || is_told);
        assert!(says(code::ONE_SOURCE) || !is_weak, "{id}");
        let is_bare = matches!(coverage.strength(), Some(Strength::Missing | Strength::NotEnoughToJudge));
        assert!(says(code::UNCOVERED_CRITERION) || !is_bare, "{id}");
    }
}
