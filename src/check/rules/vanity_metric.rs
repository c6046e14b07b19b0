//! A count of what was done as if it were what came of it
//!
//! Why it matters: *61 pull requests* says that someone was busy. The room asks which three of them mattered; counts of activity can be had for the asking, and everyone knows it.
//!
//! How it can misfire: Reviews are help to others and are left alone, and so are rates (*twelve deploys a week*) of anything but those who look on, work of others (*40 changes from the community*) and one or two of anything.
//! How many came to a course or an evening, and what they put on a form, is found where the paragraph tells nothing that anybody does since.
//! By how many sittings something came about is left alone where the same paragraph measures what did, and so is a share of another number, and what was taken away or changed in a note whose own metric has a before.
//! Where the count is the point, such as tests that replace a manual check, say what it replaced. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! I closed 143 tickets and merged 61 pull requests.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! I removed the three causes behind most tickets about slow baskets.
//! ```

use crate::check::no_count::is_no_count;
use crate::check::outcome::SINCE;
use crate::check::words::{Amount, Cue, Mention, Phrases, Said, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::VANITY_METRIC,
    severity: Severity::Hint,
    source: include_str!("vanity_metric.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[
            &ACTIVITY, &OUTPUT, &NO_BOAST, &REVIEWED, &AUDIENCE, &SO_OFTEN, &OUTCOME, &ASKED, &MOST, &BY_OTHERS, &MARK,
            &FORM, &LIKED, &PEOPLE, &CAME, &OCCASION, &ENTERED,
        ],
    },
};

/// What is counted because it can be, right behind the number.
static ACTIVITY: Phrases = phrases(
    r"^\+? ?(?:[\w-]+ ){0,2}?(?:lines(?: of (?:\w+ )?(?:code|python|rust|go|java|sql|typescript|javascript|kotlin|swift|yaml|config\w*))?|k?loc|commits|pull requests|merge requests|prs|mrs|cls|diffs|patches|changesets|code changes|changes (?:to|in|of)|story points|points|tickets|issues|tasks|cards|subtasks|meetings|stand-?ups|e-?mails|messages|slack messages|pages of (?:\w+ )?(?:documentation|docs|notes|specs?)|documents|docs|wiki pages|confluence pages|screens|mock-?ups|wireframes|prototypes|components|dashboards|charts|unit tests|test cases|tests|jobs|queries|tables|pipelines|scripts|files|slides|jiras?|bugs|defects|alerts|calls|hours|models|dags|frames|icons|designs|layouts|postmortems|post-mortems|runbooks|reports|endpoints|stories|epics|notebooks|releases|deployments|deploys|pages|tutorials|(?:code )?samples|threads|posts|blog posts|articles|videos|episodes|newsletters|tweets|questions|comments|replies|answers|cves|advisories|findings|scans|papers|abstracts|experiments|simulations|schematics|drawings|boards|measurements|entries|requests|cases|submissions|workshops|sessions|presentations|decks|webinars|livestreams|streams|translations|strings|policies|checklists|procedures|sops|templates|spreadsheets|quotes|threat models|iterations|user stories|interviews|cvs|résumés|resumes|applications|candidates|specs|specifications|proposals|memos|minutes|demos|inspections|audits|samples|transcripts|annotations|configs|configurations|playbooks|functions|reviews? comments|training sessions|interactions|one-on-ones|1:1s)\b",
);

/// Acts that a count is given of.
static OUTPUT: Phrases = phrases(
    r"(?:merged|landed|authored|opened|closed|submitted|delivered|wrote|written|created|contributed|shipped|pushed|made|completed|resolved|raised|committed|added|changed|deleted|removed|produced|processed|handled|worked through|ran through|went through|got through|turned out|churned|chaired|burn(?:ed|t) down|fixed|built|designed|drew|drawn|sent|answered|attended|held|sat in|coded|cranked out|knocked out|churned out|cleared|filed|logged|published|finished|done|triaged|ported|migrated|touched|typed|racked up|clocked up|notched up|amassed|went over|looked after|got done|dealt with|banged out|put out|put up|gone through|worked on|took part in|joined|sat through|hosted|dialled into|my|by me|my hands|my name|contributors|i was in|i sat in|i am on|i'm on|i am in|came out of it|i \w+, \w+ and \w+|posted|recorded|gave|given|presented|answering|replied|ran|run|issued|raised|measured|simulated|drafted|translated|annotated|labell?ed|prepared|organi[sz]ed|hosted|edited|performed|carried out|conducted|executed|investigated|inspected|read|evaluated|refactored|reworked|rewrote|converted|cleaned|debugged|updated|maintained)\b",
);

