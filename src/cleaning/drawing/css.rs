//! What a style fetches. It is read as a browser reads it, escapes undone, and in doubt it fetches.

use super::addresses::starts;

/// What the style would fetch, each as it is said of a drawing.
pub(super) fn fetched(style: &str) -> Vec<&'static str> {
    if !style.contains(['(', '@', '\\']) {
        return Vec::new();
    }
    let style = unescaped(&without_comments(style)).to_ascii_lowercase();
    let mut found = Vec::new();
    if style.contains("@import") {
        found.push("a style sheet from elsewhere");
    }
    let style = without_namespaces(&style);
    let urls = style.match_indices("url(").map(|(at, _)| argument(&style[at + 4..]));
    if urls.into_iter().any(|address| !is_inside(address)) {
        found.push("an address to fetch from, in a style");
    }
    let others = ["image-set(", "src(", "image("];
    if others.iter().any(|function| style.match_indices(function).any(|(at, _)| is_begun(&style[..at]))) {
        found.push("a picture from elsewhere, in a style");
    }
    if style.contains("expression(") {
        found.push("a script, in a style");
    }
    found
}

/// Addresses in a style, as they are written: what stands in `url(…)`.
pub(super) fn urls(style: &str) -> impl Iterator<Item = &str> {
    let starts = style.match_indices('(').filter(|(at, _)| style[..*at].to_ascii_lowercase().ends_with("url"));
    starts.map(|(at, _)| argument(&style[at + 1..]))
}

fn argument(rest: &str) -> &str {
    let rest = rest.trim_start();
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next().unwrap_or(""),
        _ => rest.split(')').next().unwrap_or(""),
    }
    .trim()
}

/// A place in the drawing, or a picture or letters that it holds.
fn is_inside(address: &str) -> bool {
    let holds = [
        "data:image/",
        "data:font/",
        "data:application/font",
        "data:application/x-font",
        "data:application/vnd.ms-fontobject",
    ];
    address.is_empty() || address.starts_with('#') || holds.iter().any(|start| starts(address, start))
}

/// Whether a name begins at the end of this text.
fn is_begun(before: &str) -> bool {
    !before.ends_with(|it: char| it.is_alphanumeric() || it == '-' || it == '_')
}

/// A namespace is named by an address that nobody fetches.
fn without_namespaces(style: &str) -> String {
    let mut parts = style.split("@namespace");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |whole, part| whole + part.split_once(';').map_or("", |(_, rest)| rest))
}

fn without_comments(style: &str) -> String {
    let comments = super::super::style_comments(style);
    super::super::without(style, &comments).into_owned()
}

/// `\75 rl` is `url`.
fn unescaped(style: &str) -> String {
    let mut plain = String::with_capacity(style.len());
    let mut rest = style.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        let mut digits = String::new();
        while let Some(digit) = rest.next_if(|it| digits.len() < 6 && it.is_ascii_hexdigit()) {
            digits.push(digit);
        }
        if digits.is_empty() {
            plain.extend(rest.next().filter(|it| *it != '\n'));
        } else {
            plain.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            rest.next_if(|it| it.is_whitespace());
        }
    }
    plain
}
