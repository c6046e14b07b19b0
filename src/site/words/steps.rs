//! What the author can do next: what it is, what it costs, and what is no longer held against them then. A condition is told as one: no step takes for
//! granted that work was led, or reached as far as it should.

use super::objections::{few, raised_in_words, spoken, weakness_in_words};
use super::people::relation_of_peers;
use crate::diagnostic::{count, listed};
use crate::document::unmarked;
use crate::edition::{Action, Cost, Edition, Item, NoteRef, Objection, Step};
use crate::vocabulary::Relation;

/// A step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What to do.
    pub what: String,
    /// What it costs.
    pub cost: &'static str,
    /// What is no longer held against the author then.
    pub removes: String,
}

/// A step in words.
pub(in crate::site) fn step(edition: &Edition, step: &Step, total: usize, objections: &[Objection]) -> NextStep {
    let closes = closes(&step.action, objections);
    NextStep {
        what: capital(&action(edition, &step.action)),
        cost: cost(step.action.cost()),
        removes: format!("{}{closes}", removes(edition, &step.removes, total)),
    }
}

/// What to do.
fn action(edition: &Edition, action: &Action) -> String {
    let note = |at: &NoteRef| named(edition, *at);
    let place = |at: &Option<NoteRef>| at.as_ref().map_or_else(|| "`packet.toml`".to_owned(), note);
    match action {
        Action::SayPart(at) => format!("write `role` in {}: was it yours to lead?", note(at)),
        Action::SayScope(at) => format!("write `scope` in {}: how far did it reach?", note(at)),
        Action::SayKind(at) => format!("write `kind` in {}: only certain kinds of work are asked for", note(at)),
        Action::Cite(at) => format!("name the work under {}, in its `evidence`", note(at)),
        Action::CiteFigure(at) => format!("name in {} the figure that it speaks of, under `metrics`", note(at)),
        Action::SourceFigures(at) => {
            format!("say of the figures of {} how they were measured (`method`), and link where they can be seen (`source`)", note(at))
        }
        Action::Link(at) => format!("add to {} a link to something that can be looked at", note(at)),
        Action::Correct(at) => format!("correct the numbers in {}: a wrong one costs the trust in all others", place(at)),
        Action::Rewrite(None) => "give each waiver in `packet.toml` a reason that a stranger could check".to_owned(),
        Action::Rewrite(at) => format!("go through the sentences of {} that `promo check` marks", place(at)),
        Action::Answer(question) => format!(
            "answer “{}” in `answers/`, in two sentences that cite what shows it",
            unmarked(&edition.rubric.questions[*question].text)
        ),
        Action::Claim(at) => format!("say in a claim under `impact/` what came of {}", note(at)),
        Action::Remind(at) => format!("get the words of {}", person(edition, *at)),
        Action::AskAgain(at) => format!("ask {} once more: which day do you remember?", person(edition, *at)),
        Action::AskPeers { more, outside, senior, related } => ask_peers(*more, *outside, *senior, related),
        Action::Wider(wanted) => {
            let scope = spoken(&edition.rubric.scopes[*wanted]);
            format!("is there work that reached a whole {scope}? write it down and say why it did; else look for such work")
        }
        Action::OtherPeriod => {
            "look through the log for work of another season; or say where it is seen that the first result has held"
                .to_owned()
        }
        Action::Led => "is there work that you led? write it down; else ask for some".to_owned(),
        Action::Second => "write down a second piece of work, unlike the first".to_owned(),
        Action::Offer => {
            "write down one piece of finished work for each such criterion; or waive with its reason what could not be met".to_owned()
        }
    }
}

/// An answer answers objections too, though what raises them stays.
fn closes(action: &Action, objections: &[Objection]) -> String {
    let Action::Answer(question) = action else { return String::new() };
    let is_closed = |objection: &&Objection| !objection.is_answered() && objection.questions.contains(question);
    match objections.iter().filter(is_closed).count() {
        0 => String::new(),
        number => format!(", and it answers {}", count(number, "objection")),
    }
}

/// A sentence begins with it.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same where the question that is to be answered stands beside it.
pub(in crate::site) fn action_here(edition: &Edition, step: &Action) -> String {
    if matches!(step, Action::Answer(_)) {
        return "answer it in `answers/`, in two sentences that cite what shows it".to_owned();
    }
    action(edition, step)
}

fn ask_peers(more: usize, outside: usize, senior: usize, related: &[(Relation, usize)]) -> String {
    let of_them = |number: usize, what: &str| match number {
        0 => None,
        _ if number >= more => Some(what.to_owned()),
        number => Some(format!("{number} of them {what}")),
    };
    let related = related.iter().map(|(relation, number)| of_them(*number, relation_of_peers(*relation)));
    let besides = [of_them(outside, "from outside the team"), of_them(senior, "at the level asked for")];
    let besides: Vec<String> = besides.into_iter().chain(related).flatten().collect();
    let besides = if besides.is_empty() { String::new() } else { format!(", {}", listed(&besides)) };
    format!("ask {} for their words{besides}", count(more, "more peer"))
}

/// `E-01 A cache for the basket`.
fn named(edition: &Edition, at: NoteRef) -> String {
    let entry = edition.entry(at);
    if entry.title.text.is_empty() || entry.reference == entry.title.text {
        entry.reference.clone()
    } else {
        format!("{} {}", entry.reference, entry.title.text)
    }
}

fn person(edition: &Edition, at: NoteRef) -> String {
    edition.entry(at).title.text.clone()
}

fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Minute => "a minute",
        Cost::TenMinutes => "ten minutes",
        Cost::HalfAnHour => "half an hour",
        Cost::Weeks => "weeks, since it is theirs to give",
        Cost::Months => "months of new work, unless it is done and only not written down",
    }
}

/// How much of all that is held against the author goes, and what.
fn removes(edition: &Edition, items: &[Item], total: usize) -> String {
    const NAMED: usize = 4;
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for item in items {
        let text = match item {
            Item::Weakness(weakness) => weakness_in_words(edition, weakness),
            Item::Raised(raised) => raised_in_words(raised),
        };
        let criterion = item.criterion().map(|criterion| edition.rubric.criteria[criterion].title.clone());
        match reasons.iter_mut().find(|(known, _)| *known == text) {
            Some((_, criteria)) => criteria.extend(criterion),
            None => reasons.push((text, criterion.into_iter().collect())),
        }
    }
    let line = |(text, criteria): &(String, Vec<String>)| {
        if criteria.is_empty() { text.clone() } else { format!("{text} ({})", few(criteria, NAMED)) }
    };
    let lines: Vec<String> = reasons.iter().map(line).collect();
    format!("takes away {} of {}: {}", items.len(), count(total, "reason"), lines.join("; "))
}
