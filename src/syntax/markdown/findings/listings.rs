//! Code that was never meant to be code: a fence that nothing closes, or lines that something indented, swallow markers and comments, and show them.

use super::super::scan::{Find, container, marker_at, scan};
use super::super::signs::CodeEnd;
use super::Judge;
use super::private::means_private;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;

impl Judge<'_> {
    /// The lines of a block of code. One that its fence closes shows the signs on purpose.
    pub(super) fn judge_lines(&mut self, block: Span, end: CodeEnd) {
        let why = match end {
            CodeEnd::Fence => return self.judge_fence(block),
            CodeEnd::Open => "in a block of code that is never closed",
            CodeEnd::Indented => "indented as code",
        };
        let mut start = block.start;
        for line in self.text[block.range()].split_inclusive('\n') {
            self.judge_line(line, start, why);
            start += line.len();
        }
    }

    /// The word after a fence that its author took for one that hides: code is shown, whatever it is called.
    fn judge_fence(&mut self, block: Span) {
        let first = self.text[block.range()].lines().next().unwrap_or_default().trim_end();
        let word = first.trim_start_matches(['`', '~']).trim_matches([' ', '{', '}', '.', '=', ':']);
        if means_private(word) || word.eq_ignore_ascii_case("comment") {
            let span = block.with(block.start, block.start + first.len());
            self.expose(span, format!("`{word}` after a fence hides nothing: code is shown"), HOW);
        }
    }

    fn judge_line(&mut self, line: &str, start: usize, why: &str) {
        let written = line.trim_start_matches([' ', '\t', '>', '-', '*']);
        let at = start + line.len() - written.len();
        let place = |length: usize| Span::new(self.file, at, at + length);
        if let Some((word, length)) = marker_at(written).filter(|(word, _)| means_private(word)) {
            if self.judged.replace(at) != Some(at) {
                let help = "take the blanks from before the line, or close the fence above it".to_owned();
                self.expose(place(length), format!("`[!{word}]` is {why}, so it hides nothing"), &help);
            }
            return;
        }
        if let Some((range, Find::Container(word))) = container(written)
            && means_private(word)
        {
            return self.expose(place(range.end), format!("`{}` hides nothing", &written[range]), HOW);
        }
        let is_comment = |find: &Find<'_>| matches!(find, Find::Comment);
        let found = scan(line).into_iter().find(|(_, find)| is_comment(find)).map(|(range, _)| range);
        let found = found.map(|range| Span::new(self.file, start + range.start, start + range.end));
        let percent = written.starts_with("%%").then(|| place(2));
        if let Some(span) = found.or(percent) {
            let message = format!("`{}` is {why}, so what follows is shown", &self.text[span.range()]);
            let exposed = Diagnostic::error(code::EXPOSED_COMMENT, span, message);
            let help =
                "take the blanks from before the line, or close the fence; to show it, put it between two fences";
            self.findings.push(exposed.label("shown to readers").help(help));
        }
    }
}

/// How to hide something.
pub(super) const HOW: &str = "begin a quote with `> [!private]`, and `> ` before every line that is private";

#[cfg(test)]
mod tests {
    use super::super::super::show::found;

    #[test]
    fn what_no_fence_closes_hides_nothing() {
        let open = "```text\n02:10 queue\n\n> [!private]\n> s\n\n<!-- s -->\n";
        let expected = "error[exposed-private] `[!private]`: `[!private]` is in a block of code that is never closed, so it hides nothing; \
                        take the blanks from before the line, or close the fence above it\n\
                        error[exposed-comment] `<!--`: `<!--` is in a block of code that is never closed, so what follows is shown; \
                        take the blanks from before the line, or close the fence; to show it, put it between two fences";
        assert_eq!(found(open), expected);
        for exposed in [
            "- a\n\n      > [!private]\n      > s\n",
            "    <!-- s -->",
            "- ```\n  <!-- s",
            "~~~\n```\n> [!privat]\n> s\n```",
            "```\n%%\ns",
            "````\n:::private\n```",
            "> ```\n> <!-- s",
            "```private\ns\n```",
            "~~~ {.private}\ns\n~~~",
            "```comment\ns\n```",
        ] {
            assert_eq!(found(exposed).lines().count(), 1, "{exposed}: {}", found(exposed));
            assert!(found(exposed).starts_with("error[exposed-"), "{exposed}: {}", found(exposed));
        }
    }

    #[test]
    fn what_a_fence_closes_shows_the_signs_on_purpose() {
        for shown in [
            "```\n> [!private]\n<!-- c -->\n```",
            "~~~~ md\n> [!private]\n~~~~~  \n",
            "> ```\n> <!-- c -->\n> ```",
            "- ```\n  [!private]\n  ```",
            "    a = [1]",
            "```\na",
        ] {
            assert_eq!(found(shown), "", "{shown}");
        }
    }
}
