//! For code scanning services: a SARIF 2.1.0 log with one run. Sections in comments are those of the OASIS standard.

use super::sources::{Location, Sources};
use super::visible::EscapeHidden;
use super::{Report, RuleInfo, Suppressed, in_repository, with_help};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::source::{PacketPath, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to, by the name that services know.
const ROOT: &str = "%SRCROOT%";

/// What is a percent sign and two digits in a relative reference, as RFC 3986 has it: everything but unreserved characters and slashes.
const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run(report)] });
    log.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, EscapeHidden))?;
    out.write_all(b"\n")
}

fn run(report: &Report<'_>) -> Value {
    let results = Results::new(report);
    // Either every result says whether it is suppressed or none does (3.27.23), so the others bear an empty list.
    let found = report.diagnostics.iter().map(|diagnostic| results.result(diagnostic, json!([])));
    let silenced = report.silenced.iter().map(|silenced| results.result(silenced.diagnostic, suppressions(silenced)));
    json!({
        "tool": { "driver": {
            "name": "promo",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
        } },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": { ROOT: { "description": { "text": "the root of the repository" } } },
        "results": found.chain(silenced).collect::<Vec<_>>(),
    })
}

fn rule(rule: &RuleInfo<'_>) -> Value {
    let mut value = json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "defaultConfiguration": { "level": level(rule.severity) },
    });
    if !rule.help_markdown.is_empty() {
        value["help"] = json!({ "text": rule.help_markdown, "markdown": rule.help_markdown });
    }
    value
}

fn suppressions(silenced: &Suppressed<'_>) -> Value {
    json!([{ "kind": "inSource", "justification": silenced.reason }])
}

/// Makes results: what each of them needs to look up.
struct Results<'a> {
    sources: Sources<'a>,
    folder: &'a str,
    rules: HashMap<&'a str, usize>,
}