/// What is no boast: help to others, rates, the work of others, what a thing consists of.
static NO_BOAST: Phrases = phrases(
    r"(?:from|by|of) (?:other|external|outside|the community|new|first-time|customers?|users?|colleagues|them|contributors)|(?:per|a|each|every) (?:day|week|month|quarter|year|sprint|release|night|hour|build|run|deploy)\b|(?:daily|weekly|nightly)|(?:e\.g|i\.e)|(?:the|these|those|their|its|our|all|first|last|other|remaining|same) (?:first |last |other |remaining )?(?:\d[\d,]*|\w+) (?:meetings|sessions|calls|reviews|interviews|workshops|stand-?ups|tests|pages|tables|reports|dashboards)\b|then handed|handed (?:it|them|the chair) |(?:files|module|codebases?|tables?) (?:of|with)\b|(?:pages?|tests?|queries|rows|lines) (?:with|in (?:the|a|an|each|every|one|our|it)|that|which|long)\b|(?:size|length|buffer|limit|maximum|minimum|capacity|window|chunks?|batch(?:es)?|groups?) of|(?:of which|of whom|reporters?|users|they|he|she|who) (?:\w+ ){0,4}?(?:submitted|reported|opened|sent|posted|wrote|have|has)|up from|(?:down|fewer|less|instead of|rather than|no longer|replac\w*|used to|took|takes|fell|dropped|rose|grew|went|cut|reduc\w*|from \S+ to) |(?:sampled|traced|read|analy[sz]ed|counted|measured|inspected|looked at|classified|grouped|sorted|interviewed|asked) [^.]{0,80}(?:found|showed|cause|reason|turned out|asked|said|saw|learn(?:ed|t)|so that|same)\b",
);

/// What is counted was reviewed.
static REVIEWED: Phrases = phrases(r"review\w* (?:\w+ ){0,3}$");

/// Those who look on.
static AUDIENCE: Phrases = phrases(
    r"(?:(?:page |video )?views|impressions|followers|likes|stars|upvotes|claps|retweets|clicks|page visits|subscribers|watchers|bookmarks|reactions|thumbs-up|combined audience|attendees)\b",
);

/// How often a thing was handled or looked at: *watched 3,000 times*, *edited upwards of 2,100 times*.
static SO_OFTEN: Phrases = phrases(
    r"(?:(?:slides?|pages?|posts?|recordings?|videos?|articles?|decks?|documents?|docs?|sites?|repository|newsletters?) (?:(?:was|were|(?:has|have|had) been) {WORD}(?: up| on)?|(?:{WORD} ){0,3}?(?:opened|visited|played|read|printed|accessed))|watched|shared|installed|downloaded|viewed|liked|clicked|forked|starred|cloned|streamed|forwarded|bookmarked|edited|revised|amended|commented on) (?:{WORD} ){0,3}?\d[\d,.]*\d (?:thousand |hundred )?times\b",
);

/// What came of it stands in the same paragraph.
static OUTCOME: Phrases = phrases(
    r"(?:so that|which (?:is|are|was|were|let|made|means?|meant)|after which|until|because|since then|found|showed|led|fell|rose|dropped|saved|halved|doubled|caught|stopped|prevented|closed the|went (?:down|up|from)|instead of|used by|in use|adopted|without|fewer|less|faster|before)\b",
);

/// Those who were asked or helped, and are no audience then.
static ASKED: Phrases = phrases(
    r"(?:ask|survey|interview|poll|question|mov|migrat|serv|lost|los|sav|notif|warn|spar|invit|train|help|reach|cost|affect|block|refund|bill|count|sampl|among|for|from|all|with)(?:ed|es|s|e|ing|ting|ying|ied)? (?:{WORD} ){0,2}?$",
);

/// What a rate begins with.
const RATES: &[&str] = &["per ", "a ", "each ", "every ", "daily", "weekly", "nightly"];

