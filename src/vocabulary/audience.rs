//! Who a reader is, and who may see what.

use super::Vocabulary;
use enum_map::{Enum, EnumMap};
use strum::VariantArray;

/// Who a reader is, and the widest reader who may see something: `self` ⊃ `manager` ⊃ `committee`. Audiences have no order beside that which
/// [`Audience::may_see`] says: of two, neither need see all that the other does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, VariantArray)]
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
    /// Every audience, in the order in which they are listed: the author, then those who make the case, then the others.
    pub const ALL: &'static [Audience] = Audience::VARIANTS;

    /// The word of front matter and of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Audience::SelfOnly => "self",
            Audience::Manager => "manager",
            Audience::Committee => "committee",
        }
    }

    /// What messages and pages call such a reader.
    pub const fn reader(self) -> &'static str {
        match self {
            Audience::SelfOnly => "you",
            Audience::Manager => "the manager",
            Audience::Committee => "the committee",
        }
    }

    /// What messages and pages call the edition for such a reader.
    pub fn edition(self) -> String {
        if self.is_author() { "your own edition".to_owned() } else { format!("{}'s edition", self.reader()) }
    }

    /// The readers who may not see what is meant for `widest` and nobody beyond, widest first.
    pub fn without(widest: Audience) -> impl Iterator<Item = Audience> {
        Audience::ALL.iter().copied().filter(move |reader| !reader.may_see(widest))
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

    /// Whether they are given the case: its pages, and a word where a note of it is kept from them. Whoever is not has the pages made for them alone.
    pub const fn reads_the_case(self) -> bool {
        match self {
            Audience::SelfOnly | Audience::Manager | Audience::Committee => true,
        }
    }

    /// Whether somebody who may see what is meant for `other` may not see what is meant for this.
    pub fn is_narrower_than(self, other: Audience) -> bool {
        Audience::without(self).any(|reader| reader.may_see(other))
    }

    /// The readers who may see what is meant for this.
    pub fn readers(self) -> impl Iterator<Item = Audience> {
        Audience::ALL.iter().copied().filter(move |reader| reader.may_see(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_sees_all_and_the_committee_only_what_is_theirs() {
        let sees = |reader: Audience| Audience::ALL.iter().filter(|widest| reader.may_see(**widest)).count();
        assert_eq!([Audience::SelfOnly, Audience::Manager, Audience::Committee].map(sees), [3, 2, 1]);
        assert!(Audience::SelfOnly.is_narrower_than(Audience::Manager));
        assert!(!Audience::Manager.is_narrower_than(Audience::Manager));
        assert!(!Audience::Committee.is_narrower_than(Audience::Manager));
        for audience in Audience::ALL.iter().copied() {
            assert!(audience.may_see(audience), "{audience:?} may see what is meant for it");
            assert!(Audience::SelfOnly.may_see(audience), "the author may see what is meant for {audience:?}");
        }
    }

    #[test]
    fn editions_are_named_after_their_reader() {
        let editions: Vec<String> = Audience::ALL.iter().map(|audience| audience.edition()).collect();
        assert_eq!(editions, ["your own edition", "the manager's edition", "the committee's edition"]);
        let without = |widest: Audience| Audience::without(widest).map(Audience::reader).collect::<Vec<_>>();
        assert_eq!(without(Audience::SelfOnly), ["the manager", "the committee"]);
        assert_eq!(without(Audience::Manager), ["the committee"]);
        assert_eq!(without(Audience::Committee), [""; 0]);
    }
}
