//! What an edition says, as plain data that a program can read: every criterion, claim, figure, peer, question and piece of work, each with what pages tell of
//! it. It goes out with an edition that is handed over, so that two of them can be compared without their pages being read back. It holds nothing that no page
//! shows, and what it says of other things it says by their ids, so that a title that changes has changed in one place.

use super::address::Address;
use super::pages::brief;
use super::pages::criterion::{CriterionView, Depth};
use super::pages::questions::{AnswerView, QuestionView, question_anchor};
use super::view::{CriterionLink, NoteLink, SupportView, WordsLink};
use super::viewpoint::{Bodies, Viewpoint, anchor, criterion_anchor};
use super::{Site, words};
use crate::document::Document;
use crate::document::plain::shown_text;
use crate::edition::{Body, Edition, Entry, NoteRef, Request};
use crate::source::Date;
use crate::vocabulary::{Attribution, Form, LinkTarget, NoteKind, Vocabulary};
use serde::{Deserialize, Serialize};

/// The form that this program writes; a greater number was written by a later one.
pub const OUTLINE_VERSION: u32 = 1;

/// An edition without its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The form of all that follows.
    pub version: u32,
    /// The day on which it was handed over: `2026-11-28`.
    pub date: String,
    /// `manager` or `committee`.
    pub audience: String,
    /// Such as `en`.
    pub language: String,
    /// What the packet is called.
    pub title: String,
    /// Who asks.
    pub candidate: String,
    /// The level asked for.
    pub target: String,
    /// The rubric that it is held against.
    pub rubric: String,
    /// The packet's files that go out with it: their names, as they stand among its own.
    pub files: Vec<String>,
    /// Everything that it tells of, in reading order.
    pub things: Vec<Thing>,
}

/// One thing that an edition tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// By what it is known again, among those of its kind.
    pub id: String,
    /// Whether that is but its number, so that another may have it in the next edition.
    pub is_numbered: bool,
    /// What people say: `E-07`; empty for what has none.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Where it stands, from the edition's root.
    pub href: String,
    /// What is told of it.
    pub facts: Vec<Fact>,
}

/// The sorts of things that an edition tells of, in the order in which changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThingKind {
    /// Who asks for what, and when.
    Packet,
    /// The case in the candidate's words.
    Case,
    /// A criterion of the rubric.
    Criterion,
    /// An impact statement.
    Claim,
    /// A figure of the ledger.
    Figure,
    /// A peer's words.
    Peer,
    /// Who has been asked for feedback.
    Request,
    /// What the room will say.
    Objection,
    /// What a committee asks.
    Question,
    /// A piece of work.
    Evidence,
    /// Any other note.
    Note,
}

/// Something that is told of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is: `when`, `speaks for`, `text`.
    pub name: String,
    /// Whether the words are ours and name notes by their references.
    pub names_notes: bool,
    /// In order.
    pub says: Vec<Said>,
}

/// One line of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The other thing that it is about: `evidence:checkout-latency`; empty where it is about none.
    pub of: String,
    /// The words; empty where the other thing is all.
    pub text: String,
    /// The same as a page shows it, with the figures and titles of other things in it; empty where that is no other.
    pub shown: String,
}

impl Said {
    fn text(text: String) -> Said {
        Said { of: String::new(), text, shown: String::new() }
    }

    fn of((of, text): (String, String)) -> Said {
        Said { of, text, shown: String::new() }
    }
}

impl ThingKind {
    /// The word in ids.
    pub const fn word(self) -> &'static str {
        match self {
            ThingKind::Packet => "packet",
            ThingKind::Case => "case",
            ThingKind::Criterion => "criterion",
            ThingKind::Claim => "claim",
            ThingKind::Figure => "figure",
            ThingKind::Peer => "peer",
            ThingKind::Request => "request",
            ThingKind::Objection => "objection",
            ThingKind::Question => "question",
            ThingKind::Evidence => "evidence",
            ThingKind::Note => "note",
        }
    }

    /// What several are called in a heading.
    pub const fn heading(self) -> &'static str {
        match self {
            ThingKind::Packet => "Who asks for what",
            ThingKind::Case => "The case",
            ThingKind::Criterion => "Criteria",
            ThingKind::Claim => "Claims",
            ThingKind::Figure => "Figures",
            ThingKind::Peer => "Peers",
            ThingKind::Request => "Who has been asked",
            ThingKind::Objection => "What the room will say",
            ThingKind::Question => "Questions",
            ThingKind::Evidence => "Pieces of work",
            ThingKind::Note => "Other notes",
        }
    }
}

