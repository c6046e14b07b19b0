//! What holds for every body, whatever is written in it.

use crate::diagnostic::code;
use proptest::prelude::*;

use super::show::{both, compact, read};
use super::*;

/// Scraps that mean something, so that chance meets what matters.
const SCRAPS: &[&str] = &[
    "> ",
    ">",
    "[!private]",
    "[!privat]",
    "[!note]",
    "\n",
    "\n\n",
    "\n> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "# ",
    "## x\n",
    "<!--",
    "-->",
    "<!-- c -->",
    "<!-- allow a-b: c -->",
    "<!-- allow",
    "<div>",
    "<br>",
    "[[1]](x)",
    "は**「",
    "</b>",
    "`",
    "```\n",
    "[",
    "]",
    "(",
    ")",
    "](x)",
    "[[",
    "]]",
    "|",
    "[[a|b]]",
    "![",
    "[^1]",
    "[^1]: ",
    "{{metric:a}}",
    "{{",
    "}}",
    "https://a.b/c",
    ":",
    "\\",
    "*",
    "**",
    "_",
    "~~",
    "'",
    "\"",
    "--",
    "...",
    "&amp;",
    "&nvlt;",
    "ä",
    "日",
    "🎉",
    "| a |\n|---|\n| b |",
    "[a]: /b\n",
    "[a][b]",
    "[a]",
    "<a@b.c>",
    "word ",
    "\u{0}",
];

fn bodies() -> impl Strategy<Value = String> {
    bodies_of(40)
}

