//! Work that the words date outside the window
//!
//! Why it matters: A committee decides on the work of a stretch of time. A note dated December whose list begins with *February 2025:* tells the reader that some of it was counted last time.
//!
//! How it can misfire: When something began or was (*since 2023*, *until March 2024*) is background and left alone, and so are notes with `background: true` and those that lie outside the
//! window as a whole, which `outside-window` names. Months and days with a year are looked at, and years after *in*: in headings, at the beginning of a paragraph or an item, beside what *I* or *we* did, and where
//! somebody made what the title or a link is about (*the board adopted the rules on 9 May 2023*): that may be the history of it. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote: most of the changes are older than the quarter judged.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! February 2025: the first version of the cache.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! February 2026: the first version of the cache.
//! ```

use crate::check::outcome::PAST;
use crate::check::words::{Cue, Phrases, Place, Said, Tokens, is_one, phrases};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::{Date, Interval};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::BODY_DATE_OUTSIDE_WINDOW,
    severity: Severity::Hint,
    source: include_str!("body_date_outside_window.rs"),
    find: Find::InEnglish {
        note: |_, _| (),
        rest: Some(find),
        phrases: &[&DATE, &ACT, &OWNED, &OWNED_THING, &BACKGROUND, &SPAN, &THING, &MADE, &WHEN_I, &NOT_YET],
    },
};

/// A month or a day with its year.
static DATE: Phrases = phrases(
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b|(?:spring|summer|autumn|fall|winter)(?: of)? (?:19|20)\d\d\b|[qh][1-4] (?:of )?(?:19|20)\d\d\b|(?:back )?in (?:the )?(?:year |early |late |mid-?)?(?:19|20)\d\d\b|(?:beginning|end|middle|start|course) of (?:19|20)\d\d\b|of (?:19|20)\d\d\b|my (?:19|20)\d\d\b|(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])(?:[-/]\d{1,2})?\b",
);

/// What the author, or the author's team, did.
static ACT: Phrases = phrases(
    r"(?:i|we)(?:'ve| have| had)? (?:\w+ly |also |then |first |already |even |once )*(?:{OWN}|held|gave|set|won|began|drew|sold|got|laid|spent|joined|passed|hired|saved|improved|delivered|completed|helped|learned|learnt|organised|attended|worked|spoke|demonstrated|translated|recorded|shot|bought|installed|wired|soldered|calibrated|ordered|received|earned)\b|saw (?:my|our)\b|by (?:me|us|my team|our team)\b|(?:my|our) (?:\w+ ){1,5}?(?:was|were|got) (?:\w+ly )?(?:accepted|published|released|launched|shipped|merged|completed|presented|approved|finished|built|written|deployed|adopted|introduced)\b",
);

/// A thing of the author's, dated: *my talk of June 2022*.
static OWNED: Phrases = phrases(
    r"(?:my|our) (?:{WORD} ){1,5}?(?:of|from|in|back in|at the|held in|given in|written in) (?:the )?(?:early |late |mid-?)?$",
);

/// The same where the words of the date begin with *of* or *in*.
static OWNED_THING: Phrases = phrases(
    r"(?:my|our) (?:{WORD} ){0,3}?(?:keynote|talk|paper|thesis|article|book|course|class|lecture|workshop|prototype|design|redesign|migration|launch|project|proposal|prize|award|patent|study|report|tool|release|model|pilot|rollout|rewrite|programme|program|campaign|exhibition|post|poster)s? (?:{WORD} ){0,3}?$",
);

/// Words before a date that make it the beginning or the end of something.
static BACKGROUND: Phrases = phrases(
    r"(?:since|until|till|before|by|from|between|as of|back to|in force|prior to|dated|of|through|to|and|than|versions?|(?:that|which|who) (?:\w+ )?(?:started|began|begun|dates?|goes|go|originated|ran|existed)) ?(?:back )?(?:in |early|late|mid|the end of|around|about)?[ -]?$",
);

/// What makes a date the first of two.
static SPAN: Phrases = phrases(
    r"^ ?(?:-|–|—|to|until|through|and) ?(?:now|today|present|ongoing|current|early|late|mid|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
);

/// What a note is about, said again: *the rules*, *this talk*.
static THING: Phrases = phrases(r"(?:the|this|these|our|my|its) {WORD}");

/// What somebody made of it, or when it came about: the date follows somewhere.
static MADE: Phrases = phrases(
    r"(?:{OWN}|adopted|approved|accepted|passed|published|signed|opened|printed|shown|given|held|(?:was|were|been) last \w+|went (?:in|live|out|up|online)|came (?:out|into (?:force|use))|took place|(?:was|were) (?:already |first |also )?(?:in|on) (?:the )?(?:early |late |mid-?)?$)",
);

