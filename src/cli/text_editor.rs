//! The editor of a person at a terminal, for a file that is theirs to write: the one that `VISUAL` or `EDITOR` names.

use super::{CliError, environment};
use std::path::Path;
use std::process::Command;

/// Opens a file in it, and waits until it is closed.
pub(super) fn edit(file: &Path) -> Result<(), CliError> {
    let chosen = chosen().ok_or_else(|| {
        let what = "no editor is known to open it with";
        CliError::new(what).help("set `VISUAL` or `EDITOR`, such as `export EDITOR=nano`, or give the text itself")
    })?;
    let ended = command(&chosen, file).status();
    let ended = ended.map_err(|error| CliError::system(format!("cannot start the editor `{chosen}`"), error))?;
    if ended.success() {
        return Ok(());
    }
    let what = format!("the editor `{chosen}` ended with an error: {ended}");
    Err(CliError::new(what).help("look at `VISUAL` and `EDITOR`; what it has saved is in the file"))
}

/// Whether there is one to open.
pub(super) fn is_there() -> bool {
    chosen().is_some()
}

fn chosen() -> Option<String> {
    ["VISUAL", "EDITOR"].map(environment::variable).into_iter().find(|command| !command.trim().is_empty())
}

/// A command with its arguments, such as `code --wait`, is taken apart by the shell, as everywhere else.
#[cfg(unix)]
fn command(editor: &str, file: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(file);
    command
}

#[cfg(not(unix))]
fn command(editor: &str, file: &Path) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    command.args(words).arg(file);
    command
}
