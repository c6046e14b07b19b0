//! From files to what each of them says.

use super::delimited;
use super::grid::Grid;
use super::ladder::{Ladder, key};
use super::ledger::{Ledger, Place, Said};
use super::markdown::{self, Block};
use super::refuse;
use super::shapes::axes::Page;
use super::shapes::records::{self, Bare, Definitions};
use super::shapes::table::Surroundings;
use super::shapes::tiers::Tiers;
use super::shapes::{axes, outline, table};
use super::source::{Kind, Lines, Source, SourceFile};
use super::tree::Tree;
use super::workbook;
use super::{ImportFault, ImportOptions};
use crate::diagnostic::Diagnostic;
use crate::source::{PacketPath, Span, Text};
use crate::syntax::{Front, read_document, read_json_file, read_yaml_file};

/// What a file was found to hold.
enum Content {
    Tree(Tree),
    Page(Vec<Block>),
    Grids(Vec<Grid>),
}

/// A file that has been read.
struct Read<'a> {
    file: &'a SourceFile,
    content: Content,
}

/// What each file says, and what they say of tiers. A file alone must say something; of a folder, some must.
pub(super) fn parts(
    ledger: &mut Ledger,
    source: &Source,
    options: &ImportOptions,
    notes: &mut Vec<String>,
) -> Result<(Vec<Ladder>, Tiers), ImportFault> {
    let mut reads = Vec::new();
    for (at, file) in source.files.iter().enumerate() {
        match content(ledger, at, file, options, notes) {
            Ok(content) => reads.push(Read { file, content }),
            Err(fault) if source.files.len() == 1 => return Err(fault),
            Err(fault) => notes.push(format!("{}: {fault}", file.path)),
        }
    }
    if reads.is_empty() {
        return Err(refuse::no_ladder(source));
    }
    let mut parts = from_pages(ledger, &reads, options);
    let (trees, tiers) = from_trees(ledger, source, &reads, notes);
    parts.extend(trees);
    parts.extend(from_grids(ledger, &reads, options));
    parts.retain(|(_, part)| !part.is_empty());
    let parts = parts.into_iter().map(|(file, part)| with_origin(ledger, source, file, part));
    Ok((parts.collect(), tiers))
}

/// A part with the names of its file and of the folder below the source that it stands in.
fn with_origin(ledger: &mut Ledger, source: &Source, file: &SourceFile, mut part: Ladder) -> Ladder {
    let place = Place { file: 0, line: 0 };
    let mut name = |text: &str| {
        let said = ledger.take(place, &text.replace(['_', '-'], " "));
        ledger.structure(&said);
        said
    };
    let shortest = source.files.iter().map(SourceFile::folder).min_by_key(|folder| folder.len()).unwrap_or("");
    let folder = file.folder();
    let is_below = folder.len() > shortest.len();
    part.folder = folder.rsplit('/').next().filter(|_| is_below).map(&mut name);
    part.file = Some(name(file.stem()));
    part
}

/// A part with the file that says it.
type Part<'a> = (&'a SourceFile, Ladder);

fn content(
    ledger: &mut Ledger,
    at: usize,
    file: &SourceFile,
    options: &ImportOptions,
    notes: &mut Vec<String>,
) -> Result<Content, ImportFault> {
    let kind = file.kind().ok_or_else(|| refuse::file(file))?;
    if kind == Kind::Workbook {
        return workbook::read(ledger, at, file, options.sheet.as_deref(), notes).map(Content::Grids);
    }
    refuse::disguised(file)?;
    let (text, encoding) = file.text();
    if let Some(encoding) = encoding {
        notes.push(format!("{} is not UTF-8 and was read as {encoding}: look at its accents", file.path));
    }
    match kind {
        Kind::Delimited => {
            let mut grid = delimited::read(ledger, at, &text, file.ending() != "csv").map_err(|(line, what)| {
                ImportFault::new(format!("{}:{line}: {what}", file.path), "export the table again, or save it as XLSX")
            })?;
            grid.title = Some(title_of(ledger, at, file));
            Ok(Content::Grids(vec![grid]))
        }
        Kind::Yaml => yaml(ledger, at, file, &text, None),
        Kind::Json => {
            let node = read_json_file(&text, home(file)).map_err(|error| {
                ImportFault::new(format!("{}:{}: {}", file.path, error.line, error.what), "export the JSON again")
            })?;
            Ok(Content::Tree(Tree::of(ledger, &node, &Lines::new(at, &text))))
        }
        Kind::Markdown => page(ledger, at, file, &text),
        Kind::Workbook => Err(refuse::file(file)),
    }
}

