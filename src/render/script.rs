//! Data and assets as a script or a style sheet holds them, in a file of its own or inside a page.

use crate::site::SearchEntry;
use serde::Serialize;
use tera::TeraResult;

/// The search index as a classic script, which works where nothing can be fetched: `window.promoSearch`, a list of address from the root, reference, title and
/// text, what its page says of it, and its months for each entry. It may also stand inside a `script` element.
pub fn search_script(entries: &[SearchEntry]) -> String {
    let rows: Vec<[&str; 6]> = entries.iter().map(row).collect();
    let rows = value(&rows).unwrap_or_else(|_| "[]".to_owned());
    format!("window.promoSearch = {rows};\n")
}

fn row(it: &SearchEntry) -> [&str; 6] {
    [&it.address, &it.reference, &it.title, &it.text, &it.about, &it.months]
}

/// A value as JSON that is also a JavaScript expression, wherever it stands: nothing in it can end a script or begin a comment.
pub(super) fn value(value: &impl Serialize) -> TeraResult<String> {
    let json = serde_json::to_string(value).map_err(tera::Error::message)?;
    let (mut script, mut done) = (String::with_capacity(json.len()), 0);
    // The first bytes of the three, which stand nowhere inside another character.
    for at in memchr::memchr2_iter(b'<', 0xe2, json.as_bytes()) {
        if let Some(character @ ('<' | '\u{2028}' | '\u{2029}')) = json[at..].chars().next() {
            script.push_str(&json[done..at]);
            script.push_str(&format!("\\u{:04x}", u32::from(character)));
            done = at + character.len_utf8();
        }
    }
    script.push_str(&json[done..]);
    Ok(script)
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
