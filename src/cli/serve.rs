//! `promo serve`: the preview. This command finds out what it needs from the environment, says where the preview is, and shows on the terminal what
//! happens, until it is ended.

use super::args::ServeArgs;
use super::status_display::StatusDisplay;
use super::stdout::Stdout;
use super::{CliError, Verdict, editor, environment, packet_folder};
use crate::report::visible_line;
use crate::serve::{Preview, PreviewOptions};
use std::env;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ServeArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find_for(args.dir.as_deref(), "serve")?;
    let editor = editor::chosen(args.editor.as_deref(), &root)?;
    let today = environment::today()?;
    let preview = Preview::start(PreviewOptions {
        root: root.clone(),
        audience: args.audience,
        port: args.port,
        poll: args.poll,
        editor,
        today: Box::new(move || environment::today().unwrap_or(today)),
        runtime: environment::runtime(),
        temporary: env::temp_dir(),
    })?;
    // From elsewhere altogether the way is long, and the first line says it.
    let here = Some(environment::before_paths(&root)).filter(|here| Path::new(here).is_relative()).unwrap_or_default();
    let mut display = StatusDisplay::new(&preview, (&shown(&root), &here), args.audience, stdout.style());
    if args.open && !is_opened(preview.address_file.as_deref()) {
        display.note("no browser could be started; open the address above in one");
    }
    preview.follow(|status| display.show(status, stdout))
}

/// The browser is given the private file that leads to the address: others can read what stands on a command line.
fn is_opened(file: Option<&Path>) -> bool {
    file.is_some_and(|file| open::that_detached(file).is_ok())
}

/// The packet's folder as one would type it; by its name where one is in it.
fn shown(root: &Path) -> String {
    let path = environment::from_here(root);
    let name = if path == Path::new(".") { root.file_name().map(PathBuf::from) } else { None };
    visible_line(&name.unwrap_or(path).to_string_lossy())
}
