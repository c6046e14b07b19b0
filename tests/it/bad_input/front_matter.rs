//! Front matter with a fault: one finding, at its place, and the note stays where it is safe. Each row changes one thing in a note that others cite by its
//! id, its metric, its file and its heading, so that whatever follows from the fault elsewhere would show as a second finding.

use promo_packet::compile::{Compilation, Options, compile};
use promo_packet::diagnostic::{Diagnostic, Severity};
use promo_packet::packet::read_packet;
use promo_packet::source::{PacketPath, Text, Tree, TreeEntry};
use promo_packet::vocabulary::{Audience, NoteKind};
use proptest::prelude::*;
use std::collections::BTreeSet;

const TOML: &str = "\
+++
id = \"warm\"
title = \"A warm cache\"
date = 2026-03-14
criteria = [\"scope\", \"impact\"]
scope = \"system\"
audience = \"committee\"

[[metrics]]
name = \"Cold starts\"
before = \"9 %\"
after = \"3 %\"
source = \"the dashboard\"
+++
## Outcome

It was cold whenever anybody came in.
";

const YAML: &str = "\
---
id: warm
title: A warm cache
date: 2026-03-14
criteria: [scope, impact]
scope: system
audience: committee
metrics:
  - name: Cold starts
    before: 9 %
    after: 3 %
    source: the dashboard
---
## Outcome

It was cold whenever anybody came in.
";

/// Others that rest on the note.
const OTHERS: [(&str, &str); 3] = [
    ("packet.toml", crate::packet::SETTINGS),
    (
        "impact/claim.md",
        "---\nclaim: It is warm\nevidence: [warm]\nmetrics: [cold-starts]\ncriteria: [impact]\n---\nSee [[warm]].\n",
    ),
    (
        "evidence/other.md",
        "---\ntitle: Another\ndate: 2026-01-02\ncriteria: [scope]\n---\nSee [how](note.md#outcome), [[warm|this]] and {{metric:cold-starts}}.\n",
    ),
];

const TITLE: &str = "A warm cache";
/// The title of a note that has lost its own.
const STEM: &str = "note";

/// Who still has the note.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Readers {
    /// Not all of the front matter could be read.
    Author,
    /// All was read, and one value cannot be used.
    Everyone,
}
use Readers::{Author, Everyone};

/// What is written in the place of what, the finding as `rule: message @ marked words`, the title in the author's edition, and who has the note.
type Row = (&'static str, &'static str, &'static str, &'static str, Readers);

