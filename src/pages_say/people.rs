//! Names that a reader is not told: what is read instead, and that nothing of a name is left.

use super::*;
use proptest::prelude::*;

const ANA: &str = "[[people]]\nname = \"Ana Ruiz\"\nalso = [\"Anita\"]\naudience = \"manager\"\ninstead = \"a staff engineer of another team\"\n";

/// The body of a piece of work, as the committee reads it.
fn says(body: &str) -> String {
    let note = format!("title: A\ndate: 2026-03-14\n\n{body}");
    let pages = pages(&[("packet.toml", ANA), ("evidence/a.md", &note)]).for_committee();
    let edition = pages.compilation.edition(pages.audience).unwrap();
    crate::document::plain::plain_text(&edition.evidence[0].entry.body.markdown).trim().to_owned()
}

#[test]
fn what_is_read_instead_reads_well() {
    for (written, told) in [
        ("I asked Ana Ruiz.", "I asked a staff engineer of another team."),
        (
            "Ana Ruiz asked. Ruiz knew.",
            "A staff engineer of another team asked. A staff engineer of another team knew.",
        ),
        ("ANA RUIZ's plan", "A staff engineer of another team’s plan"),
        ("We took Ruiz' plan on.", "We took a staff engineer of another team’s plan on."),
        ("on the Ruiz plan", "on the staff engineer of another team plan"),
        (
            "Ask @aruiz or ana.ruiz@example.com.",
            "Ask a staff engineer of another team or a staff engineer of another team.",
        ),
        (
            "With Ana\nRuiz, Ana **Ruiz** and **Ana** Ruíz",
            "With a staff engineer of another team, a staff engineer of another team and a staff engineer of another team",
        ),
        ("Anita and Ana R. said so", "A staff engineer of another team and a staff engineer of another team said so"),
        ("eating a banana", "eating a banana"),
        ("> Ana Ruiz said it", "[A staff engineer of another team] said it"),
        ("- Ruiz\n- and ana_ruiz", "A staff engineer of another team\n\nand a staff engineer of another team"),
        ("see `fix_ana_ruiz.py`", "see fix_a-staff-engineer-of-another-team.py"),
        ("Ruiz, Ana", "A staff engineer of another team"),
        ("Ana [Ruiz](https://example.com) said", "A staff engineer of another team (link) said"),
        (
            "see #ana-ruiz and ana.ruiz.example.com",
            "see #a-staff-engineer-of-another-team and a-staff-engineer-of-another-team.example.com",
        ),
        (
            "as `let ana_ruiz = 1; // for Ana`",
            "as let a-staff-engineer-of-another-team = 1; // for a staff engineer of another team",
        ),
    ] {
        let said = says(written);
        assert_eq!(
            said.split_whitespace().collect::<Vec<_>>().join(" "),
            told.split_whitespace().collect::<Vec<_>>().join(" "),
            "{written}"
        );
    }
}

#[test]
fn the_manager_reads_the_name_and_the_committee_what_is_said_instead() {
    let work = "title: The plan that Ana Ruiz asked for\ndate: 2026-03-14\ncriteria: [{id: impact, why: Ana said so}]\nwith: [Ana Ruiz (SRE), Payments]\n\n\
                # What Ana wanted\n\nSee <https://example.com/~ana> and [her notes](https://example.com/ana-ruiz).";
    let peer = "from: {name: Ana Ruiz, role: SRE, team: Payments, level: senior, relation: cross-team}\nstate: given\ngiven: 2026-05-20\nquote: Ana wrote it down.\n\n\
                # Given\nI was there, as Ana Ruiz. Ana wrote it down. Then we left.";
    let files = [("packet.toml", ANA), ("evidence/ana-plan.md", work), ("feedback/ana-ruiz.md", peer)];
    let manager = pages(&files).for_manager();
    assert!(manager.addresses().contains(&"feedback/ana-ruiz.html".to_owned()));
    let said = manager.words("feedback/ana-ruiz.html").join("\n");
    assert!(said.contains("Ana Ruiz") && said.contains("Payments"), "{said}");
    let committee = pages(&files).for_committee();
    let (work, peer) =
        (committee.words("evidence/e-01.html").join("\n"), committee.words("feedback/f-01.html").join("\n"));
    for words in [
        "The plan that a staff engineer of another team asked for",
        "A staff engineer of another team said so",
        "With: a staff engineer of another team, Payments",
        "What a staff engineer of another team wanted",
        "[address left out]",
        "her notes",
    ] {
        assert!(work.contains(words), "{words}: {work}");
    }
    assert!(!work.contains("SRE"), "{work}");
    assert!(peer.contains("I was there, as [a staff engineer of another team]."), "{peer}");
    assert!(!peer.contains("SRE") && !peer.contains("Payments"), "{peer}");
    let index = committee.words("index.html").join("\n");
    assert!(index.contains("“[…] [A staff engineer of another team] wrote it down. […]”"), "{index}");
}

