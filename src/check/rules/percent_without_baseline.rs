//! A percentage or a multiple with nothing to compare it with
//!
//! Why it matters: *40 % cheaper* may be four dollars or four million. A reader who has to ask *of what?* asks what else is missing; numbers without a baseline are one of the
//! objections that end a case.
//!
//! How it can misfire: Shares (*40 % of the calls*), coverage, availability and limits need no before, and neither does a figure that the ledger of its note has with a `before` (by its name or by its numbers), one whose claim cites a
//! metric, or beside which two other figures stand in this sentence or the next; nor does a load under which something held (*with half as many visitors again*). Only English is known.
//!
//! Where it comes from: objections of committees; 6 of 39 public promotion cases show before and after.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It reduced the bill by 40 %.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It reduced the bill by 40 %, from $41k to $24.6k a month.
//! ```

use crate::check::ledger::{Known, quantity};
use crate::check::words::{Amount, Cue, Mention, Phrases, Said, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::vocabulary::{Change, Quantity};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::PERCENT_WITHOUT_BASELINE,
    severity: Severity::Hint,
    source: include_str!("percent_without_baseline.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[&CHANGE, &BEFORE, &BY, &CAME_BY, &SHARE, &REMOVED, &LIMIT, &GONE, &BESIDE, &WITH, &AS_MUCH],
    },
};

/// Something became more or less.
static CHANGE: Phrases = phrases(
    r"(?:(?:below|above|under|over) what|accurate|accurately|improv\w*|reduc\w*|increas\w*|decreas\w*|speed\w*|sped|faster|slower|quicker|boost\w*|cut|cuts|cutting|lower\w*|accelerat\w*|sav(?:e|es|ed|ing|ings)|gain\w*|gr[eo]w\w*|shr[iau]nk\w*|drop\w*|fell|fall(?:s|ing)?|rose|ris(?:e|es|ing)|raised|jumped|climbed|better|cheaper|smaller|larger|bigger|higher|shorter|lighter|less|more|fewer|halv\w*|doubl\w*|tripl\w*|quadrupl\w*|(?:up|down) (?:by )?\d+|(?:up|down) by|(?:came|come|comes|went|are|is) (?:down|up)|overhead|uplift|lift\w*|declin\w*|slash\w*|trimm\w*|shaved|off (?:the|my|our|its|their|his|her|every|each|what)|as \w+|half the (?:time|effort|cost|memory|space|price|work|steps|people)|(?:a|one) (?:third|quarter|tenth|fifth) of the (?:time|effort|cost|memory|space|price|work)|went (?:up|down)|over last|year[- ]over[- ]year|yoy)\b",
);

/// What it was before, in words: a number follows or stands before it.
static BEFORE: Phrases = phrases(
    r"from [^.;]{1,60}? to [^a-z]{0,3}\d|to [^.;]{1,30}? from [^a-z]{0,3}\d|(?:previously|before|originally|used to|instead of|compared (?:to|with)|down from|up from|baseline|rather than|versus|vs\.?|against|where it (?:took|was|had)|it took|had been|formerly|was) [^.;]{0,40}\d|\d[^.;]{0,20} (?:previously|before|originally|until then|a year ago|a year earlier)\b",
);

/// What comes before the size of a change.
static BY: Phrases = phrases(
    r"(?:down|up|reduc\w*|increas\w*|decreas\w*|f[ea]ll\w*|dropp\w*|declin\w*|shr[aiu]nk\w*|gr[eo]wn?|r[io]sen?|lowered|shorten\w*|improved) by (?:a |an |about |around |over |some |nearly |more than )*$",
);

/// What has become other by so much, whatever the verb: *has fallen by*, *was cut by*.
static CAME_BY: Phrases = phrases(
    r"(?:has|have|had|is|are|was|were|been) (?:{WORD} )?[a-z]{3,}(?:ed|en|wn|ut|nk) (?:back )?by (?:a |an |about |around |over |some |nearly |more than )*$",
);

/// Before a multiple, what makes it a load under which something held: *with half as many spectators again*.
static WITH: Phrases = phrases(r"(?:with|despite|under) (?:about |nearly |over |more than |even |a )*$");
static AS_MUCH: Phrases = phrases(
    r"^ ?(?:as (?:many|much) [^.;,]{0,40}\bagain\b|as (?:many|much) {WORD}|more {WORD}|the (?:load|traffic|number|volume|users|visitors))",
);

