//! A great change without a figure
//!
//! Why it matters: *Significantly faster* is the author's feeling until a number stands beside it, and the first question in the room is *how much?* Where there
//! is a number the adverb is not missed; where there is none, what someone can do now that they could not do before says more.
//!
//! How it can misfire: A word of degree counts beside a word of change or a comparison alone (*far quieter*, *a huge step*), some words count by themselves (*plummeted*, *basically gone*, *through the roof*), and none beside a figure, in what is planned or feared, in *statistically
//! significant*, and of what a person has learnt. A figure in the next sentence is one, and so is one in the first sentence below a title, but not below a claim, which pages show alone. How many places something was at (*at two stations*) is none. Not everything can be counted: then say what is different. Only English is known.
//!
//! Where it comes from: what reviewers of real cases wrote; 9 of 10 sentences with *improved* or *reduced* in 282 of them hold no digit, so only those that
//! claim a degree are found.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The basket opens significantly faster now.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The basket opens in 180 ms, where it took 1.2 s.
//! ```

use crate::check::words::{Cue, Mention, Phrases, Place, Said, Tokens, Voice, great_change, is_one, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::MAGNITUDE_WITHOUT_FIGURE,
    severity: Severity::Hint,
    source: include_str!("magnitude_without_figure.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[&LEFT, &OUTCOME] },
};

/// What is feared, planned or denied: no claim about the work where one of them stands before the words.
const NOT_CLAIMED: &str = "would could will shall may might should can cannot must without not no never if unless whether when whenever goal previously at-risk risked risking risky riskier aim aiming intend intends intended plan plans planned expect expects expected expecting appears appear seems seem potentially requiring potential hoping hope hopes hoped \
    need needs needed required requires nobody until promised wants wanted aims aimed hopefully despite remain remains remaining instead";

/// The same in several words.
const NOT_CLAIMED_PHRASES: &str = "had been | used to | in order to | so as to | trying to | try to | to be";

/// Behind the words, what is yet to come.
static LEFT: Phrases = phrases(
    r"(?:remains?|is left|to be done|to cover|to do|to come|than (?:i|we) (?:had )?(?:thought|expected|hoped))\b",
);

/// What somebody can do now says more than a figure would.
static OUTCOME: Phrases = phrases(
    r"(?:so that|which (?:lets?|means)|(?:as|since|because|and) (?:it|this|that|they) (?:now )?(?:allows?|lets?|enables?|means)|(?:allowing|letting|enabling) \w+ to|(?:can|could) now)\b",
);

/// What was worse before is no claim either: *the old one was much slower*.
const WORSE: &str = "slower larger bigger higher harder longer worse costlier noisier heavier riskier";

/// What a person has learnt is not counted.
const LEARNT: &str = "knowledge understanding skills skill confidence respect experience life mind perspective view thinking horizon point";

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // What follows a table sums it up.
    let (mut is_after_table, mut summed) = (false, Vec::new());
    for part in &prose.parts {
        if is_after_table && part.place == Place::Paragraph {
            summed.push(part.span(0..part.text().len()));
        }
        is_after_table = part.place == Place::Cell;
    }
    let told = prose.said_by_all().filter(|said| said.has(Cue::Degree));
    let great = told.filter_map(|said| {
        let found = great(&said)?;
        let is_headline = matches!(said.part.place, Place::Title | Place::Claim);
        if !is_headline || !opens_measured(prose) {
            return Some(found);
        }
        // A claim is shown without what stands below it.
        (said.part.place == Place::Claim).then(|| found.help(TAKEN_UP))
    });
    diagnostics
        .extend(great.filter(|found| {
            !summed.iter().any(|table| table.start <= found.span.start && found.span.end <= table.end)
        }));
}

/// What to do with a figure that stands below a claim.
const TAKEN_UP: &str = "a claim is also read alone: take the figure of its first sentence into it";