const IN_TOML: &[Row] = &[
    ("+++\n## Out", "## Out", "unclosed-front-matter: the front matter is never closed @ +++", TITLE, Author),
    ("+++\n## Out", "---\n## Out", "unclosed-front-matter: the front matter is never closed @ +++", TITLE, Author),
    ("+++\n## Out", "++\n## Out", "unclosed-front-matter: the front matter is never closed @ +++", TITLE, Author),
    ("cache\"", "cache", "invalid-toml: `\"` is never closed @ \"", STEM, Author),
    (
        "\"A warm cache\"",
        "A warm cache",
        "invalid-toml: `A warm cache` is a text without quotes @ A warm cache",
        STEM,
        Author,
    ),
    (
        "title = ",
        "title ",
        "invalid-toml: `title \"A warm cache\"` has no value @ title \"A warm cache\"",
        STEM,
        Author,
    ),
    ("title = ", "title: ", "invalid-toml: a key without `=` @ :", STEM, Author),
    ("\"impact\"]", "\"impact\"", "invalid-toml: `[` is never closed @ [", TITLE, Author),
    (
        "[\"scope\", \"impact\"]",
        "[\"scope\", impact]",
        "invalid-toml: `impact` is a text without quotes @ impact",
        TITLE,
        Author,
    ),
    ("date = ", "title = \"Mine\"\ndate = ", "duplicate-key: `title` is set twice @ title", TITLE, Author),
    (
        "audience = ",
        "audience = \"self\"\naudience = ",
        "duplicate-key: `audience` is set twice @ audience",
        TITLE,
        Author,
    ),
    ("[[metrics]]", "[[metrics]", "invalid-toml: `[` is never closed @ [", TITLE, Author),
    (
        "[[metrics]]\n",
        "[links]\ntitle = \"A\"\nurl = \"https://a.example\"\n[links]\ntitle = \"B\"\nurl = \"https://b.example\"\n[[metrics]]\n",
        "duplicate-key: `links` is set twice @ links",
        TITLE,
        Author,
    ),
    ("A warm", "A \\q warm", "invalid-toml: an unknown escape @ \\q", STEM, Author),
    ("A warm", "A \u{1} warm", "invalid-toml: a control character, U+0001 @ \u{1}", STEM, Author),
    ("date = 2026-03-14", "date = ", "wrong-type: `date` has no value @ ", TITLE, Author),
    (
        "scope = \"system\"",
        "scope = \"system\" wide",
        "invalid-toml: the text ends at the quote before this @ wide",
        TITLE,
        Author,
    ),
    ("id = \"warm\"", "id = warm", "invalid-toml: `warm` is a text without quotes @ warm", TITLE, Author),
    (
        "scope = \"system\"",
        "scope = \"system\"\n%%%",
        "invalid-toml: `%%%` cannot stand in a key without quotes @ %%%",
        TITLE,
        Author,
    ),
    (
        "audience = \"committee\"",
        "audience = \"comittee\"",
        "unknown-audience: unknown audience `comittee` @ \"comittee\"",
        TITLE,
        Author,
    ),
    ("audience", "audiance", "unknown-key: unknown key `audiance` @ audiance", TITLE, Author),
    ("title", "titel", "unknown-key: unknown key `titel` @ titel", STEM, Everyone),
    (
        "title = \"A warm cache\"",
        "title = 7",
        "wrong-type: `title` is a whole number, and a text is wanted @ 7",
        STEM,
        Everyone,
    ),
    ("2026-03-14", "2026-02-30", "invalid-date: `2026-02-30` is not a date @ 2026-02-30", TITLE, Everyone),
    ("date = 2026-03-14\n", "", "missing-key: `date` is missing @ +++", TITLE, Everyone),
    ("name = ", "nmae = ", "unknown-key: unknown key `nmae` @ nmae", TITLE, Everyone),
    (
        "scope = \"system\"",
        "scope = 7",
        "wrong-type: `scope` is a whole number, and a text is wanted @ 7",
        TITLE,
        Everyone,
    ),
];

