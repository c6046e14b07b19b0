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

/// The pieces of a text: `p{a em{b}}`, `/` for a line break.
pub(super) fn pieces(text: &str) -> String {
    compact(&read(text))
}

/// The pieces of a body, likewise.
pub(super) fn compact(markdown: &Markdown) -> String {
    let mut out = String::new();
    for piece in &markdown.pieces {
        let shown = one(&piece.value);
        let inline = matches!(piece.value, Piece::StartLink(_)) || ["em{", "strong{", "del{"].contains(&shown.as_str());
        if shown.ends_with('{') && !inline && !out.is_empty() && !out.ends_with(['{', ' ']) {
            out.push(' ');
        }
        out.push_str(&shown);
    }
    out
}

fn one(piece: &Piece) -> String {
    match piece {
        Piece::Plain(Event::Text(text)) => text.to_string(),
        Piece::Plain(Event::SoftBreak) => "/".to_owned(),
        Piece::Plain(Event::HardBreak) => "//".to_owned(),
        Piece::Plain(Event::Code(code)) => format!("code({code})"),
        Piece::Plain(Event::FootnoteReference(label)) => format!("^{label}"),
        Piece::Plain(Event::Start(tag)) => format!("{}{{", name(tag)),
        Piece::StartHeading(index) => format!("h{index}{{"),
        Piece::StartLink(index) => format!("link{index}{{"),
        Piece::StartAlert(kind) => format!("{kind:?}{{").to_lowercase(),
        Piece::StartPrivate => "private{".to_owned(),
        Piece::Image(index) => format!("image{index}"),
        Piece::Metric(id) => format!("metric({id})"),
        Piece::Plain(other) if !matches!(other, Event::End(_)) => format!("{other:?}"),
        _ => "}".to_owned(),
    }
}

fn name(tag: &Tag<'_>) -> String {
    match tag {
        Tag::Paragraph => "p".to_owned(),
        Tag::BlockQuote(_) => "quote".to_owned(),
        Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(info)) => format!("code({info})"),
        Tag::CodeBlock(_) => "code".to_owned(),
        Tag::List(_) => "list".to_owned(),
        Tag::Item => "item".to_owned(),
        Tag::FootnoteDefinition(label) => format!("note^{label}"),
        Tag::Table(_) => "table".to_owned(),
        Tag::TableHead => "head".to_owned(),
        Tag::TableRow => "row".to_owned(),
        Tag::TableCell => "cell".to_owned(),
        Tag::Emphasis => "em".to_owned(),
        Tag::Strong => "strong".to_owned(),
        Tag::Strikethrough => "del".to_owned(),
        other => panic!("{other:?} must not be a plain piece"),
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
    let markdown = read(text);
    let figures = markdown.pieces.iter().filter(|piece| matches!(piece.value, Piece::Metric(_)));
    figures.map(|piece| &text[piece.span.range()]).collect::<Vec<_>>().join("\n")
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
