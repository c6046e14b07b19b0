//! A text of Markdown as sections: headings, what stands below each, and when each says it was.

use crate::intake::dates::{self, Found, Grain, Known};
use crate::intake::sections::Section;
use crate::syntax::markdown::{ForeignPiece, PieceKind};

/// The depth of a line that is no heading and serves as one: a bold line, or nothing but a date.
const LINE_DEPTH: usize = 7;

/// A heading and what stands below it, up to the next.
#[derive(Debug)]
pub(super) struct OutlineSection {
    /// 0 for what stands before every heading.
    pub(super) depth: usize,
    pub(super) heading: Option<ForeignPiece>,
    pub(super) title: String,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
    pub(super) pieces: Vec<ForeignPiece>,
    pub(super) date: Option<Found>,
    /// The words that say it.
    pub(super) dated_by: String,
    /// Whether the heading says nothing but a date.
    pub(super) is_date: bool,
    pub(super) section: Section,
}

/// Sections in the order of the text; the first has no heading.
pub(super) struct Outline {
    pub(super) sections: Vec<OutlineSection>,
}

impl Outline {
    pub(super) fn of(text: &str, pieces: Vec<ForeignPiece>, known: Known) -> Outline {
        let root = OutlineSection {
            depth: 0,
            heading: None,
            title: String::new(),
            parent: 0,
            children: Vec::new(),
            pieces: Vec::new(),
            date: None,
            dated_by: String::new(),
            is_date: false,
            section: Section::Unknown,
        };
        let mut outline = Outline { sections: vec![root] };
        let mut here = 0;
        for piece in pieces {
            match depth(text, &piece, known) {
                Some(LINE_DEPTH) if outline.is_dated_by(here, &piece, known) => {
                    outline.sections[here].pieces.push(piece)
                }
                Some(depth) => here = outline.open(here, depth, piece, known),
                None => outline.sections[here].pieces.push(piece),
            }
        }
        outline
    }

    fn open(&mut self, mut here: usize, depth: usize, heading: ForeignPiece, known: Known) -> usize {
        while self.sections[here].depth >= depth {
            here = self.sections[here].parent;
        }
        let year = self.above(here).find_map(|at| self.sections[at].date.as_ref()).map(|date| date.days.from.year());
        let dated = dates::title(&heading.words, Known { year: year.or(known.year), ..known });
        // A year among other words of a title says less than the date above it.
        let dated = dated.filter(|(found, is_alone)| *is_alone || year.is_none() || found.grain < Grain::Year);
        let (date, is_date) = dated.map_or((None, false), |(found, is_alone)| (Some(found), is_alone));
        let own = Section::of(&heading.words);
        let section = match (own, self.sections[here].section) {
            (own, around @ (Section::Goals | Section::Outside | Section::Progress)) if own != Section::Feedback => {
                around
            }
            (Section::Unknown, Section::Feedback) => Section::Feedback,
            (own, _) => own,
        };
        let at = self.sections.len();
        let (title, dated_by) = (heading.words.clone(), heading.words.clone());
        let (children, pieces) = (Vec::new(), Vec::new());
        self.sections.push(OutlineSection {
            depth,
            heading: Some(heading),
            title,
            parent: here,
            children,
            pieces,
            date,
            dated_by,
            is_date,
            section,
        });
        self.sections[here].children.push(at);
        at
    }

    /// Takes a line right below a heading as what dates it, where the line says when, and more: *Mar 2024 – Apr 2025 | Remote*.
    fn is_dated_by(&mut self, here: usize, line: &ForeignPiece, known: Known) -> bool {
        let section = &mut self.sections[here];
        let is_right_below = section.depth > 0 && section.depth < LINE_DEPTH && section.pieces.is_empty();
        if !is_right_below || section.date.is_some() {
            return false;
        }
        section.date = dates::title(&line.words, known).filter(|(_, is_alone)| !is_alone).map(|(found, _)| found);
        section.dated_by.clone_from(&line.words);
        section.date.is_some()
    }

    /// Whether a section is set off by a bold line alone, which says no date.
    pub(super) fn is_line(&self, at: usize) -> bool {
        self.sections[at].depth == LINE_DEPTH && !self.sections[at].is_date
    }

    /// This section and those around it, the nearest first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(at), |at| (*at > 0).then(|| self.sections[*at].parent))
    }

    /// How many headings of this depth say nothing but a date.
    pub(super) fn dated_at(&self, depth: usize) -> usize {
        self.sections.iter().filter(|section| section.depth == depth && section.is_date).count()
    }

    /// Whether a heading of its own finer than a year is in the text.
    pub(super) fn has_fine_dates(&self) -> bool {
        let is_fine = |section: &OutlineSection| section.date.as_ref().is_some_and(|date| date.grain < Grain::Half);
        self.sections.iter().any(is_fine)
    }
}

/// How deep a heading is, where the piece is one or serves as one.
fn depth(text: &str, piece: &ForeignPiece, known: Known) -> Option<usize> {
    if let PieceKind::Heading(depth) = piece.kind {
        return Some(depth);
    }
    let written = text[piece.range.clone()].trim();
    let is_line = piece.kind == PieceKind::Paragraph && !written.contains('\n') && written.len() < 120;
    let is_bold = |mark: &str| {
        written
            .strip_prefix(mark)
            .and_then(|rest| rest.trim_end_matches(':').strip_suffix(mark))
            .is_some_and(|inner| !inner.is_empty() && !inner.contains(mark))
    };
    let is_date = || {
        !written.contains("[[")
            && dates::title(written, known).is_some_and(|(found, is_alone)| is_alone && found.other.is_none())
    };
    (is_line && (is_bold("**") || is_bold("__") || is_date())).then_some(LINE_DEPTH)
}
