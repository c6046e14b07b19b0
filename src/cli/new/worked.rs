//! The notes of a new packet: one of each kind. Each stands alone, so that it can be deleted without an error elsewhere; comments show how notes name one another. Everything that is
//! the author's to say is a prompt in brackets, which the rule `template-text` finds until it is written over.

use super::NewFile;
use crate::cli::schema::{self, PACKET_SCHEMA};
use crate::cli::template::{comments, fill, in_comment, list, quoted};
use crate::packet::FileKind;
use crate::report::visible_line;
use crate::rubric::{Criterion, Level, Need, Rubric, Whom};
use crate::source::{Date, Interval};
use crate::vocabulary::NoteKind;
use jiff::ToSpan;

/// Which step of its rubric a new packet asks for, until its author says another.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The one that the rubric works out most fully.
    WorkedOut,
    /// The one to the last level.
    Last,
}

/// The files of a packet held against this rubric, which `packet.toml` is to call by this name.
pub(super) fn files(rubric: &Rubric, step: Step, name: &str, today: Date) -> Vec<NewFile> {
    let step = LevelStep::of(rubric, step);
    let mut values = values(rubric, &step, name, window(today));
    for kind in NoteKind::ALL {
        values.extend(comments(*kind, rubric).into_iter().map(|(gap, text)| (format!("{} {gap}", kind.word()), text)));
    }
    let mut files = vec![
        ("packet.toml".to_owned(), include_str!("../templates/new/packet.toml")),
        (".gitignore".to_owned(), include_str!("../templates/new/gitignore")),
        ("case.md".to_owned(), include_str!("../templates/new/case.md")),
        ("evidence/first-piece-of-work.md".to_owned(), include_str!("../templates/new/evidence.md")),
        ("impact/first-claim.md".to_owned(), include_str!("../templates/new/impact.md")),
        ("feedback/first-colleague.md".to_owned(), include_str!("../templates/new/feedback.md")),
        ("log/first-week.md".to_owned(), include_str!("../templates/new/log.md")),
        ("notes/first-talk.md".to_owned(), include_str!("../templates/new/note.md")),
    ];
    if let Some(question) = rubric.questions.first() {
        files.push((format!("answers/{}.md", question.id.value), include_str!("../templates/new/answer.md")));
    }
    let files = files.into_iter().map(|(path, template)| (path, fill(template, &values)));
    files.chain([(PACKET_SCHEMA.to_owned(), schema::text(FileKind::Packet))]).collect()
}

/// Whether a packet has this file though it has no worked notes.
pub(super) fn is_of_every_packet(path: &str) -> bool {
    path == PACKET_SCHEMA || !path.ends_with(".md")
}

/// The step that the packet asks for.
struct LevelStep<'a> {
    held: &'a Level,
    asked: &'a Level,
    /// The first two criteria that ask something new; the same twice where there is one alone.
    criteria: [&'a Criterion; 2],
    /// A kind that counts for the first of them.
    kind: String,
}

