//! Work of which nothing says what came of it
//!
//! Why it matters: "So what? What is different now?" Work that was done is half of an argument; the room promotes for what it changed, and cannot
//! ask you.
//!
//! How it can misfire: Of a criterion it reads what notes say of each other, and not their words. A claim that rests on the work, a figure in it, or a peer who
//! saw it says what came of it; talks, articles, reviews and mentoring are their own outcome. Where a packet makes no claim at all, criteria are left alone. Of a
//! single piece it reads the words, in English, and keeps still where a claim rests on it, where it has a figure or a table, or where any sentence tells what
//! somebody else does, what is so now, or what was changed: of mentoring it looks for what those who were taught do, of a review for what others did with it, of
//! an incident for its cause or for what was changed after it (that minutes went round, or that *it got fixed*, is neither). It points at the last sentence, behind which that is missing. Allow
//! it in the note of the work; criteria are silenced one by one.
//!
//! Where it comes from: what reviewers of real cases wrote most often: no word on why a change mattered.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2026-03-14
//! +++
//! ```
//!
//! ```impact/search.md
//! +++
//! claim = "Customers find what they misspell"
//! evidence = ["search"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! ```impact/basket.md
//! +++
//! claim = "Nobody waits for the basket any more"
//! evidence = ["cache"]
//! +++
//! ```

use super::activity_list::is_listed;
use super::template_text::is_unfinished;
use crate::check::held::{Wording, report};
use crate::check::outcome::{Untold, ends_in_list, last, untold};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::NO_OUTCOME,
    severity: Severity::Hint,
    source: include_str!("no_outcome.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the work for {} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("nothing says what came of the work for {number} criteria: {names}"),
    help: "what was the problem, what changed, and why did it matter? say it in a claim under `impact/` that rests on the work",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
    diagnostics.extend(context.prose().iter().filter_map(|prose| in_note(context, prose)));
}

