//! What can be kept of a TOML text with faults. A statement, which is a header or a key with its value, is kept where it can be read alone; from a
//! header that cannot be read to the next one nothing is kept, since it would seem to belong to another table.

use super::keys::Keys;
use std::iter;
use std::ops::Range;
use toml::de::DeTable;

/// The text with blanks in the place of all that cannot be read, so that every offset stays what it was.
pub(super) fn mended(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_lost = false;
    for statement in statements(text) {
        let words = &text[statement.range];
        let first = words.lines().next().unwrap_or_default();
        if looks_like_a_header(first) {
            is_lost = !statement.is_readable;
        }
        if statement.is_readable && !is_lost {
            kept.push_str(words);
        } else {
            kept.extend(words.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        }
    }
    kept
}

/// The text up to the first statement that cannot be read.
pub(super) fn beginning(text: &str) -> &str {
    let fault = statements(text).find(|statement| !statement.is_readable);
    &text[..fault.map_or(text.len(), |fault| fault.range.start)]
}

/// Some lines of a text.
struct Statement {
    range: Range<usize>,
    is_readable: bool,
}

/// One after the other, the whole text. A line that cannot be read alone takes those with it that go on with it. Every line is parsed three times at
/// the most.
fn statements(text: &str) -> impl Iterator<Item = Statement> {
    let mut at = 0;
    iter::from_fn(move || {
        let rest = &text[at..];
        let line = rest.split_inclusive('\n').next()?.len();
        let (length, is_readable) = if is_readable(&rest[..line]) { (line, true) } else { several_lines(rest) };
        let range = at..at + length;
        at = range.end;
        Some(Statement { range, is_readable })
    })
}

/// The statement at the beginning of a text that is not one line.
fn several_lines(text: &str) -> (usize, bool) {
    let most = extent(text);
    let closed = closed(&text[..most]);
    match [closed, most].into_iter().find(|length| is_readable(&text[..*length])) {
        Some(length) => (length, true),
        None => (most, false),
    }
}

/// The lines up to the first that may close a list, a table or a text of several lines.
fn closed(text: &str) -> usize {
    let closes = |line: &str| {
        let line = line.split('#').next().unwrap_or_default().trim_end();
        ["]", "}", "\"\"\"", "'''"].iter().any(|sign| line.ends_with(sign))
    };
    let mut length = 0;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        if nth > 0 && closes(line) {
            break;
        }
    }
    length
}

fn is_readable(statement: &str) -> bool {
    Keys::look(statement).is_ok() && DeTable::parse(statement).is_ok()
}

/// How far the statement at the beginning of a text may go: to the next line that looks like the beginning of one, but not into a text of several
/// lines.
fn extent(text: &str) -> usize {
    let margin = indentation(text);
    let (mut length, mut is_quoted, mut next) = (0, false, None);
    for line in text.split_inclusive('\n') {
        if length > 0 && begins_a_statement(line) && indentation(line) <= margin {
            next.get_or_insert(length);
            if !is_quoted {
                return length;
            }
        }
        is_quoted ^= (line.matches("\"\"\"").count() + line.matches("'''").count()) % 2 == 1;
        length += line.len();
    }
    // A text that is never closed would take everything with it.
    next.filter(|_| is_quoted).unwrap_or(length)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn begins_a_statement(line: &str) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|it| it.is_alphanumeric() || "-_.\"'".contains(it));
    let header = line.split('#').next().unwrap_or_default().trim();
    let name = header.trim_start_matches('[').trim_end_matches(']').trim();
    let is_header = header.starts_with('[') && header.ends_with(']') && is_key(name);
    is_header || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim()))
}

/// Whether a line was meant for a header, well written or not.
fn looks_like_a_header(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    !line.contains('=') && (line.starts_with('[') || line.ends_with(']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept, line by line, without the blanks.
    fn kept(text: &str) -> Vec<String> {
        let mended = mended(text);
        assert_eq!(mended.len(), text.len());
        assert!(
            DeTable::parse_recoverable(&mended).1.iter().all(|error| error.message() == "duplicate key"),
            "{mended}"
        );
        mended.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn a_fault_takes_its_own_statement_and_no_other() {
        for (text, wanted) in [
            ("a = 1\nb = \"x\nc = 3\n", vec!["a = 1", "c = 3"]),
            ("a = 1\nb \"é\"\nc = 3\n", vec!["a = 1", "c = 3"]),
            ("a = [1,\n2\nc = 3\n", vec!["c = 3"]),
            ("a = [1,\n2]\nb = \nc = 3", vec!["a = [1,", "2]", "c = 3"]),
            ("a = {\n  x = 1,\n  y = 2\nc = 3\n", vec!["c = 3"]),
            ("a = \"\"\"\nx = 1\n\"\"\" junk\nc = 3\n", vec!["c = 3"]),
            ("a = \"\"\"\nx\nc = 3\n", vec!["c = 3"]),
            ("a = 1\na = 2\nb = \n", vec!["a = 1", "a = 2"]),
        ] {
            assert_eq!(kept(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn what_stands_under_a_broken_header_is_not_taken_for_anything_else() {
        assert_eq!(kept("a = 1\n[[b]\nc = 2\n[d]\ne = 3\n"), ["a = 1", "[d]", "e = 3"]);
        assert_eq!(kept("a = 1\nb]]\nc = 2\n[d]\ne =\n"), ["a = 1", "[d]"]);
    }

    #[test]
    fn the_beginning_ends_at_the_first_fault() {
        assert_eq!(beginning("a = [\n1]\n# b\n\nSome words.\nc = 1\n"), "a = [\n1]\n# b\n\n");
        assert_eq!(beginning("a = 1"), "a = 1");
    }
}
