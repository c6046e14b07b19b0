//! What stands in a value and hides nothing there: comments and private blocks are Markdown, and a value is words.

use super::markdown::{Hiding, hiding};
use super::{Node, Table, Value};
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;

/// Reports comments and markers in the values under these keys.
pub(crate) fn hidden_in_values(table: &Table, is_shown: impl Fn(&str) -> bool, diagnostics: &mut Vec<Diagnostic>) {
    for entry in table.entries.iter().filter(|entry| is_shown(&entry.key.value)) {
        value(&entry.node, diagnostics);
    }
}

fn value(node: &Node, diagnostics: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => diagnostics.extend(text_in(text, node.span)),
        Value::List(nodes) => nodes.iter().for_each(|node| value(node, diagnostics)),
        Value::Table(table) => table.entries.iter().for_each(|entry| value(&entry.node, diagnostics)),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Date(_) | Value::Time(_) => {}
        Value::Nothing | Value::Reported => {}
    }
}

fn text_in(text: &str, span: Span) -> Option<Diagnostic> {
    let (range, what) = hiding(text)?;
    let written = &text[range.clone()];
    // Between two quotes, or without any, it was written byte for byte.
    let quote = (span.end - span.start).saturating_sub(text.len()) / 2;
    let is_exact = quote < 2 && span.start + 2 * quote + text.len() == span.end;
    let place =
        if is_exact { span.with(span.start + quote + range.start, span.start + quote + range.end) } else { span };
    let found = match what {
        Hiding::Comment => {
            Diagnostic::error(code::EXPOSED_COMMENT, place, format!("`{written}` begins no comment in a value"))
        }
        Hiding::Private => {
            Diagnostic::error(code::EXPOSED_PRIVATE, place, format!("`{written}` hides nothing in a value"))
        }
    };
    Some(
        found
            .label("shown to readers")
            .help("take it out of the value: a comment can stand after `#`, outside of the quotes"),
    )
}
