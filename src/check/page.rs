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

    /// With how to silence it, right before the examples.
    pub(super) fn with_silencing(mut self, how: &str) -> RulePage {
        if let Some(examples) = self.markdown.find("\nBad:\n") {
            self.markdown.insert_str(examples, &format!("\nHow to silence it: {how}\n"));
        }
        self
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

    #[test]
    fn how_it_is_silenced_stands_before_the_examples() {
        let page = RulePage::read("//! A fault\n//!\n//! Why.\n//!\n//! Bad:\n//!\n").with_silencing("not at all");
        assert_eq!(page.markdown, "A fault\n\nWhy.\n\nHow to silence it: not at all\n\nBad:\n");
    }
}
