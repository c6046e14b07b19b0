//! HTML to be pasted: a fragment of the few elements that Google Docs, Word, Confluence and Notion all keep, without classes, styles and pictures. Links lead
//! to the web alone.

use super::content::{Block, Line, Run, broken};
use html_escape::{encode_double_quoted_attribute, encode_text};

/// Content as HTML, without the end of the last line.
pub(super) fn write(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, line) => {
            let words = inline(line);
            match level {
                2 => format!("<h2>{words}</h2>"),
                3 => format!("<h3>{words}</h3>"),
                _ => format!("<p><strong>{words}</strong></p>"),
            }
        }
        Block::Paragraph(line) => paragraphs(&broken(line)),
        Block::List { start, items } => list(start.is_some(), items),
        Block::Code(text) => {
            let lines: Vec<Line> = text.lines().map(|line| vec![Run::plain(kept(line))]).collect();
            paragraphs(&lines)
        }
        Block::Table { head, rows } => table(head, rows),
    }
}

/// What a field shows as a line stays one: no element breaks a line within a paragraph.
fn paragraphs(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("<p>{}</p>", inline(line))).collect::<Vec<_>>().join("\n")
}

/// Blanks at the beginning of a line of code, which would fall together.
fn kept(line: &str) -> String {
    let code = line.trim_start_matches(' ');
    format!("{}{code}", "\u{a0}".repeat(line.len() - code.len()))
}

fn list(is_numbered: bool, items: &[Vec<Block>]) -> String {
    let (open, close) = if is_numbered { ("<ol>", "</ol>") } else { ("<ul>", "</ul>") };
    let items: Vec<String> = items.iter().map(|blocks| format!("<li>{}</li>", item(blocks))).collect();
    format!("{open}\n{}\n{close}", items.join("\n"))
}

/// A paragraph that is alone in an item, or stands above a list in it, needs no element of its own.
fn item(blocks: &[Block]) -> String {
    let is_tight = blocks.iter().skip(1).all(|block| matches!(block, Block::List { .. }));
    match blocks {
        [Block::Paragraph(line), rest @ ..] if is_tight => {
            let lines: Vec<String> = broken(line).iter().map(|line| inline(line)).collect();
            let rest: String = rest.iter().map(|inside| format!("\n{}", block(inside))).collect();
            format!("{}{rest}", lines.join(" "))
        }
        blocks => write(blocks),
    }
}

fn table(head: &[Line], rows: &[Vec<Line>]) -> String {
    let row = |cells: &[Line], element: &str| {
        let cells: String = cells.iter().map(|cell| format!("<{element}>{}</{element}>", inline(cell))).collect();
        format!("<tr>{cells}</tr>")
    };
    let head = (!head.is_empty()).then(|| row(head, "th"));
    let rows: Vec<String> = head.into_iter().chain(rows.iter().map(|cells| row(cells, "td"))).collect();
    format!("<table>\n{}\n</table>", rows.join("\n"))
}

fn inline(line: &[Run]) -> String {
    line.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    let mut text = encode_text(&run.text.replace('\n', " ")).into_owned();
    if run.emphasis {
        text = format!("<em>{text}</em>");
    }
    if run.strong {
        text = format!("<strong>{text}</strong>");
    }
    match &run.href {
        Some(href) => format!("<a href=\"{}\">{text}</a>", encode_double_quoted_attribute(href)),
        None => text,
    }
}
