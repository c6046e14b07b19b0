//! Where pages are. Every link of a page is relative, so that the folder works wherever it lies.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt;

/// What cannot stand in the path of a relative link. A colon in the first component would read as a scheme.
const ENCODED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/')
    .remove(b'+')
    .remove(b',')
    .remove(b'@')
    .remove(b'!');

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

    /// The folder of the edition itself, as if a page stood there.
    pub(crate) fn root() -> &'static Address {
        static ROOT: Address = Address(String::new());
        &ROOT
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
            Some(name) if !here.is_empty() => utf8_percent_encode(name, &ENCODED).to_string(),
            _ => format!("{}{}", self.to_root(), utf8_percent_encode(there, &ENCODED)),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
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
        assert_eq!(note.link_to(&Address::file("files/a:b%?#&+,@!-_~.png")), "../files/a%3Ab%25%3F%23%26+,@!-_~.png");
        assert_eq!(Address::page("", "index").link_to(&note), "evidence/a.html");
        assert_eq!(Address::page("e", "a").link_to(&note), "../evidence/a.html");
    }
}
