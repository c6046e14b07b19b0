//! What is written as Markdown is the same tree when it is read again.

use super::write;
use crate::document::{Citation, Document, Link};
use crate::source::{PacketPath, Span, Spanned, Text};
use crate::syntax::markdown::{
    AlertKind, Alignment, Block, Blocks, Code, Heading, Inline, Inlines, Item, LinkKind, List, Markdown, Table,
    read_markdown,
};
use crate::syntax::read_document;
use include_dir::{Dir, DirEntry, include_dir};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn read(text: &str) -> Document {
    let file = PacketPath::new("case.md").unwrap();
    resolved(read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new()))
}

/// A page on which links lead where they say, a note is titled by its id, and every figure is the same.
fn resolved(markdown: Markdown) -> Document {
    let links = markdown.links.iter().map(|link| Link {
        href: Some(link.destination.value.clone()),
        words: (link.kind == LinkKind::Wiki).then(|| format!("Title of {}", link.destination.value)),
        title: link.title.clone(),
        text: link.text.clone(),
        is_outside: false,
        pixels: None,
    });
    let figure = || Citation { words: "1.2 s → 180 ms".to_owned(), href: "metrics.html#m-p99".to_owned() };
    let figures = markdown.metrics.iter().map(|metric| (metric.value.clone(), figure())).collect();
    Document { links: links.collect(), figures, markdown: markdown.into(), ..Document::default() }
}

/// A document as short text in which everything that a reader gets can be seen, and no span.
fn shape(document: &Document) -> String {
    blocks(document, &document.markdown.blocks)
}

fn blocks(document: &Document, blocks: &[Spanned<Block>]) -> String {
    blocks.iter().map(|it| block(document, &it.value)).collect::<Vec<_>>().join("\n")
}

fn block(document: &Document, block: &Block) -> String {
    let inside = |blocks: &[Spanned<Block>]| self::blocks(document, blocks);
    let line = |line: &[Spanned<Inline>]| self::line(document, line, false);
    let row = |cells: &[Inlines]| cells.iter().map(|cell| format!("cell{{{}}}", line(cell))).collect::<String>();
    match block {
        Block::Paragraph(words) => format!("p{{{}}}", line(words)),
        Block::Plain(words) => format!("plain{{{}}}", line(words)),
        Block::Heading(index, words) => {
            let heading = &document.markdown.headings[*index];
            format!("h{} {:?}{{{}}}", heading.level, heading.id, line(words))
        }
        Block::List(list) => {
            let item = |item: &Item| format!("item {:?}{{{}}}", item.task, inside(&item.blocks));
            let items: String = list.items.iter().map(|it| item(&it.value)).collect();
            format!("list {:?}{{{items}}}", list.start)
        }
        Block::Quote(blocks) => format!("quote{{{}}}", inside(blocks)),
        Block::Alert(kind, blocks) => format!("{kind:?}{{{}}}", inside(blocks)),
        Block::Private(blocks) => format!("private{{{}}}", inside(blocks)),
        Block::Code(code) => format!("code {}{{{}}}", code.info, code.text.value),
        Block::Table(table) => {
            let rows: String = table.rows.iter().map(|it| format!("row{{{}}}", row(&it.value))).collect();
            format!("table {:?}{{head{{{}}}{rows}}}", table.alignments, row(&table.head))
        }
        Block::Footnote(label, blocks) => format!("note {label}{{{}}}", inside(blocks)),
        Block::Rule => "rule".to_owned(),
    }
}

fn line(document: &Document, line: &[Spanned<Inline>], in_link: bool) -> String {
    line.iter().map(|it| inline(document, &it.value, in_link)).collect()
}

