//! `promo rubric diff`: what a step from one level to another asks that was not asked before.

use super::find;
use super::show::{column, expected};
use crate::cli::stdout::Stdout;
use crate::cli::text_layout::TextLayout;
use crate::cli::{CliError, Verdict};
use crate::diagnostic::{count, did_you_mean, listed};
use crate::rubric::{Change, Level, Rubric, changes};

pub(in crate::cli) fn diff(id: &str, from: &str, to: &str, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let rubric = find(id)?;
    let (held, asked) = (level(&rubric, from)?, level(&rubric, to)?);
    if asked <= held {
        let [held, asked] = [held, asked].map(|index| rubric.levels[index].id.value.as_str());
        let what = format!("`{asked}` is not above `{held}`");
        return Err(CliError::new(what).help("name the level held first, then the level asked for"));
    }
    let mut layout = TextLayout::new(stdout.style());
    step(&mut layout, &rubric, held, asked);
    let (new, same): (Vec<_>, Vec<_>) = changes(&rubric, held, asked).into_iter().partition(|it| it.after.is_some());
    for change in &new {
        layout.blank();
        show(&mut layout, &rubric, change);
    }
    nothing_new(&mut layout, &same);
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

fn level(rubric: &Rubric, name: &str) -> Result<usize, CliError> {
    let known: Vec<&str> = rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
    rubric.level(name).ok_or_else(|| {
        let help = did_you_mean(name, &known).unwrap_or_else(|| format!("its levels are {}", listed(&known)));
        CliError::new(format!("the rubric `{}` has no level `{name}`", rubric.id)).help(help)
    })
}

/// The two levels themselves: what each owns, at which scope, for how long.
fn step(layout: &mut TextLayout, rubric: &Rubric, held: usize, asked: usize) {
    let [from, to] = [held, asked].map(|index| &rubric.levels[index]);
    layout.heading(&format!("From {} to {}", from.title, to.title));
    let scope = |level: &Level| level.scope.map(|scope| rubric.scopes[scope].clone());
    let sustained = |level: &Level| level.sustained.map(|months| count(months as usize, "month"));
    let lines = [
        ("owns", from.owns.clone(), to.owns.clone()),
        ("scope", scope(from), scope(to)),
        ("sustained", sustained(from), sustained(to)),
    ];
    for (name, before, after) in lines {
        match (before, after) {
            (before, Some(after)) if before.as_ref() == Some(&after) => {
                layout.entry(2, name, 14, &format!("{after}, as before"));
            }
            (Some(before), Some(after)) => layout.entry(2, name, 14, &format!("{after}; before: {before}")),
            (None, Some(after)) => layout.entry(2, name, 14, &after),
            (_, None) => {}
        }
    }
}

fn show(layout: &mut TextLayout, rubric: &Rubric, change: &Change<'_>) {
    let id = &change.criterion.id.value;
    layout.entry(0, id, id.chars().count() + 2, &change.criterion.title);
    let sides = [("before", change.before), ("asked", change.after)];
    for (name, expectation) in sides {
        let text = expectation.map_or_else(|| "nothing was asked".to_owned(), expected);
        layout.entry(2, name, column(rubric).max(10), &text);
    }
}

fn nothing_new(layout: &mut TextLayout, same: &[Change<'_>]) {
    if same.is_empty() {
        return;
    }
    let ids: Vec<&str> = same.iter().map(|change| change.criterion.id.value.as_str()).collect();
    layout.blank();
    layout.lead("Nothing new:", &listed(&ids));
}
