//! The keys of a rubric.

use super::KINDS;
use crate::syntax::keys::{Allowed, Key, Listed, words};
use crate::vocabulary::{Demand, Doubt};

/// The keys of a rubric file.
pub const KEYS: &[Key] = &[
    Key::text("id", "a short name such as `our-ladder`", "\"our-ladder\"").required(),
    Key::text("title", "what people call this rubric", "\"Our ladder\"").required(),
    Key::texts(
        "scopes",
        "a list from narrow to wide, such as [\"task\", \"feature\", \"system\"]",
        "[\"task\", \"feature\", \"system\", \"org\"]",
    )
    .required(),
    Key::texts("kinds", "kinds of evidence, besides those that every rubric knows", "[\"experiment\"]"),
    Key::text("version", "its edition, such as `2026.1`; else `1`", "\"2026.1\""),
    Key::text("language", "the language it is written in; else `en`", "\"en\""),
    Key::text("source", "where it comes from: a sentence or an address", "\"our handbook, chapter 4\""),
    Key::text("license", "under which terms it may be used", "\"CC0-1.0\""),
    Key::text("supersedes", "the id and version of the one it takes the place of", "\"our-ladder 2025.2\""),
    Key::tables("levels", LEVEL, "the levels, lowest first").required(),
    Key::tables("criteria", CRITERION, "what is asked for, in the order of every page").required(),
    Key::tables("questions", QUESTION, "what a committee asks"),
    Key::table("feedback", QUOTA, "how much peer feedback is asked for"),
];

const LEVEL: &[Key] = &[
    Key::text("id", "a short name such as `senior`", "\"senior\"").required(),
    Key::text("title", "what people call it; else the id", "\"Senior Engineer\""),
    Key::texts("aliases", "other names of it", "[\"L5\"]"),
    Key::text("scope", "the scope at which the work of this level is done", "\"system\"")
        .of(Allowed::Listed(Listed::Scopes)),
    Key::text("sustained", "for how long the work must have been done", "\"6 months\"").of(Allowed::Length),
    Key::text(
        "owns",
        "what a person at this level owns, in a few words",
        "\"systems, and the problems they are there to solve\"",
    ),
];

const CRITERION: &[Key] = &[
    Key::text("id", "a short name such as `impact`", "\"impact\"").required(),
    Key::text("title", "what people call it; else the id", "\"Impact\""),
    Key::tables("expectations", EXPECTATION, "what it asks, one for each level that asks something new").required(),
    Key::text("group", "the group it stands in", "\"Results\""),
    Key::text("summary", "one sentence on what it is about", "\"What became better, and for whom.\""),
];

const EXPECTATION: &[Key] = &[
    Key::text("level", "the id of a level", "\"senior\"").of(Allowed::Listed(Listed::Levels)).required(),
    Key::boolean("not-applicable", "whether nothing is asked at this level", "true"),
    Key::text("reason", "why nothing is asked at this level", "\"asked for from senior\"").with("not-applicable"),
    Key::text("text", "what is expected, as a sentence", "\"Changes what customers notice.\"").unless("not-applicable"),
    Key::word("need", words::<Demand>, "whether a case is complete without it", "\"required\""),
    Key::number("at-least", "how many pieces of evidence are asked for; else one", "2"),
    Key::texts("kinds", "the kinds of evidence that count; else all", "[\"project\"]")
        .of(Allowed::WordsAndMore(|| KINDS.to_vec())),
    Key::texts("examples", "what meets it, for example", "[\"a checkout that is twice as fast\"]"),
];

const QUESTION: &[Key] = &[
    Key::text("id", "a short name such as `primary-role`", "\"own-part\"").required(),
    Key::text("text", "the question", "\"What was the candidate's own, and what was the team's?\"").required(),
    Key::texts("criteria", "the criteria it concerns; else all", "[\"impact\"]").of(Allowed::Listed(Listed::Criteria)),
    Key::text("objection", "the objection behind it", "\"what was yours is not clear\""),
    Key::texts("answers", "the objections of the room that an answer to it answers", "[\"own-part\"]")
        .of(Allowed::Words(words::<Doubt>)),
];

const QUOTA: &[Key] = &[
    Key::number("at-least", "how many peers, in all", "3"),
    Key::number("outside-team", "of these, from outside the team", "1"),
    Key::number("at-target-level", "of these, at the target level or above", "1"),
];
