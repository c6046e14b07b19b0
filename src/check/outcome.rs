//! Whether the words of a piece of work say what came of it. An outcome looks like one of these: somebody else who does something, a state that is so now, a
//! figure that measures, or something that was changed for good. Where a note has none, it tells what was done and stops.

use super::NoteProse;
use super::words::{Amount, Cue, Mention, Phrases, Place, Said, Tokens, Voice, is_one, phrases};
use crate::vocabulary::Dimension;

/// What a note does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Untold {
    /// Of mentoring: what those who were taught do.
    Learnt,
    /// Of a review: what others did with it.
    TakenUp,
    /// Of an incident: its cause, or what was changed after it.
    Mended,
    /// Of other work: anything that is different.
    Changed,
}

/// Fewer words tell nothing, and other rules say so.
const SHORTEST: usize = 12;

/// More words than a note of one piece of work ever has.
const LONGEST: usize = 2000;

/// Words that English cannot do without: a text without them is no prose, or in another language.
const ENGLISH: &str =
    "a an the i we my our it they and or of to in on at by for with from was were is are had has have that this as";

/// What a piece of work leaves out. It is looked for once, and known from then on.
pub(super) fn untold(prose: &NoteProse<'_>) -> Option<Untold> {
    *prose.untold.get_or_init(|| look(prose))
}

/// Nearly every note says what came of it in its first sentences, so that is looked for first.
fn look(prose: &NoteProse<'_>) -> Option<Untold> {
    let evidence = prose.note.evidence()?;
    if !evidence.metrics.is_empty() {
        return None;
    }
    let kind = evidence.kind.as_ref().map_or("", |kind| kind.value.as_str());
    let untold = match kind {
        "incident" => Untold::Mended,
        "mentoring" => Untold::Learnt,
        "review" => Untold::TakenUp,
        // These are their own outcome.
        "talk" | "article" => return None,
        _ => Untold::Changed,
    };
    let all = || prose.said_by(Voice::Author).filter(|said| said.part.place != Place::Why);
    // What costs least to look for comes first.
    let is_outcome = match untold {
        Untold::Mended => all().any(|said| is_mended(&said)),
        Untold::Learnt | Untold::TakenUp => {
            all().any(|said| is_since(&said) || TAKEN.is_in(said.plain()) || is_act_of_others(&said))
        }
        Untold::Changed => {
            all().any(|said| said.is_measured() && is_since(&said))
                || all().any(|said| is_change(&said))
                || all().any(|said| is_since(&said) || is_act_of_others(&said))
        }
    };
    (!is_outcome && is_prose(prose)).then_some(untold)
}

/// Whether there is enough of it, in English, and no table and nobody's words that may say the rest.
fn is_prose(prose: &NoteProse<'_>) -> bool {
    let has_more = prose.parts.iter().any(|part| part.place == Place::Cell || part.voice == Voice::Quoted);
    let body = prose.said_by(Voice::Author).filter(|said| is_told(said.part.place));
    let (mut words, mut small) = (0, 0);
    for said in body {
        let tokens = Tokens::of(said.plain());
        words += tokens.len();
        small += tokens.words().filter(|word| is_one(word, ENGLISH)).count();
    }
    !has_more && (SHORTEST..LONGEST).contains(&words) && small * 8 >= words
}

fn is_told(place: Place) -> bool {
    matches!(place, Place::Paragraph | Place::Item | Place::Opening)
}

/// Words for what is so from then on.
pub(super) static SINCE: Phrases =
    phrases(r"(?:now|since|longer|anymore|any more|today|nowadays|henceforth|alone|himself|herself|themselves)\b");

/// It is so now, or a figure says how much.
fn is_since(said: &Said<'_>) -> bool {
    SINCE.is_in(said.plain()) || said.figures().iter().any(measures_change)
}

/// What was done with it or with them, whoever did it: *the design was changed*, *she was promoted*.
static TAKEN: Phrases = phrases(
    r"(?:was|were|been|got) (?:\w+ly |then |all |both )?(?:chang|cho(?:os|sen)|adopt|accept|rewritten|redrawn|rebuilt|redesign|dropp|withdrawn|split|mov|merg|replac|remov|add|built|put|taken up|fix|mend|correct|revis|rework|simplif|approv|follow|implement|cut|promot|hir|made|trust|appoint|elect)",
);

