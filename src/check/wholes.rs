//! A title that tells a whole, *all four registers*, *every sprayer*, *without a break*, over a text that tells of a part: *one of six*, *the others do not*, *5 h 20* where the title
//! says four hours.

use super::NoteProse;
use super::near_miss::durations;
use super::words::{Amount, Mention, Part, Phrases, Place, Said, Tokens, phrases};
use crate::source::Span;
use crate::vocabulary::{Dimension, Quantity, Status};
use std::ops::Range;

/// What makes a title one about a whole.
static WHOLE: Phrases = phrases(
    r"(?:all|every|each|everyone|everybody|everything|the whole|entire|no|none|nobody|nothing|never|always|fully|completely|complete|100 ?%|everywhere|anywhere)\b",
);

/// What has come to its end, in a title that says no more of it: *moved to*, *validated under*.
static DONE: Phrases = phrases(
    r"[a-z]{3,}(?:ed|ilt|tten) ?(?:$|[,:;]|(?:to|from|under|with|in|on|by|for|across|over|into|at|before|after|within) )",
);
/// What looks as if it were that.
static NOT_DONE: Phrases = phrases(
    r"(?:based|used|named|called|related|learned|learnt|needed|shared|speed|feed|need|embed|planned|proposed|wanted|asked|expected|required|intended|hoped|promised|agreed|supposed)\b",
);

/// A bound of time in a title: the figure follows.
static WITHIN: Phrases =
    phrases(r"(?:within|in under|in less than|in at most|in no more than|under|below) (?:the |a )?$");

/// What a title says that there was none of.
static WITHOUT: Phrases = phrases(
    r"(?:without|with no|no|zero) (?:(?:an? |one )?(?:single )?(?:second|minute|hour|day|moment)(?:'s|s')?(?: of)? |a single |any |one |an? )?[a-z-]{4,}",
);

/// A stop by the clock, and what makes it one: *took no orders from 02:10 to 02:31*.
static BY_CLOCK: Phrases = phrases(r"(?:from|between) \d?\d[:.]\d\d(?: ?[ap]m)? (?:to|and|until|till) \d?\d[:.]\d\d\b");
static STOOD: Phrases = phrases(
    r"(?:no|not|nothing|nobody|none|down|stood|stopped|failed|dead|offline|unavailable|unreachable|closed|dark|could not|couldn't|cannot)\b",
);
/// What was no stop of the thing itself.
static TRIED: Phrases = phrases(r"(?:rehears\w*|trials?|tests?|tested|staging|tried|drill|would|before|if)\b");

/// What somebody else has still to give: *approval is open*.
static PENDING: Phrases = phrases(
    r"(?:approval|permission|permit|consent|sign-off|signature|review|release|certificate|licen[cs]e|acceptance|clearance)(?: of {WORD}| from {WORD})? (?:is|are) (?:still |yet )?(?:open|pending|outstanding|missing|due|awaited)\b",
);

/// Stops, in a title: work that is filed as an incident had one.
const STOPS: &str = "interruption interruptions outage outages downtime stop stops failure failures incident incidents break breaks hitch hitches glitch glitches";

/// Those who are left, and what they do not: the subject of what is not so, and its verb.
static OTHERS: Phrases = phrases(
    r"(?:the (?:other|remaining)(?: {WORD}){0,3}?|the others|the rest(?: of(?: {WORD}){1,3}?)?|half of(?: {WORD}){1,3}?|{NUMBER} of (?:the |our )?(?:{WORD} ){0,2}?{WORD}) (?:still |so far |as yet )?(?:(?:do|does|are|is|have|has|can|will) ?not\b|(?:do|does|are|is|have|has|ca|wo)n't\b|(?:is|are|do|does|has|have) still|cannot|still|remains?|stays?|keeps?|waits?|follows?|(?:is|are) (?:still |only )?(?:planned|due|to (?:come|follow|be)|on the old))",
);

/// What has still to be done.
static STILL: Phrases = phrases(
    r"(?:(?:has|have|is|are) (?:still|yet) to (?:be|follow|come|move|go)\b|still (?:has|have|needs?) to (?:be|follow|come|move|go)\b|remains? to be\b|(?:is|are|has|have) (?:not|only) (?:yet|partly|half|in part)\b|(?:isn't|aren't|hasn't|haven't) (?:\w+ )?yet\b|not yet (?:been )?{WORD}ed\b)",
);

