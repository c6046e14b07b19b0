//! From a packet to an edition: what this reader may see is taken over, one list after the other; everything else is not looked at again.

use super::body::Inventory;
use super::cite::{cite, files};
use super::judge::judge;
use super::numbering::{numbered, reference};
use super::{
    Answer, Body, Candidate, Edition, Entry, Evidence, Feedback, Impact, Metric, NoteRef, Page, Request, Support,
};
use crate::packet::{self, CriterionUse, Matter, Note, Packet};
use crate::source::{PacketPath, Spanned};
use crate::vocabulary::{Attribution, Audience, NoteKind, Relation, State, slug};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The packet as `audience` may see it.
pub fn make_edition(packet: &Packet, audience: Audience) -> Edition {
    let maker = Maker::new(packet, audience);
    let settings = &packet.settings;
    let candidate = &settings.candidate;
    let title = settings.title.as_ref().map_or_else(|| default_title(packet), |title| title.value.clone());
    let mut edition = Edition {
        audience,
        title,
        language: settings.language.clone(),
        candidate: Candidate {
            name: candidate.name.clone(),
            role: candidate.role.clone(),
            team: candidate.team.clone(),
            manager: candidate.manager.clone(),
        },
        rubric: packet.rubric.clone(),
        current: packet.current,
        target: packet.target,
        window: packet.window(),
        cycle: settings.cycle.clone(),
        periods: packet.periods.clone(),
        away: settings.away.clone(),
        case: maker.pages(NoteKind::Case).into_iter().next(),
        evidence: maker.each(NoteKind::Evidence, Maker::evidence),
        impact: maker.each(NoteKind::Impact, Maker::impact),
        feedback: maker.each(NoteKind::Feedback, Maker::feedback),
        requests: maker.requests(),
        answers: maker.each(NoteKind::Answer, Maker::answer),
        log: maker.pages(NoteKind::Log),
        notes: maker.pages(NoteKind::Note),
        metrics: maker.metrics(),
        coverage: Vec::new(),
        quota: packet.rubric.feedback,
        files: BTreeSet::new(),
    };
    cite(&mut edition);
    edition.files = files(&edition);
    edition.coverage = judge(&edition, |criterion| packet.waiver(criterion).map(|waiver| waiver.reason.value.clone()));
    edition
}

fn default_title(packet: &Packet) -> String {
    packet.target.map_or_else(
        || "Promotion packet".to_owned(),
        |target| format!("Promotion to {}", packet.rubric.levels[target].title),
    )
}

struct Maker<'a> {
    /// The notes this reader has, by kind, with their numbers.
    seen: HashMap<NoteKind, Vec<(usize, &'a Note)>>,
    /// Their metrics, in the order of the ledger: those of one note stand together.
    ledger: Vec<(&'a Note, &'a packet::Metric)>,
    /// Where the metrics of a note begin in it.
    first_metric: HashMap<&'a PacketPath, usize>,
    inventory: Inventory<'a>,
}

impl<'a> Maker<'a> {
    fn new(packet: &'a Packet, audience: Audience) -> Maker<'a> {
        let seen: HashMap<NoteKind, Vec<(usize, &Note)>> =
            NoteKind::ALL.iter().map(|kind| (*kind, numbered(packet, *kind, audience))).collect();
        let notes = seen.iter().flat_map(|(kind, notes)| {
            notes.iter().enumerate().map(|(index, (_, note))| (&note.path, NoteRef { kind: *kind, index }))
        });
        let ledger: Vec<(&Note, &packet::Metric)> = seen[&NoteKind::Evidence]
            .iter()
            .filter_map(|(_, note)| note.evidence().map(|evidence| (*note, evidence)))
            .flat_map(|(note, evidence)| evidence.metrics.iter().map(move |metric| (note, metric)))
            .collect();
        let metrics =
            ledger.iter().enumerate().map(|(index, (_, metric))| (metric.id.value.as_str(), index)).rev().collect();
        let first_metric = ledger.iter().enumerate().map(|(index, (note, _))| (&note.path, index)).rev().collect();
        let inventory = Inventory { packet, audience, notes: notes.collect(), metrics };
        Maker { inventory, seen, ledger, first_metric }
    }

    fn packet(&self) -> &'a Packet {
        self.inventory.packet
    }