impl Thing {
    /// By what other things name it.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind.word(), self.id)
    }
}

impl Site {
    /// What the edition says, as it is handed over on this day.
    pub fn outline(&self, day: Date) -> Outline {
        let edition = &*self.edition;
        let from = Viewpoint::page(edition, Address::root()).with(Bodies::LeftOut).hearing(&self.raised);
        Outline {
            version: OUTLINE_VERSION,
            date: day.to_string(),
            audience: edition.audience.word().to_owned(),
            language: edition.language.text.clone(),
            title: edition.title.text.clone(),
            candidate: edition.candidate.name.text.clone(),
            target: self.head.to.clone(),
            rubric: edition.rubric.title.clone(),
            files: self.attachments.iter().map(ToString::to_string).collect(),
            things: from.things(self),
        }
    }
}

/// What is told of a thing, as it is collected.
#[derive(Default)]
struct Facts(Vec<Fact>);

impl Facts {
    fn line(mut self, name: &str, text: Option<impl Into<String>>) -> Facts {
        if let Some(text) = text.map(Into::into).filter(|text| !text.is_empty()) {
            self.add(name, vec![Said::text(text)]);
        }
        self
    }

    fn lines(mut self, name: &str, lines: impl IntoIterator<Item = String>) -> Facts {
        self.add(name, lines.into_iter().map(Said::text).collect());
        self
    }

    /// Lines of ours in which notes are named by their references.
    fn naming_notes(mut self, name: &str, lines: impl IntoIterator<Item = String>) -> Facts {
        let says: Vec<Said> = lines.into_iter().map(Said::text).collect();
        if !says.is_empty() {
            self.0.push(Fact { name: name.to_owned(), names_notes: true, says });
        }
        self
    }

    /// Other things, each perhaps with words.
    fn of(mut self, name: &str, things: impl IntoIterator<Item = (String, String)>) -> Facts {
        self.add(name, things.into_iter().map(Said::of).collect());
        self
    }

    fn add(&mut self, name: &str, says: Vec<Said>) {
        if !says.is_empty() {
            self.0.push(Fact { name: name.to_owned(), names_notes: false, says });
        }
    }
}

