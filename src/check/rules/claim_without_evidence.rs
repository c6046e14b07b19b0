//! A claim with nothing under it
//!
//! Why it matters: A claim is the sentence that gets repeated in the room. Someone will ask how it is known, and whoever makes the case
//! must be able to open something.
//!
//! How it can misfire: A person who saw it is enough, once their feedback is given.
//!
//! Where it comes from: what reviewers of real cases wrote; StaffEng's packets, where each claim has its proof beside it.
//!
//! Bad:
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! +++
//! ```
//!
//! Good:
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["cache"]
//! +++
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use super::template_text::is_unfinished;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{Impact, Packet};
use crate::vocabulary::{NoteKind, State};

pub(super) const RULE: Rule = Rule {
    name: code::CLAIM_WITHOUT_EVIDENCE,
    severity: Severity::Warning,
    source: include_str!("claim_without_evidence.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let claims = context.packet.of_kind(NoteKind::Impact).filter_map(|note| Some((note, note.impact()?)));
    let unproven = claims.filter(|(_, impact)| impact.evidence.is_empty() && impact.metrics.is_empty());
    // What could not be read may be the evidence.
    let unproven = unproven.filter(|(note, _)| note.misread.is_none() && !is_unfinished(context, note));
    diagnostics.extend(
        unproven.map(|(_, impact)| impact).filter(|impact| !is_witnessed(context.packet, impact)).map(unproven_claim),
    );
}

/// A state that could not be read is an error already.
fn is_witnessed(packet: &Packet, impact: &Impact) -> bool {
    let mut witnesses = impact.feedback.iter().filter_map(|id| packet.find(NoteKind::Feedback, &id.value)?.feedback());
    witnesses.any(|feedback| feedback.state.as_ref().is_none_or(|state| state.value == State::Given))
}

fn unproven_claim(impact: &Impact) -> Diagnostic {
    let claim = &impact.claim;
    let found = Diagnostic::warning(RULE.name, claim.span, format!("claim `{}` has no evidence", claim.value));
    match impact.feedback.first() {
        None => found
            .label("nothing is linked here")
            .help("name a note under `evidence`, or the person who saw it under `feedback`"),
        Some(asked) => found
            .label("nothing but feedback that is not given yet")
            .also(asked.span, "not given")
            .help("until then, what could a reader look at?"),
    }
}
