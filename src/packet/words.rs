//! The words that front matter knows, and what they mean.

/// The part the candidate had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Done,
    /// It is not: shown, and not counted as proof.
    InProgress,
}

/// Which way a figure should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Down.
    Lower,
    /// Up.
    Higher,
}

/// How a peer knows the candidate's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// In the same team.
    Peer,
    /// In another team.
    CrossTeam,
    /// Leads the candidate's work, or a wider part of it.
    Leader,
    /// Was taught by the candidate.
    Mentee,
    /// From another craft: product, design, support.
    Partner,
    /// The candidate's manager.
    Manager,
}

/// How far feedback has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    /// By name.
    Named,
    /// Only how they know the work.
    Anonymous,
}

impl Role {
    /// The words of front matter.
    pub const WORDS: [(&'static str, Role); 7] = [
        ("solo", Role::Solo),
        ("lead", Role::Lead),
        ("contributor", Role::Contributor),
        ("reviewer", Role::Reviewer),
        ("mentor", Role::Mentor),
        ("sponsor", Role::Sponsor),
        ("idea", Role::Idea),
    ];
}

impl Relation {
    /// The words of front matter.
    pub const WORDS: [(&'static str, Relation); 6] = [
        ("peer", Relation::Peer),
        ("cross-team", Relation::CrossTeam),
        ("leader", Relation::Leader),
        ("mentee", Relation::Mentee),
        ("partner", Relation::Partner),
        ("manager", Relation::Manager),
    ];

    /// Whether such a person looks from outside the candidate's team.
    pub fn is_outside(self) -> bool {
        matches!(self, Relation::CrossTeam | Relation::Partner)
    }
}

impl State {
    /// The words of front matter.
    pub const WORDS: [(&'static str, State); 4] = [
        ("draft", State::Draft),
        ("requested", State::Requested),
        ("given", State::Given),
        ("declined", State::Declined),
    ];
}

/// The word that front matter has for a value.
pub fn word_of<T: PartialEq + Copy>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}
