//! Which notes speak for a criterion, how good a proof each of them is, and which do not count. What of it is a piece of
//! work is for `pieces`.

use super::{Edition, Evidence, Feedback, Impact, Metric, NamedStatement, NoteRef, Shown, Support};
use crate::rubric::Expectation;
use crate::source::{Interval, Spanned};
use crate::vocabulary::{Form, LinkTarget, NoteKind, State, Status};

/// One note that speaks for a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The note.
    pub at: NoteRef,
    /// How good a proof it is.
    pub grade: Grade,
    /// How the author says it speaks for the criterion.
    pub why: Option<Shown>,
    /// The statements that it names.
    pub statements: Vec<NamedStatement>,
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
    /// A figure whose source this reader is given.
    Measured,
}

/// Why a note that speaks for a criterion does not count, in the order in which several are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetAside {
    /// A claim with nothing under it.
    NothingUnderIt,
    /// The same work as another note that counts.
    Copy,
    /// Work that is there to be understood, not to be counted.
    Background,
    /// Feedback that the peer would rather not give.
    Declined,
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

/// Everything that speaks for a criterion, in reading order; of copies, the first that counts does.
pub(super) fn proof(edition: &Edition, criterion: usize, asked: Option<&Expectation>) -> Vec<Proof> {
    let mut proof = Vec::new();
    let mut add = |supports: &[Support], at: NoteRef, set_aside: &dyn Fn() -> Option<SetAside>| {
        if let Some(support) = supports.iter().find(|support| support.criterion == criterion) {
            proof.push(Proof {
                at,
                grade: grade(edition, criterion, at, asked),
                why: support.why.clone(),
                statements: support.statements.clone(),
                set_aside: set_aside(),
            });
        }
    };
    for evidence in &edition.evidence {
        add(&evidence.supports, evidence.entry.at, &|| set_aside(edition, evidence, asked));
    }
    for impact in &edition.impact {
        let is_bare = || !has_something_under_it(edition, impact);
        add(&impact.supports, impact.entry.at, &|| is_bare().then_some(SetAside::NothingUnderIt));
    }
    for feedback in &edition.feedback {
        add(&feedback.supports, feedback.entry.at, &|| not_given(feedback));
    }
    set_copies_aside(edition, &mut proof);
    proof
}

/// How good a proof of a criterion a note is.
fn grade(edition: &Edition, criterion: usize, at: NoteRef, asked: Option<&Expectation>) -> Grade {
    match at.kind.form() {
        Form::Evidence => grade_of_evidence(edition, criterion, at.index),
        Form::Impact => grade_of_claim(edition, criterion, &edition.impact[at.index], asked),
        Form::Feedback => Grade::Witness,
        Form::Answer | Form::Page => Grade::Word,
    }
}

/// How good a proof of a criterion one piece of evidence is.
pub(super) fn grade_of_evidence(edition: &Edition, criterion: usize, index: usize) -> Grade {
    let evidence = &edition.evidence[index];
    if has_measured(edition, &evidence.metrics) {
        Grade::Measured
    } else if evidence.links.iter().any(|(_, target)| target.value.is_to_look_at())
        || evidence.entry.body.has_artefact()
    {
        Grade::Artefact
    } else if witnesses(edition, criterion, index).is_empty() {
        Grade::Word
    } else {
        Grade::Witness
    }
}

/// A claim is as good as the best of what is under it.
fn grade_of_claim(edition: &Edition, criterion: usize, impact: &Impact, asked: Option<&Expectation>) -> Grade {
    let own = if has_measured(edition, &impact.metrics) { Grade::Measured } else { Grade::Word };
    let evidence = impact.evidence.iter().map(|at| {
        let work = &edition.evidence[at.index];
        let speaks = work.supports.iter().any(|support| support.criterion == criterion)
            && set_aside(edition, work, asked).is_none();
        let grade = grade_of_evidence(edition, criterion, at.index);
        // Who saw work of something else, or work that does not count, has not seen this.
        if grade == Grade::Witness && !speaks { Grade::Word } else { grade }
    });
    let seen = impact.feedback.iter().map(|at| {
        let is_seen = is_witness_of_claim(edition, criterion, &edition.feedback[at.index], impact);
        if is_seen { Grade::Witness } else { Grade::Word }
    });
    evidence.chain(seen).fold(own, Grade::max)
}

