//! Who spoke to what: peers against criteria. What a peer was asked and has not said is a promise, and drawn as an empty ring.

use crate::edition::{Edition, Feedback, NoteRef, Request, Support};
use crate::site::view::CriterionLink;
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::vocabulary::{Relation, State};
use serde::Serialize;

/// As many criteria stand in a row of their own, also where nobody speaks to some of them.
const MANY: usize = 12;

/// Peers against criteria.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct WhoSpokeView {
    pub(crate) criteria: Vec<HeardView>,
    pub(crate) peers: Vec<PeerView>,
    /// Of many criteria, those that nobody speaks to or is asked about.
    pub(crate) silent: Vec<CriterionLink>,
    /// Whether somebody was asked who has not spoken yet.
    pub(crate) has_asked: bool,
}

/// A criterion, and what it comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct HeardView {
    pub(crate) link: CriterionLink,
    /// How many speak to it.
    pub(crate) count: usize,
    /// Whether one of them is outside the team.
    pub(crate) has_outside: bool,
}

/// A peer, and to which of the criteria they speak.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PeerView {
    /// Their name, or what may be said of them.
    pub(crate) name: String,
    /// Their page, where there is one.
    pub(crate) href: Option<String>,
    /// Level, team, and how they know the work, as far as the reader may know.
    pub(crate) about: Vec<String>,
    /// For each criterion: `speaks`, `asked`, or nothing.
    pub(crate) cells: Vec<Option<&'static str>>,
}

/// A peer before the criteria are chosen.
struct Peer {
    view: PeerView,
    is_outside: bool,
}

impl Viewpoint<'_> {
    /// Nothing where no peer speaks to anything and none is asked.
    pub(in crate::site) fn who_spoke(&self) -> Option<WhoSpokeView> {
        let edition = self.edition;
        let asked: Vec<usize> =
            edition.coverage.iter().filter(|it| it.asked.is_some()).map(|it| it.criterion).collect();
        let given = edition.feedback.iter().filter(|peer| peer.state == State::Given && peer.copy_of.is_none());
        let open = edition.requests.iter().filter(|request| request.state == State::Requested);
        let given = given.map(|peer| self.speaking(peer, &asked));
        let peers: Vec<Peer> = given.chain(open.map(|request| self.requested(request, &asked))).collect();
        let is_marked = |column: usize| peers.iter().any(|peer| peer.view.cells[column].is_some());
        let shown: Vec<usize> = (0..asked.len()).filter(|column| asked.len() <= MANY || is_marked(*column)).collect();
        if !shown.iter().any(|column| is_marked(*column)) {
            return None;
        }
        let silent = (0..asked.len()).filter(|column| !shown.contains(column));
        Some(WhoSpokeView {
            criteria: shown.iter().map(|column| self.heard(&peers, *column, asked[*column])).collect(),
            silent: silent.map(|column| self.criterion(asked[column])).collect(),
            has_asked: peers.iter().any(|peer| peer.view.cells.contains(&Some("asked"))),
            peers: peers.into_iter().map(|peer| columns(peer.view, &shown)).collect(),
        })
    }

    fn heard(&self, peers: &[Peer], column: usize, criterion: usize) -> HeardView {
        let speaking = || peers.iter().filter(|peer| peer.view.cells[column] == Some("speaks"));
        HeardView {
            link: self.criterion(criterion),
            count: speaking().count(),
            has_outside: speaking().any(|peer| peer.is_outside),
        }
    }

    /// Someone whose words are there, and the criteria that they are a witness for.
    fn speaking(&self, peer: &Feedback, criteria: &[usize]) -> Peer {
        let at = peer.entry.at;
        let speaks = |criterion: &usize| is_witness(self.edition, *criterion, at).then_some("speaks");
        let level = peer.level.map(|level| self.edition.rubric.levels[level].title.clone());
        let team = peer.team.as_deref().map(str::to_owned);
        let is_named = !self.is_unnamed(peer);
        Peer {
            view: PeerView {
                name: peer.entry.title.text.clone(),
                href: Some(self.href(at, None)),
                about: [level, team, relation(peer.relation.filter(|_| is_named))].into_iter().flatten().collect(),
                cells: criteria.iter().map(speaks).collect(),
            },
            is_outside: peer.relation.is_some_and(Relation::is_outside),
        }
    }

    /// Someone who was asked, and what they can speak for.
    fn requested(&self, request: &Request, criteria: &[usize]) -> Peer {
        let names =
            |criterion: &usize| request.supports.iter().any(|support: &Support| support.criterion == *criterion);
        let team = request.team.as_deref().map(str::to_owned);
        Peer {
            view: PeerView {
                name: request.name.text.clone(),
                href: request.at.map(|at| self.href(at, None)),
                about: [team, relation(request.relation)].into_iter().flatten().collect(),
                cells: criteria.iter().map(|criterion| names(criterion).then_some("asked")).collect(),
            },
            is_outside: false,
        }
    }
}

fn relation(relation: Option<Relation>) -> Option<String> {
    relation.map(|relation| words::relation(relation).to_owned())
}

fn is_witness(edition: &Edition, criterion: usize, peer: NoteRef) -> bool {
    edition.coverage[criterion].witnesses.contains(&peer)
}

fn columns(peer: PeerView, shown: &[usize]) -> PeerView {
    PeerView { cells: shown.iter().map(|column| peer.cells[*column]).collect(), ..peer }
}
