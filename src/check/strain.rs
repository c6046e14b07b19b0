//! What only sounds like effort: nights that were spent to look, a price of which the next sentence tells what it bought, time of others that is over.

use super::words::{Phrases, Said, Tokens, Voice, is_one, phrases};
use std::ops::Range;

/// Time that is one's own.
pub(super) const PRIVATE: &str = "weekend weekends holiday holidays vacation vacations evening evenings night nights christmas birthday birthdays sunday sundays saturday saturdays dinner dinners lunch lunches sleep family kids children midnight dawn";

/// Whether the words only sound like strain: a job that one asks for (*put myself forward*), a thing that never stops, an hour at which somebody may have
/// something, a price of which the next sentences tell what it bought, or what others did until it was over.
pub(super) fn is_no_strain(said: &Said<'_>, range: &Range<usize>) -> bool {
    let (plain, found) = (said.plain(), &said.plain()[range.clone()]);
    let (before, after) = (&plain[..range.start], &plain[range.end..]);
    let own = |text: &str| Tokens::of(text).words().any(|word| is_one(word, "i i've i'm we my me our us mine"));
    let is_put = found.ends_with(" myself")
        && ["put", "gave"].iter().any(|verb| found.starts_with(verb))
        && ![" into ", " through ", " entirely", " wholly", " fully", " completely"]
            .iter()
            .any(|in_it| after.starts_with(in_it));
    let is_thing = said.part.voice == Voice::Author
        && ["never ", "rarely "].iter().any(|word| found.starts_with(word))
        && found.split(' ').nth(1).is_some_and(|verb| verb.ends_with('s'))
        && !before.ends_with(" who ");
    let is_free = ["at any hour", "at all hours", "24/7"].iter().any(|hour| found.starts_with(hour))
        && [" can ", " could ", " may "].iter().any(|can| before.contains(can))
        && !own(before);
    let is_price =
        ["cost me", "costs me", "took me", "takes me"].iter().any(|price| found.starts_with(price)) && is_paid(said);
    is_put || is_thing || is_free || is_price || !own(before) && is_over_for_others(before, after)
}

/// Whether one of the next two sentences goes on with what came of it: *It showed that …*.
fn is_paid(said: &Said<'_>) -> bool {
    const IT: &[&str] = &["it ", "they ", "that ", "this ", "those ", "these "];
    let next = std::iter::successors(said.after(), Said::after).take(2);
    next.map(|it| it.plain().trim_start()).any(|next| IT.iter().any(|it| next.starts_with(it)) && SEEN.is_in(next))
}

/// Whether some others are the subject, other than one's own team, and the rest of the sentence tells that it is over: *two clerks stayed late; since May both go home at five*.
fn is_over_for_others(before: &str, after: &str) -> bool {
    let words = Tokens::of(before);
    let is_group = |nth: usize| is_count(words.word(nth)) || is_one(words.word(nth), "the all both most many some");
    let is_many = |nth: usize| words.word(nth).ends_with('s') && words.word(nth).len() > 3;
    let is_others = (0..words.len()).any(|nth| is_group(nth) && ((nth + 1)..(nth + 3)).any(is_many));
    is_others && Tokens::of(after).words().any(|word| is_one(word, "since now longer anymore nobody"))
}

/// Words between a stretch of time and the place where it was spent.
const AT: &str = "in at aboard on beside under behind among inside near outside with by";

/// Where work is done anyway.
const OWN_PLACES: &str = "office desk home laptop sofa bed screen keyboard flat hotel work";

/// How one looks at something, or takes part in it to see.
const LOOKED: &str = "watched watching observed observing measured measuring counted counting timed timing logged recorded rode riding shadowed listened listening followed walked stood interviewed";

/// What came of looking.
static SEEN: Phrases = phrases(
    r"(?:found|saw|seen|show(?:ed|s|n)|caught|learn(?:t|ed)|heard|noticed|told (?:me|us)|turned out|came (?:from|out of|to light)|marked|traced|counted|timed|measured|noted|recorded|recorded|revealed|gave (?:me|us|away)|settled)\b",
);

