//! What a body looks like as HTML, and what no body ever does.

use super::html;
use super::inspect::complaints;
use crate::site::{Citation, Link, Prose};
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::{LinkKind, read_markdown};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// A page on which links lead where they say, whatever they say; `gone` leads nowhere, and a note is titled by its id.
fn prose(text: &str, prefix: &str) -> Prose {
    let file = PacketPath::new("evidence/a.md").unwrap();
    let markdown = read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new());
    let links = markdown.links.iter().map(|link| {
        let written = &link.destination.value;
        Link {
            href: (written != "gone").then(|| written.clone()),
            words: (link.kind == LinkKind::Wiki && written != "gone").then(|| format!("Title of {written}")),
            title: link.title.clone(),
            is_outside: written.starts_with("http"),
        }
    });
    let figure = Citation { words: "1.2 s → 180 ms".to_owned(), href: "../metrics.html#m-p99".to_owned() };
    Prose {
        links: links.collect(),
        figures: HashMap::from([("p99".to_owned(), figure)]),
        prefix: prefix.to_owned(),
        heading_level: 2,
        traced: None,
        markdown: Arc::new(markdown),
    }
}

fn shown(text: &str) -> String {
    html(&prose(text, "")).trim_end().to_owned()
}

#[track_caller]
fn assert_shown<const N: usize>(table: [(&str, &str); N]) {
    for (text, expected) in table {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn in_a_preview_blocks_say_where_they_were_written() {
    let text = "# A\n\nb\n\n- c\n\n> [!private]\n> d\n\n> [!private]\n> [^1]: e\n";
    let traced = html(&Prose { traced: Some("E-07".to_owned()), ..prose(text, "") });
    let expected = "<h2 data-at=\"E-07:0-4\" id=\"a\">A</h2>\n<p data-at=\"E-07:5-7\">b</p>\n<ul>\n<li data-at=\"E-07:8-13\">c</li>\n</ul>\n\
        <div class=\"private\"><p class=\"private-title\">Only you see this</p>\n<p data-at=\"E-07:15-30\">d</p>\n</div>\n";
    assert_eq!(traced, expected);
}

#[test]
fn plain_words() {
    assert_shown([
        ("", ""),
        ("a *b* **c** ~~d~~ `e<f`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>"),
        ("a\nb  \nc", "<p>a\nb<br />\nc</p>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("2. a\n3. b", "<ol start=\"2\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("a <!-- b --> c", "<p>a  c</p>"),
        ("---", "<hr />"),
        ("{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>"),
    ]);
}

#[test]
fn headings_begin_at_the_level_of_the_page() {
    assert_shown([
        ("# A\n\n## B", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>"),
        ("### A\n\n##### B", "<h2 id=\"a\">A</h2>\n<h4 id=\"b\">B</h4>"),
        ("# A\n\n###### B", "<h2 id=\"a\">A</h2>\n<h6 id=\"b\">B</h6>"),
        ("# A {#x onclick=y .z}", "<h2 id=\"x\">A</h2>"),
    ]);
    assert_eq!(html(&prose("# A", "e-07-")), "<h2 id=\"e-07-a\">A</h2>\n");
}

#[test]
fn links_lead_where_the_page_says() {
    assert_shown([
        ("[a](b.html)", "<p><a href=\"b.html\">a</a></p>"),
        (
            "[a](https://b/?c&d \"e \\\" f\")",
            "<p><a href=\"https://b/?c&amp;d\" title=\"e &quot; f\" rel=\"noopener noreferrer\">a</a></p>",
        ),
        ("[a *b*](gone)", "<p>a <em>b</em></p>"),
        ("[[b]] [[b|c]]", "<p><a href=\"b\">Title of b</a> <a href=\"b\">c</a></p>"),
        ("a [[gone]] b", "<p>a  b</p>"),
        ("[](b)", "<p></p>"),
        ("[a {{metric:p99}}](c)", "<p><a href=\"c\">a <span class=\"figure\">1.2 s → 180 ms</span></a></p>"),
        ("[a [[b]] c](d)", "<p>[a <a href=\"b\">Title of b</a> c](d)</p>"),
    ]);
}

#[test]
fn images_are_files_of_the_edition() {
    assert_shown([
        ("a ![b *c*](d.png)", "<p>a <img src=\"d.png\" alt=\"b c\" loading=\"lazy\"></p>"),
        ("a ![b](d.png \"t\")", "<p>a <img src=\"d.png\" alt=\"b\" title=\"t\" loading=\"lazy\"></p>"),
        (
            "![b](d.png \"A < B\")",
            "<figure><img src=\"d.png\" alt=\"b\" loading=\"lazy\"><figcaption>A &lt; B</figcaption></figure>",
        ),
        ("![b](d.png)", "<p><img src=\"d.png\" alt=\"b\" loading=\"lazy\"></p>"),
        ("![b](gone \"t\")", "<p>b</p>"),
        ("![b](https://tracker/x.gif)", "<p>b</p>"),
        ("![b](data:image/png;base64,AA)", "<p>b</p>"),
    ]);
}

#[test]
fn figures_come_from_the_ledger() {
    assert_shown([
        ("a {{metric:p99}}", "<p>a <a class=\"figure\" href=\"../metrics.html#m-p99\">1.2 s → 180 ms</a></p>"),
        ("a {{metric:other}} b", "<p>a  b</p>"),
    ]);
}

#[test]
fn alerts_and_private_blocks() {
    assert_shown([
        (
            "> [!warning]\n> a",
            "<div class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Warning</p>\n<p>a</p>\n</div>",
        ),
        (
            "> [!private]\n> a",
            "<div class=\"private\"><p class=\"private-title\">Only you see this</p>\n<p>a</p>\n</div>",
        ),
    ]);
}

#[test]
fn lists_code_and_tables() {
    assert_shown([
        (
            "- [x] a\n- [ ] b\n- c",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"done\" checked> a</li>\n\
             <li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"to do\"> b</li>\n<li>c</li>\n</ul>",
        ),
        ("    a<b", "<pre tabindex=\"0\"><code>a&lt;b</code></pre>"),
        ("```c++ x\"y\n\na\n```", "<pre tabindex=\"0\"><code class=\"language-c++\">\na\n</code></pre>"),
        ("```\"><script>\n```", "<pre tabindex=\"0\"><code class=\"language-script\"></code></pre>"),
        (
            "|a||c|\n|:-|-|-:|\n|d|e|f|",
            "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\n\
             <thead><tr><th scope=\"col\" class=\"align-left\">a</th><td></td><th scope=\"col\" class=\"align-right\">c</th></tr></thead>\n\
             <tbody>\n<tr><td class=\"align-left\">d</td><td>e</td><td class=\"align-right\">f</td></tr>\n</tbody></table></div>",
        ),
    ]);
}

#[test]
fn footnotes_are_numbered_as_they_are_met() {
    let shown =
        html(&prose("a[^x] b[^y] c[^x]\n\n[^y]: Y[^z]\n\n[^x]: X\n\n    - d\n\n[^z]: Z\n\n[^unused]: U", "e-1-"));
    let back = |id: &str, count: &str| {
        format!(
            " <a class=\"footnote-back\" href=\"#e-1-fnref-{id}\" aria-label=\"Back to the text{count}\">↩{count}</a>"
        )
    };
    let there = |number: &str, id: &str| {
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#e-1-fn-{number}\" id=\"e-1-fnref-{id}\" aria-label=\"Footnote {number}\">{number}</a></sup>"
        )
    };
    let expected = format!(
        "<p>a{} b{} c{}</p>\n<section class=\"footnotes\" role=\"group\" aria-label=\"Footnotes\"><ol>\n\
         <li id=\"e-1-fn-1\"><p>X</p>\n<ul>\n<li>d</li>\n</ul>\n<p>{}{}</p></li>\n\
         <li id=\"e-1-fn-2\"><p>Y{}{}</p></li>\n<li id=\"e-1-fn-3\"><p>Z{}</p></li>\n</ol></section>\n",
        there("1", "1"),
        there("2", "2"),
        there("1", "1-2"),
        back("1", ""),
        back("1-2", " 2"),
        there("3", "3"),
        back("2", ""),
        back("3", "")
    );
    assert_eq!(shown, expected);
    assert_eq!(self::shown("[^a]: b[^a]"), "", "a footnote that only itself refers to is not referred to");
    assert!(self::shown("# fn 1\n\na[^1]\n\n[^1]: b").contains("<li id=\"fnn-1\">"), "no id is given twice");
}

#[test]
fn a_private_footnote_says_so() {
    let shown = shown("a[^1]\n\n> [!private]\n> [^1]: b");
    assert_eq!(shown.matches("class=\"private\"").count(), 1, "{shown}");
    assert!(
        shown.find("<section") < shown.find("class=\"private\""),
        "the empty block where it was defined is gone: {shown}"
    );
}

#[test]
fn prose_serialises_as_its_html() {
    assert_eq!(serde_json::to_string(&prose("a", "")).unwrap(), "\"<p>a</p>\\n\"");
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
        let html = html(&prose(text, ""));
        assert_eq!(complaints(&html), [""; 0], "{text}\n{html}");
    }
    let all = HOSTILE.join("\n\n");
    assert_eq!(complaints(&html(&prose(&all, "x-"))), [""; 0], "all of them on one page");
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
        let html = html(&prose(&text, "e-1-"));
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
        let html = html(&prose(&text, "e-07-"));
        assert!(html.len() <= 64 * SIZE, "{unit:?} became {} KiB", html.len() >> 10);
    }
}