/// The name of a file as the title of what stands in it; it counts as no text of the source.
fn title_of(ledger: &mut Ledger, at: usize, file: &SourceFile) -> Said {
    let said = ledger.take(Place { file: at, line: 0 }, &file.stem().replace(['_', '-'], " "));
    ledger.structure(&said);
    said
}

fn home(file: &SourceFile) -> Span {
    let path = PacketPath::new(file.name()).or_else(|_| PacketPath::new("source"));
    path.map_or_else(|_| Span::of_file(&PacketPath::settings()), |path| Span::of_file(&path))
}

fn yaml(
    ledger: &mut Ledger,
    at: usize,
    file: &SourceFile,
    text: &str,
    part: Option<Span>,
) -> Result<Content, ImportFault> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let lines = Lines::new(at, text);
    let home = home(file);
    let span = part.unwrap_or_else(|| home.with(0, text.len()));
    match read_yaml_file(text, span, &mut found) {
        Some(node) => Ok(Content::Tree(Tree::of(ledger, &node, &lines))),
        None => {
            let (line, what, help) = found.first().map_or_else(
                || (1, "it cannot be read as YAML".to_owned(), None),
                |first| (lines.place(first.span.start).line, first.message.clone(), first.help.clone()),
            );
            let help = help.unwrap_or_else(|| "mend it there, or export it as JSON".to_owned());
            Err(ImportFault::new(format!("{}:{line}: {what}", file.path), help))
        }
    }
}

/// Markdown, or what stands in the front matter of it.
fn page(ledger: &mut Ledger, at: usize, file: &SourceFile, text: &str) -> Result<Content, ImportFault> {
    let path = PacketPath::new(file.name()).unwrap_or_else(|_| PacketPath::settings());
    let source = Text::new(text);
    let mut found: Vec<Diagnostic> = Vec::new();
    // Every line end is one already, so that offsets are those of the text itself; front matter is read for where it ends.
    let document = read_document(&path, &source, &mut found);
    let from = if document.front == Front::Absent { 0 } else { document.body.start };
    let inside = text.get(document.inside.range()).unwrap_or("");
    if from > 0 && inside.lines().any(|line| line.starts_with([' ', '-'])) && text.starts_with("---") {
        let content = yaml(ledger, at, file, text, Some(document.inside))?;
        let body = markdown::read(ledger, at, text, from);
        leave_body(ledger, &body);
        return Ok(content);
    }
    Ok(Content::Page(markdown::read(ledger, at, text, from)))
}

fn leave_body(ledger: &mut Ledger, blocks: &[Block]) {
    let why = "prose below the front matter";
    for block in blocks {
        match block {
            Block::Heading(_, said) => ledger.leave(said, why),
            Block::Paragraph(line) | Block::Item(line, _) => ledger.leave(&line.said, why),
            Block::Table(grid) => grid.rows.iter().flatten().for_each(|cell| cell.leave(ledger, why)),
        }
    }
}

fn from_pages<'a>(ledger: &mut Ledger, reads: &'a [Read<'a>], options: &ImportOptions) -> Vec<Part<'a>> {
    let blocks: Vec<(&SourceFile, &[Block])> = reads
        .iter()
        .filter_map(|read| match &read.content {
            Content::Page(blocks) => Some((read.file, blocks.as_slice())),
            Content::Tree(_) | Content::Grids(_) => None,
        })
        .collect();
    let pages: Vec<Page<'_>> = blocks.iter().map(|(_, blocks)| Page { title: first_heading(blocks), blocks }).collect();
    let (mut parts, mut used) = (Vec::new(), vec![false; pages.len()]);
    if let Some((ladder, by_axes)) = axes::read(ledger, &pages) {
        used = by_axes;
        parts.extend(blocks.first().map(|(file, _)| (*file, ladder)));
    }
    for ((file, blocks), used) in blocks.into_iter().zip(used) {
        if used {
            leave_rest(ledger, blocks);
        } else {
            parts.extend(outline::read(ledger, blocks, options.axis).into_iter().map(|part| (file, part)));
        }
    }
    parts
}

fn leave_rest(ledger: &mut Ledger, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(_, said) => ledger.leave(said, outline::PROSE),
            Block::Paragraph(line) | Block::Item(line, _) => ledger.leave(&line.said, outline::PROSE),
            Block::Table(grid) => {
                grid.rows.iter().flatten().for_each(|cell| cell.leave(ledger, "a table that is no ladder"));
            }
        }
    }
}

