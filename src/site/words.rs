//! Words that pages say the same way everywhere: dates, parts, relations, reading times.

use super::view::StrengthView;
use crate::diagnostic::listed;
use crate::edition::Strength;
use crate::source::{Date, Interval};
use crate::vocabulary::{Audience, Relation, Role};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `14 March 2026`.
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"")
}

/// `14 March 2026`, `3 to 28 March 2026`, `3 March to 2 May 2026`, and whole months without days: `March to May 2026`.
pub(super) fn interval(days: Interval) -> String {
    let (from, to) = (days.from, days.to);
    let whole = from.day() == 1 && to == to.last_of_month();
    let same_year = from.year() == to.year();
    let same_month = same_year && from.month() == to.month();
    match () {
        () if from == to => day(from),
        () if whole && same_month => format!("{} {}", month(from), from.year()),
        () if whole && same_year => format!("{} to {} {}", month(from), month(to), to.year()),
        () if whole => format!("{} {} to {} {}", month(from), from.year(), month(to), to.year()),
        () if same_month => format!("{} to {}", from.day(), day(to)),
        () if same_year => format!("{} {} to {}", from.day(), month(from), day(to)),
        () => format!("{} to {}", day(from), day(to)),
    }
}

/// The candidate's part, as a reader reads it.
pub(super) fn part(role: Role) -> &'static str {
    match role {
        Role::Solo => "did it alone",
        Role::Lead => "led it",
        Role::Contributor => "contributed",
        Role::Reviewer => "reviewed",
        Role::Mentor => "mentored",
        Role::Sponsor => "sponsored it",
        Role::Idea => "had the idea",
    }
}

/// How a peer knows the work.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Peer => "same team",
        Relation::CrossTeam => "another team",
        Relation::Leader => "leads the work",
        Relation::Mentee => "mentored by the candidate",
        Relation::Partner => "another craft",
        Relation::Manager => "manager",
    }
}

/// Who an edition is for.
pub(super) fn for_whom(audience: Audience) -> String {
    let alone = if audience.is_author() { " alone" } else { "" };
    format!("for {}{alone}", audience.reader())
}

/// Who may see a note, when that is not everyone.
pub(super) fn restricted(widest: Audience) -> Option<String> {
    let others: Vec<&str> = Audience::without(widest).map(Audience::reader).collect();
    match others.as_slice() {
        [] => None,
        _ if widest.is_author() => Some(format!("only {}", widest.reader())),
        others => Some(format!("not for {}", listed(others))),
    }
}

/// A strength for a page.
pub(super) fn strength(strength: Strength) -> StrengthView {
    let steps = match strength {
        Strength::Strong => 4,
        Strength::Supported => 3,
        Strength::Thin => 2,
        Strength::NotEnoughToJudge => 1,
        Strength::Missing | Strength::Waived => 0,
    };
    StrengthView { name: strength.name(), class: strength.name().replace(' ', "-"), meaning: strength.meaning(), steps }
}

/// Minutes to read so many words, at 230 words a minute (Brysbaert 2019 found 238 for English non-fiction), one at least.
pub(super) fn minutes(words: usize) -> usize {
    words.div_ceil(230).max(1)
}

/// The first characters of a text, up to the end of a sentence where one ends in time, else of a word.
pub(super) fn excerpt(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let sentence = head.rmatch_indices(['.', '!', '?', '。']).find(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        *at * 3 > end && rest.starts_with(char::is_whitespace)
    });
    match sentence {
        Some((at, mark)) => head[..at + mark.len()].to_owned(),
        None => format!(
            "{}…",
            head.rsplit_once(char::is_whitespace).map_or(head, |(words, _)| words).trim_end_matches([',', ';', ':'])
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn between(from: Date, to: Date) -> String {
        interval(Interval { from, to })
    }

    #[test]
    fn intervals_say_no_more_than_they_must() {
        assert_eq!(between(date(2026, 3, 14), date(2026, 3, 14)), "14 March 2026");
        assert_eq!(between(date(2026, 3, 3), date(2026, 3, 28)), "3 to 28 March 2026");
        assert_eq!(between(date(2026, 3, 3), date(2026, 5, 2)), "3 March to 2 May 2026");
        assert_eq!(between(date(2026, 3, 1), date(2026, 5, 31)), "March to May 2026");
        assert_eq!(between(date(2025, 7, 1), date(2026, 6, 30)), "July 2025 to June 2026");
        assert_eq!(between(date(2026, 2, 1), date(2026, 2, 28)), "February 2026");
    }

    #[test]
    fn readers_are_named() {
        let words = |audience: &Audience| (for_whom(*audience), restricted(*audience).unwrap_or_default());
        let words: Vec<(String, String)> = Audience::ALL.iter().map(words).collect();
        let expected =
            [("for you alone", "only you"), ("for the manager", "not for the committee"), ("for the committee", "")];
        assert_eq!(words, expected.map(|(edition, note)| (edition.to_owned(), note.to_owned())));
    }

    #[test]
    fn excerpts_end_where_a_sentence_does() {
        assert_eq!(excerpt("Short.", 40), "Short.");
        assert_eq!(excerpt("It was slow. Then it was not, for a long time to come.", 30), "It was slow.");
        assert_eq!(excerpt("one two three four five six seven", 16), "one two three…");
    }
}
