//! Finding a name or a term in what a reader would see, however it is written: upper or lower case, with accents or without, broken over lines, joined
//! by hyphens or in camel case, in part emphasised, disguised by invisible characters or by letters of another script. Punctuation counts, but for that
//! which stands between two words without a blank, as addresses have it: `project.falcon`, `project/falcon`.

use super::decoded::readable;
use super::fold::{fold, fold_into, fold_text, is_invisible, plain};
use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// Something to look for.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// How it may be spelled; at least one.
    forms: Vec<Form>,
    /// The letters it is written with, not taken for those of another script. Something found has one of them: `сор` is not `cop`.
    letters: Vec<char>,
    /// Whether more letters may follow: `falcons` holds `Falcon`, and `analysis` does not hold `Ana`.
    is_open: bool,
}

/// One way to spell a term, in the form in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    whole: String,
    /// Its words, where it is nothing but words.
    words: Vec<String>,
}

/// A term of fewer letters is looked for as a whole word.
const OPEN: usize = 5;

impl Term {
    /// A term and what begins with it; a short one as a whole word. Nothing when there is nothing to look for.
    pub(crate) fn stem(written: &str) -> Option<Term> {
        Term::whole(written).map(|term| Term { is_open: term.forms[0].whole.chars().count() >= OPEN, ..term })
    }

    /// A term as a whole word.
    pub(crate) fn whole(written: &str) -> Option<Term> {
        let mut forms: Vec<Form> = Vec::new();
        for form in [Form::of(written), Form::of(&without_apostrophes(written)), Form::of(&spelled_out(written))] {
            if !form.whole.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
        let mut letters: Vec<char> = Vec::new();
        written.chars().for_each(|character| plain(character, |form| letters.push(form)));
        letters.retain(|letter| letter.is_alphabetic());
        (!forms.is_empty()).then_some(Term { forms, letters, is_open: false })
    }
}

impl Form {
    fn of(written: &str) -> Form {
        let mut words = vec![String::new()];
        let mut before = None;
        for character in written.chars().filter(|character| !is_invisible(*character)) {
            let folded = fold_text(character.encode_utf8(&mut [0; 4]));
            let is_hump = before.is_some_and(|before: char| before.is_lowercase() && character.is_uppercase());
            if folded.is_empty() || is_hump {
                words.push(String::new());
            }
            words.iter_mut().last().into_iter().for_each(|word| word.push_str(&folded));
            before = Some(character);
        }
        words.retain(|word| !word.is_empty());
        let whole = words.concat();
        let is_words = words.len() > 1 && whole.chars().all(char::is_alphanumeric);
        Form { whole, words: if is_words { words } else { Vec::new() } }
    }
}

/// `OBrien`, as addresses and names of files have `O'Brien`.
fn without_apostrophes(written: &str) -> String {
    written.chars().filter(|character| !matches!(character, '\'' | '\u{2019}' | '\u{2bc}')).collect()
}

/// `Mueller`, where a keyboard or an address has no `Müller`.
pub(super) fn spelled_out(written: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let spelled = |letter: char| match letter {
        'ä' | 'Ä' => "ae".to_owned(),
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        'å' | 'Å' => "aa".to_owned(),
        other => other.to_string(),
    };
    written.nfc().map(spelled).collect()
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
        let readable = parts.iter().flat_map(|(text, _)| readable(text));
        readable.for_each(|(_, text)| fold_into(&mut folded, text));
        Haystack { parts, folded, origins: None }
    }

    /// Where the term stands in the source, each time.
    pub(crate) fn find(&mut self, term: &Term) -> Vec<Span> {
        let mut found: Vec<(usize, Span)> = Vec::new();
        for form in &term.forms {
            for place in places(&self.folded, form) {
                let origins = self.origins.get_or_insert_with(|| origins(self.parts));
                let (at, letters) = (place.start, &origins[place]);
                if is_it(letters, term) && !(has_words(form) && has_loose_punctuation(letters)) {
                    found.extend(span(letters).map(|span| (at, span)));
                }
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found.dedup_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, span)| span).collect()
    }
}

/// Where the letters of a term stand: one word after the other, with nothing or with punctuation between them.
fn places(folded: &str, form: &Form) -> Vec<Range<usize>> {
    let Some((first, others)) = form.words.split_first() else {
        return folded.match_indices(&form.whole).map(|(at, found)| at..at + found.len()).collect();
    };
    let follows = |at: usize, word: &String| {
        let rest = folded[at..].trim_start_matches(|character: char| !character.is_alphanumeric());
        rest.starts_with(word.as_str()).then(|| folded.len() - rest.len() + word.len())
    };
    let starts = folded.match_indices(first).map(|(at, _)| at);
    starts.filter_map(|at| others.iter().try_fold(at + first.len(), follows).map(|end| at..end)).collect()
}

/// Whether what has the letters of a term is the term: not a part of another word, nor a word that looks like it in another script.
fn is_it(letters: &[Origin], term: &Term) -> bool {
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return false };
    let starts = first.before.is_none_or(|before| is_border(before, first.character));
    // A short word stands in many a hash: `3ada9f`.
    let is_after_digit = first.before.is_some_and(char::is_numeric) && first.character.is_lowercase();
    let starts = starts && (term.is_open || !is_after_digit);
    let stops = term.is_open || last.after.is_none_or(|after| is_border(last.character, after));
    starts && stops && (term.letters.is_empty() || letters.iter().any(|letter| letter.is_of(term)))
}

