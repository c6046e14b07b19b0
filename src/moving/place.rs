//! Where the words of a mention stand, byte for byte: a text in its quotes, the destination of a link, or the definition of one by reference.

use crate::source::Text;
use std::ops::Range;

/// The words of a value of front matter, without their quotes, where they stand as they are.
pub(super) fn in_quotes(text: &Text, span: Range<usize>, is_it: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let written = text.as_str().get(span.clone())?;
    let inside = ['"', '\''].iter().find_map(|quote| written.strip_prefix(*quote)?.strip_suffix(*quote));
    match inside {
        Some(inside) if is_it(inside) => Some(span.start + 1..span.end - 1),
        _ if is_it(written) => Some(span),
        _ => None,
    }
}

/// The places in which this destination of a link is written: its own, or those where its reference is defined. A link whose words are not found is given whole.
pub(super) fn destinations(text: &Text, span: Range<usize>, destination: &str) -> Vec<Range<usize>> {
    let written = text.as_str();
    let Some(whole) = written.get(span.clone()) else { return Vec::new() };
    if whole == destination {
        return vec![span];
    }
    match inline(whole) {
        Some(inside) if means(&whole[inside.clone()], destination) => {
            let place = span.start + inside.start..span.start + inside.end;
            vec![place]
        }
        _ => definitions(written, destination),
    }
}

/// The destination in `[words](destination "title")`.
fn inline(whole: &str) -> Option<Range<usize>> {
    let at = whole.rfind("](")? + 2;
    let rest = whole.get(at..)?;
    let start = at + (rest.len() - rest.trim_start().len());
    token(whole.get(start..)?).map(|token| start + token.start..start + token.end)
}

/// The first word, or what stands between `<` and `>`.
fn token(rest: &str) -> Option<Range<usize>> {
    if let Some(inside) = rest.strip_prefix('<') {
        return Some(1..1 + inside.find('>')?);
    }
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = rest[..end].strip_suffix(')').filter(|word| !word.contains('(')).unwrap_or(&rest[..end]);
    (!word.is_empty()).then_some(0..word.len())
}

/// Every `[label]: destination` with this destination.
fn definitions(written: &str, destination: &str) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    for line in written.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let is_definition = line.trim_start_matches([' ', '>', '\t']).starts_with('[');
        let Some(colon) = line.find("]:").filter(|_| is_definition) else { continue };
        let rest = &line[colon + 2..];
        let blank = colon + 2 + (rest.len() - rest.trim_start().len());
        let Some(token) = line.get(blank..).and_then(token) else { continue };
        let place = at + blank + token.start..at + blank + token.end;
        if written.get(place.clone()).is_some_and(|word| means(word, destination)) {
            found.push(place);
        }
    }
    found
}

/// Whether words of the source are this destination, with backslashes before signs or without.
fn means(word: &str, destination: &str) -> bool {
    word == destination || word.replace('\\', "") == destination
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(written: &str, whole: &str, destination: &str) -> Vec<String> {
        let text = Text::new(written);
        let start = written.find(whole).unwrap();
        let places = destinations(&text, start..start + whole.len(), destination);
        places.into_iter().map(|place| format!("{}@{}", &written[place.clone()], place.start)).collect()
    }

    #[test]
    fn a_destination_is_found_however_it_is_written() {
        assert_eq!(found("x [a](b.md)", "b.md", "b.md"), ["b.md@6"]);
        assert_eq!(found("[a](b\\_c.md \"t\")", "[a](b\\_c.md \"t\")", "b_c.md"), ["b\\_c.md@4"]);
        assert_eq!(found("[a]( <b\\_c.md> )", "[a]( <b\\_c.md> )", "b_c.md"), ["b\\_c.md@6"]);
        assert_eq!(found("[a][r]\n\n[r]: b.md 'T'\n[s]: c.md\n", "[a][r]", "b.md"), ["b.md@13"]);
        assert_eq!(found("[r] is\n\n[r]: <b.md>", "[r]", "b.md"), ["b.md@14"]);
        assert_eq!(found("[a](c.md)", "[a](c.md)", "b.md"), [""; 0]);
    }
}
