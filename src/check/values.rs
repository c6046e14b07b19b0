//! The values of front matter and of `packet.toml` as the author wrote them, for rules about what was written. What of them a reader is shown is
//! for [`Edition::texts`](crate::edition::Edition::texts).

use crate::source::Span;
use crate::syntax::{Node, Table, Value};
use std::borrow::Cow;

/// A value as a text, and where it stands: without its quotes, where they are all that stands round it.
pub(super) type Written<'a> = (Cow<'a, str>, Span);

/// What is under these keys, lists and tables value by value.
pub(super) fn values<'a>(table: &'a Table, is_wanted: impl Fn(&str) -> bool) -> Vec<Written<'a>> {
    let mut found = Vec::new();
    for entry in table.entries.iter().filter(|entry| is_wanted(&entry.key.value)) {
        collect(&entry.node, &mut found);
    }
    found
}

fn collect<'a>(node: &'a Node, found: &mut Vec<Written<'a>>) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) | Value::Float(text) | Value::Time(text) => {
            found.push((text.into(), inner(node.span, text)));
        }
        Value::Integer(number) => found.push((number.to_string().into(), node.span)),
        Value::List(nodes) => nodes.iter().for_each(|node| collect(node, found)),
        Value::Table(table) => table.entries.iter().for_each(|entry| collect(&entry.node, found)),
        Value::Boolean(_) | Value::Date(_) | Value::Nothing | Value::Reported => {}
    }
}

pub(super) fn inner(span: Span, text: &str) -> Span {
    if span.end - span.start == text.len() + 2 { span.with(span.start + 1, span.end - 1) } else { span }
}
