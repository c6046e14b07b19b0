//! A private term that an edition for others would show
//!
//! Why it matters: Some words must not leave the author's desk: a customer, a project, a name. One line of a forgotten note is enough, and
//! a packet that has been mailed cannot be called back. So every text of every edition is looked at, not only the running words: titles,
//! figures, addresses, code, names of files.
//!
//! How it can misfire: Case, accents, hyphens, line breaks and look-alike letters make no difference, nor does punctuation between two words
//! without a blank (`project.falcon`); more letters may follow (`falcons`), and a term of fewer than five letters is looked for as a whole word.
//! Character references, percent-encoding, escapes and tags are undone, in drawings (SVG), templates, style sheets and code as well. A term that
//! is a day or a month is found however it is written, and among the days of front matter. It is not found in other attachments (pictures,
//! documents, tables), in what a drawing keeps compressed or draws as outlines, where a script or a template puts it together, nor where it is
//! translated, abbreviated or inflected before its last letters. Terms are listed under `[private]` in `packet.toml`.
//!
//! Where it comes from: this program's promise: what is not meant for a reader is not in that reader's files, in any form.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [private]
//! terms = ["Project Falcon"]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was built for project *Falcon*.
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [private]
//! terms = ["Project Falcon"]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was built for our largest customer.
//!
//! > [!private]
//! > That is Project Falcon.
//! ```

use crate::check::links::readers;
use crate::check::places::places;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::{Text, What};
use crate::packet::Packet;
use crate::search::Term;
use crate::source::{Span, Spanned};
use crate::vocabulary::{Audience, spellings};
use rayon::prelude::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    name: code::PRIVATE_TERM,
    severity: Severity::Error,
    source: include_str!("private_term.rs"),
    find: Find::InTexts { is_asked: |packet| !packet.settings.private.is_empty(), find },
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let packet = context.packet;
    let terms: Vec<Private<'_>> = packet.settings.private.iter().flat_map(Private::of).collect();
    if terms.is_empty() {
        return;
    }
    // A built-in rubric is nobody's secret.
    let is_own = |text: &&Text<'_>| text.what != What::Rubric || has_own_rubric(packet);
    let mut told = HashSet::new();
    for (edition, texts) in context.texts() {
        let found = texts.par_iter().filter(is_own).flat_map_iter(|text| search(&terms, text));
        for (term, span) in found.collect::<Vec<_>>() {
            // What several readers have is told once, of the widest.
            if told.insert((term.span, span)) {
                diagnostics.push(exposed(term, edition.audience, span));
            }
        }
    }
}

/// What is looked for because of a line under `terms`.
struct Private<'a> {
    written: &'a Spanned<String>,
    term: Term,
    /// Whether it is a day or a month.
    is_day: bool,
}

impl Private<'_> {
    /// A term as it is written; a day in each way that it may be written.
    fn of(written: &Spanned<String>) -> Vec<Private<'_>> {
        let days: Vec<Term> = spellings(&written.value).iter().filter_map(|day| Term::whole(day)).collect();
        let is_day = !days.is_empty();
        let term = if is_day { Term::whole(&written.value) } else { Term::stem(&written.value) };
        term.into_iter().chain(days).map(|term| Private { written, term, is_day }).collect()
    }
}

fn has_own_rubric(packet: &Packet) -> bool {
    packet.settings.rubric.as_ref().is_some_and(|name| name.value.ends_with(".toml"))
}

/// The private terms that a text holds, each with its place. A day of front matter is no place for a name, though it may be `June`.
fn search<'a>(terms: &[Private<'a>], text: &Text<'_>) -> Vec<(&'a Spanned<String>, Span)> {
    // However a day is written, it has a number.
    let has_number = text.parts.iter().any(|(part, _)| part.bytes().any(|byte| byte.is_ascii_digit()));
    let may_hold = |it: &&Private<'_>| if it.is_day { has_number } else { text.what != What::Day };
    let terms: Vec<&Private<'a>> = terms.iter().filter(may_hold).collect();
    if terms.is_empty() {
        return Vec::new();
    }
    let wanted: Vec<&Term> = terms.iter().map(|private| &private.term).collect();
    places(text, &wanted).into_iter().map(|(index, span)| (terms[index].written, span)).collect()
}

