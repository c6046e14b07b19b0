//! The command line of what is handed over: made, known again, compared.

use super::{PrintArgs, audience, date};
use crate::source::Date;
use crate::vocabulary::Audience;
use clap::Args as Group;
use std::path::PathBuf;

/// The packet is checked strictly: errors stop it, and so do warnings unless it is made `--anyway`. What goes out is searched for what the edition withholds, all
/// of it, before anything is written
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo hand-over --to \"Ana Ruiz\"      the manager's edition: hand-overs/DATE-manager and the same as .zip\n  \
                        promo hand-over --for committee      the committee's\n\n\
                        It is kept in hand-overs/ of the packet, which git ignores, with a ledger of what was given to whom."
)]
pub(in crate::cli) struct HandOverArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// The audience of the edition
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(in crate::cli) audience: Audience,
    /// Who is given it, for the ledger; may be said more than once
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) to: Vec<String>,
    /// The day on which it is handed over, which every page of it says [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) date: Option<Date>,
    /// Hand it over although there are warnings; errors stop it in any case
    #[arg(long)]
    pub(in crate::cli) anyway: bool,
    /// Make no PDF of it
    #[arg(long)]
    pub(in crate::cli) no_pdf: bool,
    #[command(flatten)]
    pub(in crate::cli) print: PrintArgs,
}

/// Exit codes: 0 it is the same, 1 it differs, 2 it could not be read. Nothing is unpacked
#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo verify hand-overs/2026-06-01-manager.zip  the archive\n  \
                        promo verify ~/Downloads/case --packet my-packet  a copy of it, wherever")]
pub(in crate::cli) struct VerifyArgs {
    /// The hand-over: its folder, its archive, or a copy of either anywhere
    #[arg(value_name = "DIR|ZIP")]
    pub(in crate::cli) path: PathBuf,
    /// The packet whose ledger is asked [default: the packet that it lies in, else that around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
}

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo diff hand-overs/2026-06-01-manager  what has changed since\n  \
                        promo diff OLD.zip NEW.zip                from one to another\n  \
                        promo diff OLD.zip -o changes.html        as a page for its reader")]
pub(in crate::cli) struct DiffArgs {
    /// The earlier hand-over: its folder or its archive
    pub(in crate::cli) old: PathBuf,
    /// The later one [default: the same reader's edition of the packet as it is today]
    pub(in crate::cli) new: Option<PathBuf>,
    /// The packet of today [default: the packet that the earlier lies in, else that around the working directory]
    #[arg(long, value_name = "DIR", conflicts_with = "new")]
    pub(in crate::cli) packet: Option<PathBuf>,
    /// Write it as a page to this file, for a reader who has the earlier
    #[arg(short = 'o', long, value_name = "FILE.html")]
    pub(in crate::cli) html: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "html")]
    pub(in crate::cli) force: bool,
    /// Compare although names or levels differ or files were changed since; never two that are for different readers
    #[arg(long)]
    pub(in crate::cli) anyway: bool,
}