impl Viewpoint<'_> {
    fn things(&self, site: &Site) -> Vec<Thing> {
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
            href: super::START.to_owned(),
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

    /// What the room will say and ask.
    fn room(&self, site: &Site) -> Vec<Thing> {
        let view = self.questions();
        let objections = self.edition.objections(&site.raised);
        let mut things: Vec<Thing> = objections
            .iter()
            .zip(&view.objections)
            .map(|(objection, view)| {
                let because = view.because.iter().map(|because| match &because.count {
                    Some(count) => format!("{} ({count})", because.text),
                    None => because.text.clone(),
                });
                let answers = view.answers.iter().map(|answer| answer.link.reference.clone());
                let facts = Facts::default()
                    .line("state", Some(view.reply))
                    .naming_notes("because", because)
                    .naming_notes("answered in", answers)
                    .line("what would answer it", view.wanted.clone());
                self.thing_of_room(ThingKind::Objection, objection.doubt.word(), &view.said, &view.anchor, facts)
            })
            .collect();
        let questions = view.questions.iter().chain(&view.open);
        things.extend(questions.map(|question| self.question_thing(question)));
        things.extend(view.others.iter().map(|answer| {
            let title =
                answer.question.as_ref().map_or_else(|| self.title_of_answer(answer), |asked| asked.text.clone());
            let facts = self.answer_facts(Facts::default(), answer);
            let thing = self.thing_of_room(ThingKind::Question, &answer.anchor, &title, &answer.anchor, facts);
            Thing { is_numbered: true, ..thing }
        }));
        things
    }

    fn question_thing(&self, view: &QuestionView) -> Thing {
        let state = if view.is_open { "open" } else { "answered" };
        let about = view.criteria.iter().map(|link| (key_of_criterion(link), String::new()));
        let mut facts = Facts::default()
            .line("state", self.edition.told.is_everything().then_some(state))
            .line("open because", view.why_open)
            .of("about", about);
        for answer in &view.answers {
            facts = self.answer_facts(facts, answer);
        }
        self.thing_of_room(ThingKind::Question, &view.anchor, &view.text.text, &view.anchor, facts)
    }

    fn answer_facts(&self, facts: Facts, answer: &AnswerView) -> Facts {
        let entry = self.edition.answers.iter().map(|answer| &answer.entry);
        let entry = entry.into_iter().find(|entry| entry.reference == answer.reference);
        let rests = answer.evidence.iter().chain(&answer.impact).map(|link| (self.key_of_link(link), String::new()));
        let facts = facts.line("kept to", answer.restricted.clone()).of("answer rests on", rests);
        match entry {
            Some(entry) => self.text_facts(facts, "answer", entry.at, &entry.body),
            None => facts,
        }
    }

    fn title_of_answer(&self, answer: &AnswerView) -> String {
        let entries = self.edition.answers.iter().map(|answer| &answer.entry);
        let mut titles = entries.filter(|entry| entry.reference == answer.reference).map(|entry| &entry.title.text);
        titles.next().cloned().unwrap_or_default()
    }

    fn thing_of_room(&self, kind: ThingKind, id: &str, title: &str, anchor: &str, facts: Facts) -> Thing {
        Thing {
            kind,
            id: id.to_owned(),
            is_numbered: false,
            reference: String::new(),
            title: title.to_owned(),
            href: self.on_questions(anchor),
            facts: facts.0,
        }
    }

    fn note_thing(&self, entry: &Entry) -> Thing {
        let edition = self.edition;
        let facts = match entry.at.kind.form() {
            Form::Impact => {
                let view = self.impact(&edition.impact[entry.at.index], 2);
                let figures = edition.impact[entry.at.index].metrics.iter().map(|index| key_of_figure(edition, *index));
                Facts::default()
                    .line("when", view.when)
                    .line("kept to", view.restricted)
                    .of("speaks for", supports(&view.supports))
                    .of("rests on", self.named(&view.evidence))
                    .of("figures", figures.map(|key| (key, String::new())))
                    .of("seen by", self.named(&view.feedback))
            }
            Form::Evidence => {
                let view = self.evidence(&edition.evidence[entry.at.index], 2);
                Facts::default()
                    .line("when", view.when)
                    .line("kind", view.kind)
                    .line("reached", view.scope)
                    .line("part", view.role)
                    .lines("with", view.with)
                    .lines("to know first", view.notices.into_iter().map(str::to_owned))
                    .line("kept to", view.restricted)
                    .of("speaks for", supports(&view.supports))
                    .lines("to look at", view.links.iter().map(words_and_place))
            }
            Form::Feedback => {
                let view = self.feedback(&edition.feedback[entry.at.index], 2);
                let chosen = entry.quoted.is_some().then(|| view.quotation.text());
                Facts::default()
                    .line("who", view.person)
                    .line("knows the work as", view.relation)
                    .line("state", (!view.is_given).then_some(view.state))
                    .line("asked", view.asked)
                    .line("given", view.given)
                    .line("kept to", view.restricted)
                    .of("speaks for", supports(&view.supports))
                    .of("saw", self.named(&view.evidence))
                    .line("quoted", chosen)
            }
            Form::Page => {
                let day = edition.pages[entry.at.kind].get(entry.at.index).and_then(|page| page.date);
                Facts::default().line("day", day.map(|day| words::day(day.value)))
            }
            Form::Answer => Facts::default(),
        };
        Thing {
            kind: kind_of(entry.at),
            id: id_of(edition, entry.at),
            is_numbered: self.is_numbered(entry.at),
            reference: entry.reference.clone(),
            title: entry.title.text.clone(),
            href: self.href(entry.at, None),
            facts: self.text_facts(facts, "text", entry.at, &entry.body).0,
        }
    }

    /// Whether a note is known by its number alone: that of a peer whom nobody may know, and notes that share a page.
    fn is_numbered(&self, at: NoteRef) -> bool {
        match at.kind.form() {
            Form::Feedback => self.edition.feedback[at.index].attribution == Attribution::Anonymous,
            Form::Page => at.kind != NoteKind::Case,
            Form::Impact | Form::Evidence | Form::Answer => false,
        }
    }

    /// A body: its words a block a line, where its links lead, the figures that it tells.
    fn text_facts(&self, mut facts: Facts, name: &str, at: NoteRef, body: &Body) -> Facts {
        facts.add(name, lines_of(&self.document(at, body, 2)));
        let places = body.links.iter().filter_map(|link| match link.target.as_ref()? {
            LinkTarget::Note(at, _) => Some((key_of(self.edition, *at), String::new())),
            LinkTarget::Here(_) => None,
            LinkTarget::File(path, place) => {
                let place = place.as_ref().map_or_else(String::new, |place| format!("#{place}"));
                Some((String::new(), format!("{path}{place}")))
            }
            LinkTarget::Web(address) => Some((String::new(), address.clone())),
        });
        let mut figures: Vec<usize> = body.metrics.values().copied().collect();
        figures.sort_unstable();
        let figures = figures.into_iter().map(|index| (key_of_figure(self.edition, index), String::new()));
        facts.of("links", places).of("tells the figures", figures)
    }

    fn named(&self, links: &[NoteLink]) -> Vec<(String, String)> {
        links.iter().map(|link| (self.key_of_link(link), String::new())).collect()
    }

    /// The key of the note that a link leads to.
    fn key_of_link(&self, link: &NoteLink) -> String {
        let entry = self.edition.entries().find(|entry| entry.reference == link.reference);
        entry.map_or_else(String::new, |entry| key_of(self.edition, entry.at))
    }
}

