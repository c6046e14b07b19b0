use super::tokens::{Token, tokens};
use super::*;
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::read_markdown;
use proptest::prelude::*;

fn file() -> PacketPath {
    PacketPath::new("feedback/a.md").unwrap()
}

fn quotable(text: &str) -> Quotable {
    Quotable::as_written(&read_markdown(&file(), text, Span::new(&file(), 0, text.len()), &mut Vec::new()))
}

/// A quotation as lines: items with `-` or their number, quotes with `>`, headings with `#`.
fn shown(quotation: &Quotation) -> Vec<String> {
    let mut all = Vec::new();
    for block in &quotation.blocks {
        for (nth, line) in block.lines.iter().enumerate() {
            let mark = match (block.kind, block.start) {
                (QuotedKind::Paragraph, _) => String::new(),
                (QuotedKind::Heading, _) => "# ".to_owned(),
                (QuotedKind::List, None) => "- ".to_owned(),
                (QuotedKind::List, Some(start)) => format!("{}. ", start + nth as u64),
            };
            let words = Quotation { blocks: vec![QuotedBlock { lines: vec![line.clone()], ..block.clone() }] }.text();
            all.push(format!("{}{mark}{words}", if block.is_quote { "> " } else { "" }));
        }
    }
    all
}

fn opening(text: &str) -> Vec<String> {
    let quotable = quotable(text);
    quotable.opening(Opening::Note).map_or_else(Vec::new, |selection| shown(&quotable.quotation(&selection)))
}

fn chosen(quote: &str, text: &str) -> Vec<String> {
    let quotable = quotable(text);
    shown(&quotable.quotation(&quotable.select(quote, &file()).unwrap()))
}

#[test]
fn a_text_begins_with_its_first_paragraph_however_long() {
    assert_eq!(opening("She led it.\nIt held."), ["She led it. It held."]);
    assert_eq!(opening("She led it.\n\nMore."), ["She led it. […]"]);
    let long = "She led it again. ".repeat(400);
    assert_eq!(opening(&long), [long.trim()]);
}

#[test]
fn quotes_and_lists_stand_as_they_are() {
    let mail = "> Kim taught three of us how to cut a release.\n\nSent by mail.";
    assert_eq!(opening(mail), ["> Kim taught three of us how to cut a release.", "Sent by mail."]);
    assert_eq!(opening("> Hi Kim,\n>\n> You led it.\n>\n> More.\n\nBy mail."), ["> […] You led it. […]", "By mail."]);
    assert_eq!(opening("- a\n- b\n\nMore."), ["- a", "- b […]"]);
    assert_eq!(opening("She did three things:\n\n3. a\n4. b\n"), ["She did three things:", "3. a", "4. b"]);
    assert_eq!(opening("- [x] done\n- [ ] open"), ["- ☑ done", "- ☐ open"]);
    assert_eq!(opening("> - a\n> - b"), ["> - a", "> - b"]);
}

#[test]
fn what_is_quoted_in_a_quote_is_another_persons() {
    assert_eq!(opening("> > Could you say a word?\n>\n> She led it."), ["> […] She led it."]);
    assert!(opening("> > Could you say a word?").is_empty());
    assert_eq!(
        opening("On Tuesday Kim wrote:\n\n> Could you say a word?\n\nShe led it.\n\nMore."),
        ["On Tuesday Kim wrote:", "> Could you say a word?", "She led it. […]"]
    );
}

#[test]
fn headings_and_ratings_come_along_and_are_not_all() {
    assert_eq!(opening("**Rating: Exceeds**\n\nShe led it.\n\nMore."), ["Rating: Exceeds", "She led it. […]"]);
    assert_eq!(opening("**Rating: Exceeds**\nShe led it."), ["Rating: Exceeds", "She led it."]);
    assert_eq!(opening("## What went well\n\nShe led it."), ["# What went well", "She led it."]);
    assert_eq!(opening("Overall: 4/5\n\nGreat work\n\nShe led it."), ["Overall: 4/5", "Great work", "She led it."]);
    assert_eq!(opening("- Scope: 4/5\n- Impact: 5/5\n\nShe led it."), ["- Scope: 4/5", "- Impact: 5/5", "She led it."]);
    for nothing in
        ["**Rating: Exceeds**", "Score: 4/5", "4/5", "# Exceeds", "```\ncode\n```", "![She led it](a.png)", "★★★★★"]
    {
        assert!(opening(nothing).is_empty(), "{nothing}: {:?}", opening(nothing));
    }
    assert_eq!(opening("Great colleague"), ["Great colleague"]);
    assert_eq!(opening("**Kim is the best engineer I know**"), ["Kim is the best engineer I know"]);
    assert_eq!(
        opening("- Mentoring: three of us\n- Incidents: calm"),
        ["- Mentoring: three of us", "- Incidents: calm"]
    );
}

#[test]
fn a_salutation_is_left_out() {
    assert_eq!(opening("Hi Kim,\n\nYou led it."), ["[…] You led it."]);
    assert_eq!(opening("Dear all,\nshe led it."), ["[…] she led it."]);
    assert_eq!(opening("Kim,\n\nyou led it."), ["[…] you led it."]);
    assert_eq!(opening("Kim led it,\nand it held."), ["Kim led it, and it held."]);
    assert_eq!(opening("Good work, all of it, and on time."), ["Good work, all of it, and on time."]);
    assert!(opening("Hi Kim,").is_empty());
}

