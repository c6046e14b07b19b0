//! What is named where: every place of a packet at which a note, a figure, a criterion, a question, a rule or a file is named, by what the packet has read
//! with spans. Whoever leads from a name to a thing, or from a thing to its names, asks here.

use super::snapshot::Snapshot;
use crate::packet::{Note, NoteData};
use crate::source::{PacketPath, Span, Spanned};
use crate::syntax::markdown::{LinkKind, Markdown};
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

/// In which way something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// This is its name.
    Own,
    /// By its id.
    Id,
    /// By an id that may have its folder in front, as between `[[` and `]]`.
    Wiki,
    /// By a path from the file in which it is named, as Markdown writes it: `%20` for a blank.
    Path,
    /// By a path from the packet's root, as front matter writes it.
    FromRoot,
}

/// A place at which something is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// What is named.
    pub(super) thing: Thing,
    /// Where: the words without what is round them, if they stand there as they are.
    pub(super) span: Span,
    /// How.
    pub(super) way: Way,
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
    }
    collector.found
}

struct Collector<'a> {
    snapshot: &'a Snapshot,
    found: Vec<Mention>,
}

impl Collector<'_> {
    fn add(&mut self, thing: Thing, written: &Spanned<String>, way: Way) {
        let words = self.snapshot.words(written.span);
        let inside = words.find(written.value.as_str()).map(|start| {
            let start = written.span.start + start;
            written.span.with(start, start + written.value.len())
        });
        self.found.push(Mention { thing, span: inside.unwrap_or(written.span), way });
    }

    fn settings(&mut self) {
        let settings = &self.snapshot.packet().settings;
        self.notes(NoteKind::Impact, &settings.brief.results);
        self.notes(NoteKind::Feedback, &settings.brief.peers);
        for waiver in &settings.waivers {
            self.add(Thing::Criterion(waiver.criterion.value.clone()), &waiver.criterion, Way::Id);
        }
        for (rule, _) in &settings.rules {
            self.add(Thing::Rule(rule.value.clone()), rule, Way::Id);
        }
    }

    fn rubric(&mut self) {
        let rubric = &self.snapshot.packet().rubric;
        for criterion in &rubric.criteria {
            self.add(Thing::Criterion(criterion.id.value.clone()), &criterion.id, Way::Own);
        }
        for question in &rubric.questions {
            self.add(Thing::Question(question.id.value.clone()), &question.id, Way::Own);
            for criterion in &question.criteria {
                self.add(Thing::Criterion(criterion.value.clone()), criterion, Way::Id);
            }
        }
    }

    fn note(&mut self, note: &Note) {
        if note.id.span != note.head {
            self.add(Thing::Note(note.path.clone()), &note.id, Way::Own);
        }
        for criterion in note.criteria() {
            self.add(Thing::Criterion(criterion.id.value.clone()), &criterion.id, Way::Id);
        }
        match &note.data {
            NoteData::Evidence(evidence) => {
                for metric in &evidence.metrics {
                    self.add(Thing::Metric(metric.id.value.clone()), &metric.id, Way::Own);
                    self.source(note, metric.source.as_ref());
                }
                evidence.links.iter().for_each(|link| self.address(note, &link.url));
            }
            NoteData::Impact(impact) => {
                self.notes(NoteKind::Evidence, &impact.evidence);
                self.notes(NoteKind::Feedback, &impact.feedback);
                impact.metrics.iter().for_each(|id| self.add(Thing::Metric(id.value.clone()), id, Way::Id));
            }
            NoteData::Feedback(feedback) => {
                self.notes(NoteKind::Evidence, &feedback.evidence);
                feedback.words.iter().for_each(|words| self.body(note, words));
            }
            NoteData::Answer(answer) => {
                self.add(Thing::Question(answer.question.value.clone()), &answer.question, Way::Id);
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
                self.add(Thing::Note(note.path.clone()), id, Way::Id);
            }
        }
    }

    fn address(&mut self, note: &Note, address: &Spanned<String>) {
        let Ok(target) = self.snapshot.packet().resolve_address(note, &address.value) else { return };
        let way = if address.value.starts_with("files/") { Way::FromRoot } else { Way::Path };
        self.target(note, target, address, way);
    }

    fn source(&mut self, note: &Note, source: Option<&Spanned<String>>) {
        let Some(source) = source else { return };
        let Some(target) = self.snapshot.packet().resolve_source(note, &source.value) else { return };
        let way = if source.value.starts_with("files/") { Way::FromRoot } else { Way::Path };
        let way = if source.value.starts_with("[[") { Way::Wiki } else { way };
        let id = source.value.trim_start_matches("[[").trim_end_matches("]]").split('|').next().unwrap_or("");
        let named = Spanned::new(id.to_owned(), source.span);
        self.target(note, target, &named, way);
    }

    fn target(&mut self, note: &Note, target: LinkTarget, written: &Spanned<String>, way: Way) {
        let name = written.value.split('#').next().unwrap_or("").trim();
        let named = Spanned::new(name.to_owned(), written.span);
        match target {
            LinkTarget::Note(path, _) => self.add(Thing::Note(path), &named, way),
            LinkTarget::Here(_) => {
                self.found.push(Mention { thing: Thing::Note(note.path.clone()), span: written.span, way: Way::Wiki })
            }
            LinkTarget::File(path, _) => self.add(Thing::File(path), &named, way),
            LinkTarget::Web(address) => self.add(Thing::Web(address), written, way),
        }
    }

    fn body(&mut self, note: &Note, body: &Markdown) {
        let targets = self.snapshot.packet().targets(note, body);
        for (link, target) in body.links.iter().zip(targets) {
            let Ok(target) = target else { continue };
            let way = match link.kind {
                LinkKind::Wiki | LinkKind::WikiText | LinkKind::Embed => Way::Wiki,
                LinkKind::Text | LinkKind::Bare | LinkKind::Image => Way::Path,
            };
            self.target(note, target.clone(), &link.destination, way);
        }
        for id in &body.metrics {
            self.add(Thing::Metric(id.value.clone()), id, Way::Id);
        }
        for allow in &body.allows {
            self.add(Thing::Rule(allow.rule.value.clone()), &allow.rule, Way::Id);
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
