//! `promo explain`: a rule's page, a key's, or the list of all rules. The pages of rules are the comments that open their files, those of keys are read
//! from their declarations; here they only become text for a terminal.

mod key;

use super::args::ExplainArgs;
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict};
use crate::check::{RULES, Rule, is_off_by_default, rule};
use crate::diagnostic::{Severity, did_you_mean, listed};
use crate::packet::FileKind;

/// The severities, and what they mean, in the order of the list.
const GROUPS: [(Severity, &str, &str); 3] = [
    (Severity::Error, "error", "what is broken, or would let out what must not: nothing is published"),
    (Severity::Warning, "warning", "what a reader will object to"),
    (Severity::Hint, "hint", "what could be better"),
];

pub(super) fn run(args: &ExplainArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let mut layout = TextLayout::new(stdout.style());
    match &args.name {
        Some(name) => explain(&mut layout, name)?,
        None => list(&mut layout),
    }
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// A rule wins over a key of the same name. The name may stand in the brackets in which a diagnostic shows it.
fn explain(layout: &mut TextLayout, name: &str) -> Result<(), CliError> {
    let plain = name.trim_start_matches('[').trim_end_matches(']');
    if let Some(rule) = rule(plain) {
        page(layout, rule);
        return Ok(());
    }
    match (key::find(name), plain) {
        (Some(found), _) => key::show(layout, &found),
        (None, "formats" | "files" | "keys") => formats(layout),
        (None, _) => return Err(unknown(plain)),
    }
    Ok(())
}

fn unknown(name: &str) -> CliError {
    let keys = key::names();
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name.as_str()).chain(keys.iter().map(String::as_str)).collect();
    let help = did_you_mean(name, &names).unwrap_or_else(|| {
        "`promo explain` lists every rule, `promo explain evidence` every key of evidence".to_owned()
    });
    CliError::new(format!("there is no rule and no key `{name}`")).help(help)
}

fn list(layout: &mut TextLayout) {
    let column = RULES.iter().map(|rule| rule.name.as_str().len()).max().unwrap_or(0) + 4;
    for (severity, word, meaning) in GROUPS {
        layout.entry(0, &format!("{word}s:"), word.len() + 3, meaning);
        entries(layout, column, |rule| rule.severity == severity && !is_off_by_default(rule.name));
    }
    layout.entry(0, "off:", 6, "what is said only where `[rules]` in `packet.toml` gives it a severity");
    entries(layout, column, |rule| is_off_by_default(rule.name));
    layout.paragraph(0, "`promo explain RULE` says why, with a bad and a good example. `[rules]` in `packet.toml` changes what a warning or a hint is worth.");
    layout.blank();
    let files: Vec<String> = FileKind::all().into_iter().map(|file| format!("`{}`", file.word())).collect();
    let keys = format!(
        "`promo explain KEY` says what a key takes, as in `promo explain criteria` or `promo explain feedback.from`. Every key of a kind of file is listed under \
         its word: {}.",
        listed(&files)
    );
    layout.paragraph(0, &keys);
}

/// Which files a packet has, how they are written, and where their keys are told.
fn formats(layout: &mut TextLayout) {
    layout.heading("The files of a packet");
    layout.blank();
    let files = FileKind::all();
    let column = files.iter().map(|file| file.files().len()).max().unwrap_or(0) + 4;
    for file in files {
        layout.entry(2, &file.files(), column, &format!("{}: `promo explain {}`", file.about(), file.word()));
    }
    layout.blank();
    layout.paragraph(0, "A note is Markdown under front matter, which is TOML between `+++` or YAML between `---`. Its id is the name of its file.");
    layout.blank();
    layout.heading("In the text");
    layout.blank();
    let marks = [
        ("[[id]]", "a link to a note; `[[id|words]]` gives it words of its own"),
        ("{{metric:id}}", "a figure, as the evidence says it"),
        ("![words](../files/a.png)", "a picture of the packet"),
        ("> [!private]", "begins a block that you alone see"),
    ];
    for (mark, meaning) in marks {
        layout.entry(2, mark, 28, meaning);
    }
    layout.blank();
    layout.paragraph(0, "`promo explain KEY` says what a key takes, as in `promo explain criteria`; `promo explain` alone lists what is checked; `promo schema KIND` prints a schema for your editor.");
}

fn entries(layout: &mut TextLayout, column: usize, is_listed: impl Fn(&Rule) -> bool) {
    for rule in RULES.iter().filter(|rule| is_listed(rule)) {
        layout.entry(2, rule.name.as_str(), column, &rule.page().summary);
    }
    layout.blank();
}

fn page(layout: &mut TextLayout, rule: &Rule) {
    let word = GROUPS.iter().find(|(severity, ..)| *severity == rule.severity).map_or("", |(_, word, _)| word);
    let worth = if is_off_by_default(rule.name) {
        format!("(off; to switch it on, write `{} = \"{word}\"` under `[rules]` in `packet.toml`)", rule.name)
    } else {
        format!("({word})")
    };
    layout.entry(0, rule.name.as_str(), rule.name.as_str().len() + 1, &worth);
    layout.blank();
    text(layout, &rule.page().markdown);
}

/// Paragraphs are wrapped, code stands as it is, under the name of its file.
fn text(layout: &mut TextLayout, markdown: &str) {
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in markdown.lines() {
        match line.strip_prefix("```") {
            Some(file) => {
                end(layout, &mut paragraph);
                is_code = !is_code;
                if is_code && !file.is_empty() {
                    layout.entry(2, file, 0, "");
                }
            }
            None if is_code => layout.code(4, line),
            None if line.is_empty() => {
                end(layout, &mut paragraph);
                layout.blank();
            }
            None => {
                paragraph.push_str(line);
                paragraph.push(' ');
            }
        }
    }
    end(layout, &mut paragraph);
}

/// A paragraph that opens with a few words and a colon has them in bold, as in `Why it matters: …`.
fn end(layout: &mut TextLayout, paragraph: &mut String) {
    let text = std::mem::take(paragraph);
    let lead = text.split_once(':').filter(|(lead, _)| lead.len() < 24 && !lead.contains('`'));
    match lead {
        _ if text.is_empty() => {}
        Some((lead, rest)) if rest.trim().is_empty() => layout.heading(&format!("{lead}:")),
        Some((lead, rest)) => layout.lead(&format!("{lead}:"), rest),
        None => layout.paragraph(0, &text),
    }
}
