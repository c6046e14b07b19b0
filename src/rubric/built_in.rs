//! The rubrics inside the binary, from `rubrics/`: each file there is one, and its stem is its id.

use super::{Rubric, read_rubric};
use crate::source::{PacketPath, Text};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rubrics");

/// A rubric that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// The id that a packet names.
    pub id: &'static str,
    /// The file as it would stand in a packet.
    pub toml: &'static str,
}

/// All of them, by id.
pub static BUILT_IN: std::sync::LazyLock<Vec<BuiltIn>> = std::sync::LazyLock::new(|| {
    let files = FILES.files().filter_map(|file| {
        let id = file.path().file_stem()?.to_str()?;
        Some(BuiltIn { id, toml: file.contents_utf8()? })
    });
    let mut rubrics: Vec<BuiltIn> = files.collect();
    rubrics.sort_by_key(|rubric| rubric.id);
    rubrics
});

/// The built-in rubric with this id.
pub fn built_in(id: &str) -> Option<Rubric> {
    BUILT_IN.iter().find(|rubric| rubric.id == id)?.read()
}

impl BuiltIn {
    /// Reads it. A built-in rubric has no problems: a test sees to that.
    pub fn read(self) -> Option<Rubric> {
        let file = PacketPath::new(&format!("{}.toml", self.id)).ok()?;
        read_rubric(&file, &Text::new(self.toml), &mut Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_rubric_is_sound() {
        assert!(BUILT_IN.iter().any(|rubric| rubric.id == "senior-engineer"));
        for rubric in BUILT_IN.iter() {
            let mut diagnostics = Vec::new();
            let file = PacketPath::new("rubric.toml").unwrap();
            let read = read_rubric(&file, &Text::new(rubric.toml), &mut diagnostics).unwrap();
            assert_eq!(diagnostics, [], "{}", rubric.id);
            assert_eq!(read.id, rubric.id, "the id is the file's stem");
        }
    }
}