/// Two people whom the committee is told of in the same words.
const SAME: &str = "[[people]]\nname = \"Ana Ruiz\"\naudience = \"manager\"\ninstead = \"a colleague\"\n\
                    [[people]]\nname = \"Bo Chen\"\naudience = \"manager\"\ninstead = \"a colleague\"\n";

#[test]
fn two_people_who_are_called_the_same_are_still_two() {
    let work = |with: &str, title: &str| {
        format!(
            "title: {title}\ndate: 2026-03-14\nkind: project\ncriteria: [impact]\nwith: [{with}]\n\nWe built it together."
        )
    };
    let (one, two) = (work("Ana Ruiz, Kit Moor", "Mentored Ana Ruiz"), work("Bo Chen, Kit Moor", "Mentored Bo Chen"));
    let files = [("packet.toml", SAME), ("evidence/one.md", &*one), ("evidence/two.md", &*two)];
    let committee = pages(&files).for_committee();
    let edition = committee.compilation.edition(Audience::Committee).unwrap();
    assert_eq!(edition.evidence[0].entry.title.text, edition.evidence[1].entry.title.text);
    assert!(edition.evidence.iter().all(|evidence| evidence.copy_of.is_none()), "no piece is a copy of the other");
    assert_ne!(edition.evidence[0].project, edition.evidence[1].project, "nor of the same people");
}

#[test]
fn what_is_chosen_to_be_quoted_stays_chosen() {
    let quoted = |quote: &str| {
        let peer = format!(
            "from: {{name: Ana Ruiz, relation: peer}}\nstate: given\nquote: \"{quote}\"\n\n# Given\nI doubted it. When **Ana** Ruiz (me) asked, *Ruiz* and Kim wrote it all down. It held."
        );
        let pages = pages(&[("packet.toml", ANA), ("feedback/ana.md", &peer)]).for_committee();
        pages.section("index.html", "What peers say").remove(0)
    };
    assert_eq!(quoted("It held."), "“[…] It held.”");
    assert_eq!(
        quoted("asked, Ruiz and Kim wrote it"),
        "“[…] asked, [a staff engineer of another team] and Kim wrote it […]”"
    );
    // A name that a quote cuts in two is told whole.
    assert_eq!(quoted("Ruiz (me) asked"), "“[…] [a staff engineer of another team] (me) asked […]”");
}

#[test]
fn nobody_else_is_mistaken_for_whom_the_reader_is_not_told_of() {
    let note = "title: A\ndate: 2026-03-14\nwith: [Carlos Ruiz]\n\nBen Ruiz and Carlos Ruiz ate a banana with Anastasia, in Anaheim.";
    let ben = "from: {name: Ben Ruiz, relation: peer}\nstate: given\n\n# Given\nKim led it, and I saw it.";
    let pages = pages(&[("packet.toml", ANA), ("evidence/a.md", note), ("feedback/ben.md", ben)]).for_committee();
    let said = pages.words("evidence/a.html").join("\n");
    assert!(said.contains("Ben Ruiz and Carlos Ruiz ate a banana with Anastasia, in Anaheim."), "{said}");
}

