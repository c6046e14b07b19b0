//! A rule's page: the `//!` comment that opens its file. Its first line says what the rule finds; the code blocks under *Bad* and *Good* are the
//! rule's tests, which `example.rs` reads.

/// What `promo explain` prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePage {
    /// The first line.
    pub summary: String,
    /// Everything, as Markdown.
    pub markdown: String,
}

impl RulePage {
    /// Reads the opening comment of a source file.
    pub fn read(source: &str) -> RulePage {
        let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        RulePage { summary: lines.first().copied().unwrap_or("").to_owned(), markdown: lines.join("\n") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_comment_and_its_first_line() {
        let page = RulePage::read("//! A fault\n//!\n//! Why.\nmod x;\n//! no more\n");
        assert_eq!((page.summary.as_str(), page.markdown.as_str()), ("A fault", "A fault\n\nWhy."));
    }
}
