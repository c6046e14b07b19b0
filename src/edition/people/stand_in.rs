//! What is read in the place of a name, so that it reads well: with a capital where a sentence begins, without a second article, in brackets where the words
//! are a peer's and these are not.

use super::Hidden;
use crate::search::{Sighting, begins_sentence};
use crate::source::Span;
use crate::vocabulary::slug;
use std::ops::Range;

/// Words in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// What they stand for.
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// In what a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The candidate's words.
    Words,
    /// Somebody else's words, which are quoted.
    Quoted,
    /// One of several in a row, such as who took part.
    Listed,
    /// Code.
    Code,
}

impl Hidden<'_> {
    /// What is to be changed in a text, in order and apart. `style` says of a place what it stands in.
    pub(super) fn edits(&self, text: &str, style: impl Fn(usize) -> Style) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for found in self.names.find(text).into_iter().filter(|found| found.is_sure) {
            let instead = &self.people[found.who].instead.value;
            let mut edit = edit(text, &found, instead, style(found.range.start));
            let done = edits.last().map_or(0, |before| before.range.end);
            edit.range.start = edit.range.start.max(done);
            if edit.range.start < edit.range.end {
                edits.push(edit);
            }
        }
        edits
    }

    /// A value as this reader reads it; nothing where nothing is changed.
    pub(super) fn replaced(&self, text: &str) -> Option<String> {
        changed(text, &self.edits(text, |_| Style::Words))
    }
}

/// The text with these changes; nothing where there are none.
pub(super) fn changed(text: &str, edits: &[Edit]) -> Option<String> {
    if edits.is_empty() {
        return None;
    }
    let (mut changed, mut done) = (String::with_capacity(text.len()), 0);
    for Edit { range, text: words } in edits {
        changed.push_str(&text[done..range.start]);
        changed.push_str(words);
        done = range.end;
    }
    changed.push_str(&text[done..]);
    Some(changed)
}

fn edit(text: &str, found: &Sighting, instead: &str, style: Style) -> Edit {
    let range = widened(text, found);
    if style == Style::Code {
        let text = if is_identifier(text, &range) { slug(instead) } else { instead.to_owned() };
        return Edit { range, text };
    }
    if is_joined(text, &range) {
        return Edit { range, text: slug(instead) };
    }
    let mut words = if has_article(&text[..range.start]) { without_article(instead) } else { instead }.to_owned();
    if style != Style::Listed && begins_sentence(text, range.start) {
        words = capital(&words);
    }
    if style == Style::Quoted {
        words = format!("[{words}]");
    }
    match bare_genitive(text, &range) {
        Some(apostrophe) => {
            words.push(apostrophe);
            words.push('s');
            Edit { range: range.start..range.end + apostrophe.len_utf8(), text: words }
        }
        None => Edit { range, text: words },
    }
}

/// With what belongs to a name: the sign of a user name, the rest of a mail address, the full stop of an initial.
fn widened(text: &str, found: &Sighting) -> Range<usize> {
    let Range { mut start, mut end } = found.range.clone();
    let before = &text[..start];
    if before.ends_with('@') && !before[..before.len() - 1].ends_with(char::is_alphanumeric) {
        start -= 1;
    }
    let rest = &text[end..];
    if let Some(host) = rest.strip_prefix('@').filter(|host| host.starts_with(char::is_alphanumeric)) {
        let length =
            host.find(|it: char| !it.is_alphanumeric() && !matches!(it, '.' | '-' | '_')).unwrap_or(host.len());
        end += 1 + host[..length].trim_end_matches(['.', '-', '_']).len();
    } else if found.is_shortened && rest.starts_with('.') {
        let after = rest[1..].chars().find(|it| !it.is_whitespace());
        let goes_on = after.is_some_and(|after| !after.is_uppercase());
        end += usize::from(goes_on);
    }
    start..end
}

/// Whether it is a name of code or a part of one, such as `ana_ruiz_fix`, and not a word in a comment.
fn is_identifier(text: &str, range: &Range<usize>) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '/' | '@');
    let name = &text[range.clone()];
    let is_one = !name.contains(char::is_whitespace)
        && (!name.starts_with(char::is_uppercase) || name.contains(['_', '-', '.']));
    let is_beside = text[..range.start].ends_with(is_part) || text[range.end..].starts_with(is_part);
    is_one || is_beside || is_joined(text, range)
}

/// Whether it is a part of a longer name among words: `#falcon`, `falcon.example.com`, `falcon_v2`.
fn is_joined(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let is_host = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let is_within = before.strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
    before.ends_with(['#', '_']) || after.starts_with('_') || is_host || is_within
}

/// `Ruiz' idea`: what is read instead takes an s.
fn bare_genitive(text: &str, range: &Range<usize>) -> Option<char> {
    let apostrophe = text[range.end..].chars().next().filter(|it| matches!(it, '\'' | '\u{2019}'))?;
    let after = &text[range.end + apostrophe.len_utf8()..];
    let is_quote = text[..range.start].ends_with(['\'', '\u{2018}']);
    let ends_in_s = text[range.clone()].trim_end_matches('.').ends_with(['s', 'S', 'x', 'X', 'z', 'Z', 'ß']);
    let goes_on = after.starts_with(char::is_whitespace);
    (ends_in_s && goes_on && !is_quote).then_some(apostrophe)
}

/// Whether the words before end in an article or the like, so that another would be one too many.
fn has_article(before: &str) -> bool {
    const ARTICLES: [&str; 11] = ["a", "an", "the", "my", "our", "your", "his", "their", "its", "every", "another"];
    let is_apart = before.ends_with(char::is_whitespace);
    let word = before.trim_end().rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    is_apart && ARTICLES.contains(&word.to_lowercase().as_str())
}

fn without_article(words: &str) -> &str {
    let is_article = |word: &str| ["a", "an", "the"].contains(&word);
    words.split_once(' ').filter(|(first, _)| is_article(first)).map_or(words, |(_, rest)| rest)
}

/// With a capital.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A span that is not as long as what is shown for it: a part that is would be taken for what was written, byte for byte.
pub(super) fn unlike(span: Span, length: usize) -> Span {
    let written = span.end - span.start;
    if written == length || written == length + 2 { span.at(span.start) } else { span }
}