/// Nights that were counted, spent where something is used, and of which the paragraph goes on to tell what was seen.
pub(super) fn is_fieldwork(said: &Said<'_>) -> bool {
    let words = Tokens::of(said.plain());
    let has = |list: &str, nth: usize| list.split(' ').any(|known| known == words.word(nth));
    let is_counted = |nth: usize| (nth.saturating_sub(3)..nth).any(|before| is_count(words.word(before)));
    let Some(time) = (1..words.len()).find(|nth| has(PRIVATE, *nth) && is_counted(*nth)) else { return false };
    let later = std::iter::successors(said.after(), Said::after);
    let mut told =
        std::iter::once(&said.plain()[words.range(time, time).end..]).chain(later.clone().map(|it| it.plain()));
    let name = |nth: usize| (nth + 1..nth + 3).any(|nth| said.is_name(words.range(nth, nth).start));
    let goes_back = || {
        let time = words.word(time).trim_end_matches('s');
        later.clone().any(|it| Tokens::of(it.plain()).words().any(|word| word.trim_end_matches('s') == time))
    };
    let is_place = |nth: usize| {
        has(AT, nth)
            && words.is_joined(nth - 1)
            && !(nth + 1..nth + 5).any(|nth| has(OWN_PLACES, nth))
            && (words.word(nth) != "on" || name(nth) || goes_back())
    };
    let is_there = is_place(time + 1) || (0..words.len()).any(|nth| has(LOOKED, nth));
    let has_figure = || later.clone().any(|it| it.has_figure());
    is_there && (told.any(|text| SEEN.is_in(text)) || has_figure())
}

/// A number of a few, in digits or in letters.
fn is_count(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        || " two three four five six seven eight nine ten eleven twelve dozen fourteen fifteen twenty thirty forty couple few several one "
            .contains(&format!(" {word} "))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::marked;
    use crate::diagnostic::code;

    #[test]
    fn what_only_sounds_like_strain() {
        for text in [
            "I put myself forward for the post of second baker.",
            "I put myself in their place, and moved the bench.",
            "I gave myself a day for it.",
            "I put myself on the list of the choir.",
            "I put myself down for the ferry.",
            "Two clerks of the archive stayed until late every evening; since the index is there both go home at five.",
            "The nurses worked late most nights, and now leave at six.",
            "Three cooks worked every weekend until May, and nobody does since the new oven.",
            "Both printers stayed late at the press, which no longer needs them.",
            "The keepers worked weekends before, and they are free now.",
            "I read every night page of the spring.",
            "I counted each evening ferry of a week.",
            "I weighed every lunch menu of the canteen.",
            "I drew every weekend timetable anew.",
            "I tasted each Sunday loaf.",
            "Every farmer of the valley can call the vet at any hour.",
            "With it the crews could refuel at all hours.",
            "The bell may be rung at any hour.",
            "Guests can leave their keys at any hour.",
            "A ship could moor at any hour.",
            "The first count cost me four nights. It showed that half of the hives were empty.",
            "The survey took me three weekends. I walked. It found the leak.",
            "It cost me two evenings. They showed where the roof sags.",
            "The audit cost me a weekend. That revealed two wells.",
            "It took me nine nights. This told us why the glaze crawls.",
            "Care for a roof is a thing which never stops.",
            "The mill never rests.",
            "Our old press rarely stops.",
            "The rota never says no.",
            "A lighthouse never rests.",
        ] {
            assert!(
                marked(code::EFFORT_NOT_OUTCOME, text).is_empty(),
                "{text}: {:?}",
                marked(code::EFFORT_NOT_OUTCOME, text)
            );
        }
        for text in [
            "I put myself into every loaf.",
            "I threw myself into it.",
            "We stayed late every evening, and now others do.",
            "I stayed late every evening, and now others do.",
            "The choir and I worked weekends until it was done.",
            "I was at the kiln every night.",
            "I swept the yard every evening after dinner.",
            "I took every night shift of the winter.",
            "I baked each weekend and most holidays.",
            "I spent every evening binding.",
            "I can be called at any hour.",
            "She could ask me at any hour.",
            "The move cost me four nights. I did not complain.",
            "The fair took me three weekends.",
            "It cost me my holidays. It was worth it.",
        ] {
            assert_eq!(marked(code::EFFORT_NOT_OUTCOME, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn time_that_was_spent_to_look() {
        for text in [
            "I spent two nights in the bakery with a thermometer. The dough lost four degrees between two and three.",
            "I spent three weekends at the ticket counter of the museum. Most visitors turned round at the second question, I found.",
            "I stayed five evenings on Brandt Pier with a camera. The log of the third showed the birds turn at the lamp.",
            "I rode along on four nights and timed every radio call: eleven of thirty went unheard.",
            "I spent six nights beside the kiln. Those nights told us why the glaze crawled.",
        ] {
            assert!(marked(code::EFFORT_NOT_OUTCOME, text).is_empty(), "{text}");
        }
        for text in [
            "I spent two nights in the office before the launch. I found it worth the while.",
            "I stayed late at the desk, three weekends of it. It showed.",
            "I worked four nights at the plant and never complained.",
            "I spent six weekends on the catalogue. It has 4,000 entries.",
            "I spent nights at the plant. It showed in the figures.",
        ] {
            assert_eq!(marked(code::EFFORT_NOT_OUTCOME, text).len(), 1, "{text}");
        }
    }
}
