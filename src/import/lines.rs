//! From the words of a cell to what stands in it one by one: items of a list, paragraphs, or lines.

use super::ladder::{Link, Statement};
use super::ledger::{Ledger, Place, Said};

/// A paragraph or an item.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) said: Said,
    /// How many bytes were bold at its beginning.
    pub(super) bold: usize,
    /// 0 for a paragraph, else how deep its list is.
    pub(super) depth: usize,
    pub(super) links: Vec<Link>,
}

impl Line {
    pub(super) fn plain(said: Said) -> Line {
        Line { said, bold: 0, depth: 0, links: Vec::new() }
    }

    pub(super) fn statement(&self) -> Statement {
        Statement { links: self.links.clone(), ..Statement::new(self.said.clone()) }
    }

    /// What it is called when it begins with a bold name and a colon, and the words behind that.
    pub(super) fn lead(&self) -> Option<(Said, Option<Said>)> {
        let text = &self.said.text;
        let (name, rest) = match self.bold {
            0 => return None,
            bold => (text.get(..bold)?, text.get(bold..)?),
        };
        let name = name.trim().trim_end_matches([':', '：', '.']).trim();
        let rest = rest.trim_start_matches([':', '：', ' ', '-', '–', '—']).trim();
        let is_name = !name.is_empty() && name.chars().count() <= 80;
        is_name.then(|| (self.said.part(name), (!rest.is_empty()).then(|| self.said.part(rest))))
    }
}

/// Splits what stands in a cell of a table, or in a text of a record.
pub(super) fn split(ledger: &mut Ledger, place: Place, written: &str) -> Vec<Line> {
    let (text, marks) = without_marks(written);
    ledger.marks += marks;
    let mut pieces: Vec<(usize, usize, String)> = Vec::new();
    let has_items = text.lines().any(|line| item(line).is_some());
    let has_gaps = text.trim().split('\n').any(|line| line.trim().is_empty());
    let mut is_open = false;
    for (number, line) in text.lines().enumerate() {
        let words = line.trim();
        if words.is_empty() {
            is_open = false;
        } else if let Some(words) = item(line) {
            let depth = if line.starts_with([' ', '\t']) && !pieces.is_empty() { 2 } else { 1 };
            pieces.push((number, depth, words.to_owned()));
            is_open = true;
        } else if is_open && goes_on(line, has_items, has_gaps) {
            if let Some((_, _, open)) = pieces.last_mut() {
                open.push(' ');
                open.push_str(words);
            }
        } else {
            pieces.push((number, 0, words.to_owned()));
            is_open = true;
        }
    }
    let line = |line: usize| Place { line: if place.line == 0 { 0 } else { place.line + line }, ..place };
    let pieces = pieces.into_iter().filter(|(_, _, text)| text.chars().any(char::is_alphanumeric));
    pieces.map(|(number, depth, text)| Line { depth, ..Line::plain(ledger.take(line(number), &text)) }).collect()
}

/// Whether a line belongs to the one above it. Between blank lines it does; where only line ends set lines apart, each is one unless it goes on in
/// small letters.
fn goes_on(line: &str, has_items: bool, has_gaps: bool) -> bool {
    let is_small = line.trim_start().starts_with(char::is_lowercase);
    is_small || (has_gaps && !has_items) || (has_items && line.starts_with([' ', '\t']))
}

/// The words of an item of a list.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = match line.strip_prefix(['-', '*', '•', '·', '–', '▪', '◦', '●', '○', '・', '■', '‣'])
    {
        Some(rest) => rest,
        None => {
            let digits = line.len() - line.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
            let rest = line[digits..].strip_prefix(['.', ')'])?;
            if !(1..=2).contains(&digits) || !rest.starts_with([' ', '\t']) {
                return None;
            }
            rest
        }
    };
    let is_sign = line.starts_with(['•', '▪', '◦', '●', '○', '・', '■', '‣']);
    (is_sign || rest.starts_with([' ', '\t'])).then(|| rest.trim())
}

/// Without the marks of bold words, and how many runs there were. Whether a lone star or line under is meant as a mark cannot be told, so it stays.
fn without_marks(written: &str) -> (String, usize) {
    let count = written.matches("**").count();
    if count >= 2 { (written.replace("**", ""), count / 2) } else { (written.to_owned(), 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(written: &str) -> Vec<String> {
        let lines = split(&mut Ledger::default(), Place { file: 0, line: 3 }, written);
        lines.into_iter().map(|line| line.said.text).collect()
    }

    #[test]
    fn cells_are_split_as_they_are_written() {
        assert_eq!(texts("One.\nStill one.\n\nTwo."), ["One. Still one.", "Two."]);
        assert_eq!(texts("One.\nTwo.\nand on"), ["One.", "Two. and on"]);
        assert_eq!(texts("Leads:\n- one\n  more\n* two\n1. three"), ["Leads:", "one more", "two", "three"]);
        assert_eq!(texts("・読む\n・書く"), ["読む", "書く"]);
        assert_eq!(texts("**Leads** the *work*"), ["Leads the *work*"]);
        assert_eq!(texts(" - \n\n"), [""; 0]);
        assert_eq!(texts("-5 is below 1.5"), ["-5 is below 1.5"]);
    }

    #[test]
    fn every_line_keeps_its_own_number() {
        let mut ledger = Ledger::default();
        let lines = split(&mut ledger, Place { file: 0, line: 3 }, "One.\n\nTwo.");
        assert_eq!(ledger.place(lines[1].said.id).line, 5);
    }
}
