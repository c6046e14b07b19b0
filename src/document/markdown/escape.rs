//! Words, addresses and titles so that Markdown takes them for nothing else.

/// What Markdown gives a meaning wherever it stands.
const MEANT: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '{', '}', '"', '\''];

/// Writes words; `out` is the line so far.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let before = out.chars().next_back().filter(|it| *it != '\n');
        let next = rest.as_str().chars().next();
        match character {
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            ' ' if before.is_none() => out.push_str("&#32;"),
            '\t' if before.is_none() => out.push_str("&#9;"),
            _ if MEANT.contains(&character) => escape(out, character),
            '-' if before.is_none_or(|it| it == '-') || next == Some('-') => escape(out, character),
            '+' | '=' if before.is_none() => escape(out, character),
            '#' if before.is_none_or(|it| it == ' ' || it == '#') => escape(out, character),
            '.' if before == Some('.') || next == Some('.') => escape(out, character),
            '.' | ')' if is_number(out) => escape(out, character),
            '!' if next.is_none() => escape(out, character),
            ':' if before == Some(']') => escape(out, character),
            other => out.push(other),
        }
    }
}

/// Writes one line of words for a person to read and change: escaped where it must be, and nowhere else.
pub(super) fn push_line(out: &mut String, text: &str) {
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let before = out.chars().next_back();
        let next = rest.as_str().chars().next();
        let is_inside = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
        match character {
            // Between letters and digits it is part of a word.
            '_' if is_inside(before) && is_inside(next) => out.push('_'),
            '&' if next.is_none_or(char::is_whitespace) => out.push('&'),
            '<' | '>' if before.is_some_and(|it| it == ' ') && next.is_none_or(|it| it == ' ') => out.push(character),
            '"' | '\'' => out.push(character),
            // A mark of ours for words that are left out.
            '[' if next == Some('…') => out.push('['),
            ']' if before == Some('…') => out.push(']'),
            '.' | ')' if before.is_some_and(|it| it.is_ascii_digit()) && is_number(out) => escape(out, character),
            _ if MEANT.contains(&character) => escape(out, character),
            '-' | '+' | '=' | '#' | ':' if before.is_none() => escape(out, character),
            '%' if before == Some('%') || next == Some('%') => escape(out, character),
            '!' if next == Some('[') || before == Some('<') => escape(out, character),
            // What follows `<!` could be meant as a comment.
            '-' if matches!(before, Some('!' | '-')) && out.contains("<\\!") => escape(out, character),
            ':' if before == Some(']') => escape(out, character),
            other => out.push(other),
        }
    }
}

/// Whether the line so far is a number, which with a full stop or a bracket would begin a list.
fn is_number(out: &str) -> bool {
    let before = out.trim_end_matches(|it: char| it.is_ascii_digit());
    before.len() < out.len() && (before.is_empty() || before.ends_with('\n'))
}

fn escape(out: &mut String, character: char) {
    out.push('\\');
    out.push(character);
}

/// A space at the end of a line, which would not count, as one that does.
pub(super) fn keep_last_space(out: &mut String) {
    if out.ends_with([' ', '\t']) {
        let last = out.pop().map_or(32, u32::from);
        out.push_str(&format!("&#{last};"));
    }
}

/// Code in as many backticks as it takes.
pub(super) fn push_code(out: &mut String, code: &str, in_table: bool) {
    let runs: Vec<usize> = code.split(|it| it != '`').map(str::len).collect();
    let fence = "`".repeat((1..).find(|length| !runs.contains(length)).unwrap_or(1));
    let blank = code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let pad = if blank || code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let code = if in_table { code.replace('|', "\\|") } else { code.to_owned() };
    out.push_str(&[&fence, pad, &code, pad, &fence].concat());
}

/// An address inside the round brackets of a link.
pub(super) fn push_address(out: &mut String, address: &str) {
    let is_plain = !address.is_empty() && !address.contains(|it: char| it.is_whitespace() || it.is_control());
    out.push_str(if is_plain { "" } else { "<" });
    for character in address.chars() {
        match character {
            '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(character))),
            '\\' | '<' | '>' | '&' | '(' | ')' | '|' | '`' | '*' | '_' => escape(out, character),
            other => out.push(other),
        }
    }
    out.push_str(if is_plain { "" } else { ">" });
}

/// The title of a link, in its quotes; nothing for none.
pub(super) fn push_title(out: &mut String, title: &str) {
    if title.is_empty() {
        return;
    }
    out.push_str(" \"");
    for character in title.chars() {
        match character {
            '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(character))),
            '"' | '\\' | '<' | '>' | '&' | '|' | '`' => escape(out, character),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// What stands after a fence.
pub(super) fn info(info: &str) -> String {
    info.replace('\\', "\\\\").replace('&', "\\&")
}
