//! The words of a page, a drawing or a template without its tags.

/// What a tag leaves behind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// What stands on either side may be one run of words.
    Blank,
    /// One paragraph or cell ends, and another begins.
    Break,
}

/// The text without its tags, a blank in the place of each; then what its comments say. Letters that stand side by side in tags of their own are one word. In a whole
/// page the words of two paragraphs or cells are not one run, elsewhere they may be. Nothing where there is no tag.
pub(super) fn without_tags(text: &str) -> Option<String> {
    let is_page = is_page(text);
    let is_template = text.contains("{#") || text.contains("{%");
    let starts: &[char] = if is_template { &['<', '{'] } else { &['<'] };
    let mut words = Words::default();
    let mut comments: Vec<&str> = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while let Some(found) = rest[at..].find(starts) {
        at += found;
        let Some((tag, length)) = tag(&rest[at..]) else {
            at += 1;
            continue;
        };
        words.text(&rest[..at]);
        match tag {
            Tag::Comment(comment) => {
                comments.push(comment);
                words.has_tag = true;
            }
            Tag::Data(data) => {
                words.gap(Gap::Blank);
                words.text(data);
                words.gap(Gap::Blank);
            }
            Tag::Element(name) => words.gap(if is_page && ends_paragraph(name) { Gap::Break } else { Gap::Blank }),
        }
        rest = &rest[at + length..];
        at = 0;
    }
    words.text(rest);
    comments.into_iter().for_each(|comment| {
        words.gap(Gap::Break);
        words.text(comment);
    });
    words.has_tag.then_some(words.joined)
}

enum Tag<'a> {
    Comment(&'a str),
    Data(&'a str),
    Element(&'a str),
}

/// The tag at the beginning of a text, and how long it is.
fn tag(text: &str) -> Option<(Tag<'_>, usize)> {
    if let Some(inner) = text.strip_prefix("{#") {
        let end = inner.find("#}")?;
        return Some((Tag::Comment(&inner[..end]), end + "{##}".len()));
    }
    if let Some(inner) = text.strip_prefix("{%") {
        return inner.find("%}").map(|end| (Tag::Element("br"), end + "{%%}".len()));
    }
    if let Some(inner) = text.strip_prefix("<!--") {
        let end = inner.find("-->")?;
        return Some((Tag::Comment(&inner[..end]), end + "<!---->".len()));
    }
    if let Some(inner) = text.strip_prefix("<![CDATA[") {
        let end = inner.find("]]>")?;
        return Some((Tag::Data(&inner[..end]), end + "<![CDATA[]]>".len()));
    }
    let inner = text.strip_prefix('<')?;
    let name = inner.trim_start_matches('/');
    if !name.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '!' | '?')) {
        return None;
    }
    let length = name.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(name.len());
    Some((Tag::Element(&name[..length]), 1 + end_of_tag(inner)?))
}

/// Where a tag ends: at the first `>` that is not in the quotes of an attribute. Another `<` before it means that this was none.
fn end_of_tag(inner: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += inner[at..].find(['>', '<', '='])?;
        match inner.as_bytes()[at] {
            b'>' => return Some(at + 1),
            b'<' => return None,
            _ => at += 1,
        }
        let quote = inner[at..].chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let closed = quote.and_then(|quote| inner[at + 1..].find(quote));
        at += closed.map_or(0, |length| length + 2);
    }
}

fn is_page(text: &str) -> bool {
    let text = text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    ["<!doctype html", "<html"]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start)))
}

fn ends_paragraph(name: &str) -> bool {
    const INLINE: [&str; 28] = [
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "text", "tspan", "u", "wbr",
    ];
    !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name))
}

/// Words that are being joined.
#[derive(Default)]
struct Words {
    joined: String,
    /// How long the last stretch was, in letters; counted to two.
    letters: usize,
    gap: Option<Gap>,
    has_tag: bool,
}

impl Words {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let letters = if text.chars().all(char::is_alphanumeric) { text.chars().take(2).count() } else { 2 };
        match self.gap.take() {
            Some(Gap::Break) => self.joined.push_str(" | "),
            Some(Gap::Blank) if letters > 1 || self.letters > 1 => self.joined.push(' '),
            Some(Gap::Blank) | None => {}
        }
        self.letters = letters;
        self.joined.push_str(text);
    }

    fn gap(&mut self, gap: Gap) {
        self.has_tag = true;
        self.gap = self.gap.max(Some(gap));
    }
}
