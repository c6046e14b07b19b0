//! The command line of the hook that git runs before a commit.

use clap::Args as Group;
use std::path::PathBuf;

/// A commit is stopped while the packet has errors; `git commit --no-verify` makes it all the same. What is checked is the packet as it lies on the disk, not what was
/// added for the commit
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo hook               before each commit, check the packet that you are in\n  \
                        promo hook --strict      and let warnings stop it too\n  \
                        promo hook --remove      take it out again\n\n\
                        Of a hook that is there, nothing is changed but a block of its own, between two lines that say whose it is. The hook is yours alone: \
                        git hands no hooks on."
)]
pub(in crate::cli) struct HookArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// Let warnings stop a commit too
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Take out what this command has put there, and nothing else
    #[arg(long, conflicts_with = "strict")]
    pub(in crate::cli) remove: bool,
}
