//! A figure that is pointed at and not told
//!
//! Why it matters: *The numbers speak for themselves* asks the reader to go and look for them. Who decides has ten minutes and no access to the dashboard; the number would have
//! taken less room than the sentence about it.
//!
//! How it can misfire: It looks for numbers, figures, data and the like that show, prove or confirm something, where neither the sentence nor the one beside it holds a figure, and the
//! paragraph has no link, image or figure of the ledger. What somebody looked for, built or decided by is left alone. Only English is known.
//!
//! Where it comes from: packets written weak on purpose by people of ten trades, in which it stands where a figure would have been embarrassing or was at hand.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Support has confirmed the drop with its own numbers.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Support counted 31 calls about slow baskets in February and 4 in April.
//! ```

use crate::check::words::{Cue, Mention, Part, Phrases, Said, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::syntax::markdown::{Inline, each_inline};

pub(super) const RULE: Rule = Rule {
    name: code::UNSTATED_FIGURE,
    severity: Severity::Hint,
    source: include_str!("unstated_figure.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[&POINTED_AT, &NOT_SHOWN] },
};

/// Numbers that show something, that somebody has seen, or that lie somewhere. Collected by shape: whose numbers, which verb, and where they are.
static POINTED_AT: Phrases = phrases(
    r"(?:numbers?|figures?|data|stats|statistics|metrics?|kpis?|measurements?|graphs?|charts?|curves?|dashboards?|readings|results) (?:\w+ ){0,3}?(?:speaks? for (?:itself|themselves)|says? it all|tells? (?:the|its|their) (?:own )?story|proves?|proved|confirms?|confirmed|backs? (?:this|that|it|me|us) up|bears? (?:this|that|it) out|(?:is|are|looks?|was|were) (?:\w+ )?(?:clear|impressive|convincing|great|excellent|undeniable|there for (?:all|everyone)|striking|on my side))\b|(?:confirm(?:s|ed)?|prove[ds]?|backs|backed|supports|supported|demonstrate[ds]?|underlines|underlined) (?:\w+ ){0,5}?(?:with|by|in|through) (?:its|their|her|his|our|my|the) (?:own )?(?:\w+ )?(?:numbers|figures|data|statistics|stats|metrics|measurements|dashboards?|charts?|graphs?)\b|(?:number|figure|value|metric|chart|graph|curve|percentage|statistic)s? (?:that|which|behind|to|for) (?:[\w-]+ ){0,9}?(?:is|are|can be (?:found|seen|read)|stands?|lies?|lives?|sits?) (?:all )?(?:in|on|with|at|elsewhere|available|known)\b|(?:numbers|figures|data|statistics|details|measurements|values|results) (?:are|can be had|is|can be found|can be seen) (?:all )?(?:available |known )?(?:on request|on the dashboard|in the dashboard|in the deck|in the slides|with (?:finance|controlling|support|the team|my manager)|elsewhere|upon request|to be found)\b|(?:anyone|everyone|everybody|you) (?:who|can) (?:\w+ ){0,3}?(?:see|look|check|read)\w* (?:it )?(?:at |in |on |from )?(?:the )?(?:numbers|figures|dashboards?|charts?|graphs?|curves?|metrics|stats|statistics)\b|(?:just |simply )?(?:look|check) (?:at )?(?:the|our|any) (?:\w+ )?(?:numbers|figures|dashboards?|charts?|graphs?|curves?|metrics|statistics)\b|(?:numbers|figures|values|amounts?|sums?|statistics) (?:is|are) (?:well )?known (?:to|by|in)\b|how (?:much|many|far|often|fast) (?:[\w-]+ ){1,6}?(?:can be (?:seen|found|read|looked up)|stands? in|is (?:written |shown )?in|is known|was measured)\b|(?:improvement|effect|difference|change|gain|drop|saving|success|impact|result)s? (?:is|are|was|were|can be|has been|have been) (?:\w+ )?(?:measured|measurable|quantified|proven|verified|demonstrated|documented)\b|i (?:have|hold|keep|can (?:show|provide|give)) (?:you )?(?:all )?(?:the |these )(?:exact )?(?:numbers|figures|statistics|measurements|data)\b|put an? (?:\w+ )?(?:value|number|figure|price)(?: tag)? on (?:it|that|this)\b|(?:very |really |extremely )?(?:good|great|high|excellent|top|outstanding|best) (?:scores?|ratings?|marks|results) (?:in|from|at|on)\b|(?:gave|given|got|received|earned|with) (?:\w+ ){0,2}?an? (?:very |really |extremely )?(?:good|great|high|excellent|outstanding) (?:score|rating|mark|result)\b|(?:controlling|finance|accounting|audit|management|support|operations|quality|sales|customers?|statistics) (?:has|have|had) (?:since |now |also )?(?:checked|confirmed|verified|validated|agreed|approved) (?:\w+ )?(?:saving|savings|drop|gain|improvement|effect|result|results|numbers|figures|reduction|success)\b|(?:measurabl[ey]|measurably|demonstrabl[ey]|provabl[ey]|verifiabl[ey]|quantifiabl[ey]) (?:\w+ )?(?:better|faster|improv\w*|reduc\w*|results?|effects?|impacts?|gains?|differences?|drops?|success|decreas\w*|increas\w*|less|more|fewer|lower|higher)\b",
);

/// What is asked for, built or denied.
static NOT_SHOWN: Phrases = phrases(
    r"(?:no|not|never|without|nobody|whether|if|unless|until|would|could|should|may|might|must|asked|wanted|needed|wrong|missing|false|misleading|contradict\w*|before)\b",
);

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let parts = prose.parts.iter().filter(|part| prose.argues() && part.has(Cue::Numbers));
    let told = parts.filter_map(|part| part.sentences().find_map(|said| pointed_at(&said)).filter(|_| !points(part)));
    diagnostics.extend(told.take(1));
}

fn pointed_at(said: &Said<'_>) -> Option<Diagnostic> {
    let range = POINTED_AT.find(said.plain()).filter(|_| said.has(Cue::Numbers))?;
    // *Down by 40 %* is no answer yet: of how many?
    let is_figure = |figure: &Mention| figure.measures() && !figure.is_relative();
    let is_told = |near: Option<Said<'_>>| near.is_some_and(|near| near.figures().iter().any(is_figure));
    let is_asked = NOT_SHOWN.is_in(said.clause(range.clone()));
    if said.has_figure() || is_asked || is_told(said.before()) || is_told(said.after()) || said.is_name(range.start) {
        return None;
    }
    let message = format!("`{}`, and the figure is not told", said.words(range.clone()));
    Some(
        said.found(RULE.name, range, message)
            .help("what is the number, and what was it before? say it here, and where it can be seen"),
    )
}

/// Whether a text holds something to look at.
fn points(part: &Part<'_>) -> bool {
    let mut points = false;
    if let Some(passage) = part.passage() {
        each_inline(passage.line, &mut |inline| {
            points |= matches!(
                inline.value,
                Inline::Link(..) | Inline::Image(_) | Inline::FootnoteReference(_) | Inline::Metric(_)
            );
        });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked;

    #[test]
    fn a_number_that_is_somewhere_else() {
        for (sentence, words) in [
            ("The numbers speak for themselves.", "numbers speak for themselves"),
            ("The field has confirmed the drop with its own numbers.", "confirmed the drop with its own numbers"),
            (
                "The number that made our actuary sit up is in the June deck.",
                "number that made our actuary sit up is in",
            ),
            ("The figures are available on request.", "figures are available on request"),
            ("The effect is demonstrably better quality.", "demonstrably better"),
            ("Just look at the dashboard.", "Just look at the dashboard"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn a_number_that_is_told_or_was_looked_for() {
        for sentence in [
            "The numbers speak for themselves: 31 calls in February, 4 in April.",
            "Calls fell from 31 s to 4 s. Support has confirmed it with its own numbers.",
            "The numbers speak for themselves: [calls by month](https://example.com/calls).",
            "No number proves it.",
            "The data that the importer reads is in the lake, if it is there.",
            "I built the dashboard that the shops read.",
            "Two of the figures in the report were wrong.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
