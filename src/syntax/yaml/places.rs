//! Where things stand in a YAML text, as far as the parser does not say so in bytes or to the byte.

/// How many bytes the quoted text at the beginning of `words` is long, both quotes counted.
pub(super) fn quoted(words: &str) -> usize {
    let mut characters = words.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    while let Some((offset, character)) = characters.next() {
        match character {
            '\\' if quote == Some('"') => drop(characters.next()),
            '\'' if quote == Some('\'') && words[offset + 1..].starts_with('\'') => drop(characters.next()),
            character if Some(character) == quote => return offset + 1,
            _ => {}
        }
    }
    words.len()
}

/// The parser counts characters, we count bytes.
pub(super) struct Characters {
    /// The offset of each character, or nothing when each is one byte.
    starts: Option<Vec<usize>>,
    length: usize,
}

impl Characters {
    /// Counts the characters of a text.
    pub(super) fn new(text: &str) -> Characters {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(offset, _)| offset).collect());
        Characters { starts, length: text.len() }
    }

    /// The offset of a character, or the text's length when there is none.
    pub(super) fn byte(&self, index: usize) -> usize {
        match &self.starts {
            Some(starts) => starts.get(index).copied().unwrap_or(self.length),
            None => index.min(self.length),
        }
    }
}