/// More than colleagues did: a count that is held against people, and against nothing that it changed.
static MOST: Phrases = phrases(
    r"(?:more|most) (?:of these |of them )?(?:(?:than|of) (?:(?:from|by|of|in) )?(?:(?:the )?(?:whole|entire) )?)?(?:anyone|anybody|everyone|everybody|any other|all others|all the others|the rest|rest of) (?:else )?(?:on|in|at|of|person|engineer|developer|member|colleague|together|combined)?",
);

/// It was the act of others, and that is what it tells: *each by the team's own lead and none by me*.
static BY_OTHERS: Phrases = phrases(
    r"(?:each|all|both|most|every one)(?: of (?:them|these))? by (?:the|their|a|an|his|her|its|some|other|another)\b|(?:none|not one|never|not)(?: of (?:them|these))? by (?:me|us)\b",
);

/// A mark of so many: *4.8 out of 5*, *9 of 10 points*.
static MARK: Phrases =
    phrases(r"\d(?:[.,]\d+)? ?(?:out of|of|/) ?(?:5|6|10|five|six|ten)(?: stars?| points?)?\b|\d(?:[.,]\d+)? stars?\b");

/// What follows a mark.
const MARK_ENDS: &[&str] = &["on", "from", "for", "by", "in", "and", "with", "over", "across", "as", "at"];

/// Where marks are given.
static FORM: Phrases = phrases(
    r"(?:forms?|feedback|surveys?|rat(?:ed|es?|ings?)|scor(?:ed|es?|ing)|marks?|marked|grades?|graded|averag\w+|evaluat\w+|questionnaires?|satisfaction)\b",
);

/// A part of those who were there, and that it was to their liking.
static LIKED: Phrases = phrases(
    r"\d{1,3}(?:[.,]\d+)? ?(?:%|percent|per cent) (?:of (?:{WORD} ){1,3}?)?(?:{WORD} )?(?:(?:awarded|gave|rated|graded|marked|scored)\b|would (?:recommend|come|attend)|(?:found|called|thought|considered|judged) (?:it|them|this|that|the {WORD}) (?:to be )?(?:\w+ly |very )?(?:good|useful|helpful|valuable|excellent|great|interesting|worth\w*)\b|(?:were|was|are|left) (?:\w+ly |very )?(?:satisfied|happy|pleased|delighted)\b)",
);

/// People, right behind how many they were.
static PEOPLE: Phrases = phrases(
    r"^ (?:{WORD} )?(?:people|participants?|guests|attendees|visitors|listeners|viewers|pupils|students|parents|colleagues|employees|engineers|developers|nurses|teachers|members|neighbours|of (?:them|us|you))\b",
);

/// They were there, and nothing else.
static CAME: Phrases = phrases(
    r"(?:came|come|attended|turned up|turned out|took part|taken part|showed up|sat in|signed up|listened|(?:was|were) (?:there|present)|took place|in the (?:room|hall)|(?:over|across|in|at) (?:{NUMBER}|\d+) (?:sessions|evenings|courses|workshops|talks|classes|seminars|lessons|days|rounds))\b",
);

/// Something that one goes to.
static OCCASION: Phrases = phrases(
    r"(?:courses?|sessions?|workshops?|(?:{WORD} )?evenings?|talks?|trainings?|class(?:es)?|seminars?|lectures?|lessons?|meet-?ups?|(?:game|open|field|info) days?|fairs?|conferences?|round tables?|webinars?|demos?|tours?|instructions?)\b",
);

/// So many things that the author put into a store of them.
static ENTERED: Phrases = phrases(
    r"(?:i|we)(?:'ve| have| had)? (?:put|entered|typed|keyed|fed|uploaded|copied|scanned) (?:well over |more than |over |some |about |almost |nearly )?\d[\d,.]*\d (?:{WORD} ){1,4}?(?:into|onto) (?:it|them|the|this|our|my|its)\b",
);

/// From how many a crowd is told for its number.
const CROWD: f64 = 10.0;

/// From how many of a thing a count is one.
const MANY: f64 = 3.0;

/// From how many changes on they are told for their number.
const MANY_CHANGES: f64 = 20.0;

/// So many lines of code are told for their number, also where nothing says who wrote them.
const MUCH_CODE: f64 = 1000.0;

