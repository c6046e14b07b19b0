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
    ),
    Key::texts("kinds", "kinds of evidence, besides those that every rubric knows", "[\"experiment\"]"),
    Key::text("version", "its edition, such as `2026.1`; else `1`", "\"2026.1\""),
    Key::text("language", "the language it is written in; else `en`", "\"en\""),
    Key::text("summary", "what it is, in a sentence or two", "\"What we ask of engineers.\""),
    Key::text("source", "where it comes from: a sentence or an address", "\"our handbook, chapter 4\""),
    Key::text("license", "under which terms it may be used", "\"CC0-1.0\""),
    Key::text("supersedes", "the id and version of the one it takes the place of", "\"our-ladder 2025.2\""),
    Key::texts_or_tables(
        "proficiencies",
        PROFICIENCY,
        "the steps of a scale that criteria share, lowest first; a level says under `expects` which it asks of a criterion",
        "[\"Awareness\", { title = \"Expert\", summary = \"Others learn from them.\" }]",
    ),
    Key::texts("archetypes", "kinds of candidate that some statements are for alone", "[\"architect\", \"tech-lead\"]"),
    Key::boolean("cumulative", "whether a level adds to what those below it ask; else each says all of it", "true"),
    Key::tables("levels", LEVEL, "the levels, lowest first").required(),
    Key::tables("criteria", CRITERION, "what is asked for, in the order of every page").required(),
    Key::tables("questions", QUESTION, "what a committee asks"),
    Key::table("feedback", QUOTA, "how much peer feedback is asked for"),
    Key::tables("renames", RENAME, "what became of names that an older packet may still use"),
];

const PROFICIENCY: &[Key] = &[
    Key::text("title", "what people call it", "\"Expert\"").required(),
    Key::text("summary", "what it means, in a sentence", "\"Others learn from them.\""),
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
    Key::text("summary", "the level as a whole, in a sentence or two", "\"Sets the direction of several teams.\""),
    Key::text("track", "the track it stands on; a level without one is part of every track", "\"management\""),
    Key::text("equivalent", "the level of another track that is as high as this one", "\"senior\"")
        .of(Allowed::Listed(Listed::Levels)),
    Key::terms(
        "expects",
        "criteria by their ids, each with the proficiency that this level asks of it",
        "{ impact = \"Expert\" }",
    ),
    Key::tables("rules", RULE, "what the ladder says of this level across criteria: shown, never a verdict"),
];

const RULE: &[Key] = &[
    Key::text("text", "the rule in words", "\"Expert in at least one.\"").required(),
    Key::number("at-least", "how many of the criteria it asks for", "1"),
    Key::texts("criteria", "the criteria it is about; else all", "[\"impact\"]").of(Allowed::Listed(Listed::Criteria)),
    Key::text("proficiency", "the proficiency that it asks of so many of them", "\"Expert\"")
        .of(Allowed::Listed(Listed::Proficiencies)),
];

const CRITERION: &[Key] = &[
    Key::text("id", "a short name such as `impact`", "\"impact\"").required(),
    Key::text("title", "what people call it; else the id", "\"Impact\""),
    Key::tables("expectations", EXPECTATION, "what it asks, one for each level that asks something new").required(),
    Key::texts("group", "the group it stands in; a list is groups within groups, the widest first", "\"Results\""),
    Key::text("summary", "one sentence on what it is about", "\"What became better, and for whom.\""),
];

const EXPECTATION: &[Key] = &[
    Key::text("level", "the id of a level", "\"senior\"").of(Allowed::Listed(Listed::Levels)).unless(&["proficiency"]),
    Key::text(
        "proficiency",
        "instead of a level: the levels that expect this proficiency; beside one: what the ladder calls this cell",
        "\"Expert\"",
    )
    .of(Allowed::Listed(Listed::Proficiencies)),
    Key::text("title", "what the ladder calls this step", "\"Creates\""),
    Key::boolean("not-applicable", "whether nothing is asked at this level", "true"),
    Key::text("reason", "why nothing is asked at this level", "\"asked for from senior\"").with("not-applicable"),
    Key::text(
        "text",
        "what is expected, as a sentence; beside statements, their headline",
        "\"Changes what customers notice.\"",
    )
    .unless(&["not-applicable", "statements"]),
    Key::texts_or_tables(
        "statements",
        STATEMENT,
        "what is expected, one by one",
        "[\"Names the trade-offs.\", { id = \"cost\", text = \"Knows what it costs.\", examples = [\"a bill halved\"] }]",
    ),
    NEED,
    AT_LEAST,
    COUNTED,
    EXAMPLES,
    Key::texts("signals", "signs that it has been reached; never asked for", "[\"others ask them first\"]"),
    Key::figure("weight", "what the ladder weighs it with; shown, never summed", "\"25 %\""),
    Key::figure("target", "the rating that the ladder aims at; shown, never summed", "3.6"),
    Key::figure("points", "the points that the ladder gives for it; shown, never summed", "12"),
];

const STATEMENT: &[Key] = &[
    Key::text("id", "a name, so that a note can name it: `criterion/statement`", "\"cost\""),
    Key::text("text", "what is expected, as a sentence", "\"Knows what it costs.\"").required(),
    NEED,
    AT_LEAST,
    COUNTED,
    EXAMPLES,
    Key::texts_or_tables(
        "links",
        LINK,
        "where more is said of it",
        "[\"https://example.com/costs\", { title = \"how we count costs\", url = \"https://example.com/costs\" }]",
    )
    .of(Allowed::WebAddress),
    Key::texts("archetypes", "the kinds of candidate it is for; else everyone", "[\"architect\"]")
        .of(Allowed::Listed(Listed::Archetypes)),
];

const LINK: &[Key] = &[
    Key::text("title", "what it is called; else the address", "\"how we count costs\""),
    Key::text("url", "where it leads", "\"https://example.com/costs\"").of(Allowed::WebAddress).required(),
];

const NEED: Key = Key::word("need", words::<Demand>, "whether a case is complete without it", "\"required\"");

const AT_LEAST: Key = Key::number("at-least", "how many pieces of evidence are asked for; else one", "2");

const COUNTED: Key = Key::texts("kinds", "the kinds of evidence that count; else all", "[\"project\"]")
    .of(Allowed::WordsAndMore(|| KINDS.to_vec()));

const EXAMPLES: Key = Key::texts("examples", "what meets it, for example", "[\"a checkout that is twice as fast\"]");

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
    Key::number("peer", "of these, from the same team", "1"),
    Key::number("cross-team", "of these, from another team", "1"),
    Key::number("leader", "of these, who lead the candidate's work or a wider part of it", "1"),
    Key::number("report", "of these, who report to the candidate", "1"),
    Key::number("mentee", "of these, taught by the candidate", "1"),
    Key::number("partner", "of these, from another craft", "1"),
    Key::number("manager", "of these, managers of the candidate", "1"),
];

const RENAME: &[Key] = &[
    Key::text(
        "from",
        "the old name of a criterion, a statement (`criterion/statement`), a level or a question",
        "\"technical\"",
    )
    .required(),
    Key::texts("to", "what took its place", "[\"impact\"]").unless(&["why"]),
    Key::text("why", "why nothing took its place", "\"no longer asked for\""),
];
