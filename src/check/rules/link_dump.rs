//! Links where an argument belongs
//!
//! Why it matters: A reader with ten minutes opens none of ten links. Reviewers send such cases back: say what the work was and what came of it, and put the addresses last.
//!
//! How it can misfire: A link whose words are a title is none of these, nor are *slides*, *recording* and *paper*; *one*, *two*, *mail* are. A list under *References* is in its place, and two bare links are no dump. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! See [#12](https://example.com/12), [#14](https://example.com/14) and [#15](https://example.com/15).
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! A basket opens without the database: see [how it is filled](https://example.com/12).
//! ```

use super::bare_link_text::{is_empty, is_key, is_number};
use crate::check::words::{Part, Place, is_references, is_title_of_references};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Block, Inline, Link, LinkKind, Markdown, count_words, each_block, each_inline};
use crate::vocabulary::NoteKind;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: code::LINK_DUMP,
    severity: Severity::Hint,
    source: include_str!("link_dump.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[] },
};

/// How many bare links are a dump where they stand in one block, and how many items of a list that are nothing else.
const IN_BLOCK: usize = 3;
const IN_LIST: usize = 4;

/// How many words may stand before the first link of a row; between two of them there is one.
const BEFORE: usize = 2;

/// How many words of its own a block has for each bare link in it at least.
const WORDS: usize = 2;

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if prose.argues() && !is_title_of_references(prose.note.title()) {
        let markdown = &prose.note.body;
        match searches(prose, markdown) {
            Some(search) => diagnostics.push(search),
            None => diagnostics.extend(in_blocks(prose, markdown)),
        }
        diagnostics.extend(in_footnotes(prose, markdown));
    }
}

/// A block as links and words.
struct Mix {
    span: Option<Span>,
    bare: usize,
    worded: usize,
    words: usize,
}

fn mix(part: &Part<'_>, markdown: &Markdown) -> Option<Mix> {
    let passage = part.passage()?;
    let (mut span, mut bare, mut worded) = (None::<Span>, 0, 0);
    let mut own = count_words(&passage.text);
    each_inline(passage.line, &mut |inline| {
        own += usize::from(matches!(inline.value, Inline::Code(_)));
        if let Inline::Link(index, _) = &inline.value {
            let link = &markdown.links[*index];
            if is_bare(link) {
                bare += 1;
                own = own.saturating_sub(count_words(&link.text));
                span = Some(span.map_or(inline.span, |span| span.join(inline.span)));
            } else {
                worded += 1;
            }
        }
    });
    Some(Mix { span, bare, worded, words: own })
}

/// Three bare links and more with hardly a word between or before them, in a block that says something else as well.
fn row(part: &Part<'_>, markdown: &Markdown) -> Option<(Span, usize)> {
    let (mut span, mut bare, mut before, mut best) = (None::<Span>, 0, 0, None);
    for inline in part.passage()?.line {
        match &inline.value {
            Inline::Link(index, _) if is_bare(&markdown.links[*index]) => {
                if before <= BEFORE {
                    bare += 1;
                    span = Some(span.map_or(inline.span, |span| span.join(inline.span)));
                    before = BEFORE - 1;
                    best = span.filter(|_| bare >= IN_BLOCK).map(|span| (span, bare)).or(best);
                }
            }
            Inline::Text(text) => match text.rsplit_once(['.', '!', '?', ';']) {
                Some((_, last)) => (span, bare, before) = (None, 0, count_words(last)),
                None => before += count_words(text),
            },
            Inline::SoftBreak => {}
            Inline::HardBreak => (span, bare, before) = (None, 0, 0),
            Inline::Link(..)
            | Inline::Image(_)
            | Inline::Code(_)
            | Inline::Metric(_)
            | Inline::FootnoteReference(_) => {
                before += 1;
            }
            Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strikethrough(_) => before += BEFORE,
        }
    }
    best
}

