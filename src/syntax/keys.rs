//! Keys as data. What a key is called, what it holds, whether it must be there, what it means and an example stand in one declaration, near the code
//! that reads it. Reading refuses to ask for what is not declared ([`Fields`](super::Fields)); near misses, the tables of the documentation, schemas
//! for editors, templates and `promo explain` are made from it.

use crate::diagnostic::either;
use crate::vocabulary::Vocabulary;
use std::borrow::Cow;

/// The keys of a kind of file.
#[derive(Clone, Copy, Debug)]
pub struct FileKeys {
    /// The word by which `promo explain` knows such files.
    pub word: &'static str,
    /// What may stand at the top of one.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Which of the values of that shape it takes.
    pub allowed: Allowed,
    /// Whether it must be there.
    pub presence: Presence,
    /// What it says, as a phrase that may follow `add x: `.
    pub sentence: &'static str,
    /// A value as TOML writes it. Empty for tables: their keys have examples.
    pub example: &'static str,
    /// Of a key that decides who sees what: the values that show it to nobody else. A fault in such a key leaves the note narrow, so a fix that made
    /// it wider would publish what nobody has looked at; only these values are ever written by one.
    pub narrow: Option<&'static [&'static str]>,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// A list of texts; a single text counts as a list of one.
    Texts,
    /// A day of the calendar.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A whole number, zero or more.
    Number,
    /// A text or a number, kept as it is written.
    Figure,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A list of tables with these keys.
    Tables(&'static [Key]),
    /// A list of texts, or of tables with these keys where there is more to say than the text.
    TextsOrTables(&'static [Key]),
    /// A table whose keys are names, of which these are known. Each holds a text.
    Names(fn() -> Vec<&'static str>),
    /// A table whose keys are words of the author, each with a text.
    Terms,
}

/// Which values a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Allowed {
    /// Any of its shape.
    Anything,
    /// One of a few words.
    Words(fn() -> Vec<&'static str>),
    /// One of a few words, or one that the rubric adds to them.
    WordsAndMore(fn() -> Vec<&'static str>),
    /// What the rubric lists.
    Listed(Listed),
    /// The id of something in the packet.
    Id(Thing),
    /// An address of the web, or a path under `files/`.
    Address,
    /// An address of the web.
    WebAddress,
    /// A built-in rubric, or the path of one in the packet.
    RubricName,
    /// A length of time, such as `6 months`.
    Length,
}

/// What a rubric lists.
#[derive(Clone, Copy, Debug)]
pub enum Listed {
    /// Ids of criteria.
    Criteria,
    /// Scopes, narrow to wide.
    Scopes,
    /// Levels, by id, title or alias.
    Levels,
    /// Ids of questions.
    Questions,
    /// Proficiencies, by title.
    Proficiencies,
    /// Kinds of candidate.
    Archetypes,
}

/// What has an id in a packet.
#[derive(Clone, Copy, Debug)]
pub enum Thing {
    /// A note in `evidence/`.
    Evidence,
    /// A note in `impact/`.
    Impact,
    /// A note in `feedback/`.
    Feedback,
    /// A metric of some evidence.
    Metric,
}

/// Whether a key must be there. Another key that says `false` counts as one that is not there.
#[derive(Clone, Copy, Debug)]
pub enum Presence {
    /// It may be left out.
    Optional,
    /// It must be there.
    Required,
    /// It must be there unless one of these other keys is.
    Unless(&'static [&'static str]),
    /// It must be there when this other key is.
    With(&'static str),
}

/// The words of a vocabulary, for [`Allowed::Words`].
pub fn words<T: Vocabulary>() -> Vec<&'static str> {
    T::words().into_iter().map(|(word, _)| word).collect()
}

/// The key of this name.
pub fn find(keys: &'static [Key], name: &str) -> Option<&'static Key> {
    keys.iter().find(|key| key.name == name)
}

impl Key {
    const fn new(name: &'static str, shape: Shape, sentence: &'static str, example: &'static str) -> Key {
        Key { name, shape, allowed: Allowed::Anything, presence: Presence::Optional, sentence, example, narrow: None }
    }

    /// A text.
    pub const fn text(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Text, sentence, example)
    }

    /// A list of texts.
    pub const fn texts(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Texts, sentence, example)
    }

    /// One of a few words.
    pub const fn word(
        name: &'static str,
        words: fn() -> Vec<&'static str>,
        sentence: &'static str,
        example: &'static str,
    ) -> Key {
        Key::new(name, Shape::Text, sentence, example).of(Allowed::Words(words))
    }

    /// A day.
    pub const fn date(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Date, sentence, example)
    }

    /// `true` or `false`.
    pub const fn boolean(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Boolean, sentence, example)
    }

    /// A whole number.
    pub const fn number(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Number, sentence, example)
    }

    /// A figure as written.
    pub const fn figure(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Figure, sentence, example)
    }

    /// A table.
    pub const fn table(name: &'static str, keys: &'static [Key], sentence: &'static str) -> Key {
        Key::new(name, Shape::Table(keys), sentence, "")
    }

    /// A list of tables.
    pub const fn tables(name: &'static str, keys: &'static [Key], sentence: &'static str) -> Key {
        Key::new(name, Shape::Tables(keys), sentence, "")
    }

    /// A list of texts, or of tables that say more.
    pub const fn texts_or_tables(
        name: &'static str,
        keys: &'static [Key],
        sentence: &'static str,
        example: &'static str,
    ) -> Key {
        Key::new(name, Shape::TextsOrTables(keys), sentence, example)
    }

    /// A table whose keys are names, each with a text.
    pub const fn names(name: &'static str, known: fn() -> Vec<&'static str>, sentence: &'static str) -> Key {
        Key::new(name, Shape::Names(known), sentence, "")
    }

    /// A table whose keys are words of the author, each with a text.
    pub const fn terms(name: &'static str, sentence: &'static str, example: &'static str) -> Key {
        Key::new(name, Shape::Terms, sentence, example)
    }

    /// The same, taking only these values.
    pub const fn of(self, allowed: Allowed) -> Key {
        Key { allowed, ..self }
    }

    /// The same, which decides who sees what and does not widen that with these values.
    pub const fn narrow(self, values: &'static [&'static str]) -> Key {
        Key { narrow: Some(values), ..self }
    }

    /// Whether a fix may write this value without widening who sees what.
    pub fn may_be_mended_to(&self, value: &str) -> bool {
        self.narrow.is_none_or(|narrow| narrow.contains(&value))
    }

    /// The same, which must be there.
    pub const fn required(self) -> Key {
        Key { presence: Presence::Required, ..self }
    }

    /// The same, which must be there unless one of some others is.
    pub const fn unless(self, others: &'static [&'static str]) -> Key {
        Key { presence: Presence::Unless(others), ..self }
    }

    /// The same, which must be there when another key is.
    pub const fn with(self, other: &'static str) -> Key {
        Key { presence: Presence::With(other), ..self }
    }

    /// The keys of the table or of the tables that it holds.
    pub const fn inner(&self) -> &'static [Key] {
        match self.shape {
            Shape::Table(keys) | Shape::Tables(keys) | Shape::TextsOrTables(keys) => keys,
            Shape::Text
            | Shape::Texts
            | Shape::Date
            | Shape::Boolean
            | Shape::Number
            | Shape::Figure
            | Shape::Names(_)
            | Shape::Terms => &[],
        }
    }

    /// What to write where it is missing.
    pub fn wanted(&self) -> Cow<'static, str> {
        match self.allowed {
            Allowed::Words(words) => Cow::Owned(either(&words())),
            Allowed::Anything
            | Allowed::WordsAndMore(_)
            | Allowed::Listed(_)
            | Allowed::Id(_)
            | Allowed::Address
            | Allowed::WebAddress
            | Allowed::RubricName
            | Allowed::Length => Cow::Borrowed(self.sentence),
        }
    }

    /// What may stand there, for people: `a date`, `` `done` or `in-progress` ``, `ids of evidence`.
    pub fn value(&self) -> String {
        let several = matches!(self.shape, Shape::Texts | Shape::TextsOrTables(_));
        let one = |one: &str, more: &str| if several { more.to_owned() } else { one.to_owned() };
        match self.allowed {
            Allowed::Anything => self.shape.name().to_owned(),
            Allowed::Words(words) if matches!(self.shape, Shape::Names(_)) => {
                format!("{}: {}", self.shape.name(), either(&words()))
            }
            Allowed::Words(words) => either(&words()),
            Allowed::WordsAndMore(words) => {
                let known: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
                format!("{}, or what the rubric adds", known.join(", "))
            }
            Allowed::Listed(list) => one(list.one(), list.several()),
            Allowed::Id(thing) => one(thing.one(), thing.several()),
            Allowed::Address => one(
                "an address that begins with `https://`, or a path under `files/`",
                "addresses that begin with `https://`, paths under `files/`, or tables",
            ),
            Allowed::WebAddress => {
                one("an address that begins with `https://`", "addresses that begin with `https://`, or tables")
            }
            Allowed::RubricName => "the id of a built-in rubric, or a path in the packet".to_owned(),
            Allowed::Length => "a number of months, quarters or years".to_owned(),
        }
    }

    /// `required`, `required without `from``; nothing for what may be left out.
    pub fn need(&self) -> Option<String> {
        match self.presence {
            Presence::Optional => None,
            Presence::Required => Some("required".to_owned()),
            Presence::Unless(others) => Some(format!("required without {}", either(others))),
            Presence::With(other) => Some(format!("required with `{other}`")),
        }
    }
}

