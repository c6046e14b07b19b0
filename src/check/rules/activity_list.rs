//! A long list of tasks with no outcome
//!
//! Why it matters: Eight lines of what was done leave it to the reader to find out which of them mattered. Reviewers ask for full sentences and for fewer of them: problem, change, why.
//!
//! How it can misfire: A list counts from six items on of which four in five hold no figure that measures, no word on what came of it and at most 25 words. Lists under a heading such as *References* are
//! left alone. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote, more often than anything else.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! - date picker
//! - wrong currency on the receipt
//! - new icons
//! - dependency updates
//! - login page
//! - error texts
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Receipts showed the wrong currency. I traced it to the cache, and nobody has called about it since.
//! ```

use crate::check::words::{Part, Phrases, Place, is_references, is_title_of_references, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::Spanned;
use crate::syntax::markdown::{Inline, count_words};

pub(super) const RULE: Rule = Rule {
    name: code::ACTIVITY_LIST,
    severity: Severity::Hint,
    source: include_str!("activity_list.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[&OUTCOME] },
};

/// What came of something, or what it is for. From public cases in which an item says why it is there.
static OUTCOME: Phrases = phrases(
    r"(?:so that|which (?:allow|enabl|mean|let|made|reduc|improv|help|fix|prevent|resolv|avoid|ensur|remov|gives?|lets?|unblock|caus|had)\w*|thereby|thus|therefore|because|since|as a result|result(?:ed|ing|s)? in|led to|enabl\w+|allow\w*|reduc\w+|improv\w+|prevent\w*|avoid\w*|resolv\w+|unblock\w*|sav(?:es|ed|ing)|mak(?:es|ing) (?:it|the|them)|now|no longer|used by|adopted|in order to|where (?:it|they|we|nobody)|instead of|to (?:enable|allow|reduce|improve|prevent|avoid|support|ensure|make|help|speed|simplify|unblock|let|keep|stop|get|catch|show))\b",
);

/// From how many items on a list is long.
const LONG: usize = 6;

/// An item with more words than that is no mere task.
const WORDS: usize = 25;

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if prose.argues() && !is_title_of_references(prose.note.title()) {
        lists(prose).iter().for_each(|list| diagnostics.extend(tasks(list)));
    }
}

/// Whether a note holds a list that is found here.
pub(super) fn is_listed(prose: &NoteProse<'_>) -> bool {
    lists(prose).iter().any(|list| tasks(list).is_some())
}

/// The items that stand one after another, section by section; those of references are left out.
fn lists<'p>(prose: &'p NoteProse<'_>) -> Vec<Vec<&'p Part<'p>>> {
    let (mut lists, mut is_open) = (Vec::<Vec<&Part<'_>>>::new(), false);
    for (heading, part) in prose.sections() {
        let is_item = part.place == Place::Item && !is_references(heading);
        if is_item && !is_open {
            lists.push(Vec::new());
        }
        if let Some(list) = lists.last_mut().filter(|_| is_item) {
            list.push(part);
        }
        is_open = is_item;
    }
    lists
}

/// An item that is nothing but a link is for `link-dump`.
fn is_link(part: &Part<'_>) -> bool {
    let words = part.passage().map_or(&[][..], |passage| passage.line);
    matches!(words, [Spanned { value: Inline::Link(..), .. }])
}

fn tasks(list: &[&Part<'_>]) -> Option<Diagnostic> {
    if list.len() < LONG {
        return None;
    }
    let bare =
        list.iter().filter(|item| is_task(item) && !is_entry(item) && !is_moment(item) && !is_link(item)).count();
    if bare < LONG || bare * 5 < list.len() * 4 {
        return None;
    }
    let first = list.first()?;
    let last = list.last()?;
    let span = first.span(0..first.text().len()).join(last.span(0..last.text().len()));
    let found = Diagnostic::hint(RULE.name, span, format!("{} items say what was done, and not what came of it", bare));
    Some(found.help("which three mattered? say of each what the problem was, what changed and why it mattered; the others may go under *References*"))
}

fn is_task(item: &Part<'_>) -> bool {
    let words = count_words(item.text());
    let has_words = item.plain().contains(char::is_alphabetic);
    has_words && words <= WORDS && !OUTCOME.is_in(item.plain()) && !item.sentences().any(|said| said.is_measured())
}

/// `01:39: the site went down`, `2019-10-20 …`: a moment of a story.
fn is_moment(item: &Part<'_>) -> bool {
    let start = item.text().trim_start();
    let digits = start.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 1..=4) && start[digits..].starts_with([':', '-', '.', '/', 'h'])
}

/// `Team: Checkout`: an entry of a form.
fn is_entry(item: &Part<'_>) -> bool {
    item.text()
        .split_once(':')
        .is_some_and(|(label, _)| count_words(label) <= 5 && label.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked;

    /// How often a list with these items is found.
    fn found(items: &[&str]) -> usize {
        marked(RULE.name, &items.iter().map(|item| format!("- {item}\n")).collect::<String>()).len()
    }

    #[test]
    fn six_tasks_and_more() {
        let tasks = [
            "date picker",
            "new icons",
            "login page",
            "error texts",
            "a cache",
            "the [CAT-12](https://example.com/12)",
        ];
        assert_eq!([found(&tasks), found(&tasks[1..])], [1, 0]);
        let counts =
            ["planted two hedges", "six visits", "a talk with three growers", "new labels", "a map", "the fence"];
        assert_eq!(found(&counts), 1);
        let outcome =
            ["date picker, so that a date can be typed", "login in 2 s", "fewer calls because the text is clear"];
        assert_eq!([found(&[&tasks[..], &outcome[..1]].concat()), found(&[&tasks[..], &outcome].concat())], [1, 0]);
    }

    #[test]
    fn references_are_a_list() {
        let list = "- a paper\n- a talk\n- a note\n- a page\n- a post\n- a film\n";
        assert_eq!(marked(RULE.name, &format!("# References\n\n{list}")).len(), 0);
        assert_eq!(marked(RULE.name, &format!("# Work\n\n{list}")).len(), 1);
        let times: String = (10..17).map(|hour| format!("- {hour}:15 UTC: it went on\n")).collect();
        let links: String = (1..8).map(|week| format!("- [Week {week}](#week-{week})\n")).collect();
        assert_eq!([marked(RULE.name, &times).len(), marked(RULE.name, &links).len()], [0, 0]);
    }
}
