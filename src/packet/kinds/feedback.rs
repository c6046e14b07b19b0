//! Peer feedback: one peer each, from the draft of what they could say to the words they gave.

use super::criteria::{self, CRITERIA, CriterionUse};
use super::sections::{self, Sections};
use super::{AUDIENCE, BodyText, ID};
use crate::diagnostic::{Diagnostic, code};
use crate::packet::Note;
use crate::packet::references::Check;
use crate::source::{Date, Span, Spanned};
use crate::syntax::Fields;
use crate::syntax::keys::{Allowed, Key, Listed, Thing, words};
use crate::syntax::markdown::Markdown;
use crate::vocabulary::{Attribution, Audience, NoteKind, Relation, State};
use std::sync::Arc;

/// One peer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// Who.
    pub from: Person,
    /// How far it has come.
    pub state: Option<Spanned<State>>,
    /// When it was asked for.
    pub asked: Option<Spanned<Date>>,
    /// When it was given.
    pub given: Option<Spanned<Date>>,
    /// Whether a reader may know who said it.
    pub attribution: Attribution,
    /// Which criteria it speaks for.
    pub criteria: Vec<CriterionUse>,
    /// Ids of evidence that this person saw.
    pub evidence: Vec<Spanned<String>>,
    /// What is quoted of their words, where the author has chosen.
    pub quote: Option<Spanned<String>>,
    /// What the candidate hopes to hear. Author only, always.
    pub draft: Option<Arc<Markdown>>,
    /// The peer's own words: the only part that another reader ever sees.
    pub words: Option<Arc<Markdown>>,
}

/// Who gives feedback.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their name.
    pub name: Spanned<String>,
    /// What they do.
    pub role: Option<Spanned<String>>,
    /// A level of the rubric.
    pub level: Option<Spanned<String>>,
    /// Where they work.
    pub team: Option<Spanned<String>>,
    /// How they know the candidate's work.
    pub relation: Option<Spanned<Relation>>,
}

/// The keys of feedback.
pub(super) const KEYS: &[Key] = &[
    ID,
    AUDIENCE,
    Key::table("from", PERSON, "a table with the peer's `name` and `relation`").required(),
    Key::word("state", words::<State>, "how far it has come", "\"requested\"")
        .required()
        .narrow(&["draft", "declined"]),
    Key::word(
        "attribution",
        words::<Attribution>,
        "whether readers learn who said it; of an anonymous peer they learn the relation, the words and the criteria, nothing else",
        "\"named\"",
    )
    .narrow(&["anonymous"]),
    Key::date("asked", "the day on which the peer was asked", "2026-05-02"),
    Key::date("given", "the day on which the peer answered", "2026-05-20"),
    CRITERIA,
    Key::texts("evidence", "the work that this person saw", "[\"checkout-latency\"]").of(Allowed::Id(Thing::Evidence)),
    Key::text(
        "quote",
        "what summary and brief quote, word for word as it stands under `# Given`, with `[…]` where words are left out; else the first paragraph",
        "\"She came back after two days with my objection written out better than I had put it.\"",
    ),
];

/// The keys of a peer.
const PERSON: &[Key] = &[
    Key::text("name", "the peer's name", "\"Ana R.\"").required(),
    Key::word("relation", words::<Relation>, "how the peer knows the candidate's work", "\"cross-team\"").required(),
    Key::text("role", "what the peer does", "\"SRE\""),
    Key::text("level", "the level that the peer holds", "\"senior\"").of(Allowed::Listed(Listed::Levels)),
    Key::text("team", "where the peer works", "\"Payments\""),
];

