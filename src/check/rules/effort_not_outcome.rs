//! What it cost the author, where a reader asks what it brought
//!
//! Why it matters: *Countless hours* and *three years in this role* are no reasons: the room asks what is different because of them. Long hours may even count against a
//! case, as a sign that the work was not shared.
//!
//! How it can misfire: Effort that was saved, or that something takes, is an outcome or a cost. So is a night on which something broke: notes of kind `incident` are left
//! alone, but for sleep that somebody did without. Weekends and evenings count where somebody gives theirs again and again; nights that were counted and spent where the work is used, to look or to
//! measure, do not, where the paragraph goes on with what was seen there, nor do days that are a sample (*twelve Saturdays each side*). A price of which the next sentences tell what it bought is none, nor is what some others did until it was over. Years count in the case alone, where no act stands beside them. Only English is known.
//!
//! Where it comes from: what managers tell candidates whose case was refused.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! I worked nights and weekends on it.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was there a week before the sale, and held.
//! ```

use crate::check::strain::{PRIVATE, is_fieldwork, is_no_strain};
use crate::check::words::{Cue, Phrases, Place, Said, Tokens, Voice, is_one, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::EFFORT_NOT_OUTCOME,
    severity: Severity::Hint,
    source: include_str!("effort_not_outcome.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[&EFFORT, &NO_MERIT, &OWN_ACT, &GIVEN, &SLEEP, &TENURE, &FORGONE, &TEST, &LIKE],
    },
};

