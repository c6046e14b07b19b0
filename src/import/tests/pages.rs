//! Markdown: tables of both kinds, outlines, axes with positions.

use super::*;

const HTML: &str = "\
# Ladder

<table>
<tr><th>Area</th><th>Skill</th><th>IC1</th><th>IC2</th></tr>
<tr><td rowspan=\"2\">Craft</td><td>Code</td><td><ul><li>One<li>Two</ul></ul></td><td>Three</td></tr>
<tr><td>Tests</td><td colspan=2>For both</td></tr>
</table>

## Managers

<table>
<tr><td></td><td>Title</td><td>Coaching</td></tr>
<tr><td>M1</td><td>Team Manager</td><td>Coaches two.</td></tr>
<tr><td>M2</td><td>Senior Manager</td><td>TODO</td></tr>
<tr><td>M3</td><td>Head of All</td><td>Coaches all.<br>Hires.</td></tr>
</table>
";

#[test]
fn tables_of_one_page_are_turned_each_its_own_way() {
    let imported = read_file("a.md", HTML);
    let expected = [
        "Code / IC1: One | Two",
        "Code / IC2: Three",
        "Tests / IC1: For both",
        "Tests / IC2: For both",
        "Coaching / Team Manager: Coaches two.",
        "Coaching / Head of All: Coaches all. | Hires.",
    ];
    assert_eq!(cells(&imported), expected);
    let read = rubric(&imported.rubric);
    let tracks: Vec<Option<&str>> =
        read.levels.iter().map(|level| level.track.as_ref().map(|track| track.value.as_str())).collect();
    assert_eq!(tracks, [Some("Ladder"), Some("Ladder"), Some("Managers"), Some("Managers")]);
    assert_eq!(read.levels[2].aliases, ["M1"]);
    assert!(imported.report.left.iter().any(|left| left.why == "still to be written in the source" && left.line == 14));
}

#[test]
fn one_track_is_imported_alone() {
    let options = ImportOptions { track: Some("managers".to_owned()), ..ImportOptions::default() };
    let imported = read_with("a.md", HTML, &options);
    assert_eq!(titles(&imported), ["Team Manager", "Head of All"]);
    assert!(imported.report.left.iter().any(|left| left.why.contains("another track")));
    let options = ImportOptions { track: Some("sales".to_owned()), ..ImportOptions::default() };
    let fault = import(&source(&[("a.md", HTML.as_bytes())]), &options).unwrap_err();
    assert_eq!(fault.help, "its tracks are Ladder, Managers");
}

#[test]
fn two_columns_below_a_level_are_met_and_exceeded() {
    let table = |met: &str, beyond: &str| {
        format!(
            "<table><tr><th>Meets</th><th>Exceeds</th></tr><tr><td><ul><li>{met}</ul></td><td>{beyond}</td></tr></table>\n\n"
        )
    };
    let text = format!(
        "# Levels\n\n## Junior\n\n### Craft\n\n{}## Senior\n\n### Craft\n\n{}",
        table("Reads.", "Asks why."),
        table("Writes.", "Teaches.")
    );
    let imported = read_file("a.md", text);
    assert_eq!(cells(&imported), ["Craft / Junior: Reads. | Asks why.", "Craft / Senior: Writes. | Teaches."]);
    assert_eq!(imported.report.counts.beyond, 2);
}

#[test]
fn a_criterion_may_stand_above_its_table() {
    let text = "# L\n\n### Delivery\n\n**Skills:** planning\n\n<table><thead><th>Beginner</th><th>Expert</th></thead><tr><td>Plans.</td><td>Leads.</td></tr></table>\n\n### Trust\n\n<table><thead><th>Beginner</th><th>Expert</th></thead><tr><td>Asks.</td><td>Is asked.</td></tr></table>\n";
    let imported = read_file("a.md", text);
    assert_eq!(cells(&imported).len(), 4);
    assert_eq!(rubric(&imported.rubric).criteria[0].summary.as_deref(), Some("Skills: planning"));
    assert_eq!(imported.report.left.len(), 0, "{:?}", imported.report.left);
}

