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
    /// The id of one of its statements, where the note names one: `criterion/statement`.
    pub statement: Option<String>,
    /// How the note speaks for it.
    pub why: Option<Spanned<String>>,
}

/// `[scope, impact]`, `[scope/reach]` or `[{id: scope, why: "…"}]`.
pub(super) const CRITERIA: Key = Key::texts_or_tables(
    "criteria",
    &[
        Key::text("id", "the id of a criterion, or `criterion/statement`", "\"scope\"")
            .of(Allowed::Listed(Listed::Criteria))
            .required(),
        Key::text("why", "how it speaks for this criterion", "\"three teams build on it\""),
    ],
    "which criteria it speaks for, or which of their statements: `criterion/statement`",
    "[\"scope\", { id = \"impact\", why = \"customers wait half as long\" }]",
)
.of(Allowed::Listed(Listed::Criteria));

/// Reads them.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<CriterionUse> {
    fields.each_text_or_table(
        "criteria",
        |written| used(written, None),
        |it| {
            let id = it.required_text("id");
            let why = it.text("why");
            id.map(|written| used(written, why))
        },
    )
}

fn used(written: Spanned<String>, why: Option<Spanned<String>>) -> CriterionUse {
    match written.value.split_once('/') {
        Some((id, statement)) => {
            let (id, statement) = (id.to_owned(), statement.to_owned());
            CriterionUse { id: Spanned::new(id, written.span), statement: Some(statement), why }
        }
        None => CriterionUse { id: written, statement: None, why },
    }
}

impl CriterionUse {
    /// As it is written: `criterion` or `criterion/statement`.
    fn written(&self) -> Spanned<String> {
        match &self.statement {
            Some(statement) => Spanned::new(format!("{}/{statement}", self.id.value), self.id.span),
            None => self.id.clone(),
        }
    }
}

/// Reports criteria and statements that the rubric does not have, and those that are listed twice.
pub(in crate::packet) fn check(note: &Note, check: &mut Check<'_>) {
    let packet = check.packet;
    let known: Vec<&str> = packet.rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
    let uses = note.criteria();
    for (nth, used) in uses.iter().enumerate() {
        let written = used.written();
        if packet.rubric_is_known
            && check.one_text_for_several(code::UNKNOWN_CRITERION, note.table.get("criteria"), &written, &known)
        {
            continue;
        }
        match packet.rubric.criterion(&used.id.value).filter(|_| used.statement.is_some()) {
            Some(criterion) => {
                let names: Vec<String> = criterion.names().collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                check.of_rubric(code::UNKNOWN_CRITERION, "statement", &written, &names);
            }
            None => check.of_rubric(code::UNKNOWN_CRITERION, "criterion", &written, &known),
        }
        if let Some(first) = uses[..nth].iter().find(|first| first.written().value == written.value) {
            check.repeated(&written, &first.id);
        }
    }
}
