//! What may be held against the packet as a whole, and against no single criterion.

use super::strength::references;
use crate::diagnostic::{count, listed};
use crate::edition::{Demanded, Edition, NoteRef, Objection, PeerDemand};

/// What a demand on peer feedback asks for, in the number of one and of several.
pub(in crate::site) fn peers(demand: PeerDemand) -> [&'static str; 2] {
    match demand {
        PeerDemand::AtLeast => ["piece of peer feedback", "pieces of peer feedback"],
        PeerDemand::OutsideTeam => ["from outside the team"; 2],
        PeerDemand::AtTargetLevel => ["from the target level or above"; 2],
    }
}

/// What may be held against the packet, a line each. What concerns a criterion is told with the criterion, and a question with the questions.
pub(in crate::site) fn held_against(edition: &Edition) -> Vec<String> {
    let (mut lines, mut figures, mut claims) = (Vec::new(), Vec::new(), Vec::<NoteRef>::new());
    for objection in edition.objections() {
        match objection {
            Objection::Peers(demanded) => lines.push(short(demanded)),
            Objection::Figure(index) => figures.push(edition.metrics[index].name.text.clone()),
            Objection::BareClaim(at) => claims.push(at),
            Objection::Criterion { .. } | Objection::OpenQuestion { .. } | Objection::OtherKind { .. } => {}
        }
    }
    if !figures.is_empty() {
        lines.push(bare_figures(&figures));
    }
    if !claims.is_empty() {
        let has = if claims.len() == 1 { "has" } else { "have" };
        let claimed = count(claims.len(), "claim");
        lines.push(format!("{claimed} {has} nothing under it: {}", references(edition, &claims)));
    }
    lines
}

fn bare_figures(names: &[String]) -> String {
    let say = match names {
        [_] => "does not say how it was measured, or where it can be seen",
        _ => "do not say how they were measured, or where they can be seen",
    };
    format!("{} {say}: {}", count(names.len(), "figure"), listed(names))
}

fn short(Demanded { demand, found, asked }: Demanded) -> String {
    let [one, many] = peers(demand);
    let (what, is) = if asked == 1 { (one, "is") } else { (many, "are") };
    let there = match found {
        0 => "none is there".to_owned(),
        1 => "1 is there".to_owned(),
        found => format!("{found} are there"),
    };
    format!("{asked} {what} {is} asked for, and {there}")
}
