//! A link whose words do not say what it leads to
//!
//! Why it matters: Readers must not need to click. On paper, and for whoever has ten minutes, `here` and `PR #7457` are holes in the
//! sentence: the title of what is linked says it all.
//!
//! How it can misfire: A number is fine beside words that say what it is, unless the sentence speaks of it (*it led to change 7012*); an address is where it does not interrupt, in brackets or at the end
//! behind a colon. A list item that is nothing but a link is a reference, and so is
//! what stands under a heading such as *References*. Only English is known; in a packet in another language this rule keeps still.
//!
//! Where it comes from: what reviewers of real cases wrote (120 of 282 cases hold such links); WCAG 2.2, link purpose.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! How long a basket takes to open is measured [here](https://example.com/reads).
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! See [how long a basket takes to open](https://example.com/reads).
//! ```

use crate::check::words::is_references;
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Inline, Link, LinkKind, Markdown, Passage, PassageKind, count_words, each_inline};
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::BARE_LINK_TEXT,
    severity: Severity::Hint,
    source: include_str!("bare_link_text.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[] },
};

/// Link texts that say nothing, whatever stands beside them.
const EMPTY: &[&str] = &[
    "here",
    "click here",
    "see here",
    "link",
    "this",
    "this link",
    "this one",
    "this page",
    "these",
    "that",
    "more",
    "read more",
    "it",
    "url",
    "there",
    "in this page",
    "on this page",
    "in here",
    "over here",
    "this document",
    "this doc",
    "this pr",
    "this issue",
    "this post",
    "the link",
    "link here",
    "click",
    "check here",
];

/// Words that say nothing of what is linked.
const FILLERS: &[&str] = &[
    "watch", "it", "here", "click", "read", "see", "check", "out", "this", "that", "more", "the", "link", "page", "on",
    "in", "over", "view", "find", "have", "a", "look", "at", "for", "details", "info", "go", "to", "visit", "open",
    "full", "all", "there", "can", "be", "found", "under", "via", "and", "also", "about", "them",
];

/// What a number can be of: with its number it says nothing by itself.
const NUMBERED: &[&str] =
    &["pr", "prs", "pull request", "pull", "issue", "issues", "mr", "merge request", "commit", "ticket", "bug", "no"];

/// What a number stands behind without its being said what it is about.
const THINGS: &[&str] = &[
    "this",
    "that",
    "the",
    "main",
    "sdk",
    "runtime",
    "follow-up",
    "pr",
    "issue",
    "change",
    "commit",
    "pull",
    "request",
    "merge",
    "mr",
    "ticket",
    "bug",
    "my",
    "our",
];

/// Words after which a number is what the sentence speaks of.
const LEADS: &[&str] =
    &["see", "into", "to", "opened", "is", "are", "were", "filed", "fixed", "closed", "reviewed", "was", "wrote"];

/// How many words beside it a number needs to be described.
const DESCRIBED: usize = 4;

/// From how many words on a paragraph is more than a label beside an address.
const RUNNING: usize = 6;

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A peer's words are the peer's.
    if prose.note.kind == NoteKind::Feedback {
        return;
    }
    in_body(prose, diagnostics);
    let links = prose.note.evidence().map_or(&[][..], |evidence| &evidence.links);
    let unnamed = links.iter().filter(|link| is_empty(&link.title.value) || is_number(&link.title.value));
    diagnostics.extend(unnamed.map(|link| bare(&link.title.value, link.title.span)));
}

fn in_body(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let markdown = &prose.note.body;
    let mut section = "";
    for passage in prose.passages() {
        match passage.kind {
            PassageKind::Heading(index) => section = &markdown.headings[index].text,
            // What a cell is about stands in the cells beside it.
            PassageKind::Cell => {}
            PassageKind::Paragraph | PassageKind::Item if !has_links(passage) || is_references(section) => {}
            PassageKind::Paragraph | PassageKind::Item => {
                Sentence::read(markdown, passage).judge(diagnostics);
            }
        }
    }
}

fn has_links(passage: &Passage<'_>) -> bool {
    let mut found = false;
    each_inline(passage.line, &mut |inline| found |= matches!(inline.value, Inline::Link(..)));
    found
}

fn bare(text: &str, span: Span) -> Diagnostic {
    Diagnostic::hint(RULE.name, span, format!("`{text}` does not say what it leads to"))
        .help("what would a reader find there? put its title, or what it shows, into the link")
}

fn address(span: Span) -> Diagnostic {
    Diagnostic::hint(RULE.name, span, "an address stands in the middle of the text")
        .help("put the link on the words that say what it is: `[words](address)`")
}

