//! Comments in style sheets. A comment that begins with `/*!` is a licence, which may not be taken off.

use super::edit::Edit;

/// The comments of a style sheet, with what comes in their place: nothing, unless two words would grow together.
pub fn style_comments(style: &str) -> Vec<Edit> {
    let bytes = style.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|it| matches!(it, b'/' | b'"' | b'\'' | b'\\' | b'(')))
    {
        at += next;
        match bytes[at] {
            b'\\' => at += 2,
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let end = style[at + 2..].find("*/").map_or(bytes.len(), |end| at + end + 4);
                if bytes.get(at + 2) != Some(&b'!') {
                    found.push(Edit::replace(at..end, between(bytes, at, end)));
                }
                at = end;
            }
            // An address without quotes has no comments.
            b'(' if is_bare_url(bytes, at) => {
                at = bytes[at..].iter().position(|it| *it == b')').map_or(bytes.len(), |end| at + end)
            }
            b'/' | b'(' => at += 1,
            quote => at = string_end(bytes, at + 1, quote),
        }
    }
    found
}

/// An empty comment where words touch.
fn between(bytes: &[u8], start: usize, end: usize) -> &'static [u8] {
    let is_apart =
        |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace() || b"{};:,()<>".contains(byte));
    let before = start.checked_sub(1).and_then(|place| bytes.get(place));
    if is_apart(before) || is_apart(bytes.get(end)) { b"" } else { b"/**/" }
}

fn is_bare_url(bytes: &[u8], open: usize) -> bool {
    let is_url = open.checked_sub(3).is_some_and(|start| bytes[start..open].eq_ignore_ascii_case(b"url"));
    let first = bytes[open + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
    is_url && !matches!(first, Some(b'"' | b'\''))
}

/// Behind a string, which ends with its line if not before.
fn string_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return at,
            other if *other == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::without;

    fn plain(style: &str) -> String {
        without(style, &style_comments(style)).into_owned()
    }

    #[test]
    fn comments_go_and_the_style_stays() {
        assert_eq!(plain("a { color: red; } /* Kim's */ b {}"), "a { color: red; }  b {}");
        assert_eq!(plain("a/* x */b{}/**/c{}"), "a/**/b{}c{}");
        assert_eq!(plain("a::before { content: \"/* no */\" } /* yes */"), "a::before { content: \"/* no */\" } ");
        assert_eq!(plain("a { content: '\\'/* no */' }"), "a { content: '\\'/* no */' }");
        assert_eq!(plain("a {} /* never closed"), "a {} ");
        assert_eq!(plain("/*! MIT, by Ana */ a {}"), "/*! MIT, by Ana */ a {}");
        let address = "a { background: url( //example.com/*x ) url(\"/*y*/\") }";
        assert_eq!(plain(address), address);
    }
}
