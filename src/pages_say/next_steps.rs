//! What a step says that it takes away is gone when it is done: each is done to the packet, and the packet judged again.

use super::agreement::{compiled, peer};
use super::*;
use crate::edition::{Action, Cost, Edition, Item, NoteRef, Raised, Weakness};
use crate::vocabulary::NoteKind;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::mem::discriminant;
use std::sync::Arc;

type Source = Vec<(String, String)>;

const LINK: &str = "links: [{title: Design, url: \"https://example.com\"}]\n";
const METHOD: &str = "method: weekly median, source: \"https://example.com/board\"";
const WORDS: &str = "The design was mine, and so was the plan; the tests were Ana’s, and Ben ran them.";

/// The author's edition of these files, and what the rules found in its words.
fn judged(files: &Source) -> (Arc<Edition>, Vec<Raised>) {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = compiled(&Tree::of(&files));
    let edition = pages.compilation.edition(Audience::SelfOnly).unwrap().clone();
    let raised = pages.compilation.raised(&edition);
    (edition, raised)
}

fn path(edition: &Edition, at: NoteRef) -> String {
    format!("{}/{}.md", at.kind.folder(), edition.entry(at).slug)
}

/// Does it; false for what takes more than a file.
fn do_it(files: &mut Source, edition: &Edition, action: &Action) -> bool {
    let key = |files: &mut Source, at: NoteRef, line: &str| {
        let path = path(edition, at);
        let (_, text) = files.iter_mut().find(|(known, _)| *known == path).unwrap();
        *text = text.replacen("---\n", &format!("---\n{line}"), 1);
    };
    match action {
        Action::SayPart(at) => key(files, *at, "role: lead\n"),
        Action::SayScope(at) => key(files, *at, "scope: system\n"),
        Action::SayKind(at) => key(files, *at, "kind: talk\n"),
        Action::Cite(at) => key(files, *at, "evidence: [whole]\n"),
        Action::Link(at) => key(files, *at, LINK),
        Action::SourceFigures(at) => {
            let path = path(edition, *at);
            let (_, text) = files.iter_mut().find(|(known, _)| *known == path).unwrap();
            *text = text.replace("after: 3 s", &format!("after: 3 s, {METHOD}"));
        }
        Action::CiteFigure(at) => key(files, *at, "metrics: [time]\n"),
        Action::Answer(question) => {
            let id = &edition.rubric.questions[*question].id.value;
            files.retain(|(path, text)| !(path.starts_with("answers/") && text.contains(id.as_str())));
            files
                .push(("answers/new.md".to_owned(), format!("---\nquestion: {id}\nevidence: [whole]\n---\n{WORDS}\n")));
        }
        Action::Claim(at) => {
            let claim = format!("---\nclaim: Nobody waits any more\nevidence: [{}]\n---\n", edition.entry(*at).slug);
            files.push(("impact/new.md".to_owned(), claim));
        }
        Action::Remind(at) => {
            let path = path(edition, *at);
            let (_, text) = files.iter_mut().find(|(known, _)| *known == path).unwrap();
            *text = text.replace("state: requested", "state: given").replace("state: draft", "state: given");
            *text += &format!("In March, of {path}, she found why the orders were lost.\n");
        }
        Action::AskPeers { more, .. } => {
            let one = |number: usize| {
                let from = format!("{{name: P{number}, relation: cross-team, level: senior}}");
                format!("---\nfrom: {from}\nstate: given\n---\n# Given\nIn week {number} they found the slow query.\n")
            };
            files.extend((0..*more).map(|number| (format!("feedback/new-{number}.md"), one(number))));
        }
        Action::Correct(_)
        | Action::Rewrite(_)
        | Action::AskAgain(_)
        | Action::Wider(_)
        | Action::OtherPeriod
        | Action::Led
        | Action::Second
        | Action::Offer => return false,
    }
    true
}

