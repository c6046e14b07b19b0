//! A line of a body, such as a paragraph: a name may begin in one of its parts and end in another, `Ana **Ruiz**`. What is read instead stands where the name
//! begins; nothing is left of the rest.

use super::Hidden;
use super::stand_in::{Edit, Style, changed, unlike};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Inline, Inlines, Markdown};
use std::ops::Range;

/// What stands in the text of a line for what has no words: a sign that nobody types.
const OPAQUE: &str = "\u{fffc}";

impl Hidden<'_> {
    /// Changes a line; whether anything was changed. `markdown` is what the line is of, to know where its words were written.
    pub(super) fn line(&self, line: &mut Inlines, is_quoted: bool, markdown: &Markdown) -> bool {
        let mut joined = Joined::default();
        joined.read(line);
        let words = if is_quoted { Style::Quoted } else { Style::Words };
        let is_code = |at: usize| joined.code.iter().any(|code| code.contains(&at));
        let edits = self.edits(&joined.text, |at| if is_code(at) { Style::Code } else { words });
        if edits.is_empty() {
            return false;
        }
        let mut writer = Writer { edits: &edits, markdown, at: 0 };
        *line = writer.inlines(std::mem::take(line));
        true
    }
}

/// The words of a line without its marks.
#[derive(Default)]
struct Joined {
    text: String,
    code: Vec<Range<usize>>,
}

impl Joined {
    fn read(&mut self, line: &[Spanned<Inline>]) {
        for inline in line {
            match &inline.value {
                Inline::Text(words) => self.text.push_str(words),
                Inline::Code(code) => {
                    let start = self.text.len();
                    self.text.push_str(code);
                    self.code.push(start..self.text.len());
                }
                Inline::SoftBreak | Inline::HardBreak => self.text.push('\n'),
                Inline::Image(_) | Inline::Metric(_) => self.text.push_str(OPAQUE),
                Inline::Link(_, words) if words.is_empty() => self.text.push_str(OPAQUE),
                Inline::FootnoteReference(_) => {}
                Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strikethrough(_) | Inline::Link(..) => {
                    self.read(inline.value.children());
                }
            }
        }
    }
}

/// Writes a line anew, with changes.
struct Writer<'a> {
    edits: &'a [Edit],
    markdown: &'a Markdown,
    /// How far it has come in the text of the line.
    at: usize,
}

impl Writer<'_> {
    fn inlines(&mut self, line: Inlines) -> Inlines {
        let mut out = Inlines::with_capacity(line.len() + 2);
        for inline in line {
            self.inline(inline, &mut out);
        }
        out
    }

    fn inline(&mut self, inline: Spanned<Inline>, out: &mut Inlines) {
        let Spanned { value, span } = inline;
        let mut mark = |writer: &mut Self, inside: Inlines, make: fn(Inlines) -> Inline| {
            let was_empty = inside.is_empty();
            let inside = writer.inlines(inside);
            // A mark around nothing is none.
            if was_empty || !inside.is_empty() {
                out.push(Spanned::new(make(inside), span));
            }
        };
        match value {
            Inline::Emphasis(inside) => mark(self, inside, Inline::Emphasis),
            Inline::Strong(inside) => mark(self, inside, Inline::Strong),
            Inline::Strikethrough(inside) => mark(self, inside, Inline::Strikethrough),
            Inline::Text(words) => self.words(&words, span, out),
            Inline::Code(code) => {
                let (code, span) = self.code(code, span);
                if !code.is_empty() {
                    out.push(Spanned::new(Inline::Code(code), span));
                }
            }
            Inline::SoftBreak | Inline::HardBreak => {
                let is_inside = self.edits.iter().any(|edit| edit.range.contains(&self.at));
                self.at += 1;
                if !is_inside {
                    out.push(Spanned::new(value, span));
                }
            }
            Inline::Image(_) | Inline::Metric(_) => self.opaque(Spanned::new(value, span), out),
            Inline::Link(_, ref words) if words.is_empty() => self.opaque(Spanned::new(value, span), out),
            Inline::Link(index, words) => {
                let mut words = self.inlines(words);
                if words.is_empty() {
                    // The name began before it. A link without words would show the title of what it leads to.
                    let text = |words: &str| Spanned::new(Inline::Text(words.to_owned()), span.at(span.start));
                    out.push(text(" "));
                    words.push(text("(link)"));
                }
                out.push(Spanned::new(Inline::Link(index, words), span));
            }
            Inline::FootnoteReference(_) => out.push(Spanned::new(value, span)),
        }
    }

    fn opaque(&mut self, inline: Spanned<Inline>, out: &mut Inlines) {
        self.at += OPAQUE.len();
        out.push(inline);
    }

    /// The changes in the next so many bytes, each with its place in them, and whether it begins there.
    fn next(&mut self, length: usize) -> Vec<(Range<usize>, Option<&str>)> {
        let here = self.at..self.at + length;
        self.at = here.end;
        let inside = self.edits.iter().filter(|edit| edit.range.start < here.end && edit.range.end > here.start);
        let place =
            |edit: &Edit| edit.range.start.max(here.start) - here.start..edit.range.end.min(here.end) - here.start;
        inside.map(|edit| (place(edit), (edit.range.start >= here.start).then_some(edit.text.as_str()))).collect()
    }

    fn words(&mut self, words: &str, span: Span, out: &mut Inlines) {
        let markdown = self.markdown;
        let edits = self.next(words.len());
        if edits.is_empty() {
            return out.push(Spanned::new(Inline::Text(words.to_owned()), span));
        }
        let written = |range: Range<usize>| written(markdown, words, span, &range);
        let keep = |range: Range<usize>, out: &mut Inlines| {
            if !range.is_empty() {
                out.push(Spanned::new(Inline::Text(words[range.clone()].to_owned()), written(range)));
            }
        };
        let mut done = 0;
        for (range, instead) in edits {
            keep(done..range.start, out);
            done = range.end;
            if let Some(instead) = instead {
                out.push(Spanned::new(Inline::Text(instead.to_owned()), unlike(written(range), instead.len())));
            }
        }
        keep(done..words.len(), out);
    }

    fn code(&mut self, code: String, span: Span) -> (String, Span) {
        let edits = self.next(code.len());
        let edits: Vec<Edit> =
            edits.into_iter().map(|(range, text)| Edit { range, text: text.unwrap_or_default().to_owned() }).collect();
        match changed(&code, &edits) {
            Some(changed) => {
                let span = unlike(span, changed.len());
                (changed, span)
            }
            None => (code, span),
        }
    }
}

/// Where these bytes of a text were written: the smallest span that is known to hold them.
fn written(markdown: &Markdown, text: &str, span: Span, range: &Range<usize>) -> Span {
    let mut at = 0;
    let mut found: Option<Span> = None;
    markdown.parts(text, span, |part, place| {
        let here = at.max(range.start)..(at + part.len()).min(range.end);
        if !here.is_empty() {
            let is_exact = place.end - place.start == part.len();
            let exact = |byte: usize| place.start + (byte - at);
            let place = if is_exact { place.with(exact(here.start), exact(here.end)) } else { place };
            found = Some(found.map_or(place, |before| before.join(place)));
        }
        at += part.len();
    });
    found.unwrap_or(span)
}
