//! What stands in a field of a form, as plain data: no more than every field that keeps markup can hold.

/// Words in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// The words. A line feed ends a line.
    pub(super) text: String,
    /// Whether they stand out.
    pub(super) strong: bool,
    /// Whether they are stressed.
    pub(super) emphasis: bool,
    /// The address of the web that they lead to.
    pub(super) href: Option<String>,
}

/// What a paragraph, a heading or a cell holds.
pub(super) type Line = Vec<Run>;

/// What stands below another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading: 2 over a section, 3 over an item, 4 within a note.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List {
        /// The number of the first item of a numbered one.
        start: Option<u64>,
        /// What each item holds.
        items: Vec<Vec<Block>>,
    },
    /// Lines of code, each with its end.
    Code(String),
    /// A table.
    Table {
        /// The cells of the first row.
        head: Vec<Line>,
        /// The other rows.
        rows: Vec<Vec<Line>>,
    },
}

impl Run {
    /// Plain words.
    pub(super) fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// Words that stand out.
    pub(super) fn strong(text: impl Into<String>) -> Run {
        Run { strong: true, ..Run::plain(text) }
    }

    /// Words that are stressed.
    pub(super) fn stressed(text: impl Into<String>) -> Run {
        Run { emphasis: true, ..Run::plain(text) }
    }

    /// Whether other words stand in the same style.
    fn is_like(&self, other: &Run) -> bool {
        (self.strong, self.emphasis, &self.href) == (other.strong, other.emphasis, &other.href)
    }
}

impl Block {
    /// A paragraph of plain words.
    pub(super) fn words(text: impl Into<String>) -> Block {
        Block::Paragraph(vec![Run::plain(text)])
    }
}

/// Adds words to a line, to the run before them where they are of its style.
pub(super) fn push(line: &mut Line, run: Run) {
    match line.last_mut() {
        _ if run.text.is_empty() => {}
        Some(last) if last.is_like(&run) => last.text.push_str(&run.text),
        Some(_) | None => line.push(run),
    }
}

/// The words of a line without their styles.
pub(super) fn words_of(line: &[Run]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

/// The lines that a line breaks into.
pub(super) fn broken(line: &[Run]) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    for run in line {
        for (at, part) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Line::new());
            }
            if let Some(last) = lines.last_mut() {
                push(last, Run { text: part.to_owned(), ..run.clone() });
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}
