//! Whether a format makes sense as a whole, and beside the rubric of its packet.

use super::{Fill, Format, Source};
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::rubric::Rubric;
use crate::source::{Span, Spanned};
use crate::syntax::Fields;

/// The words of `promo export` that no format can be called by.
const TAKEN: [&str; 2] = ["list", "show"];

/// Adds what contradicts itself. `home` is where a fault of the whole file is shown.
pub(super) fn validate(format: &Format, home: Span, diagnostics: &mut Vec<Diagnostic>) {
    name(&format.id, home, diagnostics);
    let mut seen: Vec<&Spanned<String>> = Vec::new();
    for section in &format.sections {
        let id = &section.id;
        // The place in a built-in format is none of the file at hand.
        if id.span.file != home.file {
            continue;
        }
        if !is_simple(&id.value) {
            let message = format!("`{}` cannot be the id of a section", id.value);
            let help = "use letters, digits and hyphens; the title can say anything";
            diagnostics.push(Diagnostic::error(code::INVALID_ID, id.span, message).help(help));
        }
        if let Some(first) = seen.iter().find(|first| first.value.eq_ignore_ascii_case(&id.value)) {
            let twice =
                Diagnostic::error(code::DUPLICATE_ID, id.span, format!("section `{}` is there twice", id.value));
            diagnostics
                .push(twice.also(first.span, "first here").help("give one of them another id, or make one of the two"));
        }
        seen.push(id);
        let is_of_gaps = section.fill.as_ref().is_some_and(|fill| fill.from == Source::Gaps);
        if is_of_gaps && !format.audience.is_author() {
            let message = format!("the section `{}` is filled with gaps, which are for you alone", id.value);
            let help = "say `audience = \"self\"`, if nobody else is given what you fill in";
            diagnostics.push(Diagnostic::error(code::CONTRADICTORY_FORMAT, id.span, message).help(help));
        }
    }
    if format.sections.is_empty() && !diagnostics.iter().any(|found| found.span.file == home.file) {
        let none = Diagnostic::error(code::CONTRADICTORY_FORMAT, home, "a format needs a section");
        diagnostics.push(none.help("add `[[sections]]` with `id` and `prompt`"));
    }
}

fn name(id: &Spanned<String>, home: Span, diagnostics: &mut Vec<Diagnostic>) {
    let place = if id.span.is_empty() { home } else { id.span };
    if TAKEN.contains(&id.value.as_str()) {
        let message =
            format!("`{}` cannot be the name of a format: `promo export {}` means something else", id.value, id.value);
        diagnostics.push(Diagnostic::error(code::INVALID_ID, place, message).help("call it otherwise"));
    } else if !is_simple(&id.value) {
        let message = format!("`{}` cannot be the name of a format", id.value);
        let help = "use letters, digits and hyphens; the title can say anything";
        diagnostics.push(Diagnostic::error(code::INVALID_ID, place, message).help(help));
    }
}

fn is_simple(id: &str) -> bool {
    let simple = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    !id.is_empty() && id.len() <= 80 && id.chars().all(simple)
}

/// Says what a fill asks for that its source does not have.
pub(super) fn fill(fill: &Fill, fields: &mut Fields<'_>) {
    let span = fields.span();
    let contradiction =
        |message: &str, help: &str| Diagnostic::error(code::CONTRADICTORY_FORMAT, span, message).help(help);
    if fill.from == Source::Text && fill.text.as_deref().is_none_or(|text| text.trim().is_empty()) {
        fields
            .report(contradiction("this is filled with a text, and there is none", "add `text`: the words themselves"));
    }
    if fill.from != Source::Text && fill.text.is_some() {
        fields.report(contradiction("`text` fills nothing here", "say `from = \"text\"`, or take it out"));
    }
    let takes_criteria = match fill.from {
        Source::Impact | Source::Results | Source::Evidence | Source::Criterion => true,
        Source::Feedback | Source::Peers | Source::Metrics => true,
        Source::Ask | Source::Case | Source::Answers | Source::Objections | Source::Waivers => false,
        Source::Gaps | Source::Notes | Source::Text => false,
    };
    if let (false, Some(first)) = (takes_criteria, fill.criteria.first()) {
        let here = Diagnostic::error(code::CONTRADICTORY_FORMAT, first.span, "`criteria` chooses nothing here");
        fields.report(here.help("take it out; it chooses among impact, evidence, metrics, feedback and criteria"));
    }
    let takes_ids = match fill.from {
        Source::Impact | Source::Evidence | Source::Feedback | Source::Answers | Source::Notes => true,
        Source::Ask | Source::Case | Source::Results | Source::Criterion | Source::Metrics => false,
        Source::Peers | Source::Objections => false,
        Source::Waivers | Source::Gaps | Source::Text => false,
    };
    if let (false, Some(first)) = (takes_ids, fill.ids.first()) {
        let here = Diagnostic::error(code::CONTRADICTORY_FORMAT, first.span, "`id` chooses nothing here");
        fields.report(here.help("take it out; it chooses among impact, evidence, feedback, answers and notes"));
    }
}

/// Adds what a format of a packet asks of criteria that its rubric does not have. A built-in format names those of several rubrics.
pub fn check_against(format: &Format, rubric: &Rubric, diagnostics: &mut Vec<Diagnostic>) {
    let known: Vec<&str> = rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
    let asked = format.sections.iter().filter_map(|section| section.fill.as_ref()).flat_map(|fill| &fill.criteria);
    for id in asked.filter(|id| id.span.file.path() == &format.file && !known.contains(&id.value.as_str())) {
        let unknown = Diagnostic::error(code::UNKNOWN_CRITERION, id.span, format!("unknown criterion `{}`", id.value));
        let help = did_you_mean(&id.value, &known).unwrap_or_else(|| "`promo rubric show` lists them".to_owned());
        diagnostics.push(unknown.misspelled(&id.value, &known).help(help));
    }
}
