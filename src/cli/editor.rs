//! Which editor a finding is opened in: the one that is asked for, else the one that the environment speaks of.

use super::{CliError, environment};
use crate::diagnostic::did_you_mean;
use crate::serve::Editor;
use std::path::{Path, PathBuf};

/// The editor of this name or link; without one, what the environment tells.
pub(super) fn chosen(word: Option<&str>, packet: &Path) -> Result<Option<Editor>, CliError> {
    word.map_or_else(|| Ok(known(packet)), |word| named(word).map(Some))
}

fn named(word: &str) -> Result<Editor, CliError> {
    let unknown = || {
        let what = format!("no editor is known as `{word}`");
        if word == "neovim" {
            return CliError::new("no running Neovim was found")
                .help("start it first; it must have the same runtime folder, or start the preview in its terminal");
        }
        let known = did_you_mean(word, &Editor::names()).unwrap_or_default();
        CliError::new(what)
            .help(format!("{known}; a link of your own holds `{{path}}`, such as `myeditor://{{path}}:{{line}}`"))
    };
    Editor::named(word, neovim().as_deref()).ok_or_else(unknown)
}

/// The editor that the environment speaks of: the one whose terminal this is, the one that a person has set, or Obsidian where the packet lies in a vault.
fn known(root: &Path) -> Option<Editor> {
    let terminal = environment::variable("TERM_PROGRAM");
    let chosen = ["VISUAL", "EDITOR"].map(environment::variable).join(" ");
    let is_vault = root.ancestors().any(|folder| folder.join(".obsidian").is_dir());
    let name = if !environment::variable("NVIM").is_empty() {
        "neovim"
    } else if terminal == "vscode" {
        "vscode"
    } else if terminal == "zed" {
        "zed"
    } else if is_vault {
        "obsidian"
    } else {
        ["nvim", "codium", "cursor", "code", "zed"].into_iter().find(|word| chosen.contains(word)).map(by_command)?
    };
    Editor::named(name, neovim().as_deref())
}

fn by_command(command: &str) -> &str {
    match command {
        "nvim" => "neovim",
        "codium" => "vscodium",
        "code" => "vscode",
        command => command,
    }
}

/// Where a running Neovim listens: the one whose terminal this is, else the one that was started last, by the socket that each makes in the runtime
/// folder.
fn neovim() -> Option<PathBuf> {
    let told = ["NVIM", "NVIM_LISTEN_ADDRESS"].map(environment::variable);
    if let Some(address) = told.iter().find(|address| !address.is_empty()) {
        return Some(PathBuf::from(address));
    }
    let sockets = environment::runtime()?.read_dir().ok()?.filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("nvim.") && name.ends_with(".0")
    });
    sockets.max_by_key(|socket| socket.metadata().and_then(|found| found.modified()).ok()).map(|socket| socket.path())
}
