//! The lines of source under a diagnostic's title, with what is marked on them. Cuts what is too long to show: `annotate-snippets` looks
//! at every character it is given, and prints a marked stretch whole.

use super::sources::{Location, Sources};
use super::visible::{shortened, visible, visible_line};
use crate::diagnostic::Diagnostic;
use crate::source::{LineIndex, PacketPath, Span};
use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Snippet};
use std::ops::{Range, RangeInclusive};
use textwrap::core::display_width;

/// Bytes of the longest line that is shown. Of a longer one only the address is given.
const LONGEST_LINE: usize = 8 * 1024;

/// How many lines a frame reaches down from its first, at the most.
const REACH: usize = 12;

/// Columns that the gutter and the ellipses take, and a little air.
const GUTTER: usize = 24;

/// Columns that a label leaves free: the gutter, and the ellipsis of a line that is cut.
const MARGIN: usize = 12;

/// The diagnostic's frames, its own place first. A place that cannot be shown becomes an address with a note.
pub(super) fn frames<'a>(diagnostic: &Diagnostic, sources: &Sources<'_>, width: usize) -> Vec<Element<'a>> {
    let mut frames: Vec<SourceFrame<'_>> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for spot in spots(diagnostic) {
        match Mark::of(&spot, sources, width) {
            Some((lines, mark)) => {
                if mark.text.is_empty() {
                    notes.extend(spot.note(sources).filter(|_| !spot.text.is_empty()));
                }
                add(&mut frames, spot.span.file.path(), lines, mark, width);
            }
            None => notes.extend(spot.note(sources)),
        }
    }
    let own_place_is_shown = frames.iter().any(|frame| frame.marks.iter().any(|mark| mark.primary));
    let origin = (!own_place_is_shown).then(|| origin(diagnostic, sources));
    (origin.into_iter())
        .chain(frames.iter().map(|frame| frame.snippet(sources, width).into()))
        .chain(notes.iter().map(|note| Level::NOTE.message(visible_line(&shortened(note))).into()))
        .collect()
}

fn origin<'a>(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Element<'a> {
    Origin::path(visible_line(&sources.address(diagnostic.span))).into()
}

/// A place that the diagnostic points at: its own, or a label's.
struct Spot<'a> {
    span: Span,
    text: &'a str,
    primary: bool,
}

impl Spot<'_> {
    /// What is said of a place whose line is not shown. The address of the diagnostic's own place stands above it already.
    fn note(&self, sources: &Sources<'_>) -> Option<String> {
        match (self.primary, self.text) {
            (true, "") => None,
            (true, text) => Some(text.to_owned()),
            (false, "") => Some(sources.address(self.span)),
            (false, text) => Some(format!("{}: {text}", sources.address(self.span))),
        }
    }
}

fn spots(diagnostic: &Diagnostic) -> impl Iterator<Item = Spot<'_>> {
    let Diagnostic { span, label, labels, .. } = diagnostic;
    let own = Spot { span: *span, text: label, primary: true };
    let others = labels.iter();
    std::iter::once(own).chain(others.map(|label| Spot { span: label.span, text: &label.text, primary: false }))
}

/// A stretch of one line, in characters from 0. Of a span over several lines it is what stands on the first.
struct Mark {
    line: usize,
    columns: Range<usize>,
    text: String,
    primary: bool,
}

impl Mark {
    fn of<'s>(spot: &Spot<'_>, sources: &'s Sources<'_>, width: usize) -> Option<(&'s LineIndex, Mark)> {
        let lines = sources.lines(spot.span.file.path())?;
        let Location { start, end } = sources.location(spot.span)?;
        let content = lines.line(start.line);
        if content.len() > LONGEST_LINE {
            return None;
        }
        let text = Some(visible_line(&shortened(spot.text))).filter(|text| display_width(text) + MARGIN < width);
        // What does not fit beside its place is said below it.
        let text = text.unwrap_or_default();
        let wide = display_width(&text);
        let room = width.saturating_sub(GUTTER + wide).max(width / 3).min(width.saturating_sub(MARGIN + wide)).max(1);
        let first = start.column - 1;
        let stretch = content.chars().skip(first);
        let characters = if end.line == start.line { end.column - start.column } else { usize::MAX };
        let columns = first..first + fitting(stretch.take(characters), room);
        Some((lines, Mark { line: start.line, columns, text, primary: spot.primary }))
    }
}

