//! `promo rubric show`: a rubric as text, in the order of its file.

use super::find;
use crate::cli::screen::Screen;
use crate::cli::sheet::Sheet;
use crate::cli::{Trouble, Verdict};
use crate::diagnostic::{count, listed};
use crate::rubric::{Criterion, Expectation, Level, Need, Question, Quota, Rubric};

pub(in crate::cli) fn show(id: &str, screen: &mut Screen) -> Result<Verdict, Trouble> {
    let rubric = find(id)?;
    let mut sheet = Sheet::new(screen.look());
    about(&mut sheet, &rubric);
    levels(&mut sheet, &rubric);
    criteria(&mut sheet, &rubric);
    questions(&mut sheet, &rubric.questions);
    feedback(&mut sheet, rubric.feedback);
    sheet.show(screen)?;
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

fn about(sheet: &mut Sheet, rubric: &Rubric) {
    sheet.heading(&rubric.title);
    let license = rubric.license.as_ref().map_or_else(String::new, |license| format!(", {license}"));
    sheet.paragraph(0, &format!("{}, version {}{license}: {}", rubric.id, rubric.version, extent(rubric)));
    for line in rubric.source.iter().cloned().chain(rubric.supersedes.iter().map(|old| format!("supersedes {old}"))) {
        sheet.paragraph(0, &line);
    }
}

fn levels(sheet: &mut Sheet, rubric: &Rubric) {
    sheet.blank();
    sheet.heading("Levels, lowest first");
    for level in &rubric.levels {
        let column = column(rubric);
        sheet.entry(2, &level.id.value, column, &named(level));
        for line in facts(level, rubric) {
            sheet.paragraph(column, &line);
        }
    }
    sheet.blank();
    sheet.lead("Scopes, narrow to wide:", &rubric.scopes.join(", "));
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

fn criteria(sheet: &mut Sheet, rubric: &Rubric) {
    let mut group = None;
    for criterion in &rubric.criteria {
        if criterion.group != group {
            group.clone_from(&criterion.group);
            sheet.blank();
            sheet.heading(group.as_deref().unwrap_or("Other criteria"));
        }
        sheet.blank();
        show_criterion(sheet, criterion, rubric);
    }
}

fn show_criterion(sheet: &mut Sheet, criterion: &Criterion, rubric: &Rubric) {
    let id = &criterion.id.value;
    sheet.entry(2, id, id.chars().count() + 4, &criterion.title);
    if let Some(summary) = &criterion.summary {
        sheet.paragraph(2, summary);
    }
    let column = column(rubric);
    for expectation in &criterion.expectations {
        sheet.entry(4, &rubric.levels[expectation.level].id.value, column, &expected(expectation));
        for example in &expectation.examples {
            sheet.item(column + 2, example);
        }
    }
}

fn questions(sheet: &mut Sheet, questions: &[Question]) {
    if questions.is_empty() {
        return;
    }
    sheet.blank();
    sheet.heading("Questions that a committee asks");
    for question in questions {
        let id = &question.id.value;
        sheet.entry(2, id, id.chars().count() + 4, &question.text);
        if let Some(objection) = &question.objection {
            sheet.paragraph(4, &format!("the objection behind it: {objection}"));
        }
        if !question.criteria.is_empty() {
            let criteria: Vec<&str> = question.criteria.iter().map(|id| id.value.as_str()).collect();
            sheet.paragraph(4, &format!("concerns {}", listed(&criteria)));
        }
    }
}

fn feedback(sheet: &mut Sheet, quota: Quota) {
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
    sheet.blank();
    sheet.lead("Peer feedback:", &text);
}
