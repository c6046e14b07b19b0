//! Text, values and addresses as HTML holds them, and which addresses a page may hold at all.

/// Where a link may lead besides the edition itself.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Writes text between tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Writes the value of an attribute, which must stand in double quotes.
pub(super) fn push_value(out: &mut String, text: &str) {
    push_escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    });
}

/// Writes text in which every byte that `escape` knows is replaced. All of them are ASCII.
fn push_escaped(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = escape(byte) {
            out.push_str(&text[written..at]);
            out.push_str(escaped);
            written = at + 1;
        }
    }
    out.push_str(&text[written..]);
}

/// Writes an address as the value of an attribute: what no address may hold is percent-encoded, the rest stays as it is.
pub(super) fn push_address(out: &mut String, address: &str) {
    for character in address.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#39;"),
            '\0'..=' ' | '\x7f' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(character)));
            }
            other => out.push(other),
        }
    }
}

/// Whether a link may lead there: into the edition, to its own page, or to a few schemes that run nothing.
pub(super) fn is_harmless(address: &str) -> bool {
    match scheme(address) {
        Some(scheme) => SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)),
        None => !is_from_root(address),
    }
}

/// Whether an address is that of a file of the edition.
pub(super) fn is_local(address: &str) -> bool {
    scheme(address).is_none() && !is_from_root(address)
}

/// What stands before the first colon, if that can be read as a scheme. Browsers overlook blanks and control characters when they look for one, so
/// they are overlooked here too.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '\\', '?', '#'])?;
    let (before, rest) = address.split_at(end);
    rest.starts_with(':').then(|| before.chars().filter(|character| !is_overlooked(*character)).collect())
}

/// Whether it begins with a slash: a path that names another thing on every machine, or a host.
fn is_from_root(address: &str) -> bool {
    address.trim_start_matches(is_overlooked).starts_with(['/', '\\'])
}

fn is_overlooked(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_schemes_lead_somewhere() {
        for address in
            ["a.html", "../a.html#b", "#b", "", "?q=a:b", "a/b:c", "https://a/b?c", "HTTP://a", "mailto:a@b.c"]
        {
            assert!(is_harmless(address), "{address:?}");
        }
        for address in [
            "javascript:x",
            "JaVaScRiPt:x",
            " javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "javascript\t:x",
            "vbscript:x",
            "data:text/html,x",
            "file:///a",
            "blob:x",
            "//host/a",
            "/a",
            "\\\\host\\a",
            " /\\host",
            "\t//host",
            ":x",
            "é:x",
        ] {
            assert!(!is_harmless(address), "{address:?}");
        }
        assert!(!is_local("https://tracker/x.gif") && is_local("files/x.gif"));
    }

    #[test]
    fn addresses_stay_in_their_quotes() {
        let mut out = String::new();
        push_address(&mut out, "a b\"c'd&e<f>\u{9}é%20");
        assert_eq!(out, "a%20b%22c&#39;d&amp;e%3Cf%3E%09é%20");
    }
}
