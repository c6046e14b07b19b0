//! The forms in which a name stands in texts: whole, turned round, with an initial, in parts.

use super::Named;
use super::tokens::{Token, letters};
use crate::search::fold::is_invisible;
use crate::search::term::spelled_out;

/// What a form is; of those with the same letters, the earlier says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The whole name.
    Whole,
    /// Another form that the author has listed.
    Also,
    /// Several words of it: `Ruiz, Ana`, `Ana Ruiz` of an `Ana Maria Ruiz`.
    Turned,
    /// The name of somebody else.
    Known,
    /// With an initial: `Ana R.`, `A. Ruiz`, `aruiz`.
    Short,
    /// One word of it.
    Part,
}

/// One form.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Without anything between them.
    pub(super) letters: String,
    pub(super) kind: Kind,
    pub(super) who: usize,
    /// Whether somebody else has the same.
    pub(super) is_shared: bool,
    /// What stands between its words besides blanks and hyphens, as in `O'Brien` and `Smith & Sons`.
    signs: Vec<String>,
    /// Whether blanks may stand between its words.
    is_spaced: bool,
}

/// The forms of a person.
pub(super) fn forms(who: usize, person: &Named<'_>) -> Vec<Form> {
    let mut found = Vec::new();
    for (written, kind) in
        std::iter::once((person.name, Kind::Whole)).chain(person.also.iter().map(|also| (*also, Kind::Also)))
    {
        for written in [written.to_owned(), spelled_out(written)] {
            found.push(Form::new(who, kind, &written));
        }
    }
    derived(who, person.name, &mut found);
    // A single letter stands everywhere.
    found.retain(|form| form.letters.chars().count() > 1);
    found
}

fn derived(who: usize, name: &str, found: &mut Vec<Form>) {
    const TITLES: [&str; 8] = ["dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame"];
    let name = name.split(['(', ',']).next().unwrap_or(name);
    let words: Vec<&str> = name.split_whitespace().filter(|word| !TITLES.contains(&letters(word).as_str())).collect();
    let is_small = |word: &&str| word.chars().find(|it| it.is_alphabetic()).is_some_and(char::is_lowercase);
    let all_are_small = words.iter().all(is_small);
    let is_particle = |word: &&str| is_small(word) && !all_are_small;
    let [first, .., last] = words.as_slice() else { return };
    let turned = |words: &[&str]| Form::new(who, Kind::Turned, &words.join(" "));
    for start in (1..words.len()).filter(|at| *at + 1 == words.len() || is_particle(&words[*at])) {
        let mut form = turned(&[&words[start..], &words[..start]].concat());
        form.signs.push(",".to_owned());
        found.push(form);
        if start + 1 < words.len() {
            found.push(turned(&words[start..]));
        }
    }
    let named: Vec<&str> = words.iter().copied().filter(|word| !is_particle(word)).collect();
    if words.len() > 2 {
        found.push(turned(&words));
        found.extend(named.iter().skip(1).map(|other| turned(&[first, other])));
    }
    let initial = |word: &str| letters(word).chars().next().map(String::from).unwrap_or_default();
    for (one, two) in [((*first).to_owned(), initial(last)), (initial(first), (*last).to_owned())] {
        found.push(Form::new(who, Kind::Short, &format!("{one} {two}")));
    }
    for word in named {
        let pieces = word.split('-').filter(|piece| *piece != word && letters(piece).chars().count() > 2);
        for word in std::iter::once(word).chain(pieces) {
            for word in [word.to_owned(), spelled_out(word)] {
                found.push(Form { is_spaced: false, ..Form::new(who, Kind::Part, &word) });
            }
        }
    }
}

impl Form {
    fn new(who: usize, kind: Kind, written: &str) -> Form {
        Form { letters: letters(written), kind, who, is_shared: false, signs: signs(written), is_spaced: true }
    }

    /// The name of somebody else.
    pub(super) fn known(written: &str) -> Form {
        Form::new(usize::MAX, Kind::Known, written)
    }

    /// The token after this form, where it stands here.
    pub(super) fn end(&self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let mut rest = self.letters.as_str();
        let mut next = at;
        while !rest.is_empty() {
            let token = tokens.get(next)?;
            if next > at && !self.joins(&text[tokens[next - 1].range.end..token.range.start], &tokens[next - 1]) {
                return None;
            }
            rest = rest.strip_prefix(token.letters.as_str())?;
            next += 1;
        }
        (self.kind != Kind::Short || self.is_short(text, &tokens[at..next])).then_some(next)
    }

    /// Whether a name may go on behind this.
    fn joins(&self, gap: &str, before: &Token) -> bool {
        let seen: String = gap.chars().filter(|it| !is_invisible(*it)).collect();
        let sign = seen.trim();
        let is_close = sign.len() == seen.len();
        if !is_close && !self.is_spaced || seen.matches('\n').count() > 1 {
            return false;
        }
        let is_initial = before.letters.chars().count() == 1;
        match sign {
            "" => true,
            "'" | "\u{2019}" | "\u{2bc}" => is_close && self.signs.iter().any(|own| own == "'"),
            "." => is_initial || is_close && self.is_spaced,
            "/" | "+" | "\u{b7}" | "::" => is_close && self.is_spaced,
            sign if sign.chars().all(is_hyphen) => self.is_spaced || self.signs.iter().any(|own| own == "-"),
            sign => self.signs.iter().any(|own| own == sign),
        }
    }

    /// Whether these words are a name with an initial: `Ana R`, `A. Ruiz`, or `aruiz` as one word.
    fn is_short(&self, text: &str, tokens: &[Token]) -> bool {
        let is_one = |token: &Token| token.letters.chars().count() == 1;
        match tokens {
            // `anar` is no form of `Ana R.`, and a word of few letters may be any.
            [_] => self.letters.chars().count() > 3 && !self.ends_in_initial(),
            [first, last] if is_one(last) => last.is_capital && first.is_capital && self.ends_in_initial(),
            [first, last] if is_one(first) => text[first.range.end..last.range.start].starts_with('.'),
            _ => false,
        }
    }

    fn ends_in_initial(&self) -> bool {
        self.signs.iter().any(|sign| sign == ENDS_IN_INITIAL)
    }
}

/// What marks a form that ends in an initial. No text has it between two words.
const ENDS_IN_INITIAL: &str = "\u{0}";

/// What stands between the words of a form besides blanks.
fn signs(written: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let words: Vec<&str> = written.split_whitespace().collect();
    if words.last().is_some_and(|last| words.len() > 1 && letters(last).chars().count() == 1) {
        found.push(ENDS_IN_INITIAL.to_owned());
    }
    for sign in written.split(|it: char| it.is_alphanumeric() || is_invisible(it)).map(str::trim) {
        let sign = match sign {
            "" => continue,
            "\u{2019}" | "\u{2bc}" => "'",
            sign if sign.chars().all(is_hyphen) => "-",
            sign => sign,
        };
        found.push(sign.to_owned());
    }
    found
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '_' | '\u{2010}'..='\u{2013}')
}
