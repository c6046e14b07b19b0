//! The pages that say something of the edition as a whole.

use super::Prose;
use super::criteria::Depth;
use super::links::From;
use super::notes::first_paragraph;
use super::view::*;
use super::words;
use crate::diagnostic::{count, listed};
use crate::edition::{Coverage, Edition, Impact, Strength};
use crate::packet::{Audience, Relation, State, word_of};
use crate::rubric::changes;
use crate::source::Interval;
use serde::Serialize;

/// `index.html`: the case in one page.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    /// The ask, in one sentence.
    pub ask: String,
    /// What a person at the level held owns.
    pub from_owns: Option<String>,
    /// What a person at the level asked for owns.
    pub to_owns: Option<String>,
    /// The case in the candidate's words.
    pub case: Option<Prose>,
    /// The strongest claims.
    pub strongest: Vec<ImpactView>,
    /// The first pieces of work, where nothing is claimed of them.
    pub work: Vec<NoteLink>,
    /// Coverage at a glance.
    pub tally: Vec<TallyView>,
    /// Every criterion the step asks for.
    pub criteria: Vec<CriterionLink>,
    /// What peers say: a sentence or two each.
    pub peers: Vec<FeedbackView>,
    /// Where to read next.
    pub read_next: Vec<ReadNext>,
    /// Whether there is nothing to show yet.
    pub is_empty: bool,
    /// Minutes to read the whole edition.
    pub minutes: usize,
}

/// A page to read next, and why.
#[derive(Clone, Debug, Serialize)]
pub struct ReadNext {
    /// The page.
    pub title: &'static str,
    /// Where it is.
    pub href: String,
    /// What it answers.
    pub why: String,
}

/// `brief.html`: what to say in five minutes.
#[derive(Clone, Debug, Serialize)]
pub struct BriefView {
    /// The ask, in one sentence.
    pub ask: String,
    /// Why now, the first words of the case.
    pub why_now: String,
    /// The strongest claims.
    pub strongest: Vec<ImpactView>,
    /// Coverage at a glance.
    pub tally: Vec<TallyView>,
    /// The criteria, each with the one thing to say of it.
    pub criteria: Vec<CriterionView>,
    /// What peers say.
    pub peers: Vec<FeedbackView>,
    /// What will be asked, and the short answer.
    pub questions: Vec<QuestionView>,
    /// What will be objected.
    pub objections: Vec<ObjectionView>,
    /// Who has been asked for feedback.
    pub requests: Vec<RequestView>,
    /// Minutes to say it.
    pub minutes: usize,
}

/// `coverage.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// How many criteria have each strength.
    pub tally: Vec<TallyView>,
    /// The criteria, by group.
    pub groups: Vec<GroupView>,
    /// Those the step asks nothing new of.
    pub not_asked: Vec<CriterionView>,
    /// What the words mean.
    pub legend: Vec<StrengthView>,
    /// Peer feedback against what the rubric asks for.
    pub quota: Vec<QuotaView>,
    /// The rubric's title and version, and its source.
    pub rubric: String,
    /// Where the rubric comes from.
    pub source: Option<String>,
}

/// One demand on peer feedback.
#[derive(Clone, Debug, Serialize)]
pub struct QuotaView {
    /// What is asked for.
    pub what: &'static str,
    /// How many there are.
    pub found: usize,
    /// How many are asked for.
    pub asked: usize,
    /// Whether it is met.
    pub is_met: bool,
}

/// `evidence.html`: every note of the case in one list.
#[derive(Clone, Debug, Serialize)]
pub struct NotesView {
    /// The claims.
    pub impact: Vec<ImpactView>,
    /// The work.
    pub evidence: Vec<EvidenceView>,
    /// The peers.
    pub feedback: Vec<FeedbackView>,
}

/// `timeline.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// The periods.
    pub periods: Vec<PeriodView>,
    /// The criteria, by group; their cells are in the order of the periods.
    pub groups: Vec<GroupView>,
    /// Absences.
    pub away: Vec<AwayView>,
    /// The window, in words.
    pub window: Option<String>,
}

