//! Addresses of files, as editors write them. An editor's own way of writing one is kept: it may not know a file by another.

use crate::source::PacketPath;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What stands in the path of an address as it is.
const PLAIN: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The file that an address names; nothing for what is no file of this machine, such as a text that has no name yet.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = &rest[rest.find('/')?..];
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let has_drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    let path = if has_drive { &path[1..] } else { &path[..] };
    (!path.contains('\0')).then(|| PathBuf::from(path))
}

/// The address of a file.
pub(super) fn of_path(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&path, &PLAIN))
}

/// The address of a file of a packet, by that of its folder.
pub(super) fn inside(folder: &str, path: &PacketPath) -> String {
    format!("{}/{}", folder.trim_end_matches('/'), utf8_percent_encode(path.as_str(), &PLAIN))
}

/// The address of a packet's folder, by that of a file in it.
pub(super) fn folder_of<'a>(uri: &'a str, path: &PacketPath) -> &'a str {
    path.as_str().split('/').fold(uri, |uri, _| uri.rsplit_once('/').map_or(uri, |(folder, _)| folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_file_and_back() {
        let path = PathBuf::from("/tmp/a b/ü%20#?.md");
        assert_eq!(of_path(&path), "file:///tmp/a%20b/%C3%BC%2520%23%3F.md");
        assert_eq!(to_path(&of_path(&path)), Some(path));
        let note = PacketPath::new("evidence/a b.md").unwrap();
        assert_eq!(inside("file:///p", &note), "file:///p/evidence/a%20b.md");
        assert_eq!(folder_of("file:///p/evidence/a%20b.md", &note), "file:///p");
    }

    #[test]
    fn what_is_no_file_is_none() {
        for uri in
            ["untitled:Untitled-1", "https://example.com/a.md", "", "file://", "file:///%00", "file:///%ff", "git:/a"]
        {
            assert_eq!(to_path(uri), None, "{uri}");
        }
        assert_eq!(to_path("file://host/share/a.md"), Some(PathBuf::from("/share/a.md")));
    }
}
