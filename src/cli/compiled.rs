//! A packet that is read and checked, with word of how far that has come where it takes longer than a second.

use super::progress::Progress;
use super::{CliError, environment};
use crate::check;
use crate::compile::{Compilation, Options, compile};
use crate::source::{Tree, disk};
use std::path::Path;

/// What stands in this folder, and what came of it today.
pub(super) fn compiled(root: &Path) -> Result<(Tree, Compilation), CliError> {
    let progress = Progress::new(2);
    progress.step("reading the packet");
    check::make_ready();
    let tree = disk::read(root)?;
    progress.step("checking it");
    let compilation = compile(&tree, Options { today: environment::today()? });
    Ok((tree, compilation))
}
