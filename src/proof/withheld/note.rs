//! What is withheld of a note: all of it, or what of it this reader is not given.

use super::body::{self, Wanted};
use super::{Found, Why, Withheld, Words, why_whole};
use crate::packet::{
    Answer, CriterionUse, Evidence, Feedback, Impact, Metric, Note, NoteData, Packet, Page, Person, Reference,
};
use crate::search::Names;
use crate::source::{PacketPath, Span, Spanned, Tree};
use crate::vocabulary::{Attribution, Audience, LinkTarget};

pub(super) fn of_note(packet: &Packet, tree: &Tree, note: &Note, audience: Audience) -> Found {
    let mut found = Found::default();
    match why_whole(note, audience) {
        Some(why) => whole(note, why, audience, &mut found),
        None => {
            let reader = Reader { packet, audience };
            reader.comments(tree, note, &mut found);
            reader.bodies(note, &mut found);
            reader.front_matter(note, &mut found);
        }
    }
    found
}

/// All that a note says.
fn whole(note: &Note, why: Why, audience: Audience, found: &mut Found) {
    let Note {
        path,
        kind: _,
        id,
        slug,
        audience: _,
        audience_span: _,
        kept: _,
        misread: _,
        table: _,
        body,
        data,
        head,
    } = note;
    let title = data.title_span().unwrap_or(*head);
    let mut words =
        vec![Words::phrase(data.title(), title), Words::phrase(&id.value, *head), Words::phrase(slug, *head)];
    words.extend([path.as_str(), path.stem()].map(|name| Words::phrase(name, *head)));
    match data {
        // Their titles are taken already, and ids are names of other notes.
        NoteData::Impact(Impact { claim: _, criteria, evidence: _, metrics: _, feedback: _ }) => {
            words.extend(whys(criteria).map(run));
        }
        NoteData::Evidence(evidence) => words.extend(of_evidence(evidence)),
        NoteData::Feedback(feedback) => words.extend(of_feedback(note, feedback, audience)),
        // The question is the rubric's.
        // Sentences that are lifted out stand in the body.
        NoteData::Answer(Answer { question: _, evidence: _, impact: _, quote: _ }) => {}
        NoteData::Page(Page { title: _, title_span: _, date: _, quote: _ }) => {}
    }
    words.extend(body::words(body, Wanted::All));
    if is_asked(note, audience) {
        found.places.extend(body.blocks.iter().map(|block| block.span));
    } else {
        found.places.push(Span::new(path, 0, usize::MAX));
    }
    found.all.push(Withheld { why, span: *head, words });
}

/// Whether this reader may know that the peer was asked: then they are told who it is, and what they could speak for.
fn is_asked(note: &Note, audience: Audience) -> bool {
    match audience {
        Audience::SelfOnly => true,
        Audience::Manager => note.is_known_request(),
        Audience::Committee => false,
    }
}

fn of_evidence(evidence: &Evidence) -> Vec<Words> {
    let Evidence {
        title: _,
        when: _,
        criteria,
        // Words of the rubric.
        kind: _,
        scope: _,
        role: _,
        with,
        status: _,
        metrics,
        links,
        background: _,
    } = evidence;
    let mut words: Vec<Words> = whys(criteria).chain(with).map(run).collect();
    for Metric { id, name, before: _, after: _, better: _, method, source, estimate: _, span: _ } in metrics {
        words.extend([phrase(id), phrase(name)]);
        words.extend(method.iter().chain(source).map(run));
    }
    for Reference { title, url } in links {
        words.extend([run(title), run(url)]);
    }
    words
}

/// Who the peer is, where this reader may not know of them.
fn of_feedback(note: &Note, feedback: &Feedback, audience: Audience) -> Vec<Words> {
    let Feedback {
        from,
        state: _,
        asked: _,
        given: _,
        attribution,
        criteria,
        evidence: _,
        // All three stand in the body.
        quote: _,
        draft: _,
        words: _,
    } = feedback;
    if is_asked(note, audience) {
        return Vec::new();
    }
    let mut words: Vec<Words> = whys(criteria).map(run).collect();
    // A peer who may be named is no secret: others may have worked with them.
    if *attribution == Attribution::Anonymous {
        words.extend(person(from));
    }
    words
}

/// What says who someone is.
fn person(from: &Person) -> Vec<Words> {
    let Person { name, role, level: _, team, relation: _ } = from;
    let parts: Vec<&str> = name.value.split_whitespace().filter(|part| part.chars().count() > 2).collect();
    let parts = parts.into_iter().map(|part| Words::phrase(part, name.span));
    let mut words: Vec<Words> = std::iter::once(phrase(name)).chain(parts).collect();
    words.extend(role.iter().chain(team).map(run));
    words
}

fn whys(criteria: &[CriterionUse]) -> impl Iterator<Item = &Spanned<String>> {
    criteria.iter().filter_map(|CriterionUse { id: _, statement: _, why }| why.as_ref())
}

fn phrase(written: &Spanned<String>) -> Words {
    Words::phrase(&written.value, written.span)
}

fn run(written: &Spanned<String>) -> Words {
    Words::run(&written.value, written.span)
}

/// A reader, and what they could be led to.
struct Reader<'a> {
    packet: &'a Packet,
    audience: Audience,
}

