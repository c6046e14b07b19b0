//! Numbers that look like a count of what was done, and are none: a share of another number, the sittings by which something came about, what the ledger of the note measures.

use super::NoteProse;
use super::words::{Mention, Said, is_one};

/// Whether a number of things that somebody handled is told for something else than how many they were.
pub(super) fn is_no_count(said: &Said<'_>, figure: &Mention, prose: &NoteProse<'_>) -> bool {
    let (before, rest) = (&said.plain()[..figure.range.start], &said.plain()[figure.range.end..]);
    is_part_of_more(before, rest) || is_means(said, before) || is_measured_change(before, prose)
}

/// Whether the number is a share of what is counted, *5 for icons*, or the whole of which another is a share, *351 of the 412 findings*.
fn is_part_of_more(before: &str, rest: &str) -> bool {
    let next = rest.trim_start().split(' ').next().unwrap_or_default();
    let is_whole = || {
        let share = [" of the ", " of our ", " of these ", " of those "].iter().find_map(|of| before.strip_suffix(of));
        share.is_some_and(|share| is_number(share.rsplit(' ').next().unwrap_or_default()))
    };
    is_one(next, "for in on to at by with from as per and or") || is_whole()
}

/// Whether the number only says by how many sittings something came about, where the same text goes on to measure what did: *agreed over six sessions*.
fn is_means(said: &Said<'_>, before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let mut later = std::iter::successors(said.after(), Said::after);
    is_one(last, "over in across through after within during") && later.any(|it| it.is_measured())
}

/// Whether things that were there were changed or taken away, in a note whose own ledger measures what came of it.
fn is_measured_change(before: &str, prose: &NoteProse<'_>) -> bool {
    let evidence = prose.note.evidence();
    let is_measured = || evidence.is_some_and(|evidence| evidence.metrics.iter().any(|metric| metric.before.is_some()));
    let verb = before.trim_end().rsplit(' ').next().unwrap_or_default();
    is_one(
        verb,
        "deleted removed dropped moved retired converted migrated ported renamed rewrote replaced silenced cut",
    ) && is_measured()
}

/// A number, in digits or in a word.
fn is_number(word: &str) -> bool {
    word.ends_with(|last: char| last.is_ascii_digit())
        || is_one(word, "one two three four five six seven eight nine ten eleven twelve half most all both none")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::{marked, marked_in};
    use crate::diagnostic::code;

    #[test]
    fn a_share_and_a_means() {
        for sentence in [
            "In the end I changed 19 tiles: 9 for walls and 5 for icons.",
            "I drew the wall: 12 on slides, 18 on maps.",
            "I closed 351 of the 412 findings.",
            "I answered nine of our 40 questions by a rule.",
            "I merged half of the 60 lists of tasks into one.",
            "We agreed the marks over six sessions. Doubles fell from 4.0 % to 1.5 %.",
            "The masons and I settled it in 14 meetings. A wall stands 40 % longer.",
            "I wrote the score after 12 interviews. It takes 20 min less.",
        ] {
            assert!(
                marked(code::VANITY_METRIC, sentence).is_empty(),
                "{sentence}: {:?}",
                marked(code::VANITY_METRIC, sentence)
            );
        }
        for sentence in [
            "I closed 412 findings of the roof.",
            "I answered 12 questions and 40 letters.",
            "I held 14 workshops in 9 towns. They liked it.",
            "I wrote 60 lists of tasks.",
            "I filed 12 reports over the winter. They are 40 cm high.",
        ] {
            assert_eq!(marked(code::VANITY_METRIC, sentence).len(), 1, "{sentence}");
        }
    }

    #[test]
    fn what_is_counted_alone_is_a_count() {
        for (sentence, words) in [
            ("I merged over 61 pull requests.", "61 pull requests"),
            ("Wrote 12,000 lines of Kotlin.", "12,000 lines of Kotlin"),
            ("I attended forty meetings.", "forty meetings"),
            ("I designed 85 screens for it.", "85 screens"),
            ("I chaired 14 rounds, more than any other member.", "14 rounds, more than any other member"),
        ] {
            assert_eq!(marked(code::VANITY_METRIC, sentence), [words], "{sentence}");
        }
        for sentence in [
            "It replaced 300 tests that nobody read.",
            "The script has 300 lines of code.",
            "I chaired the first 26 meetings, then handed them over.",
        ] {
            assert!(marked(code::VANITY_METRIC, sentence).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn what_the_ledger_of_the_note_measures() {
        let found = |metrics: &str, text: &str| {
            let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n{metrics}\n+++\n{text}\n");
            marked_in(code::VANITY_METRIC, "evidence/a.md", &note).len()
        };
        let ledger = "[[metrics]]\nid = \"a\"\nname = \"Calls\"\nbefore = \"46 calls\"\nafter = \"31 calls\"\nbetter = \"lower\"";
        for text in [
            "I deleted 19 alerts and kept the others.",
            "I moved 40 pages to the archive.",
            "I rewrote 8 checklists of the ward.",
            "I retired 30 reports of the mill.",
            "I converted 26 drawings of the yard.",
        ] {
            assert_eq!(found(ledger, text), 0, "{text}");
        }
        assert_eq!(found("", "I deleted 19 alerts and kept the others."), 1);
        for text in [
            "I wrote 19 alerts.",
            "I opened 40 tickets.",
            "I answered 26 emails.",
            "I held 12 workshops.",
            "I drew 30 slides.",
        ] {
            assert_eq!(found(ledger, text), 1, "{text}");
        }
    }
}
