//! Prose as wide as a terminal, in whatever script: a line is measured by the columns it takes, and text without blanks, such as Chinese, is broken between its
//! characters. What has no place to break, as a path or an address, is left whole.

use textwrap::core::{Word, display_width};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Fewer columns than these are no place for prose.
const NARROWEST: usize = 20;

/// The text in lines of this width. The first begins with `lead`, the others with blanks, as many as `hanging`. Escapes of colour take no room.
pub(crate) fn wrapped(lead: &str, hanging: usize, text: &str, width: usize) -> Vec<String> {
    let under = " ".repeat(hanging);
    let room = width.max(NARROWEST);
    let options = Options::new(room)
        .initial_indent(lead)
        .subsequent_indent(&under)
        .break_words(false)
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    if text.is_empty() {
        return vec![lead.trim_end().to_owned()];
    }
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// How many columns hang under a label, where the label may take that many.
pub(crate) fn hanging(label: usize, width: usize) -> usize {
    if label + NARROWEST > width { label.min(4) } else { label }
}

/// The words of a line: at blanks, and where a character that takes two columns ends.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let Some((next_at, next)) = characters.peek().copied() else { break };
        let ends = match (character, next) {
            (' ', next) => next != ' ',
            (character, next) => breaks(line, at, character, next),
        };
        if ends {
            found.push(Word::from(&line[start..next_at]));
            start = next_at;
        }
    }
    if start < line.len() {
        found.push(Word::from(&line[start..]));
    }
    Box::new(found.into_iter())
}

/// Whether a line may end between these two: beside a character as wide as two, but not before what closes or belongs to it, nor after what opens.
fn breaks(line: &str, at: usize, character: char, next: char) -> bool {
    let is_wide = |it: char| display_width(it.encode_utf8(&mut [0; 4])) == 2;
    let joins = |it: char| matches!(it, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{1f1e6}'..='\u{1f1ff}');
    let belongs = |it: char| joins(it) || display_width(it.encode_utf8(&mut [0; 4])) == 0;
    let closes = |it: char| {
        !it.is_alphanumeric() && !is_wide(it) && it != ' '
            || "、。，．！？：；」』）】〉》ーっゃゅょッャュョ".contains(it)
    };
    let opens = |it: char| "「『（【〈《".contains(it);
    let follows_joint = line[..at].ends_with('\u{200d}');
    is_wide(character)
        && next != ' '
        && !belongs(next)
        && !closes(next)
        && !opens(character)
        && !joins(character)
        && !follows_joint
        || is_wide(character) && follows_joint && !belongs(next) && !closes(next) && next != ' '
        || is_wide(next) && character.is_alphanumeric() && !closes(next) && !joins(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_hang_under_the_first() {
        assert_eq!(wrapped("- ", 2, "one two three four five six", 20), ["- one two three four", "  five six"]);
        assert_eq!(
            wrapped("", 0, "see evidence/a-very-long-name-of-a-note.md now", 20),
            ["see", "evidence/a-very-long-name-of-a-note.md", "now"]
        );
        assert_eq!(
            wrapped("", 0, "\u{1b}[1mbold words\u{1b}[0m that are told", 20),
            ["\u{1b}[1mbold words\u{1b}[0m that are", "told"]
        );
    }

    #[test]
    fn scripts_without_blanks_are_broken_between_characters() {
        let lines = wrapped("", 0, "信頼性の向上について、書いた文章である。", 20);
        assert_eq!(lines, ["信頼性の向上につい", "て、書いた文章であ", "る。"]);
        let families = "👩‍👩‍👧‍👦".repeat(12);
        let lines = wrapped("", 0, &families, 20);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| line.starts_with('👩') && line.ends_with('👦')),
            "{lines:?}"
        );
        let combined = "e\u{301}e\u{301} ".repeat(12);
        assert!(wrapped("", 0, &combined, 20).iter().all(|line| display_width(line) <= 20));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_runs_past_the_edge(text in "([a-z漢é👩]{1,12} ){0,20}", width in 20..80_usize) {
            let lines = wrapped("", 0, &text, width);
            let letters = |text: &str| text.chars().filter(|it| *it != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(lines.iter().all(|line| display_width(line) <= width.max(24)), "{:?}", lines);
        }
    }
}