/// One period.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodView {
    /// Such as `2025-H2`.
    pub id: String,
    /// Its days, in words.
    pub days: String,
    /// An absence in it, in words.
    pub away: Option<String>,
}

/// One absence.
#[derive(Clone, Debug, Serialize)]
pub struct AwayView {
    /// Its days, in words.
    pub days: String,
    /// What it was.
    pub why: String,
}

/// `metrics.html`: the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct MetricsView {
    /// Every figure.
    pub metrics: Vec<MetricView>,
}

/// `questions.html`.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsView {
    /// What a committee asks.
    pub questions: Vec<QuestionView>,
    /// What this packet invites.
    pub objections: Vec<ObjectionView>,
    /// Answers to a question that the rubric does not ask.
    pub others: Vec<AnswerView>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// Its anchor.
    pub anchor: String,
    /// The question.
    pub text: String,
    /// The objection behind it.
    pub objection: Option<String>,
    /// What it concerns.
    pub criteria: Vec<CriterionLink>,
    /// The answers.
    pub answers: Vec<AnswerView>,
}

/// Something a reader may object to.
#[derive(Clone, Debug, Serialize)]
pub struct ObjectionView {
    /// The criterion.
    pub criterion: CriterionLink,
    /// What holds it back.
    pub because: Vec<String>,
    /// The answers that concern it.
    pub answers: Vec<NoteLink>,
}

/// `levels.html`.
#[derive(Clone, Debug, Serialize)]
pub struct LevelsView {
    /// The level held.
    pub from: LevelView,
    /// The level asked for.
    pub to: LevelView,
    /// What changes.
    pub changes: Vec<ChangeView>,
    /// What stays as it is.
    pub unchanged: Vec<ChangeView>,
}

/// One level.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LevelView {
    /// What it is called.
    pub title: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its scope.
    pub scope: Option<String>,
    /// What a person owns.
    pub owns: Option<String>,
    /// For how long the work must have been done, in words.
    pub sustained: Option<String>,
}

/// One criterion at two levels.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    /// Which.
    pub criterion: CriterionLink,
    /// What is expected at the level held.
    pub before: Option<String>,
    /// What the step asks.
    pub after: Option<String>,
    /// `optional` when a case is complete without it.
    pub need: Option<&'static str>,
}

/// Someone who was asked.
#[derive(Clone, Debug, Serialize)]
pub struct RequestView {
    /// Who.
    pub name: String,
    /// What they do, and where.
    pub person: Option<String>,
    /// How they know the work.
    pub relation: Option<&'static str>,
    /// `draft`, `requested`, `given` or `declined`.
    pub state: &'static str,
    /// When they were asked, in words.
    pub asked: Option<String>,
    /// When they gave it, in words.
    pub given: Option<String>,
    /// What they can speak for.
    pub supports: Vec<SupportView>,
    /// The note, when the edition has it.
    pub link: Option<NoteLink>,
}

