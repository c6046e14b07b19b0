//! Markdown that is not the packet's, such as a ladder that is imported: a flat list of blocks with plain words. Nothing of ours is known in it (no private
//! blocks, no references), no quote is curled, and raw HTML is handed on as it was written, since nothing of it is ever shown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A block and where it begins, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignBlock {
    /// Where it begins.
    pub at: usize,
    /// What it is.
    pub kind: ForeignKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignKind {
    /// A heading with its depth, 1 to 6.
    Heading(usize, ForeignText),
    /// A paragraph that stands in no list.
    Paragraph(ForeignText),
    /// A paragraph of an item of a list.
    Item {
        /// 1 for an item of the outermost list.
        depth: usize,
        /// Whether the list is numbered.
        is_numbered: bool,
        /// Its words.
        text: ForeignText,
    },
    /// The rows of a table, the heading first; each cell with its place.
    Table(Vec<Vec<(usize, ForeignText)>>),
    /// Raw HTML, or code: as it was written.
    Raw(String),
}

/// Words without their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForeignText {
    /// The words; a line that was ended on purpose ends in `\n`.
    pub text: String,
    /// How many bytes of them were bold at the very beginning.
    pub bold: usize,
    /// How many runs were emphasised and are no longer.
    pub marks: usize,
    /// Where the words lead to.
    pub links: Vec<ForeignLink>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignLink {
    /// Its words.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// Reads a whole text.
pub fn read_foreign(text: &str) -> Vec<ForeignBlock> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = ForeignReader::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.end_words();
    reader.blocks
}

#[derive(Default)]
struct ForeignReader {
    blocks: Vec<ForeignBlock>,
    /// For each open list, whether it is numbered.
    lists: Vec<bool>,
    words: Option<Words>,
    rows: Vec<Vec<(usize, ForeignText)>>,
    raw: Option<(usize, String)>,
    /// The open links: the address, and where in the words it begins.
    links: Vec<(String, usize)>,
    /// How many pictures are open: what describes them is not read.
    images: usize,
}

