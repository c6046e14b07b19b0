//! The words that begin a closer look. All of them are looked for at once, in one pass over a text, so that a rule costs nothing where it has nothing to say.
//! A word stands for all that begin with it: `commit` for `commits` and for `committed` too. What it means there is for the rule.

use std::ops::Range;
use std::sync::LazyLock;
use strum::VariantArray;

/// What a word may be the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub(crate) enum Cue {
    /// How much, without a number: `significantly`.
    Degree,
    /// What will be, or could: `ready`.
    Promise,
    /// What is not over: `in progress`.
    Unfinished,
    /// What it cost the author: `weekends`.
    Effort,
    /// A part or a multiple: `40 %`, `twice`.
    Relative,
    /// Taking part, without saying in what way: `involved`.
    Involved,
    /// A count of what was done: `61 commits`.
    Counted,
    /// The reach of a claim: `the whole company`.
    Reach,
    /// `we`.
    We,
    /// `I`, `my`.
    I,
    /// A number that may stand for a name: `#12`, `PR 12`.
    Numbered,
    /// A month or a year.
    Day,
}

/// The cues of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(u32);

impl Cues {
    /// Takes one in.
    pub(crate) fn insert(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u32;
    }

    /// Whether it is there.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u32) != 0
    }
}

impl Cue {
    fn words(self) -> &'static [&'static str] {
        match self {
            Cue::Degree => DEGREE,
            Cue::Promise => PROMISE,
            Cue::Unfinished => UNFINISHED,
            Cue::Effort => EFFORT,
            Cue::Relative => RELATIVE,
            Cue::Involved => INVOLVED,
            Cue::Counted => COUNTED,
            Cue::Reach => REACH,
            Cue::We => &["we ", "we'", "we\u{2019}"],
            Cue::I => &["i ", "i'", "i\u{2019}", "my ", "me ", "mine", "myself", "me.", "me,"],
            Cue::Numbered => &[
                "#",
                "pr ",
                "prs ",
                "mr ",
                "mrs ",
                "cl ",
                "issue",
                "ticket",
                "pull request",
                "merge request",
                "change",
                "commit",
                "0",
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "8",
                "9",
            ],
            Cue::Day => DAY,
        }
    }
}

/// Adverbs and adjectives of degree. The first line from public cases; the rest from the thesaurus and from product writing.
const DEGREE: &[&str] = &[
    "significant",
    "massive",
    "drastic",
    "dramatic",
    "substantial",
    "considerabl",
    "huge",
    "vast",
    "tremendous",
    "enormous",
    "immense",
    "great",
    "exponential",
    "order of magnitude",
    "orders of",
    "radical",
    "remarkabl",
    "marked",
    "notabl",
    "noticeabl",
    "hugely",
    "incredibl",
    "insane",
    "wildly",
    "night and day",
    "skyrocket",
    "plummet",
    "soar",
    "slash",
    "through the roof",
    "much ",
    "far ",
    "way ",
    "a lot",
    "lots",
    "tons",
    "loads",
    "sharp",
    "steep",
    "deep",
    "major",
    "big",
    "world of",
    "leaps",
    "beyond recognition",
    "several times",
    "many times",
    "a fraction",
    "countless",
    "visibl",
    "greatly",
    "by a wide",
    "worlds",
    "all but",
    "league",
    "unrecogni",
    "virtually",
    "practically",
    "like never",
    "off a cliff",
    "thing of the past",
    "by a large",
];

/// Ability, intention and readiness. From public cases, from guides on how not to write one, and from what peers say of people they like.
const PROMISE: &[&str] = &[
    "ready",
    "prepared",
    "capable",
    "qualified",
    "positioned",
    "placed",
    "equipped",
    "able to",
    "potential",
    "what it takes",
    "would",
    "given the",
    "given a",
    "given half",
    "aim",
    "intend",
    "hope",
    "plan",
    "want",
    "look forward",
    "looking forward",
    "wish",
    "goal",
    "ambition",
    "promoted",
    "poised",
    "eager",
    "keen",
    "excited",
    "hungry",
    "itching",
    "could",
    "will",
    "confident",
    "convinced",
    "makings",
    "picture",
    "see her",
    "see him",
    "see them",
    "see myself",
    "trust me",
    "dream",
    "determined",
    "natural next",
    "next step",
    "title",
    "i'll",
    "i'd",
    "i\u{2019}ll",
    "i\u{2019}d",
    "deserve",
    "it in ",
    "give me",
    "trust me",
    "hand me",
    "let me",
    "material",
];

