//! What can be done about what is found here, and with what stands here: the certain fixes, a comment that silences, a key that is missing, a note that is
//! named and not there, a log entry made a piece of evidence.

use super::completion::language;
use super::cursor::Language;
use super::edits::{Change, of_file, with_new_file};
use super::findings;
use super::new_note::{self, Draft};
use super::requests::Here;
use crate::check::rule;
use crate::diagnostic::{Diagnostic as Finding, Severity, code, fixes_apart};
use crate::packet::{FileKind, kinds};
use crate::source::{PacketPath, Span};
use crate::syntax::keys;
use crate::syntax::read_document;
use crate::vocabulary::{NoteKind, slug};
use gen_lsp_types::{CodeAction, CodeActionKind, Range, WorkspaceEdit};

/// What can be done in a range of this file.
pub(super) fn actions(here: &Here<'_>, range: Range, only: Option<&[CodeActionKind]>) -> Vec<CodeAction> {
    if !here.client.takes_actions {
        return Vec::new();
    }
    let (start, end) = (here.snapshot.offset(&here.path, range.start), here.snapshot.offset(&here.path, range.end));
    let asked = Span::new(&here.path, start, end);
    let lines = lines_of(here, asked);
    let touches = |found: &Finding, asked: Span| {
        found.span.file == asked.file && found.span.start <= asked.end && asked.start <= found.span.end
    };
    let found = here.snapshot.findings.iter().flat_map(|findings| &findings.diagnostics);
    // Who sees a finding at the end of a line asks there; what is under the pointer comes first.
    let mut found: Vec<&Finding> = found.filter(|found| touches(found, lines)).collect();
    found.sort_by_key(|found| !touches(found, asked));
    let mut actions: Vec<CodeAction> = Vec::new();
    for finding in found {
        actions.extend(fix(here, finding));
        actions.extend(missing_key(here, finding));
        actions.extend(missing_note(here, finding));
        actions.extend(silence(here, finding));
    }
    actions.extend(all_fixes(here));
    actions.extend(evidence_of_log(here, asked.start));
    let is_asked = |action: &CodeAction| only.is_none_or(|only| only.iter().any(|kind| is_of(action, kind)));
    actions.retain(is_asked);
    actions
}

/// The lines that a range touches, whole.
fn lines_of(here: &Here<'_>, asked: Span) -> Span {
    let text = here.snapshot.text(&here.path);
    let start = text[..asked.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[asked.end..].find('\n').map_or(text.len(), |newline| asked.end + newline);
    asked.with(start, end)
}

/// Whether an action is of a kind: kinds are words with dots, and the wider holds the narrower.
fn is_of(action: &CodeAction, kind: &CodeActionKind) -> bool {
    let word = |kind: &CodeActionKind| serde_json::to_value(kind).ok().and_then(|it| it.as_str().map(str::to_owned));
    let (Some(own), Some(asked)) = (action.kind.as_ref().and_then(word), word(kind)) else { return false };
    asked.is_empty() || own == asked || own.starts_with(&format!("{asked}."))
}

fn quick(here: &Here<'_>, title: String, finding: &Finding, edit: WorkspaceEdit) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![findings::shown(here.snapshot, finding)]),
        edit: Some(edit),
        ..Default::default()
    }
}

/// What is certain, as `promo check --fix` writes it, or else what may have been meant.
fn fix(here: &Here<'_>, finding: &Finding) -> Option<CodeAction> {
    let fix = finding.fix.as_ref().or(finding.likely.as_ref())?;
    let change = Change { span: fix.span, words: fix.replacement.clone() };
    let edit = of_file(here.snapshot, here.client, vec![change]);
    let action = quick(here, format!("Write `{}`", fix.replacement), finding, edit);
    Some(CodeAction { is_preferred: finding.fix.as_ref().map(|_| true), ..action })
}

/// All that is certain in this file, at once.
fn all_fixes(here: &Here<'_>) -> Option<CodeAction> {
    let found = here.snapshot.findings.iter().flat_map(|findings| &findings.diagnostics);
    let fixes = fixes_apart(found).into_iter().filter(|(fix, _)| *fix.span.file.path() == here.path);
    let changes: Vec<Change> =
        fixes.map(|(fix, _)| Change { span: fix.span, words: fix.replacement.clone() }).collect();
    let title = format!("Write all that is certain in this file ({})", changes.len());
    let edit = (changes.len() > 1).then(|| of_file(here.snapshot, here.client, changes))?;
    Some(CodeAction { title, kind: Some(CodeActionKind::SourceFixAll), edit: Some(edit), ..Default::default() })
}

