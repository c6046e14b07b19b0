//! What cannot be imported: what it is, and the way round.

use super::ImportFault;
use super::source::{Source, SourceFile};

const EXPORT: &str = "export it as CSV, XLSX or JSON, or copy its table into a spreadsheet and save that as CSV";

const READ: &str = "YAML, JSON, Markdown, CSV, TSV and XLSX are read";

/// A kind of file that is not read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Refused {
    /// What it is.
    what: &'static str,
    /// The way round.
    help: &'static str,
    /// Whether a ladder may stand in it: of a picture or a program's own files nobody would say so.
    may_hold: bool,
}

fn refused(ending: &str) -> Refused {
    let (what, help, may_hold) = match ending {
        "tex" | "latex" | "sty" => ("TeX", "copy the table into a spreadsheet and save it as CSV", true),
        "js" | "mjs" | "cjs" | "ts" | "jsx" | "tsx" => (
            "a program in JavaScript, which is never run",
            "have it print what it holds as JSON (`JSON.stringify`), and import that",
            true,
        ),
        "vue" | "svelte" | "astro" => {
            ("the source of a page, not what it shows", "export what it shows as JSON or CSV", true)
        }
        "pdf" => (
            "a PDF, which knows places on paper and no tables",
            "ask for the document that it was made of, or copy its table into a spreadsheet and save that as CSV",
            true,
        ),
        "html" | "htm" | "xhtml" => {
            ("a page of HTML", "open it, copy its table into a spreadsheet and save that as CSV", true)
        }
        "xls" | "xlsb" | "ods" | "numbers" => ("a workbook of another kind", "save it as XLSX or CSV", true),
        "doc" | "docx" | "odt" | "rtf" | "pages" => {
            ("a text document", "save it as Markdown, or its table as CSV", true)
        }
        "ppt" | "pptx" | "key" | "odp" => ("a slide deck", EXPORT, true),
        "toml" => ("TOML, as rubrics are", "`promo rubric check` says whether it is one", false),
        "zip" | "gz" | "tar" | "7z" => ("an archive", "unpack it and import the folder", true),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => ("a picture", EXPORT, false),
        "txt" | "text" | "rst" | "adoc" | "org" => {
            ("plain text without a shape that is known", "save it as Markdown with headings, or its table as CSV", true)
        }
        _ => ("of a kind that is not known", EXPORT, false),
    };
    Refused { what, help, may_hold }
}

/// A file of a kind that is not read.
pub(super) fn file(file: &SourceFile) -> ImportFault {
    let Refused { what, help, .. } = refused(&file.ending());
    ImportFault::new(format!("`{}` is {what}; {READ}", file.path), help)
}

/// What of a folder is not read though a ladder may stand in it.
pub(super) fn passed_over(source: &Source) -> Option<String> {
    kinds(&source.refused, true).map(|(what, _)| format!("not read: {what}"))
}

/// Files of kinds that are not read, kind by kind, each with the first of its files and the way round.
fn kinds(names: &[String], may_hold: bool) -> Option<(String, String)> {
    let mut kinds: Vec<(Refused, Vec<&str>)> = Vec::new();
    for name in names {
        let ending = name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
        let kind = refused(&ending);
        if may_hold && !kind.may_hold {
            continue;
        }
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, files)) => files.push(name),
            None => kinds.push((kind, vec![name])),
        }
    }
    let what = |(kind, files): &(Refused, Vec<&str>)| match files.as_slice() {
        [only] => format!("`{only}` is {}", kind.what),
        [first, rest @ ..] => format!(
            "`{first}` is {}, and so {} {} more",
            kind.what,
            if rest.len() == 1 { "is" } else { "are" },
            rest.len()
        ),
        [] => String::new(),
    };
    let mut help: Vec<&str> = Vec::new();
    for (kind, _) in &kinds {
        if !help.contains(&kind.help) {
            help.push(kind.help);
        }
    }
    let what: Vec<String> = kinds.iter().map(what).collect();
    (!kinds.is_empty()).then(|| (what.join("; "), help.join("; ")))
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
        return match kinds(&source.refused, false) {
            Some((what, help)) => ImportFault::new(format!("nothing in the folder can be read: {what}; {READ}"), help),
            None => ImportFault::new("there is nothing to read in the folder", READ),
        };
    }
    let (besides, help) = match kinds(&source.refused, true) {
        Some((what, help)) => (format!("; {what}"), format!("{help}; ")),
        None => Default::default(),
    };
    ImportFault::new(
        format!(
            "no ladder was found in {}{more}: nothing in it looks like levels with something that is asked of them{besides}",
            names.join(", ")
        ),
        format!(
            "{help}where it is a table whose levels have names of their own, say `--levels columns` or `--levels rows`; prose has to be put into a table first"
        ),
    )
}
