//! From what a person wrote to a [`Quantity`]: words and numbers first, then number, multiple, unit and rate in turn. A remark at the end is passed
//! over; a second number that has no place in the reading makes the whole a text, not a guess.

use super::units::{self, Grain, Unit};
use super::{Dimension, Quantity, number};
use std::collections::VecDeque;

/// What is longer is a sentence.
const LONGEST: usize = 80;

/// Beyond these, in base units, nothing is measured; and no ratio of two can leave what a number can hold.
const SMALLEST: f64 = 1e-21;
const LARGEST: f64 = 1e21;

/// The currencies that put letters before a dollar.
const DOLLARS: [(&str, &str); 6] =
    [("US$", "USD "), ("CA$", "CAD "), ("AU$", "AUD "), ("NZ$", "NZD "), ("HK$", "HKD "), ("R$", "BRL ")];

/// Words before a number that say that it is not exact.
const ABOUT: [&str; 19] = [
    "about",
    "approx",
    "approximately",
    "around",
    "roughly",
    "circa",
    "ca",
    "nearly",
    "almost",
    "under",
    "below",
    "over",
    "above",
    "less",
    "more",
    "than",
    "at",
    "least",
    "most",
];

/// Words that end the name of what is counted.
const STOPS: [&str; 20] = [
    "a", "across", "after", "an", "and", "at", "before", "by", "during", "each", "every", "for", "from", "in", "of",
    "on", "or", "per", "to", "with",
];

/// Words behind a number that make it something else than a count.
const NOT_COUNTED: [&str; 9] = ["st", "nd", "rd", "th", "am", "pm", "a.m", "p.m", "o'clock"];

enum Token {
    Number(f64),
    Word(String),
    Currency(char),
    About,
    Minus,
    Plus,
    Slash,
    Comma,
}

struct FigureReader {
    tokens: VecDeque<Token>,
}

/// What the text amounts to, when it has one reading.
pub(super) fn quantity(written: &str) -> Option<Quantity> {
    if written.chars().count() > LONGEST {
        return None;
    }
    let mut reader = FigureReader { tokens: tokens(&plain(written))? };
    let is_about = reader.marks();
    let mut quantity = reader.amount()?;
    while reader.rate(&mut quantity) {}
    quantity.is_about |= is_about;
    let size = quantity.base.abs();
    let is_sane = quantity.number.is_finite() && (size == 0.0 || (SMALLEST..LARGEST).contains(&size));
    (is_sane && reader.is_done()).then_some(quantity)
}

/// One kind of blank, apostrophe and sign; no remark in brackets, no full stop.
fn plain(written: &str) -> String {
    let end = written.find(" (").unwrap_or(written.len());
    let one_kind = |character| match character {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\t' => ' ',
        '’' => '\'',
        '\u{2212}' => '-',
        other => other,
    };
    let text: String = written[..end].trim().trim_end_matches('.').chars().map(one_kind).collect();
    DOLLARS.iter().fold(text, |text, (letters, code)| text.replace(letters, code))
}

fn tokens(text: &str) -> Option<VecDeque<Token>> {
    let mut tokens = VecDeque::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_unit = matches!(tokens.back(), Some(Token::Number(_)))
            && !text[..text.len() - rest.len()].ends_with(char::is_whitespace);
        let (token, after) = token(first, rest, is_unit)?;
        tokens.push_back(token);
        rest = after.trim_start();
    }
    Some(tokens)
}

/// The token that `text` begins with. A unit right behind its number holds no digits: `1h20m` is four tokens, and `1e6` is no number of `e6`.
fn token(first: char, text: &str, is_unit: bool) -> Option<(Token, &str)> {
    let after = &text[first.len_utf8()..];
    let is_before_number =
        |character: char| character.is_ascii_digit() || character == '.' || units::symbol(character).is_some();
    match first {
        '0'..='9' => number::leading(text).map(|(number, after)| (Token::Number(number), after)),
        '.' if after.starts_with(|next: char| next.is_ascii_digit()) => {
            let end = after.find(|next: char| !next.is_ascii_digit()).unwrap_or(after.len());
            text[..=end].parse().ok().map(|number| (Token::Number(number), &after[end..]))
        }
        '~' | '≈' | '<' | '>' | '≤' | '≥' | '=' => Some((Token::About, after)),
        '-' if after.starts_with(is_before_number) => Some((Token::Minus, after)),
        '+' => Some((Token::Plus, after)),
        '/' => Some((Token::Slash, after)),
        ',' | ';' => Some((Token::Comma, after)),
        '%' | '‰' | '×' => Some((Token::Word(first.to_string()), after)),
        symbol if units::symbol(symbol).is_some() => Some((Token::Currency(symbol), after)),
        letter if letter.is_alphabetic() => Some(word(text, is_unit)),
        _ => None,
    }
}

