//! The kinds of note: one row each, with all that the program needs to know of a kind besides what stands in such a note. A kind that is added is named
//! by the compiler wherever it is missing.

use super::Audience;
use enum_map::{Enum, EnumMap};
use strum::VariantArray;

/// The kinds of note, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, VariantArray)]
pub enum NoteKind {
    /// The case in the candidate's words.
    Case,
    /// A claim with its proof.
    Impact,
    /// A piece of work.
    Evidence,
    /// What one peer says.
    Feedback,
    /// The candidate's answer to a question of the committee.
    Answer,
    /// The work log.
    Log,
    /// Anything else the author keeps.
    Note,
}

/// Where the notes of a kind are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Each on a page of its own, in the folder of its kind.
    OwnPage,
    /// All of them on the page of this name.
    Shared(&'static str),
}

/// What a note of a kind is in the case, and so what is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A claim with its proof.
    Impact,
    /// A piece of work.
    Evidence,
    /// What a peer says.
    Feedback,
    /// What is said to a question.
    Answer,
    /// A text with a title and a day. It is shown and linked, and nothing is counted by it: the one form that kinds share, and the one to choose for a
    /// kind whose notes say no more than that.
    Page,
}

/// Something for each kind: the compiler makes room for a kind that is added.
pub type PerKind<T> = EnumMap<NoteKind, T>;

/// What is known of a kind.
struct Row {
    /// The word of the command line for it.
    word: &'static str,
    /// The folder it lives in; empty for the root, where its one file has the name of the word.
    folder: &'static str,
    /// The letter of its short references; nothing for a kind of which there is one note.
    letter: Option<char>,
    /// What a message calls it.
    name: &'static str,
    /// What such a note is, in a few words.
    about: &'static str,
    /// What it is in the case.
    form: Form,
    /// Who sees a note of this kind that does not say.
    default_audience: Audience,
    /// Where it is shown.
    home: Home,
}

/// The table of kinds. A kind that is added must say who sees it.
const fn row(kind: NoteKind) -> Row {
    use Audience::{Committee, SelfOnly};
    use Home::{OwnPage, Shared};
    match kind {
        NoteKind::Case => Row {
            word: "case",
            folder: "",
            letter: None,
            name: "case",
            about: "the case in the candidate's words",
            form: Form::Page,
            default_audience: Committee,
            home: Shared("index"),
        },
        NoteKind::Impact => Row {
            word: "impact",
            folder: "impact",
            letter: Some('I'),
            name: "impact statement",
            about: "a claim with its proof",
            form: Form::Impact,
            default_audience: Committee,
            home: OwnPage,
        },
        NoteKind::Evidence => Row {
            word: "evidence",
            folder: "evidence",
            letter: Some('E'),
            name: "evidence",
            about: "one piece of work",
            form: Form::Evidence,
            default_audience: Committee,
            home: OwnPage,
        },
        // Feedback is the author's until it is given: see `packet/kinds/feedback.rs`.
        NoteKind::Feedback => Row {
            word: "feedback",
            folder: "feedback",
            letter: Some('F'),
            name: "peer feedback",
            about: "one peer: what they could say, and what they said",
            form: Form::Feedback,
            default_audience: Committee,
            home: OwnPage,
        },
        NoteKind::Answer => Row {
            word: "answer",
            folder: "answers",
            letter: Some('A'),
            name: "answer",
            about: "the candidate's answer to a question of the committee",
            form: Form::Answer,
            default_audience: Committee,
            home: Shared("questions"),
        },
        NoteKind::Log => Row {
            word: "log",
            folder: "log",
            letter: Some('L'),
            name: "log",
            about: "the work log",
            form: Form::Page,
            default_audience: SelfOnly,
            home: Shared("log"),
        },
        NoteKind::Note => Row {
            word: "note",
            folder: "notes",
            letter: Some('N'),
            name: "note",
            about: "anything else that the author keeps",
            form: Form::Page,
            default_audience: SelfOnly,
            home: Shared("notes"),
        },
    }
}

impl NoteKind {
    /// Every kind, in reading order.
    pub const ALL: &'static [NoteKind] = NoteKind::VARIANTS;

    /// The word of the command line for it, such as `answer`.
    pub const fn word(self) -> &'static str {
        row(self).word
    }

    /// The kind with this word.
    pub fn of_word(word: &str) -> Option<NoteKind> {
        NoteKind::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The folder it lives in; the case lives at the root.
    pub const fn folder(self) -> &'static str {
        row(self).folder
    }

    /// The letter of its short references, such as the `E` of `E-07`.
    pub const fn letter(self) -> Option<char> {
        row(self).letter
    }

    /// What a message calls it.
    pub const fn name(self) -> &'static str {
        row(self).name
    }

    /// What such a note is, in a few words.
    pub const fn about(self) -> &'static str {
        row(self).about
    }

    /// What a note of this kind is in the case.
    pub const fn form(self) -> Form {
        row(self).form
    }

    /// Who sees a note of this kind that does not say.
    pub const fn default_audience(self) -> Audience {
        row(self).default_audience
    }

    /// Where notes of this kind are shown.
    pub const fn home(self) -> Home {
        row(self).home
    }

    /// The kind that lives in this folder.
    pub fn in_folder(folder: &str) -> Option<NoteKind> {
        NoteKind::ALL.iter().copied().find(|kind| !kind.folder().is_empty() && kind.folder() == folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_kind_and_a_letter_too() {
        for kind in NoteKind::ALL {
            let like = |other: &&NoteKind| {
                other.folder() == kind.folder() || other.letter() == kind.letter() || other.word() == kind.word()
            };
            assert_eq!(NoteKind::ALL.iter().filter(like).count(), 1, "{kind:?}");
            let is_shared = NoteKind::ALL.iter().filter(|other| other.form() == kind.form()).count() > 1;
            assert!(
                !is_shared || kind.form() == Form::Page,
                "{kind:?}: an edition has one list for each form but pages"
            );
            assert_eq!(NoteKind::of_word(kind.word()), Some(*kind));
            assert_eq!(NoteKind::in_folder(kind.folder()), Some(*kind).filter(|kind| *kind != NoteKind::Case));
        }
    }
}
