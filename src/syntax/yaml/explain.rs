//! What is wrong with a YAML text, in the words of this program. The parser stops at the first error, so there is one complaint for a text, and it
//! should say what the author most likely meant.

use crate::diagnostic::{Diagnostic, RuleName, code};
use crate::source::Span;
use crate::syntax::Value;
use crate::syntax::excerpt::Excerpt;
use std::ops::Range;

const INVALID: RuleName = code::INVALID_YAML;
const UNSUPPORTED: RuleName = code::UNSUPPORTED_YAML;

/// What helps whenever a sign means something to YAML and nothing to the author.
const QUOTES: &str = "put the text in quotes";

/// A character that YAML does not allow, and that would confuse an editor as well.
pub(super) fn control_character(excerpt: &Excerpt<'_>) -> Option<Diagnostic> {
    let odd = |character: char| character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}');
    let (offset, character) = excerpt.text.char_indices().find(|(_, character)| odd(*character))?;
    let message = format!("a control character, U+{:04X}", u32::from(character));
    Some(excerpt.error(INVALID, offset..offset + character.len_utf8(), message).help("remove it"))
}

/// An anchor, an alias or a tag.
pub(super) fn not_supported(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let length = excerpt.text[at..].find(|character: char| character.is_whitespace() || ",[]{}".contains(character));
    let range = at..length.map_or(excerpt.text.len(), |length| at + length.max(1));
    let words = excerpt.words(range.clone());
    let what = if words.starts_with('!') { "tags" } else { "anchors" };
    let help = if words.starts_with('*') { "write the value out; if it is a text, put it in quotes" } else { QUOTES };
    excerpt.error(UNSUPPORTED, range, format!("{what} not allowed: `{words}`")).help(help)
}

/// A line that begins or ends a document.
pub(super) fn marker(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    let line = excerpt.line(range.start);
    excerpt.error(UNSUPPORTED, line, "front matter is one document").help("remove what begins or ends another one")
}

/// Too many tables and lists inside each other.
pub(super) fn too_deep(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    excerpt.error(UNSUPPORTED, at..at + 1, format!("nested deeper than {} levels", super::DEEPEST))
}

/// A key that is a list, a table, empty, or `<<`.
pub(super) fn not_a_key(excerpt: &Excerpt<'_>, range: Range<usize>) -> Diagnostic {
    match excerpt.words(range.clone()) {
        "<<" => excerpt.error(UNSUPPORTED, range, "merge keys not allowed: `<<`").help("write the keys out"),
        words if words.starts_with(['[', '{', '-', '?']) => excerpt.error(UNSUPPORTED, range, "a key must be a text"),
        _ => excerpt.error(INVALID, range, "a key is empty").help("write `key: value`"),
    }
}

