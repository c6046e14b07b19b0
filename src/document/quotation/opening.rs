//! What is quoted where nobody has chosen: how a body begins, up to the end of its first whole paragraph. Quotes and lists stand as they are. A heading, a
//! rating and the like come along and are not all; a salutation is left out.

use super::lines::{Line, LineKind};
use super::{Part, Quotable, Run, Selection};
use crate::document::sentences;

/// Of what the beginning is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A text whose first paragraph is enough.
    Note,
    /// The case: where its first paragraph is one sentence, that is the ask, and the next says why.
    Case,
}

impl Quotable {
    /// Its beginning; nothing where there are no words that can stand by themselves.
    pub fn opening(&self, of: Opening) -> Option<Selection> {
        let mut taker = Taker { quotable: self, at: 0, taken: Vec::new(), labels: Vec::new() };
        if !taker.unit() {
            return taker.alone().filter(|selection| self.says(selection));
        }
        match (of, &*taker.taken) {
            (Opening::Case, [only]) if self.sentence_count(only.line) < 2 => _ = taker.unit(),
            (Opening::Case | Opening::Note, _) => {}
        }
        Some(Selection(taker.taken)).filter(|selection| self.says(selection))
    }

    /// Whether anything is left of these lines to be read: what is struck out is not.
    fn says(&self, selection: &Selection) -> bool {
        let has_letters = |part: &Part| self.lines[part.line].text[part.bytes.clone()].contains(char::is_alphanumeric);
        let is_words = |run: &Run| matches!(run, Run::Words { text } if text.contains(char::is_alphanumeric));
        let is_shown = || {
            let quotation = self.quotation(selection);
            quotation.blocks.iter().flat_map(|block| block.lines.iter().flatten()).any(is_words)
        };
        selection.0.iter().any(has_letters) || is_shown()
    }

    /// The first sentence of its first two paragraphs that is fit, where it stands by itself: not in a list, nor in what another wrote, nor before a colon.
    pub(super) fn first_sentence(&self, is_fit: impl Fn(&str) -> bool) -> Option<Selection> {
        let paragraphs = self.lines.iter().filter(|line| line.kind == LineKind::Paragraph && line.depth == 0);
        let own = paragraphs.filter(|line| !is_label(line)).take(2).flat_map(|line| {
            let start = salutation(&line.text);
            // A line that ends in the source ends no sentence.
            let of = sentences(&line.text[start..].replace('\n', " ")).into_iter();
            of.map(move |range| Part { line: line.number, bytes: start + range.start..start + range.end })
        });
        let said = |part: &Part| &self.lines[part.line].text[part.bytes.clone()];
        let mut whole = own.filter(|part| ends(said(part)) && is_fit(said(part)));
        whole.next().map(|part| Selection(vec![part]))
    }
}

/// Goes through the lines and takes those that are quoted.
struct Taker<'a> {
    quotable: &'a Quotable,
    at: usize,
    taken: Vec<Part>,
    /// Lines that come along with what follows them.
    labels: Vec<Part>,
}

