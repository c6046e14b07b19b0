//! What is imported: files as they were found, and what stands beside them. Nothing is read from disk here.

use super::ledger::Place;
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A source is refused when it is larger than this in all: 16 MiB.
pub const SOURCE_CAP: u64 = 16 << 20;

/// What a ladder is read from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The name of the file or folder, without its ending.
    pub name: String,
    /// The files, in the order of their names.
    pub files: Vec<SourceFile>,
    /// Files of the same kind beside it or in the folder above that it may build on, such as `generic.md`.
    pub beside: Vec<SourceFile>,
    /// The paths of files in the folder of kinds that are not read.
    pub refused: Vec<String>,
    /// The licence file beside it or in a folder above.
    pub license: Option<SourceFile>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path, as its reader would type it.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What a file is, by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Yaml,
    Json,
    Markdown,
    Delimited,
    Workbook,
}

impl Source {
    /// What people call it: the file, or the folder.
    pub(super) fn shown(&self) -> String {
        match self.files.as_slice() {
            [only] => only.name().to_owned(),
            _ => self.name.clone(),
        }
    }
}

impl SourceFile {
    /// The name without folders.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The folders, without an end.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name without folders and ending.
    pub(super) fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    pub(super) fn ending(&self) -> String {
        self.name().rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        Some(match self.ending().as_str() {
            "yaml" | "yml" => Kind::Yaml,
            "json" => Kind::Json,
            "md" | "markdown" | "mdx" => Kind::Markdown,
            "csv" | "tsv" | "tab" => Kind::Delimited,
            "xlsx" | "xlsm" => Kind::Workbook,
            _ => return None,
        })
    }

    /// The file as text, and the encoding when it is not UTF-8.
    pub(super) fn text(&self) -> (String, Option<&'static str>) {
        decoded(&self.bytes)
    }
}

/// The bytes as text with `\n` at the ends of lines, and the encoding when it is a guess.
pub(crate) fn decoded(bytes: &[u8]) -> (String, Option<&'static str>) {
    let (encoding, is_certain) = encoding(bytes);
    let (text, encoding, _) = encoding.decode(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    (text, (!is_certain).then(|| encoding.name()))
}

/// Whether a file of this name can be read at all; who walks a folder passes over the others.
pub fn is_readable(name: &str) -> bool {
    SourceFile { path: name.to_owned(), bytes: Vec::new() }.kind().is_some()
}

/// The encoding, and whether it is beyond doubt.
fn encoding(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, true);
    }
    match bytes {
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => return (UTF_16LE, true),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => return (UTF_16BE, true),
        _ if std::str::from_utf8(bytes).is_ok() => return (UTF_8, true),
        _ => {}
    }
    // Bytes that Windows-1252 does not have begin most letters of Japanese.
    let is_western = !bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    let is_japanese = !is_western && SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    (if is_japanese { SHIFT_JIS } else { WINDOWS_1252 }, false)
}

/// Lines of a text, for offsets.
pub(super) struct Lines {
    file: usize,
    ends: Vec<usize>,
}

impl Lines {
    pub(super) fn new(file: usize, text: &str) -> Lines {
        Lines { file, ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        Place { file: self.file, line: self.ends.partition_point(|end| *end < offset) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<&'static str>) {
        SourceFile { path: "a.csv".to_owned(), bytes: bytes.to_vec() }.text()
    }

    #[test]
    fn what_spreadsheets_save_is_read() {
        assert_eq!(read(b"\xef\xbb\xbfa,\xc3\xbc\r\n"), ("a,ü\n".to_owned(), None));
        assert_eq!(read(b"\xff\xfea\0,\0\xfc\0"), ("a,ü".to_owned(), None));
        assert_eq!(read(b"\0a\0,\0\xfc"), ("a,ü".to_owned(), None));
        assert_eq!(read(b"F\xfchrung \x96 ja"), ("Führung – ja".to_owned(), Some("windows-1252")));
        assert_eq!(read(b"\x8f\x89\x8b\x89"), ("初級".to_owned(), Some("Shift_JIS")));
    }

    #[test]
    fn offsets_have_lines() {
        let lines = Lines::new(0, "a\nb\n");
        assert_eq!([0, 1, 2, 3].map(|at| lines.place(at).line), [1, 1, 2, 2]);
    }
}
