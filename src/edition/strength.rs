//! How well a criterion is proven, in the six words that every page uses.

/// Strongest first. It is a judgement with reasons, never a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Good proof of more than one kind, at the level's scope, led by the candidate, sustained.
    Strong,
    /// Good proof; something still holds it back from being strong.
    Supported,
    /// There is proof, and a reader will ask for more.
    Thin,
    /// There is something, and it cannot be judged.
    NotEnoughToJudge,
    /// There is nothing.
    Missing,
    /// It cannot be met, and the packet says why.
    Waived,
}

impl Strength {
    /// Every strength, strongest first.
    pub const ALL: [Strength; 6] = [
        Strength::Strong,
        Strength::Supported,
        Strength::Thin,
        Strength::NotEnoughToJudge,
        Strength::Missing,
        Strength::Waived,
    ];

    /// What pages call it.
    pub fn name(self) -> &'static str {
        match self {
            Strength::Strong => "strong",
            Strength::Supported => "supported",
            Strength::Thin => "thin",
            Strength::NotEnoughToJudge => "not enough to judge",
            Strength::Missing => "missing",
            Strength::Waived => "waived",
        }
    }

    /// What it means, for the legend of a page.
    pub fn meaning(self) -> &'static str {
        match self {
            Strength::Strong => {
                "proof of more than one kind, at the scope of the level, led by the candidate, in more than one period"
            }
            Strength::Supported => "good proof, with one thing that still holds it back",
            Strength::Thin => "some proof; a reader will ask for more",
            Strength::NotEnoughToJudge => "something is there, but it cannot be judged",
            Strength::Missing => "nothing is there",
            Strength::Waived => "it could not be met, and the reason is given",
        }
    }
}
