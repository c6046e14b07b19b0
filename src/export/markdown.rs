//! Markdown for a field that keeps it.

use super::content::{Block, Line, Run};
use crate::document::markdown::escaped_line;

/// Content as Markdown, without the end of the last line.
pub(super) fn write(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut lists = 0;
    for (at, block) in blocks.iter().enumerate() {
        lists = if matches!(block, Block::List { .. }) { lists + 1 } else { 0 };
        if at > 0 {
            text.push_str("\n\n");
        }
        // Of two lists that follow each other each has its own mark, or they would be one.
        text.push_str(&self::block(block, lists % 2 == 0 && lists > 0));
    }
    text
}

fn block(block: &Block, is_other_list: bool) -> String {
    match block {
        Block::Heading(level, line) => {
            format!("{} {}", "#".repeat(usize::from((*level).clamp(2, 6))), self::line(line).replace("\\\n", " "))
        }
        Block::Paragraph(line) => self::line(line),
        Block::List { start, items } => list(*start, items, is_other_list),
        Block::Code(text) => code(text),
        Block::Table { head, rows } => table(head, rows),
    }
}

fn line(line: &[Run]) -> String {
    line.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    // Marks hold no blanks at their edges.
    let words = run.text.trim();
    if words.is_empty() {
        return run.text.replace('\n', "\\\n");
    }
    let (before, after) = run.text.split_once(words).unwrap_or_default();
    let mut text = words.split('\n').map(|line| escaped_line(line.trim_end())).collect::<Vec<_>>().join("\\\n");
    if run.emphasis {
        text = format!("*{text}*");
    }
    if run.strong {
        text = format!("**{text}**");
    }
    if let Some(href) = &run.href {
        text = if *href == run.text { format!("<{href}>") } else { format!("[{text}]({})", address(href)) };
    }
    format!("{}{text}{}", before.replace('\n', "\\\n"), after.replace('\n', "\\\n"))
}

/// An address inside the round brackets of a link.
fn address(href: &str) -> String {
    let mut address = String::with_capacity(href.len());
    for character in href.chars() {
        match character {
            '(' => address.push_str("%28"),
            ')' => address.push_str("%29"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            other if other.is_whitespace() || other.is_control() => address.push_str("%20"),
            other => address.push(other),
        }
    }
    address
}

fn list(start: Option<u64>, items: &[Vec<Block>], is_other: bool) -> String {
    let item = |(index, blocks): (usize, &Vec<Block>)| {
        let mark = match start {
            Some(start) => format!("{}{}", start.saturating_add(index as u64), if is_other { ")" } else { "." }),
            None => if is_other { "*" } else { "-" }.to_owned(),
        };
        let is_tight = blocks.iter().skip(1).all(|block| matches!(block, Block::List { .. }));
        let inside = if is_tight { write(blocks).replacen("\n\n", "\n", 1) } else { write(blocks) };
        let indent = " ".repeat(mark.len() + 1);
        let mut lines = inside.lines();
        let first = format!("{mark} {}", lines.next().unwrap_or_default());
        let rest = lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("\n{indent}{line}") });
        std::iter::once(first).chain(rest).collect::<String>()
    };
    items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
}

fn code(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn table(head: &[Line], rows: &[Vec<Line>]) -> String {
    let row = |cells: &[Line]| {
        let cells: Vec<String> = cells.iter().map(|cell| line(cell).replace("\\\n", " ")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(head.len().max(1)));
    let rows = rows.iter().map(|cells| row(cells));
    [row(head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
