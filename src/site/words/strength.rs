//! How well a criterion is proven, why, and what would help.

use crate::diagnostic::{count, listed};
use crate::edition::{Coverage, Edition, Grade, Part, Reason, Scope, SetAside, Source, Spread, Strength};
use crate::site::view::StrengthView;

/// A strength for a page.
pub(in crate::site) fn strength(strength: Strength) -> StrengthView {
    let (name, class, steps) = match strength {
        Strength::Strong => ("strong", "strong", 4),
        Strength::Supported => ("supported", "supported", 3),
        Strength::Thin => ("thin", "thin", 2),
        Strength::NotEnoughToJudge => ("not enough to judge", "not-enough-to-judge", 1),
        Strength::Missing => ("missing", "missing", 0),
        Strength::Waived => ("waived", "waived", 0),
    };
    StrengthView { name, class: class.to_owned(), meaning: meaning(strength), steps }
}

fn meaning(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => {
            "proof of more than one kind, at the scope of the level, led by the candidate, in more than one period"
        }
        Strength::Supported => "good proof, with one thing that still holds it back",
        Strength::Thin => "some proof; a reader will ask for more",
        Strength::NotEnoughToJudge => "something is there, but it cannot be judged",
        Strength::Missing => "nothing is there",
        Strength::Waived => "it could not be met, and the reason is given",
    }
}

/// What holds a criterion back.
pub(in crate::site) fn held_back(edition: &Edition, coverage: &Coverage) -> Vec<String> {
    coverage.held_back().map(|held| reason(edition, held)).collect()
}

/// One fact behind a strength, such that a reader can check it. A waiver speaks in the author's words.
pub(in crate::site) fn reason(edition: &Edition, reason: &Reason) -> String {
    match reason {
        Reason::Waived(why) => why.text.clone(),
        Reason::Nothing => "no note speaks for it".to_owned(),
        Reason::NothingCounts(aside) => {
            let why: Vec<&str> = aside.iter().copied().map(set_aside).collect();
            format!("nothing that speaks for it can be counted: {}", listed(&why))
        }
        Reason::NoEvidence(_) => "peers or claims speak for it, and no evidence does".to_owned(),
        Reason::OnlyTold => {
            "there is only the candidate's word, and no note says its scope or the candidate's part".to_owned()
        }
        Reason::Best { at, grade: best } => {
            format!("best proof: {} ({})", grade(*best), edition.entry(*at).reference)
        }
        Reason::Amount { found, asked } => amount(*found, *asked),
        Reason::Sources(sources) => {
            let kinds: Vec<&str> = sources.iter().copied().map(source).collect();
            match kinds.as_slice() {
                [only] => format!("only one kind of source: {only}"),
                kinds => format!("{}: {}", count(kinds.len(), "kind of source/kinds of source"), listed(kinds)),
            }
        }
        Reason::Scope(Scope::Unsaid) => "no note says its scope".to_owned(),
        Reason::Scope(Scope::Narrow { reached, wanted } | Scope::Reached { reached, wanted }) => {
            let scopes = &edition.rubric.scopes;
            format!("scope `{}`, where the level asks for `{}`", scopes[*reached], scopes[*wanted])
        }
        Reason::Part(Part::Unsaid { .. }) => "no note says the candidate's part".to_owned(),
        Reason::Part(Part::NotLeading) => "the candidate had no leading part".to_owned(),
        Reason::Part(Part::Leading { led, of }) => format!("the candidate had the leading part in {led} of {of}"),
        Reason::Spread(Spread::OnePeriod(only)) => format!("all of it in one period: {}", edition.periods[*only].id),
        Reason::Spread(Spread::Periods(periods)) => {
            let ids: Vec<&str> = periods.iter().map(|period| edition.periods[*period].id.as_str()).collect();
            format!("spread over {}", listed(&ids))
        }
    }
}

fn amount(found: usize, asked: usize) -> String {
    if found < asked {
        format!("{found} of the {asked} pieces of evidence that are asked for")
    } else if found == 1 {
        "it rests on one piece of evidence".to_owned()
    } else {
        format!("{found} pieces of evidence, where {asked} are asked for")
    }
}

/// How good a proof is.
pub(in crate::site) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Word => "the candidate's word",
        Grade::Witness => "a witness, in their own words",
        Grade::Artefact => "a linked artefact",
        Grade::Measured => "a figure with its source",
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::Account => "the candidate's account",
        Source::Artefact => "something that can be looked at",
        Source::Peer => "a peer",
    }
}

