//! Nothing is held against a case twice on one page: no objection, and of no criterion the same reason.

use super::agreement::{claim, compiled, evidence, peer};
use super::one_list::{AGAINST, objected};
use super::*;
use crate::source::disk;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// The pages on which objections are told. Where each criterion stands with its strength (`coverage.html` and the pages of criteria), each has its own reasons.
const PAGES: &[&str] = &["index", "brief", "questions", "gaps", "requests", "timeline", "metrics", "evidence"];

/// Checks the pages of everyone, and gives the objections that were told.
fn once(pages: Pages) -> usize {
    let mut pages = pages;
    let mut told = 0;
    for audience in Audience::ALL.iter().copied() {
        pages = Pages { audience, ..pages };
        let edition = pages.compilation.edition(audience).unwrap();
        let ids: Vec<(&String, &String)> =
            edition.rubric.criteria.iter().map(|criterion| (&criterion.title, &criterion.id.value)).collect();
        let is_asked = |name: &str| PAGES.iter().any(|page| name == format!("{page}.html"));
        for (name, bytes) in pages.render(is_asked).into_iter().filter(|(name, _)| name.ends_with(".html")) {
            let said: Vec<String> = [".objection-said", ".asks dt"]
                .iter()
                .flat_map(|place| read_aloud(&bytes, &format!("main {place}")))
                .filter(|line| line.words.starts_with('“'))
                .map(|line| line.words.split('”').next().unwrap_or_default().to_owned())
                .collect();
            let all = read_aloud(&bytes, "main").into_iter().map(|line| line.words).collect::<Vec<_>>().join("\n");
            for said in &said {
                assert_eq!(all.matches(said.as_str()).count(), 1, "{name} for {}: {said}", audience.word());
            }
            told += said.len();
            let mut reasons = BTreeSet::new();
            for line in read_aloud(&bytes, "main") {
                for (phrase, _) in AGAINST.iter().filter(|(phrase, _)| line.words.contains(phrase)) {
                    for id in objected(&line.words, phrase, &ids) {
                        let is_new = reasons.insert((*phrase, id.clone()));
                        // The timeline tells of each criterion by itself, and a scope may be one of several.
                        assert!(is_new, "{name} for {}: {phrase} of {id} twice: {all}", audience.word());
                    }
                }
            }
        }
    }
    told
}

#[test]
fn in_the_example_and_in_weak_packets_nothing_is_said_twice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (folder, least) in [
        ("example-packet", 2),
        ("tests/weak/sre-lead", 8),
        ("tests/weak/data-engineer", 8),
        ("tests/weak/mobile-designer", 8),
    ] {
        let told = once(compiled(&disk::read(&root.join(folder)).unwrap()));
        assert!(told >= least, "{folder}: {told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_no_packet_is_anything_said_twice(work in vec(evidence(), 0..5), peers in vec(peer(), 0..3), claims in vec(claim(), 0..2)) {
        let rubric = format!(
            "{LADDER}{IMPACT}{CLARITY}[[questions]]\nid = \"a\"\ntext = \"A?\"\nanswers = [\"own-part\", \"says-who\"]\n[feedback]\nat-least = 2\noutside-team = 1\n"
        );
        let mut files = vec![("packet.toml".to_owned(), SETTINGS.to_owned()), ("rubric.toml".to_owned(), rubric)];
        for (folder, notes) in [("evidence/e", work), ("feedback/p", peers), ("impact/i", claims)] {
            let notes = notes.into_iter().enumerate();
            files.extend(notes.map(|(index, note)| (format!("{folder}{index}.md"), note)));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        once(compiled(&Tree::of(&files)));
    }
}