/// Whether it is still held against the author.
fn stays(item: &Item, before: &Edition, (after, raised): &(Arc<Edition>, Vec<Raised>)) -> bool {
    let weaknesses = after.weaknesses();
    match item {
        Item::Raised(item) => {
            let place = |edition: &Edition, at: Option<NoteRef>| at.map(|at| path(edition, at));
            let is_it = |it: &Raised| it.sign == item.sign && place(after, it.at) == place(before, item.at);
            raised.iter().any(is_it)
        }
        Item::Weakness(Weakness::Criterion { criterion, fault, .. }) => weaknesses.iter().any(|weakness| {
            matches!(weakness, Weakness::Criterion { criterion: other, fault: left, .. }
                if other == criterion && discriminant(left) == discriminant(fault))
        }),
        Item::Weakness(Weakness::Peers(demanded)) => {
            weaknesses.iter().any(|it| matches!(it, Weakness::Peers(left) if left.demand == demanded.demand))
        }
        Item::Weakness(Weakness::Figure(index)) => {
            let id = &before.metrics[*index].id.text;
            weaknesses.iter().any(|it| matches!(it, Weakness::Figure(left) if after.metrics[*left].id.text == *id))
        }
        Item::Weakness(Weakness::BareClaim(at)) => {
            let path_of = path(before, *at);
            weaknesses.iter().any(|it| matches!(it, Weakness::BareClaim(left) if path(after, *left) == path_of))
        }
        Item::Weakness(Weakness::OpenQuestion { question, .. }) => after.is_open(*question),
        Item::Weakness(Weakness::OneKind { .. } | Weakness::OtherKind { .. }) => false,
    }
}

/// Does each thing that can be done to these files, and says which were.
fn all_is_true(files: &Source) -> Vec<Action> {
    let (edition, raised) = judged(files);
    let offers = edition.offers(&raised);
    let mut done = Vec::new();
    for (action, removes) in offers.all() {
        let mut mended = files.clone();
        if !do_it(&mut mended, &edition, action) {
            continue;
        }
        let after = judged(&mended);
        for item in removes {
            assert!(!stays(item, &edition, &after), "{action:?} leaves {item:?} of {files:#?}");
        }
        done.push(action.clone());
    }
    done
}

const CRITERIA: &str = "[[criteria]]\nid = \"talks\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Speaks.\"\nkinds = [\"talk\"]\n";
const QUESTIONS: &str = "[[questions]]\nid = \"need\"\ntext = \"Why now?\"\nanswers = [\"business-need\"]\n[[questions]]\nid = \"part\"\ntext = \"Whose?\"\n";
const QUOTA: &str = "[feedback]\nat-least = 2\noutside-team = 1\nat-target-level = 1\n";

/// A piece of work that lacks one thing or another. Its words are its own, so that it is no copy.
fn work() -> impl Strategy<Value = (String, String)> {
    let scope = select(vec!["", "scope: system\n", "scope: feature\n"]);
    let role = select(vec!["", "role: lead\n", "role: contributor\n"]);
    let proof = select(vec!["", LINK, "metrics: [{id: ID, name: Time of ID, after: 3 s}]\n"]);
    let criteria = select(vec!["[impact]", "[clarity]", "[impact, clarity]", "[talks]", "[impact, talks]"]);
    (criteria, scope, role, proof).prop_map(|(criteria, scope, role, proof)| {
        (format!("date: 2026-02-01\ncriteria: {criteria}\n{scope}{role}"), proof.to_owned())
    })
}

fn files(work: Vec<(String, String)>, peers: Vec<String>, claims: Vec<bool>) -> Source {
    let rubric = format!("{LADDER}{IMPACT}{CLARITY}{CRITERIA}{QUESTIONS}{QUOTA}");
    let whole = "---\ntitle: Whole\ndate: 2026-02-01\n---\nOf no criterion.\n".to_owned();
    let mut files = vec![
        ("packet.toml".to_owned(), SETTINGS.to_owned()),
        ("rubric.toml".to_owned(), rubric),
        ("evidence/whole.md".to_owned(), whole),
    ];
    files.extend(work.into_iter().enumerate().map(|(index, (keys, proof))| {
        let proof = proof.replace("ID", &format!("m{index}"));
        let text = format!("---\n{keys}{proof}title: Work {index}\n---\nWords of {index}.\n");
        (format!("evidence/e{index}.md"), text)
    }));
    files.extend(peers.into_iter().enumerate().map(|(index, peer)| (format!("feedback/p{index}.md"), peer)));
    files.extend(claims.into_iter().enumerate().map(|(index, is_proven)| {
        let proof = if is_proven { "evidence: [whole]\n" } else { "" };
        (format!("impact/i{index}.md"), format!("---\n{proof}claim: It is better {index}\n---\n"))
    }));
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_step_takes_away_is_gone_when_it_is_done(
        work in vec(work(), 1..4), peers in vec(peer(), 0..3), claims in vec(any::<bool>(), 0..3),
    ) {
        all_is_true(&files(work, peers, claims));
    }
}

