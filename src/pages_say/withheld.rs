//! What is withheld leaves no trace: whatever it says, and whether it is there at all, the pages of the other readers are the same, byte for byte.

use super::{Pages, SETTINGS, pages_with_errors};
use crate::diagnostic::Severity;
use proptest::prelude::*;
use std::fmt::Write;

/// What is withheld, in one of two wordings of which each sorts to another end, or not at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secret {
    Early,
    Late,
    Gone,
}

impl Secret {
    const ALL: [Secret; 3] = [Secret::Early, Secret::Late, Secret::Gone];

    /// A text with the secret's word for `@` and its day for `#day`; another one where it is gone.
    fn or<'a>(self, with: &'a str, without: &'a str) -> String {
        match self {
            Secret::Early => with.replace('@', "aardvark").replace("#day", "2019-01-02"),
            Secret::Late => with.replace('@', "zyzzyva-and-more").replace("#day", "2031-12-30"),
            Secret::Gone => without.to_owned(),
        }
    }
}

/// Pieces of a body: with the secret, and as they are without it.
const PIECES: &[(&str, &str)] = &[
    ("> [!private]\n> # Result\n> @ [x](https://example.com/@) [[notes/@]]", ""),
    ("> [!private]\n> # @", ""),
    ("# Result", "# Result"),
    ("## Why {#result}", "## Why {#result}"),
    ("One <!-- @ --> two <!-- @ -->", "One two"),
    ("1. one\n2. > [!private]\n   > @\n3. three", "1. one\n2. three"),
    ("- <!-- @ -->\n- two", "- two"),
    ("- [ ] <!-- @ -->\n- [x] two", "- [x] two"),
    ("- one\n\n  > [!private]\n  > - @\n\n- two", "- one\n\n- two"),
    ("> one\n>\n> > [!private]\n> > @", "> one"),
    ("> [!warning]\n> > [!private]\n> > @", ""),
    ("> <!-- @ -->", ""),
    ("### <!-- @ -->", ""),
    ("[^todo]: @ ![@](../files/a.png) [[public]] {{metric:p99}}", ""),
    ("A[^both] b.\n\n[^both]: Twice.\n\n[^both]: @ [w](../evidence/public.md)", "A[^both] b.\n\n[^both]: Twice."),
    ("A [^none].\n\n[^none]: > [!private]\n    > @", "A."),
    ("> [!private]\n> [^own]: @ [^deep]\n\n[^deep]: @", ""),
    ("> [!private]\n> ```\n> @\n> ```\n>\n> | @ |\n> |---|", ""),
    ("A [word](../notes/@.md) here.", "A word here."),
    ("| a <!-- @ --> | b |\n|---|---|\n| c | <!-- @ --> |", "| a | b |\n|---|---|\n| c | |"),
    ("<!-- allow template-text: @ -->\n\nShown.", "Shown."),
    ("Para.\n\n<!--\n@\n\n@\n-->\n\nPara.", "Para.\n\nPara."),
];

/// Whole files that are withheld: names and texts.
const FILES: &[(&str, &str)] = &[
    (
        "evidence/@.md",
        "title: The @\ndate: #day\naudience: self\ncriteria: [{id: impact, why: @}]\nmetrics: [{name: @, after: 3 ms, source: ../files/a.png}]\n\n[[public]] {{metric:p99}}",
    ),
    ("evidence/x@.md", "title: Draft\ndate: #day\naudience: self\nstatus: in-progress\n\n![x](../files/b.png)"),
    ("impact/@.md", "claim: The @ grew\naudience: self\ncriteria: [impact]\nevidence: [public]\nmetrics: [p99]\n\n@"),
    ("notes/@.md", "# The @\n\n[[public]]"),
    ("log/@.md", "# The @\n\n@"),
    (
        "feedback/@.md",
        "from: {name: The @, relation: peer}\nstate: draft\nevidence: [public]\ncriteria: [impact]\n\n# Draft\n\n@",
    ),
    ("feedback/x@.md", "from: {name: A @, relation: peer}\nstate: declined\nasked: #day\n\n# Draft\n\n@"),
];

