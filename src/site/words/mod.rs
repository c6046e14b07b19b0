//! The words that pages say the same way everywhere. What other rooms hand over is typed; here it becomes English, so
//! that another language is other files beside these.

mod direction;
mod people;
mod strength;

pub(super) use crate::vocabulary::{day, interval};
pub(super) use direction::direction;
pub(super) use people::{for_whom, part, relation, restricted};
pub(super) use strength::{grade, held_back, next, reason, set_aside, strength};

/// Minutes to read so many words, at 230 words a minute (Brysbaert 2019 found 238 for English non-fiction), one at
/// least.
pub(super) fn minutes(words: usize) -> usize {
    words.div_ceil(230).max(1)
}

/// The first characters of a text, up to the end of a sentence where one ends in time, else of a word.
pub(super) fn excerpt(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let sentence = head.rmatch_indices(['.', '!', '?', '。']).find(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        *at * 3 > end && rest.starts_with(char::is_whitespace)
    });
    match sentence {
        Some((at, mark)) => head[..at + mark.len()].to_owned(),
        None => format!(
            "{}…",
            head.rsplit_once(char::is_whitespace).map_or(head, |(words, _)| words).trim_end_matches([',', ';', ':'])
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_end_where_a_sentence_does() {
        assert_eq!(excerpt("Short.", 40), "Short.");
        assert_eq!(excerpt("It was slow. Then it was not, for a long time to come.", 30), "It was slow.");
        assert_eq!(excerpt("one two three four five six seven", 16), "one two three…");
        assert_eq!(excerpt("Slow. Then it was not, for a long time to come.", 30), "Slow. Then it was not, for a…");
    }

    #[test]
    fn reading_takes_a_minute_at_least() {
        assert_eq!([0, 1, 230, 231, 2300].map(minutes), [1, 1, 1, 2, 10]);
    }
}
