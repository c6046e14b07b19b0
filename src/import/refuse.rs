//! What cannot be imported: what it is, and the way round.

use super::ImportFault;
use super::source::{Source, SourceFile};

const EXPORT: &str = "export it as CSV, XLSX or JSON, or copy its table into a spreadsheet and save that as CSV";

/// A file of a kind that is not read.
pub(super) fn file(file: &SourceFile) -> ImportFault {
    let (what, help) = match file.ending().as_str() {
        "tex" | "latex" | "sty" => ("TeX", "copy the table into a spreadsheet and save it as CSV"),
        "js" | "mjs" | "cjs" | "ts" | "jsx" | "tsx" => (
            "a program in JavaScript, which is never run",
            "have it print what it holds as JSON (`JSON.stringify`), and import that",
        ),
        "vue" | "svelte" | "astro" => {
            ("the source of a page, not what it shows", "export what it shows as JSON or CSV")
        }
        "pdf" => (
            "a PDF, which knows places on paper and no tables",
            "ask for the document that it was made of, or copy its table into a spreadsheet and save that as CSV",
        ),
        "html" | "htm" | "xhtml" => {
            ("a page of HTML", "open it, copy its table into a spreadsheet and save that as CSV")
        }
        "xls" | "xlsb" | "ods" | "numbers" => ("a workbook of another kind", "save it as XLSX or CSV"),
        "doc" | "docx" | "odt" | "rtf" | "pages" => ("a text document", "save it as Markdown, or its table as CSV"),
        "ppt" | "pptx" | "key" | "odp" => ("a slide deck", EXPORT),
        "toml" => ("TOML, as rubrics are", "`promo rubric check` says whether it is one"),
        "zip" | "gz" | "tar" | "7z" => ("an archive", "unpack it and import the folder"),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => ("a picture", EXPORT),
        "txt" | "text" | "rst" | "adoc" | "org" => {
            ("plain text without a shape that is known", "save it as Markdown with headings, or its table as CSV")
        }
        _ => ("of a kind that is not known", EXPORT),
    };
    let readable = "YAML, JSON, Markdown, CSV, TSV and XLSX are read";
    ImportFault::new(format!("`{}` is {what}; {readable}", file.path), help)
}

/// A file that is something else than its name says.
pub(super) fn disguised(found: &SourceFile) -> Result<(), ImportFault> {
    let start = found.bytes.get(..8).unwrap_or(&found.bytes);
    let what = match start {
        [b'P', b'K', 3, 4, ..] => "a workbook or another archive",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old workbook or document",
        [b'%', b'P', b'D', b'F', ..] => "a PDF",
        [0x1f, 0x8b, ..] => "compressed",
        _ => return Ok(()),
    };
    let help = "give it the ending of what it is, or save it again as CSV or XLSX";
    Err(ImportFault::new(format!("`{}` is {what}, whatever its name says", found.path), help))
}

/// Files that can be read, and no ladder in them.
pub(super) fn no_ladder(source: &Source) -> ImportFault {
    let names: Vec<&str> = source.files.iter().take(3).map(|file| file.path.as_str()).collect();
    let more = source.files.len().saturating_sub(names.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    if names.is_empty() {
        return ImportFault::new(
            "there is nothing to read in the folder",
            "YAML, JSON, Markdown, CSV, TSV and XLSX are read",
        );
    }
    ImportFault::new(
        format!(
            "no ladder was found in {}{more}: nothing in it looks like levels with something that is asked of them",
            names.join(", ")
        ),
        "where it is a table whose levels have names of their own, say `--levels columns` or `--levels rows`; prose has to be put into a table first",
    )
}