/// How many of the characters fit into that many columns. Whatever is long in UTF-8 may be two columns wide.
fn fitting(characters: impl Iterator<Item = char>, room: usize) -> usize {
    let widths = characters.map(|character| if character == '\t' { 4 } else { character.len_utf8().div_ceil(2) });
    let ends = widths.scan(0, |end, width| {
        *end += width;
        Some(*end)
    });
    ends.take_while(|end| *end <= room).count()
}

/// Neighbouring lines of one file and their marks, at least one.
struct SourceFrame<'a> {
    file: &'a PacketPath,
    lines: &'a LineIndex,
    marks: Vec<Mark>,
}

/// Puts the mark into the first frame that can show it beside its other marks, or into one of its own.
fn add<'a>(frames: &mut Vec<SourceFrame<'a>>, file: &'a PacketPath, lines: &'a LineIndex, mark: Mark, width: usize) {
    match frames.iter_mut().find(|frame| frame.file == file && frame.has_room(&mark, width)) {
        Some(frame) => frame.marks.push(mark),
        None => frames.push(SourceFrame { file, lines, marks: vec![mark] }),
    }
}

impl SourceFrame<'_> {
    fn has_room(&self, mark: &Mark, width: usize) -> bool {
        let marks = || self.marks.iter().chain([mark]);
        let left = marks().map(|mark| mark.columns.start).min().unwrap_or(0);
        let right = marks().map(|mark| mark.columns.end + display_width(&mark.text)).max().unwrap_or(0);
        let (first, last) = self.rows().into_inner();
        let reach = last.max(mark.line) - first.min(mark.line);
        reach <= REACH && right - left + GUTTER <= width
    }

    fn rows(&self) -> RangeInclusive<usize> {
        let lines = || self.marks.iter().map(|mark| mark.line);
        lines().min().unwrap_or(1)..=lines().max().unwrap_or(1)
    }

    fn snippet<'s>(&self, sources: &Sources<'_>, width: usize) -> Snippet<'s, Annotation<'s>> {
        let right = self.marks.iter().map(|mark| mark.columns.end).max().unwrap_or(0) + 2 * width;
        let mut source = String::new();
        let mut annotations = Vec::new();
        for number in self.rows() {
            let line = visible(beginning(self.lines.line(number), right));
            let marks = self.marks.iter().filter(|mark| mark.line == number);
            annotations.extend(marks.map(|mark| annotation(mark, &line, source.len())));
            source.push_str(&line);
            source.push('\n');
        }
        let path = visible_line(&sources.path(self.file));
        Snippet::source(source).line_start(*self.rows().start()).path(path).annotations(annotations)
    }
}

fn beginning(line: &str, characters: usize) -> &str {
    line.char_indices().nth(characters).map_or(line, |(end, _)| &line[..end])
}

