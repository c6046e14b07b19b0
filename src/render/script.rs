//! Data and assets as a script or a style sheet holds them, in a file of its own or inside a page.

use crate::site::SearchEntry;
use serde::Serialize;
use std::io::{self, Write};
use tera::TeraResult;

/// The search index as a classic script, which works where nothing can be fetched: `window.promoSearch`, a list of address from the root, reference, title and
/// text, what its page says of it, and its months for each entry. It may also stand inside a `script` element.
pub fn search_script(entries: &[SearchEntry]) -> String {
    script_of("", entries.iter().map(|entry| (entry.address.as_str(), entry)))
}

/// The same behind this beginning, with other addresses.
pub(super) fn script_of<'a>(begin: &str, entries: impl Iterator<Item = (&'a str, &'a SearchEntry)>) -> String {
    let rows: Vec<[&str; 6]> =
        entries.map(|(address, it)| [address, &it.reference, &it.title, &it.text, &it.about, &it.months]).collect();
    let mut script = Script(format!("{begin}window.promoSearch = ").into_bytes());
    // Texts can be written as JSON, and what is written to memory is always taken.
    let _ = serde_json::to_writer(&mut script, &rows);
    script.0.extend_from_slice(b";\n");
    script.text()
}

/// A value as JSON that is also a JavaScript expression, wherever it stands: nothing in it can end a script or begin a comment.
pub(super) fn value(value: &impl Serialize) -> TeraResult<String> {
    let mut script = Script(Vec::new());
    serde_json::to_writer(&mut script, value).map_err(tera::Error::message)?;
    Ok(script.text())
}

/// Takes JSON and writes it so. Characters come whole.
struct Script(Vec<u8>);

impl Script {
    fn text(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }
}

impl Write for Script {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        let mut done = 0;
        // The first bytes of the three, which stand nowhere inside another character.
        for at in memchr::memchr2_iter(b'<', 0xe2, json) {
            let (escaped, length): (&[u8], usize) = match &json[at..] {
                [b'<', ..] => (b"\\u003c", 1),
                [0xe2, 0x80, 0xa8, ..] => (b"\\u2028", 3),
                [0xe2, 0x80, 0xa9, ..] => (b"\\u2029", 3),
                _ => continue,
            };
            self.0.extend_from_slice(&json[done..at]);
            self.0.extend_from_slice(escaped);
            done = at + length;
        }
        self.0.extend_from_slice(&json[done..]);
        Ok(json.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A style sheet or a script as it may stand inside its element: in both languages `\/` is `/` where an end tag could be written.
pub(super) fn inline(asset: &str) -> String {
    asset.replace("</", "<\\/").replace("<!--", "<\\!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let text = "</script><!-- \u{2028} \"quoted\" \\ é".to_owned();
        let [address, reference, title] = ["a.html", "E-01", "A & b"].map(str::to_owned);
        let [about, months] = ["talk", "May 2026-05"].map(str::to_owned);
        let entry = SearchEntry { address, reference, title, text, about, months };
        assert_eq!(
            search_script(&[entry]),
            "window.promoSearch = [[\"a.html\",\"E-01\",\"A & b\",\
             \"\\u003c/script>\\u003c!-- \\u2028 \\\"quoted\\\" \\\\ é\",\"talk\",\"May 2026-05\"]];\n"
        );
        assert_eq!(inline("a{content:'</style>'}"), "a{content:'<\\/style>'}");
    }
}