/// Time and strain as a merit. The first lines are of public cases, the others of self-reviews and of what peers write.
static EFFORT: Phrases = phrases(
    r"(?:work(?:ed|ing|s)?|spent|spend(?:ing)?|stay(?:ed|ing)|sacrific\w+|gave up|giving up|put in|came in|log(?:ged)? on|coded) [^.;]{0,40}\b(?:weekends?|nights|evenings?|holidays?|overtime|(?:long|extra|late|countless|endless|many|so many|unpaid) (?:hours|nights|evenings|days)|hours and hours|(?:very|really|so|extremely|incredibly|too) hard|hard (?:on|to|for|all|this)|tirelessly|around the clock|day and night|sundays?|saturdays?)\b|(?:work|stay)(?:ed|ing)? (?:\w+ )?late\b(?: (?:and|or|at|into|most|many|on|to|every|for)\b|[.,;]|$)|(?:countless|endless|innumerable|untold) (?:hours|evenings|nights|weekends|days|late)|(?:late|sleepless|long) nights|(?:long|crazy|insane|ungodly|unsocial|silly|extra|unpaid|brutal|mad) hours|(?:the )?first (?:one |person )?(?:in|to arrive) and (?:the |often the )?last (?:one |person )?(?:out|to leave)|(?:never|rarely) (?:grumbles?|complains?|says? no|rests?|stops?)\b|(?:is|been|was) my (?:whole )?life\b|at (?:one|two|three|four|five|\d) in the morning|tireless(?:ly)?|(?:over|after|for|more than|almost|nearly|about|with) (?:\w+ ){0,3}?(?:years|decades?|months)(?: now)? (?:of (?:service|loyalty|tenure|experience|hard)|(?:in|at) (?:this|the|my|the same) (?:role|level|position|rank|team|grade|company|title))\b|(?:\w+ )?(?:years|months) (?:in|at|on) (?:this|the|my|the same|my present|my current) (?:role|level|position|rank|grade|title)|been (?:at|in|on) (?:this|my|the|the same|my present|my current) (?:level|role|position|rank|grade|title|team) (?:for|since|longer)|(?:longest[- ]serving|longest tenure|never (?:once )?(?:complained|missed|said no|taken)|always (?:available|on call|been there|there for|willing|the first to|the last to|ready to))|hard work\b|(?:{NUMBER}|many|several|nearly a decade|a decade) (?:long |full |whole |good )?years? (?:as|in|at|on|with|of) (?:being )?(?:an? |the |this |my |our )?(?:\w+ )?(?:senior|mid|junior|staff|principal|engineer|developer|designer|analyst|scientist|level|role|grade|rank|band|team|company|group|firm|job|title|position|department)\b|since (?:more than |over |about |nearly )?(?:{NUMBER}|many|several) (?:years|months)\b|(?:{NUMBER}|many|several) years (?:running|straight|in a row)\b|the better part of (?:\w+ ){1,2}years?|(?:skipp|cancel|cancell|miss|sacrific|postpon|interrupt|cut short|gave up|gav|forfeit|shorten)\w* (?:\w+ ){0,4}?(?:leave|holidays?|vacations?|weekends?|evenings?|lunch(?:es)?|lunch breaks?|sleep|birthdays?|days? off|breaks?|family)\b|(?:never|rarely|seldom|hardly ever|not once|never once) (?:have i |i have |i |has anybody |had )?(?:\w+ )?(?:miss(?:ed)?|clos(?:ed)?|log(?:ged)?|left|leaves?|complain(?:ed)?|took|take|taken|said|say|refus(?:ed)?|declin(?:ed)?|switch(?:ed)?|let|call(?:ed)? in|drop(?:ped)?) (?:\w+ ){0,3}?(?:rota|shift|laptop|off|no|day|days|deadline|deadlines|meeting|meetings|sick|work|office|desk|before|until|ball|request|anyone|anybody|down|on-call)\b|red-?eyes?\b|all-?nighters?|(?:late-night|weekend|sunday|saturday|midnight|early-morning|night-time) (?:sessions?|livestreams?|work|calls?|debugging|coding|fixes|releases?|deploys?|shifts?|flights?|sprints?)\b|(?:plenty|lots|gallons|litres|pots|too much|rivers) of coffee|went all[- ]in|(?:all|every (?:last )?ounce of) (?:of )?(?:my|her|his|their) (?:energy|heart|time|strength|passion|blood)|(?:do|did|does|done|give|gave|given|giving|doing) (?:my|his|her|their) (?:very |level |absolute )?(?:best|utmost|all|hardest)\b|(?:ahead of|before|above) my own(?: needs)?\b|sacrificed (?:a |so |many |much |my )\w*|spent (?:many |several |over |almost |countless |nearly )*(?:months|years) (?:on |of )?\w+ing\b|(?:days|weeks|months|nights|shifts) in a row\b|without (?:a single |a |any |ever )(?:complaint|break|day off|holiday|complaining|rest|pause)|(?:worked|working|work) through (?:the |my |many |most )?(?:\w+ )?(?:break|weekends?|nights?|holidays?|lunch(?:es)?|vacation|christmas)\b|on top of (?:my|a|the|his|her) (?:day job|regular|normal|usual|full|other) ?|bent? over backwards?|no stone unturned|at the (?:expense|cost) of my\b|(?:a lot|lots|plenty|a great deal|so much|tons|heaps) of (?:my )?(?:\w+ )?(?:time|effort|work|energy|heart|love|sweat|hours) (?:into|on|in|to|for|went|behind)|(?:enormous|tremendous|significant|considerable|great deal of|substantial|huge|immense|massive|extraordinary) (?:amount of )?(?:personal )?(?:effort|time|energy|dedication|commitment)\b|(?:invested|put|poured|dedicated|devoted|threw|gave) (?:in )?(?:a lot of|much|considerable|significant|great|many|all my|all of my|countless|my heart|my all|myself|everything|110|\w+ and soul)|(?:in|of|gave up|during) (?:my|his|her|their) (?:own|free|spare|private) time|(?:on|during|in) (?:my|his|her|their) (?:days? off|vacation|holidays?|lunch breaks?|weekends?)|(?:until|till) (?:midnight|late|the early hours|dawn|\d ?a\.?m)|burn\w+ (?:the )?midnight oil|(?:enormous|tremendous|huge|immense|massive|extraordinary|incredible|vast) amounts? of work\b|(?:went|go(?:es|ing)?) (?:far |well |way )?(?:above and beyond|the extra mile)|above and beyond|extra mile|blood,? sweat|(?:gave|give|gives|giving) (?:it |this |them |always )?(?:my all|his all|her all|their all|everything|\d{3} ?%|\d{3} percent|(?:one|a) hundred (?:percent|per cent))|24/7|at (?:any|all) hours?\b|(?:lived and breathed|lives and breathes|(?:ate|eaten|slept) and (?:slept|breathed))\b|(?:the )?last (?:one |person )?(?:in the (?:lab|office|building|shop|room|hall)|to go home|still (?:there|here|at)|at (?:my|the|his|her) desk)\b|(?:skipp|miss|cancell?|postpon|forgo|forwent|sacrific|left)\w* (?:\w+ ){0,4}?(?:school|plays?|concerts?|recitals?|weddings?|anniversar\w+|part(?:y|ies)|reunions?|honeymoons?|gym|bedtimes?|dates)\b|(?:answer|repl|call|mail|log|work|fix|dial|debugg|type|typ|help|support|merg|deploy|present)\w* (?:\w+ ){0,4}?from (?:a|an|my|the|his|her) (?:\w+ )?(?:beach|hospital\w*|hotel|sofa|bed|bedside|train|plane|airport|camp\w*|holiday|honeymoon|waiting room|car|bus|ferry|pool)\b|(?:know|knows|knew) (?:\w+ ){1,6}?(?:by heart|inside out|inside and out|like (?:no one|nobody) else|better than anyone)\b|(?:been|worked|work|stayed|served) (?:here|with|at|for|in) (?:[\w-]+ ){0,3}?since (?:19|20)\d\d\b|in my (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th) year\b|for (?:\w+ ){1,2}?(?:weeks|months|years) without \w+ing\b|(?:never|not once) (?:had|took|taken|been|called in|reported) (?:an? |one )?(?:single )?(?:\w+ )?(?:sick|ill|day off|days off|holiday)\b|(?:put|poured|gave|given|left) (?:\w+ ){0,4}?(?:of myself|of my life|my whole self|heart and soul)\b|slept (?:\w+ )?(?:next to|under|beside|near|at|in) (?:the|my) (?:\w+ )?(?:bench|desk|office|lab|rack|server|machine|plant|site)\b|(?:days|leave|week|holiday|holidays) (?:that )?i had (?:booked|planned|taken|asked for)|my (?:booked|planned|own) (?:leave|holidays?|days off)\b|(?:cost|costs|took|taken) me (?:\w+ ){0,4}?(?:evenings?|weekends?|nights?|holidays?|sleep|summer|winter)\b|(?:no|without) (?:holiday|holidays|vacation|day off|days off|sleep)\b",
);