/// A packet in which a name stands wherever one can: `@n` for the whole, `@f` and `@l` for its parts, `@s` as addresses have it.
const SLOTS: &[(&str, &str)] = &[
    (
        "evidence/@s.md",
        "title: The plan of @n\ndate: 2026-01-01\ncriteria: [{id: impact, why: @f said so}]\nkind: project\nwith: [@n (SRE), people of @l, Bo Chen]\n\
      metrics: [{id: @s-time, name: The time of @f, before: 4 h, after: 2 h, better: lower, method: as @l counted, source: the sheet of @n}, \
      {id: other, name: B, after: 3 h, source: \"https://example.com/@s\"}]\nlinks: [{title: Notes of @f, url: \"https://example.com/@s\"}, {title: The plan of @l, url: \"https://example.com/7\"}]\n\n\
      # What @f wanted\n\n## For @n {#for-@s}\n\n[up](#what-@F-wanted) [down](#for-@s) {{metric:@s-time}} Text[^@s].\n\n[^@s]: @n said it.\n\n### As @l asked\n\nEnd.",
    ),
    (
        "evidence/other-@s.md",
        "title: Another plan\ndate: 2026-02-01\n\n| @n | [@f](https://example.com \"by @l\") |\n|---|---|\n| *@f* **@l** | `@n` |\n\n```@s\n# of @n, for @u\n```\n\n> @n told us.\n\n![A picture of @n](../files/a.png)\n\n[[evidence/@s]] [[evidence/@s|what @f did]] [x](@s.md#for-@s) <https://example.com/@s>",
    ),
    (
        "impact/@s.md",
        "claim: \"@n's team opens it at once\"\ncriteria: [impact]\nevidence: [@s]\nmetrics: [@s-time]\nfeedback: [@s]\n\n@f @l, @n\u{2019}s and @l\u{2019} plan; @f\n@l; @U; @m.",
    ),
    (
        "feedback/@s.md",
        "from: {name: @n, role: SRE, team: Payments, level: senior, relation: cross-team}\nstate: given\nasked: 2026-02-02\ngiven: 2026-05-20\ncriteria: [{id: impact, why: @f saw it}]\nevidence: [@s]\nquote: \"@f wrote it down.\"\n\n# Draft\nAs @n.\n\n# Given\nI am @n. @f wrote it down.",
    ),
    (
        "feedback/asked-@s.md",
        "from: {name: @n, role: SRE, relation: peer}\nstate: requested\nasked: 2026-03-03\n\n# Draft\nAs @n.",
    ),
    (
        "answers/@s.md",
        "question: own-part\nevidence: [@s]\n\nThe plan was mine, and @n reviewed it. @f and I wrote the second half of it together in one week.",
    ),
    ("case.md", "# What @n would say\n\nI ask for it, and @n agrees. [The plan](evidence/@s.md#what-@F-wanted)\n"),
    ("notes/@s.md", "---\naudience: committee\n---\n# Talks with @n\n\n@f was there.\n"),
    ("rubric.toml", "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n"),
    ("files/a.png", ""),
];

const MORE: &str = "[[away]]\nfrom = 2025-08-01\nto = 2025-08-20\nwhy = \"a project with @n\"\n[cycle]\nname = \"The round of @n\"\n[brief]\nresults = [\"@s\"]\npeers = [\"@s\"]\n";

fn filled(text: &str, name: (&str, &str)) -> String {
    let (first, last) = name;
    let small = |word: &str| word.to_lowercase();
    [
        ("@n", format!("{first} {last}")),
        ("@s", format!("{}-{}", small(first), small(last))),
        ("@u", format!("{}_{}", small(first), small(last))),
        ("@U", format!("{} {}", first.to_uppercase(), last.to_uppercase())),
        ("@m", format!("{}.{}@example.com", small(first), small(last))),
        ("@F", small(first)),
        ("@f", first.to_owned()),
        ("@l", last.to_owned()),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (sign, words)| text.replace(sign, &words))
}

/// The packet with this name in the chosen slots.
fn built(name: (&str, &str), slots: &[bool], people: Option<&str>) -> Pages {
    let chosen = SLOTS.iter().zip(slots).filter(|((path, _), is_chosen)| **is_chosen || !path.contains("other"));
    let mut files: Vec<(String, String)> =
        chosen.map(|((path, text), _)| (filled(path, name), filled(text, name))).collect();
    let people = people.map(|audience| {
        filled(
            &format!("[[people]]\nname = \"@n\"\naudience = \"{audience}\"\ninstead = \"an engineer elsewhere\"\n"),
            name,
        )
    });
    files.push(("packet.toml".to_owned(), filled(MORE, name) + &people.unwrap_or_default()));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    pages(&files)
}

/// A name that sorts early, and one that sorts late.
const NAMES: [(&str, &str); 2] = [("Aabrix", "Aadlov"), ("Zwyxan", "Zzquill")];

fn compare(slots: &[bool], audience: &str) {
    let both = NAMES.map(|name| {
        let pages = built(name, slots, Some(audience));
        let pages = if audience == "self" { pages.for_manager() } else { pages.for_committee() };
        pages.render(|_| true)
    });
    let [one, other] = &both;
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (address, bytes) in one {
        let (one, other) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other[address]));
        let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "{address} differs: {differs:#?}");
        let folded = one.to_lowercase();
        for part in [NAMES[0].0, NAMES[0].1] {
            assert!(!folded.contains(&part.to_lowercase()), "{address} holds {part}");
        }
    }
}

#[test]
fn nothing_of_a_name_is_left_wherever_it_stands() {
    compare(&[true; SLOTS.len()], "manager");
    compare(&[true; SLOTS.len()], "self");
}

#[test]
fn who_may_read_a_name_reads_what_they_would_read_anyway() {
    let [with, without] = [Some("manager"), None]
        .map(|people| built(NAMES[0], &[true; SLOTS.len()], people).for_manager().render(|_| true));
    assert!(with == without);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_name_is_left(slots in prop::collection::vec(any::<bool>(), SLOTS.len()), is_self in any::<bool>()) {
        compare(&slots, if is_self { "self" } else { "manager" });
    }
}
