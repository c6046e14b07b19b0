//! The same notes as a packet and as a site for each of the other tools, with comparable pages: a page a note, an index, a page with all notes in
//! full, a page a criterion, a search index.

use crate::notes::{CRITERIA, Note, is_impact};
use include_dir::{Dir, include_dir};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What a Hugo site has besides its notes.
static HUGO: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/builds/hugo");
/// What a Zola site has besides its notes.
static ZOLA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/builds/zola");

/// The folder as `promo` reads it.
pub(crate) fn write_packet(folder: &Path, notes: &[Note]) -> io::Result<()> {
    let settings = "[packet]\nrubric = \"senior-engineer\"\n\n[candidate]\nname = \"Robin Doe\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\n\
        [window]\nfrom = 2025-01-01\nto = 2026-06-30\n";
    write(folder.join("packet.toml"), settings)?;
    write(folder.join("case.md"), "A packet of many notes.\n")?;
    notes.iter().try_for_each(|note| write(folder.join(packet_path(note.index)), &packet_note(note)))
}

/// Where a note lies in the packet.
pub(crate) fn packet_path(index: usize) -> String {
    format!("{}/{}.md", if is_impact(index) { "impact" } else { "evidence" }, stem(index))
}

/// A note of the packet with its front matter.
pub(crate) fn packet_note(note: &Note) -> String {
    let Note { index, title, day, before, links, .. } = note;
    let criteria = quoted(&note.criteria);
    let body = linked(note, |index| format!("../{}", packet_path(index)));
    if is_impact(*index) {
        let evidence = quoted(&links.map(stem).each_ref().map(String::as_str));
        return format!("+++\nclaim = \"{title}\"\ncriteria = {criteria}\nevidence = {evidence}\n+++\n\n{body}");
    }
    format!(
        "+++\ntitle = \"{title}\"\ndate = {day}\ncriteria = {criteria}\nkind = \"project\"\nscope = \"system\"\nrole = \"lead\"\n\n[[metrics]]\n\
         id = \"m{index}\"\nname = \"Latency {index}, p99\"\nbefore = \"{before} ms\"\nafter = \"{} ms\"\nbetter = \"lower\"\n\
         method = \"weekly median\"\nsource = \"https://example.org/m/{index}\"\n+++\n\n{body}",
        before / 4
    )
}

/// The site as Hugo reads it.
pub(crate) fn write_hugo(folder: &Path, notes: &[Note]) -> io::Result<()> {
    extract(&HUGO, folder)?;
    notes.iter().try_for_each(|note| {
        let body = with_figure(note, |index| format!("../{}/", stem(index)));
        let head = format!("title = \"{}\"\ndate = {}\ncriteria = {}", note.title, note.day, quoted(&note.criteria));
        write(folder.join(format!("content/notes/{}.md", stem(note.index))), &format!("+++\n{head}\n+++\n\n{body}"))
    })
}

/// The site as Zola reads it.
pub(crate) fn write_zola(folder: &Path, notes: &[Note]) -> io::Result<()> {
    extract(&ZOLA, folder)?;
    notes.iter().try_for_each(|note| {
        let body = with_figure(note, |index| format!("@/notes/{}.md", stem(index)));
        let criteria = quoted(&note.criteria);
        let head = format!("title = \"{}\"\ndate = {}\n[taxonomies]\ncriteria = {criteria}", note.title, note.day);
        write(folder.join(format!("content/notes/{}.md", stem(note.index))), &format!("+++\n{head}\n+++\n\n{body}"))
    })
}

/// A book has a page with everything and a search index of itself; the pages of the criteria are written out.
pub(crate) fn write_mdbook(folder: &Path, notes: &[Note]) -> io::Result<()> {
    let entry = |note: &Note| format!("- [{}]({}.md)\n", note.title, stem(note.index));
    let mut summary: String = notes.iter().map(entry).collect();
    for criterion in CRITERIA {
        let meant = notes.iter().filter(|note| note.criteria.contains(&criterion));
        let page = format!("# {criterion}\n\n{}", meant.map(entry).collect::<String>());
        write(folder.join(format!("src/{criterion}.md")), &page)?;
        let _ = writeln!(summary, "- [{criterion}]({criterion}.md)");
    }
    write(folder.join("book.toml"), "[book]\ntitle = \"Packet\"\n")?;
    write(folder.join("src/SUMMARY.md"), &format!("# Summary\n\n{summary}"))?;
    notes.iter().try_for_each(|note| {
        let body = with_figure(note, |index| format!("{}.md", stem(index)));
        let text = format!("# {}\n\n{} {}\n\n{body}", note.title, note.day, note.criteria.join(" "));
        write(folder.join(format!("src/{}.md", stem(note.index))), &text)
    })
}

/// The metric as the tools that have no ledger would show it.
fn with_figure(note: &Note, address: impl Fn(usize) -> String) -> String {
    let Note { index, before, .. } = note;
    let figure = format!(
        "| figure | before | after |\n|---|---:|---:|\n| Latency {index}, p99 | {before} ms | {} ms |\n",
        before / 4
    );
    format!("{}\n{figure}", linked(note, address))
}

/// The body with its links, written as the tool wants the address of another note.
fn linked(note: &Note, address: impl Fn(usize) -> String) -> String {
    let [one, other] = note.links.map(address);
    let Note { body, day, .. } = note;
    format!(
        "{body}\nIt began with [the first attempt]({one}) and led to [the next]({other}), and is [written down](https://example.org/{day}).\n"
    )
}

fn stem(index: usize) -> String {
    format!("n{index:05}")
}

fn quoted(words: &[&str]) -> String {
    format!("{words:?}")
}

fn write(path: PathBuf, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

fn extract(files: &Dir<'_>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    files.extract(folder)
}
