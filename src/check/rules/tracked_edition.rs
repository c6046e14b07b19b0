//! An edition or a hand-over that git keeps
//!
//! Why it matters: Whoever may read a repository reads all of it, the author's own edition with its drafts and private blocks too, and the ledger of who was given
//! what. A push cannot be taken back.
//!
//! How it can misfire: A repository that nobody but the author can read. Of `dist/` only editions are meant, which have a manifest, and the prints beside
//! them; what an index cannot be read of is not said.
//!
//! Where it comes from: `git add --force`, packets that were begun without the `.gitignore` that `promo new` writes, and packets that lie in a larger repository.
//!
//! Bad:
//!
//! ```dist in-git
//! ```
//!
//! Good:
//!
//! ```dist missing
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::TRACKED_EDITION,
    severity: Severity::Warning,
    source: include_str!("tracked_edition.rs"),
    find: Find::WhileReading,
};
