//! A request for feedback that has been open for weeks
//!
//! Why it matters: A quota of peers is missed by those who were asked in January and never again. A peer who has not answered for six weeks rarely does unless
//! reminded, and after the deadline their words are worth nothing to this case.
//!
//! How it can misfire: Someone may be away, or have said when they will write: allow it in the note, with the reason. What counts is how long they had been waited for
//! at the `deadline` under `[cycle]`, where it is over. Six weeks are ours.
//!
//! Where it comes from: what managers say of cases that came short of peers: asked once, months before.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "requested"
//! asked = 2026-01-15
//! +++
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "requested"
//! asked = 2026-06-20
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count};
use crate::packet::Feedback;
use crate::source::{Date, Interval};
use crate::vocabulary::{NoteKind, State};

pub(super) const RULE: Rule = Rule {
    name: code::STALE_REQUEST,
    severity: Severity::Hint,
    source: include_str!("stale_request.rs"),
    find: Find::Here(find),
};

/// How many weeks a peer may take.
const PATIENCE: usize = 6;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let cycle = context.packet.settings.cycle.as_ref();
    let deadline = cycle.and_then(|cycle| cycle.deadline.as_ref());
    // After it nobody can be asked any more: what counts is how long a peer had been waited for by then.
    let until = deadline.map_or(context.today, |deadline| deadline.value.min(context.today));
    let peers = context.notes(NoteKind::Feedback).into_iter().filter_map(|note| note.feedback());
    diagnostics.extend(peers.filter_map(|feedback| stale(feedback, until)));
}

fn stale(feedback: &Feedback, until: Date) -> Option<Diagnostic> {
    let asked = feedback.asked.as_ref()?;
    let is_open = feedback.state.as_ref().is_some_and(|state| state.value == State::Requested);
    let open = Interval::new(asked.value, until).filter(|_| is_open)?;
    let weeks = usize::try_from((open.days() - 1) / 7).ok().filter(|weeks| *weeks >= PATIENCE)?;
    let message = format!("the request to {} has been open for {}", feedback.from.name.value, count(weeks, "week"));
    let help = "ask again with one question and the work they saw, or ask somebody else; a peer who will not is `state = \"declined\"`";
    Some(Diagnostic::hint(RULE.name, asked.span, message).help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn six_weeks_are_enough_and_the_deadline_ends_them() {
        let asked = |state: &str, day: &str, packet: &str| {
            let peer = format!(
                "+++\nfrom = {{ name = \"Ana\", relation = \"peer\" }}\nstate = \"{state}\"\nasked = {day}\n+++\n"
            );
            found("stale-request", &[("packet.toml", packet), ("feedback/ana.md", &peer)])
        };
        assert_eq!(
            asked("requested", "2026-05-20", ""),
            ["feedback/ana.md: 2026-05-20: the request to Ana has been open for 6 weeks"]
        );
        assert!(asked("requested", "2026-05-21", "").is_empty() && asked("requested", "2026-08-01", "").is_empty());
        assert!(asked("declined", "2026-01-15", "").is_empty() && asked("draft", "2026-01-15", "").is_empty());
        assert!(asked("requested", "2026-05-20", "[cycle]\ndeadline = 2026-06-15\n").is_empty());
    }
}
