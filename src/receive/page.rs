//! A page of HTML as text, for letters that have nothing else: what a reader would see of it, line by line, and what is quoted in it behind `>`.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// The text of a page.
pub(super) fn page_text(page: &str) -> String {
    let tokenizer = Tokenizer::new(PageReader::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    // It stops at scripts alone, and no sink asks for one.
    drop(tokenizer.feed(&input));
    tokenizer.end();
    let mut writer = tokenizer.sink.0.take();
    writer.end_line();
    writer.lines.join("\n")
}

#[derive(Default)]
struct PageReader(RefCell<PageWriter>);

impl TokenSink for PageReader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => writer.tag(&tag),
            Token::CharacterTokens(words) => writer.words(&words),
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// Marks of the programs that quote without `blockquote`.
const QUOTES: [&str; 5] = ["gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "divRplyFwdMsg"];

/// Elements that nobody sees.
const UNSEEN: [&str; 6] = ["head", "style", "script", "title", "template", "noscript"];

/// Elements that have no end.
const EMPTY: [&str; 6] = ["img", "br", "hr", "meta", "link", "input"];

#[derive(Default)]
struct PageWriter {
    lines: Vec<String>,
    line: String,
    /// An element that nobody sees, and how many of its name are open in it.
    unseen: Option<(String, usize)>,
    /// Elements that quote, by their names, each with how many of its name are open in it.
    quotes: Vec<(String, usize)>,
    is_verbatim: bool,
}

impl PageWriter {
    fn tag(&mut self, tag: &Tag) {
        let (name, is_start) = (&*tag.name, tag.kind == TagKind::StartTag);
        if EMPTY.contains(&name) {
            if self.unseen.is_none() && name != "img" && name != "meta" && name != "link" {
                self.break_line();
            }
            return;
        }
        if let Some((unseen, depth)) = &mut self.unseen {
            if unseen == name {
                *depth = if is_start { *depth + 1 } else { *depth - 1 };
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            return;
        }
        if is_start && (UNSEEN.contains(&name) || is_hidden(tag)) {
            self.unseen = Some((name.to_owned(), 1));
            return;
        }
        self.quote(tag, name, is_start);
        match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "ul" | "ol" | "table" | "pre" => {
                self.end_paragraph();
                self.is_verbatim = name == "pre" && is_start;
            }
            "div" | "tr" | "section" | "article" | "dd" | "dt" => self.end_line(),
            "td" | "th" => self.words(" "),
            "li" => {
                self.end_line();
                if is_start {
                    self.line.push_str("- ");
                }
            }
            _ => {}
        }
    }

    /// Keeps count of what is quoted.
    fn quote(&mut self, tag: &Tag, name: &str, is_start: bool) {
        if is_start && is_quote(tag) {
            self.end_paragraph();
            self.quotes.push((name.to_owned(), 1));
            return;
        }
        let Some((quote, depth)) = self.quotes.last_mut() else { return };
        if quote == name {
            *depth = if is_start { *depth + 1 } else { *depth - 1 };
            if *depth == 0 {
                self.end_paragraph();
                self.quotes.pop();
            }
        }
    }

    fn words(&mut self, words: &str) {
        if self.unseen.is_some() {
            return;
        }
        if self.is_verbatim {
            for (nth, line) in words.split('\n').enumerate() {
                if nth > 0 {
                    self.break_line();
                }
                self.line.push_str(line);
            }
            return;
        }
        for character in words.chars() {
            // Blanks and line ends are one blank, but for those that do not break.
            let is_blank = character.is_ascii_whitespace() || character == '\u{a0}';
            if !is_blank {
                self.line.push(character);
            } else if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    /// Ends a line that has words.
    fn end_line(&mut self) {
        if !self.line.trim().is_empty() {
            self.break_line();
        }
        self.line.clear();
    }

    fn break_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let quoted = if self.quotes.is_empty() { String::new() } else { "> ".to_owned() };
        self.lines.push(format!("{quoted}{}", line.trim_end()).trim_end().to_owned());
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        if self.lines.last().is_some_and(|last| !last.is_empty() && last != ">") {
            self.break_line();
        }
    }
}

fn value<'a>(tag: &'a Tag, name: &str) -> &'a str {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map_or("", |attribute| &*attribute.value)
}

fn is_hidden(tag: &Tag) -> bool {
    let style = value(tag, "style").to_ascii_lowercase().replace(' ', "");
    style.contains("display:none")
        || style.contains("visibility:hidden")
        || tag.attrs.iter().any(|it| &*it.name.local == "hidden")
}

fn is_quote(tag: &Tag) -> bool {
    &*tag.name == "blockquote"
        || QUOTES.iter().any(|quote| value(tag, "class").contains(quote) || value(tag, "id").contains(quote))
}
