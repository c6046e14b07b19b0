//! What the preview shows on a terminal: one block, drawn again in the same place at every save, so that nothing scrolls away. Where nobody looks, as in a
//! pipe, it is one plain line a save; the first holds the whole address.

use super::stdout::Stdout;
use crate::diagnostic::{Severity, count};
use crate::report::{Style, visible_line};
use crate::serve::{FindingLine, Preview, PreviewStatus, WatchMode};
use crate::vocabulary::Audience;
use console::{Term, measure_text_width, style, truncate_str};
use std::io::Write;

/// Where the state of the preview is shown.
pub(super) struct StatusDisplay {
    /// What stays the same.
    banner: Banner,
    /// Nothing where the output is no terminal.
    term: Option<Term>,
    /// How many rows the last block took.
    rows: usize,
    /// Whether the address was told.
    is_greeted: bool,
    /// How the folder is watched, as it was told last.
    watching: WatchMode,
    notes: Vec<String>,
}

struct Banner {
    packet: String,
    /// What stands before every path of the packet.
    here: String,
    address: String,
    audience: &'static str,
}

/// Rows that are not findings.
const FRAME: usize = 9;

/// Findings that are listed however low the window is.
const FEWEST: usize = 3;

impl StatusDisplay {
    pub(super) fn new(
        preview: &Preview,
        (packet, here): (&str, &str),
        audience: Audience,
        style: Style,
    ) -> StatusDisplay {
        console::set_colors_enabled(style.colour);
        let term = Term::buffered_stdout();
        let banner = Banner {
            packet: packet.to_owned(),
            here: here.to_owned(),
            address: preview.address.clone(),
            audience: audience.word(),
        };
        let taken = preview.taken.map(|port| format!("port {port} is taken, so it listens on {}", preview.port));
        StatusDisplay {
            banner,
            term: term.is_term().then_some(term),
            rows: 0,
            is_greeted: false,
            watching: WatchMode::Native,
            notes: taken.into_iter().collect(),
        }
    }

    /// Something that is said once, below the rest.
    pub(super) fn note(&mut self, words: &str) {
        self.notes.push(words.to_owned());
    }

    /// Shows the state of things. What cannot be shown does not end the preview: its pages are elsewhere.
    pub(super) fn show(&mut self, status: &PreviewStatus, stdout: &mut Stdout) {
        match &self.term {
            Some(term) => {
                let (height, width) = term.size();
                let lines = block(&self.banner, &self.notes, status, height.into(), width.into());
                let rows =
                    lines.iter().map(|line| measure_text_width(line).max(1).div_ceil(usize::from(width.max(1)))).sum();
                let text = lines.join("\n") + "\n";
                let drawn =
                    term.clear_last_lines(self.rows).and_then(|()| term.write_str(&text)).and_then(|()| term.flush());
                self.rows = if drawn.is_ok() { rows } else { 0 };
            }
            None => {
                let mut lines = if self.is_greeted { String::new() } else { greeting(&self.banner, &self.notes) };
                lines += &plain(status, &self.watching, &self.banner.here);
                let told = stdout.write_all(lines.as_bytes()).and_then(|()| stdout.flush());
                drop(told);
            }
        }
        self.is_greeted = true;
        self.watching.clone_from(&status.watching);
    }
}

/// The first line holds the whole address.
fn greeting(banner: &Banner, notes: &[String]) -> String {
    let notes: String = notes.iter().map(|note| format!("{note}\n")).collect();
    format!("{} is shown at {}\n{notes}", banner.packet, banner.address)
}

/// One line, and one more when the folder is watched otherwise than was told last.
fn plain(status: &PreviewStatus, told: &WatchMode, here: &str) -> String {
    let way = status.watching.in_words().filter(|_| status.watching != *told);
    let way = way.map_or_else(String::new, |way| format!("{}\n", visible_line(&way)));
    match &status.obstacle {
        Some(obstacle) => format!("{way}waiting: {}\n", visible_line(&obstacle.to_string())),
        None => format!("{way}{}\n", happened(status, here)),
    }
}

/// `1 warning; built in 23 ms after evidence/a.md`.
fn happened(status: &PreviewStatus, here: &str) -> String {
    let changed = match status.changed().as_slice() {
        [] => String::new(),
        [only] => format!(" after {}", visible_line(&format!("{here}{only}"))),
        [first, rest @ ..] => {
            format!(" after {} and {}", visible_line(&format!("{here}{first}")), count(rest.len(), "more file"))
        }
    };
    format!("{}; built in {} ms{changed}", status.counts(), status.took().as_millis())
}

fn block(banner: &Banner, notes: &[String], status: &PreviewStatus, height: usize, width: usize) -> Vec<String> {
    let room = height.saturating_sub(FRAME + notes.len()).max(FEWEST);
    let found = status.findings(room, &banner.here);
    let counts = status.counts();
    let more = (counts.errors + counts.warnings + counts.hints).saturating_sub(found.len());
    let mut lines = vec![
        format!("{} {}", style("preview of").dim(), style(&banner.packet).bold()),
        // Never cut: it is there to be copied.
        banner.address.clone(),
        style(format!("opens for {}; the page switches", banner.audience)).dim().to_string(),
        String::new(),
        match &status.obstacle {
            Some(obstacle) => {
                format!("{} {}", style("waiting:").yellow().bold(), visible_line(&obstacle.to_string()))
            }
            None => coloured(status, &happened(status, &banner.here)),
        },
    ];
    lines.extend(found.iter().map(|line| finding(line, width)));
    lines.extend((more > 0).then(|| style(format!("and {more} more: `promo check` shows them all")).dim().to_string()));
    lines
        .extend(status.watching.in_words().iter().chain(notes).map(|note| style(visible_line(note)).dim().to_string()));
    lines.extend([String::new(), style("Ctrl-C ends it").dim().to_string()]);
    let cut =
        |(index, line): (usize, String)| if index == 1 { line } else { truncate_str(&line, width, "…").into_owned() };
    lines.into_iter().enumerate().map(cut).collect()
}

fn coloured(status: &PreviewStatus, words: &str) -> String {
    let counts = status.counts();
    let styled = match (counts.errors, counts.warnings) {
        (0, 0) => style(words).green(),
        (0, _) => style(words).yellow(),
        _ => style(words).red(),
    };
    styled.bold().to_string()
}

fn finding(line: &FindingLine, width: usize) -> String {
    let severity = match line.severity {
        Severity::Error => style("error  ").red().bold(),
        Severity::Warning => style("warning").yellow().bold(),
        Severity::Hint => style("hint   ").cyan().bold(),
    };
    let rule = style(line.rule).dim();
    let text = format!("  {severity} {}  {}  {rule}", visible_line(&line.location), visible_line(&line.message));
    truncate_str(&text, width, "…").into_owned()
}
