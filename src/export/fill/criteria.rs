//! Criteria as items of a form: what is expected, and what speaks for it, each note once.

use super::claims::{figure, references};
use super::{Filler, Item, Part};
use crate::document::unmarked;
use crate::edition::{Coverage, Entry, Evidence, Feedback, NoteRef, Proof};
use crate::export::content::{Block, Line, Run, push};
use crate::format::Per;
use crate::rubric::Expectation;
use crate::site::part_in_words;
use crate::vocabulary::{NoteKind, State, interval};
use std::collections::BTreeSet;

/// What is told of a criterion where the format does not say.
pub(super) const PARTS: &[Part] = &[Part::Claim, Part::Expectation, Part::Proof];

/// The notes that were told of already, where all stands in one field: they are named again, and not told again.
type Told = BTreeSet<NoteRef>;

impl Filler<'_> {
    /// Criteria, all that the step asks for where none is named.
    pub(super) fn criteria(&self, criteria: &[usize], parts: &[Part], per: Per) -> Vec<Item> {
        let is_told = |coverage: &&Coverage| {
            if criteria.is_empty() { coverage.asked.is_some() } else { criteria.contains(&coverage.criterion) }
        };
        let mut told = Told::new();
        let mut items = Vec::new();
        for coverage in self.edition.coverage.iter().filter(is_told) {
            // What has a field of its own is read alone.
            if per == Per::Item {
                told.clear();
            }
            items.push(self.criterion(coverage, parts, &mut told));
        }
        items
    }

    fn criterion(&self, coverage: &Coverage, parts: &[Part], told: &mut Told) -> Item {
        let mut item = Item::default();
        let criterion = &self.edition.rubric.criteria[coverage.criterion];
        for part in parts {
            match part {
                Part::Claim => {}
                Part::Expectation => item.blocks.extend(self.expectation(coverage)),
                Part::Proof => {
                    let proof = self.proof(coverage, told);
                    if !item.blocks.is_empty() && !proof.is_empty() && coverage.waiver.is_none() {
                        item.blocks.push(Block::words("What shows it:"));
                    }
                    item.blocks.extend(proof);
                }
                Part::Text | Part::Quote | Part::Figure | Part::Method | Part::OwnPart => {}
                Part::Witness | Part::Link => {}
            }
        }
        // A name with nothing under it fills nothing.
        if parts.contains(&Part::Claim) && !item.blocks.is_empty() {
            item.blocks.insert(0, Block::Heading(3, vec![Run::plain(unmarked(&criterion.title))]));
        }
        item
    }

    /// What the ladder expects, in its own words.
    fn expectation(&self, coverage: &Coverage) -> Vec<Block> {
        let Some(asked) = coverage.asked.as_ref().or(coverage.held.as_ref()) else { return Vec::new() };
        let label = match self.edition.target {
            Some(target) => format!("What is expected ({}): ", self.edition.rubric.levels[target].title),
            None => "What is expected: ".to_owned(),
        };
        expected(&label, asked)
    }

    /// What speaks for it: claims with the work under them, other work, peers.
    fn proof(&self, coverage: &Coverage, told: &mut Told) -> Vec<Block> {
        if let Some(reason) = &coverage.waiver {
            let title = unmarked(&self.edition.rubric.criteria[coverage.criterion].title);
            return vec![Block::words(format!("{title} could not be met: {}", unmarked(reason)))];
        }
        let of = |kind: NoteKind| {
            coverage.proof.iter().filter(move |proof| proof.set_aside.is_none() && proof.at.kind == kind)
        };
        let under: Told = of(NoteKind::Impact)
            .flat_map(|proof| self.edition.impact[proof.at.index].evidence.iter().copied())
            .collect();
        let work = of(NoteKind::Evidence).filter(|proof| !under.contains(&proof.at) || proof.why.is_some());
        let items: Vec<Vec<Block>> = of(NoteKind::Impact)
            .chain(work)
            .map(|proof| vec![Block::Paragraph(self.told_proof(proof, told))])
            .collect();
        let list = (!items.is_empty()).then_some(Block::List { start: None, items });
        let peers = of(NoteKind::Feedback).map(|proof| &self.edition.feedback[proof.at.index]);
        let peers = peers.filter(|peer| peer.state == State::Given);
        let peers: Vec<Block> = peers.filter_map(|peer| self.told_peer(peer, told)).map(Block::words).collect();
        list.into_iter().chain(peers).collect()
    }

    /// The words of a peer, and their name alone where they were quoted before.
    fn told_peer(&self, peer: &Feedback, told: &mut Told) -> Option<String> {
        if told.insert(peer.entry.at) {
            return self.quoted_peer(peer);
        }
        Some(format!("{} speaks for it too, as quoted above ({}).", peer.entry.title.text, peer.entry.reference))
    }

    /// A claim or a piece of work as one item: how it speaks for the criterion, as its author says it, else as it begins; its figures; the work under a claim, the
    /// part in a piece of work.
    fn told_proof(&self, proof: &Proof, told: &mut Told) -> Line {
        let entry = self.edition.entry(proof.at);
        let is_new = told.insert(proof.at);
        let mut line = vec![Run::strong(unmarked(&entry.title)), Run::plain(format!(" ({})", entry.reference))];
        let why = proof.why.as_deref().map(|why| unmarked(why).into_owned());
        let why = why.or_else(|| self.opening(entry).filter(|_| is_new));
        push(&mut line, Run::plain(if why.is_some() { ": " } else { "." }));
        if let Some(why) = why {
            let end = if why.trim_end().ends_with(['.', '!', '?', '”', '…', ']']) { "" } else { "." };
            push(&mut line, Run::plain(format!("{}{end}", why.trim())));
        }
        if is_new {
            self.more(proof.at).iter().for_each(|more| push(&mut line, Run::plain(format!(" {more}."))));
        }
        line
    }

    fn more(&self, at: NoteRef) -> Vec<String> {
        let edition = self.edition;
        let (metrics, last) = if at.kind == NoteKind::Impact {
            let claim = &edition.impact[at.index];
            let work: Vec<&Entry> = claim.evidence.iter().map(|at| edition.entry(*at)).collect();
            (&claim.metrics, (!work.is_empty()).then(|| format!("Shown by {}", references(&work))))
        } else {
            let work = &edition.evidence[at.index];
            (&work.metrics, own_part(work))
        };
        metrics.iter().filter_map(|index| figure(&edition.metrics[*index], false)).chain(last).collect()
    }
}

/// The candidate's part as a sentence: `Led it, March to June 2026`.
fn own_part(work: &Evidence) -> Option<String> {
    let part = work.role.map(|role| {
        let words = part_in_words(role);
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    let when = work.when.map(|when| interval(when.value));
    let words: Vec<String> = [part, when].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// An expectation: its sentence, or its statements.
fn expected(label: &str, asked: &Expectation) -> Vec<Block> {
    let plain = |text: &str| unmarked(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = |text: &str| Block::Paragraph(vec![Run::stressed(format!("{label}{}", plain(text)))]);
    let statements: Vec<Vec<Block>> = asked
        .statements
        .iter()
        .map(|statement| vec![Block::Paragraph(vec![Run::stressed(plain(&statement.text))])])
        .collect();
    match (asked.text.as_str(), statements.as_slice()) {
        ("", []) => Vec::new(),
        (text, []) => vec![sentence(text)],
        ("", _) => vec![
            Block::Paragraph(vec![Run::stressed(label.trim_end().to_owned())]),
            Block::List { start: None, items: statements },
        ],
        (text, _) => vec![sentence(text), Block::List { start: None, items: statements }],
    }
}