/// So that the test above tests something: each action that a file can do is offered and done.
#[test]
fn each_step_can_be_taken() {
    let lacking = |keys: &str, proof: &str| (format!("date: 2026-02-01\n{keys}"), proof.to_owned());
    let work = vec![
        lacking("criteria: [impact]\nscope: system\n", LINK),
        lacking("criteria: [clarity]\nrole: lead\n", LINK),
        lacking("criteria: [talks]\n", "metrics: [{id: time, name: Time, before: 9 s, after: 3 s}]\n"),
    ];
    let peers =
        vec!["---\nfrom: {name: Ana, relation: partner, level: senior}\nstate: requested\n---\n# Given\n".to_owned()];
    let mut all = all_is_true(&files(work, peers, vec![false, true]));
    let told = vec![lacking("criteria: [impact]\nscope: system\nrole: lead\n", "")];
    all.extend(all_is_true(&files(told, Vec::new(), vec![true])));
    let mut spoken = files(
        vec![lacking("criteria: [impact]\n", "metrics: [{id: time, name: Time to pay, before: 9 s, after: 3 s}]\n")],
        Vec::new(),
        Vec::new(),
    );
    spoken.push((
        "impact/pay.md".to_owned(),
        "---\nclaim: The time to pay is three times shorter\nevidence: [e0]\n---\n".to_owned(),
    ));
    all.extend(all_is_true(&spoken));
    for (name, is_it) in [
        ("SayPart", (|it| matches!(it, Action::SayPart(_))) as fn(&Action) -> bool),
        ("SayScope", |it| matches!(it, Action::SayScope(_))),
        ("SayKind", |it| matches!(it, Action::SayKind(_))),
        ("Cite", |it| matches!(it, Action::Cite(_))),
        ("CiteFigure", |it| matches!(it, Action::CiteFigure(_))),
        ("SourceFigures", |it| matches!(it, Action::SourceFigures(_))),
        ("Link", |it| matches!(it, Action::Link(_))),
        ("Answer", |it| matches!(it, Action::Answer(_))),
        ("Claim", |it| matches!(it, Action::Claim(_))),
        ("Remind", |it| matches!(it, Action::Remind(_))),
        ("AskPeers", |it| matches!(it, Action::AskPeers { .. })),
    ] {
        assert!(all.iter().any(is_it), "{name} is not offered");
    }
}

/// What removes most is told first, the cheaper of two first, and what needs new work last, however much it would remove.
#[test]
fn what_takes_away_most_comes_first_and_new_work_last() {
    let narrow = |keys: &str| {
        (format!("date: 2026-02-01\nscope: feature\ncriteria: [impact, clarity]\n{keys}"), LINK.to_owned())
    };
    let files = files(vec![narrow("")], Vec::new(), Vec::new());
    let (edition, raised) = judged(&files);
    let steps = edition.steps(&raised, 20);
    let months = steps.iter().position(|step| step.action.cost() == Cost::Months).unwrap();
    assert!(steps[months..].iter().all(|step| step.action.cost() == Cost::Months));
    let sizes = |steps: &[crate::edition::Step]| steps.iter().map(|step| step.removes.len()).collect::<Vec<_>>();
    assert!(sizes(&steps[..months]).is_sorted_by(|one, other| one >= other), "{steps:#?}");
    assert_eq!(steps[0].action, Action::AskPeers { more: 2, outside: 1, senior: 1, related: Vec::new() });
    assert_eq!(steps[1].action, Action::SayPart(NoteRef { kind: NoteKind::Evidence, index: 0 }));
    let total: usize = steps.iter().map(|step| step.removes.len()).sum();
    assert_eq!(total, edition.items(&raised).len(), "nothing is counted twice, and nothing is left");
}
