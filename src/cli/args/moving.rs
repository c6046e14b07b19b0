//! The command line of what becomes of notes that are there: another name, or none.

use clap::Args as Group;
use std::path::PathBuf;

/// Every place that names the note names it so afterwards: lists in front matter, in packet.toml and in formats/, `[[id]]`, paths in links. All files are
/// written, or none; `promo check` finds nothing afterwards that it did not find before.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo mv cut-checkout-p99-from-1-2-s checkout          another id: evidence/checkout.md\n  \
                        promo mv evidence/checkout.md evidence/2026/       into a folder; the id stays\n  \
                        promo mv --dry-run checkout basket                 what would change, as a patch"
)]
pub(in crate::cli) struct MvArgs {
    /// The note: its id, `kind/id` where two have it, or its file
    pub(in crate::cli) old: String,
    /// Its new id, or where its file is to stand
    pub(in crate::cli) new: String,
    /// Print what would change, as a patch of the packet's folder, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
}

/// What names the note is listed with its place before it is asked whether the note goes. Nothing else is touched.
#[derive(Debug, Group)]
#[command(after_help = "examples:\n  promo rm checkout                what rests on it, and whether it is to go\n  \
                        promo rm feedback/ana --yes      without a question, for scripts")]
pub(in crate::cli) struct RmArgs {
    /// The note: its id, `kind/id` where two have it, or its file
    pub(in crate::cli) note: String,
    /// Do not ask
    #[arg(short, long)]
    pub(in crate::cli) yes: bool,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
}
