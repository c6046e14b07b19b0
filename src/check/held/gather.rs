//! What the pages of all readers hold against the author, each with its place in the packet.

use super::Held;
use super::rule::{demanded, reason, rule};
use crate::check::Context;
use crate::check::rules::is_unfinished;
use crate::diagnostic::count;
use crate::edition::{Answer, Coverage, Demanded, Edition, Fault, NoteRef, Told, Weakness};
use crate::edition::{make_judged_edition, numbered};
use crate::packet::Note;
use crate::source::Span;
use crate::vocabulary::{ANSWER_WORDS, Audience, NoteKind, PerKind};
use std::borrow::Cow;

/// Whatever the pages of any reader hold against the author: of what several readers are told, once.
pub(in crate::check) fn gather(context: &Context<'_>) -> Vec<Held> {
    if !context.packet.rubric_is_known {
        return Vec::new();
    }
    let mut all = Gathered { context, notes: PerKind::from_fn(|_| Vec::new()), held: Vec::new() };
    all.add(context.own, None);
    for edition in context.others.iter().rev() {
        all.add(&judged(context, edition), Some(edition.audience));
    }
    all.held
}

/// An edition with what its reader's words of strength rest on.
fn judged<'a>(context: &Context<'_>, edition: &'a Edition) -> Cow<'a, Edition> {
    match edition.told {
        Told::Strength => Cow::Owned(make_judged_edition(context.packet, edition.audience)),
        Told::Facts | Told::Everything => Cow::Borrowed(edition),
    }
}

struct Gathered<'c, 'a> {
    context: &'c Context<'a>,
    /// The notes of the edition that is looked at, each at its place.
    notes: PerKind<Vec<&'a Note>>,
    held: Vec<Held>,
}

impl Gathered<'_, '_> {
    fn add(&mut self, edition: &Edition, reader: Option<Audience>) {
        let packet = self.context.packet;
        let notes = |kind| numbered(packet, kind, edition.audience).into_iter().map(|(_, note)| note).collect();
        self.notes = PerKind::from_fn(notes);
        let weaknesses = if edition.told.is_everything() { edition.weaknesses() } else { bare(edition) };
        for weakness in &weaknesses {
            let Some(held) = self.held(edition, weakness, reader) else { continue };
            let same = self.held.iter_mut().find(|other| other.rule == held.rule && other.name == held.name);
            match same {
                Some(same) if same.reader == reader => {
                    if !same.reason.contains(&held.reason) {
                        same.reason = format!("{} and {}", same.reason, held.reason);
                    }
                }
                // Who reads more is told of it in their own words.
                Some(_) => {}
                None => self.held.push(held),
            }
        }
    }

