//! What is left out of the sentences of which a part is quoted: `I do not think […]` turns what follows.

use super::{Part, Quotable, Selection};
use crate::document::quotation::tokens::{Token, tokens};
use crate::source::Span;
use std::ops::Range;

/// The sentences of a text; the blanks between them are of the former.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, mark) in text.match_indices(['.', '!', '?', '。', '！', '？']) {
        let after = at + mark.len();
        let closed = text[after..].trim_start_matches(['"', '”', '’', '\'', '»', ')', ']', '.', '!', '?', '」']);
        let end = text.len() - closed.len();
        let is_end = !mark.is_ascii() || closed.is_empty() || closed.starts_with(char::is_whitespace);
        if is_end && after > start {
            found.push(start..end);
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(start..text.len());
    }
    found
}

impl Quotable {
    /// The words that are left out of sentences of which a part is quoted, each with its place.
    pub fn left_out_of_sentences(&self, selection: &Selection) -> Vec<(String, Span)> {
        let words = tokens(&self.lines).into_iter().filter(Token::is_word);
        let is_quoted = |token: &Token| selection.0.iter().any(|part| is_in(part, token.line, &token.bytes));
        let left_out = words.filter(|token| !is_quoted(token) && self.shares_a_sentence(selection, token));
        let told = |token: Token| {
            let line = &self.lines[token.line];
            (token.folded, line.span(&token.bytes))
        };
        left_out.map(told).collect()
    }

    fn shares_a_sentence(&self, selection: &Selection, token: &Token) -> bool {
        let own = selection.0.iter().filter(|part| part.line == token.line);
        let own: Vec<&Part> = own.collect();
        !own.is_empty()
            && sentences(&self.lines[token.line].text).into_iter().any(|sentence| {
                sentence.contains(&token.bytes.start)
                    && own.iter().any(|part| part.bytes.start < sentence.end && sentence.start < part.bytes.end)
            })
    }

    /// How many sentences the line holds in which a selection ends, counted from its beginning to its end.
    pub(super) fn sentence_count(&self, line: usize) -> usize {
        sentences(&self.lines[line].text).len()
    }
}

fn is_in(part: &Part, line: usize, bytes: &Range<usize>) -> bool {
    part.line == line && part.bytes.start <= bytes.start && bytes.end <= part.bytes.end
}