/// A date at which the author was there, behind it: *in May 2024, when I was at it anyway*.
static WHEN_I: Phrases = phrases(r"^,? ?(?:when|while|as) i\b");

/// And was not: it is told as history.
static NOT_YET: Phrases = phrases(r"(?:not|n't|still|yet|joined|came|started|began|elsewhere|another|before|never)\b");

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(window) = &context.packet.settings.window else { return };
    for prose in context.prose() {
        if is_counted(prose, window.value)
            && let Some((said, range)) = first(prose, window.value)
        {
            let found =
                said.found(RULE.name, range.clone(), format!("`{}` lies outside the window", said.words(range)));
            let found = found.also(window.span, "the window");
            diagnostics.push(
                found.help("if it is there to explain other work, say when that was; if it counts, is the date right?"),
            );
        }
    }
}

/// Whether a note counts as work of the window: a claim and an answer do always, and the case tells where somebody comes from.
fn is_counted(prose: &NoteProse<'_>, window: Interval) -> bool {
    match prose.note.evidence() {
        Some(evidence) => {
            !evidence.background && evidence.when.as_ref().is_some_and(|when| when.value.overlaps(window))
        }
        None => prose.note.impact().is_some() || prose.note.answer().is_some(),
    }
}

fn first<'p>(prose: &'p NoteProse<'_>, window: Interval) -> Option<(Said<'p>, Range<usize>)> {
    prose.said().filter(|said| said.has(Cue::Day)).find_map(|said| {
        let plain = said.plain();
        DATE.find_all(plain)
            .find(|range| {
                dated(&plain[range.clone()]).is_some_and(|days| !days.overlaps(window))
                    && (is_of_work(&said, range) || is_of_thing(&said, range, prose.note))
            })
            .map(|range| (said, range))
    })
}

/// The head of a title: *rules* of *Rules for a schema*.
fn head(title: &str) -> impl Iterator<Item = &str> {
    const ENDS: &[&str] = &[
        "for", "that", "which", "in", "of", "with", "to", "from", "on", "by", "at", "and", "is", "are", "over",
        "under", "without", "how", "into", "before", "after", "across", "between", "who", "while", "when", "where",
    ];
    let head = title.split([':', ',', ';', '–', '—', '(']).next().unwrap_or("");
    head.split(' ').take_while(|word| !ENDS.contains(word)).filter(|word| word.len() > 2)
}

/// What a piece of work is about: the heads of its title and of those that it links to, and what kind of work it is.
fn about(note: &Note) -> Vec<String> {
    let Some(evidence) = note.evidence() else { return Vec::new() };
    let title = evidence.title.value.to_lowercase();
    let linked: Vec<String> = evidence.links.iter().map(|link| link.title.value.to_lowercase()).collect();
    let linked = linked.iter().flat_map(|title| head(title));
    head(&title)
        .chain(linked)
        .chain(evidence.kind.iter().map(|kind| kind.value.as_str()))
        .map(|word| word.trim_end_matches('s').to_owned())
        .collect()
}

/// Whether a date says when somebody made what the note is about, or when something was made while the author was there.
fn is_of_thing(said: &Said<'_>, range: &Range<usize>, note: &Note) -> bool {
    let plain = said.plain();
    let (before, after) = (&plain[..range.start], &plain[range.end..]);
    if plain[range.clone()].starts_with("of ") || BACKGROUND.is_in(before) || SPAN.is_in(after) || !MADE.is_in(before) {
        return false;
    }
    let about = about(note);
    let is_it = THING.find_all(before).any(|thing| {
        let word = before[thing].rsplit(' ').next().unwrap_or("").trim_end_matches('s');
        about.iter().any(|about| about == word)
    });
    let is_there = WHEN_I.find(after).is_some_and(|when| !NOT_YET.is_in(&after[when.end..]));
    is_it || is_there
}

/// Whether a date says when work was done: it begins a text or a heading, or stands beside an act.
fn is_of_work(said: &Said<'_>, range: &Range<usize>) -> bool {
    let (before, after) = (&said.plain()[..range.start], &said.plain()[range.end..]);
    let begins = said.before().is_none() && !before.contains(|letter: char| letter.is_alphanumeric());
    let is_label = begins
        && (said.part.place == Place::Heading
            || after.trim_start().starts_with([':', '–', '—', '-', '|'])
            || after.trim().is_empty());
    let is_span = SPAN.is_in(after);
    let is_heading = said.part.place == Place::Heading && !is_span;
    let is_owned = OWNED.is_in(&before[before.floor_char_boundary(before.len().saturating_sub(120))..]);
    // *Of 2020* and *my 2021 paper* speak of a thing, not of when something was done.
    let words = &said.plain()[range.clone()];
    let of_thing = words.starts_with("of ");
    let is_owned =
        is_owned || words.starts_with("my ") || (of_thing || words.starts_with("in ")) && OWNED_THING.is_in(before);
    let is_done = !of_thing
        && (is_heading || ACT.is_in(said.plain()) || is_act(before, words) || has_proved(before))
        && !BACKGROUND.is_in(before);
    (is_label || is_owned || is_done) && !is_span
}

