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
        code_description: page(REPOSITORY, rule),
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

/// The page of a rule in a repository; nothing where none is named, for no address is made up.
fn page(repository: &str, rule: &str) -> Option<CodeDescription> {
    let repository = repository.trim_end_matches('/');
    let file = format!("{repository}/blob/HEAD/src/check/rules/{}.rs", rule.replace('-', "_"));
    (!repository.is_empty()).then_some(CodeDescription { href: Uri(file) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;
    use std::path::Path;

    #[test]
    fn a_rule_has_a_page_where_the_repository_is_named() {
        assert!(page("", "unknown-key").is_none());
        for repository in ["https://example.com/promo", "https://example.com/promo/"] {
            let Uri(address) = page(repository, "unknown-key").unwrap().href;
            assert_eq!(address, "https://example.com/promo/blob/HEAD/src/check/rules/unknown_key.rs");
        }
        for rule in RULES.iter() {
            let Uri(address) = page("x", rule.name.as_str()).unwrap().href;
            let file = address.strip_prefix("x/blob/HEAD/").unwrap();
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).is_file(), "{file}");
        }
    }
}
