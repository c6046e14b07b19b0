//! What running text holds that Markdown itself does not know: figures, addresses, and signs of something that was meant otherwise. It reads one
//! line once, from left to right; whether a find counts is for the caller, who knows where it was written.

use std::ops::Range;

use super::findings::means_private;

/// A find in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Find<'a> {
    /// `{{metric:id}}`.
    Metric(&'a str),
    /// `https://…`, without the punctuation that ends the sentence.
    Address,
    /// `<!--`, or what is meant for it.
    Comment,
    /// `%%`, `{{!--`, `{# `, `{% comment`: a comment elsewhere.
    ForeignComment,
    /// `:::word`, `!!! word`, `[/word]`, `<word>`: a container elsewhere.
    Container(&'a str),
    /// `[^label]`.
    Footnote(&'a str),
    /// `[!word`.
    Marker(&'a str),
}

/// The longest id, label or word that is looked at, in bytes: what keeps the search linear.
const LONGEST: usize = 120;

/// The first byte of `％`, as an input method for Chinese or Japanese writes a per cent sign.
const WIDE: u8 = 0xef;

/// Everything found, in order; figures and addresses do not overlap.
pub(super) fn scan(text: &str) -> Vec<(Range<usize>, Find<'_>)> {
    let bytes = text.as_bytes();
    let (mut finds, mut at) = (Vec::new(), 0);
    // Most texts hold none of the signs that a find begins with. Behind its first byte, nothing of a text is looked at before the first of them.
    let first = [memchr::memchr3(b'{', b'<', b'[', bytes), memchr::memchr3(b':', b'%', WIDE, bytes)];
    let first = first.into_iter().flatten().min().unwrap_or(bytes.len());
    while at < bytes.len() {
        let find = match bytes[at] {
            b'{' => metric(text, at).or_else(|| template_comment(text, at)).or_else(|| shortcode(text, at)),
            b':' if at == 0 => container(text).or_else(|| address(text, at)),
            b'!' | b'?' | b'.' if at == 0 => admonition(text),
            b':' => address(text, at),
            b'<' => comment(text, at).or_else(|| instruction(text, at)).or_else(|| tag(text, at)),
            b'%' => percent(text, at),
            b'[' => footnote(text, at)
                .or_else(|| marker(text, at))
                .or_else(|| closing(text, at))
                .or_else(|| broken_definition(text, at)),
            WIDE => wide_percent(text, at),
            _ => None,
        };
        at = first.max(at + 1);
        if let Some((range, find)) = find {
            if matches!(find, Find::Metric(_) | Find::Address | Find::ForeignComment) {
                at = range.end;
            }
            finds.push((range, find));
        }
    }
    finds
}

/// What hides something in a body, and nothing anywhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hiding {
    /// A comment.
    Comment,
    /// The marker of a private block, or of a container of another program.
    Private,
}

/// The first sign in a plain text that something was meant to be hidden.
pub fn hiding(text: &str) -> Option<(Range<usize>, Hiding)> {
    scan(text).into_iter().find_map(|(range, find)| match find {
        Find::Comment | Find::ForeignComment => Some((range, Hiding::Comment)),
        Find::Marker(word) | Find::Container(word) if means_private(word) => Some((range, Hiding::Private)),
        Find::Marker(_) | Find::Container(_) | Find::Metric(_) | Find::Address | Find::Footnote(_) => None,
    })
}

fn metric(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let rest = text[at..].strip_prefix("{{")?.trim_start_matches(' ').strip_prefix("metric:")?;
    let rest = rest.trim_start_matches(' ');
    let id = word(rest, |character| matches!(character, '{' | '}'))?;
    let rest = rest[id.len()..].trim_start_matches(' ').strip_prefix("}}")?;
    Some((at..text.len() - rest.len(), Find::Metric(id)))
}

/// `<!--`, and what editors and hands make of it: `<! --`, `<!—`, `<!- `.
fn comment(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let rest = text[at..].strip_prefix("<!")?;
    if rest.starts_with("--") {
        return Some((at..at + 4, Find::Comment));
    }
    let dashes = rest.trim_start_matches(is_blank);
    let sign = dashes.chars().next().filter(|sign| matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))?;
    let end = at + 2 + (rest.len() - dashes.len()) + sign.len_utf8();
    Some((at..end, Find::Comment))
}

/// `<private>` and its like: there is no such element, so the words in it are shown.
fn tag(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let name = text[at + 1..].trim_start_matches('/');
    let length = name.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(name.len());
    let end = text.len() - name.len() + length;
    let is_closed = text[end..].starts_with(['>', ' ']);
    (is_closed && length > 0).then(|| (at..end, Find::Container(&name[..length])))
}

/// `%%` where no per cent is meant: not after a number.
fn percent(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let is_number = text[..at].ends_with(|before: char| before.is_ascii_digit());
    (text[at..].starts_with("%%") && !is_number).then_some((at..at + 2, Find::ForeignComment))
}

fn wide_percent(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let sign = "％％";
    let is_sign = text.as_bytes()[at..].starts_with(sign.as_bytes());
    let is_number = is_sign && text[..at].ends_with(char::is_numeric);
    (is_sign && !is_number).then_some((at..at + sign.len(), Find::ForeignComment))
}

/// `<?php`, `<![CDATA[`, `<!NAME`: browsers and most programs for Markdown show nothing of what stands in them. The type of a document is only a tag.
fn instruction(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let rest = &text[at + 1..];
    let name = rest.strip_prefix(['?', '!'])?.trim_start_matches('[');
    let length = name.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(name.len());
    let is_upper = length > 1 && name[..length].chars().all(|letter| letter.is_ascii_uppercase());
    let is_one = match rest.as_bytes()[0] {
        b'?' => length > 0,
        _ if rest.starts_with("![CDATA[") => true,
        _ => is_upper && &name[..length] != "DOCTYPE" && rest.contains('>'),
    };
    let end = text.len() - name.len() + length;
    is_one.then_some((at..end, Find::ForeignComment))
}

/// `[//]: # (words)`, the comment that is a definition of a link, where it is none: a definition cannot interrupt a paragraph.
fn broken_definition(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let sign = "[//]:";
    text[at..].starts_with(sign).then_some((at..at + sign.len(), Find::ForeignComment))
}

/// `:::word`, `::: {.word}` at the beginning of a line.
pub(super) fn container(text: &str) -> Option<(Range<usize>, Find<'_>)> {
    let colons = text.len() - text.trim_start_matches(':').len();
    let rest = text[colons..].trim_start_matches([' ', '{', '.', '[', '!']);
    let length = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
    let start = text.len() - rest.len();
    (colons >= 3 && length > 0).then(|| (0..start + length, Find::Container(&rest[..length])))
}

/// `!!! word`, `??? word`, `.. word` at the beginning of a line: an admonition of other programs.
fn admonition(text: &str) -> Option<(Range<usize>, Find<'_>)> {
    let rest = ["!!! ", "??? ", "???+ ", ".. "].into_iter().find_map(|sign| text.strip_prefix(sign))?;
    let length = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
    let start = text.len() - rest.len();
    (length > 0).then(|| (0..start + length, Find::Container(&rest[..length])))
}

/// `[/word]`: what ends a container that `[word]` began.
fn closing(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let word = text[at..].strip_prefix("[/")?;
    let length = word.find(|character: char| !character.is_alphanumeric())?;
    (word[length..].starts_with(']') && length > 0).then(|| (at..at + length + 3, Find::Container(&word[..length])))
}

/// The comments of templates. A blank follows the sign of one: `{#top}` names a heading elsewhere.
fn template_comment(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let rest = &text[at..];
    let is_one = |sign: &&str| rest.get(..sign.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(sign));
    let signs =
        ["{{!--", "{{! ", "{{/*", "{/*", "{# ", "{#- ", "{% comment", "{%- comment", "{{< comment", "{{% comment"];
    let sign = signs.into_iter().find(is_one)?;
    Some((at..at + sign.trim_end().len(), Find::ForeignComment))
}

/// `{{< word >}}`, `{% word %}`: the containers of programs that make sites.
fn shortcode(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let rest = ["{{<", "{{%", "{%"].into_iter().find_map(|sign| text[at..].strip_prefix(sign))?;
    let word = rest.trim_start_matches([' ', '-', '/']);
    let length = word.find(|character: char| !character.is_alphanumeric())?;
    (length > 0).then(|| (at..text.len() - word.len() + length, Find::Container(&word[..length])))
}

fn footnote(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let rest = text[at..].strip_prefix("[^")?;
    let label = word(rest, |character| matches!(character, '[' | ']'))?;
    let rest = rest[label.len()..].strip_prefix(']')?;
    Some((at..text.len() - rest.len(), Find::Footnote(label)))
}

fn marker(text: &str, at: usize) -> Option<(Range<usize>, Find<'_>)> {
    let (word, length) = marker_at(&text[at..])?;
    Some((at..at + length, Find::Marker(word)))
}

/// The word of `[!word]` at the beginning of a text, and the length of the whole marker, with its bracket if it has one.
pub(super) fn marker_at(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('[')?.trim_start_matches(is_blank).strip_prefix('!')?.trim_start_matches(is_blank);
    let word = word(rest, |character| matches!(character, '[' | ']' | ':' | '|'))?.trim_end_matches(is_blank);
    let rest = &rest[word.len()..];
    let rest = rest.trim_start_matches(is_blank).strip_prefix(']').unwrap_or(rest);
    Some((word, text.len() - rest.len()))
}

/// What looks like nothing: spaces of all kinds, and characters without width.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The characters up to a space or one of the `ends`; nothing when there are none, or too many.
fn word(text: &str, ends: impl Fn(char) -> bool) -> Option<&str> {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let length = near.find(|character: char| character.is_whitespace() || ends(character)).unwrap_or(near.len());
    (0 < length && (length < near.len() || near.len() == text.len())).then(|| &text[..length])
}

/// The address round the colon at `colon`.
fn address(text: &str, colon: usize) -> Option<(Range<usize>, Find<'_>)> {
    let host = text[colon..].strip_prefix("://")?;
    let before = &text.as_bytes()[..colon];
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        before.len() >= scheme.len() && before[before.len() - scheme.len()..].eq_ignore_ascii_case(scheme.as_bytes())
    })?;
    let start = colon - scheme.len();
    let alone = !text[..start].ends_with(char::is_alphanumeric);
    let end = colon + 3 + address_length(host);
    (alone && host.starts_with(char::is_alphanumeric)).then_some((start..end, Find::Address))
}

