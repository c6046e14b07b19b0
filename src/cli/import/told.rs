//! The plan as a person reads it: what would be written and why it is dated so, what stays in the inbox, what is left out, and the totals.

use super::notes;
use crate::cli::CliError;
use crate::cli::environment;
use crate::cli::stdout::Stdout;
use crate::cli::text_layout::TextLayout;
use crate::diagnostic::count;
use crate::intake::{KeptPiece, Plan, PlannedDate, PlannedNote};
use crate::source::{Date, Interval};
use crate::vocabulary::interval;
use std::path::Path;

/// As many lines are shown of each list; the rest is counted.
const SHOWN: usize = 40;

/// As many are shown of one reason.
const SHOWN_OF_REASON: usize = 6;

pub(super) fn tell(
    plan: &Plan,
    passed_over: &[(String, &str)],
    root: Option<&Path>,
    is_written: bool,
    stdout: &mut Stdout,
) -> Result<(), CliError> {
    let mut layout = TextLayout::new(stdout.style());
    let shapes: Vec<String> =
        plan.sources.iter().map(|source| format!("{} ({})", source.path, source.shape.word())).collect();
    match shapes.as_slice() {
        [only] => layout.paragraph(0, &format!("Read {only}.")),
        many => layout.paragraph(0, &format!("Read {}.", count(many.len(), "file"))),
    }
    plan.remarks.iter().take(SHOWN).for_each(|remark| layout.item(0, remark));
    if plan.is_empty() {
        layout.blank();
        layout.paragraph(0, &nothing(plan));
        left_out(plan, passed_over, &mut layout);
        return layout.show(stdout);
    }
    if !plan.notes.is_empty() {
        layout.blank();
        layout.heading(if is_written { "Written" } else { "Would be written" });
        let mut before = None;
        for one in plan.notes.iter().take(SHOWN) {
            note(one, before, &mut layout);
            before = Some(one);
        }
        more(plan.notes.len(), "note", &mut layout);
    }
    inbox(plan, is_written, &mut layout);
    left_out(plan, passed_over, &mut layout);
    totals(plan, root, is_written, &mut layout);
    layout.show(stdout)
}

fn nothing(plan: &Plan) -> String {
    match plan.known {
        0 => "Nothing in it would become a note.".to_owned(),
        known => format!("Nothing is new: all of it stands in the packet already ({}).", count(known, "piece")),
    }
}

fn more(all: usize, what: &str, layout: &mut TextLayout) {
    if let Some(left) = all.checked_sub(SHOWN).filter(|left| *left > 0) {
        layout.item(2, &format!("and {} more: `--format json` has all of them", count(left, what)));
    }
}

/// What is said of when the note above it is from is not said again.
fn note(note: &PlannedNote, before: Option<&PlannedNote>, layout: &mut TextLayout) {
    let told = |note: &PlannedNote| note.when.as_ref().map_or_else(|| "no date".to_owned(), when);
    let when = told(note);
    let is_same = note.when.is_some() && before.is_some_and(|before| told(before) == when);
    let entries = if note.entries > 1 { format!(", {}", count(note.entries, "entry/entries")) } else { String::new() };
    layout.item(2, &format!("{}{entries}, from {}", note.path, note.from));
    layout.paragraph(6, if is_same { "dated as the one above" } else { &when });
    if let Some(against) = note.when.as_ref().and_then(|when| when.against.as_ref()) {
        layout.paragraph(6, &format!("{against} says otherwise: the nearer and finer one was taken"));
    }
    if let Some(remark) = &note.remark {
        layout.paragraph(6, remark);
    }
    if !note.criteria.is_empty() {
        let named: Vec<String> =
            note.criteria.iter().map(|one| format!("{} ({})", one.id, one.words.join(", "))).collect();
        layout.paragraph(6, &format!("shares words with {}: for you to choose", named.join("; ")));
    }
    if !note.figures.is_empty() {
        layout.paragraph(6, &format!("a figure? {}", note.figures.join("; ")));
    }
}

