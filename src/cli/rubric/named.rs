//! Which rubric a command is about: a built-in one by its id, a file by its path, or that of the packet around the working directory.

use crate::cli::{CliError, environment, packet_folder};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::packet::{Settings, read_packet};
use crate::report::Summary;
use crate::rubric::{BUILT_IN, BuiltIn, Rubric, read_rubric};
use crate::source::{PacketPath, Text, disk};
use std::path::{Path, PathBuf};

/// A rubric by its name.
#[derive(Debug)]
pub(in crate::cli) enum Named {
    /// One that comes with the program.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(PathBuf),
}

impl Named {
    /// The rubric that was typed.
    pub(in crate::cli) fn of(typed: &str) -> Result<Named, CliError> {
        if is_path(typed) {
            return Ok(Named::File(PathBuf::from(typed)));
        }
        BUILT_IN.iter().find(|rubric| rubric.id == typed).map(Named::BuiltIn).ok_or_else(|| unknown(typed))
    }

    /// The rubric that was typed; without one, the packet's.
    pub(super) fn or_of_packet(typed: Option<&str>) -> Result<Named, CliError> {
        typed.map_or_else(|| Ok(Named::of_packet()?.0), Named::of)
    }

    /// The rubric of the packet around the working directory, and what else the packet says.
    pub(super) fn of_packet() -> Result<(Named, Settings), CliError> {
        let root = packet_folder::find(None).map_err(|error| {
            error.help("go into a packet, or name a rubric: `promo rubric list` lists those that are built in")
        })?;
        let settings = read_packet(&disk::read(&root)?, &mut Vec::new()).settings;
        let Some(name) = &settings.rubric else {
            let what = "the `packet.toml` of this packet names no rubric";
            return Err(CliError::new(what).help("`promo check` says what is wrong with it"));
        };
        let inside = PacketPath::new(&name.value).ok().filter(|path| path.has_ending("toml"));
        let named = match inside {
            Some(path) => Named::File(environment::from_here(&root.join(path.as_str()))),
            None => Named::of(&name.value)?,
        };
        Ok((named, settings))
    }

    /// What it asks. Half a rubric would be taken for a whole one, so one with errors is not read.
    pub(in crate::cli) fn read(&self) -> Result<Rubric, CliError> {
        let (path, text) = self.text()?;
        let mut found: Vec<Diagnostic> = Vec::new();
        let rubric = read_rubric(&path, &text, &mut found).filter(|_| Summary::of(&found).errors == 0);
        rubric.ok_or_else(|| {
            let what = format!("the rubric `{}` has {}", self.shown(), Summary::of(&found));
            CliError::new(what).help("`promo rubric check` with this file shows them")
        })
    }

    /// The file, word for word.
    pub(in crate::cli) fn text(&self) -> Result<(PacketPath, Text), CliError> {
        match self {
            Named::BuiltIn(rubric) => {
                Ok((PacketPath::new(rubric.id).map_err(|_| unknown(rubric.id))?, Text::new(rubric.toml)))
            }
            Named::File(file) => read_file(file),
        }
    }

    fn shown(&self) -> String {
        match self {
            Named::BuiltIn(rubric) => rubric.id.to_owned(),
            Named::File(file) => file.display().to_string(),
        }
    }
}

/// Whether somebody who types this means a file.
pub(super) fn is_path(typed: &str) -> bool {
    typed.contains(['/', '\\']) || typed.ends_with(".toml")
}

fn unknown(id: &str) -> CliError {
    let known: Vec<&str> = BUILT_IN.iter().map(|rubric| rubric.id).collect();
    let help = did_you_mean(id, &known).unwrap_or_else(|| {
        "`promo rubric list` lists them; a file is named with its ending, such as `rubric.toml`".to_owned()
    });
    CliError::new(format!("no built-in rubric has the id `{id}`")).help(help)
}

/// A rubric file.
pub(super) fn read_file(file: &Path) -> Result<(PacketPath, Text), CliError> {
    let found = file.symlink_metadata().map_err(CliError::io("read", file))?;
    if found.is_dir() {
        let what = format!("`{}` is a folder", file.display());
        return Err(CliError::new(what).help("name the rubric file in it, such as `rubric.toml`"));
    }
    Ok(disk::read_text_file(file)?)
}
