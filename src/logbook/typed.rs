//! Words as they were typed, in an item of a list. Most stand there as they are, so that emphasis, code and links in them work. Words that would be more than
//! words, such as the beginning of a comment, are written with a backslash before every sign; where even that would look like something else, as code. They are
//! read back without either.

/// With a backslash before every sign that Markdown may read otherwise.
pub(super) fn escaped(words: &str) -> String {
    let signs = |letter: char| letter.is_ascii_punctuation().then_some('\\').into_iter().chain([letter]);
    words.chars().flat_map(signs).collect()
}

/// As code, between more backticks than stand in it, and two at the least: nobody writes code so who need not.
pub(super) fn in_code(words: &str) -> String {
    let longest = words.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let mark = "`".repeat((longest + 1).max(2));
    format!("{mark} {words} {mark}")
}

/// The words as they were typed.
pub(super) fn typed(written: &str) -> String {
    unescaped(written).or_else(|| out_of_code(written)).unwrap_or_else(|| written.to_owned())
}

/// Whether words that stand as they are would be read back as others.
pub(super) fn is_disguised(words: &str) -> bool {
    typed(words) != words
}

fn out_of_code(written: &str) -> Option<String> {
    let words = written.trim_matches('`').strip_prefix(' ')?.strip_suffix(' ')?;
    (in_code(words) == written).then(|| words.to_owned())
}

/// Nothing where a sign stands alone, or there is none.
fn unescaped(written: &str) -> Option<String> {
    let mut words = String::with_capacity(written.len());
    let mut has_signs = false;
    let mut letters = written.chars();
    while let Some(letter) = letters.next() {
        let shown = match letter {
            '\\' => letters.next().filter(char::is_ascii_punctuation)?,
            letter if letter.is_ascii_punctuation() => return None,
            letter => {
                words.push(letter);
                continue;
            }
        };
        has_signs = true;
        words.push(shown);
    }
    has_signs.then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_escaped_comes_back(words in "\\PC{0,30}|[\\\\a*<.!-]{0,12}") {
            prop_assert_eq!(typed(&escaped(&words)), words.clone());
            prop_assert_eq!(typed(&in_code(&words)), words.clone());
            prop_assert!(is_disguised(&words) || typed(&words) == words);
        }
    }
}
