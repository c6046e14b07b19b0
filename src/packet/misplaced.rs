//! Front matter that nothing reads, because its fence is not the very first line: below an empty line or a heading, after a blank, with a fence that an
//! editor made other dashes of. What it says may be that the note is for nobody else, so it must not be passed over.

use super::kinds;
use crate::diagnostic::{Diagnostic, code, nearest};
use crate::source::Span;
use crate::syntax::{Document, Front};
use crate::vocabulary::{Audience, NoteKind};

/// Keys and values that look like front matter and are none.
#[derive(Debug)]
pub(super) struct Misplaced {
    /// The line that was meant to be the opening fence, or the first key where there is none.
    fence: Span,
    /// The keys.
    pub(super) inside: Span,
    /// Whether the line is a fence as it should be.
    is_fence: bool,
}

/// Finds it in the body of a note.
pub(super) fn misplaced(text: &str, document: &Document) -> Option<Misplaced> {
    if document.front == Front::Unclosed {
        return None;
    }
    let lines = lines(text, document.body);
    let mut top = Top::default();
    let mut code: Option<char> = None;
    for (index, line) in lines.iter().enumerate() {
        let is_top = top.takes(line.text);
        if !is_top && line.text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            // It is no fence, and only those count here.
            continue;
        }
        let mark = code_fence(line.text);
        if let Some(found) =
            at(&lines, index, is_top && code.is_none_or(|_| top.is_first_code), code.is_some() && !is_top)
        {
            return Some(found);
        }
        match (code, mark) {
            (None, Some(mark)) => code = Some(mark),
            (Some(open), Some(mark)) if open == mark => code = None,
            _ => {}
        }
    }
    None
}

impl Misplaced {
    pub(super) fn finding(&self) -> Diagnostic {
        let (message, help) = if self.is_fence {
            (
                "this front matter is not read: its fence is not the very first line",
                "take out what stands before the fence",
            )
        } else {
            (
                "these keys are no front matter: no fence stands above them",
                "put them between two `---` lines (YAML) or two `+++` lines (TOML), the first on the very first line",
            )
        };
        Diagnostic::error(code::MISPLACED_FRONT_MATTER, self.fence, message)
            .label("shown as text, and its keys mean nothing")
            .help(help)
    }
}

/// A line and where it stands, without its end.
struct NumberedLine<'a> {
    text: &'a str,
    span: Span,
}

fn lines(text: &str, body: Span) -> Vec<NumberedLine<'_>> {
    let mut start = body.start;
    let written = &text[body.range()];
    let ends = written.match_indices(is_line_end).map(|(end, sign)| (body.start + end, sign.len()));
    // What follows the last end of a line is a line too, if there is anything.
    let last = (body.start < body.end && !written.ends_with(is_line_end)).then_some((body.end, 0));
    let line = |(end, length): (usize, usize)| {
        let span = body.with(start, end);
        start = end + length;
        NumberedLine { text: &text[span.range()], span }
    };
    ends.chain(last).map(line).collect()
}

/// What ends a line, in Markdown or only for the eyes of the author.
fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The beginning of a body, as far as front matter below it was plainly meant to be front matter: empty lines, comments, headings, one fence of code.
#[derive(Default)]
struct Top {
    is_over: bool,
    in_comment: bool,
    /// The first thing is a fence of code: someone put the whole note into one.
    is_first_code: bool,
}

impl Top {
    /// Whether the line stands at the top. It may be what ends it.
    fn takes(&mut self, line: &str) -> bool {
        if self.is_over {
            return false;
        }
        let shown = bare(line);
        let opens = shown.starts_with("<!--");
        if opens || self.in_comment {
            self.in_comment = !shown.contains("-->");
        } else if !self.is_first_code && code_fence(line).is_some() {
            self.is_first_code = true;
        } else if shown.chars().any(char::is_alphanumeric) && !shown.starts_with(['#', '-', '+']) {
            self.is_over = true;
        }
        true
    }
}

