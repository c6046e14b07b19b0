//! What is wrong with a template, from the engine's words to a diagnostic at the author's place. The engine tells some things with a place, some with names
//! only, and unknown names as one text made for a terminal, which is read back here.

use super::theme::{BASE, OWN};
use crate::diagnostic::{Diagnostic, code, count, did_you_mean};
use crate::source::{PacketPath, Span, Text};
use std::collections::BTreeMap;
use std::ops::Range;
use tera::{Error, ErrorKind, ReportError};

/// One thing that is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The template's name as the engine knows it; empty when it does not say.
    template: String,
    place: FaultPlace,
    message: String,
    help: Option<String>,
}

/// Where in the template.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FaultPlace {
    /// These bytes.
    Bytes(Range<usize>),
    /// Line and column, from 1, in characters, and how many of them.
    Line { line: usize, column: usize, width: usize },
    /// Where this name is quoted.
    Quoted(String),
    /// Somewhere.
    Unknown,
}

/// What the engine complains of.
pub(super) fn faults(error: &Error) -> Vec<Fault> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![Fault::report(report)],
        ErrorKind::CircularExtend { tpl, inheritance_chain } => vec![Fault::circle("extends", tpl, inheritance_chain)],
        ErrorKind::CircularInclude { tpl, include_chain } => vec![Fault::circle("includes", tpl, include_chain)],
        ErrorKind::MissingParent { current, parent } => vec![Fault::unknown_template(current, parent)],
        ErrorKind::TemplateNotFound(name) => vec![Fault::unknown_template("", name)],
        ErrorKind::Msg(text) if text.starts_with("error: ") => reports(text),
        ErrorKind::Msg(text) => vec![Fault::named(text)],
        other => vec![Fault::named(&other.to_string())],
    }
}

impl Fault {
    /// What stopped a page.
    pub(super) fn first(error: &Error) -> Fault {
        faults(error).into_iter().next().unwrap_or_else(|| Fault::named(&error.to_string()))
    }

    fn new(template: &str, place: FaultPlace, message: &str) -> Fault {
        let (message, help) = tidied(message);
        Fault { template: template.to_owned(), place, message, help }
    }

    fn report(report: &ReportError) -> Fault {
        Fault::new(report.filename(), FaultPlace::Bytes(report.span().range.clone()), report.message())
    }

    /// A text in which the author's template may be named.
    fn named(text: &str) -> Fault {
        let own = text.split('`').find(|word| word.starts_with(OWN)).unwrap_or_default();
        Fault::new(own, FaultPlace::Unknown, &without_prefixes(text))
    }

    fn unknown_template(template: &str, name: &str) -> Fault {
        Fault::new(template, FaultPlace::Quoted(name.to_owned()), &format!("Unknown template `{name}`"))
    }

    /// A circle is blamed on the author's template in it, since the theme alone has none.
    fn circle(verb: &str, template: &str, chain: &[String]) -> Fault {
        let start = chain.first().filter(|first| *first != template).map(|_| template);
        let circle: Vec<&str> = start.into_iter().chain(chain.iter().map(String::as_str)).collect();
        let at = circle.iter().position(|name| name.starts_with(OWN)).unwrap_or(0);
        let circle: Vec<&str> = circle.iter().skip(at).map(|name| without_prefix(name)).collect();
        let (name, next) = (circle.first().copied().unwrap_or(template), circle.get(1).copied().unwrap_or(template));
        let mut fault = Fault::new(
            &format!("{OWN}{name}"),
            FaultPlace::Quoted(next.to_owned()),
            &format!("`{name}` {verb} itself"),
        );
        if next == name {
            fault.help = Some(format!("write `{BASE}{name}` for the theme's own"));
        } else {
            fault.message = format!("{}: {}", fault.message, circle.join(" → "));
        }
        fault
    }

    /// The fault as found when the theme is loaded; `names` are those of all templates.
    pub(super) fn diagnostic(self, own: &BTreeMap<PacketPath, Text>, names: &[&str]) -> Diagnostic {
        let message = self.message.clone();
        let mut diagnostic = self.placed(own, message);
        if let Some(unknown) = self.message.strip_prefix("unknown template `").and_then(|rest| rest.strip_suffix('`')) {
            let names: Vec<&str> = names.iter().map(|name| without_prefix(name)).collect();
            diagnostic.help = did_you_mean(unknown, &names);
        }
        diagnostic
    }

