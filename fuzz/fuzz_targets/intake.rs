//! Any bytes as a source of each shape: an import never panics, says the same twice, loses no line of Markdown, brings no error in, and has nothing to bring in again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::compile::{Options, compile};
use promo_packet::diagnostic::Severity;
use promo_packet::intake::{IntakeOptions, IntakeSource, Shape, plan};
use promo_packet::source::{Date, PacketPath, Text, Tree, TreeEntry};

const SHAPES: [Option<Shape>; 9] = [
    None,
    Some(Shape::Markdown),
    Some(Shape::Obsidian),
    Some(Shape::Bragfile),
    Some(Shape::Bragdoc),
    Some(Shape::Gh),
    Some(Shape::Csv),
    Some(Shape::Html),
    Some(Shape::Git),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let (Ok(settings), Ok(today)) = (PacketPath::new("packet.toml"), Date::new(2026, 6, 1)) else { return };
    let text = "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    let mut tree = Tree { entries: [(settings, TreeEntry::Text(Text::new(text)))].into() };
    let options = IntakeOptions {
        shape: SHAPES[usize::from(*kind) % SHAPES.len()],
        since: None,
        into: None,
        group: None,
        order: None,
        feedback: None,
        today,
    };
    let sources = [IntakeSource { path: "source".to_owned(), bytes: bytes.to_vec() }];
    let Ok(planned) = plan(&sources, &[], &tree, &options) else { return };
    assert_eq!(plan(&sources, &[], &tree, &options).map(|again| again.hash).ok(), Some(planned.hash.clone()), "twice is not the same");
    if let (Some(Shape::Markdown), Ok(text)) = (options.shape, std::str::from_utf8(bytes)) {
        let written: Vec<&str> = planned.files().into_iter().flat_map(|(_, text)| text.lines().map(str::trim)).collect();
        let is_mark = |line: &str| matches!(line, "---" | "+++") || line.contains("-->") || line.contains("<!--");
        for line in text.replace("\r\n", "\n").replace('\r', "\n").lines().map(str::trim).filter(|line| !is_mark(line)) {
            assert!(line.is_empty() || line.starts_with('\u{feff}') || written.contains(&line), "lost: {line:?}");
        }
    }
    for (path, text) in planned.files() {
        tree.entries.insert(path.clone(), TreeEntry::Text(Text::new(text)));
    }
    let found = compile(&tree, Options { today }).findings.diagnostics;
    let errors: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error && one.file().as_str() != "packet.toml").collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(plan(&sources, &[], &tree, &options).is_ok_and(|again| again.is_empty()), "something is brought in again");
});
