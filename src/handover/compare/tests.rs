//! Two editions of one packet, of which one thing or another was changed.

use super::*;
use crate::compile::{Options, compile};
use crate::site::Fact;
use crate::source::Tree;
use crate::vocabulary::Audience;
use proptest::prelude::*;
use std::sync::OnceLock;

const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

/// The notes of a packet, by their paths.
type Notes = BTreeMap<String, String>;

fn notes() -> Notes {
    let evidence = |title: &str, day: &str, criterion: &str, more: &str| {
        format!(
            "+++\ntitle = \"{title}\"\ndate = {day}\ncriteria = [\"{criterion}\"]\nscope = \"system\"\nrole = \"lead\"\n{more}+++\nWhat it was about.\n\nAnd what came of it.\n"
        )
    };
    let metric =
        "[[metrics]]\nid = \"m\"\nname = \"Time\"\nbefore = \"90 min\"\nafter = \"30 min\"\nmethod = \"counted\"\n";
    let peer = |name: &str, words: &str, more: &str| {
        format!(
            "+++\nfrom = {{ name = \"{name}\", relation = \"peer\" }}\nstate = \"given\"\n{more}+++\n# Given\n\n{words}\n"
        )
    };
    let hidden = "attribution = \"anonymous\"\n";
    [
        ("packet.toml", SETTINGS.to_owned()),
        ("case.md", "I ask for the next level, since the work is done.\n".to_owned()),
        ("evidence/one.md", evidence("The first", "2026-03-14", "scope", metric)),
        ("evidence/two.md", evidence("The second", "2026-01-14", "impact", "")),
        ("impact/all.md", "+++\nclaim = \"It is fast\"\nevidence = [\"one\"]\nmetrics = [\"m\"]\n+++\nSee [[one]], which is {{metric:m}}.\n".to_owned()),
        ("feedback/ana.md", peer("Ana", "She stayed until it was done, and told us why it had been slow.", "")),
        ("feedback/x.md", peer("Ben", "He did what he had said, each week, for half a year, and wrote it down.", hidden)),
        ("feedback/y.md", peer("Cy", "He asked me first and listened then, which nobody had done in that team before.", hidden)),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text))
    .collect()
}

fn outline(notes: &Notes, audience: Audience) -> Outline {
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let tree = Tree::of(&notes);
    let compilation = compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) });
    let edition = compilation.edition(audience).unwrap().clone();
    compilation.site(&edition).outline(jiff::civil::date(2026, 7, 1))
}

fn changes(before: &Notes, after: &Notes) -> Changes {
    let [before, after] = [before, after].map(|notes| outline(notes, Audience::Manager));
    compare((&before, &Digests::new()), (&after, &Digests::new()), false).unwrap()
}

/// The same with one text in the place of another.
fn with(path: &str, old: &str, new: &str) -> Notes {
    let mut notes = notes();
    let text = notes.get_mut(path).unwrap();
    assert!(text.contains(old), "{path} does not hold {old}");
    *text = text.replacen(old, new, 1);
    notes
}

/// Each change in a line: what, of what kind, its name, which facts.
fn lines(changes: &Changes) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &changes.sections {
        let kind = section.kind.word();
        lines.extend(section.added.iter().map(|told| format!("new {kind} {}", told.title)));
        lines.extend(section.removed.iter().map(|told| format!("gone {kind} {}", told.title)));
        for changed in &section.changed {
            for fact in &changed.facts {
                let told = |lines: &[String]| lines.join(" | ");
                let hunks = fact.hunks.iter().map(|hunk| format!("{} > {}", told(&hunk.before), told(&hunk.after)));
                let hunks: Vec<String> = hunks.collect();
                lines.push(format!("{kind} {}: {}: {}", changed.title, fact.name, hunks.join("; ")));
            }
        }
    }
    lines.extend(changes.renumbered.iter().map(Renumbered::in_words));
    lines
}

#[test]
fn the_same_packet_says_the_same() {
    assert_eq!(lines(&changes(&notes(), &notes())), [""; 0]);
    assert!(changes(&notes(), &notes()).is_nothing());
}

