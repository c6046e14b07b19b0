//! Where sentences begin, and which words stand before a name without being a part of it.

use super::ordinary::TITLES;
use super::tokens::Token;

/// Whether a sentence begins here: at the beginning of the text, or behind the end of another.
pub(crate) fn begins_sentence(text: &str, at: usize) -> bool {
    const OPENING: &[char] = &['"', '\'', '“', '‘', '„', '«', '(', '[', '*', '_', '#', '>', '@'];
    let before = text[..at].trim_end_matches(|it: char| it.is_whitespace() || OPENING.contains(&it));
    match before.chars().next_back() {
        None => true,
        Some('!' | '?' | '…' | '。') => true,
        Some('.') => !is_abbreviation(&before[..before.len() - 1]),
        Some('"' | '”' | '’' | '\'' | ')') => {
            let inside = before.trim_end_matches(['"', '”', '’', '\'', ')']);
            inside.ends_with(['!', '?', '.'])
        }
        Some(_) => false,
    }
}

/// Whether a full stop behind this ends no sentence: `e.g.`, `vs.`, an initial.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: [&str; 10] = ["eg", "ie", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "etc"];
    let word = before.rsplit(|it: char| it.is_whitespace() || it == '(').next().unwrap_or_default();
    let word: String = word.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    word.chars().count() == 1 || SHORT.contains(&word.as_str())
}

/// Whether a word may be a part of a name: it has a capital, and is neither a title nor a short form.
pub(super) fn stands_beside_a_name(token: &Token) -> bool {
    token.is_capital && !token.is_shouted && token.letters != "i" && !TITLES.contains(&token.letters.as_str())
}

/// Whether a word has its capital only because a sentence begins with it: `When Ruiz left`, `Mentored Ana`.
pub(super) fn leads_to_a_name(text: &str, token: &Token) -> bool {
    const LEADING: [&str; 68] = [
        "about",
        "after",
        "all",
        "also",
        "although",
        "and",
        "as",
        "ask",
        "at",
        "because",
        "before",
        "besides",
        "both",
        "but",
        "by",
        "can",
        "could",
        "dear",
        "did",
        "does",
        "during",
        "for",
        "from",
        "had",
        "has",
        "hello",
        "hi",
        "how",
        "if",
        "in",
        "instead",
        "is",
        "it",
        "later",
        "led",
        "let",
        "like",
        "may",
        "maybe",
        "now",
        "of",
        "on",
        "once",
        "only",
        "our",
        "per",
        "since",
        "so",
        "thank",
        "thanks",
        "that",
        "the",
        "then",
        "though",
        "to",
        "today",
        "unlike",
        "until",
        "via",
        "was",
        "what",
        "when",
        "where",
        "while",
        "why",
        "with",
        "without",
        "yesterday",
    ];
    let word = token.letters.as_str();
    let is_verb = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    begins_sentence(text, token.range.start) && (LEADING.contains(&word) || is_verb)
}