/// How many bytes before and behind a number are looked at for an act.
const NEAR: usize = 40;

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let title = prose.note.evidence().map(|evidence| evidence.title.value.to_lowercase()).unwrap_or_default();
    let told = prose.said_by_all().filter(|said| said.has(Cue::Counted) || said.has_figure());
    diagnostics.extend(told.filter_map(|said| {
        let known =
            said.has(Cue::Counted).then(|| counted(&said, prose).or_else(|| tally(&said)).or_else(|| most(&said)));
        known.flatten().or_else(|| crowd(&said, &title)).or_else(|| entered(&said))
    }));
}

/// How many came to an occasion, or what they put on a form: *46 of them came*, *4.8 out of 5*.
fn crowd(said: &Said<'_>, title: &str) -> Option<Diagnostic> {
    let (plain, all) = (said.plain(), said.part.plain());
    // *4 of 5 courses* is a part of a whole.
    let is_mark = |mark: &Range<usize>| {
        let next = plain[mark.end..].strip_prefix(' ').and_then(|rest| rest.split(' ').next());
        next.is_none_or(|next| MARK_ENDS.contains(&next) || !next.starts_with(char::is_alphanumeric))
    };
    let mark = || {
        has_any(plain, &["out of", " of 5", " of 6", " of 10", "/", " star"])
            .then(|| MARK.find_all(plain).find(is_mark).filter(|_| FORM.is_in(plain)))
            .flatten()
    };
    let heads = || {
        let many = said.figures().iter().filter(|figure| is_over(figure, CROWD) && !figure.measures());
        let mut many = many.filter_map(|figure| {
            let people = PEOPLE.find(&plain[figure.range.end..])?;
            Some(figure.range.start..figure.range.end + people.end)
        });
        many.next().filter(|_| CAME.is_in(plain))
    };
    let liked = || has_any(plain, &["%", "percent", "per cent"]).then(|| LIKED.find(plain)).flatten();
    let (heads, liked) = (heads(), mark().or_else(liked));
    let range = match (heads, liked) {
        (Some(heads), Some(liked)) => heads.start.min(liked.start)..heads.end.max(liked.end),
        (heads, liked) => heads.or(liked)?,
    };
    let is_occasion = OCCASION.is_in(all) || OCCASION.is_in(title);
    // Two marks are a change, and *since* and *now* tell of those who do something with it.
    // What *I showed* is the occasion itself.
    let is_own_act = |told: &Range<usize>| ["i ", "we "].iter().any(|own| all[..told.start].ends_with(own));
    let is_outcome = OUTCOME.find_all(all).any(|told| !is_own_act(&told));
    let is_change = MARK.find_all(plain).count() > 1 || SINCE.is_in(all) || is_outcome;
    // *Courses with 186 guests* asks nobody.
    let is_asked = ASKED.find(&plain[..range.start]).is_some_and(|asked| !plain[asked].starts_with("with "));
    let is_own = !is_asked && !said.is_of_others(range.start);
    (is_occasion && !is_change && is_own).then(|| boast(said, range))
}

/// Whether one of these is there, which costs less than to look for what it is a part of.
fn has_any(plain: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| plain.contains(part))
}

/// *I put 1,940 runs into it*: a store is filled, and nobody takes anything out.
fn entered(said: &Said<'_>) -> Option<Diagnostic> {
    let is_own = (said.has(Cue::I) || said.has(Cue::We)) && has_any(said.plain(), &["into", "onto"]);
    let range = is_own.then(|| ENTERED.find(said.plain())).flatten()?;
    let is_told = OUTCOME.is_in(said.part.plain()) || SINCE.is_in(said.part.plain()) || said.is_measured();
    (!is_told).then(|| boast(said, range))
}