/// Whether a figure is more than a count of things or a time that was spent.
fn measures_change(figure: &Mention) -> bool {
    match &figure.amount {
        Amount::Quantity(quantity) => !matches!(quantity.dimension, Dimension::Count(_) | Dimension::Time),
        Amount::Percent(_) | Amount::Cited => true,
        Amount::Factor(_) | Amount::Some => false,
    }
}

/// Words for what has changed or was taken up, beginnings of such words, and what is its own outcome.
static CHANGE: Phrases = phrases(
    "(?:so|because|which|thus|hence|therefore|thereby|let|lets|made|makes|making|cut|halved|doubled|fell|rose|dropped|used|uses|took|chose|picked|passed|signed|live|gone|works|working|runs|holds|held|caught|found|without|instead|never|nobody|none|can|could|able|less|than|critical|important|needed|useful|first)\\b|allow|enabl|reduc|improv|prevent|avoid|unblock|sav|speed|sped|fix|resolv|adopt|replac|remov|merg|releas|ship|deploy|launch|publish|approv|accept|retir|eliminat|solv|migrat|decid|detect|discover|identif|reveal|learn|impact|benefi|outcome|award|success|complet|clos|fewer|faster|slower|cheap|eas|simpl|safe|better|small|result|caus|ensur|help|implemented|integrat|support|introduc|elected|talk|article|publication|writing|blog|lecture|keynote",
);

/// Something is different: a word says so, or the sentence is of how a thing is.
fn is_change(said: &Said<'_>) -> bool {
    let is_own = said.has(Cue::I) || said.has(Cue::We);
    CHANGE.is_in(said.plain()) || !is_own && STATE.is_in(said.plain())
}

/// How a thing is.
static STATE: Phrases = phrases(r"(?:is|are)\b");

/// What people do without anything having come of it.
const BESIDE: &str = "joined asked asks ask wanted wants came come had has have started needed thanked said says say is was were am are be been would will \
                      could should may might must can knew liked likes felt feels did do does not never always received got gets sits sat seems thinks looks enjoys \
                      loves comes stays remembers sees";

/// Words that may stand between a person and what they do.
const BETWEEN: &str = "also both then has have had since now each all soon later even once";

/// Words that are nobody.
const SMALL: &str = "i we and or but of in on for to with from at by as than that which";

/// What a group of people begins with.
const GROUP: &str = "the two three four five six most all some many both their his her";

/// Acts in the past that do not end in *-ed*.
pub(super) const PAST: &str = "led ran wrote built made took gave taught found caught did set put cut held kept chose drew rebuilt rewrote brought sent stood \
                    showed spoke won read began saw met left withdrew threw grew broke drove rode rang bought fought sought lent built lost fed heard laid lit paid sold shut sped \
                    struck told woke stuck";

/// Whether somebody else does something: *she released it*, *Kofi writes the plan*, *the operators changed theirs*.
fn is_act_of_others(said: &Said<'_>) -> bool {
    if !is_told(said.part.place) {
        return false;
    }
    let words = Tokens::of(said.plain());
    let is_past = |word: &str| word.ends_with("ed") && word.len() > 3 || is_one(word, PAST);
    (0..words.len()).any(|nth| {
        let verb =
            (nth + 1..nth + 4).find(|next| !is_one(words.word(*next), BETWEEN) && !words.word(*next).ends_with("ly"));
        let Some(verb) = verb.filter(|verb| words.are_joined(nth, *verb)) else { return false };
        let (word, act) = (words.word(nth), words.word(verb));
        if act.is_empty() || is_one(act, BESIDE) || is_one(word, BESIDE) || is_one(word, SMALL) {
            return false;
        }
        // *Evenings went into it* is no act.
        let is_gone = act == "went" && !is_one(words.word(verb + 1), "into on through by");
        let is_pronoun = is_one(word, "he she they who everybody everyone somebody someone");
        let is_capital = said.text()[words.range(nth, nth)].starts_with(char::is_uppercase);
        let is_name = is_capital && !is_one(word, "i we i've we've my our");
        // *The board moved it*, *the harbour board moved it*.
        let is_group =
            (nth.saturating_sub(2)..nth).any(|det| is_one(words.word(det), GROUP) && words.are_joined(det, nth));
        let is_small = said.text()[words.range(verb, verb)].starts_with(char::is_lowercase);
        is_pronoun && (is_past(act) || act.ends_with('s') || word == "they" || word == "who")
            || is_name && is_small && (is_past(act) || act.ends_with('s') && nth > 0)
            || is_group && (is_past(act) || is_gone)
    })
}

