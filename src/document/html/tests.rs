//! What a body looks like as HTML. What no body ever does is tried from outside, in `tests/it/hostile.rs`.

use super::write as html;
use crate::document::{Citation, Document, Link};
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::{LinkKind, read_markdown};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page on which links lead where they say, whatever they say; `gone` leads nowhere, and a note is titled by its id.
fn document(text: &str, prefix: &str) -> Document {
    let file = PacketPath::new("evidence/a.md").unwrap();
    let markdown = read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new());
    let links = markdown.links.iter().map(|link| {
        let written = &link.destination.value;
        Link {
            href: (written != "gone").then(|| written.clone()),
            words: (link.kind == LinkKind::Wiki && written != "gone").then(|| format!("Title of {written}")),
            title: link.title.clone(),
            text: link.text.clone(),
            is_outside: written.starts_with("http"),
            pixels: written.ends_with("known.png").then_some((680, 380)),
        }
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

fn shown(text: &str) -> String {
    html(&document(text, "")).trim_end().to_owned()
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
    let marked = html(&Document { source_positions: Some("E-07".to_owned()), ..document(text, "") });
    let expected = "<h2 data-at=\"E-07:0-4\" id=\"a\">A</h2>\n<p data-at=\"E-07:5-7\">b</p>\n<ul>\n<li data-at=\"E-07:8-13\">c</li>\n</ul>\n\
        <div class=\"private\"><p class=\"private-title\">Only you see this</p>\n<p data-at=\"E-07:15-30\">d</p>\n</div>\n";
    assert_eq!(marked, expected);
}

#[test]
fn plain_words() {
    assert_shown([
        ("", ""),
        ("a *b* **c** ~~d~~ `e<f`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>"),
        ("a\nb  \nc", "<p>a\nb<br />\nc</p>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("2. a\n3. b", "<ol start=\"2\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("a <!-- b --> c", "<p>a c</p>"),
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
    assert_eq!(html(&document("# A", "e-07-")), "<h2 id=\"e-07-a\">A</h2>\n");
}

#[test]
fn links_lead_where_the_page_says() {
    assert_shown([
        ("[a](b.html)", "<p><a href=\"b.html\">a</a></p>"),
        (
            "[a](https://b/?c&d \"e \\\" f\")",
            "<p><a href=\"https://b/?c&amp;d\" title=\"e &quot; f\" rel=\"noopener noreferrer\">a</a><sup class=\"on-paper link-note\">[1]</sup></p>\n\
             <ul class=\"on-paper link-notes\">\n<li>[1] <span class=\"link-address\">https://b/?c&amp;d</span></li>\n</ul>",
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
        ("![b](known.png)", "<p><img src=\"known.png\" alt=\"b\" width=\"680\" height=\"380\" loading=\"lazy\"></p>"),
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
        html(&document("a[^x] b[^y] c[^x]\n\n[^y]: Y[^z]\n\n[^x]: X\n\n    - d\n\n[^z]: Z\n\n[^unused]: U", "e-1-"));
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

/// What leads outside is told on paper: the addresses by their numbers, each once, and none that is written already.
#[test]
fn addresses_outside_are_numbered() {
    let body = "[a](https://b/c) [*d*](https://b/c) <https://e/> [f.g/h](https://f.g/h/) [i](http://j)[^1]\n\n[^1]: [k](https://l)";
    let shown = shown(body);
    let numbers: Vec<&str> = shown.split("link-note\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(numbers, ["[1]", "[1]", "[2]", "[3]"]);
    let listed: Vec<&str> =
        shown.split("link-address\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(listed, ["https://b/c", "http://j", "https://l"]);
    assert!(shown.find("class=\"footnotes\"") < shown.find("link-notes"), "below all else: {shown}");
    let beside = html(&Document { numbers_links: false, ..document("[a](https://b/c)", "") });
    let expected = "<p><a href=\"https://b/c\" rel=\"noopener noreferrer\">a</a> <span class=\"on-paper link-address\">https://b/c</span></p>\n";
    assert_eq!(beside, expected, "a sentence has no list");
}

#[test]
fn no_figure_is_parted_from_its_unit() {
    assert_shown([
        ("From 4.5 % to **0.9** %, 180\nms", "<p>From 4.5\u{a0}% to <strong>0.9</strong>\u{a0}%, 180\u{a0}ms</p>"),
        ("`4.5 %` and\nms", "<p><code>4.5 %</code> and\nms</p>"),
        ("    180 ms", "<pre tabindex=\"0\"><code>180 ms</code></pre>"),
        (
            "See E-07, (I-2) and XE-07, E-07b, E-",
            "<p>See <span class=\"whole\">E-07</span>, (<span class=\"whole\">I-2</span>) and XE-07, E-07b, E-</p>",
        ),
    ]);
}