/// A comment that silences a finding. The reason is left for its author: until it is there, `allow-without-reason` asks for it.
fn silence(here: &Here<'_>, finding: &Finding) -> Option<CodeAction> {
    let name = finding.rule.as_str();
    let may_be = rule(name)?.severity != Severity::Error;
    let note = here.snapshot.note(&here.path).filter(|_| may_be)?;
    let text = here.snapshot.tree.text(&here.path)?;
    let document = read_document(&here.path, text, &mut Vec::new());
    if !document.is_whole() {
        return None;
    }
    let block = note.body.blocks.iter().find(|block| block.span.contains(finding.span));
    let line = |at: usize| text.as_str()[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let (at, title) = match block {
        Some(block) => (line(block.span.start), format!("Silence `{name}` here; the reason is yours to write")),
        None => (document.body.start, format!("Silence `{name}` in this file; the reason is yours to write")),
    };
    let is_after_fence = text.as_str()[..at].is_empty() || text.as_str()[..at].ends_with('\n');
    let words = format!("{}<!-- allow {name}: -->\n", if is_after_fence { "" } else { "\n" });
    let change = Change { span: finding.span.at(at), words };
    Some(quick(here, title, finding, of_file(here.snapshot, here.client, vec![change])))
}

/// A key of front matter that must be there, with nothing in it that its author has not said.
fn missing_key(here: &Here<'_>, finding: &Finding) -> Option<CodeAction> {
    let name = finding.message.strip_suffix(" is missing")?.trim_matches('`');
    let (FileKind::Note(kind), true) = (here.snapshot.kind(&here.path)?, finding.rule == code::MISSING_KEY) else {
        return None;
    };
    let note = here.snapshot.note(&here.path)?;
    let key = keys::find(kinds::keys(kind), name).filter(|_| finding.span == note.table.span)?;
    let text = here.snapshot.tree.text(&here.path)?;
    let inside = read_document(&here.path, text, &mut Vec::new()).inside;
    let language = language(here)?;
    let line = new_note::line(key, None, language);
    let is_header = |line: &&str| language == Language::Toml && line.starts_with('[');
    let lines = text.as_str()[inside.range()].split_inclusive('\n');
    let before: usize = lines.take_while(|line| !is_header(line)).map(str::len).sum();
    let change = Change { span: inside.at(inside.start + before), words: format!("{line}\n") };
    let edit = of_file(here.snapshot, here.client, vec![change]);
    Some(quick(here, format!("Add `{name}`"), finding, edit))
}

/// A note that is named and not there.
fn missing_note(here: &Here<'_>, finding: &Finding) -> Option<CodeAction> {
    if finding.rule != code::UNKNOWN_NOTE || finding.fix.is_some() || !here.client.creates_files {
        return None;
    }
    let written = here.snapshot.words(finding.span).trim_matches(['"', '\'', '[', ']']);
    let named = written.split(['|', '#']).next().unwrap_or("").trim();
    let (folder, id) = named.rsplit_once('/').map_or((None, named), |(folder, id)| (Some(folder), id));
    let of_list =
        NoteKind::ALL.iter().copied().find(|kind| finding.message.contains(&format!("no {} has", kind.name())));
    let kind = folder.and_then(NoteKind::in_folder).or(of_list.filter(|kind| *kind != NoteKind::Note))?;
    let path = PacketPath::new(&format!("{}/{id}.md", kind.folder())).ok().filter(|path| is_free(here, path))?;
    let draft = Draft { kind, title: id.replace(['-', '_'], " "), date: None, is_own: false, body: String::new() };
    let edit = with_new_file(here.snapshot, here.client, (&path, &draft.text()), Vec::new());
    Some(quick(here, format!("Make `{path}`"), finding, edit))
}

fn is_free(here: &Here<'_>, path: &PacketPath) -> bool {
    crate::source::disk::is_usable(path)
        && !here.snapshot.tree.entries.contains_key(path)
        && !here.snapshot.open.contains_key(path)
}

/// An entry of the log as a note of evidence, for its author alone until they say otherwise.
fn evidence_of_log(here: &Here<'_>, offset: usize) -> Option<CodeAction> {
    let note = here.snapshot.note(&here.path).filter(|note| note.kind == NoteKind::Log && here.client.creates_files)?;
    let (title, body) = new_note::entry(here.snapshot, note, offset)?;
    let date = note.data.page().and_then(|page| page.date).map(|date| date.value);
    let path = PacketPath::new(&format!("evidence/{}.md", slug(&title))).ok().filter(|path| is_free(here, path))?;
    let draft = Draft { kind: NoteKind::Evidence, title, date, is_own: true, body };
    let edit = with_new_file(here.snapshot, here.client, (&path, &draft.text()), Vec::new());
    Some(CodeAction {
        title: format!("Make `{path}` of this entry"),
        kind: Some(CodeActionKind::Refactor),
        edit: Some(edit),
        ..Default::default()
    })
}
