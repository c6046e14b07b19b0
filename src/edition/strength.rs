//! How well a criterion is proven: six grades, which every page names by the same six words. `judge` says what each
//! takes, `site/words` how it is said.

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
}
