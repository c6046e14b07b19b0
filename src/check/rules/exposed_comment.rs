//! A comment that would be shown
//!
//! Why it matters: HTML comments never leave the source; but Markdown ends some of them early, at a blank line or at the end of a
//! paragraph, and from there on what was meant for the author alone is text on the page. A comment in code that no fence closes, or in lines that
//! are indented, is code; one in a value of front matter, of `packet.toml` or of a rubric is a part of the value; and `%%`, `{#`,
//! `{{!--`, `{/*`, `<?php` or `<![CDATA[` begin none. A comment in a comment ends both. Until it is mended, the
//! note is for nobody but its author.
//!
//! How it can misfire: To show `<!--` or `%%` itself, put it in backticks, or between two fences.
//!
//! Where it comes from: CommonMark, HTML blocks and raw HTML; the comments of Obsidian, Jinja, Liquid, Handlebars and MDX.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The cache went live in March. <!-- ask Ana whether
//!
//! the figure may be shown -->
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The cache went live in March. <!-- ask Ana whether the figure may be shown -->
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::EXPOSED_COMMENT,
    severity: Severity::Error,
    source: include_str!("exposed_comment.rs"),
    find: Find::WhileReading,
};

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn a_comment_in_a_value_is_a_part_of_it() {
        let marked = |path: &str, text: &str| {
            let found = [found("exposed-comment", &[(path, text)]), found("exposed-private", &[(path, text)])].concat();
            found.into_iter().map(|found| found.split(": ").nth(1).unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        for front in [
            "title = \"A <!-- s -->\"\ndate = 2026-03-14\n",
            "title = \"A\"\ndate = 2026-03-14\nwith = [\"Bo <!-- s -->\"]\n",
            "title = \"A\"\ndate = 2026-03-14\ncriteria = [{ id = \"impact\", why = \"b <!-- s -->\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nmetrics = [{ name = \"b\", method = \"c <!-- s -->\" }]\n",
        ] {
            assert_eq!(marked("evidence/a.md", &format!("+++\n{front}+++\n")), ["<!--"], "{front}");
        }
        assert_eq!(marked("case.md", "---\ntitle: A %%s%%\n---\n"), ["%%"]);
        assert_eq!(marked("case.md", "---\ntitle: \"A [!private] s\"\n---\n"), ["[!private]"]);
        let away =
            "[[away]]\nfrom = 2025-08-01\nto = 2025-08-02\nwhy = \"leave <!-- s -->\"\n[private]\nterms = [\"<!--\"]\n";
        assert_eq!(found("exposed-comment", &[("packet.toml", away)]).len(), 1);
        let rubric = "id = \"a\"\ntitle = \"A <!-- s -->\"\n";
        assert_eq!(found("exposed-comment", &[("rubric.toml", rubric)]).len(), 1);
        assert_eq!(marked("case.md", "---\n# a comment <!-- s -->\ntitle: A 50%% -- b\n---\n"), Vec::<String>::new());
    }
}
