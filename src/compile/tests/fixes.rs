//! Fixes are tried by doing what they say: then the finding is gone, and nothing new is broken.

mod certain;
mod mended;
mod uncertain;

use super::*;
use crate::diagnostic::{Fix, Severity};
use proptest::prelude::*;

const RUBRIC: &str = "[packet]\nrubric = \"senior-engineer\"\ntheme = \"plain\"\n";
const CANDIDATE: &str = "[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
const LATENCY: &str = "+++\ntitle = \"A\"\ndate = 2026-03-14\ncriteria = [\"scope\"]\n\
                       [[metrics]]\nname = \"Latency\"\nid = \"latency\"\nbefore = \"2 s\"\nafter = \"1 s\"\n+++\nIt is.\n\n## What it cost\n";
const CLAIM: &str = "+++\nclaim = \"It is quick\"\nevidence = [\"checkout-latency\"]\n+++\n";
const PEER: &str = "+++\nstate = \"declined\"\n[from]\nname = \"Priya\"\nrelation = \"cross-team\"\n+++\n";

/// A sound packet with these files in it.
fn packet(files: &[(&str, &str)]) -> Tree {
    let settings = format!("{RUBRIC}{CANDIDATE}");
    let sound = [
        ("packet.toml", settings.as_str()),
        ("evidence/checkout-latency.md", LATENCY),
        ("impact/quick-checkout.md", CLAIM),
        ("feedback/priya-raman.md", PEER),
        ("files/charts/latency.png", ""),
        ("files/Error Budget.png", ""),
    ];
    Tree::of(&[&sound[..], files].concat())
}

fn found(tree: &Tree) -> Vec<Diagnostic> {
    compile(tree, Options { today: jiff::civil::date(2026, 7, 1) }).findings.diagnostics
}

/// Does what the fixes say, last to first, so that none moves the place of another.
fn apply(tree: &Tree, found: &[Diagnostic]) -> Tree {
    let mut fixes: Vec<&Fix> = found.iter().filter_map(|found| found.fix.as_ref()).collect();
    fixes.sort();
    fixes.dedup();
    let mut tree = tree.clone();
    for fix in fixes.iter().rev() {
        let path = fix.span.file.path();
        let mut text = tree.text(path).unwrap().as_str().to_owned();
        assert_eq!(text[fix.span.range()], fix.written);
        text.replace_range(fix.span.range(), &fix.replacement);
        tree.entries.insert(path.clone(), crate::source::TreeEntry::Text(Text::new(&text)));
    }
    tree
}

/// The findings of a rule in a file.
fn of<'a>(found: &'a [Diagnostic], rule: &str, path: &str) -> Vec<&'a Diagnostic> {
    found.iter().filter(|found| found.rule == rule && found.file().as_str() == path).collect()
}

/// A rule finds something in `written`, its fix makes `wanted` of it, and then nothing is wrong that was not before.
fn mends(rule: &str, path: &str, written: &str, wanted: &str) {
    let tree = packet(&[(path, written)]);
    let before = found(&tree);
    assert!(!of(&before, rule, path).is_empty(), "no {rule} in {written:?}: {before:#?}");
    let mended = apply(&tree, &before);
    assert_eq!(mended.text(&PacketPath::new(path).unwrap()).unwrap().as_str(), wanted);
    let after = found(&mended);
    assert!(of(&after, rule, path).is_empty(), "{rule} is still in {wanted:?}: {after:#?}");
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<&Diagnostic> = after.iter().filter(is_error).collect();
    assert!(errors.is_empty(), "after {wanted:?}: {errors:#?}");
}

/// A rule finds something in `written`, and offers no fix.
fn keeps_still(rule: &str, path: &str, written: &str) {
    let before = found(&packet(&[(path, written)]));
    let its = of(&before, rule, path);
    assert!(!its.is_empty(), "no {rule} in {written:?}: {before:#?}");
    assert!(its.iter().all(|found| found.fix.is_none()), "{rule} in {written:?}: {its:#?}");
}

/// Front matter of evidence in both languages. `#` stands for what is tried.
const EVIDENCE: [&str; 2] =
    ["+++\ntitle = \"B\"\ndate = 2026-03-14\n#\n+++\nText.\n", "---\ntitle: B\ndate: 2026-03-14\n#\n---\nText.\n"];
const IMPACT: [&str; 2] = ["+++\nclaim = \"B\"\n#\n+++\n", "---\nclaim: B\n#\n---\n"];
const ANSWER: [&str; 2] = ["+++\n#\n+++\nSo.\n", "---\n#\n---\nSo.\n"];
const DATED: [&str; 2] = ["+++\ntitle = \"B\"\n#\n+++\nText.\n", "---\ntitle: B\n#\n---\nText.\n"];
const FEEDBACK: [&str; 2] = [
    "+++\n#\n[from]\nname = \"Ana\"\nrelation = \"cross-team\"\n+++\n",
    "---\n#\nfrom: {name: Ana, relation: cross-team}\n---\n",
];

proptest! {
    // Each case compiles a packet.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn fixes_lie_in_their_files_and_apart(
        keys in proptest::collection::vec("(title|titel|date|dat|criteira|scop|metrcs|audiance)", 0..5),
        values in proptest::collection::vec("(self|'sytem'|\"scop\"|\\[impatc, scop\\]|2026/3/14|é|\\{naem: é\\}|'2026-03-14 10:00')", 5),
        body in "(é|\\[\\[chekcout-latency\\]\\]|\\[\\[|\\]\\]|!\\[x\\]\\(|\\)|latency.png|\\{\\{metric:latencey\\}\\}|[ a\\n]){0,12}",
        is_toml in any::<bool>(),
    ) {
        let (fence, sign) = if is_toml { ("+++", " =") } else { ("---", ":") };
        let lines: String = keys.iter().zip(&values).map(|(key, value)| format!("{key}{sign} {value}\n")).collect();
        let tree = packet(&[("evidence/b.md", &format!("{fence}\n{lines}{fence}\n{body}"))]);
        let mut fixes: Vec<Fix> = found(&tree).into_iter().filter_map(|found| found.fix).collect();
        fixes.sort();
        fixes.dedup();
        for fix in &fixes {
            let text = tree.text(fix.span.file.path()).map(Text::as_str);
            prop_assert_eq!(text.and_then(|text| text.get(fix.span.range())), Some(fix.written.as_str()));
        }
        for pair in fixes.windows(2) {
            prop_assert!(pair[0].span.file != pair[1].span.file || pair[0].span.end <= pair[1].span.start, "{:?}", pair);
        }
    }
}
