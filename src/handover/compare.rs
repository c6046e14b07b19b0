//! What two editions say differently, thing by thing and fact by fact. It is made of what each of them said when it was handed over and of nothing else, so that
//! it never shows more than the two together.

use super::fault::HandoverFault;
use super::pairs::Pairs;
use super::renumbered::{Renumbered, renumbered};
use super::telling::{Names, Told};
use crate::diagnostic::count;
use crate::rubric::{Run, runs};
use crate::site::{Outline, Said, Thing, ThingKind};
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What has changed from one edition to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// By what it is a change of; no section without one.
    pub sections: Vec<Section>,
    /// The files of the packet that are others, by name.
    pub files: Vec<FileChange>,
    /// What is called by another number now, in the order of the numbers now.
    pub renumbered: Vec<Renumbered>,
}

/// The changes of things of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Which.
    pub kind: ThingKind,
    /// What they are called.
    pub heading: &'static str,
    /// What is new, with all that is told of it.
    pub added: Vec<Told>,
    /// What says something else.
    pub changed: Vec<Changed>,
    /// What is gone.
    pub removed: Vec<Told>,
}

/// A thing that says something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its reference now.
    pub reference: String,
    /// What it is called now.
    pub title: String,
    /// What is told otherwise of it.
    pub facts: Vec<FactChange>,
}

/// A fact that is told otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactChange {
    /// What it is.
    pub name: String,
    /// Where it differs, in order.
    pub hunks: Vec<Hunk>,
}

/// Lines that stand in the place of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hunk {
    /// As it was.
    pub before: Vec<String>,
    /// As it is.
    pub after: Vec<String>,
    /// Where one line has become another and most of it stayed: the two, run by run.
    pub runs: Vec<WordRun>,
}

/// Words that stayed, or that took the place of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordRun {
    /// In both.
    pub same: Option<String>,
    /// Before alone.
    pub before: String,
    /// Now alone.
    pub after: String,
}

/// What has become of a file of the packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileChange {
    /// Its name.
    pub name: String,
    /// Which.
    pub what: FileFate,
}

/// What has become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileFate {
    /// It was not there.
    Added,
    /// It holds something else.
    Changed,
    /// It is gone.
    Removed,
}

/// Facts whose order says something though they name other things.
const ORDERED: [&str; 2] = ["results shown first", "peers quoted first"];

/// Files and their digests.
pub(super) type Digests = BTreeMap<String, String>;

/// Holds two editions of one packet against each other.
///
/// # Errors
///
/// Two that are for different readers, since one may show what the other's reader must not see. Two of different people or for different steps, unless
/// `anyway`.
pub fn compare(
    (before, old_files): (&Outline, &Digests),
    (after, new_files): (&Outline, &Digests),
    anyway: bool,
) -> Result<Changes, HandoverFault> {
    refuse(before, after, anyway)?;
    let pairs = Pairs::of(before, after);
    let comparison = Comparison {
        old: Names::of(before),
        new: Names::of(after),
        keys: pairs.both.iter().map(|(old, new)| (old.key(), new.key())).collect(),
        references: references(&pairs),
    };
    let mut sections: BTreeMap<ThingKind, Section> = BTreeMap::new();
    let mut at = |kind: ThingKind, put: &mut dyn FnMut(&mut Section)| {
        let empty = || Section { kind, heading: kind.heading(), added: vec![], changed: vec![], removed: vec![] };
        put(sections.entry(kind).or_insert_with(empty));
    };
    for thing in &pairs.added {
        at(thing.kind, &mut |section| section.added.push(comparison.new.whole(thing)));
    }
    for thing in &pairs.removed {
        at(thing.kind, &mut |section| section.removed.push(Told::named(thing)));
    }
    for (old, new) in &pairs.both {
        let facts = comparison.facts(old, new);
        if !facts.is_empty() {
            let changed = Changed { reference: new.reference.clone(), title: new.title.clone(), facts };
            at(new.kind, &mut |section| section.changed.push(changed.clone()));
        }
    }
    Ok(Changes {
        sections: sections.into_values().collect(),
        files: files((before, old_files), (after, new_files)),
        renumbered: renumbered(&pairs),
    })
}

