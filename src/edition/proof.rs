//! Which notes speak for a criterion, how good a proof each of them is, and which do not count.

use super::{Edition, Evidence, Impact, Metric, NoteRef, Shown, Support};
use crate::rubric::Expectation;
use crate::source::Interval;
use crate::vocabulary::{Form, NoteKind, State, Status};
use std::cmp::Reverse;

/// One note that speaks for a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The note.
    pub at: NoteRef,
    /// How good a proof it is.
    pub grade: Grade,
    /// How the author says it speaks for the criterion.
    pub why: Option<Shown>,
    /// Why it does not count, when it does not.
    pub set_aside: Option<SetAside>,
}

/// How good a proof is, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The author's word.
    Word,
    /// Someone who was there, in their own words.
    Witness,
    /// Something that can be looked at.
    Artefact,
    /// A figure with its source.
    Measured,
}

/// Why a note that speaks for a criterion does not count, in the order in which several are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetAside {
    /// A claim with nothing under it.
    NothingUnderIt,
    /// Work that is there to be understood, not to be counted.
    Background,
    /// The expectation asks for certain kinds of work, and this does not say its kind.
    KindUnsaid,
    /// Work that does not say when it was.
    NotDated,
    /// Work that is not finished.
    InProgress,
    /// Feedback that the peer has not given.
    NotGiven,
    /// Work of another kind than the expectation asks for.
    OtherKind,
    /// Work of another time than the one that counts.
    OutsideWindow,
}

/// The proof of an edition. How good a piece of evidence is does not depend on the criterion, and is found out once.
pub(super) struct Proofs<'a> {
    edition: &'a Edition,
    /// By place in the edition's evidence.
    grades: Vec<Grade>,
}

