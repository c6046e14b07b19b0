//! What looks as if it were meant to be private, or an alert, and is not. Something private that would be shown is an error.

use super::super::quote::PRIVATE;
use super::super::read::trimmed_end;
use super::super::scan::{is_blank, marker_at};
use super::Judge;
use super::listings::HOW;
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::source::{Span, Spanned};

const KNOWN: [&str; 6] = ["note", "tip", "important", "warning", "caution", "private"];
const BRACKETS: [char; 4] = ['[', '［', '【', '{'];
/// Words with which people say the same.
const ALSO_PRIVATE: [&str; 3] = ["secret", "confidential", "hidden"];
/// Readers, whom front matter names, and a marker does not.
const READERS: [&str; 4] = ["self", "manager", "me", "mine"];

impl Judge<'_> {
    /// A plain quote that begins with `[!word]`, or with something like it.
    pub(super) fn judge_opening(&mut self, paragraph: Span) {
        let line = self.text[paragraph.range()].lines().next().unwrap_or_default();
        match marker_at(line) {
            Some((word, length)) => {
                self.judge_marker(word, paragraph.with(paragraph.start, paragraph.start + length), true)
            }
            None => self.judge_lookalike(line, paragraph.start),
        }
    }

    /// `[!word` in text that is shown, at the beginning of a plain quote or anywhere else.
    pub(super) fn judge_marker(&mut self, word: &str, span: Span, opens_quote: bool) {
        let written = &self.text[span.range()];
        if self.judged.replace(span.start) == Some(span.start) {
            return;
        }
        if means_private(word) || READERS.iter().any(|reader| reader.eq_ignore_ascii_case(word)) {
            let exact = written.eq_ignore_ascii_case(PRIVATE);
            let message = if exact {
                format!("`{written}` is not at the beginning of a quote, so it hides nothing")
            } else {
                format!("`{written}` does not make a private block, so this would be shown")
            };
            let help = if exact {
                format!("begin a quote with it: `> {PRIVATE}`, and `> ` before every line that is private")
            } else {
                format!("did you mean `> {PRIVATE}`?")
            };
            self.expose(span, message, &help);
        } else if opens_quote
            && word
                .chars()
                .all(|character| character.is_alphanumeric() || matches!(character, '-' | '_') || is_blank(character))
        {
            self.judge_alert(word, span);
        }
    }

    fn judge_alert(&mut self, word: &str, span: Span) {
        let written = &self.text[span.range()];
        let known = KNOWN.iter().any(|known| known.eq_ignore_ascii_case(word)) && written.ends_with(']');
        let diagnostic = if known {
            Diagnostic::warning(code::UNKNOWN_ALERT, span, format!("`{written}` does not stand alone on its line"))
                .label("shown as a plain quote")
                .help("put the text on the next line, after `> `")
        } else {
            let warning = Diagnostic::warning(code::UNKNOWN_ALERT, span, format!("unknown alert `{written}`"));
            let warning = warning.label("shown as a plain quote");
            match did_you_mean(word, &KNOWN) {
                Some(help) => warning.help(help),
                None => warning,
            }
        };
        self.findings.push(diagnostic);
    }

    /// `:::private`, `<private>`: containers of other programs. What stands in one is shown.
    pub(super) fn judge_container(&mut self, word: &Spanned<String>) {
        if means_private(&word.value) {
            let written = &self.text[word.span.range()];
            self.expose(word.span, format!("`{written}` hides nothing"), HOW);
        }
    }

    /// A private block with nothing in it: what was meant to be in it most likely stands below, without `>`.
    pub(super) fn judge_empty(&mut self, span: Span) {
        let span = span.with(span.start, trimmed_end(self.text, span.end));
        let message = "this private block is empty, so it hides nothing";
        self.expose(span, message.to_owned(), "begin every line that is private with `> `, empty ones too");
    }

    /// `[private]`, `![private]`, `!private` and their like at the beginning of a quote, but not a link.
    fn judge_lookalike(&mut self, line: &str, start: usize) {
        let word = line.trim_start_matches(|character: char| !character.is_alphanumeric());
        let before = &line[..line.len() - word.len()];
        let length = word.find(|character: char| !character.is_alphanumeric()).unwrap_or(word.len());
        let rest = &word[length..];
        let bracket = before.contains(BRACKETS);
        let sign = if bracket { closes(rest) } else { before.contains(['!', '！']) || is_head(before, rest) };
        if sign && length < 2 * PRIVATE.len() && is_private(&word[..length], 1) {
            let closing = rest.chars().next().filter(|_| bracket).map_or(0, char::len_utf8);
            let span = Span::new(self.file, start, start + before.len() + length + closing);
            self.judged = Some(start + before.rfind('[').unwrap_or_default());
            let message =
                format!("`{}` does not make a private block, so this would be shown", &self.text[span.range()]);
            self.expose(span, message, &format!("did you mean `> {PRIVATE}`?"));
        }
    }

    /// Something private would be shown.
    pub(super) fn expose(&mut self, span: Span, message: String, help: &str) {
        self.findings.push(Diagnostic::error(code::EXPOSED_PRIVATE, span, message).help(help));
    }
}

/// Whether a word is the bold head of a quote, `**Word**` alone or `**Word:**`, as alerts were written before there were any.
fn is_head(before: &str, rest: &str) -> bool {
    let mark = ["**", "__"].into_iter().find(|mark| before == *mark);
    let Some((inside, after)) = mark.and_then(|mark| rest.split_once(mark)) else { return false };
    match inside.trim() {
        ":" => true,
        "" => after.trim().is_empty() || after.starts_with(':'),
        _ => false,
    }
}

/// Whether the word of a marker was meant to be `private`: the word itself, a near miss, or another word for it.
pub(crate) fn means_private(word: &str) -> bool {
    is_private(word, 2) || ALSO_PRIVATE.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// Whether a word is `private`, begins with it, or is at most so many letters away.
fn is_private(word: &str, away: usize) -> bool {
    let word: String = word.to_lowercase().chars().filter(|character| !is_blank(*character)).collect();
    word.starts_with("privat") || (word.chars().count() <= 10 && strsim::damerau_levenshtein(&word, "private") <= away)
}

/// Whether a bracket closes here and what it holds is not the text of a link.
fn closes(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| matches!(first, ']' | '］' | '】' | '}'))
        && !characters.as_str().starts_with(['(', '['])
}
