//! Slips that can be made in TOML and in YAML alike, each said in the same words in both. What the two parsers call them reaches nobody.

use super::excerpt::Excerpt;
use crate::diagnostic::{Diagnostic, RuleName, code, odd_blank};
use std::ops::Range;

/// One of the two languages, as far as messages differ by it.
#[derive(Clone, Copy)]
pub(super) struct Language {
    /// The rule of a text that cannot be read.
    pub(super) invalid: RuleName,
    /// What stands between a key and its value.
    pub(super) sign: char,
    /// What may follow a backslash, but for the codes of characters.
    pub(super) escapes: &'static str,
}

/// What helps whenever a sign means something to the language and nothing to the author.
pub(super) const QUOTES: &str = "put the text in quotes";

/// A key with nothing after its sign.
pub(super) fn no_value(excerpt: &Excerpt<'_>, range: Range<usize>, key: &str) -> Diagnostic {
    excerpt.error(code::WRONG_TYPE, range, format!("`{key}` has no value")).help(NO_VALUE)
}

/// What helps a key without a value.
pub(super) const NO_VALUE: &str = "write one after it, or remove the key";

/// A text in quotes that goes on to the end of its line, or of everything.
pub(super) fn open_text(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    let length = if let "\"\"\"" | "'''" = excerpt.words(at..at + 3) { 3 } else { 1 };
    let quote = excerpt.words(at..at + length);
    let diagnostic = excerpt.error(language.invalid, at..at + length, format!("`{quote}` is never closed"));
    diagnostic.help(format!("add `{quote}` at the end of the text"))
}

/// A bracket that nothing closes.
pub(super) fn open_bracket(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    let bracket = excerpt.words(at..at + 1);
    let close = if bracket == "[" { "]" } else { "}" };
    let diagnostic = excerpt.error(language.invalid, at..at + 1, format!("`{bracket}` is never closed"));
    diagnostic.help(format!("add `{close}` at the end of the value"))
}

/// A bracket that closes what was never opened.
pub(super) fn stray_bracket(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    let help = quoted_line(excerpt, language, at).unwrap_or_else(|| QUOTES.to_owned());
    excerpt.error(language.invalid, at..at + 1, "this bracket closes nothing").help(help)
}

/// Two commas in a row, or one before the first item.
pub(super) fn missing_item(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    excerpt.error(language.invalid, at..at + 1, "a value is missing before this").help("write one, or remove the comma")
}

/// Two items with nothing between them.
pub(super) fn missing_comma(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    excerpt.error(language.invalid, at..at + 1, "`,` is missing before this").help("separate items with `,`")
}

/// Something after the closing quote of a text; `at` is where it begins, blanks before it counted or not.
pub(super) fn after_text(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    let end = excerpt.line(at).end.max(at);
    let start = at + (excerpt.words(at..end).len() - excerpt.words(at..end).trim_start().len());
    let rest = excerpt.words(start..end);
    if let "," | ";" = rest {
        let message = format!("`{rest}` after the value");
        return excerpt.error(language.invalid, start..end, message).help("remove it");
    }
    let help = if excerpt.text[..start].trim_end().ends_with('\'') {
        "put the whole text in double quotes"
    } else {
        "write a quote inside the text as `\\\"`, or put the whole text in single quotes"
    };
    excerpt.error(language.invalid, start..end, "the text ends at the quote before this").help(help)
}

/// A text without quotes that begins like a list or a table, such as `[SEC] Cut the build time` or `{{title}}`, on the line of `at`.
pub(super) fn bracketed_text(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Option<Diagnostic> {
    let range = value(excerpt, language, at)?;
    let words = excerpt.words(range.clone());
    let closed = closed(words)?;
    let rest = words[closed..].trim_start();
    let is_text = words.starts_with("{{") || !(rest.is_empty() || rest.starts_with(['#', ',', ':']));
    let bracket = is_text.then(|| &words[..1])?;
    let message = format!("a text that begins with `{bracket}` needs quotes");
    let help = quoted_line(excerpt, language, at).unwrap_or_else(|| QUOTES.to_owned());
    Some(excerpt.error(language.invalid, range, message).help(help))
}

/// Where a list or table begins on the line before `at` that does not end there.
pub(super) fn opened(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Option<usize> {
    let before = excerpt.text.get(..at)?.trim_end().len();
    let range = value(excerpt, language, before)?;
    let words = excerpt.words(range.clone());
    (words.starts_with(['[', '{']) && closed(words).is_none()).then_some(range.start)
}

/// How long the list or table at the beginning of a text is; nothing where there is none, or where it goes on.
fn closed(words: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, character) in words.char_indices() {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (offset > 0).then_some(offset + 1);
        }
    }
    None
}

/// The value on the line of `at`, when one key and one value stand there.
fn value(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Option<Range<usize>> {
    let line = excerpt.line(at);
    let words = excerpt.words(line.clone());
    let sign = words.find(language.sign)?;
    let is_key =
        words[..sign].trim_start_matches("- ").chars().all(|it| it.is_alphanumeric() || "-_ \"'.".contains(it));
    let start = sign + 1 + (words[sign + 1..].len() - words[sign + 1..].trim_start().len());
    (is_key && start < words.len()).then(|| line.start + start..line.end)
}

/// The line of `at` with its value in quotes, as what would help.
pub(super) fn quoted_line(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Option<String> {
    let value = value(excerpt, language, at)?;
    let key = excerpt.words(excerpt.line(at).start..value.start);
    Some(format!("{QUOTES}: `{key}{}`", in_quotes(excerpt.words(value))))
}

/// A text as both languages read it again.
pub(super) fn in_quotes(value: &str) -> String {
    match (value.contains(['"', '\\']), value.contains('\'')) {
        (false, _) => format!("\"{value}\""),
        (true, false) => format!("'{value}'"),
        (true, true) => format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// A character that no editor shows and neither language takes outside of a text: a control, or a blank that is no plain one.
pub(super) fn hidden(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Option<Diagnostic> {
    let character = excerpt.text.get(at..)?.chars().next()?;
    let range = at..at + character.len_utf8();
    let error = |message: String| excerpt.error(language.invalid, range, message);
    match odd_blank(character) {
        // A tab is as good as a space wherever only TOML looks.
        _ if matches!(character, '\t' | '\n' | '\r') => None,
        Some(name) => {
            Some(error(format!("{name} outside of a text")).help("write a plain space there, or take it out"))
        }
        None if character.is_control() => {
            Some(error(format!("a control character, U+{:04X}", u32::from(character))).help("remove it"))
        }
        None => None,
    }
}

/// The first backslash of the quoted text at `at` that means nothing.
pub(super) fn bad_escape(excerpt: &Excerpt<'_>, language: Language, at: usize) -> Diagnostic {
    let help = "write `\\\\` for a backslash, or put the text in single quotes";
    excerpt.error(language.invalid, escape(excerpt.text, language, at), "an unknown escape").help(help)
}

fn escape(text: &str, language: Language, at: usize) -> Range<usize> {
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
            _ if language.escapes.contains(escaped) => continue,
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

#[cfg(test)]
mod jargon;
#[cfg(test)]
mod tests;
