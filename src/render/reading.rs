//! How long a part of a page takes to read: by the words that are printed of it.

use crate::site::reading_minutes;

/// Minutes to read this HTML. What is only said aloud is not counted, nor what stands in pictures.
pub(super) fn minutes(html: &str) -> usize {
    reading_minutes(words(html))
}

/// The words between the tags.
fn words(html: &str) -> usize {
    let (mut words, mut rest) = (0, html);
    while let Some((text, after)) = rest.split_once('<') {
        words += count(text);
        let Some((tag, after)) = after.split_once('>') else { return words };
        rest = if is_silent(tag) { behind(tag, after) } else { after };
    }
    words + count(rest)
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric) && !is_reference(word)).count()
}

/// `E-07` is looked up, not read.
fn is_reference(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let number = word.split_once('-').filter(|(letter, _)| letter.len() == 1).map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_silent(tag: &str) -> bool {
    let is_drawing = tag.starts_with("svg") && !tag.ends_with('/');
    is_drawing || ["class=\"hidden\"", "class=\"ref\"", "class=\"number\""].iter().any(|class| tag.contains(class))
}

/// What follows the element that this tag opens.
fn behind<'a>(tag: &str, inside: &'a str) -> &'a str {
    let name = tag.split_whitespace().next().unwrap_or_default();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut rest) = (1, inside);
    while depth > 0 {
        let Some(end) = rest.find(&close) else { return "" };
        depth += rest[..end].matches(&open).count();
        depth -= 1;
        rest = &rest[end + close.len()..];
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_counted() {
        let pages = [
            ("", 0),
            ("<p>One <em>two</em> – three.</p>", 3),
            ("<a>E-07<span class=\"hidden\"> a <span>b</span> title</span></a> four", 1),
            ("<p>It is so (E-07 and E-12).</p>", 4),
            ("<svg role=\"img\"><text>x</text></svg>one", 1),
            ("<table><thead class=\"hidden\"><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>", 1),
        ];
        for (html, expected) in pages {
            assert_eq!(words(html), expected, "{html}");
        }
    }
}
