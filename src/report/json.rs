//! For programs: one document on one line. The shape is a promise; a change that breaks a reader raises `version`.

use super::sources::{Location, Sources};
use super::visible::EscapeHidden;
use super::{MendedPlace, Report, Summary};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{PacketPath, Position, Span};
use serde::Serialize;
use std::io;

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let sources = Sources::new(report.tree);
    let document = JsonReport {
        version: 1,
        diagnostics: report.diagnostics.iter().map(|diagnostic| finding(diagnostic, &sources)).collect(),
        silenced: (report.silenced.iter())
            .map(|silenced| Allowed { finding: finding(silenced.diagnostic, &sources), reason: silenced.reason })
            .collect(),
        summary: Summary::of(report.diagnostics),
        mended: report.mended.map(|mended| mended.places.iter().map(place).collect()),
        left: report.mended.map(|mended| mended.left.iter().map(|(file, why)| Left { file, why }).collect()),
    };
    document.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, EscapeHidden))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    diagnostics: Vec<JsonFinding<'a>>,
    silenced: Vec<Allowed<'a>>,
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<Vec<JsonPlace<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<Vec<Left<'a>>>,
}

/// A fix that was made. Its line is that of the file before the last of them was.
#[derive(Serialize)]
struct JsonPlace<'a> {
    rule: &'a str,
    file: &'a PacketPath,
    line: usize,
    written: &'a str,
    replacement: &'a str,
}

/// A file that a fix was to be made in, and was not.
#[derive(Serialize)]
struct Left<'a> {
    file: &'a PacketPath,
    why: &'a str,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a PacketPath,
    #[serde(flatten)]
    range: Range,
    labels: Vec<JsonLabel<'a>>,
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct Allowed<'a> {
    #[serde(flatten)]
    finding: JsonFinding<'a>,
    reason: &'a str,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    file: &'a PacketPath,
    #[serde(flatten)]
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    #[serde(flatten)]
    range: Range,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

/// Line and column from 1, the column in Unicode scalar values; the byte in the file on disk, from 0.
#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    byte: usize,
}

fn place(place: &MendedPlace) -> JsonPlace<'_> {
    let MendedPlace { rule, file, line, written, replacement } = place;
    JsonPlace { rule: rule.as_str(), file, line: *line, written, replacement }
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &Sources<'_>) -> JsonFinding<'a> {
    let file = diagnostic.file();
    JsonFinding {
        rule: diagnostic.rule.as_str(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        file,
        range: range(sources, diagnostic.span),
        labels: (diagnostic.labels.iter())
            .map(|label| JsonLabel {
                file: label.span.file.path(),
                range: range(sources, label.span),
                text: &label.text,
            })
            .collect(),
        fix: (diagnostic.fix.as_ref())
            .map(|fix| JsonFix { range: range(sources, fix.span), replacement: &fix.replacement }),
    }
}

/// A file that was not read has no lines: it counts as one line, and its offsets are those on disk already.
fn range(sources: &Sources<'_>, span: Span) -> Range {
    match sources.location(span) {
        Some(Location { start, end }) => Range { start: point(start), end: point(end) },
        None => {
            let unread = || Point { line: 1, column: 1, byte: span.start };
            Range { start: unread(), end: unread() }
        }
    }
}

fn point(position: Position) -> Point {
    Point { line: position.line, column: position.column, byte: position.byte }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::fixture::printed;

    #[test]
    fn a_program_reads_one_line() {
        let expected = [
            r#"{"version":1,"diagnostics":["#,
            r#"{"rule":"claim-without-number","severity":"warning","message":"`halved` of what: {unknown}","#,
            r#""help":"name a metric under `metrics`","file":"impact/naïve, 50%.md","#,
            r#""start":{"line":2,"column":14,"byte":20},"end":{"line":2,"column":20,"byte":26},"#,
            r#""labels":[{"file":"impact/naïve, 50%.md","start":{"line":3,"column":12,"byte":39},"#,
            r#""end":{"line":3,"column":20,"byte":47},"text":"what it rests on"},"#,
            r#"{"file":"evidence/checkout.md","start":{"line":2,"column":8,"byte":11},"#,
            r#""end":{"line":2,"column":16,"byte":19},"text":"which has no metric"}],"fix":null},"#,
            r#"{"rule":"unknown-key","severity":"error","message":"key `audiance` is not known","#,
            r#""help":"did you mean `audience`?","file":"evidence/checkout.md","#,
            r#""start":{"line":3,"column":1,"byte":20},"end":{"line":3,"column":9,"byte":28},"labels":[],"#,
            r#""fix":{"start":{"line":3,"column":1,"byte":20},"end":{"line":3,"column":9,"byte":28},"#,
            r#""replacement":"audience"}},"#,
            r#"{"rule":"unread-file","severity":"hint","message":"this file is too large to read","help":null,"#,
            r#""file":"files/old.md","start":{"line":1,"column":1,"byte":0},"end":{"line":1,"column":1,"byte":0},"#,
            r#""labels":[],"fix":null}],"#,
            r#""silenced":[{"rule":"vague-sentence","severity":"hint","message":"`title` says little","help":null,"#,
            r#""file":"evidence/checkout.md","start":{"line":2,"column":1,"byte":4},"#,
            r#""end":{"line":2,"column":6,"byte":9},"labels":[],"fix":null,"reason":"the name of the product"}],"#,
            r#""summary":{"errors":1,"warnings":1,"hints":1}}"#,
            "\n",
        ];
        assert_eq!(printed(Format::Json), expected.concat());
    }
}