const IN_YAML: &[Row] = &[
    ("---\n## Out", "## Out", "unclosed-front-matter: the front matter is never closed @ ---", TITLE, Author),
    ("---\n## Out", "+++\n## Out", "unclosed-front-matter: the front matter is never closed @ ---", TITLE, Author),
    ("metrics:\n  - name", "metrics:\n\t- name", "invalid-yaml: a tab where YAML wants spaces @ \t", TITLE, Author),
    ("    before", "\tbefore", "invalid-yaml: a tab where YAML wants spaces @ \t", TITLE, Author),
    ("A warm", "\"A warm", "invalid-yaml: `\"` is never closed @ \"", STEM, Author),
    ("A warm", "'A warm' and", "invalid-yaml: the text ends at the quote before this @ and cache", STEM, Author),
    (
        "title: ",
        "title ",
        "invalid-yaml: `title A warm cache` is not a key with a value @ title A warm cache",
        STEM,
        Author,
    ),
    (
        "title: ",
        "title:",
        "invalid-yaml: `title:A warm cache` is not a key with a value @ title:A warm cache",
        STEM,
        Author,
    ),
    ("A warm", "A warm: a", "invalid-yaml: a colon and a space inside a text without quotes @ :", STEM, Author),
    ("impact]", "impact", "invalid-yaml: `[` is never closed @ [", TITLE, Author),
    ("date: ", "title: Mine\ndate: ", "duplicate-key: `title` is set twice @ title", TITLE, Author),
    ("audience: ", "audience: self\naudience: ", "duplicate-key: `audience` is set twice @ audience", TITLE, Author),
    ("A warm cache", "&a A warm cache", "unsupported-yaml: a value cannot begin with `&` @ &a", STEM, Author),
    ("A warm cache", "*warm* cache", "unsupported-yaml: a value cannot begin with `*` @ *warm*", STEM, Author),
    ("A warm cache", "!!str A warm cache", "unsupported-yaml: a value cannot begin with `!` @ !!str", STEM, Author),
    ("date: ", "...\ndate: ", "unsupported-yaml: `...` cannot stand inside front matter @ ...", TITLE, Author),
    ("date: ", "--- x\ndate: ", "unsupported-yaml: `--- x` cannot stand inside front matter @ --- x", TITLE, Author),
    ("A warm cache", "\"A \\q warm cache\"", "invalid-yaml: an unknown escape @ \\q", STEM, Author),
    ("A warm", "A \u{1} warm", "invalid-yaml: a control character, U+0001 @ \u{1}", STEM, Author),
    ("A warm cache", "@ana", "invalid-yaml: a text cannot begin with `@` @ @", STEM, Author),
    (
        "date: ",
        "  date: ",
        "invalid-yaml: a key that is indented like more of the text above @ date: 2026-03-14",
        STEM,
        Author,
    ),
    ("date: ", "<<: {a: b}\ndate: ", "unsupported-yaml: `<<` cannot be a key @ <<", TITLE, Author),
    ("audience", "audiance", "unknown-key: unknown key `audiance` @ audiance", TITLE, Author),
    ("committee", "[committee]", "wrong-type: `audience` is a list, and a text is wanted @ [committee]", TITLE, Author),
    ("title", "titel", "unknown-key: unknown key `titel` @ titel", STEM, Everyone),
    (
        "A warm cache",
        "[A warm cache]",
        "wrong-type: `title` is a list, and a text is wanted @ [A warm cache]",
        STEM,
        Everyone,
    ),
    ("2026-03-14", "2026-02-30", "invalid-date: `2026-02-30` is not a date @ 2026-02-30", TITLE, Everyone),
    ("2026-03-14", "14.3.2026", "invalid-date: `14.3.2026` is not a date @ 14.3.2026", TITLE, Everyone),
    ("- name", "- nmae", "unknown-key: unknown key `nmae` @ nmae", TITLE, Everyone),
];

#[test]
fn one_fault_is_one_finding_and_the_note_stays() {
    for (sound, rows) in [(TOML, IN_TOML), (YAML, IN_YAML)] {
        let before: BTreeSet<String> = findings(sound, &of(sound)).into_iter().collect();
        let wrong: Vec<String> = rows.iter().filter_map(|row| wrong(sound, &before, row)).collect();
        assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n\n"));
    }
}

/// What is not as the row says.
fn wrong(sound: &str, before: &BTreeSet<String>, row: &Row) -> Option<String> {
    let (from, to, finding, title, readers) = *row;
    assert!(sound.contains(from), "{row:?}");
    let text = sound.replacen(from, to, 1);
    let compilation = of(&text);
    let new: Vec<String> = findings(&text, &compilation).into_iter().filter(|found| !before.contains(found)).collect();
    let others = if readers == Author { vec![] } else { vec![title.to_owned()] };
    let wanted = (vec![finding.to_owned()], vec![title.to_owned()], others);
    let found = (new, titles(&compilation, Audience::SelfOnly), titles(&compilation, Audience::Committee));
    // Words as long as these are shown as text by a `Debug` of the whole; shorter ones as their bytes.
    let body = format!("{:?}", compilation.edition(Audience::SelfOnly)?.evidence);
    let is_wrong = found != wanted || !body.contains("It was cold whenever");
    is_wrong.then(|| format!("{from:?} as {to:?}:\n wanted {wanted:?}\n  found {found:?}"))
}