impl<'a> LevelStep<'a> {
    fn of(rubric: &'a Rubric, step: Step) -> LevelStep<'a> {
        let target = match step {
            Step::WorkedOut => (1..rubric.levels.len()).max_by_key(|level| said_of(rubric, *level)).unwrap_or(1),
            Step::Last => last_step(rubric),
        };
        let below = |level: &usize| rubric.levels[*level].shares_track(&rubric.levels[target]);
        let held = (0..target).rev().find(below).unwrap_or(target - 1);
        let way = rubric.way(held, target, Whom::Anyone);
        let asks =
            |criterion: &&Criterion| way.asked(criterion).is_some_and(|expectation| expectation.need == Need::Required);
        let first = rubric.criteria.iter().find(asks).unwrap_or(&rubric.criteria[0]);
        let second = rubric.criteria.iter().filter(asks).nth(1).unwrap_or(first);
        let kinds = way.asked(first).map_or_else(Vec::new, |expectation| expectation.kinds);
        LevelStep {
            held: &rubric.levels[held],
            asked: &rubric.levels[target],
            criteria: [first, second],
            kind: kinds.into_iter().next().unwrap_or_else(|| "project".to_owned()),
        }
    }

    fn criteria(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
        ids.dedup();
        ids
    }
}

/// The level at the top of the longest track: a step across tracks is nobody's next.
fn last_step(rubric: &Rubric) -> usize {
    let below = |level: usize| {
        let lower = rubric.levels[..level].iter();
        lower.filter(|lower| lower.shares_track(&rubric.levels[level])).count()
    };
    (1..rubric.levels.len()).max_by_key(|level| (below(*level), *level)).unwrap_or(1)
}

/// How much a rubric says of a level: its statements, and its examples.
fn said_of(rubric: &Rubric, level: usize) -> usize {
    let said = rubric.criteria.iter().filter_map(|criterion| rubric.at(criterion, level));
    said.map(|expectation| expectation.statements.len() + expectation.examples.len()).sum()
}

/// The half-year of this day and the one before it.
fn window(today: Date) -> Interval {
    let (year, last) = (today.year(), today.year() - 1);
    let day = jiff::civil::date;
    match today.month() {
        ..=6 => Interval { from: day(last, 7, 1), to: day(year, 6, 30) },
        _ => Interval { from: day(year, 1, 1), to: day(year, 12, 31) },
    }
}

fn values(rubric: &Rubric, step: &LevelStep<'_>, name: &str, window: Interval) -> Vec<(String, String)> {
    let ids = |ids: Vec<&str>| ids.join(", ");
    let scope = step.asked.scope.or(rubric.scopes.len().checked_sub(1)).map(|scope| quoted(&rubric.scopes[scope]));
    let question = rubric.questions.first();
    // All of these lie in the first of the two half-years, so none is later than today.
    let after = |days: i64| window.from.saturating_add(days.days()).to_string();
    let values = [
        ("schema", PACKET_SCHEMA.to_owned()),
        ("rubric", quoted(name)),
        ("levels", ids(rubric.levels.iter().map(|level| level.id.value.as_str()).collect())),
        ("current", quoted(&step.held.id.value)),
        ("target", quoted(&step.asked.id.value)),
        ("current-title", in_markdown(&step.held.title)),
        ("target-title", in_markdown(&step.asked.title)),
        ("window-from", window.from.to_string()),
        ("window-to", window.to.to_string()),
        ("away-from", after(90)),
        ("away-to", after(104)),
        ("deadline", window.to.to_string()),
        ("work-from", after(14)),
        ("work-to", after(75)),
        ("logged", after(20)),
        ("talked", after(10)),
        ("two-criteria", list(&step.criteria())),
        ("one-criterion", list(&[&step.criteria[0].id.value])),
        ("criterion", quoted(&rubric.criteria[rubric.criteria.len() - 1].id.value)),
        ("kind", quoted(&step.kind)),
        ("scope", scope.map_or_else(|| "# scope: this rubric has none".to_owned(), |scope| format!("scope = {scope}"))),
        ("question-id", quoted(question.map_or("", |question| &question.id.value))),
        ("question", question.map_or_else(String::new, |question| in_comment(&question.text))),
    ];
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A text of the rubric on one line of Markdown, where none of it is markup.
fn in_markdown(text: &str) -> String {
    let is_markup = |letter: char| letter.is_ascii_punctuation() && !matches!(letter, '.' | ',' | '(' | ')' | '-');
    let letters = visible_line(text);
    letters.chars().flat_map(|letter| is_markup(letter).then_some('\\').into_iter().chain([letter])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_window_ends_with_the_half_year_of_the_day() {
        assert_eq!(window(date(2026, 3, 14)), Interval { from: date(2025, 7, 1), to: date(2026, 6, 30) });
        assert_eq!(window(date(2026, 7, 1)), Interval { from: date(2026, 1, 1), to: date(2026, 12, 31) });
    }

    #[test]
    fn no_gap_stays_open_and_nothing_is_later_than_today() {
        for rubric in crate::rubric::BUILT_IN.iter().filter_map(|rubric| rubric.read()) {
            for (path, text) in files(&rubric, Step::WorkedOut, &rubric.id, date(2026, 1, 1)) {
                assert!(!text.contains('«'), "{path}:\n{text}");
                assert!(path == "packet.toml" || path == PACKET_SCHEMA || !text.contains("2026-"), "{path}:\n{text}");
            }
        }
    }

    #[test]
    fn a_built_in_rubric_begins_with_the_step_that_it_is_about() {
        let steps: Vec<String> = crate::rubric::BUILT_IN
            .iter()
            .filter_map(|rubric| rubric.read())
            .map(|rubric| {
                let step = LevelStep::of(&rubric, Step::WorkedOut);
                format!("{}: {} to {}", rubric.id, step.held.id.value, step.asked.id.value)
            })
            .collect();
        let expected = [
            "amazon: sde-2 to sde-3",
            "engineering-manager: senior to manager",
            "google: L4 to L5",
            "ladder: mid to senior",
            "meta: E4 to E5",
            "microsoft: sde-2 to senior",
            "senior-engineer: mid to senior",
            "staff-engineer: senior to staff",
        ];
        assert_eq!(steps, expected);
    }

    #[test]
    fn nothing_of_a_rubric_becomes_markup() {
        assert_eq!(
            in_markdown("Lead [2] *of* <b>\n{{x}}, R-D (4.1)"),
            "Lead \\[2\\] \\*of\\* \\<b\\>␊\\{\\{x\\}\\}, R-D (4.1)"
        );
        assert_eq!(in_comment("one --> two"), "one - -> two");
    }
}
