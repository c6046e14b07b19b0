//! From a packet to an edition: what this reader may see is taken over, one list after the other; everything else is
//! not looked at again. What is taken over of each kind of note is said in `kinds`.

use super::body::Inventory;
use super::cite::{cite, files};
use super::copies::copies;
use super::coverage::cover;
use super::numbering::{numbered, reference};
use super::people::{Hidden, disguise, waiver};
use super::project::mark_projects;
use super::words::packet_title;
use super::{Body, Candidate, Edition, Entry, Evidence, NamedStatement, NoteRef, Shown, Support, Told};
use crate::cleaning::{PublishedPart, blanked};
use crate::document::quotation::Quotable;
use crate::packet::{self, CriterionUse, Feedback, Note, Packet};
use crate::source::{self, Interval, PacketPath, Spanned};
use crate::vocabulary::{Audience, NoteKind, PerKind, Period, half_years};
use enum_map::EnumMap;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The packet as `audience` may see it.
pub fn make_edition(packet: &Packet, audience: Audience) -> Edition {
    make(packet, audience, Told::of(audience, &packet.settings))
}

/// The same notes with the whole judgement of them, for the rules alone: what a word on a page of this reader rests on.
pub fn make_judged_edition(packet: &Packet, audience: Audience) -> Edition {
    make(packet, audience, Told::Everything)
}

fn make(packet: &Packet, audience: Audience, told: Told) -> Edition {
    let maker = Maker::new(packet, audience);
    let settings = &packet.settings;
    let candidate = &settings.candidate;
    let mut edition = Edition {
        audience,
        told,
        title: settings.title.as_ref().map_or_else(
            || Shown::ours(packet_title(packet.target.map(|target| &packet.rubric.levels[target]))),
            Shown::written,
        ),
        language: settings.language.as_ref().map_or_else(|| Shown::ours(settings.language()), Shown::written),
        candidate: Candidate {
            name: Shown::written(&candidate.name),
            archetype: candidate.archetype.as_ref().map(Shown::written),
            role: candidate.role.as_ref().map(Shown::written),
            team: candidate.team.as_ref().map(Shown::written),
            manager: candidate.manager.as_ref().map(Shown::written),
        },
        rubric: packet.rubric.clone(),
        current: packet.current,
        target: packet.target,
        window: settings.window,
        cycle: settings.cycle.clone(),
        periods: Vec::new(),
        away: settings.away.clone(),
        evidence: maker.each(NoteKind::Evidence, Maker::evidence),
        impact: maker.each(NoteKind::Impact, Maker::impact),
        feedback: maker.each(NoteKind::Feedback, Maker::feedback),
        requests: maker.requests(),
        answers: maker.each(NoteKind::Answer, Maker::answer),
        pages: PerKind::from_fn(|kind| maker.pages(kind)),
        metrics: maker.metrics(),
        coverage: Vec::new(),
        results: maker.chosen(NoteKind::Impact, &settings.brief.results),
        peers: maker.chosen(NoteKind::Feedback, &settings.brief.peers),
        quota: packet.rubric.feedback.clone(),
        files: BTreeSet::new(),
        file_texts: BTreeMap::new(),
        picture_sizes: BTreeMap::new(),
        theme: packet.theme.iter().map(|(path, text)| (path.clone(), published(path, text))).collect(),
    };
    edition.periods = periods(packet, &edition.evidence);
    cite(&mut edition);
    mark_copies(&mut edition, &maker);
    mark_projects(&mut edition.evidence);
    let hidden = Hidden::from(settings, &edition);
    if let Some(hidden) = &hidden {
        disguise(&mut edition, hidden);
    }
    edition.files = files(&edition);
    let text = |path: &PacketPath| Some((path.clone(), packet.files.get(path)?.text.clone()?));
    edition.file_texts = edition.files.iter().filter_map(text).collect();
    let size = |path: &PacketPath| Some((path.clone(), packet.files.get(path)?.pixels?));
    edition.picture_sizes = edition.files.iter().filter_map(size).collect();
    let reason = |criterion: &str| Some(waiver(hidden.as_ref(), &packet.waiver(criterion)?.reason));
    edition.coverage = cover(&edition, reason);
    edition
}