/// What stays as it was, of which the title says otherwise: behind its name.
static STAYS: Phrases = phrases(
    r" (?:stays?|remains?|keeps?|is still|are still|still (?:runs?|uses?|works?|goes|lives?|stands?|has|have)) (?:on |in |at |with |by |to )?(?:(?:its|their|the|his|her) (?:own|old|former|present)|paper|hand)\b",
);

/// What was, and is not: of another time than the title.
static ONCE: Phrases = phrases(
    r"(?:was|were|had|did|used to|before|until|till|at first|earlier|formerly|once|would|could|in the past|back then|when|from|instead of|where|old)\b",
);

/// What a text says that its title does not: where in the title the whole stands, where in the text the part, and whether numbers say so.
pub(super) struct PartOf {
    pub(super) range: Range<usize>,
    pub(super) other: Span,
    /// What the text says.
    pub(super) told: String,
    pub(super) is_sure: bool,
}

/// A part that the text of a note tells, where its title tells the whole.
pub(super) fn part_of(prose: &NoteProse<'_>, title: &Part<'_>) -> Option<PartOf> {
    if prose.note.evidence().is_none_or(|evidence| evidence.status != Status::Done) {
        return None;
    }
    let plain = title.plain();
    let body = || prose.said().filter(|said| matches!(said.part.place, Place::Paragraph | Place::Item));
    if let Some(found) = longer(title, &body().collect::<Vec<_>>()) {
        return Some(found);
    }
    let none = WITHOUT.find(plain).filter(|range| is_stop(&plain[range.clone()]));
    let stood = |said: Said<'_>| {
        let at = BY_CLOCK.find(said.plain())?;
        let before = &said.plain()[said.plain().floor_char_boundary(at.start.saturating_sub(60))..at.start];
        let is_stop = STOOD.is_in(before) && !TRIED.is_in(said.plain());
        is_stop.then(|| (said.span(at.clone()), said.words(at).to_owned()))
    };
    if let Some(range) = &none
        && let Some((other, told)) = body().find_map(stood)
    {
        return Some(PartOf { range: range.clone(), other, told, is_sure: false });
    }
    if let Some(range) = none
        && let Some(kind) = prose.note.evidence().and_then(|evidence| evidence.kind.as_ref())
        && kind.value == "incident"
    {
        return Some(PartOf { range, other: kind.span, told: format!("kind: {}", kind.value), is_sure: false });
    }
    let whole = WHOLE.find(plain).filter(|range| !plain[range.end..].starts_with(['-', '\'', '’']));
    let done = DONE.find(plain).filter(|range| !NOT_DONE.is_in(&plain[range.clone()]));
    let done = done.map(|range| range.start..range.start + Tokens::of(&plain[range.clone()]).range(0, 0).end);
    if whole.is_none() && done.is_none() && !plain.contains(" and ") {
        return None;
    }
    let found = |range: &Range<usize>, said: &Said<'_>, at: Range<usize>| PartOf {
        range: range.clone(),
        other: said.span(at.clone()),
        told: said.words(at).to_owned(),
        is_sure: false,
    };
    body().find_map(|said| {
        let text = said.plain();
        if let Some(whole) = &whole {
            let part = OTHERS.find(text).filter(|at| !ONCE.is_in(&text[..at.end]));
            let part = part.or_else(|| some_of(&said, plain));
            let is_still = |at: &Range<usize>| !ONCE.is_in(&text[..at.start]) && is_of(&text[..at.start], plain);
            let is_kept = |at: &Range<usize>| is_still(at) && !PENDING.is_in(text);
            let part = part.or_else(|| STILL.find(text).filter(is_still));
            let part = part.or_else(|| STAYS.find(text).filter(is_kept)).or_else(|| PENDING.find(text));
            return part.map(|at| found(whole, &said, at));
        }
        if let Some(done) = &done {
            let part = STILL.find(text).filter(|at| !ONCE.is_in(&text[..at.start]));
            return part
                .or_else(|| OTHERS.find(text).filter(|at| !ONCE.is_in(&text[..at.end])))
                .map(|at| found(done, &said, at));
        }
        let at = STAYS.find(text)?;
        let both = joined(plain, Tokens::of(&text[..at.start]).words().last()?)?;
        Some(found(&both, &said, 0..at.end))
    })
}

