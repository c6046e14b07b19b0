//! Where pages are. Every link of a page is relative, so that the folder works wherever it lies.

use std::fmt;

/// The address of a page or file from the edition's root, such as `evidence/checkout.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// A page of this folder (empty for the root) and name.
    pub fn page(folder: &str, name: &str) -> Address {
        Address(if folder.is_empty() { format!("{name}.html") } else { format!("{folder}/{name}.html") })
    }

    /// Something else that is published, such as `files/chart.svg`.
    pub fn file(path: &str) -> Address {
        Address(path.to_owned())
    }

    /// As text, with forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What leads from this page back to the root: empty, `../`, and so on.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The link from this page to another, percent-encoded where an address must be.
    pub fn link_to(&self, other: &Address) -> String {
        let (here, there) = (self.0.rsplit_once('/').map_or("", |(folder, _)| folder), &other.0);
        match there.strip_prefix(here).and_then(|rest| rest.strip_prefix('/')) {
            Some(name) if !here.is_empty() => encoded(name),
            _ => format!("{}{}", self.to_root(), encoded(there)),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-encodes what cannot stand in the path of a relative link. A colon in the first component would read as a scheme.
fn encoded(path: &str) -> String {
    let mut link = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b'+' | b',' | b'@' | b'!' => {
                link.push(char::from(byte))
            }
            other => link.push_str(&format!("%{other:02X}")),
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        let note = Address::page("evidence", "a");
        assert_eq!(note.link_to(&Address::page("evidence", "b")), "b.html");
        assert_eq!(note.link_to(&Address::page("", "index")), "../index.html");
        assert_eq!(note.link_to(&Address::file("files/ü 1.png")), "../files/%C3%BC%201.png");
        assert_eq!(Address::page("", "index").link_to(&note), "evidence/a.html");
        assert_eq!(Address::page("e", "a").link_to(&note), "../evidence/a.html");
    }
}
