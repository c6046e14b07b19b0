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
