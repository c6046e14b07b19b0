//! The command line of what is made of a packet: pages, a PDF, a picture, the preview.

use super::{audience, paper};
use crate::compile::Compilation;
use crate::vocabulary::{Audience, Paper};
use clap::Args as Group;
use std::path::PathBuf;

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo build                  the manager's edition: dist/manager\n  \
                        promo build --for committee  the committee's: dist/committee\n  \
                        promo build --out ../site    into another folder\n  \
                        promo build --report         and what it withholds, and why")]
pub(in crate::cli) struct BuildArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// The audience of the edition
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(in crate::cli) audience: Audience,
    /// The folder to publish into [default: dist/AUDIENCE in the packet]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// List what the edition withholds and why, each with its place in the packet; nothing of the list is published
    #[arg(long)]
    pub(in crate::cli) report: bool,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperArg,
}

/// On what an edition is printed, for every command that makes one for paper.
#[derive(Clone, Copy, Debug, Group)]
pub(in crate::cli) struct PaperArg {
    /// The paper that the edition is printed on [default: the `paper` of packet.toml, else a4]
    #[arg(long, value_name = "PAPER", value_parser = paper())]
    pub(in crate::cli) paper: Option<Paper>,
}

/// How an edition is printed, for every command that makes a PDF of one.
#[derive(Debug, Group)]
pub(in crate::cli) struct PrintArgs {
    /// The browser that prints the PDF: Chromium, Google Chrome, Edge or Brave, by its path or its name [default: the first that is found]
    #[arg(long, value_name = "PATH", env = "PROMO_BROWSER", hide_env_values = true)]
    pub(in crate::cli) browser: Option<PathBuf>,
    /// How many seconds it may take to print once; it prints twice for the numbers of the pages
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400), default_value = "60")]
    pub(in crate::cli) timeout: u64,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperArg,
}

/// Nothing is printed while the packet has errors. The browser has no network, and sees a private folder that is gone afterwards; what it has printed is
/// searched for what the edition withholds before it takes its place.
#[derive(Debug, Group)]
#[command(
    after_help = "examples:\n  promo pdf                                the manager's edition: dist/manager.pdf\n  \
                        promo pdf --for committee -o case.pdf    the committee's, into a file of another name\n  \
                        promo pdf -o - | lp                      straight to a printer\n  \
                        promo pdf --browser brave-browser        by this browser"
)]
pub(in crate::cli) struct PdfArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// The audience of the edition
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(in crate::cli) audience: Audience,
    /// The file to write, `-` for standard output; what is there and is no PDF is not written over [default: dist/AUDIENCE.pdf in the packet]
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) print: PrintArgs,
}

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo serve --open           in the browser; save, and it is there\n  \
                        promo serve --for manager    as your manager will see it\n  \
                        promo serve --editor neovim  findings open in this editor")]
pub(in crate::cli) struct ServeArgs {
    /// The packet's folder [default: the packet around the working directory]
    pub(in crate::cli) dir: Option<PathBuf>,
    /// The audience whose edition is shown first; the page switches
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "self")]
    pub(in crate::cli) audience: Audience,
    /// The port to listen on, 0 for any that is free [default: that of the last preview of this packet, else 4747]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) port: Option<u16>,
    /// Open it in the browser
    #[arg(long)]
    pub(in crate::cli) open: bool,
    /// Look at the folder again and again, where the system does not tell of changes; done by itself when that is found out
    #[arg(long)]
    pub(in crate::cli) poll: bool,
    /// What findings are opened in: vscode, vscodium, cursor, zed, obsidian, neovim, or a link with {path}, {line} and {column} [default: as the
    /// environment tells]
    #[arg(long, value_name = "EDITOR", env = "PROMO_EDITOR", hide_env_values = true)]
    pub(in crate::cli) editor: Option<String>,
}

#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo chart                            the names of all pictures\n  \
                        promo chart timeline -o when.svg       when the work was done\n  \
                        promo chart who-spoke --for committee  who spoke to what")]
pub(in crate::cli) struct ChartArgs {
    /// `timeline`, `who-spoke`, `scope`, or the id of a metric
    pub(in crate::cli) name: Option<String>,
    /// The packet's folder [default: the packet around the working directory]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) packet: Option<PathBuf>,
    /// The audience of the edition that it is drawn of
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audience(), default_value = "manager")]
    pub(in crate::cli) audience: Audience,
    /// Write it to this file [default: standard output]
    #[arg(short, long, value_name = "FILE.svg")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
}

impl PaperArg {
    /// What was compiled, on the paper that was asked for.
    pub(in crate::cli) fn over(self, compilation: Compilation) -> Compilation {
        match self.paper {
            Some(paper) => compilation.on_paper(paper),
            None => compilation,
        }
    }
}
