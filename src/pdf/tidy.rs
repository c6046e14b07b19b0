//! What a browser says of itself and of the hour is taken out of a PDF, so that the same edition gives the same bytes and tells nothing of the machine it
//! was made on. It is written over in its place, so that everything else stands where the file says.

use super::document::Document;
use super::object::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What made the document. What made the PDF of it is told by the browser, and stays.
const CREATOR: &[u8] = b"/Creator (promo)";

/// The figures of a number that a browser names a cell by.
const DIGITS: usize = 8;

/// Takes it out. Where the document has no title, what stands in its place is the name of a file.
pub(super) fn tidied(bytes: &[u8], has_title: bool) -> Option<Vec<u8>> {
    let document = Document::read(bytes)?;
    let info = document.info()?;
    let mut tidied = bytes.to_vec();
    for key in ["CreationDate", "ModDate", "Title"].into_iter().filter(|key| *key != "Title" || !has_title) {
        if let Some(entry) = info.entry(key) {
            blank(&mut tidied, &entry.range, b"");
        }
    }
    if let Some(entry) = info.entry("Creator") {
        // What it said names the system and the version of the browser to the last digit.
        let creator = if entry.range.len() >= CREATOR.len() { CREATOR } else { b"" };
        blank(&mut tidied, &entry.range, creator);
    }
    // An identifier is made of the hour where there is one; a file that is not locked needs none.
    if let Some(entry) = document.trailer.entry("ID").filter(|entry| matches!(entry.value, Value::Array(_))) {
        blank(&mut tidied, &entry.range, b"");
    }
    number_cells(&mut tidied);
    Some(tidied)
}

/// Cells of tables are named by a number that the browser happened to have counted to. They are numbered from 1, in the same order and in as many letters,
/// since the file lists them by name.
fn number_cells(bytes: &mut [u8]) {
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, b"(node").map(|at| at + b"(node".len()).collect();
    let number = |bytes: &[u8], at: usize| {
        let digits: [u8; DIGITS] = bytes.get(at..at + DIGITS)?.try_into().ok()?;
        let is_name = digits.iter().all(u8::is_ascii_digit) && bytes.get(at + DIGITS) == Some(&b')');
        is_name.then_some(digits)
    };
    let names: BTreeSet<[u8; DIGITS]> = places.iter().filter_map(|at| number(bytes, *at)).collect();
    let new: BTreeMap<[u8; DIGITS], String> =
        names.into_iter().enumerate().map(|(place, name)| (name, format!("{:0DIGITS$}", place + 1))).collect();
    for at in places {
        if let Some(name) = number(bytes, at).and_then(|name| new.get(&name)) {
            bytes[at..at + DIGITS].copy_from_slice(name.as_bytes());
        }
    }
}

/// Writes these bytes, and blanks up to the end.
fn blank(bytes: &mut [u8], range: &Range<usize>, instead: &[u8]) {
    for (at, byte) in bytes[range.clone()].iter_mut().enumerate() {
        *byte = instead.get(at).copied().unwrap_or(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INFO: &str = "1 0 obj\n<</Title (A)\n/Creator (Mozilla/5.0 \\(X11; Linux\\))\n/Producer (Skia/PDF m156)\n/CreationDate (D:20261128120019+00'00')\n\
                        /ModDate (D:20261128120019+00'00')>>\nendobj\n";

    /// A PDF with this as what is said of the whole.
    fn pdf(info: &str) -> Vec<u8> {
        let list = 9 + info.len();
        let id = "/ID [<0102> <0304>]";
        format!(
            "%PDF-1.4\n{info}xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2\n/Info 1 0 R\n{id}>>\nstartxref\n{list}\n%%EOF"
        )
        .into_bytes()
    }

    #[test]
    fn hour_and_system_go_and_everything_stays_in_its_place() {
        let before = pdf(INFO);
        let after = tidied(&before, true).unwrap();
        assert_eq!(after.len(), before.len());
        let info = Document::read(&after).unwrap().info().unwrap();
        let keys: Vec<&str> = info.0.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["Title", "Creator", "Producer"]);
        assert_eq!(info.get("Creator").unwrap().text().unwrap(), "promo");
        let text = String::from_utf8(after).unwrap();
        assert!(!text.contains("Linux") && !text.contains("2026") && !text.contains("0102"), "{text}");
        assert_eq!(
            text.replace(' ', ""),
            String::from_utf8(tidied(text.as_bytes(), true).unwrap()).unwrap().replace(' ', "")
        );
    }

    #[test]
    fn cells_are_numbered_from_one_and_stay_in_order() {
        let numbered = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            number_cells(&mut bytes);
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(
            numbered("/ID (node00000054) /Headers [(node00000047) (node00000054)] (node47) (nodes) (node0000004"),
            "/ID (node00000002) /Headers [(node00000001) (node00000002)] (node47) (nodes) (node0000004"
        );
    }

    #[test]
    fn a_document_without_a_title_has_none() {
        let after = tidied(&pdf(INFO), false).unwrap();
        assert_eq!(Document::read(&after).unwrap().title(), None);
    }

    #[test]
    fn what_is_not_understood_is_not_handed_on() {
        let whole = pdf(INFO);
        assert!(tidied(&whole, true).is_some());
        for cut in [0, 20, whole.len() / 2, whole.len() - 30] {
            assert!(tidied(&whole[..cut], true).is_none(), "{cut}");
        }
    }
}
