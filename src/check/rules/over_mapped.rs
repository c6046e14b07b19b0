//! A note that is said to speak for more criteria than a reader believes
//!
//! Why it matters: One piece of work that shows scope, impact, judgement, leadership, reliability and leverage shows none of them: a reader looks for the sentence about
//! the fifth and finds none. The criterion is then held against the case, though another note may show it well.
//!
//! How it can misfire: Large work can touch five criteria. Then `why` says of each, in a sentence, what of the work shows it, and the rule keeps still. Peers may
//! speak of whatever they saw and are not looked at. Five is ours: of 139 notes of real cases that were mapped to criteria none names more than three.
//!
//! Where it comes from: what reviewers wrote of notes with a row of criteria and one story.
//!
//! Bad:
//!
//! ```rubric.toml
//! id = "small"
//! title = "Small"
//! scopes = ["feature", "system"]
//! [[levels]]
//! id = "mid"
//! [[levels]]
//! id = "senior"
//! [[criteria]]
//! id = "a"
//! expectations = [{ level = "senior", text = "Does a." }]
//! [[criteria]]
//! id = "b"
//! expectations = [{ level = "senior", text = "Does b." }]
//! [[criteria]]
//! id = "c"
//! expectations = [{ level = "senior", text = "Does c." }]
//! [[criteria]]
//! id = "d"
//! expectations = [{ level = "senior", text = "Does d." }]
//! [[criteria]]
//! id = "e"
//! expectations = [{ level = "senior", text = "Does e." }]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["a", "b", "c", "d", "e"]
//! +++
//! ```
//!
//! Good:
//!
//! ```rubric.toml
//! id = "small"
//! title = "Small"
//! scopes = ["feature", "system"]
//! [[levels]]
//! id = "mid"
//! [[levels]]
//! id = "senior"
//! [[criteria]]
//! id = "a"
//! expectations = [{ level = "senior", text = "Does a." }]
//! [[criteria]]
//! id = "b"
//! expectations = [{ level = "senior", text = "Does b." }]
//! [[criteria]]
//! id = "c"
//! expectations = [{ level = "senior", text = "Does c." }]
//! [[criteria]]
//! id = "d"
//! expectations = [{ level = "senior", text = "Does d." }]
//! [[criteria]]
//! id = "e"
//! expectations = [{ level = "senior", text = "Does e." }]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["a", "b"]
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{CriterionUse, Note};
use crate::vocabulary::NoteKind;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: code::OVER_MAPPED,
    severity: Severity::Hint,
    source: include_str!("over_mapped.rs"),
    find: Find::Here(find),
};

/// As many criteria as a reader believes of one note without being told why.
const BELIEVED: usize = 4;

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for kind in [NoteKind::Impact, NoteKind::Evidence] {
        diagnostics.extend(context.notes(kind).into_iter().filter_map(over_mapped));
    }
}

fn over_mapped(note: &Note) -> Option<Diagnostic> {
    let used: Vec<&CriterionUse> = note.criteria().iter().filter(|used| used.why.is_none()).collect();
    let named: BTreeSet<&str> = note.criteria().iter().map(|used| used.id.value.as_str()).collect();
    if named.len() <= BELIEVED || used.len() <= BELIEVED {
        return None;
    }
    let span = used.first()?.id.span.join(used.last()?.id.span);
    let message = format!("one note for {} criteria", named.len());
    let help =
        "keep those that a stranger would name after reading it, or say `why` for each: `{ id = \"…\", why = \"…\" }`";
    Some(Diagnostic::hint(RULE.name, span, message).help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const RUBRIC: &str = "id = \"r\"\ntitle = \"R\"\ncriteria = [{ id = \"a\" }, { id = \"b\" }, { id = \"c\" }, { id = \"d\" }, { id = \"e\" }, { id = \"f\" }]\n\
                          [[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n";

    fn count(criteria: &str) -> usize {
        let note = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\ncriteria = [{criteria}]\n+++\n");
        found("over-mapped", &[("rubric.toml", RUBRIC), ("evidence/cache.md", &note)]).len()
    }

    #[test]
    fn five_are_too_many_unless_each_says_why() {
        assert_eq!(count(r#""a", "b", "c", "d", "e""#), 1);
        assert_eq!(count(r#""a", "b", "c", "d""#), 0);
        assert_eq!(count(r#""a", "b", "c", "d", "d""#), 0);
        assert_eq!(count(r#""a", "b", "c", "d", { id = "e", why = "It did." }"#), 0);
    }
}
