//! Who a reader is, and who may see what.

use super::Vocabulary;
use enum_map::{Enum, EnumMap};
use strum::VariantArray;

/// Who a reader is, and the widest reader who may see something: `self` ⊃ `manager` ⊃ `committee`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, VariantArray)]
pub enum Audience {
    /// The author alone.
    SelfOnly,
    /// The author and the manager.
    Manager,
    /// Everyone who is given the packet.
    Committee,
}

/// Something for each audience: the compiler makes room for an audience that is added.
pub type PerAudience<T> = EnumMap<Audience, T>;

impl Vocabulary for Audience {
    fn word(self) -> &'static str {
        Audience::word(self)
    }
}

impl Audience {
    /// Every audience, widest first.
    pub const ALL: &'static [Audience] = Audience::VARIANTS;

    /// The word of front matter and of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Audience::SelfOnly => "self",
            Audience::Manager => "manager",
            Audience::Committee => "committee",
        }
    }

    /// Whether a reader of this audience may see what is meant for `widest` and nobody beyond.
    pub const fn may_see(self, widest: Audience) -> bool {
        match self {
            Audience::SelfOnly => true,
            Audience::Manager => matches!(widest, Audience::Manager | Audience::Committee),
            Audience::Committee => matches!(widest, Audience::Committee),
        }
    }

    /// Whether it is the author.
    pub const fn is_author(self) -> bool {
        match self {
            Audience::SelfOnly => true,
            Audience::Manager | Audience::Committee => false,
        }
    }

    /// Whether they make the case: the author and the manager, who are told what is weak too.
    pub const fn makes_the_case(self) -> bool {
        match self {
            Audience::SelfOnly | Audience::Manager => true,
            Audience::Committee => false,
        }
    }

    /// The narrower of two: what is meant for both is meant for it.
    pub const fn narrower(self, other: Audience) -> Audience {
        if other.may_see(self) { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_sees_all_and_the_committee_only_what_is_theirs() {
        let sees = |reader: Audience| Audience::ALL.iter().filter(|widest| reader.may_see(**widest)).count();
        assert_eq!([Audience::SelfOnly, Audience::Manager, Audience::Committee].map(sees), [3, 2, 1]);
        assert_eq!(Audience::Committee.narrower(Audience::Manager), Audience::Manager);
        assert_eq!(Audience::SelfOnly.narrower(Audience::Manager), Audience::SelfOnly);
    }
}
