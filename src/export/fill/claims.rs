//! Claims, pieces of work and figures as items of a form.

use super::{Filler, Item, in_order, is_called, speaks_for, title};
use crate::diagnostic::listed;
use crate::document::unmarked;
use crate::edition::{Entry, Evidence, Impact, Metric, NoteRef};
use crate::export::content::{Block, Line, Run, push};
use crate::format::{Fill, Part, Source};
use crate::site::part_in_words;
use crate::source::{Date, Spanned};
use crate::vocabulary::{Figure, LinkTarget, NoteKind, State, Status, interval};

/// What is told of a claim or a piece of work where the format does not say.
pub(super) const PARTS: &[Part] = &[Part::Claim, Part::Text, Part::Figure, Part::OwnPart, Part::Link];

/// How many pieces of work are said first where nothing is claimed.
const FEW: usize = 3;

impl<'a> Filler<'a> {
    /// Claims, those that the author has chosen for the brief first.
    pub(super) fn claims(&self, fill: &Fill, criteria: &[usize], parts: &[Part]) -> Vec<Item> {
        let edition = self.edition;
        let of = |at: &NoteRef| &edition.impact[at.index];
        let claims: Vec<&Impact> = if !fill.ids.is_empty() {
            let named = |id: &str| edition.impact.iter().find(|claim| is_called(&claim.entry, id));
            fill.ids.iter().filter_map(|id| named(&id.value)).collect()
        } else if fill.from == Source::Results {
            self.spoken.results.iter().map(of).collect()
        } else {
            self.claims_by_strength()
        };
        let claims = claims.into_iter().filter(|claim| speaks_for(&claim.supports, criteria)).collect();
        let date = |claim: &&Impact| self.first_day(&claim.evidence);
        let order = if fill.ids.is_empty() { fill.order } else { crate::format::FillOrder::Strength };
        let claims = in_order(claims, order, date, |claim| claim.entry.at);
        claims.into_iter().map(|claim| self.claim(claim, parts)).collect()
    }

    fn claims_by_strength(&self) -> Vec<&'a Impact> {
        let edition = self.edition;
        let chosen = edition.results.iter().map(|index| &edition.impact[*index]);
        let all = chosen.chain(edition.claims_by_proof()).chain(&edition.impact);
        let mut claims: Vec<&Impact> = Vec::new();
        for claim in all {
            if !claims.iter().any(|other| other.entry.at == claim.entry.at) {
                claims.push(claim);
            }
        }
        claims
    }

    fn claim(&self, claim: &Impact, parts: &[Part]) -> Item {
        let work: Vec<&Evidence> = claim.evidence.iter().map(|at| &self.edition.evidence[at.index]).collect();
        let told =
            Told { entry: &claim.entry, metrics: &claim.metrics, work: &work, peers: &claim.feedback, is_work: false };
        self.told(&told, parts)
    }

    /// Pieces of work, those with the best proof first. What is there to be understood alone is no item, and neither is a copy.
    pub(super) fn work(&self, fill: &Fill, criteria: &[usize], parts: &[Part]) -> Vec<Item> {
        let edition = self.edition;
        let work: Vec<&Evidence> = if fill.from == Source::Results {
            edition.work_by_proof().into_iter().take(FEW).collect()
        } else if fill.ids.is_empty() {
            edition.work_by_proof()
        } else {
            let named = |id: &str| edition.evidence.iter().find(|work| is_called(&work.entry, id));
            fill.ids.iter().filter_map(|id| named(&id.value)).collect()
        };
        let work = work.into_iter().filter(|work| speaks_for(&work.supports, criteria)).collect();
        let date = |work: &&Evidence| work.when.map(|when| when.value.from);
        let order = if fill.ids.is_empty() { fill.order } else { crate::format::FillOrder::Strength };
        let work = in_order(work, order, date, |work| work.entry.at);
        let item = |work: &Evidence| {
            let peers: Vec<NoteRef> =
                work.cited_by.iter().copied().filter(|at| at.kind == NoteKind::Feedback).collect();
            let told = Told { entry: &work.entry, metrics: &work.metrics, work: &[work], peers: &peers, is_work: true };
            self.told(&told, parts)
        };
        work.into_iter().map(item).collect()
    }

    fn told(&self, told: &Told<'_>, parts: &[Part]) -> Item {
        let mut item = self.item(told.entry);
        let with_method = parts.contains(&Part::Method);
        for part in parts {
            match part {
                Part::Claim => item.blocks.push(title(told.entry)),
                Part::Text => self.say(&mut item, &told.entry.body),
                Part::Quote => item.blocks.extend(self.quote(told.entry).map(Block::words)),
                Part::Figure => item.blocks.extend(self.figures(told.metrics, with_method)),
                Part::OwnPart => item.blocks.extend(self.own_part(told.work, !told.is_work).map(Block::words)),
                Part::Witness => item.blocks.extend(self.witnesses(told.peers)),
                Part::Link => item.blocks.extend(links(told.work)),
                // It stands behind the figure that it is of.
                Part::Method | Part::Expectation | Part::Proof => {}
            }
        }
        item
    }

    /// Figures in words, one in a paragraph, several in a list.
    fn figures(&self, metrics: &[usize], with_method: bool) -> Option<Block> {
        let lines: Vec<String> =
            metrics.iter().filter_map(|index| figure(&self.edition.metrics[*index], with_method)).collect();
        match lines.as_slice() {
            [] => None,
            [only] => Some(Block::words(only)),
            _ => Some(Block::List {
                start: None,
                items: lines.into_iter().map(|line| vec![Block::words(line)]).collect(),
            }),
        }
    }

    /// The candidate's part in some work, and when it was.
    pub(super) fn own_part(&self, work: &[&Evidence], with_references: bool) -> Option<String> {
        let has_part = work.iter().any(|work| work.role.is_some());
        let told = work.iter().filter_map(|work| {
            let part = work.role.map(|role| part_in_words(role).to_owned());
            let when = work.when.map(|when| interval(when.value));
            let open = (work.status == Status::InProgress).then(|| "not finished yet".to_owned());
            let words: Vec<String> = [part, when, open].into_iter().flatten().collect();
            let reference = if with_references { format!(" ({})", work.entry.reference) } else { String::new() };
            (!words.is_empty()).then(|| format!("{}{reference}", words.join(", ")))
        });
        let told: Vec<String> = told.collect();
        let label = if has_part { "Own part" } else { "When" };
        (!told.is_empty()).then(|| format!("{label}: {}", told.join("; ")))
    }

    fn witnesses(&self, peers: &[NoteRef]) -> Vec<Block> {
        let given = peers.iter().map(|at| &self.edition.feedback[at.index]);
        let given = given.filter(|peer| peer.state == State::Given);
        given.filter_map(|peer| self.quoted_peer(peer)).map(Block::words).collect()
    }

    fn first_day(&self, work: &[NoteRef]) -> Option<Date> {
        work.iter().filter_map(|at| self.edition.evidence[at.index].when).map(|when| when.value.from).min()
    }

    /// The ledger as one table.
    pub(super) fn metrics(&self, criteria: &[usize]) -> Vec<Item> {
        let is_asked = |metric: &&Metric| speaks_for(&self.edition.evidence[metric.at.index].supports, criteria);
        let cell = |text: &str| vec![Run::plain(text)];
        let figure =
            |figure: &Option<Spanned<Figure>>| figure.as_ref().map_or("–", |figure| &figure.value.written).to_owned();
        let row = |metric: &Metric| {
            let at = &self.edition.entry(metric.at).reference;
            vec![
                cell(&format!("{} ({at})", unmarked(&metric.name))),
                cell(&figure(&metric.before)),
                cell(&figure(&metric.after)),
                cell(metric.method.as_deref().unwrap_or("–")),
            ]
        };
        let metrics =
            self.edition.metrics.iter().filter(is_asked).filter(|it| it.before.is_some() || it.after.is_some());
        let rows: Vec<Vec<Line>> = metrics.map(row).collect();
        let head = ["What", "Before", "After", "How measured"].map(cell).to_vec();
        let blocks = if rows.is_empty() { Vec::new() } else { vec![Block::Table { head, rows }] };
        vec![Item { blocks, ..Item::default() }]
    }
}