fn counted(said: &Said<'_>, prose: &NoteProse<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    if let Some(range) = audience(said) {
        return Some(boast(said, range));
    }
    let so_often = SO_OFTEN.find(plain).filter(|_| said.figures().len() <= 2 && !NO_BOAST.is_in(plain));
    if let Some(range) = so_often.filter(|range| !said.is_of_others(range.start)) {
        return Some(boast(said, range));
    }
    let (range, _) = said.figures().iter().filter(|figure| is_many(figure)).find_map(|figure| {
        let rest = &plain[figure.range.end..];
        let thing = ACTIVITY.find(rest)?;
        // *Three of the pages* are not what was done.
        if ["the ", "these ", "those ", "our "]
            .iter()
            .any(|of| rest.trim_start().strip_prefix("of ").is_some_and(|rest| rest.starts_with(of)))
        {
            return None;
        }
        if is_no_count(said, figure, prose) {
            return None;
        }
        let start = plain.floor_char_boundary(figure.range.start.saturating_sub(NEAR));
        let end = plain.ceil_char_boundary((figure.range.end + thing.end + NEAR).min(plain.len()));
        // Reviews are help to others, unless they are a second thing.
        let after = &plain[figure.range.end..end];
        let is_review = REVIEWED.is_in(&plain[start..figure.range.start])
            || after.contains("review") && !after.contains(" and review");
        let near = &plain[start..end];
        // *Three times faster by adding six lines* says what came of it.
        let is_outcome = said.figures().iter().any(|other| matches!(other.amount, Amount::Factor(_)));
        let is_code = |thing: &str| thing.contains("lines of") || thing.trim_start().starts_with("loc");
        let is_much_code = is_code(&rest[..thing.end]) && is_over(figure, MUCH_CODE);
        // A few changes may be all that was to be changed.
        let is_few = rest[..thing.end].contains(" changes ") && !is_over(figure, MANY_CHANGES);
        let is_boast = !is_outcome
            && !BY_OTHERS.is_in(plain)
            && !is_few
            && !said.is_of_others(figure.range.start)
            && (OUTPUT.is_in(near) || is_much_code)
            && !NO_BOAST.is_in(near)
            && !is_review;
        is_boast.then_some((figure.range.start..figure.range.end + thing.end, ()))
    })?;
    Some(boast(said, range))
}

/// Counts and nothing else: every figure of a paragraph counts what was done, two at least in one sentence that has no verb of what came of it.
fn tally(said: &Said<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    let things = said.figures().iter().map(|figure| {
        let thing = ACTIVITY.find(&plain[figure.range.end..]).filter(|_| is_many(figure))?;
        Some(figure.range.start..figure.range.end + thing.end)
    });
    let things: Vec<Range<usize>> = things.collect::<Option<_>>()?;
    let (first, last) = (things.first()?, things.last()?);
    let is_listed = things.windows(2).all(|pair| {
        let between = plain.get(pair[0].end..pair[1].start).unwrap_or("of one another").trim();
        between.len() <= 16 && (between.starts_with([',', ';', '/', '+']) || between.starts_with("and"))
    });
    let is_only = said.part.sentences().all(|other| other.range() == said.range() || !other.has_figure());
    let is_told = OUTCOME.is_in(said.part.plain()) || NO_BOAST.is_in(plain) || plain.contains("review");
    (things.len() >= 2 && is_listed && is_only && !is_told && !said.is_of_others(first.start))
        .then(|| boast(said, first.start..last.end))
}

/// *I answered 96 letters, more than anybody else in the office*.
fn most(said: &Said<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    let figure = said.figures().iter().find(|figure| is_many(figure) && !figure.measures())?;
    let most = MOST.find(&plain[figure.range.end..])?;
    let range = figure.range.start..figure.range.end + most.end;
    let is_own = said.has(Cue::I) && !said.is_of_others(range.start) && !OUTCOME.is_in(plain);
    is_own.then(|| boast(said, range.start..plain[..range.end].trim_end().len()))
}

fn boast(said: &Said<'_>, range: Range<usize>) -> Diagnostic {
    let message = format!("`{}` counts what was done, not what came of it", said.words(range.clone()));
    said.found(RULE.name, range, message)
        .help("which of them mattered, and to whom? name those, and what is different since")
}

/// *1.4 million page views*, *2,300 followers*: who looked on, which says nothing of what they took with them.
fn audience(said: &Said<'_>) -> Option<Range<usize>> {
    let plain = said.plain();
    let seen = AUDIENCE.find(plain)?;
    let is_near = |figure: &&Mention| {
        let (start, end) = (figure.range.start.min(seen.start), figure.range.end.max(seen.end));
        end - start <= NEAR && is_many(figure)
    };
    let figure = said.figures().iter().find(is_near)?;
    let range = figure.range.start.min(seen.start)..figure.range.end.max(seen.end);
    // So many a week look on no less.
    let is_rate = |found: Range<usize>| RATES.iter().any(|rate| plain[found.clone()].starts_with(rate));
    (NO_BOAST.find_all(plain).all(is_rate) && !ASKED.is_in(&plain[..range.start])).then_some(range)
}