fn refuse(before: &Outline, after: &Outline, anyway: bool) -> Result<(), HandoverFault> {
    let differ = |what: &str, old: &str, new: &str, help: &str| {
        Err(HandoverFault::new(format!("the two are {what}: one `{old}`, the other `{new}`"), help))
    };
    if before.audience != after.audience {
        let help = "compare two editions for the same reader: of two others, one may show what the other's reader must not see";
        return differ("for different readers", &before.audience, &after.audience, help);
    }
    let help = "compare two hand-overs of one packet; where it is the same under another name, say `--anyway`";
    if before.candidate != after.candidate && !anyway {
        return differ("of different people", &before.candidate, &after.candidate, help);
    }
    if before.target != after.target && !anyway {
        return differ("for different levels", &before.target, &after.target, help);
    }
    Ok(())
}

/// What each number of the earlier edition is now. One that nothing has any more is not to be taken for what has it now.
fn references(pairs: &Pairs<'_>) -> HashMap<String, String> {
    let both = pairs.both.iter().map(|(old, new)| (old.reference.clone(), new.reference.clone()));
    let gone = pairs.removed.iter().map(|thing| (thing.reference.clone(), format!("{} (gone)", thing.reference)));
    both.chain(gone).filter(|(old, new)| !old.is_empty() && !new.is_empty()).collect()
}

fn files((before, old): (&Outline, &Digests), (after, new): (&Outline, &Digests)) -> Vec<FileChange> {
    let names: BTreeSet<&String> = before.files.iter().chain(&after.files).collect();
    let fate = |name: &&String| match (before.files.contains(name), after.files.contains(name)) {
        (true, false) => Some(FileFate::Removed),
        (false, true) => Some(FileFate::Added),
        (true, true) if old.get(*name) != new.get(*name) => Some(FileFate::Changed),
        (true, true) | (false, false) => None,
    };
    names.iter().filter_map(|name| Some(FileChange { name: (*name).clone(), what: fate(name)? })).collect()
}

struct Comparison<'a> {
    old: Names<'a>,
    new: Names<'a>,
    /// What the key of a thing has become.
    keys: HashMap<String, String>,
    /// What a number has become.
    references: HashMap<String, String>,
}

impl Comparison<'_> {
    fn facts(&self, old: &Thing, new: &Thing) -> Vec<FactChange> {
        let mut changes = Vec::new();
        // Of whom and what a packet is, its facts say.
        if old.title != new.title && old.kind != ThingKind::Packet {
            let hunk = Hunk::new(vec![old.title.clone()], vec![new.title.clone()]);
            changes.push(FactChange { name: "title".to_owned(), hunks: vec![hunk] });
        }
        let mut names: Vec<&str> = Vec::new();
        for fact in new.facts.iter().chain(&old.facts) {
            if !names.contains(&fact.name.as_str()) {
                names.push(&fact.name);
            }
        }
        for name in names {
            let hunks = self.hunks(name, &said(old, name), &said(new, name));
            if !hunks.is_empty() {
                changes.push(FactChange { name: name.to_owned(), hunks });
            }
        }
        changes
    }

    fn hunks(&self, name: &str, old: &[(bool, &Said)], new: &[(bool, &Said)]) -> Vec<Hunk> {
        let as_now: Vec<Said> = old.iter().map(|(names_notes, said)| self.as_now(said, *names_notes)).collect();
        let now: Vec<Said> = new.iter().map(|(_, said)| Said { shown: String::new(), ..(*said).clone() }).collect();
        let is_of_things = as_now.iter().chain(&now).all(|said| !said.of.is_empty());
        if is_of_things && !ORDERED.contains(&name) {
            let lines = |these: &[Said], others: &[Said], all: &[(bool, &Said)], names: &Names<'_>| {
                let gone = these.iter().zip(all).filter(|(said, _)| !others.contains(said));
                gone.filter_map(|(_, (_, said))| names.line(said)).collect::<Vec<String>>()
            };
            let hunk = Hunk::new(lines(&as_now, &now, old, &self.old), lines(&now, &as_now, new, &self.new));
            return if hunk.is_empty() { Vec::new() } else { vec![hunk] };
        }
        let lines = |all: &[(bool, &Said)], names: &Names<'_>| {
            all.iter().filter_map(|(_, said)| names.line(said)).collect::<Vec<String>>()
        };
        // What is said by numbers is told by those of now, or the two could not be read side by side.
        let before = |range: std::ops::Range<usize>| match old.iter().any(|(names_notes, _)| *names_notes) {
            true => as_now[range].iter().map(|said| said.text.clone()).collect(),
            false => lines(&old[range], &self.old),
        };
        if ORDERED.contains(&name) {
            let is_same = as_now == now;
            return if is_same { Vec::new() } else { vec![Hunk::new(lines(old, &self.old), lines(new, &self.new))] };
        }
        let parts = capture_diff_slices(Algorithm::Patience, &as_now, &now);
        let parts = parts.iter().filter(|part| part.tag() != DiffTag::Equal);
        let hunks = parts.map(|part| Hunk::new(before(part.old_range()), lines(&new[part.new_range()], &self.new)));
        hunks.filter(|hunk| !hunk.is_empty()).collect()
    }

    /// A line of the earlier edition as the later would say it.
    fn as_now(&self, said: &Said, names_notes: bool) -> Said {
        let of = self.keys.get(&said.of).unwrap_or(&said.of).clone();
        let text = if names_notes { self.renumber(&said.text) } else { said.text.clone() };
        Said { of, text, shown: String::new() }
    }

    fn renumber(&self, text: &str) -> String {
        let is_part = |character: char| character.is_alphanumeric() || character == '-';
        let mut renumbered = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_part) {
            let length = rest[start..].find(|character| !is_part(character)).unwrap_or(rest.len() - start);
            let word = &rest[start..start + length];
            renumbered.push_str(&rest[..start]);
            renumbered.push_str(self.references.get(word).map_or(word, String::as_str));
            rest = &rest[start + length..];
        }
        renumbered + rest
    }
}