/// Parts of a whole, and limits.
static SHARE: Phrases = phrases(
    r"(?:in the (?:best|worst) cases?|coverage|test(?:ed)?|uptime|availab\w*|participa\w*|agree\w*|attend\w*|complet\w*|activit\w*|thresholds?|stak\w*|votes?|voting|quorum|turnout|confiden\w*|accura\w*|precision|recall|sla|slo|budget|rollout|roll-out|of (?:the |all |our )?traffic|canary|discount|tax|equity|satisf\w*|approv\w*|of (?:my|the|our|their|his|her) time)\b",
);

/// What is no more, and had done harm: *I removed the retry that doubled the load*.
static REMOVED: Phrases =
    phrases(r"(?:remov|delet|stopp|fix|prevent|end|mend|repair)\w* [^.;]{0,60}(?:that|which) ?(?:had |would have )?$");

/// What makes a figure a limit.
static LIMIT: Phrases = phrases(
    r"(?:at least|up to|at most|no more than|under|over|below|above|within|maximum of|minimum of|limit of|first|top|bottom|remaining|other|last|p) ?$",
);

/// What says of a share that it is no more.
static GONE: Phrases = phrases(
    r"(?:has|have|had|is|are) (?:\w+ ){0,2}?(?:fallen away|gone|vanished|disappeared|dropped away|died out|dried up|stopped|ceased|been (?:saved|cut|avoided|eliminated|spared|dropped|removed))(?: ?[.,;]|$| since| altogether| entirely| now)|(?:fell away|went away|vanished|disappeared|dried up|died out)\b",
);

/// What it is more or less of, in a place of which anyone knows one: *4 % more racks in a standard hall*.
static BESIDE: Phrases =
    phrases(r"(?:more|less|fewer) (?:{WORD} ){1,3}?(?:in|per|on|for|to|with) (?:an?|each|every|one|the same)\b");

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A share of what is gone is no change of a figure that a claim cites.
    let is_of_cited = |said: &Said<'_>| cites_figure(prose.note) && !says_gone(said);
    let said = prose.said_by_all().filter(|said| said.has(Cue::Relative) && !is_of_cited(said));
    let said = said.filter(|said| !is_of_ledger(prose.note, said));
    diagnostics.extend(said.filter_map(|said| unbased(&said).filter(|_| !stands_elsewhere(prose, &said))));
}

/// Whether a claim cites its figures.
fn cites_figure(note: &Note) -> bool {
    note.impact().is_some_and(|impact| !impact.metrics.is_empty())
}

/// Whether another sentence of the note has both ends of the change: *cut by 60 %* in a title, *from 500 ms to 200 ms* in the text.
fn stands_elsewhere(prose: &NoteProse<'_>, said: &Said<'_>) -> bool {
    prose.said_by_all().filter(|other| BEFORE.is_in(other.plain())).any(|other| {
        let quantities: Vec<&Quantity> = other.figures().iter().filter_map(quantity).collect();
        quantities.windows(2).any(|pair| {
            let is_same = pair[0].dimension.compares_with(&pair[1].dimension);
            let ratio = || Change::between(pair[0], pair[1]).and_then(|change| change.ratio);
            is_same && ratio().is_some_and(|ratio| is_so_much(said, ratio))
        })
    })
}

/// Whether the ledger of the note says what it was before: of the one figure that it holds, or of one that the sentence or the one before names.
fn is_of_ledger(note: &Note, said: &Said<'_>) -> bool {
    let metrics = note.evidence().map_or(&[][..], |evidence| &evidence.metrics);
    let with_before = metrics.iter().filter(|metric| metric.before.is_some());
    let mut known = with_before.clone().filter_map(Known::of);
    let is_named = |known: &Known<'_>| {
        let near = [said.before(), Some(*said)];
        let is_counted = || said.figures().iter().any(|figure| known.is_counted_by(said.plain(), figure));
        near.iter().flatten().any(|near| known.is_spoken_of_in(near.plain())) || is_counted() || follows(said, known)
    };
    let has_unread = with_before.count() > metrics.iter().filter_map(Known::of).count();
    has_unread || known.any(|known| is_named(&known)) || said.part.passage().is_none() && !metrics.is_empty()
}

/// So many points a percentage may be rounded by.
const ROUNDED: f64 = 2.5;

/// Whether a part or multiple of the sentence is the change of a figure.
fn follows(said: &Said<'_>, known: &Known<'_>) -> bool {
    Change::between(known.before, known.after)
        .and_then(|change| change.ratio)
        .is_none_or(|ratio| is_so_much(said, ratio))
}

