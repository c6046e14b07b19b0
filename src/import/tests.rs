//! Ladders of many shapes, as small as they can be. What is read is asked of the rubric that was written, read back.

use super::*;
use crate::rubric::{Expectation, Rubric};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn source(files: &[(&str, &[u8])]) -> Source {
    let file = |(path, bytes): &(&str, &[u8])| SourceFile { path: (*path).to_owned(), bytes: bytes.to_vec() };
    let name = files[0].0.split('.').next().unwrap().to_owned();
    Source { name, files: files.iter().map(file).collect(), ..Source::default() }
}

fn read_file(path: &str, bytes: impl AsRef<[u8]>) -> Imported {
    read_with(path, bytes, &ImportOptions::default())
}

fn read_with(path: &str, bytes: impl AsRef<[u8]>, options: &ImportOptions) -> Imported {
    import(&source(&[(path, bytes.as_ref())]), options).unwrap_or_else(|fault| panic!("{fault}; {}", fault.help))
}

fn fault(path: &str, bytes: impl AsRef<[u8]>) -> String {
    let fault = import(&source(&[(path, bytes.as_ref())]), &ImportOptions::default()).unwrap_err();
    format!("{fault}; {}", fault.help)
}

fn rubric(toml: &str) -> Rubric {
    let mut found = Vec::new();
    let read = read_rubric(&PacketPath::new("rubric.toml").unwrap(), &Text::new(toml), &mut found);
    let errors: Vec<&Diagnostic> = found.iter().filter(|one| one.severity == Severity::Error).collect();
    assert_eq!(errors, Vec::<&Diagnostic>::new(), "{toml}");
    read.unwrap()
}

/// `criterion level: statement | statement`, in the order of the rubric.
fn cells(imported: &Imported) -> Vec<String> {
    let rubric = rubric(&imported.rubric);
    let said = |one: &Expectation| match one.statements.as_slice() {
        [] => one.text.clone(),
        many => many.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" | "),
    };
    let cell = |title: &str, one: &Expectation| {
        let level = one.level.map_or("?", |level| rubric.levels[level].title.as_str());
        format!("{title} / {level}: {}", said(one))
    };
    rubric.criteria.iter().flat_map(|it| it.expectations.iter().map(move |one| cell(&it.title, one))).collect()
}

fn titles(imported: &Imported) -> Vec<String> {
    rubric(&imported.rubric).levels.into_iter().map(|level| level.title).collect()
}

mod grids;
mod limits;
mod pages;
mod records;
mod round_trip;
mod workbooks;
