//! HTML in a body: it is shown as it is typed, so it is said, once for the body, with the Markdown for it.

use super::Judge;
use super::listings::HOW;
use crate::diagnostic::{Diagnostic, code, count, listed};
use crate::source::Spanned;
use std::collections::BTreeSet;

/// The most elements that the help speaks of.
const MOST: usize = 3;

/// The elements that documents from elsewhere hold, and what Markdown has for each; nothing where the tag is to be left out.
const ELEMENTS: &[(&[&str], &str)] = &[
    (&["b", "strong"], "`**words**`"),
    (&["i", "em", "u", "ins", "cite", "dfn", "var"], "`*words*`"),
    (&["s", "del", "strike"], "`~~words~~`"),
    (&["a"], "`[words](address)`"),
    (&["img", "picture", "figure"], "`![what it shows](../files/name.png)`"),
    (&["code", "kbd", "samp", "tt"], "words in backticks"),
    (&["pre"], "lines between two lines of three backticks"),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], "`## Words`"),
    (&["ul", "ol", "li", "dl", "dt", "dd"], "`- words` on a line of its own"),
    (&["details", "summary"], "a heading, `## Words`, and the text below it"),
    (&["blockquote", "q"], "`> words`"),
    (&["hr"], "`---` between two blank lines"),
    (&["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"], "rows such as `| a | b |`"),
    (&["iframe", "video", "audio", "embed", "object", "source"], "a link, `[words](address)`"),
    (
        &[
            "p", "div", "span", "center", "font", "mark", "small", "big", "sub", "sup", "section", "article", "abbr",
            "label",
        ],
        "",
    ),
    (&["script", "style", "svg", "math", "form", "input", "button", "select", "textarea", "link", "meta"], ""),
    (&["html", "head", "body", "title", "header", "footer", "main", "nav", "aside", "figcaption", "wbr", "nobr"], ""),
];

impl Judge<'_> {
    /// The tags of elements that HTML has; other words in angle brackets are what they seem.
    pub(super) fn html(&mut self, tags: &[Spanned<String>]) {
        tags.iter().for_each(|tag| self.hiding_tag(tag));
        let known: Vec<(&Spanned<String>, &str)> =
            tags.iter().filter_map(|tag| Some((tag, markdown(&tag.value)?))).collect();
        let Some((first, _)) = known.first() else { return };
        let more = known.len() - 1;
        let others = if more > 0 { format!(", and so is {}", more_tags(more)) } else { String::new() };
        let message = format!("`<{}>` is shown as it is typed{others}", first.value);
        let mut said = BTreeSet::new();
        let distinct = known.iter().filter(|(tag, _)| said.insert(tag.value.as_str()));
        let helps: Vec<String> = distinct.take(MOST).map(|(tag, markdown)| instead(&tag.value, markdown)).collect();
        let help = format!("{}; to show a tag, put it in backticks", listed(&helps));
        self.findings.push(Diagnostic::warning(code::RAW_HTML, first.span, message).help(help));
    }
}

impl Judge<'_> {
    /// A tag that hides something in a browser: `<template>`, `<div hidden>`, `<p style="display: none">`, `<span class="private">`.
    fn hiding_tag(&mut self, tag: &Spanned<String>) {
        let written = self.text[tag.span.range()].to_lowercase();
        let closes_up: String = written.chars().filter(|character| !character.is_whitespace()).collect();
        let is_styled = ["display:none", "visibility:hidden"].iter().any(|style| closes_up.contains(style));
        let words = written.split(|character: char| !character.is_alphanumeric() && character != '-').skip(2);
        let is_named = markdown(&tag.value).is_some() && words.into_iter().any(|word| HIDDEN.contains(&word));
        if is_styled || is_named || tag.value == "template" {
            let message = format!("`<{}>` hides nothing here: what stands in it is shown", tag.value);
            self.expose(tag.span, message, HOW);
        }
    }
}

/// What a tag says that hides something.
const HIDDEN: [&str; 2] = ["hidden", "private"];

fn more_tags(more: usize) -> String {
    if more == 1 { "one more tag".to_owned() } else { count(more, "more tag") }
}

fn instead(name: &str, markdown: &str) -> String {
    if markdown.is_empty() { format!("leave `<{name}>` out") } else { format!("for `<{name}>` write {markdown}") }
}

/// What Markdown has for an element, by its name in small letters; nothing for what is no element.
fn markdown(name: &str) -> Option<&'static str> {
    ELEMENTS.iter().find(|(names, _)| names.contains(&name)).map(|(_, markdown)| *markdown)
}

#[cfg(test)]
mod tests {
    use super::super::super::show::{found, tree};

    #[test]
    fn tags_are_said_once_with_their_markdown() {
        assert_eq!(
            found("a <b>c</b> and <u>d</u>"),
            "warning[raw-html] `<b>`: `<b>` is shown as it is typed, and so is one more tag; \
             for `<b>` write `**words**` and for `<u>` write `*words*`; to show a tag, put it in backticks"
        );
        assert!(
            found("<details>\n<summary>a</summary>\n\nb\n\n</details>").starts_with("warning[raw-html] `<details>`")
        );
        assert!(found("<div align=\"center\">x</div>").contains("leave `<div>` out"));
        assert!(found("| a |\n|---|\n| <span>b</span> |").starts_with("warning[raw-html] `<span>`"));
    }

    #[test]
    fn a_tag_that_hides_something_in_a_browser_hides_nothing_here() {
        for exposed in [
            "<div hidden>s</div>",
            "a <span style=\"Display: none\">s</span>",
            "<p class='note private'>\ns\n</p>",
            "<template>s</template>",
        ] {
            assert!(found(exposed).contains("error[exposed-private]"), "{exposed}: {}", found(exposed));
        }
        for shown in
            ["<div class=\"wide\">a</div>", "Map<Key, hidden>", "<p id=\"hidden-costs\">a</p>", "`<div hidden>`"]
        {
            assert!(!found(shown).contains("exposed-private"), "{shown}: {}", found(shown));
        }
    }

    #[test]
    fn what_is_no_element_is_left_alone() {
        for body in
            ["Vec<String> <name> <T>", "`<b>` \\<b>", "```\n<b>\n```", "<!-- <b> -->", "a < b > c", "<https://b.c>"]
        {
            assert_eq!(found(body), "", "{body}");
        }
    }

    #[test]
    fn a_break_ends_a_line() {
        assert_eq!(tree("a<br>b<br/>c<BR />d"), "p{a//b//c//d}");
        assert_eq!(tree("a<br>\nb"), "p{a//b}");
        assert_eq!(tree("| a |\n|---|\n| b<br>c |"), "table{head{cell{a}} row{cell{b//c}}}");
        assert_eq!(tree("<div>a<br>b<br>\nc</div>"), "p{<div>a//b//c</div>}");
        assert_eq!(tree("<br>\n\na"), "p{a}");
        assert_eq!(tree("`a<br>b` ![a<br>b](c)"), "p{code(a<br>b) image0}");
        assert_eq!(found("a<br>b"), "");
    }
}