    /// A finding's share of one weakness; nothing for what follows from something that could not be read, which is an error already, or for what
    /// another rule says.
    fn held(&self, edition: &Edition, weakness: &Weakness, reader: Option<Audience>) -> Option<Held> {
        let (packet, rubric) = (self.context.packet, &edition.rubric);
        let held = |name: String, reason: String, place: Option<Span>| Held {
            rule: rule(weakness),
            name,
            reason,
            asks: String::new(),
            group: None,
            place,
            is_optional: false,
            is_minor: false,
            reader,
        };
        match weakness {
            Weakness::Criterion { criterion, fault, at } => {
                let id = &rubric.criteria[*criterion].id.value;
                let place = at.first().and_then(|at| self.place(*at, id, fault));
                let group = rubric.criteria[*criterion].group();
                let is_optional = !edition.coverage[*criterion].is_required();
                let asks = asks(&edition.coverage[*criterion]);
                let held = Held {
                    asks,
                    group,
                    is_optional,
                    is_minor: edition.is_exception(fault),
                    ..held(format!("`{id}`"), reason(edition, *criterion, fault, reader), place)
                };
                let is_told = *fault != Fault::Unwitnessed || self.has_peers_enough(edition);
                (is_told && !packet.is_misread(id)).then_some(held)
            }
            Weakness::OpenQuestion { question, unsupported } => {
                let id = &rubric.questions[*question].id.value;
                let answers = || unsupported.iter().filter_map(|at| self.note(*at));
                let is_unfinished = answers().any(|note| is_unfinished(self.context, note));
                let answer = answers().next().and_then(Note::answer);
                let (reason, place) = match answer {
                    Some(answer) => {
                        let reader = reader.map_or("its reader", Audience::reader);
                        let of_it = edition.answers.iter().filter(|it| it.question == Some(*question));
                        let reason = if of_it.clone().any(Answer::is_supported) {
                            "cites nothing that speaks for a criterion of it".to_owned()
                        } else if of_it.clone().any(|it| it.cites) {
                            format!("says it in under {ANSWER_WORDS} words")
                        } else {
                            format!("cites nothing that {reader} is shown")
                        };
                        (reason, Some(answer.question.span))
                    }
                    None => (rubric.questions[*question].text.clone(), None),
                };
                let is_minor = answer.is_none() && !edition.is_provoked(*question);
                let held = || Held { is_minor, ..held(format!("`{id}`"), reason, place) };
                (!packet.is_misread(id) && !is_unfinished).then(held)
            }
            Weakness::Peers(short @ Demanded { demand: _, found, asked }) => {
                let is_unread = packet.of_kind(NoteKind::Feedback).any(|note| note.misread.is_some());
                let (is, are) = (if *asked == 1 { "is" } else { "are" }, if *found > 1 { "are" } else { "is" });
                let found = if *found == 0 { "none".to_owned() } else { found.to_string() };
                (!is_unread).then(|| held(demanded(short), format!("{is} asked for, and {found} {are} there"), None))
            }
            Weakness::Figure(index) => {
                let metric = &edition.metrics[*index];
                let own = self.context.own.metrics.iter().find(|own| own.id.span == metric.id.span);
                // Where the author has it and a reader does not, that it is withheld is said.
                let is_withheld = reader.is_some() && own.is_some_and(|own| own.says_where_it_comes_from());
                let lacks = match (&metric.method, &metric.source) {
                    (None, None) => "says neither how it was measured nor where it can be seen",
                    (None, Some(_)) => "does not say how it was measured",
                    (Some(_), _) => "does not say where it can be seen",
                };
                let place = metric.name.span.or(metric.id.span);
                (!is_withheld).then(|| held(format!("`{}`", metric.name), lacks.to_owned(), place))
            }
            Weakness::BareClaim(at) => {
                let note = self.note(*at)?;
                let claim = &note.impact()?.claim;
                let name = format!("`{}`", claim.value);
                let is_withheld = reader.is_some() && self.is_proven_to_the_author(note);
                is_withheld.then(|| held(name, "nothing that is under it is shown".to_owned(), Some(claim.span)))
            }
            Weakness::OneKind { kind, at } => {
                let pieces = count(at.len(), "piece/pieces");
                Some(held(format!("`{kind}`"), format!("is the kind of all {pieces} of work that count"), None))
            }
            Weakness::OtherKind { at, criterion, is_said } => {
                let id = &rubric.criteria[*criterion].id.value;
                let evidence = self.note(*at).and_then(Note::evidence)?;
                let what = if *is_said { "is of another kind than" } else { "does not say its kind, as" };
                let what = format!("{what} criterion `{id}` asks for");
                let place = evidence.kind.as_ref().map_or(evidence.title.span, |kind| kind.span);
                Some(held(format!("`{}`", evidence.title.value), what, Some(place)))
            }
        }
    }

    /// Whether there are as many peers as the rubric asks for, as far as can be read: else that is what is said, and not of whom each of them speaks.
    fn has_peers_enough(&self, edition: &Edition) -> bool {
        let is_unread =
            |note: &Note| note.misread.is_some() && matches!(note.kind, NoteKind::Evidence | NoteKind::Feedback);
        edition.demanded().into_iter().all(Demanded::is_met)
            && !self.context.packet.notes.iter().any(|note| is_unread(note))
    }

