//! Changes to a file as a list: which bytes go, and what comes in their place.

use std::ops::Range;

/// Bytes that are cut, with what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub range: Range<usize>,
    /// What comes.
    pub instead: Vec<u8>,
}

impl Edit {
    /// Takes these bytes out.
    pub(super) fn cut(range: Range<usize>) -> Edit {
        Edit { range, instead: Vec::new() }
    }

    /// Puts something in the place of these bytes.
    pub(super) fn replace(range: Range<usize>, instead: impl Into<Vec<u8>>) -> Edit {
        Edit { range, instead: instead.into() }
    }
}

/// The bytes with the edits made, which are in order and do not overlap.
pub(super) fn apply(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut made = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for Edit { range, instead } in edits {
        made.extend_from_slice(bytes.get(at..range.start).unwrap_or_default());
        made.extend_from_slice(instead);
        at = at.max(range.end);
    }
    made.extend_from_slice(bytes.get(at..).unwrap_or_default());
    made
}

/// The text with blanks in the place of all that is cut, as long as before: whoever looks for words finds none that are not handed on, and each at the
/// place where it was written.
pub fn blanked(text: &str, edits: &[Edit]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    // What is written anew stays to be searched as the author wrote it.
    let is_left_out = |edit: &&Edit| edit.instead.iter().all(|byte| b" \n/*".contains(byte));
    for edit in edits.iter().filter(is_left_out) {
        for byte in bytes.get_mut(edit.range.clone()).into_iter().flatten() {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_goes_and_blanks_keep_its_place() {
        let edits = [Edit::cut(2..6), Edit::replace(7..8, "xyz")];
        assert_eq!(apply(b"ab\xc3\xa9\n-cd-", &edits), b"abcxyz-");
        assert_eq!(blanked("ab\u{e9}\n-cd-", &edits), "ab  \n cd-", "what is written anew is searched too");
    }
}