impl Shape {
    /// What a document calls it.
    pub const fn name(&self) -> &'static str {
        match self {
            Shape::Text => "a text",
            Shape::Texts => "texts",
            Shape::Date => "a date",
            Shape::Boolean => "`true` or `false`",
            Shape::Number => "a whole number",
            Shape::Figure => "a figure as you would write it",
            Shape::Table(_) => "a table",
            Shape::Tables(_) => "a list of tables",
            Shape::TextsOrTables(_) => "texts or tables",
            Shape::Names(_) => "a table of names",
            Shape::Terms => "a table of words, each with a text",
        }
    }
}

impl Listed {
    const fn one(self) -> &'static str {
        match self {
            Listed::Criteria => "a criterion of the rubric, by its id",
            Listed::Scopes => "a scope of the rubric",
            Listed::Levels => "a level of the rubric: its id, title or an alias",
            Listed::Questions => "a question of the rubric, by its id",
            Listed::Proficiencies => "a proficiency of the rubric, by its title",
            Listed::Archetypes => "an archetype of the rubric",
        }
    }

    const fn several(self) -> &'static str {
        match self {
            Listed::Criteria => "criteria of the rubric, by their ids",
            Listed::Scopes => "scopes of the rubric",
            Listed::Levels => "levels of the rubric: their ids, titles or aliases",
            Listed::Questions => "questions of the rubric, by their ids",
            Listed::Proficiencies => "proficiencies of the rubric, by their titles",
            Listed::Archetypes => "archetypes of the rubric",
        }
    }
}

impl Thing {
    const fn one(self) -> &'static str {
        match self {
            Thing::Evidence => "the id of a note in `evidence/`",
            Thing::Impact => "the id of a note in `impact/`",
            Thing::Feedback => "the id of a note in `feedback/`",
            Thing::Metric => "the id of a metric",
        }
    }

    const fn several(self) -> &'static str {
        match self {
            Thing::Evidence => "ids of notes in `evidence/`",
            Thing::Impact => "ids of notes in `impact/`",
            Thing::Feedback => "ids of notes in `feedback/`",
            Thing::Metric => "ids of metrics",
        }
    }
}
