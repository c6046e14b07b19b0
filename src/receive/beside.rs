//! What a peer's words are beside the draft, and which of them could be quoted. Both are shown, and nothing is chosen.

use super::written::one_line;
use crate::document::plain::plain_text;
use crate::document::quotation::Quotable;
use crate::document::sentences;
use crate::packet::Note;
use crate::syntax::markdown::{Block, Markdown};
use similar::{ChangeTag, TextDiff};

/// Words beside a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// There is no draft.
    NoDraft,
    /// They have little in common: so many of so many words stand in both in the same order.
    Apart(usize, usize),
    /// What was taken out of the draft and what was put in, in one line.
    Changed(String),
    /// They are the draft, word for word.
    Same,
}

/// At less than this share of words in common a difference is only noise, in percent.
const IN_COMMON: usize = 40;

/// How many sentences are offered.
const OFFERED: usize = 3;

/// A sentence of fewer or more words is no quote.
const WORDS: std::ops::RangeInclusive<usize> = 6..=45;

/// The words of a note beside its draft, as far as the peer was shown it.
pub fn compared(note: &Note) -> Compared {
    let plain = |text: &Markdown| one_line(&plain_text(&text.public()));
    let Some((draft, words)) =
        note.feedback().and_then(|it| Some((plain(it.draft.as_ref()?), plain(it.words.as_ref()?))))
    else {
        return Compared::NoDraft;
    };
    if draft.is_empty() {
        return Compared::NoDraft;
    }
    if draft == words {
        return Compared::Same;
    }
    let (one, other): (Vec<&str>, Vec<&str>) = (draft.split(' ').collect(), words.split(' ').collect());
    let diff = TextDiff::from_slices(&one, &other);
    let same = diff.iter_all_changes().filter(|change| change.tag() == ChangeTag::Equal).count();
    if same * 100 < other.len().max(1) * IN_COMMON {
        return Compared::Apart(same, other.len());
    }
    let mut told = String::new();
    let mut open = ChangeTag::Equal;
    for change in diff.iter_all_changes() {
        let tag = change.tag();
        if tag != open {
            told.push_str(closing(open));
        }
        if !told.is_empty() {
            told.push(' ');
        }
        if tag != open {
            told.push_str(opening(tag));
        }
        told.push_str(change.value());
        open = tag;
    }
    told.push_str(closing(open));
    Compared::Changed(told)
}

const fn opening(tag: ChangeTag) -> &'static str {
    match tag {
        ChangeTag::Equal => "",
        ChangeTag::Delete => "[-",
        ChangeTag::Insert => "{+",
    }
}

const fn closing(tag: ChangeTag) -> &'static str {
    match tag {
        ChangeTag::Equal => "",
        ChangeTag::Delete => "-]",
        ChangeTag::Insert => "+}",
    }
}

/// Sentences of a note's words that could be quoted: those with a number first, since it is a fact, each as it stands.
pub fn proposals(note: &Note) -> Vec<String> {
    let Some(words) = note.feedback().and_then(|feedback| feedback.words.as_ref()) else { return Vec::new() };
    let quotable = Quotable::as_written(words);
    let paragraphs = words.blocks.iter().filter(|block| matches!(block.value, Block::Paragraph(_)));
    let mut found: Vec<String> = Vec::new();
    for block in paragraphs {
        let text = one_line(&plain_text(&Markdown { blocks: vec![block.clone()], ..Markdown::clone(words) }));
        // The mark of a list is no part of what is said.
        let said = |range: std::ops::Range<usize>| text[range].trim_start_matches(['-', '*', '•', '–', ' ']).to_owned();
        found.extend(sentences(&text).into_iter().map(said));
    }
    found.retain(|sentence| {
        WORDS.contains(&sentence.split(' ').count())
            && sentence.ends_with(['.', '!', '?', '…', '"', '”', ')'])
            && quotable.select(sentence, &note.path).is_ok()
    });
    found.sort_by_key(|sentence| !sentence.contains(|it: char| it.is_ascii_digit()));
    found.truncate(OFFERED);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::read_packet;
    use crate::source::Tree;

    /// What words are beside a draft, and what is proposed of them.
    fn beside(draft: &str, given: &str) -> Compared {
        let note = format!(
            "---\nfrom: {{name: Ana, relation: peer}}\nstate: given\n---\n# Draft\n\n{draft}\n\n# Given\n\n{given}\n"
        );
        let settings = "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
        let packet = read_packet(&Tree::of(&[("packet.toml", settings), ("feedback/ana.md", &note)]), &mut Vec::new());
        compared(&packet.notes[0])
    }

    #[test]
    fn a_draft_is_what_the_peer_was_shown_of_it() {
        let draft = "It held for a *year*.\n\n> [!private]\n> Ask her about March.";
        assert_eq!(beside(draft, "It held for a year."), Compared::Same);
        let changed = "It held for a [-year.-] {+month.+}";
        assert_eq!(beside(draft, "It held for a month."), Compared::Changed(changed.to_owned()));
        assert_eq!(beside(draft, "I saw something else altogether in March."), Compared::Apart(0, 7));
        assert_eq!(beside("> [!private]\n> Ask her.", "It held."), Compared::NoDraft);
    }
}
