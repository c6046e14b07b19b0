//! The rule of each weakness, and how it is worded. No `match` here has a wildcard: what pages learn to hold against the author has no rule until one
//! is written, and does not compile.

use super::NO_NOTE;
use crate::diagnostic::{RuleName, code, count, listed};
use crate::edition::{Demanded, Edition, Fault, Grade, PeerDemand, SetAside, Weakness};
use crate::vocabulary::{Audience, Vocabulary, months};

/// The rule that names a weakness. Every weakness has one: a page could not make its sentence otherwise.
pub(super) fn rule(weakness: &Weakness) -> RuleName {
    match weakness {
        Weakness::Criterion { fault, .. } => match fault {
            Fault::Nothing | Fault::NothingCounts(_) | Fault::NoEvidence => code::UNCOVERED_CRITERION,
            Fault::BelowScope { .. } => code::BELOW_SCOPE,
            Fault::UnsaidScope | Fault::UnsaidPart => code::UNSAID_PART,
            Fault::NoLeadingPart(_) => code::NO_LEADING_PART,
            Fault::WordAlone | Fault::OnePiece | Fault::OneProject => code::ONE_SOURCE,
            Fault::TooFewPieces { .. } => code::TOO_FEW_PIECES,
            Fault::OneSeason(_) | Fault::OutsidePeriods => code::ONE_SEASON,
            Fault::NoOutcome => code::NO_OUTCOME,
            Fault::NobodyElse | Fault::Unwitnessed => code::UNWITNESSED_CRITERION,
        },
        Weakness::OpenQuestion { unsupported, .. } if unsupported.is_empty() => code::UNANSWERED_QUESTION,
        Weakness::OpenQuestion { .. } => code::UNSUPPORTED_ANSWER,
        Weakness::Peers(demanded) => match demanded.demand {
            PeerDemand::AtLeast => code::TOO_FEW_PEERS,
            PeerDemand::OutsideTeam => code::NEAR_PEERS,
            PeerDemand::AtTargetLevel => code::JUNIOR_PEERS,
            PeerDemand::OfRelation(_) => code::UNHEARD_RELATION,
        },
        Weakness::Figure(_) => code::FIGURE_WITHOUT_SOURCE,
        Weakness::BareClaim(_) => code::WITHHELD_PROOF,
        Weakness::OneKind { .. } => code::ONE_KIND,
        Weakness::OtherKind { .. } => code::UNCOUNTED_KIND,
    }
}

/// A demand on peers that is not met, as its rule counts or names it.
pub(super) fn demanded(demanded: &Demanded) -> String {
    match demanded.demand {
        PeerDemand::AtLeast | PeerDemand::OutsideTeam | PeerDemand::AtTargetLevel => demanded.asked.to_string(),
        PeerDemand::OfRelation(relation) => {
            format!("{} of relation `{}`", count(demanded.asked, "piece/pieces"), relation.word())
        }
    }
}

/// What is, in words that may follow the criterion.
pub(super) fn reason(edition: &Edition, criterion: usize, fault: &Fault, reader: Option<Audience>) -> String {
    let is_all_told = edition.coverage[criterion].pieces.iter().all(|piece| piece.grade == Grade::Word);
    let scope = |index: &usize| &edition.rubric.scopes[*index];
    match fault {
        Fault::Nothing | Fault::NothingCounts(_) | Fault::NoEvidence if reader.is_some() => {
            "no note that proves it is shown".to_owned()
        }
        Fault::Nothing => NO_NOTE.to_owned(),
        Fault::NothingCounts(aside) => {
            let aside: Vec<&str> = aside.iter().copied().map(not_counted).collect();
            format!("nothing that speaks for it can be counted: {}", listed(&aside))
        }
        Fault::NoEvidence => "peers or claims speak for it, and no evidence does".to_owned(),
        Fault::BelowScope { reached, wanted } => {
            format!("reaches `{}`, where the level asks for `{}`", scope(reached), scope(wanted))
        }
        Fault::UnsaidScope => "does not say its scope".to_owned(),
        Fault::UnsaidPart => "does not say your part".to_owned(),
        Fault::NoLeadingPart(role) => format!("has you as `{}`", role.word()),
        Fault::WordAlone if is_all_told => "rests on your word alone".to_owned(),
        Fault::WordAlone => "has nothing but your word for work that comes near it".to_owned(),
        Fault::NobodyElse | Fault::Unwitnessed if edition.coverage[criterion].witnesses.is_empty() => {
            "has no peer to speak for it".to_owned()
        }
        Fault::NobodyElse | Fault::Unwitnessed => "has nobody but you to speak for it at its scope".to_owned(),
        Fault::OnePiece => "has no second piece of work that counts as much".to_owned(),
        Fault::OneProject => "is all of one project: the same people, or the same place to look at".to_owned(),
        Fault::TooFewPieces { found, asked } => {
            format!("has {found} of the {} that are asked for", count(*asked, "piece"))
        }
        Fault::OneSeason(days) => format!("is all of one season, {}", months(*days)),
        Fault::OutsidePeriods => "lies in none of the periods".to_owned(),
        Fault::NoOutcome => "has no figure under `metrics`, no claim and no peer that says what came of it".to_owned(),
    }
}

fn not_counted(why: SetAside) -> &'static str {
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
