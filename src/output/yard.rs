//! Where an edition is made before it takes its place: in the packet's hidden folder, so that whatever a build leaves that is killed lies beside no edition.
//! A folder elsewhere, perhaps on another disk, gets its next edition beside itself. The names there tell for which folder something was made, so that the
//! next build for any of them clears up after all.

use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::output_folder::may_write;

/// The packet's hidden folder.
const HIDDEN: &str = ".promo";

/// The longest name that we make there, in bytes.
const LONGEST: usize = 200;

/// The endings of workshops and locks in the packet's hidden folder.
const MADE: [&str; 2] = [".new", ".lock"];

/// The endings of those beside a folder elsewhere.
const BESIDE: [&str; 2] = [".promo-new", ".promo-lock"];

/// Where the next edition is made.
#[derive(Debug, Clone)]
pub(super) enum Yard {
    /// In the hidden folder of this packet, which the target lies in too.
    Packet(PathBuf),
    /// Beside the target.
    Beside,
}

impl Yard {
    /// The yard for a target, both real paths: where an exchange is certain to work, the packet's.
    pub(super) fn of(target: &Path, packet: &Path) -> Yard {
        let hidden = packet.join(HIDDEN);
        let is_free = match fs::symlink_metadata(&hidden) {
            Ok(found) => found.is_dir() && may_write(&hidden).is_ok(),
            Err(_) => may_write(packet).is_ok(),
        };
        let is_ours = inside(target, packet).is_some_and(|name| name.len() <= LONGEST);
        let above = target.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(packet);
        let is_one = same_mount(packet, above) && (!hidden.exists() || same_mount(packet, &hidden));
        if is_free && is_ours && is_one { Yard::Packet(packet.to_path_buf()) } else { Yard::Beside }
    }

    pub(super) fn workshop(&self, target: &Path) -> PathBuf {
        self.made(target, 0)
    }

    pub(super) fn lock(&self, target: &Path) -> PathBuf {
        self.made(target, 1)
    }

    pub(super) fn folder(&self, target: &Path) -> PathBuf {
        match self {
            Yard::Packet(packet) => packet.join(HIDDEN),
            Yard::Beside => target.parent().unwrap_or(target).to_path_buf(),
        }
    }

    pub(super) const fn is_own(&self) -> bool {
        match self {
            Yard::Packet(_) => true,
            Yard::Beside => false,
        }
    }

    fn made(&self, target: &Path, nth: usize) -> PathBuf {
        match self {
            Yard::Packet(packet) => {
                let name = inside(target, packet).unwrap_or_default();
                self.folder(target).join(name + MADE[nth])
            }
            Yard::Beside => {
                let mut name = OsString::from(".");
                name.push(target.file_name().unwrap_or_default());
                name.push(BESIDE[nth]);
                target.with_file_name(name)
            }
        }
    }

    /// The targets for which something lies in the yard, sorted.
    pub(super) fn targets(&self, target: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder(target)).into_iter().flatten().filter_map(Result::ok);
        let mut targets: Vec<PathBuf> =
            entries.filter_map(|entry| self.target(target, entry.file_name().to_str()?)).collect();
        targets.sort();
        targets.dedup();
        targets
    }

    fn target(&self, beside: &Path, name: &str) -> Option<PathBuf> {
        match self {
            Yard::Packet(packet) => {
                let name = MADE.iter().find_map(|ending| name.strip_suffix(ending))?;
                let target = packet.join(name.replace("%2F", "/").replace("%25", "%"));
                // What is not named as we name it is not ours.
                (inside(&target, packet).as_deref() == Some(name)).then_some(target)
            }
            Yard::Beside => {
                let name = BESIDE.iter().find_map(|ending| name.strip_prefix('.')?.strip_suffix(ending))?;
                (!name.is_empty()).then(|| beside.with_file_name(name))
            }
        }
    }
}

/// A place in the packet as one name.
fn inside(target: &Path, packet: &Path) -> Option<String> {
    let parts = target.strip_prefix(packet).ok()?.components().map(|part| match part {
        Component::Normal(name) => name.to_str().map(|name| name.replace('%', "%25")),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let parts: Vec<String> = parts.collect::<Option<_>>()?;
    (!parts.is_empty()).then(|| parts.join("%2F"))
}

/// Whether two folders lie on one mount, so that a folder of one can be exchanged for one of the other.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn same_mount(one: &Path, other: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let mount = |path: &Path| {
        statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID)
            .map(|found| (found.stx_mnt_id, found.stx_dev_major, found.stx_dev_minor))
    };
    matches!((mount(one), mount(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn same_mount(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    matches!((fs::metadata(one), fs::metadata(other)), (Ok(one), Ok(other)) if one.dev() == other.dev())
}

#[cfg(not(unix))]
fn same_mount(_one: &Path, _other: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_for_which_folder_it_was_made() {
        let (packet, beside) = (Yard::Packet("/p".into()), Yard::Beside);
        for target in ["/p/dist/self", "/p/out", "/p/a/100%2F/b", "/p/a.new"] {
            for yard in [&packet, &beside] {
                for made in [yard.workshop(Path::new(target)), yard.lock(Path::new(target))] {
                    assert_eq!(made.parent(), Some(&*yard.folder(Path::new(target))));
                    let name = made.file_name().and_then(|name| name.to_str()).unwrap();
                    assert_eq!(yard.target(Path::new(target), name), Some(target.into()), "{name}");
                }
            }
        }
        for other in ["packet.schema.json", "dist/self.new", "%2F..%2Fx.new", "..%2Fx.new", ".new"] {
            assert_eq!(packet.target(Path::new("/p/dist/self"), other), None, "{other}");
        }
    }
}
