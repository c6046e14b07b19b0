//! A letter as plain text and as Markdown.

use super::words::{Letter, Part};

/// How wide plain text is: what a quoted line may hold, and mail programs do not break.
const WIDE: usize = 72;

/// Plain text that begins with what it is about.
pub(super) fn plain(letter: &Letter) -> String {
    format!("Subject: {}\n\n{}", letter.subject, body(letter))
}

/// Plain text without it.
pub(super) fn body(letter: &Letter) -> String {
    let parts: Vec<String> = letter.parts.iter().map(plain_part).collect();
    parts.join("\n\n") + "\n"
}

fn plain_part(part: &Part) -> String {
    match part {
        Part::Heading(words) => format!("{words}\n{}", "-".repeat(words.chars().count())),
        Part::Says(words) => filled(words, "", ""),
        Part::Signed(name) => name.clone(),
        Part::Things(things) => {
            things.iter().map(|(what, said)| filled(&joined(what, said), "- ", "  ")).collect::<Vec<_>>().join("\n")
        }
        Part::Draft(paragraphs) => {
            paragraphs.iter().map(|words| filled(words, "    ", "    ")).collect::<Vec<_>>().join("\n\n")
        }
    }
}

fn joined(what: &str, said: &str) -> String {
    if said.is_empty() { what.to_owned() } else { format!("{what}: {said}") }
}

fn filled(words: &str, first: &str, next: &str) -> String {
    let options = textwrap::Options::new(WIDE).initial_indent(first).subsequent_indent(next).break_words(false);
    textwrap::fill(words, options)
}

/// Markdown that begins with what it is about.
pub(super) fn markdown(letter: &Letter) -> String {
    let parts: Vec<String> = letter.parts.iter().map(markdown_part).collect();
    format!("Subject: {}\n\n{}\n", letter.subject, parts.join("\n\n"))
}

fn markdown_part(part: &Part) -> String {
    match part {
        Part::Heading(words) => format!("## {words}"),
        Part::Says(words) | Part::Signed(words) => escaped(words),
        Part::Things(things) => {
            let thing = |(what, said): &(String, String)| joined(&format!("- **{}**", escaped(what)), &escaped(said));
            things.iter().map(thing).collect::<Vec<_>>().join("\n")
        }
        Part::Draft(paragraphs) => {
            paragraphs.iter().map(|words| format!("> {}", escaped(words))).collect::<Vec<_>>().join("\n>\n")
        }
    }
}

/// Words that Markdown takes for nothing else.
fn escaped(words: &str) -> String {
    crate::document::markdown::escaped_line(words)
}
