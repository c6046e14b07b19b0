//! Two things that the parser reads otherwise than authors mean them. `[[1]](https://…)` and `[[1]][ref]` are links whose words stand in brackets, not
//! names of notes. And marks of emphasis beside full-width punctuation are marks in scripts without blanks, where the rules of CommonMark, which ask for
//! one, see none. The parser is given a text of the same length in which single characters are masked; what leaves it is the text as written.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// What stands for `[` and `]`: no author writes either, and neither means anything to Markdown.
const BRACKETS: [char; 2] = ['\u{2}', '\u{3}'];

/// What stands for a letter, so that the mark beside it stands beside punctuation: as long as the letter, three bytes or four.
const PUNCTUATION: [char; 2] = ['\u{2e2e}', '\u{10100}'];

/// What stands for full-width punctuation, so that the mark beside it stands beside a letter.
const LETTER: char = '\u{e000}';

/// The text that the parser is given, as long as the one that was written.
pub(super) fn mask(text: &str, options: Options) -> Cow<'_, str> {
    // Only beside letters of other scripts is there a mark to be helped.
    let letters = if text.is_ascii() { Vec::new() } else { letters(text) };
    let pairs = pairs(text);
    let is_taken = |character: &char| text.contains(*character);
    if pairs.is_empty() && letters.is_empty() || BRACKETS.iter().chain(&PUNCTUATION).chain(&[LETTER]).any(is_taken) {
        return Cow::Borrowed(text);
    }
    let trial = bracketed(text, &pairs);
    let seen = Seen::of(&trial, options);
    let pairs: Vec<Range<usize>> = pairs.into_iter().filter(|pair| seen.links.contains(&(pair.start - 1))).collect();
    let masked = bracketed(text, &pairs);
    lettered(masked, letters.into_iter().filter(|(at, _)| seen.is_text(*at)))
}

/// What the parser gives, as it was written: masks stand in text only, which it gives as it is.
pub(super) fn unmasked<'a>(given: CowStr<'a>, masked: &str, written: &'a str) -> CowStr<'a> {
    if *given == *masked { CowStr::Borrowed(written) } else { given }
}

/// The inner brackets, from `[` to `]`, of what may be a link with words in brackets.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_close = |at: &usize| matches!(bytes.get(at + 2), Some(b'(' | b'['));
    let closes = memchr::memmem::find_iter(bytes, "]]").filter(is_close);
    let pair = |close: usize| {
        let open = text[..close].rfind(['[', ']']).filter(|open| bytes[*open] == b'[')?;
        (open > 0 && bytes[open - 1] == b'[').then_some(open..close)
    };
    closes.filter_map(pair).collect()
}

fn bracketed<'a>(text: &'a str, pairs: &[Range<usize>]) -> Cow<'a, str> {
    if pairs.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut masked, mut done) = (String::with_capacity(text.len()), 0);
    for (at, mask) in pairs.iter().flat_map(|pair| [(pair.start, BRACKETS[0]), (pair.end, BRACKETS[1])]) {
        masked.push_str(&text[done..at]);
        masked.push(mask);
        done = at + 1;
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

/// Where a letter of a script without blanks stands beside `*` or `~`, with punctuation on the other side of the mark; and where full-width punctuation
/// does, with a letter of any other script there: then it is the punctuation that is masked.
fn letters(text: &str) -> Vec<(usize, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['*', '~']).map(|start| at + start) {
        let mark = text.as_bytes()[start];
        let end = start + text.as_bytes()[start..].iter().take_while(|byte| **byte == mark).count();
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        if let (Some(before), Some(after)) = (before, after) {
            if is_letter(before) && is_punctuation(after) {
                found.push((start - before.len_utf8(), false));
            } else if is_letter(after) && is_punctuation(before) {
                found.push((end, false));
            } else if is_full_width(before) && after.is_alphanumeric() {
                found.push((start - before.len_utf8(), true));
            } else if is_full_width(after) && before.is_alphanumeric() {
                found.push((end, true));
            }
        }
        at = end;
    }
    found
}

