//! Looks for what could be done about what is held against the author, and for what each thing would remove.

use super::{Action, Item, Offer};
use crate::edition::pieces::Piece;
use crate::edition::proof::SetAside;
use crate::edition::weakness::lacking;
use crate::edition::{Demanded, Edition, Fault, Feedback, NoteRef, PeerDemand, Raised, Sign, Weakness};
use crate::vocabulary::{Relation, State};
use std::collections::BTreeSet;
use std::mem::discriminant;

/// Looks for what could be done about these items.
pub(super) struct Finder<'a> {
    pub(super) edition: &'a Edition,
    pub(super) items: &'a [Item],
}

impl Finder<'_> {
    pub(super) fn all(&self) -> Vec<Offer> {
        let mut offers = Vec::new();
        offers.extend(self.keys());
        offers.extend(self.figures());
        offers.extend(self.words());
        offers.extend(self.answers());
        offers.extend(self.claims());
        offers.extend(self.peers());
        offers.extend(self.work());
        offers
    }

    fn weaknesses(&self) -> impl Iterator<Item = (usize, &Weakness)> {
        self.items.iter().enumerate().filter_map(|(place, item)| match item {
            Item::Weakness(weakness) => Some((place, weakness)),
            Item::Raised(_) => None,
        })
    }

    fn raised(&self) -> impl Iterator<Item = (usize, Raised)> {
        self.items.iter().enumerate().filter_map(|(place, item)| match item {
            Item::Raised(raised) => Some((place, *raised)),
            Item::Weakness(_) => None,
        })
    }

    /// The faults of criteria.
    fn faults(&self) -> impl Iterator<Item = (usize, usize, &Fault, &[NoteRef])> {
        self.weaknesses().filter_map(|(place, weakness)| match weakness {
            Weakness::Criterion { criterion, fault, at } => Some((place, *criterion, fault, at.as_slice())),
            Weakness::OpenQuestion { .. }
            | Weakness::Peers(_)
            | Weakness::Figure(_)
            | Weakness::BareClaim(_)
            | Weakness::OneKind { .. }
            | Weakness::OtherKind { .. } => None,
        })
    }

    /// The notes in which a fault of this sort is seen.
    fn seen(&self, is_so: impl Fn(&Fault) -> bool) -> BTreeSet<NoteRef> {
        self.faults().filter(|(_, _, fault, _)| is_so(fault)).flat_map(|(.., at)| at.iter().copied()).collect()
    }

    fn keys(&self) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for at in self.seen(|fault| *fault == Fault::UnsaidPart) {
            offers.push((Action::SayPart(at), self.without(at, &[Fault::UnsaidPart])));
        }
        for at in self.seen(|fault| *fault == Fault::UnsaidScope) {
            offers.push((Action::SayScope(at), self.without(at, &[Fault::UnsaidScope])));
        }
        for (place, criterion, fault, _) in self.faults() {
            if let Fault::NothingCounts(aside) = fault
                && aside.contains(&SetAside::KindUnsaid)
            {
                let proof = self.edition.coverage[criterion].proof.iter();
                let unsaid = proof.filter(|proof| proof.set_aside == Some(SetAside::KindUnsaid));
                unsaid.for_each(|proof| add(&mut offers, Action::SayKind(proof.at), place));
            }
        }
        for (place, weakness) in self.weaknesses() {
            if let Weakness::BareClaim(at) = weakness {
                offers.push((Action::Cite(*at), BTreeSet::from([place])));
            }
        }
        for (place, raised) in self.raised().filter(|(_, raised)| raised.sign == Sign::UncitedFigure) {
            offers.extend(raised.at.map(|at| (Action::CiteFigure(at), BTreeSet::from([place]))));
        }
        offers
    }

    /// What is no longer held against the criteria that a note came nearest to when it lacks these no more: then it alone is nearest, and what it still
    /// lacks is all that is said of them.
    fn without(&self, at: NoteRef, mended: &[Fault]) -> BTreeSet<usize> {
        let mut removed = BTreeSet::new();
        for (_, criterion, fault, places) in self.faults() {
            if !places.contains(&at) || !mended.contains(fault) {
                continue;
            }
            let Some(piece) = self.piece(criterion, at) else { continue };
            let lacks = piece.lacks();
            let left: Vec<Fault> = lacks.iter().map(lacking).filter(|lack| !mended.contains(lack)).collect();
            let stays = |fault: &Fault| left.iter().any(|left| discriminant(left) == discriminant(fault));
            let of_it = self.faults().filter(|(_, other, fault, _)| *other == criterion && is_lack(fault));
            removed.extend(of_it.filter(|(_, _, fault, _)| !stays(fault)).map(|(place, ..)| place));
        }
        removed
    }

    fn piece(&self, criterion: usize, at: NoteRef) -> Option<&Piece> {
        self.edition.coverage[criterion].pieces.iter().find(|piece| piece.at == at)
    }

    /// A figure that says where it comes from is proof of the work that it belongs to, and a link is something to look at.
    fn figures(&self) -> Vec<Offer> {
        let edition = self.edition;
        let mut offers = Vec::new();
        let bare = self.weaknesses().filter_map(|(place, weakness)| match weakness {
            Weakness::Figure(index) => Some((place, edition.metrics[*index].at)),
            Weakness::Criterion { .. }
            | Weakness::OpenQuestion { .. }
            | Weakness::Peers(_)
            | Weakness::BareClaim(_)
            | Weakness::OneKind { .. }
            | Weakness::OtherKind { .. } => None,
        });
        let bare: Vec<(usize, NoteRef)> = bare.collect();
        let has_figure = |at: &NoteRef| {
            let metrics = &edition.evidence[at.index].metrics;
            metrics.iter().any(|index| edition.metrics[*index].after.is_some())
        };
        let told = self.seen(|fault| *fault == Fault::WordAlone);
        let mut measured: BTreeSet<NoteRef> = bare.iter().map(|(_, at)| *at).collect();
        measured.extend(told.iter().copied().filter(has_figure));
        for at in measured {
            let mut removes: BTreeSet<usize> =
                bare.iter().filter(|(_, of)| *of == at).map(|(place, _)| *place).collect();
            if has_figure(&at) {
                removes.extend(self.without(at, &[Fault::WordAlone]));
                removes.extend(self.voiced_by(at));
            }
            offers.push((Action::SourceFigures(at), removes));
        }
        for at in told {
            offers.push((Action::Link(at), self.without(at, &[Fault::WordAlone])));
        }
        offers
    }

    /// The criteria for which a figure with its source in this note would be a voice besides the candidate's.
    fn voiced_by(&self, at: NoteRef) -> BTreeSet<usize> {
        let alone = self.faults().filter(|(_, _, fault, _)| **fault == Fault::NobodyElse);
        let voiced = alone.filter(|(_, criterion, ..)| self.piece(*criterion, at).is_some_and(Piece::is_at_scope));
        voiced.map(|(place, ..)| place).collect()
    }

    /// Sentences to be written otherwise, note by note. What is wrong in the figures of a note comes apart from the rest: it costs the trust in all others.
    fn words(&self) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for (place, raised) in self.raised() {
            let action = match raised.sign {
                Sign::WrongArithmetic | Sign::TwoValues | Sign::WrongTitle => Action::Correct(raised.at),
                Sign::UnclearPart
                | Sign::WeAlone
                | Sign::BarePercent
                | Sign::BareMagnitude
                | Sign::Overclaim
                | Sign::OwnPraise
                | Sign::NotFinished
                | Sign::Hope
                | Sign::Toil
                | Sign::Count
                | Sign::Tasks
                | Sign::Links
                | Sign::NumberAlone
                | Sign::OldWords
                | Sign::EmptyWaiver => Action::Rewrite(raised.at),
                // Others' words are theirs, a figure has its own step, and what is past is past.
                Sign::Praise
                | Sign::ThinWords
                | Sign::EchoedWords
                | Sign::UncitedFigure
                | Sign::AskedLate
                | Sign::AskedLongAgo
                | Sign::OldWork => continue,
            };
            add(&mut offers, action, place);
        }
        offers
    }

    fn answers(&self) -> Vec<Offer> {
        let open = self.weaknesses().filter_map(|(place, weakness)| Some((place, weakness.question()?)));
        open.map(|(place, question)| (Action::Answer(question), BTreeSet::from([place]))).collect()
    }

    /// A claim that rests on a piece of work says what came of it, for each criterion that the work is for.
    fn claims(&self) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for (place, _, fault, at) in self.faults() {
            if *fault == Fault::NoOutcome {
                at.iter().for_each(|at| add(&mut offers, Action::Claim(*at), place));
            }
        }
        offers
    }

    fn peers(&self) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for peer in &self.edition.feedback {
            let removes = match peer.state {
                State::Draft | State::Requested => self.spoken_by(peer),
                State::Given | State::Declined => continue,
            };
            offers.push((Action::Remind(peer.entry.at), removes));
        }
        for (place, raised) in self.raised() {
            if let (Sign::Praise | Sign::ThinWords | Sign::EchoedWords, Some(at)) = (raised.sign, raised.at) {
                add(&mut offers, Action::AskAgain(at), place);
            }
        }
        offers.extend(self.more_peers());
        offers
    }

    /// What the words of one peer remove, if they come.
    fn spoken_by(&self, peer: &Feedback) -> BTreeSet<usize> {
        let meets = |weakness: &Weakness| match weakness {
            Weakness::Peers(Demanded { demand, found, asked }) => {
                let counts = match demand {
                    PeerDemand::AtLeast => true,
                    PeerDemand::OutsideTeam => peer.relation.is_some_and(Relation::is_outside),
                    PeerDemand::AtTargetLevel => self.edition.is_of_target_level(peer),
                    PeerDemand::OfRelation(relation) => peer.relation == Some(*relation),
                };
                counts && found + 1 >= *asked
            }
            Weakness::Criterion { .. }
            | Weakness::OpenQuestion { .. }
            | Weakness::Figure(_)
            | Weakness::BareClaim(_)
            | Weakness::OneKind { .. }
            | Weakness::OtherKind { .. } => false,
        };
        let mut removes: BTreeSet<usize> =
            self.weaknesses().filter(|(_, weakness)| meets(weakness)).map(|(place, _)| place).collect();
        let is_open = |raised: &Raised| raised.sign == Sign::AskedLongAgo && raised.at == Some(peer.entry.at);
        removes.extend(self.raised().filter(|(_, raised)| is_open(raised)).map(|(place, _)| place));
        let names = |criterion: usize| peer.supports.iter().any(|support| support.criterion == criterion);
        for (place, criterion, fault, _) in self.faults() {
            if *fault == Fault::NobodyElse && names(criterion) && self.is_seen_at_scope(criterion, peer) {
                removes.insert(place);
            }
        }
        removes
    }

    /// Whether what a peer saw of a criterion, if they say what, reached as far as the level asks. Who saw narrower work speaks for that.
    fn is_seen_at_scope(&self, criterion: usize, peer: &Feedback) -> bool {
        let pieces = &self.edition.coverage[criterion].pieces;
        let mut seen = pieces.iter().filter(|piece| peer.evidence.contains(&piece.at)).peekable();
        seen.peek().is_none() || seen.any(Piece::is_at_scope)
    }

    /// Peers who are not asked yet, so many that all that is asked of them is met.
    fn more_peers(&self) -> Option<Offer> {
        let (mut more, mut outside, mut senior, mut related) = (0, 0, 0, Vec::new());
        let mut removes = BTreeSet::new();
        for (place, weakness) in self.weaknesses() {
            if let Weakness::Peers(Demanded { demand, found, asked }) = weakness {
                let short = asked - found;
                match demand {
                    PeerDemand::AtLeast => more = short,
                    PeerDemand::OutsideTeam => outside = short,
                    PeerDemand::AtTargetLevel => senior = short,
                    PeerDemand::OfRelation(relation) => related.push((*relation, short)),
                }
                removes.insert(place);
            }
        }
        // One peer has one relation, and may be of the level asked for besides.
        let of_relations = related.iter().map(|(_, short)| short).sum();
        let more = more.max(outside).max(senior).max(of_relations);
        (more > 0).then_some((Action::AskPeers { more, outside, senior, related }, removes))
    }

    /// New work, or work that nobody has written down.
    fn work(&self) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for (place, _, fault, _) in self.faults() {
            let action = match fault {
                Fault::BelowScope { wanted, .. } => Action::Wider(*wanted),
                Fault::OneSeason(_) | Fault::OutsidePeriods => Action::OtherPeriod,
                Fault::NoLeadingPart(_) => Action::Led,
                Fault::OnePiece | Fault::OneProject | Fault::TooFewPieces { .. } => Action::Second,
                Fault::Nothing | Fault::NothingCounts(_) | Fault::NoEvidence => Action::Offer,
                Fault::UnsaidScope
                | Fault::UnsaidPart
                | Fault::WordAlone
                | Fault::NobodyElse
                | Fault::NoOutcome
                | Fault::Unwitnessed => continue,
            };
            add(&mut offers, action, place);
        }
        offers
    }
}

/// Whether a fault is something that the nearest work lacks.
fn is_lack(fault: &Fault) -> bool {
    match fault {
        Fault::BelowScope { .. }
        | Fault::UnsaidScope
        | Fault::UnsaidPart
        | Fault::NoLeadingPart(_)
        | Fault::WordAlone => true,
        Fault::Nothing
        | Fault::NothingCounts(_)
        | Fault::NoEvidence
        | Fault::NobodyElse
        | Fault::OnePiece
        | Fault::OneProject
        | Fault::TooFewPieces { .. }
        | Fault::OneSeason(_)
        | Fault::OutsidePeriods
        | Fault::NoOutcome
        | Fault::Unwitnessed => false,
    }
}

fn add(offers: &mut Vec<Offer>, action: Action, place: usize) {
    match offers.iter_mut().find(|(known, _)| *known == action) {
        Some((_, removes)) => {
            removes.insert(place);
        }
        None => offers.push((action, BTreeSet::from([place]))),
    }
}