/// The packet: `pieces` and `files` say which of those lists are in it.
fn built(pieces: &[bool], files: &[bool], has_window: bool, secret: Secret) -> Pages {
    let chosen = PIECES.iter().zip(pieces).filter(|(_, is_chosen)| **is_chosen);
    let body = chosen.fold("Words.".to_owned(), |mut body, ((with, without), _)| {
        let _ = write!(body, "\n\n{}\n\nBetween.", secret.or(with, without));
        body
    });
    let source = secret.or("source: ../notes/@.md", "estimate: false");
    let public = format!(
        "title: The work\ndate: 2026-03-14\ncriteria: [impact]\nmetrics: [{{id: p99, name: Latency, after: 3 ms, {source}}}]\n\n{body}\n\n# Result\n\nEnd."
    );
    let anonymous = |words: &str| {
        let shown = format!("\n\n# Given\n\n{words}\n");
        let front = secret.or(
            "from: {name: Mx @, role: The @, team: @, relation: partner}\nstate: given\ngiven: #day\nattribution: anonymous\nevidence: [public]\ncriteria: [{id: impact, why: by the @}]",
            "from: {name: Mx Q, relation: partner}\nstate: given\nattribution: anonymous\ncriteria: [impact]",
        );
        format!("{front}{shown}")
    };
    let peer = format!(
        "from: {{name: Bo, relation: peer}}\nstate: given\ngiven: 2026-05-20\ncriteria: [impact]\n\n{}# Given\n\n## Result\n\nI saw it [here][1].[^1]\n\n[^1]: Twice.\n\n[1]: https://example.com/mine\n",
        secret
            .or("# Draft\n\n## Result\n\nAs in [notes][1].[^1]\n\n[1]: https://example.com/@ \"@\"\n\n[^1]: @\n\n", "")
    );
    let talk = format!("---\naudience: committee\n---\n{}\n\nWe spoke.\n", secret.or("> [!private]\n> # The @", ""));
    let case = format!("I ask. {}\n\n# Result\n", body.replace("](../", "]("));
    // Whatever the files of those who are not named are called, and whoever else is there.
    let (first, second) = match secret {
        Secret::Early => ("feedback/aa.md", "feedback/zz.md"),
        Secret::Late => ("feedback/zz.md", "feedback/aa.md"),
        Secret::Gone => ("feedback/m.md", "feedback/n.md"),
    };
    let (one, two) = (anonymous("It held."), anonymous("It was quick."));
    let mut all: Vec<(String, String)> = [
        ("evidence/public.md", public),
        ("case.md", case),
        ("notes/talk.md", talk),
        ("feedback/bo.md", peer),
        (first, one),
        (second, two),
        ("files/a.png", String::new()),
        ("files/b.png", String::new()),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text))
    .collect();
    if !has_window {
        let settings = SETTINGS.split("[window]").next().unwrap_or_default();
        all.push(("packet.toml".to_owned(), settings.to_owned()));
    }
    for ((path, text), is_chosen) in FILES.iter().zip(files) {
        // What others link to must be there.
        let is_there = *is_chosen || *path == "notes/@.md";
        all.extend((is_there && secret != Secret::Gone).then(|| (secret.or(path, ""), secret.or(text, ""))));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = pages_with_errors(&all);
    let errors = pages.compilation.findings.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|found| format!("{}: {}", found.file(), found.message)).collect();
    assert_eq!(errors, Vec::<String>::new(), "this packet would not be published, so it tests nothing");
    pages
}

/// Builds all three and compares what is published.
fn compare(pieces: &[bool], files: &[bool], has_window: bool) {
    for is_manager in [true, false] {
        let published = Secret::ALL.map(|secret| {
            let pages = built(pieces, files, has_window, secret);
            let pages = if is_manager { pages.for_manager() } else { pages.for_committee() };
            let attached = pages.compilation.edition(pages.audience).map(|edition| edition.files.clone());
            (pages.render(|_| true), attached)
        });
        let [(early, attached), others @ ..] = &published;
        for (files, other_attached) in others {
            assert_eq!(attached, other_attached, "the attachments differ");
            assert_eq!(early.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
            for (name, bytes) in early {
                let (one, other) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&files[name]));
                let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
                assert!(one == other, "{name} differs: {differs:#?}");
                assert!(!one.contains("aardvark") && !one.contains("Mx Q"), "{name} holds what is withheld");
            }
        }
    }
}

#[test]
fn all_that_can_be_withheld_leaves_no_trace() {
    compare(&[true; PIECES.len()], &[true; FILES.len()], true);
}

#[test]
fn without_a_window_the_periods_are_those_of_what_is_shown() {
    compare(&[false; PIECES.len()], &[true; FILES.len()], false);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_withheld_leaves_no_trace(
        pieces in prop::collection::vec(any::<bool>(), PIECES.len()),
        files in prop::collection::vec(any::<bool>(), FILES.len()),
        has_window in any::<bool>(),
    ) {
        compare(&pieces, &files, has_window);
    }
}