/// Effort of others that was saved, effort as a cost, and hours that are a figure of the work.
static NO_MERIT: Phrases = phrases(
    r"(?:reduc|sav|cut|lower|avoid|spared|sparing|eliminat|remov|shorten|replac|prevent|stop|end)\w* (?:\w+ ){0,6}?(?:effort|time|energy|work|hours|nights?|weekends?|evenings?|overtime)|(?:requir|tak|took|cost|need|without|demand|consum|wast|worth)\w* (?:\w+ ){0,4}?(?:effort|time|energy|work|hours)|(?:developer|review|maintenance|engineering|manual|duplicate|compute|cpu|customers?|users?|people|teams?|support|they|nobody|no one|shoppers?|on-call) (?:\w+ ){0,3}?(?:effort|time|work|hours|nights?|weekends?|evenings?|late|24/7)|(?:no longer|instead of|rather than|no more|never|fewer|less) (?:\w+ ){0,3}?(?:late|nights?|weekends?|evenings?|overtime|hours|hard|work)|hard work (?:of|by)|free lunch|(?:runs?|running|available|works?|served?|open|up|a|an|of|for|no|the|with) 24/7|24/7 (?:response|team|support|service|operation|on-call|monitoring|coverage|rota|line|desk)|(?:new|old) (?:apartment|flat|house|home)|after midnight|past midnight",
);

