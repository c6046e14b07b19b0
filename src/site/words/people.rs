//! People: the part they had, how they know the work, what they may see.

use crate::diagnostic::listed;
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
        Relation::Report => "reports to the candidate",
        Relation::Partner => "another craft",
        Relation::Manager => "manager",
    }
}

/// Where words come from that are asked for by relation.
pub(in crate::site) fn relation_of_peers(relation: Relation) -> &'static str {
    match relation {
        Relation::Peer => "from the same team",
        Relation::CrossTeam => "from another team",
        Relation::Leader => "from those who lead the work",
        Relation::Mentee => "from those mentored by the candidate",
        Relation::Report => "from those who report to the candidate",
        Relation::Partner => "from another craft",
        Relation::Manager => "from the manager",
    }
}

/// Who an edition is for.
pub(in crate::site) fn for_whom(audience: Audience) -> String {
    let alone = if audience.is_author() { " alone" } else { "" };
    format!("for {}{alone}", audience.reader())
}

/// Who may see a note of the case, when that is not everyone who is given the case.
pub(in crate::site) fn restricted(widest: Audience) -> Option<String> {
    let others = Audience::without(widest).filter(|reader| reader.reads_the_case());
    let others: Vec<&str> = others.map(Audience::reader).collect();
    match others.as_slice() {
        [] => None,
        _ if widest.is_author() => Some(format!("only {}", widest.reader())),
        others => Some(format!("not for {}", listed(others))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_named() {
        let words = |audience: &Audience| (for_whom(*audience), restricted(*audience).unwrap_or_default());
        let words: Vec<(String, String)> = Audience::ALL.iter().map(words).collect();
        let expected =
            [("for you alone", "only you"), ("for the manager", "not for the committee"), ("for the committee", "")];
        assert_eq!(words, expected.map(|(edition, note)| (edition.to_owned(), note.to_owned())));
    }
}
