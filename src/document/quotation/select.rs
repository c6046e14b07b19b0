//! The choice of what is quoted: parts that stand word for word in a body, in this order, with `[…]` between them. Where one does not, the place at which it
//! goes another way.

use super::lines::{Line, LineKind, OPAQUE, Quotable};
use super::tokens::{Token, tokens};
use super::{Part, Selection};
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::read_markdown;
use std::ops::Range;

/// Why words cannot be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unquotable {
    /// There is no word among them.
    NoWords,
    /// All parts are there, in another order.
    OtherOrder,
    /// They stand in a quote within a quote, which is most likely another person's.
    AnothersWords(Span),
    /// They are not there.
    NotThere(Option<Differs>),
}

/// The place where a quote goes another way than what it is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// The words up to there, which are the same.
    pub same: String,
    /// The next word of the quote; nothing where there is code, a picture or the like instead.
    pub quoted: String,
    /// What stands there instead, nothing at the end.
    pub written: Option<(String, Span)>,
}

impl Quotable {
    /// Finds what was chosen. `file` is where the choice was written.
    pub fn select(&self, quote: &str, file: &PacketPath) -> Result<Selection, Unquotable> {
        let quote = written(quote, file);
        let quote_tokens = tokens(&quote.lines);
        let own = self.tokens(|line| line.depth < 2);
        let bracketed = parts(&quote_tokens, false);
        if bracketed.is_empty() {
            return Err(Unquotable::NoWords);
        }
        // A peer may have written `…`, so it counts as a word first, and as a cut where it is none.
        let found = search(&own, &bracketed).or_else(|| search(&own, &parts(&quote_tokens, true)));
        match found {
            Some(found) => Ok(self.selection(&own, &found)),
            None => Err(self.unquotable(&own, &bracketed, &quote)),
        }
    }

    fn tokens(&self, is_own: impl Fn(&Line) -> bool) -> Vec<Token> {
        let mut found = tokens(&self.lines);
        for token in &mut found {
            let line = &self.lines[token.line];
            if line.kind == LineKind::Other || !is_own(line) {
                token.folded = OPAQUE.to_string();
            }
        }
        found
    }

    fn unquotable(&self, own: &[Token], parts: &[&[Token]], quote: &Quotable) -> Unquotable {
        if parts.iter().all(|part| find(own, part, 0).is_some()) {
            return Unquotable::OtherOrder;
        }
        let all = self.tokens(|_| true);
        if let Some(found) = search(&all, parts) {
            let nested = found.iter().flat_map(|part| &all[part.clone()]).find(|it| self.lines[it.line].depth > 1);
            if let Some(token) = nested {
                return Unquotable::AnothersWords(self.lines[token.line].span(&token.bytes));
            }
        }
        let part = parts.iter().find(|part| find(own, part, 0).is_none());
        Unquotable::NotThere(part.and_then(|part| self.differs(own, part, quote)))
    }

    /// The place where most words are the same before it goes another way; nothing where hardly any are.
    fn differs(&self, own: &[Token], part: &[Token], quote: &Quotable) -> Option<Differs> {
        let same = |start: usize| {
            let pairs = own[start..].iter().zip(part).enumerate();
            pairs.take_while(|(nth, (one, other))| other.is_same(one, *nth == 0)).count()
        };
        let (start, length) =
            (0..own.len()).map(|start| (start, same(start))).rev().max_by_key(|(_, length)| *length)?;
        let last = &part[..length];
        if last.iter().filter(|token| token.is_word()).count() < 2 {
            return None;
        }
        let words = |lines: &[Line], token: &Token| lines[token.line].text[token.bytes.clone()].to_owned();
        // A few words before it are enough to find the place.
        let before: Vec<String> = last.iter().rev().take(4).rev().map(|token| words(&quote.lines, token)).collect();
        let written = own.get(start + length).map(|token| {
            let line = &self.lines[token.line];
            (words(&self.lines, token).replace(OPAQUE, ""), line.span(&token.bytes))
        });
        let quoted = part.get(length).map(|token| words(&quote.lines, token)).unwrap_or_default();
        Some(Differs { same: spaced(&before), quoted, written })
    }

