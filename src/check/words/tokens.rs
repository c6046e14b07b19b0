//! The words of a sentence, one by one, for shapes that no list of phrases can hold: *far* beside anything that ends in *-er*. A rule that looks for a shape
//! walks over them; nothing has to be compiled for it.

use std::ops::Range;

/// The words of a text that [`plain`](super::plain()) has made, in order.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'t> {
    plain: &'t str,
    all: Vec<Range<usize>>,
}

impl<'t> Tokens<'t> {
    /// Cuts a text into words: letters and digits with hyphens and apostrophes inside.
    pub(crate) fn of(plain: &'t str) -> Tokens<'t> {
        let mut all = Vec::new();
        let mut start = None;
        for (at, character) in plain.char_indices() {
            let is_part = character.is_alphanumeric() || matches!(character, '-' | '\'' | '’') && start.is_some();
            match (is_part, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    all.push(trimmed(plain, from..at));
                    start = None;
                }
                (true, Some(_)) | (false, None) => {}
            }
        }
        all.extend(start.map(|from| trimmed(plain, from..plain.len())));
        Tokens { plain, all }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The word at this place; empty behind the last.
    pub(crate) fn word(&self, nth: usize) -> &'t str {
        self.all.get(nth).map_or("", |range| &self.plain[range.clone()])
    }

    /// All of them.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'t str> {
        self.all.iter().map(|range| &self.plain[range.clone()])
    }

    /// From one word to another, in the text.
    pub(crate) fn range(&self, first: usize, last: usize) -> Range<usize> {
        let from = self.all.get(first).map_or(self.plain.len(), |range| range.start);
        let to = self.all.get(last).map_or(self.plain.len(), |range| range.end);
        from..to.max(from)
    }

    /// Whether only blanks, or a stroke as in *and/or*, stand between a word and the next.
    pub(crate) fn is_joined(&self, nth: usize) -> bool {
        let (Some(one), Some(next)) = (self.all.get(nth), self.all.get(nth + 1)) else { return false };
        matches!(self.plain[one.end..next.start].trim(), "" | "/")
    }

    /// Whether all words from one to another stand side by side, without a mark between.
    pub(crate) fn are_joined(&self, first: usize, last: usize) -> bool {
        (first..last).all(|nth| self.is_joined(nth))
    }

    /// Whether these words, with blanks between, stand here side by side.
    pub(crate) fn starts_with(&self, nth: usize, phrase: &str) -> Option<usize> {
        let mut last = nth;
        for (count, word) in phrase.split(' ').enumerate() {
            if self.word(nth + count) != word || count > 0 && !self.is_joined(nth + count - 1) {
                return None;
            }
            last = nth + count;
        }
        Some(last)
    }

    /// The word that stands at or behind an offset of the text.
    pub(crate) fn at(&self, offset: usize) -> usize {
        self.all.partition_point(|range| range.end <= offset)
    }
}

/// Whether a word is one of a list that is written with blanks between.
pub(crate) fn is_one(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

/// Without the hyphens and apostrophes at its end.
fn trimmed(plain: &str, range: Range<usize>) -> Range<usize> {
    let word = plain[range.clone()].trim_end_matches(['-', '\'', '’']);
    range.start..range.start + word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_what_stands_between() {
        let tokens = Tokens::of("it's far-off, two  words' end");
        let words: Vec<_> = (0..tokens.len()).map(|nth| tokens.word(nth)).collect();
        assert_eq!(words, ["it's", "far-off", "two", "words", "end"]);
        assert!(tokens.is_joined(0) && !tokens.is_joined(1) && !tokens.is_joined(3) && !tokens.is_joined(4));
        assert_eq!(tokens.starts_with(0, "it's far-off"), Some(1));
        assert_eq!([tokens.starts_with(1, "far-off two"), tokens.starts_with(4, "end of")], [None, None]);
        assert_eq!((tokens.range(0, 1), tokens.word(9), tokens.at(6)), (0..12, "", 1));
        assert_eq!(Tokens::of("").len(), 0);
    }
}
