//! `promo build`: the edition for an audience, published whole or not at all. The folder is judged before any work is done; while the packet has errors
//! nothing is published, and the edition that stood there stays.

use super::args::BuildArgs;
use super::progress::Progress;
use super::proven::{Wanted, check, others};
use super::stdout::Stdout;
use super::{CliError, Verdict, environment, packet_folder, proven};
use crate::diagnostic::{count, listed};
use crate::output::{Manifest, ManifestEntry, OutputFolder, Published, Surroundings, inspect, publish_filled};
use crate::packet::own_folders;
use crate::render::{MOST_TO_MAIL, ONE_FILE};
use crate::report::visible_line;
use crate::site::START;
use crate::vocabulary::Audience;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The proof, and publishing.
const STEPS: u64 = proven::STEPS + 1;

pub(super) fn run(args: &BuildArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find_for(args.dir.as_deref(), "build")?;
    let audience = args.audience;
    let out = args.out.clone().unwrap_or_else(|| root.join("dist").join(audience.word()));
    let target = judge(&out, &root)?;
    let wanted = Wanted::new(&root, audience, args.paper)?;
    let progress = Progress::new(STEPS);
    let made = match check(&wanted, &progress)? {
        Ok(checked) => publish_filled(&target, |making| -> Result<_, CliError> {
            let keep = |address: &str, bytes: Arc<[u8]>, entry: &ManifestEntry| making.put(address, &bytes, entry);
            let proven = checked.prove(&wanted, &progress, &keep);
            progress.step("publishing");
            proven
        })?,
        Err(stopped) => Err(stopped),
    };
    drop(progress);
    let (published, proven) = match made {
        Ok(made) => made,
        Err(stopped) => {
            stdout.say(&stopped.told(&wanted, stdout.style(), "nothing is published", &kept(&target))?)?;
            return Ok(Verdict::Faulty);
        }
    };
    stdout.remark(&told(audience, &target, &published))?;
    stdout.remark(&in_one_file(&target, &proven.manifest))?;
    if args.report {
        let lines = proven.proof.report();
        stdout.tell(&proven::report(&lines, audience, &proven.tree, &environment::before_paths(&root)))?;
    }
    stdout.remark(&others(proven.found, "`promo check` shows "))?;
    // The process is over soon, and to take a large site apart first would be work for nothing.
    std::mem::forget(proven);
    Ok(Verdict::Sound)
}

/// The folder to publish into, if an edition may go there. An explicit folder is the person's own words and stands so in messages.
pub(super) fn judge(out: &Path, root: &Path) -> Result<OutputFolder, CliError> {
    let (home, current) = (environment::home(), environment::current()?);
    let around = Surroundings { packet: root, own: &own_folders(), home: home.as_deref(), current: &current };
    Ok(inspect(out, &around)?)
}

/// That the edition which stood there still does; nothing where there was none.
fn kept(target: &OutputFolder) -> String {
    let stands = target.path().join(START).exists();
    if stands { format!("; the edition in `{}` is as it was", shown(target)) } else { String::new() }
}

/// One line: what was published, where it begins, and what that changed.
fn told(audience: Audience, target: &OutputFolder, published: &Published) -> String {
    let edition = audience.edition();
    let index = format!("{}/{START}", shown(target));
    let Published { written, unchanged, removed, left_behind } = published;
    let changes = [(written.len(), "written"), (*unchanged, "unchanged"), (removed.len(), "removed")];
    let changes: Vec<String> =
        changes.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    let mut line = if written.is_empty() && removed.is_empty() {
        format!("{edition} is up to date: {index} ({})\n", count(*unchanged, "file"))
    } else {
        format!("{edition}: {index} ({})\n", listed(&changes))
    };
    if let Some(left) = left_behind {
        line += &format!(
            "`{}` could not be cleared away; the next build tries again\n",
            visible_line(&left.to_string_lossy())
        );
    }
    line
}

/// How large the edition in one file is, and that it may be too large to be mailed; nothing where an edition has none.
fn in_one_file(target: &OutputFolder, manifest: &Manifest) -> String {
    let Some(size) = manifest.size(ONE_FILE) else { return String::new() };
    let size_in_words = format!("{:.1} MB", (size as f64 / 1e6).max(0.1));
    let mut line = format!("all of it in one file: {}/{ONE_FILE} ({size_in_words})\n", shown(target));
    if size > MOST_TO_MAIL as u64 {
        line += "  some mail servers refuse a letter with more than 10 MB: smaller pictures make it smaller, or hand over the folder\n";
    }
    line
}

fn shown(target: &OutputFolder) -> String {
    let path: PathBuf = environment::from_here(target.path());
    visible_line(&path.to_string_lossy())
}
