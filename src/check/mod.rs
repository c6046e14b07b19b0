//! The rules. Each is one file here: its page (the comment at its top), its logic, and the examples in its page, which are its tests. Rules that are
//! found while the packet is read have their page here too, so that `promo explain` knows them all.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod added_up;
mod allow;
mod check_cache;
mod counted;
mod differences;
#[cfg(test)]
mod example;
mod held;
mod ledger;
mod links;
mod measured;
mod multiples;
mod near_miss;
mod no_count;
mod outcome;
mod page;
mod placeholders;
mod places;
mod prose;
mod quotes;
mod raised;
mod references;
mod rule;
mod rules;
mod severity;
mod stated;
mod strain;
mod titled;
mod values;
mod wholes;
mod words;

pub use check_cache::{CheckCache, NoteWords};
pub use page::RulePage;
pub use prose::NoteProse;
pub use raised::raised;
pub use rule::{Context, Find, Rule};
pub use rules::RULES;
pub(crate) use severity::is_off_by_default;
pub use words::Phrases;

use crate::diagnostic::Diagnostic;
use rayon::prelude::*;

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// In the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// What `<!-- allow RULE: reason -->` holds back.
    pub silenced: Vec<Silenced>,
}

/// A finding that the author has answered in place.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// The author's reason.
    pub reason: String,
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Runs every rule. `read` is what reading the packet has found already.
pub fn check(context: &Context<'_>, read: Vec<Diagnostic>) -> Findings {
    let mut diagnostics = read;
    context.collect(RULES);
    diagnostics.extend(found_here(context));
    diagnostics.extend(context.words.iter().flat_map(|words| words.found().iter().cloned()));
    severity::check(context.packet, &mut diagnostics);
    allow::check(context.packet, &mut diagnostics);
    severity::apply(context.packet, &mut diagnostics);
    diagnostics.sort();
    diagnostics.dedup();
    allow::silence(context.packet, diagnostics)
}

/// What rules find that look at more than one note at a time, side by side. What they share is collected first, so that none of these threads waits for
/// another.
fn found_here(context: &Context<'_>) -> Vec<Diagnostic> {
    let look = |rule: &&Rule| {
        let mut found = Vec::new();
        match rule.find {
            Find::Here(find) => find(context, &mut found),
            Find::InTexts { is_asked, find } if is_asked(context.packet) => find(context, &mut found),
            Find::InEnglish { rest: Some(find), .. } if context.is_english() => find(context, &mut found),
            Find::InTexts { .. } | Find::InEnglish { .. } | Find::WhileReading => (),
        }
        found
    };
    RULES.par_iter().flat_map_iter(look).collect()
}

/// Makes ready what rules about words look for, on threads that have nothing else to do: a door calls it before it reads the disk. Without it the first note
/// that a rule looks at waits for it.
pub fn make_ready() {
    rayon::spawn(|| {
        let phrases = RULES.par_iter().flat_map_iter(|rule| match rule.find {
            Find::InEnglish { phrases, .. } => phrases,
            Find::Here(_) | Find::InTexts { .. } | Find::WhileReading => &[],
        });
        phrases.for_each(|phrases| phrases.make_ready());
    });
}

#[cfg(test)]
mod trial {
    //! A small packet in a test, and what a rule finds in it.

    use super::example::{Example, ExampleFile, SETTINGS};
    use crate::compile::{Compilation, Options, compile};
    use crate::diagnostic::{RuleName, Severity};
    use crate::source::Text;

    /// The small packet of the rules' examples with these files. What is given for `packet.toml` is added at its end; `png` files are bytes.
    pub(crate) fn trial(files: &[(&str, &str)]) -> Compilation {
        let files = files.iter().map(|(path, text)| ExampleFile {
            path: (*path).to_owned(),
            instead: path.ends_with(".png").then(|| "bytes".to_owned()),
            text: if *path == "packet.toml" { format!("{SETTINGS}{text}") } else { (*text).to_owned() },
        });
        compile(&Example { files: files.collect() }.tree(), Options { today: jiff::civil::date(2026, 7, 1) })
    }

    /// What the rule marks in a piece of work with this body.
    pub(crate) fn marked(rule: RuleName, body: &str) -> Vec<String> {
        let note = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\nrole = \"lead\"\n+++\n{body}\n");
        marked_in(rule, "evidence/cache.md", &note).into_iter().map(|(words, _)| words).collect()
    }

    /// What the rule marks in this file, and how much it matters.
    pub(crate) fn marked_in(rule: RuleName, path: &str, text: &str) -> Vec<(String, Severity)> {
        let found = trial(&[(path, text)]).findings.diagnostics;
        let found = found.into_iter().filter(|found| found.rule == rule && found.file().as_str() == path);
        found.map(|found| (Text::new(text).as_str()[found.span.range()].to_owned(), found.severity)).collect()
    }

    /// What the rule finds, each as `file: marked words: message`.
    pub(crate) fn found(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<(&str, Text)> = files.iter().map(|(path, text)| (*path, Text::new(text))).collect();
        let diagnostics = trial(files).findings.diagnostics;
        let shown = diagnostics.iter().filter(|found| found.rule == rule).map(|found| {
            let source = sources.iter().find(|(path, _)| *path == found.file().as_str());
            let marked = source.and_then(|(_, text)| text.as_str().get(found.span.range())).unwrap_or("");
            format!("{}: {marked}: {}", found.file(), found.message)
        });
        shown.collect()
    }
}
