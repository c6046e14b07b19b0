//! Changes that are certainly right. A rule knows which word is wrong and what it should be; how the author wrote the word, in quotes or with escapes,
//! only the text knows. So a rule offers a change of words, and when everything is found the text decides whether it is one of bytes too.

use super::{Diagnostic, RuleName};
use crate::source::{Span, Tree};

/// A certain change: the bytes of `span` become `replacement`. Between [`settle_fixes`] and the doors, `written` is what stands there; before, the span
/// may hold quotes too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// What is there now.
    pub written: String,
    /// What to put there.
    pub replacement: String,
}

/// Narrows each fix to the words it replaces, without their quotes. One whose words do not stand there byte for byte is no longer offered: they were
/// written with escapes, in a block or over several lines, and what a change there would come to is not certain. Settling twice changes nothing.
pub fn settle_fixes<'a>(tree: &Tree, diagnostics: impl IntoIterator<Item = &'a mut Diagnostic>) {
    for diagnostic in diagnostics {
        diagnostic.fix = diagnostic.fix.take().and_then(|fix| settled(tree, fix));
        diagnostic.likely = diagnostic.likely.take().and_then(|fix| settled(tree, fix));
    }
}

/// The fixes that can be made at once, in the order of files and places: each once, and none that overlaps one before it. Where two would write different
/// words at one place neither is certain, and both are left out. Each comes with the rule that asks for it.
pub fn fixes_apart<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<(&'a Fix, RuleName)> {
    let fixes = diagnostics.into_iter().filter_map(|found| Some((found.fix.as_ref()?, found.rule)));
    let mut fixes: Vec<(&Fix, RuleName)> = fixes.collect();
    fixes.sort();
    fixes.dedup_by_key(|(fix, _)| *fix);
    let is_agreed = |(fix, _): &(&Fix, RuleName)| {
        let place = fixes.partition_point(|(other, _)| other.span < fix.span);
        fixes[place..].iter().take_while(|(other, _)| other.span == fix.span).count() == 1
    };
    let mut apart: Vec<(&Fix, RuleName)> = Vec::new();
    for (fix, rule) in fixes.iter().copied().filter(is_agreed) {
        let is_after = |last: &Fix| last.span.file != fix.span.file || last.span.end <= fix.span.start;
        if apart.last().is_none_or(|(last, _)| is_after(last)) {
            apart.push((fix, rule));
        }
    }
    apart
}

fn settled(tree: &Tree, fix: Fix) -> Option<Fix> {
    let text = tree.text(fix.span.file.path())?.as_str().get(fix.span.range())?;
    let start = fix.span.start + before(text, &fix.written)?;
    let inside = fix.span.with(start, start + fix.written.len());
    (fix.written != fix.replacement && is_plain(&fix.replacement)).then_some(Fix { span: inside, ..fix })
}

/// How many bytes stand before the words in a text that is nothing but them: bare, between quotes of one kind, or cited as a figure, `{{metric:id}}`.
fn before(text: &str, words: &str) -> Option<usize> {
    if text == words {
        return Some(0);
    }
    if let Some(cited) = text.strip_prefix("{{").and_then(|text| text.strip_suffix("}}")) {
        let head = cited.trim_end_matches(' ').strip_suffix(words)?;
        return (head.trim_matches(' ') == "metric:").then_some("{{".len() + head.len());
    }
    let quoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    (quoted == Some(words)).then_some(1)
}

/// Whether words mean themselves wherever a fix writes: between either quotes, plain in YAML, in the address of a link, in `[[ ]]` and in `{{ }}`.
fn is_plain(words: &str) -> bool {
    let stands_anywhere = |character: char| character.is_alphanumeric() || "-_./%# ".contains(character);
    let begins_plainly = |first: char| first.is_alphanumeric() || first == '.';
    words.starts_with(begins_plainly)
        && words.chars().all(stands_anywhere)
        && !words.contains(" #")
        && words.trim() == words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PacketPath;

    /// What is replaced in `source` when `marked` in it is said to be `written` and should be `replacement`.
    fn replaced(source: &str, marked: &str, written: &str, replacement: &str) -> Option<String> {
        let path = PacketPath::new("a.md").unwrap();
        let start = source.find(marked).unwrap();
        let span = Span::new(&path, start, start + marked.len());
        let found = Diagnostic::error(RuleName::invented("r"), span, "m").instead_of(written, replacement);
        let mut found = [found];
        let tree = Tree::of(&[("a.md", source)]);
        settle_fixes(&tree, &mut found);
        let once = found.clone();
        settle_fixes(&tree, &mut found);
        assert_eq!(found, once, "settled twice");
        found[0].fix.as_ref().map(|fix| source[fix.span.range()].to_owned())
    }

    #[test]
    fn quotes_stay() {
        for marked in ["ledd", "\"ledd\"", "'ledd'"] {
            assert_eq!(
                replaced(&format!("é: {marked}\n"), marked, "ledd", "lead").as_deref(),
                Some("ledd"),
                "{marked}"
            );
        }
    }

    #[test]
    fn fixes_at_once_do_not_overlap() {
        let fix = |file: &str, start, end, replacement: &str| {
            let span = Span::new(&PacketPath::new(file).unwrap(), start, end);
            Diagnostic::error(RuleName::invented("r"), span, "m").instead_of("x", replacement)
        };
        let found = [
            fix("b.md", 0, 9, "i"),
            fix("a.md", 4, 6, "c"),
            fix("a.md", 0, 5, "b"),
            fix("a.md", 0, 5, "b"),
            fix("a.md", 5, 7, "d"),
            fix("a.md", 8, 9, "e"),
            fix("a.md", 8, 9, "f"),
            fix("a.md", 9, 10, "g"),
        ];
        let made: Vec<&str> = fixes_apart(&found).into_iter().map(|(fix, _)| fix.replacement.as_str()).collect();
        assert_eq!(made, ["b", "d", "g", "i"]);
    }

    #[test]
    fn a_figure_stays_a_figure() {
        for marked in ["{{metric:ledd}}", "{{ metric: ledd  }}"] {
            assert_eq!(replaced(marked, marked, "ledd", "lead").as_deref(), Some("ledd"), "{marked}");
        }
        assert_eq!(replaced("{{metric:ledd}}", "{{metric:ledd}}", "edd", "lead"), None);
    }

    #[test]
    fn what_is_not_written_byte_for_byte_is_not_replaced() {
        for marked in ["\"l\\u0065dd\"", "|\n  ledd", "\"\"\"ledd\"\"\"", "'ledd\"", "le\n  dd", "[x](ledd)"] {
            assert_eq!(replaced(marked, marked, "ledd", "lead"), None, "{marked}");
        }
    }

    #[test]
    fn nothing_is_written_that_means_something_else() {
        for replacement in ["", "a: b", "a #b", "it's", "\"", "a\\b", "- a", "a]b", "a|b", "*a", " a", "a\nb", "ledd"] {
            assert_eq!(replaced("ledd", "ledd", "ledd", replacement), None, "{replacement:?}");
        }
        for replacement in ["L5", "../files/a%20b.png", "a.md#b", "Senior Engineer", "über"] {
            assert!(replaced("ledd", "ledd", "ledd", replacement).is_some(), "{replacement:?}");
        }
    }
}
