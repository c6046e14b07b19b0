//! `promo hook`: a hook of git that checks the packet before a commit, in a block of its own beside whatever the hook does already. Where git would not run it, or
//! where it would be somebody else's hook too, it says what to do instead and writes nothing.

mod block;

use super::args::HookArgs;
use super::stdout::Stdout;
use super::{CliError, Verdict, environment, new_file, packet_folder};
use crate::source::disk::git::{HooksFolder, Repository};
use crate::source::disk::read_foreign_file;
use block::{Block, Inserted};
use std::fs;
use std::path::{Path, PathBuf};

/// A hook larger than this is no script that someone has written.
const CAP: u64 = 1 << 20;

pub(super) fn run(args: &HookArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find(args.dir.as_deref())?;
    let repository = Repository::around(&root).ok_or_else(|| no_repository(&root))?;
    let block = Block::new(inside(&root, &repository)?, args.strict);
    let hooks = repository.hooks(&environment::git_settings(), environment::home().as_deref());
    let hook = Hook::in_folder(&hooks, &block)?;
    let told = if args.remove { hook.without(&block)? } else { hook.with(&block, &hooks)? };
    stdout.say(&told)?;
    Ok(Verdict::Sound)
}

fn no_repository(root: &Path) -> CliError {
    let root = environment::from_here(root);
    let what = format!("`{}` is in no git repository", root.display());
    CliError::new(what).help("`git init` makes one; without one, `promo check` says the same when you run it")
}

/// The packet's path from the folder that is checked out, in which git runs hooks, as a shell writes it.
fn inside(root: &Path, repository: &Repository) -> Result<String, CliError> {
    let inside = root.strip_prefix(&repository.work_tree).ok();
    let parts = inside.and_then(|path| path.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>());
    let usable = parts.map(|parts| parts.join("/")).filter(|path| !path.contains(['\n', '\r']));
    let path = usable.ok_or_else(|| {
        let what = format!("the path of `{}` cannot be written into a hook", environment::from_here(root).display());
        CliError::new(what).help("give its folders plainer names")
    })?;
    Ok(if path.is_empty() { ".".to_owned() } else { path })
}

/// The hook as it stands.
struct Hook {
    file: PathBuf,
    /// What it says, if it is there.
    text: Option<String>,
}

impl Hook {
    fn in_folder(hooks: &HooksFolder, block: &Block) -> Result<Hook, CliError> {
        let HooksFolder { folder, .. } = hooks;
        if folder.exists() && !folder.is_dir() {
            let what = format!("git is told to look for hooks in `{}`, which is no folder", folder.display());
            return Err(
                CliError::new(what).help("`git config --show-origin core.hooksPath` says where that is written")
            );
        }
        let file = folder.join("pre-commit");
        let Ok(found) = file.symlink_metadata() else {
            return Ok(Hook { file, text: None });
        };
        if !found.is_file() {
            return Err(by_hand(&file, "is a link or a folder, so it is managed elsewhere", block));
        }
        let bytes = read_foreign_file(&file, CAP)?;
        let text = String::from_utf8(bytes).map_err(|_| by_hand(&file, "is no script", block))?;
        Ok(Hook { file, text: Some(text) })
    }

    /// With the block in it. What is told says what became of the hook.
    fn with(&self, block: &Block, hooks: &HooksFolder) -> Result<String, CliError> {
        if let Some(settings) = &hooks.named_elsewhere {
            let why = format!(
                "git runs hooks from `{}`, which `{}` says, so other repositories may run them too",
                hooks.folder.display(),
                settings.display()
            );
            return Err(CliError::new(why).help(block.by_hand(&self.file)));
        }
        let shown = environment::from_here(&self.file);
        let shown = shown.display();
        let Some(text) = &self.text else {
            fs::create_dir_all(&hooks.folder).map_err(CliError::io("make", &hooks.folder))?;
            new_file::write_new(&self.file, &block.alone())?;
            make_runnable(&self.file)?;
            return Ok(format!("made `{shown}`: {}\n", block.what_it_does()));
        };
        if !is_runnable(&self.file) {
            return Err(by_hand(&self.file, "may not be run, so git passes it over", block));
        }
        match block.inserted(text) {
            Inserted::Already => Ok(format!("`{shown}` checks the packet already\n")),
            Inserted::Text(text) => {
                new_file::write_over(&self.file, &text)?;
                Ok(format!("added to `{shown}`, which does what it did as well: {}\n", block.what_it_does()))
            }
            Inserted::NoShell(program) => {
                Err(by_hand(&self.file, &format!("is written for `{program}`, not for a shell"), block))
            }
            Inserted::Unclosed => Err(unclosed(&self.file)),
        }
    }

    /// Without the block. A hook that holds nothing else goes.
    fn without(&self, block: &Block) -> Result<String, CliError> {
        let shown = environment::from_here(&self.file);
        let shown = shown.display();
        match self.text.as_deref().map(|text| block.removed(text)) {
            None | Some(Inserted::Already | Inserted::NoShell(_)) => {
                Ok(format!("there is nothing to take out: no hook checks `{}`\n", block.packet()))
            }
            Some(Inserted::Unclosed) => Err(unclosed(&self.file)),
            Some(Inserted::Text(text)) if block::is_empty(&text) => {
                fs::remove_file(&self.file).map_err(CliError::io("remove", &self.file))?;
                Ok(format!("removed `{shown}`, which did nothing else\n"))
            }
            Some(Inserted::Text(text)) => {
                new_file::write_over(&self.file, &text)?;
                Ok(format!("taken out of `{shown}`; the rest of it is as it was\n"))
            }
        }
    }
}

fn by_hand(file: &Path, why: &str, block: &Block) -> CliError {
    let what = format!("`{}` {why}", environment::from_here(file).display());
    CliError::new(what).help(block.by_hand(file))
}

fn unclosed(file: &Path) -> CliError {
    let what = format!("`{}` has a line that begins the block of promo, and none that ends it", file.display());
    CliError::new(what).help("take that line out by hand")
}

#[cfg(unix)]
fn make_runnable(file: &Path) -> Result<(), CliError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).map_err(CliError::io("make a program of", file))
}

#[cfg(unix)]
fn is_runnable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|found| found.permissions().mode() & 0o111 != 0)
}

/// Git brings a shell of its own to Windows, which runs every hook.
#[cfg(not(unix))]
fn make_runnable(_: &Path) -> Result<(), CliError> {
    Ok(())
}

#[cfg(not(unix))]
fn is_runnable(_: &Path) -> bool {
    true
}
