//! For a GitHub workflow: commands that become annotations beside the changed lines. One line each, whatever the author wrote.

use super::sources::{Location, Sources};
use super::visible::visible;
use super::{Report, in_repository, with_help};
use crate::diagnostic::{Diagnostic, Severity};
use std::io;

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let sources = Sources::new(report.tree);
    for diagnostic in report.diagnostics {
        writeln!(out, "{}", command(diagnostic, &sources, report.folder))?;
    }
    Ok(())
}

fn command(diagnostic: &Diagnostic, sources: &Sources<'_>, folder: &str) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let file = property(&in_repository(folder, diagnostic.file()));
    let location = sources.location(diagnostic.span).map_or_else(String::new, where_it_is);
    format!(
        "::{name} file={file}{location},title={}::{}",
        property(diagnostic.rule.as_str()),
        data(&with_help(diagnostic))
    )
}

/// GitHub drops columns, with a complaint in its log, when the two lines differ.
fn where_it_is(location: Location) -> String {
    let Location { start, end } = location;
    let lines = format!(",line={},endLine={}", start.line, end.line);
    if start.line == end.line { format!("{lines},col={},endColumn={}", start.column, end.column) } else { lines }
}

/// A carriage return would need an escape as well, but is a picture by then.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::fixture::printed;
    use super::*;
    use crate::source::{LineIndex, Text};

    #[test]
    fn every_annotation_is_one_line() {
        let expected = [
            "::warning file=careers/ana/impact/naïve%2C 50%25.md,line=2,endLine=2,col=14,endColumn=20,\
             title=claim-without-number::`halved` of what: {unknown}%0Aname a metric under `metrics`\n",
            "::error file=careers/ana/evidence/checkout.md,line=3,endLine=3,col=1,endColumn=9,\
             title=unknown-key::key `audiance` is not known%0Adid you mean `audience`?\n",
            "::notice file=careers/ana/files/old.md,title=unread-file::this file is too large to read\n",
        ];
        assert_eq!(printed(Format::Github), expected.concat());
    }

    #[test]
    fn nothing_breaks_out_of_an_annotation() {
        assert_eq!(property("a:b,c%d\r\n::error::x"), "a%3Ab%2Cc%25d␍%0A%3A%3Aerror%3A%3Ax");
        assert_eq!(data("100 %: a,\n::stop"), "100 %25: a,%0A::stop");
    }

    #[test]
    fn lines_that_differ_bear_no_columns() {
        let lines = LineIndex::new(&Text::new("a\nb\n"));
        let location = Location { start: lines.position(0), end: lines.position(3) };
        assert_eq!(where_it_is(location), ",line=1,endLine=2");
    }
}
