//! The packet as the author wrote it, typed: settings, rubric and notes, everything with its span. References are still the author's words;
//! [`Packet`] answers what they lead to. What a reader may see of all this is decided in `edition`, never here.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod attachments;
mod file_kind;
mod ids;
pub mod kinds;
mod misplaced;
mod moved;
mod note;
mod note_cache;
mod people;
mod reading;
mod references;
mod renamed;
mod settings;
mod targets;

pub use file_kind::{FileKind, KeyPlace};
pub use kinds::{Answer, CriterionUse, Evidence, Feedback, Impact, Metric, NoteData, Page, Person, Reference};
pub(crate) use moved::escaped as address_of;
pub use note::{Kept, Note, read_note};
pub use note_cache::NoteCache;
pub use people::Pseudonym;
pub use reading::{TEMPLATES, own_folders, read_packet, read_packet_again};
pub use settings::{Brief, Candidate, KEYS as SETTINGS_KEYS, Settings, Waiver};
pub use targets::Broken;
pub(crate) use targets::unescaped;

use crate::diagnostic::RuleName;
use crate::format::{BUILT_IN, Format, Source, built_in};
use crate::rubric::Rubric;
use crate::source::{Interval, PacketPath, PictureSize, Span, Spanned, Text, composed};
use crate::syntax::markdown::Markdown;
use crate::vocabulary::{LinkTarget, NoteKind, slug};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Everything of one packet.
#[derive(Clone, Debug)]
pub struct Packet {
    /// `packet.toml`.
    pub settings: Settings,
    /// What is asked. Empty when it could not be read.
    pub rubric: Arc<Rubric>,
    /// Whether the rubric could be read: without it nothing can be said of criteria, scopes and levels.
    pub rubric_is_known: bool,
    /// The level held, an index into the rubric's levels.
    pub current: Option<usize>,
    /// The level asked for.
    pub target: Option<usize>,
    /// Every note, in the order of their paths.
    pub notes: Vec<Arc<Note>>,
    /// Everything under `files/`, and whether its content is known to be harmless.
    pub files: BTreeMap<PacketPath, Attachment>,
    /// Everything under `theme/`.
    pub theme: BTreeMap<PacketPath, Text>,
    /// The author's own formats, in the order of their paths.
    pub formats: Vec<Arc<Format>>,
    /// The other files that are there, so that a link to one can say why it does not work.
    pub others: Vec<PacketPath>,
    /// Notes whose files cannot be read: what refers to them is not wrong.
    skipped: Vec<(NoteKind, PacketPath)>,
    /// Files of which only a placeholder is on this disk: what shows or links them is not wrong.
    in_the_cloud: Vec<PacketPath>,
    /// Where each id leads, by kind.
    ids: ids::NoteIds,
    /// Where each metric stands: note and index in it.
    metrics: ids::MetricIds,
    /// Notes by path.
    paths: HashMap<PacketPath, usize>,
    /// Where each link of each note leads, by the place of the note and that of the link (`Note::links`): asked for by references, rules and
    /// every edition.
    links: Vec<Vec<Result<LinkTarget, Broken>>>,
}

/// A file that notes may show or link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Bytes.
    pub size: u64,
    /// How large it is shown, where it is a picture that says so.
    pub pixels: Option<PictureSize>,
    /// Why it is not handed on; empty for one that is. Said where it is linked, if it is.
    pub unfit: Vec<Unfit>,
    /// What it says, where it is a text, with blanks in the place of all that is taken out before it is handed on.
    pub text: Option<Text>,
}

/// Why a file is not handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The rule it breaks.
    pub rule: RuleName,
    /// What is, after the file's name.
    pub what: String,
    /// What would help.
    pub help: String,
    /// Where in the file, if that can be told.
    pub span: Option<Span>,
}

impl Packet {
    /// The note of this kind with this id.
    pub fn find(&self, kind: NoteKind, id: &str) -> Option<&Note> {
        self.ids.get(&(kind, composed(id).into_owned())).map(|index| &*self.notes[*index])
    }

    /// The metric with this id, and the note that holds it.
    pub fn metric(&self, id: &str) -> Option<(&Note, &Metric)> {
        let (note, index) = *self.metrics.get(&*composed(id))?;
        let note = &*self.notes[note];
        note.evidence().and_then(|evidence| evidence.metrics.get(index)).map(|metric| (note, metric))
    }