/// Up to a character that no address holds, or a closing bracket that the address did not open, less closing punctuation.
fn address_length(text: &str) -> usize {
    let (mut round, mut square) = (0_u32, 0_u32);
    let end = text.find(|character: char| match character {
        '(' => unopened(&mut round, 1),
        '[' => unopened(&mut square, 1),
        ')' => unopened(&mut round, -1),
        ']' => unopened(&mut square, -1),
        '<' | '>' | '"' | '`' | '|' | '{' | '}' | '\\' | '^' => true,
        other => other.is_whitespace() || other.is_control() || !(other.is_ascii() || other.is_alphanumeric()),
    });
    text[..end.unwrap_or(text.len())]
        .trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '(', '['])
        .len()
}

fn unopened(open: &mut u32, step: i32) -> bool {
    let next = open.checked_add_signed(step);
    *open = next.unwrap_or(0);
    next.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        scan(text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn addresses_end_where_a_reader_ends_them() {
        assert_eq!(
            found("see https://a.b/c. And (http://a.b/c_(d)), HTTPS://X!"),
            ["https://a.b/c", "http://a.b/c_(d)", "HTTPS://X"]
        );
        assert_eq!(found("[https://a.b] “https://a.b/ü?x=1&y=2”"), ["https://a.b", "https://a.b/ü?x=1&y=2"]);
        assert!(found("xhttps://a.b https:// ftp://a https://.").is_empty());
    }

    #[test]
    fn figures_and_signs() {
        assert_eq!(
            found("{{metric:a-b}} {{ 7*7 }} {{metric:}} {{{ metric:c }}}"),
            ["{{metric:a-b}}", "{{ metric:c }}"]
        );
        assert_eq!(scan("a [^2] [^] [^a b]"), [(2..6, Find::Footnote("2"))]);
        assert_eq!(scan("[! Privat ] [!x"), [(0..11, Find::Marker("Privat")), (12..15, Find::Marker("x"))]);
        assert_eq!(found("<!- <!-- x <! — <!x"), ["<!-", "<!--", "<! —"]);
        assert_eq!(found("%%a%% 100%% %"), ["%%", "%%"]);
        assert_eq!(scan("::: {.private}"), [(0..13, Find::Container("private"))]);
        assert_eq!(scan("!!! private"), [(0..11, Find::Container("private"))]);
        assert_eq!(scan("a [/private]"), [(2..12, Find::Container("private"))]);
        assert_eq!(found("{{!-- a --}} {{! a }} {# a #} {% comment %}"), ["{{!--", "{{!", "{#", "{% comment"]);
        assert_eq!(
            found("{/* a */} <?php a ?> <![CDATA[a]]> <!A b> ％％a％％"),
            ["{/*", "<?php", "<![CDATA", "％％", "％％"]
        );
        assert_eq!(scan("{{< private >}}"), [(0..11, Find::Container("private"))]);
        assert_eq!(scan("[//]: # (a)"), [(0..5, Find::ForeignComment)]);
        assert!(found("a ．b <!DOCTYPE html> a <?> 50％％ {a} <! b").is_empty());
        assert!(found(":: a ::: b !!! c [/] {#top} {{ a }} {{!a}} {% %}").is_empty());
    }
}
