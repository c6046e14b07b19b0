//! What is offered for a criterion, as facts: for readers who judge for themselves. No word here says how good it is.

use super::strength::references;
use crate::diagnostic::{count, listed};
use crate::edition::{Coverage, Edition, Grade, NoteRef, OverTime, Piece, Proof, SetAside};
use crate::vocabulary::NoteKind;

/// The kinds of source that speak for a criterion, each with its notes, those first that can be checked.
pub(in crate::site) fn sources(edition: &Edition, coverage: &Coverage) -> Vec<String> {
    let of = |grade: Grade| coverage.pieces.iter().filter(move |piece| piece.grade == grade).map(|piece| piece.at);
    let told = of(Grade::Word).chain(of(Grade::Witness));
    let kinds: [([&str; 2], Vec<NoteRef>); 4] = [
        (["a figure with its source", "figures with their sources"], of(Grade::Measured).collect()),
        (["something to look at"; 2], of(Grade::Artefact).collect()),
        (["a peer in their own words", "peers in their own words"], coverage.witnesses.clone()),
        (["the candidate’s own account"; 2], told.collect()),
    ];
    let said = kinds.into_iter().filter(|(_, notes)| !notes.is_empty());
    let said = said.map(|([one, many], notes)| {
        format!("{} ({})", if notes.len() == 1 { one } else { many }, references(edition, &notes))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { claims(edition, coverage).into_iter().collect() } else { said }
}

/// The claims that speak for a criterion where nothing else does.
fn claims(edition: &Edition, coverage: &Coverage) -> Option<String> {
    let is_claim = |proof: &&Proof| proof.at.kind == NoteKind::Impact && proof.set_aside.is_none();
    let claims: Vec<NoteRef> = coverage.proof.iter().filter(is_claim).map(|proof| proof.at).collect();
    (!claims.is_empty()).then(|| format!("what the candidate claims ({})", references(edition, &claims)))
}

/// How far the work for a criterion reached, against the scope of the level; nothing where the level has none.
pub(in crate::site) fn scope_offered(edition: &Edition, coverage: &Coverage) -> Option<String> {
    let scopes = &edition.rubric.scopes;
    let wanted = coverage.asked.as_ref().and_then(|asked| edition.rubric.levels[asked.level?].scope)?;
    let widest = coverage.pieces.iter().filter_map(|piece| piece.reach.reached()).max();
    let is_widest = |piece: &&Piece| piece.reach.reached() == widest;
    let at: Vec<NoteRef> = coverage.pieces.iter().filter(is_widest).map(|piece| piece.at).collect();
    let asked = format!("{} is asked for", scopes[wanted]);
    match widest {
        _ if coverage.pieces.is_empty() => None,
        Some(widest) => Some(format!("{} ({}), where {asked}", scopes[widest], references(edition, &at))),
        None => Some(format!("not said, where {asked}")),
    }
}

/// The periods that the work for a criterion lies in.
pub(in crate::site) fn when_offered(edition: &Edition, coverage: &Coverage) -> Option<String> {
    let lies_in = |period: &usize| coverage.pieces.iter().any(|piece| piece.periods.contains(period));
    let periods: Vec<&str> =
        (0..edition.periods.len()).filter(lies_in).map(|period| edition.periods[period].id.as_str()).collect();
    (!periods.is_empty()).then(|| listed(&periods))
}

/// How the work for a criterion holds over time, in our words.
pub(in crate::site) fn over_time(over_time: OverTime) -> String {
    let OverTime { proven, counted, is_narrower_elsewhere, is_one_season } = over_time;
    let told = match proven {
        0 => "nothing yet".to_owned(),
        _ if is_one_season => "one season".to_owned(),
        all if all == counted => "sustained".to_owned(),
        some => format!("{some} of {}", count(counted, "period")),
    };
    if is_narrower_elsewhere { format!("{told} at the scope of the level") } else { told }
}

/// The same as a count, for who judges for themselves.
pub(in crate::site) fn over_time_in_fact(edition: &Edition, coverage: &Coverage) -> Option<String> {
    let lies_in = |period: &usize| coverage.pieces.iter().any(|piece| piece.periods.contains(period));
    let proven = (0..edition.periods.len()).filter(lies_in).count();
    let counted = coverage.over_time()?.counted.max(proven);
    (proven > 0).then(|| format!("{proven} of {}", count(counted, "period")))
}

/// What sets a note apart from the rest, as a fact that a reader can see for themselves; nothing for what is a judgement of ours.
pub(in crate::site) fn in_fact(why: SetAside) -> Option<&'static str> {
    match why {
        SetAside::NothingUnderIt | SetAside::Declined | SetAside::KindUnsaid | SetAside::NotGiven => None,
        SetAside::Copy => Some("a copy of another note"),
        SetAside::Background => Some("background"),
        SetAside::NotDated => Some("not dated"),
        SetAside::InProgress => Some("not finished yet"),
        SetAside::OtherKind => Some("of another kind than is asked for"),
        SetAside::OutsideWindow => Some("outside the window"),
    }
}
