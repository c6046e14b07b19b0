//! Markdown where no kind of note lives
//!
//! Why it matters: Such a file is not read: no page shows it, no rule looks at it, and its author may believe that both do.
//!
//! How it can misfire: Drafts and lists for the author's own use belong under `notes/`, which is shown to nobody else.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidense/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count, did_you_mean, near_miss};
use crate::packet::TEMPLATES;
use crate::source::{PacketPath, Span};
use crate::vocabulary::NoteKind;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_FOLDER,
    severity: Severity::Warning,
    source: include_str!("unknown_folder.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut folders: BTreeMap<&str, Vec<&PacketPath>> = BTreeMap::new();
    for path in context.packet.others.iter().filter(|path| path.has_ending("md")) {
        match path.top() {
            Some(TEMPLATES) => diagnostics.extend(of_no_kind(path)),
            None if is_of_the_repository(path) => {}
            Some(folder) => folders.entry(folder).or_default().push(path),
            None => diagnostics.push(at_the_root(path)),
        }
    }
    diagnostics.extend(folders.into_iter().map(|(folder, files)| in_a_folder(folder, &files)));
}

/// What `promo add` begins a note of each kind with.
fn of_no_kind(path: &PacketPath) -> Option<Diagnostic> {
    let known: Vec<&str> = NoteKind::ALL.iter().map(|kind| kind.word()).collect();
    if known.contains(&path.stem()) {
        return None;
    }
    let message = format!("`{path}` is the template of no kind of note, so nothing begins with it");
    let unread = Diagnostic::warning(RULE.name, Span::of_file(path), message);
    Some(unread.help(did_you_mean(path.stem(), &known).unwrap_or_default()))
}

/// What stands at the root of many a repository, and is for whoever opens that.
fn is_of_the_repository(path: &PacketPath) -> bool {
    let stem = path.stem().to_uppercase();
    ["README", "LICENSE", "LICENCE", "CONTRIBUTING", "CHANGELOG"].iter().any(|known| stem.starts_with(known))
}

fn at_the_root(path: &PacketPath) -> Diagnostic {
    let unread = Diagnostic::warning(RULE.name, Span::of_file(path), format!("`{path}` is not read"));
    unread.help(match near_miss(path.as_str(), ["case.md"]) {
        Some(near) => near.to_string(),
        None => "move it into the folder of its kind, or into `notes/` if it is for you alone".to_owned(),
    })
}

fn in_a_folder(folder: &str, files: &[&PacketPath]) -> Diagnostic {
    let known: Vec<&str> = NoteKind::ALL.iter().map(|kind| kind.folder()).filter(|folder| !folder.is_empty()).collect();
    let what = if files.len() == 1 { "a note is".to_owned() } else { format!("{} are", count(files.len(), "note")) };
    let message = format!("`{folder}/` is no folder of a packet, so {what} not read");
    let unread = Diagnostic::warning(RULE.name, Span::of_file(files[0]), message);
    unread.help(did_you_mean(folder, &known).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::trial;

    #[test]
    fn what_is_no_note_and_meant_to_be_none_is_passed_over() {
        let said = |path: &str| {
            let found = trial(&[(path, "Words.\n")]).findings.diagnostics;
            found
                .into_iter()
                .find(|found| found.rule == RULE.name)
                .map(|found| (found.message, found.help.unwrap_or_default()))
        };
        for path in ["README.md", "readme.de.md", "LICENSE.md", "templates/evidence.md"] {
            assert_eq!(said(path), None, "{path}");
        }
        let (message, help) = said("templates/evidense.md").unwrap();
        assert_eq!(message, "`templates/evidense.md` is the template of no kind of note, so nothing begins with it");
        assert_eq!(help, "did you mean `evidence`?");
        assert!(said("brag.md").is_some());
    }
}