/// The words of a body, a block a line. What it says of other things is shown and is none of its own words: a figure that changes has changed in the ledger.
fn lines_of(document: &Document) -> Vec<Said> {
    const OTHERS: &str = "…";
    let mut own = document.clone();
    own.figures.values_mut().for_each(|figure| figure.words = OTHERS.to_owned());
    own.links.iter_mut().filter(|link| link.words.is_some()).for_each(|link| link.words = Some(OTHERS.to_owned()));
    let (own, shown) = (shown_text(&own), shown_text(document));
    let is_alike = own.lines().count() == shown.lines().count();
    let lines = own.lines().zip(shown.lines()).filter(|(own, _)| !own.trim().is_empty());
    let lines = lines.map(|(own, shown)| {
        let shown = if is_alike && own != shown { shown.to_owned() } else { String::new() };
        Said { shown, ..Said::text(own.to_owned()) }
    });
    if is_alike { lines.collect() } else { own.lines().map(|line| Said::text(line.to_owned())).collect() }
}

fn supports(views: &[SupportView]) -> Vec<(String, String)> {
    views.iter().map(|it| (key_of_criterion(&it.criterion), it.why.clone().unwrap_or_default())).collect()
}

fn words_and_place(link: &WordsLink) -> String {
    match link.href.as_ref().filter(|href| **href != link.words) {
        Some(href) => format!("{} ({href})", link.words),
        None => link.words.clone(),
    }
}

fn key_of(edition: &Edition, at: NoteRef) -> String {
    format!("{}:{}", kind_of(at).word(), id_of(edition, at))
}

/// As it stands in the address of the note, or where it stands on a page with others.
fn id_of(edition: &Edition, at: NoteRef) -> String {
    match at.kind.form() {
        Form::Impact | Form::Evidence | Form::Feedback => edition.entry(at).slug.text.clone(),
        Form::Page => anchor(edition, at),
        Form::Answer => {
            let question = edition.answers[at.index].question.map(|index| &edition.rubric.questions[index]);
            question.map_or_else(|| anchor(edition, at), question_anchor)
        }
    }
}

fn key_of_criterion(link: &CriterionLink) -> String {
    format!("{}:{}", ThingKind::Criterion.word(), link.anchor)
}

fn key_of_figure(edition: &Edition, index: usize) -> String {
    format!("{}:{}", ThingKind::Figure.word(), edition.metrics[index].slug)
}

fn kind_of(at: NoteRef) -> ThingKind {
    match at.kind.form() {
        Form::Impact => ThingKind::Claim,
        Form::Evidence => ThingKind::Evidence,
        Form::Feedback => ThingKind::Peer,
        Form::Answer => ThingKind::Question,
        Form::Page if at.kind == NoteKind::Case => ThingKind::Case,
        Form::Page => ThingKind::Note,
    }
}
