//! A reference in a title, a claim or another value
//!
//! Why it matters: Links and figures are read in the text below the front matter. In a value they are words, so a reader sees brackets and
//! ids where a title or a number was meant.
//!
//! How it can misfire: What names no note and no figure of this packet is left alone: `[[nodiscard]]` is an attribute of C++; and so is
//! `quote`, which is printed as it stands in the body.
//!
//! Where it comes from: the formats of Markdown programs, in whose front matter `[[…]]` is a link.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket, after [[review]]"
//! date = 2026-03-14
//! +++
//! ```
//!
//! ```evidence/review.md
//! +++
//! title = "A review of the basket"
//! date = 2026-03-02
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket, after a review"
//! date = 2026-03-14
//! +++
//! It followed from [[review]].
//! ```
//!
//! ```evidence/review.md
//! +++
//! title = "A review of the basket"
//! date = 2026-03-02
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::REFERENCE_IN_VALUE,
    severity: Severity::Warning,
    source: include_str!("reference_in_value.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // What some reader must not know of is an error, of another rule.
    let shown = context.references().iter().filter(|found| !found.other.audience.is_narrower_than(found.note.audience));
    diagnostics.extend(shown.map(|found| {
        let message = format!("`{}` is shown as it is typed", found.written);
        Diagnostic::warning(RULE.name, found.span, message).help(
            "write the words or the figure itself; what leads somewhere belongs in the text below the front matter",
        )
    }));
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    #[test]
    fn what_leads_nowhere_in_a_value_is_said() {
        let other = "+++\ntitle = \"B\"\ndate = 2026-03-14\nmetrics = [{ id = \"p99\", name = \"p99\", after = \"1 s\" }]\n+++\n";
        let titled = |title: &str| {
            let note = format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n");
            found("reference-in-value", &[("evidence/a.md", &note), ("evidence/b.md", other)])
        };
        for written in ["[[b]]", "[[evidence/b|b]]", "[b](b.md)", "[b](../evidence/b.md)", "{{metric:p99}}"] {
            let expected = format!("evidence/a.md: {written}: `{written}` is shown as it is typed");
            assert_eq!(titled(&format!("After {written}, more")), [expected]);
        }
        for fine in
            ["[[nodiscard]]", "[b](https://example.com)", "[[", "{{metric:", "](b.md", "{{metric:x}}", "b [1](2)"]
        {
            assert!(titled(fine).is_empty(), "{fine}");
        }
    }
}
