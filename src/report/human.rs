//! For a person at a terminal: each diagnostic over its lines of source, errors first, then what was silenced, then the count.

use super::frame::frames;
use super::gather::for_people;
use super::sources::Sources;
use super::visible::{shortened, visible, visible_line};
use super::{Report, Summary, Suppressed};
use super::{hanging, wrapped};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use annotate_snippets::{Element, Group, Level, Renderer};
use anstream::adapter::strip_str;
use std::io;

/// How it is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour it with ANSI escapes. Without, the output holds no escape at all.
    pub colour: bool,
    /// How many columns the terminal has. Less than 40 counts as 40.
    pub width: usize,
    /// Whether prose is broken at that width. In a pipe it is not: there a message is one line, to be searched for.
    pub is_wrapped: bool,
}

impl Style {
    /// How wide prose may be: as the terminal, and in a pipe without end.
    pub(crate) fn prose(self) -> usize {
        if self.is_wrapped { self.width.max(40) } else { 1 << 30 }
    }
}

impl Default for Style {
    /// Plain, for a file or a pipe.
    fn default() -> Style {
        Style { colour: false, width: 120, is_wrapped: false }
    }
}

pub(super) fn write(report: &Report<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let sources = Sources::new(report.tree).seen_from(report.here);
    let width = style.width.max(40);
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    for diagnostic in for_people(report.diagnostics, &sources) {
        let text = rendered(&diagnostic, &sources, &renderer, width);
        writeln!(out, "{}\n", if style.is_wrapped { fitted(&text, width) } else { text })?;
    }
    for silenced in report.silenced {
        let text = mention(silenced, &sources);
        writeln!(out, "{}", if style.is_wrapped { wrapped("", 2, &text, width).join("\n") } else { text })?;
    }
    match report.diagnostics {
        [] => Ok(()),
        diagnostics if report.silenced.is_empty() => writeln!(out, "{}", Summary::of(diagnostics)),
        diagnostics => writeln!(out, "\n{}", Summary::of(diagnostics)),
    }
}

/// A diagnostic whose title, notes and help are as wide as the terminal. Lines of source are cut by the renderer.
fn fitted(text: &str, width: usize) -> String {
    let mut is_prose = true;
    let mut lines = Vec::new();
    for line in text.lines() {
        let plain = strip_str(line).to_string();
        let is_note = plain.trim_start().starts_with("= ");
        if !is_prose && !is_note {
            lines.push(line.to_owned());
            continue;
        }
        // The title stands alone; after the lines of source all is notes, and help.
        is_prose = is_note || !lines.is_empty();
        let indent = plain.len() - plain.trim_start().len();
        let label = if is_note { plain.find(": ").map_or(indent, |end| end + 2) } else { indent.max(4) };
        let lead = if line.starts_with(&plain[..indent]) { &plain[..indent] } else { "" };
        lines.extend(wrapped(lead, hanging(label, width), &line[lead.len()..], width));
    }
    lines.join("\n")
}

/// The lines of source that a diagnostic is about, with what is marked on them, without its message and help. Plain text.
pub fn frame(diagnostic: &Diagnostic, sources: &Sources<'_>, width: usize) -> String {
    let renderer = Renderer::plain().term_width(width);
    let group = Group::with_level(level(diagnostic.severity)).elements(frames(diagnostic, sources, width));
    renderer.render(&[group])
}

/// A diagnostic as a person at a terminal reads it, with its lines of source and what would help. Plain text.
pub fn spelled_out(diagnostic: &Diagnostic, sources: &Sources<'_>, width: usize) -> String {
    rendered(diagnostic, sources, &Renderer::plain().term_width(width), width)
}

fn rendered(diagnostic: &Diagnostic, sources: &Sources<'_>, renderer: &Renderer, width: usize) -> String {
    let frames = frames(diagnostic, sources, width);
    let has_gutter = frames.iter().any(|frame| matches!(frame, Element::Cause(_)));
    let help = diagnostic.help.clone().or_else(|| diagnostic.fix.as_ref().map(described));
    let help = help.map(|help| Level::HELP.message(visible(&shortened(&help))));
    let title = level(diagnostic.severity).primary_title(visible_line(&shortened(&diagnostic.message)));
    let text = renderer.render(&[title.id(diagnostic.rule.as_str()).elements(frames).elements(help)]);
    // Where no line is numbered the renderer leaves no gutter, and the arrow would stand under the title's first letter.
    if has_gutter { text } else { text.replace('\n', "\n ") }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}

/// What the fix would do, for a diagnostic that says nothing else that would help.
fn described(fix: &Fix) -> String {
    match fix.replacement.as_str() {
        "" => "remove it".to_owned(),
        words if fix.span.is_empty() => format!("add `{words}`"),
        words => format!("replace it with `{words}`"),
    }
}

