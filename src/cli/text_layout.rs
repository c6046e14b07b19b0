//! Plain text for a person: headings, paragraphs and entries, wrapped to the width of the terminal. Everything passes through `visible_line`, so that no
//! text of an author is obeyed by the terminal.

use super::error::CliError;
use super::stdout::Stdout;
use crate::report::{Style, visible_line, wrapped};
use std::fmt::Write;
use textwrap::core::display_width;

/// Lines that are longer are hard to read, however wide the terminal is.
const LONGEST_LINE: usize = 100;

/// A text beside a label has at least so many columns; where they are not there it stands below.
const NARROWEST_COLUMN: usize = 20;

/// A text in the making.
pub(super) struct TextLayout {
    text: String,
    colour: bool,
    width: usize,
}

impl TextLayout {
    pub(super) fn new(style: Style) -> TextLayout {
        TextLayout { text: String::new(), colour: style.colour, width: style.width.clamp(40, LONGEST_LINE) }
    }

    /// A line in bold.
    pub(super) fn heading(&mut self, text: &str) {
        for line in wrapped("", 2, &visible_line(text), self.width) {
            let line = format!("{}{}", &line[..line.len() - line.trim_start().len()], self.bold(line.trim_start()));
            self.line(&line);
        }
    }

    pub(super) fn blank(&mut self) {
        self.line("");
    }

    /// A paragraph, every line of it indented.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        self.wrap(&" ".repeat(indent), indent, text);
    }

    /// An item of a list.
    pub(super) fn item(&mut self, indent: usize, text: &str) {
        self.wrap(&format!("{}- ", " ".repeat(indent)), indent + 2, text);
    }

    /// A label in bold and a text beside it, which begins at `column`; where the label is too long for that, below it.
    pub(super) fn entry(&mut self, indent: usize, label: &str, column: usize, text: &str) {
        let label = visible_line(label);
        let used = indent + display_width(&label);
        let column = if column + NARROWEST_COLUMN > self.width { (indent + 4).min(column) } else { column };
        let lead = format!("{}{}", " ".repeat(indent), self.bold(&label));
        if used + 1 > column || text.is_empty() {
            self.line(&lead);
            if !text.is_empty() {
                self.paragraph(column, text);
            }
        } else {
            self.wrap(&format!("{lead}{}", " ".repeat(column - used)), column, text);
        }
    }

    /// A paragraph whose first words are in bold.
    pub(super) fn lead(&mut self, words: &str, text: &str) {
        let start = self.text.len();
        self.paragraph(0, &format!("{words} {}", text.trim()));
        let words = visible_line(words);
        if self.text[start..].starts_with(&words) {
            let bold = self.bold(&words);
            self.text.replace_range(start..start + words.len(), &bold);
        }
    }

    /// A line that is not wrapped: code.
    pub(super) fn code(&mut self, indent: usize, text: &str) {
        self.line(&format!("{}{}", " ".repeat(indent), visible_line(text)));
    }

    /// The text as it would stand there.
    #[cfg(test)]
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Puts it on standard output.
    pub(super) fn show(self, stdout: &mut Stdout) -> Result<(), CliError> {
        stdout.say(&self.text)
    }

    /// Puts it there, unless only what was asked for is said.
    pub(super) fn remark(self, stdout: &mut Stdout) -> Result<(), CliError> {
        stdout.remark(&self.text)
    }

    /// The lead takes `indent` columns; later lines stand under its end. A word longer than a line is not broken.
    fn wrap(&mut self, lead: &str, indent: usize, text: &str) {
        let text = visible_line(text.trim()).split_whitespace().collect::<Vec<_>>().join(" ");
        for line in wrapped(lead, indent, &text, self.width) {
            self.line(&line);
        }
    }

    fn line(&mut self, line: &str) {
        // Writing into a string cannot go wrong.
        let _ = writeln!(self.text, "{}", line.trim_end());
    }

    fn bold(&self, text: &str) -> String {
        if self.colour && !text.is_empty() { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(colour: bool) -> TextLayout {
        TextLayout::new(Style { colour, width: 40, is_wrapped: true })
    }

    #[test]
    fn lines_stand_under_each_other() {
        let mut layout = layout(false);
        layout.heading("Levels");
        layout.entry(2, "mid", 8, "features, from a clear requirement to production");
        layout.entry(2, "principal", 8, "the direction");
        layout.paragraph(4, "short");
        layout.item(2, "");
        layout.item(2, &format!("one  two {}", "x".repeat(50)));
        let expected = [
            "Levels",
            "  mid   features, from a clear",
            "        requirement to production",
            "  principal",
            "        the direction",
            "    short",
            "  -",
            "  - one two",
            &format!("    {}", "x".repeat(50)),
            "",
        ]
        .join("\n");
        assert_eq!(layout.text, expected);
    }

    #[test]
    fn colour_does_not_move_a_column() {
        let (mut plain, mut styled) = (layout(false), layout(true));
        for layout in [&mut plain, &mut styled] {
            layout.entry(2, "mid", 8, "features, from a clear requirement\x1b[2J to production");
        }
        assert!(styled.text.contains("\x1b[1mmid\x1b[0m"));
        assert_eq!(anstream::adapter::strip_str(&styled.text).to_string(), plain.text);
    }
}
