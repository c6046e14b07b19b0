//! Which packet a command is about: the one that was named, or the one around the working directory; for `promo check` also the one around some of its
//! files.

use super::{CliError, environment};
use crate::source::{PacketPath, disk};
use crate::vocabulary::Audience;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How many packets are named that were perhaps meant.
const MOST: usize = 3;

/// The file that makes a folder a packet.
const SETTINGS: &str = "packet.toml";

/// The root of the packet in this folder; without one, of the packet around the working directory.
pub(super) fn find(folder: Option<&Path>) -> Result<PathBuf, CliError> {
    let Some(folder) = folder else {
        let here = environment::current()?;
        return disk::find_packet(&here).ok_or_else(|| {
            let what = "there is no `packet.toml` here, nor in a folder above";
            let help = below(&here).map(|named| format!("{named}: go into one, or name it"));
            CliError::new(what).help(
                help.unwrap_or_else(|| "go into a packet or name its folder; `promo new DIR` makes one".to_owned()),
            )
        });
    };
    let real = real(folder)?;
    let real = settings_folder(&real).map(Path::to_owned).unwrap_or(real);
    if !real.is_dir() {
        // A file in a packet names that packet and no other.
        return real.parent().and_then(disk::find_packet).ok_or_else(|| {
            let what = format!("`{}` is no folder, and in no packet", folder.display());
            CliError::new(what).help("name the folder that holds `packet.toml`")
        });
    }
    if disk::find_packet(&real).is_some_and(|found| found == real) {
        return Ok(real);
    }
    let what = format!("there is no `packet.toml` in `{}`", folder.display());
    let around = disk::find_packet(&real).map(|root| environment::from_here(&root));
    let help = match around {
        Some(root) => Some(format!("it lies in the packet `{}`: name that", root.display())),
        None => below(&real).map(|named| format!("{named}: name one of them")),
    };
    let help = help.unwrap_or_else(|| "name the folder that holds it; `promo new DIR` makes a packet".to_owned());
    Err(CliError::new(what).help(help))
}

/// The same for a command that takes an audience: one who writes `promo build manager` means the reader, not a folder.
pub(super) fn find_for(folder: Option<&Path>, command: &str) -> Result<PathBuf, CliError> {
    find(folder).map_err(|error| {
        let typed = folder.and_then(Path::to_str);
        match Audience::ALL.iter().map(|audience| audience.word()).find(|word| Some(*word) == typed) {
            Some(word) => error.help(format!("an audience is named by `--for`: `promo {command} --for {word}`")),
            None => error,
        }
    })
}

/// A packet, and what of it was asked for.
#[derive(Debug)]
pub(super) struct PacketPart {
    /// The packet's folder.
    pub(super) root: PathBuf,
    /// Files of the packet, and folders in it; empty for all of it.
    paths: Vec<PathBuf>,
}

impl PacketPart {
    /// What these folders and files ask for: all of a packet by its folder or its `packet.toml`, else some files of the packet around them.
    pub(super) fn find(asked: &[PathBuf]) -> Result<PacketPart, CliError> {
        let Some((first, rest)) = asked.split_first() else {
            return Ok(PacketPart { root: find(None)?, paths: Vec::new() });
        };
        let mut part = PacketPart::of(first)?;
        for other in rest {
            let one = PacketPart::of(other)?;
            if one.root != part.root {
                let what = format!("`{}` and `{}` are in two packets", first.display(), other.display());
                return Err(CliError::new(what).help("check one packet at a time"));
            }
            // All of it and some of it is all of it.
            let is_all = part.is_all() || one.is_all();
            part.paths = if is_all { Vec::new() } else { [part.paths, one.paths].concat() };
        }
        Ok(part)
    }

    fn of(asked: &Path) -> Result<PacketPart, CliError> {
        let real = real(asked)?;
        let around = if real.is_dir() { &real } else { real.parent().unwrap_or(&real) };
        match disk::find_packet(around) {
            Some(root) if root == real || settings_folder(&real) == Some(root.as_path()) => {
                Ok(PacketPart { root, paths: Vec::new() })
            }
            Some(root) => {
                let path = real.strip_prefix(&root).map(Path::to_owned).unwrap_or_default();
                Ok(PacketPart { root, paths: vec![path] })
            }
            None if real.is_dir() => find(Some(asked)).map(|root| PacketPart { root, paths: Vec::new() }),
            None => {
                let what = format!("there is no `packet.toml` around `{}`", asked.display());
                Err(CliError::new(what).help("name a packet's folder, or files in one; `promo new DIR` makes a packet"))
            }
        }
    }

    /// Whether all of the packet was asked for.
    pub(super) fn is_all(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether a file of the packet was asked for.
    pub(super) fn holds(&self, path: &PacketPath) -> bool {
        self.is_all() || self.paths.iter().any(|asked| Path::new(path.as_str()).starts_with(asked))
    }
}

/// The place itself, with nothing left to resolve but what it is: a link stays what the packet refuses.
fn real(path: &Path) -> Result<PathBuf, CliError> {
    let is_link = path.symlink_metadata().is_ok_and(|found| found.is_symlink()) && !path.is_dir();
    let found = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if is_link => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            folder.canonicalize().map(|folder| folder.join(name))
        }
        _ => path.canonicalize(),
    };
    found.map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            let what = format!("cannot find `{}`", path.display());
            return CliError::new(what).help("name a folder or a file that is there");
        }
        CliError::io("find", path)(error)
    })
}

/// The folder of a `packet.toml`.
fn settings_folder(file: &Path) -> Option<&Path> {
    file.parent().filter(|_| file.file_name().is_some_and(|name| name == SETTINGS))
}

/// `there are packets in `ana` and `ben``: those below a folder.
fn below(folder: &Path) -> Option<String> {
    let packets = disk::packets_below(folder);
    let left = packets.len().saturating_sub(MOST);
    let mut named: Vec<String> =
        packets.iter().take(MOST).map(|packet| format!("`{}`", environment::from_here(packet).display())).collect();
    named.extend((left > 0).then(|| format!("{left} more")));
    match packets.as_slice() {
        [] => None,
        [_] => Some(format!("there is one in {}", named.concat())),
        _ => Some(format!("there are packets in {}", crate::diagnostic::listed(&named))),
    }
}