fn mention(silenced: &Suppressed<'_>, sources: &Sources<'_>) -> String {
    let Diagnostic { rule, span, .. } = silenced.diagnostic;
    let line = format!("silenced: {rule} at {}: {}", sources.address(*span), silenced.reason);
    visible_line(&shortened(&line))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{path, print, printed, shown};
    use super::super::{Format, Report, Style};
    use super::*;
    use crate::source::{Span, Tree};

    #[test]
    fn a_person_sees_the_lines() {
        let expected = "\
error[unknown-key]: key `audiance` is not known
 --> ../evidence/checkout.md:3:1
  |
3 | audiance: self
  | ^^^^^^^^
  |
  = help: did you mean `audience`?

warning[claim-without-number]: `halved` of what: {unknown}
 --> ../impact/naïve, 50%.md:2:14
  |
2 | claim: Größe halved
  |              ^^^^^^ no figure
3 | evidence: [checkout]
  |            -------- what it rests on
  |
 ::: ../evidence/checkout.md:2:8
  |
2 | title: Checkout
  |        -------- which has no metric
  |
  = help: name a metric under `metrics`

hint[unread-file]: this file is too large to read
 --> ../files/old.md

silenced: vague-sentence at ../evidence/checkout.md:2:1: the name of the product

1 error, 1 warning and 1 hint
";
        assert_eq!(printed(Format::Human), expected);
    }

    #[test]
    fn a_frame_is_the_lines_alone() {
        let tree = Tree::of(&[("case.md", "the ask\nteh reason\n")]);
        let found =
            Diagnostic::hint(crate::diagnostic::RuleName::invented("r"), Span::new(&path("case.md"), 8, 11), "m")
                .label("here")
                .help("h");
        let expected = " --> case.md:2:1\n  |\n2 | teh reason\n  | ^^^ here";
        assert_eq!(frame(&found, &Sources::new(&tree), 80), expected);
    }

    #[test]
    fn a_fix_helps_where_nothing_else_does() {
        let tree = Tree::of(&[("case.md", "teh ask\n")]);
        let said = |span, replacement| {
            shown(
                &tree,
                &[Diagnostic::hint(crate::diagnostic::RuleName::invented("r"), span, "m")
                    .instead_of("teh", replacement)],
            )
        };
        assert!(said(Span::new(&path("case.md"), 0, 3), "the").contains("\n  = help: replace it with `the`\n"));
        assert!(said(Span::new(&path("case.md"), 0, 3), "").contains("\n  = help: remove it\n"));
        assert!(said(Span::new(&path("case.md"), 3, 3), "m").contains("\n  = help: add `m`\n"));
    }

    #[test]
    fn nothing_to_say_is_nothing() {
        assert_eq!(shown(&Tree::default(), &[]), "");
    }

    #[test]
    fn long_words_are_cut() {
        let book = "x".repeat(1 << 20);
        let found =
            Diagnostic::hint(crate::diagnostic::RuleName::invented("r"), Span::new(&path("case.md"), 0, 2), &book)
                .label(&book)
                .help(&book);
        assert!(shown(&Tree::of(&[("case.md", "a b")]), &[found]).len() < 3_500);
    }

    #[test]
    fn no_escape_of_the_author_reaches_the_terminal() {
        let hostile = "a\x1b[31m\u{9b}2J\u{202e}\x07\n";
        let name = path("case\x1b[2J.md");
        let tree = Tree::of(&[(name.as_str(), hostile)]);
        let found = Diagnostic::error(crate::diagnostic::RuleName::invented("r"), Span::new(&name, 0, 4), hostile)
            .label(hostile)
            .help(hostile);
        let unread =
            Diagnostic::error(crate::diagnostic::RuleName::invented("r"), Span::new(&path("\x1b.md"), 0, 0), hostile)
                .label(hostile);
        let silenced = [Suppressed { diagnostic: &found, reason: hostile }];
        let diagnostics = [found.clone(), unread];
        let report = Report {
            diagnostics: &diagnostics,
            silenced: &silenced,
            rules: &[],
            tree: &tree,
            here: hostile,
            folder: hostile,
            mended: None,
        };
        for format in [Format::Human, Format::Json, Format::Sarif, Format::Github] {
            let text = print(format, &report, Style::default());
            assert!(!text.contains(['\x1b', '\u{9b}', '\u{202e}', '\x07']), "{text:?}");
        }
    }

    #[test]
    fn colour_is_the_renderers_alone() {
        let tree = Tree::of(&[("case.md", "a\x1b[31m\n")]);
        let diagnostics =
            [Diagnostic::error(crate::diagnostic::RuleName::invented("r"), Span::new(&path("case.md"), 0, 4), "m")];
        let report = Report {
            diagnostics: &diagnostics,
            silenced: &[],
            rules: &[],
            tree: &tree,
            here: "",
            folder: "",
            mended: None,
        };
        let text = print(Format::Human, &report, Style { colour: true, width: 80, is_wrapped: false });
        assert!(text.starts_with("\x1b[1m\x1b[91merror[r]"), "{text:?}");
        assert!(text.contains("a␛[31m"));
        assert_eq!(anstream::adapter::strip_str(&text).to_string(), shown(&tree, &diagnostics));
    }
}
