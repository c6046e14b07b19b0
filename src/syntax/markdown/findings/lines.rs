//! Lines that are not what they look like: headings that are none, and marks that a merge has left.

use super::super::Markdown;
use super::super::comment::comments;
use super::super::tree::{Block, each_block};
use super::Judge;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::syntax::merge::{self, is_mark};

/// A line of a body, where its words are Markdown.
#[derive(Clone, Copy)]
struct BodyLine<'a> {
    text: &'a str,
    span: Span,
    /// Whether it begins a block of its own.
    is_first: bool,
}

impl Judge<'_> {
    pub(super) fn lines(&mut self, markdown: &Markdown, body: Span) {
        let written = &self.text[body.range()];
        if !['#', '＃', '<', '>'].into_iter().any(|mark| written.contains(mark)) {
            return;
        }
        let mut lines = doubtful(written, body);
        if !lines.is_empty() {
            let literal = literal(markdown, written, body);
            lines.retain(|line| !is_inside(&literal, line));
        }
        lines.iter().for_each(|line| self.heading(*line));
        self.merges(&lines);
    }

    /// A line that begins with hashes and is no heading.
    fn heading(&mut self, line: BodyLine<'_>) {
        let Some(why) = line.why() else { return };
        let Marks { start, before: _, marks, rest } = line.marks();
        let words = rest.trim_matches(|it: char| is_no_blank(it) || it.is_whitespace());
        let after = rest.chars().next().filter(|it| is_no_blank(*it)).map_or(0, char::len_utf8);
        let place = line.span.with(start, line.span.end - rest.len() + after);
        let level = "#".repeat(marks.chars().count().min(6));
        let unread = Diagnostic::warning(code::UNREAD_HEADING, place, format!("this line is no heading: {why}"));
        let shown: String = words.chars().take(40).collect();
        let shown = if shown.len() < words.len() { format!("{shown}…") } else { shown };
        self.findings.push(unread.help(format!("write `{level} {shown}`, or `\\#` where a hash is meant")));
    }

    /// What a merge has left: two versions of the same lines, and marks round them.
    fn merges(&mut self, lines: &[BodyLine<'_>]) {
        let mut open = false;
        for (at, line) in lines.iter().enumerate() {
            let (begins, ends) = (is_mark(line.text, '<'), is_mark(line.text, '>'));
            if begins || ends && !open {
                let mut found = merge::found(line.span);
                if let Some(end) = lines[at..].iter().find(|line| begins && is_mark(line.text, '>')) {
                    found = found.also(end.span, "the other version ends here");
                }
                self.findings.push(found);
            }
            open = begins || open && !ends;
        }
    }
}

/// What a line begins with.
struct Marks<'a> {
    /// Where it begins, blanks and signs of quotes left out.
    start: usize,
    /// What looks like a blank before the marks.
    before: Option<char>,
    /// Hashes.
    marks: &'a str,
    /// What follows them.
    rest: &'a str,
}

impl<'a> BodyLine<'a> {
    fn marks(&self) -> Marks<'a> {
        let quoted = self.text.trim_start_matches([' ', '>']);
        let hashes = quoted.trim_start_matches(is_no_blank);
        let rest = hashes.trim_start_matches(['#', '＃']);
        Marks {
            start: self.span.end - quoted.len(),
            before: quoted[..quoted.len() - hashes.len()].chars().next(),
            marks: &hashes[..hashes.len() - rest.len()],
            rest,
        }
    }

    /// Why it is no heading, if it looks like one.
    fn why(&self) -> Option<String> {
        let Marks { start: _, before, marks, rest } = self.marks();
        if marks.is_empty() { None } else { why(before, marks, rest, self.is_first) }
    }

    fn is_merge(&self) -> bool {
        is_mark(self.text, '<') || is_mark(self.text, '>')
    }
}

/// The lines that something is to be said of, unless their words are no Markdown.
fn doubtful(written: &str, body: Span) -> Vec<BodyLine<'_>> {
    let (mut start, mut is_first) = (body.start, true);
    let mut lines = Vec::new();
    for line in written.split_inclusive('\n') {
        let text = line.trim_end();
        let found = BodyLine { text, span: body.with(start, start + text.len()), is_first };
        // Most lines begin with a word.
        let is_words = text.starts_with(|first: char| first.is_ascii_alphanumeric());
        if !is_words && (found.is_merge() || found.why().is_some()) {
            lines.push(found);
        }
        start += line.len();
        is_first = text.is_empty();
    }
    lines
}

/// Whether the words of a line stand in one of these, which are in order.
fn is_inside(literal: &[Span], line: &BodyLine<'_>) -> bool {
    let words = line.span.end - line.text.trim_start().len();
    let next = literal.partition_point(|literal| literal.end <= line.span.start);
    literal.get(next).is_some_and(|literal| literal.start <= words)
}

