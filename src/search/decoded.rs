//! The forms in which the same text may be read besides as it stands: character references, percent-encoding and escapes undone, tags taken out, the text
//! inside data addresses. A text that has nothing to undo has no other reading, and costs a look at its characters.

mod escapes;
mod hosts;
mod tags;

use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::engine::{DecodePaddingMode, Engine};
use std::borrow::Cow;
use std::ops::Range;

/// How often one encoding may stand inside another: `%2520` is a blank that was encoded twice.
const ROUNDS: usize = 4;

/// The further forms in which a text may be read: not the text itself, and none twice.
pub(crate) fn readings(text: &str) -> Vec<String> {
    let mut readings = Vec::new();
    read(text, 0, &mut readings);
    readings
}

/// The stretches of a text that someone may read as words, each with where it begins: all but what is encoded as base64 in data addresses, such as
/// fonts. Words stand in that by chance.
pub(crate) fn readable(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut data = encoded_data(text).into_iter();
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let next = data.next();
        start = next.as_ref().map(|data| data.end);
        Some((from, &text[from..next.map_or(text.len(), |data| data.start)]))
    })
}

/// What is encoded as base64 in the data addresses of a text.
fn encoded_data(text: &str) -> Vec<Range<usize>> {
    const MARK: &str = ";base64,";
    let is_data = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_');
    let starts = text.match_indices(MARK).map(|(at, mark)| at + mark.len());
    let length = |start: usize| text[start..].bytes().take_while(|byte| is_data(*byte)).count();
    starts.map(|start| start..start + length(start)).collect()
}

fn read(text: &str, depth: usize, readings: &mut Vec<String>) {
    let data = encoded_data(text);
    let words = if data.is_empty() { Cow::Borrowed(text) } else { readable(text).map(|(_, text)| text).collect() };
    let decoded = decoded(&words);
    let bare = tags::without_tags(&words).map(|bare| self::decoded(&bare).into_owned());
    // Tags that were encoded, as a page shows them.
    let shown = if decoded == words { None } else { tags::without_tags(&decoded) };
    let query = is_query(&words).then(|| self::decoded(&words.replace('+', " ")).into_owned());
    let style = escapes::style(&words);
    let own = data.iter().map(|data| &text[data.clone()]);
    let encoded = encoded_data(&decoded).into_iter().map(|data| &decoded[data]);
    let data: Vec<String> = own.chain(encoded).filter_map(text_in).collect();
    for reading in [changed(&words, &decoded), bare, shown, query, style].into_iter().flatten() {
        if reading != text && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    if depth < ROUNDS {
        for inner in data {
            read(&inner, depth + 1, readings);
            readings.push(inner);
        }
    }
}

fn changed(text: &str, reading: &str) -> Option<String> {
    (reading != text).then(|| reading.to_owned())
}

/// Everything undone that stands for single characters, whatever stands in what.
fn decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        match once_decoded(&text) {
            Cow::Borrowed(_) => return text,
            Cow::Owned(next) if next == text => return text,
            Cow::Owned(next) => text = Cow::Owned(next),
        }
    }
    text
}

fn once_decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for undo in [html_references, escapes::percent, escapes::script, hosts::punycode] {
        if let Cow::Owned(undone) = undo(&text) {
            text = Cow::Owned(undone);
        }
    }
    text
}

fn html_references(text: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(text)
}

/// Whether a plus may stand for a blank beside other things that are encoded. Between two words it makes no difference anyway.
fn is_query(text: &str) -> bool {
    text.contains('+') && text.contains('?') && text.contains('%')
}

/// What is encoded as base64, if it is a text.
fn text_in(data: &str) -> Option<String> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let alphabet = if data.contains(['-', '_']) { base64::alphabet::URL_SAFE } else { base64::alphabet::STANDARD };
    let bytes = GeneralPurpose::new(&alphabet, config).decode(data).ok()?;
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty() && !text.contains('\0'))
}

#[cfg(test)]
mod tests;
