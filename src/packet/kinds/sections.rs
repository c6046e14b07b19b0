//! The two sections of feedback: `# Draft`, which is the author's, and `# Given`, which is all that others see. What a peer gave is read by itself, so
//! that no footnote and no address of the draft comes along; and what was meant for one of the two headings and is none is an error.

use super::BodyText;
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Span, Spanned};
use crate::syntax::Fields;
use crate::syntax::markdown::{Block, Inline, Markdown, Section, each_block, each_inline_of, read_markdown};
use std::collections::HashSet;
use std::sync::Arc;

/// What a body holds of each.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) draft: Option<Arc<Markdown>>,
    pub(super) words: Option<Arc<Markdown>>,
    /// Whether it has been said why there are no words.
    pub(super) is_told: bool,
}

/// The headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Draft,
    Given,
}

/// The sections `# Draft` and `# Given`. Text outside both belongs to neither, and a reader never sees it.
pub(super) fn read(fields: &mut Fields<'_>, body: &BodyText<'_>) -> Sections {
    let markdown = body.markdown;
    let all = markdown.sections();
    let before = all.first().map_or(markdown.blocks.len(), |first| first.blocks.start - 1);
    if let Some(outside) = markdown.first_text(before) {
        stray(fields, outside, "this is neither under `# Draft` nor under `# Given`");
    }
    let (mut draft, mut given): (Option<&Section>, Option<&Section>) = (None, None);
    for section in &all {
        let heading = &markdown.headings[section.heading];
        let place = match named(&heading.text) {
            Some(Name::Draft) => &mut draft,
            Some(Name::Given) => &mut given,
            None => {
                stray(fields, heading.span, "this is neither under `# Draft` nor under `# Given`");
                continue;
            }
        };
        if place.is_some() {
            stray(fields, heading.span, "this section is there twice");
            continue;
        }
        *place = Some(section);
    }
    let is_draft = |span: Span| draft.is_some_and(|draft| range(body, &all, draft).contains(span));
    let meant = meant_as_headings(body).into_iter().filter(|(name, span)| *name == Name::Given || !is_draft(*span));
    let is_told = tell(fields, meant, given.is_some());
    let words = given.map(|given| words(fields, body, given, range(body, &all, given)));
    let is_mixed = words.as_ref().is_some_and(|words| holds_a_draft(fields, words));
    Sections {
        draft: draft.map(|draft| Arc::new(markdown.part(draft.blocks.clone()))),
        words: words.filter(|_| !is_mixed).map(Arc::new),
        is_told: is_told || is_mixed,
    }
}

/// Where a section stands, without its heading.
fn range(body: &BodyText<'_>, all: &[Section], section: &Section) -> Span {
    let start = |section: &Section| body.markdown.headings[section.heading].span;
    let next = all.iter().map(start).find(|next| next.start > start(section).start);
    body.span.with(start(section).end, next.map_or(body.span.end, |next| next.start))
}

/// What the peer gave, read as if nothing else were in the file.
fn words(fields: &mut Fields<'_>, body: &BodyText<'_>, section: &Section, place: Span) -> Markdown {
    let mut words = read_markdown(fields.file(), body.text, place, &mut Vec::new());
    for link in &mut words.links {
        // Where it leads may be defined otherwise here, so it is none of the links of the body: see `Note::links`.
        link.nth += body.markdown.links.len();
    }
    let links: HashSet<Span> = words.links.iter().map(|link| link.destination.span).collect();
    let kept = body.markdown.part(section.blocks.clone());
    let lost = kept.links.iter().map(|link| link.destination.span).filter(|span| place.contains(*span));
    for span in lost.filter(|span| !links.contains(span)) {
        foreign(fields, span, "this link is shown, but its address is not defined under `# Given`");
    }
    let (known, used) = (footnotes(&words), footnotes(&kept));
    for span in used.into_iter().filter(|span| place.contains(*span) && !known.contains(span)) {
        foreign(fields, span, "this footnote is not defined under `# Given`");
    }
    words
}

/// Where footnotes are referred to.
fn footnotes(markdown: &Markdown) -> Vec<Span> {
    let mut found = Vec::new();
    each_inline_of(&markdown.blocks, &mut |inline| {
        found.extend(matches!(inline.value, Inline::FootnoteReference(_)).then_some(inline.span));
    });
    found
}

fn foreign(fields: &mut Fields<'_>, span: Span, message: &str) {
    let foreign = Diagnostic::error(code::EXPOSED_DRAFT, span, message);
    fields.report(foreign.help("define it there too, in the peer's own words: nothing of the draft comes along"));
}

