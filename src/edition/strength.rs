//! How well a criterion is proven: six grades, which every page names by the same six words. `judge` says what each
//! takes, `site/words` how it is said.

/// Strongest first. It is a judgement with reasons, never a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// A piece of work carries it, a second stands beside it at the level's scope, somebody or something other than the
    /// author speaks for it, and it is not all of one period.
    Strong,
    /// A piece of work carries it.
    Supported,
    /// Some work counts, and no piece of it carries.
    Thin,
    /// There is something, and no work that counts.
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
