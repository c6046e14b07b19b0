//! What the TOML parser complains of, in the words of this program: one complaint a line, and none of those that only follow from another.

use super::keys::Keys;
use crate::diagnostic::{Diagnostic, code};
use crate::syntax::date;
use crate::syntax::excerpt::{Excerpt, MOST};
use std::ops::Range;
use toml::de::Error;

/// The complaints about one text, in its order.
pub(super) fn explained(excerpt: &Excerpt<'_>, keys: &Keys<'_>, errors: &[Error]) -> Vec<Diagnostic> {
    let mut errors: Vec<(Range<usize>, &str)> = errors.iter().map(|error| (place(error), error.message())).collect();
    errors.sort_by_key(|(range, _)| (range.start, range.end));
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut last = None;
    let mut told_up_to = 0;
    for (range, message) in errors {
        if keys.unclosed.as_ref().is_some_and(|open| open.start <= range.start) {
            // Everything after a bracket that is never closed is read as if it stood inside.
            break;
        }
        let repeated = is_repeated(message);
        if repeated {
            if range.start < told_up_to {
                continue;
            }
            told_up_to = end_of_section(excerpt, range.start);
        } else {
            let same_line = last.is_some_and(|last| !excerpt.words(last..range.start).contains('\n'));
            last = Some(range.start);
            if same_line {
                continue;
            }
        }
        if repeated && excerpt.words(range.clone()).is_empty() {
            // Two keys that are missing are not one key twice: each is an error already.
            continue;
        }
        found.push(if repeated { duplicate(excerpt, keys, range) } else { complaint(excerpt, range, message) });
        if found.len() == MOST {
            return found;
        }
    }
    found.extend(keys.unclosed.clone().map(|open| unclosed(excerpt, open)));
    found
}

fn place(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

fn is_repeated(message: &str) -> bool {
    message == "duplicate key" || message.starts_with("cannot extend value")
}

/// Where the section ends whose header stands at an offset: the keys under a header that is repeated are only there twice because it is. Elsewhere
/// than in a header, the offset itself.
fn end_of_section(excerpt: &Excerpt<'_>, at: usize) -> usize {
    let line = excerpt.line(at);
    if !excerpt.words(line.clone()).starts_with('[') {
        return at;
    }
    excerpt.text[line.end..].find("\n[").map_or(excerpt.text.len(), |next| line.end + next + 1)
}

fn duplicate(excerpt: &Excerpt<'_>, keys: &Keys<'_>, range: Range<usize>) -> Diagnostic {
    let first = keys.first(range.start);
    excerpt.duplicate(excerpt.words(range.clone()), range, first)
}

fn unclosed(excerpt: &Excerpt<'_>, open: Range<usize>) -> Diagnostic {
    let bracket = excerpt.words(open.clone());
    let close = if bracket == "[" { "]" } else { "}" };
    excerpt
        .error(code::INVALID_TOML, open, format!("`{bracket}` is never closed"))
        .help(format!("add `{close}` at the end of the value"))
}

/// The parser's message is a description and, after `, expected `, what it wanted.
fn complaint(excerpt: &Excerpt<'_>, range: Range<usize>, message: &str) -> Diagnostic {
    let words = excerpt.words(range.clone());
    let (what, wanted) = message.split_once(", expected ").unwrap_or((message, "nothing"));
    let error = |message: String| excerpt.error(code::INVALID_TOML, range.clone(), message);
    match what {
        "invalid date" => not_a_date(excerpt, range),
        "invalid time" | "invalid date-time" => {
            error(format!("`{words}` is not a time")).help("put it in quotes if it is a text")
        }
        "string values must be quoted" | "invalid float" | "invalid boolean" | "invalid integer" => {
            unquoted(excerpt, range)
        }
        "key with no value" | "invalid unquoted key" => no_value(excerpt, range, wanted),
        "unexpected leading zero" => {
            error("a number cannot begin with 0".into()).help("put it in quotes to keep it as it is written")
        }
        "unexpected key or value" => {
            error("the value ends here, and more follows".into()).help("write one key and its value on a line")
        }
        "missing escaped value" => {
            error("an unknown escape".into()).help("write `\\\\` for a backslash, or put the text in single quotes")
        }
        _ if wanted.contains("visible characters") => {
            error("a control character in a text".into()).help("remove it, or write it as an escape such as `\\u0001`")
        }
        _ if what.contains("string") => error(format!("the closing {wanted} of a text is missing")),
        _ if wanted == "nothing" => error(what.into()),
        _ => error(what.into()).help(format!("wanted here: {wanted}")),
    }
}

/// A date that is not in the calendar, reported as a key that asks for a date would report it.
pub(super) fn not_a_date(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    date::not_a_date(excerpt.words(range.clone()), excerpt.span(range))
}

fn unquoted(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    let words = excerpt.words(range.clone()).trim();
    let message = match words {
        "" => {
            return excerpt
                .error(code::INVALID_TOML, range, "the value is missing")
                .help("write one after `=`, a text in quotes");
        }
        words => format!("`{words}` is a text without quotes"),
    };
    let diagnostic = excerpt.error(code::INVALID_TOML, range, message);
    match words.to_ascii_lowercase().as_str() {
        "true" | "false" => diagnostic.help(format!("write `{}`", words.to_ascii_lowercase())),
        _ if words.starts_with(['“', '”', '„', '‘', '’', '«']) => {
            diagnostic.help("use straight quotes: `\"`")
        }
        _ => diagnostic.help(format!("put it in quotes: `\"{words}\"`")),
    }
}

fn no_value(excerpt: &Excerpt<'_>, range: Range<usize>, wanted: &str) -> Diagnostic {
    let line = excerpt.line(range.start);
    let words = excerpt.words(line.clone());
    if words.contains(':') && !words.contains('=') {
        let diagnostic = excerpt.error(code::INVALID_TOML, range, "a key without `=`");
        return diagnostic.help("write `key = value` between `+++` lines; `key: value` belongs between `---` lines");
    }
    if wanted == "`=`" {
        return excerpt.error(code::INVALID_TOML, line, format!("`{words}` has no value")).help("write `key = value`");
    }
    let message = format!("`{}` cannot stand in a key without quotes", excerpt.words(range.clone()));
    excerpt.error(code::INVALID_TOML, range, message).help("use letters, digits, `-` and `_`, or put the key in quotes")
}
