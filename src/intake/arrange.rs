//! From entries to notes: which entry is a note of its own, which stand together in one of the log, what has no place, and what is there already.

use super::dates::Grain;
use super::draft::{Draft, Segment, tidy};
use super::entry::{Dated, Entry, Facts, Part, PartForm, Passed, Read, Sort, Stray};
use super::known::Known;
use super::names::Names;
use super::private::private;
use super::{GroupBy, IntakeOptions};
use crate::source::Interval;
use crate::vocabulary::{NoteKind, interval};
use std::collections::{HashMap, HashSet};

/// Notes, what has no place, and how much is there already.
pub(super) struct Arranged {
    pub(super) drafts: Vec<Draft>,
    pub(super) strays: Vec<Stray>,
    pub(super) passed: Vec<Passed>,
    pub(super) known: usize,
}

/// What keeps several entries in one note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Together {
    Group(usize),
    Week(Interval),
    Month(Interval),
}

struct Arranger<'a> {
    known: &'a Known,
    options: &'a IntakeOptions,
    names: &'a mut Names,
    out: Arranged,
    /// The drafts of groups, and their places.
    together: HashMap<Together, usize>,
}

pub(super) fn arrange(mut read: Read, known: &Known, options: &IntakeOptions, names: &mut Names) -> Arranged {
    number(&mut read);
    let out = Arranged { drafts: Vec::new(), strays: Vec::new(), passed: Vec::new(), known: 0 };
    let mut arranger = Arranger { known, options, names, out, together: HashMap::new() };
    for entry in std::mem::take(&mut read.entries) {
        arranger.entry(&read, entry);
    }
    arranger.without_lone_headings();
    arranger.front_matter(std::mem::take(&mut read.matter));
    for stray in read.strays {
        arranger.stray(stray);
    }
    arranger.passed(read.passed);
    arranger.out
}

/// The same words twice are two pieces: the second has a digest of its own.
fn number(read: &mut Read) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let parts = read.entries.iter_mut().flat_map(|entry| entry.parts.iter_mut());
    for part in parts.chain(read.strays.iter_mut().map(|stray| &mut stray.part)) {
        let count = seen.entry(part.hash.clone()).or_default();
        *count += 1;
        if *count > 1 {
            part.hash = Part::hash(&format!("{} {count}", part.hash));
        }
    }
}

