//! A great change without a figure
//!
//! Why it matters: *Significantly faster* is the author's feeling until a number stands beside it, and the first question in the room is *how much?* Where there
//! is a number the adverb is not missed; where there is none, what someone can do now that they could not do before says more.
//!
//! How it can misfire: A word of degree counts beside a word of change alone, and never beside a figure, in what is planned or feared, in *statistically
//! significant*, and of what a person has learnt. A figure in the next sentence is one. Not everything can be counted: then say what is different. Only English is known.
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

use crate::check::words::{Cue, Phrases, Said, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::MAGNITUDE_WITHOUT_FIGURE,
    severity: Severity::Hint,
    source: include_str!("magnitude_without_figure.rs"),
    find: Find::InEnglish { note: find, rest: None },
};

/// A degree beside a change, in either order, with up to three words between; a comparison that is made greater; and words that are both at once.
static GREAT_CHANGE: Phrases = phrases(
    r"{DEGREE}(?: [^\s.,;:()]+){0,3}? {CHANGE}\b|{CHANGE}(?: [^\s.,;:()]+){0,3}? {DEGREE}\b|(?:much|far|way|a lot|lots|so much|a great deal|loads|tons|infinitely|several times|many times) {COMPARED}\b|(?:far|way|a lot|lots) (?:less|fewer)\b|{COMPARED} (?:by a (?:wide|large|good|huge) margin|by far|by leaps and bounds)|(?:by )?(?:several |many )?orders? of magnitude|a (?:huge|massive|big|major|great|enormous|dramatic|drastic|sharp|steep|vast|tremendous|substantial|significant|considerable|noticeable|remarkable|marked) (?:[^\s.,;:()]+ ){0,2}?(?:difference|impact|improvements?|increase|decrease|reduction|gains?|uplift|savings?|boost|drop|speed-?up|jump|leap|effect)\b|{DEGREE} (?:up|down)\b|worlds apart|all but (?:vanish|disappear|gone|eliminat|ceas|stopp)\w*|in (?:a|another) (?:different |other )?league|unrecogni[sz]able|(?:virtually|practically) (?:eliminat|eradicat|disappear|vanish|no|zero)\w*|like never before|(?:fell|dropped) off a cliff|(?:are|is) a thing of the past|(?:skyrocket|plummet|soar)(?:s|ed|ing)?\b|through the roof|beyond recognition|(?:night[- ]and[- ]day|world of) difference|(?:in )?a fraction of (?:the|its|their|what)",
);

/// What is feared, planned, denied or past, and what is no claim about the work.
static NOT_CLAIMED: Phrases = phrases(
    r"(?:would|could|will|may|might|should|can|cannot|must|risk\w*|without|not|no|never|if|aim\w*|intend\w*|plan\w*|potential\w*|expect\w*|hop(?:e|es|ed|ing)|goal|to be|requir\w*|need\w*|had been|used to|previously) |(?:was|were) (?:\w+ )?(?:slower|larger|bigger|higher|worse|cost\w*)\b|(?:n't|whether|unless|in order to|so as to|trying to|try to|need(?:s|ed)? to|wanted? to)\b|statistical\w* |(?:more|most|less|least) significant\w*",
);

/// What a person has learnt is not counted.
static LEARNT: Phrases =
    phrases(r"(?:my|his|her|their|our) (?:\w+ )?(?:knowledge|understanding|skills?|confidence|respect|experience)\b");

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(prose.said_by_all().filter(|said| said.has(Cue::Degree)).filter_map(|said| great(&said)));
}

fn great(said: &Said<'_>) -> Option<Diagnostic> {
    let range = GREAT_CHANGE.find(said.plain())?;
    let clause = said.clause(range.clone());
    let is_near = |near: Option<Said<'_>>| near.is_some_and(|near| near.is_measured());
    if NOT_CLAIMED.is_in(clause)
        || LEARNT.is_in(said.plain())
        || said.is_name(range.start)
        || said.has_figure()
        || is_near(said.before())
        || is_near(said.after())
    {
        return None;
    }
    let message = format!("`{}`, and no figure in this {}", said.words(range.clone()), said.part.called());
    let help = "how much was it before, and how much is it now? where nothing was counted, say what someone can do now";
    Some(said.found(RULE.name, range, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn what_is_said_to_be_great() {
        for (sentence, words) in [
            ("This massively improved the performance of the catalogue.", "massively improved"),
            ("Load times dropped dramatically.", "Load times dropped dramatically"),
            ("The list is far snappier on old phones.", "far snappier"),
            ("Our crash rate plummeted after the release.", "plummeted"),
            ("Nightly jobs now run in a fraction of the time.", "in a fraction of the"),
            ("It made a huge difference to on-call.", "a huge difference"),
            ("Errors were significantly reduced.", "significantly reduced"),
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
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
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