fn is_bare(link: &Link) -> bool {
    let is_worded = matches!(link.kind, LinkKind::Text | LinkKind::WikiText);
    let is_address = link.kind == LinkKind::Bare || link.text == link.destination.value;
    (is_address && !link.destination.value.starts_with("mailto:"))
        || is_worded
            && (is_number(&link.text) || is_empty(&link.text) || is_key(&link.text) || is_one_of_many(&link.text))
}

/// Whether a link is told by its place in a row, or by what kind of page it is, in one word.
fn is_one_of_many(text: &str) -> bool {
    let word = text.trim().to_lowercase();
    ONE_OF_MANY.split_whitespace().any(|known| known == word.trim_end_matches(['.', ',', ':']))
}

/// Such words: common English. What people expect of a talk or a paper, its slides and its recording, is told by one word.
const ONE_OF_MANY: &str = "one two three four five six seven eight first second third fourth fifth last another other a b c d e i ii iii
    mail e-mail email sheet spreadsheet doc docs document page ticket thread chat file folder issue pr commit diff source data";

/// Three bare links and more in a block that says next to nothing, or four items of a list that are nothing but one.
fn in_blocks(prose: &NoteProse<'_>, markdown: &Markdown) -> Vec<Diagnostic> {
    let (mut found, mut items) = (Vec::new(), Vec::<Span>::new());
    if markdown.links.len() < IN_BLOCK.min(IN_LIST) {
        return found;
    }
    for (heading, part) in prose.sections() {
        let is_item = part.place == Place::Item;
        if !is_item {
            found.extend(list(&items));
            items.clear();
        }
        if is_references(heading) || !matches!(part.place, Place::Item | Place::Paragraph | Place::Opening) {
            continue;
        }
        let Some(Mix { span: Some(span), bare, worded, words }) = mix(part, markdown) else { continue };
        if bare >= IN_BLOCK && words < WORDS * (bare + worded) {
            found.push(dump(span, format!("{} and next to no words", count(bare, "link"))));
        } else if let Some((span, bare)) = row(part, markdown).filter(|_| bare >= IN_BLOCK) {
            found.push(dump(span, format!("{} in a row and next to no words", count(bare, "link"))));
        } else if is_item && worded == 0 && words <= WORDS {
            items.push(span);
        }
    }
    found.extend(list(&items));
    found
}

fn list(items: &[Span]) -> Option<Diagnostic> {
    let (first, last) = (items.first()?, items.last()?);
    (items.len() >= IN_LIST)
        .then(|| dump(first.join(*last), format!("{} that are nothing but a link", count(items.len(), "item"))))
}

fn dump(span: Span, message: String) -> Diagnostic {
    Diagnostic::hint(RULE.name, span, message)
        .help("what was the work, and what came of it? say that, and put what remains of the links under *References*")
}

/// Three footnotes and more in one paragraph that are nothing but an address.
fn in_footnotes(prose: &NoteProse<'_>, markdown: &Markdown) -> Option<Diagnostic> {
    let mut bare = BTreeSet::new();
    each_block(&markdown.blocks, &mut |block| {
        if let Block::Footnote(label, inside) = &block.value
            && is_address_alone(inside, markdown)
        {
            bare.insert(label.to_lowercase());
        }
    });
    if bare.len() < IN_BLOCK {
        return None;
    }
    prose.parts.iter().filter_map(Part::passage).find_map(|passage| {
        let mut span = None::<Span>;
        let mut marks = 0;
        each_inline(passage.line, &mut |inline| {
            if let Inline::FootnoteReference(label) = &inline.value
                && bare.contains(&label.to_lowercase())
            {
                marks += 1;
                span = Some(span.map_or(inline.span, |span| span.join(inline.span)));
            }
        });
        let span = span.filter(|_| marks >= IN_BLOCK)?;
        Some(dump(span, format!("{} that are nothing but an address", count(marks, "footnote"))))
    })
}

