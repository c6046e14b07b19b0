//! No import points upward: every room uses only what the map in `ARCHITECTURE.md` allows it. Read from the sources, as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the map, and what each may use besides itself.
struct Map {
    rooms: Vec<(String, BTreeSet<String>)>,
}

impl Map {
    /// Reads the table under *The rooms*: the first column is the place, the last one what may be used.
    fn read() -> Map {
        let mut rooms: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap().lines() {
            let Some(rest) = line.strip_prefix("| `src/") else { continue };
            let (place, _) = rest.split_once('`').unwrap();
            let uses = rest.trim_end().trim_end_matches('|').rsplit('|').next().unwrap().trim();
            let room = place.trim_end_matches('/').trim_end_matches(".rs");
            let above: BTreeSet<String> = rooms.iter().map(|(name, _)| name.clone()).collect();
            rooms.push((room.to_owned(), allowed(uses, &above)));
        }
        assert!(rooms.len() > 10, "the map has lost its table");
        Map { rooms }
    }

    fn may_use(&self, room: &str) -> Option<&BTreeSet<String>> {
        self.rooms.iter().find(|(name, _)| name == room).map(|(_, allowed)| allowed)
    }
}

/// What a cell of the map allows: names, `all above`, or nothing.
fn allowed(cell: &str, above: &BTreeSet<String>) -> BTreeSet<String> {
    match cell {
        "–" => BTreeSet::new(),
        "all above" => above.clone(),
        names => {
            let names: BTreeSet<String> = names.split(',').map(|name| name.trim().to_owned()).collect();
            let strangers: Vec<&String> = names.difference(above).collect();
            assert!(strangers.is_empty(), "the map allows what does not stand above: {strangers:?}");
            names
        }
    }
}

