//! What the first line of a block quote makes of it: a private block, an alert, or a plain quote. Whatever looks as if it were meant to be private
//! and is not is an error, for it would be shown.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag};

use super::read::Reader;
use super::scan::marker_at;
use super::{AlertKind, Piece};
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::source::{Span, Spanned};

/// An open block quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    Plain,
    Alert,
    Private,
}

const PRIVATE: &str = "[!private]";
const KNOWN: [&str; 6] = ["note", "tip", "important", "warning", "caution", "private"];
const BRACKETS: [char; 4] = ['[', '［', '【', '{'];
/// Words with which people say the same.
const ALSO_PRIVATE: [&str; 3] = ["secret", "confidential", "hidden"];

impl Reader<'_> {
    /// A quote begins. One that the parser knows as an alert is settled; another waits for what it begins with.
    pub(super) fn open_quote(&mut self, kind: Option<BlockQuoteKind>, span: Span) {
        match kind {
            Some(kind) => self.begin_quote(Quote::Alert, Piece::StartAlert(alert(kind)), span),
            None => self.undecided = Some(span),
        }
    }

    pub(super) fn close_quote(&mut self, span: Span) {
        self.blocks.pop();
        let piece = match self.quotes.pop() {
            Some(Quote::Private) => {
                self.judge_empty(span);
                self.private.push(span);
                Piece::EndPrivate
            }
            Some(Quote::Alert) => Piece::EndAlert,
            _ => Piece::Plain(Event::End(pulldown_cmark::TagEnd::BlockQuote(None))),
        };
        self.emit(piece, span);
    }

    /// Settles the quote at `span` now that its first event is known. The source decides, not the events: `[!private]` may have been
    /// taken for a link or a definition.
    pub(super) fn settle_quote(&mut self, span: Span, first: &Event<'_>, at: Span) {
        let line = after_bracket(self.text, span);
        let places = [line, if matches!(first, Event::Start(Tag::Paragraph)) { at.start } else { line }];
        let in_code = matches!(first, Event::Start(Tag::CodeBlock(_)));
        let private = places.into_iter().find(|place| begins_private(&self.text[*place..span.end]));
        if let Some(place) = private.filter(|_| !in_code) {
            self.skip_marker(place + PRIVATE.len());
            return self.begin_quote(Quote::Private, Piece::StartPrivate, span);
        }
        self.begin_quote(Quote::Plain, Piece::Plain(Event::Start(Tag::BlockQuote(None))), span);
        match first {
            Event::Start(Tag::Paragraph) => self.judge_opening(at),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => self.judge_code(at),
            _ => {}
        }
    }

    fn begin_quote(&mut self, quote: Quote, piece: Piece, span: Span) {
        self.quotes.push(quote);
        self.emit(piece, span);
        self.blocks.push(span);
    }

    /// What follows the marker on its line is content; the marker and the blanks after it are not.
    fn skip_marker(&mut self, end: usize) {
        let rest = &self.text[end..];
        self.skip_to = end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    }

    /// A plain quote that begins with `[!word]`, or with something like it.
    fn judge_opening(&mut self, paragraph: Span) {
        let line = self.text[paragraph.range()].lines().next().unwrap_or_default();
        match marker_at(line) {
            Some((word, length)) => {
                self.judge_marker(word, paragraph.with(paragraph.start, paragraph.start + length), true)
            }
            None => self.judge_lookalike(line, paragraph.start),
        }
    }

    fn judge_code(&mut self, code: Span) {
        let line = self.text[code.range()].lines().next().unwrap_or_default();
        if let Some((word, length)) = marker_at(line).filter(|(word, _)| means_private(word)) {
            let message = format!("`[!{word}]` is indented as code, so this quote is not private");
            let help = format!("write `> {PRIVATE}` with one space");
            self.expose(code.with(code.start, code.start + length), message, &help);
        }
    }

    /// `[!word` in text that is shown, at the beginning of a plain quote or anywhere else.
    pub(super) fn judge_marker(&mut self, word: &str, span: Span, opens_quote: bool) {
        let written = &self.text[span.range()];
        if self.judged.replace(span.start) == Some(span.start) {
            return;
        }
        if means_private(word) {
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
            && word.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'))
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

    /// A private block with nothing in it: what was meant to be in it most likely stands below, without `>`.
    fn judge_empty(&mut self, span: Span) {
        if matches!(self.out.pieces.last(), Some(Spanned { value: Piece::StartPrivate, .. })) {
            let span = span.with(span.start, self.trimmed_end(span.end));
            let message = "this private block is empty, so it hides nothing";
            self.expose(span, message.to_owned(), "begin every line that is private with `> `, empty ones too");
        }
    }

    /// `[private]`, `![private]`, `!private` and their like at the beginning of a quote, but not a link.
    fn judge_lookalike(&mut self, line: &str, start: usize) {
        let word = line.trim_start_matches(|character: char| !character.is_alphanumeric());
        let before = &line[..line.len() - word.len()];
        let length = word.find(|character: char| !character.is_alphanumeric()).unwrap_or(word.len());
        let rest = &word[length..];
        let bracket = before.contains(BRACKETS);
        let sign = if bracket { closes(rest) } else { before.contains(['!', '！']) };
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

/// Whether the word of a marker was meant to be `private`: the word itself, a near miss, or another word for it.
fn means_private(word: &str) -> bool {
    is_private(word, 2) || ALSO_PRIVATE.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// Whether a word is `private`, begins with it, or is at most so many letters away.
fn is_private(word: &str, away: usize) -> bool {
    let word = word.to_lowercase();
    word.starts_with("privat") || (word.chars().count() <= 10 && strsim::damerau_levenshtein(&word, "private") <= away)
}

/// Whether a bracket closes here and what it holds is not the text of a link.
fn closes(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| matches!(first, ']' | '］' | '】' | '}'))
        && !characters.as_str().starts_with(['(', '['])
}

fn begins_private(text: &str) -> bool {
    text.get(..PRIVATE.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(PRIVATE))
}

/// Where the content of a quote's first line begins: after `>` and the spaces round it.
fn after_bracket(text: &str, quote: Span) -> usize {
    let rest = text[quote.range()].trim_start_matches(' ');
    let rest = rest.strip_prefix('>').unwrap_or(rest).trim_start_matches(' ');
    quote.end - rest.len()
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::{found, pieces};

    #[test]
    fn private_blocks() {
        assert_eq!(pieces("> [!private]\n> secret\nlazy\n\nshown"), "private{p{secret/lazy}} p{shown}");
        assert_eq!(pieces(">[!PRIVATE] *secret*\n>\n> more"), "private{p{em{secret}} p{more}}");
        assert_eq!(pieces("- a\n\n  > > [!Private]\n  > > x\n"), "list{item{p{a} quote{private{p{x}}}}}");
        assert_eq!(pieces("> [!private]\n>\n> - x\n"), "private{list{item{x}}}");
        assert_eq!(pieces("> [!private]"), "private{}");
        assert_eq!(found("> [!private]\n> x\n\n1. > [!private] y\n\n- > [!private]\n  > - z"), "");
    }

    #[test]
    fn a_marker_is_one_even_where_markdown_reads_a_link() {
        assert_eq!(pieces("> [!private](url) x"), "private{p{ x}}");
        assert_eq!(pieces("> [!private]\n> x\n\n[!private]: /url"), "private{p{x}}");
        assert_eq!(pieces("> [!private]: secret\n> more"), "private{p{more}}");
    }

    #[test]
    fn what_looks_private_and_is_not_is_an_error() {
        for near in [
            "> [!privat]\n> x",
            "> [! private ] x",
            "> [!privte] x",
            "> [!private x",
            "> [private]\n> x",
            "> ![private] x",
            "> !private x",
            "> [!secret]\n> x",
            "> [!private-ish] x",
            "> [!\u{a0}private] x",
            "> \u{200b}[!private] x",
            "> [\u{200b}!private] x",
            "> ［！private］ x",
            "> [!private]\n\nx",
            "> [!private]\n- x",
        ] {
            assert_eq!(found(near).lines().count(), 1, "{near}: {}", found(near));
            assert!(found(near).starts_with("error[exposed-private]"), "{near}: {}", found(near));
        }
        for astray in [
            "[!private] x",
            "- [!private] x",
            "> x\n> [!private] y",
            "> # [!private]",
            "> **[!private]** x",
            "> \\[!private] x",
            "> [!note]\n> [!private] x",
            "> <!-- c -->\n> [!private]\n> x",
            "<div>\n> [!private] x\n</div>",
            "| a |\n|---|\n| [!private] x |",
            ">     [!private]\n>     x",
            "[!private]\n\n[!private]: /x",
        ] {
            assert_eq!(found(astray).lines().count(), 1, "{astray}: {}", found(astray));
            assert!(found(astray).starts_with("error[exposed-private]"), "{astray}: {}", found(astray));
        }
        for code in [
            "`[!private]`",
            "```\n> [!private]\n```",
            "> ```\n> [!private]\n> ```",
            "[private](x.md)",
            "> [private](x.md)",
        ] {
            assert_eq!(found(code), "", "{code}");
        }
    }

    #[test]
    fn alerts() {
        assert_eq!(pieces("> [!note]\n> x"), "note{p{x}}");
        assert_eq!(pieces("> [!tipp]\n> x"), "quote{p{[!tipp]/x}}");
        assert_eq!(
            found("> [!tipp]\n> x"),
            "warning[unknown-alert] `[!tipp]`: unknown alert `[!tipp]`; did you mean `tip`?"
        );
        assert_eq!(
            found("> [!tip] x"),
            "warning[unknown-alert] `[!tip]`: `[!tip]` does not stand alone on its line; put the text on the next line, after `> `"
        );
        assert_eq!(found("> [1] x\n\n> [!] x\n\n> [x]"), "");
    }
}
