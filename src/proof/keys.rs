//! Keys and tokens of the well-known kinds, as their makers document them. Nobody shows one on purpose, so it does not matter whose text it stands in;
//! what documentation uses as an example is none.

use aho_corasick::{AhoCorasick, Input, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// A kind of key.
struct Kind {
    /// What a finding calls it.
    what: &'static str,
    /// What it begins with.
    start: &'static str,
    /// What its rest consists of.
    letters: fn(u8) -> bool,
    /// The fewest letters of the rest; more may follow.
    least: usize,
}

const fn kind(what: &'static str, start: &'static str, letters: fn(u8) -> bool, least: usize) -> Kind {
    Kind { what, start, letters, least }
}

fn letter_or_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn capital_or_digit(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

fn hexadecimal(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn dashed(byte: u8) -> bool {
    word(byte) || byte == b'-'
}

fn dotted(byte: u8) -> bool {
    dashed(byte) || byte == b'.'
}

/// A path of Slack's: `T…/B…/…`.
fn slashed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'/'
}

const KINDS: &[Kind] = &[
    kind("a token of GitHub", "ghp_", letter_or_digit, 36),
    kind("a token of GitHub", "gho_", letter_or_digit, 36),
    kind("a token of GitHub", "ghu_", letter_or_digit, 36),
    kind("a token of GitHub", "ghs_", letter_or_digit, 36),
    kind("a token of GitHub", "ghr_", letter_or_digit, 36),
    kind("a token of GitHub", "github_pat_", word, 50),
    kind("a token of GitLab", "glpat-", dashed, 20),
    kind("a key of AWS", "AKIA", capital_or_digit, 16),
    kind("a key of AWS", "ASIA", capital_or_digit, 16),
    kind("a token of Slack", "xoxb-", dashed, 20),
    kind("a token of Slack", "xoxp-", dashed, 20),
    kind("a token of Slack", "xoxa-", dashed, 20),
    kind("a token of Slack", "xoxr-", dashed, 20),
    kind("a token of Slack", "xoxs-", dashed, 20),
    kind("a token of Slack", "xapp-", dashed, 20),
    kind("an address that posts to Slack", "hooks.slack.com/services/T", slashed, 30),
    kind("a key of Google", "AIza", dashed, 35),
    kind("a secret of Google", "GOCSPX-", dashed, 28),
    kind("a key of Stripe", "sk_live_", letter_or_digit, 16),
    kind("a key of Stripe", "rk_live_", letter_or_digit, 16),
    kind("a token of npm", "npm_", letter_or_digit, 36),
    kind("a token of PyPI", "pypi-AgEIcHlwaS5vcmc", dashed, 30),
    kind("a token of Docker", "dckr_pat_", dashed, 20),
    kind("a key of SendGrid", "SG.", dotted, 60),
    kind("a token of DigitalOcean", "dop_v1_", hexadecimal, 64),
    kind("a token of Shopify", "shpat_", hexadecimal, 32),
    kind("a token of Hugging Face", "hf_", letter_or_digit, 34),
    kind("a key of OpenAI", "sk-proj-", dashed, 40),
    kind("a key of Anthropic", "sk-ant-", dashed, 40),
    kind("a JSON Web Token", "eyJ", dotted, 40),
    kind("a private key", "PRIVATE KEY-----", |_| true, 0),
    kind("a private key", "AGE-SECRET-KEY-1", capital_or_digit, 40),
];

static STARTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let starts = KINDS.iter().map(|kind| kind.start);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(starts).ok()
});

/// The keys that begin in this part of a text: what each is, and where it stands.
pub(super) fn keys(text: &str, part: Range<usize>) -> impl Iterator<Item = (&'static str, usize)> {
    let bytes = text.as_bytes();
    let starts = STARTS.iter().flat_map(move |starts| starts.find_iter(Input::new(bytes).range(part.clone())));
    starts.filter_map(move |found| {
        let kind = &KINDS[found.pattern().as_usize()];
        kind.is_at(bytes, found.start(), found.end()).then_some((kind.what, found.start()))
    })
}