#[test]
fn an_outline_by_level() {
    let text = "\
# Ladder

Go to [Junior](#junior).

## All levels

- **Values**
  - Kind to all.

## Junior

In a word: learns.

- **Scope**
  - Owns a task.
    - And asks.
- **Impact**: ships small things.

## Senior

- **Scope**
  - Owns a system.

## FAQ

### Who asks?

- Nobody.
";
    let imported = read_file("a.md", text);
    let expected = [
        "Values / Junior: Kind to all.",
        "Scope / Junior: Owns a task. | And asks.",
        "Scope / Senior: Owns a system.",
        "Impact / Junior: ships small things.",
    ];
    assert_eq!(cells(&imported), expected);
    let read = rubric(&imported.rubric);
    assert!(read.cumulative, "what all levels are asked stays asked");
    assert_eq!(read.levels[0].summary.as_deref(), Some("In a word: learns."));
    let left: Vec<usize> = imported.report.left.iter().map(|left| left.line).collect();
    assert_eq!(left, [3, 24]);
}

#[test]
fn an_outline_by_criterion() {
    let text = "# Pflege\n\n## Gespräche\n\n### Berufseinsteiger\n\n- Hört zu.\n\n### Stationsleiterin\n\n- Leitet sie.\n\n## Wissen\n\n### Berufseinsteiger\n\nFragt nach.\n\n### Stationsleiterin\n\nLehrt andere.\n";
    let expected = [
        "Gespräche / Berufseinsteiger: Hört zu.",
        "Gespräche / Stationsleiterin: Leitet sie.",
        "Wissen / Berufseinsteiger: Fragt nach.",
        "Wissen / Stationsleiterin: Lehrt andere.",
    ];
    assert_eq!(cells(&read_file("a.md", text)), expected);
}

#[test]
fn bullets_may_begin_with_their_level() {
    let text = "# Ladder\n\n## Craft\n\n- **Junior**: reads.\n- **Senior**: writes.\n\n## Trust\n\n- **Junior**: asks.\n- **Senior**: is asked.\n";
    assert_eq!(cells(&read_file("a.md", text)).len(), 4);
}

#[test]
fn pages_of_a_folder_are_levels_in_their_own_order() {
    let page = |level: &str, text: &str| format!("# {level}\n\n## Craft\n\n{text}\n\n## Trust\n\n{text} and more\n");
    let (lead, junior, senior) = (page("Principal", "Leads."), page("Junior", "Reads."), page("Senior", "Writes."));
    let files = [("l/a.md", lead.as_bytes()), ("l/b.md", junior.as_bytes()), ("l/c.md", senior.as_bytes())];
    let imported = import(&source(&files), &ImportOptions::default()).unwrap();
    assert_eq!(titles(&imported), ["Junior", "Senior", "Principal"]);
    assert_eq!(cells(&imported)[0], "Craft / Junior: Reads.");
}

#[test]
fn an_index_of_links_is_no_ladder() {
    let text = "# Ladder\n\n| Level | Page |\n|---|---|\n| L1 | [one](one.md) |\n| L2 | [two](two.md) |\n";
    assert!(fault("a.md", text).contains("no ladder was found"));
}

#[test]
fn one_level_alone_is_no_ladder() {
    assert!(fault("a.md", "# Junior\n\n## Craft\n\n- Reads.\n").contains("only one level was found, `Junior`"));
}

/// Spans without end, lists that nothing closes, cells in cells and a thousand times ten tags cost no more than their table.
#[test]
fn hostile_html_is_read_within_bounds() {
    let table = |rows: &str| format!("<table><tr><th>Skill<th>Junior<th>Senior{rows}</table>\n");
    let said = |text: &str| cells(&read_file("a.md", text));
    assert_eq!(
        said(&table("<tr><td>Code<td><ul><li>Reads.<li>Asks.<td>Writes.")),
        ["Code / Junior: Reads. | Asks.", "Code / Senior: Writes."]
    );
    let endless = table("<tr><td rowspan=99999999>Code<td colspan=99999999>Reads.</td><td>Writes.</td></tr>");
    assert_eq!(said(&endless)[0], "Code / Junior: Reads.");
    let deep = table(&format!("<tr><td>Code<td>{}Reads.<td>Writes.", "<div>".repeat(10_000)));
    drop(import(&source(&[("a.md", deep.as_bytes())]), &ImportOptions::default()));
}
