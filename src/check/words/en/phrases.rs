//! Phrases: regular expressions in a small dress. They are matched against small letters; a blank stands for any run of blanks, and with `?` for none as well, an apostrophe for either kind,
//! and `{NAME}` for a class of words from [`classes`](super::classes). No expression can take more than linear time.

use super::classes::CLASSES;
use regex_automata::meta::{Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::util::syntax;
use std::ops::Range;
use std::sync::OnceLock;

/// Phrases of one meaning, compiled when they are first looked for.
#[derive(Debug)]
pub struct Phrases {
    pattern: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

/// Phrases of one meaning. They begin where a word does, or at the very beginning with `^`.
pub(crate) const fn phrases(pattern: &'static str) -> Phrases {
    Phrases { pattern, compiled: OnceLock::new() }
}

impl Phrases {
    /// The first of them in a text of small letters.
    pub(crate) fn find(&self, plain: &str) -> Option<Range<usize>> {
        self.regex()?.find(plain).map(|found| found.range())
    }

    /// Every one of them.
    pub(crate) fn find_all<'t>(&'t self, plain: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.regex().into_iter().flat_map(move |regex| regex.find_iter(plain).map(|found| found.range()))
    }

    /// Whether one of them is there.
    pub(crate) fn is_in(&self, plain: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(plain))
    }

    /// Compiles them, so that nobody who looks for them has to wait.
    pub(crate) fn make_ready(&self) {
        self.regex();
    }

    fn regex(&self) -> Option<&Regex> {
        let regex = self.compiled.get_or_init(|| compile(self.pattern)).as_ref();
        debug_assert!(regex.is_some(), "{}", self.pattern);
        regex
    }
}

/// Nothing where the expression is wrong, which every test that comes to it says. Sentences are short and most packets small, so that a search matters less
/// than what it costs to get ready for it: a lazy automaton, and nothing that is worked out beforehand.
fn compile(pattern: &str) -> Option<Regex> {
    let ready = Config::new()
        .auto_prefilter(false)
        .dfa(false)
        .onepass(false)
        .backtrack(false)
        .which_captures(WhichCaptures::Implicit)
        .utf8_empty(false)
        .nfa_size_limit(Some(1 << 24));
    let bytes = syntax::Config::new().unicode(false).utf8(false);
    Regex::builder().configure(ready).syntax(bytes).build(&expression(pattern)).ok()
}

/// As the library writes it.
fn expression(pattern: &str) -> String {
    let mut pattern = pattern.to_owned();
    for (name, words) in CLASSES {
        pattern = pattern.replace(&format!("{{{name}}}"), &format!("(?:{})", words.join("|")));
    }
    let pattern = pattern.replace('\'', "(?:'|\u{2019})").replace(" ?", r"\s*").replace(' ', r"\s+");
    if pattern.starts_with('^') { pattern } else { format!(r"\b(?:{pattern})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whatever_stands_between_their_words() {
        let ready = phrases(r"i(?:'m| am) ready\b");
        assert_eq!(ready.find("so i\u{2019}m  ready"), Some(3..15));
        assert!(ready.is_in("i am\nready.") && !ready.is_in("hi am ready") && !ready.is_in("i am readying"));
        assert!(compile("(").is_none());
    }
}
