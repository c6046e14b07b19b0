//! Every text of an edition that the author wrote, each with the way back to its source: what rules search, and what may be held against the published
//! files. Each type is taken apart field by field and without `..`, so that the compiler names a field that is new: either its words are told here, or
//! it is said why there are none.

mod body;
mod rubric;

use super::{Answer, Candidate, Coverage, Edition, Entry, Evidence, Feedback, Impact, Metric, NoteRef, Page};
use super::{NamedStatement, Piece, Proof, Reason, Request, Shown, Support, Verdict};
use crate::source::{Date, Interval, Span, Spanned};
use crate::vocabulary::{Away, Cycle, Figure, LinkTarget, Period, day, interval};
use rayon::prelude::*;
use std::borrow::Cow;

/// Words that a reader of an edition has as one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// What they are.
    pub what: What,
    /// The note whose text it is; nothing for what no note says.
    pub at: Option<NoteRef>,
    /// The words in order, each part with where it was written. A part whose span is as long as itself was written byte for byte.
    pub parts: Vec<(Cow<'a, str>, Span)>,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// What lists call a note, or the packet.
    Title,
    /// How a note speaks for a criterion.
    Why,
    /// A run of words of a body, or what stands beside it in a page's source: an address, the title of a link, an anchor.
    Body,
    /// Who took part in a piece of work.
    With,
    /// Another value of front matter or of `packet.toml`.
    Value,
    /// A day or a stretch of days, in the words of pages.
    Day,
    /// A name in addresses.
    Address,
    /// A text of the rubric.
    Rubric,
    /// A file that is handed on, or a part of the theme.
    File,
}

impl Edition {
    /// Every text of the author's in it. Words of ours are not among them.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let Edition {
            audience: _,
            told: _,
            title,
            language,
            candidate,
            rubric,
            current: _,
            target: _,
            window,
            cycle,
            periods,
            away,
            pages,
            evidence,
            impact,
            feedback,
            requests,
            answers,
            metrics,
            coverage,
            results: _,
            peers: _,
            quota: _,
            // Their names stand in the links that lead to them.
            files: _,
            file_texts,
            picture_sizes: _,
            theme,
        } = self;
        let mut own = Texts::of(None);
        own.shown(What::Title, title);
        own.shown(What::Value, language);
        own.candidate(candidate);
        window.iter().for_each(|days| own.days(days.value, days.span));
        own.plan(cycle.as_ref(), periods, away);
        own.rubric(rubric);
        requests.iter().for_each(|request| own.request(request));
        coverage.iter().for_each(|coverage| own.coverage(coverage));
        for (file, text) in file_texts.iter().chain(theme) {
            let text = text.as_str();
            own.add(What::File, text, Span::new(file, 0, text.len()));
        }
        let mut all = own.found;
        all.extend(pages.values().flatten().flat_map(of_page));
        all.par_extend(evidence.par_iter().flat_map_iter(of_evidence));
        all.par_extend(impact.par_iter().flat_map_iter(of_impact));
        all.par_extend(feedback.par_iter().flat_map_iter(of_feedback));
        all.par_extend(answers.par_iter().flat_map_iter(of_answer));
        all.par_extend(metrics.par_iter().flat_map_iter(of_metric));
        all
    }
}

fn of_page(page: &Page) -> Vec<Text<'_>> {
    let Page { entry, date } = page;
    let mut texts = Texts::of_entry(entry);
    date.iter().for_each(|date| texts.day(*date));
    texts.found
}

fn of_evidence(evidence: &Evidence) -> Vec<Text<'_>> {
    let Evidence {
        entry,
        when,
        supports,
        kind,
        // A word of the rubric, by its place in it.
        scope: _,
        role: _,
        with,
        status: _,
        background: _,
        // The ledger has them.
        metrics: _,
        links,
        cited_by: _,
        // Numbers for names that are told here.
        project: _,
        copy_of: _,
        copies: _,
    } = evidence;
    let mut texts = Texts::of_entry(entry);
    when.iter().for_each(|when| texts.days(when.value, when.span));
    texts.supports(supports);
    kind.iter().for_each(|words| texts.shown(What::Value, words));
    with.iter().for_each(|words| texts.shown(What::With, words));
    for (words, target) in links {
        texts.shown(What::Value, words);
        texts.target(What::Value, &target.value, target.span);
    }
    texts.found
}