/// All lines of the facts of this name, and whether they name notes.
fn said<'a>(thing: &'a Thing, name: &str) -> Vec<(bool, &'a Said)> {
    let facts = thing.facts.iter().filter(|fact| fact.name == name);
    facts.flat_map(|fact| fact.says.iter().map(|said| (fact.names_notes, said))).collect()
}

impl Hunk {
    fn new(before: Vec<String>, after: Vec<String>) -> Hunk {
        let runs = match (before.as_slice(), after.as_slice()) {
            ([before], [after]) => word_runs(before, after),
            _ => Vec::new(),
        };
        Hunk { before, after, runs }
    }

    fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

/// Two long lines run by run; nothing where so much differs, or so little is there, that the two are read more easily one after the other.
fn word_runs(before: &str, after: &str) -> Vec<WordRun> {
    const SHORT: usize = 8;
    let words = |text: &str| text.split_whitespace().count();
    if words(before) < SHORT || words(after) < SHORT {
        return Vec::new();
    }
    let runs: Vec<Run> = runs(before, after);
    let same: usize = runs.iter().filter(|run| run.before == run.after).map(|run| words(&run.after)).sum();
    if same * 2 < words(before).max(words(after)) {
        return Vec::new();
    }
    let view = |Run { before, after }: Run| {
        if before == after {
            WordRun { same: Some(after), before: String::new(), after: String::new() }
        } else {
            WordRun { same: None, before, after }
        }
    };
    runs.into_iter().map(view).collect()
}

impl Changes {
    /// Whether the two say the same.
    pub fn is_nothing(&self) -> bool {
        self.sections.is_empty() && self.files.is_empty() && self.renumbered.is_empty()
    }

    /// How much has changed, in a line.
    pub fn in_short(&self) -> String {
        if self.is_nothing() {
            return "nothing that they say has changed".to_owned();
        }
        let sum = |of: fn(&Section) -> usize| self.sections.iter().map(of).sum::<usize>();
        let (added, changed) = (sum(|section| section.added.len()), sum(|section| section.changed.len()));
        let removed = sum(|section| section.removed.len());
        let parts = [(added, "added"), (changed, "changed"), (removed, "gone")];
        let mut parts: Vec<String> =
            parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
        if !self.files.is_empty() {
            parts.push(format!("{} of the packet", count(self.files.len(), "file")));
        }
        if !self.renumbered.is_empty() {
            let moved = self.renumbered.iter().map(|row| row.count).sum();
            parts.push(format!("{} moved", count(moved, "number")));
        }
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests;
