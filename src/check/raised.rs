//! Findings as the room hears them: what rules found in the words of an edition, as data that pages may tell. Pages know no rule, and what a finding is made of
//! stays here.

use crate::diagnostic::{Diagnostic, RuleName, code};
use crate::edition::{Edition, NoteRef, Raised, Sign, numbered};
use crate::packet::Packet;
use crate::source::PacketPath;
use crate::vocabulary::NoteKind;
use std::collections::{BTreeSet, HashMap};

/// The rules about words whose findings the room would raise.
const SIGNS: &[(RuleName, Sign)] = &[
    (code::PRAISE_WITHOUT_FACT, Sign::Praise),
    (code::THIN_FEEDBACK, Sign::ThinWords),
    (code::ECHOED_FEEDBACK, Sign::EchoedWords),
    (code::UNCLEAR_ROLE, Sign::UnclearPart),
    (code::WE_WITHOUT_I, Sign::WeAlone),
    (code::PERCENT_WITHOUT_BASELINE, Sign::BarePercent),
    (code::MAGNITUDE_WITHOUT_FIGURE, Sign::BareMagnitude),
    (code::UNSTATED_FIGURE, Sign::BareMagnitude),
    (code::METRIC_ARITHMETIC, Sign::WrongArithmetic),
    (code::METRIC_CONFLICT, Sign::TwoValues),
    (code::TITLE_CONFLICT, Sign::WrongTitle),
    (code::SCOPE_OVERCLAIM, Sign::Overclaim),
    (code::CLAIM_WITHOUT_ITS_METRIC, Sign::UncitedFigure),
    (code::UNFINISHED_WORK, Sign::NotFinished),
    (code::POTENTIAL_NOT_PROOF, Sign::Hope),
    (code::EFFORT_NOT_OUTCOME, Sign::Toil),
    (code::VANITY_METRIC, Sign::Count),
    (code::ACTIVITY_LIST, Sign::Tasks),
    (code::LINK_DUMP, Sign::Links),
    (code::NUMBER_FOR_A_NAME, Sign::NumberAlone),
    (code::BODY_DATE_OUTSIDE_WINDOW, Sign::OldWords),
    (code::OUTSIDE_WINDOW, Sign::OldWork),
    (code::WAIVER_WITHOUT_REASON, Sign::EmptyWaiver),
    (code::LATE_REQUEST, Sign::AskedLate),
    (code::STALE_REQUEST, Sign::AskedLongAgo),
];

/// What was found in the words of an edition, once for each note. What the author has allowed is no finding, and so raises nothing. Another reader than the
/// author is told of what stands in what they have, and of nothing that rests on the rest.
pub fn raised(packet: &Packet, edition: &Edition, findings: &[Diagnostic]) -> Vec<Raised> {
    if !edition.told.is_everything() {
        return Vec::new();
    }
    let mut notes = None;
    let mut raised = BTreeSet::new();
    for found in findings {
        let Some((_, sign)) = SIGNS.iter().find(|(rule, _)| *rule == found.rule) else { continue };
        let notes = notes.get_or_insert_with(|| places(packet, edition));
        let is_shown = |path: &PacketPath| notes.contains_key(path) || packet.home().file.path() == path;
        let spans = found.labels.iter().map(|label| label.span).chain([found.span]);
        let is_told = edition.is_own() || !sign.is_for_the_author_alone();
        if !is_told || !spans.clone().map(|span| span.file.path()).all(is_shown) {
            continue;
        }
        // Requests of one day are one finding.
        let spans = spans.filter(|span| span.file == found.span.file || *sign == Sign::AskedLate);
        raised.extend(spans.map(|span| {
            let at = notes.get(span.file.path()).copied();
            Raised { sign: said_by(*sign, at), at }
        }));
    }
    raised.into_iter().collect()
}

/// Praise means something else from a peer than from the author.
fn said_by(sign: Sign, at: Option<NoteRef>) -> Sign {
    let is_peer = at.is_some_and(|at| at.kind == NoteKind::Feedback);
    if sign == Sign::Praise && !is_peer { Sign::OwnPraise } else { sign }
}

/// Where the notes of an edition are.
fn places<'a>(packet: &'a Packet, edition: &Edition) -> HashMap<&'a PacketPath, NoteRef> {
    let mut places = HashMap::new();
    for kind in NoteKind::ALL.iter().copied() {
        let notes = numbered(packet, kind, edition.audience).into_iter().enumerate();
        places.extend(notes.map(|(index, (_, note))| (&note.path, NoteRef { kind, index })));
    }
    places
}