#[test]
fn one_thing_that_changes_is_named_and_nothing_else() {
    let said = |path: &str, old: &str, new: &str| lines(&changes(&notes(), &with(path, old, new)));
    assert_eq!(
        said("evidence/one.md", "The first", "The very first"),
        ["evidence The very first: title: The first > The very first"]
    );
    assert_eq!(
        said("evidence/one.md", "And what came of it.", "And more."),
        ["evidence The first: text: And what came of it. > And more."]
    );
    assert_eq!(said("evidence/one.md", "counted", "measured"), ["figure Time: method: counted > measured"]);
    assert_eq!(
        said("evidence/one.md", "30 min", "45 min"),
        ["figure Time: after: 30 min > 45 min", "figure Time: change: −67\u{202f}% > −50\u{202f}%"]
    );
    assert_eq!(
        said("impact/all.md", "It is fast", "It is faster"),
        ["claim It is faster: title: It is fast > It is faster"]
    );
    assert_eq!(
        said("feedback/ana.md", "until it was done", "to the end"),
        [
            "peer Ana: text: She stayed until it was done, and told us why it had been slow. > She stayed to the end, and told us why it had been slow."
        ]
    );
    assert_eq!(
        said("case.md", "since the work is done", "because the work is done"),
        [
            "case The case: text: I ask for the next level, since the work is done. > I ask for the next level, because the work is done."
        ]
    );
}

#[test]
fn a_note_that_comes_before_others_moves_their_numbers_and_changes_nothing_of_them() {
    let mut after = notes();
    after.insert("evidence/zero.md".to_owned(), "+++\ntitle = \"Zero\"\ndate = 2026-01-13\n+++\nWords.\n".to_owned());
    assert_eq!(lines(&changes(&notes(), &after)), ["new evidence Zero", "E-01 to E-02 are now E-02 to E-03"]);
    assert_eq!(lines(&changes(&after, &notes())), ["gone evidence Zero", "E-02 to E-03 are now E-01 to E-02"]);
}

/// The number of a note that is gone may be another's now, and is not taken for it.
#[test]
fn a_number_that_is_gone_is_told_as_gone() {
    let fact = |text: &str| Fact {
        name: "because".to_owned(),
        names_notes: true,
        says: vec![Said { of: String::new(), text: text.to_owned(), shown: String::new() }],
    };
    let mut before = outline(&notes(), Audience::Manager);
    let mut after = before.clone();
    let is_first = |thing: &Thing| thing.reference == "E-01";
    after.things.retain(|thing| !is_first(thing));
    after
        .things
        .iter_mut()
        .filter(|thing| thing.reference == "E-02")
        .for_each(|thing| thing.reference = "E-01".to_owned());
    let is_scope = |thing: &&mut Thing| thing.id == "c-scope";
    before
        .things
        .iter_mut()
        .filter(is_scope)
        .for_each(|thing| thing.facts = vec![fact("carried by E-01, beside E-02")]);
    after.things.iter_mut().filter(is_scope).for_each(|thing| thing.facts = vec![fact("carried by E-01")]);
    let none = Digests::new();
    let told = lines(&compare((&before, &none), (&after, &none), false).unwrap());
    let line = "criterion Scope and ownership: because: carried by E-01 (gone), beside E-01 > carried by E-01";
    assert!(told.contains(&line.to_owned()), "{told:#?}");
}

#[test]
fn a_note_whose_file_has_another_name_is_the_same_note() {
    let mut after = notes();
    let text = after.remove("evidence/two.md").unwrap();
    after.insert("evidence/second.md".to_owned(), text);
    assert_eq!(lines(&changes(&notes(), &after)), [""; 0]);
}

/// A peer whom nobody may know is only their words: another who says something else is not the same who has changed their mind.
#[test]
fn who_may_not_be_known_is_not_taken_for_another() {
    let mut after = notes();
    after.remove("feedback/x.md");
    let one_less = changes(&notes(), &after);
    let gone: Vec<&str> =
        one_less.sections.iter().flat_map(|section| &section.removed).map(|it| it.title.as_str()).collect();
    assert_eq!(gone.len(), 1, "{one_less:?}");
    let other = changes(&notes(), &with("feedback/x.md", "He did what he had said, each week", "He promised a lot"));
    let peers = other.sections.iter().find(|section| section.kind == ThingKind::Peer).unwrap();
    assert_eq!((peers.added.len(), peers.removed.len(), peers.changed.len()), (1, 1, 0));
}

