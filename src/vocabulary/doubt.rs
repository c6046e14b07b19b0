//! What a room of strangers doubts of a case, whatever the case: the kinds of objection. A rubric's questions say which of them they answer; which of them a
//! packet raises is for `edition`, and how each is spoken for `site`.

use super::Vocabulary;
use enum_map::{Enum, EnumMap};
use strum::VariantArray;

/// A doubt of the room, those that end a case first: in this order they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, VariantArray)]
pub enum Doubt {
    /// The work is that of the present level, done well.
    PresentLevel,
    /// Nobody else has got better by it.
    OwnWorkOnly,
    /// All of it is one good season.
    OneSeason,
    /// What peers say says nothing, or there is too little of it.
    FewWords,
    /// Nobody from outside the team, or of the level, has said a word.
    NearPeers,
    /// What was the candidate's, and what was the team's.
    OwnPart,
    /// A figure with nothing to compare it with, or that nobody can look up.
    NoBaseline,
    /// Two figures that cannot both be right.
    FiguresDisagree,
    /// A claim that reaches further than its proof.
    SaysWho,
    /// Nothing is offered.
    NothingOffered,
    /// All of it rests on one piece of work.
    OneSource,
    /// What came of it is not said.
    SoWhat,
    /// It is not finished.
    Unfinished,
    /// What could be, in the place of what was done.
    Potential,
    /// What it cost, in the place of what it brought.
    Effort,
    /// A list of tasks, in the place of an argument.
    TaskList,
    /// It is of another time.
    LastTime,
    /// Why the organisation needs one more.
    BusinessNeed,
    /// Much is waived, or without a reason.
    Excused,
    /// An answer that is none.
    NoAnswer,
    /// Words of peers that were collected in haste.
    LastMinute,
    /// Why not wait.
    WhyNow,
}

/// Something for each doubt, in their order.
pub type PerDoubt<T> = EnumMap<Doubt, T>;

impl Vocabulary for Doubt {
    fn word(self) -> &'static str {
        match self {
            Doubt::PresentLevel => "present-level",
            Doubt::OwnWorkOnly => "own-work-only",
            Doubt::OneSeason => "one-season",
            Doubt::FewWords => "few-words",
            Doubt::NearPeers => "near-peers",
            Doubt::OwnPart => "own-part",
            Doubt::NoBaseline => "no-baseline",
            Doubt::FiguresDisagree => "figures-disagree",
            Doubt::SaysWho => "says-who",
            Doubt::NothingOffered => "nothing-offered",
            Doubt::OneSource => "one-source",
            Doubt::SoWhat => "so-what",
            Doubt::Unfinished => "unfinished",
            Doubt::Potential => "potential",
            Doubt::Effort => "effort",
            Doubt::TaskList => "task-list",
            Doubt::LastTime => "last-time",
            Doubt::BusinessNeed => "business-need",
            Doubt::Excused => "excused",
            Doubt::NoAnswer => "no-answer",
            Doubt::LastMinute => "last-minute",
            Doubt::WhyNow => "why-now",
        }
    }
}
