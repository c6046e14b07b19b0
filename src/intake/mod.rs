//! Brag documents, logs of vaults and what programs export, read into notes of a packet: a plan, as plain data. Every line of a source is in a note, in the note of the inbox, or
//! told as left out. Nothing is invented: dates are told with what says them, criteria stay empty, and all of it is for its author alone. Nothing here touches the disk.

mod source;

mod plan;

mod shapes;

mod dates;
mod entry;
mod entry_date;
mod matter;
mod private;
mod sections;

mod arrange;
mod draft;
mod embeds;
mod inbox;
mod known;
mod names;
mod note;
mod size;
mod sound;
mod suggest;

mod fault;

#[cfg(test)]
mod tests;

pub use dates::{DayOrder, Grain};
pub use fault::IntakeFault;
pub use plan::{
    KeptPiece, LeftOut, Plan, PlannedCopy, PlannedDate, PlannedInbox, PlannedNote, PlannedSource, SuggestedCriterion,
};
pub use shapes::Shape;
pub use source::{INTAKE_CAP, IntakePicture, IntakeSource};

use crate::packet::read_packet;
use crate::source::{Date, Tree};
use crate::vocabulary::{NoteKind, Relation};
use draft::Draft;
use entry::{DateFrom, Dated, Read};
use known::{Known, address};
use names::Names;
use note::Beside;
use shapes::Shaping;
use source::SourceText;
use suggest::Suggester;

/// What an import is told.
#[derive(Clone, Debug)]
pub struct IntakeOptions {
    /// The shape of every source; else told by what is in it.
    pub shape: Option<Shape>,
    /// Nothing before this day.
    pub since: Option<Date>,
    /// What every entry becomes: evidence, a note of the log, or another note.
    pub into: Option<NoteKind>,
    /// One note of the log for each week or month.
    pub group: Option<GroupBy>,
    /// Which number is the day.
    pub order: Option<DayOrder>,
    /// Whether words of others become drafts of feedback, and how they know the work.
    pub feedback: Option<Relation>,
    /// The day on which it is done.
    pub today: Date,
}

/// What entries are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// One note a week.
    Week,
    /// One note a month.
    Month,
}

/// What these sources would bring into this packet.
pub fn plan(
    sources: &[IntakeSource],
    pictures: &[IntakePicture],
    tree: &Tree,
    options: &IntakeOptions,
) -> Result<Plan, IntakeFault> {
    let size: usize = sources.iter().map(|source| source.bytes.len()).sum();
    if size as u64 > INTAKE_CAP {
        let what = format!("the sources have {} MiB, and no more than {} are read", size >> 20, INTAKE_CAP >> 20);
        return Err(IntakeFault::new(what, "import a part of them at a time"));
    }
    if sources.is_empty() {
        return Err(IntakeFault::new(
            "there is nothing to import",
            "name a file, or a folder with Markdown, JSON, CSV or pages in it",
        ));
    }
    let packet = read_packet(tree, &mut Vec::new());
    let mut read = Read::default();
    let name = packet.settings.candidate.name.value.as_str();
    let shaping = Shaping { order: options.order, is_vault: shapes::are_of_vault(sources), name };
    let (mut texts, mut planned) = (Vec::new(), Vec::new());
    for (nth, source) in sources.iter().enumerate() {
        let (shape, text) = shapes::read(&mut read, nth, source, options.shape, &shaping)?;
        if let Some(encoding) = text.encoding {
            read.notes.push(format!("`{}` is no UTF-8: it is read as {encoding}", text.path));
        }
        planned.push(PlannedSource { path: text.path.clone(), shape });
        texts.push(text);
    }
    let known = Known::of(tree);
    let mut names = Names::of(tree, &packet);
    let remarks = std::mem::take(&mut read.notes);
    let mut arranged = arrange::arrange(read, &known, options, &mut names);
    let copies = embeds::copy(&mut arranged.drafts, &texts, pictures, &mut names);
    sound::put_open_aside(&mut arranged.drafts, &mut arranged.strays);
    let mut drafts = size::cut(arranged.drafts, &mut arranged.strays, &mut names);
    sound::put_empty_aside(&mut drafts, &mut arranged.strays);
    let suggester = Suggester::new(&packet.rubric);
    let write = |draft: &Draft| {
        let (criteria, figures) = suggested(&suggester, draft);
        let beside = Beside {
            texts: &texts,
            criteria: &criteria,
            figures: &figures,
            relation: options.feedback,
            kinds: &packet.rubric.kinds,
        };
        note::write(draft, &beside)
    };
    let written = sound::mend(&mut drafts, &mut arranged.strays, tree, &copies, options.today, &write);
    arranged.known += without_known(&mut arranged.strays, &known);
    let of = title_of(sources);
    let kept = inbox::told(&arranged.strays, &texts);
    let inbox = inbox::write(&arranged.strays, &texts, &mut names, &of);
    let notes = drafts
        .iter()
        .zip(written)
        .map(|(draft, written)| planned_note(draft, written.text, &texts, &suggester))
        .collect();
    let left_out = arranged.passed.into_iter().map(|one| LeftOut {
        from: address(&texts, one.place),
        title: one.title,
        why: one.why,
    });
    let plan = Plan {
        hash: String::new(),
        sources: planned,
        notes,
        inbox,
        kept,
        left_out: left_out.collect(),
        copies,
        known: arranged.known,
        remarks,
    };
    Ok(Plan { hash: hash(&plan, sources), ..plan })
}