    /// The words that were found, those that nothing else stands between as one part.
    fn selection(&self, own: &[Token], found: &[Range<usize>]) -> Selection {
        let mut selection: Vec<Part> = Vec::new();
        for token in found.iter().flat_map(|range| &own[range.clone()]) {
            match selection.last_mut() {
                Some(part) if self.touch(part, token) => part.bytes.end = token.bytes.end,
                _ => selection.push(Part { line: token.line, bytes: token.bytes.clone() }),
            }
        }
        selection.iter_mut().for_each(|part| part.bytes = self.widened(part));
        Selection(selection)
    }

    fn touch(&self, part: &Part, token: &Token) -> bool {
        part.line == token.line && !self.lines[part.line].has_words(&(part.bytes.end..token.bytes.start))
    }

    /// With the marks that belong to its words: quotation marks that open before the first, and what ends the sentence after the last.
    fn widened(&self, part: &Part) -> Range<usize> {
        let text = &self.lines[part.line].text;
        let opens = ['"', '“', '„', '‘', '\'', '«', '(', '[', '¿', '¡', '「', '『', '☐', '☑', ' '];
        let ends = ['.', '!', '?', '…', '。', '！', '？', '"', '”', '“', '’', '\'', '»', ')', ']', '」', '』'];
        let before = text[..part.bytes.start].trim_end_matches(opens).len();
        let first = text[before..part.bytes.start].trim_start().len();
        let rest = &text[part.bytes.end..];
        let last = rest.len() - rest.trim_start_matches(ends).len();
        part.bytes.start - first..part.bytes.end + last
    }
}

/// What was chosen is Markdown too, so that it can be copied from the source or from the page.
fn written(quote: &str, file: &PacketPath) -> Quotable {
    // Indented lines would be code.
    let text: String = quote.lines().map(|line| format!("{}\n", line.trim())).collect();
    let markdown = read_markdown(file, &text, Span::new(file, 0, text.len()), &mut Vec::new());
    Quotable::as_written(&markdown)
}

/// The parts between cuts, `[…]` or, if asked, `…`; those without a word are none.
fn parts(quote: &[Token], at_every_ellipsis: bool) -> Vec<&[Token]> {
    let is = |at: usize, sign: &str| quote.get(at).is_some_and(|token| token.folded == sign);
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while at < quote.len() {
        let cut = if is(at, "[") && is(at + 1, "…") && is(at + 2, "]") {
            3
        } else {
            usize::from(at_every_ellipsis && is(at, "…"))
        };
        if cut > 0 {
            parts.push(&quote[start..at]);
            start = at + cut;
        }
        at += cut.max(1);
    }
    parts.push(&quote[start..]);
    parts.retain(|part| part.iter().any(Token::is_word));
    parts
}

/// Where the parts stand, one after the other.
fn search(own: &[Token], parts: &[&[Token]]) -> Option<Vec<Range<usize>>> {
    let mut from = 0;
    let mut found = Vec::new();
    for part in parts {
        let start = find(own, part, from)?;
        from = start + part.len();
        found.push(start..from);
    }
    (!found.is_empty()).then_some(found)
}

/// Where these words stand first.
fn find(own: &[Token], part: &[Token], from: usize) -> Option<usize> {
    let fits = |start: &usize| {
        own[*start..].iter().zip(part).enumerate().all(|(nth, (one, other))| other.is_same(one, nth == 0))
    };
    (from..(own.len() + 1).saturating_sub(part.len())).find(fits)
}

/// Words with blanks between them, and none before marks.
fn spaced(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && word.contains(char::is_alphanumeric) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
