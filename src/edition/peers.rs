//! What the rubric asks of peer feedback, and what there is of it.

use super::{Edition, Feedback};
use crate::vocabulary::{Doubt, Relation, State};

/// One thing that a rubric may ask of peer feedback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerDemand {
    /// So many peers.
    AtLeast,
    /// So many of them from outside the team.
    OutsideTeam,
    /// So many of them at the target level or above.
    AtTargetLevel,
    /// So many of them who know the work in one way.
    OfRelation(Relation),
}

/// How far one such demand is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demanded {
    /// What is asked.
    pub demand: PeerDemand,
    /// How many there are.
    pub found: usize,
    /// How many are asked for, at least one.
    pub asked: usize,
}

impl PeerDemand {
    /// What the room says where it is not met.
    pub fn doubt(self) -> Doubt {
        match self {
            PeerDemand::AtLeast | PeerDemand::OfRelation(_) => Doubt::FewWords,
            PeerDemand::OutsideTeam | PeerDemand::AtTargetLevel => Doubt::NearPeers,
        }
    }
}

impl Demanded {
    /// Whether there are enough.
    pub fn is_met(self) -> bool {
        self.found >= self.asked
    }
}

impl Edition {
    /// What the rubric asks of peer feedback, each demand with what there is. Only what is given counts, and copies count once.
    pub fn demanded(&self) -> Vec<Demanded> {
        let is_given = |feedback: &&Feedback| feedback.state == State::Given && feedback.copy_of.is_none();
        let given = || self.feedback.iter().filter(is_given);
        let outside = given().filter(|feedback| feedback.relation.is_some_and(Relation::is_outside)).count();
        let senior = given().filter(|feedback| feedback.level.is_some() && feedback.level >= self.target).count();
        let of_relation = |relation| given().filter(|feedback| feedback.relation == Some(relation)).count();
        let of_relations = self.quota.of_relation.iter().map(|(relation, asked)| Demanded {
            demand: PeerDemand::OfRelation(*relation),
            found: of_relation(*relation),
            asked: *asked,
        });
        let demands = [
            Demanded { demand: PeerDemand::AtLeast, found: given().count(), asked: self.quota.at_least },
            Demanded { demand: PeerDemand::OutsideTeam, found: outside, asked: self.quota.outside_team },
            Demanded { demand: PeerDemand::AtTargetLevel, found: senior, asked: self.quota.at_target_level },
        ];
        demands.into_iter().chain(of_relations).filter(|demanded| demanded.asked > 0).collect()
    }
}
