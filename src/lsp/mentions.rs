//! What is named where: every place of a packet at which a note, a figure, a criterion, a question, a rule or a file is named, by what the packet has read
//! with spans. Whoever leads from a name to a thing, or from a thing to its names, asks here.

use super::snapshot::Snapshot;
use crate::packet::{Note, NoteData};
use crate::source::{PacketPath, Span, Spanned};
use crate::syntax::markdown::Markdown;
use crate::syntax::{Node, Value};
use crate::vocabulary::{LinkTarget, NoteKind};

/// Something that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// The note in this file.
    Note(PacketPath),
    /// The metric with this id.
    Metric(String),
    /// The criterion with this id.
    Criterion(String),
    /// The question with this id.
    Question(String),
    /// The rule with this name.
    Rule(String),
    /// A file under `files/`.
    File(PacketPath),
    /// An address of the web.
    Web(String),
}

/// A place at which something is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// What is named.
    pub(super) thing: Thing,
    /// Where: the words without what is round them, if they stand there as they are.
    pub(super) span: Span,
    /// Whether this is its own name, where it stands.
    pub(super) is_own: bool,
}

/// What is named at a place; the smallest, where several are.
pub(super) fn at(snapshot: &Snapshot, path: &PacketPath, offset: usize) -> Option<Mention> {
    let holds = |mention: &Mention| mention.span.start <= offset && offset <= mention.span.end;
    in_file(snapshot, path).into_iter().filter(holds).min_by_key(|mention| mention.span.end - mention.span.start)
}

/// Every mention of a packet, in the order of files.
pub(super) fn everywhere(snapshot: &Snapshot) -> Vec<Mention> {
    let packet = snapshot.packet();
    let mut files: Vec<&PacketPath> = packet.notes.iter().map(|note| &note.path).collect();
    files.extend(&packet.rubric.file);
    files.extend(packet.formats.iter().map(|format| &format.file));
    let settings = PacketPath::settings();
    files.push(&settings);
    files.into_iter().flat_map(|path| in_file(snapshot, path)).collect()
}

/// Every mention in one file.
pub(super) fn in_file(snapshot: &Snapshot, path: &PacketPath) -> Vec<Mention> {
    let mut collector = Collector { snapshot, found: Vec::new() };
    if *path == PacketPath::settings() {
        collector.settings();
    } else if snapshot.packet().rubric.file.as_ref() == Some(path) {
        collector.rubric();
    } else if let Some(note) = snapshot.note(path) {
        collector.note(note);
    } else if path.top() == Some("formats") {
        collector.format(path);
    }
    collector.found
}

struct Collector<'a> {
    snapshot: &'a Snapshot,
    found: Vec<Mention>,
}

