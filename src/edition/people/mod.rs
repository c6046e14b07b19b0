//! Names that a reader is not told, and what they read instead. An edition is made as if all were told; here every word of it is changed, before anything is
//! counted, indexed or linked by its words, so that no page and no index can know a name. Each type is taken apart field by field and without `..`, as in
//! `texts`, so that the compiler names a field that is new: either its words are changed here, or it is said why that need not be.

mod body;
mod file_names;
mod line;
mod places;
mod stand_in;

pub(super) use file_names::FileNames;

use super::{
    Answer, Candidate, Edition, Entry, Evidence, Feedback, Impact, Metric, NamedStatement, NoteRef, Page, Request,
    Shown, Support,
};
use crate::packet::{Pseudonym, Settings};
use crate::search::{Named, Names, name_letters};
use crate::source::Spanned;
use crate::vocabulary::{Attribution, Away, Cycle, Figure, LinkTarget, Period};
use rayon::prelude::*;
use stand_in::Style;
use std::collections::{HashMap, HashSet};

/// The anchors that headings of a note have got instead of those they had.
type Anchors = HashMap<String, String>;

/// Whom a reader is not told of, ready to be found.
#[derive(Clone, Debug)]
pub(crate) struct Hidden<'a> {
    /// As the author lists them.
    pub(crate) people: Vec<&'a Pseudonym>,
    pub(crate) names: Names,
}

impl<'a> Hidden<'a> {
    /// Those who are hidden from the reader of this edition; nothing where nobody is. Whom else the edition names is known by its own words alone, so that
    /// nothing which is withheld makes a difference.
    pub(crate) fn from(settings: &'a Settings, edition: &Edition) -> Option<Hidden<'a>> {
        let people: Vec<&Pseudonym> = settings.hidden_from(edition.audience).collect();
        if people.is_empty() {
            return None;
        }
        let named: Vec<Named<'_>> = people.iter().map(|person| person.named()).collect();
        // Of the people who took part, those who are nobody that is hidden.
        let ours = Names::new(&named, std::iter::empty());
        let stand_ins: HashSet<String> = people.iter().map(|person| name_letters(&person.instead.value)).collect();
        let is_others = |name: &&str| {
            !stand_ins.contains(&name_letters(name))
                && !ours.find(name).iter().any(|it| it.is_sure && it.range.len() == name.len())
        };
        let peers = edition.feedback.iter().filter(|peer| peer.attribution == Attribution::Named);
        let peers = peers.map(|peer| &*peer.entry.title).chain(edition.requests.iter().map(|request| &*request.name));
        let with = edition.evidence.iter().flat_map(|evidence| &evidence.with);
        let with = with.map(|with| with.split('(').next().unwrap_or(with).trim());
        let with =
            with.filter(|with| with.contains(' ') && with.split(' ').all(|word| word.starts_with(char::is_uppercase)));
        let candidate = std::iter::once(&edition.candidate.name).chain(&edition.candidate.manager).map(|name| &**name);
        let known: HashSet<&str> = candidate.chain(peers).chain(with).filter(is_others).collect();
        let mut known: Vec<&str> = known.into_iter().collect();
        known.sort_unstable();
        Some(Hidden { names: Names::new(&named, known.into_iter()), people })
    }
}

impl Pseudonym {
    /// To look for it.
    pub(crate) fn named(&self) -> Named<'_> {
        Named {
            name: &self.name.value,
            also: self.also.iter().map(|form| form.value.as_str()).collect(),
            keep: self.keep.iter().map(|form| form.value.as_str()).collect(),
        }
    }
}

/// Has every word of an edition say what its reader is to read.
pub(super) fn disguise(edition: &mut Edition, hidden: &Hidden<'_>) {
    let Edition {
        audience: _,
        told: _,
        title,
        // A code such as `en`.
        language: _,
        candidate,
        // What a rubric says is found by a rule: it belongs to many packets.
        rubric: _,
        current: _,
        target: _,
        window: _,
        cycle,
        periods,
        away,
        evidence,
        impact,
        feedback,
        requests,
        answers,
        pages,
        metrics,
        // Made afterwards, of what is left.
        coverage: _,
        results: _,
        peers: _,
        quota: _,
        // Files are handed on as they are: a rule finds a name in them.
        files: _,
        file_texts: _,
        picture_sizes: _,
        theme: _,
    } = edition;
    hidden.shown(title);
    hidden.candidate(candidate);
    hidden.plan(cycle.as_mut(), periods, away);
    requests.iter_mut().for_each(|request| hidden.request(request));
    let day = |request: &Request| (request.asked.is_none(), request.asked.map(|asked| asked.value));
    requests.sort_by(|one, other| (day(one), &one.name.text).cmp(&(day(other), &other.name.text)));
    let ids = hidden.metric_ids(metrics);
    metrics.iter_mut().for_each(|metric| hidden.metric(metric));
    if !ids.is_empty() {
        super::kinds::anchor_metrics(metrics);
    }
    let ids = &ids;
    let mut anchors: HashMap<NoteRef, Anchors> = HashMap::new();
    anchors.extend(evidence.par_iter_mut().map(|it| hidden.evidence(it, ids)).collect::<Vec<_>>());
    anchors.extend(impact.par_iter_mut().map(|it| hidden.impact(it, ids)).collect::<Vec<_>>());
    anchors.extend(feedback.par_iter_mut().map(|it| hidden.feedback(it, ids)).collect::<Vec<_>>());
    anchors.extend(answers.par_iter_mut().map(|it| hidden.answer(it, ids)).collect::<Vec<_>>());
    anchors.extend(pages.values_mut().flatten().map(|it| hidden.page(it, ids)));
    anchors.retain(|_, anchors| !anchors.is_empty());
    if !anchors.is_empty() {
        places::lead_on(edition, &anchors);
    }
    places::part_slugs(edition);
}

