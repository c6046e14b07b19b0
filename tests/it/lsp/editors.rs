//! The server driven by real editors: what a protocol script accepts, an editor may not understand.

use super::packet;
use crate::browser::missing;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program of this name: from the variable, else from the path.
fn installed(variable: &str, name: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    named.or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
    })
}

/// With what is installed for everybody, and nothing of one's own.
const EMACS: [&str; 3] = ["--batch", "-q", "--no-site-file"];

/// Runs an editor on a script, in a packet; what it says.
fn run(command: &mut Command, script: &str) -> String {
    let packet = packet();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lsp").join(script);
    let out = command
        .arg(script)
        .env("PROMO", assert_cmd::cargo::cargo_bin("promo"))
        .env("PACKET", packet.path(""))
        .env("HOME", packet.path(""))
        .env("XDG_CONFIG_HOME", packet.path(".config"))
        .env("XDG_STATE_HOME", packet.path(".state"))
        .current_dir(packet.path(""))
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{said}");
    said
}

/// Everything that a person does in Neovim: what is found, written, explained, followed, renamed, mended.
#[test]
fn neovim_shows_completes_explains_follows_renames_and_mends() {
    let Some(nvim) = missing(installed("NVIM", "nvim"), "Neovim", "the packet in Neovim") else { return };
    let said = run(
        Command::new(nvim).args(["--headless", "-u", "NONE", "-i", "NONE", "-c"]).arg("set noswapfile").arg("-S"),
        "neovim.lua",
    );
    assert!(said.contains("all is well"), "{said}");
}

/// The same in Emacs with eglot, as far as it goes: it renames no files.
#[test]
fn eglot_shows_completes_explains_follows_renames_and_mends() {
    let has_eglot = |emacs: &PathBuf| {
        let asked = "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))";
        Command::new(emacs).args(EMACS).args(["--eval", asked]).output().is_ok_and(|out| out.status.success())
    };
    let emacs = installed("EMACS_PROGRAM", "emacs").filter(has_eglot);
    let Some(emacs) = missing(emacs, "Emacs with eglot and markdown-mode", "the packet in Emacs") else { return };
    let said = run(Command::new(emacs).args(EMACS).arg("-l"), "eglot.el");
    assert!(said.contains("all is well"), "{said}");
}

/// Columns in UTF-16 alone, files watched, cancellation, mentions that follow a file: by the library that VS Code speaks with.
#[test]
fn the_library_of_vs_code_is_served() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/vscode-jsonrpc");
    let library = std::env::var_os("VSCODE_JSONRPC").map_or(beside, PathBuf::from);
    let node = installed("NODE", "node").filter(|_| library.join("node.js").is_file());
    let Some(node) = missing(node, "Node with its package `vscode-jsonrpc`", "the packet in VS Code") else { return };
    let said = run(Command::new(node).env("VSCODE_JSONRPC", library), "vscode.js");
    assert!(said.contains("all is well"), "{said}");
}
