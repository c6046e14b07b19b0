//! The words that a format knows, and what they mean.

use crate::vocabulary::Vocabulary;
use strum::VariantArray;

/// How far a source is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Trust {
    /// Whoever asks has said it in public.
    Primary,
    /// Someone who works there, or did.
    Insider,
    /// A newspaper that has seen it.
    Press,
    /// Somebody who has heard it.
    SecondHand,
}

/// What a field of a form keeps of what is pasted, and so what is written for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Markup {
    /// Words and line breaks.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// Headings, lists, emphasis, links and tables.
    Html,
    /// A document of its own.
    Docx,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Unit {
    /// Words, as they are counted everywhere here.
    Words,
    /// Characters, blanks and line breaks among them.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// Sentences.
    Sentences,
    /// Pages, at so many words each.
    Pages,
}

/// In what a limit holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Per {
    /// In the whole section.
    #[default]
    Section,
    /// In each of its items.
    Item,
}

/// What of a packet fills a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Source {
    /// Who asks for what, in one sentence.
    Ask,
    /// The case in the candidate's words.
    Case,
    /// Claims with what proves them; where nothing is claimed, the work itself.
    Impact,
    /// The claims that the brief says first: those that the author has chosen, else the three that are proven best.
    Results,
    /// Pieces of work.
    Evidence,
    /// Criteria, each with what is expected and what speaks for it.
    Criterion,
    /// Figures.
    Metrics,
    /// What peers have given.
    Feedback,
    /// The peers whom the brief quotes: those that the author has chosen, else three from outside the team and of the highest level.
    Peers,
    /// Answers to questions of the rubric.
    Answers,
    /// What the room will say, each with its answer.
    Objections,
    /// Criteria that could not be met, and why.
    Waivers,
    /// What is missing; for the author alone.
    Gaps,
    /// Notes in `notes/`.
    Notes,
    /// Words that stand in the format.
    Text,
}

/// In which order a section is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum FillOrder {
    /// What the author has chosen for the brief first, then what is proven best.
    #[default]
    Strength,
    /// The oldest first.
    Date,
    /// As the packet numbers it.
    Number,
}

/// What is told of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Part {
    /// Its title: a claim, the name of a piece of work, a question, a criterion.
    Claim,
    /// What its note says.
    Text,
    /// What is quoted of its note: what the author has chosen, else how it begins.
    Quote,
    /// Its figures.
    Figure,
    /// How they were measured.
    Method,
    /// The candidate's part, and when it was.
    OwnPart,
    /// Peers who saw it, in their words.
    Witness,
    /// What else can be looked at on the web.
    Link,
    /// What is expected.
    Expectation,
    /// What speaks for it.
    Proof,
}

impl Vocabulary for Trust {
    fn word(self) -> &'static str {
        match self {
            Trust::Primary => "primary",
            Trust::Insider => "insider",
            Trust::Press => "press",
            Trust::SecondHand => "second-hand",
        }
    }
}

impl Trust {
    /// What the word means, for people.
    pub const fn meaning(self) -> &'static str {
        match self {
            Trust::Primary => "said in public by whoever asks",
            Trust::Insider => "told by people who work there, or did",
            Trust::Press => "reported by newspapers",
            Trust::SecondHand => "at second hand",
        }
    }
}

impl Vocabulary for Markup {
    fn word(self) -> &'static str {
        match self {
            Markup::Text => "text",
            Markup::Markdown => "markdown",
            Markup::Html => "html",
            Markup::Docx => "docx",
        }
    }
}

impl Markup {
    /// How the names of such files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Markup::Text => "txt",
            Markup::Markdown => "md",
            Markup::Html => "html",
            Markup::Docx => "docx",
        }
    }
}

impl Vocabulary for Unit {
    fn word(self) -> &'static str {
        match self {
            Unit::Words => "words",
            Unit::Characters => "characters",
            Unit::Bytes => "bytes",
            Unit::Sentences => "sentences",
            Unit::Pages => "pages",
        }
    }
}

impl Vocabulary for Per {
    fn word(self) -> &'static str {
        match self {
            Per::Section => "section",
            Per::Item => "item",
        }
    }
}

impl Vocabulary for Source {
    fn word(self) -> &'static str {
        match self {
            Source::Ask => "ask",
            Source::Case => "case",
            Source::Impact => "impact",
            Source::Results => "results",
            Source::Evidence => "evidence",
            Source::Criterion => "criterion",
            Source::Metrics => "metrics",
            Source::Feedback => "feedback",
            Source::Peers => "peers",
            Source::Answers => "answers",
            Source::Objections => "objections",
            Source::Waivers => "waivers",
            Source::Gaps => "gaps",
            Source::Notes => "notes",
            Source::Text => "text",
        }
    }
}

impl Source {
    /// What would fill a section that nothing fills yet.
    pub const fn would_fill(self) -> &'static str {
        match self {
            Source::Ask => "`current` and `target` of packet.toml would",
            Source::Case => "case.md would",
            Source::Impact | Source::Results => {
                "claims in impact/ would, or work in evidence/ where nothing is claimed"
            }
            Source::Evidence => "pieces of work in evidence/ would",
            Source::Criterion => "claims and work that name a criterion would",
            Source::Metrics => "figures of the work in evidence/ would",
            Source::Feedback | Source::Peers => "words that peers have given, in feedback/, would",
            Source::Answers => "answers in answers/ would",
            Source::Objections => "what the room will say would, and nothing is held against the case",
            Source::Waivers => "waivers of packet.toml would",
            Source::Gaps => "what is missing would, and nothing is",
            Source::Notes => "a note in notes/ would",
            Source::Text => "`text` of the format would",
        }
    }
}

impl Vocabulary for FillOrder {
    fn word(self) -> &'static str {
        match self {
            FillOrder::Strength => "strength",
            FillOrder::Date => "date",
            FillOrder::Number => "number",
        }
    }
}

impl Vocabulary for Part {
    fn word(self) -> &'static str {
        match self {
            Part::Claim => "claim",
            Part::Text => "text",
            Part::Quote => "quote",
            Part::Figure => "figure",
            Part::Method => "method",
            Part::OwnPart => "own-part",
            Part::Witness => "witness",
            Part::Link => "link",
            Part::Expectation => "expectation",
            Part::Proof => "proof",
        }
    }
}