/// Work that goes on. From public cases, and from the way trackers, release notes and stand-ups say it.
const UNFINISHED: &[&str] = &[
    "progress",
    "ongoing",
    "on-going",
    "underway",
    "under way",
    "review",
    "pending",
    "wip",
    "unmerged",
    "development",
    "being",
    "yet",
    "to be",
    "will",
    "working on",
    "implementing",
    "developing",
    "building",
    "finali",
    "finishing",
    "investigating",
    "preparing",
    "designing",
    "reviewing",
    "open",
    "draft",
    "planned",
    "plan to",
    "plans to",
    "almost",
    "nearly",
    "close to",
    "about to",
    "due",
    "scheduled",
    "expected",
    "slated",
    "waiting",
    "awaiting",
    "blocked",
    "remain",
    "coming soon",
    "soon",
    "still",
    "next",
    "halfway",
    "half-way",
    "half way",
    "once",
    "rolling",
    "left to",
    "finish",
    "to follow",
    "hope",
    "staging",
    "when it",
    "coming",
    "beta",
    "launch",
    "should",
    "pilot",
    "half of",
    "part of",
    "parts of",
    "some of",
    "a third",
    "two thirds",
    "last",
    "final",
    "in the works",
    "pencil",
    "lined up",
    "earmarked",
    "pipeline",
    "roadmap",
    "around the corner",
    "up next",
    "follow",
    "others",
    "rest",
    "needs",
    "has to",
    "have to",
    "second",
    "is not",
    "isn",
    "aren",
    "hasn",
    "haven",
    "has not",
    "are not",
];

/// Time and strain. From public cases, then from self-reviews.
const EFFORT: &[&str] = &[
    "weekend",
    "night",
    "evening",
    "holiday",
    "late",
    "overtime",
    "hours",
    "hard",
    "tireless",
    "clock",
    "years",
    "decade",
    "effort",
    "lot of",
    "energy",
    "invested",
    "poured",
    "dedicated",
    "devoted",
    "sacrific",
    "extra mile",
    "above and beyond",
    "spare time",
    "free time",
    "own time",
    "days off",
    "vacation",
    "midnight",
    "sleep",
    "my all",
    "long days",
    "early morning",
    "sweat",
    "tenure",
    "loyal",
    "months",
    "everything",
    "110",
    "until",
    "till",
    "amount",
    "gave it",
    "countless",
];

/// Signs and words for parts and multiples.
const RELATIVE: &[&str] = &[
    "%",
    "percent",
    "per cent",
    "x",
    "\u{d7}",
    "times",
    "fold",
    "-fold",
    "twofold",
    "threefold",
    "fourfold",
    "fivefold",
    "tenfold",
    "hundredfold",
    "halv",
    "half",
    "doubl",
    "tripl",
    "quadrupl",
    "twice",
    "third",
    "quarter",
    "two",
    "three",
    "four",
    "five",
    "tenth",
    "fifth",
    "sixth",
    "eighth",
    "down",
    "up ",
];

/// Verbs of taking part. From public cases and self-reviews.
const INVOLVED: &[&str] = &[
    "involve",
    "participat",
    "part",
    "help",
    "assist",
    "contribut",
    "collaborat",
    "work",
    "support",
    "engag",
    "joined",
    "attend",
    "instrumental",
    "play",
    "key",
    "member of",
    "gave input",
    "input",
    "exposed",
    "exposure",
    "pitched in",
    "active",
    "lent",
    "sat in",
    "one of the",
    "my role",
    "my job",
    "team effort",
    "group effort",
    "joint",
    "shared",
    "collective",
    "everybody",
    "everyone",
    "all of us",
    "we all",
    "the whole team",
];

/// Things that are counted because they can be: units of activity. From public cases, and from what trackers and code hosts count.
const COUNTED: &[&str] = &[
    "line",
    "loc",
    "kloc",
    "commit",
    "pull request",
    "merge request",
    "pr",
    "mr",
    "cl",
    "diff",
    "patch",
    "story point",
    "point",
    "ticket",
    "issue",
    "code change",
    "change",
    "task",
    "card",
    "meeting",
    "email",
    "e-mail",
    "message",
    "page",
    "screen",
    "mock",
    "dashboard",
    "test",
    "deploy",
    "release",
    "doc",
    "bug",
    "alert",
    "job",
    "quer",
    "table",
    "pipeline",
    "repositor",
    "script",
    "file",
    "slide",
    "wireframe",
    "jira",
    "standup",
    "stand-up",
    "hour",
    "model",
    "dag",
    "frame",
    "icon",
    "design",
    "postmortem",
    "runbook",
    "report",
    "endpoint",
    "feature",
    "stor",
    "epic",
    "notebook",
    "layout",
    "call",
];

