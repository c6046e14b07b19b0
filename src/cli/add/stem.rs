//! The name of a new note's file: the first words of its title, as many as one reads at a glance.

use crate::vocabulary::slug;

/// As many letters are enough to know a note by. Names on disk hold 255 bytes, which letters of every script fit into.
const LONGEST: usize = 40;

/// Words that nothing ends with.
const OPEN: [&str; 16] =
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"];

/// The stem of a title: cut at a word, where the title is long.
pub(super) fn stem(title: &str) -> String {
    let whole = slug(title);
    let Some((end, _)) = whole.char_indices().nth(LONGEST) else { return whole };
    let start = &whole[..end];
    let is_whole_word = whole[end..].starts_with('-');
    let cut = if is_whole_word { start } else { start.rsplit_once('-').map_or(start, |(words, _)| words) };
    let mut words: Vec<&str> = cut.split('-').collect();
    while words.len() > 1 && words.last().is_some_and(|last| OPEN.contains(last)) {
        words.pop();
    }
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_read_at_a_glance() {
        for (title, expected) in [
            ("Cut build time by half!", "cut-build-time-by-half"),
            ("???", "untitled"),
            (
                "Cut the checkout's p99 latency from 1.2 s to 180 ms for all customers",
                "cut-the-checkout-s-p99-latency-from-1-2",
            ),
            ("Moved the last of the forty services over to the new platform", "moved-the-last-of-the-forty-services"),
        ] {
            assert_eq!(stem(title), expected);
        }
        let long = stem(&"𐍈".repeat(500));
        assert!(long.len() <= 200 && !long.is_empty(), "{}", long.len());
    }
}
