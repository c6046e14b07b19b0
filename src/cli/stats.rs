//! `promo check --stats`: what a packet holds, as one reader gets it. It counts and judges nothing: strength is for `coverage`, and no count stands for it.

use super::CliError;
use super::args::FormatArg;
use super::stdout::{Stdout, unwritable};
use super::table::Table;
use crate::diagnostic::count;
use crate::document::plain::word_count;
use crate::edition::{Coverage, Edition, Entry, Evidence};
use crate::report::{Summary, wrapped};
use crate::site::reading_minutes;
use crate::syntax::markdown::count_words;
use crate::vocabulary::{LinkTarget, NoteKind, State, Vocabulary};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What one reader's edition holds.
#[derive(Debug, Serialize)]
pub(super) struct Stats<'e> {
    version: u32,
    /// For whom it is counted.
    audience: &'static str,
    #[serde(skip)]
    reader: &'static str,
    notes: Vec<Notes>,
    reading: Reading,
    criteria: Vec<OfCriterion<'e>>,
    periods: Vec<OfPlace<'e>>,
    scopes: Vec<OfPlace<'e>>,
    peers: Vec<OfPlace<'e>>,
    figures: Figures,
    links: Vec<Host>,
    /// What the check found in the whole packet.
    found: Summary,
}

/// Notes of one kind.
#[derive(Debug, Serialize)]
struct Notes {
    kind: &'static str,
    notes: usize,
    words: usize,
}

/// How long it takes.
#[derive(Debug, Serialize)]
struct Reading {
    words: usize,
    minutes: usize,
    peers_words: usize,
}

/// What speaks for a criterion that is asked for.
#[derive(Debug, Serialize)]
struct OfCriterion<'e> {
    id: &'e str,
    required: bool,
    waived: bool,
    /// Pieces of work that count.
    evidence: usize,
    /// Claims that name it.
    impact: usize,
    /// Peers whose words are for it.
    peers: usize,
}

/// How many of something there are in a period, at a scope, of a relation; without a name, those that say none.
#[derive(Debug, Serialize)]
struct OfPlace<'e> {
    name: Option<&'e str>,
    number: usize,
}

/// The ledger.
#[derive(Debug, Serialize)]
struct Figures {
    number: usize,
    with_source: usize,
}

/// Where links lead.
#[derive(Debug, Serialize)]
struct Host {
    host: String,
    links: usize,
}

impl<'e> Stats<'e> {
    /// Counts what is in an edition; of copies of a note, one.
    pub(super) fn of(edition: &'e Edition, found: Summary) -> Stats<'e> {
        let notes: Vec<Notes> = NoteKind::ALL.iter().filter_map(|kind| notes(edition, *kind)).collect();
        let words = notes.iter().map(|notes| notes.words).sum();
        Stats {
            version: 1,
            audience: edition.audience.word(),
            reader: edition.audience.reader(),
            reading: Reading {
                words,
                minutes: if words == 0 { 0 } else { reading_minutes(words) },
                peers_words: given(edition).map(|peer| word_count(&peer.entry.body.markdown)).sum(),
            },
            notes,
            criteria: edition.coverage.iter().filter_map(|coverage| of_criterion(edition, coverage)).collect(),
            periods: periods(edition),
            scopes: scopes(edition),
            peers: peers(edition),
            figures: Figures {
                number: edition.metrics.len(),
                with_source: edition.metrics.iter().filter(|metric| metric.source.is_some()).count(),
            },
            links: hosts(edition),
            found,
        }
    }

    /// Prints it.
    pub(super) fn print(&self, format: FormatArg, stdout: &mut Stdout) -> Result<(), CliError> {
        match format {
            FormatArg::Human => stdout.say(&self.told(stdout.style().prose())),
            FormatArg::Json => {
                serde_json::to_writer(&mut *stdout, self).map_err(|error| unwritable(error.into()))?;
                stdout.say("\n")
            }
            FormatArg::Sarif | FormatArg::Github => {
                let what = "`--stats` is printed for people or as JSON";
                Err(CliError::new(what).help("leave `--format` out, or write `--format json`"))
            }
        }
    }

    fn told(&self, width: usize) -> String {
        let reading = match self.reading.words {
            0 => "there is nothing to read yet".to_owned(),
            words => {
                let (words, minutes) = (count(words, "word"), count(self.reading.minutes, "minute"));
                format!("{words}, {minutes} to read; {} of them are peers'", self.reading.peers_words)
            }
        };
        let first = format!("what the packet holds for {}: {reading}", self.reader);
        let mut told = wrapped("", 2, &first, width).join("\n") + "\n";
        for table in self.tables() {
            told.push_str(&table.written(width));
        }
        told + &format!("\n{}\n", self.found)
    }

    fn tables(&self) -> Vec<Table> {
        let notes = self.notes.iter().map(|it| (it.kind.to_owned(), vec![it.notes, it.words]));
        let criteria = self.criteria.iter().map(|it| {
            let apart = [(it.waived, " (waived)"), (!it.required, " (optional)")];
            let apart: String = apart.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
            (format!("{}{apart}", it.id), vec![it.evidence, it.impact, it.peers])
        });
        let links = self.links.iter().map(|it| (it.host.clone(), vec![it.links]));
        let figures = (self.figures.number > 0)
            .then(|| ("in the ledger".to_owned(), vec![self.figures.number, self.figures.with_source]));
        vec![
            Table::new("notes", &["notes", "words"], notes),
            Table::new("criterion", &["work that counts", "claims", "peers"], criteria),
            Table::new("period", &["work"], places(&self.periods, "in none")),
            Table::new("scope", &["work"], places(&self.scopes, "not said")),
            Table::new("peers' words", &["given"], places(&self.peers, "relation not said")),
            Table::new("figures", &["figures", "with source"], figures),
            Table::new("links lead to", &["links"], links),
        ]
    }
}

fn places(places: &[OfPlace<'_>], unnamed: &str) -> Vec<(String, Vec<usize>)> {
    places.iter().map(|it| (it.name.unwrap_or(unnamed).to_owned(), vec![it.number])).collect()
}

fn notes(edition: &Edition, kind: NoteKind) -> Option<Notes> {
    let words = |entry: &Entry| count_words(&entry.title) + word_count(&entry.body.markdown);
    let (notes, words) = edition.of_kind(kind).fold((0, 0), |(notes, all), entry| (notes + 1, all + words(entry)));
    (notes > 0).then(|| Notes { kind: kind.name(), notes, words })
}

fn of_criterion<'e>(edition: &'e Edition, coverage: &Coverage) -> Option<OfCriterion<'e>> {
    coverage.asked.as_ref()?;
    let names_it = |impact: &&crate::edition::Impact| {
        impact.supports.iter().any(|support| support.criterion == coverage.criterion)
    };
    Some(OfCriterion {
        id: &edition.rubric.criteria[coverage.criterion].id.value,
        required: coverage.is_required(),
        waived: coverage.waiver.is_some(),
        evidence: coverage.pieces.len(),
        impact: edition.impact.iter().filter(names_it).count(),
        peers: coverage.witnesses.len(),
    })
}