/// A piece of work that tells what was done and stops.
fn in_note(context: &Context<'_>, prose: &NoteProse<'_>) -> Option<Diagnostic> {
    let untold = untold(prose)?;
    let id = &prose.note.id;
    let is_claimed = context
        .packet
        .of_kind(NoteKind::Impact)
        .any(|note| note.impact().is_some_and(|impact| impact.evidence.iter().any(|cited| cited.value == id.value)));
    if is_claimed || is_unfinished(context, prose.note) {
        return None;
    }
    let said = last(prose)?;
    // `activity-list` has said it there.
    if ends_in_list(prose) && is_listed(prose) {
        return None;
    }
    let (message, help) = match untold {
        Untold::Learnt => (
            "the note tells what was taught, and not what anybody does because of it",
            "what do they do alone today, or did for the first time? name one thing",
        ),
        Untold::TakenUp => (
            "the note tells what was said, and not what others did with it",
            "which of it was taken up, and what is different because of it?",
        ),
        Untold::Mended => (
            "the note tells what happened, and neither why nor what was changed after it",
            "what was the cause, and what keeps it from coming back?",
        ),
        Untold::Changed => (
            "the note tells what was done, and not what came of it",
            "who does what today, or which figure or decision is another because of it? say it here, or in a claim under `impact/`",
        ),
    };
    let all = 0..said.plain().trim_end().len();
    Some(Diagnostic::hint(RULE.name, said.span(all), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked_in;

    /// What is marked in a note of this kind.
    fn found(kind: &str, text: &str) -> Vec<String> {
        let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\nkind = \"{kind}\"\n+++\n{text}\n");
        marked_in(RULE.name, "evidence/a.md", &note).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn what_was_done_and_nothing_that_came_of_it() {
        for (kind, text, words) in [
            (
                "mentoring",
                "Two apprentices came in May. I met them on Mondays and we read the loom's manual. I showed them every lever.",
                "I showed them every lever.",
            ),
            (
                "mentoring",
                "I sat with Ida through the whole of the harvest, and she could ask me anything at any hour.",
                "I sat with Ida through the whole of the harvest, and she could ask me anything at any hour.",
            ),
            (
                "mentoring",
                "Oda has been at the next loom from May on, so that she gets me whether she likes it or not. We drink a coffee on Mondays.",
                "We drink a coffee on Mondays.",
            ),
            (
                "incident",
                "The ferry lost its steering in fog. We dropped everything, rang the yard and wrote to everybody on board.",
                "We dropped everything, rang the yard and wrote to everybody on board.",
            ),
            (
                "review",
                "The choir asked me to read the new score. I sent nine remarks on the second voice. They thanked me and said that they would think about it.",
                "They thanked me and said that they would think about it.",
            ),
            (
                "incident",
                "The ovens stopped at four. I joined the bakers, called the supplier and informed the shops. At nine they were hot again.",
                "At nine they were hot again.",
            ),
            (
                "incident",
                "On Friday all tills froze for an hour. We restarted them one by one and apologised to the queue.",
                "We restarted them one by one and apologised to the queue.",
            ),
            (
                "process",
                "I studied the question of the ferry's berth for five weeks, wrote a paper of twelve pages and presented it to the harbour board.",
                "I studied the question of the ferry's berth for five weeks, wrote a paper of twelve pages and presented it to the harbour board.",
            ),
        ] {
            assert_eq!(found(kind, text), [words], "{text}");
        }
    }

    #[test]
    fn an_incident_that_ends_on_paper() {
        let begins = "On Friday all tills of the market froze for an hour, and the queues stood to the door.";
        for ends in [
            "Minutes were circulated and the subject was placed on the agenda.",
            "It got fixed.",
            "The problem was solved late in the day.",
            "Care has been the watchword ever since, and the learnings have been shared.",
            "The report was presented to the board and is regarded as settled.",
            "The bread was kept back until noon, so that none of it was lost.",
            "I was involved throughout.",
        ] {
            assert_eq!(found("incident", &format!("{begins} {ends}")).len(), 1, "{ends}");
        }
        for ends in [
            "It was fixed by a second fuse.",
            "A bell rings at the fuse so that the guard comes.",
            "The tills have not frozen ever since.",
            "The fuse was replaced, and the minutes were circulated.",
            "The problem was solved with a lock on the drawer.",
            "Each till was given a battery and is checked at noon.",
        ] {
            assert!(found("incident", &format!("{begins} {ends}")).is_empty(), "{ends}");
        }
    }

    #[test]
    fn what_came_of_it() {
        for (kind, text) in [
            (
                "mentoring",
                "Two apprentices came in May. I met them on Mondays, and by June the two had set up the loom by themselves.",
            ),
            ("mentoring", "I sat with Ida through the whole of the harvest. She leads the second press."),
            (
                "review",
                "The choir asked me to read the new score, and I found two bars without a rest. The second voice was changed before anybody had sung it.",
            ),
            (
                "review",
                "The choir asked me to read the new score. I sent nine remarks, and they rewrote the second voice.",
            ),
            (
                "incident",
                "The ovens stopped at four. A fuse was too weak: I replaced it, and the shops had bread at nine.",
            ),
            (
                "incident",
                "On Friday all tills froze for an hour. A certificate had run out, and its date is checked each Monday.",
            ),
            ("incident", "On Friday all tills froze for an hour. The limit was raised on Monday, on all of them."),
            (
                "process",
                "I wrote a paper of twelve pages on the ferry's berth, and the harbour board moved it to the north pier.",
            ),
            (
                "process",
                "I wrote a paper of twelve pages on the ferry's berth. Queues on the north pier are half as long.",
            ),
            ("process", "I drew up the rota for the ferry's crew. Nobody works three nights in a row any more."),
            (
                "process",
                "- the ferry\n- a rota of the crew\n- the plan for the pier\n- the quay\n- a lamp in the hall\n- the ropes of the bell",
            ),
            (
                "process",
                "Η κρυφή μνήμη του καλαθιού άνοιξε αμέσως. Την έγραψα εγώ. Кэш корзины открывается сразу. Я написал его сам.",
            ),
            ("talk", "I spoke on the tides to forty people in the harbour office, for an hour and with questions."),
        ] {
            assert!(found(kind, text).is_empty(), "{text}: {:?}", found(kind, text));
        }
    }

    #[test]
    fn a_claim_or_a_figure_says_it() {
        let note = "+++\ntitle = \"A\"\ndate = 2026-03-14\nKEY\n+++\nI studied the berth for five weeks and presented a paper to the board.\n";
        let claim = "+++\nclaim = \"Ferries leave on time\"\nevidence = [\"a\"]\n+++\n";
        let figure = "[[metrics]]\nid = \"q\"\nname = \"Queue\"\nafter = \"3\"";
        let count = |key: &str, claim: &str| {
            let note = note.replace("KEY", key);
            crate::check::trial::found("no-outcome", &[("evidence/a.md", &note), ("impact/a.md", claim)])
                .iter()
                .filter(|found| found.contains("what came of it"))
                .count()
        };
        let other = claim.replace("[\"a\"]", "[]");
        assert_eq!([count("", &other), count("", claim), count(figure, &other)], [1, 0, 0]);
    }
}