impl Arranger<'_> {
    fn entry(&mut self, read: &Read, mut entry: Entry) {
        let is_heading = entry.parts.iter().all(|part| part.form == PartForm::Heading);
        let count = entry.parts.len();
        entry.parts.retain(|part| !self.known.noted.contains(&part.hash));
        let is_new =
            entry.parts.iter().any(|part| part.form != PartForm::Heading) || (is_heading && !entry.parts.is_empty());
        self.out.known += if is_new { count - entry.parts.len() } else { count };
        if !is_new {
            return;
        }
        if !is_heading && self.is_before(&entry) {
            return;
        }
        if let Some((dated, other)) =
            entry.when.as_ref().and_then(|dated| Some((dated, dated.other?))).filter(|_| !is_heading)
        {
            let why = format!(
                "“{}” may be {} or {other}: `--dates dmy` or `--dates mdy` says which",
                dated.said, dated.days.from
            );
            return self.all_aside(entry.into_parts(), &why);
        }
        match entry.sort {
            Sort::Said => self.said(entry),
            Sort::Work => self.work(entry),
            Sort::Bare => self.bare(read, entry, is_heading),
        }
    }

    /// Whether it was before the day from which on entries are wanted.
    fn is_before(&mut self, entry: &Entry) -> bool {
        let Some((since, dated)) = self.options.since.zip(entry.when.as_ref()) else { return false };
        let is_before = dated.days.to < since;
        if let Some(part) = entry.parts.first().filter(|_| is_before) {
            let title = if entry.title.is_empty() { &part.text } else { &entry.title };
            self.out.passed.push(Passed {
                title: tidy(title),
                place: part.place,
                why: format!("it was before {since}"),
            });
        }
        is_before
    }

    fn all_aside(&mut self, parts: Vec<Part>, why: &str) {
        for part in parts {
            self.stray(Stray { part, why: why.to_owned(), is_secret: false });
        }
    }

    fn stray(&mut self, stray: Stray) {
        if self.known.noted.contains(&stray.part.hash) || self.known.kept.contains(&stray.part.hash) {
            self.out.known += 1;
        } else {
            self.out.strays.push(stray);
        }
    }

    fn said(&mut self, entry: Entry) {
        let Some(_) = self.options.feedback else {
            return self.all_aside(
                entry.into_parts(),
                "said by others, and no consent is on record: `--feedback` makes drafts of it",
            );
        };
        let Some(by) = entry.facts.by.clone().filter(|by| private(by).is_none()) else {
            return self.all_aside(entry.into_parts(), "said by others, and nothing says by whom");
        };
        let (when, facts, sort) = (entry.when.clone(), entry.facts.clone(), entry.sort);
        let parts = entry.into_parts();
        self.alone(
            NoteKind::Feedback,
            Entry { sort, title: by, is_titled_apart: false, when, group: None, parts, facts },
            None,
        );
    }

    fn work(&mut self, entry: Entry) {
        if let Some(together) = self.by_time(entry.when.as_ref()) {
            return self.among(together, entry);
        }
        let kind = self.options.into.unwrap_or(NoteKind::Evidence);
        if kind == NoteKind::Evidence && entry.when.is_none() {
            let remark = "nothing says when, and evidence needs a date: give it one and move it to evidence/";
            return self.alone(NoteKind::Log, entry, Some(remark));
        }
        self.alone(kind, entry, None);
    }

    fn bare(&mut self, read: &Read, entry: Entry, is_heading: bool) {
        let group = entry.group;
        let no_work = group.is_some_and(|group| !read.groups[group].is_log);
        if self.options.into == Some(NoteKind::Evidence) && !is_heading && !no_work && entry.when.is_some() {
            return self.alone(NoteKind::Evidence, entry, None);
        }
        let by_time = self.by_time(entry.when.as_ref()).filter(|_| !is_heading && !no_work);
        match (by_time, group) {
            (Some(together), _) => self.among(together, entry),
            (None, Some(group)) => self.in_group(read, group, entry),
            (None, None) => self.alone(self.options.into.unwrap_or(NoteKind::Log), entry, None),
        }
    }

    /// The week or month that an entry stands in, where it is known that finely and wanted so.
    fn by_time(&self, when: Option<&Dated>) -> Option<Together> {
        let days = when?.days;
        match self.options.group? {
            GroupBy::Week => {
                let week = days.from.iso_week_date();
                let monday = week.first_of_week().ok()?.date();
                let week = Interval { from: monday, to: week.last_of_week().ok()?.date() };
                week.contains(days).then_some(Together::Week(week))
            }
            GroupBy::Month => {
                let month = Interval { from: days.from.first_of_month(), to: days.from.last_of_month() };
                month.contains(days).then_some(Together::Month(month))
            }
        }
    }

    fn in_group(&mut self, read: &Read, group: usize, entry: Entry) {
        let at = match self.together.get(&Together::Group(group)) {
            Some(at) => *at,
            None => {
                let group_of = &read.groups[group];
                let asked = self.options.into.filter(|into| *into != NoteKind::Evidence);
                let kind = if group_of.is_log { asked.unwrap_or(NoteKind::Log) } else { NoteKind::Note };
                let stem = self.names.of_group(group_of);
                self.draft(Together::Group(group), kind, &group_of.title, &stem, group_of.when.clone())
            }
        };
        self.add(at, entry, false);
    }

    fn among(&mut self, together: Together, entry: Entry) {
        let at = match (self.together.get(&together), together) {
            (Some(at), _) => *at,
            (None, Together::Week(days)) => {
                let week = days.from.iso_week_date();
                let stem = format!("{}-w{:02}", week.year(), week.week());
                self.timely(together, &format!("Week of {}", days.from), &stem)
            }
            (None, Together::Month(days)) => {
                let stem = format!("{}-{:02}", days.from.year(), days.from.month());
                self.timely(together, &interval(days), &stem)
            }
            (None, Together::Group(_)) => return,
        };
        self.add(at, entry, true);
    }

    fn timely(&mut self, together: Together, title: &str, stem: &str) -> usize {
        let kind = self.options.into.filter(|into| *into == NoteKind::Note).unwrap_or(NoteKind::Log);
        self.draft(together, kind, title, stem, None)
    }

    fn draft(&mut self, together: Together, kind: NoteKind, title: &str, stem: &str, when: Option<Dated>) -> usize {
        let path = self.names.free(kind, stem);
        let draft = Draft {
            kind,
            path,
            title: tidy(title),
            when,
            segments: Vec::new(),
            apart: Vec::new(),
            facts: Facts::default(),
            entries: 0,
            remark: None,
        };
        self.out.drafts.push(draft);
        self.together.insert(together, self.out.drafts.len() - 1);
        self.out.drafts.len() - 1
    }

    /// Puts an entry among others: a record is told by its title there.
    fn add(&mut self, at: usize, entry: Entry, is_mixed: bool) {
        let draft = &mut self.out.drafts[at];
        draft.entries += usize::from(entry.parts.iter().any(|part| part.form != PartForm::Heading));
        let has_heading = entry.parts.first().is_some_and(|part| part.form != PartForm::Block);
        let is_own =
            draft.segments.is_empty() && draft.apart.is_empty() && draft.title == tidy(&heading_words(&entry.parts));
        let mut above = (is_mixed && entry.sort == Sort::Work && !has_heading).then(|| above(&entry));
        for part in entry.parts {
            if is_own && part.form == PartForm::Heading {
                draft.apart.push(part);
                continue;
            }
            draft.segments.push(Segment { above: above.take(), ..Segment::of(part) });
        }
    }

    /// A note of its own.
    fn alone(&mut self, kind: NoteKind, entry: Entry, remark: Option<&str>) {
        let title = tidy(&entry.title);
        let path = self.names.free(kind, &crate::vocabulary::slug(&title));
        let Entry { when, facts, parts, .. } = entry;
        let mut draft = Draft {
            kind,
            path,
            title,
            when,
            segments: Vec::new(),
            apart: Vec::new(),
            facts,
            entries: 1,
            remark: remark.map(str::to_owned),
        };
        for (nth, part) in parts.into_iter().enumerate() {
            if nth == 0 && part.form == PartForm::Heading {
                draft.apart.push(part);
            } else {
                draft.segments.push(Segment::of(part));
            }
        }
        self.out.drafts.push(draft);
    }

    /// Headings of groups with nothing behind them are no part of a note; notes of nothing but headings are none.
    fn without_lone_headings(&mut self) {
        let mut lone: Vec<Part> = Vec::new();
        for draft in &mut self.out.drafts {
            let mut kept: Vec<Segment> = Vec::new();
            let mut is_followed = false;
            for segment in draft.segments.drain(..).rev() {
                let is_heading = segment.part.form == PartForm::Heading;
                if is_heading && !is_followed {
                    lone.push(segment.part);
                    continue;
                }
                is_followed = !is_heading || depth(&segment.part.text) > 1 && is_followed;
                kept.push(segment);
            }
            kept.reverse();
            draft.segments = kept;
            if draft.segments.is_empty() && draft.entries == 0 {
                lone.append(&mut draft.apart);
            }
        }
        let emptied: HashSet<_> = self
            .out
            .drafts
            .iter()
            .filter(|draft| draft.segments.is_empty() && draft.entries == 0)
            .map(|it| it.path.clone())
            .collect();
        self.out.drafts.retain(|draft| !emptied.contains(&draft.path));
        lone.sort_by_key(|part| (part.place.source, part.place.from));
        self.all_aside(lone, "a heading with no entries of its own");
    }

    fn front_matter(&mut self, matter: Vec<Part>) {
        let mut first: HashMap<usize, usize> = HashMap::new();
        for (at, draft) in self.out.drafts.iter().enumerate() {
            for segment in &draft.segments {
                first.entry(segment.part.place.source).or_insert(at);
            }
        }
        for part in matter {
            match first.get(&part.place.source) {
                _ if self.known.noted.contains(&part.hash) => self.out.known += 1,
                Some(at) => self.out.drafts[*at].apart.push(part),
                None => {
                    self.stray(Stray { part, why: "properties of a file without entries".to_owned(), is_secret: false })
                }
            }
        }
    }

    /// What is left out is told in a line of the inbox too, but for what was not asked for.
    fn passed(&mut self, passed: Vec<Passed>) {
        for one in passed {
            let text = format!("{} ({})", one.title.trim(), one.why);
            let part = Part { hash: Part::hash(&text), text, place: one.place, form: PartForm::Item };
            match private(&part.text) {
                Some(found) => self.stray(Stray { part, why: "left out".to_owned(), is_secret: found.is_secret }),
                None => self.stray(Stray { part, why: "left out".to_owned(), is_secret: false }),
            }
            self.out.passed.push(one);
        }
    }
}

fn above(entry: &Entry) -> String {
    let title = tidy(&entry.title);
    let day = entry.when.as_ref().filter(|dated| dated.grain == Grain::Day);
    day.map_or_else(|| format!("## {title}\n\n"), |dated| format!("## {title} ({})\n\n", dated.days.from))
}

/// The words of the heading that the parts begin with.
fn heading_words(parts: &[Part]) -> String {
    let first = parts.first().filter(|part| part.form == PartForm::Heading);
    let pieces = first.map(|part| crate::syntax::markdown::foreign_pieces(&part.text));
    pieces.and_then(|pieces| pieces.into_iter().next()).map_or_else(String::new, |piece| piece.words)
}

fn depth(heading: &str) -> usize {
    heading.bytes().take_while(|byte| *byte == b'#').count()
}
