//! Which thing of one edition is which of another: by its id; where that is but a number, or is another by now, by what it is called or says. What is not surely
//! the same is not taken for it: a peer whom nobody may know is only their words.

use crate::site::{Outline, Thing, ThingKind};
use std::collections::{BTreeMap, BTreeSet};

/// The things of two editions, side by side.
pub(super) struct Pairs<'a> {
    /// Those that both have, in the order of the later.
    pub(super) both: Vec<(&'a Thing, &'a Thing)>,
    /// Those of the earlier alone.
    pub(super) removed: Vec<&'a Thing>,
    /// Those of the later alone.
    pub(super) added: Vec<&'a Thing>,
}

type Mark = (ThingKind, String);

impl<'a> Pairs<'a> {
    pub(super) fn of(before: &'a Outline, after: &'a Outline) -> Pairs<'a> {
        let mut open = Open {
            before: (0..before.things.len()).collect(),
            after: (0..after.things.len()).collect(),
            pairs: BTreeMap::new(),
        };
        let things = (before.things.as_slice(), after.things.as_slice());
        open.pair(things, |thing| (!thing.is_numbered).then(|| (thing.kind, thing.id.clone())));
        open.pair(things, |thing| {
            let words = text_of(thing);
            (!words.is_empty()).then(|| (thing.kind, format!("{}\n{words}", thing.title)))
        });
        // Two whom nobody may know are called the same.
        let is_known = |thing: &Thing| !(thing.is_numbered && thing.kind == ThingKind::Peer);
        open.pair(things, |thing| is_known(thing).then(|| (thing.kind, thing.title.clone())));
        let thing = |index: &usize| &before.things[*index];
        Pairs {
            both: open.pairs.iter().map(|(after_index, before)| (thing(before), &after.things[*after_index])).collect(),
            removed: open.before.iter().map(thing).collect(),
            added: open.after.iter().map(|index| &after.things[*index]).collect(),
        }
    }
}

/// What has no other half yet, by places.
struct Open {
    before: BTreeSet<usize>,
    after: BTreeSet<usize>,
    /// The later by the earlier.
    pairs: BTreeMap<usize, usize>,
}

impl Open {
    /// Pairs what has a mark that nothing else has.
    fn pair(&mut self, (before, after): (&[Thing], &[Thing]), mark: impl Fn(&Thing) -> Option<Mark>) {
        let marked = |things: &[Thing], open: &BTreeSet<usize>| {
            let mut marked: BTreeMap<Mark, Vec<usize>> = BTreeMap::new();
            for index in open {
                if let Some(mark) = mark(&things[*index]) {
                    marked.entry(mark).or_default().push(*index);
                }
            }
            marked
        };
        let (before, after) = (marked(before, &self.before), marked(after, &self.after));
        for (mark, before) in before {
            if let ([one], Some([other])) = (before.as_slice(), after.get(&mark).map(Vec::as_slice)) {
                self.before.remove(one);
                self.after.remove(other);
                self.pairs.insert(*other, *one);
            }
        }
    }
}

fn text_of(thing: &Thing) -> String {
    let lines = thing.facts.iter().filter(|fact| fact.name == "text").flat_map(|fact| &fact.says);
    lines.map(|said| said.text.as_str()).collect::<Vec<_>>().join("\n")
}
