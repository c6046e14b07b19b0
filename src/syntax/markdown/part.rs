//! Parts of a body: its sections, and what is left when something is taken out. A part holds its own links, headings and footnotes and nothing
//! of the rest, so that what a reader may not see is not there to be shown by mistake.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Markdown, Piece};
use crate::source::{Span, Spanned};

/// A section: a heading and what follows it, up to the next one of its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading, by its index.
    pub heading: usize,
    /// What follows it, without the heading itself.
    pub pieces: Range<usize>,
}

impl Markdown {
    /// The sections of the highest level that the body uses, in order. Headings inside quotes and lists divide nothing.
    pub fn sections(&self) -> Vec<Section> {
        let mut depth = 0;
        let mut top = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            if let (Piece::StartHeading(index), 0) = (&piece.value, depth) {
                top.push((at, *index));
            }
            depth += step(&piece.value);
        }
        let highest = top.iter().map(|(_, index)| self.headings[*index].level).min();
        top.retain(|(_, index)| Some(self.headings[*index].level) == highest);
        let ends = top.iter().skip(1).map(|(at, _)| *at).chain(std::iter::once(self.pieces.len()));
        top.iter()
            .zip(ends)
            .map(|((at, heading), end)| Section { heading: *heading, pieces: self.after(*at)..end })
            .collect()
    }

    /// A body of these pieces alone, which must be whole blocks, such as a [`Section`]. A footnote that they refer to comes with them,
    /// wherever it is defined; one that they do not refer to goes.
    pub fn part(&self, pieces: Range<usize>) -> Markdown {
        let mut part = Selection::new(self, pieces.clone(), true).markdown();
        let kept = self.pieces.get(pieces).unwrap_or_default();
        let place = kept.iter().map(|piece| piece.span).reduce(Span::join).unwrap_or_default();
        let touches = |scope: Span| scope.start < place.end && place.start < scope.end;
        part.allows = self.allows.iter().filter(|allow| touches(allow.scope)).cloned().collect();
        part
    }

    /// The body for other readers than the author: without private blocks, and without the footnotes that only these refer to. A reference
    /// to a footnote that is defined in a private block goes too, and so does what comments allow, since no comment leaves the source.
    pub fn without_private(&self) -> Markdown {
        Selection::new(self, 0..self.pieces.len(), false).markdown()
    }

    /// The same body with only the pieces that pass.
    pub(super) fn keeping(&self, keep: impl Fn(&Piece) -> bool) -> Markdown {
        let mut kept = Builder::new(self);
        self.pieces.iter().filter(|piece| keep(&piece.value)).for_each(|piece| kept.push(piece));
        kept.out.allows.clone_from(&self.allows);
        kept.out.summed_up()
    }

    /// The offset after the heading that begins at `at`.
    fn after(&self, at: usize) -> usize {
        let rest = &self.pieces[at..];
        at + rest.iter().position(|piece| matches!(piece.value, Piece::EndHeading(_))).map_or(rest.len(), |end| end + 1)
    }
}

/// What a piece does to the depth.
pub(super) fn step(piece: &Piece) -> isize {
    match piece {
        Piece::Plain(Event::Start(_)) | Piece::StartHeading(_) | Piece::StartLink(_) => 1,
        Piece::StartAlert(_) | Piece::StartPrivate => 1,
        Piece::Plain(Event::End(_)) | Piece::EndHeading(_) | Piece::EndLink(_) => -1,
        Piece::EndAlert | Piece::EndPrivate => -1,
        Piece::Plain(_) | Piece::Image(_) | Piece::Metric(_) => 0,
    }
}

/// Which pieces of a body are kept.
struct Selection<'a> {
    markdown: &'a Markdown,
    range: Range<usize>,
    with_private: bool,
    /// For each piece, the footnote definition that it belongs to.
    owners: Vec<Option<usize>>,
    /// For each piece, whether it belongs to a private block.
    private: Vec<bool>,
    /// For each label, its definitions that may be kept.
    definitions: HashMap<&'a str, Vec<usize>>,
    /// For each definition, whether something kept refers to it.
    reached: Vec<bool>,
}

