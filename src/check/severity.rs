//! `[rules]` of `packet.toml`: what a rule is worth to this author.

use super::{RULES, rule};
use crate::diagnostic::{Diagnostic, RuleName, Severity, code, did_you_mean};
use crate::packet::Packet;

/// What `[rules]` may say; nothing stands for `off`.
const WORDS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("hint", Some(Severity::Hint)),
    ("off", None),
];

/// Rules that find so much in most packets that only `[rules]` switches them on.
const OFF: [RuleName; 1] = [code::UNEXPLAINED_ACRONYM];

/// Whether a rule finds nothing unless `[rules]` switches it on.
pub(crate) fn is_off_by_default(rule: RuleName) -> bool {
    OFF.contains(&rule)
}

/// Whether this packet wants to hear of a rule.
pub(super) fn is_on(packet: &Packet, rule: RuleName) -> bool {
    let wanted = packet.settings.rules.iter().rev().find(|(name, _)| rule == *name.value);
    match wanted.and_then(|(_, word)| severity(&word.value)) {
        Some(said) => said.is_some(),
        None => !is_off_by_default(rule),
    }
}

fn severity(word: &str) -> Option<Option<Severity>> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, severity)| *severity)
}

/// Reports names that no rule has, words that are no severity, and errors that cannot be made less.
pub(super) fn check(packet: &Packet, diagnostics: &mut Vec<Diagnostic>) {
    for (name, word) in &packet.settings.rules {
        let Some(known) = rule(&name.value) else {
            diagnostics.push(unknown(name));
            continue;
        };
        match severity(&word.value) {
            None => {
                let message = format!("unknown severity `{}`", word.value);
                let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
                let help = did_you_mean(&word.value, &words).unwrap_or_default();
                let unknown = Diagnostic::error(code::UNKNOWN_VALUE, word.span, message).help(help);
                diagnostics.push(unknown.misspelled(&word.value, &words));
            }
            Some(severity) if known.severity == Severity::Error && severity != Some(Severity::Error) => {
                let message = format!("`{}` stays an error", name.value);
                let locked = Diagnostic::error(code::LOCKED_RULE, word.span, message);
                diagnostics.push(locked.help(
                    "remove this line: where the rule finds something, a page would be broken or show what it must not",
                ));
            }
            Some(_) => {}
        }
    }
}

/// A rule name that no rule has.
pub(super) fn unknown(name: &crate::source::Spanned<String>) -> Diagnostic {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name.as_str()).collect();
    let help = did_you_mean(&name.value, &names).unwrap_or_else(|| "`promo explain` lists every rule".to_owned());
    let unknown = Diagnostic::error(code::UNKNOWN_RULE, name.span, format!("unknown rule `{}`", name.value));
    unknown.help(help).misspelled(&name.value, &names)
}

/// Gives each finding the severity that `[rules]` asks for; what is `off` goes.
pub(super) fn apply(packet: &Packet, diagnostics: &mut Vec<Diagnostic>) {
    let wanted = |name: &str| packet.settings.rules.iter().rev().find(|(rule, _)| rule.value == name);
    diagnostics.retain_mut(|diagnostic| {
        let locked = rule(diagnostic.rule.as_str()).is_none_or(|rule| rule.severity == Severity::Error);
        match wanted(diagnostic.rule.as_str()).and_then(|(_, word)| severity(&word.value)) {
            Some(Some(severity)) if !locked || severity == Severity::Error => diagnostic.severity = severity,
            Some(None) if !locked => return false,
            None if is_off_by_default(diagnostic.rule) => return false,
            _ => {}
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::trial;

    const NOTE: &str = "+++\ntitle = \"A cache\"\ndate = 2026-03-14\nunheard = \"of\"\n+++\nIt is [here](https://example.com/reads).\n";

    /// What each finding of this rule is worth, with these lines under `[rules]`.
    fn worth(name: &str, rules: &str) -> Vec<Severity> {
        let files = [("packet.toml", format!("[rules]\n{rules}\n")), ("evidence/cache.md", NOTE.to_owned())];
        let found = trial(&files.each_ref().map(|(path, text)| (*path, text.as_str()))).findings.diagnostics;
        found.iter().filter(|found| found.rule == name).map(|found| found.severity).collect()
    }

    #[test]
    fn a_rule_is_worth_what_the_author_says() {
        assert_eq!(worth("bare-link-text", ""), [Severity::Hint]);
        assert_eq!(worth("bare-link-text", "bare-link-text = \"warning\""), [Severity::Warning]);
        assert_eq!(worth("bare-link-text", "bare-link-text = \"error\""), [Severity::Error]);
        assert!(worth("bare-link-text", "bare-link-text = \"off\"").is_empty());
    }

    #[test]
    fn an_error_stays_one() {
        for rules in ["", "unknown-key = \"error\"", "unknown-key = \"hint\"", "unknown-key = \"off\""] {
            assert_eq!(worth("unknown-key", rules), [Severity::Error], "{rules}");
        }
        assert_eq!(worth("locked-rule", "unknown-key = \"hint\""), [Severity::Error]);
        assert!(worth("locked-rule", "unknown-key = \"error\"").is_empty());
    }
}