#[test]
fn editions_for_different_readers_or_of_different_people_are_not_compared() {
    let manager = outline(&notes(), Audience::Manager);
    let none = Digests::new();
    let refused = |other: &Outline, anyway| {
        compare((&manager, &none), (other, &none), anyway)
            .map(|_| "compared".to_owned())
            .unwrap_or_else(|fault| fault.what)
    };
    let committee = outline(&notes(), Audience::Committee);
    for anyway in [false, true] {
        assert_eq!(
            refused(&committee, anyway),
            "the two are for different readers: one `manager`, the other `committee`"
        );
    }
    let other = outline(&with("packet.toml", "Kim", "Lou"), Audience::Manager);
    assert_eq!(refused(&other, false), "the two are of different people: one `Kim`, the other `Lou`");
    assert_eq!(refused(&other, true), "compared");
    let other = outline(&with("packet.toml", "\"senior\"", "\"mid\""), Audience::Manager);
    assert!(refused(&other, false).starts_with("the two are for different levels: "));
}

#[test]
fn files_are_told_by_their_digests() {
    let mut before = outline(&notes(), Audience::Manager);
    let mut after = before.clone();
    before.files = vec!["files/a.png".to_owned(), "files/b.png".to_owned(), "files/c.png".to_owned()];
    after.files = vec!["files/b.png".to_owned(), "files/c.png".to_owned(), "files/d.png".to_owned()];
    let digests = |of_b: &str| -> Digests {
        [("files/b.png", of_b), ("files/c.png", "c"), ("index.html", of_b)]
            .map(|(name, digest)| (name.to_owned(), digest.to_owned()))
            .into()
    };
    let changes = compare((&before, &digests("1")), (&after, &digests("2")), false).unwrap();
    let told: Vec<(&str, FileFate)> = changes.files.iter().map(|file| (file.name.as_str(), file.what)).collect();
    assert_eq!(
        told,
        [("files/a.png", FileFate::Removed), ("files/b.png", FileFate::Changed), ("files/d.png", FileFate::Added)]
    );
}

/// The words of what nobody else may see: none of them is in an outline, and so in no comparison of two.
#[test]
fn what_is_withheld_is_in_no_outline() {
    let mut notes = notes();
    notes.get_mut("evidence/one.md").unwrap().push_str("\n> [!private]\n> canary-block\n");
    notes.insert("notes/own.md".to_owned(), "# canary-title\n\ncanary-note [[one]]\n".to_owned());
    notes.insert("log/own.md".to_owned(), "canary-log\n".to_owned());
    let draft = "+++\nfrom = { name = \"Canary Person\", relation = \"peer\" }\nstate = \"draft\"\n+++\n# Draft\n\ncanary-draft\n";
    notes.insert("feedback/canary-file.md".to_owned(), draft.to_owned());
    for audience in [Audience::Manager, Audience::Committee] {
        let told = serde_json::to_string(&outline(&notes, audience)).unwrap().to_lowercase();
        for word in ["canary", "ben", "\"cy\"", "one.md"] {
            assert!(!told.contains(word), "{audience:?}: {word}: {told}");
        }
    }
}

/// What one may change: the note, words of it that stand nowhere else, what it is of, and what names the change.
const CHANGEABLE: [(&str, &str, &str); 7] = [
    ("evidence/one.md", "What it was about.", "evidence"),
    ("evidence/two.md", "And what came of it.", "evidence"),
    ("evidence/one.md", "counted", "figure"),
    ("impact/all.md", "It is fast", "claim"),
    ("feedback/ana.md", "told us why it had been slow", "peer"),
    ("case.md", "since the work is done", "case"),
    ("packet.toml", "[packet]\n", "packet"),
];

fn before() -> &'static Outline {
    static BEFORE: OnceLock<Outline> = OnceLock::new();
    BEFORE.get_or_init(|| outline(&notes(), Audience::Manager))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is put in the place of words of one thing: the comparison names that thing, tells the new words, and names nothing else.
    #[test]
    fn one_change_is_named_and_it_alone(which in 0..CHANGEABLE.len(), words in "[a-z]{3,9}( [a-z]{3,9}){1,4}") {
        let (path, old, kind) = CHANGEABLE[which];
        let new = if kind == "packet" { format!("[packet]\ntitle = \"{words}\"\n") } else { words.clone() };
        let after = outline(&with(path, old, &new), Audience::Manager);
        let none = Digests::new();
        let changes = compare((before(), &none), (&after, &none), false).unwrap();
        let named: Vec<&str> = changes.sections.iter().map(|section| section.kind.word()).collect();
        // What rules find in words, such as a figure, the room may raise.
        let named: Vec<&str> = named.into_iter().filter(|name| *name != "objection").collect();
        prop_assert_eq!(named, vec![kind]);
        let told = lines(&changes).join("\n");
        prop_assert!(told.contains(&words), "{}", told);
    }
}
