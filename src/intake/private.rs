//! What a line of a source must not bring into a note: keys and tokens, addresses of people, telephone numbers, pay. It is only a guess, made on the careful side; what is
//! found goes to the inbox, where its author decides.

use crate::proof::first_key;
use regex_automata::meta::Regex;
use std::sync::LazyLock;

/// Why something is kept from notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Private {
    /// What it is.
    pub(super) what: &'static str,
    /// Whether it is never shown on a page, not even its author's.
    pub(super) is_secret: bool,
}

const PATTERNS: [(&str, &str); 5] = [
    ("an address of mail", r"(?i)[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}"),
    (
        "a telephone number",
        r"(?:^|[^\w/.#+-])(?:\+[0-9]{1,3}[ ()/.-]{0,2}(?:[0-9()]{1,5}[ ()/.-]{0,2}){2,6}[0-9]{2,}|\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b|(?i:tel|phone|mobile|telefon|handy|teléfono|téléphone|telefone)\.?:? ?\+?[0-9][0-9 ()/.-]{5,}[0-9])",
    ),
    (
        "a postal address",
        r"(?:\b[0-9]{1,5}[a-z]? (?:[A-Z][\w'.]+ ){1,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.|Lane|Drive|Boulevard|Blvd|Court|Square)\b|\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|gasse|weg|platz|allee) [0-9]{1,4}[a-z]?\b|\b[0-9]{1,4},? (?:rue|avenue|boulevard) (?:de |du |des |la )*[A-ZÉ]|\b(?:[Cc]alle|[Rr]ua|[Vv]ia|[Aa]venida) (?:de |da |do |del )*[A-ZÁÉ][\w]+,? (?:n\.?º? ?)?[0-9]{1,4}\b|\b[A-Z][a-z]+(?:straat|laan|gracht|plein) [0-9]{1,4}\b)",
    ),
    (
        "pay",
        r"(?i)\b(?:salary|salaries|compensation|total comp|base pay|pay ?(?:rise|raise|check|cheque|grade|band)|(?:a|my|the|got|big|small|good|merit) raise|bonus(?:es)?|rsus?|stock (?:grant|options?)|equity (?:grant|refresh)|gehalt\w*|bonuszahlung|lohnerhöhung|salaire|prime annuelle|augmentation de salaire|salario|sueldo|aumento salarial|salário|stipendio|aumento di stipendio|salaris|loonsverhoging)\b",
    ),
    (
        "a password",
        r#"(?i)\b(?:password|passwort|passwd|mot de passe|contraseña|wachtwoord|api[_ -]?key|secret[_ -]?key|access[_ -]?token)\b ?(?:is|[:=]) ?["'`]?[^\s"'`]{4,}"#,
    ),
];

static FINDERS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new_many(&PATTERNS.map(|(_, pattern)| pattern)).ok());

/// The first private thing in these words.
pub(super) fn private(text: &str) -> Option<Private> {
    if let Some(what) = first_key(text) {
        return Some(Private { what, is_secret: true });
    }
    let found = FINDERS.as_ref()?.find(text)?;
    let what = PATTERNS[found.pattern().as_usize()].0;
    Some(Private { what, is_secret: what == "a password" })
}

/// Whether the words hold a comment, of HTML or of a vault.
pub(super) fn has_comment(text: &str) -> bool {
    text.contains("<!--") || text.contains("-->")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_private_is_known_by_its_form() {
        for (words, what) in [
            ("write to ana.ruiz@mail.example.com", "an address of mail"),
            ("call +49 170 1234567", "a telephone number"),
            ("(555) 123-4567 is hers", "a telephone number"),
            ("Tel: 030 1234567", "a telephone number"),
            ("lives at 12 Old Mill Road", "a postal address"),
            ("Lindenstraße 12, Köln", "a postal address"),
            ("12, rue de la Paix", "a postal address"),
            ("BEST REVIEW SO FAR, AND A RAISE", "pay"),
            ("mein Gehalt", "pay"),
            ("password: hunter22", "a password"),
        ] {
            assert_eq!(private(words).map(|found| found.what), Some(what), "{words}");
        }
        let token = format!("token ghp_{}", "16C7e42F292c6912E7710c838347Ae178B4a");
        assert_eq!(private(&token), Some(Private { what: "a token of GitHub", is_secret: true }));
    }

    #[test]
    fn work_is_not_private() {
        for words in [
            "Cut p99 from 600 ms to 120 ms, 2026-02-11T16:20:05Z",
            "client 0.41.0 / 1.15.2 (built on 2024/10/21)",
            "ping @noa, see https://example.com/acme/core/pull/6103",
            "raise an error when the queue is full; saved 12000000 requests a month",
            "Saved the company money: 1 200 000 a year",
            "react-native@0.71.0 and left-pad@1.2.3",
            "reset passwords by themselves",
            "CORE-140 4400120034 12345678901",
        ] {
            assert_eq!(private(words), None, "{words}");
        }
    }
}