/// Pieces of work, each once.
fn work(edition: &Edition) -> impl Iterator<Item = &Evidence> {
    edition.evidence.iter().filter(|evidence| evidence.copy_of.is_none())
}

/// The peers whose words are there.
fn given(edition: &Edition) -> impl Iterator<Item = &crate::edition::Feedback> {
    edition.feedback.iter().filter(|peer| peer.state == State::Given && peer.copy_of.is_none())
}

/// Work by period; what goes on over several is in each.
fn periods(edition: &Edition) -> Vec<OfPlace<'_>> {
    let lies_in = |evidence: &Evidence, days| evidence.when.is_some_and(|when| when.value.overlaps(days));
    let mut places: Vec<OfPlace<'_>> = Vec::new();
    for period in &edition.periods {
        let number = work(edition).filter(|evidence| lies_in(evidence, period.days)).count();
        places.push(OfPlace { name: Some(&period.id), number });
    }
    let is_outside = |evidence: &&Evidence| !edition.periods.iter().any(|period| lies_in(evidence, period.days));
    places.extend(unnamed(work(edition).filter(is_outside).count()));
    places
}

/// Work by scope, narrow to wide. A rubric without scopes has none.
fn scopes(edition: &Edition) -> Vec<OfPlace<'_>> {
    let scopes = edition.rubric.scopes.iter().enumerate().map(|(index, scope)| OfPlace {
        name: Some(scope),
        number: work(edition).filter(|evidence| evidence.scope == Some(index)).count(),
    });
    let mut places: Vec<OfPlace<'_>> = scopes.collect();
    if !places.is_empty() {
        places.extend(unnamed(work(edition).filter(|evidence| evidence.scope.is_none()).count()));
    }
    places
}

fn peers(edition: &Edition) -> Vec<OfPlace<'_>> {
    let mut by_relation: BTreeMap<&str, usize> = BTreeMap::new();
    for peer in given(edition) {
        *by_relation.entry(peer.relation.map_or("", |relation| relation.word())).or_default() += 1;
    }
    let none = by_relation.remove("").unwrap_or(0);
    let mut places: Vec<OfPlace<'_>> =
        by_relation.into_iter().map(|(name, number)| OfPlace { name: Some(name), number }).collect();
    places.extend(unnamed(none));
    places
}

fn unnamed<'e>(number: usize) -> Option<OfPlace<'e>> {
    (number > 0).then_some(OfPlace { name: None, number })
}

/// Where the links of all notes lead, the most first: trackers and wikis that only some readers can open.
fn hosts(edition: &Edition) -> Vec<Host> {
    let in_bodies = edition.entries().flat_map(|entry| &entry.body.links).filter_map(|link| link.target.as_ref());
    let in_lists = work(edition).flat_map(|evidence| &evidence.links).map(|(_, target)| &target.value);
    let sources = edition.metrics.iter().filter_map(|metric| metric.source.as_ref()?.1.as_ref());
    let mut by_host: BTreeMap<String, usize> = BTreeMap::new();
    for target in in_bodies.chain(in_lists).chain(sources) {
        if let LinkTarget::Web(address) = target {
            *by_host.entry(host(address)).or_default() += 1;
        }
    }
    let mut hosts: Vec<Host> = by_host.into_iter().map(|(host, links)| Host { host, links }).collect();
    hosts.sort_by_key(|host| Reverse(host.links));
    hosts
}

/// The machine that an address names; `mail` for one to write to.
fn host(address: &str) -> String {
    let Some((_, rest)) = address.split_once("://") else { return "mail".to_owned() };
    let place = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let machine = place.rsplit_once('@').map_or(place, |(_, machine)| machine);
    let machine = machine.split_once(':').map_or(machine, |(machine, _)| machine).to_lowercase();
    machine.strip_prefix("www.").map(str::to_owned).unwrap_or(machine)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn links_are_counted_by_machine() {
        for (address, machine) in [
            ("https://www.Example.com/a?b#c", "example.com"),
            ("http://kim@tracker.example.com:8080/1", "tracker.example.com"),
            ("https://例え.jp", "例え.jp"),
            ("mailto:kim@example.com", "mail"),
        ] {
            assert_eq!(host(address), machine);
        }
    }
}