impl Reader<'_> {
    /// Comments of the body. What stands in code is shown as it is.
    fn comments(&self, tree: &Tree, note: &Note, found: &mut Found) {
        let Some(text) = tree.text(&note.path).map(|text| text.as_str()) else { return };
        let mut at = 0;
        let mut code: Option<Vec<Span>> = None;
        while let Some(start) = text[at..].find("<!--").map(|start| at + start) {
            let end = text[start..].find("-->").map_or(text.len(), |end| start + end + 3);
            at = end;
            let span = Span::new(&note.path, start, end);
            let code = code.get_or_insert_with(|| body::code(&note.body));
            if !code.iter().any(|code| code.contains(span)) {
                let words = text[start..end].lines().map(|line| Words::run(line, span)).collect();
                found.withhold(Why::Comment, span, words);
            }
        }
    }

    /// What a body holds that is not for this reader, and which files the rest of it leads to.
    fn bodies(&self, note: &Note, found: &mut Found) {
        let shown = match note.feedback() {
            Some(feedback) => feedback.words.as_deref(),
            None => Some(&*note.body),
        };
        if note.feedback().is_some() && !self.audience.is_author() {
            for (span, words) in body::beside(&note.body, shown) {
                found.withhold(Why::Draft, span, words);
            }
        }
        let bodies = if self.audience.is_author() { vec![Some(&*note.body), shown] } else { vec![shown] };
        for body in bodies.into_iter().flatten() {
            if !self.audience.is_author() {
                for (why, span, words) in body::hidden(body) {
                    found.withhold(why, span, words);
                }
            }
            let reached = body::links(body, self.audience.is_author());
            for (target, index) in self.packet.targets(note, body).zip(0..) {
                let Ok(target) = target else { continue };
                let link = &body.links[index];
                if self.is_withheld(target) {
                    let words = vec![Words::run(&link.title, link.destination.span)];
                    found.withhold(Why::Link, link.destination.span, words);
                } else if let (LinkTarget::File(path, _), true) = (target, reached.contains(&index)) {
                    found.files.insert(path.clone());
                }
            }
        }
    }

    fn front_matter(&self, note: &Note, found: &mut Found) {
        match &note.data {
            NoteData::Evidence(evidence) => self.evidence(note, evidence, found),
            NoteData::Feedback(feedback) => {
                self.anonymous(note, feedback, found);
                self.hidden(feedback, found);
            }
            // Every value of theirs is shown, or an id of what is looked for itself.
            NoteData::Impact(_) | NoteData::Answer(_) | NoteData::Page(_) => {}
        }
    }

    fn evidence(&self, note: &Note, evidence: &Evidence, found: &mut Found) {
        for link in &evidence.links {
            match self.packet.resolve_address(note, &link.url.value) {
                Ok(target) if self.is_withheld(&target) => {
                    found.withhold(Why::Link, link.url.span, vec![run(&link.url)]);
                    found.withhold(Why::Link, link.title.span, vec![run(&link.title)]);
                }
                Ok(LinkTarget::File(path, _)) => drop(found.files.insert(path)),
                Ok(_) | Err(_) => {}
            }
        }
        for source in evidence.metrics.iter().filter_map(|metric| metric.source.as_ref()) {
            match self.packet.resolve_source(note, &source.value) {
                Some(target) if self.is_withheld(&target) => {
                    found.withhold(Why::Source, source.span, vec![phrase(source)]);
                }
                Some(LinkTarget::File(path, _)) => drop(found.files.insert(path)),
                Some(_) | None => {}
            }
        }
    }

    fn anonymous(&self, note: &Note, feedback: &Feedback, found: &mut Found) {
        if feedback.attribution == Attribution::Named || self.audience.is_author() {
            return;
        }
        let Person { name, role, level: _, team, relation: _ } = &feedback.from;
        let mut words = person(&feedback.from);
        words.extend(whys(&feedback.criteria).map(run));
        words.push(Words::phrase(&note.id.value, note.id.span));
        words.extend(stems(&note.path, note.head));
        let values = role.iter().chain(team).chain(whys(&feedback.criteria));
        found.places.extend(values.map(|value| value.span).chain([note.id.span]));
        found.withhold(Why::Anonymous, name.span, words);
    }

    /// What a peer does and where, of whom this reader is told nothing but what stands for their name.
    fn hidden(&self, feedback: &Feedback, found: &mut Found) {
        let Person { name, role, level: _, team, relation: _ } = &feedback.from;
        let people: Vec<_> = self.packet.settings.hidden_from(self.audience).map(|person| person.named()).collect();
        let names = Names::new(&people, std::iter::empty());
        if names.find(&name.value).iter().any(|found| found.is_sure) {
            for value in role.iter().chain(team) {
                found.withhold(Why::Name, value.span, vec![run(value)]);
            }
        }
    }

    fn is_withheld(&self, target: &LinkTarget) -> bool {
        match target {
            LinkTarget::Note(path, _) => {
                self.packet.note_at(path).is_some_and(|note| !self.audience.may_see(note.audience))
            }
            LinkTarget::Here(_) | LinkTarget::File(..) | LinkTarget::Web(_) => false,
        }
    }
}

/// The names of the file: a person's, where the author called it so.
fn stems(path: &PacketPath, head: Span) -> [Words; 2] {
    [path.as_str(), path.stem()].map(|name| Words::phrase(name, head))
}
