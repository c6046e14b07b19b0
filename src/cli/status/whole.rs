//! All that `promo status --all` tells: each criterion, whom to ask, what to do next with what it takes away; what the author's page of gaps begins with.

use super::Standing;
use crate::cli::text_layout::TextLayout;
use crate::diagnostic::{count, listed};
use crate::packet::Packet;
use crate::report::{Summary, visible_line};
use crate::site::{CriterionStanding, MissingStanding, NextStep, Overview};
use crate::source::{Date, Interval, Spanned};
use crate::vocabulary::{NoteKind, State, day};

pub(super) fn show(layout: &mut TextLayout, standing: &Standing<'_>) {
    tell(layout, &standing.overview, standing.found);
    let mut lines = peers(standing.packet, standing.today);
    let could = |(name, criteria): &(String, Vec<String>)| format!("could be asked: {name}, for {}", listed(criteria));
    lines.extend(standing.overview.could_be_asked.iter().map(could));
    if !lines.is_empty() {
        layout.blank();
        layout.heading("Peers");
        lines.iter().for_each(|line| layout.item(2, &visible_line(line)));
    }
    steps(layout, &standing.overview.steps);
}

fn tell(layout: &mut TextLayout, overview: &Overview, found: Summary) {
    layout.blank();
    let column = overview.criteria.iter().map(|it| it.title.chars().count()).max().unwrap_or(0).min(50) + 4;
    for CriterionStanding { title, word, is_optional } in &overview.criteria {
        let optional = if *is_optional { " (optional)" } else { "" };
        layout.entry(2, title, column, &format!("{word}{optional}"));
    }
    missing(layout, overview);
    layout.blank();
    layout.paragraph(0, &counted(overview, found));
}

/// As long is told of an answer, so that its writer is thanked.
const LATELY: i64 = 30;

/// Whom to ask, who has not answered, whom to thank.
pub(super) fn peers(packet: &Packet, today: Date) -> Vec<String> {
    let mut lines = Vec::new();
    let ago = |date: Option<&Spanned<Date>>| Some(Interval::new(date?.value, today)?.days() - 1);
    let number = |days: i64| usize::try_from(days).unwrap_or_default();
    for note in packet.of_kind(NoteKind::Feedback) {
        let Some(feedback) = note.feedback() else { continue };
        let (name, id) = (&feedback.from.name.value, &note.id.value);
        let line = match feedback.state.as_ref().map(|state| state.value) {
            Some(State::Draft) => format!("not asked yet: {name} (`promo ask {id}`)"),
            Some(State::Requested) => match ago(feedback.asked.as_ref()) {
                Some(days) if days >= 14 => {
                    let weeks = count(number(days / 7), "week");
                    format!("has not answered for {weeks}: {name} (`promo ask {id} --again`)")
                }
                Some(_) | None => format!("asked: {name}"),
            },
            Some(State::Given) if ago(feedback.given.as_ref()).is_some_and(|days| days <= LATELY) => {
                format!(
                    "to be thanked: {name}, who answered {}",
                    feedback.given.map_or_else(String::new, |it| format!("on {}", day(it.value)))
                )
            }
            Some(State::Given | State::Declined) | None => continue,
        };
        lines.push(line);
    }
    lines
}

/// Of a long ladder: `Craft, missing: Depth, Reviews, Tests, Tools, Design and 3 more`, and then the weakest of all.
fn missing(layout: &mut TextLayout, overview: &Overview) {
    for MissingStanding { group, titles, more, is_optional } in &overview.missing {
        let group = group.as_ref().map_or_else(String::new, |group| format!("{group}, "));
        let optional = if *is_optional { " (optional)" } else { "" };
        let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
        layout.item(2, &format!("{group}missing{optional}: {}{more}", titles.join(", ")));
    }
    if !overview.worst.is_empty() {
        let worst: Vec<String> = overview.worst.iter().map(|it| format!("{} ({})", it.title, it.word)).collect();
        layout.item(2, &format!("the weakest: {}", worst.join(", ")));
    }
}

/// `2 pieces of peer feedback (3 asked for); 1 of 8 questions answered; 17 of 18 objections open; 23 warnings`.
fn counted(overview: &Overview, found: Summary) -> String {
    let mut counts: Vec<String> =
        overview.peers.iter().map(|(what, there, asked)| format!("{there} {what} ({asked} asked for)")).collect();
    let (answered, questions) = overview.questions;
    if questions > 0 {
        counts.push(format!("{answered} of {} answered", count(questions, "question")));
    }
    let (open, objections) = overview.objections;
    if objections > 0 {
        counts.push(format!("{open} of {} open", count(objections, "objection")));
    }
    let found = if found == Summary::default() { "no problems".to_owned() } else { found.to_string() };
    counts.push(format!("`promo check`: {found}"));
    counts.join("; ")
}

fn steps(layout: &mut TextLayout, steps: &[NextStep]) {
    if steps.is_empty() {
        return;
    }
    layout.blank();
    layout.heading("Next, that first which takes away most");
    for (number, NextStep { what, cost, removes }) in (1..).zip(steps) {
        layout.entry(2, &format!("{number}."), 5, &format!("{what} ({cost})"));
        layout.paragraph(5, &format!("It {removes}."));
    }
}
