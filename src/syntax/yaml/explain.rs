//! What is wrong with a YAML text, in the words of this program. The parser stops at the first error, so there is one complaint for a text, and it
//! should say what the author most likely meant.

use crate::diagnostic::{Diagnostic, RuleName, code};
use crate::source::Span;
use crate::syntax::Value;
use crate::syntax::excerpt::Excerpt;
use crate::syntax::slips::{self, Language, QUOTES, in_quotes, quoted_line};
use std::ops::Range;

const INVALID: RuleName = code::INVALID_YAML;
const UNSUPPORTED: RuleName = code::UNSUPPORTED_YAML;

const YAML: Language = Language { invalid: INVALID, sign: ':', escapes: "0abtnvfre \"/\\N_LP\t\n" };

/// A character that YAML does not allow, and that would confuse an editor as well.
pub(super) fn control_character(excerpt: &Excerpt<'_>) -> Option<Diagnostic> {
    let odd = |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}');
    let (offset, _) = excerpt.text.char_indices().find(|(_, character)| odd(*character))?;
    slips::hidden(excerpt, YAML, offset)
}

/// An anchor, an alias or a tag.
pub(super) fn not_supported(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let length = excerpt.text[at..].find(|character: char| character.is_whitespace() || ",[]{}".contains(character));
    let range = at..length.map_or(excerpt.text.len(), |length| at + length.max(1));
    let message = format!("a value cannot begin with `{}`", excerpt.words(at..at + 1));
    let quotes = quoted_line(excerpt, YAML, at).unwrap_or_else(|| QUOTES.to_owned());
    let help = if excerpt.text[at..].starts_with('*') {
        format!("write the value out; if it is a text, {quotes}")
    } else {
        quotes
    };
    excerpt.error(UNSUPPORTED, range, message).help(help)
}

/// A line that begins or ends a document.
pub(super) fn marker(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    // What ends a document is only noticed at what follows it.
    let before = excerpt.line(excerpt.text[..range.start].trim_end().len());
    let line = if excerpt.words(before.clone()) == "..." { before } else { excerpt.line(range.start) };
    let message = format!("`{}` cannot stand inside front matter", excerpt.words(line.clone()));
    excerpt.error(UNSUPPORTED, line, message).help("remove the line, or put what belongs to it in quotes")
}

/// Too many tables and lists inside each other.
pub(super) fn too_deep(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    excerpt.error(UNSUPPORTED, at..at + 1, format!("nested deeper than {} levels", super::DEEPEST))
}

/// A key that is a list, a table, empty, or `<<`.
pub(super) fn not_a_key(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    match excerpt.words(range.clone()) {
        "<<" => excerpt.error(UNSUPPORTED, range, "`<<` cannot be a key").help("write the keys out"),
        words if words.starts_with(['[', '{', '-', '?']) => slips::bracketed_text(excerpt, YAML, range.start)
            .unwrap_or_else(|| excerpt.error(UNSUPPORTED, range, "a key must be a text").help("write `key: value`")),
        _ => excerpt.error(INVALID, range, "a key is empty").help("write `key: value`"),
    }
}

/// Front matter that is a text or a list.
pub(super) fn not_a_table(excerpt: &Excerpt<'_>, span: Span, value: &Value) -> Diagnostic {
    let start = span.start - excerpt.start;
    let line = start..excerpt.line(start).end.min(span.end - excerpt.start);
    let words = excerpt.words(line.clone());
    if let Some(blank) = odd_separator(excerpt, &line) {
        return blank;
    }
    if let Some((key, value)) = words.split_once('=')
        && !words.contains(':')
        && !key.trim().contains(' ')
    {
        let help = format!(
            "write `{}: {}` between `---` lines; `key = value` belongs between `+++` lines",
            key.trim(),
            value.trim()
        );
        return excerpt.error(INVALID, line, "a key without `:`").help(help);
    }
    let diagnostic =
        excerpt.error(INVALID, line, format!("front matter is keys and values, and this is {}", value.name()));
    match words.split_once([':', '：']) {
        Some((key, rest)) if !rest.is_empty() => {
            diagnostic.help(format!("write a space after the colon: `{key}: {rest}`"))
        }
        _ => diagnostic.help("write `key: value`; a rule at the top of a note can be written `***`"),
    }
}