impl<'a> Selection<'a> {
    fn new(markdown: &'a Markdown, range: Range<usize>, with_private: bool) -> Selection<'a> {
        let size = markdown.pieces.len();
        let mut selection = Selection {
            markdown,
            range,
            with_private,
            owners: Vec::with_capacity(size),
            private: Vec::with_capacity(size),
            definitions: HashMap::new(),
            reached: Vec::new(),
        };
        selection.survey();
        selection.follow();
        selection
    }

    /// Finds who owns what.
    fn survey(&mut self) {
        let (mut open, mut depth) = (Vec::new(), 0_usize);
        for piece in &self.markdown.pieces {
            depth += usize::from(matches!(piece.value, Piece::StartPrivate));
            if let Piece::Plain(Event::Start(Tag::FootnoteDefinition(label))) = &piece.value {
                open.push(self.reached.len());
                if self.with_private || depth == 0 {
                    self.definitions.entry(label).or_default().push(self.reached.len());
                }
                self.reached.push(false);
            }
            self.owners.push(open.last().copied());
            self.private.push(depth > 0);
            if matches!(piece.value, Piece::Plain(Event::End(TagEnd::FootnoteDefinition))) {
                open.pop();
            }
            depth -= usize::from(matches!(piece.value, Piece::EndPrivate)).min(depth);
        }
    }

    /// Follows the references from what is kept to the footnotes, and from these to others.
    fn follow(&mut self) {
        let mut by_owner: Vec<Vec<&str>> = vec![Vec::new(); self.reached.len()];
        let mut waiting: Vec<&str> = Vec::new();
        for (at, piece) in self.markdown.pieces.iter().enumerate() {
            if let Piece::Plain(Event::FootnoteReference(label)) = &piece.value {
                match self.owners[at] {
                    Some(owner) if self.is_visible(at) => by_owner[owner].push(label),
                    None if self.is_visible(at) && self.range.contains(&at) => waiting.push(label),
                    _ => {}
                }
            }
        }
        let mut followed = HashSet::new();
        while let Some(label) = waiting.pop() {
            if !followed.insert(label) {
                continue;
            }
            for definition in self.definitions.get(label).into_iter().flatten() {
                if !std::mem::replace(&mut self.reached[*definition], true) {
                    waiting.append(&mut by_owner[*definition]);
                }
            }
        }
    }

    fn is_visible(&self, at: usize) -> bool {
        self.with_private || !self.private[at]
    }

    fn is_kept(&self, at: usize) -> bool {
        let owned = self.owners[at].map_or(self.range.contains(&at), |owner| self.reached[owner]);
        let resolved = match &self.markdown.pieces[at].value {
            Piece::Plain(Event::FootnoteReference(label)) => self.definitions.contains_key(&**label),
            _ => true,
        };
        owned && resolved && self.is_visible(at)
    }

    /// The range first, then the footnotes from elsewhere.
    fn markdown(&self) -> Markdown {
        let mut builder = Builder::new(self.markdown);
        let end = self.range.end.min(self.markdown.pieces.len());
        let start = self.range.start.min(end);
        for range in [start..end, 0..start, end..self.markdown.pieces.len()] {
            self.copy(range, &mut builder);
        }
        builder.out.summed_up()
    }

    /// A footnote that leaves a private block stays private: it brings a block of its own.
    fn copy(&self, range: Range<usize>, builder: &mut Builder<'_>) {
        let (mut depth, mut wrapped) = (0_usize, None);
        for at in range {
            if !self.private[at] {
                builder.unwrap(&mut wrapped);
            }
            if !self.is_kept(at) {
                continue;
            }
            let piece = &self.markdown.pieces[at];
            depth += usize::from(matches!(piece.value, Piece::StartPrivate));
            if self.private[at] && depth == 0 && wrapped.is_none() {
                wrapped = Some(piece.span);
                builder.push(&Spanned::new(Piece::StartPrivate, piece.span));
            }
            builder.push(piece);
            depth -= usize::from(matches!(piece.value, Piece::EndPrivate)).min(depth);
        }
        builder.unwrap(&mut wrapped);
    }
}

/// A body in the making, its links and headings counted anew.
struct Builder<'a> {
    from: &'a Markdown,
    out: Markdown,
    links: Vec<Option<usize>>,
    headings: Vec<Option<usize>>,
}