fn bodies_of(scraps: usize) -> impl Strategy<Value = String> {
    let scrap = prop_oneof![6 => prop::sample::select(SCRAPS).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(scrap, 0..scraps).prop_map(|scraps| scraps.concat())
}

fn in_range(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

fn is_sound(text: &str, markdown: &Markdown) {
    each_block(&markdown.blocks, &mut |block| assert!(in_range(text, block.span), "{block:?}"));
    each_inline_of(&markdown.blocks, &mut |inline| {
        assert!(in_range(text, inline.span), "{inline:?}");
        match &inline.value {
            Inline::Link(index, _) | Inline::Image(index) => assert!(*index < markdown.links.len()),
            _ => {}
        }
    });
    for link in &markdown.links {
        assert!(in_range(text, link.destination.span));
    }
    for allow in &markdown.allows {
        assert!(in_range(text, allow.scope) && text[allow.rule.span.range()] == allow.rule.value);
    }
    for passage in markdown.passages() {
        let ends: Vec<usize> = passage.text.char_indices().map(|(at, _)| at).chain([passage.text.len()]).collect();
        for pair in ends.windows(2) {
            assert!(in_range(text, passage.span(pair[0]..pair[1])), "{passage:?}");
        }
    }
}

/// Everything that a body holds.
fn spilled(markdown: &Markdown) -> String {
    format!("{} {:?} {:?} {:?}", compact(markdown), markdown.links, markdown.headings, markdown.allows)
}

/// A private block with a secret, put into other blocks.
fn secretive() -> impl Strategy<Value = String> {
    let secret = prop::sample::select(vec![
        "XYZZY",
        "*XYZZY* `XYZZY`",
        "[XYZZY](XYZZY \"XYZZY\")",
        "# XYZZY",
        "![XYZZY](XYZZY)",
        "{{metric:XYZZY}}",
        "[[XYZZY]]",
        "- XYZZY\n- y",
        "[^p]\n\n[^p]: XYZZY",
        "<!-- allow XYZZY: XYZZY -->",
        "https://XYZZY",
        "```\nXYZZY\n```",
        "x\n\nXYZZY",
        "<b>XYZZY</b>",
        "> [!note]\n> XYZZY",
        "\n[z]: /XYZZY\n\n[z]",
        "[^q]",
        "| XYZZY |\n|---|\n| XYZZY |",
    ]);
    let wrap = prop::sample::select(vec!["> ", "- ", "1. ", "> [!tip]\n> ", "[^w]: ", "> [!private]\n> ", ""]);
    let noise = prop::sample::select(vec![
        "",
        "text[^w]\n\n",
        "# head\n\n",
        "[a](b)\n\n",
        "[z][z]\n\n",
        "> quote\n\n",
        "<div>\n\n",
    ]);
    let after = prop::sample::select(vec!["", "\n\nafter", "\n\n[^w]: note", "\n\n[^r]: [^p]"]);
    (secret, prop::collection::vec(wrap, 0..4), noise, after).prop_map(|(secret, wraps, noise, after)| {
        let mut block = prefixed("> [!private]\n> ", "> ", secret);
        for wrap in wraps {
            let rest = match wrap {
                "- " | "1. " => " ".repeat(wrap.len()),
                "[^w]: " => " ".repeat(4),
                "" => String::new(),
                _ => "> ".to_owned(),
            };
            block = prefixed(wrap, &rest, &block);
        }
        format!("{noise}{block}{after}\n\n[^q]: XYZZY")
    })
}

fn prefixed(first: &str, rest: &str, block: &str) -> String {
    format!("{first}{}", block.lines().collect::<Vec<_>>().join(&format!("\n{rest}")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_body_is_sound(text in bodies()) {
        let (markdown, diagnostics) = both(&text);
        is_sound(&text, &markdown);
        is_sound(&text, &markdown.without_private());
        for diagnostic in diagnostics {
            prop_assert!(in_range(&text, diagnostic.span), "{diagnostic:?}");
        }
        for section in markdown.sections() {
            is_sound(&text, &markdown.part(section.blocks));
        }
    }

    #[test]
    fn no_secret_leaves_its_private_block_unless_an_error_says_so(text in secretive()) {
        let (markdown, diagnostics) = both(&text);
        prop_assert!(spilled(&markdown).contains("XYZZY"), "{text}");
        if diagnostics.iter().any(|diagnostic| diagnostic.rule == code::EXPOSED_PRIVATE && text[diagnostic.span.range()].contains("[!")) {
            return Ok(());
        }
        let public = markdown.without_private();
        is_sound(&text, &public);
        prop_assert!(!spilled(&public).contains("XYZZY"), "{text}\n{}", spilled(&public));
    }
}

/// What another reader has of a body, without the places.
fn told(markdown: &Markdown) -> String {
    let public = markdown.public();
    let links: Vec<_> = public.links.iter().map(|it| (it.kind, &it.destination.value, &it.title, &it.text)).collect();
    let headings: Vec<_> = public.headings.iter().map(|it| (it.level, &it.text, &it.slug)).collect();
    format!("{} {links:?} {headings:?}", compact(&public))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_global_rejects: 1 << 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_private_block_says_changes_nothing_around_it(
        before in bodies_of(6),
        secret in bodies_of(8),
        other in bodies_of(8),
        wrap in prop::sample::select(vec!["", "- ", "1. ", "> ", "> [!tip]\n> ", "[^w]: "]),
        after in bodies_of(6),
    ) {
        let rest = match wrap {
            "- " | "1. " => " ".repeat(wrap.len()),
            "[^w]: " => " ".repeat(4),
            "" => String::new(),
            _ => "> ".to_owned(),
        };
        let with = |secret: &str| {
            // A text has no other line ends than `\n` when it gets here.
            let block = prefixed("> [!private]\n> x\n> ", "> ", &secret.replace(['\0', '\r'], ""));
            format!("{before}\n\n{}\n\n{after}", prefixed(wrap, &rest, &block))
        };
        let ((one, found), (two, found_two)) = (both(&with(&secret)), both(&with(&other)));
        // Between two fences, or in a comment, the block is none.
        prop_assume!(one.has_private && two.has_private);
        // Where it is seen that something is not hidden, nothing is published.
        let is_error = |found: &crate::diagnostic::Diagnostic| found.severity == crate::diagnostic::Severity::Error;
        prop_assume!(!found.iter().chain(&found_two).any(is_error));
        prop_assert_eq!(told(&one), told(&two), "{}", with(&secret));
    }
}

/// How many nodes stand inside one another at most.
fn depth(blocks: &[Spanned<Block>]) -> usize {
    let below = |block: &Spanned<Block>| match block.value.children() {
        Children::Nothing => 0,
        Children::Inlines(line) => depth_of_line(line),
        Children::Blocks(inside) => depth(inside),
        Children::Items(items) => items.iter().map(|item| 1 + depth(&item.value.blocks)).max().unwrap_or(0),
        Children::Table(table) => table.cells().map(|cell| depth_of_line(cell)).max().unwrap_or(0),
    };
    blocks.iter().map(|block| 1 + below(block)).max().unwrap_or(0)
}

fn depth_of_line(line: &[Spanned<Inline>]) -> usize {
    line.iter().map(|inline| 1 + depth_of_line(inline.value.children())).max().unwrap_or(0)
}

#[test]
fn what_is_nested_too_deep_keeps_its_words_and_stays_private() {
    let deep = |begin: &str, middle: &str| format!("{}{middle}", begin.repeat(4 * DEEPEST));
    assert!(compact(&read(&deep("> ", "a *b*"))).contains("{p{a b}}"));
    assert!(compact(&read(&deep("- ", "a"))).contains("{a}"));
    let stars = "*".repeat(4 * DEEPEST);
    let marked = compact(&read(&format!("- {stars}a{stars} b")));
    assert!(marked.starts_with("list{item{strong{") && marked.ends_with("} b}}"), "one line stays one: {marked}");
    let secret = read(&format!("{}\n", deep("> ", "[!private]\n> XYZZY")));
    assert!(compact(&secret).contains("XYZZY"));
    assert!(!compact(&secret.without_private()).contains("XYZZY"));
}

/// Patterns that are slow in careless readers. The test would take minutes if one of them were.
#[test]
fn hostile_bodies_are_read_at_once() {
    let size = 1 << 18;
    for pattern in [
        "[",
        "*",
        ">",
        "> ",
        "<!--",
        "<!-- ",
        "a <!--\n",
        "![[",
        "[[",
        "[!",
        "[^",
        "{{",
        "{{metric:",
        "https://",
        "(https://a",
        "- ",
        "`",
        "~",
        "'",
        "\"",
        "<",
        "&",
        "|a",
        "[a](",
        "[a][b]",
        "> [!private]\n",
        "> > ",
        "[^1]: ",
        "# x\n",
        "[^a]",
        "![",
        "<!-- allow a-b -->",
        "\\",
        "_a",
        "<b ",
        "--",
    ] {
        let text = pattern.repeat(size / pattern.len());
        let markdown = read(&text);
        markdown.without_private();
        markdown.passages();
        assert!(depth(&markdown.blocks) <= 2 * (DEEPEST + 2), "{pattern}");
    }
}
