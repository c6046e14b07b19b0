use super::content::{Block, Run};
use super::*;
use crate::compile::{Compilation, Options, compile};
use crate::format::{Unit, read_format};
use crate::source::{PacketPath, Text, Tree};
use crate::syntax::markdown::count_words;
use crate::vocabulary::{Audience, Vocabulary};
use proptest::prelude::*;

const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

fn compiled(body: &str) -> Compilation {
    let note = format!("+++\ntitle = \"Work\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\n+++\n{body}\n");
    let tree = Tree::of(&[
        ("packet.toml", SETTINGS),
        ("evidence/a.md", &note),
        ("evidence/b.md", &note.replace("Work", "More")),
    ]);
    compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) })
}

/// A section filled with evidence, with these limits.
fn exported(body: &str, limit: &str) -> Export {
    let text = format!(
        "title = \"Ours\"\n[[sections]]\nid = \"work\"\nprompt = \"What?\"\n{limit}fill = {{ from = \"evidence\", id = [\"a\"] }}\nparts = [\"text\"]\n"
    );
    let mut found = Vec::new();
    let format = read_format(&PacketPath::new("formats/ours.toml").unwrap(), &Text::new(&text), &mut found).unwrap();
    assert_eq!(found, []);
    let compilation = compiled(body);
    Export::new(&compilation.site(compilation.edition(Audience::Manager).unwrap()), &format)
}

fn text(body: &str) -> String {
    String::from_utf8(exported(body, "").write(Markup::Text, true).unwrap()).unwrap()
}

#[test]
fn what_a_field_cannot_hold_is_told_in_words() {
    let shown = [
        ("~~Old~~ words[^1].\n\n[^1]: As seen.", "[struck out: Old] words [1].\n\n[1] As seen.\n"),
        ("> Said so.\n>\n> Twice.", "“Said so.\n\nTwice.”\n"),
        ("> [!warning]\n> Take care.", "Warning: Take care.\n"),
        ("- [x] Done\n- [ ] Open", "• ☑ Done\n• ☐ Open\n"),
        ("3. Three\n4. Four\n   - inside", "3. Three\n4. Four\n   • inside\n"),
        ("```\nlet a = 1;\n  b\n```", "let a = 1;\n  b\n"),
        (
            "One  \ntwo, <https://example.com> or [mail](mailto:a@example.com)",
            "One\ntwo, https://example.com or mail (a@example.com)\n",
        ),
        ("See [[b]], [it](b.md) and [[b#how]].\n\n# How\n", "See More (E-02), it (E-02) and More (E-02).\n\nHow\n"),
    ];
    for (body, expected) in shown {
        assert_eq!(text(body), expected, "{body}");
    }
}

#[test]
fn the_same_content_is_the_same_document_in_one_process() {
    let line =
        |at: usize| vec![Run { href: Some(format!("https://example.com/{at}")), ..Run::plain(format!("link {at}")) }];
    let blocks: Vec<Block> = (0..40).map(|at| Block::Paragraph(line(at))).collect();
    let first = docx::write(Some("Title"), &blocks).unwrap();
    let second = docx::write(Some("Title"), &blocks).unwrap();
    assert!(first == second, "what the library counts has got into the document");
}

#[test]
fn no_character_breaks_a_document() {
    let blocks = [Block::words("a\u{0}b\u{b}c\u{fffe} <&>\"' é 漢 👩‍👧"), Block::Code("x\u{1b}[2J\n\ty".to_owned())];
    let parts = docx::parts(&docx::write(None, &blocks).unwrap()).unwrap();
    for (name, part) in &parts {
        roxmltree::Document::parse(part).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert!(document.contains("abc &lt;&amp;&gt;") && document.contains("👩‍👧"), "{document}");
}

/// What a limit counts is what is written, and is over at the first that is too much.
#[test]
fn a_limit_is_over_at_the_first_that_is_too_much() {
    let body = "Eins zwei drei. Größe zählt!";
    for (unit, exact) in [("words", 5), ("characters", 28), ("bytes", 31), ("sentences", 2), ("pages", 1)] {
        let remarks = |most: usize| exported(body, &format!("limit = {{ {unit} = {most} }}\n")).remarks(Markup::Text);
        assert_eq!(remarks(exact), [], "{unit}");
        if exact > 1 {
            let said: Vec<String> = remarks(exact - 1).iter().map(Remark::to_string).collect();
            assert_eq!(said, [format!("work: {exact} of {} {unit}", exact - 1)]);
        }
    }
}

#[test]
fn a_page_is_five_hundred_words() {
    let words = |count: usize| vec!["word"; count].join(" ");
    let pages: Vec<usize> = [0, 1, 500, 501, 7500].iter().map(|count| counted(Unit::Pages, &words(*count))).collect();
    assert_eq!(pages, [0, 1, 1, 2, 15]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    /// Whatever is written, each unit counts the words of the field: no mark of Markdown, no part twice, nothing left out.
    #[test]
    fn counts_are_those_of_what_is_pasted(words in prop::collection::vec("[a-zäé漢]{1,8}[.!]?", 1..60), list in any::<bool>()) {
        let body = if list { format!("- {}", words.join("\n- ")) } else { words.join(" ") };
        let export = exported(&body, "limit = { words = 1, characters = 1, bytes = 1 }\n");
        let pasted = String::from_utf8(export.write(Markup::Text, true).unwrap()).unwrap();
        let pasted = pasted.trim_end();
        for measure in export.sections[0].measures(Markup::Text) {
            let expected = match measure.unit {
                Unit::Words => count_words(pasted),
                Unit::Characters => pasted.chars().count(),
                Unit::Bytes => pasted.len(),
                Unit::Sentences | Unit::Pages => unreachable!("no such limit is set"),
            };
            prop_assert_eq!(measure.found, expected, "{} of {:?}", measure.unit.word(), pasted);
        }
        // Every word is there, in its order.
        let letters = |text: &str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(pasted), letters(&words.concat()));
    }

    /// Bytes are at least the characters, and those at least the words.
    #[test]
    fn units_are_in_their_order(text in "\\PC{0,200}") {
        let [words, characters, bytes] = [Unit::Words, Unit::Characters, Unit::Bytes].map(|unit| counted(unit, &text));
        prop_assert!(words <= characters && characters <= bytes);
    }

    /// No body makes a document that cannot be read, or markup out of words.
    #[test]
    fn every_body_is_written(body in "[ -~\\n]{0,300}") {
        let compilation = compiled(&body);
        let Some(edition) = compilation.edition(Audience::Manager) else { return Ok(()) };
        let format = crate::format::built_in("plain").unwrap().read().unwrap();
        let export = Export::new(&compilation.site(edition), &format);
        for (name, part) in docx::parts(&export.write(Markup::Docx, false).unwrap()).unwrap() {
            prop_assert!(roxmltree::Document::parse(&part).is_ok(), "{}", name);
        }
        let html = String::from_utf8(export.write(Markup::Html, false).unwrap()).unwrap();
        prop_assert!(!html.contains("<script") && !html.contains("<img"), "{}", html);
    }
}