/// What was put aside last may stand in the inbox already. How many did.
fn without_known(strays: &mut Vec<entry::Stray>, known: &Known) -> usize {
    let all = strays.len();
    strays.retain(|stray| !known.kept.contains(&stray.part.hash) && !known.noted.contains(&stray.part.hash));
    all - strays.len()
}

fn suggested(suggester: &Suggester, draft: &Draft) -> (Vec<SuggestedCriterion>, Vec<String>) {
    if draft.kind != NoteKind::Evidence {
        return (Vec::new(), Vec::new());
    }
    let mut words = draft.title.clone();
    for segment in &draft.segments {
        words.push('\n');
        words.push_str(segment.text());
    }
    (suggester.criteria(&words), suggest::figures(&words))
}

fn planned_note(draft: &Draft, text: String, texts: &[SourceText], suggester: &Suggester) -> PlannedNote {
    let (criteria, figures) = suggested(suggester, draft);
    PlannedNote {
        path: draft.path.clone(),
        title: draft.title.clone(),
        when: draft.when.as_ref().map(planned_date),
        from: note::from(draft, texts),
        entries: draft.entries,
        criteria,
        figures,
        remark: draft.remark.clone(),
        text,
    }
}

fn planned_date(dated: &Dated) -> PlannedDate {
    let because = match dated.from {
        DateFrom::Field(name) => format!("the field `{name}`"),
        DateFrom::Entry => format!("“{}” in it", dated.said),
        DateFrom::Heading => format!("the heading “{}”", dated.said),
        DateFrom::FileName => format!("the file name “{}”", dated.said),
    };
    PlannedDate {
        from: dated.days.from.to_string(),
        to: dated.days.to.to_string(),
        grain: dated.grain.word(),
        because,
        guessed: !matches!(dated.from, DateFrom::Field(_)),
        against: dated.against.clone(),
    }
}

/// What the inbox is called: the only source, or the folder that all are in.
fn title_of(sources: &[IntakeSource]) -> String {
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
    match sources {
        [only] => name(&only.path).rsplit_once('.').map_or_else(|| name(&only.path), |(stem, _)| stem.to_owned()),
        [first, ..] => {
            first.path.rsplit_once(['/', '\\']).map_or_else(|| "import".to_owned(), |(folder, _)| name(folder))
        }
        [] => "import".to_owned(),
    }
}

/// Of all that would be written, and of what it was made from.
fn hash(plan: &Plan, sources: &[IntakeSource]) -> String {
    let mut hasher = blake3::Hasher::new();
    for source in sources {
        hasher.update(source.path.as_bytes()).update(&[0]).update(blake3::hash(&source.bytes).as_bytes());
    }
    for (path, text) in plan.files() {
        hasher.update(path.as_str().as_bytes()).update(&[0]).update(text.as_bytes()).update(&[0]);
    }
    for copy in &plan.copies {
        hasher
            .update(copy.from.as_bytes())
            .update(&[0])
            .update(copy.to.as_str().as_bytes())
            .update(&copy.size.to_le_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
}
