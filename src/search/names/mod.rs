//! The names of people in a text: whole, in other forms, and in parts. A whole name is meant wherever it stands. A part of one, such as the first name alone,
//! may be another person's or an ordinary word; it is taken for the name only where nothing speaks against that. What cannot be told is said to be unsure, so
//! that whoever hides names asks the author and never guesses.

mod forms;
mod ordinary;
mod sentence;
mod tokens;

pub(crate) use sentence::begins_sentence;

use super::readings;
use forms::{Form, Kind, forms};
use ordinary::{MONTHS, is_ordinary};
use sentence::{leads_to_a_name, stands_beside_a_name};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use tokens::{Token, letters, tokens};

/// Somebody who is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    /// The whole name, or a term.
    pub(crate) name: &'a str,
    /// Other forms that are this person wherever they stand.
    pub(crate) also: Vec<&'a str>,
    /// What is not this person, as it is written.
    pub(crate) keep: Vec<&'a str>,
}

/// A place where somebody stands, or may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sighting {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    /// Who, by their place in the list; of several, the first.
    pub(crate) who: usize,
    /// Whether nobody and nothing else can be meant.
    pub(crate) is_sure: bool,
    /// Whether its last letter is an initial, so that a full stop may belong to it.
    pub(crate) is_shortened: bool,
}

/// People who are looked for, ready to be found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    forms: Vec<Form>,
    /// The forms that begin with a letter, the longest first.
    by_letter: HashMap<char, Vec<usize>>,
    kept: Vec<String>,
    /// Words of the names of others, which are no sure sign of somebody.
    of_others: HashSet<String>,
}

