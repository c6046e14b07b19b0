//! `<!-- allow RULE: reason -->`: a finding answered in place. Errors cannot be answered, only mended.

use super::{Findings, Silenced, rule, severity::unknown};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Packet;

/// Reports comments that name no rule, or one that cannot be silenced.
pub(super) fn check(packet: &Packet, diagnostics: &mut Vec<Diagnostic>) {
    for note in &packet.notes {
        for allow in &note.body.allows {
            match rule(&allow.rule.value) {
                None => diagnostics.push(unknown(&allow.rule)),
                Some(rule) if rule.severity == Severity::Error => {
                    let message = format!("`{}` cannot be silenced", rule.name);
                    let locked = Diagnostic::error(code::LOCKED_RULE, allow.rule.span, message);
                    diagnostics
                        .push(locked.help("mend what it finds: a page would be broken or show what it must not"));
                }
                Some(_) => {}
            }
        }
    }
}

/// Sets aside what the author has answered.
pub(super) fn silence(packet: &Packet, diagnostics: Vec<Diagnostic>) -> Findings {
    let mut findings = Findings::default();
    for diagnostic in diagnostics {
        match reason(packet, &diagnostic) {
            Some(reason) => findings.silenced.push(Silenced { diagnostic, reason }),
            None => findings.diagnostics.push(diagnostic),
        }
    }
    findings
}

fn reason(packet: &Packet, diagnostic: &Diagnostic) -> Option<String> {
    if rule(diagnostic.rule.as_str()).is_none_or(|rule| rule.severity == Severity::Error) {
        return None;
    }
    let note = packet.note_at(diagnostic.file())?;
    let covers = |allow: &&crate::syntax::markdown::Allow| {
        diagnostic.rule == *allow.rule.value && allow.scope.contains(diagnostic.span)
    };
    note.body.allows.iter().find(covers).map(|allow| allow.reason.clone())
}

#[cfg(test)]
mod tests {
    use crate::check::trial::trial;

    #[test]
    fn what_is_answered_is_set_aside_with_its_reason() {
        let answered = |rule: &str| {
            let note = format!(
                "+++\ntitle = \"A cache\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\n+++\n\
                 <!-- allow {rule}: it has no title -->\nIt is [here](https://example.com/reads).\n"
            );
            let findings = trial(&[("evidence/cache.md", &note)]).findings;
            let silenced: Vec<(String, String)> =
                findings.silenced.iter().map(|it| (it.diagnostic.rule.to_string(), it.reason.clone())).collect();
            (silenced, findings.diagnostics.iter().any(|found| found.rule == "bare-link-text"))
        };
        let set_aside = ("bare-link-text".to_owned(), "it has no title".to_owned());
        assert_eq!(answered("bare-link-text"), (vec![set_aside], false));
        assert_eq!(answered("template-text"), (Vec::new(), true));
    }
}