    fn each<T: Send>(&self, kind: NoteKind, make: impl Fn(&Self, &'a Note, Entry) -> Option<T> + Sync) -> Vec<T> {
        let notes = self.seen[&kind].par_iter().enumerate();
        notes
            .filter_map(|(index, (number, note))| make(self, note, self.entry(NoteRef { kind, index }, *number, note)))
            .collect()
    }

    fn entry(&self, at: NoteRef, number: usize, note: &Note) -> Entry {
        let body = match &note.matter {
            Matter::Feedback(feedback) => {
                feedback.words.as_ref().map_or_else(Body::default, |words| self.inventory.body(note, words))
            }
            _ => self.inventory.body(note, &note.body),
        };
        Entry {
            at,
            reference: reference(at.kind, number),
            slug: note.slug.clone(),
            title: note.title().to_owned(),
            audience: note.audience,
            body,
        }
    }

    fn pages(&self, kind: NoteKind) -> Vec<Page> {
        self.each(kind, |_, note, entry| match &note.matter {
            Matter::Page(page) => Some(Page { entry, date: page.date.as_ref().map(|date| date.value) }),
            _ => None,
        })
    }

    fn evidence(&self, note: &'a Note, entry: Entry) -> Option<Evidence> {
        let evidence = note.evidence()?;
        let links = evidence.links.iter().filter_map(|link| {
            let target = self.packet().resolve_address(note, &link.url.value).ok()?;
            Some((link.title.value.clone(), self.inventory.target(&target)?))
        });
        let first_metric = self.first_metric.get(&note.path).copied().unwrap_or_default();
        Some(Evidence {
            entry,
            when: evidence.when.as_ref().map(|when| when.value),
            supports: self.supports(&evidence.criteria),
            kind: evidence.kind.as_ref().map(|kind| kind.value.clone()),
            scope: evidence.scope.as_ref().and_then(|scope| self.packet().rubric.scope(&scope.value)),
            role: evidence.role.as_ref().map(|role| role.value),
            with: evidence.with.iter().map(|with| with.value.clone()).collect(),
            status: evidence.status,
            background: evidence.background,
            metrics: (first_metric..first_metric + evidence.metrics.len()).collect(),
            links: links.collect(),
            cited_by: Vec::new(),
        })
    }

    fn impact(&self, note: &'a Note, entry: Entry) -> Option<Impact> {
        let impact = note.impact()?;
        Some(Impact {
            entry,
            supports: self.supports(&impact.criteria),
            evidence: self.references(NoteKind::Evidence, &impact.evidence),
            metrics: impact
                .metrics
                .iter()
                .filter_map(|id| self.inventory.metrics.get(id.value.as_str()).copied())
                .collect(),
            feedback: self.references(NoteKind::Feedback, &impact.feedback),
            cited_by: Vec::new(),
        })
    }

    fn feedback(&self, note: &'a Note, mut entry: Entry) -> Option<Feedback> {
        let feedback = note.feedback()?;
        let own = self.inventory.audience.is_author();
        let hidden = feedback.attribution == Attribution::Anonymous;
        if hidden {
            // The address would give the name away as surely as the title, and the author's page should have the same one.
            entry.slug = entry.reference.to_lowercase();
        }
        if hidden && !own {
            entry.title = described(feedback.from.relation.as_ref().map(|relation| relation.value));
        }
        let known = own || !hidden;
        let person = &feedback.from;
        Some(Feedback {
            entry,
            role: person.role.clone().filter(|_| known),
            team: person.team.clone().filter(|_| known),
            level: person.level.as_ref().filter(|_| known).and_then(|level| self.packet().rubric.level(&level.value)),
            relation: person.relation.as_ref().map(|relation| relation.value),
            state: feedback.state.as_ref().map_or(State::Draft, |state| state.value),
            attribution: feedback.attribution,
            asked: feedback.asked.as_ref().filter(|_| own).map(|asked| asked.value),
            given: feedback.given.as_ref().filter(|_| known).map(|given| given.value),
            supports: self.supports(&feedback.criteria),
            evidence: self.references(NoteKind::Evidence, &feedback.evidence),
            draft: feedback.draft.as_ref().filter(|_| own).map(|draft| self.inventory.body(note, draft)),
            cited_by: Vec::new(),
        })
    }

    /// Who has been asked: for the author everyone, for the manager those of whom [`Note::is_known_request`] says so.
    fn requests(&self) -> Vec<Request> {
        let is_known = |note: &&Note| match self.inventory.audience {
            Audience::SelfOnly => true,
            Audience::Manager => note.is_known_request(),
            Audience::Committee => false,
        };
        self.packet().of_kind(NoteKind::Feedback).filter(is_known).filter_map(|note| self.request(note)).collect()
    }

    fn request(&self, note: &Note) -> Option<Request> {
        let feedback = note.feedback()?;
        let person = &feedback.from;
        Some(Request {
            name: person.name.value.clone(),
            role: person.role.clone(),
            team: person.team.clone(),
            relation: person.relation.as_ref().map(|relation| relation.value),
            state: feedback.state.as_ref().map_or(State::Draft, |state| state.value),
            asked: feedback.asked.as_ref().map(|asked| asked.value),
            given: feedback.given.as_ref().map(|given| given.value),
            supports: self.supports(&feedback.criteria),
            at: self.inventory.notes.get(&note.path).copied(),
        })
    }

    fn answer(&self, note: &'a Note, mut entry: Entry) -> Option<Answer> {
        let answer = note.answer()?;
        let questions = &self.packet().rubric.questions;
        let question = questions.iter().position(|question| question.id.value == answer.question.value);
        if let Some(index) = question {
            entry.title = questions[index].text.clone();
        }
        Some(Answer {
            entry,
            question,
            evidence: self.references(NoteKind::Evidence, &answer.evidence),
            impact: self.references(NoteKind::Impact, &answer.impact),
        })
    }

    fn metrics(&self) -> Vec<Metric> {
        let mut slugs: HashMap<String, usize> = HashMap::new();
        let metric = |(note, metric): &(&Note, &packet::Metric)| {
            let at = *self.inventory.notes.get(&note.path)?;
            let source = metric.source.as_ref().map(|source| {
                let target = self.packet().resolve_source(note, &source.value);
                (source.value.clone(), target.and_then(|target| self.inventory.target(&target)))
            });
            let mut anchor = slug(&metric.id.value);
            let same = slugs.entry(anchor.clone()).or_default();
            *same += 1;
            if *same > 1 {
                anchor = format!("{anchor}-{same}");
            }
            Some(Metric {
                id: metric.id.value.clone(),
                slug: anchor,
                name: metric.name.clone(),
                before: metric.before.as_ref().map(|figure| figure.value.clone()),
                after: metric.after.as_ref().map(|figure| figure.value.clone()),
                lower_is_better: metric.better.map(|better| better == crate::vocabulary::Better::Lower),
                method: metric.method.as_ref().map(|method| method.value.clone()),
                source,
                estimate: metric.estimate,
                at,
                cited_by: Vec::new(),
            })
        };
        self.ledger.iter().filter_map(metric).collect()
    }

    fn supports(&self, uses: &[CriterionUse]) -> Vec<Support> {
        let criteria = &self.packet().rubric.criteria;
        let support = |used: &CriterionUse| {
            let criterion = criteria.iter().position(|criterion| criterion.id.value == used.id.value)?;
            Some(Support { criterion, why: used.why.clone() })
        };
        let mut supports: Vec<Support> = uses.iter().filter_map(support).collect();
        supports.sort_by_key(|support| support.criterion);
        supports.dedup_by_key(|support| support.criterion);
        supports
    }

    /// The notes behind these ids that this reader has.
    fn references(&self, kind: NoteKind, ids: &[Spanned<String>]) -> Vec<NoteRef> {
        let known = |id: &Spanned<String>| {
            self.packet().find(kind, &id.value).and_then(|note| self.inventory.notes.get(&note.path).copied())
        };
        let mut references: Vec<NoteRef> = ids.iter().filter_map(known).collect();
        references.sort_unstable();
        references.dedup();
        references
    }
}

/// What may be said of someone who is not to be named.
fn described(relation: Option<Relation>) -> String {
    match relation {
        Some(Relation::Peer) => "A peer in the team",
        Some(Relation::CrossTeam) => "A peer in another team",
        Some(Relation::Leader) => "A technical leader",
        Some(Relation::Mentee) => "Someone the candidate mentors",
        Some(Relation::Partner) => "A partner from another craft",
        Some(Relation::Manager) => "A manager",
        None => "A peer",
    }
    .to_owned()
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
            assert_eq!(edition.feedback[0].entry.title, "A partner from another craft");
        }
        assert_eq!(own.feedback[0].entry.title, "Greta S.");
        assert_eq!(own.feedback[0].entry.slug, committee.feedback[0].entry.slug);
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
        let names: Vec<&str> = manager.requests.iter().map(|request| request.name.as_str()).collect();
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
