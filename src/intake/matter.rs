//! The front matter of a foreign note, as far as it says something that is read: a date and a title. All of it is kept in a comment of the note.

/// What front matter says.
#[derive(Debug, Default)]
pub(super) struct Matter<'a> {
    /// Where it ends in the text; 0 where there is none.
    pub(super) end: usize,
    pub(super) date: Option<&'a str>,
    pub(super) title: Option<&'a str>,
}

impl Matter<'_> {
    pub(super) fn of(text: &str) -> Matter<'_> {
        let Some((mark, rest)) = ["---\n", "+++\n"].iter().find_map(|mark| Some((*mark, text.strip_prefix(mark)?)))
        else {
            return Matter::default();
        };
        let Some(inner) = find_end(rest, mark.trim_end()) else { return Matter::default() };
        let matter = &rest[..inner];
        // A line across the page is no beginning of front matter; every line of that has a key, or belongs to the one above.
        let is_line = |line: &str| {
            line.trim().is_empty()
                || line.starts_with([' ', '\t', '-', '#', ']', '['])
                || line.contains(':')
                || line.contains('=')
        };
        if !matter.lines().all(is_line) {
            return Matter::default();
        }
        let end = text.len() - rest.len() + inner + mark.len();
        let end = end.min(text.len());
        let value = |names: &[&str]| {
            matter.lines().find_map(|line| {
                let (key, value) = line.split_once([':', '='])?;
                let value = value.trim().trim_matches(['"', '\'']).trim();
                (names.contains(&key.trim().to_lowercase().as_str()) && !value.is_empty()).then_some(value)
            })
        };
        Matter { end, date: value(&["date", "day", "created", "completed", "week"]), title: value(&["title", "name"]) }
    }
}

/// Where the line begins that is nothing but the mark.
fn find_end(text: &str, mark: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == mark {
            return Some(at);
        }
        at += line.len();
    }
    None
}