pub(super) fn read(fields: &mut Fields<'_>, body: &BodyText<'_>) -> Feedback {
    let (stem, head) = (fields.file().stem().to_owned(), fields.span());
    let from = fields.section("from", person);
    if from.is_none() {
        fields.missing_unless_wrong("from");
    }
    let state = fields.word("state", code::UNKNOWN_VALUE);
    if state.is_none() {
        fields.missing_unless_wrong("state");
    }
    let attribution = fields.span_of("attribution").is_some();
    let named = fields.word("attribution", code::UNKNOWN_VALUE);
    let Sections { draft, words, is_told } = sections::read(fields, body);
    let feedback = Feedback {
        from: from.unwrap_or_else(|| Person { name: Spanned::new(stem, head), ..Person::default() }),
        state,
        asked: fields.date("asked"),
        given: fields.date("given"),
        // An attribution that is not understood must not give a name away.
        attribution: named
            .map_or(if attribution { Attribution::Anonymous } else { Attribution::Named }, |named| named.value),
        criteria: criteria::read(fields),
        evidence: fields.texts("evidence"),
        quote: fields.text("quote"),
        draft,
        words,
    };
    asked_before_given(fields, &feedback);
    if !is_told && feedback.is_given() && feedback.words.as_ref().is_none_or(|words| !words.has_words()) {
        let place = feedback.state.as_ref().map_or(head, |state| state.span);
        let missing = Diagnostic::error(
            code::MISSING_PEER_WORDS,
            place,
            "the feedback is given, and the peer's words are missing",
        );
        fields.report(missing.help("put the peer's own words under a heading `# Given`"));
    }
    feedback
}

fn person(fields: &mut Fields<'_>) -> Person {
    let name = fields.required_text("name");
    let relation = fields.word("relation", code::UNKNOWN_VALUE);
    if relation.is_none() {
        fields.missing_unless_wrong("relation");
    }
    Person {
        name: name.unwrap_or_else(|| Spanned::new("a peer".to_owned(), fields.span())),
        role: fields.text("role"),
        level: fields.text("level"),
        team: fields.text("team"),
        relation,
    }
}

fn asked_before_given(fields: &mut Fields<'_>, feedback: &Feedback) {
    if let (Some(asked), Some(given)) = (&feedback.asked, &feedback.given)
        && given.value < asked.value
    {
        let reversed =
            Diagnostic::error(code::REVERSED_INTERVAL, given.span, "the feedback is given before it is asked for");
        let reversed = reversed.also(asked.span, "asked here");
        fields.report(reversed.help("exchange `asked` and `given`, or correct the year"));
    }
}

impl Feedback {
    /// Whether the peer has given it.
    pub fn is_given(&self) -> bool {
        self.state.as_ref().is_some_and(|state| state.value == State::Given)
    }

    pub(super) fn check(&self, check: &mut Check<'_>) {
        let packet = check.packet;
        check.notes(NoteKind::Evidence, &self.evidence);
        if let Some(level) = &self.from.level
            && packet.rubric_is_known
            && packet.rubric.level(&level.value).is_none()
        {
            let known: Vec<&str> = packet.rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
            check.unknown(code::UNKNOWN_LEVEL, "level", level, &known);
        }
    }
}

impl Note {
    /// Whether the manager may know that this peer was asked: they were, by name, and the author keeps the note from nobody.
    pub fn is_known_request(&self) -> bool {
        let Some(feedback) = self.feedback().filter(|feedback| feedback.attribution == Attribution::Named) else {
            return false;
        };
        if self.is_unmended() {
            // What is wrong may be that the author keeps it.
            return false;
        }
        match feedback.state.as_ref().map(|state| state.value) {
            Some(State::Requested) => self.audience_span.is_none(),
            Some(State::Given) => Audience::Manager.may_see(self.audience),
            Some(State::Draft | State::Declined) | None => false,
        }
    }
}

/// Feedback is the author's until it is given, whatever its front matter asks for.
pub(in crate::packet) fn guarded(
    audience: Audience,
    written: Option<Span>,
    feedback: &Feedback,
    diagnostics: &mut Vec<Diagnostic>,
) -> Audience {
    if feedback.is_given() {
        return audience;
    }
    // A state that is missing or not understood is an error already.
    if let (Some(span), Some(_), false) = (written, &feedback.state, audience.is_author()) {
        let message = format!("feedback that is not given cannot be shown to the {}", audience.word());
        let exposed = Diagnostic::error(code::EXPOSED_DRAFT, span, message);
        diagnostics.push(
            exposed.help("remove `audience`, or set `state` to `given` and put the peer's words under `# Given`"),
        );
    }
    Audience::SelfOnly
}
