//! Any bytes as a ladder of each kind: importing never panics, gives the same bytes twice, and what it writes is a sound rubric.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::diagnostic::Severity;
use promo_packet::import::{ImportOptions, Source, SourceFile, import};
use promo_packet::rubric::read_rubric;
use promo_packet::source::{PacketPath, Text};

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let ending = ["md", "yaml", "json", "csv", "tsv", "xlsx"][usize::from(kind % 6)];
    let files = vec![SourceFile { path: format!("ladder.{ending}"), bytes: bytes.to_vec() }];
    let source = Source { name: "ladder".to_owned(), files, ..Source::default() };
    let Ok(imported) = import(&source, &ImportOptions::default()) else { return };
    let again = import(&source, &ImportOptions::default()).map(|again| again.rubric);
    assert_eq!(again.as_ref(), Ok(&imported.rubric), "twice is not the same");
    let Ok(path) = PacketPath::new("rubric.toml") else { return };
    let mut found = Vec::new();
    read_rubric(&path, &Text::new(&imported.rubric), &mut found);
    assert!(found.iter().all(|one| one.severity != Severity::Error), "{found:?}");
});