fn of_impact(impact: &Impact) -> Vec<Text<'_>> {
    let Impact { entry, supports, evidence: _, metrics: _, feedback: _, cited_by: _ } = impact;
    let mut texts = Texts::of_entry(entry);
    texts.supports(supports);
    texts.found
}

fn of_feedback(feedback: &Feedback) -> Vec<Text<'_>> {
    let Feedback {
        entry,
        role,
        team,
        // By its place in the rubric.
        level: _,
        relation: _,
        state: _,
        attribution: _,
        asked,
        given,
        supports,
        evidence: _,
        draft,
        cited_by: _,
        copy_of: _,
    } = feedback;
    let mut texts = Texts::of_entry(entry);
    texts.supports(supports);
    role.iter().chain(team).for_each(|words| texts.shown(What::Value, words));
    asked.iter().chain(given).for_each(|day| texts.day(*day));
    draft.iter().for_each(|draft| texts.body(draft));
    texts.found
}

fn of_answer(answer: &Answer) -> Vec<Text<'_>> {
    let Answer { entry, question: _, evidence: _, impact: _, cites: _, words: _ } = answer;
    Texts::of_entry(entry).found
}

fn of_metric(metric: &Metric) -> Vec<Text<'_>> {
    let Metric { id, slug, name, before, after, lower_is_better: _, method, source, estimate: _, at, cited_by: _ } =
        metric;
    let mut texts = Texts::of(Some(*at));
    texts.shown(What::Value, id);
    id.span.iter().for_each(|span| texts.written(What::Address, slug, *span));
    texts.shown(What::Value, name);
    before.iter().chain(after).for_each(|figure| texts.figure(figure));
    method.iter().for_each(|words| texts.shown(What::Value, words));
    if let Some((words, target)) = source {
        texts.shown(What::Value, words);
        target.iter().zip(words.span).for_each(|(target, span)| texts.target(What::Value, target, span));
    }
    texts.found
}

/// Texts that are being collected: those of one note, or of what no note says.
struct Texts<'a> {
    at: Option<NoteRef>,
    found: Vec<Text<'a>>,
}

