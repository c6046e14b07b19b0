//! What is refused, and how that is said.

use super::*;

#[test]
fn other_kinds_are_refused_with_a_way_round() {
    let ways = [
        ("a.tex", "TeX", "CSV"),
        ("a.js", "never run", "JSON"),
        ("a.pdf", "PDF", "spreadsheet"),
        ("a.vue", "source of a page", "JSON"),
        ("a.html", "page of HTML", "CSV"),
        ("a.xls", "workbook of another kind", "XLSX"),
        ("a", "a kind that is not known", "CSV"),
    ];
    for (name, what, way) in ways {
        let fault = fault(name, "x");
        assert!(fault.contains(what) && fault.contains(way), "{fault}");
    }
}

#[test]
fn prose_is_no_ladder() {
    assert!(fault("a.md", "# About us\n\nWe are kind.\n").contains("no ladder was found in a.md"));
    assert!(fault("a.yaml", "a: 1\n").contains("no ladder was found"));
    assert!(fault("a.csv", "").contains("no ladder was found"));
}

#[test]
fn a_rubric_that_nobody_could_read_is_refused_with_its_count() {
    let mut text = "Skill,Junior,Senior\n".to_owned();
    for row in 0..9_000 {
        text += &format!("Skill number {row},Does {row} things of some kind,Does {row} other things of some kind\n");
    }
    let fault = fault("a.csv", text);
    assert!(fault.contains("9000 criteria") && fault.contains("1024 KiB"), "{fault}");
}

#[test]
fn too_large_a_source_is_refused() {
    let fault = fault("a.csv", vec![b'a'; 17 << 20]);
    assert!(fault.contains("17 MiB") && fault.contains("no more than 16"), "{fault}");
}

#[test]
fn a_file_of_a_folder_that_cannot_be_read_is_told() {
    let files: &[(&str, &[u8])] = &[
        ("l/a.csv", b"Skill,Junior,Senior\nCode,Reads.,Writes.\n"),
        ("l/b.yaml", b"a: &x 1\n"),
        ("l/c.md", b"# Prose\n\nOnly.\n"),
    ];
    let imported = import(&source(files), &ImportOptions::default()).unwrap();
    assert!(
        imported.report.notes.iter().any(|note| note.starts_with("l/b.yaml: l/b.yaml:1: ")),
        "{:?}",
        imported.report
    );
    assert_eq!(imported.report.left[0].file, "l/c.md");
}

#[test]
fn a_licence_beside_it_is_named() {
    let mut source = source(&[("a.csv", b"Skill,Junior,Senior\nCode,Reads.,Writes.\n")]);
    source.license = Some(SourceFile {
        path: "LICENSE".to_owned(),
        bytes: b"Permission is hereby granted, free of charge".to_vec(),
    });
    let imported = import(&source, &ImportOptions::default()).unwrap();
    assert_eq!(rubric(&imported.rubric).license.as_deref(), Some("MIT"));
    source.license = None;
    let lines = import(&source, &ImportOptions::default()).unwrap().report.lines();
    assert!(lines.iter().any(|line| line.starts_with("no licence file was found")), "{lines:?}");
    assert_eq!(lines.last().unwrap(), "2 of 2 statements, 0 examples, 0 beyond expectation; 0 things had no place");
}

/// Folders of nothing that is read: each kind once, with its way round.
#[test]
fn what_a_folder_holds_and_is_not_read_is_named_by_kind() {
    let folder = |files: &[(&str, &[u8])], refused: &[&str]| {
        let refused = refused.iter().map(|path| (*path).to_owned()).collect();
        let files = if files.is_empty() { Source::default() } else { source(files) };
        import(&Source { refused, ..files }, &ImportOptions::default())
    };
    let fault = folder(&[], &["l/a.tex", "l/b.tex", "l/c.tex", "l/d.pdf", "l/logo.png"]).unwrap_err();
    assert_eq!(
        fault.what,
        "nothing in the folder can be read: `l/a.tex` is TeX, and so are 2 more; `l/d.pdf` is a PDF, which knows places on paper and no tables; \
         `l/logo.png` is a picture; YAML, JSON, Markdown, CSV, TSV and XLSX are read"
    );
    assert!(fault.help.contains("into a spreadsheet and save it as CSV; ask for the document"), "{}", fault.help);
    // Beside what is read, only what may hold a ladder.
    let fault = folder(&[("l/a.md", b"# Prose\n\nOnly.\n")], &["l/a.tex", "l/logo.png"]).unwrap_err();
    assert!(fault.what.ends_with("that is asked of them; `l/a.tex` is TeX"), "{}", fault.what);
    let csv: &[(&str, &[u8])] = &[("l/a.csv", b"Skill,Junior,Senior\nCode,Reads.,Writes.\n")];
    let notes = folder(csv, &["l/a.tex", "l/logo.png"]).unwrap().report.notes;
    assert_eq!(notes, ["not read: `l/a.tex` is TeX"]);
    assert_eq!(folder(&[], &[]).unwrap_err().what, "there is nothing to read in the folder");
}

#[test]
fn levels_out_of_order_are_told() {
    let notes = |head: &str| read_file("a.csv", format!("{head}\nCode,a,b,c\n")).report.notes;
    assert!(notes("Skill,Senior,Junior,Staff")[0].contains("is not that of their names: Senior, Junior, Staff"));
    assert_eq!(notes("Skill,Junior,Senior,Staff"), Vec::<String>::new());
}

/// To compare each level with each would take for ever, and nobody climbs so many.
#[test]
fn what_has_hundreds_of_levels_is_no_ladder() {
    let lines = |line: fn(usize) -> String| (0..5_000).map(line).collect::<String>();
    let rows = format!("Level,Skill,Description\n{}", lines(|nth| format!("L{nth},Code,Does {nth}.\n")));
    let records = format!("levels:\n{}", lines(|nth| format!("  - {{name: L{nth}, skills: [Does {nth}.]}}\n")));
    for (path, text) in [("a.csv", rows), ("a.yaml", records)] {
        let what = import(&source(&[(path, text.as_bytes())]), &ImportOptions::default()).map(|_| ()).unwrap_err().what;
        assert_eq!(what, "more than 200 levels were found, such as `L0`", "{path}");
    }
}