fn annotation<'s>(mark: &Mark, line: &str, before: usize) -> Annotation<'s> {
    let offset = |column| before + line.char_indices().nth(column).map_or(line.len(), |(offset, _)| offset);
    let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let label = (!mark.text.is_empty()).then(|| mark.text.clone());
    kind.span(offset(mark.columns.start)..offset(mark.columns.end)).label(label)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{path, print, shown};
    use super::super::{Format, Report, Style};
    use super::*;
    use crate::source::Tree;
    use proptest::prelude::*;

    #[test]
    fn empty_files_ends_and_zero_width_get_one_caret() {
        let tree = Tree::of(&[("empty.md", ""), ("case.md", "a\n\nb\n")]);
        let diagnostics = [
            Diagnostic::hint(crate::diagnostic::RuleName::invented("r"), Span::new(&path("empty.md"), 0, 5), "empty"),
            Diagnostic::hint(crate::diagnostic::RuleName::invented("r"), Span::new(&path("case.md"), 5, 5), "the end"),
            Diagnostic::hint(
                crate::diagnostic::RuleName::invented("r"),
                Span::new(&path("case.md"), 4, 2),
                "backwards",
            ),
        ];
        let expected = "\
hint[r]: empty
 --> empty.md:1:1
  |
1 |
  | ^

hint[r]: the end
 --> case.md:4:1
  |
4 |
  | ^

hint[r]: backwards
 --> case.md:3:2
  |
3 | b
  |  ^

3 hints
";
        assert_eq!(shown(&tree, &diagnostics), expected);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let line = format!("{}[[x]]{}\n", "before ".repeat(100), " after".repeat(100));
        let tree = Tree::of(&[("case.md", &line), ("book.md", &"x".repeat(1 << 20))]);
        let diagnostics = [
            Diagnostic::hint(
                crate::diagnostic::RuleName::invented("r"),
                Span::new(&path("case.md"), 700, 705),
                "a link",
            )
            .label("here"),
            Diagnostic::hint(
                crate::diagnostic::RuleName::invented("r"),
                Span::new(&path("case.md"), 0, 1305),
                "a line",
            )
            .also(Span::new(&path("case.md"), 700, 705), "far"),
            Diagnostic::hint(
                crate::diagnostic::RuleName::invented("r"),
                Span::new(&path("book.md"), 9, 1 << 20),
                "a book",
            )
            .label("here")
            .help("shorten it"),
        ];
        let expected = "\
hint[r]: a link
 --> case.md:1:701
  |
1 | ...efore before before [[x]] after after after after ...
  |                        ^^^^^ here

hint[r]: a line
 --> case.md:1:1
  |
1 | before before before before before before before befo...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: case.md:1:701
  |
1 | ...efore before before [[x]] after after after after ...
  |                        ----- far

hint[r]: a book
 --> book.md:1:10
  = note: here
  = help: shorten it

3 hints
";
        assert_eq!(shown(&tree, &diagnostics), expected);
    }

    #[test]
    fn what_cannot_be_shown_is_told() {
        let tree = Tree::of(&[("case.md", "![](a.png)\n"), ("files/a.png", ""), ("files/b.png", "")]);
        let found = Diagnostic::hint(
            crate::diagnostic::RuleName::invented("r"),
            Span::new(&path("case.md"), 4, 9),
            "no such picture",
        );
        let found = found
            .also(Span::new(&path("files/a.png"), 0, 0), "this one?")
            .also(Span::new(&path("files/b.png"), 0, 0), "");
        let expected = "\
hint[r]: no such picture
 --> case.md:1:5
  |
1 | ![](a.png)
  |     ^^^^^
  |
  = note: files/a.png: this one?
  = note: files/b.png

1 hint
";
        assert_eq!(shown(&tree, &[found]), expected);
    }

    #[test]
    fn marks_share_a_frame_when_they_are_near() {
        let tree = Tree::of(&[("case.md", &"a line\n".repeat(40))]);
        let file = path("case.md");
        let found =
            Diagnostic::hint(crate::diagnostic::RuleName::invented("r"), Span::new(&file, 37, 41), "given twice")
                .label("again");
        let found = found.also(Span::new(&file, 2, 6), "first").also(Span::new(&file, 247, 251), "and far away");
        let expected = "\
hint[r]: given twice
  --> case.md:6:3
   |
 1 | a line
   |   ---- first
...
 6 | a line
   |   ^^^^ again
   |
  ::: case.md:36:3
   |
36 | a line
   |   ---- and far away

1 hint
";
        assert_eq!(shown(&tree, &[found]), expected);
    }

    proptest! {
        #[test]
        fn every_span_is_shown_at_its_place(
            text in "([a-zé漢😀\\t \u{1b}]{0,9}|\n|\r\n){0,12}",
            spans in prop::collection::vec((0..150_usize, 0..150_usize), 1..5),
            width in 0..90_usize,
        ) {
            let tree = Tree::of(&[("case.md", &text)]);
            let file = path("case.md");
            let mut spans = spans.into_iter().map(|(start, end)| Span::new(&file, start, end));
            let own = spans.next().unwrap_or_else(|| Span::of_file(&file));
            let found = spans.fold(Diagnostic::error(crate::diagnostic::RuleName::invented("r"), own, "m"), |found, span| found.also(span, "label"));
            let diagnostics = [found];
            let report = Report { diagnostics: &diagnostics, silenced: &[], rules: &[], tree: &tree, here: "", folder: "", mended: None };
            let shown = print(Format::Human, &report, Style { colour: false, width, is_wrapped: true });
            let address = Sources::new(&tree).address(own);
            prop_assert!(shown.lines().nth(1).is_some_and(|line| line.trim_start() == format!("--> {address}")), "{shown}");
        }
    }
}
