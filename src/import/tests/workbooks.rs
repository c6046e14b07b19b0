//! Workbooks, written part by part, since what is hostile in them no program would write.

use super::*;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook of sheets, each with its name and the inside of its `worksheet`.
fn workbook(sheets: &[(&str, &str)], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    };
    add("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    let (mut names, mut relations) = (String::new(), String::new());
    for (nth, (name, inside)) in sheets.iter().enumerate() {
        let at = nth + 1;
        names += &format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>");
        relations +=
            &format!("<Relationship Id=\"r{at}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>");
        add(
            &format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\">{inside}</worksheet>").as_bytes(),
        );
    }
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{names}</sheets></workbook>");
    add("xl/workbook.xml", book.as_bytes());
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let root = format!("<Relationship Id=\"r1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    add("_rels/.rels", format!("<Relationships xmlns=\"{package}\">{root}</Relationships>").as_bytes());
    add(
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships xmlns=\"{package}\">{relations}</Relationships>").as_bytes(),
    );
    more.iter().for_each(|(name, bytes)| add(name, bytes));
    archive.finish().unwrap().into_inner()
}

/// Rows of texts; `=` begins a formula whose result is the rest, and a number is one.
fn rows(rows: &[&[&str]]) -> String {
    let mut inside = String::new();
    for (row, cells) in rows.iter().enumerate() {
        inside += &format!("<row r=\"{}\">", row + 1);
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
            inside += &match text.strip_prefix('=') {
                Some(result) => format!("<c r=\"{at}\" t=\"str\"><f>A1&amp;B1</f><v>{result}</v></c>"),
                None if text.parse::<f64>().is_ok() => format!("<c r=\"{at}\"><v>{text}</v></c>"),
                None => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"),
            };
        }
        inside += "</row>";
    }
    format!("<sheetData>{inside}</sheetData>")
}

#[test]
fn a_sheet_is_a_criterion() {
    let delivery =
        rows(&[&["Novice", "", "Expert", ""], &["Asks.", "1", "Plans.", "4"], &["Tries.", "1", "=Leads.", "5"]]);
    let trust = rows(&[&["Novice", "", "Expert", ""], &["Listens.", "1", "Is asked.", "4"]]);
    let sums = rows(&[&["12", "14"], &["1", "2"]]);
    let imported = read_file("a.xlsx", workbook(&[("Delivery", &delivery), ("Trust", &trust), ("Sums", &sums)], &[]));
    let expected = [
        "Delivery / Novice: Asks. | Tries.",
        "Delivery / Expert: Plans. | Leads.",
        "Trust / Novice: Listens.",
        "Trust / Expert: Is asked.",
    ];
    assert_eq!(cells(&imported), expected);
    assert!(
        imported.report.notes.iter().any(|note| note.contains("sheet `Delivery`") && note.contains("formula")),
        "{:?}",
        imported.report
    );
    assert!(imported.report.left.iter().all(|left| !left.why.contains("which level")), "{:?}", imported.report.left);
}

#[test]
fn merged_cells_are_in_all_their_places() {
    let table = rows(&[
        &["Area", "Skill", "L1", "L2"],
        &["Craft", "Code", "Reads.", "Writes."],
        &["", "Tests", "For both.", ""],
    ]);
    let table =
        format!("{table}<mergeCells count=\"2\"><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"C3:D3\"/></mergeCells>");
    let imported = read_file("a.xlsx", workbook(&[("All", &table)], &[]));
    assert_eq!(cells(&imported)[2..], ["Tests / L1: For both.", "Tests / L2: For both."]);
    assert_eq!(rubric(&imported.rubric).criteria[1].group, ["Craft"]);
}

#[test]
fn one_sheet_is_asked_for_by_name() {
    let table = rows(&[&["Skill", "L1", "L2"], &["Code", "Reads.", "Writes."]]);
    let other = rows(&[&["Skill", "L1", "L2"], &["Talk", "Asks.", "Tells."]]);
    let book = workbook(&[("One", &table), ("Two", &other)], &[]);
    let options = ImportOptions { sheet: Some("Two".to_owned()), ..ImportOptions::default() };
    assert_eq!(cells(&read_with("a.xlsx", &book, &options)), ["Talk / L1: Asks.", "Talk / L2: Tells."]);
    let options = ImportOptions { sheet: Some("Three".to_owned()), ..ImportOptions::default() };
    assert_eq!(import(&source(&[("a.xlsx", &book)]), &options).unwrap_err().help, "its sheets are One, Two");
}

#[test]
fn macros_and_other_workbooks_are_told_and_left_alone() {
    let table = rows(&[&["Skill", "L1", "L2"], &["Code", "Reads.", "Writes."]]);
    let more: &[(&str, &[u8])] = &[("xl/vbaProject.bin", b"macro"), ("xl/externalLinks/externalLink1.xml", b"<x/>")];
    let imported = read_file("a.xlsm", workbook(&[("One", &table)], more));
    let notes = imported.report.notes.join("\n");
    assert!(notes.contains("macros") && notes.contains("refers to another one"), "{notes}");
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
    let blanks = vec![b' '; 70 << 20];
    let bomb = workbook(&[("One", &rows(&[&["a"]]))], &[("xl/styles.xml", &blanks)]);
    assert!(bomb.len() < 1 << 20, "it is small as long as it is packed");
    assert!(fault("a.xlsx", bomb).contains("unpacks to more than 64 MiB"));
}

#[test]
fn a_cell_far_out_is_refused() {
    let far = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>b</t></is></c></row></sheetData>";
    assert!(fault("a.xlsx", workbook(&[("One", far)], &[])).contains("no ladder reaches that far"));
}

#[test]
fn what_is_no_workbook_is_said() {
    assert!(fault("a.xlsx", b"PK\x03\x04 and no more").contains("cannot be unpacked"));
    assert!(fault("a.csv", b"PK\x03\x04rest").contains("whatever its name says"));
}

/// A formula without a result and one whose result is an error say nothing, and that is told.
#[test]
fn formulas_that_show_nothing_are_told() {
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Skill</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Junior</t></is></c>\
                <c r=\"C1\" t=\"inlineStr\"><is><t>Senior</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Code</t></is></c>\
                <c r=\"B2\" t=\"inlineStr\"><is><t>Reads.</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>Writes.</t></is></c></row>\
                <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Talk</t></is></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c><c r=\"C3\"><f>A1&amp;B1</f></c></row></sheetData>";
    let imported = read_file("a.xlsx", workbook(&[("S", rows)], &[]));
    assert_eq!(cells(&imported), ["Code / Junior: Reads.", "Code / Senior: Writes."]);
    assert!(imported.report.notes.iter().any(|note| note.contains("1 formula has no result")), "{:?}", imported.report);
    let left: Vec<(usize, &str)> = imported.report.left.iter().map(|left| (left.line, left.why.as_str())).collect();
    assert!(left.contains(&(3, "the error of a formula, in the place of its result")), "{left:?}");
}

#[test]
fn what_only_bears_the_name_of_a_workbook_is_told() {
    assert!(fault("a.xlsx", "Skill,Junior,Senior\n").contains("it is no workbook, whatever its name says"));
    assert!(fault("a.xlsx", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]).contains("an old workbook, or one with a password"));
}
