//! What the TOML parser complains of, in the words of this program: one complaint a line, and none of those that only follow from another.

use super::keys::Keys;
use crate::diagnostic::{Diagnostic, code};
use crate::syntax::date;
use crate::syntax::excerpt::{Excerpt, MOST};
use crate::syntax::slips::{self, Language, in_quotes};
use std::ops::Range;
use toml::de::Error;

const TOML: Language = Language { invalid: code::INVALID_TOML, sign: '=', escapes: "btnrfe\"\\\n" };

/// The complaints about one text, in its order.
pub(super) fn explained(excerpt: &Excerpt<'_>, keys: &Keys<'_>, errors: &[Error]) -> Vec<Diagnostic> {
    let mut errors: Vec<(Range<usize>, &str)> = errors.iter().map(|error| (place(error), error.message())).collect();
    errors.sort_by_key(|(range, _)| (range.start, range.end));
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut last = None;
    let mut told_up_to = 0;
    let mut open_quote = None;
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
            if same_line || open_quote.take().is_some_and(|quote| closes(excerpt, quote, range.start)) {
                continue;
            }
        }
        if repeated && excerpt.words(range.clone()).is_empty() {
            // Two keys that are missing are not one key twice: each is an error already.
            continue;
        }
        let diagnostic =
            if repeated { duplicate(excerpt, keys, range) } else { complaint(excerpt, keys, range, message) };
        open_quote =
            ['"', '\''].into_iter().find(|quote| diagnostic.message.starts_with(&format!("`{quote}` is never")));
        found.push(diagnostic);
        if found.len() == MOST {
            return found;
        }
    }
    found.extend(keys.unclosed.clone().map(|open| slips::open_bracket(excerpt, TOML, open.start)));
    found
}

/// Whether a line holds the quote that a text on a line above misses: that is one slip, a text that goes over two lines.
fn closes(excerpt: &Excerpt<'_>, quote: char, at: usize) -> bool {
    excerpt.words(excerpt.line(at)).matches(quote).count() % 2 == 1
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

/// The parser's message is a description and, after `, expected `, what it wanted. Neither is shown: what there is to say is said in words that this
/// program has in common for both languages, or in those below.
fn complaint(excerpt: &Excerpt<'_>, keys: &Keys<'_>, range: Range<usize>, message: &str) -> Diagnostic {
    let (what, wanted) = message.split_once(", expected ").unwrap_or((message, ""));
    let at = range.start;
    let found = slips::hidden(excerpt, TOML, at)
        .or_else(|| in_text(excerpt, keys, at, what, wanted))
        .or_else(|| slips::bracketed_text(excerpt, TOML, at));
    found.unwrap_or_else(|| match what {
        "invalid date" => not_a_date(excerpt, range),
        "invalid time" | "invalid date-time" => {
            let message = format!("`{}` is not a time", excerpt.words(range.clone()));
            excerpt.error(code::INVALID_TOML, range, message).help("put it in quotes if it is a text")
        }
        "string values must be quoted"
        | "invalid float"
        | "invalid boolean"
        | "invalid integer"
        | "missing opening quote" => unquoted(excerpt, range),
        "key with no value" | "invalid unquoted key" => no_value(excerpt, range, wanted),
        "unexpected key or value" => after_value(excerpt, at),
        "extra comma in array" => slips::missing_item(excerpt, TOML, at),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            slips::missing_comma(excerpt, TOML, at)
        }
        _ if what.contains("unclosed") => slips::open_bracket(excerpt, TOML, excerpt.line(at).start),
        _ if !is_of_keys(what) && excerpt.text[at..].starts_with([']', '}']) => slips::stray_bracket(excerpt, TOML, at),
        _ if is_of_numbers(what) => not_a_number(excerpt, range),
        _ => {
            let (message, help) = in_words(what);
            excerpt.error(code::INVALID_TOML, range, message).help(help)
        }
    })
}

/// What can be wrong with a text in quotes.
fn in_text(excerpt: &Excerpt<'_>, keys: &Keys<'_>, at: usize, what: &str, wanted: &str) -> Option<Diagnostic> {
    let start = keys.text_at(at)?;
    match what {
        "missing escaped value" | "too few unicode value digits" | "invalid value" => {
            Some(slips::bad_escape(excerpt, TOML, start))
        }
        _ if wanted.contains("visible characters") => None,
        _ if what.contains("string") && !what.contains("must be quoted") && !what.contains("key") => {
            Some(slips::open_text(excerpt, TOML, start))
        }
        _ => None,
    }
}