/// What is published of a file of the packet's own theme: blanks stand in the place of its comments, so that all else stays where it is.
fn published(path: &PacketPath, text: &source::Text) -> source::Text {
    let part = PublishedPart::of(path.name(), text.as_str());
    if part.cut.is_empty() { text.clone() } else { source::Text::new(&blanked(text.as_str(), &part.cut)) }
}

/// The author's periods, else the half-years that cover the window, else those that cover the evidence that this reader has: work that they do not have
/// must not show as a stretch of time.
fn periods(packet: &Packet, evidence: &[Evidence]) -> Vec<Period> {
    let settings = &packet.settings;
    if !settings.periods.is_empty() {
        return settings
            .periods
            .iter()
            .map(|(id, days)| Period { id: id.value.clone(), span: Some(id.span), days: days.value })
            .collect();
    }
    let dated = evidence.iter().filter_map(|evidence| evidence.when.map(|when| when.value));
    let covered = || dated.reduce(|all, one| Interval { from: all.from.min(one.from), to: all.to.max(one.to) });
    packet.window().or_else(covered).map_or_else(Vec::new, half_years)
}

/// Copies learn what they are copies of, and evidence which copies it has.
fn mark_copies(edition: &mut Edition, maker: &Maker<'_>) {
    let evidence = copies(edition, NoteKind::Evidence, &maker.files(NoteKind::Evidence));
    for (index, original) in evidence.into_iter().enumerate() {
        edition.evidence[index].copy_of = original;
        if let Some(original) = original {
            edition.evidence[original].copies.push(index);
        }
    }
    let feedback = copies(edition, NoteKind::Feedback, &maker.files(NoteKind::Feedback));
    for (peer, original) in edition.feedback.iter_mut().zip(feedback) {
        peer.copy_of = original;
    }
}

/// What making an edition needs at hand.
pub(super) struct Maker<'a> {
    /// The notes this reader has, by kind, with their numbers.
    seen: EnumMap<NoteKind, Vec<(usize, &'a Note)>>,
    /// Their metrics, in the order of the ledger: those of one note stand together.
    pub(super) ledger: Vec<(&'a Note, &'a packet::Metric)>,
    /// Where the metrics of a note begin in it.
    pub(super) first_metric: HashMap<&'a PacketPath, usize>,
    /// What may be linked.
    pub(super) inventory: Inventory<'a>,
}

impl<'a> Maker<'a> {
    fn new(packet: &'a Packet, audience: Audience) -> Maker<'a> {
        let seen: EnumMap<NoteKind, Vec<(usize, &Note)>> = EnumMap::from_fn(|kind| numbered(packet, kind, audience));
        let mut notes = HashMap::with_capacity(seen.values().map(Vec::len).sum());
        for (kind, seen) in &seen {
            for (index, (_, note)) in seen.iter().enumerate() {
                notes.insert(&note.path, NoteRef { kind, index });
            }
        }
        let mut ledger = Vec::new();
        let mut metrics = HashMap::new();
        let mut first_metric = HashMap::with_capacity(seen[NoteKind::Evidence].len());
        for (_, note) in &seen[NoteKind::Evidence] {
            let Some(evidence) = note.evidence() else { continue };
            first_metric.insert(&note.path, ledger.len());
            for metric in &evidence.metrics {
                // Where two have one id, the first is meant.
                metrics.entry(metric.id.value.as_str()).or_insert(ledger.len());
                ledger.push((*note, metric));
            }
        }
        Maker { inventory: Inventory { packet, audience, notes, metrics }, seen, ledger, first_metric }
    }

    pub(super) fn packet(&self) -> &'a Packet {
        self.inventory.packet
    }

