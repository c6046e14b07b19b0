//! What an edition tells of the candidate, the criteria, the figures and who was asked; and all of it in order.

use super::facts::Facts;
use super::keys::key_of;
use super::notes::words_and_place;
use super::{Thing, ThingKind};
use crate::edition::Request;
use crate::site::pages::brief;
use crate::site::pages::criterion::{CriterionView, Depth};
use crate::site::viewpoint::{Viewpoint, criterion_anchor};
use crate::site::{START, Site, words};
use crate::vocabulary::{Form, Vocabulary};

impl Viewpoint<'_> {
    pub(super) fn things(&self, site: &Site) -> Vec<Thing> {
        let edition = self.edition;
        let mut things = vec![self.packet_thing(site)];
        things.extend(edition.coverage.iter().map(|coverage| {
            let view = self.criterion_view(coverage, Depth::All);
            self.criterion_thing(coverage.criterion, &view)
        }));
        things.extend((0..edition.metrics.len()).map(|index| self.figure_thing(index)));
        if edition.audience.makes_the_case() {
            things.extend(edition.requests.iter().map(|request| self.request_thing(request)));
        }
        things.extend(self.room(site));
        // Answers stand with their questions.
        let notes = edition.entries().filter(|entry| entry.at.kind.form() != Form::Answer);
        things.extend(notes.map(|entry| self.note_thing(entry)));
        things.sort_by_key(|thing| thing.kind);
        things
    }

    fn packet_thing(&self, site: &Site) -> Thing {
        let (edition, head) = (self.edition, &site.head);
        let away = edition.away.iter();
        let away = away.map(|away| format!("{}: {}", words::interval(away.days.value), away.why.value));
        let results =
            edition.results.iter().map(|index| (key_of(edition, edition.impact[*index].entry.at), String::new()));
        let peers =
            edition.peers.iter().map(|index| (key_of(edition, edition.feedback[*index].entry.at), String::new()));
        let facts = Facts::default()
            .line("title", Some(head.title.clone()))
            .line("candidate", Some(head.candidate.clone()))
            .line("role", head.role.clone())
            .line("team", head.team.clone())
            .line("manager", head.manager.clone())
            .line("level held", Some(head.from.clone()))
            .line("level asked for", Some(head.to.clone()))
            .line("held against", Some(edition.rubric.title.clone()))
            .line("work from", head.window.clone())
            .line("cycle", head.cycle.clone())
            .line("decided by", head.deadline.clone())
            .lines("away", away)
            .of("results shown first", results)
            .of("peers quoted first", peers);
        Thing {
            kind: ThingKind::Packet,
            id: String::new(),
            is_numbered: false,
            reference: String::new(),
            title: head.title.clone(),
            href: START.to_owned(),
            facts: facts.0,
        }
    }

    fn criterion_thing(&self, index: usize, view: &CriterionView) -> Thing {
        let link = &view.link;
        let asked = view.asked.iter().flat_map(|asked| {
            let own = asked.text.iter().map(|text| text.text.clone());
            own.chain(asked.statements.iter().map(|statement| statement.text.text.clone()))
        });
        let proof = view.proof.iter().map(|proof| {
            let aside = proof.set_aside.or(proof.in_fact);
            let text = [Some(proof.grade), aside].into_iter().flatten().collect::<Vec<_>>().join(", ");
            (self.key_of_link(&proof.link), text)
        });
        let offered = view.offered.iter();
        let facts = Facts::default()
            .line("strength", link.strength.as_ref().map(|strength| strength.name))
            .naming_notes("because", view.reasons.iter().map(|reason| reason.text.clone()))
            .line("waived", view.waiver.clone())
            .line("need", view.need.clone())
            .lines("asked", asked)
            .naming_notes("sources", offered.clone().flat_map(|offered| offered.sources.clone()))
            .naming_notes("scope", offered.clone().filter_map(|offered| offered.scope.clone()))
            .naming_notes("done", offered.filter_map(|offered| offered.when.clone()))
            .line("over time", view.sustained.clone())
            .of("proof", proof);
        Thing {
            kind: ThingKind::Criterion,
            id: criterion_anchor(self.edition, index),
            is_numbered: false,
            reference: link.reference.clone(),
            title: link.title.clone(),
            href: link.href.clone(),
            facts: facts.0,
        }
    }

    fn figure_thing(&self, index: usize) -> Thing {
        let view = self.metric(index);
        let facts = Facts::default()
            .line("before", view.before.clone())
            .line("after", view.after.clone())
            .line("change", view.change.clone())
            .line("direction", view.better)
            .line("method", view.method.clone())
            .lines("source", view.source.iter().map(words_and_place))
            .line("kind", view.estimate.then_some("an estimate"))
            .of("measured in", [(self.key_of_link(&view.at), String::new())]);
        Thing {
            kind: ThingKind::Figure,
            id: self.edition.metrics[index].slug.clone(),
            is_numbered: false,
            reference: String::new(),
            title: view.name,
            href: view.href,
            facts: facts.0,
        }
    }

    /// As the brief tells it.
    fn request_thing(&self, request: &Request) -> Thing {
        let day = request.given.or(request.asked).map(|day| words::day(day.value));
        let facts = Facts::default().line("state", Some(request.state.word())).line("on", day);
        Thing {
            kind: ThingKind::Request,
            id: request.name.text.clone(),
            is_numbered: false,
            reference: String::new(),
            title: request.name.text.clone(),
            href: self.section(brief::PAGE.template),
            facts: facts.0,
        }
    }
}
