//! Blanks that are no blanks: characters that show nothing and are no plain space, as a web page or a chat leaves them in what is copied. A message that
//! quotes one shows a sign in its place and says which it is; without that, the word in the message looks like the right one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What stands for each of them in a message.
const SIGN: char = '␣';

/// What such a character is called, as in `U+00A0 no-break space`; nothing for any other character.
pub fn odd_blank(character: char) -> Option<String> {
    let name = match character {
        '\t' => "tab",
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => "space of another width",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' | '\u{200f}' | '\u{61c}' => "mark of direction",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202f}' => "narrow no-break space",
        '\u{2060}' => "word joiner",
        '\u{3000}' => "ideographic space",
        '\u{feff}' => "byte order mark",
        _ => return None,
    };
    Some(format!("U+{:04X} {name}", u32::from(character)))
}

/// The message with each of them shown and named: ``unknown key `title␣` (␣ is U+00A0 no-break space)``.
pub(super) fn named(message: String) -> String {
    let mut shown = String::with_capacity(message.len());
    let mut names = BTreeSet::new();
    let mut before = ' ';
    let mut characters = message.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let line_end = (character == '\n').then(|| "U+000A line end".to_owned());
        match odd_blank(character).or(line_end).filter(|_| !is_joining(character, before, after)) {
            Some(name) => {
                names.insert(name);
                shown.push(SIGN);
            }
            None => shown.push(character),
        }
        before = character;
    }
    if names.is_empty() {
        return message;
    }
    let names: Vec<Cow<'_, str>> = names.into_iter().map(Cow::Owned).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let written = write!(shown, " ({SIGN} {verb} {})", super::listed(&names));
    debug_assert!(written.is_ok(), "a string takes what is written");
    shown
}

/// Some scripts, and faces made of several, need joiners between their letters.
fn is_joining(character: char, before: char, after: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !after.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_is_shown_and_named() {
        for (written, wanted) in [
            ("unknown key `title`", "unknown key `title`"),
            ("unknown key `title\u{a0}`", "unknown key `title␣` (␣ is U+00A0 no-break space)"),
            ("unknown key `\u{200b}title`", "unknown key `␣title` (␣ is U+200B zero width space)"),
            ("unknown criterion `a\u{3000}b`", "unknown criterion `a␣b` (␣ is U+3000 ideographic space)"),
            ("unknown key `a\tb`", "unknown key `a␣b` (␣ is U+0009 tab)"),
            ("no note has the id `a\nb`", "no note has the id `a␣b` (␣ is U+000A line end)"),
            ("`a\u{200d}`", "`a␣` (␣ is U+200D zero width joiner)"),
            ("`👩\u{200d}🚀`", "`👩\u{200d}🚀`"),
            ("`\u{a0}a\u{feff}\u{a0}`", "`␣a␣␣` (␣ are U+00A0 no-break space and U+FEFF byte order mark)"),
        ] {
            assert_eq!(named(written.to_owned()), wanted);
        }
    }
}
