//! Names of hosts in letters that addresses do not have: `xn--mnchen-3ya.example` is `münchen.example` (RFC 3492).

use std::borrow::Cow;

/// What every encoded label begins with.
const MARK: &str = "xn--";
/// The most letters of a label. What is longer is none, and would take long.
const LONGEST: usize = 63;

/// Each label that is encoded, as it is read.
pub(super) fn punycode(text: &str) -> Cow<'_, str> {
    let mut undone = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = memchr::memchr2(b'x', b'X', &text.as_bytes()[at..]) {
        let start = at + found;
        at = start + 1;
        if !text.get(start..start + MARK.len()).is_some_and(|mark| mark.eq_ignore_ascii_case(MARK)) {
            continue;
        }
        let label = &text[start + MARK.len()..];
        let length = label.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-').unwrap_or(label.len());
        if let Some(read) = label_of(&label[..length]) {
            undone.push_str(&text[kept..start]);
            undone.push_str(&read);
            at = start + MARK.len() + length;
            kept = at;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    undone.push_str(&text[kept..]);
    Cow::Owned(undone)
}

/// The letters of one label: those that addresses have, then where the others go.
fn label_of(label: &str) -> Option<String> {
    let (plain, encoded) = label.rsplit_once('-').unwrap_or(("", label));
    if label.len() > LONGEST || encoded.is_empty() {
        return None;
    }
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut code, mut place, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = encoded.bytes().peekable();
    while digits.peek().is_some() {
        let before = place;
        let (mut weight, mut step) = (1_u32, 36_u32);
        loop {
            let digit = digit(digits.next()?)?;
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            step += 36;
        }
        let count = u32::try_from(letters.len() + 1).ok()?;
        bias = adapted(place - before, count, before == 0 && letters.len() == plain.len());
        code = code.checked_add(place / count)?;
        place %= count;
        letters.insert(usize::try_from(place).ok()?, char::from_u32(code)?);
        place += 1;
    }
    Some(letters.into_iter().collect())
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

/// How far apart the next letters most likely are.
fn adapted(distance: u32, count: u32, is_first: bool) -> u32 {
    let mut distance = if is_first { distance / 700 } else { distance / 2 };
    distance += distance / count;
    let mut steps = 0;
    while distance > 455 {
        distance /= 35;
        steps += 36;
    }
    steps + 36 * distance / (distance + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_hosts_are_read() {
        for (written, read) in [
            ("https://xn--mnchen-3ya.example/a", "https://münchen.example/a"),
            ("XN--Mnchen-3YA.example", "München.example"),
            ("xn--bcher-kva.xn--fiqs8s", "bücher.中国"),
            ("xn--80ak6aa92e.com", "аррӏе.com"),
            ("www.xn--groprojekt-73a.example", "www.großprojekt.example"),
        ] {
            assert_eq!(punycode(written), read, "{written}");
        }
        for plain in ["x", "xn-- a", "xn--", "max--min", "xn--a-ü", &format!("xn--{}", "9".repeat(70))] {
            assert_eq!(punycode(plain), plain);
        }
    }
}