/// Words that reach far.
const REACH: &[&str] = &[
    "compan",
    "organi",
    "org ",
    "org-",
    "org.",
    "org,",
    "everyone",
    "everybody",
    "every ",
    "whole",
    "entire",
    "all ",
    "industry",
    "business",
    "department",
    "division",
    "firm",
    "world",
    "across",
    "throughout",
    "enterprise",
    "group-wide",
    "single-handed",
];

/// The names of months, and the years that people who work today have worked in.
const DAY: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "199", "200", "201", "202",
    "203", "q1", "q2", "q3", "q4", "h1", "h2",
];

/// The words of all cues in order, and for the first two bytes of a word which of them to try.
struct Beginnings {
    words: Vec<(&'static str, Cue)>,
    by_pair: Vec<Tried>,
}

/// The words that begin with the same two bytes.
#[derive(Clone, Default)]
struct Tried {
    words: Range<u16>,
    /// A bit for each third byte that goes on with one of them: nearly no word of a text has one.
    thirds: u32,
}

/// The bits for the third byte of a word; every bit where it has none.
fn thirds(word: &str) -> u32 {
    word.as_bytes().get(2).map_or(u32::MAX, |third| 1 << (third & 31))
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let all = Cue::VARIANTS.iter().flat_map(|cue| cue.words().iter().map(|word| (*word, *cue)));
    // A word of one letter may be followed by any.
    let paired = all.flat_map(|(word, cue)| {
        let bytes = word.as_bytes();
        let seconds = bytes.get(1).map_or(0..=127, |second| second & 127..=second & 127);
        seconds.map(move |second| (pair(bytes[0], second), word, cue))
    });
    let mut paired: Vec<_> = paired.collect();
    paired.sort_by_key(|(pair, ..)| *pair);
    let (mut by_pair, mut at) = (vec![Tried::default(); PAIRS], 0);
    for group in paired.chunk_by(|(one, ..), (other, ..)| one == other) {
        let end = at + group.len() as u16;
        let thirds = group.iter().fold(0, |bits, (_, word, _)| bits | thirds(word));
        by_pair[group[0].0] = Tried { words: at..end, thirds };
        at = end;
    }
    Beginnings { words: paired.iter().map(|(_, word, cue)| (*word, *cue)).collect(), by_pair }
});

/// How many pairs of bytes are told apart; of other letters than plain ones some are taken for the same, and the word itself decides.
const PAIRS: usize = 128 * 128;

fn pair(first: u8, second: u8) -> usize {
    usize::from(first & 127) << 7 | usize::from(second & 127)
}

/// Tells of every cue in a text of small letters, and where it begins. A word counts where no letter stands before it.
pub(in crate::check::words) fn cues(plain: &str, mut tell: impl FnMut(usize, Cue)) {
    let bytes = plain.as_bytes();
    let (beginnings, mut is_inside) = (&*BEGINNINGS, false);
    for (at, byte) in bytes.iter().enumerate() {
        if !is_inside {
            let after = |count: usize| bytes.get(at + count).copied().unwrap_or(0);
            let tried = &beginnings.by_pair[pair(*byte, after(1))];
            if tried.thirds & 1 << (after(2) & 31) != 0 {
                let words = &beginnings.words[usize::from(tried.words.start)..usize::from(tried.words.end)];
                let begins = words.iter().filter(|(word, _)| bytes[at..].starts_with(word.as_bytes()));
                begins.for_each(|(_, cue)| tell(at, *cue));
            }
        }
        is_inside = byte.is_ascii_alphabetic();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_stands_where_a_word_begins() {
        let found = |text: &str| {
            let mut found = Vec::new();
            cues(text, |at, cue| found.push((at, cue)));
            found
        };
        assert_eq!(found("it is weird; tweens")[..], [][..]);
        assert_eq!(found("so we ran"), [(3, Cue::We)]);
        assert!(found("it is 3x").contains(&(7, Cue::Relative)));
    }
}
