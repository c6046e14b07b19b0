//! Feedback that was asked for shortly before the deadline, or given within days of being asked for
//!
//! Why it matters: A peer who has two days writes what comes to mind first, and that is praise. A room that sees all words asked for in the last week reads them as
//! collected, not as offered, and asks why nobody was asked when the work was done.
//!
//! How it can misfire: Some peers answer at once, and well: allow it in the note, with the reason. Requests of one day are one finding, at the first of them.
//! Without a `deadline` under `[cycle]` only the days between asking and giving are looked at. Fourteen days and three are ours.
//!
//! Where it comes from: guides for those who write cases, which ask for four weeks; what committees say of words that all bear one date.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! asked = 2026-05-20
//! given = 2026-05-20
//! +++
//! # Given
//!
//! Since March a basket opens in 180 ms; I was there when she found out why.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! asked = 2026-05-02
//! given = 2026-05-20
//! +++
//! # Given
//!
//! Since March a basket opens in 180 ms; I was there when she found out why.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count};
use crate::packet::{Feedback, Note};
use crate::source::{Date, Interval, Spanned};
use crate::vocabulary::{NoteKind, State};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: code::LATE_REQUEST,
    severity: Severity::Hint,
    source: include_str!("late_request.rs"),
    find: Find::Here(find),
};

/// Asked for in fewer days than this before the deadline.
const BEFORE_DEADLINE: i64 = 14;

/// Given in no more days than this.
const IN_HASTE: i64 = 3;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let deadline = context.packet.settings.cycle.as_ref().and_then(|cycle| cycle.deadline.as_ref());
    let mut late: BTreeMap<Date, Vec<(&Note, String)>> = BTreeMap::new();
    for note in context.notes(NoteKind::Feedback) {
        let Some(feedback) = note.feedback() else { continue };
        if let Some(asked) = &feedback.asked
            && let Some(message) = said(feedback, asked.value, deadline.map(|deadline| deadline.value))
        {
            late.entry(asked.value).or_default().push((note, message));
        }
    }
    for requests in late.values() {
        diagnostics.extend(finding(requests));
    }
}

/// What is said of a request that came late.
fn said(feedback: &Feedback, asked: Date, deadline: Option<Date>) -> Option<String> {
    let is_open = match feedback.state.as_ref()?.value {
        State::Requested | State::Given => true,
        State::Draft | State::Declined => false,
    };
    if !is_open {
        return None;
    }
    let name = &feedback.from.name.value;
    if let Some(left) = deadline.and_then(|deadline| days(asked, deadline)).filter(|left| *left < BEFORE_DEADLINE) {
        return Some(format!("the request to {name} was made {} before the deadline", in_days(left)));
    }
    let given = feedback.given.as_ref().filter(|_| feedback.is_given())?;
    let taken = days(asked, given.value).filter(|taken| *taken <= IN_HASTE)?;
    Some(match taken {
        0 => format!("the words of {name} were asked for and given on the same day"),
        taken => format!("the words of {name} were given within {} of the request", in_days(taken)),
    })
}

/// From one day to a later one, or the same.
fn days(from: Date, to: Date) -> Option<i64> {
    Interval::new(from, to).map(|days| days.days() - 1)
}

fn in_days(days: i64) -> String {
    usize::try_from(days).map_or_else(|_| String::new(), |days| count(days, "day"))
}

/// One finding for the requests of one day.
fn finding(requests: &[(&Note, String)]) -> Option<Diagnostic> {
    let (first, message) = requests.first()?;
    let asked = |note: &Note| {
        note.feedback().and_then(|feedback| feedback.asked.as_ref()).map(|asked: &Spanned<Date>| asked.span)
    };
    let mut found = Diagnostic::hint(RULE.name, asked(first)?, message.clone());
    for (note, message) in &requests[1..] {
        found = found.also(asked(note)?, message.clone());
    }
    Some(
        found.help(
            "ask them which day they remember best, and give them two weeks; next time ask when the work is done",
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn peer(name: &str, keys: &str) -> String {
        format!(
            "+++\nfrom = {{ name = \"{name}\", relation = \"peer\" }}\n{keys}\n+++\n# Given\n\nIn March she found the slow query.\n"
        )
    }

    #[test]
    fn requests_of_one_day_are_one_finding() {
        let given =
            |name: &str, day: &str| peer(name, &format!("state = \"given\"\nasked = 2026-06-20\ngiven = {day}"));
        let (ana, ben, cy) = (given("Ana", "2026-06-20"), given("Ben", "2026-06-23"), given("Cy", "2026-06-24"));
        let files = [("feedback/a.md", ana.as_str()), ("feedback/b.md", &ben), ("feedback/c.md", &cy)];
        assert_eq!(
            found("late-request", &files),
            ["feedback/a.md: 2026-06-20: the words of Ana were asked for and given on the same day"]
        );
    }

    #[test]
    fn the_deadline_counts_where_there_is_one() {
        let cycle = "[cycle]\ndeadline = 2026-06-30\n";
        let asked = |day: &str, state: &str| {
            let peer = peer("Ana", &format!("state = \"{state}\"\nasked = {day}"));
            found("late-request", &[("packet.toml", cycle), ("feedback/a.md", &peer)]).len()
        };
        assert_eq!([asked("2026-06-17", "requested"), asked("2026-06-30", "given")], [1, 1]);
        assert_eq!(
            [asked("2026-06-16", "requested"), asked("2026-07-02", "given"), asked("2026-06-20", "declined")],
            [0, 0, 0]
        );
        assert!(
            found("late-request", &[("feedback/a.md", &peer("Ana", "state = \"requested\"\nasked = 2026-06-17"))])
                .is_empty()
        );
    }
}