pub(super) fn is_empty(text: &str) -> bool {
    let bare = text.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    EMPTY.contains(&bare.as_str()) || is_filler(&bare)
}

/// *Watch it here*, *read more on this page*: words of which none is a name, and one only points.
fn is_filler(text: &str) -> bool {
    let words: Vec<&str> = text.split(|part: char| !part.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let points =
        words.iter().any(|word| matches!(*word, "here" | "this" | "it" | "link" | "there" | "click" | "that" | "more"));
    (2..=6).contains(&words.len()) && points && words.iter().all(|word| FILLERS.contains(word))
}

/// `#7457`, `PR #7457`, `7457`, `commit 1a2b3c4`, `owner/name#7457`, or the name of such a thing alone.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let end = text.trim_end_matches(|character: char| character.is_ascii_hexdigit());
    let number = &text[end.len()..];
    let what = end.trim_end_matches(['#', '!', ' ', '-']);
    let is_repository = end.ends_with('#') && !what.contains(' ') && what != "rfc";
    let named = what.is_empty() || NUMBERED.contains(&what) || is_repository;
    NUMBERED.contains(&text.as_str()) || (named && number.contains(|character: char| character.is_ascii_digit()))
}

/// The key of a ticket: `CAT-1201`.
pub(super) fn is_key(text: &str) -> bool {
    text.trim().split_once('-').is_some_and(|(prefix, number)| {
        let is_prefix = (2..=10).contains(&prefix.len())
            && prefix.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        is_prefix && number.len() > 1 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A link, where it was written, and how much of what stands beside it comes before.
#[derive(Clone, Copy)]
struct Placed<'a> {
    link: &'a Link,
    span: Span,
    at: usize,
}

/// One block with its links, and what it says beside them.
struct Sentence<'a> {
    is_paragraph: bool,
    links: Vec<Placed<'a>>,
    beside: String,
}

impl<'a> Sentence<'a> {
    fn read(markdown: &'a Markdown, passage: &Passage<'_>) -> Sentence<'a> {
        let is_paragraph = passage.kind == PassageKind::Paragraph;
        let mut sentence = Sentence { is_paragraph, links: Vec::new(), beside: String::new() };
        sentence.add(markdown, passage.line);
        sentence
    }

    fn add(&mut self, markdown: &'a Markdown, line: &[Spanned<Inline>]) {
        for inline in line {
            match &inline.value {
                Inline::Link(index, words) => {
                    self.links.push(Placed { link: &markdown.links[*index], span: inline.span, at: self.beside.len() });
                    each_inline(words, &mut |part| {
                        self.beside.extend(matches!(part.value, Inline::SoftBreak | Inline::HardBreak).then_some(' '));
                    });
                }
                Inline::Text(text) | Inline::Code(text) => self.beside.push_str(text),
                Inline::SoftBreak | Inline::HardBreak => self.beside.push(' '),
                Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Strikethrough(inside) => {
                    self.add(markdown, inside);
                }
                Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => {}
            }
        }
    }

    /// Empty words are found each time; numbers, and addresses in running words, once a block.
    fn judge(&self, diagnostics: &mut Vec<Diagnostic>) {
        let empty = self.links.iter().filter(|placed| is_worded(placed.link) && is_empty(&placed.link.text));
        diagnostics.extend(empty.map(|placed| bare(&placed.link.text, placed.span)));
        let numbers: Vec<_> =
            self.links.iter().filter(|placed| is_worded(placed.link) && is_number(&placed.link.text)).collect();
        let words = count_words(&self.beside);
        // Three and more with next to no words are one dump of links, which another rule names.
        let is_dump = numbers.len() >= 3 && words < 2 * numbers.len();
        if !is_dump && (self.is_paragraph || words > 0) && words < DESCRIBED * numbers.len() {
            diagnostics.extend(once(&numbers, |link, span| bare(&link.text, span)));
        } else if !is_dump {
            let objects: Vec<_> =
                self.links.iter().filter(|placed| is_worded(placed.link) && self.is_object(placed)).collect();
            diagnostics.extend(once(&objects, |link, span| bare(&link.text, span)));
        }
        let addresses: Vec<_> =
            self.links.iter().filter(|placed| is_address(placed.link) && self.is_in_the_way(placed)).collect();
        if self.is_paragraph && words >= RUNNING {
            diagnostics.extend(once(&addresses, |_, span| address(span)));
        }
    }

    /// Whether the sentence speaks of a number: *the discussion led to* change 7012.
    fn is_object(&self, placed: &Placed<'_>) -> bool {
        let last = self.beside[..placed.at].split_whitespace().next_back().unwrap_or("").to_lowercase();
        LEADS.contains(&last.as_str())
            && (is_number(&placed.link.text) || is_numbered(&placed.link.text) || is_key(&placed.link.text))
    }

    /// Whether an address interrupts: not in brackets, and not at the end behind a colon or a dash.
    fn is_in_the_way(&self, placed: &Placed<'_>) -> bool {
        let before = self.beside[..placed.at].trim_end();
        let rest = &self.beside[placed.at..];
        let sentence = rest.split(['.', '!', '?']).next().unwrap_or("");
        let is_last = count_words(sentence) < 3;
        before.matches(['(', '[', '<']).count() <= before.matches([')', ']', '>']).count()
            && !(is_last && before.ends_with([':', '-', '–', '—']))
    }
}

