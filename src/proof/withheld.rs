//! What an edition withholds, found in the packet and not in the edition: were it made wrongly, this would still be right. Each type is taken apart field
//! by field and without `..`, so that the compiler names a field that is new.

mod body;
mod note;

use crate::edition::Edition;
use crate::packet::{Attachment, Candidate, Note, Packet, Pseudonym, Settings, Waiver};
use crate::search::Names;
use crate::source::{FileId, PacketPath, Span, Tree};
use crate::vocabulary::{Audience, State};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// Something that a reader is not given: one line of what the author is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Withheld {
    /// Why.
    pub(crate) why: Why,
    /// Where it stands.
    pub(crate) span: Span,
    /// What must not be found.
    pub(crate) words: Vec<Words>,
}

/// Why something is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// A note for the author alone.
    Own,
    /// A note for the manager and nobody beyond.
    Manager,
    /// Feedback that is not given yet.
    Feedback(State),
    /// A private block.
    Private,
    /// The draft of what a peer could say, and what else stands beside their words.
    Draft,
    /// Who gave anonymous feedback.
    Anonymous,
    /// A comment.
    Comment,
    /// A footnote that nothing refers to.
    Footnote,
    /// A link that leads to what this reader has not got.
    Link,
    /// The source of a figure that leads there.
    Source,
    /// The reason of a waiver that no page shows.
    Waiver,
    /// A file that no page shows or links.
    File,
    /// A private term.
    Term,
    /// A name that this reader is not told.
    Name,
}

/// Words that must not be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) span: Span,
    pub(crate) form: Form,
}

/// How words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As a whole: a title, an id, a name.
    Phrase,
    /// As a whole, however it is joined or continued.
    Term,
    /// In any run of five of them.
    Run,
}

/// All that an edition withholds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Withholdings {
    /// In the order of files and lines.
    pub(crate) all: Vec<Withheld>,
    /// Where nothing stands that a reader may see: what an edition holds from there it does not show on purpose.
    pub(crate) places: Places,
}

/// Places by their files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(HashMap<FileId, Vec<Span>>);

impl Places {
    /// Whether what stands there is withheld.
    pub(crate) fn contain(&self, span: Span) -> bool {
        self.0.get(&span.file).is_some_and(|places| places.iter().any(|place| place.contains(span)))
    }

    /// Those in a file, in no order.
    pub(crate) fn in_file(&self, path: &PacketPath) -> &[Span] {
        self.0.get(&FileId::of(path)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, span: Span) {
        self.0.entry(span.file).or_default().push(span);
    }
}

impl Withholdings {
    /// What the edition for this audience withholds of a packet.
    pub(crate) fn of(packet: &Packet, tree: &Tree, edition: &Edition) -> Withholdings {
        let audience = edition.audience;
        let notes = packet.notes.par_iter().map(|note| note::of_note(packet, tree, note, audience));
        let mut found = Found::default();
        notes.collect::<Vec<_>>().into_iter().for_each(|other| found.append(other));
        settings(&packet.settings, edition, &mut found);
        found.all.extend(names(packet, audience));
        for (path, attachment) in packet.files.iter().filter(|(path, _)| !found.files.contains(*path)) {
            found.all.push(of_file(path, attachment));
        }
        let Found { mut all, places, files: _ } = found;
        all.sort_by_key(|withheld| (withheld.span, withheld.why));
        let mut known = Places::default();
        places.into_iter().for_each(|place| known.add(place));
        Withholdings { all, places: known }
    }
}

/// What is being found.
#[derive(Debug, Default)]
struct Found {
    all: Vec<Withheld>,
    places: Vec<Span>,
    /// The files that a reader is given.
    files: BTreeSet<PacketPath>,
}

impl Found {
    fn append(&mut self, other: Found) {
        let Found { all, places, files } = other;
        self.all.extend(all);
        self.places.extend(places);
        self.files.extend(files);
    }

