//! What a reader of a shape makes: levels, criteria, and what stands where the two meet, every word still tied to its text in the source.

use super::ledger::{Said, TextId};
use std::collections::HashMap;

/// Nobody climbs more: what has more takes something else for levels, and to compare each with each would take for ever.
pub(super) const MOST_LEVELS: usize = 200;

/// What one file or one table says.
#[derive(Clone, Debug, Default)]
pub(super) struct Ladder {
    /// What the source calls it: the title of the file, the heading above the table, the name of the sheet.
    pub(super) title: Option<Said>,
    /// What the whole page is called that it stands on.
    pub(super) page: Option<Said>,
    pub(super) summary: Vec<Said>,
    /// The track that all of its levels stand on, where the source says so.
    pub(super) track: Option<Said>,
    /// A group that all of its criteria stand in, where several of them are put together.
    pub(super) group: Option<Said>,
    /// The folder that the file stands in, below what is imported.
    pub(super) folder: Option<Said>,
    /// The name of the file.
    pub(super) file: Option<Said>,
    /// Whether a level adds to those below it.
    pub(super) is_cumulative: bool,
    /// Lowest first, as far as the source has them in order.
    pub(super) levels: Vec<Level>,
    /// Whether the source has more than [`MOST_LEVELS`], and so is no ladder.
    pub(super) has_too_many: bool,
    pub(super) criteria: Vec<Criterion>,
    /// The criteria of each name, by its [`key`]: a long ladder asks for each of its cells.
    pub(super) by_name: HashMap<String, Vec<usize>>,
}

/// A level, or a step of a scale.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) title: Said,
    pub(super) id: Option<Said>,
    /// Other names.
    pub(super) aliases: Vec<Said>,
    pub(super) track: Option<Said>,
    /// Index of the level of another track that is as high.
    pub(super) equivalent: Option<usize>,
    pub(super) summary: Vec<Said>,
    /// Which step it asks of which criterion, by their indexes.
    pub(super) expects: Vec<(usize, usize)>,
    /// What is said across criteria.
    pub(super) rules: Vec<Said>,
    /// Whether it is a step that levels name, and no level itself.
    pub(super) is_step: bool,
    /// Whether it stands a second time, on another track: what is asked at it is counted where it stood first.
    pub(super) is_copy: bool,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Criterion {
    pub(super) title: Said,
    pub(super) id: Option<Said>,
    /// The widest first.
    pub(super) group: Vec<Said>,
    pub(super) summary: Vec<Said>,
    /// In the order of the source.
    pub(super) cells: Vec<Cell>,
}

/// What a criterion says of a level.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Index among the levels.
    pub(super) level: usize,
    /// What the source calls the step.
    pub(super) title: Option<Said>,
    /// The proficiency that the source names for it.
    pub(super) proficiency: Option<Said>,
    /// What stands above the statements.
    pub(super) headline: Vec<Said>,
    pub(super) statements: Vec<Statement>,
    pub(super) signals: Vec<Said>,
    pub(super) weight: Option<Said>,
    pub(super) target: Option<Said>,
    /// The words that say that nothing is asked.
    pub(super) not_applicable: Option<Said>,
}

/// One thing that is expected.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) text: Said,
    pub(super) id: Option<Said>,
    pub(super) is_beyond: bool,
    pub(super) examples: Vec<Said>,
    pub(super) links: Vec<Link>,
}

/// An address with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) title: String,
    pub(super) url: String,
    pub(super) id: TextId,
}

impl Level {
    pub(super) fn new(title: Said) -> Level {
        Level {
            title,
            id: None,
            aliases: Vec::new(),
            track: None,
            equivalent: None,
            summary: Vec::new(),
            expects: Vec::new(),
            rules: Vec::new(),
            is_step: false,
            is_copy: false,
        }
    }

    /// Whether a name is this one's.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let name = key(name);
        let mut names = [Some(&self.title), self.id.as_ref()].into_iter().flatten().chain(&self.aliases);
        names.any(|known| key(&known.text) == name)
    }
}

impl Statement {
    pub(super) fn new(text: Said) -> Statement {
        Statement { text, id: None, is_beyond: false, examples: Vec::new(), links: Vec::new() }
    }
}

impl Cell {
    /// Whether it says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.headline.is_empty() && self.not_applicable.is_none()
    }
}

impl Ladder {
    /// The level with this name, added when it is new.
    pub(super) fn level(&mut self, title: &Said) -> usize {
        let last = self.levels.len().checked_sub(1).filter(|_| self.has_too_many);
        let known = last.or_else(|| self.levels.iter().position(|level| level.is_called(&title.text)));
        known.unwrap_or_else(|| {
            self.has_too_many |= self.levels.len() == MOST_LEVELS;
            if !self.has_too_many {
                self.levels.push(Level::new(title.clone()));
            }
            self.levels.len() - 1
        })
    }