fn inline(document: &Document, inline: &Inline, in_link: bool) -> String {
    let inside = |line: &[Spanned<Inline>]| self::line(document, line, in_link);
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(code) => format!("code({code})"),
        Inline::SoftBreak => "/".to_owned(),
        Inline::HardBreak => "//".to_owned(),
        Inline::Emphasis(words) => format!("em{{{}}}", inside(words)),
        Inline::Strong(words) => format!("strong{{{}}}", inside(words)),
        Inline::Strikethrough(words) => format!("del{{{}}}", inside(words)),
        Inline::Link(index, words) => {
            let link = document.link(*index);
            let words = match (&link.words, &**words) {
                (Some(title), []) => title.clone(),
                (_, words) => self::line(document, words, true),
            };
            link.href.as_ref().map_or(words.clone(), |href| format!("link({href} {}){{{words}}}", link.title))
        }
        Inline::Image(index) => {
            let Link { href, title, text, .. } = document.link(*index);
            href.as_ref().map_or(text.clone(), |href| format!("image({href} {title}){{{text}}}"))
        }
        Inline::Metric(id) => match document.figures.get(id) {
            Some(figure) if in_link => figure.words.clone(),
            Some(figure) => format!("link({} ){{{}}}", figure.href, figure.words),
            None => String::new(),
        },
        Inline::FootnoteReference(label) => format!("^{label}"),
    }
}

#[track_caller]
fn comes_back(document: &Document, source: &str) {
    let text = write(document);
    assert_eq!(shape(&read(&text)), shape(document), "{source}\nwas written as\n{text}");
}

#[test]
fn what_is_written() {
    for (text, expected) in [
        ("a *b* **c *d***, don't", "a *b* **c _d_**, don’t\n"),
        ("# A {#b}\n\nc\\\nd", "# A {#b}\n\nc\\\nd\n"),
        ("- a\n- b\n\n* c", "- a\n- b\n\n* c\n"),
        ("3. [x] a\n\n   b", "3. [x] a\n\n   b\n"),
        ("[[a]] [b](c \"d\") <https://e.f>", "[Title of a](a) [b](c \"d\") <https://e.f>\n"),
        ("{{metric:p99}}", "[1.2 s → 180 ms](metrics.html#m-p99)\n"),
        ("> [!private]\n> a\n>\n> b", "> [!private]\n> a\n>\n> b\n"),
        ("    a", "```\na\n```\n"),
        ("|a|b|\n|-|:-:|\n|c|`d`|", "| a | b |\n|---|:-:|\n| c | `d` |\n"),
        ("a[^1]\n\n[^1]: b\n\n    c", "a[^1]\n\n[^1]: b\n\n    c\n"),
        ("\\# \\*a\\* 1\\. \\<b>", "\\# \\*a\\* 1. \\<b\\>\n"),
        ("", ""),
    ] {
        assert_eq!(write(&read(text)), expected, "{text}");
    }
}

#[test]
fn what_a_reader_does_not_have_is_not_written() {
    let mut document = read("[a](gone) ![b](c.png) [[d]] {{metric:e}} f");
    document.links = vec![Link::default(), Link { text: "b".to_owned(), ..Link::default() }, Link::default()];
    document.figures.clear();
    assert_eq!(write(&document), "a b   f\n");
}

static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/example-packet");

fn notes<'a>(dir: &'a Dir<'a>, found: &mut Vec<(&'a str, &'a str)>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => notes(inner, found),
            DirEntry::File(file) => {
                let path = file.path().to_str().unwrap();
                found.extend(path.ends_with(".md").then(|| (path, file.contents_utf8().unwrap())));
            }
        }
    }
}

#[test]
fn every_body_of_the_example_comes_back() {
    let mut found = Vec::new();
    notes(&EXAMPLE, &mut found);
    assert!(found.len() > 10);
    for (path, text) in found {
        let (file, text) = (PacketPath::new("evidence/a.md").unwrap(), Text::new(text));
        let body = read_document(&file, &text, &mut Vec::new()).body;
        let markdown = read_markdown(&file, text.as_str(), body, &mut Vec::new());
        comes_back(&resolved(markdown.without_private()), path);
        comes_back(&resolved(markdown), path);
    }
}