/// Whether the first sentence below a title or a claim measures: it is the next one for whoever reads them.
fn opens_measured(prose: &NoteProse<'_>) -> bool {
    let body = prose.said_by(Voice::Author).filter(|said| said.part.passage().is_some());
    body.filter(|said| said.part.place != Place::Heading).map(|said| said.is_measured()).next().unwrap_or(false)
}

fn great(said: &Said<'_>) -> Option<Diagnostic> {
    let range = great_change(said.plain())?;
    let is_near = |near: Option<Said<'_>>| near.is_some_and(|near| near.is_measured());
    if has_its_figure(said, &range)
        || is_near(said.before())
        || is_near(said.after())
        || said.is_name(range.start)
        || is_not_claimed(&Tokens::of(said.clause(range.clone())), range.len())
        || LEFT.is_in(&said.plain()[range.end..])
        || OUTCOME.is_in(said.plain())
        || said.is_of_others(range.start)
        || is_learnt(&Tokens::of(said.plain()))
    {
        return None;
    }
    let message = format!("`{}`, and no figure in this {}", said.words(range.clone()), said.part.called());
    let help = "how much was it before, and how much is it now? where nothing was counted, say what someone can do now";
    Some(said.found(RULE.name, range, message).help(help))
}

/// What comes before a number of places, of times or of those who were there.
const PLACES: &str = "at in on across over with within during after among between";

/// Whether a figure of the sentence may be that of the words: not one that another half of it tells, *it fell by 30 %, and errors plummeted*.
fn has_its_figure(said: &Said<'_>, words: &Range<usize>) -> bool {
    let plain = said.plain();
    // *At two stations it led to a huge drop*: how many places, and not how much.
    let is_place = |figure: &Mention| {
        let before = plain[..figure.range.start].trim_end().rsplit(' ').next().unwrap_or_default();
        said.figures().len() == 1 && !figure.measures() && figure.range.end <= words.start && is_one(before, PLACES)
    };
    said.figures().iter().filter(|figure| !is_place(figure)).any(|figure| {
        let between = if figure.range.end <= words.start {
            &plain[figure.range.end..words.start]
        } else {
            &plain[words.end.min(figure.range.start)..figure.range.start]
        };
        ![", and ", ", while ", ", but ", "; "].iter().any(|apart| between.contains(apart))
    })
}

/// Whether a clause that ends with the words, so many bytes of them, says before them that it is not so, or was worse before.
fn is_not_claimed(clause: &Tokens<'_>, words: usize) -> bool {
    let all = clause.len();
    let end = clause.range(0, all.saturating_sub(1)).end;
    let hit = clause.at(end.saturating_sub(words));
    let has = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
    let is_denied = (0..all).any(|nth| {
        let word = clause.word(nth);
        has(NOT_CLAIMED, word) && (nth < hit || word == "would" || word == "could")
            || word.ends_with("n't")
            || word.ends_with("n’t")
            || (word.ends_with("'ll") || word.ends_with("’ll")) && nth < hit
            || NOT_CLAIMED_PHRASES.split(" | ").any(|phrase| clause.starts_with(nth, phrase).is_some())
    });
    let was = (hit.saturating_sub(4)..hit).any(|nth| matches!(clause.word(nth), "was" | "were"));
    is_denied || was && (hit..all).any(|nth| has(WORSE, clause.word(nth)))
}