/// Time that is told as a gift: what went into the work, with hours that are many, or with days that others have off.
static GIVEN: Phrases = phrases(
    r"(?:weekends?|nights?|evenings?|holidays?|saturdays?|sundays?|lunch(?:es| hours| breaks)|summers?|winters?|hours|days off) (?:of mine |of my life )?(?:have |has )?(?:gone|went) into\b|(?:christmas|easter|weekends?|evenings?|nights?|holidays?|saturdays?|sundays?|vacations?|birthdays?|lunch(?:es| hours| breaks)) included\b|(?:spent|put|poured|sunk|invested) (?:in )?(?:well over |more than |some |about |over |almost |nearly |at least )?(?:[3-9]\d|\d{3,}|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:{WORD} )?hundreds?(?: of)?) (?:{WORD} )?hours\b|the better part of (?:\w+ ){1,2}(?:weekends?|winters?|summers?|springs?|autumns?|months)\b|(?:all|everything) (?:that )?i (?:had|have) to (?:give|offer)\b|(?:gave|give) (?:{WORD} ){1,4}?all i had\b|(?:(?:very |so |a |great |large |huge |considerable |good )+(?:number|many|amount|deal) of (?:my )?(?:hours|time|evenings|days|effort|energy)|(?:many|countless|most of my|much of my|all my) (?:hours|time|evenings|days|effort|energy)),? (?:[^.;]{0,60}, )?(?:was|were|has been|have been|is|are) (?:also |then )?(?:devoted|dedicated|spent|invested|put in|poured|sacrificed|offered|given (?:by|to|up))\b",
);

/// Leave that was not taken, time at home that the work was given, and nights in a row: whoever it is said of, nobody else asks for it to be told.
static FORGONE: Phrases = phrases(
    r"(?:no|without a|without any|not a|not one) (?:single )?days? of (?:{WORD} )?(?:leave|absence|sickness|illness|holiday)\b|(?:leave|holidays?|vacation) (?:days )?(?:was |were |is |are |being |been )?(?:carried (?:forward|over)|untaken|unused|not taken|unspent|forfeited|lapsed)\b|(?:days|evenings|nights|weekends|sundays|saturdays) (?:were|was|have been|had been) (?:spent|needed) (?:[^.;]{0,60} )?(?:at home|in the evenings?|at night|at (?:the )?weekends?)\b|(?:hardly|scarcely|barely|not) (?:an?|one) (?:{WORD} )?(?:weekends?|evenings?|nights?|holidays?|sundays?|saturdays?)(?: {WORD})? (?:when|that|on which|went by|passed|without|goes by)\b[^.;]{0,60}\b(?:i|me|my)\b|no (?:weekend|evening|night|holiday|sunday|saturday)(?: or (?:{WORD} ){1,3}?| )(?:has been|was|is) (?:{WORD} )?(?:too (?:inconvenient|late|dear|precious|early|long|sacred|holy|much)|spared|sacred|safe)\b|i [^.;:]{0,60}\b(?:{NUMBER}|many|twelve|eleven|several) (?:whole |full )?(?:nights|evenings|weekends|sundays|saturdays) (?:long|through|running|on end)\b",
);

/// Days that are a sample: of a test, of a comparison, of a mean.
static TEST: Phrases = phrases(
    r"(?:p ?[=<>] ?0?\.\d|n ?= ?\d|(?:{NUMBER}|\d+|twelve|thirteen) (?:nights|evenings|weekends|sundays|saturdays) (?:each side|on each side|either side|each|before and|apiece|of data|of counts)\b|(?:(?:not |in)significant|significantly different|paired|sample[ds]?|median|mean of|control group|confidence|standard deviation)\b)",
);

/// How somebody or something is at an hour, in a list of such words: *quick, and funny at four in the morning*.
static LIKE: Phrases =
    phrases(r"(?:and|am|is|are|be|being|stays?|remains?) {WORD} at (?:one|two|three|four|five|\d) in the morning\b");

/// Sleep that somebody did without. That counts in the story of an incident too: it is over either way.
static SLEEP: Phrases = phrases(
    r"(?:after|on|with) (?:only |just |barely |about |less than )?(?:{NUMBER}|a couple of|few|little|hardly any|no) (?:hours?'? )?(?:of )?sleep\b",
);

/// Years that open a sentence, or that go on with how hard they were.
static TENURE: Phrases = phrases(
    r"(?:{WORD} )?(?:years|winters|summers|decades) (?:now )?i (?:have |'ve )?\w+|years(?: now)?,? (?:most|many|all|some|half|several|nearly all|almost all) of them\b",
);

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A heading of a few words names what stands under it.
    let is_read = |said: &Said<'_>| said.has(Cue::Effort) && said.part.place != Place::Heading;
    let said = prose.said_by_all().filter(is_read);
    diagnostics.extend(said.filter_map(|said| effort(&said, prose)));
}

