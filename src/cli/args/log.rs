//! The command line of the work log.

use clap::Args as Group;
use std::path::PathBuf;

/// Five minutes a week are enough: what is in the log when the case is written need not be remembered.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo log \"moved the last caller off the old API\"   a line in the log of this week, log/2026-w12.md\n  \
                        promo log --date yesterday \"paired with Ana\"       the same for another day\n  \
                        git log --since monday --format=%s | promo log -   an entry for each line\n  \
                        promo log                                          this week's file in your editor\n  \
                        promo log --since monday                           what stands there\n  \
                        promo add evidence --from log/2026-w12#2           its second entry, as a piece of evidence"
)]
pub(in crate::cli) struct LogArgs {
    /// What was done, in one line; `-` reads lines from standard input, an entry each. Without it your editor opens the file of the week
    #[arg(allow_hyphen_values = true)]
    pub(in crate::cli) text: Option<String>,
    /// More words of the same line, where no quotes are around it
    #[arg(hide = true)]
    pub(in crate::cli) more: Vec<String>,
    /// The day that it is of: a date, `yesterday` or a day of the week [default: today]
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) date: Option<String>,
    /// Print what was logged on this day and after: a date, `today`, `yesterday` or a day of the week
    #[arg(long, value_name = "DAY", conflicts_with_all = ["text", "date"])]
    pub(in crate::cli) since: Option<String>,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
}