fn is_address_alone(blocks: &[Spanned<Block>], markdown: &Markdown) -> bool {
    let (mut links, mut is_alone) = (0, true);
    each_block(blocks, &mut |block| {
        if let Block::Paragraph(line) | Block::Plain(line) = &block.value {
            each_inline(line, &mut |inline| match &inline.value {
                Inline::Link(index, _) => {
                    links += 1;
                    is_alone &= is_bare(&markdown.links[*index]);
                }
                Inline::Text(text) => is_alone &= count_words(text) <= 1,
                Inline::Code(_) | Inline::SoftBreak | Inline::HardBreak | Inline::Emphasis(_) | Inline::Strong(_) => {}
                Inline::Strikethrough(_) | Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => {}
            });
        }
    });
    links > 0 && is_alone
}

/// A search of somebody's work, in the case: the reader is asked to find the argument.
fn searches(prose: &NoteProse<'_>, markdown: &Markdown) -> Option<Diagnostic> {
    if prose.note.kind != NoteKind::Case {
        return None;
    }
    let is_search = |link: &&Link| {
        let address = link.destination.value.to_lowercase();
        ["?q=", "&q=", "author%3a", "author:", "assignee%3a", "jql="].iter().any(|mark| address.contains(mark))
    };
    let first = markdown.links.iter().find(is_search)?;
    let found = Diagnostic::warning(RULE.name, first.destination.span, "a search stands where the case belongs");
    Some(found.help("which three of its results carry the case? say what they changed, and give each a note"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    const LINKS: &str = "[#1](https://example.com/1), [#2](https://example.com/2) and [PR 3](https://example.com/3)";

    #[test]
    fn links_and_no_words() {
        assert_eq!(marked(RULE.name, &format!("See {LINKS}.")).len(), 1);
        assert_eq!(
            marked(RULE.name, &format!("The retry counter was never reset, so imports stopped: {LINKS}.")).len(),
            0
        );
        assert_eq!(
            marked(RULE.name, &format!("The importer reads every file twice and says so. See {LINKS}. It has a page: [How files are read](https://example.com/4).")).len(),
            1
        );
        assert_eq!(marked(RULE.name, "- <https://example.com/1>\n- <https://example.com/2>\n- [CAT-31](https://example.com/3)\n- **SDK:** https://example.com/4\n").len(), 1);
        assert_eq!(marked(RULE.name, "# References\n\n- <https://example.com/1>\n- <https://example.com/2>\n- <https://example.com/3>\n- <https://example.com/4>\n").len(), 0);
    }

    #[test]
    fn links_told_by_their_place_or_their_kind() {
        let row = "[one](https://example.com/1), [two](https://example.com/2), [mail](https://example.com/3)";
        assert_eq!(marked(RULE.name, &format!("Papers: {row}.")).len(), 1);
        let talk =
            "[slides](https://example.com/1), [recording](https://example.com/2), [paper](https://example.com/3)";
        assert_eq!(marked(RULE.name, &format!("Talk: {talk}.")).len(), 0);
        assert_eq!(
            marked(RULE.name, "Papers: [the bids](https://example.com/1), [what we asked](https://example.com/2), [the vote](https://example.com/3).").len(),
            0
        );
    }

    #[test]
    fn footnotes_of_addresses() {
        let notes = "[^1]: <https://example.com/1>\n[^2]: <https://example.com/2>\n[^3]: https://example.com/3\n";
        assert_eq!(
            marked(RULE.name, &format!("I know the pipeline[^1][^2] and its tests[^3].\n\n{notes}")),
            ["[^1][^2] and its tests[^3]"]
        );
        assert_eq!(
            marked(RULE.name, "I know it[^1][^2][^3].\n\n[^1]: a design\n[^2]: a test\n[^3]: https://example.com/3\n")
                .len(),
            0
        );
    }

    #[test]
    fn a_search_is_no_case() {
        let case = "My work is here: https://example.com/pulls?q=author%3Akim\n";
        assert_eq!(
            marked_in(RULE.name, "case.md", case),
            [("https://example.com/pulls?q=author%3Akim".to_owned(), Severity::Warning)]
        );
    }
}