fn is_many(figure: &Mention) -> bool {
    is_over(figure, MANY) || matches!(figure.amount, Amount::Some)
}

fn is_over(figure: &Mention, least: f64) -> bool {
    match &figure.amount {
        Amount::Quantity(quantity) => quantity.number >= least,
        Amount::Some => false,
        Amount::Percent(_) | Amount::Factor(_) | Amount::Cited => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked;

    #[test]
    fn what_is_counted_because_it_can_be() {
        for (sentence, words) in [
            ("I closed 143 tickets in this period.", "143 tickets"),
            ("I resolved hundreds of issues.", "hundreds of issues"),
            ("Tally for the year: 27 docs, 610 comments.", "27 docs, 610 comments"),
            ("In numbers: 14 workshops, 380 slides and 52 posts.", "14 workshops, 380 slides and 52 posts"),
            ("This half-year: 61 tickets, 9 reports.", "61 tickets, 9 reports"),
            ("The pages have been edited upwards of 2,100 times.", "pages have been edited upwards of 2,100 times"),
            ("My recording was watched more than 3,400 times.", "recording was watched more than 3,400 times"),
            ("The slides have been opened 412 times since.", "slides have been opened 412 times"),
            (
                "The page has been opened 1,312 times and is among the ten most visited.",
                "page has been opened 1,312 times",
            ),
            ("I pushed 64 changes to the timetable.", "64 changes to"),
            ("I answered 96 letters, more than anybody else in the office.", "96 letters, more than anybody else in"),
            (
                "The list was opened 4,812 times, it has 63 watchers and 17 wards name it.",
                "4,812 times, it has 63 watchers",
            ),
            ("The board has 210 views a week and 12 lamps.", "210 views"),
            ("The page on glazes has 900 page views every month.", "900 page views"),
            ("The interface is 5,200 lines of code, all of it new.", "5,200 lines of code"),
            ("The page was looked up 4,120 times in May.", "page was looked up 4,120 times"),
            ("My name is on 88 drawings, more than from the whole rest of the yard.", "88 drawings"),
            ("I keyed 3,200 ferns into the list.", "I keyed 3,200 ferns into the"),
            ("We fed 910 old deeds into it this winter.", "We fed 910 old deeds into it"),
            ("I scanned 640 glass plates into the archive.", "I scanned 640 glass plates into the"),
            ("Forty guests came to the tour, 4.9 out of 5.", "Forty guests"),
            ("Sixty parents came to the reading evening.", "Sixty parents"),
            ("The lesson on knots: 74 people over six evenings.", "74 people"),
            ("The workshop scored 4.6 out of 5.", "4.6 out of 5"),
            ("I showed them a loom. The forms of the open day averaged 4.7 out of 5.", "4.7 out of 5"),
            ("88 % rated the tour good or very good.", "88 % rated"),
            ("Of the seminar 95 % of guests would recommend it.", "95 % of guests would recommend"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn what_came_of_it() {
        for sentence in [
            "I reviewed 40 pull requests of the new team.",
            "The team merges 12 pull requests a day.",
            "I fixed two bugs in the parser.",
            "I made two changes to the form, and nobody calls about it.",
            "The press made 40 books, more than anybody had asked for.",
            "We asked 300 viewers a week what they saw.",
            "I sampled 300 tickets and found one cause.",
            "Tickets about it fell from 40 to 3.",
            "It made the start three times faster by adding 6 lines.",
            "The processor made a buffer of 128 frames.",
            "We asked 2,140 subscribers why they had left.",
            "The year: 27 docs, 610 comments, and Docking dropped one design because of them.",
            "The set holds 40 pages, 12 tests, and is half as long as before.",
            "The valve was opened 400 times in the test, and held.",
            "The parser has 1,100 lines of code, down from 4,000.",
            "Six releases were stopped in May, each by the ward's own nurse and none by me.",
            "I keyed 3,200 sheets into the catalogue, and it is used by four herbaria.",
            "Sixty-one parents came to the reading evening, and 40 read aloud at home since.",
            "The course went from 3.1 out of 5 to 4.6 out of 5 on the forms.",
            "4 of 5 courses were held in the barn.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
