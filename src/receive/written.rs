//! A peer's words as Markdown that shows just them. A text has no marks, so whatever Markdown would take for one is written as the letter that it is; lines stay
//! lines where they were meant as such.

use crate::document::markdown::{code_line, escaped_line};
use crate::document::plain::plain_text;
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::{Block, Inline, LinkKind, Markdown, each_block, each_inline_of, read_markdown};

/// A way to write words, and the text that a reader must find again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) markdown: String,
    pub(super) reads: String,
}

/// The ways to write words, the best first.
pub(super) fn ways(words: &str, is_markdown: bool) -> Vec<Written> {
    let as_it_is = is_markdown.then(|| harmless(words)).flatten();
    let text = |escaped: fn(&str) -> String| Written { markdown: paragraphs(words, escaped), reads: as_typed(words) };
    as_it_is.into_iter().chain([text(escaped_line), text(marks_as_code), text(every_mark_escaped)]).collect()
}

/// A line alone that could be meant as `# Draft` or `# Given`, or as the beginning of a private block, is shown as code: whatever else were done to it, it would be
/// taken for that.
fn marks_as_code(line: &str) -> String {
    /// Headings of so many words at the most are understood as such.
    const LONGEST: usize = 8;
    let small = line.to_lowercase();
    let is_heading = line.split_whitespace().count() <= LONGEST && (small.contains("draft") || small.contains("given"));
    let may_be = is_heading || line.contains("[!");
    if may_be { code_line(line) } else { escaped_line(line) }
}

/// Words with one blank between them.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as they are held against each other: blanks do not count, and neither does it whether quotes, dashes and dots are typed or set, since every page sets them.
pub(super) fn as_typed(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '“' | '”' => typed.push('"'),
            '‘' | '’' => typed.push('\''),
            '–' => typed.push_str("--"),
            '—' => typed.push_str("---"),
            '…' => typed.push_str("..."),
            other => typed.push(other),
        }
    }
    typed
}

/// A line up to this length that the next word would still have fitted in was ended on purpose.
const SHORT: usize = 60;

fn paragraphs(words: &str, escaped: fn(&str) -> String) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    let paragraph = |lines: &[&str]| {
        let mut text = String::new();
        for (nth, line) in lines.iter().enumerate() {
            text.push_str(&escaped(line));
            if let Some(next) = lines.get(nth + 1) {
                text.push_str(if is_ended(line, next) { "\\\n" } else { "\n" });
            }
        }
        text
    };
    paragraphs.map(paragraph).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// Whether a line was ended on purpose: something of a list follows, or there was room for more.
fn is_ended(line: &str, next: &str) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    let is_item = matches!(word, "-" | "*" | "•" | "–" | "+")
        || word.trim_end_matches(['.', ')']).bytes().all(|byte| byte.is_ascii_digit()) && word.ends_with(['.', ')']);
    is_item || line.chars().count() + 1 + word.chars().count() <= SHORT
}

/// Every mark that Markdown could know, escaped.
fn every_mark_escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() * 2);
    for character in line.chars() {
        if character.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// Markdown that holds nothing but words, emphasis, code, lists, quotes and links to the web: as it stands.
fn harmless(words: &str) -> Option<Written> {
    let file = PacketPath::new("feedback/words.md").ok()?;
    let mut found = Vec::new();
    let markdown = read_markdown(&file, words, Span::new(&file, 0, words.len()), &mut found);
    let is_plain = found.is_empty() && markdown.is_public && markdown.metrics.is_empty() && markdown.allows.is_empty();
    (is_plain && is_known(&markdown))
        .then(|| Written { markdown: words.trim_end().to_owned() + "\n", reads: one_line(&plain_text(&markdown)) })
}

fn is_known(markdown: &Markdown) -> bool {
    let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    let mut is_known = markdown.links.iter().all(|link| match link.kind {
        LinkKind::Text | LinkKind::Bare => is_web(&link.destination.value),
        LinkKind::Wiki | LinkKind::WikiText | LinkKind::Image | LinkKind::Embed => false,
    });
    each_block(&markdown.blocks, &mut |block| {
        is_known &= match block.value {
            Block::Paragraph(_) | Block::Plain(_) | Block::List(_) | Block::Quote(_) => true,
            Block::Heading(..) | Block::Alert(..) | Block::Private(_) | Block::Code(_) => false,
            Block::Table(_) | Block::Footnote(..) | Block::Rule => false,
        };
    });
    each_inline_of(&markdown.blocks, &mut |inline| {
        is_known &= match inline.value {
            Inline::Text(_) | Inline::Code(_) | Inline::SoftBreak | Inline::HardBreak | Inline::Link(..) => true,
            Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strikethrough(_) => true,
            Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => false,
        };
    });
    is_known
}