/// A blank that is no plain space where the sign before it needs one: after the colon of a key, after the dash of an item.
fn odd_separator(excerpt: &Excerpt<'_>, line: &Range<usize>) -> Option<Diagnostic> {
    let words = excerpt.words(line.clone());
    let sign = if words.starts_with('-') { 0 } else { words.find(':')? };
    slips::hidden(excerpt, YAML, line.start + sign + 1)
}

/// A blank that is no plain space before or after a key without quotes: YAML takes it for a part of the key.
pub(super) fn blank_in_key(excerpt: &Excerpt<'_>, range: &Range<usize>) -> Option<Diagnostic> {
    let words = excerpt.words(range.clone());
    let last = words.char_indices().next_back().map_or(0, |(offset, _)| offset);
    [0, last].into_iter().find_map(|offset| slips::hidden(excerpt, YAML, range.start + offset))
}

/// What the parser says at a place, with the bracket that was open there.
pub(super) fn explained(excerpt: &Excerpt<'_>, info: &str, at: usize, bracket: Option<usize>) -> Diagnostic {
    if refers(info) {
        return not_supported(excerpt, at);
    }
    if info.contains("recursion limit") {
        return too_deep(excerpt, at);
    }
    if info.contains("directive") || info.contains("document end marker") {
        return marker(excerpt, at..at);
    }
    if info.contains("<document start>") {
        if let Some(directive) = directive(excerpt.text) {
            return marker(excerpt, directive..directive);
        }
        if excerpt.text[at..].starts_with(['&', '*', '!']) {
            return not_supported(excerpt, at);
        }
    }
    let open = bracket.filter(|open| never_closed(excerpt, info, *open, at));
    if let Some(open) = open.or_else(|| slips::opened(excerpt, YAML, at).filter(|_| info.contains("indentation"))) {
        return slips::open_bracket(excerpt, YAML, open);
    }
    let diagnostic = misread(excerpt, info, at).unwrap_or_else(|| general(excerpt, info, at));
    match bracket {
        Some(bracket) if diagnostic.span.start > excerpt.start + bracket => {
            let sign = excerpt.words(bracket..bracket + 1);
            diagnostic.also(excerpt.span(bracket..bracket + 1), format!("inside this `{sign}`"))
        }
        _ => diagnostic,
    }
}

/// Whether what the parser complains of is that a bracket goes on to the next line and further, without a partner on its own.
fn never_closed(excerpt: &Excerpt<'_>, info: &str, open: usize, at: usize) -> bool {
    let line = excerpt.line(open).end;
    let close = if excerpt.text[open..].starts_with('[') { ']' } else { '}' };
    let wants_an_end = ["',' or", "placement of ':'", "end of stream", "unexpected eof", "indentation in flow"];
    wants_an_end.iter().any(|word| info.contains(word)) && at >= line && !excerpt.words(open..line).contains(close)
}

/// The first line that begins with `%`.
fn directive(text: &str) -> Option<usize> {
    if text.starts_with('%') { Some(0) } else { text.find("\n%").map(|newline| newline + 1) }
}

fn refers(info: &str) -> bool {
    ["anchor", " a tag", "verbatim tag", "tag character", "the handle", "scanning TAG"]
        .iter()
        .any(|word| info.contains(word))
}

/// The usual mistakes, each with the place and the help that fit it.
fn misread(excerpt: &Excerpt<'_>, info: &str, at: usize) -> Option<Diagnostic> {
    let error = |range: Range<usize>, message: &str| Some(excerpt.error(INVALID, range, message));
    if info.contains("mapping values are not allowed") {
        return Some(stray_colon(excerpt, at));
    }
    if let Some(hidden) = slips::hidden(excerpt, YAML, at) {
        return Some(hidden);
    }
    if info.contains("tab") && !info.contains("table") {
        let line = excerpt.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let tab = excerpt.text[line..].find('\t').map_or(at, |offset| line + offset);
        return error(tab..tab + 1, "a tab where YAML wants spaces").map(|found| found.help("indent with spaces"));
    }
    if info.contains("end of stream") || info.contains("document indicator") || info.contains("indentation in quoted") {
        return Some(slips::open_text(excerpt, YAML, at));
    }
    if info.contains("trailing content after") {
        let rest = excerpt.text[at..].trim_start();
        let next = excerpt.text.len() - rest.len();
        let is_item = rest.starts_with(['"', '\'']);
        return Some(if is_item {
            slips::missing_comma(excerpt, YAML, next)
        } else {
            slips::after_text(excerpt, YAML, at)
        });
    }
    if info.contains("escape") || info.contains("hexadecimal") {
        return Some(slips::bad_escape(excerpt, YAML, at));
    }
    if info.contains("unexpected character") || info.contains("expected comment or line break") {
        return Some(cannot_begin(excerpt, at));
    }
    if info.starts_with("simple key") {
        return Some(lonely_key(excerpt, at));
    }
    None
}