/// *I greatly improved my knowledge of it.*
fn is_learnt(words: &Tokens<'_>) -> bool {
    let is_own = |nth: usize| matches!(words.word(nth), "my" | "his" | "her" | "their" | "our" | "your");
    let is_learnt = |nth: usize| LEARNT.split(' ').any(|known| known == words.word(nth));
    (0..words.len()).any(|nth| is_own(nth) && (is_learnt(nth + 1) || is_learnt(nth + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn what_is_said_to_be_great() {
        for (sentence, words) in [
            ("This massively improved the performance of the catalogue.", "massively improved"),
            ("Load times dropped dramatically.", "dropped dramatically"),
            ("The list is far snappier on old phones.", "far snappier"),
            ("Our crash rate plummeted after the release.", "plummeted"),
            ("Nightly jobs now run in a fraction of the time.", "a fraction of"),
            ("It made a huge difference to on-call.", "huge difference"),
            ("Errors were significantly reduced.", "significantly reduced"),
            ("Spoilt loaves are way down since spring.", "way down"),
            ("Calls to the harbour went far up after it.", "far up"),
            ("Trust in the rota has risen enormously.", "risen enormously"),
            ("Takings have fallen drastically since.", "fallen drastically"),
            ("The new seed is now vastly superior.", "vastly superior"),
            ("The order of the shelves was improved to a considerable degree.", "improved to a considerable degree"),
            ("Waste was reduced by a wide margin.", "reduced by a wide margin"),
            ("Breakage was lowered in no small measure.", "lowered in no small measure"),
            ("The trial at 2 ferries led to a huge reduction in queues.", "huge reduction"),
            ("At three kilns it made a massive difference.", "massive difference"),
            ("There is hardly a complaint since.", "hardly a"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn what_is_no_claim_of_a_degree() {
        for sentence in [
            "This massively improved the performance, from 800 ms to 500 ms.",
            "Load times dropped dramatically. They went from 2 s to 1 s.",
            "A cache would significantly increase the cost.",
            "The difference was not statistically significant.",
            "I significantly improved my knowledge of compilers.",
            "The service, written by Ms. Massive, is faster.",
            "`massively faster` is what the flag is called, and “way cheaper” what they said.",
            "A significant part of it was agreed in March.",
            "Nobody could say whether it was much faster.",
            "Much more work remains to be done there.",
            "There is literally no way to cover all of it.",
            "This is a great reminder to rotate keys.",
            "Chris, despite the significant difference of time zones, has always been there.",
            "One of the improvements which would greatly help is a cache.",
            "It is a big step forward, as it allows editors to see the page.",
            "In particular, Jeremy Frost greatly improved the parser.",
            "Last year's intern brought in great improvements.",
            "I chose it for its strong performance.",
            "I shipped one large change instead of many smaller ones.",
            "I shall grow into the wider remit in no time.",
            "I’ll be at home there in no time.",
            "There is hardly a corner of the yard that I have not swept.",
            "It is way down the list.",
            "The shelves were moved to a considerable depth.",
            "Across 2 ferries the queues fell dramatically, by 30 %.",
            "The queue fell drastically to 3 boats.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }

    #[test]
    fn the_first_sentence_below_a_title_is_the_next_one() {
        let found = |body: &str| {
            let note = format!("+++\ntitle = \"Loaves that are ready far sooner\"\ndate = 2026-03-14\n+++\n{body}\n");
            marked_in(RULE.name, "evidence/a.md", &note).len()
        };
        assert_eq!(found("They came at 7.4 h, and come at 5.1 h."), 0);
        assert_eq!(found("# Why\n\nThey took 90 min less in May."), 0);
        assert_eq!(found("They came late. They took 90 min less in May."), 1);
        assert_eq!(found("They come from 3 ovens."), 1);
        let claim = "+++\nclaim = \"Loaves are ready far sooner\"\n+++\nThey took 90 min less in May.\n";
        assert_eq!(marked_in(RULE.name, "impact/a.md", claim).len(), 1);
    }

    #[test]
    fn where_everyone_reads_it_it_is_a_warning() {
        let words = "Search is dramatically better for everyone.";
        let worth = |path: &str, text: &str| {
            marked_in(RULE.name, path, text).into_iter().map(|found| found.1).collect::<Vec<_>>()
        };
        assert_eq!(worth("case.md", &format!("{words}\n\nIt is good.")), [Severity::Warning]);
        assert_eq!(worth("case.md", &format!("It is good.\n\n{words}")), [Severity::Hint]);
        assert_eq!(worth("impact/search.md", &format!("+++\nclaim = \"{words}\"\n+++\n")), [Severity::Warning]);
    }
}