/// Words with which another clause begins, or one that only says when.
const CLAUSES: &str =
    "when while after before since until till as if where that which who whose because than whether why how";

/// Participles that do not end in *-ed*, beside the acts of [`PAST`].
const PARTICIPLES: &str =
    "shown given taken written driven drawn begun spoken seen chosen done thrown sung grown broken flown";

/// What somebody is or wants, which is no act.
const STATES: &str = "needed wanted used lived liked hoped believed seemed started joined moved had owned expected \
                      thought heard knew left lost came feared married retired graduated";

/// Whether the author did something in the clause that ends here, whatever it is: *I first pitched it at the fair in*. *I measured the winter of 2023 again* is done later.
fn is_act(before: &str, date: &str) -> bool {
    let clause = before.rsplit([';', ':', '(']).next().unwrap_or("").replace('’', "'");
    let words = Tokens::of(&clause);
    let own = (0..words.len()).rev().find(|nth| is_one(words.word(*nth), "i i'd i've we we'd we've"));
    let Some(own) = own.filter(|own| *own == 0 || !is_one(words.word(own - 1), CLAUSES)) else { return false };
    let is_beside =
        |word: &str| word.ends_with("ly") || is_one(word, "had have also first then already once even just");
    let verb = (own + 1..words.len()).find(|nth| !is_beside(words.word(*nth)));
    let last = (0..words.len()).rev().find(|nth| !is_one(words.word(*nth), "the early late mid"));
    let is_when = date.starts_with("in ") || last.is_some_and(|last| is_one(words.word(last), "in on during over"));
    is_when
        && verb.is_some_and(|verb| {
            let word = words.word(verb);
            let is_past = word.ends_with("ed") || is_one(word, PAST) || is_one(word, PARTICIPLES);
            is_past && !is_one(word, STATES) && !(verb + 1..words.len()).any(|nth| is_one(words.word(nth), CLAUSES))
        })
}

/// Whether the day is told of which the work has proved itself: *it has paid for itself: on*.
fn has_proved(before: &str) -> bool {
    let Some((claim, rest)) = before.rsplit_once([':', '–', '—']) else { return false };
    let words = Tokens::of(claim);
    let is_thing = |nth: usize| is_one(words.word(nth), "it this that");
    let has = (1..words.len()).find(|nth| is_one(words.word(*nth), "has") && is_thing(nth - 1));
    let verb =
        has.and_then(|has| (has + 1..words.len()).find(|nth| !is_one(words.word(*nth), "already since even also")));
    let is_state = |verb: usize| is_one(words.word(verb), "been had no a never always not");
    matches!(rest.trim(), "" | "on" | "in") && verb.is_some_and(|verb| !is_state(verb))
}

