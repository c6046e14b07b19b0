//! The keys of a format.

use super::words::{FillOrder, Markup, Part, Per, Source, Trust};
use crate::syntax::keys::{Allowed, Key, Listed, words};
use crate::vocabulary::Audience;

/// The keys of a format file.
pub const KEYS: &[Key] = &[
    Key::text("id", "what commands call it; else the name of its file", "\"our-review\""),
    Key::text(
        "extends",
        "the built-in format that it begins with: what is said here takes the place of what is said there",
        "\"lattice\"",
    ),
    Key::text("title", "what people call it", "\"Our half-year review\"").unless(&["extends"]),
    Key::date("as-of", "the day at which its source was right", "2026-01-31"),
    Key::texts("source", "where it is known from: addresses, or a sentence", "[\"https://wiki.example.com/review\"]"),
    Key::word("trust", words::<Trust>, "how far its source is to be trusted", "\"primary\""),
    Key::text("remark", "what is uncertain of it, in a sentence", "\"Two pages of the handbook differ.\""),
    Key::word("markup", words::<Markup>, "what the field keeps of what is pasted; else text", "\"text\""),
    Key::word(
        "audience",
        words::<Audience>,
        "the widest edition that it may be filled from; else the manager's",
        "\"manager\"",
    ),
    Key::table("limit", WHOLE_LIMIT, "what may be written in all"),
    Key::tables("sections", SECTION, "what it asks, in its order").unless(&["extends"]),
];

const SECTION: &[Key] = &[
    Key::text(
        "id",
        "a short name such as `growth`; of a section of the format that is begun with, that of the section",
        "\"growth\"",
    )
    .required(),
    Key::text("title", "what the form calls it; else the prompt stands over it", "\"Growth\""),
    Key::text(
        "prompt",
        "what it asks; required unless the format that is begun with has the section",
        "\"What will you do next?\"",
    ),
    Key::boolean("required", "whether the form is not complete without it", "true"),
    Key::table("items", ITEMS, "how many items it takes"),
    Key::table("limit", LIMIT, "how much may be written in it"),
    Key::table("fill", FILL, "what of the packet fills it; without it, it is written by hand"),
    Key::texts(
        "parts",
        "what is told of each item, in this order",
        "[\"claim\", \"text\", \"figure\", \"own-part\", \"link\"]",
    )
    .of(Allowed::Words(words::<Part>)),
];

const ITEMS: &[Key] =
    &[Key::number("min", "at the least so many", "3"), Key::number("max", "at the most so many", "5")];

const WORDS: Key = Key::number("words", "at the most so many words", "150");
const CHARACTERS: Key =
    Key::number("characters", "at the most so many characters, blanks and line breaks among them", "2000");
const BYTES: Key = Key::number("bytes", "at the most so many bytes of UTF-8", "4000");
const SENTENCES: Key = Key::number("sentences", "at the most so many sentences", "1");
const PAGES: Key = Key::number("pages", "at the most so many pages, at 500 words each", "2");

const WHOLE_LIMIT: &[Key] = &[WORDS, CHARACTERS, BYTES, SENTENCES, PAGES];

const LIMIT: &[Key] = &[
    WORDS,
    CHARACTERS,
    BYTES,
    SENTENCES,
    PAGES,
    Key::word(
        "per",
        words::<Per>,
        "whether that is for the section, or for each item of it; else the section",
        "\"item\"",
    ),
];

const FILL: &[Key] = &[
    Key::word("from", words::<Source>, "what is taken", "\"impact\"").required(),
    Key::texts("id", "which of it: ids of notes, or of questions of the rubric; else all", "[\"growth\"]"),
    Key::texts("criteria", "only what speaks for these criteria; else all", "[\"impact\"]")
        .of(Allowed::Listed(Listed::Criteria)),
    Key::word(
        "order",
        words::<FillOrder>,
        "in which order; else by strength, what the brief has chosen first",
        "\"date\"",
    ),
    Key::text("text", "the words themselves, where they stand in the format", "\"I have read the guide.\""),
];