/// A stretch of time that is longer than the bound in the title: of one of all that the title names, or of what it names.
fn longer(title: &Part<'_>, body: &[Said<'_>]) -> Option<PartOf> {
    let plain = title.plain();
    let (range, bound) =
        durations(plain, title.figures()).into_iter().find(|(range, _)| WITHIN.is_in(&plain[..range.start]))?;
    let label = |said: &Said<'_>| {
        let text = said.plain();
        let first = durations(text, said.figures()).into_iter().next()?;
        let is_label = said.part.place == Place::Item && text[..first.0.start].trim_end().ends_with(':');
        is_label.then_some(first)
    };
    // *All four*, and each of the four with its time.
    let labels = body.iter().filter(|said| label(said).is_some()).count() as f64;
    let all = title.figures().iter().find_map(|figure| count(figure)).map_or(labels, |all| all.number);
    let is_each = WHOLE.is_in(plain) && labels >= LABELS && all == labels;
    body.iter().find_map(|said| {
        let text = said.plain();
        let told = || {
            let takes = |at: &Range<usize>| is_of(&text[..at.start], plain) && TAKES.is_in(&text[..at.start]);
            durations(text, said.figures()).into_iter().find(|(at, _)| takes(at))
        };
        let (at, time) = label(said).filter(|_| is_each).or_else(told)?;
        let is_over = time > bound * 1.001
            && time <= bound * FARTHEST
            && !ONCE.is_in(&text[..at.start])
            && !AGO.is_in(&text[at.end..]);
        is_over.then(|| PartOf {
            range: range.clone(),
            other: said.span(at.clone()),
            told: said.words(at).to_owned(),
            is_sure: true,
        })
    })
}

/// From so many on, a list is one of all.
const LABELS: f64 = 3.0;

/// Behind how long something took: of another time.
static AGO: Phrases = phrases(r"(?:before|until|till|at first|earlier|formerly|then)\b");

/// How many times the bound may still be one of what the title is about.
const FARTHEST: f64 = 5.0;

/// What stands before how long something takes.
static TAKES: Phrases = phrases(r"(?:takes?|took|needs?|needed|after|in|lasts?|lasted|is|ran for) $");

/// *Without a single interruption*: of a stop.
fn is_stop(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    STOPS.split(' ').any(|stop| stop == last)
}

/// *Eleven of the 14 teams*, of a thing that the title names.
fn some_of(said: &Said<'_>, title: &str) -> Option<Range<usize>> {
    let (plain, figures) = (said.plain(), said.figures());
    let pair = figures.windows(2).find(|pair| {
        let between = plain[pair[0].range.end..pair[1].range.start].trim();
        let (Some(some), Some(all)) = (count(&pair[0]), count(&pair[1])) else { return false };
        let thing = Tokens::of(&plain[pair[1].range.end..]);
        some.number < all.number
            && matches!(between, "of" | "of the" | "of our" | "out of" | "out of the")
            && is_of(thing.word(0), title)
    })?;
    let range = pair[0].range.start..pair[1].range.end;
    (!ONCE.is_in(plain)).then_some(range)
}

fn count(figure: &Mention) -> Option<&Quantity> {
    match &figure.amount {
        Amount::Quantity(it) if matches!(it.dimension, Dimension::Count(_)) => Some(it),
        Amount::Quantity(_) | Amount::Percent(_) | Amount::Factor(_) | Amount::Some | Amount::Cited => None,
    }
}

/// Whether some words hold one of the title's own.
fn is_of(words: &str, title: &str) -> bool {
    let words = Tokens::of(words);
    let title = Tokens::of(title);
    title.words().filter(|word| word.len() > 3).any(|named| words.words().any(|word| is_kin(word, named)))
}

/// `sprayers` for `sprayer`.
fn is_kin(one: &str, other: &str) -> bool {
    one.trim_end_matches('s') == other.trim_end_matches('s')
}