/// A colon followed by a space inside a text, or a key under a value.
fn stray_colon(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let line = excerpt.line(at);
    let before = excerpt.words(line.start..at);
    let diagnostic = excerpt.error(INVALID, at..at + 1, "a colon and a space inside a text without quotes");
    match before.find(": ").or_else(|| before.starts_with("- ").then_some(0)) {
        Some(colon) => {
            let key = &before[..colon + 2];
            let value = excerpt.words(line.start + key.len()..line.end).trim();
            diagnostic.help(format!("{QUOTES}: `{key}{}`", in_quotes(value)))
        }
        None => {
            let diagnostic = excerpt.error(INVALID, line, "a key that is indented like more of the text above");
            diagnostic.help("give it the indentation of the key above, or put the text in quotes")
        }
    }
}

/// A sign that a text without quotes cannot begin with.
fn cannot_begin(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let sign = match excerpt.words(at..at + 1) {
        "`" => "a backtick".to_owned(),
        sign => format!("`{sign}`"),
    };
    let help = quoted_line(excerpt, YAML, at).unwrap_or_else(|| QUOTES.to_owned());
    excerpt.error(INVALID, at..at + 1, format!("a text cannot begin with {sign}")).help(help)
}

/// The parser notices a key without a colon only when it comes to what follows.
fn lonely_key(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let before = excerpt.text[..at].trim_end();
    let line = excerpt.line(before.len());
    if let Some(found) = odd_separator(excerpt, &line).or_else(|| slips::bracketed_text(excerpt, YAML, line.start)) {
        return found;
    }
    let words = excerpt.words(line.clone());
    let diagnostic = excerpt.error(INVALID, line, format!("`{words}` is not a key with a value"));
    diagnostic.help("write `key: value`, or indent it when it goes on with the text above")
}

/// The rest of what the parser can say.
fn general(excerpt: &Excerpt<'_>, info: &str, at: usize) -> Diagnostic {
    let (range, message, help) = match info {
        _ if info.contains("bracket") => return slips::stray_bracket(excerpt, YAML, at),
        _ if info.contains("',' or ']'") && !excerpt.text[at..].starts_with(['}', ':']) => {
            return slips::missing_comma(excerpt, YAML, at);
        }
        _ if info.contains("',' or ']'") => {
            (at..at + 1, "`,` or `]` is missing before this", "close the list with `]`")
        }
        _ if info.contains("',' or '}'") => {
            (at..at + 1, "`,` or `}` is missing before this", "close the table with `}`")
        }
        _ if info.contains("placement of ':'") => {
            (at..at + 1, "a key inside a list", "close the list with `]` on the line before")
        }
        _ if info.contains("block sequence entries") => (
            at..at + 1,
            "a list cannot begin here",
            "begin it on the next line, write `[a, b]`, or put the text in quotes",
        ),
        _ if info.contains("only valid inside a block") => {
            (at..at + 1, "`-` cannot stand inside brackets", "separate items with `,`")
        }
        _ if info.contains("node content") => return slips::missing_item(excerpt, YAML, at),
        _ if info.contains("comment intercepting") => (
            at..excerpt.line(at).end,
            "a comment in the middle of a text",
            "put the text in quotes, or the comment on a line above",
        ),
        _ if info.contains("plain scalar") => (at..at + 1, "a text cannot begin here", QUOTES),
        _ if info.contains("mapping keys are not allowed") => return cannot_begin(excerpt, at),
        _ if info.contains("block scalar") => {
            (at..excerpt.line(at).end, "lines after `|` or `>` are indented unevenly", "indent them alike")
        }
        _ => {
            if let Some(text) = slips::bracketed_text(excerpt, YAML, at) {
                return text;
            }
            let message = "this does not fit the lines above";
            (at..excerpt.line(at).end.max(at), message, "give the keys of one table the same indentation")
        }
    };
    excerpt.error(INVALID, range, message).help(help)
}

#[cfg(test)]
mod tests;