#[test]
fn only_the_ask_of_a_case_is_followed_by_the_next_paragraph() {
    let case = |text: &str| {
        let quotable = quotable(text);
        shown(&quotable.quotation(&quotable.opening(Opening::Case).unwrap()))
    };
    assert_eq!(
        case("I ask for it.\n\n## Why now\n\nIt held.\n\nMore."),
        ["I ask for it.", "# Why now", "It held. […]"]
    );
    assert_eq!(case("I ask for it. It held.\n\nMore."), ["I ask for it. It held. […]"]);
    assert_eq!(case("I ask for it."), ["I ask for it."]);
}

#[test]
fn every_place_where_words_are_left_out_is_marked() {
    let text = "I had doubts. She led it well, and it held. She *says* so.\n\n- One.\n- Two.\n\n> Three. Four.\n\nBye.";
    assert_eq!(chosen("I had doubts.", text), ["I had doubts. […]"]);
    assert_eq!(chosen("she led it well", text), ["[…] She led it well […]"]);
    assert_eq!(chosen("I had doubts. […] She says so", text), ["I had doubts. […] She says so. […]"]);
    assert_eq!(chosen("She says so. One.", text), ["[…] She says so.", "- One. […]"]);
    assert_eq!(chosen("One. [...] Four. Bye.", text), ["- […] One. […]", "> Four.", "Bye."]);
    assert_eq!(chosen(text, text).join("|").matches("[…]").count(), 0);
}

#[test]
fn what_is_shown_is_what_the_peer_wrote() {
    assert_eq!(chosen("she did it", "She did it?"), ["She did it?"]);
    assert_eq!(chosen("well, she did it", "“Well, *she* did it,” he said."), ["“Well, she did it […]"]);
    assert_eq!(chosen("Well … she did it", "Well… she did it."), ["Well… she did it."]);
    assert_eq!(chosen("She … it", "She did it."), ["She […] it."]);
    assert_eq!(chosen("She did it.", "She ![x](a.png) did it. She did it."), ["[…] She did it."]);
    assert_eq!(opening("She did ~~not~~ do it."), ["She did […] do it."]);
    assert_eq!(opening("- ~~Never mind.~~"), [""; 0]);
}

#[test]
fn scripts_without_blanks_and_composed_letters_are_compared() {
    assert_eq!(chosen("仕事", "彼女の仕事は良い。"), ["[…] 仕事 […]"]);
    assert_eq!(chosen("Tomás", "Toma\u{301}s led it."), ["Toma\u{301}s […]"]);
}

#[test]
fn two_thousand_words_are_found_among_as_many() {
    let text = "a word and another ".repeat(500);
    assert_eq!(chosen(&text, &text).len(), 1);
    assert!(quotable(&text).select(&format!("{text} more"), &file()).is_err());
}

fn said_line(said: String, of: &Line) -> Line {
    let mut line = of.clone();
    line.text = said;
    line
}

proptest! {
    /// What is quoted stands in the body, in its order; and where not all of it is quoted, a mark says so.
    #[test]
    fn nothing_is_added_and_nothing_is_left_out_in_silence(text in "([a-d]{1,3}|[ .,:!?>*_#\\[\\]~`…“”-]|\n|\n\n|\n> |\n- ){0,40}", from in 0..20_usize, length in 1..12_usize) {
        let quotable = quotable(&text);
        let all: Vec<Token> = tokens(&quotable.lines);
        let own: Vec<&str> = all.iter().map(|token| &*token.folded).collect();
        let words: Vec<String> = all.iter().filter(|token| token.is_word()).map(|token| token.folded.clone()).collect();
        let chosen = all.iter().skip(from).take(length).map(|token| quotable.lines[token.line].text[token.bytes.clone()].to_owned());
        let chosen = chosen.collect::<Vec<_>>().join(" ");
        let selections = [quotable.opening(Opening::Note), quotable.opening(Opening::Case), quotable.select(&chosen, &file()).ok()];
        for quotation in selections.iter().flatten().map(|selection| quotable.quotation(selection)) {
            let runs: Vec<&Run> = quotation.blocks.iter().flat_map(|block| block.lines.iter().flatten()).collect();
            let said: String = runs.iter().map(|run| match run { Run::Words { text } => format!("{text} "), Run::Cut => String::new() }).collect();
            let said = Quotable { lines: vec![said_line(said, &quotable.lines[0])] };
            let said: Vec<String> = tokens(&said.lines).into_iter().filter(Token::is_word).map(|token| token.folded).collect();
            prop_assert!(!said.is_empty());
            let mut rest = own.iter();
            prop_assert!(said.iter().all(|word| rest.any(|own| own == word)), "{said:?} in {own:?}");
            let is_all = said == words && !own.contains(&"\u{fffc}");
            prop_assert_eq!(is_all, !runs.contains(&&Run::Cut), "{:?}", quotation);
            prop_assert!(!runs.windows(2).any(|pair| pair[0] == &Run::Cut && pair[1] == &Run::Cut), "{:?}", quotation);
        }
    }
}