impl<'a> Builder<'a> {
    fn new(from: &'a Markdown) -> Builder<'a> {
        let out = Markdown { seams: from.seams.clone(), ..Markdown::default() };
        Builder { from, out, links: vec![None; from.links.len()], headings: vec![None; from.headings.len()] }
    }

    fn push(&mut self, piece: &Spanned<Piece>) {
        let value = match &piece.value {
            Piece::StartLink(index) => Piece::StartLink(self.link(*index)),
            Piece::EndLink(index) => Piece::EndLink(self.link(*index)),
            Piece::Image(index) => Piece::Image(self.link(*index)),
            Piece::StartHeading(index) => Piece::StartHeading(self.heading(*index)),
            Piece::EndHeading(index) => Piece::EndHeading(self.heading(*index)),
            other => other.clone(),
        };
        self.out.pieces.push(Spanned::new(value, piece.span));
    }

    fn unwrap(&mut self, wrapped: &mut Option<Span>) {
        if let Some(span) = wrapped.take() {
            self.out.pieces.push(Spanned::new(Piece::EndPrivate, span));
        }
    }

    fn link(&mut self, index: usize) -> usize {
        *self.links[index].get_or_insert_with(|| {
            self.out.links.push(self.from.links[index].clone());
            self.out.links.len() - 1
        })
    }

    fn heading(&mut self, index: usize) -> usize {
        *self.headings[index].get_or_insert_with(|| {
            self.out.headings.push(self.from.headings[index].clone());
            self.out.headings.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::{compact, read};

    fn sections(text: &str) -> Vec<String> {
        let markdown = read(text);
        let show = |section: super::Section| {
            format!("{}: {}", markdown.headings[section.heading].text, compact(&markdown.part(section.pieces)))
        };
        markdown.sections().into_iter().map(show).collect()
    }

    #[test]
    fn sections_of_the_highest_level() {
        assert_eq!(
            sections("a\n\n# Draft\n\nb\n\n## c\n\nd\n\n# Given\n\ne"),
            ["Draft: p{b} h0{c} p{d}", "Given: p{e}"]
        );
        assert_eq!(sections("## Draft\n\n> # no\n\n## Given\n\nx"), ["Draft: quote{h0{no}}", "Given: p{x}"]);
        assert!(sections("a").is_empty());
    }

    #[test]
    fn a_part_holds_nothing_of_the_rest() {
        let text = "# Draft\n\n[a](secret) x[^1] # no\n\n## Secret\n\n# Given\n\n[b](c)[^2] ![d](e)\n\n[^1]: secret\n[^2]: y[^3]\n[^3]: z";
        let markdown = read(text);
        let given = markdown.part(markdown.sections()[1].pieces.clone());
        assert_eq!(compact(&given), "p{link0{b}^2 image1} note^2{p{y^3}} note^3{p{z}}");
        assert!(!format!("{:?}", (&given.links, &given.headings)).to_lowercase().contains("secret"));
        let draft = markdown.part(markdown.sections()[0].pieces.clone());
        assert_eq!(compact(&draft), "p{link0{a} x^1 # no} h0{Secret} note^1{p{secret}}");
    }

    fn public(text: &str) -> String {
        compact(&read(text).without_private())
    }

    #[test]
    fn what_is_private_goes_with_all_that_hangs_on_it() {
        assert_eq!(public("a\n\n> [!private]\n> # s [s](s)\n\n# b [c](d)"), "p{a} h0{b link0{c}}");
        assert_eq!(
            public("a[^1]\n\n> [!private]\n> s[^2]\n\n[^1]: b\n\n[^2]: s[^3]\n\n[^3]: s"),
            "p{a^1} note^1{p{b}}"
        );
        assert_eq!(public("a[^1]\n\n> [!private]\n> [^1]: s"), "p{a}");
        assert_eq!(public("a[^1]\n\n[^1]: b\n\n    > [!private]\n    > s"), "p{a^1} note^1{p{b}}");
        assert!(read("a\n\nb <!-- allow x-y: s -->").without_private().allows.is_empty());
    }

    #[test]
    fn a_footnote_does_not_leave_its_private_block_bare() {
        let text = "# A\n\na[^1]\n\n# B\n\n> [!private]\n> s\n>\n> [^1]: s";
        let markdown = read(text);
        let part = markdown.part(markdown.sections()[0].pieces.clone());
        assert_eq!(compact(&part), "p{a^1} private{note^1{p{s}}}");
        assert_eq!(compact(&part.without_private()), "p{a}");
    }
}
