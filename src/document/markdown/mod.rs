//! A document as Markdown, so that it can be handed on as text and read again. Links lead where they lead on the page, figures and titles are the words
//! that a reader sees, and what a reader does not see is not written. Read again, it is the same tree, but for what a page has and Markdown has not: an
//! address that is only words becomes a link once more.

mod escape;
mod inlines;
#[cfg(test)]
mod tests;

use super::Document;
use crate::source::Spanned;
use crate::syntax::markdown::{AlertKind, Alignment, Block, Code, Inline, Inlines, Item, List, Table, each_block};
use inlines::LineWriter;
use std::collections::HashSet;

/// A document as Markdown. Headings have the levels that they were written with.
pub fn write(document: &Document) -> String {
    let mut labels = HashSet::new();
    each_block(&document.markdown.blocks, &mut |block| {
        if let Block::Footnote(label, _) = &block.value {
            labels.insert(label.as_str());
        }
    });
    let writer = MarkdownWriter { document, labels };
    let text = writer.blocks(&document.markdown.blocks, "\n\n");
    if text.is_empty() { text } else { text + "\n" }
}

/// Words in one line so that Markdown takes them for nothing else. Quotes, and marks that mean nothing where they stand, are left as they are.
pub fn escaped_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    escape::push_line(&mut out, words);
    out
}

/// Words in one line as code, in which nothing has a meaning.
pub fn code_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    escape::push_code(&mut out, words, false);
    out
}

/// What stands where nothing may be written and something must: it is not shown.
const NOTHING: &str = "<!-- -->";

struct MarkdownWriter<'a> {
    document: &'a Document,
    /// The footnotes that are defined.
    labels: HashSet<&'a str>,
}

