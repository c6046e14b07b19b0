//! The list of digests that goes with a hand-over: a line a file, as `sha256sum` writes and reads them, below a few lines that say what it is. Its own digest,
//! which covers every line but the one that tells it, is that of the whole hand-over.

use super::fault::HandoverFault;
use super::names;
use crate::output::Files;
use crate::source::Date;
use crate::vocabulary::Audience;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The list's name in a hand-over.
pub const LIST: &str = "SHA256SUMS";

/// The form that this program writes; a greater number was written by a later one.
const VERSION: &str = "1";

/// Before the digest of the whole.
const WHOLE: &str = "# whole: ";

const ABOUT: &str =
    "# What was handed over, file by file. `promo verify` reads it, and so does `sha256sum -c SHA256SUMS`.\n";

/// A list of digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestList {
    /// For whom the edition is.
    pub audience: Audience,
    /// The day on which it was handed over.
    pub date: Date,
    /// The digest of each file, by its name.
    pub files: BTreeMap<String, String>,
    /// What the list says the whole is.
    pub whole: String,
    /// Whether it says so rightly: else the list itself was changed.
    pub is_itself: bool,
}

/// The SHA-256 of these bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl DigestList {
    /// The list of these files.
    pub fn of(audience: Audience, date: Date, files: &Files) -> DigestList {
        let files = files.par_iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
        let mut list = DigestList { audience, date, files, whole: String::new(), is_itself: true };
        list.whole = sha256(list.without_whole().as_bytes());
        list
    }

    /// As it is written.
    pub fn text(&self) -> String {
        let mut text = self.without_whole();
        let head = text.find("\n# date: ").map_or(0, |at| at + 1);
        let end = text[head..].find('\n').map_or(text.len(), |end| head + end + 1);
        text.insert_str(end, &format!("{WHOLE}{}\n", self.whole));
        text
    }

    fn without_whole(&self) -> String {
        let DigestList { audience, date, files, .. } = self;
        let mut text = format!("{ABOUT}# promo hand-over {VERSION}\n# audience: {}\n# date: {date}\n", audience.word());
        for (name, digest) in files {
            let _ = writeln!(text, "{digest}  {name}");
        }
        text
    }

    /// Reads one back.
    ///
    /// # Errors
    ///
    /// What is no list of ours, or names a file that could stand elsewhere.
    pub fn parse(text: &str) -> Result<DigestList, HandoverFault> {
        let broken = |what: String| {
            HandoverFault::new(
                format!("`{LIST}` {what}"),
                "ask for the hand-over again, or look for another copy of it",
            )
        };
        let head = |name: &str| {
            let mut lines = text.lines().take_while(|line| line.starts_with('#'));
            lines.find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)).map(str::trim)
        };
        let version = head("promo hand-over").ok_or_else(|| broken("is no list of a hand-over".to_owned()))?;
        if version != VERSION {
            return Err(broken(format!("has version {version}, and this program knows version {VERSION}")));
        }
        let audience = head("audience:").and_then(|word| Audience::ALL.iter().copied().find(|it| it.word() == word));
        let audience = audience.ok_or_else(|| broken("does not say for whom the edition is".to_owned()))?;
        let date = head("date:").and_then(|date| date.parse().ok());
        let date = date.ok_or_else(|| broken("does not say when it was handed over".to_owned()))?;
        let whole = head("whole:").ok_or_else(|| broken("does not say what the whole is".to_owned()))?.to_owned();
        let mut files = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let entry = line.split_once("  ").filter(|(digest, _)| is_digest(digest));
            let (digest, name) = entry.ok_or_else(|| broken("has a line that is none of a list".to_owned()))?;
            if let Some(fault) = names::fault(name) {
                return Err(broken(format!("names `{name}`, which {fault}")));
            }
            if files.insert(name.to_owned(), digest.to_owned()).is_some() {
                return Err(broken(format!("names `{name}` twice")));
            }
        }
        let line = format!("{WHOLE}{whole}\n");
        let is_itself = sha256(text.replacen(&line, "", 1).as_bytes()) == whole;
        Ok(DigestList { audience, date, files, whole, is_itself })
    }
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> DigestList {
        let files =
            Files::from([("b.html".into(), b"two".as_slice().into()), ("a.html".into(), b"".as_slice().into())]);
        DigestList::of(Audience::Manager, jiff::civil::date(2026, 11, 28), &files)
    }

    #[test]
    fn it_is_written_as_sha256sum_reads_it_and_read_back() {
        let text = list().text();
        // The digest of nothing at all, as FIPS 180-4 has it.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html\n";
        assert!(text.contains(empty), "{text}");
        assert!(text.contains("# audience: manager\n# date: 2026-11-28\n# whole: "), "{text}");
        assert_eq!(DigestList::parse(&text), Ok(list()));
    }

    #[test]
    fn a_list_that_was_changed_does_not_say_what_it_is() {
        let text = list().text();
        assert!(DigestList::parse(&text).unwrap().is_itself);
        for (old, new) in [("a.html", "c.html"), ("manager", "committee"), ("11-28", "11-27"), ("e3b0", "e3b1")] {
            assert!(!DigestList::parse(&text.replacen(old, new, 1)).unwrap().is_itself, "{old}");
        }
    }

    #[test]
    fn a_list_that_is_none_says_why() {
        let text = list().text();
        let fault = |old: &str, new: &str| DigestList::parse(&text.replacen(old, new, 1)).unwrap_err().what;
        assert_eq!(fault("hand-over 1", "hand-over 2"), "`SHA256SUMS` has version 2, and this program knows version 1");
        assert_eq!(
            fault("  a.html", "  ../a.html"),
            "`SHA256SUMS` names `../a.html`, which has a part that is `.` or `..`"
        );
        assert_eq!(fault("  a.html", "  b.html"), "`SHA256SUMS` names `b.html` twice");
        assert_eq!(fault("audience: manager", "audience: all"), "`SHA256SUMS` does not say for whom the edition is");
        assert!(DigestList::parse("").is_err());
        assert!(DigestList::parse("0 x").is_err());
    }
}
