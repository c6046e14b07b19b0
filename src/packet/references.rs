//! Whether what notes and settings refer to is there: criteria, scopes, kinds, levels, questions, notes, metrics, links, files.

use super::{CriterionUse, Matter, Note, Packet};
use crate::diagnostic::{Diagnostic, RuleName, code, did_you_mean};
use crate::source::{PacketPath, Spanned};
use crate::syntax::markdown::{Link, LinkKind};
use crate::vocabulary::{LinkTarget, NoteKind};
use rayon::prelude::*;

/// Reports every reference that leads nowhere.
pub(super) fn check(packet: &Packet, diagnostics: &mut Vec<Diagnostic>) {
    Check { packet, diagnostics }.settings();
    let found = packet.notes.par_iter().map(|note| {
        let mut found = Vec::new();
        let mut check = Check { packet, diagnostics: &mut found };
        check.criteria(note);
        check.matter(note);
        check.body(note);
        found
    });
    found.collect::<Vec<_>>().into_iter().for_each(|found| diagnostics.extend(found));
}

struct Check<'a> {
    packet: &'a Packet,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn settings(&mut self) {
        let packet = self.packet;
        let known: Vec<&str> = packet.rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
        for (nth, waiver) in packet.settings.waivers.iter().enumerate() {
            self.of_rubric(code::UNKNOWN_CRITERION, "criterion", &packet.settings.file, &waiver.criterion, &known);
            let first =
                packet.settings.waivers[..nth].iter().find(|first| first.criterion.value == waiver.criterion.value);
            if let Some(first) = first {
                let file = &packet.settings.file;
                let message = format!("criterion `{}` is waived twice", waiver.criterion.value);
                let twice = Diagnostic::error(code::DUPLICATE_ID, file, waiver.criterion.span, message);
                self.diagnostics
                    .push(twice.also(file, first.criterion.span, "first here").help("keep one of the two reasons"));
            }
        }
    }

    fn criteria(&mut self, note: &Note) {
        let known: Vec<&str> =
            self.packet.rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
        let uses = note.criteria();
        for (nth, CriterionUse { id, .. }) in uses.iter().enumerate() {
            self.of_rubric(code::UNKNOWN_CRITERION, "criterion", &note.path, id, &known);
            if let Some(first) = uses[..nth].iter().find(|first| first.id.value == id.value) {
                let twice = Diagnostic::warning(
                    code::REPEATED_REFERENCE,
                    &note.path,
                    id.span,
                    format!("`{}` is listed twice", id.value),
                );
                self.diagnostics.push(twice.also(&note.path, first.id.span, "first here").help("remove one"));
            }
        }
    }

    fn matter(&mut self, note: &Note) {
        match &note.matter {
            Matter::Evidence(evidence) => self.evidence(note, evidence),
            Matter::Impact(impact) => {
                self.notes(note, NoteKind::Evidence, &impact.evidence);
                self.notes(note, NoteKind::Feedback, &impact.feedback);
                for id in &impact.metrics {
                    self.metric(&note.path, id);
                }
            }
            Matter::Feedback(feedback) => {
                self.notes(note, NoteKind::Evidence, &feedback.evidence);
                if let Some(level) = &feedback.from.level
                    && self.packet.rubric_is_known
                    && self.packet.rubric.level(&level.value).is_none()
                {
                    let known: Vec<&str> =
                        self.packet.rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
                    self.unknown(code::UNKNOWN_LEVEL, "level", &note.path, level, &known);
                }
            }
            Matter::Answer(answer) => {
                let known: Vec<&str> =
                    self.packet.rubric.questions.iter().map(|question| question.id.value.as_str()).collect();
                if answer.question.span != note.head {
                    self.of_rubric(code::UNKNOWN_QUESTION, "question", &note.path, &answer.question, &known);
                }
                self.notes(note, NoteKind::Evidence, &answer.evidence);
                self.notes(note, NoteKind::Impact, &answer.impact);
            }
            Matter::Page(_) => {}
        }
    }

    fn evidence(&mut self, note: &Note, evidence: &super::Evidence) {
        let rubric = &self.packet.rubric;
        let kinds: Vec<&str> = rubric.kinds.iter().map(String::as_str).collect();
        let scopes: Vec<&str> = rubric.scopes.iter().map(String::as_str).collect();
        if let Some(kind) = &evidence.kind {
            self.of_rubric(code::UNKNOWN_KIND, "kind", &note.path, kind, &kinds);
        }
        if let Some(scope) = &evidence.scope {
            self.of_rubric(code::UNKNOWN_SCOPE, "scope", &note.path, scope, &scopes);
        }
        for link in &evidence.links {
            self.address(note, &link.url);
        }
        for source in evidence.metrics.iter().filter_map(|metric| metric.source.as_ref()) {
            if is_address(&source.value) {
                self.address(note, source);
            }
        }
    }

    fn address(&mut self, note: &Note, address: &Spanned<String>) {
        if let Err(broken) = self.packet.resolve_address(note, &address.value) {
            let diagnostic = Diagnostic::error(broken.rule, &note.path, address.span, broken.message);
            self.diagnostics.push(Diagnostic { help: broken.help, ..diagnostic });
        }
    }

    fn notes(&mut self, note: &Note, kind: NoteKind, ids: &[Spanned<String>]) {
        for (nth, id) in ids.iter().enumerate() {
            if self.packet.find(kind, &id.value).is_none() {
                if self.packet.is_skipped(Some(kind), &id.value) {
                    continue;
                }
                self.unknown(code::UNKNOWN_NOTE, kind.name(), &note.path, id, &self.packet.ids_of(kind));
            } else if let Some(first) = ids[..nth].iter().find(|first| first.value == id.value) {
                let twice = Diagnostic::warning(
                    code::REPEATED_REFERENCE,
                    &note.path,
                    id.span,
                    format!("`{}` is listed twice", id.value),
                );
                self.diagnostics.push(twice.also(&note.path, first.span, "first here").help("remove one"));
            }
        }
    }

    fn metric(&mut self, path: &PacketPath, id: &Spanned<String>) {
        if self.packet.metric(&id.value).is_none() && !self.packet.evidence_is_skipped() {
            let mut known: Vec<&str> = self.packet.metrics.keys().map(String::as_str).collect();
            known.sort_unstable();
            self.unknown(code::UNKNOWN_METRIC, "metric", path, id, &known);
        }
    }

    fn body(&mut self, note: &Note) {
        for (link, target) in note.body.links.iter().zip(&*self.packet.resolve_all(note, &note.body)) {
            let Err(broken) = target else { continue };
            if self.leads_to_skipped(link) {
                continue;
            }
            let rule = if link.kind == LinkKind::Image && broken.rule == code::BROKEN_LINK {
                code::BROKEN_IMAGE
            } else {
                broken.rule
            };
            let diagnostic = Diagnostic::error(rule, &note.path, link.destination.span, broken.message.clone());
            self.diagnostics.push(Diagnostic { help: broken.help.clone(), ..diagnostic });
        }
        for id in &note.body.metrics {
            self.metric(&note.path, id);
        }
    }

    /// Whether a link leads to a note that is there and cannot be read: that is said once, at the note.
    fn leads_to_skipped(&self, link: &Link) -> bool {
        let name = link.destination.value.split('#').next().unwrap_or("");
        let stem = name.rsplit('/').next().unwrap_or("").trim_end_matches(".md");
        self.packet.is_skipped(None, stem)
    }

    /// What the rubric lists; nothing is said while the rubric cannot be read.
    fn of_rubric(&mut self, rule: RuleName, noun: &str, path: &PacketPath, word: &Spanned<String>, known: &[&str]) {
        if self.packet.rubric_is_known && !known.contains(&word.value.as_str()) {
            self.unknown(rule, noun, path, word, known);
        }
    }

    fn unknown(&mut self, rule: RuleName, noun: &str, path: &PacketPath, word: &Spanned<String>, known: &[&str]) {
        let message = if rule == code::UNKNOWN_NOTE {
            format!("no {noun} has the id `{}`", word.value)
        } else {
            format!("unknown {noun} `{}`", word.value)
        };
        let diagnostic = Diagnostic::error(rule, path, word.span, message);
        self.diagnostics.push(match did_you_mean(&word.value, known) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }
}

/// Whether the source of a metric is meant to be opened; anything else is a few words, such as `the on-call rota`.
pub(crate) fn is_address(source: &str) -> bool {
    let scheme = source.split_once(':').is_some_and(|(scheme, rest)| !scheme.contains(' ') && !rest.starts_with(' '));
    !source.contains(' ') && (scheme || source.contains('/') || source.starts_with('.'))
}

impl Packet {
    /// Where the source of a metric can be opened, when it can.
    pub fn resolve_source(&self, note: &Note, source: &str) -> Option<LinkTarget> {
        if is_address(source) { self.resolve_address(note, source).ok() } else { None }
    }
}
