//! Single characters that are written as their numbers: `%20`, `\u0020`, `\x20`, and `\20 ` in style sheets.

use std::borrow::Cow;

/// Percent-encoding. What is not UTF-8 is taken for Latin-1, as old addresses have it.
pub(super) fn percent(text: &str) -> Cow<'_, str> {
    let Cow::Owned(bytes) = Cow::from(percent_encoding::percent_decode_str(text)) else { return Cow::Borrowed(text) };
    let mut decoded = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.push_str(chunk.valid());
        decoded.extend(chunk.invalid().iter().copied().map(char::from));
    }
    Cow::Owned(decoded)
}

/// The escapes of JSON and JavaScript.
pub(super) fn script(text: &str) -> Cow<'_, str> {
    replaced(text, |after| {
        let mut characters = after.chars();
        match characters.next()? {
            'u' => unicode(characters.as_str()).map(|(character, length)| (character, length + 1)),
            'x' => hexadecimal(characters.as_str(), 2, 2).map(|(character, length)| (character, length + 1)),
            'n' | 'r' | 't' => Some((' ', 1)),
            mark @ ('/' | '\\' | '"' | '\'' | '`') => Some((mark, 1)),
            _ => None,
        }
    })
}

/// The escapes of style sheets: up to six digits, and a blank that ends them.
pub(super) fn style(text: &str) -> Option<String> {
    let undone = replaced(text, |after| {
        let (character, length) = hexadecimal(after, 1, 6)?;
        Some((character, length + usize::from(after[length..].starts_with(' '))))
    });
    match undone {
        Cow::Borrowed(_) => None,
        Cow::Owned(undone) => Some(undone),
    }
}

/// Each backslash, and what stands for a character after it, replaced by that character: how it is read is told with its length.
fn replaced(text: &str, read: impl Fn(&str) -> Option<(char, usize)>) -> Cow<'_, str> {
    let mut undone = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = text[at..].find('\\') {
        let place = at + found;
        at = place + 1;
        if let Some((character, length)) = read(&text[at..]) {
            undone.push_str(&text[kept..place]);
            undone.push(character);
            at += length;
            kept = at;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    undone.push_str(&text[kept..]);
    Cow::Owned(undone)
}

/// What follows `\u`: four digits, two such for what lies beyond them, or any number of digits in braces.
fn unicode(after: &str) -> Option<(char, usize)> {
    if let Some(braced) = after.strip_prefix('{') {
        let (character, length) = hexadecimal(braced, 1, 6)?;
        return braced[length..].starts_with('}').then_some((character, length + 2));
    }
    let unit = |digits: &str| u16::from_str_radix(digits.get(..4)?, 16).ok();
    let first = unit(after)?;
    let second = after[4..].strip_prefix("\\u").and_then(unit);
    match char::decode_utf16(std::iter::once(first).chain(second)).next()? {
        Ok(character) => Some((character, if character.len_utf16() == 2 { 10 } else { 4 })),
        Err(_) => None,
    }
}

fn hexadecimal(digits: &str, least: usize, most: usize) -> Option<(char, usize)> {
    let length = digits.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
    let number = u32::from_str_radix(&digits[..length], 16).ok().filter(|_| length >= least)?;
    char::from_u32(number).map(|character| (character, length))
}