    /// The fault as found when the pages at these addresses were rendered through `template`.
    pub(super) fn on_pages(self, own: &BTreeMap<PacketPath, Text>, template: &str, pages: &[&str]) -> Diagnostic {
        let more = match pages.len().saturating_sub(1) {
            0 => String::new(),
            more => format!(" and {}", count(more, "more page")),
        };
        let page = pages.first().copied().unwrap_or_default();
        let message = format!("`{template}.html` cannot show `{page}`{more}: {}", self.message);
        self.placed(own, message)
    }

    /// In the author's template, or, when it is the theme's, where the theme is chosen.
    fn placed(&self, own: &BTreeMap<PacketPath, Text>, message: String) -> Diagnostic {
        let path = self.template.strip_prefix(OWN).and_then(|name| PacketPath::new(&format!("theme/{name}")).ok());
        let found = path.as_ref().and_then(|path| own.get_key_value(path));
        let mut diagnostic = match found {
            Some((path, text)) => {
                let range = self.place.range(text.as_str());
                Diagnostic::error(code::INVALID_TEMPLATE, Span::new(path, range.start, range.end), message)
            }
            None => {
                let name = without_prefix(&self.template);
                let place = if name.is_empty() { String::new() } else { format!("in the theme's `{name}`: ") };
                Diagnostic::error(code::INVALID_TEMPLATE, Span::of_file(&settings()), place + &message)
            }
        };
        diagnostic.help.clone_from(&self.help);
        diagnostic
    }
}

impl FaultPlace {
    fn range(&self, text: &str) -> Range<usize> {
        match self {
            FaultPlace::Bytes(range) => range.start.min(text.len())..range.end.min(text.len()),
            FaultPlace::Line { line, column, width } => on_line(text, *line, *column, *width),
            FaultPlace::Quoted(name) => quoted(text, name),
            FaultPlace::Unknown => 0..0,
        }
    }
}

fn on_line(text: &str, line: usize, column: usize, width: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    let offset = |column: usize| rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    let column = column.saturating_sub(1);
    start + offset(column)..start + offset(column + width)
}

/// The first place where a name stands in quotes, with the theme's prefix or without.
fn quoted(text: &str, name: &str) -> Range<usize> {
    let spellings = [format!("\"{name}\""), format!("'{name}'"), format!("\"{BASE}{name}\"")];
    let found = spellings.iter().find_map(|quoted| text.find(quoted).map(|at| at..at + quoted.len()));
    found.unwrap_or_default()
}

/// Reads back what the engine prints for a terminal: `error: …`, `--> file:line:column`, the line, and carets under it.
fn reports(text: &str) -> Vec<Fault> {
    let (mut faults, mut message, mut at) = (Vec::new(), None, None);
    for line in text.lines() {
        let trimmed = line.trim_start();
        if let Some(found) = line.strip_prefix("error: ") {
            message = Some(found);
        } else if let Some(found) = trimmed.strip_prefix("--> ") {
            at = position(found);
        } else if let Some(carets) = trimmed.strip_prefix('|').map(str::trim).filter(|it| it.starts_with('^'))
            && let (Some(message), Some((file, line, column))) = (message.take(), at.take())
        {
            faults.push(Fault::new(file, FaultPlace::Line { line, column, width: carets.len() }, message));
        }
    }
    faults
}

/// `file:line:column`.
fn position(text: &str) -> Option<(&str, usize, usize)> {
    let mut parts = text.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?, line, column))
}

/// The engine's message as we write one: lowercase, no full stop; what it knows instead becomes help.
fn tidied(message: &str) -> (String, Option<String>) {
    let (said, known) = ["Available variables: ", "Available fields: "]
        .iter()
        .find_map(|introduction| message.split_once(introduction))
        .unwrap_or((message, ""));
    let mut said = said.trim().trim_end_matches('.').to_owned();
    if let Some(first) = said.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let wrong = said.split('`').nth(1).unwrap_or_default();
    let known: Vec<&str> = known.split(", ").filter(|name| !name.is_empty()).collect();
    let help = did_you_mean(wrong, &known);
    (said, help)
}

/// Where the theme is chosen.
pub(super) fn settings() -> PacketPath {
    #[expect(clippy::expect_used, reason = "a constant, and a path")]
    PacketPath::new("packet.toml").expect("a path")
}

fn without_prefix(name: &str) -> &str {
    name.strip_prefix(OWN).or_else(|| name.strip_prefix(BASE)).unwrap_or(name)
}

fn without_prefixes(text: &str) -> String {
    text.replace(&format!("`{OWN}"), "`theme/")
}
