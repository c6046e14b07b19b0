//! One file of Markdown becomes one [`Note`]. Each note is read alone: what its words refer to is looked at when all are read.

use super::note::*;
use super::settings::interval;
use crate::diagnostic::{Diagnostic, code, nearest};
use crate::source::{Interval, PacketPath, Span, Spanned, Text};
use crate::syntax::markdown::{Markdown, read_markdown};
use crate::syntax::{Document, Fields, Node, Value, read_document};
use crate::vocabulary::{Attribution, Status};
use crate::vocabulary::{Audience, NoteKind};
use crate::vocabulary::{Figure, slug};
use std::sync::Arc;

/// Reads a note. Nothing when its front matter cannot be read: the page is skipped rather than guessed.
pub(super) fn read_note(
    path: &PacketPath,
    kind: NoteKind,
    text: &Text,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Note> {
    let document = read_document(path, text, diagnostics);
    if !document.readable {
        return None;
    }
    let head = document.table.span;
    let body = read_markdown(path, text.as_str(), document.body, diagnostics);
    front_matter_is_there(path, kind, &document, diagnostics);
    let mut fields = Fields::new(path, &document.table, diagnostics);
    let id = id(&mut fields, path, head);
    let (mut audience, audience_span) = audience(&mut fields, kind);
    let matter = matter(&mut fields, kind, path, &body, head);
    fields.finish();
    if audience_span.is_none() && misspelled_audience(&document) {
        audience = Audience::SelfOnly;
    }
    if let Matter::Feedback(feedback) = &matter {
        audience = guarded(audience, audience_span, feedback, path, diagnostics);
    }
    let table = Arc::new(document.table);
    let slug = slug(&id.value);
    Some(Note {
        path: path.clone(),
        kind,
        id,
        slug,
        audience,
        audience_span,
        table,
        body: Arc::new(body),
        matter,
        head,
    })
}

/// Where kinds ask for keys, a note without front matter gets one finding, and none for each key.
fn front_matter_is_there(path: &PacketPath, kind: NoteKind, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let keys = match kind {
        NoteKind::Evidence => "`title` and `date`",
        NoteKind::Impact => "`claim`",
        NoteKind::Feedback => "`from` and `state`",
        NoteKind::Answer => "`question`",
        NoteKind::Case | NoteKind::Log | NoteKind::Note => return,
    };
    if document.fence.is_none() {
        let missing =
            Diagnostic::error(code::MISSING_FRONT_MATTER, path, document.table.span, "this note has no front matter");
        diagnostics.push(
            missing
                .help(format!("begin the file with {keys} between two `+++` lines (TOML) or two `---` lines (YAML)")),
        );
    }
}

fn id(fields: &mut Fields<'_>, path: &PacketPath, head: Span) -> Spanned<String> {
    let id = fields.text("id").unwrap_or_else(|| Spanned::new(path.stem().to_owned(), head));
    let usable = !id.value.trim().is_empty()
        && !id.value.contains(['/', '|', '[', ']', '#', '\n'])
        && id.value.chars().count() <= 80;
    if usable {
        return id;
    }
    let message = format!("`{}` cannot be an id", id.value);
    let invalid = Diagnostic::error(code::INVALID_ID, path, id.span, message);
    fields.report(invalid.help("use at the most 80 characters, without `/`, `|`, `#` and brackets"));
    Spanned::new(slug(&id.value), id.span)
}

/// An audience that is not understood is the narrowest one.
fn audience(fields: &mut Fields<'_>, kind: NoteKind) -> (Audience, Option<Span>) {
    let Some(span) = fields.span_of("audience") else {
        fields.ask("audience");
        return (kind.default_audience(), None);
    };
    let word = fields.word("audience", code::UNKNOWN_AUDIENCE);
    (word.map_or(Audience::SelfOnly, |word| word.value), Some(span))
}

/// `audiance: self` must not publish the note while its author reads the message.
fn misspelled_audience(document: &Document) -> bool {
    document.table.entries.iter().any(|entry| nearest(&entry.key.value, ["audience"]).is_some())
}

/// Feedback is the author's until it is given, whatever its front matter asks for.
fn guarded(
    audience: Audience,
    written: Option<Span>,
    feedback: &Feedback,
    path: &PacketPath,
    diagnostics: &mut Vec<Diagnostic>,
) -> Audience {
    if feedback.is_given() {
        return audience;
    }
    if let (Some(span), true) = (written, !audience.is_author()) {
        let message = format!("feedback that is not given cannot be shown to the {}", audience.word());
        let exposed = Diagnostic::error(code::EXPOSED_DRAFT, path, span, message);
        diagnostics.push(
            exposed.help("remove `audience`, or set `state` to `given` and put the peer's words under `# Given`"),
        );
    }
    Audience::SelfOnly
}

fn matter(fields: &mut Fields<'_>, kind: NoteKind, path: &PacketPath, body: &Markdown, head: Span) -> Matter {
    match kind {
        NoteKind::Evidence => Matter::Evidence(evidence(fields, path)),
        NoteKind::Impact => Matter::Impact(impact(fields, path)),
        NoteKind::Feedback => Matter::Feedback(feedback(fields, path, body, head)),
        NoteKind::Answer => Matter::Answer(answer(fields, path)),
        NoteKind::Case | NoteKind::Log | NoteKind::Note => Matter::Page(page(fields, path, kind, body)),
    }
}

fn evidence(fields: &mut Fields<'_>, path: &PacketPath) -> Evidence {
    Evidence {
        title: titled(fields, path, "title", "what was done, in one line"),
        when: when(fields),
        criteria: criteria(fields),
        kind: fields.text("kind"),
        scope: fields.text("scope"),
        role: fields.word("role", code::UNKNOWN_ROLE),
        with: fields.texts("with"),
        status: status(fields),
        metrics: fields.tables("metrics").into_iter().filter_map(|table| fields.inside(table, metric)).collect(),
        links: fields.tables("links").into_iter().filter_map(|table| fields.inside(table, reference)).collect(),
        background: fields.boolean("background").is_some_and(|background| background.value),
    }
}

/// A required text, or the file's stem so that a preview has something to show.
fn titled(fields: &mut Fields<'_>, path: &PacketPath, key: &'static str, what: &str) -> Spanned<String> {
    fields.required_text(key, what).unwrap_or_else(|| Spanned::new(path.stem().to_owned(), fields.span()))
}

fn status(fields: &mut Fields<'_>) -> Status {
    fields.word("status", code::UNKNOWN_VALUE).map_or(Status::Done, |status| status.value)
}

/// `date`, or `from` and `to`, or a date inside its interval.
fn when(fields: &mut Fields<'_>) -> Option<Spanned<Interval>> {
    let has_date = fields.has("date");
    let date = fields.date("date");
    if !fields.has("from") && !fields.has("to") {
        fields.ask("from");
        fields.ask("to");
        if !has_date {
            fields.missing("date", "the day, such as 2026-03-14, or `from` and `to`");
        }
        return date.map(|date| date.map(Interval::day));
    }
    let days = interval(fields, "work")?;
    if let Some(date) = date.filter(|date| !days.value.contains(Interval::day(date.value))) {
        let message = format!("{} is outside the note's own `from` and `to`", date.value);
        let outside = Diagnostic::error(code::DATE_OUTSIDE_INTERVAL, fields.file(), date.span, message);
        let outside = outside.also(fields.file(), days.span, "the work as it is dated here");
        fields.report(outside.help("correct one of the dates, or remove `date`"));
    }
    Some(days)
}

/// `[scope, impact]` or `[{id: scope, why: "…"}]`.
fn criteria(fields: &mut Fields<'_>) -> Vec<CriterionUse> {
    let nodes = fields.list("criteria");
    nodes.into_iter().filter_map(|node| criterion(fields, node)).collect()
}

fn criterion(fields: &mut Fields<'_>, node: &Node) -> Option<CriterionUse> {
    let Value::Table(table) = &node.value else {
        return fields.as_text(node, "criteria").map(|id| CriterionUse { id, why: None });
    };
    fields.inside(table, |it| {
        let id = it.required_text("id", "the id of a criterion");
        let why = it.text("why").map(|why| why.value);
        id.map(|id| CriterionUse { id, why })
    })
}

fn metric(fields: &mut Fields<'_>) -> Option<Metric> {
    let name = fields.required_text("name", "what was measured");
    let id = fields.text("id").or_else(|| name.clone().map(|name| name.map(|name| slug(&name))));
    let metric = Metric {
        id: id?,
        name: name.map_or_else(String::new, |name| name.value),
        before: fields.figure("before").map(|text| text.map(|text| Figure::read(&text))),
        after: fields.figure("after").map(|text| text.map(|text| Figure::read(&text))),
        better: fields.word("better", code::UNKNOWN_VALUE).map(|better| better.value),
        method: fields.text("method"),
        source: fields.text("source"),
        estimate: fields.boolean("estimate").is_some_and(|estimate| estimate.value),
        span: fields.span(),
    };
    Some(metric)
}

fn reference(fields: &mut Fields<'_>) -> Option<Reference> {
    let title = fields.required_text("title", "what the link leads to");
    let url = fields.required_text("url", "an address that begins with https://, or a path under `files/`");
    Some(Reference { title: title?, url: url? })
}

fn impact(fields: &mut Fields<'_>, path: &PacketPath) -> Impact {
    Impact {
        claim: titled(fields, path, "claim", "what changed and for whom, in one sentence"),
        criteria: criteria(fields),
        evidence: fields.texts("evidence"),
        metrics: fields.texts("metrics"),
        feedback: fields.texts("feedback"),
    }
}

fn feedback(fields: &mut Fields<'_>, path: &PacketPath, body: &Markdown, head: Span) -> Feedback {
    let from = fields.table("from").map(|table| fields.inside(table, person));
    if from.is_none() {
        fields.missing_unless_wrong("from", "a table with the peer's `name` and `relation`");
    }
    let state = fields.word("state", code::UNKNOWN_VALUE);
    if state.is_none() {
        fields.missing_unless_wrong("state", "`draft`, `requested`, `given` or `declined`");
    }
    let attribution = fields.span_of("attribution").is_some();
    let named = fields.word("attribution", code::UNKNOWN_VALUE);
    let (draft, words) = parts(fields, body);
    let feedback = Feedback {
        from: from.unwrap_or_else(|| Person { name: Spanned::new(path.stem().to_owned(), head), ..Person::default() }),
        state,
        asked: fields.date("asked"),
        given: fields.date("given"),
        // An attribution that is not understood must not give a name away.
        attribution: named
            .map_or(if attribution { Attribution::Anonymous } else { Attribution::Named }, |named| named.value),
        criteria: criteria(fields),
        evidence: fields.texts("evidence"),
        draft,
        words,
    };
    asked_before_given(fields, &feedback);
    if feedback.is_given() && feedback.words.as_ref().is_none_or(|words| !words.has_words()) {
        let place = feedback.state.as_ref().map_or(head, |state| state.span);
        let missing = Diagnostic::error(
            code::MISSING_PEER_WORDS,
            fields.file(),
            place,
            "the feedback is given, and the peer's words are missing",
        );
        fields.report(missing.help("put the peer's own words under a heading `# Given`"));
    }
    feedback
}

fn asked_before_given(fields: &mut Fields<'_>, feedback: &Feedback) {
    if let (Some(asked), Some(given)) = (&feedback.asked, &feedback.given)
        && given.value < asked.value
    {
        let reversed = Diagnostic::error(
            code::REVERSED_INTERVAL,
            fields.file(),
            given.span,
            "the feedback is given before it is asked for",
        );
        let reversed = reversed.also(fields.file(), asked.span, "asked here");
        fields.report(reversed.help("exchange `asked` and `given`, or correct the year"));
    }
}

fn person(fields: &mut Fields<'_>) -> Person {
    let name = fields.required_text("name", "the peer's name");
    let relation = fields.word("relation", code::UNKNOWN_VALUE);
    if relation.is_none() {
        fields.missing_unless_wrong("relation", "`peer`, `cross-team`, `leader`, `mentee`, `partner` or `manager`");
    }
    Person {
        name: name.unwrap_or_else(|| Spanned::new("a peer".to_owned(), fields.span())),
        role: fields.text("role").map(|role| role.value),
        level: fields.text("level"),
        team: fields.text("team").map(|team| team.value),
        relation,
    }
}

type Parts = (Option<Arc<Markdown>>, Option<Arc<Markdown>>);

/// The sections `# Draft` and `# Given`. Text outside both belongs to neither, and a reader never sees it.
fn parts(fields: &mut Fields<'_>, body: &Markdown) -> Parts {
    let sections = body.sections();
    let before = sections.first().map_or(body.blocks.len(), |first| first.blocks.start - 1);
    if let Some(outside) = body.first_text(before) {
        stray(fields, outside, "this is neither under `# Draft` nor under `# Given`");
    }
    let (mut draft, mut given): Parts = (None, None);
    for section in sections {
        let heading = &body.headings[section.heading];
        let place = match heading.text.trim().to_lowercase().as_str() {
            "draft" => &mut draft,
            "given" => &mut given,
            _ => {
                stray(fields, heading.span, "this is neither under `# Draft` nor under `# Given`");
                continue;
            }
        };
        if place.is_some() {
            stray(fields, heading.span, "this section is there twice");
            continue;
        }
        *place = Some(Arc::new(body.part(section.blocks)));
    }
    let words = given.filter(|words| !holds_a_draft(fields, words));
    (draft, words)
}

/// A draft that has slipped under `# Given`, by a heading of a lower level, must not be taken for the peer's words.
fn holds_a_draft(fields: &mut Fields<'_>, words: &Markdown) -> bool {
    let draft = words.headings.iter().find(|heading| heading.text.trim().eq_ignore_ascii_case("draft"));
    if let Some(heading) = draft {
        let inside = Diagnostic::error(
            code::EXPOSED_DRAFT,
            fields.file(),
            heading.span,
            "the draft stands inside the peer's words",
        );
        fields.report(inside.help("give `Draft` and `Given` headings of the same level"));
    }
    draft.is_some()
}

fn stray(fields: &mut Fields<'_>, span: Span, message: &str) {
    let stray = Diagnostic::warning(code::STRAY_FEEDBACK_TEXT, fields.file(), span, message);
    fields.report(
        stray.help("no reader will see it: move it under `# Given` if the peer wrote it, else under `# Draft`"),
    );
}

fn answer(fields: &mut Fields<'_>, path: &PacketPath) -> Answer {
    Answer {
        question: titled(fields, path, "question", "the id of a question of the rubric"),
        evidence: fields.texts("evidence"),
        impact: fields.texts("impact"),
    }
}

fn page(fields: &mut Fields<'_>, path: &PacketPath, kind: NoteKind, body: &Markdown) -> Page {
    let title = fields.text("title").map(|title| title.value);
    let date = fields.date("date");
    let fallback = || match kind {
        NoteKind::Case => "The case".to_owned(),
        _ => body.headings.first().map_or_else(|| path.stem().to_owned(), |heading| heading.text.clone()),
    };
    Page { title: title.unwrap_or_else(fallback), date }
}