/// Words that are being read.
struct Words {
    at: usize,
    place: WordsPlace,
    text: ForeignText,
    /// How many strong runs are open that began with the words.
    strong: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WordsPlace {
    Heading(usize),
    Paragraph,
    Item(usize, bool),
    Cell,
}

impl ForeignReader {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range.start),
            Event::End(tag) => self.end(tag, range.start),
            Event::Text(words) => self.say(&words, range.start),
            Event::Code(words) => self.say(&format!("`{words}`"), range.start),
            Event::SoftBreak => self.say(" ", range.start),
            Event::HardBreak => self.say("\n", range.start),
            Event::InlineHtml(tag) if is_break(&tag) => self.say("\n", range.start),
            Event::Html(written) => self.say(&written, range.start),
            Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.begin(at, WordsPlace::Heading(*level as usize)),
            Tag::Paragraph | Tag::Item => self.begin(at, self.running()),
            Tag::TableCell => self.begin(at, WordsPlace::Cell),
            Tag::List(first) => {
                self.end_words();
                self.lists.push(first.is_some());
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::HtmlBlock | Tag::CodeBlock(_) => {
                self.end_words();
                self.raw = Some((at, String::new()));
            }
            Tag::Strong | Tag::Emphasis | Tag::Strikethrough => self.mark(matches!(tag, Tag::Strong)),
            Tag::Link { dest_url, .. } => {
                let from = self.words.as_ref().map_or(0, |words| words.text.text.len());
                self.links.push((dest_url.to_string(), from));
            }
            Tag::Image { .. } => self.images += 1,
            Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => self.end_words(),
            TagEnd::List(_) => {
                self.end_words();
                self.lists.pop();
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.blocks.push(ForeignBlock { at, kind: ForeignKind::Table(rows) });
            }
            TagEnd::HtmlBlock | TagEnd::CodeBlock => {
                if let Some((at, written)) = self.raw.take() {
                    self.blocks.push(ForeignBlock { at, kind: ForeignKind::Raw(written) });
                }
            }
            TagEnd::Strong => self.strong_ends(),
            TagEnd::Link => self.link_ends(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Where words stand that no heading and no cell holds.
    fn running(&self) -> WordsPlace {
        match self.lists.last() {
            Some(is_numbered) => WordsPlace::Item(self.lists.len(), *is_numbered),
            None => WordsPlace::Paragraph,
        }
    }

    fn begin(&mut self, at: usize, place: WordsPlace) {
        self.end_words();
        self.links.clear();
        self.words = Some(Words { at, place, text: ForeignText::default(), strong: 0 });
    }

    fn end_words(&mut self) {
        let Some(Words { at, place, mut text, .. }) = self.words.take() else { return };
        trim(&mut text);
        let kind = match place {
            WordsPlace::Cell => {
                if let Some(row) = self.rows.last_mut() {
                    row.push((at, text));
                }
                return;
            }
            _ if text.text.is_empty() => return,
            WordsPlace::Heading(depth) => ForeignKind::Heading(depth, text),
            WordsPlace::Paragraph => ForeignKind::Paragraph(text),
            WordsPlace::Item(depth, is_numbered) => ForeignKind::Item { depth, is_numbered, text },
        };
        self.blocks.push(ForeignBlock { at, kind });
    }

    fn say(&mut self, words: &str, at: usize) {
        if self.images > 0 {
            return;
        }
        if let Some((_, written)) = &mut self.raw {
            written.push_str(words);
            return;
        }
        if self.words.is_none() {
            // Words straight after a list inside an item begin a paragraph of their own.
            self.begin(at, self.running());
        }
        if let Some(open) = &mut self.words {
            open.text.text.push_str(words);
        }
    }

    fn mark(&mut self, is_strong: bool) {
        if let Some(open) = &mut self.words {
            open.text.marks += 1;
            if is_strong && (open.strong > 0 || open.text.text.trim().is_empty()) {
                open.strong += 1;
            }
        }
    }

    fn strong_ends(&mut self) {
        if let Some(open) = self.words.as_mut().filter(|open| open.strong > 0) {
            open.strong -= 1;
            if open.strong == 0 {
                open.text.bold = open.text.text.len();
            }
        }
    }

    fn link_ends(&mut self) {
        let Some((url, from)) = self.links.pop() else { return };
        if let Some(open) = &mut self.words {
            let title = open.text.text.get(from..).unwrap_or("").trim().to_owned();
            open.text.links.push(ForeignLink { title, url });
        }
    }
}

/// Blanks at both ends go; the bold beginning moves with them.
fn trim(text: &mut ForeignText) {
    let before = text.text.len() - text.text.trim_start().len();
    text.bold = text.bold.saturating_sub(before);
    text.text = text.text.trim().to_owned();
    text.bold = text.bold.min(text.text.len());
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<ForeignKind> {
        read_foreign(text).into_iter().map(|block| block.kind).collect()
    }

    fn plain(text: &str) -> ForeignText {
        ForeignText { text: text.to_owned(), ..ForeignText::default() }
    }

    #[test]
    fn items_keep_their_depth_and_their_bold_beginning() {
        let read = read("1. **Adopts**: \"learns\" it\n   - deeper\n\n     and more\n2. last\n");
        let item = |depth, is_numbered, text| ForeignKind::Item { depth, is_numbered, text };
        let first = ForeignText { bold: 6, marks: 1, ..plain("Adopts: \"learns\" it") };
        assert_eq!(
            read,
            [
                item(1, true, first),
                item(2, false, plain("deeper")),
                item(2, false, plain("and more")),
                item(1, true, plain("last"))
            ]
        );
    }

    #[test]
    fn a_table_needs_no_outer_pipes() {
        let ForeignKind::Table(rows) = &read("Skill | L1\n--- | ---\nCode | a \\| b<br>c\n")[0] else { panic!() };
        let words: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|(_, cell)| cell.text.as_str()).collect()).collect();
        assert_eq!(words, [["Skill", "L1"], ["Code", "a | b\nc"]]);
    }

    #[test]
    fn links_are_kept_beside_the_words() {
        let ForeignKind::Paragraph(text) = &read("See [the *policy*](https://a.example/b).")[0] else { panic!() };
        assert_eq!(text.text, "See the policy.");
        assert_eq!(text.links[0].url, "https://a.example/b");
        assert_eq!(text.links[0].title, "the policy");
    }
}
