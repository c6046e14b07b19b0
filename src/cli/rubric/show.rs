//! `promo rubric show`: a rubric as text, in the order of its file.

use super::find;
use crate::cli::stdout::Stdout;
use crate::cli::text_layout::TextLayout;
use crate::cli::{CliError, Verdict};
use crate::diagnostic::{count, listed};
use crate::rubric::{Criterion, Expectation, Level, Need, Question, Quota, Rubric};

pub(in crate::cli) fn show(id: &str, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let rubric = find(id)?;
    let mut layout = TextLayout::new(stdout.style());
    about(&mut layout, &rubric);
    levels(&mut layout, &rubric);
    criteria(&mut layout, &rubric);
    questions(&mut layout, &rubric.questions);
    feedback(&mut layout, rubric.feedback);
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
    rubric.levels.iter().map(|level| level.id.value.len()).max().unwrap_or(0) + 6
}

/// What an expectation asks for, with what sets it apart: `Improves … (optional; 2 pieces of evidence)`.
pub(super) fn expected(expectation: &Expectation) -> String {
    let mut marks = Vec::new();
    if let Need::NotApplicable(reason) = &expectation.need {
        return format!("nothing is asked: {reason}");
    }
    if expectation.need == Need::Optional {
        marks.push("optional".to_owned());
    }
    if expectation.at_least > 1 {
        marks.push(format!("at least {}", count(expectation.at_least, "piece of evidence/pieces of evidence")));
    }
    if !expectation.kinds.is_empty() {
        marks.push(format!("only of kind {}", expectation.kinds.join(", ")));
    }
    match marks.as_slice() {
        [] => expectation.text.clone(),
        marks => format!("{} ({})", expectation.text, marks.join("; ")),
    }
}

fn about(layout: &mut TextLayout, rubric: &Rubric) {
    layout.heading(&rubric.title);
    let license = rubric.license.as_ref().map_or_else(String::new, |license| format!(", {license}"));
    layout.paragraph(0, &format!("{}, version {}{license}: {}", rubric.id, rubric.version, extent(rubric)));
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
    layout.blank();
    layout.lead("Scopes, narrow to wide:", &rubric.scopes.join(", "));
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
    owns.into_iter().chain((!done.is_empty()).then(|| done.join(", "))).collect()
}

fn criteria(layout: &mut TextLayout, rubric: &Rubric) {
    let mut group = None;
    for criterion in &rubric.criteria {
        if criterion.group != group {
            group.clone_from(&criterion.group);
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
        layout.entry(4, &rubric.levels[expectation.level].id.value, column, &expected(expectation));
        for example in &expectation.examples {
            layout.item(column + 2, example);
        }
    }
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

fn feedback(layout: &mut TextLayout, quota: Quota) {
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
    layout.blank();
    layout.lead("Peer feedback:", &text);
}