    /// Withholds something of which no word stands elsewhere on purpose.
    fn withhold(&mut self, why: Why, span: Span, words: Vec<Words>) {
        self.places.push(span);
        self.all.push(Withheld { why, span, words });
    }
}

impl Words {
    fn phrase(text: impl Into<String>, span: Span) -> Words {
        Words { text: text.into(), span, form: Form::Phrase }
    }

    fn run(text: impl Into<String>, span: Span) -> Words {
        Words { text: text.into(), span, form: Form::Run }
    }
}

/// What `packet.toml` says and no page shows.
fn settings(settings: &Settings, edition: &Edition, found: &mut Found) {
    let Settings {
        file: _,
        span: _,
        // These are on every page, or choose what is.
        title: _,
        rubric: _,
        language: _,
        theme: _,
        paper: _,
        candidate: Candidate { name: _, current: _, target: _, archetype: _, role: _, team: _, manager: _ },
        window: _,
        cycle: _,
        periods: _,
        away: _,
        waivers,
        rules: _,
        glossary: _,
        private,
        // What a reader is not told of them is looked for by `names`.
        people: _,
        // Ids of notes, which are looked for themselves.
        brief: _,
        committee_strength: _,
        table: _,
    } = settings;
    let shown = if waivers.is_empty() { Vec::new() } else { edition.texts() };
    for Waiver { criterion: _, reason } in waivers {
        let is_shown = shown.iter().any(|text| text.parts.iter().any(|(_, span)| reason.span.contains(*span)));
        if !is_shown {
            let words = vec![Words::run(&reason.value, reason.span)];
            found.all.push(Withheld { why: Why::Waiver, span: reason.span, words });
        }
    }
    if !edition.audience.is_author() {
        for term in private {
            let words = Words { text: term.value.clone(), span: term.span, form: Form::Term };
            found.withhold(Why::Term, term.span, vec![words]);
        }
    }
}

/// The names that this reader is not told. Where they stand in notes is no place that is withheld: something else is read there.
fn names(packet: &Packet, audience: Audience) -> Vec<Withheld> {
    let people: Vec<&Pseudonym> = packet.settings.hidden_from(audience).collect();
    if people.is_empty() {
        return Vec::new();
    }
    let named: Vec<_> = people.iter().map(|person| person.named()).collect();
    let candidate = &packet.settings.candidate;
    let peers = packet.notes.iter().filter_map(|note| Some(note.feedback()?.from.name.value.as_str()));
    let known = std::iter::once(&candidate.name).chain(&candidate.manager).map(|name| name.value.as_str()).chain(peers);
    let telling = Names::new(&named, known).telling(&named);
    let withheld = people.iter().enumerate().map(|(who, person)| {
        let span = person.name.span;
        let words = telling.iter().filter(|(other, _)| *other == who);
        let words = words.map(|(_, text)| Words { text: text.clone(), span, form: Form::Term });
        Withheld { why: Why::Name, span, words: words.collect() }
    });
    withheld.collect()
}

fn of_file(path: &PacketPath, attachment: &Attachment) -> Withheld {
    let Attachment { size: _, pixels: _, unfit: _, text } = attachment;
    let span = Span::of_file(path);
    let mut words = vec![Words::phrase(path.as_str(), span), Words::phrase(path.name(), span)];
    words.extend(text.iter().flat_map(|text| text.as_str().lines().map(|line| Words::run(line, span))));
    Withheld { why: Why::File, span, words }
}

/// Why a note as a whole is withheld from this reader; nothing where it is not.
fn why_whole(note: &Note, audience: Audience) -> Option<Why> {
    if audience.may_see(note.audience) {
        return None;
    }
    let state = note.feedback().and_then(|feedback| feedback.state.as_ref()).map(|state| state.value);
    Some(match (state, note.audience) {
        (Some(state @ (State::Draft | State::Requested | State::Declined)), _) => Why::Feedback(state),
        (_, Audience::SelfOnly) => Why::Own,
        (_, Audience::Manager | Audience::Committee) => Why::Manager,
    })
}