/// What is told as an item: a claim or a piece of work.
struct Told<'a> {
    entry: &'a Entry,
    metrics: &'a [usize],
    work: &'a [&'a Evidence],
    peers: &'a [NoteRef],
    /// Whether it is the piece of work itself.
    is_work: bool,
}

/// A figure in words: `Pages a week: from 14 to 3`. Nothing for one that says no number.
pub(super) fn figure(metric: &Metric, with_method: bool) -> Option<String> {
    let written = |figure: &Option<Spanned<Figure>>| figure.as_ref().map(|figure| figure.value.written.clone());
    let change = match (written(&metric.before), written(&metric.after)) {
        (Some(before), Some(after)) => format!("from {before} to {after}"),
        (Some(before), None) => format!("{before} before"),
        (None, Some(after)) => after,
        (None, None) => return None,
    };
    let estimate = metric.estimate.then(|| "an estimate".to_owned());
    let method = metric.method.as_deref().filter(|_| with_method).map(|method| unmarked(method).into_owned());
    let aside: Vec<String> = [estimate, method].into_iter().flatten().collect();
    let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join("; ")) };
    Some(format!("{}: {change}{aside}", unmarked(&metric.name)))
}

/// What else of some work can be looked at on the web.
fn links(work: &[&Evidence]) -> Option<Block> {
    let mut seen: Vec<&str> = Vec::new();
    let mut line = vec![Run::plain("To look at: ")];
    for (words, target) in work.iter().flat_map(|work| &work.links) {
        let LinkTarget::Web(address) = &target.value else { continue };
        if seen.contains(&address.as_str()) {
            continue;
        }
        if !seen.is_empty() {
            push(&mut line, Run::plain(", "));
        }
        seen.push(address);
        push(&mut line, Run { href: Some(address.clone()), ..Run::plain(unmarked(words)) });
    }
    (!seen.is_empty()).then_some(Block::Paragraph(line))
}

/// `E-02 and E-05`.
pub(super) fn references(entries: &[&Entry]) -> String {
    listed(&entries.iter().map(|entry| entry.reference.as_str()).collect::<Vec<_>>())
}