/// Whether a part or multiple of the sentence is this ratio.
fn is_so_much(said: &Said<'_>, ratio: f64) -> bool {
    let (low, high) = (ratio.min(1.0 / ratio), ratio.max(1.0 / ratio));
    said.figures().iter().any(|figure| match figure.amount {
        Amount::Percent(said) => {
            [(1.0 - low) * 100.0, (high - 1.0) * 100.0].iter().any(|meant| (said - meant).abs() <= ROUNDED)
        }
        Amount::Factor(said) => (said.max(1.0 / said) - high).abs() <= high * 0.2,
        Amount::Quantity(_) | Amount::Some | Amount::Cited => false,
    })
}

fn unbased(said: &Said<'_>) -> Option<Diagnostic> {
    let (plain, figures) = (said.plain(), said.figures());
    let relative = figures.iter().find(|figure| figure.is_relative() && is_change(plain, figure))?;
    let near = [said.before(), Some(*said), said.after()];
    // *Was lowered by 38 %*: that is no number from before.
    let is_itself = |near: &Said<'_>, at: &Range<usize>| {
        let is_in = near.range() == said.range() && relative.range.contains(&(at.end - 1));
        is_in && !plain[at.start..relative.range.start].contains(|part: char| part.is_ascii_digit())
    };
    let is_based = near.iter().flatten().any(|near| {
        BEFORE.find_all(near.plain()).any(|at| !is_itself(near, &at))
            || has_two(near.figures())
            || near.plain().contains("→")
            || near.plain().contains("->")
    });
    // What has come down by so much is no share, whatever it was needed for.
    let is_by = BY.is_in(&plain[..relative.range.start]);
    if is_based || SHARE.is_in(plain) && !is_by {
        return None;
    }
    let words = said.words(relative.range.clone());
    let found = said.found(RULE.name, relative.range.clone(), format!("`{words}` has nothing to be compared with"));
    Some(found.help(
        "what was it before, and what is it now? say both, or give the figure its `before` and `after` under `metrics`",
    ))
}

/// Whether a part or multiple is one of a change: not a share of something, and no limit.
fn is_change(plain: &str, figure: &Mention) -> bool {
    let after = plain[figure.range.end..].trim_start();
    let is_often = matches!(&plain[figure.range.clone()], "twice" | "double" | "triple")
        && !["as ", "the ", "what ", "that "].iter().any(|next| after.starts_with(next));
    let is_share = is_often
        || after.starts_with("of ") && !of_it(after) && !is_gone(plain, after)
        || after.starts_with("in ") && after[3..].starts_with(|next: char| next.is_ascii_digit());
    let start = plain.floor_char_boundary(figure.range.start.saturating_sub(50));
    let start = plain[start..figure.range.start].rfind([';', '(', ':']).map_or(start, |mark| start + mark);
    let end = plain.ceil_char_boundary((figure.range.end + 25).min(plain.len()));
    let is_whole = figure.amount == Amount::Percent(100.0);
    let before = &plain[start..figure.range.start];
    let is_load = WITH.is_in(before) && AS_MUCH.is_in(after);
    !is_whole
        && !is_load
        && !REMOVED.is_in(&plain[start..figure.range.start])
        && !is_share
        && !LIMIT.is_in(&plain[start..figure.range.start])
        && BESIDE.find(after).is_none_or(|beside| beside.start != 0)
        && (CHANGE.is_in(&plain[start..end]) || is_down(after) || CAME_BY.is_in(before) || is_gone(plain, after))
}

/// *35 % down*.
fn is_down(after: &str) -> bool {
    let rest = ["down", "up"].iter().find_map(|way| after.strip_prefix(way)).map(str::trim_start);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',', ';', ')']) || rest.starts_with("on "))
}

/// *Three quarters of the calls have fallen away*: a share that says what is no more. A list of what else is in the sentence would say of how many.
fn is_gone(plain: &str, after: &str) -> bool {
    let clause = &after[..after.find([';', '.', ':', '(']).unwrap_or(after.len())];
    after.starts_with("of ") && GONE.is_in(clause) && !plain.contains("remaining")
}

/// *A third of the time*, *half of what it was*: of the same thing before.
fn of_it(after: &str) -> bool {
    let of = [
        "the time",
        "what ",
        "the effort",
        "the cost",
        "the space",
        "the memory",
        "the steps",
        "its former",
        "the former",
        "the old",
        "before",
    ];
    after.strip_prefix("of ").is_some_and(|after| of.iter().any(|of| after.starts_with(of)))
}