impl From<'_> {
    pub(super) fn index(&self) -> IndexView {
        let edition = self.edition;
        let owns = |level: Option<usize>| level.and_then(|level| edition.rubric.levels[level].owns.clone());
        IndexView {
            ask: ask(edition),
            from_owns: owns(edition.current),
            to_owns: owns(edition.target),
            case: edition.case.as_ref().map(|case| self.prose(case.entry.at, &case.entry.body, 3)),
            strongest: self.strongest(3),
            work: self.unclaimed(5),
            tally: self.tally(),
            criteria: self.asked().map(|coverage| self.criterion(coverage.criterion)).collect(),
            peers: self.peers(3),
            read_next: self.read_next(),
            is_empty: edition.evidence.is_empty() && edition.impact.is_empty() && edition.feedback.is_empty(),
            minutes: words::minutes(edition.entries().map(|entry| entry.body.markdown.word_count(false)).sum()),
        }
    }

    fn asked(&self) -> impl Iterator<Item = &Coverage> {
        self.edition.coverage.iter().filter(|coverage| coverage.asked.is_some())
    }

    /// The claims with the best proof, then the most of it.
    fn strongest(&self, most: usize) -> Vec<ImpactView> {
        let weight = |impact: &&Impact| {
            let moved = impact.metrics.iter().filter(|index| self.edition.metrics[**index].before.is_some()).count();
            (
                std::cmp::Reverse((moved.min(1), impact.evidence.len() + impact.feedback.len() + impact.metrics.len())),
                impact.entry.at,
            )
        };
        let mut impact: Vec<&Impact> = self.edition.impact.iter().collect();
        impact.sort_by_key(weight);
        impact.into_iter().take(most).map(|impact| self.impact(impact, 3)).collect()
    }

    /// A case without impact statements still has work to show.
    fn unclaimed(&self, most: usize) -> Vec<NoteLink> {
        let work =
            self.edition.evidence.iter().filter(|evidence| self.edition.impact.is_empty() && !evidence.background);
        work.take(most).map(|evidence| self.note(evidence.entry.at)).collect()
    }

    /// Peers' words, those from outside the team and of the highest level first.
    fn peers(&self, most: usize) -> Vec<FeedbackView> {
        let mut given: Vec<_> =
            self.edition.feedback.iter().filter(|feedback| feedback.state == State::Given).collect();
        given.sort_by_key(|feedback| {
            (
                std::cmp::Reverse((feedback.relation.is_some_and(Relation::is_outside), feedback.level)),
                feedback.entry.at,
            )
        });
        given.into_iter().take(most).map(|feedback| self.feedback(feedback, 3)).collect()
    }

    fn read_next(&self) -> Vec<ReadNext> {
        let edition = self.edition;
        let mut pages = Vec::new();
        let mut add = |title, name, why: String| pages.push(ReadNext { title, href: self.section(name), why });
        if edition.audience <= Audience::Manager {
            add("Brief", "brief", "what to say in five minutes".to_owned());
        }
        add(
            "Coverage",
            "coverage",
            format!("{}, each with its proof", count(self.asked().count(), "criterion/criteria")),
        );
        if !edition.evidence.is_empty() {
            add(
                "Evidence",
                "evidence",
                format!("{}, with what rests on them", count(edition.evidence.len(), "piece of work/pieces of work")),
            );
        }
        if !edition.metrics.is_empty() {
            add("Metrics", "metrics", format!("{}, with method and source", count(edition.metrics.len(), "figure")));
        }
        add("Questions", "questions", "what a committee asks, and the answers".to_owned());
        add("Timeline", "timeline", "what is sustained, and what is one season".to_owned());
        if edition.is_own() {
            add("Gaps", "gaps", "what is missing, and the next best thing to do".to_owned());
        }
        pages
    }

    pub(super) fn brief(&self) -> BriefView {
        let edition = self.edition;
        let criteria: Vec<CriterionView> =
            self.asked().map(|coverage| self.criterion_view(coverage, Depth::Strongest)).collect();
        let mut brief = BriefView {
            ask: ask(edition),
            why_now: edition
                .case
                .as_ref()
                .map_or_else(String::new, |case| words::excerpt(&first_paragraph(&case.entry.body), 420)),
            strongest: self.strongest(3),
            tally: self.tally(),
            criteria,
            peers: self.peers(3),
            questions: self.questions().questions.into_iter().filter(|question| !question.answers.is_empty()).collect(),
            objections: self.objections(),
            requests: self.requests(),
            minutes: 1,
        };
        brief.minutes = words::minutes(words_of(&brief));
        brief
    }

    pub(super) fn coverage(&self, depth: Depth) -> CoverageView {
        let rubric = &self.edition.rubric;
        CoverageView {
            tally: self.tally(),
            groups: self.groups(depth),
            not_asked: self.not_asked(),
            legend: Strength::ALL.into_iter().map(words::strength).collect(),
            quota: self.quota(),
            rubric: format!("{}, version {}", rubric.title, rubric.version),
            source: rubric.source.clone(),
        }
    }

    pub(super) fn quota(&self) -> Vec<QuotaView> {
        let edition = self.edition;
        let given = || edition.feedback.iter().filter(|feedback| feedback.state == State::Given);
        let outside = given().filter(|feedback| feedback.relation.is_some_and(Relation::is_outside)).count();
        let senior = given().filter(|feedback| feedback.level.is_some() && feedback.level >= edition.target).count();
        let views = [
            ("peer feedback given", given().count(), edition.quota.at_least),
            ("from outside the team", outside, edition.quota.outside_team),
            ("from the target level or above", senior, edition.quota.at_target_level),
        ];
        let view = |(what, found, asked)| QuotaView { what, found, asked, is_met: found >= asked };
        views.into_iter().filter(|(_, _, asked)| *asked > 0).map(view).collect()
    }

    pub(super) fn all_notes(&self, heading_level: u8) -> NotesView {
        NotesView {
            impact: self.edition.impact.iter().map(|impact| self.impact(impact, heading_level)).collect(),
            evidence: self.edition.evidence.iter().map(|evidence| self.evidence(evidence, heading_level)).collect(),
            feedback: self.edition.feedback.iter().map(|feedback| self.feedback(feedback, heading_level)).collect(),
        }
    }

    /// Every note without its body, which a list has no room for.
    pub(super) fn list_of_notes(&self) -> NotesView {
        let mut notes = self.all_notes(3);
        notes.impact.iter_mut().for_each(|it| it.body = Prose::default());
        notes.evidence.iter_mut().for_each(|it| it.body = Prose::default());
        for feedback in &mut notes.feedback {
            (feedback.body, feedback.draft) = (Prose::default(), None);
        }
        notes
    }

    pub(super) fn timeline(&self) -> TimelineView {
        let edition = self.edition;
        let away_in = |days: Interval| {
            let inside = edition.away.iter().filter(move |away| away.days.overlaps(days));
            let words: Vec<&str> = inside.map(|away| away.why.as_str()).collect();
            (!words.is_empty()).then(|| listed(&words))
        };
        TimelineView {
            periods: edition
                .periods
                .iter()
                .map(|period| PeriodView {
                    id: period.id.clone(),
                    days: words::interval(period.days),
                    away: away_in(period.days),
                })
                .collect(),
            groups: self.groups(Depth::Strongest),
            away: edition
                .away
                .iter()
                .map(|away| AwayView { days: words::interval(away.days), why: away.why.clone() })
                .collect(),
            window: edition.window.map(words::interval),
        }
    }

    pub(super) fn ledger(&self) -> MetricsView {
        MetricsView { metrics: (0..self.edition.metrics.len()).map(|index| self.metric(index)).collect() }
    }

    pub(super) fn questions(&self) -> QuestionsView {
        let edition = self.edition;
        let question = |(index, question): (usize, &crate::rubric::Question)| QuestionView {
            anchor: format!("q-{}", crate::packet::slug(&question.id.value)),
            text: question.text.clone(),
            objection: question.objection.clone(),
            criteria: self.concerned(&question.criteria.iter().map(|id| id.value.as_str()).collect::<Vec<_>>()),
            answers: edition
                .answers
                .iter()
                .filter(|answer| answer.question == Some(index))
                .map(|answer| self.answer(answer, 4))
                .collect(),
        };
        QuestionsView {
            questions: edition.rubric.questions.iter().enumerate().map(question).collect(),
            objections: self.objections(),
            others: edition
                .answers
                .iter()
                .filter(|answer| answer.question.is_none())
                .map(|answer| self.answer(answer, 4))
                .collect(),
        }
    }

    fn concerned(&self, ids: &[&str]) -> Vec<CriterionLink> {
        let criteria = self.edition.rubric.criteria.iter().enumerate();
        criteria
            .filter(|(_, criterion)| ids.contains(&criterion.id.value.as_str()))
            .map(|(index, _)| self.criterion(index))
            .collect()
    }

    /// What the coverage of required criteria invites a reader to object.
    fn objections(&self) -> Vec<ObjectionView> {
        let weak = self.asked().filter(|coverage| coverage.is_required() && coverage.held_back().next().is_some());
        let objection = |coverage: &Coverage| {
            let id = &self.edition.rubric.criteria[coverage.criterion].id.value;
            let concerns = |question: usize| {
                self.edition.rubric.questions[question].criteria.iter().any(|other| other.value == *id)
            };
            let answers = self.edition.answers.iter().filter(|answer| answer.question.is_some_and(concerns));
            ObjectionView {
                criterion: self.criterion(coverage.criterion),
                because: coverage.held_back().map(str::to_owned).collect(),
                answers: answers.map(|answer| self.note(answer.entry.at)).collect(),
            }
        };
        weak.map(objection).collect()
    }

    pub(super) fn levels(&self) -> LevelsView {
        let edition = self.edition;
        let rubric = &edition.rubric;
        let level = |index: Option<usize>| index.map_or_else(LevelView::default, |index| level_view(edition, index));
        let (Some(from), Some(to)) = (edition.current, edition.target) else {
            return LevelsView {
                from: level(edition.current),
                to: level(edition.target),
                changes: Vec::new(),
                unchanged: Vec::new(),
            };
        };
        let views = changes(rubric, from, to).into_iter().enumerate().map(|(index, change)| ChangeView {
            criterion: self.criterion(index),
            before: change.before.map(|held| held.text.clone()).filter(|text| !text.is_empty()),
            after: change.after.map(|asked| asked.text.clone()).filter(|text| !text.is_empty()),
            need: change.after.and_then(|asked| (asked.need == crate::rubric::Need::Optional).then_some("optional")),
        });
        let (changes, unchanged) = views.partition(|view| view.after.is_some());
        LevelsView { from: level(Some(from)), to: level(Some(to)), changes, unchanged }
    }

    pub(super) fn requests(&self) -> Vec<RequestView> {
        let view = |request: &crate::edition::Request| {
            let person: Vec<String> = [request.role.clone(), request.team.clone()].into_iter().flatten().collect();
            RequestView {
                name: request.name.clone(),
                person: (!person.is_empty()).then(|| person.join(", ")),
                relation: request.relation.map(words::relation),
                state: word_of(&State::WORDS, request.state),
                asked: request.asked.map(words::day),
                given: request.given.map(words::day),
                supports: self.supports(&request.supports),
                link: request.at.map(|at| self.note(at)),
            }
        };
        self.edition.requests.iter().map(view).collect()
    }
}