/// A packet of these texts.
fn tree(files: &[(&str, &str)]) -> Tree {
    let entry = |(path, text): &(&str, &str)| (PacketPath::new(path).unwrap(), TreeEntry::Text(Text::new(text)));
    Tree { entries: files.iter().map(entry).collect() }
}

fn of(note: &str) -> Compilation {
    let files: Vec<(&str, &str)> = OTHERS.into_iter().chain([("evidence/note.md", note)]).collect();
    compile(&tree(&files), Options { today: "2026-07-01".parse().unwrap() })
}

/// Every finding as `rule: message @ marked words`.
fn findings(note: &str, compilation: &Compilation) -> Vec<String> {
    let files = OTHERS.into_iter().chain([("evidence/note.md", note)]).map(|(path, text)| (path, Text::new(text)));
    let files: Vec<(&str, Text)> = files.collect();
    let told = |found: &Diagnostic| {
        let text = files.iter().find(|(path, _)| *path == found.file().as_str()).map_or("", |(_, text)| text.as_str());
        format!("{}: {} @ {}", found.rule, found.message, &text[found.span.range()])
    };
    compilation.findings.diagnostics.iter().map(told).collect()
}

/// The titles of the evidence in an edition, but for the other one's.
fn titles(compilation: &Compilation, audience: Audience) -> Vec<String> {
    let evidence = &compilation.edition(audience).unwrap().evidence;
    evidence.iter().map(|evidence| evidence.entry.title.text.clone()).filter(|title| title != "Another").collect()
}

