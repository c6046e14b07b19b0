//! `promo serve`: the preview. This command finds out what it needs from the environment, says where the preview is, and shows on the terminal what
//! happens, until it is ended.

use super::args::Serve;
use super::screen::Screen;
use super::status::Board;
use super::{Trouble, Verdict, place};
use crate::diagnostic::did_you_mean;
use crate::report::visible_line;
use crate::serve::{Editor, Options, Preview, StartError};
use std::env;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Serve, screen: &mut Screen) -> Result<Verdict, Trouble> {
    let root = place::packet(args.dir.as_deref())?;
    let editor = match &args.editor {
        Some(word) => Some(named(word)?),
        None => known(&root),
    };
    let today = place::today()?;
    let preview = Preview::start(Options {
        root: root.clone(),
        audience: args.audience.audience(),
        port: args.port,
        poll: args.poll,
        editor,
        today: Box::new(move || place::today().unwrap_or(today)),
        runtime: env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from),
        temporary: env::temp_dir(),
    })
    .map_err(trouble)?;
    let mut board = Board::new(&preview, &shown(&root), args.audience.audience(), screen.look());
    if args.open {
        let target = preview.door.clone().unwrap_or_else(|| PathBuf::from(&preview.address));
        if open::that_detached(target).is_err() {
            board.note("no browser could be started; open the address above in one");
        }
    }
    preview.follow(|status| board.show(status, screen))
}

fn shown(root: &Path) -> String {
    visible_line(&place::from_here(root).to_string_lossy())
}

fn trouble(error: StartError) -> Trouble {
    let what = error.to_string();
    match error {
        StartError::Read(error) => error.into(),
        StartError::Bind(_, help) => Trouble::new(what).help(help),
        StartError::Random(_) => Trouble::new(what),
    }
}

fn named(word: &str) -> Result<Editor, Trouble> {
    let unknown = || {
        let what = format!("no editor is known as `{word}`");
        if word == "neovim" {
            return Trouble::new("no running Neovim was found")
                .help("start it first; it must have the same runtime folder, or start the preview in its terminal");
        }
        let known = did_you_mean(word, &Editor::names()).unwrap_or_default();
        Trouble::new(what)
            .help(format!("{known}; a link of your own holds `{{path}}`, such as `myeditor://{{path}}:{{line}}`"))
    };
    Editor::named(word, neovim().as_deref()).ok_or_else(unknown)
}

/// The editor that the environment speaks of: the one whose terminal this is, the one that a person has set, or Obsidian where the packet lies in a vault.
fn known(root: &Path) -> Option<Editor> {
    let terminal = env::var("TERM_PROGRAM").unwrap_or_default();
    let chosen = ["VISUAL", "EDITOR"].map(|name| env::var(name).unwrap_or_default()).join(" ");
    let is_vault = root.ancestors().any(|folder| folder.join(".obsidian").is_dir());
    let name = if env::var_os("NVIM").is_some() {
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
    if let Some(address) = env::var_os("NVIM").or_else(|| env::var_os("NVIM_LISTEN_ADDRESS")) {
        return Some(PathBuf::from(address));
    }
    let folder = PathBuf::from(env::var_os("XDG_RUNTIME_DIR")?);
    let sockets = folder.read_dir().ok()?.filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("nvim.") && name.ends_with(".0")
    });
    sockets.max_by_key(|socket| socket.metadata().and_then(|found| found.modified()).ok()).map(|socket| socket.path())
}
