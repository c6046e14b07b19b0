//! What is imported: files as they were found. Nothing is read from disk here.

use crate::import::decoded;

/// A source is refused when all of it is larger than this: 64 MiB.
pub const INTAKE_CAP: u64 = 64 << 20;

/// A file, or what came through a pipe.
#[derive(Clone, Debug)]
pub struct IntakeSource {
    /// Its name: that of the file, or its path from the folder that is imported. Nothing of the machine stands in it. `standard input` for a pipe.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A picture in a folder that is imported: it is copied only where a note shows it.
#[derive(Clone, Debug)]
pub struct IntakePicture {
    /// Its name, as that of a source.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A source as text.
pub(super) struct SourceText {
    pub(super) path: String,
    /// With `\n` at the ends of lines.
    pub(super) text: String,
    /// The encoding, where it is a guess.
    pub(super) encoding: Option<&'static str>,
    /// The offsets of line ends.
    ends: Vec<usize>,
}

impl SourceText {
    pub(super) fn of(source: &IntakeSource) -> SourceText {
        let (text, encoding) = decoded(&source.bytes);
        SourceText::new(source.path.clone(), text, encoding)
    }

    pub(super) fn new(path: String, text: String, encoding: Option<&'static str>) -> SourceText {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        SourceText { path, text, encoding, ends }
    }

    /// The name without folders.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The name without folders and ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    pub(super) fn ending(&self) -> String {
        self.name().rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
    }

    /// The line, from 1, that holds this offset.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.ends.partition_point(|end| *end < offset) + 1
    }
}
