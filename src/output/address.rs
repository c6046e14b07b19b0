//! Which addresses may become files: relative, no way out of the folder, and no two that some file system would take for
//! one. The same rules hold for what we are given and for what a manifest says.

use std::collections::BTreeMap;

use super::error::PublishError;
use super::manifest::MANIFEST;

/// The longest name that the common file systems take, in bytes.
const LONGEST_NAME: usize = 255;

/// Refuses the first address that is unsafe, and the first two that would fall on one file.
pub(super) fn check_all<'a>(addresses: impl Iterator<Item = &'a str>) -> Result<(), PublishError> {
    let mut taken = BTreeMap::from([(fold(MANIFEST), MANIFEST)]);
    for address in addresses {
        if let Some(fault) = fault(address) {
            return Err(PublishError::refused(address, fault, "give the page an address inside the folder"));
        }
        if let Some(other) = taken.insert(fold(address), address) {
            return Err(same_file(address, other));
        }
    }
    refuse_page_as_folder(&taken)
}

/// What makes an address unsafe by itself, as a phrase that follows it.
pub(super) fn fault(address: &str) -> Option<&'static str> {
    if address.contains(['\\', '\0']) {
        return Some("holds a backslash or a NUL");
    }
    if cfg!(windows) && address.contains(':') {
        return Some("holds a colon, which means a drive or a stream here");
    }
    address.split('/').find_map(|name| match name {
        "" => Some("has an empty part, or begins or ends with a slash"),
        "." | ".." => Some("has a part that is `.` or `..`"),
        _ if name.len() > LONGEST_NAME => Some("has a part of more than 255 bytes, which no common file system takes"),
        _ => None,
    })
}

/// The form in which two names are one on a file system that does not mind case.
pub(super) fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// The folders that hold an address, widest first: `a` and `a/b` for `a/b/c.html`.
pub(super) fn folders(address: &str) -> impl Iterator<Item = &str> {
    address.match_indices('/').map(|(at, _)| &address[..at])
}

fn refuse_page_as_folder(taken: &BTreeMap<String, &str>) -> Result<(), PublishError> {
    for (folded, address) in taken {
        if let Some(page) = folders(folded).find_map(|folder| taken.get(folder)) {
            let what = format!("needs a folder where the file `{page}` stands");
            return Err(PublishError::refused(*address, what, "give one of them another name"));
        }
    }
    Ok(())
}

fn same_file(address: &str, other: &str) -> PublishError {
    let what = if other == MANIFEST {
        format!("is the place of the manifest, `{MANIFEST}`")
    } else {
        format!("differs from `{other}` only by case, and some file systems take them for one")
    };
    PublishError::refused(address, what, "give one of them another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(addresses: &[&str]) -> String {
        check_all(addresses.iter().copied()).unwrap_err().to_string()
    }

    #[test]
    fn plain_addresses_pass() {
        assert!(check_all(["index.html", "evidence/a.html", "evidence/b..html", "é/…"].into_iter()).is_ok());
    }

    #[test]
    fn what_leaves_the_folder_is_refused() {
        for address in ["", "/etc/x", "../x", "a/../x", "a//b", "a/", "./a", "a\\b", "a\0b"] {
            assert!(fault(address).is_some(), "{address:?}");
        }
    }

    #[test]
    fn a_name_of_255_bytes_passes_and_one_more_does_not() {
        assert_eq!(fault(&format!("evidence/{}", "a".repeat(255))), None);
        assert!(fault(&format!("evidence/{}", "a".repeat(256))).is_some());
        assert!(fault(&"é".repeat(128)).is_some(), "bytes count, not letters");
    }

    #[test]
    fn two_addresses_for_one_file_are_refused_by_both_names() {
        assert!(refusal(&["A.html", "a.html"]).starts_with("`a.html` differs from `A.html` only by case"));
        assert!(refusal(&["É.html", "é.html"]).contains("only by case"));
        assert!(refusal(&[".Promo-Manifest.json"]).contains("the place of the manifest"));
        assert!(refusal(&["a", "A/b.html"]).contains("needs a folder where the file `a` stands"));
        assert!(refusal(&[".promo-manifest.json/x"]).contains("needs a folder"));
    }
}
