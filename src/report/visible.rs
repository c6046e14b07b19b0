//! Characters that a terminal obeys instead of showing, or that show a text in another order than it is written in. An author may paste
//! them unaware and another may plant them, so none leaves this room raw.

use std::borrow::Cow;
use std::io;

/// The text with every hidden character shown by exactly one other, so that columns stay. Tabs and line ends stay.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(|character| if matches!(character, '\n' | '\t') { character } else { shown(character) }).collect()
}

/// The same for what must stay on one line.
pub(crate) fn visible_line(text: &str) -> String {
    text.chars().map(shown).collect()
}

/// The text, or as much of it as a person would read, so that a pasted book does not drown the rest.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 1_000;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// Writes JSON on one line, with hidden characters as escapes: the same data, and nothing for a terminal to obey.
pub(super) struct EscapeHidden;

impl serde_json::ser::Formatter for EscapeHidden {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, hidden) in fragment.match_indices(is_hidden) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for unit in hidden.encode_utf16() {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + hidden.len();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

/// Controls have pictures of their own in Unicode; for the others there is the replacement character.
fn shown(character: char) -> char {
    match character {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        hidden if is_hidden(hidden) => char::REPLACEMENT_CHARACTER,
        plain => plain,
    }
}

/// Controls, marks and overrides of direction, separators of lines, and characters without width. Joiners stay: scripts need them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    #[test]
    fn nothing_hidden_stays_hidden() {
        assert_eq!(visible("a\x1b[31m\u{9b}2J\u{202e}b\tc\nd"), "a␛[31m\u{fffd}2J\u{fffd}b\tc\nd");
        assert_eq!(visible_line("a\r\nb\t\0\x7f"), "a␍␊b␉␀␡");
        assert_eq!(visible("é 漢 👩\u{200d}🚀"), "é 漢 👩\u{200d}🚀");
    }

    #[test]
    fn json_stays_the_same_data() {
        let text = "a\x1b\u{9b}\u{202e}\u{e0041}é\"\\\n";
        let mut out = Vec::new();
        text.serialize(&mut serde_json::Serializer::with_formatter(&mut out, EscapeHidden)).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, r#""a\u001b\u009b\u202e\udb40\udc41é\"\\\n""#);
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
