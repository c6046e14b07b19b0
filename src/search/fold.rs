//! The form in which words are compared: without case, accents, strokes and compatibility forms, look-alike letters as the Latin ones; blanks, hyphens
//! and what is invisible gone.

use unicode_normalization::UnicodeNormalization;

/// A text in the form in which it is compared. What two texts have in common here, a reader would take for the same.
pub(crate) fn fold_text(text: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, text);
    folded
}

/// The same, at the end of what is folded already.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        folded.extend(text.bytes().filter_map(fold_ascii).map(char::from));
    } else {
        text.chars().for_each(|character| fold(character, |folds| folded.push(folds)));
    }
}

/// One character in the form in which it is compared.
pub(super) fn fold(character: char, mut push: impl FnMut(char)) {
    plain(character, |form| push(as_latin(form)));
}

/// As [`fold`], with letters of other scripts left as they are, whatever they look like.
pub(super) fn plain(character: char, mut push: impl FnMut(char)) {
    if character.is_ascii() {
        return fold_ascii(character as u8).map(char::from).into_iter().for_each(push);
    }
    if character.is_whitespace() || is_invisible(character) || is_hyphen(character) {
        return;
    }
    // Lower, upper and again lower case is Unicode's full case folding, and more: `ẞ` and `ß` are `ss`, the two sigmas are one, `ı` is `i`.
    let forms = std::iter::once(quote(character)).nfkd().flat_map(char::to_lowercase).flat_map(char::to_uppercase);
    for form in
        forms.flat_map(char::to_lowercase).map(quote).filter(|form| !form.is_whitespace() && !is_invisible(*form))
    {
        match undecomposed(form) {
            Some(letters) => letters.chars().for_each(&mut push),
            None if form.is_ascii() => fold_ascii(form as u8).map(char::from).into_iter().for_each(&mut push),
            None => push(form),
        }
    }
}

fn fold_ascii(byte: u8) -> Option<u8> {
    (byte.is_ascii_graphic() && !matches!(byte, b'-' | b'_')).then(|| byte.to_ascii_lowercase())
}

/// Letters that Unicode takes for letters of their own, and readers for a Latin one with a stroke, or for two.
fn undecomposed(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'ƀ' | 'ɓ' => "b",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ƒ' => "f",
        'ǥ' | 'ɡ' | 'ɠ' => "g",
        'ħ' | 'ɦ' => "h",
        'ɨ' => "i",
        'ĸ' | 'ƙ' => "k",
        'ł' | 'ƚ' | 'ɫ' => "l",
        'ŋ' | 'ɲ' => "n",
        'ø' | 'ɵ' => "o",
        'œ' => "oe",
        'ŧ' | 'ƭ' => "t",
        'þ' => "th",
        'ʉ' => "u",
        'ƴ' => "y",
        'ƶ' => "z",
        'ɑ' => "a",
        _ => return None,
    })
}

/// The Latin letter that a Greek or Cyrillic one looks like, in lower case or in capitals. The micro sign is no m.
fn as_latin(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'ν' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'υ' => 'y',
        'ζ' => 'z',
        other => other,
    }
}

/// Apostrophes and quotation marks, as they are typed.
fn quote(character: char) -> char {
    match character {
        '\u{b4}' | '\u{2b9}' | '\u{2bb}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        other => other,
    }
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '\u{5be}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}')
}

/// What takes no room, or stands above or below a letter: joiners, marks of direction, variation selectors, accents, points of Hebrew and Arabic.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{61c}' | '\u{64b}'..='\u{65f}'
        | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_folded_as_unicode_has_it() {
        for (one, two) in [
            ("Großmann", "GROSSMANN"),
            ("GROẞMANN", "großmann"),
            ("Νίκος", "ΝΙΚΟΣ"),
            ("İstanbul", "istanbul"),
            ("ISTANBUL", "ıstanbul"),
            ("Congreſs", "CONGRESS"),
            ("ﬁnance", "FINANCE"),
            ("Кёльн", "КЕЛЬН"),
        ] {
            assert_eq!(fold_text(one), fold_text(two));
        }
    }

    #[test]
    fn letters_with_a_stroke_and_letters_for_two_are_plain_ones() {
        let folded = ["Łukasz Żółć", "Søren", "Đorđe", "Æsir", "Œuvre", "Þór Sigurðsson", "Ħal"].map(fold_text);
        assert_eq!(folded, ["lukaszzolc", "soren", "dorde", "aesir", "oeuvre", "thorsigurdsson", "hal"]);
    }

    #[test]
    fn disguises_are_seen_through() {
        let disguised = [
            "F\u{430}lc\u{43e}n",
            "Falc\u{3bf}n",
            "\u{ff26}alcon\u{ff0d}\u{ff3f}",
            "𝐅𝐚𝐥𝐜𝐨𝐧",
            "F\u{200b}a\u{2060}lc\u{fe0f}o\u{20d7}n",
        ];
        assert_eq!(disguised.map(fold_text), ["falcon"; 5]);
        assert_eq!(fold_text("O\u{b4}Brien \u{201e}x\u{201c}"), "o'brien\"x\"");
        assert_eq!(fold_text("5 \u{b5}s"), "5\u{3bc}s");
    }
}
