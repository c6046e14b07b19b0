//! Bodies as short text, so that a test shows what a person would see.

use super::*;
use crate::diagnostic::Severity;
use crate::source::PacketPath;

/// Reads a whole text as a body.
pub(super) fn read(text: &str) -> Markdown {
    both(text).0
}

/// Reads a whole text as a body, with what is wrong in it.
pub(super) fn both(text: &str) -> (Markdown, Vec<crate::diagnostic::Diagnostic>) {
    let mut diagnostics = Vec::new();
    let markdown = read_markdown(
        &PacketPath::new("case.md").unwrap(),
        text,
        Span::new(&PacketPath::new("case.md").unwrap(), 0, text.len()),
        &mut diagnostics,
    );
    (markdown, diagnostics)
}

/// The tree of a text: `p{a em{b}}`, `/` for a line break; the words of a tight item stand in `p{}` too.
pub(super) fn tree(text: &str) -> String {
    compact(&read(text))
}

/// The tree of a body, likewise.
pub(super) fn compact(markdown: &Markdown) -> String {
    blocks(&markdown.blocks)
}

fn blocks(blocks: &[Spanned<Block>]) -> String {
    blocks.iter().map(|it| block(&it.value)).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(inside) => format!("p{{{}}}", line(inside)),
        Block::Plain(inside) => line(inside),
        Block::Heading(index, inside) => format!("h{index}{{{}}}", line(inside)),
        Block::List(list) => format!("list{{{}}}", list.items.iter().map(item).collect::<Vec<_>>().join(" ")),
        Block::Quote(inside) => format!("quote{{{}}}", blocks(inside)),
        Block::Alert(kind, inside) => format!("{}{{{}}}", format!("{kind:?}").to_lowercase(), blocks(inside)),
        Block::Private(inside) => format!("private{{{}}}", blocks(inside)),
        Block::Code(code) if code.info.is_empty() => format!("code{{{}}}", code.text.value),
        Block::Code(code) => format!("code({}){{{}}}", code.info, code.text.value),
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| format!(" row{{{}}}", cells(&row.value)));
            format!("table{{head{{{}}}{}}}", cells(&table.head), rows.collect::<String>())
        }
        Block::Footnote(label, inside) => format!("note^{label}{{{}}}", blocks(inside)),
        Block::Rule => "rule".to_owned(),
    }
}

fn item(item: &Spanned<Item>) -> String {
    let mark = item.value.task.map_or("", |is_done| if is_done { "[x] " } else { "[ ] " });
    format!("item{{{mark}{}}}", blocks(&item.value.blocks))
}

fn cells(cells: &[Inlines]) -> String {
    cells.iter().map(|cell| format!("cell{{{}}}", line(cell))).collect::<Vec<_>>().join(" ")
}

fn line(line: &[Spanned<Inline>]) -> String {
    line.iter().map(|it| inline(&it.value)).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(code) => format!("code({code})"),
        Inline::SoftBreak => "/".to_owned(),
        Inline::HardBreak => "//".to_owned(),
        Inline::Emphasis(inside) => format!("em{{{}}}", line(inside)),
        Inline::Strong(inside) => format!("strong{{{}}}", line(inside)),
        Inline::Strikethrough(inside) => format!("del{{{}}}", line(inside)),
        Inline::Link(index, inside) => format!("link{index}{{{}}}", line(inside)),
        Inline::Image(index) => format!("image{index}"),
        Inline::Metric(id) => format!("metric({id})"),
        Inline::FootnoteReference(label) => format!("^{label}"),
    }
}

/// The links: kind, destination, where it stands, title, words.
pub(super) fn links(text: &str) -> String {
    let show = |link: &Link| {
        let title = if link.title.is_empty() { String::new() } else { format!(" \"{}\"", link.title) };
        let (value, place) = (&link.destination.value, &text[link.destination.span.range()]);
        format!("{:?} `{value}`@`{place}`{title} {}", link.kind, link.text)
    };
    read(text).links.iter().map(show).collect::<Vec<_>>().join("\n")
}

/// The source of every figure.
pub(super) fn figures(text: &str) -> String {
    read(text).metrics.iter().map(|figure| &text[figure.span.range()]).collect::<Vec<_>>().join("\n")
}

/// What is allowed, why, and where.
pub(super) fn allows(text: &str) -> String {
    let show = |allow: &Allow| format!("{} ({}): `{}`", allow.rule.value, allow.reason, &text[allow.scope.range()]);
    read(text).allows.iter().map(show).collect::<Vec<_>>().join("\n")
}

/// What is wrong, one line each.
pub(super) fn found(text: &str) -> String {
    let show = |found: &crate::diagnostic::Diagnostic| {
        let severity = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        let help = found.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{severity}[{}] `{}`: {}{help}", found.rule, &text[found.span.range()], found.message)
    };
    both(text).1.iter().map(show).collect::<Vec<_>>().join("\n")
}
