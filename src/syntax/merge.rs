//! The marks that Git and its like leave round two versions of the same lines.

use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;

/// The first mark in a part of a text that holds no prose, such as front matter, where whatever else is wrong follows from it.
pub fn conflict(text: &str, part: Span) -> Option<Diagnostic> {
    let mut start = part.start;
    text[part.range()].split_inclusive('\n').find_map(|line| {
        let place = part.with(start, start + line.trim_end().len());
        start += line.len();
        is_mark(line.trim_end(), '<').then(|| found(place))
    })
}

/// What is said at a mark.
pub(super) fn found(place: Span) -> Diagnostic {
    let message = "two versions of these lines stand here, as a merge left them";
    let found = Diagnostic::error(code::MERGE_MARKER, place, message);
    found.help("keep what is right, and take the lines with the marks out")
}

/// `<<<<<<<`, alone or before the name of a version.
pub(super) fn is_mark(line: &str, mark: char) -> bool {
    let rest = line.trim_start_matches(mark);
    line.len() - rest.len() == 7 * mark.len_utf8() && (rest.is_empty() || rest.starts_with(' '))
}