/// Front matter that begins at this line. At the top one key is enough; elsewhere it must look like front matter from fence to fence.
fn at(lines: &[NumberedLine<'_>], index: usize, is_top: bool, in_code: bool) -> Option<Misplaced> {
    if in_code {
        return None;
    }
    let line = &lines[index];
    let fence = fence(line.text);
    let first = if fence.is_some() { index + 1 } else { index };
    if fence.is_none() && !(is_top && key(line.text).is_some_and(is_known)) {
        return None;
    }
    let is_inside = |line: &&NumberedLine<'_>| is_part(line.text) && self::fence(line.text).is_none();
    let inside: Vec<&NumberedLine<'_>> = lines[first..].iter().take_while(is_inside).collect();
    let is_closed = lines.get(first + inside.len()).is_some_and(|line| self::fence(line.text).is_some());
    let has_key = inside.iter().filter_map(|line| key(line.text)).any(is_known);
    let begins = inside.first().is_some_and(|first| key(first.text).is_some());
    let says_who = is_top && inside.iter().any(|line| is_audience(line.text));
    let is_quoted = line.text.trim_start().starts_with('>');
    let is_meant =
        says_who || !is_quoted && has_key && if is_top && fence.is_some() { true } else { is_closed && begins };
    let (begin, end) = (inside.first()?.span, inside.last()?.span);
    is_meant.then(|| Misplaced {
        fence: line.span,
        inside: begin.with(begin.start, end.end),
        is_fence: fence.is_some(),
    })
}

/// A line without blanks of any kind round it, without characters that nobody sees, and out of the quote that it may stand in.
fn bare(line: &str) -> &str {
    let line = line.trim_start();
    let unquoted = line.strip_prefix('>').unwrap_or(line);
    unquoted.trim_matches(|character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}

/// What a line is that was meant to be a fence: dashes of any kind, or plus signs.
fn fence(line: &str) -> Option<char> {
    let shown = bare(line);
    let is_dash = |character: char| matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    if shown.chars().all(is_dash) && (shown.chars().count() > 1 || shown.len() > 1) {
        return Some('-');
    }
    (shown.len() > 1 && shown.chars().all(|character| character == '+')).then_some('+')
}

fn code_fence(line: &str) -> Option<char> {
    let shown = bare(line);
    ['`', '~'].into_iter().find(|mark| shown.chars().take_while(|character| character == mark).count() >= 3)
}

/// Whether a line can stand in front matter: a key, what goes on from the line before, or nothing but a comment.
fn is_part(line: &str) -> bool {
    let shown = bare(line);
    key(line).is_some()
        || shown.starts_with(['#', '-', ']', '}', '[', '{'])
        || (!shown.is_empty() && line.starts_with([' ', '\t']))
}

/// The key of a line, in small letters.
fn key(line: &str) -> Option<String> {
    let shown = bare(line).trim_start_matches(['"', '\'', '[', '{', '*', '_', '#', '+', ' ']);
    let length =
        shown.find(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_')))?;
    let rest = shown[length..].trim_start_matches(['"', '\'', ' ', ']', '*', '_']);
    let is_key = length > 0 && (rest.starts_with([':', '=']) || (rest.is_empty() && bare(line).starts_with('[')));
    is_key.then(|| shown[..length].to_ascii_lowercase())
}

/// Whether a line says who may see the note: no text begins like this.
fn is_audience(line: &str) -> bool {
    let value = line.split_once([':', '=']).map_or("", |(_, value)| bare(value).split(',').next().unwrap_or_default());
    // `audience:: self`, `**Audience:** self` and `{"audience": "self"}` say it too.
    let value = value.trim_matches(|sign: char| matches!(sign, '"' | '\'' | ':' | '*' | '_' | '}' | ' '));
    key(line).is_some_and(|key| nearest(&key, ["audience"]).is_some())
        && Audience::ALL.iter().any(|audience| audience.word() == value)
}

/// Whether some kind of note has this key.
fn is_known(key: String) -> bool {
    NoteKind::ALL.iter().any(|kind| kinds::keys(*kind).iter().any(|known| known.name == key))
        || nearest(&key, ["audience"]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{PacketPath, Text};
    use crate::syntax::read_document;

    /// The line that is marked.
    fn found(written: &str) -> Option<String> {
        let text = Text::new(written);
        let document = read_document(&PacketPath::new("case.md").unwrap(), &text, &mut Vec::new());
        misplaced(text.as_str(), &document).map(|found| text.as_str()[found.fence.range()].to_owned())
    }

    #[test]
    fn front_matter_that_is_not_on_the_first_line() {
        for (before, fence) in [
            ("\n", "---"),
            (" ", "---"),
            ("\t", "---"),
            ("\u{200b}", "---"),
            ("\u{feff}\u{feff}", "---"),
            ("\u{a0}", "---"),
            ("<!-- c\nd -->\n", "---"),
            ("# The case\n\n", "---"),
            ("The case\n\n", "---"),
            ("```markdown\n", "---"),
            ("", "——-"),
            ("", "--"),
            ("", "----"),
            ("---\n---\n\n", "---"),
        ] {
            let note = format!("{before}{fence}\naudience: manager\n---\nWords.\n");
            let shown = found(&note).unwrap_or_else(|| panic!("{note:?} is passed over"));
            assert!(shown.ends_with(fence), "{note:?}: {shown}");
        }
        assert_eq!(found("\n+++\naudience = \"self\"\n+++\n").as_deref(), Some("+++"));
        assert_eq!(found("\n---\naudiance: self\n\nNever closed.\n").as_deref(), Some("---"));
        for note in [
            "audience: manager\n\nWords.\n",
            "```yaml\naudience: self\n```\nWords.\n",
            "--- yaml\naudience: self\n---\nWords.\n",
            "> ---\n> audience: self\n> ---\n> Words.\n",
            "***\naudience = \"self\"\n***\n",
            "---\u{2028}audience: self\u{2028}---\u{2028}Words.\n",
            "---\u{85}audience: self\u{85}---\u{85}Words.\n",
            ";;;\n{\"audience\": \"self\"}\n;;;\nWords.\n",
            "{\"audience\": \"self\", \"title\": \"A\"}\nWords.\n",
            "audience:: self\n\nWords.\n",
            "**Audience:** manager\n\nWords.\n",
            "**Audience**: self\n\nWords.\n",
            "#+AUDIENCE: self\n\nWords.\n",
        ] {
            assert!(found(note).is_some(), "{note:?}");
        }
        assert_eq!(found("title: Talk\naudience: manager\n---\nWords.\n").as_deref(), Some("title: Talk"));
    }

    #[test]
    fn lines_across_and_examples_are_none() {
        for written in [
            "---\naudience: self\n---\n# A\n\n---\n\nNote: a line across.\n\n---\n",
            "# The case\n\n---\n\nWords: more.\n",
            "Title\n---\n\ndate: yesterday\n",
            "Words.\n\n```yaml\n---\naudience: self\n---\n```\n",
            "| a |\n|---|\n| date: b |\n",
            "Words.\n\n---\ntitle: never closed\n",
            "From: Ana\n\nWords.\n",
            "> ---\n> from: Ana\n> date: 2026-03-14\n> ---\n> Words.\n",
            "Words.\n\n> ---\n> title: A\n> ---\n",
            "Audience: whoever reads this.\n\nWords.\n",
        ] {
            assert_eq!(found(written), None, "{written:?}");
        }
    }
}
