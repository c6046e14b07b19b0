//! A peer's words, put into their note. What comes of it is read as the packet would be, and looked for in the edition that its readers would get: unless it says
//! what was received and nothing else has changed, there is no new note.

use super::written::{Written as Words, as_typed, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::plain::plain_text;
use crate::edition::make_edition;
use crate::packet::{Note, Packet, read_packet};
use crate::source::{Date, PacketPath, Span, Text, Tree, TreeEntry};
use crate::syntax::markdown::Markdown;
use crate::syntax::{Edit, Written, set_keys};
use crate::vocabulary::{Audience, NoteKind, State};

/// What a note becomes.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What changes in it.
    pub edits: Vec<Edit>,
    /// The packet as it is then.
    pub tree: Tree,
    /// Whether marks of their Markdown are shown as the letters that they are.
    pub is_escaped: bool,
}

/// Why a note is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Words stand there already, from here on; and whether they are the same.
    Standing(Span, bool),
    /// Something is wrong in the note itself.
    Faulty,
    /// The keys cannot be set without touching anything else.
    Keys,
    /// However they are written, a page would not show these words, or more than these: what stands in the way, where that is known.
    Untrue(Option<String>),
}

/// The note with these words of the peer, given on this day.
///
/// # Errors
///
/// [`Refusal`], and then nothing is to be written.
pub fn take(
    tree: &Tree,
    packet: &Packet,
    note: &Note,
    words: &str,
    is_markdown: bool,
    given: Date,
) -> Result<Taken, Refusal> {
    let feedback = note.feedback().ok_or(Refusal::Faulty)?;
    let standing = feedback.words.as_deref().filter(|words| words.has_words());
    if let Some(first) = standing.and_then(|words| words.blocks.first()) {
        let is_same = standing.is_some_and(|standing| as_typed(&plain_text(standing)) == as_typed(words));
        return Err(Refusal::Standing(first.span, is_same));
    }
    if note.is_unmended() || feedback.is_given() {
        return Err(Refusal::Faulty);
    }
    let text = tree.text(&note.path).ok_or(Refusal::Faulty)?;
    let keys = [("state", Written::Word("given")), ("given", Written::Day(given))];
    let beside = if feedback.asked.is_some() { "asked" } else { "state" };
    let keys = set_keys(&note.path, text, beside, &keys).ok_or(Refusal::Keys)?;
    let mut why = None;
    for (nth, way) in ways(words, is_markdown).into_iter().enumerate() {
        let mut edits = keys.clone();
        edits.push(below_given(text, note, &way.markdown));
        let changed = with(tree, &note.path, text, &edits);
        match untrue(&changed, packet, note, &way) {
            None => return Ok(Taken { edits, tree: changed, is_escaped: is_markdown && nth > 0 }),
            Some(reason) => why = reason,
        }
    }
    Err(Refusal::Untrue(why))
}

/// The packet with a note that is edited.
fn with(tree: &Tree, path: &PacketPath, text: &Text, edits: &[Edit]) -> Tree {
    let read = Text::new(text.as_str());
    let edited = read.edited(read.as_str(), edits.iter().map(|(place, words)| (place.clone(), &**words)));
    let mut tree = tree.clone();
    tree.entries.insert(path.clone(), TreeEntry::Text(Text::new(&edited)));
    tree
}

/// Where the words go: under the heading that is there, else at the end of the note, under one of the level that the draft has.
fn below_given(text: &Text, note: &Note, words: &str) -> Edit {
    let is = |name: &str, heading: &str| {
        heading.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>() == name
    };
    let headings = &note.body.headings;
    let has_given = note.feedback().is_some_and(|feedback| feedback.words.is_some());
    if let Some(given) = headings.iter().find(|heading| has_given && is("given", &heading.text)) {
        let rest = &text.as_str()[given.span.end..];
        let at = given.span.end + rest.find('\n').map_or(rest.len(), |end| end + 1);
        let before = if text.as_str()[..at].ends_with('\n') { "\n" } else { "\n\n" };
        return (at..at, format!("{before}{words}"));
    }
    let level = headings.iter().map(|heading| heading.level).min().unwrap_or(1);
    let written = text.as_str();
    let before = match written {
        written if written.ends_with("\n\n") => "",
        written if written.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    (written.len()..written.len(), format!("{before}{} Given\n\n{words}", "#".repeat(usize::from(level))))
}

/// What keeps a note from saying just these words; nothing where it says them.
fn untrue(tree: &Tree, before: &Packet, old: &Note, way: &Words) -> Option<Option<String>> {
    let mut found = Vec::new();
    let packet = read_packet(tree, &mut found);
    let here = |found: &&Diagnostic| found.severity == Severity::Error && found.file() == &old.path;
    if let Some(error) = found.iter().find(here) {
        return Some(Some(error.message.clone()));
    }
    let is_true = packet.note_at(&old.path).is_some_and(|note| {
        let Some((feedback, was)) = note.feedback().zip(old.feedback()) else { return false };
        let plain = |text: Option<&Markdown>| text.map(plain_text).unwrap_or_default();
        note.kept.is_none()
            && feedback.state.as_ref().is_some_and(|state| state.value == State::Given)
            && plain(feedback.draft.as_deref()) == plain(was.draft.as_deref())
            && feedback.words.as_ref().is_some_and(|words| words.is_public && as_typed(&plain_text(words)) == way.reads)
            && is_shown(&packet, note, &way.reads)
    });
    let is_alone = packet.notes.len() == before.notes.len();
    (!is_true || !is_alone).then_some(None)
}

/// Whether a reader of the note finds these words in their edition, and no others in their place.
fn is_shown(packet: &Packet, note: &Note, reads: &str) -> bool {
    let reader = [Audience::Committee, Audience::Manager].into_iter().find(|reader| reader.may_see(note.audience));
    let edition = make_edition(packet, reader.unwrap_or(Audience::SelfOnly));
    let at = packet.of_kind(NoteKind::Feedback).any(|other| other.path == note.path);
    at && edition.feedback.iter().any(|feedback| as_typed(&plain_text(&feedback.entry.body.markdown)) == reads)
}
