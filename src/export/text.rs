//! Plain text for a field that keeps words and line breaks: no sign of Markdown, points before items, addresses behind the words that lead to them. Lines are not
//! broken: the field does that.

use super::content::{Block, Line, Run, words_of};

/// Content as plain text, without the end of the last line.
pub(super) fn write(blocks: &[Block]) -> String {
    Writer { with_addresses: true }.blocks(blocks)
}

/// The same as one reads it where links keep their addresses to themselves.
pub(super) fn without_addresses(blocks: &[Block]) -> String {
    Writer { with_addresses: false }.blocks(blocks)
}

#[derive(Clone, Copy)]
struct Writer {
    with_addresses: bool,
}

impl Writer {
    fn blocks(self, blocks: &[Block]) -> String {
        let mut text = String::new();
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                // A new section stands further apart than what follows within one.
                text.push_str(if matches!(block, Block::Heading(2, _)) { "\n\n\n" } else { "\n\n" });
            }
            text.push_str(&self.block(block));
        }
        text
    }

    fn block(self, block: &Block) -> String {
        match block {
            Block::Heading(_, line) => self.line(line).replace('\n', " "),
            Block::Paragraph(line) => self.line(line),
            Block::List { start, items } => self.list(*start, items),
            Block::Code(text) => text.trim_end().to_owned(),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    fn line(self, line: &[Run]) -> String {
        let mut text = String::new();
        for (at, run) in line.iter().enumerate() {
            text.push_str(&run.text);
            // Words of several styles may lead to one place.
            let is_end = line.get(at + 1).is_none_or(|next| next.href != run.href);
            if let Some(href) = run.href.as_deref().filter(|href| self.with_addresses && is_end && *href != run.text) {
                text.push_str(&format!(" ({})", href.strip_prefix("mailto:").unwrap_or(href)));
            }
        }
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    fn list(self, start: Option<u64>, items: &[Vec<Block>]) -> String {
        let item = |(index, item): (usize, &Vec<Block>)| {
            let mark = start.map_or_else(|| "•".to_owned(), |start| format!("{}.", start.saturating_add(index as u64)));
            let inside: Vec<String> = item.iter().map(|block| self.block(block)).collect();
            let indent = " ".repeat(mark.chars().count() + 1);
            let lines = inside.join("\n");
            let mut lines = lines.lines();
            let first = format!("{mark} {}", lines.next().unwrap_or_default());
            let rest = lines.map(|line| format!("\n{indent}{line}"));
            std::iter::once(first).chain(rest).collect::<String>()
        };
        items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
    }

    /// Each row an item: what it is of, and behind that each other cell with the head of its column.
    fn table(self, head: &[Line], rows: &[Vec<Line>]) -> String {
        let row = |row: &Vec<Line>| {
            let cells: Vec<String> = row.iter().map(|cell| self.line(cell).replace('\n', " ")).collect();
            let Some((first, rest)) = cells.split_first() else { return String::new() };
            let rest = rest.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(at, cell)| {
                let label = head.get(at + 1).map(|label| words_of(label)).filter(|label| !label.trim().is_empty());
                label.map_or_else(|| cell.clone(), |label| format!("{}: {cell}", label.trim()))
            });
            let rest: Vec<String> = rest.collect();
            if rest.is_empty() { format!("• {first}") } else { format!("• {first} – {}", rest.join("; ")) }
        };
        let rows: Vec<String> = rows.iter().map(row).filter(|row| !row.is_empty()).collect();
        if rows.is_empty() {
            head.iter().map(|cell| self.line(cell)).collect::<Vec<_>>().join(" – ")
        } else {
            rows.join("\n")
        }
    }
}