/// More on the line of a value than the value.
fn after_value(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let rest = excerpt.words(at..excerpt.line(at).end.max(at)).trim();
    let before = excerpt.text[..at].trim_end();
    if before.ends_with(['"', '\'']) && !rest.contains('=') {
        return slips::after_text(excerpt, TOML, at);
    }
    if before.ends_with(|last: char| last.is_ascii_digit()) && rest.starts_with(',') && rest.len() > 1 {
        return unquoted(excerpt, at..at + rest.len());
    }
    let message = "the value ends here, and more follows";
    excerpt.error(code::INVALID_TOML, at..at, message).help("write one key and its value on a line")
}

fn is_of_keys(what: &str) -> bool {
    what.contains("keys cannot be") || what.contains("assignment")
}

fn is_of_numbers(what: &str) -> bool {
    let words =
        ["fraction", "mantissa", "exponent", "number", "integer", "numeric", "radix", "sign", "digits", "leading zero"];
    !is_of_keys(what) && words.iter().any(|word| what.contains(word))
}

/// A value that begins like a number and is none.
fn not_a_number(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    let range = word(excerpt, range);
    let written = excerpt.words(range.clone());
    let message = if written.starts_with('0') && written.chars().all(|digit| digit.is_ascii_digit()) {
        "a number cannot begin with 0".to_owned()
    } else {
        format!("`{written}` is not a number")
    };
    let help = format!("put it in quotes to keep it as it is written: `{}`", in_quotes(written));
    excerpt.error(code::INVALID_TOML, range, message).help(help)
}

/// The whole word round a range.
fn word(excerpt: &Excerpt<'_>, range: Range<usize>) -> Range<usize> {
    let ends = |character: char| character.is_whitespace() || "=,[]{}".contains(character);
    let start = excerpt.text[..range.start].char_indices().rev().find(|(_, character)| ends(*character));
    let start = start.map_or(0, |(offset, character)| offset + character.len_utf8());
    let end = excerpt.text[range.end..].find(ends).map_or(excerpt.text.len(), |offset| range.end + offset);
    start..end
}

/// The rest of what the parser can say.
fn in_words(what: &str) -> (&'static str, &'static str) {
    match what {
        "missing key for inline table element" | "extra comma in inline table" | "invalid inline table element" => {
            ("a key is missing before this", "write `{ key = value }`")
        }
        "missing assignment between key-value pairs" => ("`=` is missing before this", "write `{ key = value }`"),
        "extra `=`" | "extra assignment between key-value pairs" => ("one `=` too many", "write `key = value`"),
        "unexpected `=` in array" => {
            ("`=` cannot stand in a list", "write `{ key = value }` for a table, or put the text in quotes")
        }
        "unquoted keys cannot be empty" => ("a key is empty", "write `key = value`"),
        _ if what.starts_with("keys cannot be") => {
            ("a key stands on one line", "write it in plain quotes, or without any")
        }
        _ => ("this cannot be read", "write one `key = value` on a line, and texts in quotes"),
    }
}

/// A date that is not in the calendar, reported as a key that asks for a date would report it.
pub(super) fn not_a_date(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    date::not_a_date(excerpt.words(range.clone()), excerpt.span(range))
}

fn unquoted(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    let range = if excerpt.words(range.clone()).trim().is_empty() { range } else { from_its_beginning(excerpt, range) };
    let words = excerpt.words(range.clone()).trim();
    if words.is_empty() {
        let key = excerpt.words(excerpt.line(range.start)).split('=').next().unwrap_or_default().trim();
        return slips::no_value(excerpt, range, key);
    }
    let diagnostic = excerpt.error(code::INVALID_TOML, range, format!("`{words}` is a text without quotes"));
    match words.to_ascii_lowercase().as_str() {
        "true" | "false" => diagnostic.help(format!("write `{}`", words.to_ascii_lowercase())),
        "yes" | "on" => diagnostic.help(format!("write `true`, or put it in quotes: `\"{words}\"`")),
        "no" | "off" => diagnostic.help(format!("write `false`, or put it in quotes: `\"{words}\"`")),
        _ if words.starts_with(['“', '”', '„', '‘', '’', '«']) => {
            diagnostic.help("use straight quotes: `\"`")
        }
        _ => diagnostic.help(format!("put it in quotes: `{}`", in_quotes(words))),
    }
}

/// A value that begins like a number or a date is read up to where it is none any more: the whole of it is meant.
fn from_its_beginning(excerpt: &Excerpt<'_>, range: Range<usize>) -> Range<usize> {
    word(excerpt, range.start..range.start).start..range.end
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
