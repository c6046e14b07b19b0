//! How well a criterion is proven, why, and what would help.

use super::people::part;
use crate::diagnostic::listed;
use crate::edition::{Edition, Grade, Lack, NoteRef, Part, Piece, Reach, Reason, SetAside, Spread, Strength};
use crate::site::view::StrengthView;

/// A strength for a page.
pub(in crate::site) fn strength(edition: &Edition, strength: Strength) -> StrengthView {
    let (name, class, steps) = match strength {
        Strength::Strong => ("strong", "strong", 4),
        Strength::Supported => ("supported", "supported", 3),
        Strength::Thin => ("thin", "thin", 2),
        Strength::NotEnoughToJudge => ("not enough to judge", "not-enough-to-judge", 1),
        Strength::Missing => ("missing", "missing", 0),
        Strength::Waived => ("waived", "waived", 0),
    };
    StrengthView { name, class: class.to_owned(), meaning: meaning(strength, has_scopes(edition)), steps }
}

/// What a strength means, in words that are true of every criterion that has it. Where nothing has a scope, no page
/// speaks of one.
fn meaning(strength: Strength, has_scopes: bool) -> &'static str {
    match strength {
        Strength::Strong if has_scopes => {
            "one piece of work carries it, another stands beside it at the scope of the level, a peer or a figure with its source speaks for it, \
             and not all of it is of one period, where the candidate was there for several"
        }
        Strength::Strong => {
            "one piece of work carries it, another stands beside it, a peer or a figure with its source speaks for it, and not all of it is of one \
             period, where the candidate was there for several"
        }
        Strength::Supported if has_scopes => {
            "one piece of work carries it: the scope of the level, a leading part, and more than the candidate's word, all in one"
        }
        Strength::Supported => {
            "one piece of work carries it: a leading part, and more than the candidate's word, both in one"
        }
        Strength::Thin => "some work counts, and no single piece of it carries the criterion",
        Strength::NotEnoughToJudge => "something is there, and no work that counts",
        Strength::Missing => "nothing is there",
        Strength::Waived => "it could not be met, and the reason is given",
    }
}

fn has_scopes(edition: &Edition) -> bool {
    let asked = edition.coverage.iter().filter_map(|coverage| coverage.asked.as_ref());
    asked.filter_map(|asked| asked.level).any(|level| edition.rubric.levels[level].scope.is_some())
}

/// One fact behind a strength, such that a reader can check it; nothing where there is nothing to say.
pub(in crate::site) fn reason(edition: &Edition, reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::Nothing => "no note speaks for it".to_owned(),
        Reason::NothingCounts(aside) => {
            let why: Vec<&str> = aside.iter().copied().map(set_aside).collect();
            format!("nothing that speaks for it can be counted: {}", listed(&why))
        }
        Reason::NoEvidence(_) => "peers or claims speak for it, and no evidence does".to_owned(),
        Reason::Nearest { pieces, is_first } => nearest(edition, pieces, *is_first)?,
        Reason::Unplaced(peers) => {
            let speak = if peers.len() == 1 { "speaks for it and names" } else { "speak for it and name" };
            format!("{} {speak} none of this work", references(edition, peers))
        }
        Reason::Carried(piece) => {
            format!("carried by {}: {}", edition.entry(piece.at).reference, has(edition, piece).join(", "))
        }
        Reason::Beside { others, asked } if *asked > 1 => {
            format!("beside it: {}, where {asked} pieces are asked for", references(edition, others))
        }
        Reason::Beside { others, .. } => format!("beside it: {}", references(edition, others)),
        Reason::TooFew { found, asked, others } => too_few(*found, *asked, *others),
        Reason::Voice { peers, figures, narrower } => voice(edition, peers, figures, narrower),
        Reason::Spread(spread) => return spread_over(edition, spread),
    })
}

/// What a piece that carries a criterion has.
fn has(edition: &Edition, piece: &Piece) -> Vec<String> {
    let scope = match piece.reach {
        Reach::Reached { reached, .. } => Some(format!("scope `{}`", edition.rubric.scopes[reached])),
        Reach::NotAsked | Reach::Unsaid | Reach::Narrow { .. } => None,
    };
    let role = match piece.part {
        Part::Leading(role) => Some(part(role).to_owned()),
        Part::Unsaid | Part::Beside(_) => None,
    };
    let proof = (piece.grade > Grade::Witness).then(|| grade(piece.grade).to_owned());
    let seen = (!piece.witnesses.is_empty()).then(|| format!("seen by {}", references(edition, &piece.witnesses)));
    [scope, role, proof, seen].into_iter().flatten().collect()
}

/// What the pieces that came nearest have, and what they lack.
fn nearest(edition: &Edition, pieces: &[Piece], is_first: bool) -> Option<String> {
    let piece = pieces.first()?;
    let how = if is_first { "nothing carries it; nearest" } else { "as near" };
    let at: Vec<NoteRef> = pieces.iter().map(|piece| piece.at).collect();
    let (has, lacks) = (has(edition, piece), lacks(edition, piece));
    let has = if has.is_empty() { String::new() } else { format!("{}, but ", has.join(", ")) };
    let is = if pieces.len() == 1 { "is" } else { "are" };
    Some(format!("{how} {is} {}: {has}{}", references(edition, &at), listed(&lacks)))
}