/// What a note that cannot all be read may rest on, or may be rested on by, is not said to be missing there or idle elsewhere.
#[test]
fn what_a_claim_has_lost_is_neither_missing_nor_idle() {
    let idle = "---\ntitle: Lonely\ndate: 2026-01-02\n---\n";
    let claim = "---\nclaim: It is warm\nevidence: [lonely]\n---\n";
    let found = |claim: &str| {
        let tree = tree(&[OTHERS[0], ("evidence/lonely.md", idle), ("impact/claim.md", claim)]);
        let compilation = compile(&tree, Options { today: "2026-07-01".parse().unwrap() });
        let rules = compilation.findings.diagnostics.iter().map(|found| found.rule.as_str());
        let of_the_packet =
            ["uncovered-criterion", "unanswered-question", "too-few-peers", "near-peers", "junior-peers"];
        rules.filter(|rule| !of_the_packet.contains(rule)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found(claim), Vec::<String>::new());
    assert_eq!(found("---\nclaim: It is warm\n---\n"), ["unused-evidence", "claim-without-evidence"]);
    assert_eq!(found(&claim.replace("[lonely]", "[lonely")), ["invalid-yaml"]);
    assert_eq!(found(&claim.replace("evidence", "evidnece")), ["unknown-key"]);
}

/// Of feedback whose state is lost nothing reaches anybody: not the words, not the name, not that anybody was asked.
#[test]
fn feedback_with_a_fault_is_the_authors() {
    let sound = "---\nfrom: {name: Greta Sand, relation: peer}\nstate: given\ngiven: 2026-01-02\naudience: committee\n---\n# Draft\nA hope.\n# Given\nIt worked as nothing had worked before.\n";
    let requested = sound.replace("state: given\ngiven: 2026-01-02\naudience: committee", "state: requested");
    let shown = |text: &str| {
        let tree = tree(&[OTHERS[0], ("feedback/greta.md", text)]);
        let compilation = compile(&tree, Options { today: "2026-07-01".parse().unwrap() });
        let all = |audience| format!("{:?}", compilation.edition(audience).unwrap());
        assert!(all(Audience::SelfOnly).contains("It worked as nothing"), "{text}");
        [Audience::Manager, Audience::Committee]
            .map(|audience| all(audience).contains("Greta") || all(audience).contains("It worked as nothing"))
    };
    assert_eq!([shown(sound), shown(&requested)], [[true, true], [true, false]]);
    for (from, to) in [
        ("state: given", "state given"),
        ("state: requested", "state: requested\nstate: given"),
        ("relation: peer}", "relation: peer"),
        ("from:", "\tfrom:"),
        ("---\n# Draft", "# Draft"),
        ("from:", "attribution: @\nfrom:"),
    ] {
        for text in [sound.replace(from, to), requested.replace(from, to)].iter().filter(|text| text.contains(to)) {
            assert_eq!(shown(text), [false, false], "{text}");
        }
    }
}

/// The id of a file's stem is only a guess where front matter has a fault: it takes no page from a note that is sound.
#[test]
fn a_guessed_id_gives_way() {
    let broken = "---\nid: a-b\ntitle: x: y\n---\n";
    let guessed = broken.replace("id: a-b", "id a-b");
    let other = "---\ntitle: Sound\ndate: 2026-01-02\nbackground: true\n---\n";
    let found = |note: &str| {
        let tree = tree(&[
            OTHERS[0],
            ("evidence/2025/b.md", note),
            ("evidence/b.md", other),
            ("notes/n.md", "[[evidence/b]]\n"),
        ]);
        let compilation = compile(&tree, Options { today: "2026-07-01".parse().unwrap() });
        let errors = compilation.findings.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        let file = PacketPath::new("evidence/b.md").unwrap();
        let leads = compilation.packet.find(NoteKind::Evidence, "b").map(|note| note.path == file);
        (errors.map(|found| found.rule.as_str().to_owned()).collect::<Vec<_>>(), leads)
    };
    assert_eq!(found(broken), (vec!["invalid-yaml".to_owned()], Some(true)));
    assert_eq!(found(&guessed), (vec!["invalid-yaml".to_owned()], Some(true)));
}

/// What a reader of TOML or YAML complains of. A date that the calendar does not have is a value that cannot be used, whatever it is written in.
const SYNTAX: [&str; 6] = [
    "invalid-toml",
    "invalid-yaml",
    "unsupported-yaml",
    "duplicate-key",
    "unclosed-front-matter",
    "oversized-front-matter",
];

proptest! {
    /// Whatever front matter says: it is read, there is a note, and where not all could be read it is for nobody but its author.
    #[test]
    fn what_cannot_all_be_read_is_the_authors(
        is_toml in any::<bool>(),
        kind in prop::sample::select(vec!["evidence", "impact", "feedback", "answers", "log", "notes"]),
        slip in "[-a-c:=\\[\\]{}\"'#&*!|>?%@`\t\n éα,.0-9]{0,12}|\n(---|\\+\\+\\+)\n|audience(: |\\ = )\"(self|committee)\"\n",
        at in any::<prop::sample::Index>(),
        lost in 0..30usize,
    ) {
        let sound = if is_toml { TOML } else { YAML };
        let (start, end) = (at.index(sound.len()), sound.len());
        let text = [&sound[..start], &slip, &sound[(start + lost).min(end)..]].concat();
        let file = PacketPath::new(&format!("{kind}/note.md")).unwrap();
        let mut diagnostics = Vec::new();
        let packet = read_packet(&tree(&[OTHERS[0], (file.as_str(), &text)]), &mut diagnostics);
        let note = packet.note_at(&file).unwrap();
        let has_fault = diagnostics.iter().any(|found| *found.file() == file && SYNTAX.contains(&found.rule.as_str()));
        prop_assert!(!(has_fault && note.is_whole()), "{:?}", diagnostics);
        prop_assert!(note.is_whole() || diagnostics.iter().any(|found| *found.file() == file), "something is lost without a word: {}", text);
        prop_assert!(note.is_whole() || note.audience == Audience::SelfOnly, "{}", text);
        prop_assert!(note.is_whole() || !note.is_known_request(), "{}", text);
        let text = Text::new(&text);
        let labels = diagnostics.iter().flat_map(|found| found.labels.iter().map(|label| (label.span.file.path(), label.span)));
        for (_, span) in diagnostics.iter().map(|found| (found.file(), found.span)).chain(labels).filter(|(at, _)| **at == file) {
            prop_assert!(text.as_str().get(span.range()).is_some(), "{:?} in {}", span, text.as_str());
        }
    }
}
