//! People: the part they had, how they know the work, what they may see.

use crate::vocabulary::{Audience, Relation, Role};

/// The candidate's part, as a reader reads it.
pub(in crate::site) fn part(role: Role) -> &'static str {
    match role {
        Role::Solo => "did it alone",
        Role::Lead => "led it",
        Role::Contributor => "contributed",
        Role::Reviewer => "reviewed",
        Role::Mentor => "mentored",
        Role::Sponsor => "sponsored it",
        Role::Idea => "had the idea",
    }
}

/// How a peer knows the work.
pub(in crate::site) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Peer => "same team",
        Relation::CrossTeam => "another team",
        Relation::Leader => "leads the work",
        Relation::Mentee => "mentored by the candidate",
        Relation::Partner => "another craft",
        Relation::Manager => "manager",
    }
}

/// Who may see a note, when that is not everyone.
pub(in crate::site) fn restricted(audience: Audience) -> Option<&'static str> {
    match audience {
        Audience::SelfOnly => Some("only you"),
        Audience::Manager => Some("not for the committee"),
        Audience::Committee => None,
    }
}
