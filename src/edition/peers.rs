//! What the rubric asks of peer feedback, and what there is of it.

use super::{Edition, Feedback, NoteRef};
use crate::vocabulary::{Doubt, NoteKind, Relation, State};

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

/// Somebody who took part in work for criteria that no peer speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoCould {
    /// As the note of the work names them.
    pub name: String,
    /// Indexes into the rubric's criteria, in its order.
    pub criteria: Vec<usize>,
    /// The work they saw.
    pub evidence: Vec<NoteRef>,
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
    /// Whether a peer is at the target level or above, on whatever track. Without a target, any level will do.
    pub fn is_of_target_level(&self, feedback: &Feedback) -> bool {
        let is_high = |level| self.target.is_none_or(|target| self.rubric.is_at_least(level, target));
        feedback.level.is_some_and(is_high)
    }

    /// What the rubric asks of peer feedback, each demand with what there is. Only what is given counts, and copies count once.
    pub fn demanded(&self) -> Vec<Demanded> {
        let is_given = |feedback: &&Feedback| feedback.state == State::Given && feedback.copy_of.is_none();
        let given = || self.feedback.iter().filter(is_given);
        let outside = given().filter(|feedback| feedback.relation.is_some_and(Relation::is_outside)).count();
        let senior = given().filter(|feedback| self.is_of_target_level(feedback)).count();
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

    /// Who could be asked and is not in `feedback/` yet: those who took part in work for criteria that no peer speaks for, who could speak for most of them first.
    pub fn could_be_asked(&self) -> Vec<WhoCould> {
        let mut people: Vec<WhoCould> = Vec::new();
        for coverage in self.coverage.iter().filter(|coverage| self.is_unwitnessed(coverage)) {
            let work = coverage.proof.iter().map(|proof| proof.at).filter(|at| at.kind == NoteKind::Evidence);
            for at in work {
                for name in self.evidence[at.index].with.iter().map(|person| person.text.trim()) {
                    self.took_part(&mut people, name, coverage.criterion, at);
                }
            }
        }
        people.sort_by(|one, other| (other.criteria.len(), &one.name).cmp(&(one.criteria.len(), &other.name)));
        people
    }

    fn took_part(&self, people: &mut Vec<WhoCould>, name: &str, criterion: usize, at: NoteRef) {
        let small = name.to_lowercase();
        // `Ruth Adeyemi (SRE)` is Ruth Adeyemi.
        if self.requests.iter().any(|request| small.starts_with(&request.name.to_lowercase())) {
            return;
        }
        let place = people.iter().position(|person| person.name.to_lowercase() == small).unwrap_or_else(|| {
            people.push(WhoCould { name: name.to_owned(), criteria: Vec::new(), evidence: Vec::new() });
            people.len() - 1
        });
        let person = &mut people[place];
        if !person.criteria.contains(&criterion) {
            person.criteria.push(criterion);
        }
        if !person.evidence.contains(&at) {
            person.evidence.push(at);
        }
    }
}
