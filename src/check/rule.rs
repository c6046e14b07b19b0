//! What a rule is.

use super::Page;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::Edition;
use crate::packet::Packet;
use crate::source::Date;

/// One thing that can be wrong or weak. Named for the fault, so that it reads well after *allow*.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Such as `claim-without-evidence`; the name of its file too.
    pub name: &'static str,
    /// How much it matters unless `[rules]` says otherwise. An error cannot be made less: something is broken, or would get out.
    pub severity: Severity,
    /// The source of its file, whose opening comment is its page.
    pub source: &'static str,
    /// Where it is found.
    pub find: Find,
}

/// Where a rule is found.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// By the rooms that read the packet.
    WhileReading,
    /// By this function, which adds what it finds.
    Here(fn(&Context<'_>, &mut Vec<Diagnostic>)),
}

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The packet as written, with its spans.
    pub packet: &'a Packet,
    /// The author's edition: coverage, and who cites what.
    pub own: &'a Edition,
    /// The editions for others: what would get out.
    pub others: &'a [Edition],
    /// The day the check is made on.
    pub today: Date,
}

impl Rule {
    /// Its page, for `promo explain` and for its tests.
    pub fn page(&self) -> Page {
        Page::read(self.source)
    }
}