fn says_gone(said: &Said<'_>) -> bool {
    let plain = said.plain();
    said.figures().iter().any(|figure| figure.is_relative() && is_gone(plain, plain[figure.range.end..].trim_start()))
}

/// Two figures that are no parts or multiples, or one of the ledger.
fn has_two(figures: &[Mention]) -> bool {
    let absolute = figures.iter().filter(|figure| !figure.is_relative()).count();
    absolute >= 2 || figures.iter().any(|figure| figure.amount == Amount::Cited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn what_cannot_be_compared() {
        for (sentence, words) in [
            ("It reduced the storage bill by 40 %.", "40 %"),
            ("Builds are 3x faster now.", "3x"),
            ("The new flow doubled sign-ups.", "doubled"),
            ("We answer twice as fast.", "twice"),
            ("Support calls are down 30 percent.", "30 percent"),
            ("Flaky bench tests: down 45%.", "45%"),
            ("It took a third off the time that we spend on logs.", "third"),
            ("Three quarters of the calls to the ward have fallen away.", "quarters"),
            ("Half of the walks to the store have disappeared.", "Half"),
            ("Scrap on line 2: down 18 %.", "18 %"),
            ("Two fifths of the returns have gone since.", "fifths"),
            ("Complaints have come down by 60 per cent.", "60 per cent"),
            ("The time needed to approve a change has come down by 45 per cent since then.", "45 per cent"),
            ("The hours that an approval takes went down by about 30 %.", "30 %"),
            ("The room that the jars take has fallen by 35 %.", "35 %"),
            ("The queue at the gate was cut by a third.", "third"),
            ("Her rota took a quarter off my paperwork.", "quarter"),
            ("Time to quote: down by half.", "half"),
            ("False alarms are 35 % down.", "35 %"),
            ("Spills in the dairy stand 20 per cent down on spring.", "20 per cent"),
            ("The number of lost keys was lowered by 38 % by the end of May.", "38 %"),
            ("The waste was brought down by 25 % in a summer.", "25 %"),
            ("The dust was reduced by 40 % in the mill.", "40 %"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn both_ends_may_stand_elsewhere_in_the_note() {
        let titled = |body: &str| {
            let note = format!("+++\ntitle = \"Baking time cut by 60 %\"\ndate = 2026-03-14\n+++\n{body}\n");
            crate::check::trial::found("percent-without-baseline", &[("evidence/bread.md", &note)]).len()
        };
        assert_eq!(titled("The oven is new. A loaf takes from 50 min to 20 min, by the flour."), 0);
        assert_eq!(titled("The oven is new. A loaf takes from 50 min to 45 min, by the flour."), 1);
        assert_eq!(titled("The oven is new."), 1);
    }

    #[test]
    fn what_can_or_need_not() {
        for sentence in [
            "It reduced the bill by 40 %, from $41k to $24.6k a month.",
            "The bill is 40 % lower. It was $41k and is $24.6k.",
            "Builds are 3x faster: {{metric:build}}.",
            "More than 40 % of the calls moved.",
            "Three quarters of the calls came from two wards.",
            "Half of the walks have gone: 41 a week in May and 20 in June.",
            "The estimate is 4% more racks in a standard hall.",
            "A third of the nurses have been asked.",
            "Test coverage rose to 80 %.",
            "The December fair, with half as many visitors again, ran on it.",
            "The kiln held with 40 % more plates.",
            "False alarms are 35 % down, where it was 40 a week.",
            "The dust was 40 g, and was reduced by 30 %.",
            "A third party cut the line twice.",
            "It handles up to 3 times more.",
            "`40 %` more is what the flag said.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
        let ledger = "+++\ntitle = \"40 % cheaper\"\ndate = 2026-03-14\n[[metrics]]\nname = \"Cost\"\nbefore = \"$5\"\nafter = \"$3\"\n+++\n";
        assert!(marked_in(RULE.name, "evidence/a.md", ledger).is_empty());
        let other = ledger.replace("40 % cheaper", "Work") + "The rent of the hall fell by 36 %.";
        assert_eq!(marked_in(RULE.name, "evidence/a.md", &other).len(), 1);
        assert!(marked_in(RULE.name, "evidence/a.md", &other.replace("36", "41")).is_empty());
    }
}
