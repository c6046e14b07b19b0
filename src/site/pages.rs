//! The pages that say something of the edition as a whole.

use super::criteria::Depth;
use super::links::From;
use super::view::*;
use super::words;
use crate::diagnostic::{count, listed};
use crate::edition::{Coverage, Edition, Strength};
use crate::rubric::changes;
use crate::source::Interval;
use crate::vocabulary::{Relation, State, Vocabulary};
use serde::Serialize;

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
    pub(super) fn asked(&self) -> impl Iterator<Item = &Coverage> {
        self.edition.coverage.iter().filter(|coverage| coverage.asked.is_some())
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
            ("pieces of peer feedback", given().count(), edition.quota.at_least),
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
                state: request.state.word(),
                asked: request.asked.map(words::day),
                given: request.given.map(words::day),
                supports: self.supports(&request.supports),
                link: request.at.map(|at| self.note(at)),
            }
        };
        self.edition.requests.iter().map(view).collect()
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