impl<'a> Results<'a> {
    fn new(report: &Report<'a>) -> Results<'a> {
        Results {
            sources: Sources::new(report.tree),
            folder: report.folder,
            rules: report.rules.iter().enumerate().map(|(index, rule)| (rule.name, index)).collect(),
        }
    }

    fn result(&self, diagnostic: &Diagnostic, suppressions: Value) -> Value {
        let mut value = json!({
            "ruleId": diagnostic.rule,
            "level": level(diagnostic.severity),
            "message": message(&with_help(diagnostic)),
            "locations": [self.location(diagnostic.span, &diagnostic.label)],
            "suppressions": suppressions,
        });
        if let Some(index) = self.rules.get(diagnostic.rule.as_str()) {
            value["ruleIndex"] = json!(index);
        }
        if !diagnostic.labels.is_empty() {
            value["relatedLocations"] = self.related(&diagnostic.labels);
        }
        if let Some(fix) = &diagnostic.fix {
            value["fixes"] = self.fixes(fix);
        }
        value
    }

    /// Numbered, since two labels may be alike and the list may not hold the same thing twice.
    fn related(&self, labels: &[Label]) -> Value {
        let locations = labels.iter().enumerate().map(|(id, label)| {
            let mut location = self.location(label.span, &label.text);
            location["id"] = json!(id);
            location
        });
        locations.collect()
    }

    fn fixes(&self, fix: &Fix) -> Value {
        match self.region(fix.span) {
            None => json!([]),
            Some(region) => json!([{ "artifactChanges": [{
                "artifactLocation": self.artifact(fix.span.file.path()),
                "replacements": [{ "deletedRegion": region, "insertedContent": { "text": fix.replacement } }],
            }] }]),
        }
    }

    fn location(&self, span: Span, words: &str) -> Value {
        let mut location = json!({ "physicalLocation": { "artifactLocation": self.artifact(span.file.path()) } });
        if let Some(region) = self.region(span) {
            location["physicalLocation"]["region"] = region;
        }
        if !words.is_empty() {
            location["message"] = message(words);
        }
        location
    }

    /// None for a file that was not read: the location is then the whole file.
    fn region(&self, span: Span) -> Option<Value> {
        let Location { start, end } = self.sources.location(span)?;
        Some(json!({
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        }))
    }

    fn artifact(&self, file: &PacketPath) -> Value {
        let path = in_repository(self.folder, file);
        json!({ "uri": utf8_percent_encode(&path, &ENCODED).to_string(), "uriBaseId": ROOT })
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// Braces stand for arguments, so literal ones are doubled (3.11.5).
fn message(text: &str) -> Value {
    json!({ "text": text.replace('{', "{{").replace('}', "}}") })
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::fixture::printed;
    use super::*;

    /// The results of the fixture, after the whole that holds them was checked.
    fn results() -> Vec<Value> {
        let written = printed(Format::Sarif);
        assert_eq!(written.find('\n'), Some(written.len() - 1));
        let mut log: Value = serde_json::from_str(&written).unwrap();
        let Value::Array(results) = log["runs"][0]["results"].take() else { panic!("no results: {log}") };
        let expected = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "promo",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": [{
                        "id": "unknown-key",
                        "shortDescription": { "text": "front matter holds known keys only" },
                        "defaultConfiguration": { "level": "error" },
                        "help": {
                            "text": "# unknown-key\n\nA key nobody reads.",
                            "markdown": "# unknown-key\n\nA key nobody reads.",
                        },
                    }],
                } },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": "the root of the repository" } } },
                "results": null,
            }],
        });
        assert_eq!(log, expected);
        results
    }

    fn location(uri: &str, line: usize, columns: (usize, usize)) -> Value {
        json!({
            "artifactLocation": { "uri": uri, "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": line, "startColumn": columns.0, "endLine": line, "endColumn": columns.1 },
        })
    }

    #[test]
    fn labels_become_related_locations() {
        let impact = "careers/ana/impact/na%C3%AFve%2C%2050%25.md";
        let expected = json!({
            "ruleId": "claim-without-number",
            "level": "warning",
            "message": { "text": "`halved` of what: {{unknown}}\nname a metric under `metrics`" },
            "locations": [
                { "physicalLocation": location(impact, 2, (14, 20)), "message": { "text": "no figure" } },
            ],
            "relatedLocations": [
                { "id": 0, "physicalLocation": location(impact, 3, (12, 20)), "message": { "text": "what it rests on" } },
                {
                    "id": 1,
                    "physicalLocation": location("careers/ana/evidence/checkout.md", 2, (8, 16)),
                    "message": { "text": "which has no metric" },
                },
            ],
            "suppressions": [],
        });
        assert_eq!(results()[0], expected);
    }

    #[test]
    fn fixes_are_changes() {
        let at = location("careers/ana/evidence/checkout.md", 3, (1, 9));
        let expected = json!({
            "ruleId": "unknown-key",
            "ruleIndex": 0,
            "level": "error",
            "message": { "text": "key `audiance` is not known\ndid you mean `audience`?" },
            "locations": [{ "physicalLocation": at }],
            "fixes": [{ "artifactChanges": [{
                "artifactLocation": at["artifactLocation"],
                "replacements": [{ "deletedRegion": at["region"], "insertedContent": { "text": "audience" } }],
            }] }],
            "suppressions": [],
        });
        assert_eq!(results()[1], expected);
    }

    #[test]
    fn the_unread_have_no_region_and_the_silenced_a_reason() {
        let results = results();
        let unread = json!({ "artifactLocation": { "uri": "careers/ana/files/old.md", "uriBaseId": "%SRCROOT%" } });
        assert_eq!(results[2]["locations"], json!([{ "physicalLocation": unread }]));
        let reason = json!([{ "kind": "inSource", "justification": "the name of the product" }]);
        assert_eq!((&results[3]["ruleId"], &results[3]["suppressions"]), (&json!("vague-sentence"), &reason));
        assert_eq!(results.len(), 4);
    }
}