/// Words that mean something to Markdown, and some that do not.
const WORDS: &[&str] = &[
    "a",
    "word",
    "ä",
    "日本",
    "1.",
    "2)",
    "#",
    "##",
    "-",
    "--",
    "---",
    "+",
    "*",
    "**",
    "_",
    "a_b_c",
    "~~",
    "`",
    "<b>",
    "<!--",
    "-->",
    "&amp;",
    "\"q\"",
    "it's",
    "...",
    "!",
    "[x]",
    "[!note]",
    "[^n]",
    "[a](b)",
    "![",
    "|",
    "{{metric:a}}",
    "{#id}",
    "\\",
    ":",
    "[^n]:",
    "===",
    "=",
    ">",
    "(",
    ")",
    "$1",
    "100%",
    "a.b",
    "“c”",
    "–",
    "]:",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..4).prop_map(|words| words.join(" "))
}

fn at(inline: Inline) -> Spanned<Inline> {
    Spanned::new(inline, Span::default())
}

fn part() -> impl Strategy<Value = Inline> {
    let code = prop::sample::select(vec!["a", "a`b", "`", "<b>", "a  b", "*c*", "\\"]);
    let leaf = prop_oneof![
        8 => text().prop_map(Inline::Text),
        1 => code.prop_map(|code| Inline::Code(code.to_owned())),
        1 => Just(Inline::SoftBreak),
        1 => Just(Inline::HardBreak),
        1 => (4_usize..6).prop_map(Inline::Image),
        1 => Just(Inline::Metric("m".to_owned())),
        1 => Just(Inline::FootnoteReference("n".to_owned())),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        let line = || prop::collection::vec(inner.clone().prop_map(at), 1..4);
        prop_oneof![
            2 => line().prop_map(Inline::Emphasis),
            2 => line().prop_map(Inline::Strong),
            1 => line().prop_map(Inline::Strikethrough),
            1 => (0_usize..4, line()).prop_map(|(index, words)| Inline::Link(index, words)),
        ]
    })
}

/// Where a line stands: what no line of the kind that reading gives can hold is left out.
#[derive(Clone, Copy, Default)]
struct Inside {
    link: bool,
    deleted: bool,
    one_line: bool,
}

/// A line as reading gives one: it neither begins nor ends with a break, no link stands in another, and there is a word in it. Its parts are set
/// apart by spaces, as words are.
fn tidy(line: Inlines, inside: Inside) -> Inlines {
    let mut out: Inlines = Vec::new();
    for part in line {
        let is_break = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
        let part = match part.value {
            Inline::Emphasis(words) => Inline::Emphasis(tidy(words, inside)),
            Inline::Strong(words) => Inline::Strong(tidy(words, inside)),
            Inline::Strikethrough(words) if inside.deleted => Inline::Emphasis(tidy(words, inside)),
            Inline::Strikethrough(words) => Inline::Strikethrough(tidy(words, Inside { deleted: true, ..inside })),
            Inline::Link(_, words) if inside.link => Inline::Strong(tidy(words, inside)),
            Inline::Link(index, words) => Inline::Link(index, tidy(words, Inside { link: true, ..inside })),
            Inline::FootnoteReference(_) if inside.link => continue,
            Inline::SoftBreak if inside.one_line => continue,
            part => part,
        };
        match out.last().map(|last| is_break(&last.value)) {
            None | Some(true) if is_break(&part) => continue,
            Some(false) if !is_break(&part) => out.push(at(Inline::Text(" ".to_owned()))),
            _ => {}
        }
        out.push(at(part));
    }
    while out.last().is_some_and(|last| matches!(last.value, Inline::SoftBreak | Inline::HardBreak)) {
        out.pop();
    }
    if out.is_empty() { vec![at(Inline::Text("x".to_owned()))] } else { out }
}

fn words(inside: Inside) -> impl Strategy<Value = Inlines> {
    prop::collection::vec(part().prop_map(at), 1..5).prop_map(move |line| tidy(line, inside))
}

fn here(block: Block) -> Spanned<Block> {
    Spanned::new(block, Span::default())
}

