//! Levels that say which step they ask of each tier of skills, and disciplines that say which skill is of which tier: the two together say which step a
//! level asks of which skill. A discipline is told by its keys, which begin with the name of a tier and list skills; each becomes a track.

use super::records::Definitions;
use crate::import::ids::slug;
use crate::import::ladder::{Ladder, Level, key};
use crate::import::ledger::{Ledger, Said};
use crate::import::names;
use crate::import::tree::{Leaf, Tree};

/// What the files of a source say of tiers.
#[derive(Default)]
pub(in crate::import) struct Tiers {
    levels: Vec<Tiered>,
    disciplines: Vec<Discipline>,
    /// What moves steps up or down.
    shifts: Vec<Said>,
}

/// A level with the step of each tier.
struct Tiered {
    title: Said,
    id: Option<Said>,
    /// The first word of the tier, and its step.
    steps: Vec<(String, Said)>,
}

/// Those who share their skills.
struct Discipline {
    name: Said,
    /// The first word of a key, and a skill that stands there.
    skills: Vec<(String, Said)>,
}

impl Tiers {
    /// Looks for them in a file; `name` is what it is called.
    pub(in crate::import) fn add(&mut self, name: &Said, tree: &Tree, definitions: &Definitions<'_>) {
        match tree {
            Tree::Map(_) => self.map(name, tree, definitions),
            Tree::List(items) => items.iter().for_each(|item| self.add(name, item, definitions)),
            Tree::Leaf(_) | Tree::Nothing => {}
        }
    }

    fn map(&mut self, name: &Said, tree: &Tree, definitions: &Definitions<'_>) {
        let own = tree.name().map_or(name, |leaf| &leaf.said);
        for entry in tree.entries() {
            let values = || entry.value.entries().iter();
            if let (Some(steps), Some(title)) = (steps(&entry.value), tree.name()) {
                let id = tree.id().map(|leaf| leaf.said.clone());
                self.levels.push(Tiered { title: title.said.clone(), id, steps });
            } else if are_shifts(&entry.value) {
                self.shifts.extend(values().filter_map(|one| Some(one.value.as_leaf()?.said.clone())));
            } else {
                self.add(own, &entry.value, definitions);
            }
        }
        let skills: Vec<(String, Said)> = tree
            .entries()
            .iter()
            .filter(|entry| entry.value.is_texts() && entry.value.as_leaf().is_none())
            .flat_map(|entry| entry.value.items().iter().map(|item| (first_word(&entry.key), item)))
            .filter_map(|(tier, item)| Some((tier, item.as_leaf()?.said.clone())))
            .filter(|(_, said)| definitions.knows(&said.text))
            .collect();
        if !skills.is_empty() {
            self.disciplines.push(Discipline { name: own.clone(), skills });
        }
    }

    /// The step that a level asks of a tier.
    fn step(&self, level: &Level, tier: &str) -> Option<&Said> {
        let tiered = self.levels.iter().find(|tiered| tiered.is_of(level))?;
        tiered.steps.iter().find(|(name, _)| name == tier).map(|(_, step)| step)
    }

    /// Writes into each level which step it asks of which criterion. More than one discipline become tracks, whose levels of the same name are as high as each other.
    pub(in crate::import) fn apply(&self, ledger: &mut Ledger, ladder: &mut Ladder, notes: &mut Vec<String>) {
        let mut ranked_ladder = self.with_levels(ladder);
        let known = ranked_ladder.as_mut().unwrap_or(ladder);
        if self.expect(ledger, known, notes)
            && let Some(ranked) = ranked_ladder
        {
            *ladder = ranked;
        }
    }

    /// Where nothing is said of the levels but their tiers, the ladder has the scale alone: the same with the levels above it.
    fn with_levels(&self, ladder: &Ladder) -> Option<Ladder> {
        let is_scale = ladder.levels.iter().all(|level| names::is_step(&level.title.text));
        if !is_scale || self.levels.is_empty() || self.disciplines.is_empty() {
            return None;
        }
        let mut ladder = ladder.clone();
        ladder.levels.iter_mut().for_each(|level| level.is_step = true);
        for Tiered { title, id, steps: _ } in &self.levels {
            ladder.levels.push(Level { id: id.clone(), ..Level::new(title.clone()) });
        }
        Some(ladder)
    }

