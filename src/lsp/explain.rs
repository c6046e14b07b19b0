//! What things are, in Markdown for a person: what is shown beside a word that is being written, and over one that stands there.

use super::snapshot::Snapshot;
use crate::check::rule;
use crate::diagnostic::Severity;
use crate::packet::{Metric, Note, NoteData};
use crate::rubric::{Criterion, Expectation, Need};
use crate::site::standing;
use crate::source::Spanned;
use crate::syntax::keys::Key;
use crate::vocabulary::{Audience, Better, Change, Direction, Figure, Vocabulary, day, interval};

/// A key: what it says, what it takes, whether it must be there.
pub(super) fn key(key: &Key) -> String {
    let need = key.need().map_or_else(String::new, |need| format!(" ({need})"));
    let example = if key.example.is_empty() {
        String::new()
    } else {
        format!("\n\nFor example: `{} = {}`", key.name, key.example)
    };
    format!("**{}**{need}: {}\n\nHolds {}.{example}", key.name, key.sentence, key.value())
}

/// A criterion: what it is about, what was expected, what is asked now, and how well it is proven.
pub(super) fn criterion(snapshot: &Snapshot, criterion: &Criterion) -> String {
    let mut parts = vec![format!("**{}**", criterion.title)];
    parts.extend(criterion.summary.clone());
    let own = snapshot.own();
    let place = own.rubric.criteria.iter().position(|other| other.id.value == criterion.id.value);
    let coverage = place.and_then(|place| own.coverage.get(place));
    let level =
        |level: Option<usize>| level.and_then(|level| own.rubric.levels.get(level)).map(|level| level.title.clone());
    if let Some(coverage) = coverage {
        let sides = [
            ("Held", own.current, &coverage.held, "nothing"),
            ("Asked", own.target, &coverage.asked, "nothing that is new"),
        ];
        for (word, at, expected, nothing) in sides {
            let title = level(at).map_or_else(|| word.to_owned(), |title| format!("{word}, {title}"));
            match expected {
                Some(expected) => parts.push(format!("{title}: {}", expectation(expected))),
                None => parts.push(format!("{title}: {nothing}")),
            }
        }
        if let Some((strength, reasons)) = standing(own, coverage) {
            let reasons: Vec<String> = reasons.iter().map(|reason| format!("- {reason}")).collect();
            parts.push(format!("**{strength}**\n{}", reasons.join("\n")).trim_end().to_owned());
        }
    } else {
        parts.extend(
            criterion
                .expectations
                .iter()
                .filter(|it| it.level.is_some())
                .map(|it| format!("{}: {}", level(it.level).unwrap_or_default(), expectation(it))),
        );
    }
    parts.join("\n\n")
}

fn expectation(expectation: &Expectation) -> String {
    if let Need::NotApplicable(why) = &expectation.need {
        return format!("nothing is asked: {why}");
    }
    let optional = if expectation.is_optional() { " (optional)" } else { "" };
    let statements: Vec<String> = expectation.statements.iter().map(|it| format!("\n- {}", it.text)).collect();
    format!("{}{optional}{}", expectation.text, statements.concat())
}

/// A note: what it is, when it was, who may see it.
pub(super) fn note(snapshot: &Snapshot, note: &Note) -> String {
    let mut parts = vec![format!("**{}**", note.title()), format!("{}, `{}`", note.kind.name(), note.path)];
    match &note.data {
        NoteData::Evidence(evidence) => {
            parts.extend(evidence.when.map(|when| interval(when.value)));
            let word = |what: &str, word: Option<&str>| word.map(|word| format!("{what} `{word}`"));
            let said = [
                word("scope", evidence.scope.as_ref().map(|it| it.value.as_str())),
                word("role", evidence.role.as_ref().map(|it| it.value.word())),
                word("kind", evidence.kind.as_ref().map(|it| it.value.as_str())),
            ];
            let said: Vec<String> = said.into_iter().flatten().collect();
            parts.extend((!said.is_empty()).then(|| said.join(", ")));
        }
        NoteData::Feedback(feedback) => {
            parts.extend(feedback.state.as_ref().map(|state| format!("state `{}`", state.value.word())));
            parts.extend(feedback.given.map(|given| format!("given on {}", day(given.value))));
        }
        NoteData::Answer(answer) => {
            let question = snapshot.packet().rubric.question(&answer.question.value);
            parts.extend(question.map(|question| question.text.clone()));
        }
        NoteData::Impact(_) | NoteData::Page(_) => {}
    }
    let criteria: Vec<&str> = note.criteria().iter().map(|it| it.id.value.as_str()).collect();
    parts.extend((!criteria.is_empty()).then(|| format!("speaks for {}", criteria.join(", "))));
    parts.push(readers(note.audience));
    parts.join("\n\n")
}

/// Who may see something.
fn readers(audience: Audience) -> String {
    let readers: Vec<&str> = audience.readers().map(Audience::reader).collect();
    format!("Seen by {}.", crate::diagnostic::listed(&readers))
}

/// A figure: before, after, what that comes to, how it was measured.
pub(super) fn metric(metric: &Metric) -> String {
    let mut parts = vec![format!("**{}**", metric.name.value)];
    let side = |figure: &Option<Spanned<Figure>>| {
        figure.as_ref().map_or("not said", |it| it.value.written.as_str()).to_owned()
    };
    parts.push(format!("{} → {}", side(&metric.before), side(&metric.after)));
    parts.extend(change(metric));
    parts.push(
        metric.method.as_ref().map_or_else(|| "No method is given.".to_owned(), |it| format!("Measured: {}", it.value)),
    );
    parts.push(
        metric.source.as_ref().map_or_else(|| "No source is given.".to_owned(), |it| format!("Source: {}", it.value)),
    );
    parts.extend(metric.estimate.then(|| "An estimate.".to_owned()));
    parts.join("\n\n")
}

fn change(metric: &Metric) -> Option<String> {
    let quantity = |figure: &Option<Spanned<Figure>>| figure.as_ref()?.value.quantity.clone();
    let change = Change::between(&quantity(&metric.before)?, &quantity(&metric.after)?)?;
    let is_better = metric.better.and_then(|better| change.improved(matches!(better, Better::Lower)));
    let judged = match (is_better, change.direction()) {
        (Some(true), _) => ", which is better",
        (Some(false), Direction::Up | Direction::Down) => ", which is worse",
        (Some(false), _) | (None, _) => "",
    };
    Some(format!("{}{judged}", change.in_words()))
}

/// A question of the committee.
pub(super) fn question(snapshot: &Snapshot, id: &str) -> Option<String> {
    let question = snapshot.packet().rubric.question(id)?;
    let behind =
        question.objection.as_ref().map_or_else(String::new, |objection| format!("\n\nBehind it: {objection}"));
    Some(format!("**{}**{behind}", question.text))
}

/// A rule: what `promo explain` says of it.
pub(super) fn rule_page(name: &str) -> Option<String> {
    let rule = rule(name)?;
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    Some(format!("**{name}** ({severity})\n\n{}", rule.page().markdown))
}
