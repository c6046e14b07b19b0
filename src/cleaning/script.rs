//! Comments in scripts. They are found as a browser finds them: not in strings, templates and patterns. Whether a `/` begins a pattern or divides is
//! told by what stands before it. A comment that begins with `/*!` is a licence, which may not be taken off.

use super::edit::Edit;

/// Words after which a `/` begins a pattern.
const BEFORE_PATTERN: [&str; 14] = [
    "return",
    "typeof",
    "case",
    "in",
    "of",
    "do",
    "else",
    "void",
    "delete",
    "instanceof",
    "new",
    "throw",
    "yield",
    "await",
];

/// The comments of a script, with what comes in their place: a blank or the end of the line, so that nothing grows together.
pub fn script_comments(script: &str) -> Vec<Edit> {
    if !script.contains("//") && !script.contains("/*") {
        return Vec::new();
    }
    let mut scanner =
        Scanner { bytes: script.as_bytes(), at: 0, before: Before::Value(false), open: Vec::new(), found: Vec::new() };
    while scanner.at < scanner.bytes.len() {
        scanner.step();
    }
    scanner.found
}

/// What stood last, blanks and comments aside: whether it was something that can be divided.
#[derive(Clone, Copy)]
enum Before {
    Value(bool),
    Word(usize, usize),
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    before: Before,
    /// Braces that are open; those that go back into a template are marked.
    open: Vec<bool>,
    found: Vec<Edit>,
}

impl Scanner<'_> {
    fn step(&mut self) {
        let start = self.at;
        let byte = self.bytes[start];
        self.at += 1;
        match (byte, self.bytes.get(self.at)) {
            (b'/', Some(b'/')) => self.line_comment(start),
            (b'/', Some(b'*')) => self.block_comment(start),
            (b'/', _) if self.begins_pattern() => self.pattern(),
            (b'"' | b'\'', _) => self.string(byte),
            (b'`', _) => self.template(),
            (b'{', _) => {
                self.open.push(false);
                self.before = Before::Value(false);
            }
            (b'}', _) if self.open.pop() == Some(true) => self.template(),
            (b')' | b']' | b'}', _) => self.before = Before::Value(true),
            _ if is_word(byte) => self.word(start),
            _ if byte.is_ascii_whitespace() => {}
            _ => self.before = Before::Value(false),
        }
    }

    fn begins_pattern(&self) -> bool {
        match self.before {
            Before::Value(is_value) => !is_value,
            Before::Word(start, end) => BEFORE_PATTERN.iter().any(|word| word.as_bytes() == &self.bytes[start..end]),
        }
    }

    fn word(&mut self, start: usize) {
        self.at += self.bytes[self.at..].iter().take_while(|byte| is_word(**byte)).count();
        self.before = Before::Word(start, self.at);
    }

    fn line_comment(&mut self, start: usize) {
        let rest = &self.bytes[start..];
        self.at = start + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        self.found.push(Edit::cut(start..self.at));
    }

    fn block_comment(&mut self, start: usize) {
        let rest = &self.bytes[start + 2..];
        let length = rest.windows(2).position(|pair| pair == b"*/").map_or(rest.len(), |end| end + 2);
        self.at = start + 2 + length;
        if rest.first() == Some(&b'!') {
            return;
        }
        let has_line = self.bytes[start..self.at].contains(&b'\n');
        self.found.push(Edit::replace(start..self.at, if has_line { "\n" } else { " " }));
    }

    /// A string ends with its line, if not before.
    fn string(&mut self, quote: u8) {
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' => break,
                other if *other == quote => break,
                _ => {}
            }
        }
        self.before = Before::Value(true);
    }

    /// A template up to its end, or to an expression in it.
    fn template(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'`' => break,
                b'$' if self.bytes.get(self.at) == Some(&b'{') => {
                    self.at += 1;
                    self.open.push(true);
                    self.before = Before::Value(false);
                    return;
                }
                _ => {}
            }
        }
        self.before = Before::Value(true);
    }

    /// A pattern ends with its line, if not before. A `/` in brackets does not end it.
    fn pattern(&mut self) {
        let mut is_class = false;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'[' => is_class = true,
                b']' => is_class = false,
                b'/' if !is_class => break,
                b'\n' => break,
                _ => {}
            }
        }
        self.before = Before::Value(true);
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaning::without;

    fn plain(script: &str) -> String {
        without(script, &script_comments(script)).into_owned()
    }

    #[test]
    fn comments_go_and_the_script_stays() {
        assert_eq!(plain("a(); // Kim's\nb() /* two\nlines */ c(/* d */)"), "a(); \nb() \n c( )");
        assert_eq!(plain("/*! MIT, by Ana */ a()"), "/*! MIT, by Ana */ a()");
        for script in [
            "a(\"// b\", '/* c */', `// ${d(\"}\")} /* e */`)",
            "`a ${`b // ${{c: 1}.c} // d`} // e`",
            "a.replace(/\\/\\/|[/*]/g, '') + /[\"'/]/.exec(b)",
            "return /\\/*a/.test(b)",
            "a = b / c; d = 'https://example.com' // 2".split(" //").next().unwrap(),
            "a = (b + c) / 2 + '// d'",
            "'it\\'s // here'",
        ] {
            assert_eq!(plain(script), script);
        }
        assert_eq!(plain("a = b[0] / 2 // half\n"), "a = b[0] / 2 \n");
        assert_eq!(plain("`a ${b /* c */}`"), "`a ${b  }`");
    }
}