fn exposed(term: &Spanned<String>, audience: Audience, span: Span) -> Diagnostic {
    let readers = readers(audience, Audience::SelfOnly);
    Diagnostic::error(RULE.name, span, format!("`{}` would be shown to {readers}", term.value))
        .also(term.span, "private by this line")
        .help("say it without the term, put it into a `> [!private]` block, or set `audience` to `self`")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::{found, trial};

    const EVIDENCE: &str = "title = \"A\"\ndate = 2026-03-14\n";
    const GIVEN: &str =
        "from = { name = \"Ana Ruiz\", role = \"SRE\", team = \"T\", relation = \"peer\" }\nstate = \"given\"\n";

    /// So long that no text which holds it is kept in another form than others.
    const TERM: &str = "Xyzzyxfalconxyzzyxfalcon";

    /// Whether the rule fires, and whether an edition for others holds the term.
    fn judged(path: &str, text: &str) -> (bool, bool) {
        let settings = format!("[private]\nterms = [\"{}\"]\n", TERM.to_lowercase());
        let (path, text) = (path.replace('@', TERM), text.replace('@', TERM));
        let compiled = trial(&[("packet.toml", &settings), (&path, &text), ("files/a.png", "")]);
        let fires = compiled.findings.diagnostics.iter().any(|found| found.rule == super::RULE.name);
        let others = &compiled.editions[1..];
        let words = others
            .iter()
            .flat_map(|edition| edition.entries())
            .map(|entry| crate::document::plain::plain_text(&entry.body.markdown));
        let held = words.chain([format!("{others:?}")]).any(|text| text.to_lowercase().contains(&TERM.to_lowercase()));
        (fires, held)
    }

    fn note(front: &str, body: &str) -> String {
        format!("+++\n{front}+++\n{body}\n")
    }

    #[test]
    fn it_fires_exactly_where_an_edition_holds_the_term() {
        let values = [
            "title = \"The @ work\"\ndate = 2026-03-14\n",
            "id = \"@\"\ntitle = \"A\"\ndate = 2026-03-14\n",
            "title = \"A\"\ndate = 2026-03-14\nwith = [\"@\"]\n",
            "title = \"A\"\ndate = 2026-03-14\ncriteria = [{ id = \"impact\", why = \"for @\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nmetrics = [{ id = \"@\", name = \"b\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nmetrics = [{ name = \"b\", before = \"2 @\", after = \"1\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nmetrics = [{ name = \"b\", method = \"@\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nmetrics = [{ name = \"b\", source = \"the @ dashboard\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nlinks = [{ title = \"c\", url = \"https://example.com/@\" }]\n",
            "title = \"A\"\ndate = 2026-03-14\nlinks = [{ title = \"@\", url = \"https://example.com/\" }]\n",
        ];
        let bodies = [
            "for @.",
            "# About @",
            "# About {#@}",
            "*Xyzzyx*falconxyzzyxfalcon",
            "`@`",
            "```\n@\n```",
            "```@\nx\n```",
            "[@](https://example.com)",
            "[x](https://example.com/@)",
            "[x](https://example.com \"@\")",
            "https://example.com/@",
            "[x][r]\n\n[r]: https://example.com/@",
            "<b>@</b>",
            "| @ |\n|---|\n| x |",
            "- @",
            "> @",
            "> [!note]\n> @",
            "a[^1]\n\n[^1]: @",
            "a[^@]\n\n[^@]: b",
            "![@](../files/a.png)",
            "[[a|@]]",
            "[x](../notes/b.md) @",
            "&#88;yzzyxfalconxyzzyxfalcon",
            "Xyzzyx**falcon**xyzzyx&#102;alcon",
        ];
        let files = values.iter().map(|front| note(front, "")).chain(bodies.iter().map(|body| note(EVIDENCE, body)));
        for text in files {
            assert_eq!(judged("evidence/a.md", &text), (true, true), "{text}");
        }
        assert_eq!(judged("evidence/@.md", &note(EVIDENCE, "")), (true, true), "the name of a file");
        assert_eq!(judged("feedback/a.md", &note(GIVEN, "# Given\nabout @")), (true, true));
        assert_eq!(judged("feedback/a.md", &note(&GIVEN.replace("SRE", "@"), "# Given\nb")), (true, true));
        assert_eq!(
            judged("feedback/a.md", &note(&GIVEN.replace("given", "requested").replace("SRE", "@"), "")),
            (true, true)
        );
        assert_eq!(judged("impact/a.md", &note("claim = \"@\"\n", "")), (true, true));
    }

    #[test]
    fn what_is_withheld_may_hold_it() {
        let hidden = [
            ("evidence/a.md", note(&format!("{EVIDENCE}audience = \"self\"\n"), "@")),
            ("evidence/a.md", note(EVIDENCE, "a\n\n> [!private]\n> @ [x](https://example.com/@)\n")),
            ("evidence/a.md", note(EVIDENCE, "a <!-- @ --> b")),
            ("evidence/a.md", note(EVIDENCE, "a [x](../notes/@.md)")),
            ("feedback/a.md", note(GIVEN, "# Draft\n@\n\n# Given\nb")),
            (
                "feedback/a.md",
                note(&format!("{}attribution = \"anonymous\"\n", GIVEN.replace("SRE", "@")), "# Given\nb"),
            ),
            ("feedback/@.md", note(&format!("{GIVEN}attribution = \"anonymous\"\n"), "# Given\nb")),
            ("feedback/a.md", note(&GIVEN.replace("given", "draft").replace("SRE", "@"), "# Draft\nb")),
            ("notes/a.md", "@".to_owned()),
            ("log/a.md", "@".to_owned()),
        ];
        for (path, text) in hidden {
            assert_eq!(judged(path, &text), (false, false), "{path}: {text}");
        }
    }

    #[test]
    fn the_words_themselves_are_marked() {
        let settings = "[private]\nterms = [\"Project Falcon\"]\n";
        let body = "+++\ntitle = \"A \u{201c}project-falcon\u{201d}\"\ndate = 2026-03-14\n+++\nIt's \"for\" *project*\nFalcon -- a `project falcon`.\n";
        let message = "`Project Falcon` would be shown to the manager and the committee";
        let marked = ["project-falcon", "project*\nFalcon", "project falcon"]
            .map(|words| format!("evidence/a.md: {words}: {message}"));
        assert_eq!(found("private-term", &[("packet.toml", settings), ("evidence/a.md", body)]), marked);
    }

    #[test]
    fn settings_and_rubric_are_looked_at_too() {
        let settings =
            "[private]\nterms = [\"matters\"]\n[[away]]\nfrom = 2025-08-01\nto = 2025-08-02\nwhy = \"what matters\"\n";
        let marked: Vec<String> = found("private-term", &[("packet.toml", settings)]);
        let files: Vec<&str> = marked.iter().filter_map(|found| found.split(':').next()).collect();
        assert_eq!(files, ["packet.toml", "rubric.toml"]);
    }

    #[test]
    fn what_the_manager_alone_would_see_is_said() {
        let note = "+++\ntitle = \"A\"\ndate = 2026-03-14\naudience = \"manager\"\n+++\nfalcon\n";
        let found =
            found("private-term", &[("packet.toml", "[private]\nterms = [\"Falcon\"]\n"), ("evidence/a.md", note)]);
        assert_eq!(found, ["evidence/a.md: falcon: `Falcon` would be shown to the manager"]);
    }
}
