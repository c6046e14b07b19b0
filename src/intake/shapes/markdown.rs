//! Brag documents in Markdown, and the notes of a vault: years, weeks and themes as headings, bullets below them; pieces of work as sections of their own.

use super::Shaping;
use super::outline::Outline;
use super::sift::Sieve;
use crate::intake::dates::{self, Found, Grain, Known};
use crate::intake::entry::{DateFrom, Dated, Entry, Facts, Group, Part, PartForm, Read, Sort};
use crate::intake::entry_date::{entry_date, from_found};
use crate::intake::matter::Matter;
use crate::intake::private::private;
use crate::intake::sections::{Section, is_part_of_work};
use crate::intake::source::SourceText;
use crate::syntax::markdown::{ForeignPiece, PieceKind, foreign_pieces};
use std::collections::HashMap;

/// Reads one text.
pub(super) fn read(read: &mut Read, source: usize, text: &SourceText, shaping: &Shaping) {
    let matter = Matter::of(&text.text);
    let sieve = Sieve::new(source, text);
    let stem = dates::title(text.stem(), Known { order: shaping.order, year: None });
    let by_field = matter.date.and_then(|date| dates::title(date, Known::default()));
    let by_field =
        by_field.map(|(found, _)| from_found(&found, matter.date.unwrap_or_default(), DateFrom::Field("date")));
    let by_name = stem.as_ref().map(|(found, _)| from_found(found, text.stem(), DateFrom::FileName));
    let file = by_field.or(by_name);
    let year = file.as_ref().map(|dated| dated.days.from.year());
    let known = Known { year, order: shaping.order };
    let pieces = pieces(&text.text, matter.end);
    let outline = Outline::of(&text.text, pieces, known);
    if matter.end > 0 {
        let part = sieve.cut(0..matter.end, PartForm::Block);
        match private(&part.text) {
            Some(found) => sieve.put_aside(read, 0..matter.end, &super::sift::Why::Private(found)),
            None if part.text.contains("-->") => read.stray(part, "properties that a comment cannot hold"),
            None => read.matter.push(part),
        }
    }
    let is_day = file.as_ref().is_some_and(|dated| dated.grain <= Grain::Week) && !outline.has_fine_dates();
    let is_page = shaping.is_vault && file.is_none() && outline.sections.iter().all(|section| section.date.is_none());
    let title = matter.title.map_or_else(|| text.stem().to_owned(), str::to_owned);
    let mut reader = Reader {
        read,
        sieve,
        outline: &outline,
        file,
        known,
        title,
        is_one: is_day || is_page,
        is_page,
        groups: HashMap::new(),
    };
    reader.visit(0);
}

/// The pieces behind the front matter, with their places in the whole text; a line across the page belongs to what it ends.
fn pieces(text: &str, from: usize) -> Vec<ForeignPiece> {
    let mut pieces: Vec<ForeignPiece> = Vec::new();
    for mut piece in foreign_pieces(&text[from..]) {
        shift(&mut piece, from);
        match pieces.last_mut() {
            Some(last) if piece.kind == PieceKind::Rule => last.range.end = piece.range.end,
            _ => pieces.push(piece),
        }
    }
    pieces
}

fn shift(piece: &mut ForeignPiece, by: usize) {
    piece.range = piece.range.start + by..piece.range.end + by;
    piece.items.iter_mut().for_each(|item| shift(item, by));
}

struct Reader<'a> {
    read: &'a mut Read,
    sieve: Sieve<'a>,
    outline: &'a Outline,
    /// When the file says it is of.
    file: Option<Dated>,
    known: Known,
    title: String,
    /// Whether all of it is one note.
    is_one: bool,
    /// Whether that is a page without a date.
    is_page: bool,
    /// Sections to the groups that are made of them.
    groups: HashMap<usize, usize>,
}