    /// Where each link leads of a body of this note, the whole or a part that was cut from it, or why it does not.
    pub fn targets<'a>(
        &'a self,
        note: &Note,
        body: &'a Markdown,
    ) -> impl Iterator<Item = &'a Result<LinkTarget, Broken>> + use<'a> {
        let known = self.paths.get(&note.path.composed()).map_or(&[][..], |index| &*self.links[*index]);
        body.links.iter().map(|link| &known[link.nth])
    }

    /// The note in this file.
    pub fn note_at(&self, path: &PacketPath) -> Option<&Note> {
        self.paths.get(&path.composed()).map(|index| &*self.notes[*index])
    }

    /// Whether a note of this kind is there that could not be read, or not all of it, and may have this id: nothing can be said of references to it.
    pub(crate) fn is_unread(&self, kind: Option<NoteKind>, id: &str) -> bool {
        let is_kind = |other: NoteKind| kind.is_none_or(|kind| kind == other);
        self.skipped.iter().any(|(skipped, path)| is_kind(*skipped) && path.stem() == id)
            || self.notes.iter().any(|note| is_kind(note.kind) && note.may_mean(id))
    }

    /// Whether a metric that is cited may stand in evidence that could not be read, or not all of it.
    pub(crate) fn is_unread_metric(&self, id: &str) -> bool {
        self.skipped.iter().any(|(kind, _)| *kind == NoteKind::Evidence)
            || self.of_kind(NoteKind::Evidence).any(|note| note.may_mean(id))
    }

    /// Whether a word, such as the id of a criterion, stands in front matter that could not all be used.
    pub(crate) fn is_misread(&self, word: &str) -> bool {
        self.notes.iter().any(|note| note.may_mean(word))
    }

    /// The notes of one kind, in the order of their paths.
    pub fn of_kind(&self, kind: NoteKind) -> impl Iterator<Item = &Note> {
        self.notes.iter().map(|note| &**note).filter(move |note| note.kind == kind)
    }

    /// The ids of one kind, for near misses.
    pub fn ids_of(&self, kind: NoteKind) -> Vec<&str> {
        self.of_kind(kind).map(|note| note.id.value.as_str()).collect()
    }

    /// The window, when the packet says one.
    pub fn window(&self) -> Option<Interval> {
        self.settings.window.as_ref().map(|window| window.value)
    }

    /// The waiver of a criterion.
    pub fn waiver(&self, criterion: &str) -> Option<&Waiver> {
        self.settings.waivers.iter().find(|waiver| waiver.criterion.value == criterion)
    }

    /// The format of this name: the author's own, else the built-in one.
    pub fn format(&self, name: &str) -> Option<Arc<Format>> {
        let own = self.formats.iter().find(|format| format.is_called(name)).cloned();
        own.or_else(|| built_in(name)?.read().map(Arc::new))
    }

    /// Every format by its name: the author's own, and those of ours whose names are not taken.
    pub fn all_formats(&self) -> Vec<Arc<Format>> {
        let is_free = |format: &Format| !self.formats.iter().any(|own| own.is_called(&format.id.value));
        let ours = BUILT_IN.iter().filter_map(|format| format.read()).filter(is_free).map(Arc::new);
        let mut all: Vec<Arc<Format>> = self.formats.iter().cloned().chain(ours).collect();
        all.sort_by(|one, other| one.id.value.cmp(&other.id.value));
        all
    }

    /// Every id in the author's own formats that chooses what fills a section, with the note that it means; none where it is that of a question.
    pub fn chosen_by_formats(&self) -> impl Iterator<Item = (&Spanned<String>, Option<&Note>)> {
        let ids = self.formats.iter().flat_map(|format| {
            let fills = format.sections.iter().filter_map(|section| section.fill.as_ref());
            let ids = fills.flat_map(|fill| fill.ids.iter().map(|id| (fill.from, id)));
            ids.filter(|(_, id)| *id.span.file.path() == format.file)
        });
        ids.map(|(from, id)| {
            let kinds: &[NoteKind] = match from {
                Source::Impact => &[NoteKind::Impact],
                Source::Evidence => &[NoteKind::Evidence],
                Source::Feedback => &[NoteKind::Feedback],
                Source::Answers if self.rubric.question(&id.value).is_none() => &[NoteKind::Answer],
                Source::Notes => &[NoteKind::Note, NoteKind::Log],
                Source::Answers | Source::Ask | Source::Case | Source::Results | Source::Criterion => &[],
                Source::Metrics | Source::Peers | Source::Objections | Source::Waivers => &[],
                Source::Gaps | Source::Text => &[],
            };
            let slug = slug(&id.value);
            (id, kinds.iter().flat_map(|kind| self.of_kind(*kind)).find(|note| note.slug == slug))
        })
    }

    /// Where the packet as a whole is spoken of: the target level in `packet.toml`.
    pub fn home(&self) -> Span {
        let target: Option<&Spanned<String>> = self.settings.candidate.target.as_ref();
        target.map_or(self.settings.span, |target| target.span)
    }
}