/// `change 7012`, `this issue 6900`, `SDK issue 5704`.
fn is_numbered(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let Some((number, before)) = words.split_last() else { return false };
    let digits = number.trim_start_matches('#');
    let is_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && (1..=3).contains(&before.len()) && before.iter().all(|word| THINGS.contains(word))
}

fn once<'a>(links: &[&Placed<'a>], found: impl Fn(&'a Link, Span) -> Diagnostic) -> Option<Diagnostic> {
    let (first, rest) = links.split_first()?;
    let found = found(first.link, first.span);
    Some(if rest.is_empty() { found } else { found.label(format!("and {} more like it here", rest.len())) })
}

fn is_worded(link: &Link) -> bool {
    matches!(link.kind, LinkKind::Text | LinkKind::WikiText)
}

fn is_address(link: &Link) -> bool {
    let is_own_text = is_worded(link) && link.text == link.destination.value;
    is_own_text || (link.kind == LinkKind::Bare && !link.destination.value.starts_with("mailto:"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::found;

    #[test]
    fn what_says_nothing() {
        for text in
            ["#7457", "PR #7457", "PR-7457", "7457", "pull request 7457", "paritytech/sdk#12", "commit 1a2b3c4", "PR"]
        {
            assert!(is_number(text), "{text}");
        }
        for text in ["RFC 103", "Add a cache (#7457)", "deadbeef", "Version 2", "cache"] {
            assert!(!is_number(text), "{text}");
        }
        assert!(is_empty("Here.") && is_empty("“this link”") && !is_empty("the design"));
    }

    /// What is said of a piece of work with this body, without its place.
    fn said(body: &str) -> Vec<String> {
        let note = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\n+++\n{body}\n");
        let found = found("bare-link-text", &[("evidence/cache.md", &note)]);
        found.into_iter().map(|line| line.rsplit(": ").next().unwrap_or_default().to_owned()).collect()
    }

    const NUMBER: &str = "`#12` does not say what it leads to";
    const ADDRESS: &str = "an address stands in the middle of the text";

    #[test]
    fn a_number_is_fine_beside_four_words() {
        assert_eq!(said("[#12](https://example.com/12)"), [NUMBER]);
        assert_eq!(said("It was merged [#12](https://example.com/12)"), [NUMBER]);
        assert!(said("It was merged as [#12](https://example.com/12)").is_empty());
        let two = "[#12](https://example.com/12) and [#13](https://example.com/13)";
        assert_eq!(said(&format!("It was merged twice as {two}")), [NUMBER]);
        assert!(said(&format!("It was merged twice by two people as {two}")).is_empty());
    }

    #[test]
    fn a_list_of_links_is_a_list_of_references() {
        assert!(said("- [#12](https://example.com/12)").is_empty());
        assert_eq!(said("- Merged: [#12](https://example.com/12)"), [NUMBER]);
        assert!(said("# References\n\nMerged: [#12](https://example.com/12)").is_empty());
        assert_eq!(said("# Results\n\nMerged: [#12](https://example.com/12)"), [NUMBER]);
    }

    #[test]
    fn an_address_is_found_among_running_words() {
        assert_eq!(said("How long it takes is at https://example.com/reads day and night."), [ADDRESS]);
        let own = "[https://example.com/reads](https://example.com/reads)";
        assert_eq!(said(&format!("How long it takes is at {own} day and night.")), [ADDRESS]);
        assert!(said("Measured at https://example.com/reads").is_empty());
        // An address is no words of the author's, so it is no bare number either.
        assert!(said("Measured at https://example.com/reads#12").is_empty());
        assert!(said("Who wants to know more asks kim@example.com at any time.").is_empty());
        assert!(said("[How long a basket takes](https://example.com/reads) is there day and night.").is_empty());
    }
}
