//! The order in which a person reads: what keeps the packet from being published first, what could be better last. What a template has left in a file is
//! one thing to do, however many places it has.

use super::sources::Sources;
use crate::diagnostic::{Diagnostic, code, listed};
use std::borrow::Cow;

/// How many lines are named.
const MOST: usize = 8;

/// Errors, then warnings, then hints, each in the order they come in; the places that a template left in a file as one.
pub(super) fn for_people<'a>(diagnostics: &'a [Diagnostic], sources: &Sources<'_>) -> Vec<Cow<'a, Diagnostic>> {
    let mut gathered: Vec<(&Diagnostic, Vec<&Diagnostic>)> = Vec::new();
    for diagnostic in diagnostics {
        let is_same = |first: &Diagnostic| {
            diagnostic.rule == code::TEMPLATE_TEXT
                && (first.rule, first.severity, first.file())
                    == (diagnostic.rule, diagnostic.severity, diagnostic.file())
        };
        match gathered.iter_mut().find(|(first, _)| is_same(first)) {
            Some((_, more)) => more.push(diagnostic),
            None => gathered.push((diagnostic, Vec::new())),
        }
    }
    gathered.sort_by_key(|(first, _)| first.severity);
    gathered.into_iter().map(|(first, more)| together(first, &more, sources)).collect()
}

/// `5 places to fill in: lines 8, 10, 12, 14 and 16`, at the first of them.
fn together<'a>(first: &'a Diagnostic, more: &[&Diagnostic], sources: &Sources<'_>) -> Cow<'a, Diagnostic> {
    if more.is_empty() {
        return Cow::Borrowed(first);
    }
    let places = 1 + more.len();
    let line = |found: &Diagnostic| sources.location(found.span).map(|location| location.start.line);
    let mut lines: Vec<usize> = std::iter::once(first).chain(more.iter().copied()).filter_map(line).collect();
    lines.dedup();
    let left = lines.len().saturating_sub(MOST);
    let mut named: Vec<String> = lines.iter().take(MOST).map(ToString::to_string).collect();
    named.extend((left > 0).then(|| format!("{left} more")));
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    let message = format!("{places} places to fill in: {noun} {}", listed(&named));
    Cow::Owned(Diagnostic { message, label: "the first".to_owned(), ..first.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{path, shown};
    use crate::diagnostic::{Diagnostic, RuleName, code};
    use crate::source::{Span, Tree};

    #[test]
    fn errors_come_first_and_a_template_once_for_a_file() {
        let tree = Tree::of(&[("a.md", &"[What? …]\n".repeat(12)), ("b.md", "TBD and TBD\nTBD\n")]);
        let left = |file: &str, start: usize| {
            Diagnostic::warning(code::TEMPLATE_TEXT, Span::new(&path(file), start, start + 3), "`TBD` is left over")
                .help("write what belongs there")
        };
        let hint = Diagnostic::hint(RuleName::invented("h"), Span::new(&path("a.md"), 0, 1), "it could be better");
        let error = Diagnostic::error(RuleName::invented("e"), Span::new(&path("b.md"), 0, 1), "it is broken");
        let mut found = vec![hint];
        found.extend((0..12).map(|line| left("a.md", line * 12)));
        found.extend([left("b.md", 0), left("b.md", 8), error]);
        let expected = "\
error[e]: it is broken
 --> b.md:1:1
  |
1 | TBD and TBD
  | ^

warning[template-text]: 12 places to fill in: lines 1, 2, 3, 4, 5, 6, 7, 8 and 4 more
 --> a.md:1:1
  |
1 | [What? …]
  | ^^^ the first
  |
  = help: write what belongs there

warning[template-text]: 2 places to fill in: line 1
 --> b.md:1:1
  |
1 | TBD and TBD
  | ^^^ the first
  |
  = help: write what belongs there

hint[h]: it could be better
 --> a.md:1:1
  |
1 | [What? …]
  | ^

1 error, 14 warnings and 1 hint
";
        assert_eq!(shown(&tree, &found), expected);
    }
}