impl<'a> Texts<'a> {
    fn of(at: Option<NoteRef>) -> Texts<'a> {
        Texts { at, found: Vec::new() }
    }

    /// What every note has.
    fn of_entry(entry: &'a Entry) -> Texts<'a> {
        // What is quoted is known by its place in the body.
        let Entry { at, reference: _, slug, title, audience: _, body, quoted: _ } = entry;
        let mut texts = Texts::of(Some(*at));
        texts.shown(What::Title, title);
        texts.shown(What::Address, slug);
        texts.body(body);
        texts
    }

    fn candidate(&mut self, candidate: &'a Candidate) {
        let Candidate { name, archetype, role, team, manager } = candidate;
        self.shown(What::Value, name);
        archetype.iter().chain(role).chain(team).chain(manager).for_each(|words| self.shown(What::Value, words));
    }

    fn plan(&mut self, cycle: Option<&'a Cycle>, periods: &'a [Period], away: &'a [Away]) {
        if let Some(Cycle { name, deadline }) = cycle {
            deadline.iter().for_each(|deadline| self.day(*deadline));
            name.iter().for_each(|name| self.written(What::Value, &name.value, name.span));
        }
        for Period { id, span, days } in periods {
            // Half-years are ours, and so are their days.
            if let Some(span) = span {
                self.written(What::Value, id, *span);
                self.days(*days, *span);
            }
        }
        for Away { days, why } in away {
            self.days(days.value, days.span);
            self.written(What::Value, &why.value, why.span);
        }
    }

    fn request(&mut self, request: &'a Request) {
        let Request { name, role, team, relation: _, state: _, asked, given, supports, at: _ } = request;
        asked.iter().chain(given).for_each(|day| self.day(*day));
        self.shown(What::Value, name);
        role.iter().chain(team).for_each(|words| self.shown(What::Value, words));
        self.supports(supports);
    }

    fn coverage(&mut self, coverage: &'a Coverage) {
        // What is held and asked is the rubric's, pieces and witnesses are known by their places alone, and a verdict is in words of ours.
        // A rule of a level is told with the rubric.
        let Coverage {
            criterion: _,
            held: _,
            asked: _,
            under_rule: _,
            waiver,
            verdict,
            proof,
            pieces,
            witnesses: _,
            periods: _,
            season: _,
        } = coverage;
        waiver.iter().for_each(|why| self.shown(What::Value, why));
        if let Some(Verdict { strength: _, reasons }) = verdict {
            for reason in reasons {
                match reason {
                    Reason::Nothing | Reason::NothingCounts(_) | Reason::NoEvidence(_) => {}
                    Reason::Nearest { .. } | Reason::Unplaced(_) | Reason::Carried(_) | Reason::Beside { .. } => {}
                    Reason::OneProject { .. } | Reason::TooFew { .. } | Reason::Voice { .. } | Reason::Spread(_) => {}
                }
            }
        }
        // The notes say how they speak for it: see `supports`.
        for Proof { at: _, grade: _, why: _, statements: _, set_aside: _ } in proof {}
        for Piece { at: _, grade: _, reach: _, part: _, witnesses: _, days: _, periods: _, has_bare_figure: _ } in
            pieces
        {}
    }

    fn supports(&mut self, supports: &'a [Support]) {
        for Support { criterion: _, statements, why } in supports {
            // The rubric has the statements' names.
            let of_statements = statements.iter().filter_map(|NamedStatement { id: _, why }| why.as_ref());
            why.iter().chain(of_statements).for_each(|why| self.shown(What::Why, why));
        }
    }

    fn figure(&mut self, figure: &'a Spanned<Figure>) {
        // Its quantity is what is written, in another form.
        let Figure { written, quantity: _ } = &figure.value;
        self.written(What::Value, written, figure.span);
    }

    fn shown(&mut self, what: What, words: &'a Shown) {
        let Shown { text, span } = words;
        span.iter().for_each(|span| self.written(what, text, *span));
    }

    fn day(&mut self, day: Spanned<Date>) {
        self.days(Interval::day(day.value), day.span);
    }

    /// A stretch of days in the words of pages, and each end of it: `3 to 28 March 2026` tells of the 3rd of March.
    fn days(&mut self, days: Interval, span: Span) {
        self.printed(interval(days), span);
        if days.from != days.to {
            self.printed(day(days.from), span);
            self.printed(day(days.to), span);
        }
    }

    /// Words that pages make of what is written, never to be taken for the same byte for byte: `3 May 2026` is as long as `2026-05-03`.
    fn printed(&mut self, mut words: String, span: Span) {
        if words.len() == span.end - span.start {
            words.push(' ');
        }
        self.add(What::Day, words, span);
    }

    /// A value as it stands in front matter or settings.
    fn written(&mut self, what: What, text: &'a str, span: Span) {
        self.add(what, text, inner(span, text));
    }

    /// What a page's source holds of where a link leads. The name of a note is that note's, and a heading of the same note stands in it.
    fn target(&mut self, what: What, target: &'a LinkTarget<NoteRef>, span: Span) {
        match target {
            LinkTarget::Web(address) => self.written(what, address, span),
            LinkTarget::File(path, place) => {
                self.written(what, path.as_str(), span);
                if let Some(place) = place {
                    self.add(what, place.as_str(), span);
                }
            }
            LinkTarget::Note(_, Some(anchor)) => self.add(what, anchor.as_str(), span),
            LinkTarget::Note(_, None) | LinkTarget::Here(_) => {}
        }
    }

    fn add(&mut self, what: What, text: impl Into<Cow<'a, str>>, span: Span) {
        self.found.push(Text { what, at: self.at, parts: vec![(text.into(), span)] });
    }
}

/// Without the quotes or backticks, when there is one at either end and nothing else but the text.
fn inner(span: Span, text: &str) -> Span {
    if span.end - span.start == text.len() + 2 { span.with(span.start + 1, span.end - 1) } else { span }
}

#[cfg(test)]
mod tests;