/// Front matter that is a text or a list.
pub(super) fn not_a_table(excerpt: &Excerpt<'_>, span: Span, value: &Value) -> Diagnostic {
    let start = span.start - excerpt.start;
    let line = start..excerpt.line(start).end.min(span.end - excerpt.start);
    let words = excerpt.words(line.clone());
    let diagnostic =
        excerpt.error(INVALID, line, format!("front matter is keys and values, and this is {}", value.name()));
    match words.split_once(':') {
        Some((key, rest)) if !rest.is_empty() => {
            diagnostic.help(format!("write a space after the colon: `{key}: {rest}`"))
        }
        _ => diagnostic.help("write `key: value`; a rule at the top of a note can be written `***`"),
    }
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
    let diagnostic = misread(excerpt, info, at).unwrap_or_else(|| general(excerpt, info, at));
    match bracket {
        Some(bracket) if diagnostic.span.start > excerpt.start + bracket => {
            let sign = excerpt.words(bracket..bracket + 1);
            diagnostic.also(excerpt.span(bracket..bracket + 1), format!("inside this `{sign}`"))
        }
        _ => diagnostic,
    }
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
    if info.contains("tab") && !info.contains("table") {
        let line = excerpt.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let tab = excerpt.text[line..].find('\t').map_or(at, |offset| line + offset);
        return error(tab..tab + 1, "a tab where YAML wants spaces").map(|found| found.help("indent with spaces"));
    }
    if info.contains("end of stream") || info.contains("document indicator") || info.contains("indentation in quoted") {
        let quote = excerpt.words(at..at + 1);
        return error(at..at + 1, &format!("`{quote}` is never closed"))
            .map(|found| found.help(format!("add `{quote}` at the end of the text")));
    }
    if info.contains("trailing content after") {
        let rest = at..excerpt.line(at).end;
        let help =
            "put the whole text in quotes of the other kind, or write a quote inside it twice (`''`) or as `\\\"`";
        return error(rest, "the text ends at the quote before this").map(|found| found.help(help));
    }
    if info.contains("escape") || info.contains("hexadecimal") {
        let help = "write `\\\\` for a backslash, or put the text in single quotes";
        return error(bad_escape(excerpt.text, at), "an unknown escape").map(|found| found.help(help));
    }
    if info.contains("unexpected character") {
        let sign = excerpt.words(at..at + 1);
        return error(at..at + 1, &format!("a text cannot begin with `{sign}`")).map(|found| found.help(QUOTES));
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

fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

/// The parser notices a key without a colon only when it comes to what follows.
fn lonely_key(excerpt: &Excerpt<'_>, at: usize) -> Diagnostic {
    let before = excerpt.text[..at].trim_end();
    let line = excerpt.line(before.len());
    let words = excerpt.words(line.clone());
    let diagnostic = excerpt.error(INVALID, line, format!("`{words}` is not a key with a value"));
    diagnostic.help("write `key: value`, or indent it when it goes on with the text above")
}

/// The first backslash of the quoted text at `at` that YAML cannot read.
fn bad_escape(text: &str, at: usize) -> Range<usize> {
    let mut characters = text[at..].char_indices();
    while let Some((offset, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let Some((_, escaped)) = characters.next() else { break };
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abtnvfre \"/\\N_LP\t\n".contains(escaped) => continue,
            _ => 0,
        };
        let start = at + offset;
        let end = start + 1 + escaped.len_utf8();
        let code = text[end..].get(..digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        if digits == 0 || code.and_then(char::from_u32).is_none() {
            return start..end;
        }
    }
    at..at + 1
}

/// The rest of what the parser can say.
fn general(excerpt: &Excerpt<'_>, info: &str, at: usize) -> Diagnostic {
    let (range, message, help) = match info {
        _ if info.contains("bracket") => (at..at + 1, "this bracket closes nothing", QUOTES),
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
        _ if info.contains("node content") => {
            (at..at + 1, "a value is missing before this", "write one, or remove the comma")
        }
        _ if info.contains("comment intercepting") => (
            at..excerpt.line(at).end,
            "a comment in the middle of a text",
            "put the text in quotes, or the comment on a line above",
        ),
        _ if info.contains("plain scalar") => (at..at + 1, "a text cannot begin here", QUOTES),
        _ if info.contains("block scalar") => {
            (at..excerpt.line(at).end, "lines after `|` or `>` are indented unevenly", "indent them alike")
        }
        _ => (
            at..excerpt.line(at).end.max(at),
            "this does not fit the lines above",
            "give the keys of one table the same indentation",
        ),
    };
    excerpt.error(INVALID, range, message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::syntax::yaml::tests::{complaint, read};

    #[test]
    fn what_could_hide_something_is_refused() {
        for (text, wanted) in [
            ("a: &a [*a]\n", "unsupported-yaml: anchors not allowed: `&a` [&a] put the text in quotes"),
            (
                "é: *b\n",
                "unsupported-yaml: anchors not allowed: `*b` [*b] write the value out; if it is a text, put it in quotes",
            ),
            (
                "a: *wow* this\n",
                "unsupported-yaml: anchors not allowed: `*wow*` [*wow*] write the value out; if it is a text, put it in quotes",
            ),
            ("a: &\n", "unsupported-yaml: anchors not allowed: `&` [&] put the text in quotes"),
            ("&k a: 1\n", "unsupported-yaml: anchors not allowed: `&k` [&k] put the text in quotes"),
            ("&a &b c: 1\n", "unsupported-yaml: anchors not allowed: `&a` [&a] put the text in quotes"),
            (
                "a: !important x\n",
                "unsupported-yaml: tags not allowed: `!important` [!important] put the text in quotes",
            ),
            ("a: !!! wow\n", "unsupported-yaml: tags not allowed: `!!!` [!!!] put the text in quotes"),
            ("a: [!!int 1]\n", "unsupported-yaml: tags not allowed: `!!int` [!!int] put the text in quotes"),
            ("<<: {a: 1}\n", "unsupported-yaml: merge keys not allowed: `<<` [<<] write the keys out"),
            (
                "a: 1\n--- b\n",
                "unsupported-yaml: front matter is one document [--- b] remove what begins or ends another one",
            ),
            (
                "--- {a: 1}\n",
                "unsupported-yaml: front matter is one document [--- {a: 1}] remove what begins or ends another one",
            ),
            (
                "a: 1\n...\nb: 1\n",
                "unsupported-yaml: front matter is one document [b: 1] remove what begins or ends another one",
            ),
            (
                "%YAML 1.2\na: 1\n",
                "unsupported-yaml: front matter is one document [%YAML 1.2] remove what begins or ends another one",
            ),
            ("? [a]\n: b\n", "unsupported-yaml: a key must be a text [[] "),
            ("{a: b}: c\n", "unsupported-yaml: a key must be a text [{] "),
        ] {
            assert_eq!(complaint(text), wanted);
        }
        let laughs: String = (1..10)
            .map(|level| format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 9].join(", ")))
            .collect();
        assert!(complaint(&laughs).contains("anchors not allowed"));
    }

    #[test]
    fn mistakes_are_said_in_words() {
        for (text, wanted) in [
            (
                "title: Cut p99: from \"1.2 s\" # é\n",
                "invalid-yaml: a colon and a space inside a text without quotes [:] put the text in quotes: `title: 'Cut p99: from \"1.2 s\" # é'`",
            ),
            (
                "é:\n  - Cut p99: a: b\n",
                "invalid-yaml: a colon and a space inside a text without quotes [:] put the text in quotes: `- Cut p99: \"a: b\"`",
            ),
            (
                "a: 1\n  b: 2\n",
                "invalid-yaml: a key that is indented like more of the text above [b: 2] give it the indentation of the key above, or put the text in quotes",
            ),
            ("a:\n\tb: c\n", "invalid-yaml: a tab where YAML wants spaces [\t] indent with spaces"),
            ("a: 'x\nb: 1\n", "invalid-yaml: `'` is never closed ['] add `'` at the end of the text"),
            ("a: \"x\n", "invalid-yaml: `\"` is never closed [\"] add `\"` at the end of the text"),
            (
                "a: \"é\\q\"\n",
                "invalid-yaml: an unknown escape [\\q] write `\\\\` for a backslash, or put the text in single quotes",
            ),
            (
                "a: \"\\\\ \\u12\"\n",
                "invalid-yaml: an unknown escape [\\u] write `\\\\` for a backslash, or put the text in single quotes",
            ),
            ("a: @ana\n", "invalid-yaml: a text cannot begin with `@` [@] put the text in quotes"),
            (
                "a: 1\nfoo é\n\nb: 2\n",
                "invalid-yaml: `foo é` is not a key with a value [foo é] write `key: value`, or indent it when it goes on with the text above",
            ),
            (
                "a: - x\n",
                "invalid-yaml: a list cannot begin here [-] begin it on the next line, write `[a, b]`, or put the text in quotes",
            ),
            ("a: [x,,y]\n", "invalid-yaml: a value is missing before this [,] write one, or remove the comma"),
            (
                "a:\n  - x\n - y\n",
                "invalid-yaml: this does not fit the lines above [- y] give the keys of one table the same indentation",
            ),
            (
                "a:x\n",
                "invalid-yaml: front matter is keys and values, and this is a text [a:x] write a space after the colon: `a: x`",
            ),
            (
                "Some words\n",
                "invalid-yaml: front matter is keys and values, and this is a text [Some words] write `key: value`; a rule at the top of a note can be written `***`",
            ),
            (
                "- a\n",
                "invalid-yaml: front matter is keys and values, and this is a list [a] write `key: value`; a rule at the top of a note can be written `***`",
            ),
            (": x\n", "invalid-yaml: a key is empty [] write `key: value`"),
            ("a: x\u{1}\n", "invalid-yaml: a control character, U+0001 [\u{1}] remove it"),
        ] {
            assert_eq!(complaint(text), wanted);
        }
        assert!(complaint("a: 'it's'\n").starts_with("invalid-yaml: the text ends at the quote before this [s'] "));
        let (_, diagnostics, source) = read("a: [1, 2\nb: 3\n");
        assert_eq!(&source[diagnostics[0].labels[0].span.range()], "[");
    }
}