/// A word may hold digits (`p99`), and hyphens, points and apostrophes between letters.
fn word(text: &str, is_unit: bool) -> (Token, &str) {
    let mut end = 0;
    for (index, character) in text.char_indices() {
        let is_joint = matches!(character, '-' | '.' | '\'');
        if !character.is_alphanumeric() && !is_joint || is_unit && character.is_ascii_digit() {
            break;
        }
        if !is_joint {
            end = index + character.len_utf8();
        }
    }
    (Token::Word(text[..end].to_owned()), text[end..].trim_start_matches('.'))
}

impl FigureReader {
    /// Passes over the marks that say that the number is not exact.
    fn marks(&mut self) -> bool {
        let is_mark = |token: &Token| match token {
            Token::About => true,
            Token::Word(word) => ABOUT.contains(&word.to_lowercase().as_str()),
            _ => false,
        };
        let marks = self.tokens.iter().take_while(|token| is_mark(token)).count();
        self.tokens.drain(..marks);
        marks > 0
    }

    /// A number with all that belongs to it but a rate.
    fn amount(&mut self) -> Option<Quantity> {
        let mut is_negative = self.sign();
        let mut currency = self.currency();
        is_negative |= self.sign();
        let mut number = self.number()?;
        let is_about = self.skip(|token| matches!(token, Token::Plus));
        if currency.is_none()
            && !is_negative
            && let Some(share) = self.share(number)
        {
            return Some(share);
        }
        let is_money = currency.is_some() || self.is_currency(1);
        if let Some(multiple) = self.word(0).and_then(|word| units::multiple(word, is_money)) {
            self.tokens.pop_front();
            number *= multiple;
        }
        currency = match (currency, self.currency()) {
            (Some((sign, code)), Some((_, same))) if sign != "$" && code != same => return None,
            (before, after) => after.or(before),
        };
        let number = if is_negative { -number } else { number };
        let mut quantity = match currency {
            Some((unit, code)) => simple(number, unit, Dimension::Money(code.to_owned())),
            None => self.measured(number)?,
        };
        quantity.is_about = is_about;
        Some(quantity)
    }

    fn sign(&mut self) -> bool {
        let is_negative = matches!(self.tokens.front(), Some(Token::Minus));
        self.skip(|token| matches!(token, Token::Minus | Token::Plus)) && is_negative
    }

    fn number(&mut self) -> Option<f64> {
        let number = self.number_at(0)?;
        self.tokens.pop_front();
        Some(number)
    }

    /// The currency as shown, and its code.
    fn currency(&mut self) -> Option<(String, &'static str)> {
        let found = match self.tokens.front()? {
            Token::Currency(symbol) => (symbol.to_string(), units::symbol(*symbol)?),
            Token::Word(word) => (word.clone(), units::currency(word)?),
            _ => return None,
        };
        self.tokens.pop_front();
        Some(found)
    }

    /// `7 of 9`, `7 out of 9` and `7/9`, where the part is no more than the whole.
    fn share(&mut self, part: f64) -> Option<Quantity> {
        let joint = match self.tokens.front()? {
            Token::Slash => 1,
            Token::Word(word) if word == "of" => 1,
            Token::Word(word) if word == "out" && self.word(1) == Some("of") => 2,
            _ => return None,
        };
        let whole = self.number_at(joint).filter(|whole| *whole > 0.0 && part <= *whole)?;
        self.tokens.drain(..=joint);
        let unit = format!("of {}", number::with_unit(whole, ""));
        Some(Quantity { base: part / whole * 100.0, ..simple(part, unit, Dimension::Share) })
    }

    /// A number with a unit that is known, or a count of things.
    fn measured(&mut self, number: f64) -> Option<Quantity> {
        let Some(word) = self.word(0).map(str::to_owned) else {
            return Some(simple(number, String::new(), Dimension::Count(String::new())));
        };
        let is_minutes =
            word == "m" && self.number_at(1).is_some() && self.word(2).is_some_and(|word| units::time(word).is_some());
        match units::unit(if is_minutes { "min" } else { &word }) {
            Some(unit) => {
                self.tokens.pop_front();
                Some(self.known(number, word, unit))
            }
            None => self.count(number),
        }
    }