impl<'a> Taker<'a> {
    fn line(&self) -> Option<&'a Line> {
        self.quotable.lines.get(self.at)
    }

    /// Takes the next paragraph, list or quote with what stands over it; tells whether there is one.
    fn unit(&mut self) -> bool {
        while let Some(line) = self.line() {
            let is_taken = match line.kind {
                _ if line.depth > 0 => self.quote(line.block),
                LineKind::Other => self.pass(),
                LineKind::Heading => self.label(line),
                LineKind::Item { .. } => self.list(line.block),
                LineKind::Paragraph => self.paragraph(line),
            };
            if is_taken {
                return true;
            }
        }
        false
    }

    /// Where all is labels, those that may be more are quoted all the same: `Great colleague`, a list of names and values.
    fn alone(self) -> Option<Selection> {
        let is_said = |part: &Part| {
            let line = &self.quotable.lines[part.line];
            matches!(line.kind, LineKind::Item { .. }) || !is_rating(line)
        };
        self.labels.iter().any(is_said).then_some(Selection(self.labels))
    }

    fn pass(&mut self) -> bool {
        self.at += 1;
        false
    }

    fn label(&mut self, line: &Line) -> bool {
        self.labels.push(whole(line));
        self.pass()
    }

    fn take(&mut self, part: Part) {
        self.taken.append(&mut self.labels);
        self.taken.push(part);
        self.at += 1;
    }

    fn paragraph(&mut self, line: &Line) -> bool {
        let start = salutation(&line.text);
        if !line.has_words(&(start..line.text.len())) {
            return self.pass();
        }
        if is_label(line) {
            return self.label(line);
        }
        self.take(Part { line: line.number, bytes: start..line.text.len() });
        if line.text.trim_end().ends_with([':', '：']) {
            // What it announces belongs to it.
            self.unit();
        }
        true
    }

    fn list(&mut self, block: usize) -> bool {
        let items = self.quotable.lines[self.at..].iter().take_while(|line| line.block == block);
        let items: Vec<&Line> = items.collect();
        let are_labels = items.iter().all(|item| is_rating(item));
        for item in &items {
            match item.kind {
                LineKind::Other => self.at += 1,
                _ if item.depth > 1 => self.at += 1,
                _ if are_labels => _ = self.label(item),
                _ => self.take(whole(item)),
            }
        }
        !are_labels
    }

    /// Of a block quote the first paragraph, or list: mail that was pasted. What is quoted in it is another's. Where the quote was answered, the first
    /// paragraph of the answer belongs to it.
    fn quote(&mut self, block: usize) -> bool {
        let inside = self.quotable.lines[self.at..].iter().take_while(|line| line.block == block && line.depth > 0);
        let end = self.at + inside.count();
        let mut is_taken = false;
        while self.at < end && !is_taken {
            let Some(line) = self.line() else { break };
            is_taken = match line.kind {
                LineKind::Other => self.pass(),
                _ if line.depth > 1 => self.pass(),
                LineKind::Heading => self.label(line),
                LineKind::Paragraph => self.paragraph(line),
                LineKind::Item { .. } => self.items(end),
            };
        }
        self.at = self.at.max(end);
        if is_taken && let Some(next) = self.line().filter(|next| next.kind == LineKind::Paragraph && next.depth == 0) {
            self.paragraph(next);
        }
        is_taken
    }

    /// The items that follow one another in a quote.
    fn items(&mut self, end: usize) -> bool {
        while let Some(line) = self.line().filter(|line| self.at < end && matches!(line.kind, LineKind::Item { .. })) {
            if line.depth > 1 { self.at += 1 } else { self.take(whole(line)) }
        }
        true
    }
}

fn whole(line: &Line) -> Part {
    Part { line: line.number, bytes: 0..line.text.len() }
}

/// The most words of a line that is set over others.
const FEW: usize = 8;

/// Whether a line seems to stand over what follows it, and to be no sentence.
fn is_label(line: &Line) -> bool {
    let most = if line.is_strong { FEW } else { 4 };
    is_rating(line) || (words(&line.text) <= most && !ends(&line.text))
}

/// Whether a line says nothing by itself: it is a heading, a few words in bold, or it is a name and a value, such as `Rating: exceeds` or `4/5`.
fn is_rating(line: &Line) -> bool {
    let text = line.text.trim();
    if line.kind == LineKind::Heading {
        return true;
    }
    if words(text) > FEW || text.contains('\n') || ends(text) {
        return false;
    }
    let is_pair = text
        .split_once(':')
        .is_some_and(|(name, value)| words(name) <= 3 && (1..=4).contains(&words(value)) && !text.ends_with(':'));
    let is_number = !text.chars().any(char::is_alphabetic) || text.starts_with(|first: char| first.is_ascii_digit());
    (line.is_strong && words(text) <= 4) || is_pair || (is_number && words(text) <= 5)
}

/// How many words there are, as far as anybody asks: of a long text one more than a few.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(FEW + 1).count()
}

/// Whether it ends as a sentence does.
fn ends(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// How people begin a letter.
const GREETINGS: &[&str] = &[
    "hi", "hello", "hey", "dear", "good", "to", "hallo", "liebe", "lieber", "guten", "bonjour", "salut", "cher",
    "chère", "hola", "ciao",
];

/// Where the words begin after a salutation such as `Hi Kim,`, on a line of its own.
fn salutation(text: &str) -> usize {
    let first = text.split('\n').next().unwrap_or_default();
    let line = first.trim();
    let greets = line.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let is_greeting = GREETINGS.contains(&&*greets);
    let is_alone = first.len() == text.trim_end().len();
    let is_short = (1..=5).contains(&words(line));
    let is_salutation = match line.chars().last() {
        Some(',' | '，') => is_greeting || is_alone,
        Some('!' | ':') => is_greeting,
        Some(_) => is_greeting && is_alone && !ends(line) && !matches!(&*greets, "good" | "to"),
        None => false,
    };
    if is_short && is_salutation { (first.len() + 1).min(text.len()) } else { 0 }
}
