//! Finding a name or a term in what a reader would see, however it is written: upper or lower case, with accents or without, broken over lines, joined
//! by hyphens or in camel case, in part emphasised, disguised by invisible characters. Punctuation other than hyphens and blanks counts.

use crate::source::Span;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Something to look for.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    folded: String,
    /// Whether more letters may follow: `falcons` holds `Falcon`, and `analysis` does not hold `Ana`.
    is_open: bool,
}

/// A term of fewer letters is looked for as a whole word.
const OPEN: usize = 5;

impl Term {
    /// A term and what begins with it; a short one as a whole word. Nothing when there is nothing to look for.
    pub(crate) fn stem(written: &str) -> Option<Term> {
        Term::whole(written).map(|term| Term { is_open: term.folded.chars().count() >= OPEN, ..term })
    }

    /// A term as a whole word.
    pub(crate) fn whole(written: &str) -> Option<Term> {
        let mut folded = String::new();
        written.chars().for_each(|character| fold(character, |folds| folded.push(folds)));
        (!folded.is_empty()).then_some(Term { folded, is_open: false })
    }
}

/// A run of words made ready to be searched. What it costs is one walk over its text, and one more where something is found.
pub(crate) struct Haystack<'a> {
    parts: &'a [(Cow<'a, str>, Span)],
    folded: String,
    /// For each byte of `folded`, the character it comes from; made at the first find.
    origins: Option<Vec<Origin>>,
}

#[derive(Clone, Copy)]
struct Origin {
    character: char,
    before: Option<char>,
    after: Option<char>,
    span: Span,
}

impl<'a> Haystack<'a> {
    pub(crate) fn new(parts: &'a [(Cow<'a, str>, Span)]) -> Haystack<'a> {
        let mut folded = String::new();
        for (text, _) in parts {
            if text.is_ascii() {
                folded.extend(text.bytes().filter_map(fold_ascii).map(char::from));
            } else {
                text.chars().for_each(|character| fold(character, |folds| folded.push(folds)));
            }
        }
        Haystack { parts, folded, origins: None }
    }

    /// Where the term stands in the source, each time.
    pub(crate) fn find(&mut self, term: &Term) -> Vec<Span> {
        let ends: Vec<(usize, usize)> =
            self.folded.match_indices(&term.folded).map(|(at, found)| (at, at + found.len() - 1)).collect();
        if ends.is_empty() {
            return Vec::new();
        }
        let origins = self.origins.get_or_insert_with(|| origins(self.parts));
        let bounded = |(first, last): (usize, usize)| {
            let (first, last) = (origins[first], origins[last]);
            let starts = first.before.is_none_or(|before| is_border(before, first.character));
            let stops = term.is_open || last.after.is_none_or(|after| is_border(last.character, after));
            (starts && stops).then(|| first.span.join(last.span))
        };
        ends.into_iter().filter_map(bounded).collect()
    }
}

fn origins(parts: &[(Cow<'_, str>, Span)]) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    let mut before: Option<char> = None;
    let mut open = 0;
    for (text, span) in parts {
        let is_exact = span.end - span.start == text.len();
        for (offset, character) in text.char_indices().filter(|(_, character)| !is_invisible(*character)) {
            let start = span.start + offset;
            let span = if is_exact { span.with(start, start + character.len_utf8()) } else { *span };
            origins[open..].iter_mut().for_each(|origin| origin.after = Some(character));
            open = origins.len();
            fold(character, |folds| {
                let origin = Origin { character, before, after: None, span };
                origins.extend(std::iter::repeat_n(origin, folds.len_utf8()));
            });
            before = Some(character);
        }
    }
    origins
}

/// Whether one word ends and another begins between these two: `a b`, `a-b`, `aB`, `a1`; and where letters have no case, anywhere.
fn is_border(one: char, two: char) -> bool {
    let is_letter = |character: char| character.is_lowercase() || character.is_uppercase();
    if is_letter(one) && is_letter(two) {
        one.is_lowercase() && two.is_uppercase()
    } else {
        !(one.is_numeric() && two.is_numeric())
    }
}

/// The form in which characters are compared: without case, accents and compatibility forms; blanks, hyphens and what is invisible gone.
fn fold(character: char, mut push: impl FnMut(char)) {
    match character {
        '\0'..='\x7f' => fold_ascii(character as u8).map(char::from).into_iter().for_each(push),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' => push('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' => push('"'),
        character if character.is_whitespace() || is_invisible(character) => {}
        character => {
            let forms = std::iter::once(character).nfkd().flat_map(char::to_lowercase);
            forms.filter(|form| !matches!(form, '\u{300}'..='\u{36f}') && !form.is_whitespace()).for_each(push);
        }
    }
}

fn fold_ascii(byte: u8) -> Option<u8> {
    (byte.is_ascii_graphic() && !matches!(byte, b'-' | b'_')).then(|| byte.to_ascii_lowercase())
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(term: &str, text: &str) -> usize {
        let parts = [(Cow::Borrowed(text), Span::default().with(0, text.len()))];
        Haystack::new(&parts).find(&Term::stem(term).unwrap()).len()
    }

    #[test]
    fn a_term_is_found_however_it_is_written() {
        for text in [
            "Project Falcon",
            "project\n falcon",
            "PROJECT-FALCON",
            "the project_falcon repository",
            "myProjectFalcon",
            "Project\u{a0}Fal\u{ad}con",
            "Pro\u{301}ject Falcon",
            "\u{ff30}roject Falcon",
            "https://wiki/project-falcon/v2",
            "Project Falcons",
        ] {
            assert_eq!(found("Project  Falcon", text), 1, "{text}");
        }
        assert_eq!(found("O'Brien's", "o\u{2019}brien\u{2019}s"), 1);
        assert_eq!(found("猎鹰", "我们的猎鹰项目"), 1);
    }

    #[test]
    fn a_part_of_another_word_is_not_it() {
        assert_eq!([found("Ana", "analysis"), found("Ana", "banana"), found("Ana", "Ana, ana's and ana2")], [0, 0, 3]);
        assert_eq!([found("IT Ops", "edit ops"), found("12", "2012"), found("Falcon", "gyrfalcon")], [0, 0, 0]);
        assert!(Term::stem(" - ").is_none());
    }

    #[test]
    fn the_place_is_exact() {
        let parts = vec![
            (Cow::Borrowed("see "), Span::default().with(10, 14)),
            (Cow::Borrowed("Fal"), Span::default().with(16, 19)),
            (Cow::Borrowed("con."), Span::default().with(21, 25)),
        ];
        assert_eq!(Haystack::new(&parts).find(&Term::stem("falcon").unwrap()), [Span::default().with(16, 24)]);
    }
}
