//! Whatever stands in a table stands in the rubric, at its criterion and its level, and nothing else does.

use super::*;
use std::collections::BTreeMap;

/// A word that may need quotes, in CSV, in Markdown and in TOML.
fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-zäéß]{2,8}", "[a-z]{1,4}[\"'|\\\\;,\t#&<>=\\[\\]{}$]{1,2}[a-z]{1,4}", "[土火水]{1,4}",]
}

/// A paragraph that is a statement: it begins with a capital letter and ends.
fn paragraph() -> impl Strategy<Value = String> {
    ("[A-Z][a-z]{3,6}", proptest::collection::vec(word(), 0..5)).prop_map(|(first, rest)| {
        let words: Vec<String> = std::iter::once(first).chain(rest).collect();
        format!("{}.", words.join(" "))
    })
}

/// Rows by columns of cells, each with its paragraphs.
fn grid() -> impl Strategy<Value = Vec<Vec<Vec<String>>>> {
    let cell = proptest::collection::vec(paragraph(), 0..4).boxed();
    (2..5_usize)
        .prop_flat_map(move |width| proptest::collection::vec(proptest::collection::vec(cell.clone(), width), 1..6))
}

const LEVELS: [&str; 4] = ["Junior", "Senior", "Staff", "Principal"];

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn csv(grid: &[Vec<Vec<String>>], delimiter: &str, gap: &str) -> String {
    let head = std::iter::once("Skill").chain(LEVELS[..grid[0].len()].iter().copied());
    let mut text = head.collect::<Vec<_>>().join(delimiter) + "\n";
    for (row, cells) in grid.iter().enumerate() {
        let cells = cells.iter().map(|cell| quoted(&cell.join(gap)));
        let cells: Vec<String> = std::iter::once(format!("Skill {row}a")).chain(cells).collect();
        text += &(cells.join(delimiter) + "\n");
    }
    text
}

fn pipes(grid: &[Vec<Vec<String>>]) -> String {
    let width = grid[0].len();
    let mut text = format!("| Skill | {} |\n|{}\n", LEVELS[..width].join(" | "), "---|".repeat(width + 1));
    for (row, cells) in grid.iter().enumerate() {
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.iter().map(|text| plain(text)).collect::<Vec<_>>().join("<br>")).collect();
        text += &format!("| Skill {row}a | {} |\n", cells.join(" | "));
    }
    text
}

/// Words in which Markdown sees no marks.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for sign in text.chars() {
        if sign.is_ascii_punctuation() {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}

type Cells = BTreeMap<(String, String), Vec<String>>;

/// What the table says: words of a cell in order, without those that stand in it twice.
fn said(grid: &[Vec<Vec<String>>]) -> Cells {
    let mut cells = Cells::new();
    for (row, line) in grid.iter().enumerate() {
        for (column, texts) in line.iter().enumerate().filter(|(_, texts)| !texts.is_empty()) {
            let mut own: Vec<String> = Vec::new();
            for text in texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")) {
                if !own.contains(&text) {
                    own.push(text);
                }
            }
            cells.insert((format!("Skill {row}a"), LEVELS[column].to_owned()), own);
        }
    }
    cells
}

fn written(imported: &Imported) -> Cells {
    let read = rubric(&imported.rubric);
    let mut cells = Cells::new();
    for criterion in &read.criteria {
        for one in &criterion.expectations {
            let statements: Vec<String> = match one.statements.as_slice() {
                [] => vec![one.text.clone()],
                many => many.iter().map(|one| one.text.clone()).collect(),
            };
            cells.insert((criterion.title.clone(), read.levels[one.level.unwrap()].title.clone()), statements);
        }
    }
    cells
}

/// Whether a rubric can be made of it: at least two levels are asked for something.
fn is_ladder(grid: &[Vec<Vec<String>>]) -> bool {
    let asked = |column: usize| grid.iter().any(|row| !row[column].is_empty());
    (1..grid[0].len()).filter(|column| asked(*column)).count() > 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_a_csv_says_the_rubric_says(grid in grid(), delimiter in prop::sample::select(vec![",", ";", "\t"])) {
        prop_assume!(is_ladder(&grid));
        let text = csv(&grid, delimiter, "\n\n");
        let imported = read_file("a.csv", &text);
        prop_assert_eq!(written(&imported), said(&grid));
        prop_assert_eq!(&read_file("a.csv", &text).rubric, &imported.rubric);
    }

    #[test]
    fn what_a_list_says_the_rubric_says(grid in grid()) {
        prop_assume!(is_ladder(&grid));
        let listed: Vec<Vec<Vec<String>>> = grid.iter().map(|row| row.iter().map(|cell| {
            cell.iter().map(|text| format!("- {text}")).collect()
        }).collect()).collect();
        prop_assert_eq!(written(&read_file("a.csv", csv(&listed, ",", "\n"))), said(&grid));
    }

    #[test]
    fn what_a_pipe_table_says_the_rubric_says(grid in grid()) {
        prop_assume!(is_ladder(&grid));
        prop_assert_eq!(written(&read_file("a.md", pipes(&grid))), said(&grid));
    }

    /// Whatever the bytes: a rubric that is sound, or a fault; and nothing of the words is lost without being told.
    #[test]
    fn any_text_is_read_or_refused(text in "(#{1,3} |- |\\*\\*|\\| |Junior|Senior|L1|L2|<table>|<tr>|<td>|</?ul>|---\n|level: |: |[a-z]{1,6}|\n|\"|,|;){0,60}", ending in prop::sample::select(vec!["md", "csv", "yaml", "json"])) {
        let source = source(&[(&format!("a.{ending}"), text.as_bytes())]);
        if let Ok(imported) = import(&source, &ImportOptions::default()) {
            rubric(&imported.rubric);
        }
    }
}