/// The days of a date as it is written.
fn dated(words: &str) -> Option<Interval> {
    let numbers: Vec<i16> = words
        .split(|part: char| !part.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    let year = *numbers.iter().find(|number| **number > 1900)?;
    let named = words
        .split(|part: char| !part.is_ascii_alphabetic())
        .find_map(|word| MONTHS.iter().position(|month| word.starts_with(month)));
    if let Some((from, to)) = part_of_year(words) {
        return Interval::new(Date::new(year, from, 1).ok()?, Date::new(year, to, 1).ok()?.last_of_month());
    }
    let month = match (named, numbers.get(1)) {
        (Some(month), _) => i8::try_from(month + 1).ok()?,
        (None, Some(number)) => i8::try_from(*number).ok()?,
        (None, None) => {
            return Some(Interval { from: Date::new(year, 1, 1).ok()?, to: Date::new(year, 12, 31).ok()? });
        }
    };
    let first = Date::new(year, month, 1).ok()?;
    Some(Interval { from: first, to: first.last_of_month() })
}

/// The first and the last month of a season, a quarter or a half of a year; a winter may be either of the two it touches.
fn part_of_year(words: &str) -> Option<(i8, i8)> {
    const PARTS: &[(&str, (i8, i8))] = &[
        ("spring", (2, 6)),
        ("summer", (5, 9)),
        ("autumn", (8, 12)),
        ("fall", (8, 12)),
        ("winter", (1, 12)),
        ("q1", (1, 3)),
        ("q2", (4, 6)),
        ("q3", (7, 9)),
        ("q4", (10, 12)),
        ("h1", (1, 6)),
        ("h2", (7, 12)),
    ];
    PARTS.iter().find(|(part, _)| words.starts_with(part)).map(|(_, months)| *months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{found, marked};

    #[test]
    fn what_was_done_before() {
        for (body, words) in [
            ("February 2025: the first version.", "February 2025"),
            ("# March 2024\n\nThe first version.", "March 2024"),
            ("- 2025-02 – the first version", "2025-02"),
            ("In March 2025 I wrote the first version.", "March 2025"),
            ("We launched it on 3 May 2025.", "3 May 2025"),
            ("The list was drawn up by me in May 2025 and approved in July.", "May 2025"),
            ("It rests on the tags that I rolled out in the autumn of 2023.", "autumn of 2023"),
            ("The class that I held in Q1 2024 was the beginning.", "Q1 2024"),
            ("I first floated the rota at the guild in May 2024.", "May 2024"),
            ("I'd shown the loom to the weavers on 2 June 2024.", "2 June 2024"),
            ("We trialled the glaze in October 2024.", "October 2024"),
            ("I had already mapped the wells in August 2024.", "August 2024"),
            ("I taught the first midwives in January 2025.", "January 2025"),
            ("It has paid for itself: on 3 May 2024 the lock held against the flood.", "3 May 2024"),
            ("This has already spared us one recall – on 9 June 2024 the baker threw the flour out.", "9 June 2024"),
        ] {
            assert_eq!(marked(RULE.name, body), [words], "{body}");
        }
    }

    #[test]
    fn what_the_note_is_about() {
        let said = |title: &str, kind: &str, body: &str| {
            let keys = format!("title = \"{title}\"\ndate = 2026-03-14\nkind = \"{kind}\"");
            found(RULE.name.as_str(), &[("evidence/a.md", &format!("+++\n{keys}\n+++\n{body}\n"))]).len()
        };
        for (title, kind, body, count) in [
            ("Terms for a lease", "process", "The board of owners adopted the terms on 9 May 2023.", 1),
            ("A greenhouse that is always warm", "process", "The greenhouse was last repaired in August 2024.", 1),
            ("Open day: how to read a meter", "talk", "The first outing of this talk was in March 2024.", 1),
            (
                "Menus without nuts",
                "process",
                "Most of the cards went up in May 2024, when I was on the walls anyway.",
                1,
            ),
            ("Maps of the pipes", "process", "The council approved the maps in June 2024.", 1),
            ("Terms for a lease", "process", "A court threw the old terms out in May 2023.", 0),
            ("Terms for a lease", "process", "The lease was signed in May 2023.", 0),
            ("A greenhouse that is always warm", "process", "The greenhouse was cold in August 2024.", 0),
            ("Open day: how to read a meter", "talk", "The meter was introduced in March 2024.", 0),
            ("Menus without nuts", "process", "The cards went up in May 2024, when I was still at the bank.", 0),
            ("Maps of the pipes", "process", "The council approved the maps in July 2025.", 0),
        ] {
            assert_eq!(said(title, kind, body), count, "{body}");
        }
    }

    /// Claims and answers lean on work of the window too, and so does a thing of the author's.
    #[test]
    fn what_a_claim_or_an_answer_leans_on() {
        let said = |path: &str, keys: &str, body: &str| {
            found(RULE.name.as_str(), &[(path, &format!("+++\n{keys}\n+++\n{body}\n"))]).len()
        };
        let (claim, answer) = ("claim = \"It lasts\"", "question = \"sustained\"");
        for body in [
            "The feed, which I designed and put live in March 2025, still runs.",
            "The layer that I built in the fall of 2024 is my strongest piece.",
            "It grew out of my talk of June 2024.",
        ] {
            assert_eq!(said("impact/a.md", claim, body), 1, "{body}");
            assert_eq!(said("answers/a.md", answer, body), 1, "{body}");
        }
        for body in ["The feed has run since March 2025.", "I put it live in March 2026."] {
            assert_eq!(said("impact/a.md", claim, body) + said("answers/a.md", answer, body), 0, "{body}");
        }
    }

    #[test]
    fn what_explains() {
        for body in [
            "February 2026: the first version.",
            "The service has run since March 2019.",
            "Since March 2019 I have owned it.",
            "It was written before May 2024.",
            "In March 2019 the bank changed its interface.",
            "I moved it in July 2025.",
            "May 2020 be a better year.",
            "I took on the login that started back in 2019.",
            "When I arrived in May 2024 the loom stood still.",
            "I needed a chair in May 2024.",
            "I weighed the harvest of the summer of 2024 again.",
            "We repeated the winter of 2023 with the new scale.",
            "I mended the wall that fell in October 2024.",
            "It has been dry twice: in May 2024 the well was at two metres.",
            "The guild turned the rota down in May 2024.",
            "We starved because the flour went bad in June 2024.",
        ] {
            assert_eq!(marked(RULE.name, body), Vec::<String>::new(), "{body}");
        }
    }
}