    /// The files of the notes of a kind, each at the place of its note.
    fn files(&self, kind: NoteKind) -> Vec<&'a PacketPath> {
        self.seen[kind].iter().map(|(_, note)| &note.path).collect()
    }

    /// The notes of a kind, each as `make` makes it of the note and of what every note has.
    pub(super) fn each<T: Send>(
        &self,
        kind: NoteKind,
        make: impl Fn(&Self, &'a Note, Entry) -> Option<T> + Sync,
    ) -> Vec<T> {
        let notes = self.seen[kind].par_iter().enumerate();
        notes
            .filter_map(|(index, (number, note))| make(self, note, self.entry(NoteRef { kind, index }, *number, note)))
            .collect()
    }

    fn entry(&self, at: NoteRef, number: usize, note: &Note) -> Entry {
        // Of feedback, only the peer's own words are for readers.
        let words = note.told();
        let quoted = words
            .zip(note.data.quote())
            .and_then(|(words, quote)| Quotable::as_written(words).select(&quote.value, &note.path).ok());
        Entry {
            at,
            reference: reference(at.kind, number),
            slug: Shown::at(&note.slug, Some(note.id.span)),
            title: Shown::at(note.title(), note.data.title_span()),
            audience: note.audience,
            body: words.map_or_else(Body::default, |words| self.inventory.body(note, words)),
            quoted,
        }
    }

    /// The criteria of the rubric that a note speaks for, in the rubric's order and once.
    pub(super) fn supports(&self, uses: &[CriterionUse]) -> Vec<Support> {
        let criteria = &self.packet().rubric.criteria;
        let mut supports: Vec<Support> = Vec::new();
        for used in uses {
            let Some(criterion) = criteria.iter().position(|criterion| criterion.id.value == used.id.value) else {
                continue;
            };
            let why = used.why.as_ref().map(Shown::written);
            let place = supports.iter().position(|support| support.criterion == criterion).unwrap_or_else(|| {
                supports.push(Support { criterion, statements: Vec::new(), why: None });
                supports.len() - 1
            });
            let support = &mut supports[place];
            match &used.statement {
                Some(id) => support.statements.push(NamedStatement { id: id.clone(), why }),
                None => support.why = support.why.take().or(why),
            }
        }
        supports.sort_by_key(|support| support.criterion);
        supports
    }

    /// The places of the notes behind these ids that this reader has, in the order of the ids and once.
    fn chosen(&self, kind: NoteKind, ids: &[Spanned<String>]) -> Vec<usize> {
        let mut chosen = Vec::new();
        for note in ids.iter().filter_map(|id| self.packet().find(kind, &id.value)) {
            let is_said = note.feedback().is_none_or(Feedback::is_given);
            if let Some(at) = self.inventory.notes.get(&note.path).filter(|at| is_said && !chosen.contains(&at.index)) {
                chosen.push(at.index);
            }
        }
        chosen
    }

    /// The notes behind these ids that this reader has, in their order and once.
    pub(super) fn references(&self, kind: NoteKind, ids: &[Spanned<String>]) -> Vec<NoteRef> {
        let mut references = Vec::new();
        for id in ids {
            let note = self.packet().find(kind, &id.value);
            references.extend(note.and_then(|note| self.inventory.notes.get(&note.path)));
        }
        references.sort_unstable();
        references.dedup();
        references
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::read_packet;
    use crate::source::Tree;

    fn editions(files: &[(&str, &str)]) -> [Edition; 3] {
        let packet = read_packet(&Tree::of(files), &mut Vec::new());
        [Audience::SelfOnly, Audience::Manager, Audience::Committee].map(|audience| make_edition(&packet, audience))
    }

    fn titles(edition: &Edition) -> Vec<String> {
        edition
            .evidence
            .iter()
            .map(|evidence| format!("{} {}", evidence.entry.reference, evidence.entry.title))
            .collect()
    }

    #[test]
    fn a_note_has_one_number_everywhere_and_no_number_is_skipped() {
        let [own, manager, committee] = editions(&[
            ("evidence/a.md", "+++\ntitle = \"old, mine\"\ndate = 2025-01-01\naudience = \"self\"\n+++\n"),
            ("evidence/b.md", "+++\ntitle = \"late\"\ndate = 2026-01-01\n+++\n"),
            ("evidence/c.md", "+++\ntitle = \"early\"\ndate = 2025-06-01\n+++\n"),
            ("evidence/d.md", "+++\ntitle = \"manager's\"\ndate = 2025-03-01\naudience = \"manager\"\n+++\n"),
        ]);
        assert_eq!(titles(&committee), ["E-01 early", "E-02 late"]);
        assert_eq!(titles(&manager), ["E-01 early", "E-02 late", "E-03 manager's"]);
        assert_eq!(titles(&own), ["E-01 early", "E-02 late", "E-03 manager's", "E-04 old, mine"]);
    }

    #[test]
    fn a_name_that_is_not_to_be_known_is_nowhere() {
        let note = "---\nid: greta\nfrom: {name: Greta S., role: Controller, team: Finance, level: senior, relation: partner}\nstate: given\n\
                    given: 2026-01-02\nattribution: anonymous\n---\n# Draft\nA hope.\n# Given\nIt worked.\n";
        let [own, manager, committee] = editions(&[("feedback/greta.md", note)]);
        for edition in [&manager, &committee] {
            let shown = format!("{edition:?}");
            for secret in ["Greta", "greta", "Controller", "Finance", "A hope"] {
                assert!(!shown.contains(secret), "{secret} is in the edition for the {}", edition.audience.word());
            }
            assert_eq!(edition.feedback[0].entry.title.text, "A partner from another craft");
        }
        assert_eq!(own.feedback[0].entry.title.text, "Greta S.");
        assert_eq!(own.feedback[0].entry.slug, committee.feedback[0].entry.slug);
    }

    #[test]
    fn of_a_peer_who_is_not_named_neither_day_nor_file_nor_what_they_saw_is_told() {
        let note = |words: &str, day: &str| {
            format!(
                "---\nfrom: {{name: Greta S., relation: partner}}\nstate: given\ngiven: {day}\nattribution: anonymous\nevidence: [work]\n\
                 criteria: [{{id: scope, why: XYZZY}}]\n---\n# Given\n{words}\n"
            )
        };
        let named = "---\nfrom: {name: Bo, relation: peer}\nstate: given\ngiven: 2026-09-09\nevidence: [work]\n---\n# Given\nI saw it.\n";
        for (first, second) in [("2026-01-01", "2026-02-01"), ("2026-02-01", "2026-01-01")] {
            let (later, earlier) = (note("Beta.", first), note("Alpha.", second));
            let [own, manager, committee] = editions(&[
                ("evidence/work.md", "+++\ntitle = \"Work\"\ndate = 2026-01-01\n+++\n"),
                ("feedback/a.md", &later),
                ("feedback/b.md", named),
                ("feedback/z.md", &earlier),
            ]);
            let words = |edition: &Edition| {
                let said = |it: &crate::edition::Feedback| it.entry.body.markdown.passages()[0].text.clone();
                edition.feedback.iter().map(said).collect::<Vec<_>>()
            };
            for edition in [&own, &manager, &committee] {
                assert_eq!(words(edition), ["I saw it.", "Alpha.", "Beta."]);
            }
            assert_eq!(own.feedback[1].evidence.len() + committee.feedback[1].evidence.len(), 1);
            assert!(!format!("{manager:?}{committee:?}").contains("XYZZY"));
        }
    }

    #[test]
    fn a_source_that_is_withheld_is_none() {
        let note = "+++\ntitle = \"A\"\ndate = 2026-01-01\nmetrics = [{ name = \"b\", after = \"3 ms\", source = \"@\" }]\n+++\n";
        for source in ["../notes/xyzzy.md", "[[xyzzy]]", "xyzzy.md"] {
            let (note, path) =
                (note.replace('@', source), if source == "xyzzy.md" { "evidence/xyzzy.md" } else { "notes/xyzzy.md" });
            let hidden = "+++\ntitle = \"x\"\ndate = 2026-01-01\naudience = \"self\"\n+++\n"
                .replace("title = \"x\"\n", "title = \"S\"\n");
            let [own, _, committee] = editions(&[("evidence/a.md", &note), (path, &hidden)]);
            assert!(own.metrics[0].source.is_some() && committee.metrics[0].source.is_none(), "{source}");
            assert!(!format!("{committee:?}").contains("xyzzy"), "{source}");
        }
    }

    #[test]
    fn what_exposes_something_is_the_authors_until_it_is_mended() {
        for (path, text) in [
            ("case.md", "\n---\naudience: manager\n---\nXYZZY\n"),
            ("notes/a.md", "---\naudience: committee\n---\n%%XYZZY%%\n"),
            ("evidence/a.md", "+++\ntitle = \"A <!-- XYZZY -->\"\ndate = 2026-01-01\n+++\n"),
            ("answers/a.md", "+++\nquestion = \"q\"\n+++\n> [!private]\n> a\n\n> XYZZY\n"),
        ] {
            let [own, manager, committee] = editions(&[(path, text)]);
            assert!(
                format!("{own:?}").contains("XYZZY") && !format!("{manager:?}{committee:?}").contains("XYZZY"),
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_not_given_is_the_authors() {
        let note = "---\nfrom: {name: Ana, relation: peer}\nstate: requested\naudience: committee\n---\n# Draft\nA hope.\n# Given\nToo early.\n";
        let [own, manager, committee] = editions(&[("feedback/ana.md", note)]);
        assert_eq!([own.feedback.len(), manager.feedback.len(), committee.feedback.len()], [1, 0, 0]);
        assert_eq!([own.requests.len(), manager.requests.len(), committee.requests.len()], [1, 0, 0]);
        assert!(!format!("{manager:?}{committee:?}").contains("hope"));
    }

    #[test]
    fn the_manager_learns_of_requests_only_what_the_author_keeps_from_nobody() {
        let note = |name: &str, state: &str, keys: &str| {
            format!("---\nfrom: {{name: {name}, relation: peer}}\nstate: {state}\n{keys}---\n# Given\nWords.\n")
        };
        let [_, manager, committee] = editions(&[
            ("feedback/a.md", &note("Asked", "requested", "")),
            ("feedback/b.md", &note("Hidden", "requested", "attribution: anonymous\n")),
            ("feedback/c.md", &note("Kept", "requested", "audience: self\n")),
            ("feedback/d.md", &note("Withheld", "given", "audience: self\n")),
            ("feedback/e.md", &note("Given", "given", "")),
        ]);
        let names: Vec<&str> = manager.requests.iter().map(|request| &*request.name).collect();
        assert_eq!(names, ["Asked", "Given"]);
        assert!(committee.requests.is_empty());
    }

    #[test]
    fn links_to_what_a_reader_does_not_have_lose_their_address() {
        let [own, _, committee] = editions(&[
            (
                "evidence/a.md",
                "+++\ntitle = \"a\"\ndate = 2026-01-01\n+++\n[words](../notes/secret.md) [[secret]]\n\n> [!private]\n> hush\n",
            ),
            ("notes/secret.md", "# The secret plan\n"),
        ]);
        let shown = format!("{committee:?}");
        assert!(shown.contains("words") && !shown.contains("secret") && !shown.contains("hush"), "{shown}");
        assert!(own.evidence[0].entry.body.links.iter().all(|link| link.target.is_some()));
    }
}