fn lettered<'a>(text: Cow<'a, str>, letters: impl Iterator<Item = (usize, bool)>) -> Cow<'a, str> {
    let (mut masked, mut done) = (String::new(), 0);
    for (at, is_punctuation) in letters {
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        let mask = if is_punctuation { Some(&LETTER) } else { PUNCTUATION.get(length.wrapping_sub(3)) };
        let Some(mask) = mask.filter(|mask| mask.len_utf8() == length) else { continue };
        if at < done {
            continue;
        }
        masked.push_str(&text[done..at]);
        masked.push(*mask);
        done = at + mask.len_utf8();
    }
    if done == 0 {
        return text;
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

/// Punctuation of Chinese, Japanese and Korean, each of three bytes.
fn is_full_width(character: char) -> bool {
    matches!(character, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff65}')
        && is_punctuation(character)
}

/// Letters of Chinese, Japanese and Korean, each of three bytes or four.
fn is_letter(character: char) -> bool {
    matches!(
        character,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{303a}'
            | '\u{3041}'..='\u{30ff}' | '\u{3105}'..='\u{318f}' | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}'
    ) && character != '\u{30fb}'
}

/// What CommonMark takes for punctuation and may stand beside such letters.
fn is_punctuation(character: char) -> bool {
    let is_other = matches!(
        character,
        '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}'
            | '\u{2190}'..='\u{2bff}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{30fb}'
            | '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
            | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffee}'
    );
    is_other && !character.is_alphanumeric() || character.is_ascii_punctuation()
}

/// What the parser takes for links, and what for running text.
#[derive(Default)]
struct Seen {
    /// Where a link begins, its bracket.
    links: HashSet<usize>,
    /// In order.
    texts: Vec<Range<usize>>,
}

impl Seen {
    fn of(text: &str, options: Options) -> Seen {
        let mut seen = Seen::default();
        let mut in_code = false;
        for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { .. }) => drop(seen.links.insert(span.start)),
                Event::Start(Tag::Image { .. }) => drop(seen.links.insert(span.start + 1)),
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Text(given) if !in_code && *given == text[span.clone()] => seen.texts.push(span),
                _ => {}
            }
        }
        seen
    }

    fn is_text(&self, at: usize) -> bool {
        let next = self.texts.partition_point(|text| text.start <= at);
        self.texts[..next].last().is_some_and(|text| text.contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::{found, links, tree};

    #[test]
    fn words_in_brackets_are_the_words_of_a_link() {
        assert_eq!(tree("a [[1]](https://a.b) c"), "p{a link0{[1]} c}");
        assert_eq!(links("[[*1*]](<x y> \"t\")"), "Text `x y`@`x y` \"t\" [1]");
        assert_eq!(links("[[1]][r] ![[2]](c.png)\n\n[r]: /x"), "Text `/x`@`[[1]][r]` [1]\nImage `c.png`@`c.png` [2]");
        assert_eq!(tree("[[a]](https://a.b)[[b]](https://c.d)"), "p{link0{[a]}link1{[b]}}");
        assert_eq!(
            tree("# [[1]](https://a.b)\n\n| [[1]](c) |\n|--|\n| [[2]](d) |"),
            "h0{link0{[1]}} table{head{cell{link1{[1]}}} row{cell{link2{[2]}}}}"
        );
    }

    #[test]
    fn a_name_before_other_brackets_stays_a_name() {
        assert_eq!(
            links("[[id]](see there) [[id]] (x) [[id]][^1] [[id]][nowhere]\n\n[^1]: x"),
            ["Wiki `id`@`id` id"; 4].join("\n")
        );
        assert_eq!(tree("`[[1]](x)` \\[[1]](x)"), "p{code([[1]](x)) [[1]](x)}");
        assert_eq!(tree("```\n[[1]](https://a.b)\nは**「あ」**で\n```"), "code{[[1]](https://a.b)\nは**「あ」**で\n}");
        assert_eq!(found("[[1]](https://a.b)"), "");
    }

    #[test]
    fn marks_beside_full_width_punctuation() {
        assert_eq!(tree("これは**「重要なこと」**です。"), "p{これはstrong{「重要なこと」}です。}");
        assert_eq!(tree("这是**我想做的事。**所以继续。"), "p{这是strong{我想做的事。}所以继续。}");
        assert_eq!(tree("한국어 **마크다운(Markdown)**을 쓴다."), "p{한국어 strong{마크다운(Markdown)}을 쓴다.}");
        assert_eq!(
            tree("これは*「あ」*と~~（い）~~で[**う。**え](x)"),
            "p{これはem{「あ」}とdel{（い）}でlink0{strong{う。}え}}"
        );
        assert_eq!(tree("𠮷**「あ」**𠮷"), "p{𠮷strong{「あ」}𠮷}");
        assert_eq!(tree("see**「あ」**and"), "p{seestrong{「あ」}and}", "beside letters of other scripts too");
        assert_eq!(tree("`は**「`あ**」で"), "p{code(は**「)あ**」で}");
        assert_eq!(tree("a**(b)**c"), "p{a**(b)**c}", "elsewhere the rules are CommonMark's");
    }
}