impl MarkdownWriter<'_> {
    /// Blocks, without the end of the last line. Two lists that follow each other have different marks, or they would be one.
    fn blocks(&self, blocks: &[Spanned<Block>], between: &str) -> String {
        let mut text = String::new();
        let mut lists = 0;
        for (at, block) in blocks.iter().enumerate() {
            lists = if matches!(block.value, Block::List(_)) { lists + 1 } else { 0 };
            if at > 0 {
                text.push_str(between);
            }
            text.push_str(&self.block(&block.value, lists % 2 == 0));
        }
        text
    }

    fn block(&self, block: &Block, is_other_list: bool) -> String {
        match block {
            Block::Paragraph(line) | Block::Plain(line) => self.line(line),
            Block::Heading(index, line) => self.heading(*index, line),
            Block::List(list) => self.list(list, is_other_list),
            Block::Quote(inside) => quoted(&self.blocks(inside, "\n\n")),
            Block::Alert(kind, inside) => self.marked(marker(*kind), inside),
            Block::Private(inside) => self.marked("[!private]", inside),
            Block::Code(code) => self::code(code),
            Block::Table(table) => self.table(table),
            Block::Footnote(label, inside) => indented(&format!("[^{label}]: "), "    ", &self.blocks(inside, "\n\n")),
            Block::Rule => "***".to_owned(),
        }
    }

    /// Blocks in a quote with a marker. What is no paragraph stands apart from it, since not everything can follow words at once.
    fn marked(&self, marker: &str, inside: &[Spanned<Block>]) -> String {
        let text = self.blocks(inside, "\n\n");
        let between = match inside.first().map(|first| &first.value) {
            None => "",
            Some(Block::Paragraph(_) | Block::Plain(_)) => "\n",
            Some(_) => "\n\n",
        };
        quoted(&[marker, between, &text].concat())
    }

    fn line(&self, line: &[Spanned<Inline>]) -> String {
        LineWriter::write(self.document, &self.labels, line, false)
    }

    fn heading(&self, index: usize, line: &[Spanned<Inline>]) -> String {
        let heading = self.document.markdown.headings.get(index);
        let level = usize::from(heading.map_or(1, |heading| heading.level)).clamp(1, 6);
        let id = heading.and_then(|heading| heading.id.as_ref()).map(|id| format!(" {{#{id}}}")).unwrap_or_default();
        let mut text = self.line(line) + &id;
        if level > 2 {
            // Such a heading is one line, and what breaks in it does so by `<br>`.
            text = text.replace("\\\n", "<br>");
        }
        if !text.contains('\n') {
            return format!("{} {text}", "#".repeat(level)).trim_end().to_owned();
        }
        // Of many lines only a heading that is underlined can be.
        format!("{text}\n{}", if level == 1 { "===" } else { "---" })
    }

    fn list(&self, list: &List, is_other: bool) -> String {
        let is_loose =
            list.items.iter().any(|item| item.value.blocks.iter().any(|it| matches!(it.value, Block::Paragraph(_))));
        let between = if is_loose { "\n\n" } else { "\n" };
        let mut items = Vec::with_capacity(list.items.len());
        for (at, item) in (0_u64..).zip(&list.items) {
            let mark = match list.start {
                None => if is_other { "* " } else { "- " }.to_owned(),
                Some(start) => format!("{}{} ", (start + at).min(999_999_999), if is_other { ')' } else { '.' }),
            };
            items.push(indented(&mark, &" ".repeat(mark.len()), &self.item(&item.value, between)));
        }
        // One paragraph alone is set apart by something that follows.
        let is_alone = matches!(&*list.items, [item] if item.value.blocks.len() == 1);
        if is_loose && is_alone {
            let mark = items.concat();
            let width = mark.find(' ').map_or(2, |space| space + 1);
            return format!("{mark}\n\n{}{NOTHING}", " ".repeat(width));
        }
        items.join(between)
    }

    fn item(&self, item: &Item, between: &str) -> String {
        let Some(is_done) = item.task else { return self.blocks(&item.blocks, between) };
        let mark = if is_done { "[x]" } else { "[ ]" };
        match item.blocks.split_first() {
            Some((Spanned { value: Block::Plain(line), .. }, rest)) if line.is_empty() => {
                joined(mark, &self.blocks(rest, between), between)
            }
            Some((Spanned { value: Block::Paragraph(line), .. }, rest)) if line.is_empty() => {
                joined(&format!("{mark} {NOTHING}"), &self.blocks(rest, between), between)
            }
            _ => format!("{mark} {}", self.blocks(&item.blocks, between)),
        }
    }

    fn table(&self, table: &Table) -> String {
        let rule = table.alignments.iter().map(|alignment| match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        });
        let rule = format!("|{}|", rule.collect::<Vec<_>>().join("|"));
        let rows = table.rows.iter().map(|row| self.row(&row.value));
        [self.row(&table.head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }

    fn row(&self, cells: &[Inlines]) -> String {
        let cells =
            cells.iter().map(|cell| format!(" {} |", LineWriter::write(self.document, &self.labels, cell, true)));
        format!("|{}", cells.collect::<String>())
    }
}

fn marker(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "[!note]",
        AlertKind::Tip => "[!tip]",
        AlertKind::Important => "[!important]",
        AlertKind::Warning => "[!warning]",
        AlertKind::Caution => "[!caution]",
    }
}

/// A block of code, its fence longer than any in it.
fn code(code: &Code) -> String {
    let mark = if code.info.contains('`') { '~' } else { '`' };
    let longest = code.text.value.split(|it| it != mark).map(str::len).max().unwrap_or(0);
    let fence = mark.to_string().repeat(3.max(longest + 1));
    let end = if code.text.value.is_empty() || code.text.value.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{}\n{}{end}{fence}", escape::info(&code.info), code.text.value)
}

/// Lines in a quote.
fn quoted(text: &str) -> String {
    text.split('\n').map(|line| format!("> {line}").trim_end_matches(' ').to_owned()).collect::<Vec<_>>().join("\n")
}

/// Lines after a mark, those that follow set in below it.
fn indented(mark: &str, indent: &str, text: &str) -> String {
    let set_in = |(at, line): (usize, &str)| match (at, line) {
        (0, line) => format!("{mark}{line}").trim_end_matches(' ').to_owned(),
        (_, "") => String::new(),
        (_, line) => format!("{indent}{line}"),
    };
    text.split('\n').enumerate().map(set_in).collect::<Vec<_>>().join("\n")
}

fn joined(first: &str, rest: &str, between: &str) -> String {
    if rest.is_empty() { first.to_owned() } else { format!("{first}{between}{rest}") }
}
