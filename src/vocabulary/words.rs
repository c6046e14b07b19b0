//! The words that front matter knows, and what they mean.

use strum::VariantArray;

/// Whether a case is complete without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Demand {
    /// It is not.
    Required,
    /// It is.
    Optional,
    /// It is, and this is beyond what is expected.
    Exceeds,
}

/// So many words an answer to a committee has at the least: what is shorter is a yes or a no.
pub const ANSWER_WORDS: usize = 15;

/// Something that front matter says with one of a few words.
pub trait Vocabulary: Copy + PartialEq + VariantArray {
    /// The word for it, as front matter and the command line write it.
    fn word(self) -> &'static str;

    /// The values in the order in which messages and documents list them.
    fn listed() -> Vec<Self> {
        Self::VARIANTS.to_vec()
    }

    /// The values with their words.
    fn words() -> Vec<(&'static str, Self)> {
        Self::listed().into_iter().map(|value| (value.word(), value)).collect()
    }
}

/// The part the candidate had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Role {
    /// Alone.
    Solo,
    /// Led others.
    Lead,
    /// Had the idea that others carried out.
    Idea,
    /// Stood behind others' work.
    Sponsor,
    /// Taught.
    Mentor,
    /// Was one of several.
    Contributor,
    /// Reviewed.
    Reviewer,
}

/// Whether a piece of work is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Status {
    /// It is.
    Done,
    /// It is not: shown, and not counted as proof.
    InProgress,
}

/// Which way a figure should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Better {
    /// Down.
    Lower,
    /// Up.
    Higher,
}

/// The paper that an edition is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Paper {
    /// 210 mm by 297 mm, as nearly everywhere.
    #[default]
    A4,
    /// 8.5 in by 11 in, as in North America.
    Letter,
}

/// How a peer knows the candidate's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Relation {
    /// In the same team.
    Peer,
    /// In another team.
    CrossTeam,
    /// Leads the candidate's work, or a wider part of it.
    Leader,
    /// Was taught by the candidate.
    Mentee,
    /// Reports to the candidate.
    Report,
    /// From another craft: product, design, support.
    Partner,
    /// The candidate's manager.
    Manager,
}

/// How far feedback has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum State {
    /// Written by the candidate, not yet sent.
    Draft,
    /// Asked for.
    Requested,
    /// Given, in the peer's own words.
    Given,
    /// The peer would rather not.
    Declined,
}

/// Whether a reader may know who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Attribution {
    /// By name.
    Named,
    /// Only how they know the work.
    Anonymous,
}

impl Vocabulary for Role {
    fn word(self) -> &'static str {
        match self {
            Role::Solo => "solo",
            Role::Lead => "lead",
            Role::Idea => "idea",
            Role::Sponsor => "sponsor",
            Role::Mentor => "mentor",
            Role::Contributor => "contributor",
            Role::Reviewer => "reviewer",
        }
    }

    /// The parts that most people have come first.
    fn listed() -> Vec<Role> {
        use Role::{Contributor, Idea, Lead, Mentor, Reviewer, Solo, Sponsor};
        vec![Solo, Lead, Contributor, Reviewer, Mentor, Sponsor, Idea]
    }
}

impl Vocabulary for Relation {
    fn word(self) -> &'static str {
        match self {
            Relation::Peer => "peer",
            Relation::CrossTeam => "cross-team",
            Relation::Leader => "leader",
            Relation::Mentee => "mentee",
            Relation::Report => "report",
            Relation::Partner => "partner",
            Relation::Manager => "manager",
        }
    }
}

impl Relation {
    /// Whether such a person looks from outside the candidate's team.
    pub const fn is_outside(self) -> bool {
        match self {
            Relation::CrossTeam | Relation::Partner => true,
            Relation::Peer | Relation::Leader | Relation::Mentee | Relation::Report | Relation::Manager => false,
        }
    }
}

impl Vocabulary for Demand {
    fn word(self) -> &'static str {
        match self {
            Demand::Required => "required",
            Demand::Optional => "optional",
            Demand::Exceeds => "exceeds",
        }
    }
}

impl Vocabulary for State {
    fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Requested => "requested",
            State::Given => "given",
            State::Declined => "declined",
        }
    }
}

impl Vocabulary for Status {
    fn word(self) -> &'static str {
        match self {
            Status::Done => "done",
            Status::InProgress => "in-progress",
        }
    }
}

impl Vocabulary for Better {
    fn word(self) -> &'static str {
        match self {
            Better::Lower => "lower",
            Better::Higher => "higher",
        }
    }
}

impl Vocabulary for Paper {
    fn word(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
    }
}

impl Vocabulary for Attribution {
    fn word(self) -> &'static str {
        match self {
            Attribution::Named => "named",
            Attribution::Anonymous => "anonymous",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_value_is_listed() {
        let listed: BTreeSet<&str> = Role::listed().into_iter().map(Role::word).collect();
        assert_eq!(listed.len(), Role::VARIANTS.len());
    }
}
