//! What `promo check --fix` comes to: pass after pass until nothing certain is left, prose stays as it is, and a sound packet in which something was
//! mistyped is sound again.

use super::*;
use crate::diagnostic::fixes_apart;
use crate::source::TreeEntry;

/// Does what does not overlap, and looks again, as the door does.
fn mended(mut tree: Tree) -> Tree {
    for _ in 0..10 {
        let found = found(&tree);
        let fixes = fixes_apart(&found);
        if fixes.is_empty() {
            break;
        }
        for (fix, _) in fixes.iter().rev() {
            let path = fix.span.file.path();
            let text = tree.text(path).unwrap();
            let edited = text.edited(text.as_str(), [(fix.span.range(), fix.replacement.as_str())]);
            tree.entries.insert(path.clone(), TreeEntry::Text(Text::new(&edited)));
        }
    }
    tree
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    tree.text(&PacketPath::new(path).unwrap()).unwrap().as_str()
}

/// Each error: its rule, its file and its words.
fn errors(tree: &Tree) -> Vec<(String, String, String)> {
    let found = found(tree).into_iter().filter(|found| found.severity == Severity::Error);
    let said = |found: Diagnostic| (found.rule.to_string(), found.file().to_string(), found.message);
    found.map(said).collect()
}

/// A sound note of each kind, and what of it may be mistyped: whatever stands between `<` and `>`.
const SOUND: &[(&str, &str)] = &[
    (
        "evidence/b.md",
        "+++\n<title> = \"B\"\n<date> = 2026-03-14\n<criteria> = [\"<impact>\", '<leverage>'] # why\n<scope> = \"<system>\"\n\
         <status> = \"<in-progress>\"\nrole = \"<contributor>\"\n+++\nThe impcat, see [[<checkout-latency>]] and [it](<checkout-latency.md>).\n",
    ),
    (
        "evidence/c.md",
        "---\n<title>: 'C: D'\n<date>: 2026-03-15\n\n# What for\n<criteria>:\n- <leadership>\n<kind>: <process>\n---\nIt {{metric:<latency>}} was, ![A chart](../files/charts/<latency.png>).\n",
    ),
    (
        "impact/d.md",
        "---\n<claim>: It is quick\n<evidence>: [<checkout-latency>]\n<feedback>: [ '<priya-raman>' ]\n---\n",
    ),
    (
        "answers/e.md",
        "+++\n<question> = \"<baselines>\"\n<evidence> = [\"<checkout-latency>\"]\n+++\nFour weeks befroe.\n",
    ),
];

/// The note as it should be, and its parts: what stands, and what may be mistyped.
fn parts(note: &str) -> Vec<(bool, String)> {
    note.split('<')
        .enumerate()
        .flat_map(|(place, part)| match part.split_once('>').filter(|_| place > 0) {
            Some((word, rest)) => vec![(true, word.to_owned()), (false, rest.to_owned())],
            None => vec![(false, part.to_owned())],
        })
        .collect()
}

/// A word with two letters exchanged, one doubled, one left out, or the first of them large.
fn mistyped(word: &str, how: u8, at: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % (letters.len() - 1);
    match how % 4 {
        0 => letters.swap(at, at + 1),
        1 => letters.insert(at, letters[at]),
        2 => drop(letters.remove(at)),
        _ => letters[0] = letters[0].to_ascii_uppercase(),
    }
    letters.into_iter().collect()
}

#[test]
fn what_is_mended_may_show_the_next_that_is() {
    let written = "+++\ntitle = \"B\"\ndate = 2026-03-14\n[[metrcs]]\nname = \"Cost\"\nbeter = \"Lower\"\n+++\nText.\n";
    let once = apply(&packet(&[("evidence/b.md", written)]), &found(&packet(&[("evidence/b.md", written)])));
    let wanted =
        "+++\ntitle = \"B\"\ndate = 2026-03-14\n[[metrics]]\nname = \"Cost\"\nbetter = \"lower\"\n+++\nText.\n";
    assert_ne!(text(&once, "evidence/b.md"), wanted, "one pass was enough");
    assert_eq!(text(&mended(once), "evidence/b.md"), wanted);
}

proptest! {
    // Each case compiles a packet some times over.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_sound_packet_stays_sound_however_it_is_mistyped(
        which in 0..SOUND.len(),
        slips in proptest::collection::vec((any::<u8>(), any::<prop::sample::Index>()), 12),
        chosen in proptest::collection::vec(0..4_u8, 12),
    ) {
        let (path, note) = SOUND[which];
        let parts = parts(note);
        let sound: String = parts.iter().map(|(_, part)| part.as_str()).collect();
        let before = errors(&packet(&[(path, &sound)]));
        prop_assert!(before.is_empty(), "{:?}", before);
        let mut words = 0;
        let slipped: String = parts.iter().map(|(is_word, part)| {
            if !is_word || part.len() < 4 { return part.clone() }
            words += 1;
            let (how, at) = &slips[words - 1];
            if chosen[words - 1] == 0 { mistyped(part, *how, at.index(part.len())) } else { part.clone() }
        }).collect();
        let tree = packet(&[(path, &slipped)]);
        let known = errors(&tree);
        let done = mended(tree.clone());
        for error in errors(&done) {
            prop_assert!(known.contains(&error), "{:?} is new in {:?}, written as {:?}", error, text(&done, path), slipped);
        }
        // Beside the words that may be mistyped nothing has moved.
        let mut rest = text(&done, path);
        for (is_word, part) in &parts {
            if *is_word { continue }
            let place = rest.find(part.as_str());
            prop_assert!(place.is_some(), "{:?} is not in {:?}", part, text(&done, path));
            rest = &rest[place.unwrap_or(0) + part.len()..];
        }
        prop_assert!(rest.is_empty());
        let again = mended(done.clone());
        prop_assert_eq!(text(&again, path), text(&done, path));
        for other in ["packet.toml", "evidence/checkout-latency.md"] {
            prop_assert_eq!(text(&done, other), text(&tree, other));
        }
    }

    #[test]
    fn prose_and_layout_stay_whatever_is_written(
        keys in proptest::collection::vec("(titel|dat|criteira|scop|metrcs|audiance|Kind)", 0..4),
        values in proptest::collection::vec("(self|'sytem'|\\[impatc, scop\\]|2026/3/14|\\{naem: é\\}|desing   # desing)", 4),
        prose in "(é|titel |criteira: \\[impatc\\]\n|\\]\\]|`\\[\\[chekcout-latency\\]\\]`|sytem|2026/3/14|[ a\n]){0,12}",
        is_toml in any::<bool>(),
    ) {
        let (fence, sign) = if is_toml { ("+++", " =") } else { ("---", ":") };
        let lines: String = keys.iter().zip(&values).map(|(key, value)| format!("{key}{sign} {value}\n")).collect();
        let tree = packet(&[("evidence/b.md", &format!("{fence}\n{lines}{fence}\n{prose}"))]);
        let done = mended(tree.clone());
        let (before, after) = (text(&tree, "evidence/b.md"), text(&done, "evidence/b.md"));
        prop_assert!(after.ends_with(&format!("\n{fence}\n{prose}")), "{:?} of {:?}", after, before);
        prop_assert_eq!(after.lines().count(), before.lines().count());
        let comments = |text: &str| text.matches("   # desing").count();
        prop_assert_eq!(comments(after), comments(before));
        let again = mended(done.clone());
        prop_assert_eq!(text(&again, "evidence/b.md"), after);
    }
}