fn lacks(edition: &Edition, piece: &Piece) -> Vec<String> {
    let lack = |lack: &Lack| match lack {
        Lack::Scope(Reach::Narrow { reached, wanted }) => {
            let scopes = &edition.rubric.scopes;
            format!("scope `{}` (the level asks for `{}`)", scopes[*reached], scopes[*wanted])
        }
        Lack::Scope(Reach::NotAsked | Reach::Unsaid | Reach::Reached { .. }) => "no scope said".to_owned(),
        Lack::Part(Part::Beside(role)) => format!("no leading part ({})", part(*role)),
        Lack::Part(Part::Unsaid | Part::Leading(_)) => "no part said".to_owned(),
        Lack::MoreThanWord if piece.has_bare_figure => {
            "only the candidate's word for it, since its figure has no source to look at".to_owned()
        }
        Lack::MoreThanWord => "only the candidate's word for it".to_owned(),
    };
    piece.lacks().iter().map(lack).collect()
}

fn too_few(found: usize, asked: usize, others: usize) -> String {
    let pieces = if asked > 1 {
        format!("{found} of the {asked} pieces of evidence that are asked for")
    } else {
        "no second piece of work stands beside it".to_owned()
    };
    if others > 0 { format!("{pieces} at the scope of the level") } else { pieces }
}

fn voice(edition: &Edition, peers: &[NoteRef], figures: &[NoteRef], narrower: &[NoteRef]) -> String {
    let peer = || format!("{} ({})", counted(peers, "a witness", "witnesses"), references(edition, peers));
    let figure =
        || format!("{} ({})", counted(figures, "a figure with its source", "figures"), references(edition, figures));
    match (peers.is_empty(), figures.is_empty()) {
        (true, true) if !narrower.is_empty() => format!(
            "nobody but the candidate speaks for work at the scope of the level: {} for narrower work",
            with_verb(edition, narrower)
        ),
        (true, true) => "nobody but the candidate speaks for it: no witness, and no figure with its source".to_owned(),
        (false, true) => format!("besides the candidate: {}", peer()),
        (true, false) => format!("besides the candidate: {}", figure()),
        (false, false) => format!("besides the candidate: {} and {}", peer(), figure()),
    }
}

fn with_verb(edition: &Edition, notes: &[NoteRef]) -> String {
    format!("{} {}", references(edition, notes), if notes.len() == 1 { "is" } else { "are" })
}

fn counted(notes: &[NoteRef], one: &str, many: &str) -> String {
    if notes.len() == 1 { one.to_owned() } else { format!("{} {many}", notes.len()) }
}

fn spread_over(edition: &Edition, spread: &Spread) -> Option<String> {
    let id = |period: &usize| edition.periods[*period].id.as_str();
    match spread {
        Spread::Over(periods) => {
            let ids: Vec<&str> = periods.iter().map(id).collect();
            Some(format!("spread over {}", listed(&ids)))
        }
        Spread::OnePeriod { period, is_narrower_elsewhere: false } => {
            Some(format!("all of it in one period: {}", id(period)))
        }
        Spread::OnePeriod { period, is_narrower_elsewhere: true } => {
            Some(format!("all of it at the scope of the level in one period: {}", id(period)))
        }
        Spread::OnlyPeriod(only) if edition.periods.len() > 1 => {
            Some(format!("all of it in {}; the candidate was away for most of the rest", id(only)))
        }
        Spread::OnlyPeriod(only) => Some(format!("all of it in {}, the only period there is", id(only))),
        Spread::Outside => Some("it lies in none of the periods".to_owned()),
        Spread::NotAsked => None,
    }
}

/// `E-01, E-02 and 3 more`.
pub(super) fn references(edition: &Edition, notes: &[NoteRef]) -> String {
    const MOST: usize = 4;
    let mut names: Vec<String> = notes.iter().take(MOST).map(|at| edition.entry(*at).reference.clone()).collect();
    if notes.len() > MOST {
        names.push(format!("{} more", notes.len() - MOST));
    }
    listed(&names)
}

/// How good a proof is.
pub(in crate::site) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Word => "the candidate's word",
        Grade::Witness => "a witness, in their own words",
        Grade::Artefact => "something to look at",
        Grade::Measured => "a figure with its source",
    }
}

/// Why a note does not count.
pub(in crate::site) fn set_aside(why: SetAside) -> &'static str {
    match why {
        SetAside::NothingUnderIt => "a claim with nothing under it",
        SetAside::Copy => "a copy of another note",
        SetAside::Background => "background",
        SetAside::Declined => "declined",
        SetAside::KindUnsaid => "it does not say its kind",
        SetAside::NotDated => "not dated",
        SetAside::InProgress => "not finished yet",
        SetAside::NotGiven => "not given yet",
        SetAside::OtherKind => "of another kind than is asked for",
        SetAside::OutsideWindow => "outside the window",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_a_scope_is_said_to_have_one() {
        for strength in Strength::ALL {
            assert!(!meaning(strength, false).contains("scope"), "{strength:?}");
        }
        assert!(meaning(Strength::Strong, true).contains("scope"));
    }
}