/// Of two that a title joins, *layout and animation*, where both stand if this is one of them.
fn joined(title: &str, name: &str) -> Option<Range<usize>> {
    let tokens = Tokens::of(title);
    let and = (1..tokens.len()).find(|nth| tokens.word(*nth) == "and")?;
    let is_one = |nth: usize| tokens.word(nth).len() > 3 && is_kin(name, tokens.word(nth));
    (is_one(and - 1) || is_one(and + 1)).then(|| tokens.range(and - 1, and + 1))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(title: &str, body: &str) -> usize {
        let note = format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\nkind = \"incident\"\n+++\n{body}\n");
        found("title-conflict", &[("evidence/a.md", &note)]).len()
    }

    #[test]
    fn a_part_of_the_whole() {
        for (title, body) in [
            (
                "Every tram now speaks its stops",
                "The depot in the north has it; the other two do not, for want of cards.",
            ),
            ("All wards on one rota", "Four of the six wards are on it."),
            ("One price list for every shop", "The rest are still on paper."),
            ("No parcel leaves without a scan", "Half of the parcels are not scanned at the gate."),
            (
                "All five ovens hot within 30 minutes",
                "- North: 22 min\n- South: 41 min, by the old gas line\n- East: 20 min\n- West: 24 min\n- Yard: 25 min",
            ),
            ("Oven house hot within 30 minutes", "The oven house took 41 minutes in June."),
            ("Kiln programme checked with new clay", "Bowls agree. The plates have still to be compared."),
            ("The archive moved to the new hall", "The maps have yet to follow."),
            (
                "Choir and orchestra rehearse from one score",
                "The score lies there. The orchestra stays on its own parts until June.",
            ),
            ("All maps in the new vault", "The maps of the coast and the plans up to 1890 remain in the old cellar."),
            ("Every choir on one score", "The boys' choir stays on its own parts."),
            ("No stall without a scale", "The stalls on the pier keep their old weights."),
            ("Heaters in all four greenhouses", "For the fourth the pipes are laid, and approval of gas is open."),
            ("Every bus has a ramp", "The last one is built, its certificate is still pending."),
            ("A winter without a single outage", "On Monday the pump stood from 15:40 to 16:22."),
        ] {
            assert_eq!(said(title, body), 1, "{title}: {body}");
        }
    }

    #[test]
    fn a_stop_by_the_clock() {
        for (title, body, count) in [
            ("The bell moved without an hour's interruption", "The tower struck nothing from 02:10 to 04:31.", 1),
            ("A new pump with no downtime", "The basin stood dry between 6.10 and 7.40, as a valve was shut.", 1),
            (
                "Three lifts rewired without a single stop",
                "The left one was out of use and closed from 9:00 to 9:25.",
                1,
            ),
            ("Zero outages in the press hall", "On Monday the presses failed from 11:05 to 11:40.", 1),
            ("New tills without a minute's downtime", "Nobody could pay from 17:02 to 17:20.", 1),
            ("The bell moved without an interruption", "We met from 02:10 to 04:31.", 0),
            (
                "The bell moved without an interruption",
                "In the rehearsal the tower stood still from 02:10 to 04:31.",
                0,
            ),
            ("The bell moved with one interruption", "The tower struck nothing from 02:10 to 04:31.", 0),
            ("New tills without a minute's downtime", "The hall is not heated from 17:02 to 17:20 before a fair.", 0),
            ("New tills without paper", "Nobody could pay from 17:02 to 17:20.", 0),
        ] {
            let note = format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\nkind = \"project\"\n+++\n{body}\n");
            assert_eq!(found("title-conflict", &[("evidence/a.md", &note)]).len(), count, "{title}: {body}");
        }
    }

    #[test]
    fn no_part_of_it() {
        for (title, body) in [
            ("Every tram now speaks its stops", "Before, the other two did not."),
            ("All wards on one rota", "Four of the six wards were on it in May, and all six are now."),
            ("All wards on one rota", "I asked four of the six nurses."),
            ("One price list for the shops", "The rest are still on paper."),
            ("All five ovens hot within 30 minutes", "- North: 22 min\n- South: 28 min"),
            ("Ovens hot within 30 minutes", "An oven took 41 minutes before."),
            ("All bread out within 30 minutes", "- Bread: 22 min\n- Cake: 50 min, as it must"),
            ("The archive moved to the new hall", "The lamps have yet to get their shades."),
            ("Choir and orchestra rehearse from one score", "The orchestra pit keeps its old floor."),
            ("All five ovens hot within 30 minutes", "Until May heating them up took 55 minutes."),
            ("Kiln programme checked with new clay", "The plates had still to be compared in May."),
            ("What is asked", "A kiln that is only half full is fired."),
            ("Lessons learned with new clay", "The plates have still to be compared."),
            ("Choir and orchestra rehearse from one score", "The conductor keeps the old one as a keepsake."),
            ("All maps in the new vault", "The guards remain in the old cellar."),
            ("The new vault and its maps", "The approval of plans is open."),
            ("A winter with one outage", "On Monday the pump stood from 15:40 to 16:22."),
        ] {
            assert_eq!(said(title, body), 0, "{title}: {body}");
        }
    }
}
