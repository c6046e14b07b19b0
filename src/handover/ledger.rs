//! The ledger of a packet's hand-overs: what was given to whom on which day, with the digest by which it is known again. It is the author's, and no part of any
//! hand-over. What stands in it stays as it was written: a hand-over is added at its end.

use super::fault::HandoverFault;
use super::sha256;
use crate::source::Date;
use crate::vocabulary::Audience;
use serde::Deserialize;
use std::fmt::Write;
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// The ledger's name in its folder.
pub const LEDGER: &str = "ledger.toml";

const ABOUT: &str = "\
# What was handed over, to whom, on which day. `promo hand-over` adds to it, and `promo verify` looks up here what a hand-over was.
# It is yours alone, and goes out with nothing.
";

/// A ledger as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// As it is written.
    pub text: String,
    /// What it says, in its order.
    pub entries: Vec<LedgerEntry>,
}

/// One hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LedgerEntry {
    /// The folder's name, and without its ending the archive's.
    pub name: String,
    /// The day: `2026-11-28`.
    pub date: String,
    /// For whom the edition is.
    pub audience: String,
    /// Who was given it, where that was said.
    #[serde(default)]
    pub to: Vec<String>,
    /// The digest of the whole, which its list of digests tells.
    pub digest: String,
    /// The digest of the archive.
    pub archive: String,
}

#[derive(Deserialize)]
struct Entries {
    #[serde(default, rename = "hand-over")]
    entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// What is no ledger: nothing is added to it, so that nothing is lost.
    pub fn parse(text: &str) -> Result<Ledger, HandoverFault> {
        let read: Result<Entries, toml::de::Error> = toml::from_str(text);
        let Entries { entries } = read.map_err(|error| {
            let what = format!("`{LEDGER}` cannot be read: {}", error.message());
            HandoverFault::new(what, "mend it, or move it away and a new one is begun")
        })?;
        Ok(Ledger { text: text.to_owned(), entries })
    }

    /// The same with one more at its end.
    #[must_use]
    pub fn with(&self, entry: &LedgerEntry) -> String {
        let mut text = if self.text.is_empty() { ABOUT.to_owned() } else { self.text.clone() };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let quoted = |text: &str| TomlStringBuilder::new(text).as_default().to_toml_value();
        let LedgerEntry { name, date, audience, to, digest, archive } = entry;
        let to: Vec<String> = to.iter().map(|name| quoted(name)).collect();
        let _ = write!(
            text,
            "\n[[hand-over]]\nname = {}\ndate = {}\naudience = {}\nto = [{}]\ndigest = {}\narchive = {}\n",
            quoted(name),
            quoted(date),
            quoted(audience),
            to.join(", "),
            quoted(digest),
            quoted(archive),
        );
        text
    }

    /// The hand-over with this digest; of several, the one of this name, else the last.
    pub fn known(&self, digest: &str, name: &str) -> Option<&LedgerEntry> {
        let all = || self.entries.iter().rev().filter(|entry| entry.digest == digest);
        all().find(|entry| entry.name == name).or_else(|| all().next())
    }

    /// Those for an audience on a day.
    pub fn on(&self, date: Date, audience: Audience) -> impl Iterator<Item = &LedgerEntry> {
        let date = date.to_string();
        self.entries.iter().filter(move |entry| entry.date == date && entry.audience == audience.word())
    }
}

impl LedgerEntry {
    /// One of these bytes, with nobody named.
    pub fn new(name: &str, date: Date, audience: Audience, digest: &str, archive: &[u8]) -> LedgerEntry {
        LedgerEntry {
            name: name.to_owned(),
            date: date.to_string(),
            audience: audience.word().to_owned(),
            to: Vec::new(),
            digest: digest.to_owned(),
            archive: sha256(archive),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(name: &str) -> LedgerEntry {
        let day = jiff::civil::date(2026, 11, 28);
        LedgerEntry { to: vec![name.to_owned()], ..LedgerEntry::new(name, day, Audience::Manager, "ab", b"zip") }
    }

    #[test]
    fn what_stands_in_it_stays() {
        let text = "# mine\n[[hand-over]]\nname = 'x'\ndate = '2026-01-02'\naudience = 'manager'\ndigest = 'd'\narchive = 'e'\nmore = 1 # also mine";
        let ledger = Ledger::parse(text).unwrap();
        let longer = ledger.with(&entry("Ana"));
        assert!(longer.starts_with(text), "{longer}");
        let again = Ledger::parse(&longer).unwrap();
        assert_eq!(again.entries, [ledger.entries, vec![entry("Ana")]].concat());
        assert_eq!(again.known("ab", ""), Some(&entry("Ana")));
        assert_eq!(again.known("x", ""), None);
        assert_eq!(again.on(jiff::civil::date(2026, 1, 2), Audience::Manager).count(), 1);
        assert_eq!(again.on(jiff::civil::date(2026, 1, 2), Audience::Committee).count(), 0);
    }

    #[test]
    fn what_is_no_ledger_is_told() {
        for text in ["[[hand-over", "hand-over = 1", "[[hand-over]]\nname = 'x'"] {
            assert!(Ledger::parse(text).unwrap_err().what.starts_with("`ledger.toml` cannot be read: "), "{text}");
        }
        assert_eq!(Ledger::parse(""), Ok(Ledger::default()));
    }

    proptest! {
        #[test]
        fn any_name_is_read_back(name in any::<String>()) {
            let text = Ledger::default().with(&entry(&name));
            prop_assert_eq!(Ledger::parse(&text).unwrap().entries, vec![entry(&name)]);
        }
    }
}