impl Reader<'_> {
    fn visit(&mut self, at: usize) {
        if self.is_work(at) {
            return self.work(at);
        }
        let section = &self.outline.sections[at];
        if let Some(heading) = &section.heading {
            self.heading(at, heading);
        }
        let is_preamble = !self.is_one && !section.is_date && !section.children.is_empty();
        for piece in &section.pieces {
            match piece.kind {
                PieceKind::Quote if is_quotation(&self.sieve.text.text[piece.range.clone()]) => self.said(piece),
                PieceKind::Item(_) => self.item(at, piece),
                PieceKind::Html | PieceKind::Code | PieceKind::Rule | PieceKind::Other
                    if !self.sieve.text.text[piece.range.clone()].contains(char::is_alphanumeric) =>
                {
                    let part = self.sieve.part(piece);
                    self.read.stray(part, "it holds no words");
                }
                _ if is_preamble => {
                    if let Some(part) = self.sieve.sift(self.read, piece) {
                        self.read.stray(part, "it stands before the entries and is none");
                    }
                }
                _ => self.block(at, piece),
            }
        }
        for child in &section.children {
            self.visit(*child);
        }
    }

    /// Whether a section is one piece of work.
    fn is_work(&self, at: usize) -> bool {
        let sections = &self.outline.sections;
        let section = &sections[at];
        if at == 0 || self.is_one || section.is_date || section.section.no_work().is_some() {
            return false;
        }
        let parent = &sections[section.parent];
        let is_known = matches!(section.section, Section::Feedback | Section::Theme);
        if parent.section == Section::Projects && section.depth < 7 && section.section != Section::Feedback {
            return true;
        }
        let parts = section.children.iter().filter(|child| is_part_of_work(&sections[**child].title)).count();
        if parts >= 2 && section.section != Section::Projects {
            return true;
        }
        let is_leaf =
            section.children.is_empty() && !is_known && section.section != Section::Projects && section.depth < 7;
        let has_prose =
            section.pieces.iter().any(|piece| piece.kind == PieceKind::Paragraph && piece.words.len() >= 40);
        let is_dated = section.date.as_ref().is_some_and(|date| date.grain < Grain::Year);
        let has_words = !section.pieces.is_empty();
        is_leaf && section.depth > 1 && ((has_prose && section.pieces.len() < 40) || (is_dated && has_words))
    }

    fn work(&mut self, at: usize) {
        let mut parts = Vec::new();
        self.gather(at, true, &mut parts);
        let section = &self.outline.sections[at];
        let Some(heading) = &section.heading else { return };
        let (title, words) = match self.sieve.sift(self.read, heading) {
            Some(part) => (Some(part), section.title.clone()),
            None => (None, String::new()),
        };
        if parts.iter().all(|part| part.form == PartForm::Heading) {
            for part in title.into_iter().chain(parts) {
                self.read.stray(part, "a heading with nothing under it");
            }
            return;
        }
        let when = self.when(at);
        parts.splice(0..0, title);
        let entry = Entry {
            sort: Sort::Work,
            title: words,
            is_titled_apart: false,
            when,
            group: None,
            parts,
            facts: Facts::default(),
        };
        self.read.entries.push(entry);
    }

    /// All that stands in a section and below it, but for its own heading.
    fn gather(&mut self, at: usize, is_top: bool, parts: &mut Vec<Part>) {
        let outline = self.outline;
        let section = &outline.sections[at];
        if let Some(heading) = section.heading.as_ref().filter(|_| !is_top) {
            parts.extend(self.sieve.sift(self.read, heading));
        }
        for piece in &section.pieces {
            if piece.kind == PieceKind::Quote && is_quotation(&self.sieve.text.text[piece.range.clone()]) {
                self.said(piece);
                continue;
            }
            parts.extend(self.sieve.sift(self.read, piece));
        }
        for child in &section.children {
            self.gather(*child, false, parts);
        }
    }

    fn heading(&mut self, at: usize, heading: &ForeignPiece) {
        let Some(part) = self.sieve.sift(self.read, heading) else { return };
        let group = self.group(at);
        self.push(Sort::Bare, String::new(), None, Some(group), part);
    }

    fn item(&mut self, at: usize, piece: &ForeignPiece) {
        let Some(part) = self.sieve.sift(self.read, piece) else { return };
        if !part.text.contains(char::is_alphanumeric) {
            return self.read.stray(part, "it holds no words");
        }
        if is_contents(&part.text) {
            return self.read.stray(part, "a table of contents");
        }
        let sort = if self.outline.sections[at].section == Section::Feedback { Sort::Said } else { Sort::Bare };
        let when = entry_date(&piece.words, self.year(at)).or_else(|| self.when(at));
        let group = self.group(at);
        let title = words(&part, piece);
        self.push(sort, title, when, Some(group), part);
    }

    fn block(&mut self, at: usize, piece: &ForeignPiece) {
        let Some(part) = self.sieve.sift(self.read, piece) else { return };
        let is_prose = piece.kind == PieceKind::Paragraph;
        let when = Some(&piece.words).filter(|_| is_prose).and_then(|words| entry_date(words, self.year(at)));
        let when = when.or_else(|| self.when(at));
        let is_said = self.outline.sections[at].section == Section::Feedback;
        let group = self.group(at);
        let title = words(&part, piece);
        self.push(if is_said { Sort::Said } else { Sort::Bare }, title, when, Some(group), part);
    }

    /// A quotation, in a section of any kind: what others said.
    fn said(&mut self, piece: &ForeignPiece) {
        let Some(part) = self.sieve.sift(self.read, piece) else { return };
        let by = speaker(&part.text);
        let facts = Facts { by, ..Facts::default() };
        let when = self.file.clone();
        let entry = Entry {
            sort: Sort::Said,
            title: String::new(),
            is_titled_apart: false,
            when,
            group: None,
            parts: vec![part],
            facts,
        };
        self.read.entries.push(entry);
    }

    fn push(&mut self, sort: Sort, title: String, when: Option<Dated>, group: Option<usize>, part: Part) {
        self.read.entries.push(Entry {
            sort,
            title,
            is_titled_apart: false,
            when,
            group,
            parts: vec![part],
            facts: Facts::default(),
        });
    }

    fn year(&self, at: usize) -> Known {
        let dated = self.outline.above(at).find_map(|at| self.outline.sections[at].date.as_ref());
        let year = dated.filter(|date| date.days.from.year() == date.days.to.year()).map(|date| date.days.from.year());
        Known { year: year.or(self.known.year), ..self.known }
    }

    /// When what stands in a section was: as the nearest heading says, or the file, whichever says it more finely.
    fn when(&self, at: usize) -> Option<Dated> {
        let sections = &self.outline.sections;
        let headings: Vec<(&Found, &str)> = self
            .outline
            .above(at)
            .filter_map(|at| Some((sections[at].date.as_ref()?, sections[at].dated_by.as_str())))
            .collect();
        let nearest = headings.first().map(|(found, title)| from_found(found, title, DateFrom::Heading));
        let mut chosen = match (nearest, &self.file) {
            (Some(heading), Some(file)) if heading.grain == Grain::Year && file.grain < Grain::Year => file.clone(),
            (Some(heading), _) => heading,
            (None, file) => file.clone()?,
        };
        let others = headings.iter().map(|(found, title)| (found.days, format!("the heading “{title}”")));
        let others = others.chain(self.file.iter().map(|file| (file.days, format!("the file name “{}”", file.said))));
        chosen.against = others.into_iter().find(|(days, _)| !days.overlaps(chosen.days)).map(|(_, said)| said);
        Some(chosen)
    }

    /// The group of what stands in a section: the nearest heading that is a date, else the nearest heading.
    fn group(&mut self, at: usize) -> usize {
        let sections = &self.outline.sections;
        let is_group = |at: &usize| {
            let section = &sections[*at];
            section.is_date && (section.depth > 1 || self.outline.dated_at(section.depth) > 1)
        };
        let no_work = self.outline.sections[at].section.no_work().is_some();
        let of = match self.outline.above(at).find(is_group) {
            _ if self.is_one => 0,
            Some(dated) if !no_work => dated,
            _ => self.outline.above(at).find(|at| !self.outline.is_line(*at)).unwrap_or(at),
        };
        if let Some(group) = self.groups.get(&of) {
            return *group;
        }
        let section = &sections[of];
        let title = if section.title.is_empty() { self.title.clone() } else { section.title.clone() };
        let title = if private(&title).is_some() { String::new() } else { title };
        let is_log = !(self.is_page || section.section.no_work().is_some());
        let when = self.when(of);
        self.read.groups.push(Group { title, when, is_log });
        self.groups.insert(of, self.read.groups.len() - 1);
        self.read.groups.len() - 1
    }
}

