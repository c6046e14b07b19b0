//! Comments that hide nothing: broken ones, and those of other programs.

use super::Judge;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;

impl Judge<'_> {
    /// What an author took for a comment is none to Markdown: nothing closes it, or a blank line breaks it.
    pub(super) fn expose_comment(&mut self, span: Span) {
        let message = "`<!--` begins no comment here, so what follows is shown";
        let help = "end it with `-->` and leave no blank line in it; to show `<!--` itself, put it in backticks";
        let exposed = Diagnostic::error(code::EXPOSED_COMMENT, span, message);
        self.findings.push(exposed.label("shown to readers").help(help));
    }

    pub(super) fn expose_title(&mut self, link: Span) {
        let message = "a comment in the title of a link is shown, not hidden";
        let exposed = Diagnostic::error(code::EXPOSED_COMMENT, link, message);
        self.findings.push(exposed.help("take it out of the title"));
    }

    /// `%%` hides something in Obsidian, `{#` in a template, and nothing here.
    pub(super) fn expose_foreign(&mut self, span: Span) {
        let sign = &self.text[span.range()];
        let message = format!("`{sign}` begins no comment here, so what follows is shown");
        let help = format!("write `<!-- … -->`; to show `{sign}` itself, put it in backticks");
        let exposed = Diagnostic::error(code::EXPOSED_COMMENT, span, message);
        self.findings.push(exposed.label("shown to readers").help(help));
    }

    /// Comments do not nest: the first `-->` ends the outer one.
    pub(super) fn expose_nested(&mut self, span: Span) {
        let message = "this comment is over at the first `-->`, so what follows is shown";
        let exposed = Diagnostic::error(code::EXPOSED_COMMENT, span, message);
        self.findings.push(exposed.help("take the comment out that stands in it"));
    }

    /// `<!-->` is over before anything stands in it.
    pub(super) fn expose_nothing(&mut self, span: Span) {
        let message = "this comment is over where it begins, so what follows is shown";
        let exposed = Diagnostic::error(code::EXPOSED_COMMENT, span, message);
        self.findings.push(exposed.help("begin it with `<!-- ` and end it with ` -->`"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::show::{found, tree};

    #[test]
    fn comments_that_hide_nothing() {
        for exposed in [
            "a <!-->b-->",
            "<!--->\nb\n-->",
            "a %%b%% c",
            "%%\na\n\nb\n%%",
            "# a %%b%%",
            "| %%a%% |\n|---|",
            "a <!— b —>",
            "<! -- a -->",
            "a <!- b ->",
            "{{!-- a --}}",
            "a {{! b }}",
            "{# a #}",
            "{% comment %}a{% endcomment %}",
            "a {/* b */} c",
            "a <?php b ?> c",
            "<?php\nb\n?>",
            "a <![CDATA[b]]> c",
            "<![CDATA[\nb\n]]>",
            "a <!SECRET> b",
            "％％a％％",
            "a\n[//]: # (b)",
            "<!-- a <!-- b --> c -->",
            "a <!-- b <!-- c --> d --> e",
        ] {
            assert!(found(exposed).starts_with("error[exposed-comment]"), "{exposed}: {}", found(exposed));
        }
        let in_html = found("<div>%%a%%</div>");
        assert!(in_html.lines().any(|line| line.starts_with("error[exposed-comment]")), "{in_html}");
        for fine in [
            "50%% a 20%%",
            "`%%a%%`",
            "```\n%%a%%\n```",
            "<!---->",
            "`<!-->`",
            "\\%%a",
            "https://a.b/%%20",
            "# A {#top}",
            "`{# a #}`",
            "[//]: # (a)\n\nb",
            "<!-- a --> b --> c",
            "<!-- a <!-- b --> c",
            "a <!-- b <!-- c --> d <!-- e -->",
            "100％％",
            "`<?php`",
        ] {
            assert_eq!(found(fine), "", "{fine}");
        }
    }

    #[test]
    fn no_blanks_are_left_where_a_comment_stood() {
        for written in ["a <!-- s --> b", "a <!-- s --><!-- s --> b", "a<!-- s --> b", "a <!-- s -->b"] {
            assert_eq!(tree(written), "p{a b}", "{written}");
        }
        assert_eq!(tree("a <!-- s -->\nb <!-- s -->\n\n*c* <!-- s -->"), "p{a/b} p{em{c}}");
        assert_eq!(tree("*a* <!-- s --> *b*<!-- s -->"), "p{em{a} em{b}}");
        assert_eq!(tree("<!-- s --> a <!-- s --> b"), "p{a b}");
        assert_eq!(tree("| <!-- s --> a |\n|---|"), "table{head{cell{a}}}");
        assert_eq!(tree("a  b"), "p{a  b}", "what the author wrote stays");
    }
}
