//! The anchors of headings: the id that the author gave, or the words, and no two alike in one body.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Heading, Markdown};
use crate::vocabulary::small;

/// Gives every heading its anchor: first those that are public, then the others. What an author wrote as `{#id}` is given first, so that it stays
/// what it is.
pub(super) fn assign(headings: &mut [Heading], is_public: impl Fn(&Heading) -> bool) {
    let mut taken = Taken::default();
    let (mut public, mut others): (Vec<&mut Heading>, Vec<&mut Heading>) =
        headings.iter_mut().partition(|heading| is_public(heading));
    taken.give(&mut public);
    taken.give(&mut others);
}

impl Markdown {
    /// Gives the headings of a body that others read their anchors anew, where their words have changed.
    pub(crate) fn anchor_headings(&mut self) {
        assign(&mut self.headings, |_| true);
    }
}

/// The anchor that a heading of these words would have in a body without others: words that differ in case, blanks and marks alone have the same.
pub(crate) fn anchor_of(words: &str) -> String {
    slug(words)
}

/// The anchors that GitHub makes of the words of headings, in their order: blanks become hyphens one by one, marks go, and a number follows from the
/// second of its name on. `shown` is how the words of each are read.
pub(crate) fn github_anchors<'a>(headings: impl Iterator<Item = std::borrow::Cow<'a, str>>) -> Vec<String> {
    let mut uses: HashMap<String, usize> = HashMap::new();
    let anchors = headings.map(|words| {
        let is_kept = |it: &char| it.is_alphanumeric() || is_combining_mark(*it) || matches!(it, '_' | '-' | ' ');
        let anchor = words.nfc().flat_map(char::to_lowercase).filter(is_kept);
        let anchor: String = anchor.map(|it| if it == ' ' { '-' } else { it }).collect();
        let before = uses.entry(anchor.clone()).or_default();
        *before += 1;
        if *before > 1 { format!("{anchor}-{}", *before - 1) } else { anchor }
    });
    anchors.collect()
}

fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Letters and digits in lower case, anything else one `-`; `section` when nothing is left.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in small(text).chars() {
        let inside = !slug.is_empty() && !slug.ends_with('-');
        if character.is_alphanumeric() || (inside && is_combining_mark(character)) {
            slug.push(character);
        } else if inside {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}

/// The anchors given so far.
#[derive(Default)]
struct Taken {
    slugs: HashSet<String>,
    /// The number to try next for a slug that is taken, so that a thousand like headings are not counted from the start each time.
    next: HashMap<String, usize>,
}

impl Taken {
    fn give(&mut self, headings: &mut [&mut Heading]) {
        for heading in headings.iter_mut() {
            if let Some(id) = &heading.id {
                heading.slug = self.take(if is_plain(id) { id.clone() } else { slug(id) });
            }
        }
        for heading in headings.iter_mut().filter(|heading| heading.id.is_none()) {
            heading.slug = self.take(slug(&heading.text));
        }
    }

    fn take(&mut self, wanted: String) -> String {
        if self.slugs.insert(wanted.clone()) {
            return wanted;
        }
        let next = self.next.entry(wanted.clone()).or_insert(2);
        loop {
            let numbered = format!("{wanted}-{next}");
            *next += 1;
            if self.slugs.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn slugs<const N: usize>(headings: [(&str, Option<&str>); N]) -> [String; N] {
        let mut headings = headings.map(|(text, id)| Heading {
            level: 1,
            text: text.to_owned(),
            id: id.map(str::to_owned),
            slug: String::new(),
            span: Span::default(),
        });
        assign(&mut headings, |_| true);
        headings.map(|heading| heading.slug)
    }

    #[test]
    fn words_of_any_script() {
        assert_eq!(
            slugs([("  What I did, & why?", None), ("Größe 2", None), ("???", None), ("評価", None), ("हिन्दी", None)]),
            ["what-i-did-why", "größe-2", "section", "評価", "हिन्दी"]
        );
        assert_eq!(slugs([("re\u{301}sume\u{301}", None)]), ["résumé"], "however the accents are encoded");
    }

    #[test]
    fn as_github_makes_them() {
        let headings = ["What I did, & why?", "Q1 - Q2", "x", "x", "Größe_2", "C++ / Rust"];
        assert_eq!(
            github_anchors(headings.into_iter().map(std::borrow::Cow::Borrowed)),
            ["what-i-did--why", "q1---q2", "x", "x-1", "größe_2", "c--rust"]
        );
    }

    #[test]
    fn no_two_alike_and_what_is_given_stays() {
        assert_eq!(slugs([("x", None), ("x", None), ("x", None), ("y", Some("x-2"))]), ["x", "x-3", "x-4", "x-2"]);
        assert_eq!(
            slugs([("a", Some("Own_Id")), ("b", Some("Own_Id")), ("c", Some("ä b\""))]),
            ["Own_Id", "Own_Id-2", "ä-b"]
        );
    }
}
