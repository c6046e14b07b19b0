//! A result or a peer chosen for a brief whose reader is not given it
//!
//! Why it matters: What `[brief]` names is what the manager says in the room. A claim that they are not given, or a peer who has not given their words, is
//! left out, and the brief is one result shorter than you think.
//!
//! How it can misfire: A peer may be named while their words are on the way. What the committee alone is not given is left out for them, and not told here.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "senior-engineer"
//! [candidate]
//! name = "Kim Berg"
//! current = "mid"
//! target = "senior"
//! [brief]
//! results = ["cache"]
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! audience = "self"
//! +++
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "senior-engineer"
//! [candidate]
//! name = "Kim Berg"
//! current = "mid"
//! target = "senior"
//! [brief]
//! results = ["cache"]
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::Spanned;
use crate::vocabulary::{Audience, NoteKind};

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_CHOICE,
    severity: Severity::Warning,
    source: include_str!("withheld_choice.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let brief = &context.packet.settings.brief;
    for (kind, ids) in [(NoteKind::Impact, &brief.results), (NoteKind::Feedback, &brief.peers)] {
        diagnostics.extend(ids.iter().filter_map(|id| left_out(context, kind, id)));
    }
}

/// Why the brief leaves this out, if it does. What is nowhere is an error already.
fn left_out(context: &Context<'_>, kind: NoteKind, id: &Spanned<String>) -> Option<Diagnostic> {
    let note = context.packet.find(kind, &id.value).filter(|note| !note.is_unmended())?;
    let warning = |message: String| Diagnostic::warning(RULE.name, id.span, message);
    if let Some(feedback) = note.feedback().filter(|feedback| !feedback.is_given()) {
        let state = feedback.state.as_ref()?;
        let found = warning(format!("peer `{}` has not given their words, so the brief leaves them out", id.value));
        return Some(found.also(state.span, "not given").help("choose another, or wait for their words"));
    }
    let speaker = Audience::ALL.iter().find(|reader| reader.makes_the_case() && !reader.is_author())?;
    if speaker.may_see(note.audience) {
        return None;
    }
    let found = warning(format!("`{}` is not given to {}, so the brief leaves it out", id.value, speaker.reader()));
    let place = note.audience_span.unwrap_or(note.head);
    Some(
        found
            .also(place, format!("this note is for `{}`", note.audience.word()))
            .help("choose another, or let them see the note"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn a_peer_must_have_given_their_words() {
        let note =
            |state: &str| format!("---\nfrom: {{name: Ana, relation: peer}}\nstate: {state}\n---\n# Given\nIt held.\n");
        let choice = ("packet.toml", "[brief]\npeers = [\"ana\"]\n");
        let said = |state: &str| found("withheld-choice", &[choice, ("feedback/ana.md", &note(state))]).len();
        assert_eq!([said("given"), said("requested"), said("draft"), said("declined")], [0, 1, 1, 1]);
    }

    #[test]
    fn what_the_committee_alone_is_not_given_is_no_matter() {
        let choice = ("packet.toml", "[brief]\nresults = [\"fast\"]\n");
        let said = |audience: &str| {
            let claim = format!("---\nclaim: It is fast\naudience: {audience}\n---\n");
            found("withheld-choice", &[choice, ("impact/fast.md", &claim)]).len()
        };
        assert_eq!([said("committee"), said("manager"), said("self")], [0, 0, 1]);
    }

    #[test]
    fn what_is_nowhere_gets_near_misses() {
        let choice = ("packet.toml", "[brief]\nresults = [\"fats\", \"fast\", \"fast\"]\n");
        let claim = ("impact/fast.md", "---\nclaim: It is fast\n---\n");
        assert_eq!(found("unknown-note", &[choice, claim]).len(), 1);
        assert_eq!(found("repeated-reference", &[choice, claim]).len(), 1);
    }
}