/// Why a note does not count.
pub(in crate::site) fn set_aside(why: SetAside) -> &'static str {
    match why {
        SetAside::NothingUnderIt => "a claim with nothing under it",
        SetAside::Background => "background",
        SetAside::KindUnsaid => "it does not say its kind",
        SetAside::NotDated => "not dated",
        SetAside::InProgress => "not finished yet",
        SetAside::NotGiven => "not given yet",
        SetAside::OtherKind => "of another kind than is asked for",
        SetAside::OutsideWindow => "outside the window",
    }
}

/// The next best thing to do about the first thing that holds a criterion back.
pub(in crate::site) fn next(held_back: Option<&Reason>) -> &'static str {
    match held_back {
        Some(Reason::Nothing) => "write down one piece of work that shows it, or waive it with a reason",
        Some(Reason::NothingCounts(aside) | Reason::NoEvidence(aside)) if aside.contains(&SetAside::KindUnsaid) => {
            "say in each note its `kind`: the expectation asks for a certain one"
        }
        Some(Reason::NothingCounts(_) | Reason::NoEvidence(_) | Reason::OnlyTold) => {
            "say in each note its scope, your part and when it was, and link something that can be looked at"
        }
        Some(Reason::Best { .. }) => {
            "link something that can be looked at: a document, a figure with its source, a recording"
        }
        Some(Reason::Sources(_)) => "ask someone who saw it for a few words",
        Some(Reason::Scope(_)) => "say in each note its `scope`: is there work that reached further?",
        Some(Reason::Part(_)) => "say in each note your `role`: what was yours?",
        Some(Reason::Spread(_)) => "look in the log for work of another period that shows the same",
        Some(Reason::Amount { .. } | Reason::Waived(_)) | None => "add another piece of work that shows it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::make_edition;
    use crate::packet::read_packet;
    use crate::source::Tree;
    use crate::vocabulary::Audience;
    use std::collections::BTreeSet;

    const SETTINGS: &str = "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
                            [window]\nfrom = 2025-07-01\nto = 2026-06-30\n";
    const RUBRIC: &str = "id = \"small\"\ntitle = \"Small\"\nscopes = [\"feature\", \"system\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
                          scope = \"system\"\n[[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Changes something.\"\n";

    /// What pages say of the one criterion of a packet with this evidence, and what they advise.
    fn said(evidence: &[&str]) -> (Vec<String>, &'static str) {
        let note = |keys: &&str| format!("+++\ntitle = \"x\"\ncriteria = [\"impact\"]\n{keys}\n+++\n");
        let notes: Vec<(String, String)> =
            evidence.iter().enumerate().map(|(index, keys)| (format!("evidence/e{index}.md"), note(keys))).collect();
        let mut files = vec![("packet.toml", SETTINGS), ("rubric.toml", RUBRIC)];
        files.extend(notes.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let edition = make_edition(&read_packet(&Tree::of(&files), &mut Vec::new()), Audience::Committee);
        let coverage = &edition.coverage[0];
        let reasons = coverage.reasons.iter().map(|why| reason(&edition, why)).collect();
        (reasons, next(coverage.held_back().next()))
    }

    #[test]
    fn reasons_are_said_so_that_a_reader_can_check_them() {
        let evidence = "date = 2026-03-01\nscope = \"feature\"\nrole = \"reviewer\"";
        let (reasons, next) = said(&[evidence]);
        let expected = [
            "best proof: the candidate's word (E-01)",
            "it rests on one piece of evidence",
            "only one kind of source: the candidate's account",
            "scope `feature`, where the level asks for `system`",
            "the candidate had no leading part",
            "all of it in one period: 2026-H1",
        ];
        assert_eq!(reasons, expected);
        assert_eq!(next, "link something that can be looked at: a document, a figure with its source, a recording");
    }

    #[test]
    fn what_does_not_count_is_said_in_one_order() {
        let (reasons, _) = said(&["date = 2020-01-01", "date = 2026-03-01\nbackground = true", ""]);
        assert_eq!(
            reasons,
            ["nothing that speaks for it can be counted: background, not dated and outside the window"]
        );
    }

    #[test]
    fn a_kind_that_is_not_said_is_asked_for_first() {
        let aside = BTreeSet::from([SetAside::KindUnsaid, SetAside::OtherKind]);
        assert!(next(Some(&Reason::NothingCounts(aside))).contains("`kind`"));
        assert!(!next(Some(&Reason::NothingCounts(BTreeSet::from([SetAside::OtherKind])))).contains("`kind`"));
    }
}
