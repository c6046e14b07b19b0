//! Tables: CSV and its like, levels as columns, rows, or a column of their own.

use super::*;

#[test]
fn levels_are_columns() {
    let imported = read_file("a.csv", "Skill;Junior;Senior\nCode;\"Reads it.\n\nWrites it.\";Teaches it.\n");
    assert_eq!(cells(&imported), ["Code / Junior: Reads it. | Writes it.", "Code / Senior: Teaches it."]);
    assert_eq!(imported.report.left.len(), 0);
}

#[test]
fn levels_are_rows() {
    let imported = read_file("a.csv", ",Code,Talk\nE1,Reads.,Asks.\nE2,Writes.,Tells.\n");
    let expected = ["Code / E1: Reads.", "Code / E2: Writes.", "Talk / E1: Asks.", "Talk / E2: Tells."];
    assert_eq!(cells(&imported), expected);
}

#[test]
fn levels_stand_in_a_column_of_their_own() {
    let text = "\
Level\tSection\tCriterion\tTarget rating\tWeight\tText
L1\tCraft\tTests\t3\t10 %\tTests what is asked for.
L1\tCraft\tPlans\t2\t5 %\tN/A
L1\tCraft\t\t2.5\t15 %\tThe craft as a whole.
L2\tCraft\tTests\t4\t10 %\tTests what matters.
L2\tCraft\tPlans\t3\t5 %\tPlans a month.
";
    let imported = read_file("a.tsv", text);
    let expected = [
        "Tests / L1: Tests what is asked for.",
        "Tests / L2: Tests what matters.",
        "Plans / L1: ",
        "Plans / L2: Plans a month.",
        "Craft / L1: The craft as a whole.",
    ];
    assert_eq!(cells(&imported), expected);
    let read = rubric(&imported.rubric);
    let first = &read.criteria[0].expectations[0];
    assert_eq!((first.weight.as_deref(), first.target.as_deref()), (Some("10 %"), Some("3")));
    assert_eq!(read.criteria[0].group, ["Craft"]);
    assert_eq!(imported.report.left[0].why, "a number of a whole section");
    assert_eq!(imported.report.counts.not_applicable, 1);
}

#[test]
fn numbers_beside_the_texts_are_told() {
    let imported =
        read_file("a.csv", "Skill,Junior,Score,Senior,Score\nCode,Reads.,1,Writes.,2\nTalk,Asks.,1,Tells.,3\n");
    assert_eq!(titles(&imported), ["Junior", "Senior"]);
    assert_eq!(imported.report.counts.statements, 4);
    assert!(imported.report.left.iter().any(|left| left.why == "a number beside the texts"), "{:?}", imported.report);
}

#[test]
fn prose_above_and_columns_beside_are_told_with_their_lines() {
    let text = "Our ladder of 2024,,,\n,,,\nSkill,Junior,Senior,Notes\nCode,Reads.,Writes.,ask Kim\n";
    let imported = read_file("a.csv", text);
    assert_eq!(cells(&imported).len(), 2);
    let left: Vec<(usize, usize)> = imported.report.left.iter().map(|left| (left.line, left.words)).collect();
    assert_eq!(left, [(1, 4), (4, 2)]);
}

#[test]
fn levels_without_known_names_need_to_be_told() {
    let text = "Skill,Knospe,Blatt,Ast\nCode,liest,schreibt,lehrt\n";
    assert!(fault("a.csv", text).contains("--levels columns"));
    let options = |axis| ImportOptions { axis: Some(axis), ..ImportOptions::default() };
    assert_eq!(titles(&read_with("a.csv", text, &options(Axis::Columns))), ["Knospe", "Blatt", "Ast"]);
    let turned = "Stufe,Code\nKnospe,liest\nBlatt,schreibt\n";
    assert_eq!(titles(&read_with("a.csv", turned, &options(Axis::Rows))), ["Knospe", "Blatt"]);
}

#[test]
fn the_highest_first_is_turned_round() {
    let imported = read_file("a.csv", "Skill,Principal,Senior,Junior\nCode,Leads.,Writes.,Reads.\n");
    assert_eq!(titles(&imported), ["Junior", "Senior", "Principal"]);
    assert_eq!(cells(&imported)[0], "Code / Junior: Reads.");
    assert!(imported.report.notes.iter().any(|note| note.contains("begins with its highest level")));
}

#[test]
fn empty_criteria_and_levels_are_told_and_left_out() {
    let imported = read_file("a.csv", "Skill,Junior,Mid,Senior\nCode,Reads.,,Writes.\nTalk,,,\n");
    assert_eq!(titles(&imported), ["Junior", "Senior"]);
    let why: Vec<&str> = imported.report.left.iter().map(|left| left.why.as_str()).collect();
    assert_eq!(why, ["a level of which nothing is asked", "nothing is asked of it at any level"]);
}

#[test]
fn the_same_words_twice_are_one_statement() {
    let imported = read_file("a.csv", "Skill,Junior,Senior\nCode,Reads.,Writes.\nCode,Reads.,Leads.\n");
    assert_eq!(cells(&imported), ["Code / Junior: Reads.", "Code / Senior: Writes. | Leads."]);
    assert_eq!((imported.report.counts.statements_read, imported.report.counts.statements), (4, 3));
    assert_eq!(imported.report.left[0].line, 3);
}

#[test]
fn encodings_of_spreadsheets_are_read() {
    let utf16: Vec<u8> =
        "\u{feff}Skill\tJunior\tSenior\nÜben\tLiest.\tSchreibt.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(cells(&read_file("a.csv", utf16))[0], "Üben / Junior: Liest.");
    let western = read_file("a.csv", b"Skill;Junior;Senior\n\xdcben;Liest.;Schreibt.\n");
    assert_eq!(cells(&western)[0], "Üben / Junior: Liest.");
    assert!(western.report.notes[0].contains("windows-1252"), "{:?}", western.report.notes);
    let marked = read_file("a.csv", b"\xef\xbb\xbfSkill,Junior,Senior\nCode,a b,c d\n");
    assert_eq!(cells(&marked)[0], "Code / Junior: a b");
}

#[test]
fn hidden_words_do_not_get_in_the_way() {
    let imported = read_file("a.csv", "Skill,Junior,Senior\nCode,Reads. <!-- not yet -->,Writes.\n");
    assert_eq!(cells(&imported)[0], "Code / Junior: Reads.");
    assert_eq!(imported.report.left[0].words, 2);
}
