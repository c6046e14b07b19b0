//! The few words of our own that an edition itself holds. All other words for readers are made in `site/words`; these
//! are titles, and a title is an author's text wherever it stands: in lists, in the search, in the print, in findings.
//! So that no page has to tell an author's title from one of ours, and none can reach for a name instead, they are made
//! where the author's are taken over.

use crate::rubric::Level;
use crate::vocabulary::Relation;

/// What is said and printed of the one note that has no number.
pub(super) const CASE: &str = "Case";

/// What a packet is called whose author gave it no title.
pub(super) fn packet_title(target: Option<&Level>) -> String {
    target.map_or_else(|| "Promotion packet".to_owned(), |level| format!("Promotion to {}", level.title))
}

/// What may be said of someone who is not to be named.
pub(super) fn unnamed(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::Peer) => "A peer in the team",
        Some(Relation::CrossTeam) => "A peer in another team",
        Some(Relation::Leader) => "A technical leader",
        Some(Relation::Mentee) => "Someone the candidate mentors",
        Some(Relation::Report) => "Someone who reports to the candidate",
        Some(Relation::Partner) => "A partner from another craft",
        Some(Relation::Manager) => "A manager",
        None => "A peer",
    }
}
