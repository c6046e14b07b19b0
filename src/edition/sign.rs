//! What the words of a packet give a room to doubt. The rules find it, `check` hands it on as data, and pages tell it beside what the facts show: what the
//! rules have not found, or the author has allowed, no page holds against them.

use super::NoteRef;
use crate::vocabulary::Doubt;

/// Something that a rule found in the words of a note or of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Raised {
    /// What it is.
    pub sign: Sign,
    /// The note that it stands in; nothing where it is in the settings.
    pub at: Option<NoteRef>,
}

/// What words may give away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Peers praise, and name nothing that happened.
    Praise,
    /// The author praises themselves.
    OwnPraise,
    /// A peer gave a few words.
    ThinWords,
    /// A peer's words are the author's draft, or another peer's.
    EchoedWords,
    /// It is not said what the author did.
    UnclearPart,
    /// A paragraph of *we*.
    WeAlone,
    /// A percentage with nothing to compare it with.
    BarePercent,
    /// A great change without a figure.
    BareMagnitude,
    /// A percentage that does not follow from the figures beside it.
    WrongArithmetic,
    /// One figure with two values.
    TwoValues,
    /// A title that its own text contradicts.
    WrongTitle,
    /// A claim that reaches further than the work under it.
    Overclaim,
    /// A claim that speaks of a figure and does not cite it.
    UncitedFigure,
    /// Work that is not finished, told as if it counted.
    NotFinished,
    /// What could be.
    Hope,
    /// What it cost.
    Toil,
    /// A count of what was done.
    Count,
    /// A list of tasks.
    Tasks,
    /// Links in the place of words.
    Links,
    /// A number in the place of a name.
    NumberAlone,
    /// Work that the words date outside the window.
    OldWords,
    /// A note that lies outside the window.
    OldWork,
    /// A waiver that gives no reason, or one too many.
    EmptyWaiver,
    /// Feedback that was asked for shortly before it was given, or before the deadline.
    AskedLate,
    /// A request that has been open for weeks.
    AskedLongAgo,
}

impl Sign {
    /// The doubt that it feeds.
    pub fn doubt(self) -> Doubt {
        match self {
            Sign::Praise | Sign::ThinWords | Sign::EchoedWords => Doubt::FewWords,
            Sign::UnclearPart | Sign::WeAlone => Doubt::OwnPart,
            Sign::BarePercent | Sign::BareMagnitude => Doubt::NoBaseline,
            Sign::WrongArithmetic | Sign::TwoValues | Sign::WrongTitle => Doubt::FiguresDisagree,
            Sign::Overclaim | Sign::UncitedFigure | Sign::OwnPraise => Doubt::SaysWho,
            Sign::NotFinished => Doubt::Unfinished,
            Sign::Hope => Doubt::Potential,
            Sign::Toil => Doubt::Effort,
            Sign::Count | Sign::Tasks | Sign::Links | Sign::NumberAlone => Doubt::TaskList,
            Sign::OldWords | Sign::OldWork => Doubt::LastTime,
            Sign::EmptyWaiver => Doubt::Excused,
            Sign::AskedLate | Sign::AskedLongAgo => Doubt::LastMinute,
        }
    }

    /// Whether it rests on what the author alone has: a draft, the days of a request, who was asked. Nobody else is told.
    pub fn is_for_the_author_alone(self) -> bool {
        match self {
            Sign::EchoedWords | Sign::AskedLate | Sign::AskedLongAgo => true,
            Sign::Praise
            | Sign::OwnPraise
            | Sign::ThinWords
            | Sign::UnclearPart
            | Sign::WeAlone
            | Sign::BarePercent
            | Sign::BareMagnitude
            | Sign::WrongArithmetic
            | Sign::TwoValues
            | Sign::WrongTitle
            | Sign::Overclaim
            | Sign::UncitedFigure
            | Sign::NotFinished
            | Sign::Hope
            | Sign::Toil
            | Sign::Count
            | Sign::Tasks
            | Sign::Links
            | Sign::NumberAlone
            | Sign::OldWords
            | Sign::OldWork
            | Sign::EmptyWaiver => false,
        }
    }
}
