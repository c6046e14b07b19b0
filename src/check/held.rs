//! What pages hold against the author, as findings: each rule says its own once for the packet, with everything that it is true of. What may be held
//! is for [`Weakness`](crate::edition::Weakness), and so are the sentences of the pages; `rule` gives each its rule.

mod gather;
mod rule;

pub(super) use gather::gather;

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, RuleName, Severity, count, listed};
use crate::source::Span;
use crate::vocabulary::Audience;

/// As many are named in a message; the rest in what follows it.
const NAMED: usize = 5;

/// What is said of a criterion that is missing.
const NO_NOTE: &str = "no note speaks for it";

/// One thing that a page holds against the author.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// The rule that names it.
    rule: RuleName,
    /// The criterion, question, figure or note that it is about, as it is named in a message.
    pub(super) name: String,
    /// What is, in a few words that may follow the name.
    pub(super) reason: String,
    /// What is expected, of a criterion; else empty.
    asks: String,
    /// The group of the rubric that it is listed under.
    group: Option<String>,
    /// Where the author can mend it; nothing where only the packet as a whole is spoken of.
    place: Option<Span>,
    /// Whether a case is complete without it.
    is_optional: bool,
    /// Whether it weighs little: a question that nothing in the packet provokes, or what is so of one criterion among many.
    is_minor: bool,
    /// The reader who is told, when the author's own edition does not hold it against them.
    pub(super) reader: Option<Audience>,
}

/// How a rule words what it finds.
pub(super) struct Wording {
    /// Of one thing.
    pub(super) one: fn(&Held) -> String,
    /// Of several: how many, and the first of them by name.
    pub(super) many: fn(usize, &str) -> String,
    /// What would help.
    pub(super) help: &'static str,
}

impl Held {
    /// `for the manager`, where only they are told.
    pub(super) fn for_whom(&self) -> String {
        self.reader.map_or_else(String::new, |reader| format!(" for {}", reader.reader()))
    }

    /// `the manager`, or the readers of the packet.
    pub(super) fn whom(&self) -> &'static str {
        self.reader.map_or("its reader", Audience::reader)
    }

    /// Whether it is a criterion that no note speaks for.
    pub(super) fn is_missing(&self) -> bool {
        self.reason == NO_NOTE
    }

    /// So many of what is asked for, in the right number: `piece/pieces`.
    pub(super) fn asked_for(&self, what: &str) -> String {
        count(self.name.parse().unwrap_or_default(), what)
    }

    /// `criterion`, and whether a case is complete without it.
    pub(super) fn criterion(&self) -> String {
        format!("{}criterion {}", if self.is_optional { "optional " } else { "" }, self.name)
    }

    /// Whether a case can do without it.
    fn is_light(&self) -> bool {
        self.is_optional || self.is_minor
    }

    /// The name as it stands in a list.
    fn listed(&self) -> String {
        let optional = self.is_optional.then_some("optional");
        let reader = self.reader.map(|reader| format!("for {}", reader.reader()));
        let besides: Vec<&str> = optional.into_iter().chain(reader.as_deref()).collect();
        if besides.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, besides.join(", ")) }
    }
}

/// Reports what this rule names: in one finding for the packet, but for what is allowed in its note, which is silenced by itself.
pub(super) fn report(context: &Context<'_>, rule: &Rule, wording: &Wording, diagnostics: &mut Vec<Diagnostic>) {
    let held = context.held().iter().filter(|held| held.rule == rule.name);
    let is_allowed = |held: &&Held| held.place.is_some_and(|place| allows(context, rule.name, place));
    let (allowed, rest): (Vec<&Held>, Vec<&Held>) = held.partition(is_allowed);
    diagnostics.extend(allowed.into_iter().map(|held| one(context, rule, wording, held)));
    match rest.as_slice() {
        [] => {}
        [only] => diagnostics.push(one(context, rule, wording, only)),
        many => diagnostics.push(folded(context, rule, wording, many)),
    }
}

/// Whether a comment in the note allows this rule at this place.
fn allows(context: &Context<'_>, rule: RuleName, place: Span) -> bool {
    let note = context.packet.note_at(place.file.path());
    note.is_some_and(|note| {
        note.body.allows.iter().any(|allow| rule == *allow.rule.value && allow.scope.contains(place))
    })
}

fn one(context: &Context<'_>, rule: &Rule, wording: &Wording, held: &Held) -> Diagnostic {
    let place = held.place.unwrap_or_else(|| context.packet.home());
    let found = found(rule, place, (wording.one)(held), held.is_light()).help(wording.help);
    // Where the author is sent to no note, what is asked helps to find one.
    if held.place.is_none() && !held.asks.is_empty() { found.label(format!("asks: {}", held.asks)) } else { found }
}

fn folded(context: &Context<'_>, rule: &Rule, wording: &Wording, held: &[&Held]) -> Diagnostic {
    let places: Vec<(Span, &str)> =
        held.iter().filter_map(|held| Some((held.place?, held.reason.as_str()))).take(NAMED).collect();
    let home = places.first().map_or_else(|| context.packet.home(), |(place, _)| *place);
    let message = (wording.many)(held.len(), &few(held));
    let mut folded = found(rule, home, message, held.iter().all(|held| held.is_light()));
    if let [(_, first), others @ ..] = places.as_slice() {
        folded = folded.label(*first);
        for (place, reason) in others {
            folded = folded.also(*place, *reason);
        }
    }
    let lines: Vec<String> = std::iter::once(wording.help.to_owned()).chain(lines(held)).collect();
    folded.help(lines.join("\n"))
}

fn found(rule: &Rule, place: Span, message: String, is_light: bool) -> Diagnostic {
    match rule.severity {
        Severity::Warning if !is_light => Diagnostic::warning(rule.name, place, message),
        Severity::Error | Severity::Warning | Severity::Hint => Diagnostic::hint(rule.name, place, message),
    }
}

/// The first of them by name, and how many more.
fn few(held: &[&Held]) -> String {
    let mut names: Vec<String> = held.iter().take(NAMED).map(|held| held.listed()).collect();
    if held.len() > NAMED {
        names.push(format!("{} more", held.len() - NAMED));
    }
    listed(&names)
}

/// What is not said in the message: the reasons where they differ, each once; else all names by the rubric's groups, where they are many.
fn lines(held: &[&Held]) -> Vec<String> {
    let names = |held: &[&Held]| held.iter().map(|held| held.name.clone()).collect::<Vec<_>>().join(", ");
    let by_reason = grouped(held, |held| Some(held.reason.clone()));
    if by_reason.len() > 1 {
        return by_reason.iter().map(|(reason, held)| line(&names(held), reason.as_deref())).collect();
    }
    if held.len() <= NAMED {
        return Vec::new();
    }
    let by_group = grouped(held, |held| held.group.clone());
    by_group.iter().map(|(group, held)| line(group.as_deref().unwrap_or("all"), Some(&names(held)))).collect()
}

fn line(what: &str, is: Option<&str>) -> String {
    format!("{what}: {}", is.unwrap_or_default())
}

type Group<'a> = (Option<String>, Vec<&'a Held>);

/// Those of the same key together, in the order in which the keys come.
fn grouped<'a>(held: &[&'a Held], key: impl Fn(&Held) -> Option<String>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for held in held {
        let key = key(held);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(held),
            None => groups.push((key, vec![held])),
        }
    }
    groups
}

#[cfg(test)]
mod tests;
