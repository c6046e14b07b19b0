//! Markdown whose headings are levels and criteria, with bullets or paragraphs below them; tables in it are read where they stand.

use super::columns::split_name;
use super::table::{self, Surroundings, fill};
use crate::import::Axis;
use crate::import::ladder::{Ladder, key};
use crate::import::ledger::{Ledger, Said};
use crate::import::lines::Line;
use crate::import::markdown::Block;
use crate::import::names;
use std::collections::BTreeSet;

/// Why what is left of a page is left.
pub(in crate::import) const PROSE: &str = "prose outside of the ladder";

/// What a page holds: the ladder of its outline, and one for each of its tables.
pub(in crate::import) fn read(ledger: &mut Ledger, blocks: &[Block], axis: Option<Axis>) -> Vec<Ladder> {
    let plan = Plan::of(blocks);
    let mut outline =
        Outline { plan: &plan, path: Vec::new(), ladder: Ladder::default(), item: None, said: Vec::new() };
    let mut parts = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(depth, said) => outline.heading(*depth, said),
            Block::Paragraph(line) => outline.paragraph(ledger, line),
            Block::Item(line, _) => {
                let holds = matches!(blocks.get(at + 1), Some(Block::Item(next, _)) if next.depth > line.depth);
                outline.item(ledger, line, holds);
            }
            Block::Table(grid) => {
                let around = outline.surroundings();
                let is_ladder = axis.is_some() || table::is_wordy(grid);
                let read = is_ladder.then(|| table::read(ledger, grid, &around, axis)).flatten();
                match read {
                    Some(part) => parts.push(outline.part(ledger, part)),
                    None => grid.rows.iter().flatten().for_each(|cell| cell.leave(ledger, "a table that is no ladder")),
                }
            }
        }
    }
    let title = outline.title(blocks);
    if !outline.ladder.is_empty() {
        outline.ladder.title.clone_from(&title);
        parts.insert(0, outline.ladder);
    }
    for part in &mut parts {
        part.page.clone_from(&title);
        part.title = part.title.take().or_else(|| title.clone());
    }
    leave_prose(ledger, blocks);
    parts
}

/// What nobody asked for is prose; the ledger keeps what the ladder holds.
fn leave_prose(ledger: &mut Ledger, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(_, said) => ledger.leave(said, PROSE),
            Block::Paragraph(line) | Block::Item(line, _) => ledger.leave(&line.said, PROSE),
            Block::Table(_) => {}
        }
    }
}

/// Which headings are levels.
struct Plan {
    /// The depth of the headings that are levels; none where the page has none.
    depth: Option<usize>,
    /// Whether criteria stand above levels, and not below them.
    is_inverse: bool,
    /// Whether several headings above the levels each have levels of their own: tracks.
    has_tracks: bool,
}

impl Plan {
    fn of(blocks: &[Block]) -> Plan {
        let headings: Vec<(usize, &str)> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(depth, said) => Some((*depth, said.text.as_str())),
                Block::Paragraph(_) | Block::Item(..) | Block::Table(_) => None,
            })
            .collect();
        let certain = |depth: usize| {
            let levels = headings
                .iter()
                .filter(|(at, name)| *at == depth && names::is_level(name) && !names::is_every_level(name));
            levels.map(|(_, name)| key(name)).collect::<BTreeSet<_>>().len()
        };
        let names_at = |depth: usize| headings.iter().filter(move |(at, _)| *at == depth).map(|(_, name)| *name);
        let depths = (1..=6).filter(|depth| certain(*depth) >= 2 && names::share(names_at(*depth)) >= 0.5);
        let page = headings.first().filter(|(_, name)| names::is_level(name)).map(|(depth, _)| *depth);
        let depth = depths.max_by_key(|depth| (certain(*depth), 6 - depth)).or(page);
        let Some(level) = depth else { return Plan { depth: None, is_inverse: false, has_tracks: false } };
        let below = headings.iter().any(|(depth, name)| *depth > level && !names::is_level(name));
        let parents = Plan::parents(&headings, level);
        let shared = Plan::levels_are_shared(&headings, level);
        Plan { depth, is_inverse: !below && parents > 1 && shared, has_tracks: parents > 1 && !shared }
    }

    /// How many headings above the levels have levels below them.
    fn parents(headings: &[(usize, &str)], level: usize) -> usize {
        let mut parents: BTreeSet<String> = BTreeSet::new();
        let mut above = String::new();
        for (depth, name) in headings {
            if *depth < level {
                above = key(name);
            } else if *depth == level && names::is_level(name) && !above.is_empty() {
                parents.insert(above.clone());
            }
        }
        parents.len()
    }

    /// Whether the same levels stand below several headings.
    fn levels_are_shared(headings: &[(usize, &str)], level: usize) -> bool {
        let names: Vec<String> = headings
            .iter()
            .filter(|(depth, name)| *depth == level && names::is_level(name))
            .map(|(_, name)| key(name))
            .collect();
        names.iter().collect::<BTreeSet<_>>().len() < names.len()
    }

    fn is_level(&self, depth: usize, name: &str) -> bool {
        match self.depth {
            Some(level) if depth == level => names::is_level(name) || names::is_trade(name),
            // Below a level another one may be a finer step of it.
            Some(level) => depth > level && !self.is_inverse && names::is_level(name),
            None => false,
        }
    }
}

