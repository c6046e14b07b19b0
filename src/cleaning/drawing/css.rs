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

/// Addresses in the style sheet of a theme that lead out of it, as they are written: a page that had them would fetch from there whenever it is read.
pub(in crate::cleaning) fn from_elsewhere(style: &str) -> Vec<String> {
    let style = without_namespaces(&unescaped(&without_comments(style)));
    let imports = style.match_indices("@import").map(|(at, import)| argument(&style[at + import.len()..]).to_owned());
    let all = urls(&style).map(str::to_owned).chain(imports.filter(|address| !address.starts_with("url(")));
    all.filter(|address| is_elsewhere(address)).collect()
}

/// An address with a scheme, on another machine, or from the root of this one.
fn is_elsewhere(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && !scheme.eq_ignore_ascii_case("data");
    has_scheme || address.starts_with(['/', '\\'])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_fetches_from_nowhere_else() {
        for elsewhere in [
            "@import \"https://e.com/a.css\";",
            "@import url(//e.com/a.css);",
            "p { background: url('HTTPS://e.com/a.png') }",
            "p { background: u\\72l(/home/ana/a.png) }",
            "@font-face { src: url( \"file:///a.woff\" ) }",
        ] {
            assert_eq!(from_elsewhere(elsewhere).len(), 1, "{elsewhere}");
        }
        for inside in [
            "@import \"more.css\"; p { background: url(data:image/png;base64,AA==) }",
            "/* url(https://e.com) */ p { mask: url(#a); color: red }",
            "@namespace url(http://www.w3.org/2000/svg); p { background: url(a.svg) }",
        ] {
            assert_eq!(from_elsewhere(inside), Vec::<String>::new(), "{inside}");
        }
    }
}