fn effort(said: &Said<'_>, prose: &NoteProse<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    let kind = prose.note.evidence().and_then(|evidence| evidence.kind.as_ref());
    let range = if kind.is_some_and(|kind| kind.value == "incident") {
        SLEEP.find(plain)?
    } else {
        let own = || private_time(said).or_else(|| given(said));
        let found = EFFORT.find(plain).or_else(|| forgone(plain)).or_else(own);
        found.or_else(|| (prose.note.kind == NoteKind::Case).then(|| tenure(said)).flatten())?
    };
    let is_name = said.is_name(range.start) && !is_day(&plain[range.clone()]);
    if NO_MERIT.is_in(plain)
        || is_name
        || is_of_others(said, &range)
        || is_sample(said, &range)
        || is_no_strain(said, &range)
        || is_fieldwork(said)
    {
        return None;
    }
    let message = format!("`{}` says what it cost, not what it brought", said.words(range.clone()));
    let help = match said.part.voice {
        Voice::Peer => "what did this peer see change because of it? ask for that",
        Voice::Author | Voice::Quoted => "what is different because of it, and for whom?",
    };
    Some(said.found(RULE.name, range, message).help(help))
}

/// What was given up, looked for where a word for such time is there.
fn forgone(plain: &str) -> Option<Range<usize>> {
    const TIMES: &[&str] =
        &["leave", "days", "day of", "night", "evening", "weekend", "holiday", "vacation", "sunday", "saturday"];
    TIMES.iter().any(|time| plain.contains(time)).then(|| FORGONE.find(plain)).flatten()
}

/// Whether the hours are no effort at all: days that were measured, or an hour at which somebody is *calm*, and not *up* or *called*.
fn is_sample(said: &Said<'_>, range: &Range<usize>) -> bool {
    let (plain, found) = (said.plain(), &said.plain()[range.clone()]);
    let is_like = |like: Range<usize>| {
        let word = plain[like].split(' ').nth(1).unwrap_or("");
        !word.ends_with("ed")
            && !matches!(word, "up" | "awake" | "there" | "back" | "on" | "out" | "in" | "again" | "home")
    };
    let is_hour = found.ends_with("in the morning") && LIKE.find(plain).is_some_and(is_like);
    let is_day = OFTEN.split(' ').any(|day| found == day);
    is_hour || is_day && TEST.is_in(plain)
}

/// Whether the effort is that of another: *after a great deal of effort he had it*.
fn is_of_others(said: &Said<'_>, range: &Range<usize>) -> bool {
    let next = said.plain()[range.end..].split_whitespace().next();
    said.part.voice == Voice::Author && matches!(next, Some("he" | "she" | "they")) || said.is_of_others(range.start)
}

/// Of these the ones that say by themselves that it was so more than once.
const OFTEN: &str = "weekends holidays vacations evenings nights birthdays sundays saturdays";

/// What says so beside the others.
const HABIT: &str = "often usually regularly always many every most even included whenever repeatedly constantly countless rarely never need frequently routinely several";

/// What makes it part of a story, or something that is over.
const STORY: &str = "so when nobody anymore longer any instead quiet quieter fewer less stopped from until during runs ran batch job batches";

/// Time of their own that somebody gave, again and again: *and weekends I answered mail*.
fn private_time(said: &Said<'_>) -> Option<Range<usize>> {
    if !said.has(Cue::I) && said.part.voice != Voice::Peer {
        return None;
    }
    let words = Tokens::of(said.plain());
    let has = |list: &str, nth: usize| list.split(' ').any(|known| known == words.word(nth));
    let any = |list: &str| (0..words.len()).any(|nth| has(list, nth));
    let private = (0..words.len())
        .find(|nth| has(OFTEN, *nth))
        .or_else(|| (0..words.len()).find(|nth| has(PRIVATE, *nth) && any(HABIT) && !is_kind_of(&words, *nth)))?;
    (!any(STORY)).then(|| words.range(private, private))
}