fn has_words(form: &Form) -> bool {
    !form.words.is_empty()
}

/// Whether a sentence or a list goes on between the words, rather than an address or a name: `project. Falcon`. Not so where the second word is in quotes or
/// brackets, or behind a colon: `project “Falcon”`.
fn has_loose_punctuation(letters: &[Origin]) -> bool {
    const OPENING: &str = "\"'“”„‟‘‚‹›«»()[]{}<*_`~";
    letters.windows(2).any(|pair| {
        let is_behind_blank = pair[1].before.is_some_and(char::is_whitespace);
        let ends =
            !pair[0].character.is_alphanumeric() && pair[0].character != ':' && !OPENING.contains(pair[0].character);
        let goes_on = !pair[1].character.is_alphanumeric() && !OPENING.contains(pair[1].character);
        is_behind_blank && (ends || goes_on)
    })
}

fn span(letters: &[Origin]) -> Option<Span> {
    Some(letters.first()?.span.join(letters.last()?.span))
}

impl Origin {
    fn is_of(&self, term: &Term) -> bool {
        let mut is_of = false;
        plain(self.character, |form| is_of |= term.letters.contains(&form));
        is_of
    }
}

fn origins(parts: &[(Cow<'_, str>, Span)]) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    let mut before: Option<char> = None;
    let mut open = 0;
    for (text, span) in parts {
        let is_exact = span.end - span.start == text.len();
        let characters =
            readable(text).flat_map(|(at, text)| text.char_indices().map(move |(offset, it)| (at + offset, it)));
        for (offset, character) in characters.filter(|(_, character)| !is_invisible(*character)) {
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
pub(super) fn is_border(one: char, two: char) -> bool {
    let is_letter = |character: char| character.is_lowercase() || character.is_uppercase();
    if is_letter(one) && is_letter(two) {
        one.is_lowercase() && two.is_uppercase()
    } else {
        !(one.is_numeric() && two.is_numeric())
    }
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
            "https://wiki/project.falcon",
            "https://wiki/Project/Falcon/",
            "?q=project+falcon&page=2",
            "project::falcon",
            "project\u{b7}falcon",
            "Pr\u{43e}ject F\u{430}lcon",
            "project\u{b}\u{34f}falcon",
        ] {
            assert_eq!(found("Project  Falcon", text), 1, "{text}");
        }
        assert_eq!(found("O'Brien's", "o\u{2019}brien\u{2019}s"), 1);
        assert_eq!(found("ProjectFalcon", "project.falcon"), 1);
        assert_eq!(found("Smith & Sons", "SMITH&SONS"), 1);
        assert_eq!(found("猎鹰", "我们的猎鹰项目"), 1);
    }

    #[test]
    fn a_part_of_another_word_is_not_it() {
        assert_eq!([found("Ana", "analysis"), found("Ana", "banana"), found("Ana", "Ana, ana's and ana2")], [0, 0, 3]);
        assert_eq!([found("IT Ops", "edit ops"), found("12", "2012"), found("Falcon", "gyrfalcon")], [0, 0, 0]);
        assert!(Term::stem(" - ").is_none());
    }

    #[test]
    fn names_are_found_in_the_spellings_of_addresses_and_other_keyboards() {
        for (name, texts) in [
            ("Jürgen Großmann", ["JÜRGEN GROSSMANN", "jurgen-grossmann", "juergen.grossmann@example.com"]),
            ("Łukasz Żak", ["lukasz zak", "ŁUKASZ ŻAK", "Lukasz.Zak"]),
            ("Siobhán O\u{2019}Brien", ["siobhan o'brien", "Siobhan OBrien", "siobhan.o-brien"]),
            ("İpek Işık", ["ipek ışık", "IPEK ISIK", "ipek/isik"]),
            ("Søren Åberg", ["Soren Aberg", "soeren aaberg", "SØREN ÅBERG"]),
            ("Jean-Luc Noël", ["jean luc noel", "JeanLuc Noel", "jean\u{2011}luc_noe\u{308}l"]),
        ] {
            for text in texts {
                assert_eq!(found(name, text), 1, "{name}: {text}");
            }
        }
    }

    #[test]
    fn a_sentence_that_ends_between_the_words_is_not_it() {
        let texts = ["the project. Falcon", "project, falcon", "project; “falcon”", "project &Falcon"];
        assert_eq!(texts.map(|text| found("Project Falcon", text)), [0; 4]);
        let texts = [
            "project (falcon)",
            "project \"falcon\"",
            "Project “Falcon”",
            "project: Falcon",
            "project: *Falcon*",
            "“Project” Falcon",
        ];
        assert_eq!(texts.map(|text| found("Project Falcon", text)), [1; 6]);
        assert_eq!(
            [
                found("Ana", "a.na"),
                found("Shell", "she'll"),
                found("12", "1.2"),
                found("Ada", "3ada9f"),
                found("C++ team", "C team")
            ],
            [0; 5]
        );
    }

    #[test]
    fn another_word_of_another_script_is_not_it() {
        assert_eq!([found("сор", "a cop"), found("ad HOC", "нос"), found("Ваня", "ВАНЯ")], [0, 0, 1]);
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
