//! `promo serve`: the preview. This command finds out what it needs from the environment, says where the preview is, and shows on the terminal what
//! happens, until it is ended.

use super::args::Serve;
use super::screen::Screen;
use super::status::Board;
use super::{Trouble, Verdict, editor, place};
use crate::report::visible_line;
use crate::serve::{Options, Preview, StartError};
use std::env;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Serve, screen: &mut Screen) -> Result<Verdict, Trouble> {
    let root = place::packet(args.dir.as_deref())?;
    let editor = editor::chosen(args.editor.as_deref(), &root)?;
    let today = place::today()?;
    let preview = Preview::start(Options {
        root: root.clone(),
        audience: args.audience.audience(),
        port: args.port,
        poll: args.poll,
        editor,
        today: Box::new(move || place::today().unwrap_or(today)),
        runtime: place::runtime(),
        temporary: env::temp_dir(),
    })
    .map_err(trouble)?;
    let mut board = Board::new(&preview, &shown(&root), args.audience.audience(), screen.look());
    if args.open && !is_opened(preview.door.as_deref()) {
        board.note("no browser could be started; open the address above in one");
    }
    preview.follow(|status| board.show(status, screen))
}

/// The browser is given the private file that leads to the address: others can read what stands on a command line.
fn is_opened(door: Option<&Path>) -> bool {
    door.is_some_and(|door| open::that_detached(door).is_ok())
}

/// The packet's folder as one would type it; by its name where one is in it.
fn shown(root: &Path) -> String {
    let path = place::from_here(root);
    let name = if path == Path::new(".") { root.file_name().map(PathBuf::from) } else { None };
    visible_line(&name.unwrap_or(path).to_string_lossy())
}

fn trouble(error: StartError) -> Trouble {
    let what = error.to_string();
    match error {
        StartError::Read(error) => error.into(),
        StartError::Bind(_, help) => Trouble::new(what).help(help),
        StartError::Random(_) => Trouble::new(what),
    }
}
