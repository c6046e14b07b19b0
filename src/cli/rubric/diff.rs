//! `promo rubric diff`: what a step from one level to another asks that was not asked before.

use super::Named;
use super::named::is_path;
use super::show::{column, expected, stated};
use crate::cli::stdout::Stdout;
use crate::cli::text_layout::TextLayout;
use crate::cli::{CliError, Verdict};
use crate::diagnostic::{count, did_you_mean, listed};
use crate::packet::Settings;
use crate::rubric::{
    BUILT_IN, Change, Expectation, Level, Novelty, Rubric, Run, Sentence, Way, Whom, changes, runs, sentences,
};

pub(in crate::cli) fn diff(typed: &[&str], stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let asked_for = Asked::of(typed)?;
    let rubric = asked_for.named.read()?;
    let (held, asked) = (level(&rubric, &asked_for.from)?, level(&rubric, &asked_for.to)?);
    if asked == held || rubric.is_below(asked, held) {
        let [held, asked] = [held, asked].map(|index| rubric.levels[index].id.value.as_str());
        let what = format!("`{asked}` is not above `{held}`");
        return Err(CliError::new(what).help("name the level held first, then the level asked for"));
    }
    let mut layout = TextLayout::new(stdout.style());
    let way = rubric.way(held, asked, asked_for.whom());
    step(&mut layout, &rubric, &way);
    let (new, same): (Vec<_>, Vec<_>) = changes(&rubric, &way).into_iter().partition(|it| it.after.is_some());
    for change in &new {
        layout.blank();
        show(&mut layout, &rubric, change, way.whom());
    }
    nothing_new(&mut layout, &same);
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// What is to be told apart, as far as the command line and the packet say it.
struct Asked {
    named: Named,
    from: String,
    to: String,
    /// The settings of the packet whose rubric it is.
    packet: Option<Settings>,
}

impl Asked {
    /// What is not typed is the packet's: its rubric, and the step that its candidate asks for.
    fn of(typed: &[&str]) -> Result<Asked, CliError> {
        match typed {
            [id, from, to] => {
                Ok(Asked { named: Named::of(id)?, from: (*from).to_owned(), to: (*to).to_owned(), packet: None })
            }
            [from, to] if !names_rubric(from) => {
                let (named, settings) = Named::of_packet()?;
                Ok(Asked { named, from: (*from).to_owned(), to: (*to).to_owned(), packet: Some(settings) })
            }
            [] => {
                let (named, settings) = Named::of_packet()?;
                let candidate = &settings.candidate;
                let (Some(from), Some(to)) = (candidate.current.clone(), candidate.target.clone()) else {
                    let what = "the `packet.toml` of this packet does not say both levels";
                    return Err(CliError::new(what).help("`promo check` says what is missing"));
                };
                Ok(Asked { named, from: from.value, to: to.value, packet: Some(settings) })
            }
            words => Err(two_levels(&words.join(" "))),
        }
    }

    /// In a packet its candidate is asked, elsewhere anyone.
    fn whom(&self) -> Whom<'_> {
        self.packet.as_ref().map_or(Whom::Anyone, |packet| {
            Whom::Candidate(packet.candidate.archetype.as_ref().map(|archetype| archetype.value.as_str()))
        })
    }
}

fn names_rubric(word: &str) -> bool {
    is_path(word) || BUILT_IN.iter().any(|rubric| rubric.id == word)
}

fn two_levels(typed: &str) -> CliError {
    let what = format!("`{typed}` does not name two levels");
    let help = "write `promo rubric diff FROM TO` in a packet, or `promo rubric diff RUBRIC FROM TO` anywhere";
    CliError::new(what).help(help)
}

fn level(rubric: &Rubric, name: &str) -> Result<usize, CliError> {
    let known: Vec<&str> = rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
    rubric.level(name).ok_or_else(|| {
        let help = did_you_mean(name, &known).unwrap_or_else(|| format!("its levels are {}", listed(&known)));
        CliError::new(format!("the rubric `{}` has no level `{name}`", rubric.id)).help(help)
    })
}

/// The two levels themselves: what each owns, at which scope, for how long.
fn step(layout: &mut TextLayout, rubric: &Rubric, way: &Way<'_>) {
    let [from, to] = [way.from(), way.to()].map(|index| &rubric.levels[index]);
    layout.heading(&format!("From {} to {}", from.title, to.title));
    if let (true, Some(old), Some(new)) = (way.changes_track(), from.track(), to.track()) {
        layout.paragraph(2, &format!("This changes the track, from {old} to {new}."));
    }
    if let Some(summary) = &to.summary {
        layout.paragraph(2, summary);
    }
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

fn show(layout: &mut TextLayout, rubric: &Rubric, change: &Change<'_>, whom: Whom<'_>) {
    let id = &change.criterion.id.value;
    layout.entry(0, id, id.chars().count() + 2, &change.criterion.title);
    let column = column(rubric).max(10);
    let before = change.before.as_ref();
    layout.entry(
        2,
        "before",
        column,
        &before.map_or_else(|| "nothing was asked".to_owned(), |it| headline(rubric, it)),
    );
    before.iter().flat_map(|it| &it.statements).for_each(|statement| layout.item(column, &stated(statement)));
    let Some(after) = &change.after else { return };
    layout.entry(2, "asked", column, &headline(rubric, after));
    for Sentence { statement, text, novelty } in sentences(before, after, whom) {
        let Some(statement) = statement else { continue };
        let words = match &novelty {
            Novelty::New => format!("new: {}", stated(&after.statements[statement])),
            Novelty::Raised => format!("must be met from now on: {text}"),
            Novelty::Reworded(before) => format!("in other words: {}", marked(before, text)),
            Novelty::Carried => format!("as before: {text}"),
            Novelty::Others => format!("not asked: {}", stated(&after.statements[statement])),
        };
        layout.item(column, &words);
    }
}

/// The sentence of an expectation, with the step of the scale that it is.
fn headline(rubric: &Rubric, expectation: &Expectation) -> String {
    let step = expectation.proficiency.map(|step| rubric.proficiencies[step].title.value.as_str());
    match (step, expected(expectation)) {
        (Some(step), words) if words.is_empty() => step.to_owned(),
        (Some(step), words) => format!("{step}. {words}"),
        (None, words) => words,
    }
}

/// `Judges dough [by hand → by eye].`
fn marked(before: &str, after: &str) -> String {
    let mark = |run: Run| match (run.before.as_str(), run.after.as_str()) {
        (before, after) if before == after => after.to_owned(),
        (before, after) => format!("[{}]", format!("{before} → {after}").trim()),
    };
    runs(before, after).into_iter().map(mark).collect::<Vec<_>>().join(" ")
}

fn nothing_new(layout: &mut TextLayout, same: &[Change<'_>]) {
    if same.is_empty() {
        return;
    }
    let ids: Vec<&str> = same.iter().map(|change| change.criterion.id.value.as_str()).collect();
    layout.blank();
    layout.lead("Nothing new:", &listed(&ids));
}
