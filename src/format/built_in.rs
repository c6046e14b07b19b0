//! The formats inside the binary, from `formats/`: each file there is one, and its stem is its id.

use super::{Format, read_format};
use crate::source::{PacketPath, Text};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/formats");

/// A format that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct BuiltInFormat {
    /// What commands call it.
    pub id: &'static str,
    /// The file as it would stand in a packet.
    pub toml: &'static str,
}

/// All of them, by id.
pub static BUILT_IN: std::sync::LazyLock<Vec<BuiltInFormat>> = std::sync::LazyLock::new(|| {
    let files = FILES.files().filter_map(|file| {
        let id = file.path().file_stem()?.to_str()?;
        Some(BuiltInFormat { id, toml: file.contents_utf8()? })
    });
    let mut formats: Vec<BuiltInFormat> = files.collect();
    formats.sort_by_key(|format| format.id);
    formats
});

/// The built-in format with this id.
pub fn built_in(id: &str) -> Option<BuiltInFormat> {
    BUILT_IN.iter().find(|format| format.id == id).copied()
}

impl BuiltInFormat {
    /// Reads it. A built-in format has no problems: a test sees to that.
    pub fn read(self) -> Option<Format> {
        let file = PacketPath::new(&format!("{}.toml", self.id)).ok()?;
        read_format(&file, &Text::new(self.toml), &mut Vec::new())
    }
}