/// Which of the two a heading is, however it is written.
fn named(heading: &str) -> Option<Name> {
    let seen = |character: char| character.is_alphanumeric() || character.is_whitespace();
    let word: String = heading.chars().filter(|character| seen(*character)).flat_map(char::to_lowercase).collect();
    // People say of a draft whose it is, and that it has gone nowhere.
    let beside =
        ["my", "our", "draft", "drafts", "private", "hidden", "not", "sent", "unsent", "yet", "for", "me", "only"];
    match word.trim() {
        "given" => Some(Name::Given),
        words if words.contains("draft") && words.split_whitespace().all(|word| beside.contains(&word)) => {
            Some(Name::Draft)
        }
        _ => None,
    }
}

/// A draft that has slipped under `# Given`, by a heading of a lower level, must not be taken for the peer's words.
fn holds_a_draft(fields: &mut Fields<'_>, words: &Markdown) -> bool {
    let draft = words.headings.iter().find(|heading| named(&heading.text) == Some(Name::Draft));
    if let Some(heading) = draft {
        let inside = Diagnostic::error(code::EXPOSED_DRAFT, heading.span, "the draft stands inside the peer's words");
        fields.report(inside.help("give `Draft` and `Given` headings of the same level"));
    }
    draft.is_some()
}

/// Lines that were meant to be one of the two headings and are none: `#Draft`, `**Draft**`, a heading that code has swallowed.
fn meant_as_headings(body: &BodyText<'_>) -> Vec<(Name, Span)> {
    let mut found = Vec::new();
    each_block(&body.markdown.blocks, &mut |block| match &block.value {
        Block::Paragraph(line) | Block::Plain(line) => in_line(line, &mut found),
        Block::Code(_) => in_code(body.text, block.span, &mut found),
        Block::Heading(..) | Block::List(_) | Block::Quote(_) | Block::Alert(..) | Block::Private(_) => {}
        Block::Table(_) | Block::Footnote(..) | Block::Rule => {}
    });
    found
}

fn in_line(line: &[Spanned<Inline>], found: &mut Vec<(Name, Span)>) {
    for (nth, line) in line.split(|it| matches!(it.value, Inline::SoftBreak | Inline::HardBreak)).enumerate() {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
        let (mut text, mut is_marked) = (String::new(), false);
        let mut see = |inline: &Inline| match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Code(words) => {
                // Code names the heading, and is none.
                text.push_str(words);
                text.push_str(" code");
            }
            Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strikethrough(_) => is_marked = true,
            Inline::Link(..) | Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => {
                text.push_str(" other")
            }
            Inline::SoftBreak | Inline::HardBreak => {}
        };
        line.iter().for_each(|inline| each(&inline.value, &mut see));
        let bare = untagged(&text);
        is_marked |= bare.len() < text.len() || text.trim_start().starts_with(['#', '＃', '\\']);
        // Without any mark, a line says no more than its word; at the beginning of a paragraph `Draft` is most likely meant.
        found.extend(match named(&bare) {
            Some(Name::Draft) if is_marked || nth == 0 => Some((Name::Draft, first.span.join(last.span))),
            Some(Name::Given) if is_marked => Some((Name::Given, first.span.join(last.span))),
            _ => None,
        });
    }
}

fn each(inline: &Inline, see: &mut impl FnMut(&Inline)) {
    see(inline);
    inline.children().iter().for_each(|inside| each(&inside.value, see));
}

/// Without what looks like an element of HTML.
fn untagged(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for (nth, part) in text.split('<').enumerate() {
        bare.push_str(if nth == 0 { part } else { part.split_once('>').map_or(part, |(_, rest)| rest) });
    }
    bare
}

/// Code that no fence closes may hold what was never meant to be code.
fn in_code(text: &str, block: Span, found: &mut Vec<(Name, Span)>) {
    let code = &text[block.range()];
    let is_closed = |mark: &str| {
        let last = code.trim_end().lines().skip(1).last().unwrap_or_default();
        code.trim_start().starts_with(mark) && last.trim_start_matches([' ', '\t', '>']).starts_with(mark)
    };
    if ["```", "~~~"].into_iter().any(is_closed) {
        return;
    }
    let mut start = block.start;
    for line in code.split_inclusive('\n') {
        let written = line.trim();
        let at = start + line.len() - line.trim_start().len();
        let name = named(written).filter(|_| written.starts_with('#'));
        found.extend(name.map(|name| (name, block.with(at, at + written.len()))));
        start += line.len();
    }
}

/// Reports them, and tells whether one explains why there are no words.
fn tell(fields: &mut Fields<'_>, meant: impl Iterator<Item = (Name, Span)>, has_words: bool) -> bool {
    let mut is_told = false;
    for (name, span) in meant {
        let found = match name {
            Name::Draft => Diagnostic::error(
                code::EXPOSED_DRAFT,
                span,
                "this is no heading, so what follows is not kept apart from the peer's words",
            )
            .help("write `# Draft` on a line of its own, with a space after `#` and at the level of `# Given`"),
            Name::Given if has_words => continue,
            Name::Given => {
                is_told = true;
                let message = "this is no heading, so the peer's words do not begin here";
                Diagnostic::error(code::MISSING_PEER_WORDS, span, message)
                    .help("write `# Given` on a line of its own, with a space after `#` and at the level of `# Draft`")
            }
        };
        fields.report(found);
    }
    is_told
}

