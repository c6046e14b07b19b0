//! Findings as an editor shows them. They are those of `promo check` on the same bytes: nothing is added, and nothing left out.

use super::snapshot::Snapshot;
use crate::diagnostic::{Diagnostic as Finding, Severity};
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Uri,
};
use std::collections::BTreeMap;

/// Where the program is kept, if it says so: a rule's page is the comment that opens its file there.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// What was found, by the address of the file, each with the version of the text that it was found in.
pub(super) fn by_file(snapshot: &Snapshot) -> BTreeMap<String, (Option<i32>, Vec<Diagnostic>)> {
    let mut by_file: BTreeMap<String, (Option<i32>, Vec<Diagnostic>)> = BTreeMap::new();
    for open in snapshot.open.values() {
        by_file.insert(open.uri.clone(), (Some(open.version), Vec::new()));
    }
    let found = snapshot.findings.iter().flat_map(|findings| &findings.diagnostics);
    for finding in found.filter(|found| !snapshot.lost.contains(found.file())) {
        let Uri(uri) = snapshot.uri(finding.file());
        by_file.entry(uri).or_default().1.push(shown(snapshot, finding));
    }
    by_file
}

/// One finding as an editor shows it.
pub(super) fn shown(snapshot: &Snapshot, finding: &Finding) -> Diagnostic {
    let related = finding.labels.iter().map(|label| DiagnosticRelatedInformation {
        location: snapshot.location(label.span),
        message: label.text.clone(),
    });
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    let rule = finding.rule.as_str();
    Diagnostic {
        range: snapshot.range(finding.span),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Hint => DiagnosticSeverity::Hint,
        }),
        code: Some(Code::String(rule.to_owned())),
        code_description: page(rule),
        source: Some("promo".to_owned()),
        message: message(finding).into(),
        tags: rule.starts_with("unused-").then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}

/// What is, what stands there, what would help: a line each.
fn message(finding: &Finding) -> String {
    let label = Some(&finding.label).filter(|label| !label.is_empty()).cloned();
    let help = finding.help.as_ref().map(|help| format!("help: {help}"));
    [Some(finding.message.clone()), label, help].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn page(rule: &str) -> Option<CodeDescription> {
    let file = format!("{REPOSITORY}/blob/main/src/check/rules/{}.rs", rule.replace('-', "_"));
    (!REPOSITORY.is_empty()).then_some(CodeDescription { href: Uri(file) })
}