fn when(when: &PlannedDate) -> String {
    let days = match (when.from.parse::<Date>(), when.to.parse::<Date>()) {
        (Ok(from), Ok(to)) if from == to => from.to_string(),
        (Ok(from), Ok(to)) => interval(Interval { from, to }),
        _ => when.from.clone(),
    };
    let guessed = if when.guessed { "guessed from" } else { "by" };
    format!("{days} ({}, {guessed} {})", when.grain, when.because)
}

fn inbox(plan: &Plan, is_written: bool, layout: &mut TextLayout) {
    if plan.inbox.is_empty() {
        return;
    }
    layout.blank();
    let paths: Vec<String> = plan.inbox.iter().take(3).map(|note| note.path.to_string()).collect();
    let state = if is_written { "In the inbox" } else { "Would go to the inbox" };
    layout.heading(&format!("{state}: {}{}", paths.join(", "), if plan.inbox.len() > 3 { ", …" } else { "" }));
    let listed = plan.left_out.len();
    if plan.kept.is_empty() && listed > 0 {
        layout.item(2, "what is left out, by name");
    }
    let mut whys: Vec<&str> = Vec::new();
    for piece in &plan.kept {
        if !whys.contains(&piece.why.as_str()) {
            whys.push(&piece.why);
        }
    }
    for why in whys.iter().take(SHOWN) {
        let pieces: Vec<&KeptPiece> = plan.kept.iter().filter(|piece| piece.why == *why).collect();
        layout.item(2, &format!("{why}: {}", count(pieces.len(), "piece")));
        for piece in pieces.iter().take(SHOWN_OF_REASON) {
            let begins = if piece.begins.is_empty() { "(not shown)" } else { &piece.begins };
            layout.paragraph(6, &format!("{}  {begins}", piece.from));
        }
        if let Some(left) = pieces.len().checked_sub(SHOWN_OF_REASON).filter(|left| *left > 0) {
            layout.paragraph(6, &format!("and {left} more"));
        }
    }
}

fn left_out(plan: &Plan, passed_over: &[(String, &str)], layout: &mut TextLayout) {
    if plan.left_out.is_empty() && passed_over.is_empty() {
        return;
    }
    layout.blank();
    layout.heading("Left out");
    for one in plan.left_out.iter().take(SHOWN) {
        layout.item(2, &format!("{}: {} ({})", one.title, one.why, one.from));
    }
    more(plan.left_out.len(), "entry/entries", layout);
    for (path, why) in passed_over.iter().take(SHOWN) {
        layout.item(2, &format!("{path}: {why}"));
    }
    more(passed_over.len(), "file", layout);
}

fn totals(plan: &Plan, root: Option<&Path>, is_written: bool, layout: &mut TextLayout) {
    let entries: usize = plan.notes.iter().map(|note| note.entries).sum();
    let pieces: usize = plan.inbox.iter().map(|note| note.pieces).sum();
    let known = if plan.known > 0 { format!(", {} there already", count(plan.known, "piece")) } else { String::new() };
    let made = format!("{} with {}, ", notes(plan.notes.len()), count(entries, "entry/entries"));
    let made = if plan.notes.is_empty() { "No note, ".to_owned() } else { made };
    let copies =
        if plan.copies.is_empty() { String::new() } else { format!(", {}", count(plan.copies.len(), "picture")) };
    let told = format!(
        "{made}{} in the inbox{copies}, {} left out{known}. All of it is for you alone (`audience = \"self\"`), and criteria are empty: both are for you to fill in.",
        count(pieces, "piece"),
        plan.left_out.len()
    );
    layout.blank();
    layout.paragraph(0, &told);
    let here = root.map(|root| environment::from_here(root).display().to_string());
    match (is_written, here) {
        (true, _) => layout.paragraph(0, "Next: `promo check`, and read the inbox."),
        (false, Some(here)) => layout.paragraph(
            0,
            &format!("Plan {}, nothing is written yet: the same with `--write` writes it into `{here}`.", plan.hash),
        ),
        (false, None) => layout.paragraph(
            0,
            "No packet is here, so nothing can be written yet: `promo new my-packet` makes one, and `--packet my-packet` names it.",
        ),
    }
}
