//! The kinds of note, and who may see one.

/// The kinds of note, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// `case.md`.
    Case,
    /// `impact/`.
    Impact,
    /// `evidence/`.
    Evidence,
    /// `feedback/`.
    Feedback,
    /// `answers/`.
    Answer,
    /// `log/`.
    Log,
    /// `notes/`.
    Note,
}

/// Who a reader is, and the widest reader who may see something: `self` ⊃ `manager` ⊃ `committee`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The author alone.
    SelfOnly,
    /// The author and the manager.
    Manager,
    /// Everyone who is given the packet.
    Committee,
}

impl NoteKind {
    /// Every kind, in reading order.
    pub const ALL: [NoteKind; 7] = [
        NoteKind::Case,
        NoteKind::Impact,
        NoteKind::Evidence,
        NoteKind::Feedback,
        NoteKind::Answer,
        NoteKind::Log,
        NoteKind::Note,
    ];

    /// The folder it lives in; the case lives at the root.
    pub fn folder(self) -> &'static str {
        match self {
            NoteKind::Case => "",
            NoteKind::Impact => "impact",
            NoteKind::Evidence => "evidence",
            NoteKind::Feedback => "feedback",
            NoteKind::Answer => "answers",
            NoteKind::Log => "log",
            NoteKind::Note => "notes",
        }
    }

    /// What a message calls it.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Case => "case",
            NoteKind::Impact => "impact statement",
            NoteKind::Evidence => "evidence",
            NoteKind::Feedback => "peer feedback",
            NoteKind::Answer => "answer",
            NoteKind::Log => "log",
            NoteKind::Note => "note",
        }
    }

    /// Who sees a note of this kind that does not say. Feedback is the author's until it is given.
    pub fn default_audience(self) -> Audience {
        match self {
            NoteKind::Log | NoteKind::Note => Audience::SelfOnly,
            _ => Audience::Committee,
        }
    }
}

impl Audience {
    /// Every audience, widest first.
    pub const ALL: [Audience; 3] = [Audience::SelfOnly, Audience::Manager, Audience::Committee];

    /// The words of front matter and of the command line.
    pub const WORDS: [(&'static str, Audience); 3] =
        [("self", Audience::SelfOnly), ("manager", Audience::Manager), ("committee", Audience::Committee)];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Audience::SelfOnly => "self",
            Audience::Manager => "manager",
            Audience::Committee => "committee",
        }
    }

    /// Whether a reader of this audience may see what is meant for `widest` and nobody beyond.
    pub fn may_see(self, widest: Audience) -> bool {
        self <= widest
    }
}
