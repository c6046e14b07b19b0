//! Evidence that no criterion and no claim uses
//!
//! Why it matters: A reader who meets it asks what it is for, and ten minutes are short. Either it proves something, and the packet should
//! say what, or it is in the way of what does.
//!
//! How it can misfire: Work that is there to be understood says `background: true`. A link from the case, a claim or an answer counts as
//! use.
//!
//! Where it comes from: what reviewers of real cases wrote: not arranged by requirement.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["cache"]
//! +++
//! ```

use super::template_text::is_unfinished;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::Evidence;
use crate::packet::Note;
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::UNUSED_EVIDENCE,
    severity: Severity::Warning,
    source: include_str!("unused_evidence.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.packet.rubric_is_known {
        return;
    }
    let notes = context.notes(NoteKind::Evidence);
    let unused = context.own.evidence.iter().zip(notes).filter(|(evidence, note)| is_unused(evidence, note));
    // What uses it may stand where something could not be read, here or in another note.
    let unused = unused.filter(|(_, note)| note.misread.is_none() && !context.packet.is_misread(&note.id.value));
    let unused = unused.filter(|(_, note)| !is_unfinished(context, note));
    diagnostics.extend(unused.map(|(_, note)| idle(note)));
}

fn is_unused(evidence: &Evidence, note: &Note) -> bool {
    let uses = |kind| matches!(kind, NoteKind::Case | NoteKind::Impact | NoteKind::Answer);
    let used = evidence.cited_by.iter().any(|by| uses(by.kind));
    // A criterion that the rubric does not have is an error already.
    !used && !evidence.background && note.criteria().is_empty()
}

fn idle(note: &Note) -> Diagnostic {
    let place = note.evidence().map_or(note.head, |evidence| evidence.title.span);
    Diagnostic::warning(RULE.name, place, "no criterion and no claim uses this")
        .help("what does it prove? name that under `criteria`, or cite it in a claim; or say `background: true`")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const WORK: &str = "+++\ntitle = \"A cache\"\ndate = 2026-03-14\n+++\n";

    #[test]
    fn what_could_not_be_read_may_use_it() {
        let unused = ["evidence/cache.md: \"A cache\": no criterion and no claim uses this"];
        assert_eq!(found("unused-evidence", &[("evidence/cache.md", WORK)]), unused);
        let broken_claim = "+++\nclaim = \"Baskets open at once\"\nevidence = [\"cache\"\n+++\n";
        assert!(found("unused-evidence", &[("evidence/cache.md", WORK), ("impact/fast.md", broken_claim)]).is_empty());
        let broken_work = WORK.replace("date", "criteria = [\"impact\"\ndate");
        assert!(found("unused-evidence", &[("evidence/cache.md", &broken_work)]).is_empty());
    }
}