/// Blocks of code and comments, in order: what they hold is as it is written.
fn literal(markdown: &Markdown, written: &str, body: Span) -> Vec<Span> {
    let mut literal: Vec<Span> =
        comments(written).into_iter().map(|it| body.with(body.start + it.start, body.start + it.end)).collect();
    each_block(&markdown.blocks, &mut |block| {
        if matches!(block.value, Block::Code(_)) {
            literal.push(block.span);
        }
    });
    literal.sort_unstable();
    let mut ends = 0;
    literal.retain(|span| {
        let reaches_further = span.end > ends;
        ends = ends.max(span.end);
        reaches_further
    });
    literal
}

/// Why a line that begins with these marks is no heading; nothing when it is one, or when none was meant. `before` stands before the marks.
fn why(before: Option<char>, marks: &str, rest: &str, is_first: bool) -> Option<String> {
    let (first, level) = (rest.chars().next(), marks.chars().count());
    let after = first.filter(|it| is_no_blank(*it));
    let is_heading = first.is_none_or(|it| it == ' ' || it == '\t');
    let has_words = rest.contains(char::is_alphanumeric);
    let is_meant = level > 1 || after.is_some() || is_heading;
    if level == 0 || !has_words || before.is_some() && !is_meant {
        return None;
    }
    if let Some(before) = before {
        return Some(format!("{} stands before the `#`", named(before)));
    }
    if marks.contains('＃') {
        return (is_meant || is_first).then(|| "`＃` (U+FF03) is not `#`".to_owned());
    }
    if let Some(after) = after {
        return Some(format!("{} stands after the `#`, and no blank", named(after)));
    }
    if is_heading {
        return (level > 6).then(|| format!("it begins with {level} hashes, and six are the most"));
    }
    // `#backend` is a tag, `#42` a number, `#!` a program.
    let is_word = rest.starts_with(char::is_uppercase) && is_first && !rest.contains('#');
    let is_joined = level > 1 && rest.starts_with(|it: char| it.is_alphanumeric() || "*_`[\"“('".contains(it));
    (is_word || is_joined).then(|| "no blank follows the `#`".to_owned())
}

/// What looks like a blank, or like nothing, and is not the blank that Markdown asks for.
fn is_no_blank(character: char) -> bool {
    let is_space = character.is_whitespace() && !character.is_ascii();
    is_space
        || matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn named(character: char) -> String {
    let name = match character {
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a space without width",
        '\u{200c}' | '\u{200d}' => "a joiner without width",
        '\u{200e}' | '\u{200f}' => "a mark of direction",
        '\u{202f}' => "a narrow no-break space",
        '\u{2060}' => "a word joiner",
        '\u{3000}' => "a full-width space",
        '\u{feff}' => "a byte order mark",
        other if other.is_whitespace() => "another kind of space",
        _ => "a character that is not seen",
    };
    format!("{name} (U+{:04X})", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::super::super::show::found;

    #[test]
    fn headings_that_are_none() {
        let cases = [
            ("a\n\n\u{feff}## Result", "a byte order mark (U+FEFF) stands before the `#`; write `## Result`"),
            (
                "##\u{a0}What changed",
                "a no-break space (U+00A0) stands after the `#`, and no blank; write `## What changed`",
            ),
            ("##Without", "no blank follows the `#`; write `## Without`"),
            ("#Result\n\nText.", "no blank follows the `#`; write `# Result`"),
            ("＃ Result", "`＃` (U+FF03) is not `#`; write `# Result`"),
            ("####### Deep", "it begins with 7 hashes, and six are the most; write `###### Deep`"),
            ("> ##\u{3000}Quoted", "a full-width space (U+3000) stands after the `#`, and no blank; write `## Quoted`"),
        ];
        for (body, why) in cases {
            let found = found(body);
            let expected = format!(": this line is no heading: {why}, or `\\#` where a hash is meant");
            assert!(found.starts_with("warning[unread-heading] `") && found.ends_with(&expected), "{body}: {found}");
        }
    }

    #[test]
    fn headings_tags_and_numbers_are_left_alone() {
        for body in [
            "# One\n\n###### Six\n\n#\n\n##",
            "#backend and #frontend",
            "#42 is done",
            "a\n#Tag in a line",
            "#Backend #Frontend",
            "```\n##x\n```",
            "    ##x",
            "<!--\n##x\n-->",
            "\\##x",
            "###",
        ] {
            assert_eq!(found(body), "", "{body}");
        }
    }

    #[test]
    fn what_a_merge_left() {
        let conflict = "a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> laptop\n";
        assert!(found(conflict).starts_with("error[merge-marker] `<<<<<<< HEAD`"), "{}", found(conflict));
        assert_eq!(found(conflict).lines().count(), 1);
        assert!(found("b\n=======\nc\n>>>>>>> laptop").starts_with("error[merge-marker] `>>>>>>> laptop`"));
        assert_eq!(found(&format!("```\n{conflict}```")), "");
        assert_eq!(found("Title\n=======\n\n<<<<<<<< x"), "");
    }
}
