//! What the author can do next, and what each thing would remove. It is computed from what is held against them, so that what is told first removes most;
//! what it claims to remove is what the judgement, made again, would no longer say: tests do it and look.
//!
//! What needs new work comes after all else, however much it would remove: nobody can begin with months.

mod finder;

use super::{Edition, Fault, NoteRef, Raised, Weakness};
use crate::vocabulary::Relation;
use finder::Finder;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Something that the author can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Write `role` in a note: it removes what it says where the part was a leading one.
    SayPart(NoteRef),
    /// Write `scope` in a note: where the work reached as far as the level asks.
    SayScope(NoteRef),
    /// Write `kind` in a note: where it is of one that is asked for.
    SayKind(NoteRef),
    /// Name what is under a claim.
    Cite(NoteRef),
    /// Cite in a claim the figure that it speaks of.
    CiteFigure(NoteRef),
    /// Say of the figures of a note how they were measured and where they can be seen.
    SourceFigures(NoteRef),
    /// Give a note something to look at.
    Link(NoteRef),
    /// Correct figures in a note that cannot both be right.
    Correct(Option<NoteRef>),
    /// Write what a note says otherwise. Nothing for the settings.
    Rewrite(Option<NoteRef>),
    /// Answer a question of the rubric.
    Answer(usize),
    /// Say in a claim what came of a piece of work.
    Claim(NoteRef),
    /// Get the words of someone who is to be asked, or was.
    Remind(NoteRef),
    /// Ask someone again for what happened.
    AskAgain(NoteRef),
    /// Ask peers whom no note names yet: how many, and how many of them from outside and of the level.
    AskPeers {
        /// In all.
        more: usize,
        /// Of these, from outside the team.
        outside: usize,
        /// Of these, of the level asked for.
        senior: usize,
        /// Of these, of each relation that has a number of its own.
        related: Vec<(Relation, usize)>,
    },
    /// Work that reached this scope, an index into the rubric's.
    Wider(usize),
    /// Work of another period.
    OtherPeriod,
    /// Work that was led.
    Led,
    /// A second piece of work.
    Second,
    /// A piece of work where there is none.
    Offer,
}

/// What an action costs, the cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cost {
    /// A key.
    Minute,
    /// A link, a figure, a sentence.
    TenMinutes,
    /// An answer, a claim.
    HalfAnHour,
    /// The words of a peer.
    Weeks,
    /// New work, unless it is done and only not written down.
    Months,
}

/// One thing that is held against the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// What the facts show.
    Weakness(Weakness),
    /// What the words give away.
    Raised(Raised),
}

/// Something to do, and what it removes besides what the steps before it do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub action: Action,
    /// What is no longer held against the author then.
    pub removes: Vec<Item>,
}

impl Action {
    /// What it costs.
    pub fn cost(&self) -> Cost {
        match self {
            Action::SayPart(_) | Action::SayScope(_) | Action::SayKind(_) | Action::Cite(_) | Action::CiteFigure(_) => {
                Cost::Minute
            }
            Action::SourceFigures(_) | Action::Link(_) | Action::Correct(_) | Action::Rewrite(_) => Cost::TenMinutes,
            Action::Answer(_) | Action::Claim(_) => Cost::HalfAnHour,
            Action::Remind(_) | Action::AskAgain(_) | Action::AskPeers { .. } => Cost::Weeks,
            Action::Wider(_) | Action::OtherPeriod | Action::Led | Action::Second | Action::Offer => Cost::Months,
        }
    }
}

impl Item {
    /// The criterion that it is about.
    pub fn criterion(&self) -> Option<usize> {
        match self {
            Item::Weakness(weakness) => weakness.criterion(),
            Item::Raised(_) => None,
        }
    }
}

impl Edition {
    /// Everything that steps can remove: what the room holds against the case, and the questions that nothing answers.
    pub fn items(&self, raised: &[Raised]) -> Vec<Item> {
        let weighs = |weakness: &Weakness| match weakness {
            Weakness::Criterion { criterion, fault, .. } => {
                self.coverage[*criterion].is_required() && *fault != Fault::Unwitnessed
            }
            Weakness::OneKind { .. } | Weakness::OtherKind { .. } => false,
            Weakness::OpenQuestion { .. } | Weakness::Peers(_) | Weakness::Figure(_) | Weakness::BareClaim(_) => true,
        };
        let weaknesses = self.weaknesses().into_iter().filter(weighs).map(Item::Weakness);
        weaknesses.chain(raised.iter().copied().map(Item::Raised)).collect()
    }

    /// Everything that could be done, each with what it would remove by itself.
    pub fn offers(&self, raised: &[Raised]) -> Offers {
        let items = self.items(raised);
        let offers = Finder { edition: self, items: &items }.all();
        Offers { items, offers }
    }

    /// What to do next, at most so many things: what removes most comes first, then what removes most of the rest; the cheaper first where they remove
    /// as much, and new work last.
    pub fn steps(&self, raised: &[Raised], most: usize) -> Vec<Step> {
        let Offers { items, mut offers } = self.offers(raised);
        let mut left: BTreeSet<usize> = (0..items.len()).collect();
        let mut steps = Vec::new();
        while steps.len() < most {
            offers.iter_mut().for_each(|(_, removes)| removes.retain(|item| left.contains(item)));
            offers.retain(|(_, removes)| !removes.is_empty());
            let first = |(_, (action, removes)): &(usize, &Offer)| rank(action, removes.len());
            let Some((place, _)) = offers.iter().enumerate().min_by_key(first) else { break };
            let (action, removes) = offers.remove(place);
            left.retain(|item| !removes.contains(item));
            steps.push(Step { action, removes: removes.into_iter().map(|item| items[item].clone()).collect() });
        }
        steps
    }
}

/// What could be done.
#[derive(Clone, Debug)]
pub struct Offers {
    items: Vec<Item>,
    /// Each action with the places of what it would remove.
    offers: Vec<Offer>,
}

impl Offers {
    /// How much there is to be removed in all.
    pub fn total(&self) -> usize {
        self.items.len()
    }

    /// The actions, each with what it would remove by itself.
    pub fn all(&self) -> impl Iterator<Item = (&Action, Vec<&Item>)> {
        self.offers.iter().map(|(action, removes)| (action, removes.iter().map(|item| &self.items[*item]).collect()))
    }

    /// The action that removes most of these items, the cheaper first where several remove as much, and new work last.
    pub fn best_of(&self, is_of_them: impl Fn(&Item) -> bool) -> Option<&Action> {
        let counted = self.all().map(|(action, removes)| {
            let number = removes.into_iter().filter(|item| is_of_them(item)).count();
            (action, number)
        });
        let useful = counted.filter(|(_, number)| *number > 0);
        let rank = |(action, number): &(&Action, usize)| rank(action, *number);
        useful.min_by_key(rank).map(|(action, _)| action)
    }
}

/// What comes first: what needs no new work, what removes most, what costs least.
fn rank(action: &Action, removes: usize) -> (bool, Reverse<usize>, Cost) {
    (action.cost() == Cost::Months, Reverse(removes), action.cost())
}

/// An action with the places of what it would remove.
type Offer = (Action, BTreeSet<usize>);