#[test]
fn no_import_points_upward() {
    let map = Map::read();
    let mut wrong = Vec::new();
    for Source { name, room, code } in sources() {
        let Some(allowed) = map.may_use(&room) else {
            assert!(matches!(room.as_str(), "lib" | "main"), "`{room}` is a room that the map does not know");
            continue;
        };
        for used in rooms_used(&code) {
            if used != room && !allowed.contains(&used) {
                wrong.push(format!("{name} uses `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point upward:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_there_and_on_the_map() {
    for (room, _) in Map::read().rooms {
        let is_there = ["", ".rs"].iter().any(|ending| root().join(format!("src/{room}{ending}")).exists());
        assert!(is_there, "src/{room} is gone");
    }
}

/// The orphan rule of crates, for rooms: a trait is implemented in its own room or in the type's. Elsewhere an implementation could bring back a
/// direction that imports may not take, since those who use the type rely on a room that they do not see.
#[test]
fn traits_are_implemented_at_home() {
    let sources = sources();
    let mut homes: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for Source { room, code, .. } in &sources {
        homes.entry(room).or_default().extend(defined(code));
    }
    let mut wrong = Vec::new();
    for Source { name, room, code } in &sources {
        for (implemented, subject) in implementations(code) {
            let is_home = homes[room.as_str()].contains(&implemented) || homes[room.as_str()].contains(&subject);
            if !is_home {
                wrong.push(format!("{name} implements `{implemented}` for `{subject}`, and neither is of `{room}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "implementations away from home:\n{}", wrong.join("\n"));
}

#[test]
fn an_implementation_away_from_home_is_seen() {
    let code = "impl<'a> serde::Serialize for crate::site::Prose<'a> {\nimpl Draft<'_> {\nimpl<T: Clone> Visit for Vec<T> where T: X {\n";
    let found = implementations(code);
    assert_eq!(found, [("Serialize".to_owned(), "Prose".to_owned()), ("Visit".to_owned(), "Vec".to_owned())]);
    assert!(defined("pub(crate) struct Prose<'a> {\n").contains("Prose"));
}

/// The parser of Markdown is an inner matter of one folder.
#[test]
fn the_parser_of_markdown_is_known_in_one_place() {
    let strangers: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.code.contains("pulldown_cmark") && !source.name.starts_with("syntax/markdown"))
        .map(|source| source.name)
        .collect();
    assert!(strangers.is_empty(), "they name pulldown_cmark: {strangers:?}");
}

/// A text of an edition knows the file that it stands in, for findings; a page must not, since a file name may be a person's.
#[test]
fn pages_know_no_files() {
    let knows = |source: &Source| ["FileId", ".file.path()", "span.file"].iter().any(|name| source.code.contains(name));
    let shown = sources().into_iter().filter(|source| matches!(source.room.as_str(), "document" | "site"));
    let wrong: Vec<String> = shown.filter(knows).map(|source| source.name).collect();
    assert!(wrong.is_empty(), "they ask for the file of a text: {wrong:?}");
}

/// A file of the program without its tests.
struct Source {
    /// From `src`.
    name: String,
    room: String,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let files = rust_files(&src).into_iter().filter(|file| !is_test(file));
    let source = |file: PathBuf| {
        let name = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        let room = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        Source { code: shipped(&fs::read_to_string(&file).unwrap()), name, room }
    };
    files.map(source).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => rust_files(&path),
            false if path.extension().is_some_and(|ending| ending == "rs") => vec![path],
            false => Vec::new(),
        })
        .collect()
}

/// Files that hold nothing but tests.
fn is_test(file: &Path) -> bool {
    file.components().any(|part| {
        matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "fixture.rs" | "trial.rs" | "pages_say"))
    })
}

/// What is built into the program: not the tests at the foot, not comments.
fn shipped(source: &str) -> String {
    // `#[cfg(test)] mod tests;` only names another file, and the program goes on below it.
    let is_foot = |at: &usize| source[*at..].lines().nth(1).is_some_and(|line| line.ends_with('{'));
    let foot = source.match_indices("#[cfg(test)]\nmod ").map(|(at, _)| at).find(is_foot);
    let lines = source[..foot.unwrap_or(source.len())].lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn rooms_used(code: &str) -> BTreeSet<String> {
    let names = code.split("crate::").skip(1).map(|rest| identifier(rest).to_owned());
    let grouped = code.contains("use crate::{");
    assert!(!grouped, "write one `use crate::room` a line, so that this test can read them");
    names.filter(|name| !name.is_empty()).collect()
}

/// The types and traits that a file defines.
fn defined(code: &str) -> BTreeSet<String> {
    let words: Vec<&str> = code.split_whitespace().collect();
    let pairs = words.windows(2).filter(|pair| matches!(pair[0], "struct" | "enum" | "trait" | "type" | "union"));
    pairs.map(|pair| identifier(pair[1]).to_owned()).collect()
}

/// The traits that a file implements, each with the type that it is implemented for; both without their paths.
fn implementations(code: &str) -> Vec<(String, String)> {
    let lines = code.lines().filter_map(|line| line.trim_start().strip_prefix("impl"));
    let heads = lines.filter_map(|line| {
        let head = without_parameters(line);
        let (implemented, subject) = head.split_once(" for ")?;
        Some((last_name(implemented), last_name(subject)))
    });
    heads.collect()
}

/// A line without what stands between angle brackets.
fn without_parameters(line: &str) -> String {
    let (mut depth, mut kept) = (0_usize, String::new());
    for (at, character) in line.char_indices() {
        match character {
            '<' => depth += 1,
            '>' if !line[..at].ends_with('-') => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

fn last_name(path: &str) -> String {
    let path = path.trim().trim_start_matches(['&', '(']).trim_start_matches("mut ").trim_start_matches("dyn ");
    let path = path.split([' ', '{']).next().unwrap_or("");
    identifier(path.rsplit("::").next().unwrap_or("")).to_owned()
}

fn identifier(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    &text[..end.unwrap_or(text.len())]
}
