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

    /// The line that says whose words a quote in the body holds, such as `On Tuesday Kim wrote:`, where words of the quote are chosen without it.
    pub fn introduction_left_out(&self, selection: &Selection) -> Option<(String, Span)> {
        let quoted = selection.0.iter().map(|part| &self.lines[part.line]).find(|line| line.depth > 0)?;
        let first = self.lines.iter().find(|line| line.block == quoted.block && line.depth > 0)?;
        let before = self.lines.get(first.number.checked_sub(1)?)?;
        let is_said = selection.0.iter().any(|part| part.line == before.number);
        let introduces = before.depth == 0 && before.text.trim_end().ends_with([':', '：']);
        (introduces && !is_said).then(|| (before.text.replace('\n', " "), before.span(&(0..before.text.len()))))
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

    /// How many sentences a line holds.
    pub(super) fn sentence_count(&self, line: usize) -> usize {
        sentences(&self.lines[line].text).len()
    }
}

fn is_in(part: &Part, line: usize, bytes: &Range<usize>) -> bool {
    part.line == line && part.bytes.start <= bytes.start && bytes.end <= part.bytes.end
}
