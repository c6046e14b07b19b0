//! Whether what notes and settings refer to is there: criteria, scopes, kinds, levels, questions, notes, metrics, links, files.

use super::note::dashed;
use super::targets::Broken;
use super::{Note, Packet, kinds, unescaped};
use crate::diagnostic::{Diagnostic, Fix, RuleName, code, did_you_mean, either, listed, nearest};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Link, LinkKind};
use crate::syntax::{Node, Value};
use crate::vocabulary::{LinkTarget, NoteKind};
use rayon::prelude::*;
use std::collections::HashSet;

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
    let found: Vec<Vec<Diagnostic>> = found.collect();
    // What is wrong in a drawing is said once, however often it is shown.
    let mut told = HashSet::new();
    let is_news =
        |found: &Diagnostic| found.rule != code::UNSAFE_FILE || told.insert((found.span, found.message.clone()));
    diagnostics.extend(found.into_iter().flatten().filter(is_news));
}

/// Looks up what is referred to. What a kind refers to is for its file.
pub(super) struct Check<'a> {
    pub(super) packet: &'a Packet,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn settings(&mut self) {
        let packet = self.packet;
        self.notes(NoteKind::Impact, &packet.settings.brief.results);
        self.notes(NoteKind::Feedback, &packet.settings.brief.peers);
        let known: Vec<&str> = packet.rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
        if let Some(archetype) = &packet.settings.candidate.archetype {
            let known: Vec<&str> = packet.rubric.archetypes.iter().map(|it| it.value.as_str()).collect();
            self.of_rubric(code::UNKNOWN_VALUE, "archetype", archetype, &known);
        }
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
            if self.in_file(&broken, address.span) {
                return;
            }
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
                let known = self.packet.ids_of(kind);
                if !self.one_text_for_several(code::UNKNOWN_NOTE, None, id, &known) {
                    self.unknown(code::UNKNOWN_NOTE, kind.name(), id, &known);
                }
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
            if self.in_file(broken, link.destination.span) {
                continue;
            }
            let is_image = matches!(link.kind, LinkKind::Image | LinkKind::Embed);
            let rule = if is_image && broken.rule == code::BROKEN_LINK { code::BROKEN_IMAGE } else { broken.rule };
            let diagnostic = Diagnostic::error(rule, link.destination.span, broken.message.clone());
            let fix = self.packet.meant_by_link(note, link);
            self.diagnostics.push(Diagnostic { help: broken.help.clone(), fix, ..diagnostic });
        }
        for id in &note.body.metrics {
            self.metric(id);
        }
    }

    /// Says what is wrong in a file that a link leads to, at its places in it, if there are any.
    fn in_file(&mut self, broken: &Broken, link: Span) -> bool {
        let file = broken.unfit.as_ref().and_then(|path| Some((path, self.packet.files.get(path)?)));
        let Some((path, file)) = file else { return false };
        let placed = file.unfit.iter().filter_map(|unfit| Some((unfit, unfit.span?)));
        let found: Vec<Diagnostic> = placed
            .map(|(unfit, span)| {
                let found = Diagnostic::error(unfit.rule, span, format!("`{path}` {}", unfit.what));
                found.also(link, "linked here").help(unfit.help.as_str())
            })
            .collect();
        let is_told = !found.is_empty() && file.unfit.iter().all(|unfit| unfit.span.is_some());
        self.diagnostics.extend(found);
        is_told
    }

    /// Whether a link leads to a note that is there and could not be read, or not all of it: that is said once, at the note.
    fn leads_to_unread(&self, link: &Link) -> bool {
        let name = link.destination.value.split('#').next().unwrap_or("");
        let stem = name.rsplit('/').next().unwrap_or("").trim_end_matches(".md");
        let file = unescaped(name.rsplit('/').next().unwrap_or("").trim());
        if self.packet.in_the_cloud.iter().any(|path| path.name() == file) {
            return true;
        }
        match link.kind {
            LinkKind::Wiki | LinkKind::WikiText | LinkKind::Embed => self.packet.is_unread(None, stem),
            LinkKind::Text | LinkKind::Bare | LinkKind::Image => {
                let is_partial = |note: &&std::sync::Arc<Note>| !note.is_whole() && note.path.stem() == stem;
                self.packet.skipped.iter().any(|(_, path)| path.stem() == stem)
                    || self.packet.notes.iter().any(|note| is_partial(&note))
            }
        }
    }

    /// Says that a text names several, such as `scope, impact`, where a list is wanted. `whole` is the value of the key that holds it,
    /// where that is known. The list has brackets where the text had quotes, so that it is for a person to write and no fix.
    pub(super) fn one_text_for_several(
        &mut self,
        rule: RuleName,
        whole: Option<&Node>,
        word: &Spanned<String>,
        known: &[&str],
    ) -> bool {
        let parts: Vec<&str> = word.value.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 || known.contains(&word.value.as_str()) || !parts.iter().any(|part| known.contains(part)) {
            return false;
        }
        let is_quoted = word.span.end - word.span.start > word.value.len();
        let written = |part: &&str| if is_quoted { format!("\"{part}\"") } else { (*part).to_owned() };
        let items: Vec<String> = parts.iter().map(written).collect();
        let list = format!("[{}]", items.join(", "));
        let several = Diagnostic::error(rule, word.span, format!("`{}` is one text, and a list is wanted", word.value));
        let is_in_list = whole.is_some_and(|node| matches!(node.value, Value::List(_)));
        self.diagnostics.push(if is_in_list {
            several.help(format!(
                "make an item of each: {}",
                listed(&parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>())
            ))
        } else {
            several.help(format!("write `{list}`"))
        });
        true
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
        let is_of_packet = [code::UNKNOWN_NOTE, code::UNKNOWN_METRIC, code::UNKNOWN_QUESTION].contains(&rule);
        let help = if is_of_packet { likely(&word.value, known) } else { did_you_mean(&word.value, known) };
        let diagnostic = Diagnostic::error(rule, word.span, message).misspelled(&word.value, known);
        // What asks which of several was meant is not certain of one.
        let is_sure = |fix: &Fix| !is_of_packet || alike(&word.value, known) == [fix.replacement.as_str()];
        let diagnostic = Diagnostic { fix: diagnostic.fix.filter(is_sure), ..diagnostic };
        self.diagnostics.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }
}