fn stray(fields: &mut Fields<'_>, span: Span, message: &str) {
    let stray = Diagnostic::warning(code::STRAY_FEEDBACK_TEXT, span, message);
    fields.report(
        stray.help("no reader will see it: move it under `# Given` if the peer wrote it, else under `# Draft`"),
    );
}

#[cfg(test)]
mod tests {
    use crate::packet::{Note, read_packet};
    use crate::source::Tree;
    use crate::syntax::markdown::{Inline, each_inline_of};

    const FRONT: &str = "---\nfrom: {name: Bo, relation: peer}\nstate: given\n---\n";

    /// What is found in feedback with this body, each as `rule line`, and what is left of the note.
    fn read(body: &str) -> (Vec<String>, std::sync::Arc<Note>) {
        let mut found = Vec::new();
        let text = format!("{FRONT}{body}");
        let packet = read_packet(&Tree::of(&[("feedback/a.md", &text)]), &mut found);
        let here = found.iter().filter(|it| it.file().as_str() == "feedback/a.md");
        let line = |start: usize| (text[..start].matches('\n').count() + 1).saturating_sub(FRONT.lines().count());
        let here = here.map(|it| format!("{} {}", it.rule, line(it.span.start))).collect();
        (here, packet.notes[0].clone())
    }

    fn words(note: &Note) -> String {
        let mut words = String::new();
        if let Some(given) = note.feedback().and_then(|feedback| feedback.words.as_ref()) {
            each_inline_of(&given.blocks, &mut |inline| {
                if let Inline::Text(text) = &inline.value {
                    words.push_str(text);
                }
            });
            given.links.iter().for_each(|link| words.push_str(&format!(" <{}>", link.destination.value)));
        }
        words
    }

    #[test]
    fn what_was_meant_as_draft_and_is_none_keeps_the_note_from_others() {
        for draft in [
            "#Draft",
            "#\u{a0}Draft",
            "**Draft**",
            "__Draft:__",
            "*draft*",
            "Draft",
            "Draft:",
            "\\# Draft",
            "<h1>Draft</h1>",
            "    # Draft",
            "```\n# Draft",
            "- **Draft**",
            "## Draft",
            "### **Draft:**",
            "## My draft (not sent)",
            "\u{200b}# Draft",
        ] {
            let (found, note) = read(&format!("# Given\n\nShe led it.\n\n{draft}\n\nXYZZY\n"));
            assert!(found.iter().any(|found| found.starts_with("exposed-draft")), "{draft:?}: {found:?}");
            assert!(note.audience.is_author() && note.is_whole(), "{draft:?}");
        }
        let (found, note) = read("# Given\n\nShe led it.\n**Draft**\nXYZZY\n");
        assert_eq!((found, note.audience.is_author()), (vec!["exposed-draft 4".to_owned()], true));
    }

    #[test]
    fn what_was_meant_as_given_is_told_once() {
        for given in ["#Given", "**Given**", "#\u{a0}Given:"] {
            assert_eq!(
                read(&format!("# Draft\n\nA hope.\n\n{given}\n\nIt held.\n")).0,
                ["missing-peer-words 5"],
                "{given}"
            );
        }
    }

    #[test]
    fn headings_are_understood_however_they_are_written() {
        for (draft, given) in
            [("# DRAFT", "# given:"), ("Draft\n=====", "Given\n====="), ("## **Draft**", "## Given ##")]
        {
            let (found, note) = read(&format!("{draft}\n\nA hope.\n\n{given}\n\nIt held.\n"));
            assert_eq!((found, words(&note)), (vec![], "It held.".to_owned()), "{draft}");
        }
        let (found, note) = read(
            "# Given\n\nA first draft was given to us, as a `# Draft`.\n\n## The draft of the design\n\nIt held.\n",
        );
        assert!(found.is_empty() && !note.audience.is_author(), "{found:?}");
    }

    #[test]
    fn nothing_of_the_draft_comes_along() {
        let draft = "# Draft\n\n[x][1] [y] z[^1]\n\n[1]: https://example.com/draft \"XYZZY\"\n[y]: https://example.com/y\n\n[^1]: XYZZY\n\n";
        let (found, note) =
            read(&format!("{draft}# Given\n\nIt [held][1].[^1]\n\n[1]: https://example.com/mine\n\n[^1]: Twice.\n"));
        assert_eq!(words(&note), "It held.Twice. <https://example.com/mine>");
        assert!(!found.iter().any(|found| found.starts_with("exposed")), "{found:?}");
        let (found, note) = read(&format!("{draft}# Given\n\nIt [held][1]\n\nas [y] says.[^1]\n"));
        assert_eq!(found, ["exposed-draft 12", "exposed-draft 14", "exposed-draft 14"]);
        assert!(note.audience.is_author());
    }
}