/// What may follow such time where it is no part of a name: *every evening after work*. A verb in *-ing* and a shift that somebody takes may, too.
const AFTER_TIME: &str = "i we he she they it my our the a an this that when while until till before after at in on of to for from with by as and or but so since during through \
    alone late long too again was were is are has had have shift shifts duty duties call calls watch off free away home up into over";

/// Whether it says what kind of thing the next word is: *every night page*, *each lunch menu*.
fn is_kind_of(words: &Tokens<'_>, nth: usize) -> bool {
    let next = words.word(nth + 1);
    words.is_joined(nth)
        && !words.word(nth).ends_with('s')
        && !is_one(words.word(nth), "family kids children sleep")
        && !is_one(next, AFTER_TIME)
        && !next.ends_with("ing")
        && !next.ends_with("ed")
}

/// Days and feasts that have a capital and are nobody's name.
fn is_day(words: &str) -> bool {
    ["christmas", "easter", "saturday", "sunday"].iter().any(|day| words.starts_with(day))
}

/// What the author gave, by [`GIVEN`] or [`SLEEP`]: said of oneself, or without anybody of whom it is said.
fn given(said: &Said<'_>) -> Option<Range<usize>> {
    let first = said.plain().split_whitespace().next().unwrap_or_default();
    let is_own = said.has(Cue::I)
        || said.has(Cue::We)
        || first.ends_with("ed")
        || first == "spent"
        || said.plain().contains(" went into");
    let slept = || said.plain().contains("sleep").then(|| SLEEP.find(said.plain())).flatten();
    is_own.then(|| GIVEN.find(said.plain()).or_else(slept)).flatten()
}

/// What comes before years that somebody has been there.
const SINCE: &str = "for after since over during with in";

/// How they came there: *I joined six years ago*.
const CAME: &str = "joined came arrived hired employed been start started signed";

/// Years that somebody has been there, in the case, where no act of theirs stands beside them.
fn tenure(said: &Said<'_>) -> Option<Range<usize>> {
    if let Some(told) = said.has(Cue::I).then(|| TENURE.find(said.plain())).flatten() {
        return Some(told);
    }
    let words = Tokens::of(said.plain());
    let years = (1..words.len()).find(|nth| matches!(words.word(*nth), "years" | "decade" | "decades"))?;
    let has = |list: &str, nth: usize| list.split(' ').any(|known| known == words.word(nth));
    let is_ago = words.word(years + 1) == "ago" && (0..years).any(|nth| has(CAME, nth));
    let is_since = is_ago || (years.saturating_sub(6)..years).any(|nth| has(SINCE, nth));
    let is_work = |word: &str| {
        word.ends_with("ing") && !matches!(word, "working" | "being" | "during")
            || matches!(word, "done" | "included" | "work" | "on")
    };
    let is_told = (0..words.len()).any(|nth| is_work(words.word(nth)));
    (said.has(Cue::I) && is_since && !is_told && !OWN_ACT.is_in(said.plain())).then(|| words.range(years - 1, years))
}