/// What the first key of a text is, where it holds one.
pub(crate) fn first_key(text: &str) -> Option<&'static str> {
    keys(text, 0..text.len()).next().map(|(what, _)| what)
}

impl Kind {
    fn is_at(&self, bytes: &[u8], start: usize, end: usize) -> bool {
        let rest = &bytes[end..];
        if self.start.ends_with("-----") {
            return begins(&bytes[..start]) && holds_key(rest);
        }
        let is_word = start.checked_sub(1).is_some_and(|before| word(bytes[before]));
        let length = rest.iter().take(512).take_while(|byte| (self.letters)(**byte)).count();
        !is_word && length >= self.least && self.is_whole(&rest[..length]) && !is_example(&rest[..length])
    }

    fn is_whole(&self, rest: &[u8]) -> bool {
        match self.start {
            // Of exactly so many letters.
            "AKIA" | "ASIA" => rest.len() == self.least,
            // Three parts, of which the first two are JSON.
            "eyJ" => {
                let parts: Vec<&[u8]> = rest.split(|byte| *byte == b'.').collect();
                parts.len() >= 3 && parts[1].starts_with(b"eyJ") && parts[..3].iter().all(|part| part.len() >= 8)
            }
            _ => true,
        }
    }
}

/// Whether `-----BEGIN RSA ` stands before.
fn begins(before: &[u8]) -> bool {
    let line = &before[before.len().saturating_sub(32)..];
    let dashes = b"-----BEGIN ";
    line.windows(dashes.len()).any(|window| window == dashes)
}

/// Whether a key follows, and not only the words for one. It may stand in one line, or in several, escaped or in tags.
fn holds_key(rest: &[u8]) -> bool {
    let rest = &rest[..rest.len().min(400)];
    let mut runs = rest.split(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')));
    runs.any(|run| run.len() >= 40 && !is_example(run))
}

/// Documentation says so, or repeats a letter.
fn is_example(rest: &[u8]) -> bool {
    let upper = rest.to_ascii_uppercase();
    let mut seen = [false; 256];
    rest.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    let different = seen.iter().filter(|seen| **seen).count();
    different < 8 || upper.windows(7).any(|window| window == b"EXAMPLE")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        keys(text, 0..text.len()).map(|(what, _)| what).collect()
    }

    /// As they would be written, in two parts, so that nobody takes this file for a leak.
    const REAL: &[(&str, &str, &str)] = &[
        ("ghp", "_16C7e42F292c6912E7710c838347Ae178B4a", "a token of GitHub"),
        ("github", "_pat_11ABCDE2Y0LfQknRzV9mXt_3kDq7WvJ8ybN5sPgT4uCh6ZrMxEo1aIdwKF", "a token of GitHub"),
        ("AKIA", "QYLPMN5HFIQR7XYA", "a key of AWS"),
        ("xoxb", "-2345678901-2345678901234-AbCdEfGhIjKlMnOpQrStUvWx", "a token of Slack"),
        ("AIza", "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe", "a key of Google"),
        ("sk", "_live_4eC39HqLyjWDarjtT1zdp7dc", "a key of Stripe"),
        ("npm", "_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "a token of npm"),
        (
            "eyJ",
            "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "a JSON Web Token",
        ),
        (
            "-----BEGIN OPENSSH ",
            "PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n",
            "a private key",
        ),
    ];

    #[test]
    fn well_known_kinds_are_found_wherever_they_stand() {
        for (start, rest, what) in REAL {
            for (before, after) in [("", ""), ("token: `", "`"), ("<code>", "</code>"), ("\"", "\"")] {
                assert_eq!(found(&format!("{before}{start}{rest}{after}")), [*what], "{start}{rest}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "tokens begin with ghp_ and are long",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "AKIAIOSFODNN7EXAMPLE",
            "the line -----BEGIN RSA PRIVATE KEY----- begins a key",
            "eyJ is where a token begins",
            "sk_live_…",
            "xoxb-your-token-here",
            "my_npm_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