    /// The criterion with this name in this group, added when it is new.
    pub(super) fn criterion(&mut self, group: &[Said], title: &Said) -> usize {
        let keys = |group: &[Said]| group.iter().map(|said| key(&said.text)).collect::<Vec<String>>();
        let wanted = keys(group);
        let same = self.called(title).iter().find(|at| keys(&self.criteria[**at].group) == wanted);
        same.copied().unwrap_or_else(|| {
            let at = self.criteria.len();
            self.by_name.entry(key(&title.text)).or_default().push(at);
            let (title, group) = (title.clone(), group.to_vec());
            self.criteria.push(Criterion { title, id: None, group, summary: Vec::new(), cells: Vec::new() });
            at
        })
    }

    /// The criteria with this name, whatever their group.
    pub(super) fn called(&self, title: &Said) -> &[usize] {
        self.by_name.get(&key(&title.text)).map_or(&[], Vec::as_slice)
    }

    /// Keeps only the criteria of which this is so, by their place.
    pub(super) fn keep(&mut self, is_kept: impl Fn(usize) -> bool) {
        let mut at = 0..self.criteria.len();
        self.criteria.retain(|_| at.next().is_some_and(&is_kept));
        self.by_name.clear();
        for (at, criterion) in self.criteria.iter().enumerate() {
            self.by_name.entry(key(&criterion.title.text)).or_default().push(at);
        }
    }

    /// Where a criterion and a level meet. Both are there.
    pub(super) fn cell(&mut self, criterion: usize, level: usize) -> &mut Cell {
        let cells = &mut self.criteria[criterion].cells;
        let at = cells.iter().position(|cell| cell.level == level).unwrap_or_else(|| {
            cells.push(Cell { level, ..Cell::default() });
            cells.len() - 1
        });
        &mut cells[at]
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.criteria.iter().flat_map(|criterion| &criterion.cells)
    }

    /// Puts the levels into another order: for each place, the index of the level that comes to stand there.
    pub(super) fn reorder(&mut self, order: &[usize]) {
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(now, before)| places[*before] = now);
        let mut levels: Vec<(usize, Level)> = places.iter().copied().zip(std::mem::take(&mut self.levels)).collect();
        levels.sort_by_key(|(place, _)| *place);
        self.levels = levels.into_iter().map(|(_, level)| level).collect();
        self.criteria.iter_mut().flat_map(|one| &mut one.cells).for_each(|cell| cell.level = places[cell.level]);
        for level in &mut self.levels {
            level.expects.iter_mut().for_each(|(_, step)| *step = places[*step]);
            level.equivalent.iter_mut().for_each(|equal| *equal = places[*equal]);
        }
    }

    /// Whether it says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.cells().all(Cell::is_empty)
    }

    /// Every text that is in it. Types are taken apart whole, so that nothing that is added can be forgotten.
    pub(super) fn texts(&self) -> Vec<TextId> {
        let Ladder {
            title,
            page,
            summary,
            track,
            group,
            folder: _,
            file: _,
            is_cumulative: _,
            levels,
            has_too_many: _,
            criteria,
            by_name: _,
        } = self;
        let mut said: Vec<&Said> = Vec::new();
        said.extend(title.iter().chain(page).chain(summary).chain(track).chain(group));
        let mut ids: Vec<TextId> = Vec::new();
        for level in levels {
            let Level { title, id, aliases, track, equivalent: _, summary, expects: _, rules, is_step: _, is_copy: _ } =
                level;
            said.push(title);
            said.extend(id.iter().chain(aliases).chain(track).chain(summary).chain(rules));
        }
        for criterion in criteria {
            let Criterion { title, id, group, summary, cells } = criterion;
            said.push(title);
            said.extend(id.iter().chain(group).chain(summary));
            cells.iter().for_each(|cell| cell.add_texts(&mut said, &mut ids));
        }
        ids.extend(said.into_iter().map(|said| said.id));
        ids
    }
}

impl Cell {
    fn add_texts<'a>(&'a self, said: &mut Vec<&'a Said>, ids: &mut Vec<TextId>) {
        let Cell { level: _, title, proficiency, headline, statements, signals, weight, target, not_applicable } = self;
        said.extend(title.iter().chain(proficiency).chain(headline).chain(signals));
        said.extend(weight.iter().chain(target).chain(not_applicable));
        for Statement { text, id, is_beyond: _, examples, links } in statements {
            said.push(text);
            said.extend(id.iter().chain(examples));
            ids.extend(links.iter().map(|link| link.id));
        }
    }
}

/// A name as it is compared: small letters and digits of any script. A name of signs alone is compared as it stands.
pub(super) fn key(name: &str) -> String {
    let key: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if key.is_empty() { name.to_owned() } else { key }
}
