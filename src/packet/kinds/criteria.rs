//! The criteria that a note speaks for: a key that several kinds share.

use crate::diagnostic::code;
use crate::packet::Note;
use crate::packet::references::Check;
use crate::source::Spanned;
use crate::syntax::Fields;
use crate::syntax::keys::{Allowed, Key, Listed};

/// A criterion that a note speaks for.
#[derive(Clone, Debug)]
pub struct CriterionUse {
    /// The criterion's id.
    pub id: Spanned<String>,
    /// How the note speaks for it.
    pub why: Option<Spanned<String>>,
}

/// `[scope, impact]` or `[{id: scope, why: "…"}]`.
pub(super) const CRITERIA: Key = Key::texts_or_tables(
    "criteria",
    &[
        Key::text("id", "the id of a criterion", "\"scope\"").of(Allowed::Listed(Listed::Criteria)).required(),
        Key::text("why", "how it speaks for this criterion", "\"three teams build on it\""),
    ],
    "which criteria it speaks for",
    "[\"scope\", { id = \"impact\", why = \"customers wait half as long\" }]",
)
.of(Allowed::Listed(Listed::Criteria));

/// Reads them.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<CriterionUse> {
    fields.each_text_or_table(
        "criteria",
        |id| CriterionUse { id, why: None },
        |it| {
            let id = it.required_text("id");
            let why = it.text("why");
            id.map(|id| CriterionUse { id, why })
        },
    )
}

/// Reports criteria that the rubric does not have, and those that are listed twice.
pub(in crate::packet) fn check(note: &Note, check: &mut Check<'_>) {
    let packet = check.packet;
    let known: Vec<&str> = packet.rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
    let uses = note.criteria();
    for (nth, CriterionUse { id, .. }) in uses.iter().enumerate() {
        if packet.rubric_is_known
            && check.one_text_for_several(code::UNKNOWN_CRITERION, note.table.get("criteria"), id, &known)
        {
            continue;
        }
        check.of_rubric(code::UNKNOWN_CRITERION, "criterion", id, &known);
        if let Some(first) = uses[..nth].iter().find(|first| first.id.value == id.value) {
            check.repeated(id, &first.id);
        }
    }
}