impl<'a> Proofs<'a> {
    pub(super) fn of(edition: &'a Edition) -> Proofs<'a> {
        let grades = edition.evidence.iter().map(|evidence| grade_of_evidence(edition, evidence)).collect();
        Proofs { edition, grades }
    }

    /// Everything that speaks for a criterion: what counts before what does not, stronger before weaker, then reading
    /// order.
    pub(super) fn of_criterion(&self, criterion: usize, asked: Option<&Expectation>) -> Vec<Proof> {
        let mut proof = Vec::new();
        let mut add = |supports: &[Support], at: NoteRef, grade: Grade, set_aside: Option<SetAside>| {
            if let Some(support) = supports.iter().find(|support| support.criterion == criterion) {
                proof.push(Proof { at, grade, why: support.why.clone(), set_aside });
            }
        };
        for evidence in &self.edition.evidence {
            let at = evidence.entry.at;
            add(&evidence.supports, at, self.grades[at.index], set_aside(self.edition, evidence, asked));
        }
        for impact in &self.edition.impact {
            let set_aside = (!has_something_under_it(self.edition, impact)).then_some(SetAside::NothingUnderIt);
            add(&impact.supports, impact.entry.at, self.grade_of_claim(impact), set_aside);
        }
        for feedback in &self.edition.feedback {
            let set_aside = (feedback.state != State::Given).then_some(SetAside::NotGiven);
            add(&feedback.supports, feedback.entry.at, Grade::Witness, set_aside);
        }
        proof.sort_by_key(|proof| (proof.set_aside.is_some(), Reverse(proof.grade), reading_order(proof.at)));
        proof
    }

    /// A claim is as good as the best of what is under it.
    fn grade_of_claim(&self, impact: &Impact) -> Grade {
        if has_measured(self.edition, &impact.metrics) {
            return Grade::Measured;
        }
        let mut best = Grade::Word;
        for evidence in &impact.evidence {
            best = best.max(self.grades[evidence.index]);
        }
        if is_seen_by_a_peer(self.edition, &impact.feedback) {
            best = best.max(Grade::Witness);
        }
        best
    }
}

/// How good a proof one piece of evidence is.
fn grade_of_evidence(edition: &Edition, evidence: &Evidence) -> Grade {
    if has_measured(edition, &evidence.metrics) {
        Grade::Measured
    } else if !evidence.links.is_empty() || evidence.entry.body.has_artefact() {
        Grade::Artefact
    } else if is_seen_by_a_peer(edition, &evidence.cited_by) {
        Grade::Witness
    } else {
        Grade::Word
    }
}

/// A figure is proof when a reader can see where it comes from.
fn has_measured(edition: &Edition, metrics: &[usize]) -> bool {
    let is_measured = |metric: &Metric| metric.source.is_some() && metric.after.is_some();
    metrics.iter().any(|index| is_measured(&edition.metrics[*index]))
}

/// Whether one of these notes is what a peer said, in their own words.
pub(super) fn is_seen_by_a_peer(edition: &Edition, notes: &[NoteRef]) -> bool {
    notes.iter().any(|at| at.kind == NoteKind::Feedback && edition.feedback[at.index].state == State::Given)
}

/// Why a piece of evidence does not count; the first of these that is true.
fn set_aside(edition: &Edition, evidence: &Evidence, asked: Option<&Expectation>) -> Option<SetAside> {
    let is_outside = |window: Interval| evidence.when.is_some_and(|when| !when.overlaps(window));
    let kinds = asked.map_or(&[][..], |asked| &asked.kinds);
    if evidence.background {
        Some(SetAside::Background)
    } else if evidence.status == Status::InProgress {
        Some(SetAside::InProgress)
    } else if evidence.when.is_none() {
        Some(SetAside::NotDated)
    } else if edition.window.is_some_and(is_outside) {
        Some(SetAside::OutsideWindow)
    } else if kinds.is_empty() {
        None
    } else {
        match &evidence.kind {
            None => Some(SetAside::KindUnsaid),
            Some(kind) => (!kinds.contains(&kind.text)).then_some(SetAside::OtherKind),
        }
    }
}

fn has_something_under_it(edition: &Edition, impact: &Impact) -> bool {
    !impact.evidence.is_empty() || !impact.metrics.is_empty() || is_seen_by_a_peer(edition, &impact.feedback)
}

/// Work before what is said of it.
fn reading_order(at: NoteRef) -> (u8, usize) {
    let kind = match at.kind.form() {
        Form::Evidence => 0,
        Form::Impact => 1,
        Form::Feedback | Form::Answer | Form::Page => 2,
    };
    (kind, at.index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::make_edition;
    use crate::packet::read_packet;
    use crate::source::Tree;
    use crate::vocabulary::Audience;

    const SETTINGS: &str =
        "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    const RUBRIC: &str = "id = \"small\"\ntitle = \"Small\"\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
                          [[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Changes something.\"\nkinds = [\"design\"]\n";

    /// The proof of the one criterion in the author's edition: reference, grade, why it does not count.
    fn proof(notes: &[(&str, &str)]) -> Vec<(String, Grade, Option<SetAside>)> {
        let mut files = vec![("packet.toml", SETTINGS), ("rubric.toml", RUBRIC)];
        files.extend(notes);
        let packet = read_packet(&Tree::of(&files), &mut Vec::new());
        let edition = make_edition(&packet, Audience::SelfOnly);
        let proof = edition.coverage[0].proof.iter();
        proof.map(|proof| (edition.entry(proof.at).reference.clone(), proof.grade, proof.set_aside)).collect()
    }

    #[test]
    fn a_claim_is_as_good_as_what_is_under_it_and_does_not_count_without() {
        let found = proof(&[
            (
                "evidence/a.md",
                "+++\nid = \"a\"\ntitle = \"A\"\ndate = 2026-01-01\nlinks = [{title = \"D\", url = \"https://example.com\"}]\n+++\n",
            ),
            ("impact/a.md", "+++\nclaim = \"Bare.\"\ncriteria = [\"impact\"]\n+++\n"),
            ("impact/b.md", "+++\nclaim = \"Shown.\"\ncriteria = [\"impact\"]\nevidence = [\"a\"]\n+++\n"),
        ]);
        let bare = ("I-01".to_owned(), Grade::Word, Some(SetAside::NothingUnderIt));
        assert_eq!(found, [("I-02".to_owned(), Grade::Artefact, None), bare]);
    }

    #[test]
    fn each_reason_for_which_work_does_not_count() {
        let note = |keys: &str| format!("+++\ntitle = \"x\"\ncriteria = [\"impact\"]\n{keys}\n+++\n");
        let one = |keys: &str| proof(&[("evidence/a.md", &note(keys))])[0].2;
        assert_eq!(one("date = 2026-01-01\nkind = \"design\""), None);
        assert_eq!(one("date = 2026-01-01\nkind = \"talk\""), Some(SetAside::OtherKind));
        assert_eq!(one("date = 2026-01-01"), Some(SetAside::KindUnsaid));
        assert_eq!(one("kind = \"design\""), Some(SetAside::NotDated));
        assert_eq!(one("kind = \"design\"\nstatus = \"in-progress\""), Some(SetAside::InProgress));
        assert_eq!(one("kind = \"design\"\nbackground = true"), Some(SetAside::Background));
    }

    #[test]
    fn feedback_that_is_not_given_does_not_count() {
        let feedback =
            "---\nfrom: {name: Ana, relation: peer}\nstate: requested\ncriteria: [impact]\n---\n# Draft\nA hope.\n";
        let found = proof(&[("feedback/ana.md", feedback)]);
        assert_eq!(found, [("F-01".to_owned(), Grade::Witness, Some(SetAside::NotGiven))]);
    }
}