/// What is done while something is broken, and leaves nothing behind.
const MEANWHILE: &str = "joined answered posted called informed stayed helped supported cleaned cleared filtered restarted rebooted restored reverted escalated \
                         dropped agreed announced coordinated notified alerted asked noticed looked waited apologised apologized discussed attended participated worked \
                         tried believed received acknowledged assisted reported needed happened monitored followed watched warned circulated recorded entered \
                         regarded placed logged tabled minuted shared socialised socialized distributed presented communicated scheduled listed considered deemed \
                         affected delayed impacted involved engaged consulted included invited";

/// What is mended where nothing says how: *it got fixed*.
const IT: &str =
    "it this that everything all issue issues problem problems fault faults incident outage matter error errors bug";

/// How that is told, and no more.
const SETTLED: &str = "fixed resolved solved closed mended repaired handled settled sorted restored";

/// What says why, or what is so since.
const WHY: &str = "because cause caused causes root culprit turned since now longer anymore";

/// The cause of an incident, or something that was changed after it.
fn is_mended(said: &Said<'_>) -> bool {
    let words = Tokens::of(said.plain());
    let is_done = |word: &str| {
        word.len() > 4 && word.ends_with("ed") && !is_one(word, MEANWHILE)
            || is_one(word, "wrote built rewrote rebuilt set put cut split found")
    };
    let own = (0..words.len()).find(|nth| is_one(words.word(*nth), "i we i've we've"));
    // *We wrote to everybody* mends nothing.
    let is_word_to = |nth: usize| words.word(nth) == "wrote" && words.word(nth + 1) == "to";
    let is_act = |nth: usize| is_done(words.word(nth)) && !is_word_to(nth);
    let is_own = own.is_some_and(|own| (own + 1..words.len()).any(is_act));
    let is_bare = |nth: usize| {
        let subject = (nth.saturating_sub(2)..nth).any(|it| is_one(words.word(it), IT));
        subject && is_one(words.word(nth + 1), SETTLED) && !is_one(words.word(nth + 2), "by with through in so for")
    };
    // *So that none of them was sent* is of that day.
    let is_story = |from: usize| (from..from + 6).any(|nth| is_one(words.word(nth), "was were did had"));
    let is_passive = |nth: usize| {
        is_one(words.word(nth), "was were is are been gets got") && is_done(words.word(nth + 1)) && !is_bare(nth)
            || is_one(words.word(nth), "so") && words.word(nth + 1) == "that" && !is_story(nth + 2)
            || words.word(nth) == "any" && words.word(nth + 1) == "more"
    };
    // *It has been our watchword ever since* changes nothing; *it has not come back ever since* does.
    let is_denied =
        || words.words().any(|word| is_one(word, "not no never none nobody without") || word.ends_with("n't"));
    let is_ever = |nth: usize| nth > 0 && words.word(nth) == "since" && words.word(nth - 1) == "ever" && !is_denied();
    is_own || (0..words.len()).any(|nth| is_one(words.word(nth), WHY) && !is_ever(nth) || is_passive(nth))
}

/// The sentence that a note ends with, of those that tell something.
pub(super) fn last<'p>(prose: &'p NoteProse<'_>) -> Option<Said<'p>> {
    prose.said_by(Voice::Author).filter(|said| is_told(said.part.place) && Tokens::of(said.plain()).len() > 2).last()
}

/// Whether the last thing that a note tells is an item of a list.
pub(super) fn ends_in_list(prose: &NoteProse<'_>) -> bool {
    prose
        .said_by(Voice::Author)
        .filter(|said| is_told(said.part.place))
        .last()
        .is_some_and(|said| said.part.place == Place::Item)
}
