//! `promo lsp`: the packet in an editor. The editor starts it and speaks on standard input; people never type it.

use super::stdout::Stdout;
use super::{CliError, Verdict, environment};
use crate::check;
use crate::lsp::{Ending, talk};
use std::io;

pub(super) fn run(stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let today = environment::today()?;
    check::make_ready();
    let ending = talk(io::stdin(), stdout, Box::new(move || environment::today().unwrap_or(today)));
    Ok(match ending {
        Ending::Orderly => Verdict::Sound,
        Ending::Abrupt => Verdict::Faulty,
    })
}