fn first_heading(blocks: &[Block]) -> Option<Said> {
    blocks.iter().find_map(|block| match block {
        Block::Heading(_, said) => Some(said.clone()),
        Block::Paragraph(_) | Block::Item(..) | Block::Table(_) => None,
    })
}

/// Files that hold records, with what they take from a file that others build on.
fn from_trees<'a>(
    ledger: &mut Ledger,
    source: &Source,
    reads: &'a [Read<'a>],
    notes: &mut Vec<String>,
) -> (Vec<Part<'a>>, Tiers) {
    let trees: Vec<(&SourceFile, &Tree)> = reads
        .iter()
        .filter_map(|read| match &read.content {
            Content::Tree(tree) => Some((read.file, tree)),
            Content::Page(_) | Content::Grids(_) => None,
        })
        .collect();
    let mut definitions = Definitions::default();
    trees.iter().for_each(|(file, tree)| definitions.add(file.stem(), tree));
    let mut tiers = Tiers::default();
    for (at, (file, tree)) in trees.iter().enumerate() {
        tiers.add(&title_of(ledger, at, file), tree, &definitions);
    }
    let mut parts: Vec<(&SourceFile, Ladder, Bare)> = Vec::new();
    for (file, tree) in &trees {
        let (ladder, bare) = records::read(ledger, file.stem(), tree, &definitions);
        parts.push((file, ladder, bare));
    }
    inherit(ledger, source, &mut parts, notes);
    (parts.into_iter().map(|(file, ladder, _)| (file, ladder)).collect(), tiers)
}

/// Criteria without a title of their own take title and statements from a file that others build on.
fn inherit(
    ledger: &mut Ledger,
    source: &Source,
    parts: &mut Vec<(&SourceFile, Ladder, Bare)>,
    notes: &mut Vec<String>,
) {
    if parts.iter().all(|(_, _, bare)| bare.is_empty()) {
        return;
    }
    let (base, name) = match parts.iter().position(|(file, _, _)| is_base(file)) {
        Some(at) => {
            let (file, ladder, _) = parts.remove(at);
            (ladder, file.path.clone())
        }
        None => match base_beside(ledger, source) {
            Some(base) => base,
            None => return,
        },
    };
    let mut taken = 0;
    for (_, ladder, bare) in parts.iter_mut() {
        for criterion in bare.iter() {
            taken += records::take_from(ladder, *criterion, &base);
        }
    }
    if taken > 0 {
        notes.push(format!(
            "{} from {name}, which criteria without a title build on",
            crate::diagnostic::count(taken, "statement comes/statements come")
        ));
    }
}

/// Whether a file is there for others to build on.
pub(super) fn is_base(file: &SourceFile) -> bool {
    matches!(key(file.stem()).as_str(), "generic" | "base" | "common" | "shared" | "default" | "defaults")
}

fn base_beside(ledger: &mut Ledger, source: &Source) -> Option<(Ladder, String)> {
    for (nth, file) in source.beside.iter().enumerate().filter(|(_, file)| is_base(file)) {
        let options = ImportOptions::default();
        let read = content(ledger, source.files.len() + nth, file, &options, &mut Vec::new());
        let Ok(Content::Tree(tree)) = read else { continue };
        let mut definitions = Definitions::default();
        definitions.add(file.stem(), &tree);
        let (ladder, _) = records::read(ledger, file.stem(), &tree, &definitions);
        if !ladder.is_empty() {
            return Some((ladder, file.path.clone()));
        }
    }
    None
}

fn from_grids<'a>(ledger: &mut Ledger, reads: &'a [Read<'a>], options: &ImportOptions) -> Vec<Part<'a>> {
    let grids = reads.iter().flat_map(|read| match &read.content {
        Content::Grids(grids) => grids.iter().map(|grid| (read.file, grid)).collect(),
        Content::Tree(_) | Content::Page(_) => Vec::new(),
    });
    let mut parts = Vec::new();
    for (file, grid) in grids {
        match table::read(ledger, grid, &Surroundings::default(), options.axis) {
            Some(part) => parts.push((file, part)),
            None => grid.rows.iter().flatten().for_each(|cell| cell.leave(ledger, "a table without an axis of levels")),
        }
    }
    parts
}
