//! Axes with steps of their own names, and positions that take a step on each: numbered lists with bold names, and bullets that bear those names.

use crate::import::ladder::{Ladder, Level, Statement, key};
use crate::import::ledger::{Ledger, Said};
use crate::import::lines::Line;
use crate::import::markdown::Block;

/// A step of an axis.
struct Step {
    /// Index of the criterion, and how high on it.
    criterion: usize,
    height: usize,
    name: String,
    text: String,
}

/// A page with its blocks.
pub(in crate::import) struct Page<'a> {
    pub(in crate::import) title: Option<Said>,
    pub(in crate::import) blocks: &'a [Block],
}

/// What pages of axes and positions say, and which pages have a share in it; nothing when no page has two axes of the same height.
pub(in crate::import) fn read(ledger: &mut Ledger, pages: &[Page<'_>]) -> Option<(Ladder, Vec<bool>)> {
    let axes: Vec<Vec<Axis<'_>>> = pages.iter().map(|page| axes(page.blocks)).collect();
    let home = axes.iter().position(|axes| is_scale(axes))?;
    let mut ladder = Ladder { title: title(pages[home].blocks), ..Ladder::default() };
    let steps = scale(&mut ladder, &axes[home]);
    let mut used = vec![false; pages.len()];
    used[home] = true;
    for (at, page) in pages.iter().enumerate() {
        used[at] |= positions(ledger, &mut ladder, &steps, page);
    }
    if ladder.levels.iter().all(|level| level.is_step) {
        // Nobody stands on the axes: their steps are all the levels that there are.
        ladder.levels.iter_mut().for_each(|level| level.is_step = false);
    }
    Some((ladder, used))
}

/// A heading with a numbered list in which every item has a bold name.
struct Axis<'a> {
    heading: &'a Said,
    steps: Vec<(Said, Said)>,
}

fn axes(blocks: &[Block]) -> Vec<Axis<'_>> {
    let mut axes: Vec<Axis<'_>> = Vec::new();
    let mut heading: Option<&Said> = None;
    for block in blocks {
        match block {
            Block::Heading(_, said) => heading = Some(said),
            Block::Item(line, true) if line.depth == 1 => {
                let (Some(said), Some((name, Some(text)))) = (heading, line.lead()) else { continue };
                match axes.last_mut().filter(|axis| axis.heading.id == said.id) {
                    Some(axis) => axis.steps.push((name, text)),
                    None => axes.push(Axis { heading: said, steps: vec![(name, text)] }),
                }
            }
            Block::Item(..) | Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
    axes
}

fn is_scale(axes: &[Axis<'_>]) -> bool {
    let height = axes.first().map_or(0, |axis| axis.steps.len());
    axes.len() > 1 && height > 1 && axes.iter().all(|axis| axis.steps.len() == height)
}

fn title(blocks: &[Block]) -> Option<Said> {
    blocks.iter().find_map(|block| match block {
        Block::Heading(1, said) => Some(said.clone()),
        Block::Heading(..) | Block::Paragraph(_) | Block::Item(..) | Block::Table(_) => None,
    })
}

/// Every axis becomes a criterion, and its steps a scale that is numbered: each axis calls them otherwise.
fn scale(ladder: &mut Ladder, axes: &[Axis<'_>]) -> Vec<Step> {
    let mut steps = Vec::new();
    for axis in axes {
        let criterion = ladder.criterion(&[], axis.heading);
        for (height, (name, text)) in axis.steps.iter().enumerate() {
            if ladder.levels.len() == height {
                let mut level = Level::new(name.part(&(height + 1).to_string()));
                level.is_step = true;
                ladder.levels.push(level);
            }
            let cell = ladder.cell(criterion, height);
            cell.title = Some(name.clone());
            cell.statements.push(Statement::new(text.clone()));
            steps.push(Step { criterion, height, name: key(&name.text), text: text.text.clone() });
        }
    }
    steps
}

/// Headings with bullets that bear the names of steps are positions. What a bullet says otherwise than its axis is the position's own.
fn positions(ledger: &mut Ledger, ladder: &mut Ladder, steps: &[Step], page: &Page<'_>) -> bool {
    let mut found = false;
    let mut heading: Option<&Said> = None;
    for block in page.blocks {
        match block {
            Block::Heading(_, said) => heading = Some(said),
            Block::Item(line, false) => {
                let Some((said, (step, text))) = heading.zip(named(steps, line)) else { continue };
                found = true;
                position(ledger, ladder, page, said, step, text);
            }
            Block::Item(_, true) | Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
    found
}

fn named<'a>(steps: &'a [Step], line: &Line) -> Option<(&'a Step, Said)> {
    let (name, text) = line.lead()?;
    let step = steps.iter().find(|step| step.name == key(&name.text))?;
    Some((step, text?))
}

fn position(ledger: &mut Ledger, ladder: &mut Ladder, page: &Page<'_>, heading: &Said, step: &Step, text: Said) {
    let level = ladder.levels.iter().position(|level| !level.is_step && level.title.id == heading.id);
    let level = level.unwrap_or_else(|| {
        let (code, title) = heading
            .text
            .split_once(" - ")
            .map_or((None, heading.clone()), |(code, title)| (Some(heading.part(code)), heading.part(title)));
        let mut level = Level::new(title);
        level.id = code;
        level.track.clone_from(&page.title);
        ladder.levels.push(level);
        ladder.levels.len() - 1
    });
    ladder.levels[level].expects.push((step.criterion, step.height));
    if text.text == step.text {
        // The same words stand on the axis: they are kept there.
        ledger.structure(&text);
        return;
    }
    let title = ladder.cell(step.criterion, step.height).title.clone();
    let cell = ladder.cell(step.criterion, level);
    cell.title = title;
    cell.proficiency = Some(Said { text: (step.height + 1).to_string(), id: text.id });
    cell.statements.push(Statement::new(text));
}