/// A heading that is open.
struct Open {
    depth: usize,
    said: Said,
    is_level: bool,
}

struct Outline<'a> {
    plan: &'a Plan,
    path: Vec<Open>,
    ladder: Ladder,
    /// The outermost item that is open, when it may be the name of a criterion: its line, and whether it has been used as one.
    item: Option<Named>,
    /// What has been said since the last heading, and of no level.
    said: Vec<Said>,
}

/// An item that is a name, or may turn out to be one.
struct Named {
    said: Said,
    depth: usize,
}

impl Outline<'_> {
    fn heading(&mut self, depth: usize, said: &Said) {
        self.item = None;
        self.said.clear();
        self.path.retain(|open| open.depth < depth);
        let every = names::is_every_level(&said.text) && self.plan.depth.is_some();
        let is_level = every || self.plan.is_level(depth, &said.text);
        self.path.push(Open { depth, said: said.clone(), is_level });
    }

    fn level_at(&self) -> Option<usize> {
        self.path.iter().rposition(|open| open.is_level)
    }

    /// The criterion's headings, the widest first.
    fn criterion(&self) -> Vec<Said> {
        let Some(level) = self.level_at() else { return Vec::new() };
        let below: Vec<Said> = self.path[level + 1..].iter().map(|open| open.said.clone()).collect();
        let above =
            self.path[..level].iter().filter(|open| !open.is_level && open.depth > 1).map(|open| open.said.clone());
        let above: Vec<Said> = if self.plan.is_inverse { above.collect() } else { Vec::new() };
        above.into_iter().chain(below).collect()
    }

    fn track(&self) -> Option<Said> {
        let level = self.level_at()?;
        let above = self.path[..level].iter().rfind(|open| !open.is_level);
        above.filter(|_| self.plan.has_tracks).map(|open| open.said.clone())
    }

    fn surroundings(&self) -> Surroundings {
        let level = self.level_at();
        let criterion = match level {
            Some(_) => self.criterion().pop(),
            None => self.path.last().map(|open| open.said.clone()),
        };
        Surroundings { level: level.map(|at| self.path[at].said.clone()), criterion }
    }

    /// A table of the page, with what the headings say of it.
    fn part(&mut self, ledger: &mut Ledger, mut part: Ladder) -> Ladder {
        let heading = self.path.last().map(|open| open.said.id);
        // A heading that is not what its table is about is what the table as a whole is called.
        let is_whole = part.criteria.iter().all(|criterion| Some(criterion.title.id) != heading);
        self.path.iter().filter(|_| !is_whole).for_each(|open| ledger.structure(&open.said));
        if let ([only], Some(heading)) = (part.criteria.as_mut_slice(), self.path.last())
            && only.title.id == heading.said.id
        {
            only.summary.append(&mut self.said);
        }
        part.title = self.path.last().filter(|_| is_whole).map(|open| open.said.clone());
        part.track = self.track();
        part
    }

    fn title(&self, blocks: &[Block]) -> Option<Said> {
        let first = blocks.iter().find_map(|block| match block {
            Block::Heading(depth, said) => Some((*depth, said.clone())),
            Block::Paragraph(_) | Block::Item(..) | Block::Table(_) => None,
        });
        first.filter(|(depth, said)| !self.plan.is_level(*depth, &said.text)).map(|(_, said)| said)
    }

    fn add_level(&mut self) -> Option<usize> {
        let at = self.level_at()?;
        let said = self.path[at].said.clone();
        if names::is_every_level(&said.text) {
            self.ladder.is_cumulative = true;
            // The lowest level is the first; when none is there yet, the one that comes next takes this name's place.
            if self.ladder.levels.is_empty() {
                return Some(self.ladder.level(&said));
            }
            return Some(0);
        }
        if let [only] = self.ladder.levels.as_mut_slice()
            && names::is_every_level(&only.title.text)
        {
            only.aliases.clear();
            only.title = said.clone();
        }
        let (title, alias) = split_name(&said);
        let level = self.ladder.level(&title);
        let track = self.track();
        let known = &mut self.ladder.levels[level];
        known.track = known.track.take().or(track);
        if known.aliases.is_empty() {
            known.aliases.extend(alias);
        }
        Some(level)
    }

    fn paragraph(&mut self, ledger: &mut Ledger, line: &Line) {
        self.item = None;
        let criterion = self.criterion();
        if let Some(level) = self.level_of_lead(line) {
            return self.put(ledger, &criterion, level.1, &Line { said: level.0, ..line.clone() });
        }
        let Some(level) = self.add_level() else {
            self.said.push(line.said.clone());
            return;
        };
        match criterion.split_last() {
            Some(_) => self.put(ledger, &criterion, level, line),
            None => {
                let known = &mut self.ladder.levels[level].summary;
                known.push(line.said.clone());
            }
        }
    }

    /// A bullet that begins with a level in bold stands for that level.
    fn level_of_lead(&mut self, line: &Line) -> Option<(Said, usize)> {
        let (name, rest) = line.lead()?;
        let is_free = self.level_at().is_none() && self.plan.depth.is_none() && names::is_level(&name.text);
        let rest = rest.filter(|_| is_free)?;
        let criterion = self.path.last()?.said.clone();
        let level = self.ladder.level(&name);
        let at = self.ladder.criterion(&[], &criterion);
        self.ladder.cell(at, level);
        Some((rest, level))
    }

    fn item(&mut self, ledger: &mut Ledger, line: &Line, holds: bool) {
        if let Some((rest, level)) = self.level_of_lead(line) {
            let criterion: Vec<Said> = self.path.last().map(|open| open.said.clone()).into_iter().collect();
            return self.put(ledger, &criterion, level, &Line { said: rest, ..line.clone() });
        }
        let Some(level) = self.add_level() else { return };
        let criterion = self.criterion();
        if !criterion.is_empty() {
            return self.put(ledger, &criterion, level, line);
        }
        self.bare_item(ledger, level, line, holds);
    }

    /// An item right below a level: what is asked for is named by the item itself, or by the one it stands in.
    fn bare_item(&mut self, ledger: &mut Ledger, level: usize, line: &Line, holds: bool) {
        if let Some(named) = self.item.as_ref().filter(|named| line.depth > named.depth) {
            let criterion = vec![named.said.clone()];
            return self.put(ledger, &criterion, level, line);
        }
        self.item = None;
        match line.lead() {
            Some((name, Some(rest))) => {
                self.put(ledger, std::slice::from_ref(&name), level, &Line { said: rest, ..line.clone() });
                self.item = Some(Named { said: name, depth: line.depth });
            }
            Some((name, None)) if holds => self.item = Some(Named { said: name, depth: line.depth }),
            None if holds && is_name(&line.said.text) => {
                self.item = Some(Named {
                    said: line.said.part(line.said.text.trim_end_matches([':', '：'])),
                    depth: line.depth,
                });
            }
            Some((_, None)) | None => {
                let said = line.said.part("Expectations");
                self.put(ledger, &[said], level, line);
            }
        }
    }

    fn put(&mut self, ledger: &mut Ledger, path: &[Said], level: usize, line: &Line) {
        let Some((title, group)) = path.split_last() else { return };
        path.iter().filter(|said| said.id != line.said.id).for_each(|said| ledger.structure(said));
        self.path.iter().filter(|open| open.is_level).for_each(|open| ledger.structure(&open.said));
        let at = self.ladder.criterion(group, title);
        fill(ledger, self.ladder.cell(at, level), std::slice::from_ref(line), false);
    }
}

/// A few words without an end: the name of what stands below them.
fn is_name(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && !text.ends_with(['.', '!', '?', ';', '。'])
}
