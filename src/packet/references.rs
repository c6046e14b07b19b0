//! Whether what notes and settings refer to is there: criteria, scopes, kinds, levels, questions, notes, metrics, links, files.

use super::{Note, Packet, kinds};
use crate::diagnostic::{Diagnostic, RuleName, code, did_you_mean};
use crate::source::Spanned;
use crate::syntax::markdown::{Link, LinkKind};
use crate::vocabulary::{LinkTarget, NoteKind};
use rayon::prelude::*;

/// Reports every reference that leads nowhere.
pub(super) fn check(packet: &Packet, diagnostics: &mut Vec<Diagnostic>) {
    Check { packet, diagnostics }.settings();
    let found = packet.notes.par_iter().map(|note| {
        let mut found = Vec::new();
        let mut check = Check { packet, diagnostics: &mut found };
        kinds::check_criteria(note, &mut check);
        note.data.check(note, &mut check);
        check.body(note);
        found
    });
    found.collect::<Vec<_>>().into_iter().for_each(|found| diagnostics.extend(found));
}

/// Looks up what is referred to. What a kind refers to is for its file.
pub(super) struct Check<'a> {
    pub(super) packet: &'a Packet,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn settings(&mut self) {
        let packet = self.packet;
        let known: Vec<&str> = packet.rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
        for (nth, waiver) in packet.settings.waivers.iter().enumerate() {
            self.of_rubric(code::UNKNOWN_CRITERION, "criterion", &waiver.criterion, &known);
            let first =
                packet.settings.waivers[..nth].iter().find(|first| first.criterion.value == waiver.criterion.value);
            if let Some(first) = first {
                let message = format!("criterion `{}` is waived twice", waiver.criterion.value);
                let twice = Diagnostic::error(code::DUPLICATE_ID, waiver.criterion.span, message);
                self.diagnostics
                    .push(twice.also(first.criterion.span, "first here").help("keep one of the two reasons"));
            }
        }
    }

    /// Says that something is listed twice.
    pub(super) fn repeated(&mut self, id: &Spanned<String>, first: &Spanned<String>) {
        let message = format!("`{}` is listed twice", id.value);
        let twice = Diagnostic::warning(code::REPEATED_REFERENCE, id.span, message);
        self.diagnostics.push(twice.also(first.span, "first here").help("remove one"));
    }

    /// Reports an address of front matter that leads nowhere.
    pub(super) fn address(&mut self, note: &Note, address: &Spanned<String>) {
        if let Err(broken) = self.packet.resolve_address(note, &address.value) {
            let diagnostic = Diagnostic::error(broken.rule, address.span, broken.message);
            let fix = self.packet.meant_by_address(note, address);
            self.diagnostics.push(Diagnostic { help: broken.help, fix, ..diagnostic });
        }
    }

    /// Reports ids that no note of this kind has, and those that are listed twice.
    pub(super) fn notes(&mut self, kind: NoteKind, ids: &[Spanned<String>]) {
        for (nth, id) in ids.iter().enumerate() {
            if self.packet.find(kind, &id.value).is_none() {
                if self.packet.is_unread(Some(kind), &id.value) {
                    continue;
                }
                self.unknown(code::UNKNOWN_NOTE, kind.name(), id, &self.packet.ids_of(kind));
            } else if let Some(first) = ids[..nth].iter().find(|first| first.value == id.value) {
                self.repeated(id, first);
            }
        }
    }

    /// Reports a metric that no evidence has.
    pub(super) fn metric(&mut self, id: &Spanned<String>) {
        if self.packet.metric(&id.value).is_none() && !self.packet.is_unread_metric(&id.value) {
            let mut known: Vec<&str> = self.packet.metrics.keys().map(String::as_str).collect();
            known.sort_unstable();
            self.unknown(code::UNKNOWN_METRIC, "metric", id, &known);
        }
    }

    fn body(&mut self, note: &Note) {
        for (link, target) in note.body.links.iter().zip(self.packet.targets(note, &note.body)) {
            let Err(broken) = target else { continue };
            if self.leads_to_unread(link) {
                continue;
            }
            let rule = if link.kind == LinkKind::Image && broken.rule == code::BROKEN_LINK {
                code::BROKEN_IMAGE
            } else {
                broken.rule
            };
            let diagnostic = Diagnostic::error(rule, link.destination.span, broken.message.clone());
            let fix = self.packet.meant_by_link(note, link);
            self.diagnostics.push(Diagnostic { help: broken.help.clone(), fix, ..diagnostic });
        }
        for id in &note.body.metrics {
            self.metric(id);
        }
    }

    /// Whether a link leads to a note that is there and could not be read, or not all of it: that is said once, at the note.
    fn leads_to_unread(&self, link: &Link) -> bool {
        let name = link.destination.value.split('#').next().unwrap_or("");
        let stem = name.rsplit('/').next().unwrap_or("").trim_end_matches(".md");
        match link.kind {
            LinkKind::Wiki | LinkKind::WikiText => self.packet.is_unread(None, stem),
            LinkKind::Text | LinkKind::Bare | LinkKind::Image => {
                let is_partial = |note: &&std::sync::Arc<Note>| !note.is_whole() && note.path.stem() == stem;
                self.packet.skipped.iter().any(|(_, path)| path.stem() == stem)
                    || self.packet.notes.iter().any(|note| is_partial(&note))
            }
        }
    }

    /// What the rubric lists; nothing is said while the rubric cannot be read.
    pub(super) fn of_rubric(&mut self, rule: RuleName, noun: &str, word: &Spanned<String>, known: &[&str]) {
        if self.packet.rubric_is_known && !known.contains(&word.value.as_str()) {
            self.unknown(rule, noun, word, known);
        }
    }

    /// Says that a word is not known, and what was perhaps meant.
    pub(super) fn unknown(&mut self, rule: RuleName, noun: &str, word: &Spanned<String>, known: &[&str]) {
        let message = if rule == code::UNKNOWN_NOTE {
            format!("no {noun} has the id `{}`", word.value)
        } else {
            format!("unknown {noun} `{}`", word.value)
        };
        let diagnostic = Diagnostic::error(rule, word.span, message).misspelled(&word.value, known);
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
        if is_address(source) {
            return self.resolve_address(note, source).ok();
        }
        // An id in brackets, or the name of a note's file beside it, names the note all the same.
        let id = source.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
        let named = id.and_then(|id| self.named(id.split('|').next().unwrap_or(id)).ok());
        let beside = || self.resolve_address(note, source.trim()).ok();
        named.or_else(beside).filter(|target| matches!(target, LinkTarget::Note(..)))
    }
}