impl Hidden<'_> {
    fn candidate(&self, candidate: &mut Candidate) {
        // Who asks and who makes the case cannot be hidden, and an archetype is a word of the rubric.
        let Candidate { name: _, archetype: _, role, team, manager: _ } = candidate;
        role.iter_mut().chain(team).for_each(|words| self.shown(words));
    }

    fn plan(&self, cycle: Option<&mut Cycle>, periods: &mut [Period], away: &mut [Away]) {
        if let Some(Cycle { name, deadline: _ }) = cycle {
            name.iter_mut().for_each(|name| self.written(name));
        }
        for Period { id, span: _, days: _ } in periods {
            self.text(id);
        }
        for Away { days: _, why } in away {
            self.written(why);
        }
    }

    fn request(&self, request: &mut Request) {
        let Request { name, role, team, relation: _, state: _, asked: _, given: _, supports, at: _ } = request;
        if self.is_peer(name) {
            (*role, *team) = (None, None);
        }
        self.peer(name);
        role.iter_mut().chain(team).for_each(|words| self.shown(words));
        self.supports(supports);
    }

    fn evidence(&self, evidence: &mut Evidence, ids: &Anchors) -> (NoteRef, Anchors) {
        let Evidence {
            entry,
            when: _,
            supports,
            kind,
            scope: _,
            role: _,
            with,
            status: _,
            background: _,
            metrics: _,
            links,
            cited_by: _,
            // Numbers, made of the names as they were written.
            project: _,
            copy_of: _,
            copies: _,
        } = evidence;
        self.supports(supports);
        kind.iter_mut().for_each(|words| self.shown(words));
        with.iter_mut().for_each(|words| self.participant(words));
        links.retain(|(_, target)| !self.is_told_by(&target.value));
        for (words, target) in links {
            self.shown(words);
            self.target(&mut target.value);
        }
        self.entry(entry, false, ids)
    }

    fn impact(&self, impact: &mut Impact, ids: &Anchors) -> (NoteRef, Anchors) {
        let Impact { entry, supports, evidence: _, metrics: _, feedback: _, cited_by: _ } = impact;
        self.supports(supports);
        self.entry(entry, false, ids)
    }

    fn feedback(&self, feedback: &mut Feedback, ids: &Anchors) -> (NoteRef, Anchors) {
        let Feedback {
            entry,
            role,
            team,
            // A level is many people's, and peers are counted by it.
            level: _,
            relation: _,
            state: _,
            attribution: _,
            asked: _,
            given: _,
            supports,
            evidence: _,
            draft,
            cited_by: _,
            copy_of: _,
        } = feedback;
        if self.is_peer(&entry.title) {
            // What they do and where leads to them as surely as a name: what the author says instead is all that is told, and their file is named after them.
            (*role, *team) = (None, None);
            entry.slug = Shown::ours(entry.reference.to_lowercase());
        }
        self.peer(&mut entry.title);
        role.iter_mut().chain(team).for_each(|words| self.shown(words));
        self.supports(supports);
        if let Some(draft) = draft {
            self.body(draft, true, ids);
        }
        self.entry(entry, true, ids)
    }

    fn answer(&self, answer: &mut Answer, ids: &Anchors) -> (NoteRef, Anchors) {
        let Answer { entry, question: _, evidence: _, impact: _, cites: _, words } = answer;
        let anchors = self.entry(entry, false, ids);
        *words = crate::document::plain::word_count(&entry.body.markdown);
        anchors
    }

    fn page(&self, page: &mut Page, ids: &Anchors) -> (NoteRef, Anchors) {
        let Page { entry, date: _ } = page;
        self.entry(entry, false, ids)
    }

    fn metric(&self, metric: &mut Metric) {
        // The id is changed before, and the anchor after it.
        let Metric {
            id: _,
            slug: _,
            name,
            before,
            after,
            lower_is_better: _,
            method,
            source,
            estimate: _,
            at: _,
            cited_by: _,
        } = metric;
        self.shown(name);
        for figure in before.iter_mut().chain(after) {
            let Figure { written, quantity: _ } = &mut figure.value;
            self.text(written);
        }
        method.iter_mut().for_each(|words| self.shown(words));
        // What cannot be opened is no source.
        if source.as_ref().and_then(|(_, target)| target.as_ref()).is_some_and(|target| self.is_told_by(target)) {
            *source = None;
        }
        if let Some((words, target)) = source {
            self.shown(words);
            target.iter_mut().for_each(|target| self.target(target));
        }
    }

    /// What every note has. `is_peers` says that the words of its body are not the candidate's.
    fn entry(&self, entry: &mut Entry, is_peers: bool, ids: &Anchors) -> (NoteRef, Anchors) {
        let Entry { at, reference, slug, title, audience: _, body, quoted } = entry;
        if self.names.is_in_id(slug) {
            *slug = Shown::ours(reference.to_lowercase());
        }
        self.shown(title);
        let before = body.markdown.clone();
        let anchors = self.body(body, is_peers, ids);
        if let Some(selection) = quoted.take() {
            *quoted = self.moved(&selection, &before, &body.markdown, is_peers);
        }
        (*at, anchors)
    }

    fn supports(&self, supports: &mut [Support]) {
        for Support { criterion: _, statements, why } in supports {
            let of_statements = statements.iter_mut().filter_map(|NamedStatement { id: _, why }| why.as_mut());
            why.iter_mut().chain(of_statements).for_each(|why| self.shown(why));
        }
    }

    /// Words of a value.
    pub(super) fn shown(&self, words: &mut Shown) {
        if let Some(text) = self.replaced(&words.text) {
            words.span = words.span.map(|span| stand_in::unlike(span, text.len()));
            words.text = text;
        }
    }

    fn written(&self, words: &mut Spanned<String>) {
        if let Some(text) = self.replaced(&words.value) {
            words.span = stand_in::unlike(words.span, text.len());
            words.value = text;
        }
    }

    fn text(&self, words: &mut String) {
        if let Some(text) = self.replaced(words) {
            *words = text;
        }
    }

    /// Whether this is the name of a peer who is hidden.
    fn is_peer(&self, name: &str) -> bool {
        self.names.find(name).iter().any(|found| found.is_sure)
    }

    /// The name of a peer: what stands beside it is a part of it, such as a title or a second name.
    fn peer(&self, name: &mut Shown) {
        if let Some(found) = self.names.find(name).into_iter().find(|found| found.is_sure) {
            let instead = &self.people[found.who].instead;
            let text = stand_in::capital(&instead.value);
            *name = Shown { span: Some(stand_in::unlike(instead.span, text.len())), text };
        }
    }

    /// Who took part, without what stands in brackets after the name: it says who that is.
    fn participant(&self, words: &mut Shown) {
        let found = self.names.find(words).into_iter().rfind(|found| found.is_sure);
        if let Some(found) = found {
            let rest = &words.text[found.range.end..];
            let beside = rest.trim_start();
            if let Some(close) = beside.strip_prefix('(').and_then(|beside| beside.find(')')) {
                let end = found.range.end + (rest.len() - beside.len()) + close + 2;
                words.text.replace_range(found.range.end..end, "");
            }
        }
        let edits = self.edits(words, |_| Style::Listed);
        if let Some(text) = stand_in::changed(words, &edits) {
            *words = Shown { span: words.span.map(|span| stand_in::unlike(span, text.len())), text };
        }
    }

    /// Whether where this leads names somebody, so that nobody can be led there.
    fn is_told_by(&self, target: &LinkTarget<NoteRef>) -> bool {
        match target {
            LinkTarget::Web(address) => self.names.is_in_address(address),
            // The names of files are for a rule to find.
            LinkTarget::Note(..) | LinkTarget::Here(_) | LinkTarget::File(..) => false,
        }
    }

    fn target(&self, target: &mut LinkTarget<NoteRef>) {
        if let LinkTarget::File(_, place) = target {
            place.take_if(|place| self.names.is_in_id(place));
        }
    }
}

/// The reason of a waiver, as this reader reads it.
pub(super) fn waiver(hidden: Option<&Hidden<'_>>, reason: &Spanned<String>) -> Shown {
    let mut words = Shown::written(reason);
    if let Some(hidden) = hidden {
        hidden.shown(&mut words);
    }
    words
}
