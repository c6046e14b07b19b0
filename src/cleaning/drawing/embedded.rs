//! Pictures that a drawing holds, written as an address: they have what rides along in any picture.

use super::super::edit::{Edit, apply};
use super::super::picture::edits_of_any;
use super::{DEEPEST, Drawing, Found, addresses::starts, css};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::ops::Range;

/// However its end is filled up.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

const HELP: &str = "put it in again as PNG or JPEG, or use a bitmap for the whole";

impl Found<'_> {
    /// A picture at this place, which is written anew only where something goes.
    pub(super) fn picture(&mut self, address: &str, range: Range<usize>) {
        match self.cleaned(address) {
            Ok(None) => {}
            Ok(Some(clean)) => self.drawing.edits.push(Edit::replace(range, clean)),
            Err(what) => self.fault(range, what, HELP),
        }
    }

    /// Pictures in a style, which stands at this place.
    pub(super) fn pictures_in_css(&mut self, style: &str, range: Range<usize>) {
        for address in css::urls(style).filter(|address| starts(address, "data:image/")) {
            match self.text[range.clone()].find(address) {
                Some(at) => self.picture(address, range.start + at..range.start + at + address.len()),
                None => self.fault(range.clone(), "a picture in a style that cannot be read", HELP),
            }
        }
    }

    /// The address of the picture without what rides along; nothing where nothing does.
    fn cleaned(&self, address: &str) -> Result<Option<String>, String> {
        let unreadable = || "a picture that cannot be read".to_owned();
        let (head, data) = address[5..].split_once(',').ok_or_else(unreadable)?;
        let is_base64 = head.to_ascii_lowercase().split(';').any(|part| part.trim() == "base64");
        let bytes = bytes(data, is_base64).ok_or_else(unreadable)?;
        let kind = head.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        let (edits, kind) = if kind == "image/svg+xml" {
            (self.inner(&bytes)?, kind)
        } else {
            (edits_of_any(&bytes).map_err(|fault| format!("a picture that {}", fault.what()))?, kind)
        };
        let written = || format!("data:{kind};base64,{}", BASE64.encode(apply(&bytes, &edits)));
        Ok((!edits.is_empty()).then(written))
    }

    fn inner(&self, bytes: &[u8]) -> Result<Vec<Edit>, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "a drawing that cannot be read".to_owned())?;
        if self.depth == DEEPEST {
            return Err("drawings in drawings in drawings".to_owned());
        }
        let inner = Drawing::read_at(text, self.depth + 1);
        match inner.faults.first() {
            Some(fault) => Err(format!("a drawing with {}", fault.what)),
            None => Ok(inner.edits),
        }
    }
}

fn bytes(data: &str, is_base64: bool) -> Option<Vec<u8>> {
    let plain = percent_encoding::percent_decode_str(data);
    if !is_base64 {
        return Some(plain.collect());
    }
    let letters: Vec<u8> = plain.filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(letters).ok()
}