impl Collector<'_> {
    fn add(&mut self, thing: Thing, written: &Spanned<String>) {
        self.push(thing, written, false);
    }

    /// What has its name here.
    fn own(&mut self, thing: Thing, written: &Spanned<String>) {
        self.push(thing, written, true);
    }

    fn push(&mut self, thing: Thing, written: &Spanned<String>, is_own: bool) {
        let words = self.snapshot.words(written.span);
        let inside = words.find(written.value.as_str()).map(|start| {
            let start = written.span.start + start;
            written.span.with(start, start + written.value.len())
        });
        self.found.push(Mention { thing, span: inside.unwrap_or(written.span), is_own });
    }

    fn settings(&mut self) {
        let settings = &self.snapshot.packet().settings;
        self.notes(NoteKind::Impact, &settings.brief.results);
        self.notes(NoteKind::Feedback, &settings.brief.peers);
        for waiver in &settings.waivers {
            self.add(Thing::Criterion(waiver.criterion.value.clone()), &waiver.criterion);
        }
        for (rule, _) in &settings.rules {
            self.add(Thing::Rule(rule.value.clone()), rule);
        }
    }

    fn rubric(&mut self) {
        let rubric = &self.snapshot.packet().rubric;
        for criterion in &rubric.criteria {
            self.own(Thing::Criterion(criterion.id.value.clone()), &criterion.id);
        }
        for question in &rubric.questions {
            self.own(Thing::Question(question.id.value.clone()), &question.id);
            for criterion in &question.criteria {
                self.add(Thing::Criterion(criterion.value.clone()), criterion);
            }
        }
    }

    fn format(&mut self, path: &PacketPath) {
        let packet = self.snapshot.packet();
        let is_here = |id: &Spanned<String>| id.span.file.path() == path;
        let chosen = packet.chosen_by_formats().filter(|(id, _)| is_here(id));
        chosen.for_each(|(id, note)| note.iter().for_each(|note| self.add(Thing::Note(note.path.clone()), id)));
        let sections = packet.formats.iter().filter(|format| format.file == *path).flat_map(|format| &format.sections);
        let criteria = sections.filter_map(|section| section.fill.as_ref()).flat_map(|fill| &fill.criteria);
        criteria.filter(|id| is_here(id)).for_each(|id| self.add(Thing::Criterion(id.value.clone()), id));
    }

    fn note(&mut self, note: &Note) {
        if note.id.span != note.head {
            self.own(Thing::Note(note.path.clone()), &note.id);
        }
        for criterion in note.criteria() {
            self.add(Thing::Criterion(criterion.id.value.clone()), &criterion.id);
        }
        match &note.data {
            NoteData::Evidence(evidence) => {
                for metric in &evidence.metrics {
                    self.own(Thing::Metric(metric.id.value.clone()), &metric.id);
                    self.source(note, metric.source.as_ref());
                }
                evidence.links.iter().for_each(|link| self.address(note, &link.url));
            }
            NoteData::Impact(impact) => {
                self.notes(NoteKind::Evidence, &impact.evidence);
                self.notes(NoteKind::Feedback, &impact.feedback);
                impact.metrics.iter().for_each(|id| self.add(Thing::Metric(id.value.clone()), id));
            }
            NoteData::Feedback(feedback) => {
                self.notes(NoteKind::Evidence, &feedback.evidence);
                feedback.words.iter().for_each(|words| self.body(note, words));
            }
            NoteData::Answer(answer) => {
                self.add(Thing::Question(answer.question.value.clone()), &answer.question);
                self.notes(NoteKind::Evidence, &answer.evidence);
                self.notes(NoteKind::Impact, &answer.impact);
            }
            NoteData::Page(_) => {}
        }
        self.body(note, &note.body);
        // What a peer gave is read once as a part of the whole and once by itself.
        self.found.sort_by_key(|mention| (mention.span.start, mention.span.end));
        self.found.dedup_by(|one, other| one.span == other.span && one.thing == other.thing);
    }

    fn notes(&mut self, kind: NoteKind, ids: &[Spanned<String>]) {
        for id in ids {
            if let Some(note) = self.snapshot.packet().find(kind, &id.value) {
                self.add(Thing::Note(note.path.clone()), id);
            }
        }
    }

    fn address(&mut self, note: &Note, address: &Spanned<String>) {
        let Ok(target) = self.snapshot.packet().resolve_address(note, &address.value) else { return };
        self.target(note, target, address);
    }

    fn source(&mut self, note: &Note, source: Option<&Spanned<String>>) {
        let Some(source) = source else { return };
        let Some(target) = self.snapshot.packet().resolve_source(note, &source.value) else { return };
        let id = source.value.trim_start_matches("[[").trim_end_matches("]]").split('|').next().unwrap_or("");
        let named = Spanned::new(id.to_owned(), source.span);
        self.target(note, target, &named);
    }

    fn target(&mut self, note: &Note, target: LinkTarget, written: &Spanned<String>) {
        let name = written.value.split('#').next().unwrap_or("").trim();
        let named = Spanned::new(name.to_owned(), written.span);
        match target {
            LinkTarget::Note(path, _) => self.add(Thing::Note(path), &named),
            LinkTarget::Here(_) => {
                self.found.push(Mention { thing: Thing::Note(note.path.clone()), span: written.span, is_own: false })
            }
            LinkTarget::File(path, _) => self.add(Thing::File(path), &named),
            LinkTarget::Web(address) => self.add(Thing::Web(address), written),
        }
    }

    fn body(&mut self, note: &Note, body: &Markdown) {
        let targets = self.snapshot.packet().targets(note, body);
        for (link, target) in body.links.iter().zip(targets) {
            let Ok(target) = target else { continue };
            self.target(note, target.clone(), &link.destination);
        }
        for id in &body.metrics {
            self.add(Thing::Metric(id.value.clone()), id);
        }
        for allow in &body.allows {
            self.add(Thing::Rule(allow.rule.value.clone()), &allow.rule);
        }
    }
}

/// Where a thing is defined; nothing for what stands in no file of the packet.
pub(super) fn definition(snapshot: &Snapshot, thing: &Thing) -> Option<Span> {
    let packet = snapshot.packet();
    match thing {
        Thing::Note(path) => {
            let note = snapshot.note(path)?;
            Some(note.data.title_span().unwrap_or(note.head))
        }
        Thing::Metric(id) => packet.metric(id).map(|(_, metric)| metric.name.span),
        Thing::Criterion(id) => packet.rubric.criterion(id).map(|criterion| criterion.id.span),
        Thing::Question(id) => packet.rubric.question(id).map(|question| question.id.span),
        Thing::File(path) => Some(Span::of_file(path)),
        Thing::Rule(_) | Thing::Web(_) => None,
    }
}

/// The entry of front matter, or of another table, whose key stands at a place, with the names of the tables around it.
pub(super) fn key_at(node: &crate::syntax::Table, offset: usize) -> Option<(Vec<String>, Span)> {
    for entry in &node.entries {
        let span = entry.key.span;
        if span.start <= offset && offset <= span.end {
            return Some((vec![entry.key.value.clone()], span));
        }
        if let Some((below, span)) = inside(&entry.node, offset) {
            return Some((std::iter::once(entry.key.value.clone()).chain(below).collect(), span));
        }
    }
    None
}

fn inside(node: &Node, offset: usize) -> Option<(Vec<String>, Span)> {
    match &node.value {
        Value::Table(table) => key_at(table, offset),
        Value::List(nodes) => nodes.iter().find_map(|node| inside(node, offset)),
        Value::Text(_)
        | Value::Plain(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::Nothing
        | Value::Reported => None,
    }
}
