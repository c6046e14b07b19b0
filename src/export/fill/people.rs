//! What peers have given, as items of a form: their words in quotation marks, and who said it as this reader is told.

use super::{Filler, Item, Part, in_order, is_called, speaks_for};
use crate::edition::Feedback;
use crate::export::content::Block;
use crate::export::lower::{lowered, quoted};
use crate::format::{Fill, FillOrder, Source};
use crate::site::relation_in_words;
use crate::vocabulary::State;

impl<'a> Filler<'a> {
    /// Those who have given their words; whom the author has chosen for the brief first.
    pub(super) fn feedback(&self, fill: &Fill, criteria: &[usize], parts: &[Part]) -> Vec<Item> {
        let edition = self.edition;
        let all = || edition.feedback.iter().filter(|peer| peer.state == State::Given && peer.copy_of.is_none());
        let peers: Vec<&Feedback> = if fill.from == Source::Peers {
            self.spoken.peers.iter().map(|at| &edition.feedback[at.index]).collect()
        } else if fill.ids.is_empty() {
            let first =
                |peer: &&Feedback| self.spoken.peers.iter().position(|at| *at == peer.entry.at).unwrap_or(usize::MAX);
            let mut peers: Vec<&Feedback> = all().collect();
            peers.sort_by_key(|peer| (first(peer), peer.entry.at));
            peers
        } else {
            fill.ids.iter().filter_map(|id| all().find(|peer| is_called(&peer.entry, &id.value))).collect()
        };
        let peers = peers.into_iter().filter(|peer| speaks_for(&peer.supports, criteria)).collect();
        let order = if fill.ids.is_empty() { fill.order } else { FillOrder::Strength };
        let date = |peer: &&Feedback| peer.given.map(|given| given.value);
        let peers = in_order(peers, order, date, |peer| peer.entry.at);
        peers.into_iter().map(|peer| self.peer(peer, parts)).collect()
    }

    fn peer(&self, peer: &'a Feedback, parts: &[Part]) -> Item {
        let mut item = self.item(&peer.entry);
        for part in parts {
            match part {
                Part::Quote => item.blocks.extend(self.quoted_peer(peer).map(Block::words)),
                Part::Text => {
                    let said = lowered(self.edition, &peer.entry.body);
                    item.pictures += said.pictures;
                    if !said.blocks.is_empty() {
                        item.blocks.extend(quoted(said.blocks));
                        item.blocks.push(Block::words(format!("– {}", self.signed(peer))));
                    }
                }
                Part::Claim | Part::Figure | Part::Method | Part::OwnPart | Part::Witness | Part::Link => {}
                Part::Expectation | Part::Proof => {}
            }
        }
        item
    }

    /// What is quoted of a peer, in one line; nothing where no words of theirs can stand by themselves.
    pub(super) fn quoted_peer(&self, peer: &Feedback) -> Option<String> {
        let words = self.quote(&peer.entry)?;
        let words = if words.starts_with(['“', '"']) { words } else { format!("“{words}”") };
        Some(format!("{words} – {}", self.signed(peer)))
    }

    /// Who said it: name, role, level and team as far as this reader is told, and how they know the work.
    fn signed(&self, peer: &Feedback) -> String {
        let name = peer.entry.title.text.clone();
        let level = peer.level.map(|level| self.edition.rubric.levels[level].title.clone());
        let relation = peer.relation.map(relation_in_words).map(str::to_owned);
        // Where nobody is named, what stands for the name says how they know the work.
        let is_told = peer.entry.title.span.is_some();
        let role = peer.role.as_deref();
        // Many a level is called as the role is.
        let level = level.filter(|level| role.is_none_or(|role| !role.eq_ignore_ascii_case(level)));
        let role = match (role, level) {
            (Some(role), Some(level)) => Some(format!("{role} ({level})")),
            (role, level) => role.map(str::to_owned).or(level),
        };
        let team = peer.team.as_deref().map(str::to_owned);
        let words = [Some(name), role, team, relation.filter(|_| is_told)];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
