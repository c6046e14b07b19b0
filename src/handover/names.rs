//! Names of files in a hand-over: relative, none that leaves its folder, and no two that some file system would take for one.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// More than any address of ours has.
const LONGEST: usize = 4096;

/// What makes a name unsafe, as a phrase that follows it.
pub(super) fn fault(name: &str) -> Option<&'static str> {
    let bytes = name.as_bytes();
    if name.starts_with('/') || bytes.get(1) == Some(&b':') && bytes[0].is_ascii_alphabetic() {
        return Some("is an absolute path");
    }
    if name.contains('\\') {
        return Some("holds a backslash");
    }
    if name.chars().any(char::is_control) {
        return Some("holds a control character");
    }
    if name.len() > LONGEST {
        return Some("is longer than any path");
    }
    name.split('/').find_map(|part| match part {
        ".." | "." => Some("has a part that is `.` or `..`"),
        "" => Some("has an empty part"),
        _ => None,
    })
}

/// The first two names that are one to a file system that does not mind case, or how letters are put together.
pub(super) fn same_twice<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    names.into_iter().find_map(|name| seen.insert(folded(name), name).map(|other| (other, name)))
}

fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// Whether a system or a program leaves such a file beside others without being asked, so that it says nothing of what was handed over.
pub(super) fn is_left_by_a_system(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/") || last.starts_with("._") || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_its_folder_is_no_name() {
        for name in ["/etc/x", "../x", "a/../x", "a//b", "a/", "./a", "a\\b", "C:/x", "c:x", "a\nb", "a\0b", ""] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        for name in ["index.html", "evidence/a b..html", "é/…", ".x"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn names_are_one_whatever_their_case_and_however_their_letters_are_put_together() {
        assert_eq!(same_twice(["a", "b", "A"]), Some(("a", "A")));
        assert_eq!(same_twice(["e\u{301}.html", "\u{c9}.html"]), Some(("e\u{301}.html", "\u{c9}.html")));
        assert_eq!(same_twice(["a", "b", "a/b"]), None);
    }
}
