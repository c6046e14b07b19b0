//! An image without words
//!
//! Why it matters: Whoever hears the packet read aloud, prints it in grey or opens it where images are blocked gets nothing; and the one who sees a curve has to guess
//! what it is to show. The words between the brackets are what the image says.
//!
//! How it can misfire: A picture that only decorates needs no words; in a case there is rarely one. Private blocks are not looked at.
//!
//! Where it comes from: WCAG 2.2, 1.1.1; what a committee can do with a chart on paper.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![](../files/reads.png)
//! ```
//!
//! ```files/reads.png bytes
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads fell from 40 to 4 a second on 2 March](../files/reads.png)
//! ```
//!
//! ```files/reads.png bytes
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Block, Inline, Link, Markdown, each_inline_of};

pub(super) const RULE: Rule = Rule {
    name: code::MISSING_ALT,
    severity: Severity::Hint,
    source: include_str!("missing_alt.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for note in context.packet.notes.iter().filter(|note| !note.audience.is_author()) {
        diagnostics.extend(in_note(note));
    }
}

/// The first image of a note that has no words, with how many more there are.
fn in_note(note: &Note) -> Option<Diagnostic> {
    let body = note.told()?;
    if body.links.iter().all(has_words) {
        return None;
    }
    let mut bare = images(body);
    bare.retain(|(link, _)| !has_words(link));
    let (first, span) = bare.first()?;
    let message = match bare.len() {
        1 => format!("the image `{}` has no words", first.destination.value),
        number => format!("{number} images have no words, the first of them `{}`", first.destination.value),
    };
    let help = "say between the brackets what it shows: `![Orders a minute, before and after](…)`";
    Some(Diagnostic::hint(RULE.name, *span, message).help(help))
}

/// An image that is embedded by its name is called by it, which is no word.
fn has_words(link: &Link) -> bool {
    let says = link.text.chars().any(char::is_alphanumeric) && link.text != link.destination.value;
    says && !is_file_name(link) && !is_any_picture(&link.text)
}

/// What a picture is, and not what it shows: `graph1`, `Screenshot 2`.
fn is_any_picture(text: &str) -> bool {
    let is_letter = |letter: &char| letter.is_alphabetic() || *letter == ' ';
    let words = text.to_lowercase().replace(['_', '-', '.'], " ").chars().filter(is_letter).collect::<String>();
    ANY_PICTURE.contains(&words.trim())
}

/// What pictures are called by those who have not looked at them, and by programs.
const ANY_PICTURE: &[&str] = &[
    "image",
    "images",
    "img",
    "picture",
    "pic",
    "photo",
    "graph",
    "chart",
    "plot",
    "figure",
    "fig",
    "diagram",
    "drawing",
    "screenshot",
    "screen shot",
    "screen",
    "graphic",
    "untitled",
    "alt",
    "alt text",
    "image png",
    "screenshot png",
];

/// `reads.png` for `files/reads.png`.
fn is_file_name(link: &Link) -> bool {
    let name = link.destination.value.rsplit('/').next().unwrap_or_default();
    !name.is_empty() && link.text == name && name.contains('.')
}

/// Every image that others see, with its place.
fn images(body: &Markdown) -> Vec<(&Link, Span)> {
    let mut found = Vec::new();
    in_blocks(&body.blocks, body, &mut found);
    found
}

fn in_blocks<'a>(blocks: &'a [Spanned<Block>], body: &'a Markdown, found: &mut Vec<(&'a Link, Span)>) {
    let hidden: Vec<Span> = private(blocks);
    each_inline_of(blocks, &mut |inline| {
        if let Inline::Image(index) = inline.value
            && !hidden.iter().any(|span| span.contains(inline.span))
        {
            found.push((&body.links[index], inline.span));
        }
    });
}

/// Where private blocks stand.
fn private(blocks: &[Spanned<Block>]) -> Vec<Span> {
    let mut found = Vec::new();
    crate::syntax::markdown::each_block(blocks, &mut |block| {
        if matches!(block.value, Block::Private(_)) {
            found.push(block.span);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(body: &str) -> Vec<String> {
        let note = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\n+++\n{body}\n");
        found("missing-alt", &[("evidence/cache.md", &note), ("files/reads.png", ""), ("files/w.png", "")])
    }

    #[test]
    fn an_image_says_what_it_shows() {
        assert_eq!(
            said("![](../files/reads.png) ![ ](../files/w.png)"),
            [
                "evidence/cache.md: ![](../files/reads.png): 2 images have no words, the first of them `../files/reads.png`"
            ]
        );
        assert_eq!(said("![[reads.png]]").len(), 1);
        assert_eq!(said("![reads.png](../files/reads.png)").len(), 1);
        assert_eq!(said("![graph1](../files/reads.png) ![Screenshot 2](../files/w.png)").len(), 1);
    }

    #[test]
    fn what_has_words_or_is_nobodys() {
        assert!(said("![Reads a second](../files/reads.png) ![[reads.png|Reads a second]]").is_empty());
        assert!(said("> [!private]\n> ![](../files/reads.png)").is_empty());
        assert!(said("[](../files/reads.png)").is_empty());
    }
}
