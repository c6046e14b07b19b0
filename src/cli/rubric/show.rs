//! `promo rubric show`: a rubric as text, in the order of its file.

use super::find;
use crate::cli::stdout::Stdout;
use crate::cli::text_layout::TextLayout;
use crate::cli::{CliError, Verdict};
use crate::diagnostic::{count, listed};
use crate::rubric::{Criterion, Expectation, Expects, Level, Need, Proficiency, Question, Quota, Rubric, Statement};
use crate::vocabulary::{Demand, Vocabulary};

pub(in crate::cli) fn show(id: &str, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let rubric = find(id)?;
    let mut layout = TextLayout::new(stdout.style());
    about(&mut layout, &rubric);
    levels(&mut layout, &rubric);
    criteria(&mut layout, &rubric);
    questions(&mut layout, &rubric.questions);
    feedback(&mut layout, &rubric.feedback);
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// `9 criteria, 5 levels and 8 questions`.
pub(super) fn extent(rubric: &Rubric) -> String {
    listed(&[
        count(rubric.criteria.len(), "criterion/criteria"),
        count(rubric.levels.len(), "level"),
        count(rubric.questions.len(), "question"),
    ])
}

/// Where the texts beside the names of levels begin.
pub(super) fn column(rubric: &Rubric) -> usize {
    let levels = rubric.levels.iter().map(|level| level.id.value.chars().count());
    let steps = rubric.proficiencies.iter().map(|step| step.title.value.chars().count());
    levels.chain(steps).max().unwrap_or(0).min(24) + 6
}

/// What an expectation asks for, with what sets it apart: `Improves … (optional; 2 pieces of evidence)`.
pub(super) fn expected(expectation: &Expectation) -> String {
    if let Need::NotApplicable(reason) = &expectation.need {
        return format!("nothing is asked: {reason}");
    }
    let need = match expectation.need {
        Need::Optional => Some("optional"),
        Need::Exceeds => Some("beyond what is expected"),
        Need::Required | Need::NotApplicable(_) => None,
    };
    let mut marks: Vec<String> = need.map(str::to_owned).into_iter().collect();
    marks.extend(counted(expectation.at_least, &expectation.kinds));
    let figures = [("weight", &expectation.weight), ("target", &expectation.target), ("points", &expectation.points)];
    marks.extend(figures.into_iter().filter_map(|(what, figure)| Some(format!("{what} {}", figure.as_ref()?))));
    let title = expectation.title.as_ref().map_or_else(String::new, |title| format!("{title}: "));
    with_marks(&format!("{title}{}", expectation.text), &marks)
}

/// What one statement asks for, in the same way.
pub(super) fn stated(statement: &Statement) -> String {
    let need = match statement.need {
        Demand::Required => None,
        Demand::Optional => Some("optional"),
        Demand::Exceeds => Some("beyond what is expected"),
    };
    let mut marks: Vec<String> = need.map(str::to_owned).into_iter().collect();
    if !statement.archetypes.is_empty() {
        marks.push(format!("for {}", either_of(&statement.archetypes)));
    }
    marks.extend(counted(statement.at_least, &statement.kinds));
    with_marks(&statement.text, &marks)
}

fn counted(at_least: usize, kinds: &[String]) -> impl Iterator<Item = String> {
    let pieces = || format!("at least {}", count(at_least, "piece of evidence/pieces of evidence"));
    let kinds = (!kinds.is_empty()).then(|| format!("only of kind {}", kinds.join(", ")));
    (at_least > 1).then(pieces).into_iter().chain(kinds)
}

/// `architect or tech-lead`.
fn either_of(names: &[String]) -> String {
    names.join(" or ")
}

fn with_marks(text: &str, marks: &[String]) -> String {
    match marks {
        [] => text.trim().to_owned(),
        marks => format!("{text} ({})", marks.join("; ")).trim().to_owned(),
    }
}

fn about(layout: &mut TextLayout, rubric: &Rubric) {
    layout.heading(&rubric.title);
    let license = rubric.license.as_ref().map_or_else(String::new, |license| format!(", {license}"));
    layout.paragraph(0, &format!("{}, version {}{license}: {}", rubric.id, rubric.version, extent(rubric)));
    if let Some(summary) = &rubric.summary {
        layout.paragraph(0, summary);
    }
    for line in rubric.source.iter().cloned().chain(rubric.supersedes.iter().map(|old| format!("supersedes {old}"))) {
        layout.paragraph(0, &line);
    }
}

fn levels(layout: &mut TextLayout, rubric: &Rubric) {
    layout.blank();
    layout.heading("Levels, lowest first");
    for level in &rubric.levels {
        let column = column(rubric);
        layout.entry(2, &level.id.value, column, &named(level));
        for line in facts(level, rubric) {
            layout.paragraph(column, &line);
        }
    }
    if !rubric.scopes.is_empty() {
        layout.blank();
        layout.lead("Scopes, narrow to wide:", &rubric.scopes.join(", "));
    }
    if !rubric.proficiencies.is_empty() {
        layout.blank();
        layout.lead("Proficiencies, lowest first:", &proficiencies(rubric));
    }
    if !rubric.archetypes.is_empty() {
        let archetypes: Vec<&str> = rubric.archetypes.iter().map(|archetype| archetype.value.as_str()).collect();
        layout.blank();
        layout.lead("Archetypes:", &archetypes.join(", "));
    }
    if rubric.cumulative {
        layout.blank();
        layout.paragraph(0, "Each level adds to what those below it ask.");
    }
}

fn proficiencies(rubric: &Rubric) -> String {
    let step = |step: &Proficiency| match &step.summary {
        Some(summary) => format!("{} ({summary})", step.title.value),
        None => step.title.value.clone(),
    };
    rubric.proficiencies.iter().map(step).collect::<Vec<_>>().join(", ")
}

fn named(level: &Level) -> String {
    match level.aliases.as_slice() {
        [] => level.title.clone(),
        aliases => format!("{} ({})", level.title, aliases.join(", ")),
    }
}

fn facts(level: &Level, rubric: &Rubric) -> Vec<String> {
    let scope = level.scope.map(|scope| format!("scope: {}", rubric.scopes[scope]));
    let sustained = level.sustained.map(|months| format!("sustained for {}", count(months as usize, "month")));
    let done: Vec<String> = scope.into_iter().chain(sustained).collect();
    let owns = level.owns.as_ref().map(|owns| format!("owns {owns}"));
    let track = level.track.as_ref().map(|track| format!("track: {}", track.value));
    let equivalent = level.equivalent.as_ref().map(|other| format!("as high as {}", other.value));
    let track: Vec<String> = track.into_iter().chain(equivalent).collect();
    let expects: Vec<String> = level.expects.iter().map(|expects| expects_in_words(expects, rubric)).collect();
    let expects = (!expects.is_empty()).then(|| format!("expects {}", expects.join(", ")));
    let lines = level.summary.clone().into_iter().chain(owns).chain((!done.is_empty()).then(|| done.join(", ")));
    let lines = lines.chain((!track.is_empty()).then(|| track.join(", "))).chain(expects);
    lines.chain(level.rules.iter().map(|rule| rule.text.value.clone())).collect()
}

fn expects_in_words(expects: &Expects, rubric: &Rubric) -> String {
    format!("{}: {}", expects.criterion.value, rubric.proficiencies[expects.proficiency].title.value)
}

fn criteria(layout: &mut TextLayout, rubric: &Rubric) {
    let mut group = None;
    for criterion in &rubric.criteria {
        if criterion.group() != group {
            group = criterion.group();
            layout.blank();
            layout.heading(group.as_deref().unwrap_or("Other criteria"));
        }
        layout.blank();
        show_criterion(layout, criterion, rubric);
    }
}

fn show_criterion(layout: &mut TextLayout, criterion: &Criterion, rubric: &Rubric) {
    let id = &criterion.id.value;
    layout.entry(2, id, id.chars().count() + 4, &criterion.title);
    if let Some(summary) = &criterion.summary {
        layout.paragraph(2, summary);
    }
    let column = column(rubric);
    for expectation in &criterion.expectations {
        layout.entry(4, &place(expectation, rubric), column, &expected(expectation));
        for statement in &expectation.statements {
            layout.item(column + 2, &stated(statement));
            statement.examples.iter().for_each(|example| layout.item(column + 4, example));
        }
        expectation.examples.iter().for_each(|example| layout.item(column + 2, example));
        if !expectation.signals.is_empty() {
            layout.paragraph(column + 2, "signs that it has been reached:");
            expectation.signals.iter().for_each(|signal| layout.item(column + 2, signal));
        }
    }
}

/// Where an expectation stands: `senior`, `Expert`, or `senior, Expert` where a ladder names both.
fn place(expectation: &Expectation, rubric: &Rubric) -> String {
    let level = expectation.level.map(|level| rubric.levels[level].id.value.as_str());
    let step = expectation.proficiency.map(|step| rubric.proficiencies[step].title.value.as_str());
    level.into_iter().chain(step).collect::<Vec<_>>().join(", ")
}

fn questions(layout: &mut TextLayout, questions: &[Question]) {
    if questions.is_empty() {
        return;
    }
    layout.blank();
    layout.heading("Questions that a committee asks");
    for question in questions {
        let id = &question.id.value;
        layout.entry(2, id, id.chars().count() + 4, &question.text);
        if let Some(objection) = &question.objection {
            layout.paragraph(4, &format!("the objection behind it: {objection}"));
        }
        if !question.criteria.is_empty() {
            let criteria: Vec<&str> = question.criteria.iter().map(|id| id.value.as_str()).collect();
            layout.paragraph(4, &format!("concerns {}", listed(&criteria)));
        }
    }
}

fn feedback(layout: &mut TextLayout, quota: &Quota) {
    if quota.at_least == 0 {
        return;
    }
    let mut text = format!("from {} at least", count(quota.at_least, "person/people"));
    if quota.outside_team > 0 {
        text += &format!(", {} of them from outside the team", quota.outside_team);
    }
    if quota.at_target_level > 0 {
        text += &format!(", {} of them at the target level or above", quota.at_target_level);
    }
    for (relation, number) in &quota.of_relation {
        text += &format!(", {number} of them of relation `{}`", relation.word());
    }
    layout.blank();
    layout.lead("Peer feedback:", &text);
}