/// The ask, in one sentence.
fn ask(edition: &Edition) -> String {
    let title = |level: Option<usize>| level.map(|level| edition.rubric.levels[level].title.as_str());
    match (title(edition.current), title(edition.target)) {
        (Some(from), Some(to)) if from != to => {
            format!("{} asks to be promoted from {from} to {to}.", edition.candidate.name)
        }
        (_, Some(to)) => format!("{} asks to be confirmed as {to}.", edition.candidate.name),
        _ => format!("The case of {}.", edition.candidate.name),
    }
}

fn level_view(edition: &Edition, index: usize) -> LevelView {
    let level = &edition.rubric.levels[index];
    LevelView {
        title: level.title.clone(),
        aliases: level.aliases.clone(),
        scope: level.scope.map(|scope| edition.rubric.scopes[scope].clone()),
        owns: level.owns.clone(),
        sustained: level.sustained.map(|months| {
            if months % 12 == 0 { count((months / 12) as usize, "year") } else { count(months as usize, "month") }
        }),
    }
}

/// The words that a brief makes its reader say.
fn words_of(brief: &BriefView) -> usize {
    let number = |text: &str| text.split_whitespace().count();
    let claims: usize =
        brief.strongest.iter().map(|impact| number(&impact.link.title) + 8 * impact.metrics.len()).sum();
    let criteria: usize = brief.criteria.iter().map(|criterion| number(&criterion.link.title) + 8).sum();
    let peers: usize = brief.peers.iter().map(|peer| number(&peer.excerpt)).sum();
    let answers = brief
        .questions
        .iter()
        .flat_map(|question| question.answers.iter().map(|answer| number(&question.text) + number(&answer.excerpt)));
    let objections: usize =
        brief.objections.iter().map(|objection| objection.because.iter().map(|text| number(text)).sum::<usize>()).sum();
    number(&brief.ask) + number(&brief.why_now) + claims + criteria + peers + answers.sum::<usize>() + objections
}