/// The most of the packet's own ids that are worth reading in a message.
const MOST: usize = 3;

/// The ids that were perhaps meant, three at the most, as what would help; else how many there are.
fn likely(word: &str, known: &[&str]) -> Option<String> {
    let near = alike(word, known);
    match known {
        _ if !near.is_empty() => Some(format!("did you mean {}?", either(&near))),
        [] => None,
        few if few.len() <= MOST => Some(format!("known here: {}", either(few))),
        many => Some(format!("{} are known here, such as {}", many.len(), either(&many[..MOST]))),
    }
}

/// The one id that is these words in other letters, else the ids that begin with them, else the one that is nearly the same, else those that share the most
/// words with them; three at the most.
pub(super) fn alike<'a>(word: &str, known: &[&'a str]) -> Vec<&'a str> {
    let start = dashed(word);
    let begins = |id: &&&str| start.len() > 2 && dashed(id).starts_with(&start);
    let mut near: Vec<&str> = known.iter().filter(begins).copied().collect();
    if let [only] = *near.iter().filter(|id| dashed(id) == start).copied().collect::<Vec<_>>() {
        return vec![only];
    }
    near.sort_unstable();
    near.dedup();
    near.truncate(MOST);
    if near.is_empty() {
        near.extend(nearest(word, known.iter().copied()));
    }
    if near.is_empty() { sharing(&start, known) } else { near }
}

/// The ids that share the most words.
fn sharing<'a>(meant: &str, known: &[&'a str]) -> Vec<&'a str> {
    // Short words, such as `a` and `to`, are in every title.
    let is_shared = |part: &&str| part.len() > 3 && meant.split('-').any(|word| word == *part);
    let shared = |id: &str| dashed(id).split('-').filter(is_shared).count();
    let mut near: Vec<(usize, &str)> =
        known.iter().map(|id| (shared(id), *id)).filter(|(shared, _)| *shared > 0).collect();
    near.sort_by_key(|(shared, id)| (std::cmp::Reverse(*shared), *id));
    near.dedup();
    near.into_iter().take(MOST).map(|(_, id)| id).collect()
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
        let named = id.and_then(|id| self.named(note, id.split('|').next().unwrap_or(id)).ok());
        let beside = || self.resolve_address(note, source.trim()).ok();
        named.or_else(beside).filter(|target| matches!(target, LinkTarget::Note(..)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ids_at_the_most_are_suggested() {
        let known =
            ["plugin-releases-every-week", "plugin-tests", "quiet-on-call", "the-plugin-store", "a-plugin", "z"];
        let said = |word: &str| likely(word, &known).unwrap_or_default();
        assert_eq!(said("plugin-releases"), "did you mean `plugin-releases-every-week`?");
        assert_eq!(said("plugin-tset"), "did you mean `plugin-tests`?");
        assert_eq!(said("plugin of mine"), "did you mean `a-plugin`, `plugin-releases-every-week` or `plugin-tests`?");
        assert_eq!(said("quiet nights on call"), "did you mean `quiet-on-call`?");
        assert_eq!(
            said("zebra"),
            "6 are known here, such as `plugin-releases-every-week`, `plugin-tests` or `quiet-on-call`"
        );
        assert_eq!(likely("zebra", &known[4..]).as_deref(), Some("known here: `a-plugin` or `z`"));
        assert_eq!(likely("zebra", &[]), None);
    }
}