    /// Whether the author's own edition has something under a claim: of a claim with nothing under it that is said.
    fn is_proven_to_the_author(&self, note: &Note) -> bool {
        let own = self.context.notes(NoteKind::Impact).iter().position(|own| own.path == note.path);
        let own = own.map(|index| &self.context.own.impact[index]);
        // What is under it may be kept because something is wrong in it, which is said there.
        own.is_some_and(|own| !self.context.own.is_bare(own))
            && !self.context.packet.notes.iter().any(|it| it.is_unmended())
    }

    fn note(&self, at: NoteRef) -> Option<&Note> {
        self.notes[at.kind].get(at.index).copied()
    }

    /// Where the author would mend a fault of a criterion in a note.
    fn place(&self, at: NoteRef, criterion: &str, fault: &Fault) -> Option<Span> {
        let note = self.note(at)?;
        let used = || note.criteria().iter().find(|used| used.id.value == criterion).map(|used| used.id.span);
        let evidence = note.evidence();
        let title = evidence.map(|evidence| evidence.title.span);
        let written = match fault {
            Fault::BelowScope { .. } => evidence.and_then(|evidence| evidence.scope.as_ref()).map(|it| it.span),
            Fault::NoLeadingPart(_) => evidence.and_then(|evidence| evidence.role.as_ref()).map(|it| it.span),
            Fault::UnsaidScope | Fault::UnsaidPart => title,
            Fault::Nothing | Fault::NothingCounts(_) | Fault::NoEvidence => return None,
            Fault::WordAlone
            | Fault::NobodyElse
            | Fault::OnePiece
            | Fault::OneProject
            | Fault::TooFewPieces { .. }
            | Fault::OneSeason(_)
            | Fault::OutsidePeriods
            | Fault::NoOutcome
            | Fault::Unwitnessed => used(),
        };
        written.or_else(used).or(title)
    }
}

/// What is expected, for who looks for a note that shows it.
fn asks(coverage: &Coverage) -> String {
    let Some(asked) = &coverage.asked else { return String::new() };
    let more = asked.texts().count().saturating_sub(1);
    let first = asked.texts().next().unwrap_or_default();
    let noun = if asked.text.is_empty() { "more statement" } else { "statement" };
    let besides = if more > 0 { format!(", and {}", count(more, noun)) } else { String::new() };
    let rule = coverage.under_rule.as_ref().map_or_else(String::new, |rule| {
        format!(" ({} of {} {} asked for)", rule.asked, rule.of, if rule.asked == 1 { "is" } else { "are" })
    });
    format!("{first}{besides}{rule}")
}

/// What is held against the author where a reader is given facts alone: that nothing is offered for a criterion, and how many peers there are of those
/// that are asked for.
fn bare(edition: &Edition) -> Vec<Weakness> {
    let is_bare = |it: &&Coverage| it.asked.is_some() && it.waiver.is_none() && it.pieces.is_empty() && !it.is_spared();
    let criteria = edition.coverage.iter().filter(is_bare);
    let criteria = criteria.map(|it| Weakness::Criterion {
        criterion: it.criterion,
        fault: if it.proof.is_empty() { Fault::Nothing } else { Fault::NoEvidence },
        at: Vec::new(),
    });
    let peers = edition.demanded().into_iter().filter(|demanded| !demanded.is_met()).map(Weakness::Peers);
    let claims = edition.impact.iter().filter(|impact| edition.is_bare(impact));
    let claims = claims.map(|impact| Weakness::BareClaim(impact.entry.at));
    let is_cited = |weakness: &Weakness| match weakness {
        Weakness::OpenQuestion { unsupported, .. } => !unsupported.is_empty(),
        Weakness::Criterion { .. }
        | Weakness::Peers(_)
        | Weakness::Figure(_)
        | Weakness::BareClaim(_)
        | Weakness::OneKind { .. }
        | Weakness::OtherKind { .. } => false,
    };
    criteria.chain(peers).chain(claims).chain(edition.open_questions().filter(is_cited)).collect()
}