fn code() -> impl Strategy<Value = Block> {
    let info = prop::sample::select(vec!["", "rust", "a b", "x`y", "a\\b&amp;"]);
    let text = prop::sample::select(vec!["", "a\n", "```\n", "\n\n  b\n", "> c\n# d\n", "~~~\n````\n"]);
    (info, text).prop_map(|(info, text)| {
        Block::Code(Box::new(Code { info: info.to_owned(), text: Spanned::new(text.to_owned(), Span::default()) }))
    })
}

fn table() -> impl Strategy<Value = Block> {
    use Alignment::{Center, Left, None, Right};
    let row = || prop::collection::vec(words(Inside { one_line: true, ..Inside::default() }), 2);
    let alignments = prop::collection::vec(prop::sample::select(vec![None, Left, Center, Right]), 2);
    (alignments, row(), prop::collection::vec(row(), 0..3)).prop_map(|(alignments, head, rows)| {
        let rows = rows.into_iter().map(|row| Spanned::new(row, Span::default())).collect();
        Block::Table(Box::new(Table { alignments, head, rows }))
    })
}

/// A list, tight or with paragraphs.
fn list(inner: impl Strategy<Value = Block> + Clone) -> impl Strategy<Value = Block> {
    let item = (prop::option::of(any::<bool>()), words(Inside::default()), prop::collection::vec(inner, 0..2));
    let start = prop::option::of(prop::sample::select(vec![0, 1, 7, 99]));
    (start, any::<bool>(), prop::collection::vec(item, 1..4)).prop_map(|(start, is_tight, items)| {
        let items = items.into_iter().map(|(task, line, rest)| {
            let first = if is_tight { Block::Plain(line) } else { Block::Paragraph(line) };
            let rest = rest.into_iter().filter(|block| !is_tight || matches!(block, Block::Code(_) | Block::Rule));
            let blocks = std::iter::once(first).chain(rest).map(here).collect();
            Spanned::new(Item { task, blocks }, Span::default())
        });
        Block::List(List { start, items: items.collect() })
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let heading = (0_usize..6).prop_flat_map(|index| {
        words(Inside { one_line: index > 1, ..Inside::default() }).prop_map(move |line| Block::Heading(index, line))
    });
    let leaf = prop_oneof![
        4 => words(Inside::default()).prop_map(Block::Paragraph),
        1 => heading,
        1 => code(),
        1 => table(),
        1 => Just(Block::Rule),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let inside = || prop::collection::vec(inner.clone().prop_map(here), 1..3);
        prop_oneof![
            inside().prop_map(Block::Quote),
            inside().prop_map(|inside| Block::Alert(AlertKind::Tip, inside)),
            inside().prop_map(Block::Private),
            list(inner.clone()),
        ]
    })
}

/// A document of these blocks, with links, pictures, a figure and a footnote that they may name.
fn document(mut blocks: Blocks) -> Document {
    blocks.push(here(Block::Footnote(
        "n".to_owned(),
        vec![here(Block::Paragraph(vec![at(Inline::Text("f".to_owned()))]))],
    )));
    let heading = |level| Heading { level, text: String::new(), id: None, slug: String::new(), span: Span::default() };
    let to = |href: &str, title: &str, text: &str| Link {
        href: Some(href.to_owned()),
        title: title.to_owned(),
        text: text.to_owned(),
        ..Link::default()
    };
    let links = vec![
        to("a.html", "", ""),
        to("https://a.b/?c=d&e=(f)", "t \"u\" <v>", ""),
        to("a b", "", ""),
        to("#a", "\\", ""),
        to("files/a.png", "T", "b [c] *d*"),
        to("files/b.png", "", "e"),
    ];
    let figure = Citation { words: "1 → 2".to_owned(), href: "metrics.html#m".to_owned() };
    let markdown = Markdown { blocks, headings: (1..=6).map(heading).collect(), ..Markdown::default() };
    Document {
        links,
        figures: BTreeMap::from([("m".to_owned(), figure)]),
        markdown: markdown.into(),
        ..Document::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_tree_comes_back(blocks in prop::collection::vec(any_block().prop_map(here), 0..4)) {
        let document = document(blocks);
        let text = write(&document);
        prop_assert_eq!(shape(&read(&text)), shape(&document), "written as\n{}", text);
    }
}