    /// Whether some level asks for something then.
    fn expect(&self, ledger: &mut Ledger, ladder: &mut Ladder, notes: &mut Vec<String>) -> bool {
        let is_ranked = |level: &Level| !level.is_step && self.levels.iter().any(|it| it.is_of(level));
        let ranked: Vec<usize> = (0..ladder.levels.len()).filter(|at| is_ranked(&ladder.levels[*at])).collect();
        let has_tracks = ladder.levels.iter().any(|level| level.track.is_some());
        let disciplines: Vec<&Discipline> =
            self.disciplines.iter().filter(|one| self.asks(ladder, &ranked, one)).collect();
        if disciplines.is_empty() || has_tracks {
            return false;
        }
        for (nth, discipline) in disciplines.iter().enumerate() {
            for at in &ranked {
                let expects = self.expects(ledger, ladder, &ladder.levels[*at], discipline);
                let place = if nth == 0 { *at } else { copied(ladder, *at) };
                ladder.levels[place].expects = expects;
                if disciplines.len() > 1 {
                    ladder.levels[place].track = Some(discipline.name.clone());
                    ladder.levels[place].equivalent = (nth > 0).then_some(*at);
                }
            }
        }
        if disciplines.len() > 1 {
            name_apart(ladder);
            let names: Vec<&str> = disciplines.iter().map(|one| one.name.text.as_str()).collect();
            notes.push(format!(
                "each of these asks other skills, so each became a track: {}; `--track` takes one of them",
                names.join(", ")
            ));
        }
        let why = "a shift of steps: where it holds, write the step itself into `expects` of the level";
        self.shifts.iter().for_each(|said| ledger.lose(said, why));
        true
    }

    /// Whether some level asks for a step of one of its skills.
    fn asks(&self, ladder: &Ladder, ranked: &[usize], discipline: &Discipline) -> bool {
        ranked.iter().any(|at| {
            let mut skills = discipline.skills.iter();
            skills.any(|(tier, skill)| self.expected(ladder, &ladder.levels[*at], tier, skill).is_some())
        })
    }

    fn expects(
        &self,
        ledger: &mut Ledger,
        ladder: &Ladder,
        level: &Level,
        discipline: &Discipline,
    ) -> Vec<(usize, usize)> {
        let mut expects: Vec<(usize, usize)> = Vec::new();
        for (tier, skill) in &discipline.skills {
            let Some((criterion, step)) = self.expected(ladder, level, tier, skill) else { continue };
            self.step(level, tier).into_iter().chain([skill]).for_each(|said| ledger.structure(said));
            if !expects.iter().any(|(known, _)| *known == criterion) {
                expects.push((criterion, step));
            }
        }
        expects
    }

    /// The criterion and the step of the scale, where the ladder has both.
    fn expected(&self, ladder: &Ladder, level: &Level, tier: &str, skill: &Said) -> Option<(usize, usize)> {
        let wanted = self.step(level, tier)?;
        let step = ladder.levels.iter().position(|it| it.is_step && it.is_called(&wanted.text))?;
        let name = key(&skill.text);
        let criterion = ladder.criteria.iter().position(|criterion| {
            let names = [Some(&criterion.title), criterion.id.as_ref()];
            let has_step = criterion.cells.iter().any(|cell| cell.level == step);
            has_step && names.into_iter().flatten().any(|known| key(&known.text) == name)
        })?;
        Some((criterion, step))
    }
}

impl Tiered {
    fn is_of(&self, level: &Level) -> bool {
        level.is_called(&self.title.text) || self.id.as_ref().is_some_and(|id| level.is_called(&id.text))
    }
}

/// A table whose values are all steps of a scale.
fn steps(tree: &Tree) -> Option<Vec<(String, Said)>> {
    let entries = tree.entries();
    let step = |leaf: &&Leaf| names::is_step(&leaf.said.text);
    let steps: Option<Vec<(String, Said)>> = entries
        .iter()
        .map(|entry| Some((first_word(&entry.key), entry.value.as_leaf().filter(step)?.said.clone())))
        .collect();
    steps.filter(|steps| !steps.is_empty())
}

/// A table whose values are one or two steps up or down, and some down: else they may be weights.
fn are_shifts(tree: &Tree) -> bool {
    let texts: Option<Vec<&str>> =
        tree.entries().iter().map(|entry| Some(entry.value.as_leaf()?.said.text.as_str())).collect();
    let is_shift = |text: &&str| matches!(*text, "-2" | "-1" | "0" | "1" | "2" | "+1" | "+2");
    texts.is_some_and(|texts| texts.iter().all(is_shift) && texts.iter().any(|text| text.starts_with('-')))
}

fn first_word(key: &str) -> String {
    names::spaced(key).to_lowercase().split(' ').next().unwrap_or_default().to_owned()
}

/// The same level once more, at the end, with all that is asked of everyone at it.
fn copied(ladder: &mut Ladder, at: usize) -> usize {
    let place = ladder.levels.len();
    let level = Level { is_copy: true, ..ladder.levels[at].clone() };
    ladder.levels.push(level);
    for criterion in &mut ladder.criteria {
        let own = criterion.cells.iter().find(|cell| cell.level == at).cloned();
        criterion.cells.extend(own.map(|cell| crate::import::ladder::Cell { level: place, ..cell }));
    }
    place
}

/// Levels of the same name bear that of their track in their ids.
fn name_apart(ladder: &mut Ladder) {
    for level in &mut ladder.levels {
        let Some(track) = &level.track else { continue };
        let own = level.id.as_ref().unwrap_or(&level.title);
        level.id = Some(own.part(&format!("{}-{}", own.text.replace(' ', "-"), slug(&track.text))));
    }
}
