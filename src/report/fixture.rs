//! One small packet with a finding of each kind, for the tests of every format.

use super::{Format, Report, RuleInfo, Style, Suppressed, write};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{PacketPath, Span, Tree};

/// A path that is known to be good.
pub(super) fn path(text: &str) -> PacketPath {
    PacketPath::new(text).unwrap()
}

/// The fixture as a format prints it, without colour and 100 columns wide.
pub(super) fn printed(format: Format) -> String {
    let tree = Tree::of(&[
        ("impact/naïve, 50%.md", "---\r\nclaim: Größe halved\r\nevidence: [checkout]\r\n---\r\n"),
        ("evidence/checkout.md", "---\ntitle: Checkout\naudiance: self\n---\n"),
    ]);
    let diagnostics = diagnostics();
    let silenced = Diagnostic::hint(
        crate::diagnostic::RuleName::invented("vague-sentence"),
        Span::new(&path("evidence/checkout.md"), 4, 9),
        "`title` says little",
    );
    let report = Report {
        diagnostics: &diagnostics,
        silenced: &[Suppressed { diagnostic: &silenced, reason: "the name of the product" }],
        rules: &[RuleInfo {
            name: "unknown-key",
            summary: "front matter holds known keys only",
            severity: Severity::Error,
            help_markdown: "# unknown-key\n\nA key nobody reads.".to_owned(),
        }],
        tree: &tree,
        here: "../",
        folder: "careers/ana",
        mended: None,
    };
    print(format, &report, Style { colour: false, width: 100, is_wrapped: false })
}

/// A report as a format prints it.
pub(super) fn print(format: Format, report: &Report<'_>, style: Style) -> String {
    let mut out = Vec::new();
    write(format, report, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Diagnostics alone, for a person, 60 columns wide.
pub(super) fn shown(tree: &Tree, diagnostics: &[Diagnostic]) -> String {
    let report = Report { diagnostics, silenced: &[], rules: &[], tree, here: "", folder: "", mended: None };
    print(Format::Human, &report, Style { colour: false, width: 60, is_wrapped: false })
}

fn diagnostics() -> [Diagnostic; 3] {
    let (impact, evidence) = (path("impact/naïve, 50%.md"), path("evidence/checkout.md"));
    [
        Diagnostic::warning(
            crate::diagnostic::RuleName::invented("claim-without-number"),
            Span::new(&impact, 19, 25),
            "`halved` of what: {unknown}",
        )
        .label("no figure")
        .also(Span::new(&impact, 37, 45), "what it rests on")
        .also(Span::new(&evidence, 11, 19), "which has no metric")
        .help("name a metric under `metrics`"),
        Diagnostic::error(
            crate::diagnostic::code::UNKNOWN_KEY,
            Span::new(&evidence, 20, 28),
            "key `audiance` is not known",
        )
        .help("did you mean `audience`?")
        .instead_of("audiance", "audience"),
        Diagnostic::hint(
            crate::diagnostic::RuleName::invented("unread-file"),
            Span::new(&path("files/old.md"), 0, 0),
            "this file is too large to read",
        ),
    ]
}