/// What the author did.
static OWN_ACT: Phrases = phrases(r"i(?:'ve| have)? (?:\w+ly |also |then )?{OWN}\b");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn what_it_cost() {
        for (sentence, words) in [
            ("I worked very hard, often late and at weekends.", "worked very hard, often late and at weekends"),
            ("I have been at this level for three years.", "been at this level for"),
            ("I put a lot of effort into our new colleagues.", "put a lot of"),
            ("I went above and beyond.", "went above and beyond"),
            ("I wrote it in my spare time.", "in my spare time"),
            ("It was hard work but it was worth it.", "hard work"),
            ("I gave everything to the fair, and saw little of my flat.", "gave everything"),
            ("I lived and breathed this launch.", "lived and breathed"),
            ("I answered mail from a beach in Spain.", "answered mail from a beach"),
            ("I know every screw of it by heart.", "know every screw of it by heart"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn time_that_is_given() {
        for (sentence, words) in [
            ("A good many lunch hours went into the herbarium.", "lunch hours went into"),
            ("I must have put three hundred hours into the rota.", "put three hundred hours"),
            ("Carried the keys for the parish, Sundays included.", "Sundays included"),
            ("I gave the roof all I had.", "gave the roof all I had"),
            ("I tuned the organ three nights long, so nobody noticed.", "I tuned the organ three nights long"),
            ("I sewed the sails for many weekends on end.", "I sewed the sails for many weekends on end"),
            ("The ward was run by one nurse without a single day of leave.", "without a single day of leave"),
            ("All of it with 40 days of leave carried over.", "leave carried over"),
            (
                "Four days were spent on each mould of the bell, for the most part in the evening.",
                "days were spent on each mould of the bell, for the most part in the evening",
            ),
            ("I was up at four in the morning.", "at four in the morning"),
            ("On four hours of sleep I was back at the press by six.", "On four hours of sleep"),
            ("I keep the herd books, and Christmas I was there in most years.", "Christmas"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
        for sentence in [
            "Eight years of records moved in one night.",
            "The shop is open every day, holidays included.",
            "I spent two hours with the nurse who reads the alarm.",
            "Four hundred letters went into the archive.",
            "I added sleep to the loop.",
            "Takings before and after were alike (nine Sundays each side, paired), and I said so.",
            "I compared the queue on twelve Saturdays: the median is four minutes.",
            "I kept the counts of ten evenings each side of the move.",
            "She is quick, exact, and kind at three in the morning.",
            "The pump stays quiet at four in the morning.",
            "The fair took eight days of leave from nobody.",
            "Nobody had a day of leave cancelled.",
        ] {
            assert!(marked(RULE.name, sentence).is_empty(), "{sentence}: {:?}", marked(RULE.name, sentence));
        }
        let case = |text: &str| {
            let found = marked_in(RULE.name, "case.md", &format!("I ask for it.\n\n{text}\n"));
            found.into_iter().map(|(words, _)| words).collect::<Vec<_>>()
        };
        assert_eq!(case("Thirteen years I have fed these looms."), ["Thirteen years I have fed"]);
        assert_eq!(case("I have kept the bees for nine years, many of them alone."), ["years, many of them"]);
        assert!(case("For nine years the model had used 31 levels.").is_empty());
    }

    #[test]
    fn time_that_is_given_by_nobody_in_particular() {
        for sentence in [
            "A very large number of hours, some of them at dusk, was devoted by me to the bees.",
            "Many evenings were given to the organ by me.",
            "A great deal of time was dedicated to the herbarium by me.",
            "Much of my energy has been poured into the choir.",
            "There was hardly a Sunday evening when I was not at the kiln.",
            "Barely a weekend passed without a loaf that I baked.",
            "No Saturday or feast of mine has been too dear: I was there.",
        ] {
            assert_eq!(marked(RULE.name, sentence).len(), 1, "{sentence}");
        }
        for sentence in [
            "Many hours were given back to the nurses by my rota.",
            "A large number of hours was spent by the crane on one lift.",
            "Not one night went by without a fire before the new kiln.",
            "No evening was too wet for the sensor.",
            "The days were given names, and I wrote them down.",
        ] {
            assert!(marked(RULE.name, sentence).is_empty(), "{sentence}: {:?}", marked(RULE.name, sentence));
        }
    }

    #[test]
    fn what_was_saved_or_taken() {
        for sentence in [
            "It saves a lot of time on every release.",
            "The old way took significant effort.",
            "Nobody works weekends for it any more: on-call nights are quiet.",
            "The report of late 2025 was read in March.",
            "Two teams no longer work late on closing days.",
            "The shop runs 24/7.",
            "# Extra mile\n\nIt is.",
            "After a great deal of effort he had a checker that worked.",
            "There is no free lunch, as always.",
        ] {
            assert!(marked(RULE.name, sentence).is_empty(), "{sentence}");
        }
        let incident = |text: &str| {
            let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\nkind = \"incident\"\n+++\n{text}\n");
            marked_in(RULE.name, "evidence/a.md", &note).len()
        };
        assert_eq!(incident("We worked late into the night."), 0);
        assert_eq!(incident("After two hours of sleep I was back."), 1);
    }
}