    fn known(&mut self, number: f64, word: String, unit: Unit) -> Quantity {
        let shown = if unit.dimension == Dimension::Factor { "×".to_owned() } else { word };
        let grains = unit.grain.into_iter().collect();
        let mut quantity = Quantity { base: number * unit.factor, grains, ..simple(number, shown, unit.dimension) };
        if quantity.dimension == Dimension::Time {
            let mut factor = unit.factor;
            while let Some(smaller) = self.smaller_time(factor, &mut quantity) {
                factor = smaller;
            }
        }
        quantity
    }

    /// The `20 min` of `1 h 20 min`: added to what came before, which is then told in the smaller unit.
    fn smaller_time(&mut self, than: f64, sum: &mut Quantity) -> Option<f64> {
        let joint = match self.tokens.front()? {
            Token::Comma => 1,
            Token::Word(word) if word == "and" => 1,
            _ => 0,
        };
        let number = self.number_at(joint)?;
        let word = self.word(joint + 1).map(|word| if word == "m" { "min" } else { word })?.to_owned();
        let (factor, grain) = units::time(&word).filter(|(factor, _)| *factor < than)?;
        self.tokens.drain(..=joint + 1);
        sum.base += (number * factor).copysign(sum.base);
        (sum.number, sum.unit) = (sum.base / factor, word);
        if !sum.grains.contains(&grain) {
            sum.grains.push(grain);
        }
        Some(factor)
    }

    /// Things by the words that follow. An ordinal (`2nd`) and a time of day (`8 a.m.`) count nothing.
    fn count(&mut self, number: f64) -> Option<Quantity> {
        let mut words: Vec<String> = Vec::new();
        while let Some(word) = self.word(0).filter(|word| !STOPS.contains(word) && self.adverb().is_none()) {
            words.push(word.to_owned());
            self.tokens.pop_front();
        }
        let unit = words.join(" ");
        let dimension = Dimension::Count(units::counted(&unit));
        let is_none = words.first().is_some_and(|first| NOT_COUNTED.contains(&first.as_str()));
        (!is_none).then(|| simple(number, unit, dimension))
    }

    /// Takes in `/month`, `per month`, `a month`, `monthly` or `per build`. Whether there was one.
    fn rate(&mut self, quantity: &mut Quantity) -> bool {
        let (taken, shown, period) = match (self.tokens.front(), self.word(0), self.word(1)) {
            (Some(Token::Slash), _, Some(word)) => (2, format!("/{word}"), units::time(word)),
            (_, Some("per"), Some(word)) => (2, format!(" per {word}"), units::time(word)),
            (_, Some(article @ ("a" | "an" | "each" | "every")), Some(word)) if units::time(word).is_some() => {
                (2, format!(" {article} {word}"), units::time(word))
            }
            (_, Some(word), _) if self.adverb().is_some() => (1, format!(" {word}"), self.adverb()),
            _ => return false,
        };
        let each = period.is_none().then(|| units::counted(self.word(1).unwrap_or_default()));
        self.tokens.drain(..taken);
        quantity.take_rate(&shown, period, each);
        true
    }

    /// The period of `daily` at the end of something; in `daily active users` it is part of the name.
    fn adverb(&self) -> Option<(f64, Grain)> {
        self.word(0).filter(|_| self.word(1).is_none()).and_then(units::adverb)
    }

    /// Whether all that is left are words that say more than the number needs.
    fn is_done(&self) -> bool {
        self.tokens.iter().all(|token| match token {
            Token::Word(word) => units::currency(word).is_none(),
            token => matches!(token, Token::Comma),
        })
    }

    fn skip(&mut self, is_meant: impl Fn(&Token) -> bool) -> bool {
        let is_there = self.tokens.front().is_some_and(is_meant);
        if is_there {
            self.tokens.pop_front();
        }
        is_there
    }

    fn word(&self, index: usize) -> Option<&str> {
        match self.tokens.get(index)? {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    fn number_at(&self, index: usize) -> Option<f64> {
        match self.tokens.get(index)? {
            Token::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn is_currency(&self, index: usize) -> bool {
        match self.tokens.get(index) {
            Some(Token::Currency(_)) => true,
            Some(Token::Word(word)) => units::currency(word).is_some(),
            _ => false,
        }
    }
}

impl Quantity {
    fn take_rate(&mut self, shown: &str, period: Option<(f64, Grain)>, each: Option<String>) {
        self.unit = format!("{}{shown}", self.unit).trim_start().to_owned();
        self.dimension = Dimension::Rate { of: Box::new(self.dimension.clone()), each };
        if let Some((seconds, grain)) = period {
            self.base /= seconds;
            self.grains.push(grain);
        }
    }
}

/// A quantity whose unit is its base unit.
fn simple(number: f64, unit: String, dimension: Dimension) -> Quantity {
    Quantity { number, unit, dimension, base: number, is_about: false, grains: Vec::new() }
}
