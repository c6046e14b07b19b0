//! The proof before publishing, at a terminal: where the packet is built, what was found, and what was withheld.

use super::environment;
use crate::diagnostic::count;
use crate::proof::{Find, Machine, ReportLine};
use crate::report::visible_line;
use crate::source::{LineIndex, Span, Tree};
use crate::vocabulary::Audience;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;

/// Where this is: no edition says so.
pub(super) fn machine(packet: &Path) -> Machine {
    Machine {
        packet: packet.to_string_lossy().into_owned(),
        home: environment::home().map_or_else(String::new, |home| home.to_string_lossy().into_owned()),
        user: environment::user(),
        host: environment::host(),
    }
}

/// What was found in the files of an edition, for its author. `here` leads from where they stand to the packet.
pub(super) fn told(finds: &[Find], audience: Audience, tree: &Tree, here: &str) -> String {
    let mut places = Places::new(tree, here);
    let mut told = String::new();
    for find in finds {
        let Find { what, source, words, address, around, more } = find;
        let edition = audience.edition();
        let _ =
            writeln!(told, "\x1b[1m\x1b[91merror\x1b[0m\x1b[1m:\x1b[0m {edition} would hold {}", visible_line(what));
        if let Some(source) = source {
            let _ = writeln!(told, "  withheld: {}: {}", places.of(*source), visible_line(&shortened(words)));
        } else if !words.is_empty() {
            let _ = writeln!(told, "  withheld: {}", visible_line(words));
        }
        let more = if *more > 0 { format!(", and {}", count(*more, "other file")) } else { String::new() };
        let around = around.as_ref().map_or_else(|| "in its name".to_owned(), |around| format!("… {around} …"));
        let _ = writeln!(told, "  found in: {}{more}: {}", visible_line(address), visible_line(&around));
        let _ = writeln!(told, "  \x1b[1mhelp\x1b[0m: {}", help(source.is_some()));
    }
    told
}

fn help(is_withheld: bool) -> &'static str {
    if is_withheld {
        "if it may be read, write it where this reader sees it too; if not, look how it got there: a theme, a drawing, or a fault of this program, which \
         we would like to know of"
    } else {
        "take it out of the note, the theme or the file that holds it"
    }
}

/// What an edition withholds: a line each, and how much there is of what.
pub(super) fn report(lines: &[ReportLine], audience: Audience, tree: &Tree, here: &str) -> String {
    let reader = if audience.is_author() { "your own edition" } else { audience.reader() };
    if lines.is_empty() {
        return format!("nothing is withheld from {reader}\n");
    }
    let mut places = Places::new(tree, here);
    let rows: Vec<(String, &ReportLine)> = lines.iter().map(|line| (places.of(line.span), line)).collect();
    let width = rows.iter().map(|(place, _)| console::measure_text_width(place)).max().unwrap_or_default();
    let mut told = format!("withheld from {reader}:\n");
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (place, ReportLine { span: _, what, words }) in rows {
        *counts.entry(*what).or_default() += 1;
        let (what, _) = what;
        let gap = " ".repeat(width.saturating_sub(console::measure_text_width(&place)));
        let words = if words.is_empty() { String::new() } else { format!(": {}", visible_line(words)) };
        let _ = writeln!(told, "  {place}{gap}  {what}{words}");
    }
    let counted = |((one, several), number): (&(&str, &str), &usize)| {
        if *number == 1 { (*one).to_owned() } else { format!("{number} {several}") }
    };
    let _ = writeln!(told, "in all: {}", counts.iter().map(counted).collect::<Vec<_>>().join(", "));
    told
}

/// Places of the packet as one would type them.
struct Places<'a> {
    tree: &'a Tree,
    here: &'a str,
    lines: HashMap<Span, LineIndex>,
}

impl<'a> Places<'a> {
    fn new(tree: &'a Tree, here: &'a str) -> Places<'a> {
        Places { tree, here, lines: HashMap::new() }
    }

    /// File and line; the file alone where it is no text.
    fn of(&mut self, span: Span) -> String {
        let path = span.file.path();
        let shown = visible_line(&format!("{}{path}", self.here));
        let Some(text) = self.tree.text(path).filter(|_| !span.with(0, 0).eq(&span)) else { return shown };
        let index = self.lines.entry(span.at(0)).or_insert_with(|| LineIndex::new(text));
        format!("{shown}:{}", index.position(span.start).line)
    }
}

/// As much of a text as tells it from others.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 100;
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    words.chars().take(LONGEST - 1).chain(['…']).collect()
}
