//! Reading the questions of the room, how many peers it wants to hear, and what became of old names.

use super::optional;
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::rubric::{Question, Quota, Rename};
use crate::syntax::Fields;
use crate::vocabulary::{Doubt, Relation, Vocabulary};

pub(super) fn question(fields: &mut Fields<'_>) -> Option<Question> {
    let id = fields.required_text("id");
    let text = fields.required_text("text");
    let criteria = fields.texts("criteria");
    let objection = optional(fields, "objection");
    let answers = doubts(fields);
    Some(Question { id: id?, text: text?.value, criteria, objection, answers })
}

/// The objections that an answer to a question answers.
fn doubts(fields: &mut Fields<'_>) -> Vec<Doubt> {
    let known = Doubt::words();
    let names: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let mut doubts = Vec::new();
    for word in fields.texts("answers") {
        match known.iter().find(|(known, _)| *known == word.value) {
            Some((_, doubt)) => doubts.push(*doubt),
            None => {
                let found =
                    Diagnostic::error(code::UNKNOWN_VALUE, word.span, format!("unknown objection `{}`", word.value));
                let help =
                    did_you_mean(&word.value, &names).unwrap_or_else(|| format!("known here: {}", names.join(", ")));
                fields.report(found.misspelled(&word.value, &names).help(help));
            }
        }
    }
    doubts
}

pub(super) fn quota(fields: &mut Fields<'_>) -> Quota {
    let at_least = fields.number("at-least").map_or(0, |number| number.value);
    let mut part = |key| {
        let number = fields.number(key)?;
        if number.value > at_least {
            let message = format!("`{key}` asks for more than `at-least` does in all");
            let more = Diagnostic::error(code::CONTRADICTORY_RUBRIC, number.span, message);
            fields.report(more.help("raise `at-least`, or lower this"));
        }
        Some(number.value)
    };
    let (outside_team, at_target_level) = (part("outside-team"), part("at-target-level"));
    let of_relation = Relation::words().into_iter().filter_map(|(word, relation)| Some((relation, part(word)?)));
    Quota {
        at_least,
        outside_team: outside_team.unwrap_or(0),
        at_target_level: at_target_level.unwrap_or(0),
        of_relation: of_relation.filter(|(_, number)| *number > 0).collect(),
    }
}

pub(super) fn rename(fields: &mut Fields<'_>) -> Option<Rename> {
    let from = fields.required_text("from");
    let to = fields.texts("to");
    let why = optional(fields, "why");
    if to.is_empty() && why.is_none() {
        fields.missing_unless_wrong("to");
    }
    from.map(|from| Rename { from, to, why })
}