impl Names {
    /// `known` are the names of others, who may be named: where one stands, no part of it is anybody else.
    pub(crate) fn new<'a>(people: &[Named<'_>], known: impl Iterator<Item = &'a str>) -> Names {
        let mut names = Names::default();
        for (who, person) in people.iter().enumerate() {
            names.kept.extend(person.keep.iter().filter(|kept| !kept.trim().is_empty()).map(|kept| (*kept).to_owned()));
            forms(who, person).into_iter().for_each(|form| names.add(form));
        }
        for known in known {
            names.others(known);
        }
        names.ready();
        names
    }

    fn add(&mut self, form: Form) {
        let same = self.forms.iter_mut().find(|other| other.letters == form.letters && other.kind == form.kind);
        match same {
            Some(other) => other.is_shared |= other.who != form.who,
            None => self.forms.push(form),
        }
    }

    fn others(&mut self, known: &str) {
        let words: Vec<&str> = known.split_whitespace().collect();
        let all = letters(known);
        let is_one_of_ours = self.forms.iter().any(|form| form.letters == all && form.kind != Kind::Part);
        if words.is_empty() || is_one_of_ours {
            return;
        }
        self.of_others.extend(words.iter().map(|word| letters(word)));
        if words.len() > 1 {
            self.forms.push(Form::known(known));
        }
    }

    fn ready(&mut self) {
        // Of two forms with the same letters, the one that says most comes first.
        self.forms.sort_by_key(|form| (std::cmp::Reverse(form.letters.len()), form.kind));
        for (index, form) in self.forms.iter().enumerate() {
            if let Some(first) = form.letters.chars().next() {
                self.by_letter.entry(first).or_default().push(index);
            }
        }
    }

    /// Where somebody stands or may stand, in order and apart.
    pub(crate) fn find(&self, text: &str) -> Vec<Sighting> {
        let mut found = Vec::new();
        self.walk(text, |place| {
            let form = &self.forms[place.form];
            let is_sure = match form.kind {
                Kind::Known => return,
                Kind::Whole | Kind::Also if place.is_ordinary(form) => {
                    if !place.first().is_capital {
                        return;
                    }
                    form.kind == Kind::Also || !begins_sentence(text, place.range().start)
                }
                Kind::Whole | Kind::Also | Kind::Turned => true,
                Kind::Short => !is_ordinary(&place.first().letters) && !form.is_shared,
                Kind::Part => match self.judge(text, &place, form) {
                    Some(is_sure) => is_sure,
                    None => return,
                },
            };
            let is_shortened = form.kind == Kind::Short && place.last().letters.chars().count() == 1;
            found.push(Sighting { range: place.range(), who: form.who, is_sure, is_shortened });
        });
        found
    }

    /// Whether a part of a name is surely one; nothing where it is surely none.
    fn judge(&self, text: &str, place: &Place<'_>, form: &Form) -> Option<bool> {
        let (first, range) = (place.first(), place.range());
        let is_ordinary = is_ordinary(&form.letters);
        let is_handle = text[..range.start].ends_with('@');
        if is_ordinary {
            let is_day = MONTHS.contains(&form.letters.as_str()) && place.has_number_beside(text);
            return (first.is_capital && !is_day).then_some(false);
        }
        if form.is_shared || self.of_others.contains(&form.letters) {
            return Some(false);
        }
        if is_handle || !first.has_case {
            return Some(true);
        }
        Some(first.is_capital && !self.is_beside_a_name(text, place))
    }

    /// Whether what stands directly before or after may be a part of the same name, which then is another person's: `Carlos Ruiz`, `Ana Lopez`.
    fn is_beside_a_name(&self, text: &str, place: &Place<'_>) -> bool {
        let range = place.range();
        let before = place.at.checked_sub(1).map(|at| &place.tokens[at]);
        let before = before.filter(|before| is_blank(&text[before.range.end..range.start]));
        let after = place.tokens.get(place.end).filter(|after| is_blank(&text[range.end..after.range.start]));
        let is_own =
            |token: &Token| self.forms.iter().any(|form| form.kind == Kind::Part && form.letters == token.letters);
        before.is_some_and(|it| stands_beside_a_name(it) && !leads_to_a_name(text, it) && !is_own(it))
            || after.is_some_and(|it| stands_beside_a_name(it) && !is_own(it))
    }

    /// Whether an address names somebody: there names stand in small letters, and nothing but a name has the letters of one.
    pub(crate) fn is_in_address(&self, address: &str) -> bool {
        std::iter::once(address.to_owned()).chain(readings(address)).any(|address| self.holds(&address, false))
    }

    /// Whether the name of a file, an id or an anchor may name somebody. Another name costs nothing there, so an ordinary word counts too.
    pub(crate) fn is_in_id(&self, id: &str) -> bool {
        self.holds(id, true)
    }

    fn holds(&self, text: &str, counts_ordinary: bool) -> bool {
        let mut holds = false;
        self.walk(text, |place| {
            let form = &self.forms[place.form];
            let is_kept = || self.kept.iter().any(|kept| letters(kept) == form.letters);
            holds |= match form.kind {
                Kind::Known => false,
                Kind::Part | Kind::Short if self.of_others.contains(&form.letters) => false,
                Kind::Part | Kind::Short => (counts_ordinary || !is_ordinary(&form.letters)) && !is_kept(),
                Kind::Whole | Kind::Also | Kind::Turned => (counts_ordinary || !place.is_ordinary(form)) && !is_kept(),
            };
        });
        holds
    }

    /// Shows where forms stand, the longest at each place, those of others among them.
    fn walk(&self, text: &str, mut show: impl FnMut(Place<'_>)) {
        if !text.bytes().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
            return;
        }
        let tokens: Vec<Token> = tokens(text);
        let mut at = 0;
        while at < tokens.len() {
            if let Some(end) = self.kept_at(text, &tokens, at) {
                at = end;
                continue;
            }
            let first = tokens[at].letters.chars().next();
            let forms = first.and_then(|first| self.by_letter.get(&first)).map_or(&[][..], Vec::as_slice);
            let found = forms.iter().find_map(|form| Some((*form, self.forms[*form].end(text, &tokens, at)?)));
            match found {
                Some((form, end)) => {
                    show(Place { tokens: &tokens, form, at, end });
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// The token after what is kept here, letter by letter.
    fn kept_at(&self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let start = tokens[at].range.start;
        let kept = self.kept.iter().filter(|kept| text[start..].starts_with(kept.as_str()));
        let end = start + kept.map(String::len).max()?;
        let after = tokens.partition_point(|token| token.range.end <= end);
        let is_whole = tokens.get(after).is_none_or(|next| next.range.start >= end) && after > at;
        is_whole.then_some(after)
    }

    /// The text with signs in the place of what is nobody who is looked for: what is kept, and the names of others.
    pub(crate) fn without_others(&self, text: &str) -> String {
        let tokens = tokens(text);
        let mut left = text.to_owned();
        let mut blank = |range: Range<usize>| {
            // As long as what was there, so that places stay.
            let signs = "*".repeat(range.len());
            left.replace_range(range, &signs);
        };
        for at in 0..tokens.len() {
            if let Some(end) = self.kept_at(text, &tokens, at) {
                blank(tokens[at].range.start..tokens[end - 1].range.end);
            }
        }
        self.walk(text, |place| {
            if self.forms[place.form].kind == Kind::Known {
                blank(place.range());
            }
        });
        left
    }

    /// What no text of a reader may hold, each with whom it names. How it goes on makes no difference where it is no short word: `Falcons`, `Nowaka`.
    pub(crate) fn telling(&self, people: &[Named<'_>]) -> Vec<(usize, String)> {
        let mut telling = Vec::new();
        let is_kept = |word: &str| self.kept.iter().any(|kept| letters(kept) == letters(word));
        for (who, person) in people.iter().enumerate() {
            let whole = std::iter::once(person.name).chain(person.also.iter().copied());
            let whole = whole.filter(|form| !is_ordinary(&letters(form)) && !is_kept(form));
            telling.extend(whole.map(|form| (who, form.to_owned())));
            let is_sure = |word: &&str| {
                let form = self.forms.iter().find(|form| form.kind == Kind::Part && form.letters == letters(word));
                form.is_some_and(|form| !form.is_shared && form.who == who && !self.of_others.contains(&form.letters))
                    && !is_ordinary(&letters(word))
                    && !is_kept(word)
            };
            let parts = person.name.split_whitespace().filter(is_sure);
            telling.extend(parts.map(|word| (who, word.to_owned())));
        }
        telling
    }
}

/// Whether one of these words, which stands for a person by itself, is a word of the language too.
pub(crate) fn is_ordinary_word(name: &str) -> bool {
    is_ordinary(&letters(name))
}

/// The letters and digits of a name as they are compared.
pub(crate) fn name_letters(name: &str) -> String {
    letters(name)
}

/// A form in a text.
struct Place<'a> {
    tokens: &'a [Token],
    form: usize,
    at: usize,
    end: usize,
}

impl Place<'_> {
    fn range(&self) -> Range<usize> {
        self.first().range.start..self.last().range.end
    }

    fn first(&self) -> &Token {
        &self.tokens[self.at]
    }

    fn last(&self) -> &Token {
        &self.tokens[self.end - 1]
    }

    /// Whether it is a single word that the language has too.
    fn is_ordinary(&self, form: &Form) -> bool {
        self.end == self.at + 1 && is_ordinary(&form.letters)
    }

    fn has_number_beside(&self, text: &str) -> bool {
        let range = self.range();
        let before = text[..range.start].trim_end().ends_with(|it: char| it.is_numeric());
        before
            || text[range.end..].trim_start_matches([' ', ',', '\u{a0}', '\n']).starts_with(|it: char| it.is_numeric())
    }
}

fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests;