/// The first words of what was kept of a piece.
fn words(part: &Part, piece: &ForeignPiece) -> String {
    match foreign_pieces(&part.text).into_iter().next() {
        Some(kept) if part.text.contains("%%") || kept.words != piece.words => kept.words,
        Some(_) | None => piece.words.clone(),
    }
}

/// Whether there is nothing but links to places in the same text.
fn is_contents(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(|line| line.trim().trim_start_matches(|sign: char| !matches!(sign, '[')))
        .filter(|line| !line.is_empty());
    text.contains("](#") && lines.all(|line| line.starts_with('[') && line.contains("](#") && line.ends_with(')'))
}

/// A callout of a quotation, or one whose last line says who said it.
fn is_quotation(text: &str) -> bool {
    text.to_lowercase().contains("[!quote") || text.to_lowercase().contains("[!cite") || speaker(text).is_some()
}

/// `— Lena`, or `> [!quote]- Lena`.
fn speaker(text: &str) -> Option<String> {
    let lines: Vec<&str> =
        text.lines().map(|line| line.trim_start_matches(['>', ' ']).trim()).filter(|line| !line.is_empty()).collect();
    let first = lines.first()?;
    if let Some((_, name)) = first.strip_prefix("[!").and_then(|rest| rest.split_once(']')) {
        let name = name.trim_start_matches(['-', '+']).trim();
        return (!name.is_empty() && name.len() < 80).then(|| name.to_owned());
    }
    let last = lines.last()?.trim_matches(['*', '_']);
    let name = ["—", "–", "--", "- "].iter().find_map(|dash| last.strip_prefix(dash))?.trim();
    let is_name = name.starts_with(char::is_uppercase) && name.len() < 80 && !name.ends_with('.');
    is_name.then(|| name.split(',').next().unwrap_or(name).trim().to_owned())
}
