//! What sources look like, one file a shape, and how a shape is told by what is in a file. Each reader adds to one [`Read`].

mod bragdoc;
mod bragfile;
mod columns;
mod gh;
mod git_log;
mod html;
mod json;
mod markdown;
mod outline;
mod record;
mod sift;
mod table;

use super::dates::DayOrder;
use super::entry::Read;
use super::fault::IntakeFault;
use super::source::{IntakeSource, SourceText};
use strum::VariantArray;

/// The shape of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A brag document, or any other text with headings and bullets.
    Markdown,
    /// A note of a vault: properties, links between pages, comments between `%%`.
    Obsidian,
    /// What `brag list --format json` prints.
    Bragfile,
    /// What bragdoc exports.
    Bragdoc,
    /// What `gh pr list --json …`, `gh search prs --json …` and `gh issue list --json …` print.
    Gh,
    /// A table of a tracker or a tool for reviews.
    Csv,
    /// A page saved from Google Docs, Confluence, Notion or Word.
    Html,
    /// What `git log` prints.
    Git,
}

impl Shape {
    /// How it is named on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Shape::Markdown => "markdown",
            Shape::Obsidian => "obsidian",
            Shape::Bragfile => "bragfile",
            Shape::Bragdoc => "bragdoc",
            Shape::Gh => "gh",
            Shape::Csv => "csv",
            Shape::Html => "html",
            Shape::Git => "git",
        }
    }
}

/// What readers are told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shaping<'a> {
    pub(super) order: Option<DayOrder>,
    /// Whether the source is one page of many.
    pub(super) is_vault: bool,
    /// The candidate's name: what others say is not theirs.
    pub(super) name: &'a str,
}

/// Reads one source as the shape that it has, and says which that is.
pub(super) fn read(
    read: &mut Read,
    nth: usize,
    source: &IntakeSource,
    asked: Option<Shape>,
    shaping: &Shaping<'_>,
) -> Result<(Shape, SourceText), IntakeFault> {
    refuse_binary(source)?;
    let text = SourceText::of(source);
    let shape = asked.unwrap_or_else(|| sniff(&text));
    let text = match shape {
        Shape::Html => html::markdown(read, nth, text),
        _ => text,
    };
    match shape {
        Shape::Html => markdown::read(read, nth, &text, &Shaping { is_vault: false, ..*shaping }),
        Shape::Markdown | Shape::Obsidian => markdown::read(read, nth, &text, shaping),
        Shape::Bragfile => bragfile::read(read, nth, &text, shaping)?,
        Shape::Bragdoc => bragdoc::read(read, nth, &text, shaping)?,
        Shape::Gh => gh::read(read, nth, &text)?,
        Shape::Csv => table::read(read, nth, &text, shaping)?,
        Shape::Git => git_log::read(read, nth, &text)?,
    }
    Ok((shape, text))
}

/// Whether sources are the pages of one vault: several, of which at least one is written for it.
pub(super) fn are_of_vault(sources: &[IntakeSource]) -> bool {
    sources.len() > 1 && sources.iter().any(|source| sniff(&SourceText::of(source)) == Shape::Obsidian)
}

fn refuse_binary(source: &IntakeSource) -> Result<(), IntakeFault> {
    let bytes = source.bytes.as_slice();
    let kind = match bytes {
        [b'P', b'K', 3, 4, ..] => "an archive or an office document",
        [b'%', b'P', b'D', b'F', ..] => "a PDF",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old office document",
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => "a picture",
        _ => return Ok(()),
    };
    let what = format!("`{}` is {kind}, and only texts are read", source.path);
    let help = "save it as Markdown or as a page (HTML), which Google Docs, Word, Pages and Notion do; a table as CSV";
    Err(IntakeFault::new(what, help))
}

fn sniff(text: &SourceText) -> Shape {
    let content = text.text.trim_start();
    let ending = text.ending();
    let is_text = matches!(ending.as_str(), "md" | "markdown" | "txt" | "mdx");
    if matches!(ending.as_str(), "html" | "htm" | "xhtml") || (!is_text && is_page(content)) {
        return Shape::Html;
    }
    if ending == "json" || ending == "jsonl" || (!is_text && content.starts_with(['[', '{']) && content.contains("\":"))
    {
        return json::shape(content);
    }
    if git_log::is_log(content) {
        return Shape::Git;
    }
    if matches!(ending.as_str(), "csv" | "tsv" | "tab") || (!is_text && table::is_table(content)) {
        return Shape::Csv;
    }
    if is_of_vault(content) { Shape::Obsidian } else { Shape::Markdown }
}

fn is_page(content: &str) -> bool {
    let start: String = content.chars().take(512).collect::<String>().to_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<meta"].iter().any(|tag| start.starts_with(tag))
}

/// Links between pages, embeds, queries or comments of Obsidian.
fn is_of_vault(content: &str) -> bool {
    let has_links = content
        .split("[[")
        .skip(1)
        .any(|rest| rest.split_once("]]").is_some_and(|(name, _)| !name.contains(['\n', '(', '\\'])));
    let marks = ["![[", "```dataview", "\n%%", "> [!", "📅 ", "✅ "];
    has_links || marks.iter().any(|mark| content.contains(mark))
}