/// The peers who saw a piece of evidence, or a copy of it, and whose words are for this criterion.
pub(super) fn witnesses(edition: &Edition, criterion: usize, index: usize) -> Vec<NoteRef> {
    let original = edition.evidence[index].copy_of.unwrap_or(index);
    let same = std::iter::once(original).chain(edition.evidence[original].copies.iter().copied());
    let seen = same.flat_map(|index| &edition.evidence[index].cited_by).filter(|by| by.kind == NoteKind::Feedback);
    let mut witnesses: Vec<NoteRef> =
        seen.filter(|by| is_witness(&edition.feedback[by.index], criterion)).copied().collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

/// Whether a peer's words are for a criterion: they name it, or they name none.
pub(super) fn is_witness(feedback: &Feedback, criterion: usize) -> bool {
    let names_it = feedback.supports.iter().any(|support| support.criterion == criterion);
    is_given(feedback) && (names_it || feedback.supports.is_empty())
}

/// Whether a peer speaks for a claim: what they say they saw, if anything, is under it.
pub(super) fn is_witness_of_claim(edition: &Edition, criterion: usize, feedback: &Feedback, impact: &Impact) -> bool {
    let saw = |evidence: &NoteRef| edition.evidence[evidence.index].cited_by.contains(&feedback.entry.at);
    is_witness(feedback, criterion) && (feedback.evidence.is_empty() || impact.evidence.iter().any(saw))
}

/// Whether a peer's words are there. Of copies, those of the original are.
pub(super) fn is_given(feedback: &Feedback) -> bool {
    feedback.state == State::Given && feedback.copy_of.is_none()
}

/// A figure is proof when this reader can look at where it comes from. That a few words name a source is the author's
/// word again.
pub(super) fn has_measured(edition: &Edition, metrics: &[usize]) -> bool {
    let is_measured = |metric: &Metric| {
        let target = metric.source.as_ref().and_then(|(_, target)| target.as_ref());
        metric.after.is_some() && target.is_some_and(LinkTarget::is_to_look_at)
    };
    metrics.iter().any(|index| is_measured(&edition.metrics[*index]))
}

/// Why a piece of evidence does not count; the first of these that is true.
pub(super) fn set_aside(edition: &Edition, evidence: &Evidence, asked: Option<&Expectation>) -> Option<SetAside> {
    let is_outside = |window: Spanned<Interval>| evidence.when.is_some_and(|when| !when.value.overlaps(window.value));
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

fn not_given(feedback: &Feedback) -> Option<SetAside> {
    match feedback.state {
        State::Given => feedback.copy_of.map(|_| SetAside::Copy),
        State::Draft | State::Requested => Some(SetAside::NotGiven),
        State::Declined => Some(SetAside::Declined),
    }
}

/// Whether anything that this reader has is under a claim: evidence, figures, or a peer who has given their words.
pub(super) fn has_something_under_it(edition: &Edition, impact: &Impact) -> bool {
    let is_given = |at: &NoteRef| is_given(&edition.feedback[at.index]);
    !impact.evidence.is_empty() || !impact.metrics.is_empty() || impact.feedback.iter().any(is_given)
}

/// Of evidence that is a copy of other evidence, one counts: the original where it does, else the first that does. A
/// copy may say that it speaks for more criteria than the original.
fn set_copies_aside(edition: &Edition, proof: &mut [Proof]) {
    let original = |at: NoteRef| edition.evidence[at.index].copy_of.unwrap_or(at.index);
    let is_one_of_several = |at: NoteRef| !edition.evidence[original(at)].copies.is_empty();
    let is_evidence = |proof: &&mut Proof| {
        proof.at.kind == NoteKind::Evidence && proof.set_aside.is_none() && is_one_of_several(proof.at)
    };
    let mut counted: Vec<NoteRef> = proof.iter_mut().filter(is_evidence).map(|proof| proof.at).collect();
    counted.sort_by_key(|at| (original(*at), at.index != original(*at), at.index));
    counted.dedup_by_key(|at| original(*at));
    for proof in proof.iter_mut().filter(is_evidence) {
        if !counted.contains(&proof.at) {
            proof.set_aside = Some(SetAside::Copy);
        }
    }
}

/// Work before what is said of it.
pub(super) fn reading_order(at: NoteRef) -> (u8, usize) {
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
